"""The backcast: what it forecasts of made-up events, its scores, and what it refuses."""

import json
from dataclasses import replace

import markupsafe
import numpy as np
import pytest

import sahel_sim
from event_files import acled, write
from made_up_records import steady_events
from sahel_sim.engine.rules_digest import rules_digest
from sahel_sim.execution.execution import Execution
from sahel_sim.report.answer_card import card_text
from sahel_sim.report.backcast_card import backcast_card
from sahel_sim.report.backcast_comparison import comparison_sentences, place_score_table
from sahel_sim.report.backcast_page import backcast_page, score_table, write_backcast
from sahel_sim.report.capitals_and_displaced import (
    capital_score_table,
    capital_sentences,
    displaced_sentences,
    displaced_table,
)
from sahel_sim.scenario import ScenarioError, read
from sahel_sim.scenario.draw_kinds import SHIPPED
from sahel_sim.scenario.parameter_draws import PriorDraws
from sahel_sim.validation.backcast import (
    DYADS,
    FROM,
    START,
    WITH_CHANGES,
    WITHOUT_CHANGES,
    BackcastError,
    Inspection,
    _stories,
    backcast,
    judged_set,
)
from sahel_sim.validation.event_reader import read_events
from sahel_sim.validation.place_forecasts import seen_places

NAMES = {"government": "Government of Mali", "jnim": "JNIM", "is_sahel": "IS"}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    table = steady_events(tmp_path_factory.mktemp("events"))
    return backcast(table, PriorDraws(), 24, seed=1, execution=Execution(1))


def test_months_and_dyads_of_the_file_are_what_is_forecast(found):
    assert found.months == tuple(f"2022-{month:02d}" for month in range(1, 9))
    assert found.dyads == DYADS
    jnim, sahel = DYADS.index("government-jnim"), DYADS.index("government-is_sahel")
    assert found.outcome[:, jnim].tolist() == [10.0] * 8
    assert found.outcome[:, sahel].tolist() == [0.0, 5.0] * 4
    assert found.outcome.sum() == 100.0
    assert found.by_place.outcome.sum() == 100.0


def test_every_forecast_is_a_sample_of_every_month_and_dyad(found):
    baselines = {"persistence", "last_year", "trend", "poisson", "negative_binomial"}

    assert set(found.samples) == {WITH_CHANGES, WITHOUT_CHANGES, *baselines}
    for name, sample in found.samples.items():
        assert sample.shape[1:] == (8, len(DYADS)), name
        assert (sample >= 0.0).all(), name
    assert found.samples["last_year"][:, :, 0].mean() == pytest.approx(10.0, rel=0.1)
    for share in found.by_place.shares.values():
        assert share.sum() == pytest.approx(1.0)


def test_a_steady_series_is_forecast_better_by_its_mean_than_by_numbers_from_anywhere(found):
    """The scores can tell: draws from the whole ranges know nothing of this series, its mean knows all."""
    scores = found.scores("government-jnim")

    assert scores["last_year"].log_crps < scores[WITH_CHANGES].log_crps
    assert found.best() not in (WITH_CHANGES, WITHOUT_CHANGES)
    assert found.place_errors()["kernel"] < found.place_errors()[WITH_CHANGES]


def test_places_are_scored_by_counts_and_without_the_region_that_was_looked_at(found):
    table = place_score_table(found).set_index(["places", "forecast"])
    menaka = found.by_place.places.index("Ménaka")

    assert found.by_place.outcome[menaka] == 20.0
    assert set(found.by_place.samples) == {WITH_CHANGES, WITHOUT_CHANGES, "kernel"}
    assert len(table) == 2 * 3
    assert found.place_errors(seen_places())["kernel"] != found.place_errors()["kernel"]
    kernel = found.by_place.samples["kernel"]
    assert kernel.mean(axis=0).sum() == pytest.approx(100.0, rel=0.2), "as many as in the last twelve months"
    assert table.loc[("all", "kernel"), "log_crps"] < table.loc[("all", WITH_CHANGES), "log_crps"]


