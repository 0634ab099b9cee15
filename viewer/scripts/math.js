// Formulas: elements from the trees that came with the page.

const MATHML = "http://www.w3.org/1998/Math/MathML";

/** The same pattern as in formulas.py. */
export const FORMULA = /\$\$([^$]{1,600})\$\$|\$([^\s$](?:[^$\n]{0,398}[^\s$])?)\$(?!\d)/g;

/** A <math> element for a formula, or null when the page has none for it. */
export function mathElement(formulas, latex) {
  const tree = Object.hasOwn(formulas, latex) ? formulas[latex] : null;
  if (!tree) return null;
  const element = grown(tree);
  element.setAttribute("aria-label", latex);
  return element;
}

function grown([name, attributes, ...children]) {
  const element = document.createElementNS(MATHML, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  for (const child of children) element.append(typeof child === "string" ? child : grown(child));
  return element;
}
