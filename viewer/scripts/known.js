// What the reader knows: concept ids, kept by the browser for this graph, exchanged as a text file.

/** The set of known concept ids with its listeners. `storage` may be missing or refuse. */
export function makeKnown(storage, title) {
  const key = `concept-explorer.known.${title}`;
  const ids = new Set(readList(storage, key));
  const listeners = [];
  const changed = () => {
    writeList(storage, key, [...ids]);
    listeners.forEach((listener) => listener());
  };
  return {
    has: (id) => ids.has(id),
    ids: () => [...ids].sort(),
    listen: (listener) => listeners.push(listener),
    set(id, know) {
      if (know) ids.add(id);
      else ids.delete(id);
      changed();
    },
    replace(list) {
      ids.clear();
      list.forEach((id) => ids.add(id));
      changed();
    },
    reread() {
      ids.clear();
      readList(storage, key).forEach((id) => ids.add(id));
      listeners.forEach((listener) => listener());
    },
    key,
  };
}

/** The file: one concept id a line, `#` starts a comment. */
export function formatKnown(ids, title) {
  return [`# Known concepts of ${title.replace(/\s+/g, " ")}`, ...ids].join("\n") + "\n";
}

/** Reads such a file: names, one a line, or a JSON list or {"known": [...]}. */
export function parseKnown(text) {
  const body = text.trim();
  if (/^[[{]/.test(body)) {
    try {
      const value = JSON.parse(body);
      const list = Array.isArray(value) ? value : value.known;
      return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
    } catch {
      return [];
    }
  }
  return body.split(/\r?\n/).map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
}

function readList(storage, key) {
  try {
    const value = JSON.parse(storage.getItem(key) ?? "[]");
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

function writeList(storage, key, list) {
  try {
    storage.setItem(key, JSON.stringify(list));
  } catch {
    // Private windows and sandboxed frames keep nothing; the ticks hold until the page is closed.
  }
}
