// Recordings of a request on this device: sealed piece by piece as they grow, played back, removed. They go with the request.
import { record } from "../uploads/recorder.js";
import * as pocket from "./pocket.js";
import { keyFrom, random, sealBytes, unsealBytes } from "./seal.js";
import { pieces, putPiece } from "./store.js";

const SPARE = 20 * 1024 * 1024; // bytes that stay free for everything else

/** Brings the controls of a page to life. @param {HTMLElement} part drawn by uploads/recording.html */
export function startRecording(part, id) {
  const kind = "pictures" in part.dataset ? "signs" : "speech";
  return record(part, async () => placeOf(id, kind));
}

/** Where the recording of this kind lies: a request has one of each. */
function placeOf(id, kind) {
  let [uid] = Object.keys(pocket.recordings(id)).filter((one) => pocket.recordings(id)[one].kind === kind), sealing;

  async function begin(mime) {
    uid = crypto.randomUUID();
    const told = { kind, mime, began: Date.now(), key: inHex(random(32)) };
    sealing = keyFrom(told.key);
    await pocket.keepRecording(id, uid, told);
    return uid;
  }

  async function add(number, blob, { seconds }) {
    const mine = uid, bytes = await sealBytes(await sealing, await blob.arrayBuffer(), `${mine}/${number}`);
    await putPiece(mine, number, bytes, seconds);
  }

  /** What is here of it; nothing when it was recorded on another device. */
  async function found() {
    const told = pocket.recordings(id)[uid], sealed = told ? await pieces(uid) : [];
    if (!sealed.length) return null;
    const key = await keyFrom(told.key);
    const plain = await Promise.all(sealed.map(({ bytes, number }) => unsealBytes(key, bytes, `${uid}/${number}`)));
    return { uid, blob: new Blob(plain, { type: told.mime }), began: told.began, seconds: sealed.at(-1).seconds };
  }

  async function clear() {
    if (!uid) return;
    await pocket.forgetRecording(id, uid);
    uid = "";
  }

  return { begin, add, found, clear, hasRoom };
}

/** Whether so many bits fit on this device; a browser that does not say is believed to have room. */
async function hasRoom(bits) {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return !quota || quota - usage > bits / 8 + SPARE;
}

const inHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
