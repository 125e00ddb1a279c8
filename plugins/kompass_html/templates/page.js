"use strict";
(() => {
  const root = document.documentElement;

  // Contents are open where they have a column of their own.
  const list = document.querySelector("nav details");
  if (list) list.open = matchMedia("(min-width: 76rem)").matches;

  // A link to something that is folded unfolds it.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details");
    if (folded && !folded.open) {
      folded.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Only what really scrolls is a stop on the way of the keyboard.
  const boxes = document.querySelectorAll(".scroll");
  const measure = () => {
    for (const box of boxes) {
      const cut = box.scrollWidth > box.clientWidth + 1;
      box.classList.toggle("cut", cut);
      if (cut) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", measure);
  document.addEventListener("toggle", measure, true);
  measure();

  // Sorting: up, down, and as it was; group and total rows stay where they are.
  const words = new Intl.Collator(root.lang || undefined, { numeric: true });
  const value = (row, place) => {
    const cell = row.cells[place];
    return cell.dataset.rank === undefined ? cell.textContent : Number(cell.dataset.rank);
  };
  const compare = (one, other) => {
    if (typeof one === "number" && typeof other === "number") return one - other;
    if (typeof one === "string" && typeof other === "string") return words.compare(one, other);
    return typeof one === "number" ? -1 : 1;
  };
  const sort = (table, place, order) => {
    for (const body of table.tBodies) {
      let run = [];
      const settle = (next) => {
        run.sort((one, other) => one.number - other.number);
        if (order) run.sort((one, other) => order * compare(value(one.row, place), value(other.row, place)));
        for (const { row } of run) body.insertBefore(row, next);
        run = [];
      };
      for (const row of [...body.rows]) {
        if (row.className) settle(row);
        else run.push({ row, number: Number(row.dataset.number) });
      }
      settle(null);
    }
  };
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    [...table.rows].forEach((row, number) => { row.dataset.number = number; });
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, place) => {
      if (!head.textContent) return;
      const button = document.createElement("button");
      button.type = "button";
      const wrap = () => {
        button.append(...head.childNodes);
        head.append(button);
      };
      wrap();
      // Chromium repeats no heads on the next page that have buttons in them.
      addEventListener("beforeprint", () => head.replaceChildren(...button.childNodes));
      addEventListener("afterprint", wrap);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        const next = { ascending: "descending", descending: "" }[now] ?? "ascending";
        for (const one of heads) one.removeAttribute("aria-sort");
        if (next) head.setAttribute("aria-sort", next);
        sort(table, place, { ascending: 1, descending: -1 }[next] ?? 0);
      });
    });
  }
})();
