// Links to the notes: only addresses of known kinds are ever made.

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i;
const WEB = /^https?:\/\//i;

/** [{text, href}] for a place in a note; none when the page was not told where the notes lie. */
export function noteLinks({ base, vault, editorRoot }, { note, line, cell }) {
  const path = note.split("/").filter((part) => part && part !== "." && part !== "..").map(encodeURIComponent).join("/");
  const links = [];
  if (usableBase(base)) {
    const anchor = WEB.test(base) && cell === null ? `#L${line}` : "";
    links.push({ text: "Open note", href: base + path + anchor });
  }
  if (vault) links.push({ text: "Obsidian", href: `obsidian://open?vault=${encodeURIComponent(vault)}&file=${encodeURIComponent(note)}` });
  if (editorRoot) {
    const root = editorRoot.split(/[\\/]/).map(encodeURIComponent).join("/").replace(/%3A/gi, ":");
    links.push({ text: "VS Code", href: `vscode://file/${root.replace(/^\//, "")}/${path}${cell === null ? `:${line}` : ""}` });
  }
  return links;
}

function usableBase(base) {
  if (/[\u0000-\u0020]/.test(base)) return false;
  return Boolean(base) && (WEB.test(base) || (!ABSOLUTE.test(base) && !base.startsWith("//")));
}
