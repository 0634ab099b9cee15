// The page: one state, and everything that shows it.

import { makeCanvas } from "./canvas.js";
import { describeScene, emptyHint } from "./captions.js";
import { makeGraph, unpack } from "./data.js";
import { el, refill } from "./dom.js";
import { conceptTest, drawnTest, openFilters, relationTest } from "./filters.js";
import { buildFrame, showState, speaker } from "./frame.js";
import { formatKnown, makeKnown, parseKnown } from "./known.js";
import { orderTest, withFoundations } from "./learning.js";
import { fillLegend } from "./legend.js";
import { fillOutline } from "./outline.js";
import { fillConceptPanel } from "./panel.js";
import { waysBetween } from "./paths.js";
import { fillLearningPanel } from "./planner.js";
import { conceptButton, openProof, sentence } from "./relations.js";
import { makeMeasure } from "./scene.js";
import { focusScene, needsScene, overviewScene, waysScene } from "./scenes.js";
import { byName, exactly, find, makeSearch } from "./search.js";
import { searchBox } from "./searchbox.js";
import { copyText, saveFile, savePng, saveSvg } from "./share.js";
import { keepingPlace } from "./steady.js";
import { makeStore } from "./store.js";
import { keptStorage, stageOf, whenIdle } from "./surroundings.js";
import { sceneSvg } from "./svg.js";
import { counted, oneLine } from "./text.js";
import { chooseTheme, chosenTheme, readColours } from "./theme.js";
import { fillWaysPanel } from "./ways.js";

const WARM_UP = "misspelt exmaple";

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
  const ticked = () => known.ids().map(graph.numberOf).filter((one) => one >= 0);
  let grasped = new Set();
  const isGrasped = (one) => grasped.has(one);
  let colours = readColours(document.documentElement);
  let sort = "name";
  let drawnFor = "";
  let drawnOn = "";
  let drawnScene = "";
  let legendFor = "";
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
    unsure: () => store.get().unsure,
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
    toggleUnsure: () => store.change({ unsure: !store.get().unsure }),
  };

  const finder = searchBox(graph, search, { id: "search", label: "Search concepts", placeholder: "Search concepts  ( / )", choose: page.focus });
  const starter = searchBox(graph, search, { id: "start", label: "Start of the way", placeholder: "Start from…", choose: (one) => store.change({ from: graph.id[one] }) });
  const parts = buildFrame(root, oneLine(graph.title || "Concept graph", 60), actions, finder.element);
  const say = speaker(parts.message);
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
    page.ordered = orderTest(graph, page.allowed, state);
    page.orderedAtAll = orderTest(graph, page.allowed, { ...state, unsure: true });
    grasped = withFoundations(graph, ticked(), orderTest(graph, () => true));
    const ways = waysOf(focus, from);
    document.title = focus >= 0 ? `${oneLine(graph.label[focus], 80)} · ${oneLine(graph.title, 60)}` : oneLine(graph.title || "Concept graph", 80);
    const subject = `${state.concept} ${state.tab} ${state.view}`;
    keepingPlace([parts.legend, parts.content, parts.outline], subject === filledFor, () => {
      showState(parts, root, state, focus >= 0);
      fill(state, focus, from, ways);
    });
    filledFor = subject;
    if (state.view !== "list") draw(state, focus, from, ways);
  }

  function fill(state, focus, from, ways) {
    const filters = JSON.stringify(state.filters);
    if (filters !== legendFor) fillLegend(parts.legend, graph, state.filters, page);
    legendFor = filters;
    if (state.tab === "concept") fillConceptPanel(parts.content, graph, focus, page);
    else if (state.tab === "learn") fillLearningPanel(parts.content, graph, focus, page);
    else fillWaysPanel(parts.content, graph, { from, to: focus, ways, pick: starter.element }, page);
    if (state.view === "list") fillOutline(parts.outline, graph, focus, page, sort, (next) => ((sort = next), render()));
  }

  function draw(state, focus, from, ways) {
    const scene = sceneOf(state, focus, from, ways);
    const subject = `${scene.name} ${focus} ${from} ${state.depth} ${state.wide} ${state.unsure} ${scene.boxes.length}`;
    const drawn = JSON.stringify(scene);
    if (drawn !== drawnScene || subject !== drawnFor) canvas.show(scene, { fit: subject !== drawnFor });
    drawnScene = drawn;
    drawnFor = subject;
    drawnOn = `${stage().width} ${stage().height}`;
    const caption = describeScene(graph, scene, state.view);
    parts.drawing.setAttribute("aria-label", `${caption} The list view says the same in words.`);
    parts.note.textContent = caption;
    refill(parts.empty, emptyHint(graph, scene, focus, state));
  }

  /** Layouts fit the stage: another stage, another layout. */
  function resized() {
    const { width, height } = stage();
    if (store.get().view === "list" || drawnOn === `${width} ${height}`) return;
    drawnFor = "";
    const { focus, from } = ends(store.get());
    draw(store.get(), focus, from, waysOf(focus, from));
  }

  function waysOf(focus, from) {
    return focus >= 0 && from >= 0 ? waysBetween(graph, from, focus, page.allowed) : [];
  }

  function sceneOf(state, focus, from, ways) {
    if (ways.length && state.tab === "ways") return waysScene(graph, ways, from, focus, isGrasped, measure, stage());
    if (focus < 0) return overviewScene(graph, measure, page.shown, isGrasped, stage());
    const drawn = drawnTest(graph, page.allowed, page.shown, focus);
    if (state.view === "needs") return needsScene(graph, focus, orderTest(graph, drawn, state), isGrasped, measure, stage());
    return focusScene(graph, focus, state.depth, drawn, isGrasped, measure, stage());
  }

  function ends(state) {
    const number = (id) => (id ? graph.numberOf(id) : -1);
    return { focus: number(state.concept), from: number(state.from) };
  }

  function currentScene() {
    const state = store.get();
    const { focus, from } = ends(state);
    return sceneOf(state, focus, from, waysOf(focus, from));
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
    if (!openProof(parts.content, edge.relation)) say(sentence(graph, edge.relation));
  }

  function switchTheme() {
    const order = ["", "light", "dark"];
    chooseTheme(document.documentElement, order[(order.indexOf(chosenTheme()) + 1) % order.length]);
    recolour();
    render();
  }

  function recolour() {
    colours = readColours(document.documentElement);
    canvas.recolour();
  }

  async function readKnownFile(file) {
    if (!file) return;
    const names = parseKnown(await file.text());
    const found = names.map((one) => (graph.numberOf(one) >= 0 ? one : graph.id[exactly(search(), one)])).filter(Boolean);
    known.replace([...known.ids(), ...found]);
    const missed = names.length - found.length;
    say(`${counted(found.length, "concept")} read${missed ? `, ${missed} not in this graph` : ""}.`);
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox], [type=range]), textarea, select");
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
  new ResizeObserver(resized).observe(parts.drawing);
  store.listen(render);
  known.listen(render);
  render();
  globalThis.conceptExplorer = Object.freeze({ scene: canvas.scene, toScreen: canvas.toScreen, middleOf: canvas.middleOf, scale: canvas.scale });
  const later = [search, () => search().definitions(), () => find(search(), WARM_UP), () => byName(search())];
  const prepare = () => later.length && (later.shift()(), whenIdle(prepare));
  whenIdle(prepare);
}
