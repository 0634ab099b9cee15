// One state for all views, kept in the address.

import { formatAddress, parseAddress } from "./address.js";

/** Holds the state; `change` merges, writes the address and tells all listeners. */
export function makeStore(place, past) {
  let state = parseAddress(place.hash);
  const listeners = [];
  const tell = () => listeners.forEach((listener) => listener(state));
  return {
    get: () => state,
    listen: (listener) => listeners.push(listener),
    tell,
    change(parts, { replace = false } = {}) {
      state = { ...state, ...parts };
      const address = formatAddress(state);
      if (address !== (place.hash || "#")) remember(past, address, replace);
      tell();
    },
    reread() {
      state = parseAddress(place.hash);
      tell();
    },
  };
}

function remember(past, address, replace) {
  try {
    past[replace ? "replaceState" : "pushState"](null, "", address);
  } catch {
    // A sandboxed frame keeps no history; the page works all the same.
  }
}
