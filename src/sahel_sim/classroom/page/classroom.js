/* The classroom page. Plain script of 2011 (ES5), so that old browsers run it; no library, no network. */
(function () {
  "use strict";
  var byId = function (id) { return document.getElementById(id); };
  if (!window.JSON || !window.atob || !window.Uint8Array || !document.documentElement.classList || !Array.prototype.forEach) {
    byId("old").hidden = false;
    byId("old").removeAttribute("hidden");
    byId("page").style.display = "none";
    return;
  }
  var grid = window.GRID, texts = window.TEXTS;
  var SVG = "http://www.w3.org/2000/svg";
  var COLOURS = { state: "#0072B2", rebels: "#E69F00", jihadists: "#1A1A1A", militias: "#7F5539", nobody: "#BDBDBD" };
  var RULERS = ["state", "rebels", "jihadists", "nobody"];
  var MARKS = { state: "●", rebels: "■", jihadists: "▲", nobody: "×" };
  var TIMES = 41, HALVES = 21, QUANTILES = 5, STEPS = 65535, WIDE = 460, TALL = 240;
  var runs = grid.size.runs, levers = grid.levers, measures = grid.measures;
  var state = { scenario: 0, at: [], language: document.documentElement.lang, measure: 0, spread: "luck", time: 0,
    open: false, right: 0, bets: 0, broken: { force: {}, gain: {}, dialogue: {} } };
  var playing = null;

  /* Data ------------------------------------------------------------------------------------------------- */

  function bytes(text) {
    var raw = window.atob(text), found = new Uint8Array(raw.length), i;
    for (i = 0; i < raw.length; i += 1) { found[i] = raw.charCodeAt(i); }
    return found;
  }

  /* Numbers of two bytes, the lower one first. */
  function numbers(text) {
    var raw = bytes(text), found = new Uint16Array(raw.length / 2), i;
    for (i = 0; i < found.length; i += 1) { found[i] = raw[2 * i] + 256 * raw[2 * i + 1]; }
    return found;
  }

  grid.scenarios.forEach(function (each) {
    ["bands", "lines", "draws"].forEach(function (part) { each[part] = numbers(each[part]); });
    each.map = bytes(each.map);
  });

  /* The settings around the sliders, with weights that add up to 1: straight lines along every lever. */
  function corners(at) {
    var found = [[0, 1]];
    levers.forEach(function (lever, n) {
      var values = lever.values, right = 1, part, next = [];
      while (right < values.length - 1 && values[right] < at[n]) { right += 1; }
      part = (at[n] - values[right - 1]) / (values[right] - values[right - 1]);
      found.forEach(function (pair) {
        if (part < 1) { next.push([pair[0] * values.length + right - 1, pair[1] * (1 - part)]); }
        if (part > 0) { next.push([pair[0] * values.length + right, pair[1] * part]); }
      });
      found = next;
    });
    return found;
  }

  function nearest(around) {
    return around.reduce(function (best, pair) { return pair[1] > best[1] ? pair : best; })[0];
  }

  function mean(around, of) {
    return around.reduce(function (sum, pair) { return sum + pair[1] * of(pair[0]); }, 0);
  }

  /* Persons change by factors from one setting to the next: straight lines of their logarithms. */
  function persons(around, of) {
    return Math.exp(mean(around, function (cell) { return Math.log(of(cell) + grid.floor); })) - grid.floor;
  }

  function share(scenario, around, name) {
    return mean(around, function (cell) { return scenario.counts[cell][name]; }) / runs;
  }

  function middle(scenario, around, name) {
    return persons(around, function (cell) { return scenario.middles[cell][name]; });
  }

  function band(scenario, around, measure, quantile, time) {
    var top = measures[measure].top, between = measures[measure].unit === "share" ? mean : persons;
    return between(around, function (cell) {
      return scenario.bands[((cell * measures.length + measure) * QUANTILES + quantile) * TIMES + time] / STEPS * top;
    });
  }

  /* Words ------------------------------------------------------------------------------------------------ */

  function t(key) { return texts[state.language][key]; }

  function fill(text, fields) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) {
      return fields[name] === undefined ? whole : String(fields[name]);
    });
  }

  function whole(x) {
    var text = String(Math.round(Math.abs(x))), apart = "";
    while (text.length > 3) { apart = t("thousands") + text.slice(-3) + apart; text = text.slice(0, -3); }
    return (x < -0.5 ? "−" : "") + text + apart;
  }

  function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }

  function percent(x) { return Math.round(100 * x); }

  function signs(x) { return fill("{n}" + (state.language === "fr" ? "\u00a0%" : "%"), { n: percent(x) }); }

  function amount(measure, x) { return measures[measure].unit === "share" ? signs(x) : whole(x); }

  function decimal(x) { return state.language === "fr" ? String(x).replace(".", ",") : String(x); }

  function month(time) {
    var start = grid.scenarios[state.scenario].dates[0].split("-"), n = Number(start[1]) - 1 + 3 * time;
    return (Number(start[0]) + Math.floor(n / 12)) + "-" + ("0" + (n % 12 + 1)).slice(-2);
  }

  /* Drawing ---------------------------------------------------------------------------------------------- */

  function element(name, attributes, text) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  function html(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  function empty(node) { while (node.firstChild) { node.removeChild(node.firstChild); } return node; }

  function picture(node, tall, words) {
    var drawn = element("svg", { viewBox: "0 0 " + WIDE + " " + tall, role: "img", "aria-label": words });
    empty(node).appendChild(drawn);
    return drawn;
  }

  function bars(id, rows) {
    var list = empty(byId(id));
    rows.forEach(function (row) {
      var item = html("li"), track = html("span", { "class": "track", "aria-hidden": "true" }), full = html("span");
      full.style.width = (100 * Math.min(row.part, 1)).toFixed(1) + "%";
      if (row.colour) { full.style.background = row.colour; }
      track.appendChild(full);
      item.appendChild(html("span", { "class": "name" }, row.name));
      item.appendChild(html("span", { "class": "value" }, row.value));
      item.appendChild(track);
      list.appendChild(item);
    });
  }

  function fan(scenario, around) {
    var measure = state.measure, top = measures[measure].top, spread = state.spread;
    var left = 48, low = TALL - 24, cell = nearest(around), key = measures[measure].name, i, drawn, highest = 0;
    var lines = spread === "luck" ? scenario.lines : scenario.draws;
    var number = spread === "none" ? 0 : spread === "luck" ? lines.length / (scenario.counts.length * measures.length * HALVES) : grid.size.draws;
    function single(n, h) { return lines[((cell * number + n) * measures.length + measure) * HALVES + h] / STEPS * top; }
    function x(time, of) { return left + (WIDE - left - 8) * time / (of - 1); }
    for (i = 0; i < TIMES; i += 1) { highest = Math.max(highest, band(scenario, around, measure, 4, i)); }
    for (i = 0; i < number * HALVES; i += 1) { highest = Math.max(highest, single(Math.floor(i / HALVES), i % HALVES)); }
    highest = measures[measure].unit === "share" ? Math.min(Math.max(Math.ceil(highest * 10) / 10, 0.1), 1) : nice(highest);
    function y(value) { return low - (low - 10) * value / highest; }
    function path(quantile, back) {
      var found = [], time, at;
      for (time = 0; time < TIMES; time += 1) {
        at = back ? TIMES - 1 - time : time;
        found.push(x(at, TIMES).toFixed(1) + "," + y(band(scenario, around, measure, quantile, at)).toFixed(1));
      }
      return found.join("L");
    }
    drawn = picture(byId("fan"), TALL, fill(t("fan_words"), {
      what: t("measures")[key], start: amount(measure, band(scenario, around, measure, 2, 0)),
      end: amount(measure, band(scenario, around, measure, 2, TIMES - 1)),
      low: amount(measure, band(scenario, around, measure, 0, TIMES - 1)),
      high: amount(measure, band(scenario, around, measure, 4, TIMES - 1))
    }));
    [0, 0.5, 1].forEach(function (part) {
      drawn.appendChild(element("line", { x1: left, x2: WIDE - 8, y1: y(part * highest), y2: y(part * highest), stroke: "#DDD" }));
      drawn.appendChild(element("text", { x: left - 5, y: y(part * highest) + 4, "text-anchor": "end" }, amount(measure, part * highest)));
    });
    [0, 20, 40].forEach(function (time) {
      drawn.appendChild(element("text", { x: x(time, TIMES), y: TALL - 6, "text-anchor": time === 40 ? "end" : time ? "middle" : "start" }, month(time)));
    });
    drawn.appendChild(element("path", { d: "M" + path(0) + "L" + path(4, true) + "Z", fill: "#0072B2", "fill-opacity": 0.18 }));
    drawn.appendChild(element("path", { d: "M" + path(1) + "L" + path(3, true) + "Z", fill: "#0072B2", "fill-opacity": 0.3 }));
    for (i = 0; i < number; i += 1) {
      drawn.appendChild(element("path", { d: "M" + Array.apply(null, new Array(HALVES)).map(function (none, h) {
        return x(h, HALVES).toFixed(1) + "," + y(single(i, h)).toFixed(1);
      }).join("L"), fill: "none", stroke: spread === "luck" ? "#1A1A1A" : "#D55E00", "stroke-width": 1,
        "stroke-dasharray": spread === "luck" ? "none" : "5 3", "class": "single" }));
    }
    drawn.appendChild(element("path", { d: "M" + path(2), fill: "none", stroke: "#004B76", "stroke-width": 3 }));
    byId("fan-note").textContent = t("fan_note") + " " + (spread === "luck" ? t("luck_note") : spread === "none" ? "" :
      fill(t("ignorance_note"), { runs: grid.size.runs_of_draw }));
  }

  function nice(x) {
    var size = Math.pow(10, Math.floor(Math.log(Math.max(x, 1)) / Math.LN10));
    return [1, 2, 3, 4, 5, 6, 8, 10].map(function (n) { return n * size; }).filter(function (n) { return n >= x; })[0] || 10 * size;
  }

  var west = -9.5, east = 5, south = 11.8, north = 24.2, high = 380;

  function across(longitude) { return (longitude - west) / (east - west) * WIDE; }

  function down(latitude) { return (north - latitude) / (north - south) * high; }

  function mark(who, x, y, size, strength) {
    var look = { fill: COLOURS[who], "fill-opacity": strength, stroke: COLOURS[who], "stroke-width": 1 };
    if (who === "rebels") { look.x = x - size; look.y = y - size; look.width = look.height = 2 * size; return element("rect", look); }
    if (who === "jihadists") {
      look.points = [[x, y - 1.2 * size], [x - 1.1 * size, y + 0.8 * size], [x + 1.1 * size, y + 0.8 * size]].join(" ");
      return element("polygon", look);
    }
    if (who === "nobody") {
      return element("path", { d: "M" + (x - 3) + "," + (y - 3) + "l6,6m0,-6l-6,6", stroke: "#777", "stroke-width": 1.5, fill: "none" });
    }
    look.cx = x; look.cy = y; look.r = size;
    return element("circle", look);
  }

  function map(scenario, around) {
    var cell = nearest(around), number = grid.places.length, counted = [0, 0, 0, 0], drawn, i, packed, who, place;
    for (i = 0; i < number; i += 1) { counted[scenario.map[(cell * TIMES + state.time) * number + i] >> 6] += 1; }
    drawn = picture(byId("map"), high, fill(t("map_words"), {
      month: month(state.time), state: counted[0], rebels: counted[1], jihadists: counted[2], nobody: counted[3]
    }));
    grid.outline.forEach(function (part) {
      drawn.appendChild(element("path", { d: "M" + part.map(function (point) {
        return across(point[0]).toFixed(1) + "," + down(point[1]).toFixed(1);
      }).join("L") + "Z", fill: "#F3F1EC", stroke: "#BBB" }));
    });
    for (i = 0; i < number; i += 1) {
      packed = scenario.map[(cell * TIMES + state.time) * number + i];
      who = RULERS[packed >> 6];
      place = grid.places[i];
      drawn.appendChild(mark(who, across(place[1]), down(place[2]), place[3] > 20000 ? 6 : 4.2, 0.15 + 0.85 * (packed & 63) / 63));
      if (t("towns")[place[0]]) {
        drawn.appendChild(element("text", { "class": "town", x: across(place[1]) + 8, y: down(place[2]) - 5 }, t("towns")[place[0]]));
      }
    }
    byId("month-said").textContent = month(state.time);
    byId("month").value = state.time;
    byId("month").setAttribute("aria-valuetext", month(state.time));
    byId("legend").textContent = RULERS.map(function (each) { return MARKS[each] + " " + t("gainers")[each] + " " + counted[RULERS.indexOf(each)]; }).join("   ");
  }

  /* The answer --------------------------------------------------------------------------------------------- */

  function ordered(names, of) {
    return names.map(function (name) { return [name, of(name)]; }).filter(function (pair) { return pair[1] > 0.004; })
      .sort(function (a, b) { return b[1] - a[1]; });
  }

  function gainers(scenario, around) {
    return ordered(Object.keys(t("gainers")), function (who) { return share(scenario, around, "gains_" + who); });
  }

  function answer() {
    var scenario = grid.scenarios[state.scenario], around = corners(state.at), gains = gainers(scenario, around);
    var error = grid.error, killed = middle(scenario, around, "civilians_killed");
    var soldiers = middle(scenario, around, "fighters_killed"), fled = middle(scenario, around, "displaced");
    byId("said").textContent = fill(t("said"), {
      over: percent(share(scenario, around, "rebel_war_over")), all: percent(share(scenario, around, "all_wars_over")),
      gains: t("gainers")[gains[0][0]], share: percent(gains[0][1]), killed: whole(killed)
    });
    byId("sure").textContent = around.length === 1
      ? fill(t("sure_computed"), { runs: runs, points: Math.round(98 / Math.sqrt(runs)) })
      : fill(t("sure_between"), { points: error.points, mean: decimal(error.rebel_war_over.mean), most: decimal(error.rebel_war_over.most),
        fighters: decimal(error.jihadist_fighters.mean), fighters_most: decimal(error.jihadist_fighters.most) });
    bars("endings", ordered(Object.keys(t("endings")), function (kind) { return share(scenario, around, "ends_" + kind); })
      .slice(0, 5).map(function (pair) { return { name: t("endings")[pair[0]], value: signs(pair[1]), part: pair[1] }; }));
    bars("gains", gains.map(function (pair) {
      return { name: capital(t("gainers")[pair[0]]), value: signs(pair[1]), part: pair[1], colour: COLOURS[pair[0]] };
    }));
    bars("pays", [
      { name: t("civilians"), value: whole(killed), part: killed / largest("civilians_killed") },
      { name: t("fighters_killed"), value: whole(soldiers), part: soldiers / largest("fighters_killed") },
      { name: t("displaced"), value: whole(fled), part: fled / largest("displaced") }
    ]);
    fan(scenario, around);
    map(scenario, around);
    sentences(scenario, around);
  }

  function largest(name) {
    return grid.scenarios.reduce(function (most, scenario) {
      return scenario.middles.reduce(function (found, cell) { return Math.max(found, cell[name]); }, most);
    }, 1);
  }

  /* What the report says, at this setting: "holds", "fails" or "silent". */
  function checked(scenario, around) {
    var talks = state.at[1] > 0, closed = state.at.slice(), over = share(scenario, around, "rebel_war_over");
    closed[1] = 0;
    return {
      force: talks || state.at[0] < 0.5 ? "silent" : share(scenario, around, "all_wars_over") < 0.5 ? "holds" : "fails",
      gain: over > 0.5 ? "silent" : middle(scenario, around, "jihadist_fighters") > middle(scenario, around, "jihadist_fighters_at_start") ? "holds" : "fails",
      dialogue: !talks ? "silent" : over - share(scenario, corners(closed), "rebel_war_over") >= 0.1 - 1e-9 ? "holds" : "fails"
    };
  }

  function sentences(scenario, around) {
    var found = checked(scenario, around), list = empty(byId("sentences"));
    [["force", "force_rule"], ["gain", "gain_rule_of_report"], ["dialogue", "dialogue_rule"]].forEach(function (pair) {
      var item = html("li", { "class": found[pair[0]], "data-sentence": pair[0] }), here = state.scenario + ":" + state.at.join(":");
      if (found[pair[0]] === "fails") { state.broken[pair[0]][here] = true; }
      item.appendChild(html("strong", {}, t(found[pair[0]])));
      item.appendChild(html("span", { "class": "quoted", lang: t("quotes")[pair[0]][1] }, t("quotes")[pair[0]][0]));
      item.appendChild(html("p", { "class": "small" }, t(pair[1])));
      item.appendChild(html("p", { "class": "small" }, fill(t("found"), { n: Object.keys(state.broken[pair[0]]).length })));
      list.appendChild(item);
    });
  }

  /* Betting ------------------------------------------------------------------------------------------------ */

  function chosen(name) {
    var found = document.querySelector("input[name='" + name + "']:checked");
    return found ? found.value : null;
  }

  function choices(id, name, options) {
    var box = byId(id), kept = chosen(name);
    empty(box);
    options.forEach(function (pair) {
      var label = html("label"), input = html("input", { type: "radio", name: name, value: pair[0] });
      input.checked = kept === pair[0];
      input.disabled = state.open;
      label.appendChild(input);
      label.appendChild(html("span", {}, pair[1]));
      box.appendChild(label);
    });
  }

  function reveal() {
    var over = chosen("over"), gain = chosen("gain"), scenario, around, truth, best;
    if (over === null || gain === null) { byId("verdict").textContent = t("bet_missing"); return; }
    scenario = grid.scenarios[state.scenario];
    around = corners(state.at);
    truth = [share(scenario, around, "rebel_war_over") > 0.5 ? "yes" : "no", gainers(scenario, around)[0][0]];
    best = [over === truth[0], gain === truth[1]];
    state.bets += 2;
    state.right += (best[0] ? 1 : 0) + (best[1] ? 1 : 0);
    state.outcome = best;
    state.open = true;
    render();
  }

  function again() {
    state.open = false;
    state.outcome = null;
    stop();
    Array.prototype.forEach.call(document.querySelectorAll("#betting input"), function (each) { each.checked = false; });
    render();
    byId("bet-over").querySelector("input").focus();
  }

  /* Playing ------------------------------------------------------------------------------------------------ */

  function stop() {
    if (playing !== null) { window.clearInterval(playing); playing = null; }
    byId("play").textContent = t("play");
  }

  function play() {
    if (playing !== null) { stop(); return; }
    if (state.time === TIMES - 1) { state.time = 0; }
    byId("play").textContent = t("pause");
    playing = window.setInterval(function () {
      state.time += 1;
      map(grid.scenarios[state.scenario], corners(state.at));
      if (state.time >= TIMES - 1) { stop(); }
    }, 350);
  }

  /* The link ------------------------------------------------------------------------------------------------ */

  function address() {
    var parts = ["scenario=" + grid.scenarios[state.scenario].name, "language=" + state.language];
    levers.forEach(function (lever, n) { parts.push(lever.name + "=" + state.at[n]); });
    try { window.history.replaceState(null, "", "#" + parts.join("&")); } catch (error) { /* some browsers refuse it of files */ }
  }

  function follow() {
    var wrong = false, text = window.location.hash.replace(/^#/, "");
    if (!text) { return; }
    text.split("&").forEach(function (part) {
      var pair = part.split("="), key = pair[0], value = pair.slice(1).join("="), n, number;
      if (key === "scenario") {
        n = grid.scenarios.map(function (each) { return each.name; }).indexOf(value);
        if (n < 0) { wrong = true; } else { state.scenario = n; }
      } else if (key === "language") {
        if (Object.prototype.hasOwnProperty.call(texts, value)) { state.language = value; } else { wrong = true; }
      } else {
        n = levers.map(function (each) { return each.name; }).indexOf(key);
        number = Number(value);
        if (n < 0 || value === "" || !isFinite(number) || number < levers[n].values[0] || number > levers[n].values[levers[n].values.length - 1]) {
          wrong = true;
        } else { state.at[n] = number; }
      }
    });
    if (wrong) { byId("alert").textContent = t("bad_link"); byId("alert").hidden = false; } else { byId("alert").hidden = true; }
  }

  /* Everything -------------------------------------------------------------------------------------------- */

  function options(id, pairs, value) {
    var select = empty(byId(id));
    pairs.forEach(function (pair) { select.appendChild(html("option", { value: pair[0] }, pair[1])); });
    select.value = value;
  }

  function words() {
    document.documentElement.lang = state.language;
    document.title = t("title");
    Array.prototype.forEach.call(document.querySelectorAll("[data-text]"), function (node) { node.textContent = t(node.getAttribute("data-text")); });
    Array.prototype.forEach.call(document.querySelectorAll("[data-label]"), function (node) { node.setAttribute("aria-label", t(node.getAttribute("data-label"))); });
    Array.prototype.forEach.call(document.querySelectorAll("[data-language]"), function (node) {
      node.setAttribute("aria-pressed", node.getAttribute("data-language") === state.language ? "true" : "false");
    });
    options("scenario", grid.scenarios.map(function (each) { return [each.name, t("scenarios")[each.name][0]]; }), grid.scenarios[state.scenario].name);
    options("measure", measures.map(function (each, n) { return [n, t("measures")[each.name]]; }), state.measure);
    options("spread", ["luck", "ignorance", "none"].map(function (each) { return [each, t(each)]; }), state.spread);
    byId("summary").textContent = t("scenarios")[grid.scenarios[state.scenario].name][1];
    byId("made").textContent = fill(t("made"), { version: grid.version, runs: runs, cells: grid.scenarios.length * grid.scenarios[0].counts.length, seed: grid.size.seed });
    if (playing !== null) { byId("play").textContent = t("pause"); }
    if (!byId("levers").firstChild) { sliders(); }
    levers.forEach(function (lever, n) {
      var box = byId("levers").children[n], said = t("levers")[lever.name];
      box.querySelector("label span").textContent = said[0];
      box.querySelector(".ends").children[0].textContent = said[1];
      box.querySelector(".ends").children[1].textContent = said[2];
    });
  }

  function sliders() {
    levers.forEach(function (lever, n) {
      var box = html("div", { "class": "lever" }), label = html("label", { "for": lever.name }), ends = html("div", { "class": "ends", id: lever.name + "-ends" });
      var input = html("input", { type: "range", id: lever.name, min: lever.values[0], max: lever.values[lever.values.length - 1], step: 0.05, "aria-describedby": lever.name + "-ends" });
      label.appendChild(html("span"));
      label.appendChild(html("output", { "for": lever.name }));
      ends.appendChild(html("span"));
      ends.appendChild(html("span"));
      [label, input, ends].forEach(function (each) { box.appendChild(each); });
      input.addEventListener("input", function () { state.at[n] = Math.round(Number(input.value) * 100) / 100; render(); });
      byId("levers").appendChild(box);
    });
  }

  function render() {
    words();
    levers.forEach(function (lever, n) {
      byId(lever.name).value = state.at[n];
      byId("levers").children[n].querySelector("output").textContent = decimal(state.at[n].toFixed(2));
    });
    choices("bet-over", "over", [["yes", t("yes")], ["no", t("no")]]);
    choices("bet-gain", "gain", ["state", "rebels", "jihadists", "nobody"].map(function (who) { return [who, t("gainers")[who]]; }));
    byId("show").hidden = state.open;
    byId("again").hidden = !state.open;
    byId("hidden").hidden = state.open;
    byId("answer").hidden = !state.open;
    byId("challenge").hidden = !state.open;
    byId("verdict").textContent = !state.outcome ? "" : t("bet_over") + " " + t(state.outcome[0] ? "right" : "wrong") + ". " +
      t("bet_gain") + " " + t(state.outcome[1] ? "right" : "wrong") + ". " + fill(t("score"), { right: state.right, all: state.bets });
    if (state.open) { answer(); }
    address();
  }

  state.at = levers.map(function (lever) { return lever.values[0]; });
  state.at[0] = 1;
  follow();
  byId("month").max = TIMES - 1;
  byId("scenario").addEventListener("change", function () {
    state.scenario = byId("scenario").selectedIndex;
    render();
  });
  byId("measure").addEventListener("change", function () { state.measure = byId("measure").selectedIndex; render(); });
  byId("spread").addEventListener("change", function () { state.spread = byId("spread").value; render(); });
  byId("month").addEventListener("input", function () { stop(); state.time = Number(byId("month").value); render(); });
  byId("show").addEventListener("click", reveal);
  byId("again").addEventListener("click", again);
  byId("play").addEventListener("click", play);
  Array.prototype.forEach.call(document.querySelectorAll("[data-language]"), function (node) {
    node.addEventListener("click", function () { state.language = node.getAttribute("data-language"); render(); });
  });
  window.addEventListener("hashchange", function () { follow(); render(); });
  render();
}());
