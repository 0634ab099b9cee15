// The drawing on the screen, by vis-network: nodes at given places, nothing moves by itself.

import { paintBox } from "./paint.js";
import { bounds, fitScale, MARGIN } from "./scene.js";
import { strokeOf } from "./theme.js";

const READABLE = 0.7;
const ENDS = {
  arrow: { type: "arrow", scaleFactor: 0.62 }, triangle: { type: "triangle", scaleFactor: 0.62 },
  diamond: { type: "diamond", scaleFactor: 0.62 }, vee: { type: "vee", scaleFactor: 0.66 }, bar: { type: "bar", scaleFactor: 0.5 },
};

/** Makes the drawing in `place`. `on.box(box)`, `on.edge(edge)`, `on.blank()` are told of clicks. */
export function makeCanvas(place, { options, colours, calm, on }) {
  let scene = { boxes: [], edges: [] };
  let boxes = new Map();
  let edges = new Map();
  let hovered = null;
  const library = globalThis.vis;
  const nodes = new library.DataSet();
  const lines = new library.DataSet();
  const network = new library.Network(place, { nodes, edges: lines }, options);

  const draw = ({ ctx, id, x, y, state }) => {
    const box = boxes.get(id);
    return {
      drawNode: () => box && paintBox(ctx, hovered ? dimmed(box) : box, x, y, colours(), { hover: state.hover }),
      nodeDimensions: { width: box?.width ?? 0, height: box?.height ?? 0 },
    };
  };
  const dimmed = (box) => (hovered.has(box.key) || box.type === "card" ? box : { ...box, dim: true });

  network.on("click", ({ nodes: [id], edges: [line] }) => {
    if (id !== undefined && boxes.has(id)) on.box(boxes.get(id));
    else if (line !== undefined && edges.has(line)) on.edge(edges.get(line));
    else on.blank();
  });
  network.on("hoverNode", ({ node }) => hover(node));
  network.on("blurNode", () => hover(null));
  for (const [event, cursor] of [["hoverNode", "pointer"], ["blurNode", ""], ["hoverEdge", "pointer"], ["blurEdge", ""]]) {
    network.on(event, () => (place.style.cursor = cursor));
  }

  function hover(id) {
    const box = id === null ? null : boxes.get(id);
    hovered = box && (box.type === "card" || (box.type === "concept" && scene.boxes.length > 2)) ? around(scene, box.key) : null;
    stress(hovered ? box.key : null);
    network.redraw();
  }

  /** Edges of the box under the pointer stand out, those apart from it fade; with no box all are as drawn. */
  function stress(key) {
    lines.update(
      scene.edges.flatMap((edge, number) => {
        const opacity = key === null ? opacityOf(edge) : edge.from === key || edge.to === key ? 1 : 0.12;
        const colour = edge.kind === "flow" && opacity === 1 ? colours().accent : colours()[edge.kind] ?? colours().faint;
        return [...edge.points, null].map((_, at) => ({ id: `${number} ${at}`, color: { color: colour, opacity } }));
      }),
    );
  }

  function show(next, { fit = true } = {}) {
    scene = next;
    hovered = null;
    boxes = new Map(scene.boxes.map((box) => [idOf(box.key), box]));
    edges = new Map(scene.edges.flatMap((edge, number) => [...edge.points, null].map((_, at) => [`${number} ${at}`, edge])));
    const drawn = visNodes(scene, draw);
    // The library would paint after each step; what counts is painted once, in the next frame.
    network.body.emitter.emit("_blockRedraw");
    lines.clear();
    nodes.clear();
    nodes.add(drawn);
    measureNodes(network, scene);
    lines.add(visEdges(scene, colours()));
    network.body.emitter.emit("_allowRedraw");
    if (fit) fitReadable();
    network.body.emitter.emit("_requestRedraw");
  }

  /** Brings the whole scene into sight; where its text would be too small to read, the focus and what is near. */
  function fitScene({ least = 0 } = {}) {
    const { clientWidth: width, clientHeight: height } = place;
    if (!width || !height) return;
    const area = bounds(scene);
    const whole = fitScale(area, { width, height });
    const focus = scene.boxes.find((box) => box.focus);
    const wide = focus ? 0 : Math.min(1, (width - MARGIN * 2) / area.width);
    const scale = whole < least ? Math.max(least, wide) : whole;
    const near = (start, size, room, wanted) => {
      const half = room / scale / 2 - MARGIN / scale;
      if (size <= half * 2) return start + size / 2;
      return Math.min(Math.max(wanted, start + half), start + size - half);
    };
    const position = {
      x: near(area.x, area.width, width, focus ? focus.x : area.x),
      y: near(area.y, area.height, height, focus ? focus.y : area.y),
    };
    network.moveTo({ position, scale, animation: false });
  }

  const fitReadable = () => fitScene({ least: READABLE });

  function zoom(factor) {
    const animation = calm() ? false : { duration: 120, easingFunction: "easeOutQuad" };
    network.moveTo({ scale: Math.min(3, Math.max(0.05, network.getScale() * factor)), animation });
  }

  return {
    show, fit: fitScene, fitReadable, zoom, scene: () => scene,
    recolour: () => show(scene, { fit: false }),
    toScreen: (key) => network.canvasToDOM(network.getPosition(idOf(key))),
    middleOf: (number) => network.canvasToDOM(network.body.edges[`${number} 0`].edgeType.getPoint(0.5)),
    scale: () => network.getScale(),
  };
}

