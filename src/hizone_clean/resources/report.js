"use strict";
for (const box of document.querySelectorAll("[data-filter]")) {
  box.addEventListener("change", () => {
    if (box.dataset.filter === "details.changes") document.body.classList.toggle("plain", !box.checked);
    for (const part of document.querySelectorAll(box.dataset.filter)) part.hidden = !box.checked;
    for (const row of document.querySelectorAll(".row:not(.head)")) {
      const parts = row.querySelectorAll(".result > *");
      row.hidden = parts.length > 0 && [...parts].every((part) => part.hidden);
    }
  });
}
for (const link of document.querySelectorAll(".doubts a")) {
  link.addEventListener("click", () => {
    const row = document.getElementById(link.hash.slice(1));
    if (row) { row.hidden = false; row.focus(); }
  });
}
