// A letter as digits, for QR codes: digits alone, so that a hand scanner types them whatever its keyboard is set to.
// Each code: part (2), of (2), check of the whole letter (6), then 17 digits for every seven bytes.

const PART = 420; // bytes in one code: about version 17, read by plain telephones from paper
const SHORT = [0, 3, 5, 8, 10, 13, 15, 17]; // digits for so many bytes

const number = (bytes) => bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
const two = (count) => String(count).padStart(2, "0");

function pieces(bytes, size) {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.slice(at * size, (at + 1) * size));
}

const inDigits = (bytes) =>
  pieces([...bytes], 7).map((group) => String(number(group)).padStart(SHORT[group.length], "0")).join("");

async function checkOf(letter) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", letter));
  return String(number([...digest.slice(0, 4)]) % 1_000_000n).padStart(6, "0");
}

/** What stands in each QR code of a letter. @returns {Promise<string[]>} */
export async function codes(letter) {
  const check = await checkOf(letter), parts = pieces(letter, PART);
  return parts.map((part, at) => two(at + 1) + two(parts.length) + check + inDigits(part));
}
