"""Run the benchmarks of the plugin: ``python -m benchmarks.plugin``."""

from __future__ import annotations

import sys

from benchmarks.plugin.program import main

if __name__ == "__main__":
    sys.exit(main())
