// What staff pages gain when scripts run: tables sorted by a click on their headings.

const plain = (text) => text.trim().toLocaleLowerCase("vi");
const value = (cell) => cell.dataset.sort ?? plain(cell.textContent);
const order = new Intl.Collator("vi", { numeric: true });

function sort(table, column, direction) {
  const body = table.tBodies[0];
  const rows = [...body.rows].sort((a, b) => direction * order.compare(value(a.cells[column]), value(b.cells[column])));
  body.append(...rows);
}

for (const table of document.querySelectorAll("table[data-sortable]")) {
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    if (!heading.hasAttribute("aria-sort")) return;
    const button = document.createElement("button");
    button.className = "mo-sort";
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const up = heading.getAttribute("aria-sort") !== "ascending";
      for (const other of table.querySelectorAll("[aria-sort]")) other.setAttribute("aria-sort", "none");
      heading.setAttribute("aria-sort", up ? "ascending" : "descending");
      sort(table, column, up ? 1 : -1);
    });
  });
}

// Keys of one letter: off until a person turns them on (WCAG 2.1.4). A page offers one by `data-key="n"`.
const SWITCH = "phim-tat";
const dialog = document.getElementById(SWITCH);
const opener = document.querySelector('[data-module="keys"]');
const keyed = [...document.querySelectorAll("[data-key]")];
const name = (element) => element.getAttribute("aria-label") ?? (element.labels?.[0]?.firstChild ?? element).textContent;

function list() {
  for (const element of keyed) {
    const key = document.createElement("kbd");
    const term = document.createElement("dt");
    const words = document.createElement("dd");
    key.textContent = element.dataset.key;
    words.textContent = name(element).trim();
    term.append(key);
    dialog.querySelector("dl").append(term, words);
  }
  dialog.querySelector("p[hidden]").hidden = keyed.length > 0;
}

function press(event) {
  if (!localStorage.getItem(SWITCH) || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  const element = keyed.find((one) => one.dataset.key === event.key.toLowerCase());
  if (!element) return;
  event.preventDefault();
  if (element.matches("input, select, textarea")) element.focus();
  else element.click();
}

if (opener) {
  const box = dialog.querySelector("input");
  list();
  box.checked = Boolean(localStorage.getItem(SWITCH));
  box.addEventListener("change", () => (box.checked ? localStorage.setItem(SWITCH, "1") : localStorage.removeItem(SWITCH)));
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());
  document.addEventListener("keydown", press);
}
