// The graph as the page holds it: columns, with relations indexed by their ends.

/** Unpacks the text that the page carries: base64 of deflated JSON. */
export async function unpack(text) {
  const stream = new Blob([Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : fromBase64(text)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

function fromBase64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** Makes the graph from what was unpacked. Ends of relations and concepts are numbers from 0. */
export function makeGraph(raw) {
  const concepts = raw.concepts;
  const relations = raw.relations;
  const size = concepts.id.length;
  const source = new Int32Array(relations.source);
  const target = new Int32Array(relations.target);
  let byId = null;
  const graph = {
    raw,
    title: raw.title,
    size,
    label: concepts.label,
    id: concepts.id,
    kind: new Uint8Array(concepts.kind),
    explained: digits(concepts.explained),
    salience: concepts.salience,
    mentions: concepts.mentions,
    aliases: sparse(size, concepts.aliases),
    definitions: sparse(size, concepts.definitions),
    places: sparse(size, concepts.evidence),
    practised: sparse(size, concepts.practised),
    same: sparse(size, concepts.same),
    relationCount: source.length,
    source,
    target,
    relationKind: digits(relations.kind),
    basis: digits(relations.basis),
    confidence: new Uint8Array(relations.confidence),
    proofs: sparse(source.length, relations.evidence),
    proofTotal: sparse(source.length, relations.total),
    vocabulary: sparse(source.length, relations.vocabulary),
    kinds: raw.relationKinds,
    topics: raw.topics,
    likely: raw.likely,
    quote: pieces(raw.places.quotes, raw.places.lengths),
    numberOf: (id) => (byId ??= new Map(concepts.id.map((one, index) => [one, index]))).get(id) ?? -1,
  };
  graph.outgoing = grouped(size, source);
  graph.incoming = grouped(size, target);
  graph.topicsOf = topicsOf(raw.topics);
  graph.requires = graph.kinds.findIndex((kind) => kind.name === "requires");
  return graph;
}

/** Numbers of the relations of one concept, as source and as target. */
export function relationsOf(graph, index) {
  return [...graph.outgoing(index), ...graph.incoming(index)];
}

/** The end to learn first, or -1 when the kind has no order. */
export function firstOf(graph, relation) {
  const order = graph.kinds[graph.relationKind[relation]].targetFirst;
  if (order === null) return -1;
  return order ? graph.target[relation] : graph.source[relation];
}

/** The end that is not `index`. */
export function otherEnd(graph, relation, index) {
  return graph.source[relation] === index ? graph.target[relation] : graph.source[relation];
}

/** One place in the notes: path, cell, line, heading, quote, rule. */
export function evidenceAt(graph, number) {
  const { evidence, places, notePaths, rules, headings } = graph.raw;
  const place = evidence.place[number];
  return {
    number,
    note: notePaths[places.note[place]],
    cell: places.cell[place] < 0 ? null : places.cell[place],
    line: places.line[place],
    heading: headings[places.heading[place]],
    quote: graph.quote(place),
    rule: rules[evidence.rule[number]],
  };
}

/** Paths of the notes that tell of a concept. */
export function notesOf(graph, index) {
  const { evidence, places } = graph.raw;
  const numbers = [...graph.definitions(index), ...graph.places(index)];
  return new Set(numbers.map((number) => places.note[evidence.place[number]]));
}

function digits(text) {
  const values = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) values[i] = text.charCodeAt(i) - 48;
  return values;
}

/** Lists of values by row, from the rows that have any, how many each has, and all values in one list. */
function sparse(size, [rows, counts, values]) {
  const start = new Int32Array(size + 1);
  for (let i = 0; i < rows.length; i++) start[rows[i] + 1] = counts[i];
  for (let i = 0; i < size; i++) start[i + 1] += start[i];
  return (row) => values.slice(start[row], start[row + 1]);
}

/** Parts of one text by number, from their lengths. */
function pieces(text, lengths) {
  let start = null;
  const starts = () => {
    start = new Int32Array(lengths.length + 1);
    for (let i = 0; i < lengths.length; i++) start[i + 1] = start[i] + lengths[i];
    return start;
  };
  return (number) => text.slice((start ?? starts())[number], start[number + 1]);
}

function grouped(size, ends) {
  const start = new Int32Array(size + 1);
  for (let i = 0; i < ends.length; i++) start[ends[i] + 1]++;
  for (let i = 0; i < size; i++) start[i + 1] += start[i];
  const list = new Int32Array(ends.length);
  const next = start.slice(0, size);
  for (let relation = 0; relation < ends.length; relation++) list[next[ends[relation]]++] = relation;
  return (index) => list.subarray(start[index], start[index + 1]);
}

function topicsOf(topics) {
  const found = new Map();
  topics.forEach((topic, number) => {
    for (const concept of topic.concepts) {
      if (found.has(concept)) found.get(concept).push(number);
      else found.set(concept, [number]);
    }
  });
  const none = Object.freeze([]);
  return (index) => found.get(index) ?? none;
}
