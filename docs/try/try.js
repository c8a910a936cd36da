// The page to try it on: takes a document, hands it to the worker, shows what comes back. No network but the files beside it.
import { LABELS, WORDS } from "./words.js";

const $ = (id) => document.getElementById(id);
const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
let language = localStorage.getItem("language") || (navigator.language.startsWith("zh") ? "zh" : "en");
let file = null; // { name, bytes } of a file that was dropped or chosen
let state = { kind: "loading", step: "python" };
let shown = null; // the last answer
let asked = 0;
let began = 0;

const say = (key) => WORDS[language][key];

function speak() {
  document.documentElement.lang = language;
  document.title = `hizone-clean – ${say("title")}`;
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = say(one.dataset.say);
  for (const one of document.querySelectorAll("[data-say-label]")) one.setAttribute("aria-label", say(one.dataset.sayLabel));
  for (const one of document.querySelectorAll("[data-say-title]")) one.title = say(one.dataset.sayTitle);
  for (const one of document.querySelectorAll("[data-language]")) one.setAttribute("aria-pressed", one.dataset.language === language);
  for (const one of document.querySelectorAll("[data-sample]")) one.textContent = say("sample")[one.dataset.sample] ?? one.dataset.sample;
  $("source").placeholder = say("placeholder");
  tellState();
  if (shown) show(shown);
}

function tellState() {
  const lines = { ready: say("ready"), done: say("done"), working: say("working"), broken: say("broken") + (state.why ?? "") };
  const loading = state.step === "packages" ? say("loadingPackages") : say("loadingPython");
  $("status").textContent = state.kind === "refused" ? refusal(state) : (lines[state.kind] ?? loading);
  $("status").className = state.kind;
  $("go").disabled = state.kind === "working" || !(file || $("source").value.trim());
}

const refusal = (answer) => (answer.refused === "pdf" ? say("pdf") : (language === "zh" && answer.zh) || answer.refused);

function enter(next) {
  state = next;
  tellState();
}

worker.onmessage = ({ data }) => {
  if (data.kind === "ready") {
    $("version").textContent = data.version;
    if (state.kind !== "working") enter({ kind: "ready" });
  } else if (data.kind === "cleaned" && data.number === asked) {
    if (data.refused) {
      $("out").hidden = true;
      enter({ kind: "refused", refused: data.refused, zh: data.zh });
      return;
    }
    shown = { ...data, seconds: ((performance.now() - began) / 1000).toFixed(1), form: $("form").value };
    enter({ kind: "done" });
    $("out").hidden = false;
    $("page").srcdoc = "";
    show(shown);
    choose("t-result");
    if (window.matchMedia("(max-width: 60rem)").matches) $("h-out").focus();
  } else if (data.kind === "report" && data.number === asked) {
    $("page").srcdoc = data.page;
  } else if (data.kind === "loading" || data.kind === "broken") {
    if (state.kind !== "working" || data.kind === "broken") enter(data);
  }
};

function show(answer) {
  $("clean").textContent = answer.clean || say("empty");
  $("told").textContent = say("told")({ ...answer, letters: [...answer.clean].filter((c) => /[\p{L}\p{N}]/u.test(c)).length });
  $("n-removed").textContent = answer.removed.length;
  $("n-doubts").textContent = answer.doubts.length;
  fill($("removed"), answer.removed, say("noneRemoved"), (one) => [one.reason, one.text, one.by]);
  fill($("doubts"), answer.doubts, say("noDoubts"), (one) => [one.kind, language === "zh" ? one.zh : one.note, ""]);
}

function fill(list, rows, none, parts) {
  list.replaceChildren(
    ...rows.map((row) => {
      const [kind, text, rule] = parts(row);
      const item = document.createElement("li");
      item.className = `r-${kind}`;
      const label = language === "zh" ? (LABELS[kind] ?? kind) : kind.replaceAll("_", " ");
      const line = language === "zh" ? `第 ${row.line} 行` : `line ${row.line}`;
      item.append(element("span", "label", label), element("span", "line", line), element("p", "text", text), element("span", "rule", rule));
      return item;
    }),
  );
  if (!rows.length) list.append(element("li", "none", none));
}