def test_words_say_who_is_better_by_how_much_and_beyond_what_error(found):
    exact = np.tile(found.outcome, (9, 1, 1)) + 0.0
    worse = exact + 40.0
    others = {name: worse for name in found.samples}
    best = replace(found, samples={**others, WITH_CHANGES: exact})
    last = replace(found, samples={**others, WITH_CHANGES: worse + 5.0})
    ahead, behind = comparison_sentences(best), comparison_sentences(last)

    assert all("is better than all 5 baselines" in told for told in ahead)
    assert all("In 0 of 10 dyads some baseline is better" in told for told in ahead)
    assert all("5 of 5 baselines are better than the model" in told for told in behind)
    assert all("In 10 of 10 dyads some baseline is better" in told for told in behind)
    assert "is better by 5.00 (5.00 to 5.00): the difference is beyond its error" in behind[1]
    assert "In 0 of 10 dyads some simple forecast is nearer" in card_text(backcast_card(best), 200)
    assert "In 10 of 10 dyads some simple forecast is nearer" in card_text(backcast_card(last), 200)
    page = backcast_page(found, "en")
    for told in comparison_sentences(found):
        assert markupsafe.escape(told) in page
    assert "UCDP's final figures end with 2023" in page or "UCDP&#39;s final figures end with 2023" in page


def test_without_changes_nothing_from_outside_comes_to_pass_after_2021():
    stories = _stories(read(START), "2023-12")
    first = (int(FROM[:4]) - 2017) * 12 + 1 - 3

    assert any(entry.step >= first for entry in stories[WITH_CHANGES].timeline)
    assert all(entry.step < first for entry in stories[WITHOUT_CHANGES].timeline)
    assert stories[WITH_CHANGES].dates[-1] == stories[WITHOUT_CHANGES].dates[-1] == "2024-01-01"


def test_capitals_and_displaced_are_forecast_by_the_model_and_its_baselines(found):
    held, fled = found.capitals, found.displaced

    assert (held.months[0], held.months[-1]) == (FROM, "2024-01")
    assert set(held.chances) == {
        WITH_CHANGES, WITHOUT_CHANGES, "persistence", "frequency", "rate_of_change",
    }  # fmt: skip
    for name, chance in held.chances.items():
        assert chance.shape == (25, 6, 4), name
        assert chance.sum(axis=-1) == pytest.approx(np.ones((25, 6))), name
    assert set(fled.samples) == {WITH_CHANGES, WITHOUT_CHANGES, "persistence", "last_year", "trend"}
    assert fled.dates == ("2022-12-31", "2023-12-31")
    assert fled.by_month[WITH_CHANGES].shape[1] == 25
    assert (fled.samples[WITH_CHANGES][:, 1] == fled.by_month[WITH_CHANGES][:, 23]).all()


def test_what_comes_after_the_events_of_the_file_changes_no_forecast_of_deaths(tmp_path):
    """Runs go on to January 2024 for the capitals; a file that ends before is forecast as if they did not."""
    short, long = (
        backcast(steady_events(tmp_path, last=last), PriorDraws(), 4, seed=1, execution=Execution(1))
        for last in ("2022-08", "2023-12")
    )

    for name in (WITH_CHANGES, WITHOUT_CHANGES):
        assert long.capitals.chances[name].tolist() == short.capitals.chances[name].tolist()
        assert short.samples[name].shape[1] == 8
    assert long.samples[WITH_CHANGES].shape[1] == 24


def test_looks_are_counted_on_the_page_and_rules_that_were_seen_are_known(found):
    unseen = replace(found, looks=(Inspection("2030-01-01", "0" * 64, "once", "all of it, at other rules"),))
    seen = replace(found, looks=(*found.looks, Inspection("2030-01-01", rules_digest(), "once", "all of it")))

    assert not unseen.rules_seen
    assert seen.rules_seen
    page = backcast_page(seen, "en")
    assert f"and {sum(look.often == 'once' for look in seen.looks)} more looks were taken" in page
    assert "looked at all the time while the rules were made" in page
    for pattern in ("P11", "P19a", "P23", "P24a", "P27a"):
        assert any(pattern in look.what and not look.once for look in found.looks), pattern
    assert "Nothing was fitted" in backcast_page(found, "en")
    assert backcast_page(found, "fr") != backcast_page(found, "en")


