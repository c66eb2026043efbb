"""How fast quotestance is, beside the ceiling and its peers: ``make bench``, or ``python -m benchmarks --help``."""
