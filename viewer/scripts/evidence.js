// One place in the notes, as a reader sees it: the sentence, where it stands, which rule read it.

import { evidenceAt } from "./data.js";
import { button, el, name } from "./dom.js";
import { noteLinks } from "./links.js";
import { quoteNodes } from "./quote.js";

/** A quote with its place. `terms` are marked in it; `showRule` names the rule. */
export function evidenceCard(graph, number, terms, { copy, showRule = true } = {}) {
  const place = evidenceAt(graph, number);
  const links = noteLinks(graph.raw.links, place).map(({ text, href }) =>
    el("a", { href, target: "_blank", rel: "noopener noreferrer" }, text),
  );
  return el(
    "figure",
    { class: "evidence" },
    el("blockquote", { dir: "auto" }, quoteNodes(place.quote, terms, graph.raw.formulas)),
    el(
      "figcaption",
      {},
      el("span", { class: "place" }, name(placeText(place))),
      showRule ? el("span", { class: "rule", title: "The rule that read it" }, place.rule) : null,
      links,
      copy ? button("Copy citation", () => copy(citation(place)), { class: "plain" }) : null,
    ),
  );
}

/** "notes/a.md › Heading, line 12", cells counted from 1 as notebooks show them. */
export function placeText({ note, heading, line, cell }) {
  const where = cell === null ? `line ${line}` : `cell ${cell + 1}, line ${line}`;
  return heading ? `${note} › ${heading}, ${where}` : `${note}, ${where}`;
}

/** The quote and its place as one line to paste elsewhere. */
export function citation(place) {
  return `“${place.quote.replace(/\s+/g, " ").trim()}” (${placeText(place)})`;
}
