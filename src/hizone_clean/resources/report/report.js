"use strict";
(() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const words = JSON.parse($("#words").textContent);
  const root = document.documentElement, status = $(".status"), work = $("#work"), lines = $("#lines");
  let language = "zh";
  root.classList.add("js");

  // ---- words: [English, Chinese]; "{}" is filled, "|" parts one from more than one

  const filled = (text, values) => {
    let next = 0;
    return text.replace(/\{(\d?)\}/g, (_, at) => values[at || next++] ?? "");
  };
  const say = (key, ...values) => {
    const [english, chinese] = words[key] || [key, key];
    if (language === "zh") return filled(chinese, values);
    const [one, more] = english.split("|");
    return filled(more !== undefined && values[0] !== "1" && values[0] !== 1 ? more : one, values);
  };
  const speak = (to) => {
    language = to;
    root.lang = to === "zh" ? "zh" : "en";
    for (const part of $$("[data-w]")) part.textContent = say(part.dataset.w, ...JSON.parse(part.dataset.a || "[]"));
    for (const name of ["aria-label", "title", "placeholder", "data-label"]) {
      for (const part of $$(`[data-w-${name}]`)) part.setAttribute(name, say(...JSON.parse(part.getAttribute(`data-w-${name}`))));
    }
    for (const note of $$("[data-zh]")) note.textContent = note.dataset[to];
    for (const button of $$("[data-lang]")) button.setAttribute("aria-pressed", button.dataset.lang === to);
  };
  const remembered = (() => { try { return localStorage.getItem("hizone-language"); } catch { return null; } })();
  const wanted = remembered || (/^zh\b/i.test((navigator.languages || [navigator.language])[0] || "") ? "zh" : "en");
  if (wanted !== "zh") speak("en");
  for (const button of $$("[data-lang]")) {
    button.addEventListener("click", () => {
      speak(button.dataset.lang);
      try { localStorage.setItem("hizone-language", language); } catch { /* a page without a store */ }
    });
  }

  // ---- the list of documents: find, filter, sort

  const list = $(".list tbody");
  if (list) {
    const rows = $$("tr", list), search = $("#search"), count = $(".count"), none = $(".none");
    const show = () => {
      const sought = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      const boxes = $$("[data-only]").filter((box) => box.checked).map((box) => box.dataset.only);
      let shown = 0;
      for (const row of rows) {
        const fits = sought.every((word) => row.dataset.text.includes(word)) && boxes.every((box) => row.dataset[box] !== undefined);
        row.hidden = !fits;
        shown += fits;
      }
      count.dataset.a = JSON.stringify([shown.toLocaleString("en"), rows.length.toLocaleString("en")]);
      count.textContent = say(count.dataset.w, ...JSON.parse(count.dataset.a));
      none.hidden = shown > 0;
    };
    search.addEventListener("input", show);
    for (const box of $$("[data-only]")) box.addEventListener("change", show);
    for (const button of $$(".list th button")) {
      button.addEventListener("click", () => {
        const head = button.closest("th"), at = head.cellIndex, number = head.classList.contains("number");
        const down = head.hasAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : number;
        for (const other of $$(".list th")) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const value = (row) => row.cells[at].dataset.v ?? row.cells[at].textContent.trim();
        const order = number ? (a, b) => value(a) - value(b) : (a, b) => value(a).localeCompare(value(b), "zh");
        list.append(...rows.sort((a, b) => (down ? -1 : 1) * order(a, b)));
      });
    }
    show();
  }
  if (!work) return;

  // ---- both sides: what belongs together lights up, a click jumps

  const numbers = (element) => {
    const found = [];
    for (const span of element.dataset.s.split(",")) {
      const [first, last = first] = span.split("-").map(Number);
      for (let n = first; n <= last; n++) found.push(n);
    }
    return found;
  };
  const sources = (block) => numbers(block).map((n) => document.getElementById(`s${n}`)).filter(Boolean);
  const blocks = (line) => line.dataset.b.split(" ").map((n) => document.getElementById(`b${n}`)).filter(Boolean);
  const span = (line) => say("page.line", line.value);
  const lineSpan = (own) => {
    const at = own.map((line) => line.value), first = Math.min(...at), last = Math.max(...at);
    return first === last ? say("page.line", first) : say("page.lines", first, last);
  };
  const tell = (element, own) => {
    if (element.classList.contains("b")) {
      const marks = $$("mark", element), counts = new Map();
      for (const mark of marks) {
        const key = `${mark.dataset.was || "∅"} → ${mark.textContent}`;
        counts.set(key, (counts.get(key) || 0) + 1);
      }
      const kinds = [...counts].slice(0, 4).map(([key, n]) => (n > 1 ? `${key} ×${n}` : key)).join("  ");
      return [own.length && say("page.from", lineSpan(own)), marks.length && `${say("page.marks_changed", marks.length)}: ${kinds}`]
        .filter(Boolean).join(" · ");
    }
    if (element.classList.contains("gone")) {
      const why = [...element.classList].find((name) => name.startsWith("r-"));
      return `${span(element)} · ${say("page.removed_as", say(`reason.${why.slice(2)}`))} · ${say("page.by_rule", element.dataset.by)}`;
    }
    const to = blocks(element)[0], article = to && to.closest("[data-article]");
    return `${span(element)} ${to ? `→ ${say("page.article", article.dataset.article)}` : ""}`;
  };
  let lit = [], chosen = null, held = false;
  const light = (element) => {
    if (element === chosen) return;
    chosen = element;
    for (const part of lit) part.classList.remove("on");
    lit = [];
    status.textContent = "";
    if (!element) return;
    const isBlock = element.classList.contains("b");
    const made = isBlock ? [element] : blocks(element);
    const own = isBlock ? sources(element) : made.length ? made.flatMap(sources) : [element];
    lit = [...new Set([element, ...made, ...own])];
    for (const part of lit) part.classList.add("on");
    status.textContent = tell(element, own);
    if (isBlock && own.length && narrow.matches === false) follow(own[0]);
  };
  const narrow = matchMedia("(max-width: 52rem)");
  const follow = (line, again = false) => {
    const top = line.offsetTop, seen = lines.scrollTop, height = lines.clientHeight;
    if (top < seen + 20 || top > seen + height - 60) lines.scrollTop = top - height / 3;
    if (work.classList.contains("huge") && !again) requestAnimationFrame(() => follow(line, true)); // rows have found their height
  };
  const side = (name) => {
    work.dataset.side = name;
    for (const tab of $$("[data-side]", $(".tabs"))) tab.setAttribute("aria-pressed", tab.dataset.side === name);
  };
  const rove = (element) => {
    const pane = element.closest(".side");
    for (const old of $$('[tabindex="0"]', pane)) old.tabIndex = -1;
    element.tabIndex = 0;
  };
  const jump = (to) => {
    if (!to) return;
    held = true;
    side(to.closest(".side").id);
    to.hidden = false;
    rove(to);
    if (to.classList.contains("l") && !narrow.matches) {
      follow(to);
      const { top, bottom } = to.getBoundingClientRect();
      if (top < 60 || bottom > innerHeight - 40) work.scrollIntoView();
      to.focus({ preventScroll: true });
    } else {
      to.focus({ preventScroll: true });
      to.scrollIntoView({ block: "center" });
    }
    chosen = null;
    light(to);
  };
  const across = (element) => (element.classList.contains("b") ? sources(element)[0] : blocks(element)[0]);
  const part = (event) => event.target instanceof Element && event.target.closest(".b, .l");

  // after a jump the page moves under a resting mouse: that is no hovering
  work.addEventListener("pointermove", (event) => { if (event.movementX || event.movementY) held = false; }, true);
  work.addEventListener("pointerover", (event) => event.pointerType === "mouse" && !held && light(part(event)));
  work.addEventListener("pointerleave", () => held || light(null));
  work.addEventListener("focusin", (event) => { if (part(event)) { rove(part(event)); light(part(event)); } });
  work.addEventListener("click", (event) => {
    const element = part(event);
    if (element && !String(getSelection())) jump(across(element));
  });
  work.addEventListener("pointerover", (event) => {
    const mark = event.target.closest("mark");
    if (mark) mark.title = mark.dataset.was ? say("page.was", mark.dataset.was) : say("page.was_nothing");
  });
  work.addEventListener("keydown", (event) => {
    const element = part(event);
    if (!element || event.target !== element) return;
    const all = $$(element.classList.contains("b") ? ".b" : ".l", element.closest(".side")).filter((one) => !one.hidden);
    const at = all.indexOf(element);
    const to = { ArrowDown: all[at + 1], ArrowUp: all[at - 1], Home: all[0], End: all.at(-1) }[event.key];
    if (event.key === "Enter") jump(across(element));
    else if (event.key === "Escape") { element.blur(); light(null); return; }
    else if (to) {
      rove(to);
      to.focus({ preventScroll: true });
      to.scrollIntoView({ block: "nearest" });
    } else return;
    event.preventDefault();
  });
  for (const pane of $$(".side")) {
    const first = $(".b, .l", pane);
    if (first) first.tabIndex = 0;
  }
  for (const tab of $$("[data-side]", $(".tabs"))) tab.addEventListener("click", () => side(tab.dataset.side));

  // links to a row, an article: from the doubts and from the picture
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    const to = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!to || !to.closest(".side")) return;
    event.preventDefault();
    if (to.classList.contains("l")) jump(to);
    else { side("result"); to.scrollIntoView(); to.focus({ preventScroll: true }); }
    if (link.dataset.doubt !== undefined && blocks(to)[0]) blocks(to)[0].scrollIntoView({ block: "center" });
  });

  // the source follows the result that is being read
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting || narrow.matches) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (lines.matches(":hover") || lines.contains(document.activeElement)) return;
      const box = $("#result").getBoundingClientRect();
      const at = (y) => document.elementFromPoint(box.left + box.width / 2, innerHeight / 2 + y)?.closest(".b");
      const block = at(0) || at(16) || at(-16);  // between two paragraphs there is none
      const line = block && sources(block)[0];
      if (line) follow(line);
    });
  }, { passive: true });

  // ---- filters

  const rows = $$(".l");
  const refresh = () => {
    const hidden = new Set($$("[data-show]").filter((box) => !box.checked).map((box) => box.dataset.show));
    work.classList.toggle("no-changes", hidden.has("changes"));
    for (const row of rows) {
      const reasons = [...row.classList].filter((name) => name.startsWith("r-"));
      row.hidden = row.classList.contains("gone") ? reasons.every((name) => hidden.has(name)) : hidden.has("kept");
    }
  };
  for (const box of $$("[data-show]")) box.addEventListener("change", refresh);

  // ---- the picture: an article lights up on both sides

  const picture = $(".picture");
  if (picture) {
    const over = (event) => {
      const own = event.target instanceof Element && event.target.closest("[data-article]");
      const number = own ? own.dataset.article : "";
      for (const drawing of $$("svg", picture)) {
        drawing.classList.toggle("dim", Boolean(number));
        for (const item of $$("[data-article]", drawing)) item.classList.toggle("lit", item.dataset.article === number);
      }
    };
    picture.addEventListener("click", (event) => {
      const own = event.target.closest("[data-article]");
      const to = own && !event.target.closest("a") && document.getElementById(`article-${own.dataset.article}`);
      if (to) { side("result"); to.scrollIntoView(); to.focus({ preventScroll: true }); }
    });
    for (const kind of ["pointerover", "focusin"]) picture.addEventListener(kind, over);
    for (const kind of ["pointerleave", "focusout"]) picture.addEventListener(kind, () => {
      for (const drawing of $$("svg", picture)) drawing.classList.remove("dim");
    });
  }
})();