def test_a_folder_has_every_score(found, tmp_path):
    folder = write_backcast(found, tmp_path / "out")
    table = score_table(found)

    assert len(table) == 7 * (1 + len(DYADS))
    assert {path.name for path in folder.iterdir()} == {
        "index.html", "figures", "scores.csv", "months.csv", "places.csv", "backcast.json",
        "differences.csv", "by_dyad.csv", "place_scores.csv",
        "capitals.csv", "capital_scores.csv", "displaced.csv",
    }  # fmt: skip
    assert {path.stem for path in (folder / "figures").iterdir()} == {"backcast", "capitals", "displaced"}
    assert len(capital_score_table(found.capitals)) == 5 * (1 + 6)
    assert len(displaced_table(found.displaced)) == 5 * 2
    record = json.loads((folder / "backcast.json").read_text("utf-8"))
    assert set(record["capitals"]) == set(found.capitals.chances)
    assert set(record["displaced"]) == set(found.displaced.samples)
    assert np.isfinite(table[["crps", "log_crps", "log_score"]].to_numpy()).all()


def test_words_say_which_baselines_are_better_and_what_was_said_of_kidal(found):
    held = found.capitals
    side = held.outcome[22, held.capitals.index("Kidal")]
    sure = np.full_like(held.chances[WITH_CHANGES], 0.01)
    np.put_along_axis(sure, held.outcome[..., None], 0.97, axis=-1)
    best = replace(held, chances={**held.chances, WITH_CHANGES: sure})
    worst = replace(held, chances={**held.chances, WITH_CHANGES: np.roll(sure, 1, axis=-1)})
    exact = {**found.displaced.samples, WITH_CHANGES: np.tile(found.displaced.outcome, (9, 1))}

    assert "forecasts better than all 3 baselines" in capital_sentences(best)[0]
    assert (
        "Kidal changed hands in November 2023: the model gave a chance of 97%" in capital_sentences(best)[1]
    )
    assert side == 0
    assert "all 3 baselines forecast better than the model" in capital_sentences(worst)[0]
    told = displaced_sentences(replace(found.displaced, samples=exact))
    assert "forecasts better than all 3 baselines" in told[0]
    assert "354,739 people were displaced inside Mali; in the middle run 354,739" in told[1]
    assert "is no test" in backcast_page(found, "en")


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"last_year": 2023}, "accepted_set_of_later_years"),
        ({"last_year": None}, "accepted_set_of_later_years"),
        ({"last_year": True}, "accepted_set_of_later_years"),
        ({"targets": "0" * 64}, "accepted_set_of_other_targets"),
    ],
)
def test_sets_that_were_fitted_to_what_is_to_judge_them_are_refused(tmp_path, changes, kind):
    told = json.loads(SHIPPED.read_text("utf-8"))
    path = tmp_path / "accepted_set.json"
    path.write_text(json.dumps({**told, **changes}), "utf-8")
    with pytest.raises(ScenarioError) as refused:
        sahel_sim.backcast(steady_events(tmp_path), path, 20)

    assert [mistake.kind for mistake in refused.value.mistakes] == [kind]
    assert "to the end of 2021" in refused.value.text("en") or kind == "accepted_set_of_other_targets"
    assert refused.value.text("en") != refused.value.text("fr")


def test_the_set_that_ships_may_be_judged():
    assert judged_set(SHIPPED).known["last_year"] == 2021


def test_a_refusal_of_a_set_names_no_option_that_backcast_lacks(tmp_path):
    told = json.loads(SHIPPED.read_text("utf-8"))
    path = tmp_path / "accepted_set.json"
    path.write_text(json.dumps({**told, "rules": "0" * 64}), "utf-8")
    with pytest.raises(ScenarioError) as refused:
        judged_set(path)

    assert "backcast cannot do without" in " ".join(refused.value.text("en").split())


def test_events_of_another_source_are_not_told_as_what_ucdp_records(tmp_path):
    months = [f"{year}-{month:02d}-05" for year in range(2017, 2024) for month in range(1, 13)]
    path = write(
        tmp_path / "acled.csv", *(acled(event_id_cnty=day, event_date=day, year=day[:4]) for day in months)
    )
    with pytest.raises(BackcastError, match="These events are of ACLED") as refused:
        backcast(read_events(path))

    assert refused.value.text("fr") != refused.value.text("en")


def test_files_that_end_too_early_or_begin_too_late_are_refused(tmp_path):
    with pytest.raises(BackcastError, match="end in 2022-03"):
        backcast(steady_events(tmp_path, last="2022-03"))
    with pytest.raises(BackcastError, match="begin in 2020-01"):
        backcast(steady_events(tmp_path, first="2020-01"))
