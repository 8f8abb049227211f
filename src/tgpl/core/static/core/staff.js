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
