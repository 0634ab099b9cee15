// The legend, which is the filter.

import { button, el, refill } from "./dom.js";
import { filtersSet } from "./filters.js";
import { kindGlyph } from "./panel.js";
import { swatch } from "./relations.js";

const BASES = { stated: "said in a sentence", structural: "by headings, lists, links", inferred: "inferred", background: "from a vocabulary" };

/** Shows the legend for the filters in force. */
export function fillLegend(place, graph, filters, page) {
  const counts = graph.legendCounts ?? (graph.legendCounts = countAll(graph));
  return refill(
    place,
    el("div", { class: "legend-head" }, el("h2", {}, "Legend and filters"), filtersSet(filters) ? button("Clear", page.clearFilters, { class: "plain" }) : null),
    relationToggles(graph, filters, counts, page),
    kindToggles(graph, filters, counts, page),
    basisToggles(graph, filters, counts, page),
    confidence(filters, page),
    choice("explained", "Explained", [["", "all"], ["yes", "in the notes"], ["no", "never (gaps)"]], filters, page),
    graph.topics.length ? choice("topic", "Topic", [["", "all"], ...graph.topics.map((topic) => [topic.id, topic.label])], filters, page) : null,
    graph.raw.notePaths.length > 1 ? choice("note", "Note", [["", "all"], ...graph.raw.notePaths.map((path) => [path, path])], filters, page) : null,
  );
}

function relationToggles(graph, filters, counts, page) {
  const rows = graph.kinds
    .map((kind, number) => [kind, counts.relations[number]])
    .filter(([, count]) => count)
    .map(([kind, count]) => toggle(filters.relations, "relations", kind.name, [swatch(kind.name), kind.symmetric ? kind.label : readsForward(kind)], count, page));
  return group("Relations", rows, "Arrows run in learning order: from what comes first to what builds on it.");
}

function readsForward(kind) {
  return kind.targetFirst ? kind.inverse : kind.label;
}

function kindToggles(graph, filters, counts, page) {
  const rows = graph.raw.kinds
    .map((kind, number) => [kind, counts.kinds[number]])
    .filter(([, count]) => count)
    .map(([kind, count]) => toggle(filters.kinds, "kinds", kind, [kindGlyph(kind), kind], count, page));
  return group("Concepts", rows, "Dashed border: used and never explained. Tick: known.");
}

function basisToggles(graph, filters, counts, page) {
  const rows = graph.raw.bases
    .map((basis, number) => [basis, counts.bases[number]])
    .filter(([, count]) => count)
    .map(([basis, count]) => toggle(filters.bases, "bases", basis, [basis === "background" ? swatch("related", true) : null, BASES[basis] ?? basis], count, page));
  return group("How we know", rows);
}

function confidence(filters, page) {
  const value = el("output", { for: "sure" }, `${filters.confidence} %`);
  const slider = el("input", {
    type: "range", id: "sure", min: 0, max: 95, step: 5, value: filters.confidence,
    on: { input: (event) => (value.textContent = `${event.target.value} %`), change: (event) => page.filter({ confidence: Number(event.target.value) }) },
  });
  return el("div", { class: "filter" }, el("label", { for: "sure" }, "Confidence at least ", value), slider);
}

function choice(key, title, options, filters, page) {
  const select = el("select", { id: `filter-${key}`, on: { change: (event) => page.filter({ [key]: event.target.value }) } }, options.map(([value, text]) => el("option", { value }, text)));
  select.value = filters[key];
  return el("div", { class: "filter" }, el("label", { for: `filter-${key}` }, title), select);
}

function toggle(list, key, value, content, count, page) {
  const on = !list.includes(value);
  const change = () => page.filter({ [key]: on ? [...list, value] : list.filter((one) => one !== value) });
  return el("li", {}, el("button", { type: "button", class: "toggle", "aria-pressed": String(on), "data-filter": `${key}:${value}`, on: { click: change } }, content, el("span", { class: "count" }, count.toLocaleString("en"))));
}

function group(title, rows, hint = "") {
  if (!rows.length) return null;
  return el("div", { class: "filter" }, el("h3", {}, title), el("ul", { class: "toggles" }, rows), hint ? el("p", { class: "hint" }, hint) : null);
}

function countAll(graph) {
  const tally = (values, size) => {
    const counts = new Array(size).fill(0);
    for (let i = 0; i < values.length; i++) counts[values[i]]++;
    return counts;
  };
  return {
    relations: tally(graph.relationKind, graph.kinds.length),
    kinds: tally(graph.kind, graph.raw.kinds.length),
    bases: tally(graph.basis, graph.raw.bases.length),
  };
}
