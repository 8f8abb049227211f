// The part of the product that works without a line: one page, its places after the #.
import { askNext, known, showResult, startCheck } from "./checker.js";
import { importPage } from "./carry.js";
import * as pocket from "./pocket.js";
import { sendAll } from "./outbox.js";
import * as queue from "./queue.js";
import { slip } from "./slip.js";
import { keepUnkept, readBack, writePage } from "./wizard.js";
import { draw, place, show, turnTo } from "./screens.js";
import { forgetAsked, lookUp, readText } from "./texts.js";

const IDLE = 5 * 60_000, LOOK = 60_000, SOON = 4_000; // milliseconds

/** @type {Promise<object>} */
let spec;

/** What each place draws; a place that sends its reader on draws nothing. */
const PLACES = {
  "": () => queue.list(go),
  moi: async () => queue.begin(known(), await spec, go),
  mo: async (id) => queue.openOne(id, await spec, go),
  viet: async (id, page) => opened(id) && writePage(await spec, id, page, go),
  "doc-lai": async (id) => opened(id) && readBack(await spec, id, go),
  xong: async (id) => (await send(true), queue.finished(id, go)),
  phieu: (id) => slip(id, go),
  xoa: (id) => queue.removeOne(id, go),
  tep: () => importPage(sendQuietly),
  hoi: async (step) => (step === "cau" ? askNext(await spec, go) : step ? showResult(await spec, go) : startCheck(go)),
  "tra-cuu": (slug, reading) => (slug ? readText(slug, reading, go) : lookUp(go)),
};

/** Goes to a place; the same place again is drawn anew. */
function go(where) {
  if (location.hash === where || (where === "#" && !location.hash)) return route();
  location.hash = where;
}

/** A request that is locked is opened first. */
function opened(id) {
  if (pocket.isOpen(id)) return true;
  go(`#mo/${id}`);
  return false;
}

async function route() {
  await keepUnkept();
  const [name, ...rest] = location.hash.slice(1).split("/");
  try {
    await turnTo((PLACES[name] ?? PLACES[""])(...rest));
  } catch (fault) {
    console.error(fault);
    show(draw("broken"));
  }
}

const send = (evenEarly = false) => sendAll(place.door, { evenEarly }).catch(() => {});

/** After sending by itself, the list says so; whoever is writing is left in peace. */
async function sendQuietly(evenEarly = false) {
  await send(evenEarly);
  const isSeen = !location.hash.slice(1) && !document.hidden;
  if (isSeen && (await queue.hasNews())) await turnTo(queue.list(go));
}

/** Telephones say so a moment before it is true: once now, and once more soon. */
async function lineIsBack() {
  await sendQuietly(true);
  setTimeout(() => sendQuietly(true), SOON);
}

async function askForSync() {
  const registration = await navigator.serviceWorker?.ready;
  await registration?.sync?.register("gui");
}

/** Nobody touches it for a while, or the page is left: everything typed is kept, then locked. */
async function lockEverything() {
  await keepUnkept();
  pocket.lockAll();
  forgetAsked();
  if (/^#(viet|doc-lai|mo|phieu|xong|tra-cuu)/.test(location.hash)) go("#");
}

let touched = Date.now();
for (const sign of ["pointerdown", "keydown", "input", "scroll"])
  document.addEventListener(sign, () => (touched = Date.now()), { passive: true });
setInterval(() => Date.now() - touched > IDLE && lockEverything(), 10_000);
setInterval(() => sendQuietly(), LOOK);

addEventListener("hashchange", route);
addEventListener("online", lineIsBack);
addEventListener("offline", () => location.hash.slice(1) || route());
addEventListener("pagehide", keepUnkept);
addEventListener("pageshow", (event) => event.persisted && lockEverything());
document.addEventListener("visibilitychange", () => document.hidden && keepUnkept());

spec = fetch(place.spec).then((response) => response.json());
if (!globalThis.indexedDB || !globalThis.crypto?.subtle) show(draw("too-old"));
else route().then(() => sendQuietly()).then(askForSync).catch(() => {});
