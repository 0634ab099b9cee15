// Order on small directed graphs: edges are pairs [before, after] of any keys.

/** Edges without those that close a cycle, in the order given. */
export function withoutCycles(nodes, edges) {
  const after = new Map(nodes.map((node) => [node, []]));
  const kept = [];
  for (const [a, b] of edges) {
    if (a === b || reaches(after, b, a)) continue;
    after.get(a).push(b);
    kept.push([a, b]);
  }
  return kept;
}

/** Edges without those that a longer way already says. The edges must hold no cycle. */
export function reduced(nodes, edges) {
  const after = new Map(nodes.map((node) => [node, []]));
  for (const [a, b] of edges) after.get(a).push(b);
  return edges.filter(([a, b]) => !after.get(a).some((next) => next !== b && reaches(after, next, b)));
}

/** Longest way from any start to each node. The edges must hold no cycle. */
export function levels(nodes, edges) {
  const level = new Map(nodes.map((node) => [node, 0]));
  for (const node of sorted(nodes, edges)) {
    for (const [a, b] of edges) if (a === node) level.set(b, Math.max(level.get(b), level.get(node) + 1));
  }
  return level;
}

/** The levels with what leads to `focus`, or to nothing that comes after it, moved up to just before what needs it. */
export function tightened(nodes, edges, level, focus) {
  const after = new Map(nodes.map((node) => [node, []]));
  for (const [a, b] of edges) after.get(a).push(b);
  const close = new Map(level);
  for (const node of sorted(nodes, edges).reverse()) {
    const next = after.get(node);
    if (next.length && node !== focus && !(after.has(focus) && reaches(after, focus, node))) {
      close.set(node, Math.min(...next.map((one) => close.get(one))) - 1);
    }
  }
  return close;
}

/** Nodes so that each stands after all that come before it; as given where nothing decides. */
export function sorted(nodes, edges) {
  const waiting = new Map(nodes.map((node) => [node, 0]));
  for (const [, b] of edges) waiting.set(b, waiting.get(b) + 1);
  const ready = nodes.filter((node) => waiting.get(node) === 0);
  for (let i = 0; i < ready.length; i++) {
    for (const [a, b] of edges) {
      if (a !== ready[i]) continue;
      waiting.set(b, waiting.get(b) - 1);
      if (waiting.get(b) === 0) ready.push(b);
    }
  }
  return ready;
}

function reaches(after, from, to) {
  const seen = new Set([from]);
  const open = [from];
  while (open.length) {
    const node = open.pop();
    if (node === to) return true;
    for (const next of after.get(node)) if (!seen.has(next)) seen.add(next), open.push(next);
  }
  return false;
}
