// A quote from the notes: its words, the terms marked, formulas drawn, simple Markdown signs taken away.

import { el } from "./dom.js";
import { FORMULA, mathElement } from "./math.js";

const LONGEST_TERM = 100;
const MOST_TERMS = 16;
const INLINE = /`([^`\n]+)`|!?\[\[([^\]|\n]+)(?:\|([^\]\n]+))?\]\]|!?\[([^\]\n]*)\]\([^)\n]*\)|(\*\*|__)(?=\S)|(?<=\S)(\*\*|__)|(?<![\p{L}\p{N}*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu;

/** Nodes for a quote. `terms` are the names to mark. */
export function quoteNodes(text, terms, formulas) {
  const pattern = termPattern(terms);
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(FORMULA)) {
    const latex = (match[1] ?? match[2]).trim();
    const math = mathElement(formulas, latex);
    if (!math) continue;
    nodes.push(...plainNodes(text.slice(end, match.index), pattern), math);
    end = match.index + match[0].length;
  }
  nodes.push(...plainNodes(text.slice(end), pattern));
  return nodes;
}

/** Parts of a text: [{text, code, mark}], Markdown signs dropped. */
export function quoteParts(text, pattern) {
  const parts = [];
  let end = 0;
  const add = (piece, code = false) => {
    if (piece) parts.push(...marked(piece, pattern, code));
  };
  for (const match of text.matchAll(INLINE)) {
    add(text.slice(end, match.index));
    if (match[1] !== undefined) add(match[1], true);
    else add(match[3] ?? match[2] ?? match[4]);
    end = match.index + match[0].length;
  }
  add(text.slice(end));
  return parts;
}

/** A pattern for any of the names as whole words, blanks and hyphens alike; null when there are none. */
export function termPattern(terms) {
  const usable = [...new Set(terms)].filter((term) => term.trim().length > 1 && term.length <= LONGEST_TERM);
  if (!usable.length) return null;
  const sources = usable
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_TERMS)
    .map((term) => term.trim().split(/[\s-]+/).map(escaped).join("[\\s-]+"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join("|")})(?:e?s)?(?![\\p{L}\\p{N}])`, "giu");
}

function plainNodes(text, pattern) {
  return quoteParts(text, pattern).map(({ text: words, code, mark }) => {
    const inner = mark ? el("mark", {}, words) : words;
    return code ? el("code", {}, inner) : inner;
  });
}

function marked(text, pattern, code) {
  if (!pattern) return [{ text, code, mark: false }];
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), code, mark: false });
    parts.push({ text: match[0], code, mark: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), code, mark: false });
  return parts;
}

function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
