"""Labelled messages run through the JSON-lines interface: what came right, what did not, and how long it took."""

from bot.evaluation.command import main, run
from bot.evaluation.report import as_json, render

__all__ = ["as_json", "main", "render", "run"]
