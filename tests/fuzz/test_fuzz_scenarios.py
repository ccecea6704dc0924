"""Drawn and mutilated scenario files: read, or told in words; what is read says the same when read again."""

import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from sahel_sim.designs.sweep_file import read_sweep
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.scenario import Scenario, ScenarioError, build, catalogue, cautions, read, schema, shipped

CORPUS = [shipped(name) for name in ("two_towns", "return_to_dialogue", "mali_2023_08", "exclusive_dialogue")]
TOKENS = (
    b"\x00", b"\t", b"\r", b"\n", b":", b": ", b"- ", b"&a ", b"*a", b"<<: *a", b"!!python/object:os.system",
    b"!x ", b"'", b'"', b"{", b"}", b"[", b"]", b"#", b"|", b">", b"%", b"@", b"\xc2\xa0", b"\xe2\x80\xaf",
    b"\xef\xbb\xbf", b"\xff", b"\xed\xa0\x80", b"\xc2\x85", b"\xe2\x80\xa8", b".inf", b".nan", b"1e999",
    b"-0", b"0x10", b"1_000", b"1:30", b"~", b"yes", b"2024-02-30", b"9" * 400, b"[" * 200, b"a: " * 100,
)  # fmt: skip
SECONDS = 20
"""After which a file is taken for one on which reading hangs; the slowest takes less than one."""


class ReadingHangs(BaseException):
    """Nothing that handles errors may take it for one."""


@contextmanager
def in_time() -> Iterator[None]:
    """Fail rather than wait, where the system can."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def late(*_: object) -> None:
        raise ReadingHangs

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def read_or_told(path: Path) -> Scenario | None:
    """What a file says, if it can be read; otherwise its mistakes can be said in both languages."""
    with in_time():
        story = told_if_wrong(read, path)
        if story is not None:
            told_if_wrong(build, story, 1)
        return story


def told_if_wrong(do: Callable[..., Any], *given: Any) -> Any:
    """What comes of it; None where mistakes are told, in both languages and in less than a book."""
    try:
        return do(*given)
    except ScenarioError as error:
        texts = [error.text(spoken) for spoken in ("en", "fr")]
    assert all(text.encode() and len(text) < 100_000 for text in texts)
    return None


def mutated(data: bytes, luck: random.Random) -> bytes:
    """The bytes with a few things done to them that editors, disks and people do."""
    made = bytearray(data)
    for _ in range(luck.randint(1, 4)):
        at, length = luck.randrange(len(made) + 1), luck.choice((0, 1, 1, 4, 40))
        kind = luck.randrange(6)
        if kind == 0:
            made[at : at + length] = luck.choice(TOKENS)
        elif kind == 1 and made:
            made[min(at, len(made) - 1)] ^= 1 << luck.randrange(8)
        elif kind == 2:
            del made[at : at + length]
        elif kind == 3:
            start = luck.randrange(len(made) + 1)
            made[at:at] = made[start : start + 60]
        elif kind == 4:
            lines = bytes(made).split(b"\n")
            luck.shuffle(lines) if length == 40 else lines.insert(luck.randrange(len(lines) + 1), b"")
            made = bytearray(b"\n".join(lines))
        else:
            made[at:at] = luck.choice(TOKENS)
    return bytes(made)


def test_mutants_of_bytes(tmp_path: Path, luck: random.Random, times: float) -> None:
    path = tmp_path / "mutant.yaml"
    corpus = [file.read_bytes() for file in CORPUS]
    for _ in range(int(100 * times)):
        data = mutated(luck.choice(corpus), luck)
        path.write_bytes(data)
        try:
            read_or_told(path)
            with in_time():
                told_if_wrong(read_sweep, path)
        except BaseException:
            print(repr(data))
            raise


def drawn(luck: random.Random) -> dict[str, Any]:
    """A scenario with settings drawn from the ranges that its own schema allows."""
    base = read(luck.choice(("two_towns", "mali_2024_02", "mali_2012_01")))
    names = base.place.factions.names
    blocks = schema(factions=base.place.factions)["definitions"]
    said: dict[str, Any] = {"scenario": "drawn", "based_on": base.name, "years": luck.choice((1, 2))}
    for name in luck.sample(names, luck.randint(0, len(names))):
        said[name] = _some(blocks[f"Side_{name}"]["properties"], 3, luck)
    for key in ("dialogue", "international"):
        said[key] = _some(blocks[key.title()]["properties"], luck.randint(0, 2), luck)
    mechanisms = luck.sample(sorted(blocks["Parameters"]["properties"]), 2)
    of_each = {name: blocks[f"Parameters_{name}"]["properties"] for name in mechanisms}
    said["parameters"] = {name: _some(keys, 2, luck) for name, keys in of_each.items()}
    months = sorted(luck.sample(range(base.start.month, 13), luck.randint(0, min(3, 13 - base.start.month))))
    said["timeline"] = [
        {
            "date": f"{base.start.year}-{month:02d}",
            "set": {f"{who}.restraint": luck.random() for who in luck.sample(names, 2)}
            | {f"{luck.choice(names)}.military_pressure": luck.random()},
        }
        for month in months
    ]
    return {key: value for key, value in said.items() if value not in ({}, [])}


def _some(keys: dict[str, Any], number: int, luck: random.Random) -> dict[str, Any]:
    """Values for some of these keys, as far as the schema says what they are."""
    chosen = luck.sample(sorted(keys), min(number, len(keys)))
    values = {key: _value(keys[key], luck) for key in chosen}
    return {key: value for key, value in values.items() if value is not None}


def _value(node: dict[str, Any], luck: random.Random) -> Any:
    """A value that the schema allows; None where it is no number, choice or truth."""
    for kind in (node, *node.get("oneOf", ()), *node.get("anyOf", ())):
        if kind.get("type") in ("number", "integer") and "maximum" in kind:
            low = float(kind.get("minimum", kind.get("exclusiveMinimum", 0.0)))
            high = float(kind["maximum"])
            between = luck.uniform(low, high)
            value = between if "exclusiveMinimum" in kind else luck.choice((low, high, between))
            return round(value) if "multipleOf" in kind or kind["type"] == "integer" else value
        if kind.get("type") == "boolean":
            return luck.random() < 0.5
        if "enum" in kind:
            return luck.choice(kind["enum"])
    return None


def test_drawn_scenarios(tmp_path: Path, luck: random.Random, times: float) -> None:
    read_at_all = 0
    for _ in range(int(12 * times)):
        said = drawn(luck)
        path = tmp_path / "drawn.yaml"
        path.write_text(yaml.safe_dump(said, sort_keys=False), encoding="utf-8")
        story = read_or_told(path)
        if story is None:
            continue
        read_at_all += 1
        (tmp_path / "again.yaml").write_text(story.resolved(), encoding="utf-8")
        again = read(tmp_path / "again.yaml")
        assert replace(again, layers=story.layers).digest() == story.digest(), said
        cautions(story)
        found = run(story, 2, execution=Execution(1))
        assert not found.failures, said
        for name in ("fighters", "people_governed", "battle_deaths", "grievance", "treasury"):
            assert np.isfinite(found[name]).all(), (name, said)
    assert read_at_all > 0


@pytest.mark.parametrize("name", ["two_towns", "mali_2024_02"])
def test_the_corpus_itself_is_read(name: str) -> None:
    assert name in catalogue()
    assert read_or_told(shipped(name)) is not None
