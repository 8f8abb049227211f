// Sends what is finished, in a page or in the worker, while everything stays locked. Sent twice, it is one request.
// A request goes first: it is small, and the law's time runs from its receipt. Its recordings follow as they lie, sealed.
import { send } from "../uploads/tus.js";
import { entries, pieces, removePieces, update } from "./store.js";

const FIRST_WAIT = 15_000, LONGEST_WAIT = 3_600_000, PATIENCE = 90_000, LONG = 900_000; // milliseconds
const FINAL = { applied: "sent", already: "sent", conflict: "conflict", unfinished: "unfinished", unreadable: "unreadable" };

/** How long to wait after so many tries: twice as long each time, and not all devices at once. */
export const wait = (tries, chance = Math.random()) =>
  Math.min(FIRST_WAIT * 2 ** Math.min(tries, 12), LONGEST_WAIT) * (0.5 + chance / 2);

/** Whether an entry may be tried now. A clock that was set back must not make it wait for years. */
export const isDue = (one, now) => isLeft(one) && (one.next <= now || one.next > now + LONGEST_WAIT);

/** Whether the office lacks something of it. */
export const isLeft = ({ state }) => state === "waiting" || state === "recordings";

/**
 * Sends everything that is due, one after the other; another tab that is sending already is left to it.
 * @returns {Promise<{sent: number, left: number}>}
 */
export async function sendAll(door, { evenEarly = false, now = Date.now } = {}) {
  const mayGo = evenEarly ? isLeft : (one) => isDue(one, now());
  const sendThem = async (lock) => {
    if (!lock) return;
    for (const one of await entries()) if (mayGo(one) && one.state === "waiting") await sendLetter(door, one, now);
    for (const one of await entries()) if (mayGo(one) && one.state === "recordings") await sendRecordings(door, one, now);
  };
  await navigator.locks.request("tgpl-mo-gui", { ifAvailable: true }, sendThem);
  return { left: (await entries()).filter(isLeft).length };
}

async function sendLetter(door, one, now) {
  const told = await answer(door, one.letter);
  const changed = await update(one.id, (entry) => {
    if (entry.changed !== one.changed || entry.state !== one.state) return null; // corrected or removed meanwhile
    return told.state ? settled(entry, told, now()) : later(entry, told.wait, now());
  });
  const arrived = changed && told.state ? (one.recordings ?? []).filter((uid) => !changed.recordings.includes(uid)) : [];
  for (const uid of arrived) await removePieces(uid);
}

/** What is still awaited goes in pieces; a cut leaves the rest for another time. Then the office is asked what it has. */
async function sendRecordings(door, one, now) {
  try {
    for (const uid of one.recordings) await sendRecording(one.uploads, uid);
    await sendLetter(door, one, now);
  } catch {
    await update(one.id, (entry) => (entry.state === "recordings" ? later(entry, 0, now()) : null));
  }
}

async function sendRecording(door, uid) {
  const cut = new AbortController(), onCut = () => cut.abort(), timer = setTimeout(onCut, LONG);
  const parts = (await pieces(uid)).flatMap(({ bytes }) => [lengthOf(bytes), bytes]);
  await send(door, new Blob(parts), { uid, onCut, signal: cut.signal }).finally(() => clearTimeout(timer));
}

/** Four bytes, the highest first. */
const lengthOf = ({ length }) => new Uint8Array([24, 16, 8, 0].map((bits) => (length >>> bits) & 255));

/** What the office says; a line that was cut, a wall in between, a word we do not know: nothing, try again. */
async function answer(door, letter) {
  try {
    const options = { method: "POST", body: letter, credentials: "omit", cache: "no-store", redirect: "error" };
    const response = await fetch(door, { ...options, signal: AbortSignal.timeout(PATIENCE) });
    const told = await response.json();
    return { ...told, state: FINAL[told.outcome], wait: Number(response.headers.get("Retry-After") ?? 0) * 1000 };
  } catch {
    return {};
  }
}

/** Once the office has it, the answers leave the device; the secret stays, sealed, to follow the request with. */
function settled(entry, { state, reference, received_at: received, pages = [], recordings: standing = {}, uploads }, now) {
  if (state === "unfinished" || state === "unreadable") return { ...entry, state, pages, recordings: entry.recordings ?? [] };
  const recordings = (entry.recordings ?? []).filter((uid) => standing[uid] === "awaited");
  const fault = Object.values(standing).find((word) => !["awaited", "kept"].includes(word)) ?? entry.fault;
  const common = { ...entry, reference, received, fault, recordings, sealed: null };
  if (!recordings.length) return { ...common, state, letter: null };
  const going = { ...common, uploads, state: "recordings" };
  return entry.state === "recordings" ? later(going, 0, now) : { ...going, next: 0, tries: 0 };
}

function later(entry, asked = 0, now) {
  const tries = entry.tries + 1;
  return { ...entry, tries, next: now + Math.max(asked, wait(tries)) };
}
