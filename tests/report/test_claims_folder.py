"""The page, the figures and the folder of claims."""

import csv
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pandas
import pytest
import xarray
from rich.console import Console

from planted_claims import CLAIMS, MADE, MAIN, NEVER, ON_ONE, OPEN, SEED, SUPPORTED, planted
from sahel_sim.claim_testing.effort import EFFORTS
from sahel_sim.claim_testing.registration import ChangedRegistration, fingerprint, register_claims
from sahel_sim.claim_testing.simulator import scenario_of
from sahel_sim.core import SahelError
from sahel_sim.report.claim_text import verdict_word
from sahel_sim.report.claims_folder import write_claims
from sahel_sim.report.claims_page import claims_html, command
from sahel_sim.report.claims_table import claims_table
from sahel_sim.report.figures.claim_figures import claim_figures
from sahel_sim.scenario import read
from saying import told_in

both = pytest.mark.parametrize("language", ["en", "fr"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("claims") / "out"
    lock = register_claims(CLAIMS, MADE, SEED, date(2024, 2, 1))
    return write_claims(
        planted().rulings, MADE, SEED, place, "en", lock, ChangedRegistration(edited=(ON_ONE,))
    )


@pytest.fixture(scope="module")
def page(folder):
    return (folder / "index.html").read_text(encoding="utf-8")


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class Page(HTMLParser):
    """Ids, references and tags of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.tags = [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Keep what a tag names and where it leads."""
        known = dict(attrs)
        self.tags.add(tag)
        if "id" in known:
            self.ids.append(known["id"])
        if tag == "a":
            self.links.append(known["href"])


@both
def test_the_table_fits_eighty_columns(language):
    console = Console(width=80, record=True, force_terminal=False)
    console.print(claims_table(planted().rulings, language))
    text = console.export_text()

    assert max(len(line) for line in text.splitlines()) <= 80
    assert MAIN in text
    assert "without" in text[text.index(MAIN) :]
    assert not re.search(r"^\W*%", text, re.MULTILINE), "a sign has come loose from its number"
    assert [
        r for r in planted().rulings if told_in(language, verdict_word, r.verdict).split()[0] not in text
    ] == []


@both
def test_the_table_gives_the_option_that_would_decide_what_is_open(language):
    ruling = planted()[OPEN]
    ruling = replace(ruling, at_defaults=replace(ruling.at_defaults, runs_needed=987654))
    console = Console(width=80, record=True, force_terminal=False)
    console.print(claims_table([ruling], language))
    text = console.export_text()

    assert "987654" in text
    assert "--runs N" in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_the_table_of_the_page_tells_what_turns_a_claim_and_every_world_of_a_threshold(page):
    overview = page[page.index('id="all_claims"') : page.index('id="each_claim"')]

    assert "What turns it" in overview
    assert re.search(r"<br>with(out)? 0\.0%, with(out)? 0\.0%", overview)


def test_every_link_of_the_page_leads_somewhere(page, folder):
    found = Page(page)
    inside = [link[1:] for link in found.links if link.startswith("#")]
    files = [link for link in found.links if not link.startswith("#")]

    assert inside
    assert files
    assert [link for link in inside if link not in found.ids] == []
    assert [link for link in files if not (folder / link).is_file()] == []
    assert len(found.ids) == len(set(found.ids))


def test_the_page_loads_nothing_and_runs_nothing(page):
    assert not {"script", "link", "img", "iframe"} & Page(page).tags
    assert re.findall(r'(?:src|href)="https?:', page) == []


def test_what_people_wrote_stays_text(page):
    assert "Force &lt;alone&gt; &amp; nothing else" in page
    assert "<alone>" not in page


@both
def test_the_page_answers_first_what_fails_and_under_which_assumption(language):
    text = claims_html(planted().rulings, MADE, SEED, language)
    order = [text.index(f'id="{key}"') for key in ("in_short", "assumptions", "all_claims", "each_claim")]

    assert order == sorted(order)
    assert [r for r in planted().rulings if f'id="{r.trial.claim.name}"' not in text] == []


def test_the_page_says_how_many_tests_were_made_and_that_it_is_no_forecast(page):
    assert "9 claims make 18 sentences" in page
    assert "no forecast" in page
    assert "edited: P3_on_recruitment" in page


def test_the_main_claim_is_printed_with_the_setting_that_breaks_it(page):
    section = page[page.index(f'<h3 id="{MAIN}"') :]

    assert "<pre>mechanisms.harm=off</pre>" in section[: section.index("</article>")]


def test_a_claim_without_a_number_is_told_all_the_same(page):
    section = page[page.index(f'<h3 id="{NEVER}"') :]

    assert "no number (fewer than two runs)" in section[: section.index("</article>")]


@both
def test_every_figure_says_in_words_what_it_shows(language):
    drawn = claim_figures(planted().rulings, language).pictures
    names = [picture.name for picture in drawn]

    assert names == ["claims_forest_1", "claims_shares_1", "claims_ablations_1", f"tipping_{MAIN}"]
    assert [picture.name for picture in drawn if len(picture.alt) < 100] == []
    assert SUPPORTED in drawn[0].alt


def test_a_figure_has_at_most_twelve_claims():
    from sahel_sim.report.figures.claim_figures import MOST_ROWS, parts

    many = list(planted().rulings) * 8
    found = parts(many)

    assert [each for part in found for each in part] == many
    assert max(map(len, found)) <= MOST_ROWS
    assert max(map(len, found)) - min(map(len, found)) <= 1


def test_the_tipping_map_says_where_the_claim_fails():
    tipping = claim_figures(planted().rulings, "en").pictures[-1]
    fails = tipping.alt.split("Fails: ")[1]

    assert "pressure 1, inclusivity 1" in fails
    assert "pressure 0, inclusivity 1" not in fails


def test_claims_csv_has_a_row_for_each_claim(folder):
    found = {row["claim"]: row for row in rows(folder / "claims.csv")}

    assert list(found) == [claim.name for claim in CLAIMS]
    assert found[ON_ONE]["verdict"] == "depends"
    assert found[ON_ONE]["turned_by"] == "without recruitment"
    assert float(found[ON_ONE]["bound"]) == 100.0
    assert float(found[ON_ONE]["low"]) < float(found[ON_ONE]["effect"]) < float(found[ON_ONE]["high"])
    assert found[MAIN]["claimed"] == "below"
    assert float(found[MAIN]["bound"]) == pytest.approx(0.2)
    assert float(found[MAIN]["share"]) == 1.0


def test_settings_csv_has_a_row_for_each_claim_at_each_setting(folder):
    ruling = planted()[ON_ONE]
    found = [row for row in rows(folder / "settings.csv") if row["claim"] == ON_ONE]
    turned = next(row for row in found if row["setting"] == "without recruitment")

    assert len(found) == 1 + len(ruling.trial.settings) + 2
    assert (turned["family"], turned["finding"]) == ("ablation", "fails")


def test_draws_csv_has_every_parameter_of_every_draw(folder):
    ruling = planted()[ON_ONE]
    found = [row for row in rows(folder / "draws.csv") if row["claim"] == ON_ONE]
    first = ruling.trial.draws[0].setting.changes
    fitted = ruling.trial.accepted[0].setting.drawn

    assert [row["family"] for row in found] == ["draw"] * MADE.draws + ["accepted"] * MADE.draws
    assert {key: float(found[0][key]) for key in first} == pytest.approx(dict(first), rel=1e-5)
    of_fitted = {key: float(found[MADE.draws][key]) for key in fitted}
    assert of_fitted == pytest.approx(dict(fitted), rel=1e-5)


def test_the_scenario_that_breaks_a_claim_is_the_one_that_was_simulated(folder):
    ruling = planted()[ON_ONE]
    for arm in ruling.trial.claim.arms:
        written = read(folder / "breaking" / f"{ON_ONE}__{arm.name}.yaml")

        assert written.digest() == scenario_of(ruling.trial.claim, arm, ruling.turned_by[0]).digest()


def test_a_claim_that_nothing_breaks_has_no_scenario(folder):
    assert list((folder / "breaking").glob(f"{SUPPORTED}__*")) == []


def test_provenance_names_every_claim_by_its_fingerprint(folder):
    known = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))

    assert known["claims"] == {claim.name: fingerprint(claim) for claim in CLAIMS}
    assert (known["kind"], known["seed"], known["effort"]["name"]) == ("claims", SEED, "made")
    assert known["registration"]["changed"]["edited"] == [ON_ONE]


