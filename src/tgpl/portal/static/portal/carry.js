// Carrying requests to another device or to the office: one file, everything in it sealed as it lies here.
import { fromBase64, toBase64 } from "./seal.js";
import { entries, entry, put } from "./store.js";
import { draw, words } from "./screens.js";

const KIND = "tgpl-mo", VERSION = 1;
const STATES = ["writing", "waiting", "recordings", "sent", "conflict", "unfinished", "unreadable"];

/**
 * Every entry in one file; each opens with its own passphrase, and the office opens those that are finished. Recordings stay
 * here, as the page says, and are sent from here: the request and its recording find each other at the office.
 */
export async function exportAll() {
  const packed = { kind: KIND, version: VERSION, entries: (await entries()).map(pack) };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(packed)], { type: "application/json" }));
  link.download = `yeu-cau-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const base64 = (bytes) => bytes && toBase64(bytes);
const bytes = (words) => words && fromBase64(words);

/** An entry as a file carries it. */
export const pack = ({ lock, sealed, secret, letter, recordings = [], ...plain }) => ({
  ...plain, recordings_left_out: recordings.length, lock: { ...lock, salt: toBase64(lock.salt) },
  sealed: base64(sealed), secret: base64(secret), letter: base64(letter),
});

/** An entry of a file as it is kept here; throws on what is none. */
function unpack({ id, lock, sealed, secret, letter, state, created, changed, reference, received }) {
  const isOne = /^[0-9a-f-]{36}$/.test(id) && STATES.includes(state) && lock.iterations >= 1 && secret;
  if (!isOne) throw new TypeError("no entry");
  return {
    id, state, created: Number(created), changed: Number(changed), tries: 0, next: 0, reference, received,
    lock: { salt: fromBase64(lock.salt), iterations: lock.iterations },
    sealed: bytes(sealed) ?? null, secret: bytes(secret), letter: bytes(letter) ?? null,
  };
}

/** Takes a file in. What is here already stays as it is; the office sorts out what was sent by two devices. */
export async function importFile(file) {
  const packed = JSON.parse(await file.text());
  if (packed.kind !== KIND) throw new TypeError("another file");
  const found = packed.entries.map(unpack), fresh = [];
  for (const one of found) if (!(await entry(one.id))) fresh.push(one);
  for (const one of fresh) await put(one);
  return { fresh: fresh.length, known: found.length - fresh.length };
}

/** Where a file is taken in; what waits in it is sent. */
export function importPage(send) {
  return draw("import", {}, {
    take: async ({ target }) => {
      const said = target.querySelector("[role=status]"), [file] = target.file.files;
      try {
        const { fresh, known } = await importFile(file);
        said.textContent = words("imported", { n: fresh, m: known });
        send();
      } catch {
        said.textContent = words(file ? "notours" : "nofile");
      }
    },
  });
}
