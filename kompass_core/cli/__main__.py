"""`python -m kompass_core.cli`: the same as `kompass`."""

from __future__ import annotations

import sys

from kompass_core.cli import main

if __name__ == "__main__":
    sys.exit(main())
