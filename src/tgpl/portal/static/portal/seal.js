// Sealing on the device. Two kinds: for the person, under a passphrase of theirs; for the office, under its public key,
// so that a finished request can be sent while everything is locked (core/letters.py opens it).

const ITERATIONS = 600_000; // PBKDF2-HMAC-SHA-256: docs/decisions, "Without a line"
const text = new TextEncoder();

/** @returns {Uint8Array} */
export const random = (size) => crypto.getRandomValues(new Uint8Array(size));

/** A lock to be kept beside what it locks; worth nothing without the passphrase. */
export const newLock = () => ({ salt: random(16), iterations: ITERATIONS });

/** The key of a lock. It lives in memory only and cannot be taken out. @returns {Promise<CryptoKey>} */
export async function keyOf(passphrase, { salt, iterations }) {
  const words = text.encode(passphrase.normalize("NFC").trim());
  const base = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
  const rule = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(rule, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** `value` sealed: nonce and ciphertext. `context` says what it is, and it opens as nothing else. */
export const seal = (key, value, context) => sealBytes(key, text.encode(JSON.stringify(value)), context);

/** Bytes sealed likewise, and opened again, under a key that is itself kept sealed. */
export async function sealBytes(key, bytes, context) {
  const iv = random(12), rule = { name: "AES-GCM", iv, additionalData: text.encode(context) };
  return joined(iv, new Uint8Array(await crypto.subtle.encrypt(rule, key, bytes)));
}

export const unsealBytes = (key, sealed, context) =>
  crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.slice(0, 12), additionalData: text.encode(context) }, key, sealed.slice(12));

/** The key of a recording, from its 32 bytes in hexadecimal digits. */
export const keyFrom = (hex) =>
  crypto.subtle.importKey("raw", Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16)), "AES-GCM", false, ["encrypt", "decrypt"]);

/** The value again; throws when the passphrase was another one, or a byte was changed. */
export const unseal = async (key, sealed, context) =>
  JSON.parse(new TextDecoder().decode(await unsealBytes(key, sealed, context)));

/** A letter that only the office opens. @param {{id: number, point: string}} office its public key, base64 */
export async function sealLetter(office, content) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const theirs = await crypto.subtle.importKey("raw", fromBase64(office.point), curve, false, []);
  const ours = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, ours.privateKey, 256);
  const point = compressed(new Uint8Array(await crypto.subtle.exportKey("raw", ours.publicKey)));
  const secret = await stretched(shared, point);
  const head = Uint8Array.of(1, office.id);
  const key = await crypto.subtle.importKey("raw", secret.slice(0, 32), "AES-GCM", false, ["encrypt"]);
  const rule = { name: "AES-GCM", iv: secret.slice(32), additionalData: head };
  const body = await crypto.subtle.encrypt(rule, key, await deflated(JSON.stringify(content)));
  return joined(head, point, new Uint8Array(body));
}

async function stretched(shared, salt) {
  const base = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveBits"]);
  const rule = { name: "HKDF", hash: "SHA-256", salt, info: text.encode("tgpl-mo letters: content") };
  return new Uint8Array(await crypto.subtle.deriveBits(rule, base, 44 * 8));
}

/** A point of the curve in 33 bytes: x, and whether y is odd. */
const compressed = (point) => joined(Uint8Array.of(2 + (point[64] & 1)), point.slice(1, 33));

async function deflated(words) {
  const stream = new Blob([words]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

export const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
export const fromBase64 = (words) => Uint8Array.from(atob(words), (letter) => letter.charCodeAt(0));
