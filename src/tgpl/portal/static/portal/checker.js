// Would I be helped for free? Asked and answered on the device; the answers live in this page alone.
import { assess, nextQuestion } from "./law.js";
import { dateParts, faultOfDate, iso, today } from "./rules.js";
import { draw, typedIn, words } from "./screens.js";

const UNSURE = "unsure";
/** @type {Map<string, any>} in the order they were given; null stands for "I do not know" */
let told = new Map();

export const known = () => Object.fromEntries([...told].filter(([, value]) => value !== null));
const passedOver = () => [...told].filter(([, value]) => value === null).map(([fact]) => fact);

export function startCheck(go) {
  told = new Map();
  return draw("check-start", {}, { start: () => go("#hoi/cau") });
}

/** The question that comes next, or the result. */
export function askNext(spec, go) {
  const question = nextQuestion(spec.rules, known(), today(), passedOver());
  if (!question) return go("#hoi/ket-qua");
  const choices = question.choices.length ? draw("choices", { items: options(question) }) : draw("check-birth");
  return draw("check-question", { text: question.text, hint: question.hint, choices }, {
    answer: ({ target }) => {
      const { value, fault } = answerIn(target, question, spec);
      if (fault) return complain(target, fault);
      told.set(question.fact, value);
      return askNext(spec, go);
    },
    back: () => {
      told.delete([...told.keys()].at(-1));
      return told.size ? askNext(spec, go) : go("#hoi");
    },
  });
}

function options(question) {
  const all = [...question.choices.map(({ value, text }) => [JSON.stringify(value), text]), [UNSURE, words("unsure")]];
  return all.map(([value, text], at) => {
    const item = draw("choice", { text }), box = item.querySelector("input");
    Object.assign(box, { name: "answer", value, id: `tra-loi-${at}` });
    item.querySelector("label").htmlFor = box.id;
    return item;
  });
}

/** The answer of a form, and what is wrong with it. */
function answerIn(form, question, spec) {
  if (!question.choices.length) return birthIn(typedIn(form), spec);
  const value = new FormData(form).get("answer");
  if (value === null) return { fault: words("choose") };
  return { value: value === UNSURE ? null : JSON.parse(value) };
}

/** The day of birth, its year alone, or nothing; held to the same rule as in the request. */
function birthIn(typed, spec) {
  const box = spec.pages.flatMap((page) => page.boxes).find(({ name }) => name === "born");
  const fault = faultOfDate(box, typed, today());
  const [day, month, year] = dateParts(typed, "born");
  return { fault, value: !year ? null : day ? iso(day, month, year) : year };
}

function complain(form, fault) {
  const said = form.querySelector(".govuk-error-message");
  said.querySelector("[data-fault]").textContent = fault;
  said.hidden = false;
  form.querySelector(".govuk-form-group").classList.add("govuk-form-group--error");
  form.querySelector("input").focus();
}

const TITLES = { true: "yes", false: "no", null: "unknown" };

export function showResult(spec, go) {
  if (!told.size) return go("#hoi");
  const found = assess(spec.rules, known(), today()), word = TITLES[found.answer];
  const because = found.grounds.filter((one) => one.answer === true || (found.answer === null && one.answer === null));
  return draw("check-result", {
    title: words(`result${word}`), lead: words(`lead${word}`), [word]: true, source: found.source,
    "has-because": found.answer !== false && because.length, "has-help": found.otherHelp.length,
    because: because.map(({ ground }) => draw("ground", {
      plain: ground.plain, citation: ground.citation, "to-verify": ground.mark === "to_verify",
      "has-papers": found.answer, papers: ground.papers.map((papers) => line(papers.join(` ${words("and")} `))),
    })),
    help: found.otherHelp.map(line),
  }, { ask: () => go("#moi") });
}

const line = (text) => Object.assign(document.createElement("li"), { textContent: text });
