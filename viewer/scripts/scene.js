// A scene: what is drawn, apart from how. Boxes have a centre, edges join boxes by key.

import { oneLine, wrapText } from "./text.js";

export const FONT = '14px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
export const LINE = 18;
const PAD_X = 12;
const GLYPH = 18;
const LONGEST = 210;

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

/** A box for a concept: up to two lines of its label, with its kind's shape. */
export function conceptBox(graph, index, measure, extra = {}) {
  const lines = wrapText(oneLine(graph.label[index], 160), LONGEST, 2, measure);
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
  if (!scene.boxes.length) return { x: 0, y: 0, width: 1, height: 1 };
  const left = Math.min(...scene.boxes.map((box) => box.x - box.width / 2));
  const right = Math.max(...scene.boxes.map((box) => box.x + box.width / 2));
  const top = Math.min(...scene.boxes.map((box) => box.y - box.height / 2));
  const bottom = Math.max(...scene.boxes.map((box) => box.y + box.height / 2));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
