// A shape for each kind of concept, as a path in a 12 × 12 box: the same in canvas, SVG and legend.

const GLYPHS = {
  algorithm: "M6 .5 11.5 6 6 11.5 .5 6Z",
  model: "M1.5 1.5H10.5V10.5H1.5Z",
  technique: "M6 1 11.5 10.8H.5Z",
  metric: "M1 11V6.5H3.6V11ZM4.7 11V3.5H7.3V11ZM8.4 11V1H11V11Z",
  loss: "M.5 1.2H11.5L6 11Z",
  activation: "M1 11V6.4H5L9 1H11V3H10L6 8.4V11Z",
  optimizer: "M1 1.5 11.5 6 1 10.5 3.6 6Z",
  math: "M4.4 1H7.6V4.4H11V7.6H7.6V11H4.4V7.6H1V4.4H4.4Z",
  statistics: "M.5 11C3.5 11 3.8 1 6 1S8.5 11 11.5 11Z",
  data: "M1 1H11V3.6H1ZM1 4.7H11V7.3H1ZM1 8.4H11V11H1Z",
  task: "M6 .4 7.8 4.1 11.8 4.7 8.9 7.5 9.6 11.5 6 9.6 2.4 11.5 3.1 7.5 .2 4.7 4.2 4.1Z",
  field: "M6 .6 11.6 4.7 9.5 11.3H2.5L.4 4.7Z",
  tool: "M3.7 .6H8.3L11.4 3.7V8.3L8.3 11.4H3.7L.6 8.3V3.7Z",
  architecture: "M3.2 1H8.8L11.7 6 8.8 11H3.2L.3 6Z",
  concept: "M6 1A5 5 0 1 1 6 11 5 5 0 1 1 6 1Z",
};

/** The path of a kind's shape. */
export function glyphOf(kind) {
  return GLYPHS[kind] ?? GLYPHS.concept;
}
