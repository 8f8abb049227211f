// A recording as it grows, in pieces on this device: a closed tab loses a second or two. Sealed under a key that the page
// brings and nobody stores here, so the browser's profile tells nothing.

const KEPT_FOR = 30 * 24 * 3600_000; // milliseconds

let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("tgpl-mo-ghi", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("pieces", { keyPath: ["slot", "number"] });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

async function within(mode, work) {
  const transaction = (await database()).transaction("pieces", mode);
  return new Promise((resolve, reject) => {
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
    work(transaction.objectStore("pieces"), (value) => (result = value));
  });
}

const keyOf = (hex) => {
  const bytes = Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
};

/**
 * One place for one recording.
 * @param {string} slot @param {string} hexKey
 */
export async function pocketOf(slot, hexKey) {
  const key = await keyOf(hexKey), all = IDBKeyRange.bound([slot], [slot, []]);
  const context = (number) => new TextEncoder().encode(`${slot}/${number}`);

  async function add(number, blob, { mime, began, seconds }) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const rule = { name: "AES-GCM", iv, additionalData: context(number) };
    const bytes = await crypto.subtle.encrypt(rule, key, await blob.arrayBuffer());
    await within("readwrite", (store) => store.put({ slot, number, iv, bytes, mime, began, seconds }));
  }

  /** What is here of a recording. @returns {Promise<{blob: Blob, began: number, seconds: number}|null>} */
  async function found() {
    const pieces = await within("readonly", (store, give) => (store.getAll(all).onsuccess = (event) => give(event.target.result)));
    if (!pieces.length || pieces[0].number) return null;
    const plain = await Promise.all(pieces.map(({ number, iv, bytes }) =>
      crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: context(number) }, key, bytes)));
    const { mime, began } = pieces[0];
    return { blob: new Blob(plain, { type: mime }), began, seconds: pieces.at(-1).seconds };
  }

  const clear = () => within("readwrite", (store) => store.delete(all));
  await forgetOld();
  return { add, found: () => found().catch(() => null), clear };
}

/** What nobody came back to goes, whosever it was. */
const forgetOld = () =>
  within("readwrite", (store) => {
    store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return;
      if (cursor.value.began < Date.now() - KEPT_FOR) cursor.delete();
      cursor.continue();
    };
  });
