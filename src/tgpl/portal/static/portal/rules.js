// The rules of the pages of a request, as the server's forms hold them (intake/forms/spec.py says them as data).
// Which pages are asked, and what is wrong with what was typed. A test asks both sides the same and compares.

/** @typedef {Record<string, string[]>} Typed what is in the boxes of one page */

const fold = (text) => text.normalize("NFC").replace(/\r\n?/g, "\n");
const first = (typed, name) => fold(typed[name]?.at(-1) ?? "").trim();
const lettersIn = (text) => [...text].length;

/** Three boxes of a date; a whole date in the first is shared out. */
export function dateParts(typed, name) {
  const parts = ["day", "month", "year"].map((part) => first(typed, `${name}_${part}`));
  const whole = parts[0].split(/[\s.\-/]+/);
  return whole.length === 3 && !parts[1] && !parts[2] ? whole : parts;
}

const isReal = (day, month, year) => {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day) && day > 0;
};
export const iso = (day, month, year) => [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");

function wrongDate([day, month, year], said) {
  const names = Object.entries({ ngày: day, tháng: month, năm: year }).filter(([, part]) => !part);
  if (names.length) return said.missing.replace("%(missing)s", names.map(([name]) => name).join(", "));
  if (![day, month, year].every((part) => /^\d+$/.test(part))) return said.number;
  if (year.length !== 4 || year < "1800") return said.year;
  if (isReal(day, month, year)) return "";
  return said.impossible.replace("%(day)s", day).replace("%(month)s", month).replace("%(year)s", year);
}

function wrongDay(parts, said, today) {
  const day = iso(...parts);
  if (said.past && day < today) return said.past;
  if (said.future && day > today) return said.future;
  return tooOld(parts[2], said, today);
}

const tooOld = (year, said, today) =>
  said.old && year < today.slice(0, 4) - 130 ? said.old.replace("{year}", Number(year)) : "";

/** What is wrong with a date; nothing when it is right, or left open and may be. */
export function faultOfDate(box, typed, today) {
  const parts = dateParts(typed, box.name), said = box.messages;
  if (!parts.some(Boolean)) return said.required ?? "";
  if (box.kind === "partial_date" && parts[2] && !parts[0] && !parts[1]) {
    const wrong = wrongDate(["1", "1", parts[2]], said);
    if (wrong) return wrong;
    return said.future && parts[2] > today.slice(0, 4) ? said.future : tooOld(parts[2], said, today);
  }
  return wrongDate(parts, said) || wrongDay(parts, said, today);
}

/** A number of this country, or one of another that begins with +. The server knows them all; we look at the shape. */
function isPhone(text, patterns) {
  const digits = text.replace(/[^\d+]/g, "");
  if (/^\+(?!84)/.test(digits)) return /^\+\d{8,15}$/.test(digits);
  const atHome = [/^0?(\d+)$/, /^(?:\+|00)?84(\d+)$/].map((form) => digits.match(form)?.[1]).filter(Boolean);
  return atHome.some((rest) => patterns.some((pattern) => new RegExp(`^(?:${pattern})$`).test(rest)));
}

const SHAPES = {
  name: (text, said) => (/\p{L}/u.test(text) ? "" : said.letters),
  phone: (text, said, spec) => (isPhone(text, spec.phones) ? "" : said.phone),
  email: (text, said) => (/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text) ? "" : said.invalid),
  text: () => "",
};

function faultOfText(box, typed, spec) {
  const text = first(typed, box.name), said = box.messages;
  if (!text) return said.required ?? "";
  const length = lettersIn(text);
  if (box.longest && length > box.longest) return said.long.replace("{n}", length);
  return SHAPES[box.kind](text, said, spec);
}

function faultOf(box, typed, spec, today) {
  if (box.kind === "date" || box.kind === "partial_date") return faultOfDate(box, typed, today);
  if (box.kind in SHAPES) return faultOfText(box, typed, spec);
  if (box.kind === "recording") return typed[`${box.name}_on_device`]?.[0] ? "" : (box.messages.required ?? "");
  return (typed[box.name] ?? []).some(Boolean) ? "" : (box.messages.required ?? "");
}

