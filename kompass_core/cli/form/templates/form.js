// The form: what is filled in to the file of an evaluation and back, and to the points that stand beside it.
// Above it stands the script of the framework's module (`score`), and what the page knows of it (`FORM`).

const KEY = `kompass form ${FORM.name} ${FORM.digest}`;
const FIELDS = ["text", "strengths", "improvements"];
const LINES = ["strengths", "improvements"];
const NAME = /[^\p{L}\p{N}_.]+/gu;

// What was read and has no field of its own: it is saved again as it came.
let kept = {};
let unsaved = false;

const at = (id) => document.getElementById(id);
const all = (selector) => [...document.querySelectorAll(selector)];
const word = (key, values = {}) =>
  FORM.words[key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

function tell(text, failed = false) {
  at("status").textContent = text;
  at("status").classList.toggle("error", failed);
}

// --- the file of an evaluation

function judgements() {
  const found = {};
  for (const box of all("[data-whole]:checked")) found[box.dataset.whole] = { item: NOT_APPLICABLE };
  for (const { value, dataset } of all("select[data-item]")) {
    if (value && found[dataset.item]?.item === undefined) (found[dataset.item] ??= {})[dataset.dimension] = value;
  }
  return found;
}

function findings() {
  const found = {};
  for (const { value, dataset } of all("[data-finding]")) {
    const said = LINES.includes(dataset.part) ? lines(value) : value.trim();
    if (said.length) (found[dataset.finding] ??= {})[dataset.part] = said;
  }
  for (const [code, rest] of Object.entries(kept.finding ?? {})) found[code] = { ...found[code], ...rest };
  return found;
}

function evaluators() {
  const before = new Map((kept.evaluators ?? []).map((one) => [one.name, one]));
  return lines(at("evaluators").value).map((line) => {
    const [, name, organisation] = /^(.*?)(?:\s*,\s*(.*))?$/u.exec(line);
    return { ...(before.get(name)?.id && { id: before.get(name).id }), name, ...(organisation && { organisation }) };
  });
}

function suggested() {
  const text = at("organisation").value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const name = text.replace(NAME, "-").replace(/^[-.]+|[-.]+$/g, "");
  return [name || "evaluation", at("from").value.slice(0, 4)].filter(Boolean).join("-").slice(0, 80);
}

function evaluation() {
  const text = (id) => at(id).value.trim();
  const count = text("interviews");
  const people = evaluators();
  return {
    schema: 1,
    evaluation: {
      ...kept.evaluation,
      id: text("id") || suggested(),
      framework: FORM.framework,
      ...(FORM.variant && { variant: FORM.variant }),
      organisation: { ...(text("code") && { code: text("code") }), name: text("organisation") },
      ...(text("from") && { from: text("from") }),
      ...(text("to") && { to: text("to") }),
      ...(count && { interviews: Number(count) }),
      ...(people.length && { evaluators: people }),
      ...(text("note") && { note: text("note") }),
    },
    ...(kept.sources && { sources: kept.sources }),
    judgement: judgements(),
    finding: findings(),
  };
}

// --- what is read

class Unfit extends Error {}

const SHOWN = ["id", "framework", "variant", "organisation", "from", "to", "interviews", "evaluators", "note"];
const BESIDE = ["schema", "evaluation", "sources", "judgement", "finding"];

function split(table, names) {
  const rows = Object.entries(table);
  return [true, false].map((inside) => Object.fromEntries(rows.filter(([name]) => names.includes(name) === inside)));
}

// The step that a judgement in a file stands for: its name, or the one that is worth as much.
function stepOf(select, said) {
  const values = [...select.options].map((option) => option.value).filter(Boolean);
  if (values.includes(said)) return said;
  if (said === UNANSWERED) return "";
  const percent = typeof said === "string" && said.endsWith("%");
  const number = decimal(percent ? said.slice(0, -1) : String(said));
  const share = number && (percent ? over(number, fraction(100n)) : number);
  const worth = (value) =>
    PROGRAM.scales.map((sheet) => sheet.steps.get(select.dataset.dimension)?.shares.get(value)).find(Boolean);
  const found = share && values.find((value) => worth(value) && order(worth(value).low, share) === 0);
  if (!found) throw new Unfit(word("form.more", { what: `${select.dataset.item} ${select.dataset.dimension}` }));
  return found;
}

// What the fields are to hold; nothing is written before all of it is known to fit.
function fields(read) {
  if (read?.schema !== 1 || typeof read.evaluation?.id !== "string") throw new Unfit(word("form.unreadable", { why: "evaluation" }));
  const { evaluation: about } = read;
  if (![FORM.framework, FORM.name].includes(about.framework)) {
    throw new Unfit(word("form.foreign", { found: about.framework, wanted: FORM.name }));
  }
  if ((about.variant ?? null) !== FORM.variant) {
    throw new Unfit(word("form.foreign", { found: about.variant ?? "–", wanted: FORM.variant ?? "–" }));
  }
  const unknown = Object.keys(read).filter((name) => !BESIDE.includes(name));
  if (unknown.length) throw new Unfit(word("form.more", { what: unknown.join(", ") }));
  const values = [];
  for (const [code, said] of Object.entries(read.judgement ?? {})) {
    for (const [name, value] of Object.entries(said)) {
      const whole = all("[data-whole]").find((box) => box.dataset.whole === code);
      const select = all("select[data-item]").find(
        ({ dataset }) => dataset.item === code && dataset.dimension === name,
      );
      if (name === WHOLE_ITEM && value === NOT_APPLICABLE && whole) values.push([whole, true]);
      else if (select) values.push([select, stepOf(select, value)]);
      else if (name !== WHOLE_ITEM || value !== UNANSWERED) throw new Unfit(word("form.more", { what: `${code} ${name}` }));
    }
  }
  const rest = {};
  for (const [code, said] of Object.entries(read.finding ?? {})) {
    const [shown, other] = split(said, FIELDS);
    if (Object.keys(other).length) rest[code] = other;
    for (const [part, value] of Object.entries(shown)) {
      const area = all("[data-finding]").find(({ dataset }) => dataset.finding === code && dataset.part === part);
      if (!area) throw new Unfit(word("form.more", { what: code }));
      values.push([area, Array.isArray(value) ? value.join("\n") : value]);
    }
  }
  const people = about.evaluators ?? [];
  values.push([at("id"), about.id], [at("organisation"), about.organisation?.name], [at("code"), about.organisation?.code]);
  for (const name of ["from", "to", "interviews", "note"]) values.push([at(name), about[name]]);
  values.push([at("evaluators"), people.map((one) => [one.name, one.organisation].filter(Boolean).join(", ")).join("\n")]);
  return { values, kept: { evaluation: split(about, SHOWN)[1], sources: read.sources, finding: rest, evaluators: people } };
}

function fill(read) {
  const found = fields(read);
  at("form").reset();
  kept = found.kept;
  for (const [field, value] of found.values) {
    if (field.type === "checkbox") field.checked = value;
    else field.value = value ?? "";
  }
  for (const area of all("[data-finding]")) if (area.value) area.closest("details").open = true;
  show();
}

async function opened(file) {
  let read;
  try {
    read = JSON.parse(await file.text());
  } catch (error) {
    tell(word("form.unreadable", { why: error.message }), true);
    return;
  }
  try {
    fill(read);
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    tell(error.message, true);
    return;
  }
  unsaved = false;
  keep();
  tell(word("form.opened", { file: file.name }));
}

// --- what is written

// A string of TOML is one of JSON, but for the last of the control characters.
function tomlText(text) {
  return JSON.stringify(text.replace(/[\ud800-\udfff]/gu, "\ufffd")).replaceAll("\x7f", "\\u007f");
}

function tomlValue(value) {
  if (Array.isArray(value)) return `[${value.map(tomlValue).join(", ")}]`;
  if (typeof value === "object") {
    return `{ ${Object.entries(value).map(([name, one]) => `${tomlText(name)} = ${tomlValue(one)}`).join(", ")} }`;
  }
  return typeof value === "string" ? tomlText(value) : String(value);
}

function tomlTable(name, table) {
  const rows = Object.entries(table).map(([key, value]) => {
    const day = name === "[evaluation]" && ["from", "to"].includes(key);
    return `${/^[a-z_]+$/.test(key) ? key : tomlText(key)} = ${day ? value : tomlValue(value)}\n`;
  });
  return rows.length ? `\n${name}\n${rows.join("")}` : "";
}

function toml({ schema, evaluation: about, sources = {}, judgement, finding }) {
  const tables = [`schema = ${schema}\n`, tomlTable("[evaluation]", about), tomlTable("[sources]", sources)];
  for (const [code, table] of Object.entries(judgement)) tables.push(tomlTable(`[judgement.${tomlText(code)}]`, table));
  for (const [code, table] of Object.entries(finding)) tables.push(tomlTable(`[finding.${tomlText(code)}]`, table));
  return tables.join("");
}

function save(kind) {
  if (!at("form").reportValidity()) return;
  const made = evaluation();
  const text = kind === "json" ? `${JSON.stringify(made, null, 2)}\n` : toml(made);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: kind === "json" ? "application/json" : "application/toml" }));
  link.download = `${made.evaluation.id}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  unsaved = false;
  const said = word("form.saved", { file: link.download });
  tell(kind === "json" ? said : `${said}. ${word("form.json")}`);
}

// --- a draft, only where it is asked for

function keep() {
  try {
    if (at("draft").checked) localStorage.setItem(KEY, JSON.stringify(evaluation()));
    else localStorage.removeItem(KEY);
  } catch {
    at("draft").checked = false;
    tell(word("form.nodraft"), true);
  }
}

function resume() {
  let read = null;
  try {
    read = JSON.parse(localStorage.getItem(KEY) ?? "null");
  } catch {
    return; // a browser that keeps nothing has nothing to give back
  }
  if (read === null) return;
  at("draft").checked = true;
  try {
    fill(read);
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    tell(error.message, true);
  }
}

// --- points

// The width that a share has in a picture of a hundred, of its exact text: `0.425` or `1/3`.
function part(text) {
  const [above, below = "1"] = text.split("/").map(Number);
  return Math.min(100, Math.max(0, (100 * above) / below));
}

function bar(percent) {
  const make = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const svg = make("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" });
  svg.append(make("rect", { width: 100, height: 8, class: "track" }));
  const known = percent && [percent.exact ?? percent.low, percent.exact ?? percent.high];
  if (known?.[0]) {
    const [low, high] = known.map(part);
    svg.append(make("rect", { width: high, height: 8, class: "high" }), make("rect", { width: low, height: 8, class: "low" }));
  }
  return svg;
}

function texts({ printed, maximum, percent, measures }) {
  const most = maximum ? ` / ${maximum.printed}` : "";
  const others = Object.entries(measures).map(([name, one]) => `${FORM.measures[name]}: ${one.printed}`);
  const beside = [...(percent ? [percent.printed] : []), ...others];
  return [printed + most, ...(beside.length ? [`(${beside.join(", ")})`] : [])];
}

// What a scorecard has of an item, or of the whole, with what is printed of its points.
function figures(scales, { scale, code }) {
  const { total, items } = scales[scale];
  return code === "total" ? total : { ...items[code], printed: items[code].points.printed };
}

function told(parts) {
  return parts.flatMap((part, place) => {
    const made = document.createElement("span");
    made.textContent = part;
    made.className = "whole-figure";
    return place ? [" ", made] : [made];
  });
}

function show() {
  for (const box of all("[data-whole]")) {
    for (const select of all("select[data-item]")) {
      if (select.dataset.item === box.dataset.whole) select.disabled = box.checked;
    }
  }
  let scales;
  try {
    const made = evaluation();
    delete made.evaluation.scales; // what is read may name one; the page shows all
    ({ scales } = score(made));
  } catch (error) {
    if (!(error instanceof RuleError || error instanceof MisfitError)) throw error;
    for (const place of all("[data-figure]")) place.textContent = "–";
    tell(error.code ? word("form.failed", { item: error.code }) : error.message, true);
    return;
  }
  if (at("status").classList.contains("error")) tell("");
  for (const place of all("[data-figure]")) {
    place.replaceChildren(...told(texts(figures(scales, { scale: place.dataset.scale, code: place.dataset.figure }))));
  }
  for (const place of all("[data-bar]")) {
    place.replaceChildren(bar(figures(scales, { scale: place.dataset.scale, code: place.dataset.bar }).percent));
  }
  const missing = FORM.scales.map(([id, title]) => `${title}: ${word("form.missing", scales[id].total)}`);
  at("id").placeholder = suggested();
  at("missing").textContent = missing.join(" · ");
}

at("form").addEventListener("input", () => {
  unsaved = true;
  show();
  keep();
});
at("form").addEventListener("submit", (event) => event.preventDefault());
at("save-json").addEventListener("click", () => save("json"));
at("save-toml").addEventListener("click", () => save("toml"));
at("draft").addEventListener("change", keep);
at("open").addEventListener("click", () => {
  if (!unsaved || confirm(word("form.replace"))) at("file").click();
});
at("file").addEventListener("change", async ({ target }) => {
  if (target.files.length) await opened(target.files[0]);
  target.value = "";
});
addEventListener("beforeunload", (event) => {
  if (unsaved && !at("draft").checked) event.preventDefault();
});
show();
resume();
