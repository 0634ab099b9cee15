// Places for a neighbourhood: what comes before stands left, what comes after right, in arcs; the rest above and below.

const GAP = 12;
const WIDE_GAPS = [[6, 26], [12, 18]];
const REACH = 110;
const BULGE = 46;
const COLUMN = 24;
const COLUMN_GAP = 64;
const SPLIT_GAP = 34;
const ROW_WIDTH = 620;
const ROW_GAP = 58;
const ROW_PITCH = 14;

/** Gives each box {key, ring, side, parent, width, height} its centre {x, y}; the first is the middle. No two overlap. */
export function fan(boxes) {
  const [centre, ...others] = boxes;
  const places = new Map([[centre.key, { x: 0, y: 0 }]]);
  const tall = { top: -centre.height / 2, bottom: centre.height / 2 };
  for (const [side, sign] of [["before", -1], ["after", 1]]) {
    let edge = centre.width / 2 + REACH;
    for (let ring = 1; ring <= 3; ring++) {
      const ringBoxes = others.filter((box) => box.side === side && box.ring === ring);
      if (!ringBoxes.length) continue;
      const list = ring === 1 ? ringBoxes : byParent(ringBoxes, places);
      edge = arcs(list, edge, sign, places, tall) + COLUMN_GAP;
    }
  }
  const upper = others.filter((box) => box.side === "above");
  const lower = others.filter((box) => box.side === "below");
  rows(upper, tall.top - ROW_GAP, -1, places);
  rows(lower, tall.bottom + ROW_GAP, 1, places);
  return places;
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

function byParent(list, places) {
  const height = (box) => places.get(box.parent)?.y ?? 0;
  return [...list].sort((a, b) => height(a) - height(b));
}

function rows(list, start, sign, places) {
  let y = start;
  for (let at = 0; at < list.length; ) {
    let width = 0;
    let end = at;
    while (end < list.length && (end === at || width + list[end].width <= ROW_WIDTH)) width += list[end++].width + GAP;
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
}
