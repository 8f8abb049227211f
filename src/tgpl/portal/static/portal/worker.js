// Keeps the app at hand without a line, and sends what waits when the line is back.
import { sendAll } from "./outbox.js";

const HASHED = /\.[0-9a-f]{12}\.\w+$/;

/** @param {{version: string, files: string[], texts: string, app: string, home: string, offline: string, checker: string,
 *   find: string, lookUp: string, door: string}} own */
export function start(own) {
  const name = `tgpl-mo-${own.version}`;
  const isOurs = new Set(own.files.map((file) => new URL(file, location.origin).pathname));

  // Files with a hash in their name are taken over from the version before; pages are fetched anew.
  const fetched = async (file) =>
    (HASHED.test(file) && (await caches.match(file))) || fetch(new Request(file, { cache: "no-cache" }));

  async function install() {
    const cache = await caches.open(name);
    await Promise.all(own.files.map(async (file) => {
      const response = await fetched(file);
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      await cache.put(file, response);
    }));
    // The list of offices as it is now, and the texts; without them the rest is of use too.
    await cache.add(own.find).catch(() => {});
    await keepTexts().catch(() => {});
    // Open pages have all their scripts already and are never loaded anew by us: what is being typed stays.
    await self.skipWaiting();
  }

  const keepTexts = async () => (await held(own.texts)) ?? (await caches.open(name)).add(own.texts);

  async function activate() {
    const all = await caches.keys();
    await Promise.all(all.filter((one) => one.startsWith("tgpl-mo-") && one !== name).map((one) => caches.delete(one)));
    await self.clients.claim();
  }

  const held = async (path) => (await caches.open(name)).match(path);
  const fromHere = async (request, path) => (await held(path)) ?? fetch(request);

  /** The texts, and once more later when they did not come with the rest. */
  const theTexts = (request) => keepTexts().then(() => held(own.texts)).catch(() => fetch(request));

  /** A page that did not come: ours if we hold it, else the page that says that there is no line. */
  async function withoutLine(path) {
    if (path.startsWith(own.checker)) return Response.redirect(`${own.app}#hoi`);
    if (path.startsWith(own.lookUp)) return Response.redirect(`${own.app}#tra-cuu/${path.slice(own.lookUp.length, -1)}`);
    return ([own.home, own.find].includes(path) && (await held(path))) || held(own.offline);
  }

  /** The page of offices is kept as it last came, whole: what was searched for leaves no trace. */
  async function fresh(request, path, search) {
    const response = await fetch(request);
    if (path === own.find && !search && response.ok) (await caches.open(name)).put(path, response.clone());
    return response;
  }

  /** A form that could not be sent comes back as a page that can send it again: nothing typed is lost, nothing stored. */
  async function sendAgain(request, path) {
    const page = await (await held(own.offline)).text();
    const boxes = [...new URLSearchParams(await request.text())].map(([box, text]) =>
      `<textarea hidden name="${escaped(box)}">\n${escaped(text)}</textarea>`);
    const form = page.replace("hidden data-send-again", `action="${escaped(path)}"`).replace("<!--boxes-->", () => boxes.join(""));
    return new Response(form, { headers: { "Content-Type": "text/html; charset=utf-8" } });
  }

  function answer(event) {
    const { request } = event, { origin, pathname, search } = new URL(request.url);
    if (origin !== location.origin) return;
    if (pathname === own.texts) return event.respondWith(theTexts(request));
    if (request.method === "GET" && (isOurs.has(pathname) && pathname !== own.home)) event.respondWith(fromHere(request, pathname));
    else if (request.mode !== "navigate" || pathname.startsWith("/lam-viec/")) return;
    else if (request.method === "GET") event.respondWith(fresh(request, pathname, search).catch(() => withoutLine(pathname)));
    else if (/urlencoded/.test(request.headers.get("Content-Type"))) {
      const again = request.clone();
      event.respondWith(fetch(request).catch(() => sendAgain(again, pathname + search)));
    }
  }

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("fetch", answer);
  self.addEventListener("sync", (event) => event.waitUntil(sendAll(own.door, { evenEarly: true }).then(insist)));
}

/** The browser tries again later when something is left. */
function insist({ left }) {
  if (left) throw new Error("still waiting");
}

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
