/* The classroom page. Plain script of 2011 (ES5), so that old browsers run it; no library, no network. */
(function () {
  "use strict";
  var byId = function (id) { return document.getElementById(id); };
  if (!window.JSON || !window.Uint8Array || !document.documentElement.classList || !Array.prototype.forEach) {
    byId("old").hidden = false;
    byId("old").removeAttribute("hidden");
    byId("broken").style.display = "none";
    return;
  }
  /* Whatever goes wrong, at first or later, leaves a sentence and not a page that is dumb. */
  window.onerror = function () { byId("broken").hidden = false; byId("page").hidden = true; };
  var grid = window.GRID, texts = window.TEXTS;
  var SVG = "http://www.w3.org/2000/svg";
  var COLOURS = { state: "#0072B2", rebels: "#E69F00", jihadists: "#1A1A1A", militias: "#7F5539", nobody: "#BDBDBD" };
  var RULERS = ["state", "rebels", "jihadists", "militias", "nobody"];
  var TIMES = 21, MONTHS = 6, QUANTILES = 5, SIGNS = grid.alphabet.length, LEVELS = SIGNS * SIGNS - 1, WIDE = 460, TALL = 240;
  var runs = grid.size.runs, levers = grid.levers, measures = grid.measures;
  var state = { scenario: 0, at: [], wrong: false, language: firstLanguage(), measure: 0, spread: "luck", time: 0,
    open: false, outcome: null, right: 0, bets: 0, untold: 0, broken: { rebels: {}, all: {}, gain: {}, dialogue: {} } };
  var playing = null, rules = window.lessonRules(grid), corners = rules.corners, mean = rules.mean, setting = rules.setting;
  var words_of = window.answerWords(grid, rules, { t: t, fill: fill, percent: percent, signs: signs, language: function () { return state.language; } });

  /* That of who made the page, if one was named; else that of the browser; a link has the last word. */
  function firstLanguage() {
    var made = document.documentElement.getAttribute("data-chosen"), asked = window.navigator.languages || [window.navigator.language || ""], found;
    if (made) { return made; }
    found = Array.prototype.map.call(asked, function (each) { return String(each).split("-")[0].toLowerCase(); })
      .filter(function (each) { return Object.prototype.hasOwnProperty.call(texts, each); });
    return found[0] || document.documentElement.lang;
  }

  /* Data ------------------------------------------------------------------------------------------------- */

  var ranks = {};
  grid.alphabet.split("").forEach(function (sign, at) { ranks[sign.charCodeAt(0)] = at; });

  /* Numbers of two signs, the higher one first: levels of shares, or of logarithms of persons. */
  function levels(text) {
    var found = new Uint16Array(text.length / 2), i;
    for (i = 0; i < found.length; i += 1) { found[i] = SIGNS * ranks[text.charCodeAt(2 * i)] + ranks[text.charCodeAt(2 * i + 1)]; }
    return found;
  }

  /* Texts become numbers when a scenario is first looked at. */
  function story() {
    var each = grid.scenarios[state.scenario];
    if (typeof each.bands === "string") {
      ["bands", "lines", "draws"].forEach(function (part) { each[part] = levels(each[part]); });
    }
    return each;
  }

  /* What levels of a measure stand for. */
  function value(measure, level) {
    var top = measures[measure].top, part = level / LEVELS;
    return measures[measure].unit === "share" ? part * top : grid.floor * (Math.exp(part * Math.log(1 + top / grid.floor)) - 1);
  }

  function cells() { return levers.reduce(function (product, lever) { return product * lever.values.length; }, 1); }

  /* Of the settings that have lines, other numbers and a map, the position of the nearest. */
  function nearest(at) {
    var best = 0, least = Infinity;
    grid.pictured.forEach(function (cell, position) {
      var far = setting(cell).reduce(function (sum, x, n) { return sum + Math.abs(x - at[n]); }, 0);
      if (far < least) { least = far; best = position; }
    });
    return best;
  }

  /* Persons change by factors from one setting to the next: straight lines of their logarithms. */
  function persons(around, of) {
    return Math.exp(mean(around, function (cell) { return Math.log(of(cell) + grid.floor); })) - grid.floor;
  }

  function share(scenario, around, name) {
    function of(each) { return mean(around, function (cell) { return scenario.counts[each][cell]; }); }
    return of(name) / of("runs");
  }

  function middle(scenario, around, name) {
    return persons(around, function (cell) { return scenario.middles[name][cell]; });
  }

  function band(scenario, around, measure, quantile, time) {
    return value(measure, mean(around, function (cell) {
      return scenario.bands[((cell * measures.length + measure) * QUANTILES + quantile) * TIMES + time];
    }));
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
    var start = grid.scenarios[state.scenario].dates[0].split("-"), n = Number(start[1]) - 1 + MONTHS * time;
    return t("months")[n % 12] + " " + (Number(start[0]) + Math.floor(n / 12));
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
    var measure = state.measure, spread = state.spread;
    var left = 60, low = TALL - 24, key = measures[measure].name, i, drawn, highest = 0;
    var cell = nearest(state.at), lines = spread === "luck" ? scenario.lines : scenario.draws;
    var number = spread === "none" ? 0 : spread === "luck" ? lines.length / (grid.pictured.length * measures.length * TIMES) : grid.size.draws;
    function single(n, h) { return value(measure, lines[((cell * number + n) * measures.length + measure) * TIMES + h]); }
    function x(time, of) { return left + (WIDE - left - 8) * time / (of - 1); }
    for (i = 0; i < TIMES; i += 1) { highest = Math.max(highest, band(scenario, around, measure, 4, i)); }
    for (i = 0; i < number * TIMES; i += 1) { highest = Math.max(highest, single(Math.floor(i / TIMES), i % TIMES)); }
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
    [0, (TIMES - 1) / 2, TIMES - 1].forEach(function (time) {
      drawn.appendChild(element("text", { x: x(time, TIMES), y: TALL - 6, "text-anchor": time === TIMES - 1 ? "end" : time ? "middle" : "start" }, month(time)));
    });
    drawn.appendChild(element("path", { d: "M" + path(0) + "L" + path(4, true) + "Z", fill: "#0072B2", "fill-opacity": 0.18 }));
    drawn.appendChild(element("path", { d: "M" + path(1) + "L" + path(3, true) + "Z", fill: "#0072B2", "fill-opacity": 0.3 }));
    for (i = 0; i < number; i += 1) {
      drawn.appendChild(element("path", { d: "M" + Array.apply(null, new Array(TIMES)).map(function (none, h) {
        return x(h, TIMES).toFixed(1) + "," + y(single(i, h)).toFixed(1);
      }).join("L"), fill: "none", stroke: spread === "luck" ? "#1A1A1A" : "#D55E00", "stroke-width": 1,
        "stroke-dasharray": spread === "luck" ? "none" : "5 3", "class": "single" }));
    }
    drawn.appendChild(element("path", { d: "M" + path(2), fill: "none", stroke: "#004B76", "stroke-width": 3 }));
    byId("fan-note").textContent = t("fan_note") + " " + (spread === "none" ? "" :
      (spread === "luck" ? t("luck_note") : fill(t("ignorance_note"), { runs: grid.size.runs_of_draw })) + " " + where(grid.pictured[cell]));
  }

  function nice(x) {
    var size = Math.pow(10, Math.floor(Math.log(Math.max(x, 1)) / Math.LN10));
    return [1, 2, 3, 4, 5, 6, 8, 10].map(function (n) { return n * size; }).filter(function (n) { return n >= x; })[0] || 10 * size;
  }

  /* The marks of a map: the town and its villages, by the number of the place. */
  function marks(language) {
    var found = [];
    Array.prototype.forEach.call(document.querySelectorAll("[data-map=" + language + "] [data-place]"), function (group) {
      found[Number(group.getAttribute("data-place"))] = [group.querySelector(".t"), group.querySelector(".v")];
    });
    return found;
  }

  function paint(mark, who, agreed, village) {
    var look = grid.map.looks[who], part = agreed / grid.agreements, apart = agreed < grid.map.agreed * grid.agreements - 1e-9;
    mark.setAttribute("d", look[0]);
    mark.setAttribute("fill", look[1]);
    mark.setAttribute("stroke", look[1]);
    mark.setAttribute("fill-opacity", (village ? 0.3 : 1) * (0.15 + 0.85 * part));
    mark.setAttribute("stroke-dasharray", apart ? "2 1.5" : "none");
    return apart;
  }

  function tally(counted) {
    return ordered(RULERS, function (who) { return counted[RULERS.indexOf(who)]; })
      .map(function (pair) { return t("gainers")[pair[0]] + " " + pair[1]; }).join(", ");
  }

  function map(scenario) {
    var cell = nearest(state.at), number = grid.map.places, start = (cell * TIMES + state.time) * 2 * number, counted = [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0]], apart = 0;
    marks(state.language).forEach(function (pair, place) {
      pair.forEach(function (mark, part) {
        var level, who, differ;
        if (!mark) { return; }
        level = ranks[scenario.map.charCodeAt(start + part * number + place)];
        who = Math.floor(level / (grid.agreements + 1));
        differ = paint(mark, who, level % (grid.agreements + 1), part === 1);
        counted[part][who] += 1;
        if (part === 0 && differ) { apart += 1; }
      });
    });
    byId("month-said").textContent = month(state.time);
    byId("month").value = state.time;
    byId("month").setAttribute("aria-valuetext", month(state.time));
    byId("map-said").textContent = fill(t("towns_said"), { tally: tally(counted[0]) }) + " " + fill(t("villages_said"), { tally: tally(counted[1]) }) + " " +
      fill(t("apart_said"), { n: apart, all: counted[0].reduce(function (sum, n) { return sum + n; }, 0) });
    document.querySelector("[data-map=" + state.language + "] svg").setAttribute("aria-label", month(state.time) + t("colon") + byId("map-said").textContent);
    byId("map-note").textContent = t("map_note") + " " + where(grid.pictured[cell]);
  }

  function legend() {
    var list = empty(byId("legend"));
    RULERS.forEach(function (who, at) {
      var item = html("li"), drawn = element("svg", { viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" }), look = grid.map.looks[at];
      drawn.appendChild(element("path", { d: look[0], fill: look[1], stroke: look[1], "stroke-width": 0.3 }));
      item.appendChild(drawn);
      item.appendChild(html("span", {}, t("gainers")[who]));
      list.appendChild(item);
    });
  }

  /* The answer --------------------------------------------------------------------------------------------- */

  function ordered(names, of) {
    return names.map(function (name) { return [name, of(name)]; }).filter(function (pair) { return pair[1] > 0.004; })
      .sort(function (a, b) { return b[1] - a[1]; });
  }

  function gainers(scenario, around) {
    return ordered(Object.keys(t("gainers")), function (who) { return share(scenario, around, "gains_" + who); });
  }

  function where(cell) {
    var at = setting(cell);
    return fill(t("where"), { levers: levers.map(function (lever, n) { return t("levers")[lever.name][3] + " " + decimal(at[n].toFixed(2)); }).join(", ") });
  }

  function answer() {
    var scenario = story(), around = corners(state.at), gains = gainers(scenario, around);
    var error = grid.error, killed = middle(scenario, around, "civilians_killed");
    var soldiers = middle(scenario, around, "fighters_killed"), fled = middle(scenario, around, "displaced");
    byId("said").textContent = fill(t("said"), {
      over: percent(share(scenario, around, "rebel_war_over")), all: percent(share(scenario, around, "all_wars_over")),
      gains: t("gainers")[gains[0][0]], share: percent(gains[0][1]), killed: whole(killed)
    });
    questions(scenario);
    byId("sure").textContent = around.length === 1
      ? fill(t("sure_computed"), { runs: runs, plausible: grid.size.plausible_runs })
      : fill(t("sure_between"), { points: error.points, runs: error.runs, mean: decimal(error.rebel_war_over.mean), most: decimal(error.rebel_war_over.most),
        luck: decimal(error.rebel_war_over.luck), fighters: decimal(error.jihadist_fighters.mean), fighters_most: decimal(error.jihadist_fighters.most) });
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
    map(scenario);
  }

  /* Both questions and the sentences of the report: with numbers that fit the record, and with whatever is plausible. */
  function questions(scenario) {
    var found = rules.answers(scenario, state.at, "counts"), plausible = rules.answers(scenario, state.at, "plausible_counts");
    var force = words_of.force(found, plausible, state.at[1] > 0), gain = words_of.gain(found, plausible);
    byId("force").textContent = force.lead;
    byId("force-overturned").textContent = force.overturned;
    byId("gain").textContent = gain.lead;
    byId("gain-more").textContent = gain.more;
    byId("gain-overturned").textContent = gain.overturned;
    sentences(found, plausible);
  }

  function largest(name) {
    return grid.scenarios.reduce(function (most, scenario) {
      return Math.max(most, Math.max.apply(null, scenario.middles[name]));
    }, 1);
  }

  function sentences(found, plausible) {
    var list = empty(byId("sentences")), here = state.scenario + ":" + state.at.join(":");
    words_of.sentences(found, plausible).forEach(function (told) {
      var item = html("li", { "class": told.verdict, "data-sentence": told.name });
      if (told.verdict === "fails") { state.broken[told.name][here] = true; }
      item.appendChild(html("strong", {}, told.heading));
      item.appendChild(html("span", { "class": "quoted", lang: told.quote[1] }, told.quote[0]));
      [told.numbers, told.plausible].filter(Boolean).forEach(function (text) { item.appendChild(html("p", {}, text)); });
      item.appendChild(html("p", { "class": "small" }, told.rule));
      item.appendChild(html("p", { "class": "small" }, told.tally + " " + fill(t("found"), { n: Object.keys(state.broken[told.name]).length })));
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

  /* "right", "wrong", or "not_told" where the runs do not tell. */
  function outcome(bet, truth) { return truth === "" ? "not_told" : bet === truth ? "right" : "wrong"; }

  function reveal() {
    var over = chosen("over"), gain = chosen("gain"), found;
    if (over === null || gain === null) { byId("verdict").textContent = t("bet_missing"); return; }
    found = rules.answers(story(), state.at, "counts");
    state.outcome = [
      outcome(over, { all: "yes", most: "yes", open: "", few: "no", none: "no" }[found.over.verdict]),
      outcome(gain, found.gain.clear ? found.gain.ranked[0] : "")
    ];
    state.outcome.forEach(function (each) {
      if (each === "not_told") { state.untold += 1; } else { state.bets += 1; state.right += each === "right" ? 1 : 0; }
    });
    state.open = true;
    render();
    byId("h-answer").focus();
    if (byId("h-answer").getBoundingClientRect().top > window.innerHeight / 2) { byId("h-answer").scrollIntoView(); }
  }

  function uncheck() {
    Array.prototype.forEach.call(document.querySelectorAll("#betting input"), function (each) { each.checked = false; });
  }

  /* Another setting than the one of the bet: what was right there says nothing here. */
  function moved() {
    if (state.outcome) { state.outcome = null; uncheck(); }
  }

  function again() {
    state.open = false;
    state.outcome = null;
    stop();
    uncheck();
    render();
    byId("bet-over").querySelector("input").focus();
  }

  function bet_said() {
    if (!state.open) { return ""; }
    if (!state.outcome) { return t("no_bet"); }
    return [t("bet_over"), t("bet_gain")].map(function (question, n) {
      return fill(t("outcome"), { question: question, outcome: t(state.outcome[n]) });
    }).join(" ") + " " + fill(t("score"), { right: state.right, all: state.bets, open: state.untold });
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
      map(story());
      if (state.time >= TIMES - 1) { stop(); }
    }, 500);
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
    state.wrong = wrong;
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
    Array.prototype.forEach.call(document.querySelectorAll("[data-map]"), function (node) { node.hidden = node.getAttribute("data-map") !== state.language; });
    legend();
    byId("alert").textContent = state.wrong ? t("bad_link") : "";
    byId("alert").hidden = !state.wrong;
    Array.prototype.forEach.call(document.querySelectorAll("[data-text]"), function (node) { node.textContent = t(node.getAttribute("data-text")); });
    Array.prototype.forEach.call(document.querySelectorAll("[data-label]"), function (node) { node.setAttribute("aria-label", t(node.getAttribute("data-label"))); });
    Array.prototype.forEach.call(document.querySelectorAll("[data-language]"), function (node) {
      node.setAttribute("aria-pressed", node.getAttribute("data-language") === state.language ? "true" : "false");
    });
    options("scenario", grid.scenarios.map(function (each) { return [each.name, t("scenarios")[each.name][0]]; }), grid.scenarios[state.scenario].name);
    options("measure", drawable().map(function (n) { return [n, t("measures")[measures[n].name]]; }), state.measure);
    options("spread", ["luck", "ignorance", "none"].map(function (each) { return [each, t(each)]; }), state.spread);
    byId("summary").textContent = t("scenarios")[grid.scenarios[state.scenario].name][1];
    byId("made").textContent = fill(t("made"), { version: grid.version, runs: runs, plausible: grid.size.plausible_runs, cells: grid.scenarios.length * cells(), seed: grid.size.seed });
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
      input.addEventListener("input", function () { state.at[n] = Math.round(Number(input.value) * 100) / 100; moved(); render(); });
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
    choices("bet-gain", "gain", Object.keys(t("gainers")).map(function (who) { return [who, t("gainers")[who]]; }));
    byId("show").hidden = state.open;
    byId("again").hidden = !state.open;
    byId("again").textContent = t(state.outcome ? "again" : "bet_here");
    byId("bets").hidden = state.open;
    byId("hidden").hidden = state.open;
    byId("answer").hidden = !state.open;
    byId("challenge").hidden = !state.open;
    byId("verdict").textContent = bet_said();
    if (state.open) { answer(); }
    address();
  }

  /* Measures of which any scenario has anything: a place need not have rebels and jihadists. */
  function drawable() {
    var all = measures.map(function (each, n) { return n; });
    var found = all.filter(function (n) { return grid.scenarios.some(function (each) { return Math.max.apply(null, each.middles[measures[n].name]) > 0; }); });
    return found.length ? found : all;
  }

  state.measure = drawable()[0];
  state.at = levers.map(function (lever) { return lever.values[0]; });
  state.at[0] = 1;
  follow();
  byId("about-scenario").open = window.innerWidth >= 960;
  byId("month").max = TIMES - 1;
  byId("scenario").addEventListener("change", function () {
    state.scenario = byId("scenario").selectedIndex;
    moved();
    render();
  });
  byId("measure").addEventListener("change", function () { state.measure = Number(byId("measure").value); render(); });
  byId("spread").addEventListener("change", function () { state.spread = byId("spread").value; render(); });
  byId("month").addEventListener("input", function () { stop(); state.time = Number(byId("month").value); render(); });
  byId("show").addEventListener("click", reveal);
  byId("again").addEventListener("click", again);
  byId("play").addEventListener("click", play);
  Array.prototype.forEach.call(document.querySelectorAll("[data-language]"), function (node) {
    node.addEventListener("click", function () { state.language = node.getAttribute("data-language"); render(); });
  });
  window.addEventListener("hashchange", function () {
    var before = [state.scenario].concat(state.at).join();
    follow();
    if ([state.scenario].concat(state.at).join() !== before) { moved(); }
    render();
  });
  render();
  byId("broken").hidden = true;
  byId("page").hidden = false;
}());
