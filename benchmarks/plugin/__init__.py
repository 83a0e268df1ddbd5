"""What the mypy plugin costs: ``python -m benchmarks.plugin --help``."""
