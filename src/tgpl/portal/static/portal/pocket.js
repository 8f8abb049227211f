// One person's request on this device: written and corrected under their passphrase, and locked again by itself.
import { keyOf, newLock, random, seal, sealLetter, unseal } from "./seal.js";
import { entry, pieces, put, removePieces, update } from "./store.js";

const ANSWERS = "answers", SECRET = "secret";
/** @type {Map<string, {key: CryptoKey, answers: object, facts: object, recordings: object, secret: string}>} what is open in this tab */
const open = new Map();

export const isOpen = (id) => open.has(id);
export const opened = (id) => open.get(id);
export const lock = (id) => open.delete(id);
export const lockAll = () => open.clear();

/** A new request, locked with a passphrase of its own. @returns {Promise<string>} its id */
export async function begin(passphrase, facts = {}) {
  const id = crypto.randomUUID(), rule = newLock(), key = await keyOf(passphrase, rule), secret = newSecret();
  const now = Date.now();
  open.set(id, { key, answers: {}, facts, recordings: {}, secret });
  await put({
    id, lock: rule, state: "writing", created: now, changed: now, tries: 0, next: 0, letter: null,
    sealed: await sealedAnswers(id),
    secret: await seal(key, secret, SECRET + id),
  });
  navigator.storage?.persist?.();
  return id;
}

/** Ten digits, each as likely as the others. */
const newSecret = () => Array.from(randomDigits(10)).join("");
function* randomDigits(count) {
  while (count) {
    const [byte] = random(1);
    if (byte < 250) yield (count--, byte % 10);
  }
}

/** Whether the passphrase was the right one; then the request is open in this tab. */
export async function unlock(id, passphrase) {
  const one = await entry(id);
  try {
    const key = await keyOf(passphrase, one.lock);
    const secret = await unseal(key, one.secret, SECRET + id);
    const told = one.sealed ? await unseal(key, one.sealed, ANSWERS + id) : { answers: {}, facts: {} };
    open.set(id, { key, secret, recordings: {}, ...told });
    return true;
  } catch {
    return false;
  }
}

/** Keeps what was typed on a page. A request that waited is being written again until it is finished anew. */
export async function keep(id, page, typed) {
  const one = open.get(id);
  if (!one) return;
  one.answers[page] = typed;
  await keepSealed(id);
}

/** What is open, as the device keeps it. */
function sealedAnswers(id) {
  const { key, answers, facts, recordings } = open.get(id);
  return seal(key, { answers, facts, recordings }, ANSWERS + id);
}

async function keepSealed(id, more = () => ({})) {
  const sealed = await sealedAnswers(id);
  await update(id, (kept) => kept.sealed && { ...kept, ...more(kept), sealed, state: "writing", letter: null, changed: Date.now() });
}

/** The recordings of an open request: of each its kind and how it opens. @returns {Record<string, object>} */
export const recordings = (id) => open.get(id)?.recordings ?? {};

/** A recording that begins: how it opens is sealed before anything of it is kept. */
export async function keepRecording(id, uid, told) {
  open.get(id).recordings[uid] = told;
  await keepSealed(id, (kept) => ({ recordings: [...(kept.recordings ?? []), uid] }));
}

async function dropRecording(id, uid) {
  if (!recordings(id)[uid]) return;
  delete open.get(id).recordings[uid];
  await keepSealed(id, (kept) => ({ recordings: kept.recordings.filter((one) => one !== uid) }));
}

/** Finished: sealed for the office, and waiting for a line. `named`: the recordings that its pages speak of. */
export async function finish(id, office, named = []) {
  const { answers, facts, secret } = open.get(id), now = new Date();
  for (const uid of Object.keys(recordings(id)).filter((one) => !named.includes(one))) await forgetRecording(id, uid);
  const content = { uid: id, secret, written_at: now.toISOString(), answers, facts, recordings: await toldOf(id) };
  const letter = await sealLetter(office, content);
  await update(id, (kept) => ({ ...kept, letter, state: "waiting", changed: now.getTime(), tries: 0, next: 0 }));
}

/** What the office has to know of the recordings that lie here. */
async function toldOf(id) {
  const told = [];
  for (const [uid, { kind, key }] of Object.entries(recordings(id))) {
    const { length } = await pieces(uid);
    if (length) told.push({ uid, kind, key, pieces: length });
  }
  return told;
}

/** A recording that is not wanted goes from the device. */
export async function forgetRecording(id, uid) {
  await removePieces(uid);
  await dropRecording(id, uid);
}
