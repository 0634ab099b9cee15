// A small graph as the page's data has it, for tests.

import { makeGraph } from "../../../viewer/scripts/data.js";

const KINDS = [
  ["requires", true], ["is_a", true], ["part_of", false], ["uses", true], ["contrasts_with", null], ["related", null],
];

export function graphOf(labels, relations, { unexplained = [] } = {}) {
  const none = [[], [], []];
  const each = (lists) => [lists.map((_, i) => i), lists.map((list) => list.length), lists.flat()];
  const quotes = labels.map(([label]) => `${label} quoted`);
  const at = (name) => labels.findIndex(([label]) => label === name);
  return makeGraph({
    title: "t", likely: 50, kinds: ["concept"], bases: ["stated", "structural", "inferred", "background"],
    relationKinds: KINDS.map(([name, targetFirst]) => ({ name, targetFirst, symmetric: targetFirst === null, label: name, inverse: name })),
    topics: [], rules: ["r"], headings: [""], notePaths: ["a.md"],
    evidence: { place: labels.map((_, i) => i), rule: labels.map(() => 0) },
    places: { note: labels.map(() => 0), cell: labels.map(() => -1), line: labels.map(() => 1), heading: labels.map(() => 0), quotes: quotes.join(""), lengths: quotes.map((one) => one.length) },
    concepts: {
      id: labels.map(([label]) => label.replace(/ /g, "-")), label: labels.map(([label]) => label),
      aliases: each(labels.map(([, ...aliases]) => aliases)),
      kind: labels.map(() => 0), explained: labels.map(([label]) => (unexplained.includes(label) ? "0" : "1")).join(""),
      salience: labels.map((_, i) => 1000 - i), mentions: labels.map(() => 1),
      definitions: each(labels.map((_, i) => [i])), evidence: none, practised: none, same: none,
    },
    relations: {
      source: relations.map(([a]) => at(a)), target: relations.map(([, , b]) => at(b)),
      kind: relations.map(([, kind]) => KINDS.findIndex(([name]) => name === kind)).join(""),
      basis: relations.map(() => "0").join(""), confidence: relations.map(([, , , sure = 80]) => sure),
      vocabulary: none, vocabularies: [], evidence: none, total: none,
    },
  });
}

export const all = () => true;
export const names = (graph, list) => list.map((one) => graph.label[one.concept ?? one]);
