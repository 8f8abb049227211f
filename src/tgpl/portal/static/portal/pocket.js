// One person's request on this device: written and corrected under their passphrase, and locked again by itself.
import { keyOf, newLock, random, seal, sealLetter, unseal } from "./seal.js";
import { entry, put, update } from "./store.js";

const ANSWERS = "answers", SECRET = "secret";
/** @type {Map<string, {key: CryptoKey, answers: object, facts: object, secret: string}>} what is open in this tab */
const open = new Map();

export const isOpen = (id) => open.has(id);
export const opened = (id) => open.get(id);
export const lock = (id) => open.delete(id);
export const lockAll = () => open.clear();

/** A new request, locked with a passphrase of its own. @returns {Promise<string>} its id */
export async function begin(passphrase, facts = {}) {
  const id = crypto.randomUUID(), rule = newLock(), key = await keyOf(passphrase, rule), secret = newSecret();
  const now = Date.now();
  open.set(id, { key, answers: {}, facts, secret });
  await put({
    id, lock: rule, state: "writing", created: now, changed: now, tries: 0, next: 0, letter: null,
    sealed: await seal(key, { answers: {}, facts }, ANSWERS + id),
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
    open.set(id, { key, secret, ...told });
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
  const sealed = await seal(one.key, { answers: one.answers, facts: one.facts }, ANSWERS + id);
  await update(id, (kept) => kept.sealed && { ...kept, sealed, state: "writing", letter: null, changed: Date.now() });
}

/** Finished: sealed for the office, and waiting for a line. */
export async function finish(id, office) {
  const { answers, facts, secret } = open.get(id), now = new Date();
  const content = { uid: id, secret, written_at: now.toISOString(), answers, facts };
  const letter = await sealLetter(office, content);
  await update(id, (kept) => ({ ...kept, letter, state: "waiting", changed: now.getTime(), tries: 0, next: 0 }));
}
