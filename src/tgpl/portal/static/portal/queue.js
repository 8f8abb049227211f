// What waits on this device: seen, opened, corrected, removed, sent. Locked entries show a number and a state, no more.
import * as carry from "./carry.js";
import * as pocket from "./pocket.js";
import { isLeft, sendAll } from "./outbox.js";
import { entries, entry, remove } from "./store.js";
import { next } from "./wizard.js";
import { draw, place, words } from "./screens.js";

const LEAST = 6; // letters of a passphrase
const moment = (when) => new Date(when).toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short" });

let shown = "";
const looks = (all) => JSON.stringify([navigator.onLine, all.map(({ id, state, reference }) => [id, state, reference])]);

/** Whether the list would say something else than when it was drawn; whoever reads it is not called back for nothing. */
export const hasNews = async () => looks(await entries()) !== shown;

/** The list, with what can be done with everything. */
export async function list(go) {
  const all = await entries();
  shown = looks(all);
  const waiting = all.filter(isLeft).length;
  const rows = all.map((one, at) => row(one, at + 1));
  return draw("list", {
    rows, waiting: words(navigator.onLine ? "online" : "offline", { n: waiting }),
    "has-any": all.length, "has-none": !all.length, "has-waiting": waiting,
    "has-recordings": all.some((one) => one.recordings?.length),
  }, {
    send: async () => (await sendAll(place.door, { evenEarly: true }), list(go)),
    export: () => carry.exportAll(),
  });
}

function row(one, number) {
  const name = words("entry", { n: number });
  return draw("entry", {
    name, state: words(one.state), when: words("since", { at: moment(one.changed) }), reference: one.reference, fault: one.fault,
    "has-reference": one.reference, open: `#mo/${one.id}`, "is-open": pocket.isOpen(one.id),
  });
}

/** Where a new request begins: with a passphrase, because the telephone may be lost. */
export function begin(facts, spec, go) {
  return draw("begin", {}, {
    begin: async ({ target }) => {
      const [first, second] = [target.first.value.trim(), target.second.value.trim()];
      if ([...first].length < LEAST) return complain(target, "first", words("short", { n: LEAST }));
      if (first !== second) return complain(target, "second", words("differ"));
      const id = await pocket.begin(first, facts);
      return go(next(spec, id));
    },
  });
}

function complain(form, name, fault) {
  for (const box of form.querySelectorAll("[name]")) {
    const isWrong = box.name === name, group = box.closest(".govuk-form-group");
    group.classList.toggle("govuk-form-group--error", isWrong);
    group.querySelector(".govuk-error-message").hidden = !isWrong;
    group.querySelector("[data-fault]").textContent = isWrong ? fault : "";
    box.setAttribute("aria-invalid", isWrong);
    if (isWrong) box.focus();
  }
}

/** One entry: locked, its passphrase is asked for; open, what can be done with it. */
export async function openOne(id, spec, go) {
  const one = await entry(id);
  if (!one) return go("#");
  if (!pocket.isOpen(id)) return askPassphrase(one, spec, go);
  const { secret } = pocket.opened(id);
  const isWriting = one.state === "writing" || one.state === "unfinished";
  return draw("opened", {
    state: words(one.state), secret: spaced(secret), reference: one.reference, received: one.received && moment(one.received),
    "has-reference": one.reference, "can-write": one.sealed, "is-waiting": one.state === "waiting", fault: one.fault, "was-unreadable": one.state === "unreadable",
    go: isWriting ? next(spec, id) : `#doc-lai/${id}`, slip: `#phieu/${id}`, remove: `#xoa/${id}`, can: words(isWriting ? "goon" : "correct"),
  }, { lock: () => (pocket.lock(id), go("#")) });
}

/** The ten digits of a secret as people read them out. */
export const spaced = (secret) => `${secret.slice(0, 3)} ${secret.slice(3, 6)} ${secret.slice(6)}`;

function askPassphrase(one, spec, go) {
  return draw("unlock", { remove: `#xoa/${one.id}` }, {
    unlock: async ({ target }) => {
      if (await pocket.unlock(one.id, target.first.value)) return openOne(one.id, spec, go);
      return complain(target, "first", words("wrong"));
    },
  });
}

/** Removing asks once more; what was not sent is gone then. */
export async function removeOne(id, go) {
  const one = await entry(id);
  if (!one) return go("#");
  const isSent = one.state === "sent" || one.state === "conflict";
  return draw("remove", { "not-sent": !isSent, "was-sent": isSent, back: `#mo/${id}` }, {
    remove: async () => (pocket.lock(id), await remove(id), go("#")),
  });
}

/** Finished: waiting, or sent already when there was a line. */
export async function finished(id, go) {
  const one = await entry(id);
  if (!one || !pocket.isOpen(id)) return go("#");
  return draw("finished", {
    state: words(one.state), secret: spaced(pocket.opened(id).secret), reference: one.reference,
    "has-reference": one.reference, "is-waiting": one.letter, slip: `#phieu/${id}`,
  });
}
