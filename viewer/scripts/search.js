// Search as you type: plain containment first, similar spellings only where that finds no name.

import { foldText } from "./text.js";

const SEPARATOR = "\u0001";
const SEPARATOR_CODE = 1;
const MOST_CANDIDATES = 8000;
const MOST_COMPARED = 600;
const SHORTEST_FUZZY = 4;

/** Folded labels and aliases in one long text each, so that one scan searches all. */
export function makeSearch(graph) {
  const names = haystack(graph.size, (index) => {
    const aliases = graph.aliases(index);
    const label = foldText(graph.label[index]);
    return aliases.length ? [label, ...aliases.map(foldText)].join(SEPARATOR) : label;
  });
  let texts = null;
  const definitions = () => {
    texts ??= haystack(graph.size, (index) => {
      const [first] = graph.definitions(index);
      return first === undefined ? "" : graph.quote(graph.raw.evidence.place[first]).toLowerCase();
    });
    return texts;
  };
  return { graph, names, definitions };
}

/** Best concepts for a query: [{index, via}], `via` being "name", "similar" or "definition". */
export function find(search, query, limit = 12) {
  const wanted = foldText(query);
  if (!wanted) return [];
  const found = ranked(search, containing(search.names, wanted, 2000), wanted);
  const seen = new Set(found.map((one) => one.index));
  const more = (hits) => {
    for (const one of hits) if (!seen.has(one.index)) seen.add(one.index), found.push(one);
  };
  if (!found.length && wanted.length >= SHORTEST_FUZZY) more(similar(search, wanted, limit));
  if (found.length < limit && wanted.length >= 3) {
    const inText = containing(search.definitions(), query.trim().toLowerCase(), limit);
    more([...inText].map((index) => ({ index, via: "definition" })));
  }
  return found.slice(0, limit);
}

/** Numbers of all concepts in the order of their names. */
export function byName(search) {
  search.order ??= Array.from({ length: search.names.size }, (_, index) => [search.names.at(index), index])
    .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]))
    .map(([, index]) => index);
  return search.order;
}

/** The concept with exactly this label or alias (folded), or -1. */
export function exactly(search, name) {
  const wanted = foldText(name);
  for (const index of containing(search.names, wanted, 5000)) {
    if (search.names.at(index).split(SEPARATOR).includes(wanted)) return index;
  }
  return -1;
}

/**
 * Fewest edits (insert, delete, replace, swap neighbours) that turn `pattern` into a part of `text` that starts at a
 * word (Sellers 1980, with transpositions as in Damerau 1964).
 */
export function fewestEdits(pattern, text) {
  const rows = pattern.length;
  const wanted = Uint16Array.from({ length: rows }, (_, i) => pattern.charCodeAt(i));
  let [earlier, before, now] = [0, 0, 0].map(() => new Uint16Array(rows + 1));
  for (let i = 0; i <= rows; i++) before[i] = earlier[i] = i;
  let best = rows;
  let last = 32;
  for (let j = 1; j <= text.length; j++) {
    const code = text.charCodeAt(j - 1);
    const start = last === 32 || last === SEPARATOR_CODE;
    if (start) for (let i = 0; i <= rows; i++) if (before[i] > i) before[i] = i;
    now[0] = Math.min(before[0] + 1, rows);
    for (let i = 1; i <= rows; i++) {
      const same = wanted[i - 1] === code;
      let value = before[i - 1] + (same ? 0 : 1);
      if (before[i] + 1 < value) value = before[i] + 1;
      if (now[i - 1] + 1 < value) value = now[i - 1] + 1;
      if (!same && i > 1 && wanted[i - 1] === last && wanted[i - 2] === code && earlier[i - 2] + 1 < value) value = earlier[i - 2] + 1;
      now[i] = value;
    }
    [earlier, before, now] = [before, now, earlier];
    if (before[rows] < best) best = before[rows];
    last = code;
  }
  return best;
}

function haystack(size, textOf) {
  const parts = [];
  const start = new Int32Array(size + 1);
  let at = 0;
  for (let index = 0; index < size; index++) {
    const text = textOf(index);
    parts.push(text);
    start[index] = at;
    at += text.length + 1;
  }
  start[size] = at;
  const all = parts.join("\n") + "\n";
  return { all, start, size, at: (index) => all.slice(start[index], start[index + 1] - 1) };
}

function containing(hay, wanted, most) {
  const found = new Set();
  let at = hay.all.indexOf(wanted);
  while (at >= 0 && found.size < most) {
    const index = owner(hay, at);
    found.add(index);
    at = hay.all.indexOf(wanted, hay.start[index + 1]);
  }
  return found;
}

function owner(hay, at) {
  let low = 0;
  let high = hay.size - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (hay.start[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function ranked(search, hits, wanted) {
  const { graph, names } = search;
  const scored = [...hits].map((index) => ({ index, via: "name", rank: rankOf(names.at(index), wanted) }));
  scored.sort((a, b) => a.rank - b.rank || graph.salience[b.index] - graph.salience[a.index] || a.index - b.index);
  return scored;
}

function rankOf(names, wanted) {
  const [label, ...aliases] = names.split(SEPARATOR);
  if (label === wanted) return 0;
  if (aliases.includes(wanted)) return 1;
  if (label.startsWith(wanted)) return 2;
  if (aliases.some((one) => one.startsWith(wanted))) return 3;
  return ` ${names}`.includes(` ${wanted}`) ? 4 : 5;
}

/** With `most` edits, one of `most + 1` pieces stays whole: only labels that hold a piece are compared. */
function similar(search, wanted, limit) {
  const most = wanted.length < 6 ? 1 : wanted.length < 12 ? 2 : 3;
  const shared = new Map();
  for (const piece of [...pieces(wanted, most + 1), ...swaps(wanted)]) {
    for (const index of containing(search.names, piece, MOST_CANDIDATES)) shared.set(index, (shared.get(index) ?? 0) + 1);
  }
  const found = [];
  for (const index of likeliest(shared)) {
    const edits = fewestEdits(wanted, search.names.at(index));
    if (edits <= most) found.push({ index, via: "similar", edits: edits + distance(search.names.at(index), wanted, edits) });
  }
  const { salience } = search.graph;
  found.sort((a, b) => a.edits - b.edits || salience[b.index] - salience[a.index] || a.index - b.index);
  return found.slice(0, limit);
}

/** Those that share most pieces, as many as can be compared while someone types. */
function likeliest(shared) {
  const groups = [];
  for (const [index, count] of shared) (groups[count] ??= []).push(index);
  return groups.reverse().flat().slice(0, MOST_COMPARED);
}

/** Part of an edit for matches in an alias or inside the label: those that begin alike come first. */
function distance(names, wanted, edits) {
  const [label] = names.split(SEPARATOR);
  if (fewestEdits(wanted, label) > edits) return 0.6;
  return fewestEdits(wanted, label.slice(0, wanted.length + 1)) > edits ? 0.3 : 0;
}

function pieces(text, count) {
  const length = Math.floor(text.length / count);
  return Array.from({ length: count }, (_, i) => text.slice(i * length, i + 1 === count ? undefined : (i + 1) * length));
}

/** A swap can break two pieces of a short word: its swapped forms are sought as they are. */
function swaps(text) {
  if (text.length > 6) return [];
  return Array.from({ length: text.length - 1 }, (_, i) => text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2));
}
