"use strict";
const board = JSON.parse(document.getElementById("data").textContent);
const arrows = { higher: " ↑", lower: " ↓", none: "" };
const sorting = new Map();

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

function shown(value) {
  if (value === null || value === undefined) return "–";
  const text = value.toFixed(Math.abs(value) < 10 ? 4 : 2);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

function valueOf(entry, column, category) {
  const score = entry.scores[column];
  if (!score) return null;
  return category ? score.by_category[category] ?? null : score.mean;
}

function draw() {
  const category = document.getElementById("category").value;
  const words = document.getElementById("search").value.toLowerCase();
  const complete = document.getElementById("complete").checked;
  document.getElementById("tables").replaceChildren(...board.tables.map((table, number) => {
    const entries = table.entries.filter((e) => e.model.toLowerCase().includes(words) && (!complete || e.scored === e.samples));
    return section(table, number, sorted(table, number, entries, category), category);
  }));
}

function sorted(table, number, entries, category) {
  const first = table.columns.find((c) => c.direction !== "none");
  const { column, down } = sorting.get(number) ?? { column: first?.name, down: first?.direction === "higher" };
  const key = (e) => (column === "model" ? e.model : column === "coverage" ? e.scored / e.samples : valueOf(e, column, category));
  return entries.slice().sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) return (x === null) - (y === null);
    return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1);
  });
}

function section(table, number, entries, category) {
  const state = sorting.get(number);
  const heading = (name, label, direction) => {
    const mark = state?.column === name ? { "aria-sort": state.down ? "descending" : "ascending" } : {};
    return element("th", mark, element("button", { onclick: () => {
      const down = state?.column === name ? !state.down : direction !== "lower";
      sorting.set(number, { column: name, down });
      draw();
    } }, label));
  };
  const best = new Map(table.columns.filter((c) => c.direction !== "none").map((c) => {
    const values = entries.map((e) => valueOf(e, c.name, category)).filter((v) => v !== null);
    return [c.name, values.length ? (c.direction === "higher" ? Math.max(...values) : Math.min(...values)) : null];
  }));
  const rows = entries.map((e, i) => element("tr", {}, element("td", {}, String(i + 1)),
    element("td", {}, e.model, element("small", {}, `seed ${e.seed}, mme3dr ${e.version}`)),
    element("td", e.scored < e.samples ? { class: "part" } : {}, `${e.scored}/${e.samples}`),
    ...table.columns.map((c) => {
      const value = valueOf(e, c.name, category);
      const score = e.scores[c.name];
      const leads = value !== null && shown(value) === shown(best.get(c.name));  // a tie as printed is a tie
      const cell = element("td", leads ? { class: "best" } : {}, shown(value));
      if (score && !category && score.low !== null) cell.append(element("small", {}, `[${shown(score.low)}, ${shown(score.high)}]`));
      return cell;
    })));
  return element("section", {},
    element("h2", {}, `MME-3DR ${table.edition}, ${table.protocol} `, element("span", { class: "badge" }, table.world)),
    element("p", { class: "about" }, `${table.items} objects · objects ${table.items_hash.slice(0, 12)} · protocol ${table.protocol_hash.slice(0, 12)}`),
    element("div", { class: "wide" }, element("table", {},
      element("thead", {}, element("tr", {}, element("th", {}, "#"), heading("model", "Model", "lower"), heading("coverage", "Coverage", "higher"),
        ...table.columns.map((c) => heading(c.name, c.label + arrows[c.direction], c.direction)))),
      element("tbody", {}, ...rows))));
}

for (const id of ["category", "search", "complete"]) document.getElementById(id).addEventListener("input", draw);
draw();
