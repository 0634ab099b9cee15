// The page's skeleton: header, legend, stage, panel.

import { button, el } from "./dom.js";
import { chosenTheme } from "./theme.js";

const THEMES = { "": "Theme: system", light: "Theme: light", dark: "Theme: dark" };
const MESSAGE_TIME = 4000;
const VIEWS = [["map", "Map"], ["needs", "Prerequisites"], ["list", "List"]];
const TABS = [["concept", "Concept"], ["learn", "Learning"], ["ways", "Ways"]];

/** Builds the skeleton into `root`; returns its parts by name. */
export function buildFrame(root, title, actions, search) {
  const parts = {
    drawing: el("div", { class: "drawing", role: "img", "aria-label": "Drawing of the graph; the list view says the same in words" }),
    outline: el("div", { class: "outline", tabindex: 0, role: "region", "aria-label": "List of concepts" }),
    note: el("p", { class: "stage-note", role: "status" }),
    empty: el("div", { class: "stage-empty" }),
    legend: el("aside", { class: "legend", id: "legend", "aria-label": "Legend and filters", tabindex: -1 }),
    content: el("div", { class: "panel-content", id: "panel-content", role: "tabpanel", tabindex: 0, "aria-label": "Concept" }),
    paper: el("div", { class: "paper", "aria-hidden": "true" }),
    message: el("div", { class: "message", role: "status", "aria-live": "polite" }),
    tools: el("div", { class: "tools", role: "group", "aria-label": "Drawing" }),
  };
  parts.views = VIEWS.map(([value, text]) => button(text, () => actions.change({ view: value }), { "data-view": value, "aria-pressed": "false" }));
  parts.tabs = TABS.map(([value, text]) =>
    button(text, () => actions.change({ tab: value }), { role: "tab", "data-tab": value, id: `tab-${value}`, "aria-selected": "false", "aria-controls": "panel-content" }),
  );
  parts.filters = button("Filters", () => root.classList.toggle("legend-open"), { class: "filters-button", "aria-controls": "legend" });
  parts.theme = button("Theme", actions.switchTheme, { class: "plain" });
  parts.stage = el("main", { class: "stage", "aria-label": "Graph" }, parts.drawing, parts.outline, parts.empty, el("div", { class: "stage-foot" }, parts.note, parts.tools));
  fillTools(parts, actions);
  root.replaceChildren(
    el("a", { class: "skip", href: "#panel-content", on: { click: (event) => (event.preventDefault(), parts.content.focus()) } }, "Skip to the concept"),
    header(title, parts, actions, search),
    el("div", { class: "body" }, parts.legend, parts.stage, panel(parts, actions)),
    parts.paper,
    parts.message,
  );
  return parts;
}

function header(title, parts, actions, search) {
  return el(
    "header",
    { class: "bar" },
    el("h1", {}, button(title, actions.home, { class: "home", title: "Back to the whole map", dir: "auto" })),
    search,
    el("div", { class: "views", role: "group", "aria-label": "View" }, parts.views),
    parts.filters,
    el(
      "details",
      { class: "menu" },
      el("summary", {}, "Share"),
      el("div", { class: "menu-items" }, button("Copy link", actions.copyLink), button("Save PNG", actions.png), button("Save SVG", actions.svg), button("Print", actions.print)),
    ),
    parts.theme,
  );
}

function panel(parts, actions) {
  const tabs = el("div", { class: "tabs", role: "tablist", "aria-label": "Panel", on: { keydown: (event) => tabKey(parts, event) } }, parts.tabs);
  return el("aside", { class: "panel", "aria-label": "Details" }, tabs, parts.content);
}

function fillTools(parts, actions) {
  parts.depths = [1, 2, 3].map((depth) => button(String(depth), () => actions.change({ depth }), { "data-depth": depth, "aria-label": `Depth ${depth}`, "aria-pressed": "false" }));
  parts.depthGroup = el("div", { class: "segment", role: "group", "aria-label": "Depth of the neighbourhood" }, el("span", {}, "Depth"), parts.depths);
  parts.wideButton = button("Kinds, parts and uses too", actions.toggleWide, { "aria-pressed": "false", class: "wide-button" });
  parts.unsureButton = button("Less certain too", actions.toggleUnsure, { "aria-pressed": "false", class: "wide-button" });
  const zooms = el("div", { class: "segment", role: "group", "aria-label": "Zoom" }, button("−", () => actions.zoom(1 / 1.3), { "aria-label": "Zoom out" }), button("Fit", actions.fit), button("+", () => actions.zoom(1.3), { "aria-label": "Zoom in" }));
  parts.tools.append(parts.depthGroup, parts.wideButton, parts.unsureButton, zooms);
}

/** Marks what the state chooses, and hides what it leaves no use for. */
export function showState(parts, root, state, focused) {
  root.dataset.view = state.view;
  root.dataset.focus = focused ? "yes" : "no";
  parts.views.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.view === state.view)));
  parts.depths.forEach((one) => one.setAttribute("aria-pressed", String(Number(one.dataset.depth) === state.depth)));
  parts.wideButton.setAttribute("aria-pressed", String(state.wide));
  parts.depthGroup.hidden = state.view !== "map" || !focused || (state.tab === "ways" && Boolean(state.from));
  parts.unsureButton.setAttribute("aria-pressed", String(state.unsure));
  parts.wideButton.hidden = parts.unsureButton.hidden = state.view !== "needs" || !focused;
  parts.tabs.forEach((one) => {
    const on = one.dataset.tab === state.tab;
    one.setAttribute("aria-selected", String(on));
    one.tabIndex = on ? 0 : -1;
    if (on) parts.content.setAttribute("aria-label", one.textContent);
  });
  parts.theme.textContent = THEMES[chosenTheme()];
}

/** Arrow keys go from tab to tab. */
export function tabKey(parts, event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const at = parts.tabs.indexOf(document.activeElement);
  const next = parts.tabs[(at + step + parts.tabs.length) % parts.tabs.length];
  next.click();
  next.focus();
}

/** A function that shows a message for a while. */
export function speaker(place) {
  let silence = 0;
  return (text) => {
    place.textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => (place.textContent = ""), MESSAGE_TIME);
  };
}
