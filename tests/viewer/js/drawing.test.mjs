import assert from "node:assert/strict";
import { test } from "node:test";

import { fan } from "../../../viewer/scripts/fan.js";
import { crossings, layers } from "../../../viewer/scripts/layers.js";
import { neighbourhood } from "../../../viewer/scripts/neighbourhood.js";
import { wrapText } from "../../../viewer/scripts/text.js";
import { all, graphOf, names } from "./graph.mjs";

const STAGE = { width: 800, height: 740 };
let seed = 11;
const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
const box = (key, extra = {}) => ({ key, width: 60 + Math.floor(random() * 180), height: random() < 0.3 ? 48 : 30, ...extra });

function assertApart(boxes, places) {
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      const [p, q] = [places.get(a.key), places.get(b.key)];
      const apart = Math.abs(p.x - q.x) >= (a.width + b.width) / 2 - 0.01 || Math.abs(p.y - q.y) >= (a.height + b.height) / 2 - 0.01;
      assert.ok(apart, `${a.key} ${b.key}`);
    }
  });
}

test("no two boxes of a fan overlap, whatever their sides and rings", () => {
  const sides = ["before", "after", "above", "below"];
  for (let round = 0; round < 200; round++) {
    const count = Math.floor(random() * 84);
    const others = Array.from({ length: count }, (_, i) =>
      box(i + 1, { ring: 1 + Math.floor(random() * 3), side: sides[Math.floor(random() * 4)], parent: 0 }),
    );
    const boxes = [box(0, { ring: 0, side: "centre" }), ...others.sort((a, b) => a.ring - b.ring)];
    assertApart(boxes, fan(boxes, STAGE).places);
  }
});

test("no two boxes of an order overlap, and each stands after what it needs", () => {
  for (let round = 0; round < 60; round++) {
    const boxes = Array.from({ length: 2 + Math.floor(random() * 40) }, (_, i) => box(i));
    const edges = [];
    boxes.forEach((_, b) => boxes.slice(0, b).forEach((_, a) => random() < 0.08 && edges.push([a, b])));
    const { places, bends, down } = layers(boxes, edges, STAGE, 0);
    assertApart(boxes, places);
    const axis = down ? "y" : "x";
    for (const [a, b] of edges) assert.ok(places.get(a)[axis] < places.get(b)[axis]);
    assert.equal(bends.size, edges.length);
    assert.deepEqual(layers(boxes, edges, STAGE, 0).places, places);
  }
});

test("crossings are counted", () => {
  assert.equal(crossings([["a", "b"], ["c", "d"]], [["a", "d"], ["b", "c"]]), 1);
  assert.equal(crossings([["a", "b"], ["c", "d"]], [["a", "c"], ["b", "d"]]), 0);
});

test("neighbours stand on the side of the learning order", () => {
  const graph = graphOf(
    [["svd"], ["algebra"], ["pca"], ["qr"], ["matrix"], ["part"]],
    [["svd", "requires", "algebra"], ["pca", "requires", "svd"], ["svd", "contrasts_with", "qr"], ["svd", "related", "matrix"], ["part", "part_of", "svd"]],
  );
  const { members } = neighbourhood(graph, 0, 1, all);
  assert.deepEqual(
    Object.fromEntries(members.map((one) => [graph.label[one.concept], one.side])),
    { svd: "centre", algebra: "before", pca: "after", qr: "above", matrix: "below", part: "before" },
  );
});

test("a large neighbourhood is cut and the rest counted", () => {
  const labels = Array.from({ length: 101 }, (_, i) => [`n${i}`]);
  const graph = graphOf(labels, labels.slice(1).map(([label]) => [label, "requires", "n0"]));
  const { members, hidden } = neighbourhood(graph, 0, 1, all);
  assert.equal(members.length + hidden, 101);
  assert.deepEqual(names(graph, members.slice(0, 2)), ["n0", "n1"]);
});

test("long labels wrap and are shortened to the width", () => {
  const lines = wrapText("a very long label with supercalifragilisticexpialidocious words", 12, 2, (text) => text.length);
  assert.equal(lines.length, 2);
  assert.ok(lines.every((line) => line.length <= 12));
  assert.ok(lines[1].endsWith("…"));
});
