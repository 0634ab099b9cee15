// What is shown: relations and concepts that the reader has not put aside.

import { notesOf } from "./data.js";

/** Nothing put aside. */
export function openFilters() {
  return { relations: [], bases: [], kinds: [], topic: "", note: "", confidence: 0, explained: "" };
}

/** How many of the filters are set. */
export function filtersSet(filters) {
  const lists = filters.relations.length + filters.bases.length + filters.kinds.length;
  return lists + [filters.topic, filters.note, filters.confidence, filters.explained].filter(Boolean).length;
}

/** A test for relations by number, whatever concepts they join. */
export function relationTest(graph, filters) {
  const kinds = graph.kinds.map((kind) => !filters.relations.includes(kind.name));
  const bases = graph.raw.bases.map((basis) => !filters.bases.includes(basis));
  return (relation) =>
    kinds[graph.relationKind[relation]] &&
    bases[graph.basis[relation]] &&
    graph.confidence[relation] >= filters.confidence;
}

/** A test for relations to be drawn: both ends must be shown; the concept in focus always is. */
export function drawnTest(graph, allowed, shown, focus) {
  const visible = (index) => index === focus || shown(index);
  return (relation) => allowed(relation) && visible(graph.source[relation]) && visible(graph.target[relation]);
}

/** A test for concepts by number. */
export function conceptTest(graph, filters) {
  const kinds = graph.raw.kinds.map((kind) => !filters.kinds.includes(kind));
  const topic = filters.topic ? graph.topics.findIndex((one) => one.id === filters.topic) : -1;
  const members = topic >= 0 ? new Set(graph.topics[topic].concepts) : null;
  const note = filters.note ? graph.raw.notePaths.indexOf(filters.note) : -1;
  return (index) =>
    kinds[graph.kind[index]] &&
    (!members || members.has(index)) &&
    (note < 0 || notesOf(graph, index).has(note)) &&
    (!filters.explained || (filters.explained === "yes") === Boolean(graph.explained[index]));
}
