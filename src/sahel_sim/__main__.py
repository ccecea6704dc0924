"""``python -m sahel_sim`` is ``sahel-sim``."""

import sys

from sahel_sim.cli import main

if __name__ == "__main__":
    sys.exit(main())
