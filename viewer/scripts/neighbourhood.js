// The concepts around the one in focus, and on which side they stand: before, after, or beside it.

import { firstOf, otherEnd, relationsOf } from "./data.js";

export const MOST_AROUND = { 1: 44, 2: 64, 3: 84 };
const MOST_SCANNED = 4000;
const BRANCHES = 6;

/**
 * {members: [{concept, ring, side, parent, relation}], relations, hidden}: the focus first.
 * `side` is "before", "after", "above" (contrasts) or "below" (related). `hidden` counts what was left out.
 */
export function neighbourhood(graph, focus, depth, allowed) {
  const most = MOST_AROUND[depth];
  const members = [{ concept: focus, ring: 0, side: "centre", parent: -1, relation: -1 }];
  const inside = new Set([focus]);
  let hidden = 0;
  let front = members;
  for (let ring = 1; ring <= depth; ring++) {
    const found = [];
    for (const parent of front) {
      const { list, missed } = closest(graph, parent.concept, allowed, inside);
      const room = ring === 1 ? most : BRANCHES;
      hidden += missed + Math.max(0, list.length - room);
      for (const { concept, relation } of list.slice(0, room)) {
        if (inside.has(concept)) continue;
        if (members.length + found.length >= most) {
          hidden++;
          continue;
        }
        inside.add(concept);
        const side = sideOf(graph, relation, parent.concept);
        const kept = parent.side === "before" || parent.side === "after" ? parent.side : side;
        found.push({ concept, ring, side: kept, parent: parent.concept, relation });
      }
    }
    members.push(...found);
    front = found;
  }
  return { members, relations: between(graph, inside, allowed), hidden };
}

/** The strongest relation of each pair inside a set of concepts. */
export function between(graph, inside, allowed) {
  const best = new Map();
  for (const index of inside) {
    let scanned = 0;
    for (const relation of graph.outgoing(index)) {
      if (scanned++ > MOST_SCANNED) break;
      const other = graph.target[relation];
      if (!inside.has(other) || !allowed(relation)) continue;
      const pair = index < other ? `${index} ${other}` : `${other} ${index}`;
      const held = best.get(pair);
      if (held === undefined || graph.relationKind[relation] < graph.relationKind[held]) best.set(pair, relation);
    }
  }
  return [...best.values()];
}

function closest(graph, index, allowed, inside) {
  const best = new Map();
  let scanned = 0;
  let missed = 0;
  for (const relation of relationsOf(graph, index)) {
    if (scanned++ > MOST_SCANNED) {
      missed++;
      continue;
    }
    const concept = otherEnd(graph, relation, index);
    if (concept === index || inside.has(concept) || !allowed(relation)) continue;
    const held = best.get(concept);
    if (held === undefined || graph.relationKind[relation] < graph.relationKind[held]) best.set(concept, relation);
  }
  const list = [...best].map(([concept, relation]) => ({ concept, relation }));
  list.sort(
    (a, b) =>
      graph.relationKind[a.relation] - graph.relationKind[b.relation] ||
      graph.confidence[b.relation] - graph.confidence[a.relation] ||
      graph.salience[b.concept] - graph.salience[a.concept] ||
      a.concept - b.concept,
  );
  return { list, missed };
}

function sideOf(graph, relation, index) {
  const first = firstOf(graph, relation);
  if (first === -1) return graph.kinds[graph.relationKind[relation]].name === "related" ? "below" : "above";
  return first === index ? "after" : "before";
}
