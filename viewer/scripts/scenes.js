// The scenes of the page: the whole, a concept with its neighbourhood, an order of learning, ways between two.

import { firstOf } from "./data.js";
import { fan } from "./fan.js";
import { layers } from "./layers.js";
import { after, before } from "./learning.js";
import { neighbourhood } from "./neighbourhood.js";
import { reduced, withoutCycles } from "./order.js";
import { conceptBox } from "./scene.js";
import { oneLine, shorten, wrapText } from "./text.js";

export const MOST_NEEDS = 44;
export const MOST_UNLOCKED = 16;
const BOLDER = 1.1;
const ENTRY_TEXT = 34;
const ENTRY_PITCH = 25;
const CARD_GAP = 18;
const ABBREVIATION = /^(?=.*[A-Z].*[A-Z])[A-Za-z0-9-]{2,8}$/;
const NARROW_STAGE = 600;
const NARROW_ZOOM = 0.9;

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
export function overviewScene(graph, measure, shown, known, stage) {
  const boxes = [];
  for (const node of refolded(graph.raw.overview.nodes, stage)) {
    const top = node.y - node.boxHeight / 2;
    const bold = (text) => measure(text) * BOLDER;
    boxes.push({
      key: `card ${node.id}`, type: "card", topic: node.topic, total: node.total,
      lines: wrapText(oneLine(node.label), node.boxWidth - 24, node.boxHead > 40 ? 2 : 1, bold),
      more: node.total - node.shown.length, head: node.boxHead, x: node.x, y: node.y, width: node.boxWidth, height: node.boxHeight, dim: false,
    });
    node.shown.forEach((index, row) => {
      const width = node.boxWidth - 8;
      boxes.push({
        ...conceptBox(graph, index, measure),
        key: index, type: "entry", known: known(index), dim: !shown(index),
        lines: [entryText(graph, index, width - ENTRY_TEXT, measure)],
        x: node.x, y: top + node.boxHead + row * ENTRY_PITCH + ENTRY_PITCH / 2, width, height: ENTRY_PITCH - 1,
      });
    });
  }
  const edges = graph.raw.overview.edges.map((edge) => ({
    from: `card ${edge.from}`, to: `card ${edge.to}`, kind: "flow", weight: edge.count, relation: -1, points: [],
  }));
  return { name: "overview", boxes, edges, hidden: 0 };
}

/** The label; where it is too long, its abbreviation rather than a stump. */
function entryText(graph, index, width, measure) {
  const label = oneLine(graph.label[index]);
  if (measure(label) <= width) return label;
  return graph.aliases(index).find((alias) => ABBREVIATION.test(alias)) ?? shorten(label, width, measure);
}

/** The cards as they came, or in as many columns as a narrow stage has room for, in the same order. */
function refolded(nodes, stage) {
  const pitch = nodes.length ? nodes[0].boxWidth + CARD_GAP : 1;
  const columns = Math.max(1, Math.floor((stage.width - CARD_GAP) / pitch / NARROW_ZOOM));
  if (stage.width > NARROW_STAGE || nodes.length <= 1) return nodes;
  const filled = new Array(columns).fill(0);
  return nodes.map((node) => {
    const column = filled.indexOf(Math.min(...filled));
    const y = filled[column] + node.boxHeight / 2;
    filled[column] += node.boxHeight + CARD_GAP;
    return { ...node, x: column * pitch, y };
  });
}

/** A concept in the middle of its neighbours. */
export function focusScene(graph, focus, depth, allowed, known, measure, stage) {
  const { members, relations, hidden } = neighbourhood(graph, focus, depth, allowed);
  const boxes = members.map((member) => ({
    ...conceptBox(graph, member.concept, measure, { focus: member.ring === 0, known: known(member.concept) }),
    ring: member.ring, side: member.side, parent: member.parent,
  }));
  const { places, down } = fan(boxes, stage);
  boxes.forEach((box) => Object.assign(box, places.get(box.key)));
  const branches = new Set(members.map(({ concept, parent }) => pairOf(concept, parent)));
  const edges = relations.map((relation) => {
    const ordered = firstOf(graph, relation) !== -1;
    const branch = branches.has(pairOf(graph.source[relation], graph.target[relation]));
    return edgeOf(graph, relation, { faint: !branch, flow: ordered === down ? "down" : "right" });
  });
  return { name: "focus", boxes, edges, hidden, down };
}

function pairOf(a, b) {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** What a concept needs down to the ground, and what it unlocks. */
export function needsScene(graph, focus, ordered, known, measure, stage) {
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
    focus, stage, hidden: needs.hidden + unlocks.hidden, name: "needs", needs: needs.found.size, unlocks: unlocks.found.size,
  });
}

/** Several ways from one concept to another, side by side. */
export function waysScene(graph, ways, from, to, known, measure, stage) {
  const inside = [];
  const found = new Map();
  for (const { steps } of ways) {
    steps.forEach((step, i) => {
      if (!inside.includes(step.concept)) inside.push(step.concept);
      if (i) found.set(`${steps[i - 1].concept} ${step.concept}`, { pair: [steps[i - 1].concept, step.concept], relation: step.relation });
    });
  }
  return layered(graph, inside, [...found.values()], known, measure, { focus: to, start: from, stage, hidden: 0, name: "ways", whole: true });
}

function layered(graph, inside, found, known, measure, { focus, stage, start = -1, hidden, name, whole = false, ...facts }) {
  const surest = [...found].sort((a, b) => graph.confidence[b.relation] - graph.confidence[a.relation]);
  const acyclic = withoutCycles(inside, surest.map((one) => one.pair));
  const kept = whole ? acyclic : reduced(inside, acyclic);
  const relation = new Map(found.map((one) => [one.pair.join(" "), one.relation]));
  const boxes = inside.map((index) =>
    conceptBox(graph, index, measure, { focus: index === focus || index === start, known: known(index) }),
  );
  const { places, bends, down } = layers(boxes, kept, stage, start < 0 ? focus : start);
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
