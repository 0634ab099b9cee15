// Boxes on a canvas.

import { glyphOf } from "./glyphs.js";
import { FONT, LINE } from "./scene.js";

const shapes = new Map();

/** Draws one box around (x, y). `state` tells whether the pointer is over it or it is chosen. */
export function paintBox(context, box, x, y, colours, state) {
  context.globalAlpha = box.dim ? 0.25 : 1;
  if (box.type === "card") paintCard(context, box, x, y, colours);
  else paintConcept(context, box, x, y, colours, state);
}

/** Fill, border and text colours of a concept's box. */
export function boxColours(box, colours, hover = false) {
  if (box.focus) return { fill: colours.accent, border: colours.accent, text: colours["accent-ink"], glyph: colours["accent-ink"] };
  const border = box.gap ? colours.gap : box.known ? colours.known : colours.line;
  const fill = box.type === "entry" && !hover ? "transparent" : hover ? colours.paper : colours.card;
  return { fill, border: hover ? colours.accent : box.type === "entry" ? "transparent" : border, text: colours.ink, glyph: box.known ? colours.known : colours.soft };
}

function paintConcept(context, box, x, y, colours, state) {
  const { fill, border, text, glyph } = boxColours(box, colours, state.hover);
  const left = x - box.width / 2;
  const top = y - box.height / 2;
  context.beginPath();
  context.roundRect(left, top, box.width, box.height, 8);
  if (fill !== "transparent") {
    context.fillStyle = fill;
    context.fill();
  }
  if (border !== "transparent") {
    context.setLineDash(box.gap && !box.focus ? [4, 3] : []);
    context.lineWidth = state.hover ? 2 : box.gap || box.known ? 1.6 : 1.1;
    context.strokeStyle = border;
    context.stroke();
    context.setLineDash([]);
  }
  paintGlyph(context, box, left + 10, y - 6, glyph);
  context.fillStyle = text;
  writeLines(context, box.lines, left + 10 + 18, y);
}

function paintGlyph(context, box, x, y, colour) {
  const path = box.known ? "M1 6.5 4.5 10 11 2.5" : glyphOf(box.kind);
  let shape = shapes.get(path);
  if (!shape) shapes.set(path, (shape = new Path2D(path)));
  context.translate(x, y);
  if (box.known) {
    context.strokeStyle = colour;
    context.lineWidth = 2.2;
    context.stroke(shape);
  } else if (box.gap) {
    context.strokeStyle = colour;
    context.lineWidth = 1.2;
    context.stroke(shape);
  } else {
    context.fillStyle = colour;
    context.fill(shape);
  }
  context.translate(-x, -y);
}

function paintCard(context, box, x, y, colours) {
  const left = x - box.width / 2;
  const top = y - box.height / 2;
  context.beginPath();
  context.roundRect(left, top, box.width, box.height, 12);
  context.fillStyle = colours.card;
  context.fill();
  context.strokeStyle = colours.line;
  context.lineWidth = 1.2;
  context.stroke();
  context.fillStyle = colours.ink;
  context.font = FONT.replace("14px", "600 14px");
  context.textBaseline = "middle";
  context.textAlign = "left";
  const first = top + (box.head + 2) / 2 - ((box.lines.length - 1) * LINE) / 2 + 1;
  box.lines.forEach((line, row) => context.fillText(line, left + 12, first + row * LINE));
  context.font = FONT.replace("14px", "12.5px");
  context.fillStyle = colours.soft;
  if (box.more > 0) context.fillText(moreText(box), left + 32, top + box.height - 15);
}

/** What a card says of the concepts that it does not name. */
export function moreText(box) {
  return `+ ${box.more.toLocaleString("en")} more`;
}

function writeLines(context, lines, x, y) {
  context.font = FONT;
  context.textAlign = "left";
  context.textBaseline = "middle";
  const start = y - ((lines.length - 1) * LINE) / 2 + 0.5;
  lines.forEach((line, row) => context.fillText(line, x, start + row * LINE));
}