/** A citizen's identity number, unless it is ticked to be another paper's. */
function wrongIdentity({ boxes: [number, other], messages }, typed) {
  const digits = first(typed, number).replace(/[\s.\-/]+/g, "");
  if (!digits || typed[other]?.length) return "";
  if (!/^[0-9]+$/.test(digits)) return messages.number;
  return [9, 12].includes(digits.length) ? "" : messages.length.replace("{n}", digits.length);
}

/** A box that may stay empty where another is filled in. */
const asFilled = (box, typed) =>
  box.instead && typed[box.instead]?.some(Boolean) ? { ...box, messages: { ...box.messages, required: "" } } : box;

const CHECKS = {
  alone: ({ boxes: [box], value, message }, typed) =>
    typed[box]?.includes(value) && typed[box].length > 1 ? message : "",
  including: ({ boxes: [box], value, message }, typed) => (typed[box]?.includes(value) ? "" : message),
  one_at_least: ({ boxes, message }, typed) => (boxes.some((box) => first(typed, box)) ? "" : message),
  identity: wrongIdentity,
};

/** What is wrong on a page: a sentence by box, none when it is answered well. @returns {Record<string, string>} */
export function faults(spec, page, typed, today) {
  const found = {};
  for (const box of page.boxes) {
    const fault = faultOf(asFilled(box, typed), typed, spec, today);
    if (fault) found[box.name] = fault;
  }
  for (const check of page.checks) {
    if (check.boxes.some((box) => found[box])) continue;
    const fault = CHECKS[check.kind](check, typed);
    if (fault) found[check.boxes[0]] = fault;
  }
  return found;
}

/** Whether a page was answered, and well. */
export function isAnswered(spec, page, answers, today) {
  const typed = answers[page.name];
  return Boolean(typed) && !Object.keys(faults(spec, page, typed, today)).length;
}

/** The pages asked of this person, in order. */
export function askedPages(spec, answers, today) {
  const holds = ({ page: name, box, value }) => {
    const page = spec.pages.find((one) => one.name === name);
    return isAnswered(spec, page, answers, today) && answers[name][box]?.includes(value);
  };
  return spec.pages.filter((page) => !page.when || holds(page.when));
}

/** The first page that is not answered yet. */
export const firstOpen = (spec, answers, today) =>
  askedPages(spec, answers, today).find((page) => !isAnswered(spec, page, answers, today));

/** Whether the words are those for somebody who asks for another person. */
export const isForOther = (answers) => answers["cho-ai"]?.for_whom?.[0] === "other";

/** Today by the clock of this device, "2026-03-02". */
export function today(now = new Date()) {
  return iso(String(now.getDate()), String(now.getMonth() + 1), String(now.getFullYear()));
}

/** What was typed, in words, to be read back: [label, lines] for each box that says something or stayed empty. */
export function inWords(page, typed, forOther) {
  const face = forOther ? page.other : page.self;
  return page.boxes
    .map((box) => [face.labels[box.name], wordsOf(box, face, typed), box.kind])
    .filter(([, words, kind]) => kind !== "tick" || words.length)
    .map(([label, words]) => [label, words]);
}

function wordsOf(box, face, typed) {
  if (box.kind === "one" || box.kind === "many")
    return (typed[box.name] ?? []).map((value) => face.choices[box.name][value]);
  if (box.kind === "recording") return typed[`${box.name}_on_device`]?.[0] ? [box.messages.kept] : [];
  if (box.kind === "tick") return typed[box.name]?.length ? ["✓"] : [];
  if (box.kind.endsWith("date")) return [dateParts(typed, box.name).filter(Boolean).join("/")].filter(Boolean);
  return first(typed, box.name).split("\n").filter(Boolean);
}
