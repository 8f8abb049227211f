// Texts about rights, looked up without a line. What was asked lives in this tab alone: in no address, on no disk.
import { Index } from "./search.js";
import { draw, place, words } from "./screens.js";

const EASY = "de-doc", STANDARD = "thuong";
let asked = "";

/** @type {Promise<{topics: object, texts: object[], index: Index}>|undefined} */
let library;

/** Nobody is left to wonder what was looked up here before. */
export const forgetAsked = () => (asked = "");

/** The texts and the index over them, fetched once; without a line, and never here before: nothing. */
async function books() {
  library ??= fetch(place.texts).then(async (response) => {
    const told = await response.json();
    return { ...told, index: new Index(told.texts, told.lexicon) };
  });
  return library.catch(() => (library = undefined));
}

/** All texts by topic, or what was found. */
export async function lookUp(go) {
  const held = await books();
  if (!held) return draw("no-texts");
  return asked ? results(held, go) : shelves(held, go);
}

function shelves({ topics, texts }, go, fault = "") {
  const shelf = ([topic, name]) => draw("shelf", { name, texts: texts.filter((text) => text.topic === topic).map(linkTo) });
  return draw("look-up", { "has-fault": fault, fault, shelves: Object.entries(topics).map(shelf) }, {
    ask: async ({ target }) => {
      asked = target.asked.value.trim();
      return asked ? lookUp(go) : shelves(await books(), go, words("nothingasked"));
    },
  });
}

function results({ index, texts, topics }, go) {
  const found = index.search(asked).map((slug) => texts.find((text) => text.slug === slug));
  return draw("found", {
    title: words(found.length ? "found" : "notfound", { n: found.length }), asked,
    "has-some": found.length, "has-none": !found.length, texts: found.map((text) => hit(text, topics)),
  }, { again: () => (forgetAsked(), lookUp(go)) });
}

const linkTo = ({ slug, title }) => draw("text-link", { title, open: `#tra-cuu/${slug}` });
const hit = ({ slug, title, topic }, topics) =>
  draw("hit", { title, named: title, topic: topics[topic], open: `#tra-cuu/${slug}`, easily: `#tra-cuu/${slug}/${EASY}` });

/** One text in one reading: the easy one first on a device that chose it. */
export async function readText(slug, reading, go) {
  const held = await books(), text = held?.texts.find((one) => one.slug === slug);
  if (!text) return held ? go("#tra-cuu") : draw("no-texts");
  const usual = document.documentElement.dataset.reading === "easy" ? EASY : STANDARD;
  const isEasy = (reading ?? usual) === EASY;
  return draw("text", {
    title: text.title, topic: held.topics[text.topic], "is-easy": isEasy, "is-standard": !isEasy,
    other: `#tra-cuu/${slug}/${isEasy ? STANDARD : EASY}`, blocks: drawn(isEasy ? text.easy : text.standard, isEasy),
    sources: text.sources.map(source), written: text.written, "not-confirmed": !text.confirmed,
    confirmed: text.confirmed && words("confirmed", { lawyer: text.confirmed.lawyer, day: text.confirmed.on }),
  });
}

const source = ({ name, articles, read, copy, mark }) => draw("source", {
  name: `${name}: ${articles}.`, read: words(copy ? "readof" : "readon", { day: read, copy }), "may-differ": mark === "to_verify",
});

const made = (tag, css, content) => {
  const node = document.createElement(tag);
  node.className = css;
  node.append(...content);
  return node;
};

/** The blocks of a text; the easy reading keeps each line on a line of its own. */
const drawn = (blocks, isEasy) => blocks.flatMap(([kind, lines]) => {
  if (kind === "heading") return made("h2", "govuk-heading-m", lines);
  if (kind === "list") return made("ul", `govuk-list govuk-list--bullet${isEasy ? " mo-easy-list" : ""}`, lines.map((line) => made("li", "", [line])));
  return isEasy ? lines.map((line) => made("p", "govuk-body-l", [line])) : made("p", "govuk-body", [lines.join(" ")]);
});
