"""How many files somebody opens who follows the reading of a scenario from call to call."""

import json
import re
import subprocess
import sys

import sahel_sim.scenario

MOST_FILES = 10

FIRST_READING = """
import json, pathlib, sys
import sahel_sim, sahel_sim.scenario
package = pathlib.Path(sahel_sim.__file__).parent
visited = set()

def note(frame, event, argument):
    if event == "call" and frame.f_code.co_name != "<module>":
        visited.add(frame.f_code.co_filename)

read = sahel_sim.read
sys.setprofile(note)
read(sys.argv[1])
sys.setprofile(None)
files = [pathlib.Path(file) for file in visited]
print(json.dumps(sorted(str(file.relative_to(package)) for file in files if package in file.parents)))
"""


def visited_files(name: str) -> list[str]:
    """The files of the library in which a function is called when a scenario is read for the first time."""
    told = subprocess.run(
        [sys.executable, "-c", FIRST_READING, name], capture_output=True, text=True, check=True, timeout=120
    )
    files: list[str] = json.loads(told.stdout)
    return files


def test_reading_a_scenario_visits_few_files_which_the_package_names():
    visited = {file.removesuffix(".py") for file in visited_files("mali_2024_02")}
    of_scenario = {file.removeprefix("scenario/") for file in visited if file.startswith("scenario/")}
    named = re.findall(r"^\d+\. ``(\w+)``", sahel_sim.scenario.__doc__ or "", re.MULTILINE)

    assert of_scenario == set(named)
    assert len(of_scenario) <= MOST_FILES
    assert not visited & {"scenario/hints", "scenario/value_errors", "scenario/validation_errors"}
    assert len(visited) <= MOST_FILES + 8
