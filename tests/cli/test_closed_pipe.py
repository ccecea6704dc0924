"""Who reads may stop reading, as ``head`` does: the command line ends without a trace."""

import os
import subprocess
from pathlib import Path

import pytest
from spoken import command

ENDED = 141


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize("words", [("show",), ("show", "--json"), ("schema",), ("show", "xyzzy", "--json")])
def test_a_pipe_that_nobody_reads_ends_it_quietly(
    tmp_path: Path, words: tuple[str, ...], buffered: bool
) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    more = {"SAHEL_SIM_LANG": "en", **({} if buffered else {"PYTHONUNBUFFERED": "1"})}
    done = subprocess.run(
        command(*words),
        cwd=tmp_path,
        env={**os.environ, **more},
        stdout=writes,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writes)
    assert ENDED == done.returncode
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
