// Places for a neighbourhood: what comes before stands left and what comes after right, in arcs; where the stage is
// too narrow for that, above and below, in rows. What has no order stands on the two sides that are left.

import { around, fitScale } from "./scene.js";

const GAP = 12;
const WIDE_GAPS = [[6, 26], [12, 18]];
const REACH = 84;
const BULGE = 40;
const COLUMN = 24;
const COLUMN_GAP = 64;
const SPLIT_GAP = 34;
const ROW_WIDTH = 620;
const ROW_GAP = 58;
const ROW_PITCH = 14;
const RING_GAP = 64;
const NARROWEST = 320;
const ROOMS = [1, 1.3, 1.7];
const CLEARLY_BETTER = 1.15;
const WELL_READABLE = 0.95;

/**
 * {places: key → {x, y}, down} for boxes {key, ring, side, parent, width, height}, the first in the middle, on a stage
 * {width, height}. No two overlap. `down` tells that the order runs down, not to the right.
 */
export function fan(boxes, stage) {
  const scaleOf = (places) => fitScale(around(boxes, (box) => places.get(box.key)), stage);
  const across = sideways(boxes);
  let best = { places: across, down: false };
  let least = scaleOf(across);
  if (least >= WELL_READABLE) return best;
  least *= CLEARLY_BETTER;
  for (const room of ROOMS) {
    const places = upright(boxes, Math.max(NARROWEST, stage.width * room));
    const scale = scaleOf(places);
    if (scale > least) [best, least] = [{ places, down: true }, scale];
  }
  return best;
}

function sideways([centre, ...others]) {
  const places = new Map([[centre.key, { x: 0, y: 0 }]]);
  const tall = { top: -centre.height / 2, bottom: centre.height / 2 };
  for (const [side, sign] of [["before", -1], ["after", 1]]) {
    let edge = centre.width / 2 + REACH;
    for (let ring = 1; ring <= 3; ring++) {
      const ringBoxes = others.filter((box) => box.side === side && box.ring === ring);
      if (!ringBoxes.length) continue;
      const list = ring === 1 ? ringBoxes : byParent(ringBoxes, places, "y");
      edge = arcs(list, edge, sign, places, tall) + COLUMN_GAP;
    }
  }
  rows(others.filter((box) => box.side === "above"), tall.top - ROW_GAP, -1, places, ROW_WIDTH);
  rows(others.filter((box) => box.side === "below"), tall.bottom + ROW_GAP, 1, places, ROW_WIDTH);
  return places;
}

function upright([centre, ...others], room) {
  const places = new Map([[centre.key, { x: 0, y: 0 }]]);
  const tall = { half: centre.height / 2 };
  stack(others.filter((box) => box.side === "above"), centre, -1, places, tall);
  stack(others.filter((box) => box.side === "below"), centre, 1, places, tall);
  for (const [side, sign] of [["before", -1], ["after", 1]]) {
    let edge = sign * (tall.half + RING_GAP);
    for (let ring = 1; ring <= 3; ring++) {
      const ringBoxes = others.filter((box) => box.side === side && box.ring === ring);
      if (!ringBoxes.length) continue;
      const list = ring === 1 ? ringBoxes : byParent(ringBoxes, places, "x");
      edge = rows(list, edge, sign, places, room) + sign * (RING_GAP - ROW_PITCH);
    }
  }
  return places;
}

/** One column beside the centre. */
function stack(list, centre, sign, places, tall) {
  const total = list.reduce((sum, box) => sum + box.height + GAP, -GAP);
  let y = -total / 2;
  for (const box of list) {
    places.set(box.key, { x: sign * (centre.width / 2 + COLUMN_GAP + box.width / 2), y: y + box.height / 2 });
    y += box.height + GAP;
  }
  tall.half = Math.max(tall.half, total / 2);
}

function arcs(list, edge, sign, places, tall) {
  const columns = Math.ceil(list.length / COLUMN);
  const each = Math.ceil(list.length / columns);
  let far = edge;
  for (let column = 0; column < columns; column++) {
    const part = list.slice(column * each, (column + 1) * each);
    const gap = WIDE_GAPS.find(([most]) => part.length <= most)?.[1] ?? GAP;
    const total = part.reduce((sum, box) => sum + box.height + gap, -gap);
    const half = total / 2 + 30;
    const near = column ? far + SPLIT_GAP : edge;
    let y = -total / 2;
    let reached = near;
    for (const box of part) {
      const middle = y + box.height / 2;
      const bend = BULGE * (1 - Math.sqrt(Math.max(0, 1 - (middle / half) ** 2)));
      const x = near + (part.length > 3 ? BULGE - bend : 0);
      places.set(box.key, { x: sign * (x + box.width / 2), y: middle });
      reached = Math.max(reached, x + box.width);
      y += box.height + gap;
    }
    tall.top = Math.min(tall.top, -total / 2);
    tall.bottom = Math.max(tall.bottom, total / 2);
    far = reached;
  }
  return far;
}

function byParent(list, places, axis) {
  const at = (box) => places.get(box.parent)?.[axis] ?? 0;
  return [...list].sort((a, b) => at(a) - at(b));
}

/** Rows of at most `room`, one after another away from `start`; returns where the next would begin. */
function rows(list, start, sign, places, room) {
  const total = list.reduce((sum, box) => sum + box.width + GAP, 0);
  const even = Math.min(room, total / Math.ceil(total / room) + NARROWEST / 4);
  let y = start;
  for (let at = 0; at < list.length; ) {
    let width = 0;
    let end = at;
    while (end < list.length && (end === at || width + list[end].width <= even)) width += list[end++].width + GAP;
    const row = list.slice(at, end);
    const height = Math.max(...row.map((box) => box.height));
    let x = -(width - GAP) / 2;
    for (const box of row) {
      places.set(box.key, { x: x + box.width / 2, y: y + (sign * height) / 2 });
      x += box.width + GAP;
    }
    y += sign * (height + ROW_PITCH);
    at = end;
  }
  return y;
}
