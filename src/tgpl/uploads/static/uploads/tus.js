// Sending a file in pieces by the protocol tus 1.0: what has arrived is never sent again, however often the line is cut.

const LEAST = 32 * 1024, MOST = 4 * 1024 * 1024, BRISK = 4_000; // bytes; milliseconds in which a piece should be through
const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
const TUS = { "Tus-Resumable": "1.0.0" };

/** The office will not take the file; the message says why, in words for people. */
export class Refused extends Error {}

/**
 * Sends `blob`; begun again with the same `uid`, it goes on where it was.
 * @param {string} door @param {Blob} blob
 * @param {{uid: string, name?: string, onProgress?: (part: number) => void, onCut?: () => void, signal?: AbortSignal}} how
 * @returns {Promise<string>} the id to name the file by
 */
export async function send(door, blob, { uid, name = "", onProgress = () => {}, onCut = () => {}, signal }) {
  let size = LEAST, tries = 0, place, offset = 0;
  while (place === undefined || offset < blob.size) {
    try {
      if (place === undefined) ({ place, offset } = await begin(door, blob.size, uid, name, signal));
      else {
        const began = performance.now();
        offset = await piece(place, blob, offset, size, signal);
        size = fitting(size, performance.now() - began);
      }
      tries = 0;
      onProgress(blob.size ? offset / blob.size : 1);
    } catch (fault) {
      if (fault instanceof Refused || signal?.aborted) throw fault;
      onCut();
      await pause(WAITS[Math.min(tries++, WAITS.length - 1)], signal);
      offset = (place && (await whereItEnded(place, signal))) ?? offset;
    }
  }
  return uid;
}

/** A slow line gets small pieces, so that a cut loses little; a quick one gets large ones. */
export const fitting = (size, took) =>
  took > BRISK ? Math.max(LEAST, size / 2) : took < BRISK / 4 ? Math.min(MOST, size * 2) : size;

async function begin(door, length, uid, name, signal) {
  const metadata = `uid ${base64(uid)},filename ${base64(name)}`;
  const headers = { ...TUS, "Upload-Length": length, "Upload-Metadata": metadata };
  const response = await answered(door, { method: "POST", headers, signal });
  return { place: response.headers.get("Location"), offset: Number(response.headers.get("Upload-Offset")) };
}

async function piece(place, blob, offset, size, signal) {
  const headers = { ...TUS, "Upload-Offset": offset, "Content-Type": "application/offset+octet-stream" };
  const body = blob.slice(offset, offset + size);
  const response = await answered(place, { method: "PATCH", headers, body, signal });
  return Number(response.headers.get("Upload-Offset"));
}

async function whereItEnded(place, signal) {
  try {
    const response = await fetch(place, { method: "HEAD", headers: TUS, credentials: "omit", cache: "no-store", signal });
    return response.ok ? Number(response.headers.get("Upload-Offset")) : undefined;
  } catch {
    return undefined;
  }
}

/** What the office said; a wait or a piece out of step is tried again, a refusal is final. */
async function answered(address, options) {
  const response = await fetch(address, { ...options, credentials: "omit", cache: "no-store", redirect: "error" });
  if (response.ok) return response;
  if ([400, 404, 413, 415].includes(response.status)) throw new Refused(await response.text());
  throw new Error(response.status);
}

const base64 = (words) => btoa(String.fromCharCode(...new TextEncoder().encode(words)));

/** Waits, or until the line is back. */
const pause = (time, signal) =>
  new Promise((resolve, reject) => {
    const done = () => (clearTimeout(timer), removeEventListener("online", done), resolve());
    const timer = setTimeout(done, time);
    addEventListener("online", done);
    signal?.addEventListener("abort", () => (done(), reject(signal.reason)), { once: true });
  });
