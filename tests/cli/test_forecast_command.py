"""``sahel-sim forecast``: it writes down what it forecasts, scores it later, and says what it cannot do."""

import json
from pathlib import Path

from spoken import Ask

from event_files import ucdp, write


def test_a_forecast_is_written_down_and_scored(folder: Path, ask: Ask) -> None:
    words = ("--runs", "20", "--parameters", "prior", "--workers", "1", "-o", "mine", "--json")
    told = json.loads(ask("forecast", *words).out)
    kept = json.loads((folder / "mine" / "forecast.json").read_text("utf-8"))
    day = {"year": "2024", "date_start": "2024-05-05", "date_end": "2024-05-05"}
    write(folder / "later.csv", ucdp(id="1", **day))
    (folder / "facts.csv").write_text(
        "what,where,month,value\nholder,Kidal,2024-06,government\ndisplaced,,2024-12,100000\n", "utf-8"
    )
    words = ("--observed", "facts.csv", "-o", "scores")
    scored = ask("forecast", "--score", "later.csv", "--registered", "mine", *words)
    again = json.loads(ask("forecast", "--score", "later.csv", "--registered", "mine", "--json").out)

    assert told["sha256"] == kept["sha256"] == again["sha256"]
    assert told["nothing_used_after"] == "2024-02-20"
    assert {"index.html", "deaths.csv", "holders.csv", "samples.csv.gz"} <= {
        path.name for path in (folder / "mine").iterdir()
    }
    assert "Scored are 3 months" in " ".join(scored.out.split())
    assert "Who holds the capitals: Brier's score is" in " ".join(scored.out.split())
    assert {path.name for path in (folder / "scores").iterdir()} == {"scores.csv", "other_scores.csv"}
    assert again["places"]["months"] == 3
    assert again["facts"] is None
    assert again["months"] == ["2024-03", "2024-05"]


def test_mistakes_are_said_without_a_stack_trace(folder: Path, ask: Ask) -> None:
    write(folder / "later.csv", ucdp())
    missing = ask("forecast", "--accepted", "none.json")
    nowhere = ask("forecast", "--score", "later.csv", "--registered", "nowhere")
    alone = ask("forecast", "--observed", "facts.csv")

    assert (missing.status, nowhere.status, alone.status) == (2, 2, 2)
    assert "There is no file 'none.json' with an accepted set" in missing.err
    assert "There is no registered forecast in nowhere" in " ".join(nowhere.err.split())
    assert "--score" in alone.err
    assert not (folder / "results").exists()
