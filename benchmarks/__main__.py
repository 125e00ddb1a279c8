"""`python -m benchmarks [NAME...] [--quick]`: the benchmarks that are named, or all."""

from __future__ import annotations

import argparse
import platform
import sys
from importlib import import_module

from benchmarks.effort import FULL, QUICK

NAMES = ("evaluation", "columns", "batch", "service", "simulate", "loading", "impact", "archive", "start")


def main() -> int:
    """Run them one after the other; the worst exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--quick", action="store_true", help="a look only, not for the record")
    options = parser.parse_args()
    if wrong := set(options.names) - set(NAMES):
        parser.error(f"there is no benchmark {', '.join(sorted(wrong))}; there are {', '.join(NAMES)}")
    print(f"{platform.python_implementation()} {platform.python_version()}")
    worst = 0
    for name in options.names or NAMES:
        print(f"\n## {name}\n")
        worst = max(worst, import_module(f"benchmarks.{name}").main(QUICK if options.quick else FULL))
    return worst


if __name__ == "__main__":
    sys.exit(main())
