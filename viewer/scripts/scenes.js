// The scenes of the page: the whole, a concept with its neighbourhood, an order of learning, ways between two.

import { firstOf } from "./data.js";
import { fan } from "./fan.js";
import { layers } from "./layers.js";
import { after, before } from "./learning.js";
import { neighbourhood } from "./neighbourhood.js";
import { reduced, withoutCycles } from "./order.js";
import { conceptBox } from "./scene.js";
import { oneLine, shorten } from "./text.js";

export const MOST_NEEDS = 44;
export const MOST_UNLOCKED = 16;

/** An edge as drawn: in learning order where the kind has one. */
export function edgeOf(graph, relation, extra = {}) {
  const first = firstOf(graph, relation);
  const from = first === -1 ? graph.source[relation] : first;
  return {
    from,
    to: graph.source[relation] + graph.target[relation] - from,
    kind: graph.kinds[graph.relationKind[relation]].name,
    background: graph.raw.bases[graph.basis[relation]] === "background",
    confidence: graph.confidence[relation],
    relation,
    points: [],
    ...extra,
  };
}

/** Topics as cards, from the positions that came with the page. */
export function overviewScene(graph, measure, shown, known) {
  const boxes = [];
  for (const node of graph.raw.overview.nodes) {
    const top = node.y - node.boxHeight / 2;
    const title = shorten(oneLine(node.label), node.boxWidth - 92, measure);
    boxes.push({
      key: `card ${node.id}`, type: "card", topic: node.topic, total: node.total, lines: [title],
      more: node.total - node.shown.length, x: node.x, y: node.y, width: node.boxWidth, height: node.boxHeight, dim: false,
    });
    node.shown.forEach((index, row) => {
      const width = node.boxWidth - 20;
      boxes.push({
        ...conceptBox(graph, index, measure),
        key: index, type: "entry", known: known(index), dim: !shown(index),
        lines: [shorten(oneLine(graph.label[index]), width - 34, measure)],
        x: node.x, y: top + 42 + row * 30 + 14, width, height: 28,
      });
    });
  }
  const edges = graph.raw.overview.edges.map((edge) => ({
    from: `card ${edge.from}`, to: `card ${edge.to}`, kind: "flow", weight: edge.count, relation: -1, points: [],
  }));
  return { name: "overview", boxes, edges, hidden: 0 };
}

/** A concept in the middle of its neighbours. */
export function focusScene(graph, focus, depth, allowed, known, measure) {
  const { members, relations, hidden } = neighbourhood(graph, focus, depth, allowed);
  const boxes = members.map((member) => ({
    ...conceptBox(graph, member.concept, measure, { focus: member.ring === 0, known: known(member.concept) }),
    ring: member.ring, side: member.side, parent: member.parent,
  }));
  const places = fan(boxes);
  boxes.forEach((box) => Object.assign(box, places.get(box.key)));
  const edges = relations.map((relation) => edgeOf(graph, relation, { faint: !touches(graph, relation, focus) }));
  return { name: "focus", boxes, edges, hidden };
}

/** What a concept needs down to the ground, and what it unlocks. */
export function needsScene(graph, focus, ordered, known, measure) {
  const needs = spread(graph, focus, (index) => before(graph, index, ordered), MOST_NEEDS, known);
  const unlocks = spread(graph, focus, (index) => after(graph, index, ordered), MOST_UNLOCKED, () => false);
  for (const index of needs.found) unlocks.found.delete(index);
  const inside = [...new Set([...needs.found, focus, ...unlocks.found])];
  const pairs = new Map();
  for (const index of inside) {
    for (const { concept, relation } of before(graph, index, ordered)) {
      if (inside.includes(concept)) pairs.set(`${concept} ${index}`, { pair: [concept, index], relation });
    }
  }
  return layered(graph, inside, [...pairs.values()], known, measure, {
    focus, hidden: needs.hidden + unlocks.hidden, name: "needs", needs: needs.found.size, unlocks: unlocks.found.size,
  });
}

/** Several ways from one concept to another, side by side. */
export function waysScene(graph, ways, from, to, known, measure) {
  const inside = [];
  const found = new Map();
  for (const { steps } of ways) {
    steps.forEach((step, i) => {
      if (!inside.includes(step.concept)) inside.push(step.concept);
      if (i) found.set(`${steps[i - 1].concept} ${step.concept}`, { pair: [steps[i - 1].concept, step.concept], relation: step.relation });
    });
  }
  return layered(graph, inside, [...found.values()], known, measure, { focus: to, start: from, hidden: 0, name: "ways", whole: true });
}

function layered(graph, inside, found, known, measure, { focus, start = -1, hidden, name, whole = false, ...facts }) {
  const surest = [...found].sort((a, b) => graph.confidence[b.relation] - graph.confidence[a.relation]);
  const acyclic = withoutCycles(inside, surest.map((one) => one.pair));
  const kept = whole ? acyclic : reduced(inside, acyclic);
  const relation = new Map(found.map((one) => [one.pair.join(" "), one.relation]));
  const boxes = inside.map((index) =>
    conceptBox(graph, index, measure, { focus: index === focus || index === start, known: known(index) }),
  );
  const { places, bends, down } = layers(boxes, kept);
  boxes.forEach((box) => Object.assign(box, places.get(box.key)));
  const edges = kept.map((pair, number) => {
    const edge = edgeOf(graph, relation.get(pair.join(" ")), { flow: down ? "down" : "right" });
    const points = bends.get(number);
    return { ...edge, points: edge.from === pair[0] ? points : [...points].reverse() };
  });
  return { name, boxes, edges, hidden, down, ...facts };
}

function spread(graph, focus, next, most, stop) {
  const found = new Set();
  let hidden = 0;
  let front = [focus];
  const seen = new Set([focus]);
  while (front.length) {
    const further = [];
    for (const index of front) {
      if (index !== focus && stop(index)) continue;
      for (const { concept } of next(index)) {
        if (seen.has(concept)) continue;
        seen.add(concept);
        if (found.size < most) {
          found.add(concept);
          further.push(concept);
        } else hidden++;
      }
    }
    front = further;
  }
  return { found, hidden };
}

function touches(graph, relation, focus) {
  return graph.source[relation] === focus || graph.target[relation] === focus;
}
