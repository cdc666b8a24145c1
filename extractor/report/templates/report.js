"use strict";
(function () {
  var form = document.getElementById("filter");
  var status = document.getElementById("shown");
  if (!form) { return; }
  var findings = Array.prototype.slice.call(document.querySelectorAll(".finding"));
  var groups = Array.prototype.slice.call(document.querySelectorAll(".group"));
  var texts = null;
  var timer = 0;

  function folded(text) {
    return text.toLowerCase().replace(/\s+/g, " ");
  }

  function value(name) {
    return form.elements[name] ? form.elements[name].value : "";
  }

  function apply() {
    var words = folded(value("words")).split(" ").filter(Boolean);
    var keys = ["severity", "code", "group", "table"].filter(value);
    if (words.length && !texts) {
      texts = findings.map(function (one) { return folded(one.textContent); });
    }
    var shown = 0;
    findings.forEach(function (one, at) {
      var fits = keys.every(function (key) { return one.dataset[key] === value(key); }) &&
        words.every(function (word) { return texts[at].indexOf(word) >= 0; });
      one.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    var filtered = keys.length || words.length;
    groups.forEach(function (group) {
      group.hidden = filtered && !group.querySelector(".finding:not([hidden])");
    });
    window.clearTimeout(timer);
    timer = window.setTimeout(function () {
      status.textContent = status.dataset.text
        .replace("{shown}", shown).replace("{total}", findings.length);
    }, 150);
  }

  // A link to a finding that the filter hides takes the filter away.
  function reveal() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var hidden = target && target.closest("[hidden]");
    if (hidden) { form.reset(); apply(); target.scrollIntoView(); }
  }

  form.addEventListener("input", apply);
  form.addEventListener("reset", function () { window.setTimeout(apply, 0); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  window.addEventListener("hashchange", reveal);
  form.hidden = false;
  apply();
})();
