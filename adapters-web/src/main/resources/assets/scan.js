// What was scanned before stands in the field, marked, so that the next scan takes its place.
"use strict";
(() => {
  const field = document.querySelector("[data-scan]");
  if (field) {
    field.focus();
    field.select();
  }
})();
