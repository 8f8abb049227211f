// Would I be helped for free? The engine of the server (eligibility/rules), over the same rules as data.
// Answers are true, false, or null: not known. A test asks both the same and compares.

/** @typedef {{answer: boolean|null, used: Set<string>, missing: Set<string>}} Finding */
/** @typedef {{facts: Record<string, any>, on: string, terms: Record<string, any>}} View */

const union = (sets) => new Set(sets.flatMap((set) => [...set]));
const finding = (answer, used = [], missing = []) => ({ answer, used: new Set(used), missing: new Set(missing) });

/** Full years on a day; days are "2026-03-02". @returns {number} */
const age = (born, on) => on.slice(0, 4) - born.slice(0, 4) - (on.slice(5) < born.slice(5) ? 1 : 0);

/** The least and the greatest age that the facts leave open; null when nothing bounds it. */
function ages({ date_of_birth: born, trafficking }, on) {
  if (!born) return trafficking === "accompanying_minor" ? [0, 17] : null;
  if (born.length === 10) return [age(born, on), age(born, on)];
  const latest = `${born}-12-31`;
  return [age(latest < on ? latest : on, on), age(`${born}-01-01`, on)];
}

function judgeAge([start, end], { facts, on }) {
  const known = ages(facts, on);
  if (!known) return finding(null, [], ["date_of_birth"]);
  const used = [facts.date_of_birth ? "date_of_birth" : "trafficking"];
  if (start <= known[0] && known[1] < end) return finding(true, used);
  if (known[1] < start || end <= known[0]) return finding(false, used);
  return finding(null, [], ["date_of_birth"]);
}

function judgeFact([fact, values], { facts }) {
  const value = facts[fact] ?? null;
  if (value === null) return finding(null, [], [fact]);
  return finding(values.includes(typeof value === "object" ? true : value), [fact]);
}

/** Kleene's `all` (settled by a no) and `any` (settled by a yes). */
function combine(found, settledBy) {
  const deciding = found.filter((one) => one.answer === settledBy);
  if (deciding.length) return { answer: settledBy, used: union(deciding.map((one) => one.used)), missing: new Set() };
  const used = union(found.map((one) => one.used));
  if (found.every((one) => one.answer !== null)) return { answer: !settledBy, used, missing: new Set() };
  return { answer: null, used, missing: union(found.map((one) => one.missing)) };
}

/** @returns {Finding} */
export function judge(condition, view) {
  const [[word, value]] = Object.entries(condition);
  if (word === "is") return judgeFact(value, view);
  if (word === "age") return judgeAge(value, view);
  if (word === "term") return judge(view.terms[value].condition, view);
  if (word === "all") return combine(value.map((part) => judge(part, view)), false);
  if (word === "any") return combine(value.map((part) => judge(part, view)), true);
  const inner = judge(value, view);
  return { ...inner, answer: inner.answer === null ? null : !inner.answer };
}

/** A ground with several readings answers only where all of them agree. */
function judgeGround(ground, view) {
  const found = ground.readings.map((reading) => judge(reading, view));
  const used = union(found.map((one) => one.used));
  const [first, ...rest] = found.map((one) => one.answer);
  if (first !== null && rest.every((answer) => answer === first)) return { answer: first, used, missing: new Set() };
  return { answer: null, used, missing: union(found.map((one) => one.missing)) };
}

const together = (answers) => (answers.includes(true) ? true : answers.includes(null) ? null : false);
const applies = ({ from, to }, on) => from <= on && (to === null || on <= to);

function termsIn(condition) {
  const [[word, value]] = Object.entries(condition);
  if (word === "term") return [value];
  if (word === "not") return termsIn(value);
  return word === "all" || word === "any" ? value.flatMap(termsIn) : [];
}

/** The law of a day: its version, its terms, and each ground with the mark that its terms leave it. */
function lawOn(rules, on) {
  const version = rules.versions.find((one) => applies(one, on));
  const terms = Object.fromEntries(rules.terms.filter((one) => applies(one, on)).map((one) => [one.name, one]));
  const doubtful = (names) => names.some((name) => terms[name].is_doubtful || doubtful(termsIn(terms[name].condition)));
  const grounds = version.grounds.map((ground) =>
    doubtful(ground.readings.flatMap(termsIn)) ? { ...ground, mark: "to_verify" } : ground);
  return { version, terms, grounds };
}

function judgeAll(law, facts, on) {
  const view = { facts, on, terms: law.terms };
  const outside = judge(law.version.excludes, view);
  const found = law.grounds.map((ground) => ({
    ground,
    ...(outside.answer ? { answer: false, used: outside.used, missing: new Set() } : judgeGround(ground, view)),
  }));
  return { found, outside, answer: together(found.map((one) => one.answer)) };
}

function* otherHelp(rules, facts, on, view) {
  const worded = ({ text, is_doubtful }, unchecked) => text + (is_doubtful ? ` ${unchecked}` : "");
  const coming = rules.versions.find((one) => one.from > on);
  if (coming && judgeAll(lawOn(rules, coming.from), facts, coming.from).answer !== false) {
    const day = coming.from.split("-").reverse().join("/");
    yield worded(rules.next_version, rules.unchecked).replace("{date}", day);
  }
  for (const item of rules.other_help)
    if (!item.when || judge(item.when, view).answer) yield worded(item, rules.unchecked);
}

/** What the law of the day `on` says to `facts`, ground by ground. */
export function assess(rules, facts, on) {
  const law = lawOn(rules, on);
  const { found, answer } = judgeAll(law, facts, on);
  const help = answer === false ? [...otherHelp(rules, facts, on, { facts, on, terms: law.terms })] : [];
  return { answer, grounds: found, source: law.version.source, otherHelp: help };
}

/** The question to ask next; undefined when the answer is settled or nothing is left. */
export function nextQuestion(rules, facts, on, passedOver = []) {
  const { found, outside, answer } = judgeAll(lawOn(rules, on), facts, on);
  const wanted = union([outside.missing, ...(answer === null ? found.map((one) => one.missing) : [])]);
  const isAnswered = (fact) => (facts[fact] ?? null) !== null || passedOver.includes(fact);
  return rules.questions.find(({ fact }) => wanted.has(fact) && !isAnswered(fact));
}
