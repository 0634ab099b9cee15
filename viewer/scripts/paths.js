// Ways between two concepts.

import { firstOf, otherEnd, relationsOf } from "./data.js";

const MOST_WAYS = 4;
const MOST_DETOURS = 8;

/**
 * Up to four ways from `from` to `to`, shortest first: [{steps: [{concept, relation}], directed}].
 * Each further way does without one relation of the first (the first round of Yen 1971). Ways in learning order come
 * before those in any direction, which are sought only where the first are few.
 */
export function waysBetween(graph, from, to, allowed) {
  const ways = [];
  const add = (steps, directed) => {
    if (steps && !ways.some((way) => sameSteps(way.steps, steps))) ways.push({ steps, directed });
  };
  for (const directed of [true, false]) {
    if (ways.length > 1) break;
    const goes = directed ? (relation, index) => firstOf(graph, relation) === index : () => true;
    const best = shortest(graph, from, to, allowed, goes);
    add(best, directed);
    for (const { relation } of best?.slice(1, MOST_DETOURS + 1) ?? []) {
      add(shortest(graph, from, to, (one) => one !== relation && allowed(one), goes), directed);
    }
  }
  ways.sort((a, b) => Number(b.directed) - Number(a.directed) || a.steps.length - b.steps.length);
  return ways.slice(0, MOST_WAYS);
}

function sameSteps(a, b) {
  return a.length === b.length && a.every((step, i) => step.concept === b[i].concept);
}

function shortest(graph, from, to, allowed, goes) {
  const came = new Map([[from, null]]);
  let front = [from];
  while (front.length && !came.has(to)) {
    const next = [];
    for (const index of front) {
      for (const relation of relationsOf(graph, index)) {
        const concept = otherEnd(graph, relation, index);
        if (came.has(concept) || !goes(relation, index) || !allowed(relation)) continue;
        came.set(concept, { index, relation });
        next.push(concept);
      }
    }
    front = next.sort((a, b) => graph.salience[b] - graph.salience[a] || a - b);
  }
  if (!came.has(to) || from === to) return null;
  const steps = [];
  for (let at = to; at !== null; at = came.get(at)?.index ?? null) {
    steps.unshift({ concept: at, relation: came.get(at)?.relation ?? -1 });
  }
  return steps;
}
