// Places for an order of learning: each concept right of what it needs, or below it.
// Longest-path layering, bends for long edges, barycentre sweeps (Sugiyama, Tagawa & Toda 1981).

import { levels, tightened } from "./order.js";
import { around, fitScale } from "./scene.js";

const BETWEEN_COLUMNS = 60;
const BETWEEN_ROWS = 46;
const BESIDE = 14;
const ROOMS = [0.75, 1, 1.4, Infinity];
const WELL_READABLE = 1;
const SWEEPS = 12;
const BEND_HEIGHT = 8;

/**
 * {places: key → {x, y}, bends: edge number → [{x, y}, …], down} for boxes {key, width, height} and edges
 * [before, after]. Layers run to the right, or down where that fills the stage {width, height} better; a layer that is
 * too long for the stage is broken into several. What leads to `focus` stands close to what needs it.
 */
export function layers(boxes, edges, stage, focus) {
  const keys = boxes.map((box) => box.key);
  const level = tightened(keys, edges, levels(keys, edges), focus);
  let best = null;
  for (const room of ROOMS) {
    for (const layout of [downwards(boxes, edges, level, stage.width * room), columnsOf(boxes, edges, level, BETWEEN_COLUMNS, stage.height * room)]) {
      const scale = fitScale(around(boxes, (box) => layout.places.get(box.key)), stage);
      if (!best || scale > best.scale) best = { ...layout, scale };
    }
    if (best.scale >= WELL_READABLE) break;
  }
  return { places: best.places, bends: best.bends, down: Boolean(best.down) };
}

function downwards(boxes, edges, level, room) {
  const turned = columnsOf(boxes.map((box) => ({ ...box, width: box.height, height: box.width })), edges, level, BETWEEN_ROWS, room);
  const turn = ({ x, y }) => ({ x: y, y: x });
  return {
    places: new Map([...turned.places].map(([key, place]) => [key, turn(place)])),
    bends: new Map([...turned.bends].map(([number, points]) => [number, points.map(turn)])),
    down: true,
  };
}

/** The levels with those broken whose boxes are together higher than `room`; neighbours of one box stay together. */
function broken(boxes, edges, level, room) {
  const parent = new Map(edges.map(([a, b]) => [b, a]));
  const byLevel = [];
  boxes.forEach((box) => (byLevel[level.get(box.key)] ??= []).push(box));
  const next = new Map();
  const at = new Map();
  let number = 0;
  for (const list of byLevel.filter(Boolean)) {
    const total = list.reduce((sum, box) => sum + box.height + BESIDE, 0);
    const share = total / Math.ceil(total / room);
    const place = (box) => at.get(parent.get(box.key)) ?? 0;
    let filled = 0;
    [...list].sort((a, b) => place(a) - place(b)).forEach((box, index) => {
      if (filled && filled + box.height / 2 > share) [number, filled] = [number + 1, 0];
      next.set(box.key, number);
      at.set(box.key, index);
      filled += box.height + BESIDE;
    });
    number++;
  }
  return next;
}

function columnsOf(boxes, edges, wanted, apart, room) {
  const keys = boxes.map((box) => box.key);
  const level = broken(boxes, edges, wanted, room);
  const size = new Map(boxes.map((box) => [box.key, box]));
  const columns = [];
  const put = (key, column) => (columns[column] ??= []).push(key);
  keys.forEach((key) => put(key, level.get(key)));
  const chains = edges.map(([a, b], number) => {
    const chain = [a];
    for (let column = level.get(a) + 1; column < level.get(b); column++) {
      const key = `bend ${number} ${column}`;
      size.set(key, { key, width: 0, height: BEND_HEIGHT });
      put(key, column);
      chain.push(key);
    }
    return [...chain, b];
  });
  const filled = columns.filter(Boolean);
  untangle(filled, links(chains));
  const places = placed(filled, size, links(chains), apart);
  const bends = new Map(chains.map((chain, number) => [number, chain.slice(1, -1).map((key) => places.get(key))]));
  return { places: new Map(keys.map((key) => [key, places.get(key)])), bends };
}

