// A slip to print or to photograph, for a person without any network: the office reads its codes, nobody else can.
import { codes } from "./digits.js";
import * as pocket from "./pocket.js";
import { correction, generate, mode } from "./qr.js";
import { spaced } from "./queue.js";
import { entry } from "./store.js";
import { draw, words } from "./screens.js";

const SVG = "http://www.w3.org/2000/svg", EDGE = 4; // a quiet margin of four modules

export async function slip(id, go) {
  const one = await entry(id);
  if (!one?.letter || !pocket.isOpen(id)) return go(`#mo/${id}`);
  const all = await codes(one.letter);
  const drawn = all.map((digits, at) => draw("code", {
    picture: picture(digits, words("code", { n: at + 1, m: all.length })), which: words("code", { n: at + 1, m: all.length }),
  }));
  return draw("slip", { secret: spaced(pocket.opened(id).secret), codes: drawn, back: `#mo/${id}`, "has-recordings": one.recordings?.length }, {
    print: () => window.print(),
  });
}

/** A QR code as one path, black on white whatever the theme. */
function picture(digits, label) {
  const code = generate(mode.numeric(digits), { minCorrectionLevel: correction.M }), size = code.size + 2 * EDGE;
  const image = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
  image.setAttribute("viewBox", `${-EDGE} ${-EDGE} ${size} ${size}`);
  image.setAttribute("role", "img");
  image.setAttribute("aria-label", label);
  image.setAttribute("class", "mo-code__picture");
  path.setAttribute("d", squares(code));
  image.append(path);
  return image;
}

function squares(code) {
  let path = "";
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
  return path;
}
