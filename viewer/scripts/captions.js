// What is said below a drawing, and in place of one.

import { relationsOf } from "./data.js";
import { el } from "./dom.js";
import { counted } from "./text.js";

/** What a scene shows, how it is to be read, and what it leaves out. */
export function describeScene(graph, scene, view) {
  const cut = scene.hidden ? ` ${scene.hidden.toLocaleString("en")} more not drawn: the list has them.` : "";
  const [first, then] = scene.down ? ["Above", "Below"] : ["Left", "Right"];
  if (scene.name === "overview") {
    if (!graph.size) return "";
    if (view === "needs") return "Choose a concept, or search for one, to see all that it needs.";
    return `${counted(graph.raw.overview.nodes.length, "topic")}, foundations left. Choose a concept or a topic.`;
  }
  if (scene.name === "ways") return `${counted(scene.boxes.length, "concept")} on the ways.`;
  if (scene.name === "needs") return `${first}: ${counted(scene.needs, "concept")} to learn before. ${then}: ${scene.unlocks} that it unlocks.${cut}`;
  return `${counted(scene.boxes.length - 1, "concept")} around it. ${first}: learn before. ${then}: builds on it.${cut}`;
}

/** What to do where a scene shows nothing, or null. */
export function emptyHint(graph, scene, focus, { wide, unsure }) {
  if (!graph.size) return el("p", {}, "The graph holds no concept yet.");
  if (scene.name === "needs" && scene.boxes.length === 1) {
    const more = [wide ? "" : "“Kinds, parts and uses too”", unsure ? "" : "“Less certain too”"].filter(Boolean).join(" or ");
    return el("p", {}, more ? `The notes state no likely prerequisite of it. Choose ${more} below.` : "The notes name nothing before or after it.");
  }
  if (focus >= 0 && scene.boxes.length === 1) return el("p", {}, relationsOf(graph, focus).length ? "Nothing around it passes the filters." : "The notes connect it to nothing yet.");
  return null;
}
