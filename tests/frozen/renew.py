"""Write down what is frozen: results to the last bit, verdicts, and pages in both languages.

``python tests/frozen/renew.py`` (with the package installed) makes it all again and writes it down. Whoever
does so says in the changelog what changes, and why. With ``--markup`` only the hashes of pages are written
down, and only if nothing else has changed: for pages that are made in another way and say the same.
"""

import sys
import tempfile
from pathlib import Path

from frozen_files import FILE, write, write_markup
from frozen_runs import made

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        found = made(Path(folder))
    (write_markup if "--markup" in sys.argv[1:] else write)(found)
    print(f"Wrote {FILE}.")
