// Search as you type: plain containment first, edit distance only where that finds too little.

import { foldText } from "./text.js";

const SEPARATOR = "\u0001";
const ENOUGH = 5;
const SHORTEST_FUZZY = 4;

/** Folded labels and aliases in one long text each, so that one scan searches all. */
export function makeSearch(graph) {
  const names = haystack(graph.size, (index) => {
    const aliases = graph.aliases(index);
    const label = foldText(graph.label[index]);
    return aliases.length ? [label, ...aliases.map(foldText)].join(SEPARATOR) : label;
  });
  const masks = Array.from({ length: graph.size }, (_, index) => letterMask(names.at(index)));
  let texts = null;
  const definitions = () => {
    texts ??= haystack(graph.size, (index) => {
      const [first] = graph.definitions(index);
      return first === undefined ? "" : foldText(graph.raw.places.quote[graph.raw.evidence.place[first]]);
    });
    return texts;
  };
  return { graph, names, masks, definitions };
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
  if (found.length < ENOUGH && wanted.length >= SHORTEST_FUZZY) more(similar(search, wanted, limit));
  if (found.length < limit && wanted.length >= 3) {
    const inText = containing(search.definitions(), wanted, limit);
    more([...inText].map((index) => ({ index, via: "definition" })));
  }
  return found.slice(0, limit);
}

/** The concept with exactly this label or alias (folded), or -1. */
export function exactly(search, name) {
  const wanted = foldText(name);
  for (const index of containing(search.names, wanted, 5000)) {
    if (search.names.at(index).split(SEPARATOR).includes(wanted)) return index;
  }
  return -1;
}

/** Fewest edits that turn `pattern` into some part of `text` starting at a word, or a number above `most`. */
export function editsWithin(pattern, text, most) {
  const rows = pattern.length;
  let before = Array.from({ length: rows + 1 }, (_, i) => i);
  let earlier = before;
  let best = rows;
  for (let j = 1; j <= text.length; j++) {
    const start = j === 1 || text[j - 2] === " " || text[j - 2] === SEPARATOR;
    const now = [start ? 0 : Math.min(j, most + 1)];
    if (start) before = before.map((value, i) => Math.min(value, i));
    for (let i = 1; i <= rows; i++) {
      const same = pattern[i - 1] === text[j - 1];
      let value = Math.min(before[i] + 1, now[i - 1] + 1, before[i - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && pattern[i - 1] === text[j - 2] && pattern[i - 2] === text[j - 1];
      if (swapped) value = Math.min(value, earlier[i - 2] + 1);
      now.push(value);
    }
    earlier = before;
    before = now;
    if (before[rows] < best) best = before[rows];
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

function similar(search, wanted, limit) {
  const most = wanted.length < 6 ? 1 : wanted.length < 12 ? 2 : 3;
  const mask = letterMask(wanted);
  const found = [];
  for (let index = 0; index < search.names.size; index++) {
    if (bits(mask & ~search.masks[index]) > most) continue;
    const edits = editsWithin(wanted, search.names.at(index), most);
    if (edits <= most) found.push({ index, via: "similar", edits });
  }
  const { salience } = search.graph;
  found.sort((a, b) => a.edits - b.edits || salience[b.index] - salience[a.index] || a.index - b.index);
  return found.slice(0, limit);
}

function letterMask(text) {
  let mask = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    mask |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return mask;
}

function bits(mask) {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count++;
  return count;
}