def test_figures_are_written_twice(folder):
    names = sorted(path.name for path in (folder / "figures").iterdir())

    assert [name for name in names if name.endswith(".svg")] == [
        name.replace(".png", ".svg") for name in names if name.endswith(".png")
    ]


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(SahelError):
        write_claims(planted().rulings, MADE, SEED, tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_command_names_claims_unless_they_are_all_that_come_with_the_library(monkeypatch):
    shipped = tuple(claim.name for claim in CLAIMS)
    monkeypatch.setattr("sahel_sim.report.claims_page.claim_names", lambda: shipped)

    one, teaching = planted().rulings[:1], EFFORTS["teaching"]

    assert command(planted().rulings, teaching, 3) == "sahel-sim claims --seed 3 --precision teaching"
    assert command(one, teaching, 3) == f"sahel-sim claims {SUPPORTED} --seed 3 --precision teaching"
    assert command(one, replace(teaching, runs=40), 3).endswith("--precision teaching --runs 40")


def test_work_that_is_finished_gives_way_to_the_folder_it_made(tmp_path):
    work = tmp_path / "out" / "unfinished"
    work.mkdir(parents=True)
    (work / "chunk").write_text("kept")
    write_claims(planted().rulings[:1], MADE, SEED, tmp_path / "out", "fr", unfinished=work)

    assert not work.exists()
    assert (tmp_path / "out" / "index.html").is_file()
    assert not (tmp_path / "out" / "registration.json").exists()


def test_claims_nc_has_the_numbers_of_both_tables(folder):
    claims, draws = (pandas.read_csv(folder / f"{name}.csv") for name in ("claims", "draws"))
    with xarray.open_dataset(folder / "claims.nc") as data:
        margins = data["margin_of_draw"].to_series().dropna()
        fitted = data["margin_of_accepted"].to_series().dropna()
        effects = data["effect"].to_series().dropna()
        verdicts = data["verdict"].to_series()

    told = claims.set_index("claim")
    names = [f"{family} {name}" for family, name in zip(draws["family"], draws["draw"], strict=True)]
    drawn = draws.assign(draw=names).set_index(["claim", "draw"])["margin"].dropna().to_dict()
    assert verdicts.to_dict() == told["verdict"].to_dict()
    assert effects.to_dict() == pytest.approx(told["effect"].dropna().to_dict(), rel=1e-5)
    assert len(margins) > 0
    assert len(fitted) > 0
    assert margins.to_dict() | fitted.to_dict() == pytest.approx(drawn, rel=1e-5)
