// The learning tab: what I know, how to reach the goal, what comes next, what the notes leave open.

import { evidenceAt } from "./data.js";
import { button, el, refill } from "./dom.js";
import { placeText } from "./evidence.js";
import { after, before, foundations, gaps, nextSteps, plan } from "./learning.js";
import { proofOf } from "./relations.js";
import { counted } from "./text.js";

const SHOWN = 8;

/** Shows the tab for the concept in focus, if there is one. */
export function fillLearningPanel(place, graph, focus, page) {
  return refill(place, knownSection(page), focus >= 0 ? goalSection(graph, focus, page) : noGoal(), nextSection(graph, page), gapSection(graph, page));
}

/** The steps to a goal as Markdown with boxes to tick. */
export function planMarkdown(graph, steps, goal, ordered, known) {
  const lines = [`# Plan: ${line(graph.label[goal])}`, ""];
  for (const index of steps) {
    const needs = before(graph, index, ordered).map(({ concept }) => line(graph.label[concept]) + (known(concept) ? " (known)" : ""));
    lines.push(`- [ ] **${line(graph.label[index])}**${needs.length ? `, after ${needs.join(", ")}` : ""}`);
    const [definition] = graph.definitions(index);
    if (definition === undefined) lines.push("  - not defined in the notes");
    else {
      const found = evidenceAt(graph, definition);
      lines.push(`  - ${line(found.quote)}`, `  - read: ${line(placeText(found))}`);
    }
  }
  return lines.join("\n") + "\n";
}

function line(text) {
  return text.replace(/\s+/g, " ").trim();
}

function knownSection(page) {
  const count = page.knownIds().length;
  const file = el("input", { type: "file", accept: ".txt,.json,text/plain,application/json", class: "unseen", "aria-label": "File of known concepts", tabindex: -1, on: { change: (event) => page.importKnown(event.target.files[0]) } });
  return el(
    "section",
    { class: "group" },
    el("h2", {}, "What I know"),
    el("p", {}, count ? `${counted(count, "concept")} ticked. Plans stop there.` : "Nothing ticked yet. Tick what you know, here or in a concept's panel, and plans get shorter."),
    el("p", { class: "actions" }, button("Export", page.exportKnown, { disabled: !count }), button("Import", () => file.click()), file, count ? button("Forget all", page.forgetAll, { class: "plain" }) : null),
  );
}

function noGoal() {
  return el("section", { class: "group" }, el("h2", {}, "Goal"), el("p", { class: "hint" }, "Search for what you want to learn: the way there appears here."));
}

function goalSection(graph, focus, page) {
  const steps = plan(graph, focus, page.knownSet(), page.ordered);
  const more = plan(graph, focus, page.knownSet(), page.orderedAtAll).length - steps.length;
  return el(
    "section",
    { class: "group" },
    el("h2", {}, "The way to ", el("bdi", {}, graph.label[focus])),
    page.grasped(focus) ? el("p", {}, "You know this already.") : el("p", {}, steps.length > 1 ? `${counted(steps.length, "step")}, foundations first. Each stands after all it needs.` : "Nothing that the notes name stands before it: start right away."),
    more > 0 ? el("p", { class: "hint" }, `${counted(more, "concept")} by less certain relations left out.`) : null,
    choice("wide", " also follow kinds, parts and uses", page.wide(), page),
    choice("unsure", " also follow less certain relations", page.unsure(), page),
    el("ol", { class: "steps" }, steps.map((index) => stepRow(graph, index, new Set(steps), page))),
    el("p", { class: "actions" }, button("Draw it", () => page.change({ view: "needs" })), button("Copy as Markdown", () => page.copy(planMarkdown(graph, steps, focus, page.ordered, page.grasped)))),
  );
}

function choice(name, text, chosen, page) {
  const box = el("input", { type: "checkbox", id: name, on: { change: (event) => page.change({ [name]: event.target.checked }) } });
  box.checked = chosen;
  return el("p", { class: "choice" }, el("label", { for: name }, box, text));
}

/** A step: what it is needed for and why, and where the notes explain it. */
function stepRow(graph, index, steps, page) {
  const reason = after(graph, index, page.ordered).find(({ concept }) => steps.has(concept));
  const { why, proof } = reason ? proofOf(graph, reason.relation, page) : {};
  const [place] = graph.definitions(index);
  return el(
    "li",
    {},
    el("div", { class: "row" }, tick(graph, index, page), page.conceptButton(index), why),
    reason ? el("small", { class: "step-note" }, "for ", el("bdi", {}, graph.label[reason.concept])) : null,
    place === undefined ? null : el("small", { class: "step-note" }, "read ", el("bdi", {}, placeText(evidenceAt(graph, place)))),
    proof,
  );
}

function nextSection(graph, page) {
  const known = page.knownSet();
  const next = known.size ? nextSteps(graph, known, page.ordered) : [];
  const start = next.length ? [] : foundations(graph, page.ordered, SHOWN);
  return el(
    "section",
    { class: "group" },
    el("h2", {}, next.length ? "What I can learn next" : "Good places to start"),
    next.length || start.length
      ? list(graph, next.length ? next : start, (unlocks) => (unlocks ? `unlocks ${unlocks}` : ""), page)
      : el("p", { class: "hint" }, "The notes state no order of learning. Follow kinds, parts and uses too, or browse the map."),
  );
}

function gapSection(graph, page) {
  const found = gaps(graph, page.ordered, page.shown);
  if (!found.length) return el("section", { class: "group" }, el("h2", {}, "Gaps"), el("p", {}, "The notes explain every concept that they use."));
  return el(
    "section",
    { class: "group" },
    el("h2", {}, "Gaps: used, never explained"),
    list(graph, found, (unlocks) => (unlocks ? `needed by ${unlocks}` : ""), page),
    button("Show all in the list", page.showGaps, { class: "plain" }),
  );
}

function list(graph, items, text, page) {
  return el("ul", { class: "rows" }, items.slice(0, SHOWN).map(({ concept, unlocks }) => el("li", {}, el("div", { class: "row" }, tick(graph, concept, page), page.conceptButton(concept), el("span", { class: "sure" }, text(unlocks))))));
}

function tick(graph, index, page) {
  const box = el("input", { type: "checkbox", "aria-label": `I know ${graph.label[index]}`, on: { change: (event) => page.know(index, event.target.checked) } });
  box.checked = page.known(index);
  return box;
}
