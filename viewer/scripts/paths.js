// Ways between two concepts.

import { firstOf, otherEnd, relationsOf } from "./data.js";

const MOST_WAYS = 4;

/**
 * Up to four ways from `from` to `to`, shortest first, that share no concept in between:
 * [{steps: [{concept, relation}], directed}]. Ways in learning order come before those in any direction.
 */
export function waysBetween(graph, from, to, allowed) {
  const ways = [];
  const used = new Set();
  const inOrder = (relation, index) => firstOf(graph, relation) === index;
  for (const directed of [true, false]) {
    while (ways.length < MOST_WAYS) {
      const steps = shortest(graph, from, to, allowed, used, directed ? inOrder : () => true);
      if (!steps || ways.some((way) => sameSteps(way.steps, steps))) break;
      ways.push({ steps, directed });
      const between = steps.slice(1, -1);
      if (!between.length) used.add(steps[1].relation + graph.size);
      for (const { concept } of between) used.add(concept);
    }
  }
  return ways;
}

function sameSteps(a, b) {
  return a.length === b.length && a.every((step, i) => step.concept === b[i].concept);
}

function shortest(graph, from, to, allowed, used, goes) {
  const came = new Map([[from, null]]);
  let front = [from];
  while (front.length && !came.has(to)) {
    const next = [];
    for (const index of front) {
      for (const relation of relationsOf(graph, index)) {
        const concept = otherEnd(graph, relation, index);
        if (came.has(concept) || !allowed(relation) || used.has(relation + graph.size) || !goes(relation, index)) continue;
        if (used.has(concept) && concept !== to) continue;
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
