// Parts of the page are made anew when the state changes; the reader's place in them stays.

const LONGEST = 80;

/**
 * Runs `work` and puts scroll positions and the keyboard's focus back where they were in these parts. What changes the
 * page belongs into `work`: to ask for a position after a change makes the browser lay out the page once more.
 */
export function keepingPlace(parts, keepScroll, work) {
  const scrolled = parts.map((part) => part.scrollTop);
  const focused = parts.map((part) => placeOf(part, document.activeElement));
  work();
  parts.forEach((part, number) => {
    // A part at its top stays there by itself; to set it would make the browser lay out the page once more.
    if (scrolled[number]) part.scrollTop = keepScroll || part.classList.contains("legend") ? scrolled[number] : 0;
    if (focused[number] && !part.contains(document.activeElement)) elementAt(part, focused[number])?.focus({ preventScroll: true });
  });
}

function placeOf(part, element) {
  if (!element || element === part || !part.contains(element)) return null;
  const sign = signOf(element);
  return { sign, number: alike(part, sign).indexOf(element) };
}

function elementAt(part, { sign, number }) {
  const found = alike(part, sign);
  return found[Math.min(number, found.length - 1)] ?? null;
}

function alike(part, sign) {
  return [...part.querySelectorAll("button, input, select, summary, a")].filter((one) => signOf(one) === sign);
}

function signOf(element) {
  return `${element.tagName} ${element.id || element.getAttribute("aria-label") || element.dataset.filter || element.textContent.slice(0, LONGEST)}`;
}
