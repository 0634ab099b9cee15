"use strict";
// The query page: sends a query to /sparql and shows what comes back. All that is shown goes through textContent.

const find = (id) => document.getElementById(id);
const SHORT = [
  ["https://concept-graph.example/ns#", "cg:"],
  ["https://concept-graph.example/concept/", "concept:"],
  ["http://www.w3.org/2004/02/skos/core#", "skos:"],
  ["http://purl.org/dc/terms/", "dcterms:"],
  ["http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"],
];
let shipped = [];
let running = null;

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function status(text, isError = false) {
  find("status").textContent = text;
  find("status").className = isError ? "error" : "";
}

function compact(iri) {
  const found = SHORT.find(([space]) => iri.startsWith(space));
  return found ? found[1] + iri.slice(found[0].length) : iri;
}

function table(data) {
  const made = element("table");
  const head = made.createTHead().insertRow();
  for (const name of data.head.vars) head.append(element("th", name));
  const body = made.createTBody();
  for (const row of data.results.bindings) {
    const line = body.insertRow();
    for (const name of data.head.vars) {
      const term = row[name];
      const isIri = term && term.type === "uri";
      line.append(element("td", term ? (isIri ? compact(term.value) : term.value) : "", isIri ? "iri" : ""));
    }
  }
  return made;
}

function show(type, text, seconds) {
  if (!type.includes("sparql-results+json")) {
    find("result").replaceChildren(element("pre", text));
    status(`${seconds} s`);
    return;
  }
  const data = JSON.parse(text);
  if ("boolean" in data) {
    find("result").replaceChildren(element("p", data.boolean ? "yes" : "no"));
    status(`${seconds} s`);
    return;
  }
  find("result").replaceChildren(table(data));
  const count = data.results.bindings.length;
  status(`${count} row${count === 1 ? "" : "s"}, ${seconds} s`);
}

async function send(accept, format) {
  running?.abort();
  running = new AbortController();
  const body = new URLSearchParams({ query: find("query").value });
  if (format) body.set("format", format);
  return fetch("sparql", { method: "POST", body, headers: { Accept: accept }, signal: running.signal });
}

async function run() {
  status("…");
  find("stop").disabled = false;
  const started = performance.now();
  try {
    const response = await send("application/sparql-results+json, text/turtle;q=0.9", "");
    const text = await response.text();
    if (response.ok) {
      const seconds = ((performance.now() - started) / 1000).toFixed(2);
      show(response.headers.get("Content-Type"), text, seconds);
    } else {
      find("result").replaceChildren();
      status(text, true);
    }
  } catch (error) {
    status(error.name === "AbortError" ? "stopped" : `no answer: ${error.message}`, true);
  }
  find("stop").disabled = true;
}

async function save(format) {
  const response = await send("*/*", format);
  if (!response.ok) {
    status(await response.text(), true);
    return;
  }
  const link = element("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = `result.${format === "turtle" ? "ttl" : format}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function literal(text) {
  return JSON.stringify(text);
}

function fill() {
  const query = shipped.find((item) => item.name === find("named").value);
  if (!query) return;
  let text = query.text;
  for (const input of find("values").querySelectorAll("input")) {
    if (input.value) {
      const slot = new RegExp(`(VALUES \\?${input.name} \\{ )"[^"\\n]*"@en( \\})`, "g");
      text = text.replace(slot, (_, before, after) => before + `${literal(input.value)}@en` + after);
    }
  }
  find("query").value = text;
}

function choose() {
  const query = shipped.find((item) => item.name === find("named").value);
  find("values").replaceChildren(
    ...(query ? query.parameters : []).map((name) => {
      const label = element("label", `${name} `);
      const input = element("input");
      input.name = name;
      input.setAttribute("list", "labels");
      input.addEventListener("input", fill);
      label.append(input);
      return label;
    }),
  );
  fill();
}

async function offerLabels() {
  const query = "SELECT DISTINCT ?l WHERE { ?c a skos:Concept ; skos:prefLabel|skos:altLabel ?l } ORDER BY ?l LIMIT 5000";
  const response = await fetch("sparql", { method: "POST", body: new URLSearchParams({ query }) });
  if (!response.ok) return;
  for (const row of (await response.json()).results.bindings) {
    const option = element("option");
    option.value = row.l.value;
    find("labels").append(option);
  }
}

async function start() {
  find("form").addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  find("query").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  });
  find("stop").addEventListener("click", () => running?.abort());
  find("named").addEventListener("change", choose);
  find("save").addEventListener("change", (event) => {
    if (event.target.value) save(event.target.value);
    event.target.value = "";
  });
  shipped = await (await fetch("queries")).json();
  for (const query of shipped) {
    const option = element("option", query.title);
    option.value = query.name;
    find("named").append(option);
  }
  offerLabels();
}

start();
