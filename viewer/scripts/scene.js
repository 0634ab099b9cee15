// A scene: what is drawn, apart from how. Boxes have a centre, edges join boxes by key.

import { oneLine, wrapText } from "./text.js";

export const FONT = '14px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
export const LINE = 18;
const PAD_X = 12;
const GLYPH = 18;
const LONGEST = 150;
const MOST_LINES = 3;
const CLOSEST = 1.25;
export const MARGIN = 24;

/** Width of a text in the scene's font, in pixels at zoom 1. */
export function makeMeasure(context) {
  const widths = new Map();
  return (text) => {
    let width = widths.get(text);
    if (width === undefined) {
      context.font = FONT;
      width = context.measureText(text).width;
      if (widths.size < 20000) widths.set(text, width);
    }
    return width;
  };
}

/** A box for a concept: up to three lines of its label, with its kind's shape. */
export function conceptBox(graph, index, measure, extra = {}) {
  const lines = wrapText(oneLine(graph.label[index], 160), LONGEST, MOST_LINES, measure);
  const text = Math.max(...lines.map(measure));
  return {
    key: index,
    concept: index,
    type: "concept",
    lines,
    kind: graph.raw.kinds[graph.kind[index]],
    gap: !graph.explained[index],
    known: false,
    focus: false,
    dim: false,
    width: Math.ceil(text) + PAD_X * 2 + GLYPH,
    height: lines.length * LINE + 12,
    ...extra,
  };
}

/** Least rectangle around all boxes of a scene: {x, y, width, height}. */
export function bounds(scene) {
  return around(scene.boxes, (box) => box);
}

/** The same for boxes whose centres `placeOf` tells. */
export function around(boxes, placeOf) {
  if (!boxes.length) return { x: 0, y: 0, width: 1, height: 1 };
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const box of boxes) {
    const { x, y } = placeOf(box);
    left = Math.min(left, x - box.width / 2);
    right = Math.max(right, x + box.width / 2);
    top = Math.min(top, y - box.height / 2);
    bottom = Math.max(bottom, y + box.height / 2);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The zoom at which an area fills a stage {width, height}: never so close that text looks swollen. */
export function fitScale(area, stage) {
  return Math.min((stage.width - MARGIN * 2) / area.width, (stage.height - MARGIN * 2) / area.height, CLOSEST);
}
