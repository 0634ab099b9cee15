// What leaves the page: pictures, files, the clipboard, paper.

import { sceneSvg, svgText } from "./svg.js";

const SHARPNESS = 2;
const LARGEST_SIDE = 8000;

/** Offers a file to save. */
export function saveFile(fileName, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Saves the scene as SVG. */
export function saveSvg(scene, colours, title) {
  saveFile(`${fileStem(title)}.svg`, svgText(sceneSvg(scene, colours, title)), "image/svg+xml");
}

/** Saves the scene as PNG, twice as sharp as on the screen where the browser allows. */
export async function savePng(scene, colours, title) {
  const svg = sceneSvg(scene, colours, title);
  const [width, height] = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
  const scale = Math.min(SHARPNESS, LARGEST_SIDE / Math.max(width, height));
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svgText(svg)], { type: "image/svg+xml" }));
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  saveFile(`${fileStem(title)}.png`, blob, "image/png");
}

/** Puts text on the clipboard, also where the page was opened from a file; false when refused. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

function fileStem(title) {
  return title.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).toLowerCase() || "concepts";
}
