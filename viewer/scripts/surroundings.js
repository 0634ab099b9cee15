// What the browser around the page has to give: room, time, storage.

/** The room for drawings; of the usual size where there is none, as in the list view. */
export function stageOf({ clientWidth, clientHeight }) {
  return clientWidth && clientHeight ? { width: clientWidth, height: clientHeight } : { width: 800, height: 740 };
}

/** Prepares what is needed later without holding up what is needed now. */
export function whenIdle(work) {
  if (window.requestIdleCallback) requestIdleCallback(work, { timeout: 1500 });
  else setTimeout(work, 300);
}

/** The browser's storage, or null where it is refused. */
export function keptStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
