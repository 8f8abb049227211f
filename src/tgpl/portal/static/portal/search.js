// Finding a text from everyday words, with diacritics or without: the search of the server (outreach/rules/search.py) over
// the same texts as data. A test asks both the same and compares.

const K1 = 1.2, B = 0.75, TITLE = 4, ASKS = 3, BODY = 1, PAIR = 2, TYPED = 0.5, ADDED = 0.6, ENOUGH = 0.6, NEAR = 0.35;
const INVISIBLE = /[\u200b\u200c\u200d\u2060\ufeff\u00ad]/g;

const nfc = (text) => text.normalize("NFC").replace(/\u00d0/g, "Đ").replace(/\u00f0/g, "đ").replace(INVISIBLE, "");

/** No diacritics, đ as d, lower case, words parted by one space. */
export const fold = (text) =>
  nfc(text).toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "").replace(/[^0-9a-z]+/g, " ").trim();

const split = (text) => text.split(/\s+/).filter(Boolean);
const pairs = (words) => words.slice(1).map((word, at) => `${words[at]} ${word}`);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const inWords = (blocks) => blocks.flatMap(([, lines]) => lines).join(" ");

/** Texts ready to be searched. */
export class Index {
  constructor(texts, { lay, empty, subjects = [] }) {
    this.subjects = subjects;
    this.heads = new Map(texts.map(({ slug, title, asks }) => [slug, ` ${fold([title, ...asks].join(" "))} `]));
    this.lay = Object.entries(lay);
    this.empty = new Set(empty);
    this.counts = new Map(texts.map((text) => [text.slug, this.weighed(text)]));
    this.lengths = new Map([...this.counts].map(([slug, counts]) => [slug, sum([...counts.values()])]));
    this.mean = sum([...this.lengths.values()]) / Math.max(1, this.lengths.size);
    this.holders = new Map();
    for (const counts of this.counts.values())
      for (const term of counts.keys()) this.holders.set(term, (this.holders.get(term) ?? 0) + 1);
  }

  /** The slugs of the texts that answer, the best first; none rather than a wrong one. @returns {string[]} */
  search(query, limit = 10) {
    const asked = this.asked(query), meant = this.essential(query);
    const named = this.subjects.filter((subject) => ` ${fold(query)} `.includes(` ${subject} `));
    const isAbout = (slug) => named.every((subject) => this.heads.get(slug).includes(` ${subject} `));
    const found = [...this.counts].filter(([slug, counts]) => isAbout(slug) && answers(counts, meant, this))
      .map(([slug]) => ({ slug, score: this.score(slug, asked) })).filter(({ score }) => score > 0);
    const best = Math.max(...found.map(({ score }) => score));
    const near = found.filter(({ score }) => score >= NEAR * best);
    near.sort((one, other) => other.score - one.score || (one.slug < other.slug ? -1 : 1));
    return near.slice(0, limit).map(({ slug }) => slug);
  }

  /** The terms of a query with their weights; a word of the glossary is ours, not the person's. */
  asked(query) {
    const weights = new Map();
    for (const phrase of this.added(fold(query)))
      for (const term of this.terms(phrase)) weights.set(term, ADDED * (term.includes(" ") ? PAIR : 1));
    for (const term of this.terms(query)) weights.set(term, term.includes(" ") ? PAIR : term.startsWith("=") ? TYPED : 1);
    return weights;
  }

  said = (folded) => this.lay.filter(([lay]) => ` ${folded} `.includes(` ${lay} `));
  added = (folded) => this.said(folded).flatMap(([, laws]) => laws);

  /** Each word that says something, with what may stand for it. A number is the person's own: no text has to hold it. */
  essential(query) {
    const folded = fold(query);
    const says = split(folded).filter((word) => !this.empty.has(word) && !/^\d+$/.test(word));
    const meant = new Map(says.map((word) => [word, [word]]));
    for (const [lay, laws] of this.said(folded))
      for (const word of split(lay)) meant.get(word)?.push(...laws.flatMap(asPairs));
    return meant;
  }

  score(slug, asked) {
    const counts = this.counts.get(slug), long = 1 - B + (B * this.lengths.get(slug)) / this.mean;
    return sum([...asked].filter(([term]) => counts.has(term)).map(([term, weight]) =>
      (weight * this.rarity(term) * counts.get(term) * (K1 + 1)) / (counts.get(term) + K1 * long)));
  }

  /** A word in no text counts as the rarest. */
  rarity(term) {
    const holders = this.holders.get(term) ?? 0;
    return Math.log(1 + (this.counts.size - holders + 0.5) / (holders + 0.5));
  }

  weighed({ title, asks, standard, easy }) {
    const counts = new Map();
    for (const [weight, parts] of [[TITLE, [title]], [ASKS, asks], [BODY, [inWords(standard), inWords(easy)]]])
      for (const term of parts.flatMap((part) => this.terms(part))) counts.set(term, (counts.get(term) ?? 0) + weight);
    return counts;
  }

  /** Folded words that say something, folded pairs, and the words as typed (marked by "="). */
  terms(phrase) {
    const words = split(fold(phrase)), typed = split(nfc(phrase).toLowerCase());
    const marked = typed.filter((word) => !["", word].includes(fold(word))).map((word) => `=${word}`);
    return [...words.filter((word) => !this.empty.has(word)), ...pairs(words), ...marked];
  }
}

function asPairs(phrase) {
  const words = split(phrase);
  return words.length > 1 ? pairs(words) : words;
}

/** Whether a text speaks of enough of what was asked. */
function answers(counts, meant, index) {
  const weights = [...meant].map(([, terms]) => [Math.max(...terms.map((term) => index.rarity(term))), terms]);
  const met = weights.filter(([, terms]) => terms.some((term) => counts.has(term)));
  const total = ([weights]) => weights;
  return weights.length > 0 && sum(met.map(total)) >= ENOUGH * sum(weights.map(total));
}
