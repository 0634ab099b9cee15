// Folding of text for search, and making text safe to draw on a canvas.

const MARKS = /\p{M}+/gu;
const PLAIN = /^[a-z0-9+#]+(?: [a-z0-9+#]+)*$/;
const NOT_WORD = /[^\p{L}\p{N}+#]+/gu;
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const CONTROL = /[\u0000-\u001F\u007F]+/g;

/** Lower case, without accents, with single spaces between words. */
export function foldText(text) {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  const plain = /^[\x00-\x7F]*$/.test(lower) ? lower : lower.normalize("NFKD").replace(MARKS, "");
  return plain.replace(NOT_WORD, " ").trim();
}

/** One line without direction overrides, at most `most` characters. */
export function oneLine(text, most = 120) {
  const line = text.slice(0, most * 4).replace(DIRECTION, "").replace(CONTROL, " ").trim();
  const letters = Array.from(line);
  return letters.length > most ? letters.slice(0, most - 1).join("").trimEnd() + "…" : line;
}

/** Breaks a label into at most `rows` lines of at most `width`; the last is shortened where needed. */
export function wrapText(text, width, rows, measure) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (!line || measure(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length > rows) lines.splice(rows - 1, lines.length, lines.slice(rows - 1).join(" "));
  return lines.map((one) => shorten(one, width, measure));
}

/** The longest beginning that fits the width, with an ellipsis where something is missing. */
export function shorten(text, width, measure) {
  if (measure(text) <= width) return text;
  const letters = Array.from(text);
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(letters.slice(0, middle).join("") + "…") <= width) low = middle;
    else high = middle - 1;
  }
  return letters.slice(0, low).join("").trimEnd() + "…";
}

/** "1 concept", "2 concepts". */
export function counted(number, one, many = one + "s") {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** The telling end of an IRI, for people: "Q420904 (wikidata.org)". Not an address any more. */
export function shortIri(iri) {
  const found = /^https?:\/\/(?:www\.)?([^/]+)\/(.*)$/i.exec(iri);
  if (!found) return oneLine(iri, 80);
  const [, host, path] = found;
  const parts = path.split(/[/#]/).filter(Boolean);
  const last = (parts.pop() ?? "").replace(/[-_]/g, " ");
  const where = iri.includes("#") && parts.length ? parts.pop().replace(/[-_]/g, " ") : host;
  return oneLine(last ? `${last} (${where})` : host, 80);
}
