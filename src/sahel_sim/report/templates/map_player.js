/* The map that moves: what a page has packed is shown moment by moment. Old browsers keep the map of the start. */
(function () {
  "use strict";
  var box = document.getElementById("map-player"), held = document.getElementById("map-data");
  if (!box || !held || !window.atob || !box.querySelectorAll) { return; }
  var data = JSON.parse(held.textContent), words = data.words, now = 0, chosen = 0, playing = null;
  var last = data.dates.length - 1, opened = [], marks = {}, PAUSE = 350;

  function part(name) { return box.querySelector("[data-part=" + name + "]"); }

  function series() {
    if (!opened[chosen]) { opened[chosen] = window.atob(data.series[chosen]); }
    return opened[chosen];
  }

  function each(list, does) { Array.prototype.forEach.call(list, does); }

  each(box.querySelectorAll("[data-place]"), function (group) {
    marks[group.getAttribute("data-place")] = [group.querySelector(".t"), group.querySelector(".v")];
  });

  function look(mark, packed, ring) {
    var whose = packed >> 4, much = packed & 15, side;
    side = data.sides[whose > 14 ? data.nobody : whose];
    mark.setAttribute("d", side[0]);
    mark.setAttribute("fill", side[1]);
    mark.setAttribute("stroke", side[1]);
    mark.setAttribute("fill-opacity", (ring ? 0.3 : 1) * (0.15 + 0.85 * much / 15));
    mark.setAttribute("stroke-dasharray", chosen === 0 && much < data.agreed ? "2 1.5" : "none");
  }

  function tally(counted) {
    return counted.map(function (number, side) { return [number, side]; })
      .filter(function (pair) { return pair[0] > 0; })
      .sort(function (a, b) { return b[0] - a[0]; })
      .map(function (pair) { return data.sides[pair[1]][2] + " " + pair[0]; }).join(", ");
  }

  function show() {
    var bytes = series(), at = now * data.places * 2, counts = [[], []], apart = 0, all = 0, told = "", i;
    data.sides.forEach(function () { counts[0].push(0); counts[1].push(0); });
    for (i = 0; i < data.places; i += 1) {
      [0, 1].forEach(function (of) {
        var packed = bytes.charCodeAt(at + 2 * i + of), mark = marks[i][of], whose = packed >> 4;
        if (!mark) { return; }
        look(mark, packed, of === 1);
        counts[of][whose > 14 ? data.nobody : whose] += 1;
        if (of === 0) { all += 1; apart += (packed & 15) < data.agreed ? 1 : 0; }
      });
    }
    data.notes.forEach(function (note) { if (note[0] <= now) { told = note[1]; } });
    part("date").textContent = data.dates[now];
    part("note").textContent = told;
    part("told").textContent = words.towns.replace("{tally}", tally(counts[0])) + " " +
      words.villages.replace("{tally}", tally(counts[1])) +
      (chosen === 0 ? " " + words.apart.replace("{n}", apart).replace("{all}", all) : "");
    part("slider").value = now;
    part("slider").setAttribute("aria-valuetext", data.dates[now]);
  }

  function go(to) { now = Math.max(0, Math.min(last, to)); show(); }

  function stop() {
    if (playing !== null) { window.clearInterval(playing); playing = null; }
    part("play").textContent = words.play;
    part("told").setAttribute("aria-live", "polite");
  }

  function play() {
    if (playing !== null) { stop(); return; }
    if (now === last) { go(0); }
    part("play").textContent = words.pause;
    part("told").setAttribute("aria-live", "off");
    playing = window.setInterval(function () { if (now === last) { stop(); } else { go(now + 1); } }, PAUSE);
  }

  part("play").addEventListener("click", play);
  part("back").addEventListener("click", function () { stop(); go(now - 1); });
  part("forward").addEventListener("click", function () { stop(); go(now + 1); });
  part("slider").addEventListener("input", function () { stop(); go(Number(part("slider").value)); });
  part("runs").addEventListener("change", function () { chosen = Number(part("runs").value); show(); });
  box.addEventListener("keydown", function (event) {
    var key = event.key, tag = event.target.tagName;
    if (tag === "SELECT" || tag === "INPUT" || event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (key === "ArrowLeft" || key === "ArrowRight") {
      stop(); go(now + (key === "ArrowLeft" ? -1 : 1)); event.preventDefault();
    } else if (key === "Home" || key === "End") {
      stop(); go(key === "Home" ? 0 : last); event.preventDefault();
    }
  });
  part("controls").hidden = false;
  show();
}());
