"""How fast signal libraries send, connect and create signals: ``python benchmarks --help``."""
