// What comes first, what comes next, what is missing.

import { firstOf, relationsOf } from "./data.js";

/** A test for relations that order learning: `requires` alone, or all kinds that have an order; unless `unsure`, only likely ones. */
export function orderTest(graph, allowed, { wide = false, unsure = false } = {}) {
  return (relation) =>
    (unsure || graph.confidence[relation] >= graph.likely) &&
    (wide ? graph.kinds[graph.relationKind[relation]].targetFirst !== null : graph.relationKind[relation] === graph.requires) &&
    allowed(relation);
}

/** [{concept, relation}] to learn directly before `index`, surest first. */
export function before(graph, index, ordered) {
  return neighbours(graph, index, ordered, (first) => first !== index);
}

/** What someone knows who knows these: them, and all that they need. */
export function withFoundations(graph, known, ordered) {
  const all = new Set(known);
  const open = [...known];
  while (open.length) {
    for (const { concept } of before(graph, open.pop(), ordered)) if (!all.has(concept)) all.add(concept), open.push(concept);
  }
  return all;
}

/** [{concept, relation}] that `index` directly unlocks, surest first. */
export function after(graph, index, ordered) {
  return neighbours(graph, index, ordered, (first) => first === index);
}

/** Concepts to learn for the goal, foundations first, the goal last; stops at what is known. */
export function plan(graph, goal, known, ordered) {
  const steps = [];
  const state = new Map([[goal, 1]]);
  const stack = [[goal, before(graph, goal, ordered).values()]];
  while (stack.length) {
    const [index, rest] = stack[stack.length - 1];
    const { value, done } = rest.next();
    if (done) {
      stack.pop();
      steps.push(index);
    } else if (!state.has(value.concept) && !known.has(value.concept)) {
      state.set(value.concept, 1);
      stack.push([value.concept, before(graph, value.concept, ordered).values()]);
    }
  }
  return steps;
}

/** Concepts not yet known whose prerequisites all are, by how much they unlock. */
export function nextSteps(graph, known, ordered, limit = 20) {
  const candidates = new Set();
  for (const index of known) for (const { concept } of after(graph, index, ordered)) candidates.add(concept);
  const open = [...candidates].filter(
    (index) => !known.has(index) && before(graph, index, ordered).every(({ concept }) => known.has(concept)),
  );
  return byWeight(graph, open, ordered).slice(0, limit);
}

/** Concepts that need nothing and unlock something: where to begin. */
export function foundations(graph, ordered, limit = 12) {
  const unlocks = new Int32Array(graph.size);
  const needs = new Uint8Array(graph.size);
  for (let relation = 0; relation < graph.relationCount; relation++) {
    if (!ordered(relation)) continue;
    const first = firstOf(graph, relation);
    unlocks[first]++;
    needs[graph.source[relation] + graph.target[relation] - first] = 1;
  }
  return heaviest(graph, unlocks, (index) => !needs[index] && unlocks[index] > 0, limit);
}

/** For each concept, how many relations lead on from it. */
export function unlockCounts(graph, ordered) {
  const unlocks = new Int32Array(graph.size);
  for (let relation = 0; relation < graph.relationCount; relation++) {
    if (ordered(relation)) unlocks[firstOf(graph, relation)]++;
  }
  return unlocks;
}

/** Concepts that the notes never explain, by how many concepts wait for them. */
export function gaps(graph, ordered, shown, limit = 200) {
  const unlocks = unlockCounts(graph, ordered);
  return heaviest(graph, unlocks, (index) => !graph.explained[index] && shown(index), limit);
}

function heaviest(graph, weight, wanted, limit) {
  const found = [];
  for (let index = 0; index < graph.size; index++) if (wanted(index)) found.push(index);
  found.sort((a, b) => weight[b] - weight[a] || graph.salience[b] - graph.salience[a] || a - b);
  return found.slice(0, limit).map((concept) => ({ concept, unlocks: weight[concept] }));
}

function byWeight(graph, indices, ordered) {
  const weighed = indices.map((concept) => ({ concept, unlocks: after(graph, concept, ordered).length }));
  return weighed.sort((a, b) => b.unlocks - a.unlocks || graph.salience[b.concept] - graph.salience[a.concept]);
}

function neighbours(graph, index, ordered, wanted) {
  const best = new Map();
  for (const relation of relationsOf(graph, index)) {
    if (!ordered(relation)) continue;
    const first = firstOf(graph, relation);
    if (!wanted(first)) continue;
    const concept = graph.source[relation] + graph.target[relation] - index;
    const held = best.get(concept);
    if (concept !== index && (held === undefined || graph.confidence[relation] > graph.confidence[held])) best.set(concept, relation);
  }
  const found = [...best].map(([concept, relation]) => ({ concept, relation }));
  return found.sort(
    (a, b) =>
      graph.confidence[b.relation] - graph.confidence[a.relation] ||
      graph.salience[b.concept] - graph.salience[a.concept] ||
      a.concept - b.concept,
  );
}
