// Builds the style sheets and carries the fonts into src/tgpl/core/static/core. Run by `make styles`.
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { compile } from "sass";

const OUT = new URL("../src/tgpl/core/static/core/", import.meta.url);
const MODULES = new URL("../node_modules/", import.meta.url);

// The sources paint some things with colours of their own. Each is named here by our token for the same job,
// so that light, dark and strong contrast hold everywhere; a colour without a token stops the build.
const TEXT = { "#fff": "--on-action", "#ffffff": "--on-action", "#0b0c0c": "--ink", "#0f385c": "--ink" };
const FILL = { "#fff": "--surface", "#ffffff": "--surface", "#0b0c0c": "--on-focus" };
const ANY = {
  "#0f7a52": "--action", "#0b5c3e": "--action-hover", "#083d29": "--action-shade",
  "#f3f3f3": "--quiet", "#cecece": "--quiet-hover", "#858686": "--quiet-shade",
  "#ca3535": "--warning", "#982828": "--warning-hover", "#651b1b": "--warning-shade",
  "#1d70b8": "--action", "#f4f8fb": "--sunken", "#484949": "--ink-soft",
};
// Rules for these are written out in our own sheets with our own tones.
const OURS = /\.govuk-tag|\.moj-badge|govuk-button--inverse/;

function token(property, colour) {
  const own = property === "color" ? TEXT : FILL;
  return own[colour] ?? ANY[colour];
}

function repaint(css) {
  const unknown = new Set();
  const painted = css
    .replace(/var\((--govuk-[\w-]+), ?#[0-9a-f]{3,6}\)/g, "var($1)")
    .replace(/([^{}]+)\{([^{}]*)\}/g, (rule, selector, body) => {
      if (/:root|\.mo-bar$/.test(selector.trim()) || selector.includes("@font-face")) return rule;
      if (OURS.test(selector)) body = body.replace(/(background-color|color|border-color|box-shadow): [^;]*#[^;]*;/g, "");
      const fresh = body.replace(/([\w-]+): ([^;]*);/g, (line, property, value) =>
        line.replace(/#[0-9a-f]{3,6}\b/g, (colour) => {
          const name = token(property, colour);
          if (!name) unknown.add(`${selector.trim()} { ${property}: ${value} }`);
          return `var(${name})`;
        }));
      return `${selector}{${fresh}}`;
    });
  if (unknown.size) throw new Error(`Colours without a token of ours:\n${[...unknown].join("\n")}`);
  return painted;
}

// One rule a line: small when compressed, and a change reads as a change.
function minify(css) {
  return css
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}")
    .replace(/[^{};]+\{\}/g, "")
    .replace(/}(?!})/g, "}\n")
    .trim();
}

async function sheet(name) {
  const source = new URL(`styles/${name}.scss`, import.meta.url).pathname;
  const { css } = compile(source, { loadPaths: [MODULES.pathname], quietDeps: true });
  await writeFile(new URL(`${name}.css`, OUT), minify(repaint(css)) + "\n");
}

async function font(family, weights) {
  for (const script of ["latin", "vietnamese"])
    for (const weight of weights) {
      const file = `${family}-${script}-${weight}`;
      await copyFile(new URL(`@fontsource/${family}/files/${file}-normal.woff2`, MODULES), new URL(`fonts/${file}.woff2`, OUT));
    }
  await copyFile(new URL(`@fontsource/${family}/LICENSE`, MODULES), new URL(`fonts/${family}.OFL.txt`, OUT));
}

await mkdir(new URL("fonts/", OUT), { recursive: true });
await Promise.all([sheet("public"), sheet("staff"), font("be-vietnam-pro", [400, 600]), font("andika", [400, 700])]);
