// The page: one state, and everything that shows it.

import { makeCanvas } from "./canvas.js";
import { makeGraph, unpack } from "./data.js";
import { el, refill } from "./dom.js";
import { conceptTest, drawnTest, openFilters, relationTest } from "./filters.js";
import { buildFrame } from "./frame.js";
import { formatKnown, makeKnown, parseKnown } from "./known.js";
import { orderTest, withFoundations } from "./learning.js";
import { fillLegend } from "./legend.js";
import { fillOutline } from "./outline.js";
import { fillConceptPanel } from "./panel.js";
import { waysBetween } from "./paths.js";
import { fillLearningPanel } from "./planner.js";
import { conceptButton, sentence } from "./relations.js";
import { makeMeasure } from "./scene.js";
import { focusScene, needsScene, overviewScene, waysScene } from "./scenes.js";
import { byName, exactly, makeSearch } from "./search.js";
import { searchBox } from "./searchbox.js";
import { copyText, saveFile, savePng, saveSvg } from "./share.js";
import { keepingPlace } from "./steady.js";
import { makeStore } from "./store.js";
import { sceneSvg } from "./svg.js";
import { counted, oneLine } from "./text.js";
import { chooseTheme, chosenTheme, readColours } from "./theme.js";
import { fillWaysPanel } from "./ways.js";

const THEMES = { "": "Theme: system", light: "Theme: light", dark: "Theme: dark" };

/** Opens the data and shows the page. */
export async function start() {
  const root = document.getElementById("page");
  chooseTheme(document.documentElement, chosenTheme());
  try {
    const data = document.getElementById("graph-data");
    const raw = await unpack(data.textContent.trim());
    data.remove();
    run(root, makeGraph(raw));
    document.documentElement.dataset.ready = "yes";
    performance.mark("interactive");
  } catch (error) {
    root.replaceChildren(el("p", { class: "notice" }, `The graph could not be shown (${error.message}). Use a current browser, or build the page again.`));
    throw error;
  }
}

