"""Measurements of the assistant beside yardsticks; ``make bench`` runs them and writes ``docs/benchmarks.md``."""
