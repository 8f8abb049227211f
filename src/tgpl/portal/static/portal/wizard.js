// Writing a request without a line: the server's pages, in the server's order, kept sealed after every page.
import * as pocket from "./pocket.js";
import { askedPages, faults, firstOpen, inWords, isForOther, today } from "./rules.js";
import { startRecording } from "./recording.js";
import { draw, markup, showFaults, typedIn, typeInto } from "./screens.js";

const PAUSE = 700; // milliseconds after the last letter

/** How the router gets to a page of a request. */
const pageAt = (id, name) => `#viet/${id}/${name}`;
const isIn = (pages, name) => pages.some((page) => page.name === name);

/** What is being typed and is not kept yet; locking and leaving keep it first. */
let unkept = null;
export const keepUnkept = async () => unkept && (await unkept());

/** One page; `wrong` holds its faults when it was sent with some. */
export function writePage(spec, id, name, go, wrong = {}) {
  const { answers } = pocket.opened(id), pages = askedPages(spec, answers, today());
  if (!isIn(pages, name)) return go(next(spec, id));
  const at = pages.findIndex((page) => page.name === name), page = pages[at];
  const face = isForOther(answers) ? page.other : page.self;
  const drawn = draw("page", slotsOf(face, at, pages, id), {
    send: async ({ target }) => {
      const typed = typedIn(target), found = faults(spec, page, typed, today());
      await keepNow(id, name, typed);
      return Object.keys(found).length ? writePage(spec, id, name, go, found) : go(next(spec, id));
    },
    later: async () => (await keepUnkept(), pocket.lock(id), go("#")),
  });
  const form = drawn.querySelector("form");
  Object.assign(drawn.querySelector("progress"), { max: pages.length + 1, value: at + 1 });
  typeInto(form, answers[name] ?? {});
  for (const part of form.querySelectorAll("[data-on-device]")) startRecording(part, id);
  if (Object.keys(wrong).length) showFaults(drawn, form, wrong, face.labels);
  keepWhileTyping(id, name, form);
  return drawn;
}

const slotsOf = (face, at, pages, id) => ({
  form: markup(face.html), title: face.title, lead: face.lead, "has-title": !face.has_heading, "has-lead": face.lead,
  number: at + 1, total: pages.length + 1, back: at ? pageAt(id, pages[at - 1].name) : "#",
});

/** Where a request goes on: its first page without an answer, or to be read back. */
export function next(spec, id) {
  const page = firstOpen(spec, pocket.opened(id).answers, today());
  return page ? pageAt(id, page.name) : `#doc-lai/${id}`;
}

function keepWhileTyping(id, name, form) {
  let timer;
  form.addEventListener("input", () => {
    unkept = () => keepNow(id, name, typedIn(form));
    clearTimeout(timer);
    timer = setTimeout(keepUnkept, PAUSE);
  });
}

async function keepNow(id, name, typed) {
  unkept = null;
  await pocket.keep(id, name, typed);
}

/** Everything read back, and from here into the queue. */
export function readBack(spec, id, go) {
  const { answers } = pocket.opened(id), day = today();
  if (firstOpen(spec, answers, day)) return go(next(spec, id));
  const parts = new Map();
  for (const page of askedPages(spec, answers, day))
    parts.set(page.part, [...(parts.get(page.part) ?? []), ...rows(page, answers, id)]);
  const sections = [...parts].flatMap(([heading, lines]) => [...draw("part", { heading, lines }).children]);
  return draw("read-back", { sections, total: askedPages(spec, answers, day).length + 1 }, {
    finish: async () => (await pocket.finish(id, spec.office, recorded(spec, answers, day)), go(`#xong/${id}`)),
  });
}

/** The recordings that the asked pages speak of. */
const recorded = (spec, answers, day) =>
  askedPages(spec, answers, day).flatMap(({ name }) => answers[name].recording_on_device ?? []).filter(Boolean);

function rows(page, answers, id) {
  return inWords(page, answers[page.name], isForOther(answers)).map(([label, lines]) => {
    const value = lines.map((line) => Object.assign(document.createElement("div"), { textContent: line }));
    return draw("answer", { label, hidden: label, value: value.length ? value : "–", change: pageAt(id, page.name) });
  });
}