function element(tag, name, text) {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

function choose(id) {
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const is = tab.id === id;
    tab.setAttribute("aria-selected", is);
    tab.tabIndex = is ? 0 : -1;
    $(tab.getAttribute("aria-controls")).hidden = !is;
  }
  if (id === "t-report" && shown && !$("page").srcdoc) worker.postMessage({ kind: "report", number: asked, name: file?.name ?? "" });
}

for (const tab of document.querySelectorAll("[role=tab]")) {
  tab.addEventListener("click", () => choose(tab.id));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const tabs = [...document.querySelectorAll("[role=tab]")];
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    choose(next.id);
    next.focus();
  });
}

async function take(one) {
  if (!one) return;
  const number = (asked += 1); // an answer still to come is of the document before, and so is a file that was given earlier
  enter({ kind: "working" });
  try {
    const bytes = new Uint8Array(await one.arrayBuffer());
    if (number !== asked) return;
    setFile({ name: one.name, bytes });
    go();
  } catch (error) {
    if (number === asked) enter({ kind: "refused", refused: String(error) });
  }
}

function setFile(next) {
  file = next;
  $("file").hidden = !file;
  $("source").hidden = !!file;
  $("file-name").textContent = file ? `${file.name} · ${(file.bytes.length / 1000).toLocaleString(language, { maximumFractionDigits: 1 })} kB` : "";
  tellState();
}

function go() {
  const bytes = file ? file.bytes : new TextEncoder().encode($("source").value);
  if (!bytes.length) return;
  const options = { spacing: $("spacing").value, quotes: $("quotes").value, favour: $("favour").value };
  if ($("script").value) options.script = $("script").value;
  asked += 1;
  began = performance.now();
  enter({ kind: "working" });
  worker.postMessage({ kind: "clean", number: asked, bytes, name: file?.name ?? "", form: $("form").value, options });
}

$("go").addEventListener("click", go);
$("source").addEventListener("input", tellState);
$("no-file").addEventListener("click", () => { setFile(null); $("source").focus(); });
$("choose").addEventListener("change", (event) => { take(event.target.files[0]); event.target.value = ""; });
for (const id of ["form", "spacing", "quotes", "script", "favour"]) $(id).addEventListener("change", () => shown && go());
for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => { event.preventDefault(); $("drop").classList.add("over"); });
}
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) $("drop").classList.remove("over"); });
document.addEventListener("drop", (event) => {
  event.preventDefault();
  $("drop").classList.remove("over");
  take(event.dataTransfer.files[0]);
});
$("source").addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) go(); });

$("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(shown.clean);
  $("copy").textContent = say("copied");
  setTimeout(() => ($("copy").textContent = say("copy")), 1500);
});
$("download").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([shown.clean], { type: "text/plain" }));
  const name = (file?.name ?? "document").replace(/\.[^.]*$/, "");
  link.download = `${name}.${shown.form === "markdown" ? "md" : "txt"}`;
  link.click();
  URL.revokeObjectURL(link.href);
});

for (const one of document.querySelectorAll("[data-language]")) {
  one.addEventListener("click", () => {
    language = one.dataset.language;
    localStorage.setItem("language", language);
    speak();
  });
}

async function offerExamples() {
  const made = await (await fetch(new URL("made.json", import.meta.url))).json();
  for (const name of made.examples) {
    const button = element("button", "example", name);
    button.type = "button";
    button.dataset.sample = name.slice(0, 3);
    button.addEventListener("click", () => {
      take({ name, arrayBuffer: async () => (await fetch(new URL(`examples/${name}`, import.meta.url))).arrayBuffer() });
    });
    $("examples").append(button);
  }
  speak();
}

speak();
offerExamples();
