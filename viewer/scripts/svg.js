// A scene as an SVG picture that stands by itself: for export and for paper.

import { opacityOf, sideways } from "./canvas.js";
import { svgEl } from "./dom.js";
import { glyphOf } from "./glyphs.js";
import { boxColours, moreText } from "./paint.js";
import { bounds, LINE } from "./scene.js";
import { strokeOf } from "./theme.js";

const MARGIN = 30;
const FAMILY = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const TICK = "M1 6.5 4.5 10 11 2.5";
const TIPS = { arrow: [9, 4], triangle: [9, 5], diamond: [10, 4], vee: [9, 5], bar: [2, 6] };

/** An <svg> element of the scene in the given colours. */
export function sceneSvg(scene, colours, title) {
  const area = bounds(scene);
  const [width, height] = [Math.ceil(area.width + MARGIN * 2), Math.ceil(area.height + MARGIN * 2)];
  const boxes = new Map(scene.boxes.map((box) => [box.key, box]));
  return svgEl(
    "svg",
    { viewBox: `${area.x - MARGIN} ${area.y - MARGIN} ${width} ${height}`, width, height, role: "img", "font-family": FAMILY, "font-size": 14 },
    svgEl("title", {}, title),
    svgEl("rect", { x: area.x - MARGIN, y: area.y - MARGIN, width, height, fill: colours.stage }),
    svgEl("g", { fill: "none" }, scene.edges.map((edge) => drawnEdge(edge, boxes, colours))),
    svgEl("g", {}, scene.boxes.map((box) => (box.type === "card" ? drawnCard(box, colours) : drawnBox(box, colours)))),
  );
}

/** The picture as a file's text. */
export function svgText(svg) {
  return new XMLSerializer().serializeToString(svg);
}

function drawnEdge(edge, boxes, colours) {
  const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
  const flow = edge.kind === "flow";
  const stroke = flow ? { dash: [], end: "arrow", width: Math.min(7, 1 + Math.log2(edge.weight)) } : strokeOf(edge.kind, edge.background);
  const colour = flow ? colours.faint : colours[edge.kind];
  const stops = [from, ...edge.points, to];
  const parts = stops.slice(1).map((stop, i) => segment(stops[i], stop, !sideways(edge)));
  const last = parts[parts.length - 1];
  const tip = stroke.end === "none" || edge.faint ? null : svgEl("path", { d: tipPath(stroke.end, last), fill: colour });
  return svgEl(
    "g",
    { opacity: opacityOf(edge) },
    svgEl("path", { d: parts.map((part) => part.path).join(""), stroke: colour, "stroke-width": stroke.width, "stroke-dasharray": stroke.dash.join(" ") || null }),
    tip,
  );
}

function segment(a, b, upright) {
  const start = border(a, b, upright);
  const end = border(b, a, upright);
  const [dx, dy] = upright ? [0, (end.y - start.y) * 0.4] : [(end.x - start.x) * 0.4, 0];
  const control = { x: end.x - dx, y: end.y - dy };
  return { path: `M${at(start)}C${at({ x: start.x + dx, y: start.y + dy })} ${at(control)} ${at(end)}`, end, angle: Math.atan2(end.y - control.y, end.x - control.x) };
}

function border(box, other, upright) {
  if (!box.width) return { x: box.x, y: box.y };
  if (upright) return { x: box.x, y: box.y + (Math.sign(other.y - box.y) * box.height) / 2 };
  return { x: box.x + (Math.sign(other.x - box.x) * box.width) / 2, y: box.y };
}

function tipPath(kind, { end, angle }) {
  const [length, half] = TIPS[kind];
  const turn = (back, side) => at({ x: end.x - back * Math.cos(angle) - side * Math.sin(angle), y: end.y - back * Math.sin(angle) + side * Math.cos(angle) });
  if (kind === "diamond") return `M${turn(0, 0)}L${turn(length / 2, half)}L${turn(length, 0)}L${turn(length / 2, -half)}Z`;
  if (kind === "vee") return `M${turn(0, 0)}L${turn(length, half)}L${turn(length * 0.6, 0)}L${turn(length, -half)}Z`;
  if (kind === "bar") return `M${turn(0, half)}L${turn(length, half)}L${turn(length, -half)}L${turn(0, -half)}Z`;
  return `M${turn(0, 0)}L${turn(length, half)}L${turn(length, -half)}Z`;
}

function drawnBox(box, colours) {
  const { fill, border: edge, text, glyph } = boxColours(box, colours);
  const left = box.x - box.width / 2;
  const path = box.known ? TICK : glyphOf(box.kind);
  const open = box.known || box.gap;
  return svgEl(
    "g",
    { opacity: box.dim ? 0.25 : 1 },
    svgEl("rect", { x: left, y: box.y - box.height / 2, width: box.width, height: box.height, rx: 8, fill: fill === "transparent" ? "none" : fill, stroke: edge === "transparent" ? "none" : edge, "stroke-width": 1.3, "stroke-dasharray": box.gap && !box.focus ? "4 3" : null }),
    svgEl("path", { d: path, transform: `translate(${left + 10} ${box.y - 6})`, fill: open ? "none" : glyph, stroke: open ? glyph : "none", "stroke-width": box.known ? 2.2 : 1.2 }),
    box.lines.map((line, row) => svgEl("text", { x: left + 28, y: box.y - ((box.lines.length - 1) * LINE) / 2 + row * LINE + 5, fill: text }, line)),
  );
}

function drawnCard(box, colours) {
  const [left, top] = [box.x - box.width / 2, box.y - box.height / 2];
  return svgEl(
    "g",
    {},
    svgEl("rect", { x: left, y: top, width: box.width, height: box.height, rx: 12, fill: colours.card, stroke: colours.line }),
    box.lines.map((line, row) => svgEl("text", { x: left + 12, y: top + (box.head + 2) / 2 - ((box.lines.length - 1) * LINE) / 2 + 6 + row * LINE, fill: colours.ink, "font-weight": 600, "font-size": 14 }, line)),
    box.more > 0 ? svgEl("text", { x: left + 32, y: top + box.height - 10, fill: colours.soft, "font-size": 12.5 }, moreText(box)) : null,
  );
}

function at({ x, y }) {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
