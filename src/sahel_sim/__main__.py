"""``python -m sahel_sim`` is ``sahel-sim``."""

import sys

from sahel_sim.cli import main

sys.exit(main())
