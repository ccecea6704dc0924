/* The answers in words, those of cards wherever cards have them. */
window.answerWords = function (grid, rules, say) {
  "use strict";
  var t = say.t, fill = say.fill, percent = say.percent, tallies = null;

  /* "8 runs of 48", bare "8 of 48", or "about 17% of the runs" where it is estimated. */
  function runs(share, estimated, bare) {
    var k = Math.round(share.k), many = say.language() === "fr" ? k > 1 : k !== 1;
    if (estimated) { return fill(t("roughly"), { n: percent(share.part) }); }
    return fill(bare ? t("of") : t("runs_of")[many ? 1 : 0], { k: k, runs: Math.round(share.runs) });
  }

  function range(low, high) {
    var first = percent(low), last = percent(high);
    return first === last ? say.signs(high) : fill(t("range"), { low: first, high: last });
  }

  function told(share, estimated, bare) {
    return fill(t("share_range"), { share: runs(share, estimated, bare), range: range(share.low, share.high) });
  }

  function sentence(clauses) {
    var text = clauses.join(t("semicolon"));
    return text.charAt(0).toUpperCase() + text.slice(1) + ".";
  }

  var WARS = [["rebels", "rebel_war_over"], ["jihadists", "jihadist_war_over"], ["all", "all_wars_over"]];

  /* Of a place without rebels or without jihadists nothing is said of their war. */
  function told_wars(found) { return WARS.filter(function (pair) { return found.alone[pair[1]] !== undefined; }); }

  function wars(found) {
    var clauses = told_wars(found).map(function (pair, n) {
      var share = found.alone[pair[1]], words = found.test ? t("works")[pair[0]][share.verdict] : t("as_it_is")[pair[0]];
      return fill(words, { share: told(share, found.estimated_alone, n > 0) });
    });
    if (!found.presses) { clauses.unshift(t("nobody_pressed")); }
    else if (!found.test) {
      clauses.unshift(fill(t("talked"), { k: runs({ k: found.talks, runs: found.here("runs"), part: found.talks / found.here("runs") }, found.estimated_alone) }));
    }
    return clauses;
  }

  function group(verdict) { return { all: "yes", most: "yes", open: "open", few: "no", none: "no" }[verdict]; }

  /* What could overturn an answer: the same of numbers from anywhere plausible, and whether the answer is another. */
  function overturned(clauses, same) {
    return fill(t("if_plausible"), { told: clauses.join(t("semicolon")) }) + " " + t(same ? "plausible_same" : "plausible_other");
  }

  function force(found, plausible, talks) {
    var lead = sentence(wars(found)), clauses = told_wars(plausible).map(function (pair) {
      var share = plausible.alone[pair[1]];
      return fill(t("war_judged")[pair[0]], { share: told(share, plausible.estimated_alone, true), verdict: t("verdicts")[share.verdict] });
    });
    return {
      lead: talks ? fill(t("without_talks"), { wars: wars(found).join(t("semicolon")) + "." }) : lead,
      overturned: overturned(clauses, told_wars(found).every(function (pair) {
        return group(found.alone[pair[1]].verdict) === group(plausible.alone[pair[1]].verdict);
      }))
    };
  }

  /* Who gains most in some of the runs; how often each does where luck may decide that. */
  function gains(found, words, gainer, prefix, of, still) {
    var first = gainer.ranked[0];
    if (gainer.clear) { return fill(words[first], { share: told(found.share(prefix + first, of), found.estimated), still: still }); }
    return fill(words[""], { still: still, counts: gainer.ranked.map(function (who, n) {
      var share = found.share(prefix + who, of);
      return fill(t("counted")[who], { k: n === 0 ? told(share, found.estimated) : found.estimated ? runs(share, true) : Math.round(share.k) });
    }).join(t("comma")) });
  }

  function atStalemate(found) {
    if (!found.gain_there.ranked.length) { return [t("no_stalemate")]; }
    return [
      gains(found, t("at_stalemate"), found.gain_there, "stalemate_gains_", "stalemates", runs(found.share("stalemates"), found.estimated)),
      fill(t("grew_there"), { share: told(found.share("stalemate_jihadists_grew", "stalemates"), found.estimated) })
    ];
  }

  function overAll(found) { return gains(found, t("over_all"), found.gain, "gains_"); }

  function who(gainer) { return gainer.clear ? gainer.ranked[0] : ""; }

  function gain(found, plausible) {
    return {
      lead: sentence(atStalemate(found).slice(0, 1)),
      more: sentence(atStalemate(found).slice(1).concat([overAll(found)])),
      overturned: overturned(atStalemate(plausible).slice(0, 1).concat([overAll(plausible)]),
        who(found.gain_there) === who(plausible.gain_there) && who(found.gain) === who(plausible.gain))
    };
  }

  function points(x) { return (x < 0 ? "−" : x > 0 ? "+" : "") + Math.abs(x); }

  /* The numbers on which a sentence of the report is judged; nothing where it is silent. */
  function numbers(name, found) {
    var here, few;
    if (found.sentences[name] === "silent") { return ""; }
    if (name === "gain") { return sentence(atStalemate(found).slice(0, 1)); }
    if (name !== "dialogue") {
      return sentence([fill(t("war_over")[name], { share: told(found.alone[name === "all" ? "all_wars_over" : "rebel_war_over"], found.estimated_alone) })]);
    }
    here = { k: found.here("few_both") + found.here("few_here_only"), runs: found.here("runs") };
    few = { k: found.here("few_both") + found.here("few_there_only"), runs: found.here("runs") };
    [here, few].forEach(function (share) { share.part = share.k / share.runs; });
    return sentence([fill(t("compared"), {
      here: runs(here, found.estimated), few: runs(few, found.estimated, true), difference: points(Math.round(100 * found.difference[0])),
      low: points(Math.round(100 * found.difference[1])), high: points(Math.round(100 * found.difference[2]))
    })]);
  }

  function tally(name) {
    tallies = tallies || { counts: rules.tally("counts"), plausible_counts: rules.tally("plausible_counts") };
    return ["counts", "plausible_counts"].map(function (whose) {
      var found = tallies[whose][name];
      return fill(t("tally")[whose], { all: found.holds + found.fails + found.undecided, holds: found.holds, fails: found.fails, undecided: found.undecided }) +
        (found.fails ? "" : " " + t("never")[whose]);
    }).join(" ").replace(/;$/, ".");
  }

  /* Each sentence of the report at a setting, in words. */
  function sentences(found, plausible) {
    return ["rebels", "all", "gain", "dialogue"].map(function (name) {
      var verdict = found.sentences[name], other = plausible.sentences[name];
      return {
        name: name,
        verdict: verdict,
        heading: fill(t("judged"), { sentence: t("report_says")[name], verdict: t("sentence_verdicts")[verdict] }),
        quote: t("quotes")[name],
        numbers: numbers(name, found),
        plausible: other === "silent" ? "" : fill(t("sentence_if_plausible"), { numbers: numbers(name, plausible), verdict: t("sentence_verdicts")[other] }),
        rule: t("report_rules")[name],
        tally: tally(name)
      };
    });
  }

  return { force: force, gain: gain, sentences: sentences };
};
