// A concept's relations as lists that open to their evidence.

import { otherEnd } from "./data.js";
import { button, el, name, svgEl } from "./dom.js";
import { evidenceCard } from "./evidence.js";
import { strokeOf } from "./theme.js";

const FIRST_ROWS = 12;
const READING_ORDER = ["requires", "is_a", "part_of", "uses", "contrasts_with", "related"];
const SHORT_BASIS = { stated: "stated", structural: "structure", inferred: "inferred" };
const BASIS = {
  stated: "a sentence of the notes says so",
  structural: "headings, lists, links or tables of the notes say so",
  inferred: "no sentence says so: inferred from how the notes mention and introduce the two",
  background: "the notes do not say so: it comes from a vocabulary",
};

/** [{heading, kind, relations}] in reading order; those from vocabularies apart. */
export function relationGroups(graph, index, allowed) {
  const groups = [];
  const places = graph.kinds.map((kind) => READING_ORDER.indexOf(kind.name) * 2);
  const outside = graph.raw.bases.indexOf("background");
  const add = (relation, isSource) => {
    if (!allowed(relation)) return;
    const number = graph.relationKind[relation];
    const kind = graph.kinds[number];
    const background = graph.basis[relation] === outside;
    const side = kind.symmetric || isSource;
    const key = (background ? READING_ORDER.length * 2 : 0) + places[number] + (side ? 0 : 1);
    groups[key] ??= { heading: side ? kind.heading : kind.inverseHeading, kind, background, relations: [] };
    groups[key].relations.push(relation);
  };
  for (const relation of graph.outgoing(index)) add(relation, true);
  for (const relation of graph.incoming(index)) add(relation, false);
  const list = groups.filter(Boolean);
  for (const group of list) group.relations.sort((a, b) => graph.confidence[b] - graph.confidence[a] || a - b);
  return list;
}

/** One group as a section with rows. */
export function relationSection(graph, index, group, page) {
  const list = el("ul", { class: "rows" });
  const fill = (relations) => relations.forEach((relation) => list.append(relationRow(graph, index, relation, page)));
  fill(group.relations.slice(0, FIRST_ROWS));
  const rest = group.relations.slice(FIRST_ROWS);
  const more = rest.length ? button(`Show ${rest.length} more`, () => (fill(rest), more.remove()), { class: "plain" }) : null;
  return el(
    "section",
    { class: "group" },
    el("h3", {}, swatch(group.kind.name, group.background), group.heading, el("span", { class: "count" }, String(group.relations.length))),
    group.background ? el("p", { class: "hint" }, vocabulariesOf(graph, group.relations).map((one) => name(one))) : null,
    list,
    more,
  );
}

function vocabulariesOf(graph, relations) {
  const titles = relations.flatMap((relation) => graph.vocabulary(relation)).map((number) => graph.raw.relations.vocabularies[number]);
  return [[...new Set(titles)].join(", ")];
}

/** A short line drawn as relations of this kind are. */
export function swatch(kind, background = false) {
  const { dash, end, width } = strokeOf(kind, background);
  const ends = { arrow: "M22 1.5 30 6 22 10.5Z", triangle: "M23 1 30 6 23 11Z", diamond: "M20 6 25 2 30 6 25 10Z", vee: "M22 1 30 6 22 11 25 6Z", bar: "M27 1H30V11H27Z" };
  return svgEl(
    "svg",
    { class: `swatch rel-${kind}`, viewBox: "0 0 32 12", width: 32, height: 12, "aria-hidden": "true" },
    svgEl("path", { d: `M1 6H${end === "none" ? 31 : 24}`, fill: "none", stroke: "currentColor", "stroke-width": width, "stroke-dasharray": dash.join(" ") || null }),
    ends[end] ? svgEl("path", { d: ends[end], fill: "currentColor" }) : null,
  );
}

/** "PCA requires SVD": the relation as a sentence. */
export function sentence(graph, relation) {
  const kind = graph.kinds[graph.relationKind[relation]];
  return `${graph.label[graph.source[relation]]} ${kind.label} ${graph.label[graph.target[relation]]}`;
}