function run(root, graph) {
  const store = makeStore(location, history);
  const known = makeKnown(keptStorage(), graph.title);
  const measure = makeMeasure(document.createElement("canvas").getContext("2d"));
  const stage = () => stageOf(parts.drawing);
  let index = null;
  const search = () => (index ??= makeSearch(graph));
  const isKnown = (one) => known.has(graph.id[one]);
  const ticked = () => known.ids().map((id) => graph.byId.get(id)).filter((one) => one !== undefined);
  let grasped = new Set();
  const isGrasped = (one) => grasped.has(one);
  let colours = readColours(document.documentElement);
  let sort = "name";
  let drawnFor = "";
  let filledFor = "";

  const page = {
    known: isKnown,
    grasped: isGrasped,
    knownIds: known.ids,
    knownSet: () => grasped,
    know: (one, yes) => known.set(graph.id[one], yes),
    focus: (one) => store.change({ concept: graph.id[one], tab: store.get().tab === "ways" ? "ways" : "concept" }),
    change: store.change,
    filter: (parts) => store.change({ filters: { ...store.get().filters, ...parts } }),
    clearFilters: () => store.change({ filters: openFilters() }),
    showGaps: () => {
      sort = "blocks";
      store.change({ view: "list", concept: "", filters: { ...openFilters(), explained: "no" } });
    },
    wide: () => store.get().wide,
    copy: async (text) => say((await copyText(text)) ? "Copied." : "The browser did not allow copying."),
    conceptButton: (one) => conceptButton(graph, one, page),
    swap: () => store.change({ concept: store.get().from, from: store.get().concept }),
    byName: () => byName(search()),
    exportKnown: () => saveFile("known.txt", formatKnown(known.ids(), graph.title), "text/plain"),
    importKnown: readKnownFile,
    forgetAll: () => known.replace([]),
  };

  const actions = {
    change: store.change,
    home: () => store.change({ concept: "", from: "", view: "map", tab: "concept" }),
    switchTheme,
    copyLink: () => page.copy(location.href),
    png: () => savePng(currentScene(), colours, pictureTitle()).catch(() => say("The browser could not make the picture; save it as SVG.")),
    svg: () => saveSvg(currentScene(), colours, pictureTitle()),
    print: () => window.print(),
    zoom: (factor) => canvas.zoom(factor),
    fit: () => canvas.fit(),
    toggleWide: () => store.change({ wide: !store.get().wide }),
    tabKey,
  };

  const finder = searchBox(graph, search, { id: "search", label: "Search concepts", placeholder: "Search concepts  ( / )", choose: page.focus });
  const starter = searchBox(graph, search, { id: "start", label: "Start of the way", placeholder: "Start from…", choose: (one) => store.change({ from: graph.id[one] }) });
  const parts = buildFrame(root, oneLine(graph.title || "Concept graph", 60), actions, finder.element);
  const canvas = makeCanvas(parts.drawing, {
    options: graph.raw.overview.options,
    colours: () => colours,
    calm: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
    on: { box: chooseBox, edge: chooseEdge, blank: () => {} },
  });

  function render() {
    const state = store.get();
    const { focus, from } = ends(state);
    page.allowed = relationTest(graph, state.filters);
    page.shown = conceptTest(graph, state.filters);
    page.topic = graph.topics.findIndex((one) => one.id === state.filters.topic);
    page.ordered = orderTest(graph, page.allowed, state.wide);
    grasped = withFoundations(graph, ticked(), orderTest(graph, () => true, false));
    const ways = focus >= 0 && from >= 0 ? waysBetween(graph, from, focus, page.allowed) : [];
    showState(state, focus);
    const subject = `${state.concept} ${state.tab} ${state.view}`;
    keepingPlace([parts.legend, parts.content, parts.outline], subject === filledFor, () => fill(state, focus, from, ways));
    filledFor = subject;
    if (state.view !== "list") draw(state, focus, from, ways);
  }

  function fill(state, focus, from, ways) {
    fillLegend(parts.legend, graph, state.filters, page);
    if (state.tab === "concept") fillConceptPanel(parts.content, graph, focus, page);
    else if (state.tab === "learn") fillLearningPanel(parts.content, graph, focus, page);
    else fillWaysPanel(parts.content, graph, { from, to: focus, ways, pick: starter.element }, page);
    if (state.view === "list") fillOutline(parts.outline, graph, focus, page, sort, (next) => ((sort = next), render()));
  }

  function draw(state, focus, from, ways) {
    const scene = sceneOf(state, focus, from, ways);
    const subject = `${scene.name} ${focus} ${from} ${state.depth} ${state.wide} ${scene.boxes.length}`;
    canvas.show(scene, { fit: subject !== drawnFor });
    drawnFor = subject;
    parts.drawing.setAttribute("aria-label", `${describe(scene, focus)} The list view says the same in words.`);
    parts.note.textContent = describe(scene, focus);
    refill(parts.empty, emptyHint(scene, focus));
  }

  function sceneOf(state, focus, from, ways) {
    if (ways.length && state.tab === "ways") return waysScene(graph, ways, from, focus, isGrasped, measure, stage());
    if (focus < 0) return overviewScene(graph, measure, page.shown, isGrasped, stage());
    const drawn = drawnTest(graph, page.allowed, page.shown, focus);
    if (state.view === "needs") return needsScene(graph, focus, orderTest(graph, drawn, state.wide), isGrasped, measure, stage());
    return focusScene(graph, focus, state.depth, drawn, isGrasped, measure, stage());
  }

  function describe(scene, focus) {
    const cut = scene.hidden ? ` ${scene.hidden.toLocaleString("en")} more not drawn: the list has them.` : "";
    if (scene.name === "overview") return graph.size ? `${counted(graph.raw.overview.nodes.length, "topic")}, foundations left. Choose a concept or a topic.` : "";
    if (scene.name === "ways") return `${counted(scene.boxes.length, "concept")} on the ways.`;
    if (scene.name === "needs") return `${scene.down ? "Above" : "Left"}: ${counted(scene.needs, "concept")} to learn before. ${scene.down ? "Below" : "Right"}: ${scene.unlocks} that it unlocks.${cut}`;
    return `${counted(scene.boxes.length - 1, "concept")} around it. ${scene.down ? "Above" : "Left"}: learn before. ${scene.down ? "Below" : "Right"}: builds on it.${cut}`;
  }

  function emptyHint(scene, focus) {
    if (!graph.size) return el("p", {}, "The graph holds no concept yet.");
    if (scene.name === "needs" && scene.boxes.length === 1) {
      return el("p", {}, store.get().wide ? "The notes name nothing before or after it." : "The notes state no prerequisite of it. Choose “Kinds, parts and uses too” below.");
    }
    if (focus >= 0 && scene.boxes.length === 1) return el("p", {}, "Nothing around it passes the filters.");
    return null;
  }

  function showState(state, focus) {
    root.dataset.view = state.view;
    root.dataset.focus = focus >= 0 ? "yes" : "no";
    document.title = focus >= 0 ? `${oneLine(graph.label[focus], 80)} · ${oneLine(graph.title, 60)}` : oneLine(graph.title || "Concept graph", 80);
    parts.views.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.view === state.view)));
    parts.depths.forEach((one) => one.setAttribute("aria-pressed", String(Number(one.dataset.depth) === state.depth)));
    parts.wideButton.setAttribute("aria-pressed", String(state.wide));
    parts.depthGroup.hidden = state.view !== "map" || focus < 0 || (state.tab === "ways" && Boolean(state.from));
    parts.wideButton.hidden = state.view !== "needs" || focus < 0;
    parts.tabs.forEach((one) => {
      const on = one.dataset.tab === state.tab;
      one.setAttribute("aria-selected", String(on));
      one.tabIndex = on ? 0 : -1;
    });
    parts.content.setAttribute("aria-label", { concept: "Concept", learn: "Learning", ways: "Ways" }[state.tab]);
    parts.theme.textContent = THEMES[chosenTheme()];
  }

  function ends(state) {
    const number = (id) => (id ? graph.byId.get(id) ?? -1 : -1);
    return { focus: number(state.concept), from: number(state.from) };
  }

  function currentScene() {
    const state = store.get();
    const { focus, from } = ends(state);
    return sceneOf(state, focus, from, focus >= 0 && from >= 0 ? waysBetween(graph, from, focus, page.allowed) : []);
  }

  function pictureTitle() {
    const { focus } = ends(store.get());
    return focus >= 0 ? graph.label[focus] : graph.title || "Concept graph";
  }

  function chooseBox(box) {
    if (box.type !== "card") page.focus(box.concept);
    else if (box.topic >= 0) page.filter({ topic: graph.topics[box.topic].id });
  }

  function chooseEdge(edge) {
    if (edge.relation < 0) return;
    const end = [edge.from, edge.to].find((one) => graph.id[one] === store.get().concept) ?? edge.to;
    store.change({ tab: "concept", concept: graph.id[end] });
    openProof(edge.relation);
  }

  function openProof(relation) {
    const row = parts.content.querySelector(`[data-relation="${relation}"]`);
    const why = row?.querySelector("[aria-expanded]");
    if (!why) return say(sentence(graph, relation));
    if (why.getAttribute("aria-expanded") === "false") why.click();
    row.scrollIntoView({ block: "nearest" });
    why.focus();
  }

  function switchTheme() {
    const order = ["", "light", "dark"];
    chooseTheme(document.documentElement, order[(order.indexOf(chosenTheme()) + 1) % order.length]);
    recolour();
    parts.theme.textContent = THEMES[chosenTheme()];
  }

  function recolour() {
    colours = readColours(document.documentElement);
    canvas.recolour();
  }

  async function readKnownFile(file) {
    if (!file) return;
    const names = parseKnown(await file.text());
    const found = names.map((one) => (graph.byId.has(one) ? one : graph.id[exactly(search(), one)])).filter(Boolean);
    known.replace([...known.ids(), ...found]);
    const missed = names.length - found.length;
    say(`${counted(found.length, "concept")} read${missed ? `, ${missed} not in this graph` : ""}.`);
  }

  function tabKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = parts.tabs.indexOf(document.activeElement);
    const next = parts.tabs[(at + step + parts.tabs.length) % parts.tabs.length];
    next.click();
    next.focus();
  }

  let silence = 0;
  function say(text) {
    parts.message.textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => (parts.message.textContent = ""), 4000);
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      finder.input.focus();
    }
  });
  window.addEventListener("popstate", () => store.reread());
  window.addEventListener("storage", (event) => event.key === known.key && known.reread());
  window.addEventListener("beforeprint", () => store.get().view !== "list" && refill(parts.paper, sceneSvg(currentScene(), colours, pictureTitle())));
  window.addEventListener("afterprint", () => refill(parts.paper));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  new ResizeObserver(() => canvas.fitReadable()).observe(parts.drawing);
  store.listen(render);
  known.listen(render);
  render();
  globalThis.conceptExplorer = Object.freeze({ scene: canvas.scene, toScreen: canvas.toScreen, middleOf: canvas.middleOf, scale: canvas.scale });
  whenIdle(() => {
    search().definitions();
    whenIdle(() => byName(search()));
  });
}

/** The room for drawings; of the usual size where there is none, as in the list view. */
function stageOf({ clientWidth, clientHeight }) {
  return clientWidth && clientHeight ? { width: clientWidth, height: clientHeight } : { width: 800, height: 740 };
}

/** Prepares what is needed later without holding up what is needed now. */
function whenIdle(work) {
  if (window.requestIdleCallback) requestIdleCallback(work, { timeout: 1500 });
  else setTimeout(work, 300);
}

function keptStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
