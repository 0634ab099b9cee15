// The panel of the concept in focus.

import { button, el, name, refill, svgEl } from "./dom.js";
import { evidenceCard } from "./evidence.js";
import { glyphOf } from "./glyphs.js";
import { relationGroups, relationSection } from "./relations.js";
import { counted, shortIri } from "./text.js";

const FIRST_PLACES = 8;
const MOST_CENTRAL = 8;
const FIRST_MEMBERS = 40;
const MOST_CHAINS = 5;

/** A kind's shape, for use beside text. */
export function kindGlyph(kind) {
  return svgEl("svg", { class: "glyph", viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true" }, svgEl("path", { d: glyphOf(kind), fill: "currentColor" }));
}

/** Shows a concept, or what the graph holds when none is in focus. */
export function fillConceptPanel(place, graph, focus, page) {
  if (focus < 0) return refill(place, page.topic >= 0 ? topicPanel(graph, page) : welcome(graph, page));
  const terms = [graph.label[focus], ...graph.aliases(focus)];
  const groups = relationGroups(graph, focus, page.allowed);
  const all = graph.outgoing(focus).length + graph.incoming(focus).length;
  const hidden = all - count(groups);
  return refill(
    place,
    heading(graph, focus, page),
    definition(graph, focus, terms, page),
    groups.filter((group) => !group.background).map((group) => relationSection(graph, focus, group, page)),
    background(graph, focus, groups, page),
    groups.length ? null : el("p", { class: "hint" }, all ? "The filters hide all its relations." : "The notes connect it to nothing yet."),
    hidden ? el("p", { class: "hint" }, `${counted(hidden, "relation is", "relations are")} hidden by filters. `, button("Clear filters", page.clearFilters, { class: "plain" })) : null,
    conflicts(graph, focus, page),
    chains(graph, focus, page),
    places(graph, "Where the notes speak of it", graph.places(focus), terms, page),
    places(graph, "Practised in code", graph.practised(focus), terms, page),
    sameAs(graph, focus),
  );
}

function welcome(graph, page) {
  if (!graph.size) {
    return el("div", { class: "empty" }, el("h2", {}, "No concepts yet"), el("p", {}, "The notes that were read name no concept. Build again with `concepts build NOTES`, naming the folder that holds your notes."));
  }
  return el(
    "div",
    {},
    el("h2", {}, name(graph.title || "Concept graph")),
    el("p", {}, `${counted(graph.size, "concept")} and ${counted(graph.relationCount, "relation")} from ${counted(graph.raw.noteTitles.length, "note")}. Search above, or choose a concept in the map.`),
    el("p", { class: "hint" }, "Every relation shows the sentence it was read from: choose “why?” beside it."),
    el("h3", {}, "Most central"),
    el("ul", { class: "rows" }, weightiest(graph).map((index) => el("li", {}, el("div", { class: "row" }, page.conceptButton(index))))),
    el("h3", {}, "Good questions"),
    el(
      "ul",
      { class: "plain-list" },
      el("li", {}, button("What can I learn next?", () => page.change({ tab: "learn" }), { class: "link" })),
      el("li", {}, button("What do the notes never explain?", page.showGaps, { class: "link" })),
      el("li", {}, button("How do two concepts connect?", () => page.change({ tab: "ways" }), { class: "link" })),
    ),
    graph.raw.leftOut ? el("p", { class: "hint" }, `To keep this page small, ${counted(graph.raw.leftOut, "sentence was", "sentences were")} left out; graph.json has all.`) : null,
  );
}

function weightiest(graph) {
  const found = [];
  for (let index = 0; index < graph.size; index++) {
    if (found.length === MOST_CENTRAL && graph.salience[index] <= graph.salience[found[MOST_CENTRAL - 1]]) continue;
    const place = found.findIndex((one) => graph.salience[one] < graph.salience[index]);
    found.splice(place < 0 ? found.length : place, 0, index);
    found.length = Math.min(found.length, MOST_CENTRAL);
  }
  return found;
}

/** The topic that the map is filtered by. */
function topicPanel(graph, page) {
  const topic = graph.topics[page.topic];
  const members = topic.concepts.filter(page.shown).sort((a, b) => graph.salience[b] - graph.salience[a] || a - b);
  const list = el("ul", { class: "rows" });
  const add = (part) => list.append(...part.map((index) => el("li", {}, el("div", { class: "row" }, page.conceptButton(index)))));
  const rest = members.slice(FIRST_MEMBERS);
  add(members.slice(0, FIRST_MEMBERS));
  const more = rest.length ? button(`Show ${rest.length} more`, () => (add(rest), more.remove()), { class: "plain" }) : null;
  return el(
    "div",
    {},
    el("h2", {}, name(topic.label)),
    el("p", {}, `${counted(members.length, "concept")} of this topic, weightiest first.`),
    el("p", { class: "actions" }, button("All topics", () => page.filter({ topic: "" }))),
    topic.chains.length ? el("h3", {}, "Topic chains") : null,
    topic.chains.slice(0, MOST_CHAINS).map((chain) => chainLine(graph, chain, -1, page)),
    el("h3", {}, "Concepts"),
    list,
    more,
  );
}

function heading(graph, focus, page) {
  const kind = graph.raw.kinds[graph.kind[focus]];
  const aliases = graph.aliases(focus);
  const topics = graph.topicsOf(focus).map((number) => graph.topics[number]);
  const know = el("input", { type: "checkbox", id: "know", on: { change: (event) => page.know(focus, event.target.checked) } });
  know.checked = page.known(focus);
  return el(
    "header",
    { class: "concept-head" },
    el("h2", { id: "concept-title", dir: "auto" }, graph.label[focus]),
    el("p", { class: "facts" }, kindGlyph(kind), el("span", {}, kind), el("span", {}, graph.explained[focus] ? "explained in the notes" : "never explained in the notes"), graph.mentions[focus] ? el("span", {}, counted(graph.mentions[focus], "mention")) : null),
    aliases.length ? el("p", { class: "aliases" }, "Also: ", aliases.map((alias, i) => [i ? ", " : "", name(alias)])) : null,
    topics.length ? el("p", { class: "aliases" }, "Topic: ", topics.map((topic) => button(topic.label, () => page.filter({ topic: topic.id }), { class: "chip" }))) : null,
    el(
      "p",
      { class: "actions" },
      el("label", { class: "know", for: "know" }, know, " I know this"),
      button("How to get here", () => page.change({ tab: "learn", view: "needs" })),
    ),
  );
}

function definition(graph, focus, terms, page) {
  const [first, ...others] = graph.definitions(focus);
  if (first === undefined) return el("p", { class: "hint" }, graph.explained[focus] ? "The notes describe it, but no single sentence defines it." : "The notes use it and never say what it is.");
  return el(
    "section",
    { class: "definition" },
    evidenceCard(graph, first, terms, { ...page, showRule: false }),
    others.length ? el("details", {}, el("summary", {}, `${counted(others.length, "other definition")} in the notes`), others.map((number) => evidenceCard(graph, number, terms, page))) : null,
  );
}

function background(graph, focus, groups, page) {
  const outside = groups.filter((group) => group.background);
  if (!outside.length) return null;
  return el("section", { class: "outside" }, el("h3", {}, "From vocabularies, not from these notes"), outside.map((group) => relationSection(graph, focus, group, page)));
}

function conflicts(graph, focus, page) {
  const found = graph.raw.conflicts.filter(({ sides }) => sides.some((side) => side.source === focus || side.target === focus));
  if (!found.length) return null;
  return el(
    "section",
    { class: "group conflict" },
    el("h3", {}, "Contradictions in the notes"),
    el("p", { class: "hint" }, "These cannot all hold. The first of each was left out of the graph."),
    found.map(({ sides }) => el("ol", {}, sides.map((side, i) => conflictSide(graph, side, i === 0, page)))),
  );
}

function conflictSide(graph, side, cut, page) {
  const names = [side.source, side.target];
  const terms = names.flatMap((end) => [graph.label[end], ...graph.aliases(end)]);
  return el(
    "li",
    {},
    el("p", { dir: "auto" }, el("strong", {}, cut ? "Left out: " : "Kept: "), `${graph.label[side.source]} ${graph.kinds[side.kind].label} ${graph.label[side.target]} (${side.confidence} %, ${graph.raw.bases[side.basis]})`),
    side.evidence.map((number) => evidenceCard(graph, number, terms, page)),
  );
}

function chains(graph, focus, page) {
  const found = graph.topicsOf(focus).flatMap((number) => graph.topics[number].chains.filter((chain) => chain.includes(focus)));
  if (!found.length) return null;
  return el(
    "section",
    { class: "group" },
    el("h3", {}, "Topic chains"),
    found.slice(0, MOST_CHAINS).map((chain) => chainLine(graph, chain, focus, page)),
  );
}

function chainLine(graph, chain, focus, page) {
  const link = (index) => (index === focus ? el("strong", {}, name(graph.label[index])) : page.conceptButton(index));
  return el("p", { class: "chain" }, chain.map((index, i) => [i ? el("span", { "aria-hidden": "true" }, " → ") : null, link(index)]));
}

function places(graph, title, numbers, terms, page) {
  if (!numbers.length) return null;
  const cards = el("div", {});
  let at = 0;
  const more = button("Show more", () => add(), { class: "plain" });
  const add = () => {
    const next = numbers.slice(at, (at += FIRST_PLACES));
    cards.append(...next.map((number) => evidenceCard(graph, number, terms, { ...page, showRule: false })));
    more.hidden = at >= numbers.length;
  };
  const open = (event) => event.target.open && !at && add();
  return el("details", { class: "group places", on: { toggle: open } }, el("summary", {}, `${title} (${numbers.length})`), cards, more);
}

function sameAs(graph, focus) {
  const same = graph.same(focus);
  if (!same.length) return null;
  return el("section", { class: "group" }, el("h3", {}, "The same in vocabularies"), el("ul", { class: "plain-list" }, same.map((iri) => el("li", { title: iri }, name(shortIri(iri))))));
}

function count(groups) {
  return groups.reduce((sum, group) => sum + group.relations.length, 0);
}
