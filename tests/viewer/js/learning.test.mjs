import assert from "node:assert/strict";
import { test } from "node:test";

import { gaps, nextSteps, orderTest, plan, withFoundations } from "../../../viewer/scripts/learning.js";
import { reduced, sorted, withoutCycles } from "../../../viewer/scripts/order.js";
import { waysBetween } from "../../../viewer/scripts/paths.js";
import { all, graphOf, names } from "./graph.mjs";

const graph = graphOf(
  [["rag"], ["llm"], ["attention"], ["embedding"], ["algebra"], ["store"]],
  [
    ["rag", "requires", "llm"], ["llm", "requires", "attention"], ["attention", "requires", "embedding"],
    ["embedding", "requires", "algebra"], ["rag", "requires", "embedding"], ["rag", "uses", "store"],
    ["algebra", "related", "store"],
  ],
  { unexplained: ["algebra", "store"] },
);
const at = (label) => graph.label.indexOf(label);
const strict = orderTest(graph, all);
const wide = orderTest(graph, all, { wide: true });

test("a plan puts each concept after all it needs and ends at the goal", () => {
  assert.deepEqual(names(graph, plan(graph, at("rag"), new Set(), strict)), ["algebra", "embedding", "attention", "llm", "rag"]);
  assert.ok(names(graph, plan(graph, at("rag"), new Set(), wide)).includes("store"));
});

test("a plan stops at what is known, and knowing covers the foundations", () => {
  const known = withFoundations(graph, [at("attention")], strict);
  assert.deepEqual(names(graph, [...known]).sort(), ["algebra", "attention", "embedding"]);
  assert.deepEqual(names(graph, plan(graph, at("rag"), known, strict)), ["llm", "rag"]);
});

test("a plan leaves relations out that are unlikely, unless it is told to take them", () => {
  const made = graphOf([["goal"], ["sure"], ["doubtful"]], [["goal", "requires", "sure", 50], ["goal", "requires", "doubtful", 49]]);
  assert.deepEqual(names(made, plan(made, 0, new Set(), orderTest(made, all))), ["sure", "goal"]);
  assert.deepEqual(names(made, plan(made, 0, new Set(), orderTest(made, all, { unsure: true }))), ["sure", "doubtful", "goal"]);
});

test("plans end on circles", () => {
  const circle = graphOf([["a"], ["b"], ["c"]], [["a", "requires", "b"], ["b", "requires", "c"], ["c", "requires", "a"]]);
  assert.equal(plan(circle, 0, new Set(), orderTest(circle, all)).length, 3);
});

test("next steps need nothing that is unknown", () => {
  assert.deepEqual(names(graph, nextSteps(graph, new Set([at("algebra")]), strict)), ["embedding"]);
});

test("gaps come by what waits for them", () => {
  assert.deepEqual(names(graph, gaps(graph, wide, all)), ["algebra", "store"]);
});

test("random plans keep the order and leave no step out", () => {
  let seed = 7;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let round = 0; round < 60; round++) {
    const labels = Array.from({ length: 14 }, (_, i) => [`n${i}`]);
    const edges = [];
    for (let i = 1; i < 14; i++) for (let j = 0; j < i; j++) if (random() < 0.2) edges.push([`n${i}`, "requires", `n${j}`]);
    const made = graphOf(labels, edges);
    const steps = plan(made, 13, new Set(), orderTest(made, all));
    for (const [a, , b] of edges) {
      const [later, earlier] = [steps.indexOf(made.label.indexOf(a)), steps.indexOf(made.label.indexOf(b))];
      if (later >= 0) assert.ok(earlier >= 0 && earlier < later);
    }
  }
});

test("ways follow the learning order first, shortest first", () => {
  const ways = waysBetween(graph, at("algebra"), at("rag"), all);
  assert.deepEqual(names(graph, ways[0].steps), ["algebra", "embedding", "rag"]);
  assert.ok(ways[0].directed);
  assert.deepEqual(names(graph, ways[1].steps), ["algebra", "embedding", "attention", "llm", "rag"]);
});

test("where no order leads, ways go in any direction; where nothing joins, there is none", () => {
  const [way] = waysBetween(graph, at("store"), at("algebra"), all);
  assert.equal(way.directed, false);
  assert.deepEqual(waysBetween(graph, at("rag"), at("rag"), all), []);
  assert.deepEqual(waysBetween(graph, at("rag"), at("llm"), () => false), []);
});

test("reduction drops what a longer way says; cycles are cut; sorting respects edges", () => {
  const edges = [["a", "b"], ["b", "c"], ["a", "c"]];
  assert.deepEqual(reduced(["a", "b", "c"], edges), [["a", "b"], ["b", "c"]]);
  assert.deepEqual(withoutCycles(["a", "b"], [["a", "b"], ["b", "a"]]), [["a", "b"]]);
  assert.deepEqual(sorted(["c", "b", "a"], edges), ["a", "b", "c"]);
});
