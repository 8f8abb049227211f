// Sends what is finished, in a page or in the worker, while everything stays locked. Sent twice, it is one request.
import { entries, update } from "./store.js";

const FIRST_WAIT = 15_000, LONGEST_WAIT = 3_600_000, PATIENCE = 90_000; // milliseconds
const FINAL = { applied: "sent", already: "sent", conflict: "conflict", unfinished: "unfinished", unreadable: "unreadable" };

/** How long to wait after so many tries: twice as long each time, and not all devices at once. */
export const wait = (tries, chance = Math.random()) =>
  Math.min(FIRST_WAIT * 2 ** Math.min(tries, 12), LONGEST_WAIT) * (0.5 + chance / 2);

/** Whether an entry may be tried now. A clock that was set back must not make it wait for years. */
export const isDue = ({ state, next }, now) => state === "waiting" && (next <= now || next > now + LONGEST_WAIT);

/**
 * Sends everything that is due, one after the other; another tab that is sending already is left to it.
 * @returns {Promise<{sent: number, left: number}>}
 */
export async function sendAll(door, { evenEarly = false, now = Date.now } = {}) {
  const send = async (lock) => {
    if (!lock) return;
    for (const one of await entries())
      if (evenEarly ? one.state === "waiting" : isDue(one, now())) await sendOne(door, one, now);
  };
  await navigator.locks.request("tgpl-mo-gui", { ifAvailable: true }, send);
  const after = await entries();
  return { left: after.filter((one) => one.state === "waiting").length };
}

async function sendOne(door, one, now) {
  const told = await answer(door, one.letter);
  await update(one.id, (entry) => {
    if (entry.changed !== one.changed || entry.state !== "waiting") return null; // corrected or removed meanwhile
    return told.state ? settled(entry, told) : later(entry, told.wait, now());
  });
}

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
function settled(entry, { state, reference, received_at: received, pages = [] }) {
  if (state === "unfinished" || state === "unreadable") return { ...entry, state, pages };
  return { ...entry, state, reference, received, sealed: null, letter: null };
}

function later(entry, asked = 0, now) {
  const tries = entry.tries + 1;
  return { ...entry, tries, next: now + Math.max(asked, wait(tries)) };
}