/** The library's id: never a bare number, or it would draw numbers before names whatever the order given. */
function idOf(key) {
  return `box ${key}`;
}

/**
 * Tells the library how large each box is. A custom shape learns its size only by being drawn, and keeps the square
 * that it took for its size until then: clicks and arrowheads would miss the boxes.
 */
function measureNodes(network, scene) {
  for (const box of scene.boxes) {
    const { shape } = network.body.nodes[idOf(box.key)];
    shape.customSizeWidth = box.width;
    shape.customSizeHeight = box.height;
    shape.refreshNeeded = true;
  }
}

/** A concept and those it is joined to. */
function around(scene, key) {
  const keys = new Set([key]);
  for (const edge of scene.edges) {
    if (edge.from === key) keys.add(edge.to);
    if (edge.to === key) keys.add(edge.from);
  }
  return keys;
}

function visNodes(scene, draw) {
  const drawn = scene.boxes.map((box) => ({
    id: idOf(box.key), x: box.x, y: box.y, shape: "custom", ctxRenderer: draw, size: box.width / 2, fixed: true,
    chosen: false,
  }));
  scene.edges.forEach((edge, number) => {
    edge.points.forEach((point, at) => {
      drawn.push({ id: `bend ${number} ${at}`, x: point.x, y: point.y, shape: "dot", size: 0, borderWidth: 0, fixed: true, chosen: false });
    });
  });
  return drawn;
}

function visEdges(scene, colours) {
  return scene.edges.flatMap((edge, number) => {
    const stops = [idOf(edge.from), ...edge.points.map((_, at) => `bend ${number} ${at}`), idOf(edge.to)];
    return stops.slice(1).map((to, at) => ({
      id: `${number} ${at}`,
      from: stops[at],
      to,
      chosen: false,
      ...look(edge, colours, at === stops.length - 2, at === 0),
    }));
  });
}

function look(edge, colours, last, first) {
  if (edge.kind === "flow") {
    return {
      width: Math.min(5, 0.8 + Math.log2(edge.weight) * 0.6), color: { color: colours.faint, opacity: opacityOf(edge) }, dashes: false,
      arrows: { to: { enabled: true, type: "arrow", scaleFactor: 0.5 } }, smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 },
    };
  }
  const stroke = strokeOf(edge.kind, edge.background);
  const end = ENDS[stroke.end];
  const arrows = {};
  if (end && last && !edge.faint) arrows.to = { enabled: true, ...end };
  if (end && first && stroke.end === "bar") arrows.from = { enabled: true, ...end };
  return {
    width: stroke.width,
    color: { color: colours[edge.kind], opacity: opacityOf(edge) },
    dashes: stroke.dash.length ? stroke.dash : false,
    arrows,
    arrowStrikethrough: false,
    smooth: { enabled: true, type: "cubicBezier", forceDirection: sideways(edge) ? "horizontal" : "vertical", roundness: 0.4 },
  };
}

/** Edges that only join neighbours of the focus to one another stay in the background. */
export function opacityOf(edge) {
  if (edge.kind === "flow") return 0.6;
  return edge.faint ? 0.22 : edge.background ? 0.75 : 0.95;
}

/** True when an edge leaves its boxes at their sides, false at top and bottom. */
export function sideways(edge) {
  return edge.flow ? edge.flow === "right" : !["contrasts_with", "related"].includes(edge.kind);
}