/** Pairs of edges that cross between neighbouring columns, given each key's position in its column. */
export function crossings(columns, edges) {
  const at = new Map(columns.flatMap((column) => column.map((key, index) => [key, index])));
  const column = new Map(columns.flatMap((keys, index) => keys.map((key) => [key, index])));
  let count = 0;
  edges.forEach(([a, b], i) => {
    for (const [c, d] of edges.slice(i + 1)) {
      if (column.get(a) === column.get(c) && (at.get(a) - at.get(c)) * (at.get(b) - at.get(d)) < 0) count++;
    }
  });
  return count;
}

function links(chains) {
  const left = new Map();
  const right = new Map();
  const add = (map, key, other) => (map.has(key) ? map.get(key).push(other) : map.set(key, [other]));
  for (const chain of chains) {
    for (let i = 1; i < chain.length; i++) {
      add(left, chain[i], chain[i - 1]);
      add(right, chain[i - 1], chain[i]);
    }
  }
  return { left, right };
}

function untangle(columns, { left, right }) {
  const edges = [...right].flatMap(([a, list]) => list.map((b) => [a, b]));
  let best = columns.map((column) => [...column]);
  let fewest = crossings(best, edges);
  for (let sweep = 0; sweep < SWEEPS && fewest; sweep++) {
    const forward = sweep % 2 === 0;
    const order = columns.map((_, index) => (forward ? index : columns.length - 1 - index)).slice(1);
    for (const index of order) {
      const beside = new Map(columns[forward ? index - 1 : index + 1].map((key, i) => [key, i]));
      const linked = forward ? left : right;
      const middle = new Map(columns[index].map((key, i) => [key, mean((linked.get(key) ?? []).map((k) => beside.get(k)), i)]));
      columns[index].sort((a, b) => middle.get(a) - middle.get(b));
    }
    const now = crossings(columns, edges);
    if (now < fewest) {
      fewest = now;
      best = columns.map((column) => [...column]);
    }
  }
  best.forEach((column, index) => columns[index].splice(0, column.length, ...column));
}

function placed(columns, size, { left, right }, apart) {
  const places = new Map();
  let x = 0;
  for (const column of columns) {
    const width = Math.max(...column.map((key) => size.get(key).width));
    stack(column, size, (key, y) => places.set(key, { x: x + width / 2, y }));
    x += width + apart;
  }
  for (let round = 0; round < 6; round++) {
    const forward = round % 2 === 0;
    const linked = forward ? left : right;
    for (const column of forward ? columns : [...columns].reverse()) settle(column, size, places, linked);
  }
  return places;
}

/** Moves the boxes of one column towards their neighbours' mean, keeping their order and distance. */
function settle(column, size, places, linked) {
  const wanted = column.map((key) => mean((linked.get(key) ?? []).map((k) => places.get(k).y), places.get(key).y));
  const half = (i) => size.get(column[i]).height / 2;
  const least = (i) => half(i - 1) + half(i) + BESIDE;
  const down = [...wanted];
  for (let i = 1; i < column.length; i++) down[i] = Math.max(down[i], down[i - 1] + least(i));
  const up = [...wanted];
  for (let i = column.length - 2; i >= 0; i--) up[i] = Math.min(up[i], up[i + 1] - least(i + 1));
  column.forEach((key, i) => (places.get(key).y = (down[i] + up[i]) / 2));
}

function stack(column, size, put) {
  const total = column.reduce((sum, key) => sum + size.get(key).height + BESIDE, -BESIDE);
  let y = -total / 2;
  for (const key of column) {
    put(key, y + size.get(key).height / 2);
    y += size.get(key).height + BESIDE;
  }
}

function mean(values, otherwise) {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : otherwise;
}
