// The tab for ways between two concepts.

import { button, el, name, refill } from "./dom.js";
import { relationProof, sentence, swatch } from "./relations.js";
import { counted } from "./text.js";

/** Shows the ways from `from` to `to`; both may be -1. `pick` is a search field for the start. */
export function fillWaysPanel(place, graph, { from, to, ways, pick }, page) {
  return refill(
    place,
    el("h2", {}, "Ways between two concepts"),
    el("p", { class: "ends" }, "From ", from >= 0 ? page.conceptButton(from) : el("em", {}, "choose below"), " to ", to >= 0 ? page.conceptButton(to) : el("em", {}, "search above")),
    pick,
    from >= 0 && to >= 0 ? el("p", { class: "actions" }, button("Swap", page.swap), button("Clear", () => page.change({ from: "" }))) : null,
    from >= 0 && to >= 0 ? found(graph, ways, from, to, page) : el("p", { class: "hint" }, "Choose a start here and a goal in the search above; the ways between them are listed and drawn."),
  );
}

function found(graph, ways, from, to, page) {
  if (from === to) return el("p", { class: "hint" }, "Both are the same concept.");
  if (!ways.length) return el("p", { class: "hint" }, "No way joins them with these filters. Clear filters, or lower the confidence asked for.");
  return ways.map(({ steps, directed }, number) =>
    el(
      "section",
      { class: "group way" },
      el("h3", {}, `Way ${number + 1}: ${counted(steps.length - 1, "step")}`, el("span", { class: "count" }, directed ? "in learning order" : "in any direction")),
      el("ol", { class: "steps" }, steps.map((step, i) => el("li", {}, page.conceptButton(step.concept), i + 1 < steps.length ? link(graph, steps[i + 1].relation, page) : null))),
    ),
  );
}

function link(graph, relation, page) {
  const kind = graph.kinds[graph.relationKind[relation]].name;
  return el("details", { class: "link-proof" }, el("summary", {}, swatch(kind), " ", name(sentence(graph, relation))), relationProof(graph, relation, page));
}
