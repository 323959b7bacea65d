"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const byName = new Map(data.samples.map((s) => [s.name, s]));

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

function picture(source, label) {
  return source ? element("img", { src: source, alt: label, loading: "lazy" }) : element("div", { class: "none" }, "failed");
}

function shown(value) {
  if (value === null || value === undefined) return "–";
  const text = value.toFixed(Math.abs(value) < 10 ? 4 : 2);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

function card(sample) {
  const column = document.getElementById("sort").value;
  const line = column ? `${column} ${shown(sample.scores[column])}` : sample.category;
  return element("button", { class: "card", onclick: () => inspect(sample) },
    element("div", { class: "pair" }, picture(sample.thumbnail, "generated"), picture(data.references[sample.id].thumbnail, "reference")),
    element("b", { title: sample.prompt }, sample.title), element("span", {}, line));
}

function fill() {
  const category = document.getElementById("category").value;
  const column = document.getElementById("sort").value;
  const words = document.getElementById("search").value.toLowerCase();
  let list = data.samples.filter((s) => (!category || s.category === category)
    && (s.title + " " + s.prompt).toLowerCase().includes(words));
  if (column) {
    const lower = data.columns.find((c) => c.name === column).direction === "lower";
    const sign = (lower ? 1 : -1) * (document.getElementById("reverse").checked ? -1 : 1);
    const key = (s) => s.scores[column] ?? null;
    list = list.slice().sort((a, b) => (key(a) === null) - (key(b) === null) || sign * (key(a) - key(b)));
  }
  document.getElementById("shown").textContent = `${list.length} of ${data.samples.length}`;
  document.getElementById("all").replaceChildren(...list.map(card));
}

function inspect(sample) {
  const dialog = document.getElementById("inspector");
  const reference = data.references[sample.id];
  const meshes = [["generated", sample.mesh], ...Object.entries(sample.extras), ["reference", reference.mesh]]
    .map(([label, key]) => [label, data.meshes[key]]).filter((m) => m[1]);
  const canvas = element("canvas");
  const tabs = element("div", { class: "tabs" });
  const scores = data.columns.map((c) => element("tr", {}, element("td", {}, c.label), element("td", {}, shown(sample.scores[c.name]))));
  const texts = Object.entries(sample.texts).flatMap(([name, text]) => [element("h3", {}, name), element("pre", {}, text)]);
  const judge = data.columns.find((c) => c.name === "facts" || c.name === "nano_facts");
  const facts = reference.facts.map((f) => element("tr", {}, element("td", {}, f.statement),
    element("td", {}, f.implicit ? "implied" : "stated"), element("td", {}, judged(sample.judgements, f.statement))));
  dialog.replaceChildren(
    element("button", { class: "close", onclick: () => dialog.close() }, "Close"),
    element("div", { class: "inspect" },
      element("div", {}, canvas, tabs),
      element("div", {}, element("h3", {}, sample.title), element("p", {}, sample.prompt),
        ...(sample.failure ? [element("p", { class: "failed" }, `${sample.failure.kind}: ${sample.failure.message}`)] : []),
        element("table", {}, ...scores), ...texts,
        element("h3", {}, judge ? `${judge.label}, one by one` : "Facts"), element("table", {}, ...facts))));
  dialog.showModal();
  const viewer = new Viewer(canvas);
  for (const [label, mesh] of meshes) {
    const button = element("button", { onclick: () => {
      for (const other of tabs.children) other.setAttribute("aria-pressed", String(other === button));
      viewer.show(mesh);
    } }, label);
    tabs.append(button);
  }
  if (tabs.firstChild) tabs.firstChild.click();
}

function judged(judgements, statement) {
  if (!judgements || !(statement in judgements)) return "";
  return { 1: "held", 0.5: "tie", 0: "contrast nearer" }[judgements[statement]];
}

for (const id of ["category", "sort", "reverse", "search"]) document.getElementById(id).addEventListener("input", fill);
for (const list of document.querySelectorAll("[data-names]")) {
  list.replaceChildren(...list.dataset.names.split(" ").filter(Boolean).map((name) => card(byName.get(name))));
}
for (const image of document.querySelectorAll("[data-picture]")) {
  const source = byName.get(image.dataset.picture).thumbnail;
  if (source) image.src = source;
  else image.replaceWith(element("div", { class: "none failed" }, "failed"));
}
fill();
const linked = byName.get(decodeURIComponent(location.hash.slice(1)));
if (linked) inspect(linked);
