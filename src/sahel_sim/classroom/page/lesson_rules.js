/* The rules of the answers, those of lesson_answers.py: a test asks both at many settings. No page is needed here. */
window.lessonRules = function (grid) {
  "use strict";
  var Z = 1.959963984540054, HALF = 0.5, NEXT_TO_NONE = 1e-9, levers = grid.levers;
  var WHO = ["state", "rebels", "jihadists", "militias", "nobody"];
  var WARS = { rebel_war_over: "rebel_war_told", jihadist_war_over: "jihadist_war_told", all_wars_over: "runs" };
  var PAIRS = ["few_both", "few_here_only", "few_there_only", "few_neither"];
  var PRESSURE = position("pressure"), INCLUSIVITY = position("inclusivity");

  function position(name) { return levers.map(function (lever) { return lever.name; }).indexOf(name); }

  function rounded(x) { return Math.round(x * 1e9) / 1e9; }

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

  function mean(around, of) {
    return around.reduce(function (sum, pair) { return sum + pair[1] * of(pair[0]); }, 0);
  }

  /* Counts of runs by name, at a setting or estimated there. */
  function counted(columns, around) {
    return function (name) { return mean(around, function (cell) { return columns[name][cell]; }); };
  }

  /* The 95 % interval of Wilson. */
  function wilson(k, runs) {
    var under = runs + Z * Z, middle = (k + Z * Z / 2) / under;
    var half = Z / under * Math.sqrt(Math.max(k * (runs - k) / runs + Z * Z / 4, 0));
    return [k > 0 ? middle - half : 0, k < runs ? middle + half : 1];
  }

  function verdict(part, low, high) {
    if (low <= HALF && HALF <= high) { return "open"; }
    if (part === 0 || part === 1) { return part === 1 ? "all" : "none"; }
    return low > HALF ? "most" : "few";
  }

  function share(k, runs, error) {
    var part = rounded(k / runs), worth = Math.max(runs, 1), ends = wilson(Math.min(part * worth, worth), worth);
    var low = Math.max(ends[0] - error, 0), high = Math.min(ends[1] + error, 1);
    return { k: k, runs: runs, part: part, low: low, high: high, verdict: verdict(part, low, high) };
  }

  /* Who gains, most often first; the first does for sure if in more than half of the runs of the first two. */
  function gainer(of, error) {
    var ranked = WHO.filter(function (who) { return of(who) > NEXT_TO_NONE; }).sort(function (a, b) {
      return rounded(of(b)) - rounded(of(a)) || WHO.indexOf(a) - WHO.indexOf(b);
    });
    var first = ranked.length ? of(ranked[0]) : 0;
    return {
      ranked: ranked,
      clear: ranked.length > 0 && share(first, first + (ranked.length > 1 ? of(ranked[1]) : 0), error).low > HALF
    };
  }

  /* Newcombe's interval of a difference of paired shares, with his correction of phi; more: the error of both. */
  function difference(pairs, error) {
    var both = pairs[0], here = pairs[1], there = pairs[2], neither = pairs[3], all = both + here + there + neither;
    var p = (both + here) / all, q = (both + there) / all, of_p = wilson(both + here, all), of_q = wilson(both + there, all);
    var under = (both + here) * (there + neither) * (both + there) * (here + neither), phi = 0;
    if (under > 0) {
      phi = both * neither - here * there;
      phi = (phi > 0 ? Math.max(phi - all / 2, 0) : phi) / Math.sqrt(under);
    }
    function added(one, other) { return Math.sqrt(Math.max(one * one - 2 * phi * one * other + other * other, 0)); }
    return [
      p - q,
      Math.max(Math.max(p - q - added(p - of_p[0], of_q[1] - q), -1) - 2 * error, -1),
      Math.min(Math.min(p - q + added(of_p[1] - p, q - of_q[0]), 1) + 2 * error, 1)
    ];
  }

  function errorOf(name, around) { return around.length > 1 ? grid.error[name].mean / 100 : 0; }

  function onForce(over) { return over === undefined ? "silent" : { all: "fails", most: "fails", open: "undecided", few: "holds", none: "holds" }[over.verdict]; }

  function onGain(there) {
    if (!there.ranked.length) { return "silent"; }
    return !there.clear ? "undecided" : there.ranked[0] === "jihadists" ? "holds" : "fails";
  }

  function onDifference(found) {
    return found === null ? "silent" : found[1] > 0 ? "holds" : found[2] < 0 ? "fails" : "undecided";
  }

  /* Everything that the page answers at a setting; whose: "counts" or "plausible_counts". */
  function answers(scenario, at, whose) {
    var closed = at.slice(), around = corners(at), alone = {}, here, without, test, asked, there, found;
    closed[INCLUSIVITY] = 0;
    here = counted(scenario[whose], around);
    without = counted(scenario[whose], corners(closed));
    Object.keys(WARS).forEach(function (name) {
      var among = without(WARS[name]);
      if (among > NEXT_TO_NONE) { alone[name] = share(without(name), among, errorOf(name, corners(closed))); }
    });
    test = at[PRESSURE] > 0 && without("talks") <= NEXT_TO_NONE;
    asked = test && at[INCLUSIVITY] <= 0;
    there = gainer(function (who) { return here("stalemate_gains_" + who); }, errorOf("gains_jihadists", around));
    found = at[INCLUSIVITY] > grid.few ? difference(PAIRS.map(here), errorOf("rebel_war_over", around)) : null;
    return {
      here: here,
      presses: at[PRESSURE] > 0,
      talks: without("talks"),
      estimated: around.length > 1,
      estimated_alone: corners(closed).length > 1,
      test: test,
      alone: alone,
      over: share(here("rebel_war_over"), here("runs"), errorOf("rebel_war_over", around)),
      stalemates: here("stalemates"),
      gain: gainer(function (who) { return here("gains_" + who); }, errorOf("gains_jihadists", around)),
      gain_there: there,
      difference: found,
      sentences: {
        rebels: asked ? onForce(alone.rebel_war_over) : "silent",
        all: asked ? onForce(alone.all_wars_over) : "silent",
        gain: onGain(there),
        dialogue: onDifference(found)
      },
      share: function (name, of) {
        return share(here(name), of === undefined ? here("runs") : here(of), errorOf("gains_jihadists", around));
      }
    };
  }

  /* The values of the levers at a cell. */
  function setting(cell) {
    return levers.slice().reverse().map(function (lever) {
      var at = cell % lever.values.length;
      cell = (cell - at) / lever.values.length;
      return lever.values[at];
    }).reverse();
  }

  /* At how many settings of all scenarios each sentence of the report holds, fails, is undecided or silent. */
  function tally(whose) {
    var found = {};
    grid.scenarios.forEach(function (scenario) {
      scenario[whose].runs.forEach(function (runs, cell) {
        var sentences = answers(scenario, setting(cell), whose).sentences;
        Object.keys(sentences).forEach(function (name) {
          found[name] = found[name] || { holds: 0, fails: 0, undecided: 0, silent: 0 };
          found[name][sentences[name]] += 1;
        });
      });
    });
    return found;
  }

  return { answers: answers, corners: corners, mean: mean, setting: setting, tally: tally };
};