/** Why the relation points the way it does, in words. */
export function whyText(graph, relation) {
  const kind = graph.kinds[graph.relationKind[relation]];
  const [a, b] = [graph.label[graph.source[relation]], graph.label[graph.target[relation]]];
  if (kind.targetFirst === null) return `The relation has no direction: neither ${a} nor ${b} comes first.`;
  if (kind.name === "requires") return `To understand ${a} you need ${b} first, so the arrow runs from ${b} to ${a}.`;
  const [first, then] = kind.targetFirst ? [b, a] : [a, b];
  return `${a} ${kind.label} ${b}, so ${first} is best met before ${then}.`;
}

/** Evidence of one relation, its rule, basis and confidence. */
export function relationProof(graph, relation, page) {
  const proofs = graph.proofs(relation);
  const [total = proofs.length] = graph.proofTotal(relation);
  const terms = [graph.source[relation], graph.target[relation]].flatMap((end) => [graph.label[end], ...graph.aliases(end)]);
  const basis = basisOf(graph, relation);
  const [vocabulary] = graph.vocabulary(relation);
  const notes = [...new Set(proofs.map((number) => graph.raw.rules[graph.raw.evidence.rule[number]]))]
    .filter((rule) => Object.hasOwn(graph.raw.ruleNotes, rule))
    .map((rule) => el("p", { class: "why" }, `Rule ${rule}: ${graph.raw.ruleNotes[rule]}`));
  return el(
    "div",
    { class: "proof" },
    el("p", { class: "why", dir: "auto" }, el("strong", {}, "Why this direction? "), whyText(graph, relation)),
    el("p", { class: "why" }, `Basis: ${basis} (${BASIS[basis]}${vocabulary === undefined ? "" : `, “${graph.raw.relations.vocabularies[vocabulary]}”`}). Confidence ${graph.confidence[relation]} %.`),
    notes,
    proofs.map((number) => evidenceCard(graph, number, terms, page)),
    total > proofs.length ? el("p", { class: "hint" }, `${total - proofs.length} more in graph.json.`) : null,
    !proofs.length && basis !== "background" ? el("p", { class: "hint" }, "Its sentences were left out to keep this page small; graph.json has them.") : null,
  );
}

/** A button that opens what speaks for a relation, and the place where that appears. */
export function proofOf(graph, relation, page) {
  const proof = el("div", { hidden: true });
  const toggle = () => {
    if (!proof.firstChild) proof.append(relationProof(graph, relation, page));
    proof.hidden = !proof.hidden;
    why.setAttribute("aria-expanded", String(!proof.hidden));
  };
  const why = button("why?", toggle, { class: "plain", "aria-expanded": "false", "aria-label": `Why: ${sentence(graph, relation)}` });
  return { why, proof };
}

function relationRow(graph, index, relation, page) {
  const concept = otherEnd(graph, relation, index);
  const { why, proof } = proofOf(graph, relation, page);
  return el(
    "li",
    { "data-relation": relation },
    el(
      "div",
      { class: "row" },
      conceptButton(graph, concept, page),
      el("span", { class: "sure", title: `${BASIS[basisOf(graph, relation)]}; confidence ${graph.confidence[relation]} %` }, saidBy(graph, relation)),
      why,
    ),
    proof,
  );
}

/** Opens the row of a relation in `place`; false when it has none there. */
export function openProof(place, relation) {
  const row = place.querySelector(`[data-relation="${relation}"]`);
  const why = row?.querySelector("[aria-expanded]");
  if (!why) return false;
  if (why.getAttribute("aria-expanded") === "false") why.click();
  row.scrollIntoView({ block: "nearest" });
  why.focus();
  return true;
}

/** A concept's name that brings it into focus; tells what is known and what is never explained. */
export function conceptButton(graph, concept, page) {
  const known = page.grasped(concept);
  const gap = !graph.explained[concept];
  return el(
    "button",
    { type: "button", class: `concept${known ? " is-known" : ""}${gap ? " is-gap" : ""}`, "data-id": graph.id[concept], on: { click: () => page.focus(concept) } },
    name(graph.label[concept]),
    known ? el("span", { class: "tag known" }, "known") : null,
    gap ? el("span", { class: "tag gap" }, "not explained") : null,
  );
}

/** How the relation is known, in a word. */
function saidBy(graph, relation) {
  const basis = SHORT_BASIS[basisOf(graph, relation)] ?? "vocabulary";
  return graph.confidence[relation] < graph.likely ? `perhaps, ${basis}` : basis;
}

function basisOf(graph, relation) {
  return graph.raw.bases[graph.basis[relation]];
}
