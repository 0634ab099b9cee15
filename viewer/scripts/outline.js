// The graph as an outline: complete, for keyboards, screen readers and paper.

import { button, el, name, refill } from "./dom.js";
import { after, before, unlockCounts } from "./learning.js";
import { kindGlyph } from "./panel.js";
import { relationGroups, relationSection } from "./relations.js";
import { counted } from "./text.js";

const CHUNK = 80;
const DEEPEST = 6;
const MOST_ITEMS = 400;
const SORTS = { name: "by name", weight: "most central first", blocks: "most waited for first" };

/** Shows the concept in focus with all its relations, then all concepts that the filters leave. */
export function fillOutline(place, graph, focus, page, sort, setSort) {
  return refill(place, focus >= 0 ? concept(graph, focus, page) : null, index(graph, page, sort, setSort));
}

function concept(graph, focus, page) {
  const groups = relationGroups(graph, focus, page.allowed);
  return el(
    "article",
    { class: "outline-focus" },
    el("h2", { dir: "auto" }, graph.label[focus]),
    tree("All it needs, down to the ground", graph, focus, (one) => before(graph, one, page.ordered), page),
    tree("All it unlocks", graph, focus, (one) => after(graph, one, page.ordered), page),
    groups.map((group) => relationSection(graph, focus, group, page)),
  );
}

function tree(title, graph, focus, next, page) {
  const seen = new Set([focus]);
  let left = MOST_ITEMS;
  const item = ({ concept: one }, depth) => {
    const again = seen.has(one);
    seen.add(one);
    const further = again || depth >= DEEPEST || left <= 0 ? [] : next(one);
    return el("li", {}, page.conceptButton(one), again ? el("small", {}, " (see above)") : null, further.length ? branch(further, depth + 1) : null);
  };
  const branch = (list, depth) => {
    const part = list.slice(0, Math.max(0, left));
    left -= part.length;
    const missing = list.length - part.length;
    return el("ul", { class: "tree" }, part.map((one) => item(one, depth)), missing ? el("li", {}, el("small", {}, `${missing.toLocaleString("en")} more: choose a concept to see what it leads to`)) : null);
  };
  const first = next(focus);
  return el("section", { class: "group" }, el("h3", {}, title), first.length ? branch(first, 1) : el("p", { class: "hint" }, "Nothing that the notes name."));
}

function index(graph, page, sort, setSort) {
  const shown = sorted(graph, page, sort);
  const rows = el("ol", { class: "index" });
  let at = 0;
  const more = button("", () => add(CHUNK), { class: "more" });
  const all = button("Show all", () => add(Infinity), { class: "more" });
  const add = (count) => {
    const end = Math.min(shown.length, at + count);
    const part = document.createDocumentFragment();
    for (; at < end; at++) part.append(row(graph, shown[at], page));
    rows.append(part);
    more.textContent = `Show ${Math.min(CHUNK, shown.length - at)} more`;
    more.hidden = all.hidden = at >= shown.length;
  };
  add(CHUNK);
  const select = el("select", { id: "sort", on: { change: (event) => setSort(event.target.value) } }, Object.entries(SORTS).map(([value, text]) => el("option", { value }, text)));
  select.value = sort;
  return el(
    "section",
    { class: "all", "aria-labelledby": "all-title" },
    el("div", { class: "all-head" }, el("h2", { id: "all-title" }, titleOf(graph, shown), el("span", { class: "count" }, shown.length.toLocaleString("en"))), el("label", { for: "sort" }, "Sort ", select)),
    shown.length ? rows : el("p", { class: "empty" }, graph.size ? "No concept passes the filters. Clear a filter on the left to see more." : "The graph holds no concept yet."),
    el("p", { class: "actions" }, more, all),
  );
}

function titleOf(graph, shown) {
  if (shown.length === graph.size) return "All concepts";
  return shown.length && shown.every((one) => !graph.explained[one]) ? "Used and never explained" : "Concepts that the filters leave";
}

function row(graph, one, page) {
  const kind = graph.raw.kinds[graph.kind[one]];
  const waits = after(graph, one, page.ordered).length;
  return el(
    "li",
    {},
    kindGlyph(kind),
    page.conceptButton(one),
    el("span", { class: "kind" }, kind),
    el("span", { class: "sure" }, waits ? `${graph.explained[one] ? "unlocks" : "needed by"} ${counted(waits, "concept")}` : ""),
    graph.aliases(one).length ? el("small", {}, name(graph.aliases(one).join(", "))) : null,
  );
}

function sorted(graph, page, sort) {
  const list = page.byName().filter(page.shown);
  if (sort === "weight") list.sort((a, b) => graph.salience[b] - graph.salience[a] || a - b);
  if (sort === "blocks") {
    const waits = unlockCounts(graph, page.ordered);
    list.sort((a, b) => waits[b] - waits[a] || graph.salience[b] - graph.salience[a] || a - b);
  }
  return list;
}
