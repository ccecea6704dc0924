"""The pages of the docs: every scenario in them is right and runs, and they list all that is declared."""

import re
from pathlib import Path

import pytest

import sahel_sim
from sahel_sim.cli.showing.show_setting import levers_of
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.execution import runner
from sahel_sim.execution.execution import Execution
from sahel_sim.results.accounts import ACCOUNTS
from sahel_sim.results.endings import ENDINGS
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.scenario import SECTIONS

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "scenario_files.md").read_text(encoding="utf-8")
EXAMPLES = {text.split("\n")[0]: text for text in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)}

SHORT = {"years": 3, "runs": 2}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the pages that come from declarations are written."""
    folder = tmp_path_factory.mktemp("pages")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(DOCS))
        from declared import write_pages
        from outcomes import write_outcomes

    write_pages(folder)
    write_outcomes(folder)
    return folder


def of_example(name: str, folder: Path) -> sahel_sim.Scenario:
    """The scenario of an example on the page."""
    file = folder / f"{name}.yaml"
    file.write_text(EXAMPLES[f"scenario: {name}"], encoding="utf-8")
    return sahel_sim.read(file)


def test_every_section_of_the_politics_has_an_example() -> None:
    text = "\n".join(EXAMPLES.values())
    keys = ("parties:", "accord:", "inclusivity:", "path:", "power_sharing:", "trust:", "international:")
    keys = (*keys, "relations:", "distances:")
    assert [key for key in keys if key not in text] == []


@pytest.mark.parametrize("first_line", EXAMPLES)
def test_an_example_runs_and_is_another_story_than_its_base(first_line: str, tmp_path: Path) -> None:
    story = of_example(first_line.removeprefix("scenario: "), tmp_path)
    base = re.search(r"based_on: (\w+)", EXAMPLES[first_line])
    assert base is not None
    digests = {
        runner.run(sahel_sim.with_changes(each, SHORT), execution=Execution(1)).digest()
        for each in (story, sahel_sim.read(base[1]))
    }
    assert 2 == len(digests)


def test_half_an_open_table_is_the_one_that_the_page_tells_of(tmp_path: Path) -> None:
    settings = of_example("half_open_table", tmp_path).settings
    seats = {
        key.split(".")[-1]: value for key, value in settings.items() if key.startswith("dialogue.parties.")
    }
    full = {"csp", "civil_society", "traditional_leaders", "opposition"}
    assert {party: float(party in full) for party in seats} == seats


def test_the_page_of_mechanisms_has_every_rule_and_every_mind(written: Path) -> None:
    page = (written / "mechanisms.md").read_text(encoding="utf-8")
    rules = (*MONTH, *STRATEGIES.values(), *DIPLOMACIES.values())
    assert [rule.name for rule in rules if not re.search(rf"^##+ {rule.name}$", page, re.MULTILINE)] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_the_page_of_settings_has_every_lever_of_a_section(written: Path, section: str) -> None:
    page = (written / "settings.md").read_text(encoding="utf-8").split(f"\n## {section}\n")[1]
    assert [lever.name for lever in levers_of(section) if f"| `{lever.name}` |" not in page] == []


def test_the_page_of_settings_has_the_path_of_inclusivity(written: Path) -> None:
    page = (written / "settings.md").read_text(encoding="utf-8")
    assert "| inclusivity | `csp` | `jnim` | `is_sahel` | `platform` | `hunters` | `civil_society` |" in page
    assert "\n| 0.125 | 0.5 | 0 | 0 | 0 | 0 | 0 |" in page
    assert "\n| 1 | 1 | 1 | 0 | 0 | 0 | 1 |" in page
    first = page.split("`path: civilians_first`")[1]
    assert "\n| 0.5 | 0 | 0 | 0 | 0 | 0 | 1 | 1 | 1 | 1 | 1 |" in first


def test_the_page_of_outcomes_has_every_outcome_ending_and_account(written: Path) -> None:
    page = (written / "outcomes.md").read_text(encoding="utf-8")
    names = (*(each.name for each in OUTCOMES), *ENDINGS, *ACCOUNTS)
    assert [name for name in names if f"\n| `{name}` | " not in page] == []


def test_the_python_of_the_page_of_outcomes_runs(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (written / "outcomes.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    code = "\n".join(blocks).replace("runs=64", "runs=13, executor=1")
    exec(code, {})
    assert "CSP" in capsys.readouterr().out
