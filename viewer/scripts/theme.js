// Colours for drawing, read from the style sheet, and the switch between light, dark and the system's wish.

const KEY = "concept-explorer.theme";
const NAMES = [
  "paper", "stage", "ink", "soft", "faint", "line", "card", "accent", "accent-ink", "known", "gap",
  "requires", "is_a", "part_of", "uses", "contrasts_with", "related",
];

/** How each relation kind is drawn beside its colour: dash pattern, ends, width. */
export const STROKES = {
  requires: { dash: [], end: "arrow", width: 2 },
  is_a: { dash: [], end: "triangle", width: 1.6 },
  part_of: { dash: [10, 3, 2, 3], end: "diamond", width: 1.6 },
  uses: { dash: [7, 4], end: "vee", width: 1.6 },
  contrasts_with: { dash: [2, 3], end: "bar", width: 2 },
  related: { dash: [1, 5], end: "none", width: 1.4 },
};
const BACKGROUND_DASH = [3, 8];

/** Dash, end, width of a relation kind; relations from vocabularies are thin and widely dashed. */
export function strokeOf(kind, background) {
  const stroke = STROKES[kind] ?? STROKES.related;
  return background ? { ...stroke, dash: BACKGROUND_DASH, width: 1.1 } : stroke;
}

/** The colours in force, by name. */
export function readColours(element) {
  const style = getComputedStyle(element);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** The reader's choice: "light", "dark" or "" for the system's. */
export function chosenTheme() {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === "light" || theme === "dark" ? theme : "";
  } catch {
    return "";
  }
}

/** Applies and remembers a choice. */
export function chooseTheme(root, theme) {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  try {
    if (theme) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {
    // Nothing is kept in private windows and sandboxed frames.
  }
}
