// What this device holds: one record a request and the pieces of its recordings, in IndexedDB. Everything personal in it
// is sealed (seal.js).

/**
 * @typedef {object} Entry
 * @property {string} id made here; the request's own id, however often it is sent
 * @property {{salt: Uint8Array, iterations: number}} lock
 * @property {Uint8Array|null} sealed the answers, for who has the passphrase; gone once the office has them
 * @property {Uint8Array} secret the number to follow it with, sealed likewise
 * @property {Uint8Array|null} letter the finished request, for the office alone
 * @property {"writing"|"waiting"|"recordings"|"sent"|"conflict"|"unfinished"|"unreadable"} state
 * @property {number} changed by this device's clock; also tells one letter of an entry from the next
 * @property {number} tries
 * @property {number} next when to try again
 * @property {string} [reference] @property {string} [received]
 * @property {string[]} [recordings] finished with the request and not with the office yet
 * @property {string} [fault] why a recording could not be taken in, in the office's words
 */

let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("tgpl-mo", 2);
    asked.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) asked.result.createObjectStore("entries", { keyPath: "id" });
      asked.result.createObjectStore("pieces", { keyPath: ["recording", "number"] });
    };
    asked.onsuccess = () => resolve(kept(asked.result));
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

/** The browser may close a database (storage cleared, a newer tab): open it anew the next time. */
function kept(database) {
  const forget = () => (opened = undefined);
  database.onclose = forget;
  database.onversionchange = () => (database.close(), forget());
  return database;
}

/** Runs `work` in one transaction; done when it is on disk. */
async function within(mode, work, name = "entries") {
  const transaction = (await database()).transaction(name, mode, { durability: "strict" });
  return new Promise((resolve, reject) => {
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
    work(transaction.objectStore(name), (value) => (result = value));
  });
}

/** Every entry, the oldest first. @returns {Promise<Entry[]>} */
export async function entries() {
  const all = await within("readonly", (store, give) => (store.getAll().onsuccess = (event) => give(event.target.result)));
  return all.sort((one, other) => one.created - other.created);
}

/** @returns {Promise<Entry|undefined>} */
export const entry = (id) =>
  within("readonly", (store, give) => (store.get(id).onsuccess = (event) => give(event.target.result)));

/** @param {Entry} one */
export const put = (one) => within("readwrite", (store) => store.put(one));

/** Removes an entry and its recordings. */
export async function remove(id) {
  for (const recording of (await entry(id))?.recordings ?? []) await removePieces(recording);
  await within("readwrite", (store) => store.delete(id));
}

/** Changes an entry in one step if it still is as `change` expects (it gives nothing when not). */
export const update = (id, change) =>
  within("readwrite", (store, give) => {
    store.get(id).onsuccess = ({ target: { result } }) => {
      const changed = result && change(result);
      if (changed) store.put(changed);
      give(changed);
    };
  });

const ofRecording = (recording) => IDBKeyRange.bound([recording], [recording, []]);

/** Keeps the next piece of a recording, sealed, and how many seconds it has with it. */
export const putPiece = (recording, number, bytes, seconds) =>
  within("readwrite", (store) => store.put({ recording, number, bytes, seconds }), "pieces");

/** The sealed pieces of a recording, in order. @returns {Promise<{number: number, bytes: Uint8Array, seconds: number}[]>} */
export const pieces = (recording) =>
  within("readonly", (store, give) => (store.getAll(ofRecording(recording)).onsuccess = (event) => give(event.target.result)), "pieces");

export const removePieces = (recording) => within("readwrite", (store) => store.delete(ofRecording(recording)), "pieces");
