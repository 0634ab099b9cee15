import assert from "node:assert/strict";
import { test } from "node:test";

import { firstState, formatAddress, parseAddress } from "../../../viewer/scripts/address.js";
import { formatKnown, makeKnown, parseKnown } from "../../../viewer/scripts/known.js";
import { noteLinks } from "../../../viewer/scripts/links.js";
import { quoteParts, termPattern } from "../../../viewer/scripts/quote.js";
import { exactly, fewestEdits, find, makeSearch } from "../../../viewer/scripts/search.js";
import { foldText, oneLine } from "../../../viewer/scripts/text.js";
import { graphOf } from "./graph.mjs";

const graph = graphOf(
  [["singular value decomposition", "SVD"], ["support vector machine", "SVM"], ["naïve Bayes"], ["C++"], ["Adam"]],
  [],
);
const search = makeSearch(graph);
const first = (query) => graph.label[find(search, query)[0]?.index];

test("search finds labels, aliases, accents, signs, swaps and typos", () => {
  assert.equal(first("svd"), "singular value decomposition");
  assert.equal(first("naive bayes"), "naïve Bayes");
  assert.equal(first("c++"), "C++");
  assert.equal(first("adma"), "Adam");
  assert.equal(first("suport vecter"), "support vector machine");
  assert.equal(first("decompositoin"), "singular value decomposition");
  assert.equal(first("vectro"), "support vector machine");
  assert.equal(first("zzzz"), undefined);
  assert.equal(first(""), undefined);
});

test("similar names that begin alike come before those inside labels and aliases", () => {
  const made = makeSearch(graphOf([["light machine", "light gradient boosting"], ["stochastic gradient"], ["gradient descent"]], []));
  assert.deepEqual(find(made, "gradent").map((one) => one.index), [2, 1, 0]);
});

test("search knows exact names", () => {
  assert.equal(exactly(search, "Svm"), 1);
  assert.equal(exactly(search, "support vector"), -1);
});

test("edits are counted from word starts, a swap as one", () => {
  assert.equal(fewestEdits("vector", "support vector machine"), 0);
  assert.equal(fewestEdits("vecotr", "support vector machine"), 1);
  assert.equal(fewestEdits("vectr", "support vector machine"), 1);
  assert.ok(fewestEdits("ector", "support vector machine") > 0);
});

test("folding drops accents, case and punctuation, keeps signs and other scripts", () => {
  assert.equal(foldText("Élan–Vital (C#)"), "elan vital c#");
  assert.equal(foldText("Цепное правило"), "цепное правило");
});

test("one line holds no direction override and no control character", () => {
  assert.equal(oneLine("a\u202Eb\n\u0000c"), "ab c");
  assert.equal([...oneLine("😀".repeat(500), 10)].length, 10);
});

test("addresses are read back as written", () => {
  const state = {
    ...firstState(), view: "needs", concept: "a&b=c#d", depth: 3, from: "é", wide: true, unsure: true, tab: "ways",
    filters: { relations: ["uses"], bases: ["inferred"], kinds: ["field", "tool"], topic: "t 1", note: "a/b.md", confidence: 40, explained: "no" },
  };
  assert.deepEqual(parseAddress(formatAddress(state)), state);
  assert.equal(formatAddress(firstState()), "#");
  assert.deepEqual(parseAddress("#view=x&depth=-4&sure=1e9&tab=%3Cb%3E&explained=maybe"), { ...firstState(), filters: { ...firstState().filters, confidence: 1 } });
});

test("known concepts are read from text, from JSON and from what they were written to", () => {
  assert.deepEqual(parseKnown("# me\r\nSVD\n\n chain rule \n"), ["SVD", "chain rule"]);
  assert.deepEqual(parseKnown('{"known": ["a", 3]}'), ["a"]);
  assert.deepEqual(parseKnown("[broken"), []);
  assert.deepEqual(parseKnown(formatKnown(["a", "b"], "x\ny")), ["a", "b"]);
});

test("known concepts survive a storage that refuses", () => {
  const known = makeKnown(null, "t");
  known.set("a", true);
  assert.ok(known.has("a"));
  known.replace([]);
  assert.deepEqual(known.ids(), []);
});

test("links have only known schemes and no way out of the notes", () => {
  const place = { note: "../a b/<c>.md", line: 3, cell: null };
  const hrefs = (config) => noteLinks({ base: "", vault: "", editorRoot: "", ...config }, place).map((one) => one.href);
  assert.deepEqual(hrefs({ base: "../n/" }), ["../n/a%20b/%3Cc%3E.md"]);
  assert.deepEqual(hrefs({ base: "https://x.org/blob/main/" }), ["https://x.org/blob/main/a%20b/%3Cc%3E.md#L3"]);
  for (const base of ["javascript:alert(1)/", "//x.org/", "data:x/", " javascript:x/"]) {
    assert.ok(hrefs({ base }).every((href) => !/^\s*(javascript|data|\/\/)/i.test(href)), base);
  }
  assert.deepEqual(hrefs({ vault: "v&w" }), ["obsidian://open?vault=v%26w&file=..%2Fa%20b%2F%3Cc%3E.md"]);
});

test("quotes lose Markdown signs and have their terms marked as whole words", () => {
  const parts = quoteParts("**Ridge regression** uses [[L2|the L2 norm]] and `fit`, see [x](javascript:y) in 2*3*4", termPattern(["ridge-regression", "fit"]));
  assert.equal(parts.map((one) => one.text).join(""), "Ridge regression uses the L2 norm and fit, see x in 2*3*4");
  assert.deepEqual(parts.filter((one) => one.mark).map((one) => one.text), ["Ridge regression", "fit"]);
  assert.ok(parts.find((one) => one.text === "fit").code);
  assert.equal(termPattern(["", "x"]), null);
});
