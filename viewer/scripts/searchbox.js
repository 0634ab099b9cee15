// A search field with suggestions (ARIA combobox pattern): arrows, Enter, Escape.

import { el, name, refill } from "./dom.js";
import { kindGlyph } from "./panel.js";
import { find } from "./search.js";

const VIA = { similar: "similar spelling", definition: "in its definition", name: "" };

/** A field that calls `choose(concept)`. `id` must be unique in the page. */
export function searchBox(graph, search, { id, label, placeholder, choose }) {
  let hits = [];
  let active = -1;
  const list = el("ul", { id: `${id}-list`, role: "listbox", "aria-label": "Concepts found", class: "suggestions", hidden: true });
  const status = el("span", { class: "unseen", role: "status", "aria-live": "polite" });
  const input = el("input", {
    id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder, "aria-label": label,
    "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list",
    on: { input: update, focus: update, keydown: key, blur: () => setTimeout(close, 120) },
  });

  function update() {
    hits = find(search(), input.value.slice(0, 200));
    active = hits.length ? 0 : -1;
    refill(list, hits.length ? hits.map(option) : input.value.trim() ? el("li", { class: "none", role: "option", "aria-selected": "false", "aria-disabled": "true" }, "Nothing found. Try fewer letters or another name.") : null);
    list.hidden = !list.firstChild;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = input.value.trim() ? `${hits.length} found` : "";
    mark();
  }

  function option({ index, via }, number) {
    const chosen = (event) => (event.preventDefault(), pick(number));
    const aliases = graph.aliases(index);
    return el(
      "li",
      { id: `${id}-${number}`, role: "option", "aria-selected": "false", on: { pointerdown: chosen } },
      kindGlyph(graph.raw.kinds[graph.kind[index]]),
      el("span", { class: "hit" }, name(graph.label[index]), aliases.length ? el("small", {}, name(aliases.slice(0, 3).join(", "))) : null),
      VIA[via] ? el("small", { class: "via" }, VIA[via]) : null,
    );
  }

  function key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) update();
      else if (hits.length) active = (active + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length;
      mark();
    } else if (event.key === "Enter" && active >= 0) pick(active);
    else if (event.key === "Escape") {
      if (list.hidden) input.blur();
      close();
    }
  }

  function mark() {
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === active)));
    if (active >= 0 && hits.length) {
      input.setAttribute("aria-activedescendant", `${id}-${active}`);
      list.children[active]?.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function pick(number) {
    const { index } = hits[number];
    input.value = "";
    close();
    choose(index);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  return { element: el("div", { class: "search" }, input, list, status), input };
}
