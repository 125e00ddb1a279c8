
"use strict";
const told = TOLD;
const at = (id) => document.getElementById(id);
let saved = null;

const made = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);

async function asked(name, body) {
  const headers = { Accept: "*/*" };
  if (body) headers["Content-Type"] = "application/json";
  if (at("token").value) headers.Authorization = `Bearer ${at("token").value}`;
  return fetch(`v1/${name}`, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
}

function question() {
  const body = {};
  const chosen = at("framework").value;
  if (at("evaluation").value.trim()) body.evaluation = at("evaluation").value;
  if (chosen === "own") {
    body.definition = { framework: at("definition").value };
    if (at("scale").value.trim()) body.definition.scales = [at("scale").value];
  } else if (chosen) {
    body.framework = chosen;
  }
  return body;
}

function say(text, problems = []) {
  at("status").textContent = text;
  at("problems").replaceChildren(...problems.map((one) => {
    const { file, line, column } = one.place;
    const line_ = made("li", "");
    line_.append(
      made("span", [file, line, column].filter((part) => part !== undefined).join(":"), { className: "place" }),
      ` ${one.message}`,
      one.hint ? ` – ${one.hint}` : "",
    );
    return line_;
  }));
}

function show(node) {
  at("shown").replaceChildren(...(node ? [node] : []));
}

async function answered(name, body) {
  say("Asking …");
  show(null);
  let answer;
  try {
    answer = await asked(name, body);
  } catch {
    say("The service does not answer.");
    return null;
  }
  if (answer.ok) return answer;
  const wrong = await answer.json();
  say(`${wrong.title}: ${wrong.detail}.`, wrong.problems);
  return null;
}

async function report(event) {
  event.preventDefault();
  const format = at("format").value;
  const body = { ...question(), format };
  if (at("language").value) body.language = at("language").value;
  const answer = await answered("report", body);
  if (!answer) return;
  const type = (answer.headers.get("Content-Type") ?? "").split(";")[0];
  if (type === "text/html") {
    const frame = made("iframe", "", { title: "The report", srcdoc: await answer.text() });
    frame.setAttribute("sandbox", "");
    show(frame);
    say("The report is below.");
  } else if (/^text\/|[+/](json|xml)$/.test(type)) {
    show(made("pre", await answer.text(), { tabIndex: 0 }));
    at("shown").firstChild.setAttribute("role", "region");
    at("shown").firstChild.setAttribute("aria-label", "The report");
    say("The report is below.");
  } else {
    if (saved) URL.revokeObjectURL(saved);
    saved = URL.createObjectURL(await answer.blob());
    const name = /filename="([^"]*)"/.exec(answer.headers.get("Content-Disposition") ?? "");
    show(made("a", `Save ${name?.[1] ?? format}`, { href: saved, download: name?.[1] ?? format }));
    say("The report is a file, which can be saved.");
  }
  at("answer").focus();
}

async function check() {
  const answer = await answered("check", question());
  if (!answer) return;
  const found = await answer.json();
  const missing = Object.entries(found.evaluation?.scales ?? {})
    .map(([scale, { missing: so, wanted }]) => `${so} of ${wanted} judgements missing on ${scale}`);
  const what = [found.framework?.name, ...missing].filter(Boolean).join("; ");
  say(found.sound ? `Nothing is wrong. ${what}.` : "Something is wrong.", found.problems);
  at("answer").focus();
}

function example() {
  at("framework").value = "own";
  at("own").open = true;
  at("definition").value = told.definition.framework;
  at("scale").value = told.definition.scales[0];
  at("evaluation").value = JSON.stringify(told.evaluation, null, 2);
  at("language").value = "en";
}

async function fill(list, id, value, text) {
  const answer = await asked(list).catch(() => null);
  if (!answer?.ok) return;
  const seen = new Set();
  for (const one of (await answer.json())[list]) {
    if (seen.has(value(one))) continue;
    seen.add(value(one));
    at(id).append(made("option", text(one), { value: value(one) }));
  }
}

async function begin() {
  for (const [id, kept] of [["framework", 2], ["language", 1], ["format", 0]]) at(id).options.length = kept;
  await Promise.all([
    fill("frameworks", "framework", (one) => one.name, (one) => `${one.name}: ${one.title}`),
    fill("variants", "language", (one) => one.language, (one) => one.language),
    fill("formats", "format", (one) => one.id, (one) => one.id),
  ]);
  if ([...at("format").options].some((one) => one.value === "html")) at("format").value = "html";
}

at("with-token").hidden = !told.token;
at("form").addEventListener("submit", report);
at("check").addEventListener("click", check);
at("example").addEventListener("click", example);
at("token").addEventListener("change", begin);
at("framework").addEventListener("change", () => { if (at("framework").value === "own") at("own").open = true; });
if (!told.token) begin();
