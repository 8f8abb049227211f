// Drawing the pages of the app from the <template>s of its frame, where all their words are.

/** The frame's data: where to send, where the spec lies. */
export const place = document.getElementById("may-nay")?.dataset ?? {};

/**
 * A page from its template: `data-slot` is filled with text or nodes, `data-if` goes when it is false,
 * `data-do` is a button that calls.
 * @param {Record<string, any>} slots @param {Record<string, (event: Event) => any>} deeds
 */
export function draw(name, slots = {}, deeds = {}) {
  const page = document.getElementById(`m-${name}`).content.cloneNode(true);
  for (const node of page.querySelectorAll("[data-if]")) if (!slots[node.dataset.if]) node.remove();
  // Found before anything is put in: what is put in was drawn with slots of its own.
  const [links, buttons, holes] = ["href", "do", "slot"].map((mark) => page.querySelectorAll(`[data-${mark}]`));
  for (const node of links) node.href = slots[node.dataset.href];
  for (const node of buttons) listen(node, deeds[node.dataset.do]);
  for (const node of holes) fill(node, slots[node.dataset.slot]);
  return page;
}

function fill(node, value) {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) node.replaceChildren(...value);
  else if (value instanceof Node) node.replaceChildren(value);
  else node.textContent = value;
}

/** A form or a button, and the page that its deed returns; a second press while the first still works is a trembling hand. */
function listen(node, deed) {
  let isBusy = false;
  node.addEventListener(node.tagName === "FORM" ? "submit" : "click", async (event) => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    try {
      await turnTo(deed(event));
    } finally {
      isBusy = false;
    }
  });
}

/**
 * Trusted markup of the server's own forms, as it came with the spec. Browsers keep what is typed in their own files, to
 * fill it in another time or to bring a tab back, unless each box forbids it.
 */
export function markup(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  for (const box of holder.content.querySelectorAll("input, textarea")) box.autocomplete = "off";
  return holder.content;
}

/** Shows the page that is being made, unless its reader has gone to another place meanwhile. */
export async function turnTo(making) {
  const here = location.hash, page = await making;
  if (page instanceof Node && location.hash === here) show(page);
}

let isFirst = true;

/** Puts a page on the screen; reading starts at its heading, or at what to mend. The browser itself begins the first. */
export function show(page) {
  const main = document.getElementById("noi-dung");
  main.replaceChildren(page);
  const heading = main.querySelector("h1");
  const summary = main.querySelector(".govuk-error-summary"), fault = summary ? `${words("fault")} ` : "";
  document.title = fault + (place.neutral || `${heading?.textContent.trim()} – TGPL Mở`);
  main.dispatchEvent(new Event("drawn", { bubbles: true }));
  if (!isFirst) readFrom(summary ?? heading ?? main);
  isFirst = false;
}

function readFrom(start) {
  start.tabIndex = -1;
  start.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

/** A sentence from the frame, {n} filled in. */
export const words = (name, given = {}) =>
  Object.entries(given).reduce((text, [key, value]) => text.replace(`{${key}}`, value), place[name] ?? "");

/** What is in the boxes of a form, as texts by name; a page left empty is answered with nothing. */
export function typedIn(form) {
  const typed = {};
  for (const box of form.querySelectorAll("[name]"))
    if (!/^(radio|checkbox)$/.test(box.type)) typed[box.name] = [box.value];
    else if (box.checked) (typed[box.name] ??= []).push(box.value);
  return typed;
}

/** Puts what was typed back into its boxes. */
export function typeInto(form, typed) {
  for (const box of form.querySelectorAll("[name]")) {
    const texts = typed[box.name];
    if (!texts) continue;
    if (/^(radio|checkbox)$/.test(box.type)) box.checked = texts.includes(box.value);
    else box.value = texts[0];
  }
}

/** Faults beside their boxes and in the summary on top, drawn as the server draws them. */
export function showFaults(page, form, faults, labels) {
  const lines = Object.entries(faults).map(([name, fault]) => {
    const group = groupOf(form, name);
    markFault(group, name, fault);
    const line = document.createElement("li"), link = document.createElement("a");
    link.href = `#${firstId(group)}`;
    link.textContent = `${labels[name]} – ${fault}`;
    link.addEventListener("click", (event) => (event.preventDefault(), controlOf(group).focus()));
    line.append(link);
    return line;
  });
  page.prepend(draw("faults", { lines }));
}

const groupOf = (form, name) =>
  form.querySelector(`[name="${name}"], [name="${name}_day"], [name="${name}_on_device"]`).closest(".govuk-form-group");
const controlOf = (group) => group.querySelector("button:not([hidden]), input:not([type=hidden]), textarea, select");
const firstId = (group) => controlOf(group).id;

function markFault(group, name, fault) {
  group.classList.add("govuk-form-group--error");
  const said = draw("fault", { fault }).firstElementChild;
  said.id = `id_${name}_error`;
  const holder = group.querySelector("fieldset, [name]");
  holder.setAttribute("aria-describedby", `${holder.getAttribute("aria-describedby") ?? ""} ${said.id}`.trim());
  for (const box of group.querySelectorAll("[name]")) box.setAttribute("aria-invalid", "true");
  const control = group.querySelector(".govuk-radios, .govuk-checkboxes, .govuk-date-input, .mo-recorder") ?? group.querySelector("[name]");
  control.before(said);
}
