// The state of the page as the part of the address after `#`, so that each state can be linked and gone back to.

import { openFilters } from "./filters.js";

export const VIEWS = ["map", "needs", "list"];

/** The state of a page that was just opened. `concept`, `from` and `goal` are concept ids or "". */
export function firstState() {
  return { view: "map", concept: "", depth: 1, from: "", wide: false, unsure: false, tab: "concept", filters: openFilters() };
}

/** Reads an address; what it does not know or can't use stays as at first. */
export function parseAddress(hash) {
  const state = firstState();
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const filters = state.filters;
  if (VIEWS.includes(given.get("view"))) state.view = given.get("view");
  if (["concept", "learn", "ways"].includes(given.get("tab"))) state.tab = given.get("tab");
  state.concept = given.get("c") ?? "";
  state.from = given.get("from") ?? "";
  state.depth = bounded(given.get("depth"), 1, 3, 1);
  state.wide = given.get("wide") === "1";
  state.unsure = given.get("unsure") === "1";
  filters.relations = words(given.get("hide"));
  filters.bases = words(given.get("basis"));
  filters.kinds = words(given.get("kinds"));
  filters.topic = given.get("topic") ?? "";
  filters.note = given.get("note") ?? "";
  filters.confidence = bounded(given.get("sure"), 0, 100, 0);
  if (["yes", "no"].includes(given.get("explained"))) filters.explained = given.get("explained");
  return state;
}

/** Writes an address; what is as at first is left out. */
export function formatAddress(state) {
  const first = firstState();
  const { filters } = state;
  const parts = [
    ["c", state.concept],
    ["view", state.view === first.view ? "" : state.view],
    ["depth", state.depth === first.depth ? "" : String(state.depth)],
    ["tab", state.tab === first.tab ? "" : state.tab],
    ["from", state.from],
    ["wide", state.wide ? "1" : ""],
    ["unsure", state.unsure ? "1" : ""],
    ["hide", filters.relations.join(" ")],
    ["basis", filters.bases.join(" ")],
    ["kinds", filters.kinds.join(" ")],
    ["topic", filters.topic],
    ["note", filters.note],
    ["sure", filters.confidence ? String(filters.confidence) : ""],
    ["explained", filters.explained],
  ];
  return "#" + new URLSearchParams(parts.filter(([, value]) => value)).toString();
}

function words(text) {
  return (text ?? "").split(" ").filter(Boolean);
}

function bounded(text, least, most, otherwise) {
  const number = Number.parseInt(text ?? "", 10);
  return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : otherwise;
}
