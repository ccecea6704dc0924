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
    open: false, right: 0, bets: 0, broken: { force: {}, gain: {}, dialogue: {} } };
  var playing = null;

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

  function cells() { return levers.reduce(function (product, lever) { return product * lever.values.length; }, 1); }

  /* The values of the levers at a cell. */
  function setting(cell) {
    return levers.slice().reverse().map(function (lever) {
      var at = cell % lever.values.length;
      cell = (cell - at) / lever.values.length;
      return lever.values[at];
    }).reverse();
  }

  /* Of the settings that have lines, other numbers and a map, the position of the nearest. */
  function nearest(at) {
    var best = 0, least = Infinity;
    grid.pictured.forEach(function (cell, position) {
      var far = setting(cell).reduce(function (sum, x, n) { return sum + Math.abs(x - at[n]); }, 0);
      if (far < least) { least = far; best = position; }
    });
    return best;
  }

  function mean(around, of) {
    return around.reduce(function (sum, pair) { return sum + pair[1] * of(pair[0]); }, 0);
  }

  /* Persons change by factors from one setting to the next: straight lines of their logarithms. */
  function persons(around, of) {
    return Math.exp(mean(around, function (cell) { return Math.log(of(cell) + grid.floor); })) - grid.floor;
  }

  function share(scenario, around, name) {
    return mean(around, function (cell) { return scenario.counts[name][cell]; }) / runs;
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
    var left = 48, low = TALL - 24, key = measures[measure].name, i, drawn, highest = 0;
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

  /* Where a share that is seen in so many runs may lie, nineteen times in twenty (Wilson's interval). */
  function interval(part, number) {
    var z = 3.8416 / Math.max(number, 1), middle = (part + z / 2) / (1 + z);
    var half = Math.sqrt(z * (part * (1 - part) + z / 4)) / (1 + z);
    return [Math.max(middle - half, 0), Math.min(middle + half, 1)];
  }

  /* "low to high", wider by the mean error where the page estimates. */
  function luck(part, number, around) {
    var ends = interval(part, number), more = around.length > 1 ? grid.error.rebel_war_over.mean / 100 : 0;
    return { low: Math.max(ends[0] - more, 0), high: Math.min(ends[1] + more, 1) };
  }

  function why(around) { return t(around.length > 1 ? "why_both" : "why_luck"); }

  function told(range) { return fill(t("range"), { low: percent(range.low), high: percent(range.high) }); }

  function where(cell) {
    var at = setting(cell);
    return fill(t("where"), { levers: levers.map(function (lever, n) { return t("levers")[lever.name][3] + " " + decimal(at[n].toFixed(2)); }).join(", ") });
  }

  /* In how many of the other sets of numbers something holds: of("name") is a share of the runs under one set. */
  function same(scenario, position, holds) {
    var found = 0, draw;
    function of(name) { return scenario.draw_counts[name][position * grid.size.draws + draw] / grid.size.runs_of_draw; }
    for (draw = 0; draw < grid.size.draws; draw += 1) { if (holds(of)) { found += 1; } }
    return fill(t("sure_ignorance"), { all: grid.size.draws, same: found }) + " " + where(grid.pictured[position]);
  }

  function verdict(over, all) { return all >= 0.5 ? "yes" : over > 0.5 ? "partly" : "no"; }

  /* Does force alone work: the same levers without talks. */
  function force(scenario) {
    var at = [state.at[0], 0, state.at[2]], around = corners(at), over = share(scenario, around, "rebel_war_over"), all = share(scenario, around, "all_wars_over");
    var here = verdict(over, all), overs = luck(over, runs, around), alls = luck(all, runs, around);
    var turns = (alls.low < 0.5 && alls.high >= 0.5) || (here !== "yes" && overs.low <= 0.5 && overs.high > 0.5);
    byId("force").textContent = fill(t(state.at[0] < 0.5 ? "force_weak" : "force_" + here), { over: percent(over), all: percent(all) });
    byId("force-sure").textContent = fill(t("force_luck"), { why: why(around), over: told(overs), all: told(alls) }) + " " + (turns ? t("may_turn") + " " : "") +
      same(scenario, nearest(at), function (of) { return verdict(of("rebel_war_over"), of("all_wars_over")) === here; });
  }

  function first(of) {
    return Object.keys(t("gainers")).reduce(function (best, who) { return best === null || of(who) > of(best) ? who : best; }, null);
  }

  /* Who gains from the stalemate: in the runs in which the war with the rebels goes on, or in all if there are next to none. */
  function gain(scenario, around) {
    var goes = 1 - share(scenario, around, "rebel_war_over"), none = goes * runs < 3, end = none ? "" : "_at_war", of = none ? 1 : goes;
    var who = first(function (each) { return share(scenario, around, "gains_" + each + end); });
    var part = share(scenario, around, "gains_" + who + end) / of;
    byId("gain").textContent = fill(t(none ? "gain_none" : "gain_war"), {
      who: t("gainers")[who], share: percent(part), goes: percent(goes), over: percent(1 - goes)
    });
    byId("gain-sure").textContent = fill(t("gain_fighters"), {
      start: whole(middle(scenario, around, "jihadist_fighters_at_start")), end: whole(middle(scenario, around, "jihadist_fighters"))
    }) + " " + fill(t("gain_luck"), { why: why(around), range: told(luck(part, of * runs, around)) }) + " " +
      same(scenario, nearest(state.at), function (found) {
        return (none || found("rebel_war_over") < 1) && first(function (each) { return found("gains_" + each + end); }) === who;
      });
  }

  function answer() {
    var scenario = story(), around = corners(state.at), gains = gainers(scenario, around);
    var error = grid.error, killed = middle(scenario, around, "civilians_killed");
    var soldiers = middle(scenario, around, "fighters_killed"), fled = middle(scenario, around, "displaced");
    byId("said").textContent = fill(t("said"), {
      over: percent(share(scenario, around, "rebel_war_over")), all: percent(share(scenario, around, "all_wars_over")),
      gains: t("gainers")[gains[0][0]], share: percent(gains[0][1]), killed: whole(killed)
    });
    force(scenario);
    gain(scenario, around);
    byId("sure").textContent = around.length === 1
      ? fill(t("sure_computed"), { runs: runs })
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
    sentences(scenario, around);
  }

  function largest(name) {
    return grid.scenarios.reduce(function (most, scenario) {
      return Math.max(most, Math.max.apply(null, scenario.middles[name]));
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
    scenario = story();
    around = corners(state.at);
    truth = [share(scenario, around, "rebel_war_over") > 0.5 ? "yes" : "no", gainers(scenario, around)[0][0]];
    best = [over === truth[0], gain === truth[1]];
    state.bets += 2;
    state.right += (best[0] ? 1 : 0) + (best[1] ? 1 : 0);
    state.outcome = best;
    state.open = true;
    render();
    byId("h-answer").focus();
    if (byId("h-answer").getBoundingClientRect().top > window.innerHeight / 2) { byId("h-answer").scrollIntoView(); }
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
    options("measure", measures.map(function (each, n) { return [n, t("measures")[each.name]]; }), state.measure);
    options("spread", ["luck", "ignorance", "none"].map(function (each) { return [each, t(each)]; }), state.spread);
    byId("summary").textContent = t("scenarios")[grid.scenarios[state.scenario].name][1];
    byId("made").textContent = fill(t("made"), { version: grid.version, runs: runs, cells: grid.scenarios.length * cells(), seed: grid.size.seed });
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
    choices("bet-gain", "gain", Object.keys(t("gainers")).map(function (who) { return [who, t("gainers")[who]]; }));
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
  byId("broken").hidden = true;
  byId("page").hidden = false;
}());
