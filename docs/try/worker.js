// Python beside the page: it is started once, and cleans one document after another, so that the page itself never stands still.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const HOME = new URL("./", import.meta.url);
const ready = start();

async function start() {
  const made = await (await fetch(new URL("made.json", HOME))).json();
  tell("python");
  const python = await loadPyodide({ indexURL: new URL("pyodide/", HOME).href });
  tell("packages");
  const home = python.runPython("import site; site.getsitepackages()[0]");
  for (const name of [made.wheel, "dependencies.zip"]) {
    python.unpackArchive(await (await fetch(new URL(name, HOME))).arrayBuffer(), "zip", { extractDir: home });
  }
  python.runPython(await (await fetch(new URL("clean.py", HOME))).text());
  postMessage({ kind: "ready", version: python.globals.get("VERSION") });
  return python;
}

function tell(step) {
  postMessage({ kind: "loading", step });
}

ready.catch((error) => postMessage({ kind: "broken", why: String(error) }));

onmessage = async ({ data: asked }) => {
  const python = await ready;
  try {
    if (asked.kind === "report") {
      postMessage({ kind: "report", number: asked.number, page: python.globals.get("report")(asked.name) });
      return;
    }
    const options = python.toPy(asked.options);
    const bytes = python.toPy(asked.bytes).tobytes();
    const told = python.globals.get("clean")(bytes, asked.name, asked.form, options);
    postMessage({ kind: "cleaned", number: asked.number, ...JSON.parse(told) });
  } catch (error) {
    postMessage({ kind: "cleaned", number: asked.number, refused: String(error).trim().split("\n").pop() });
  }
};
