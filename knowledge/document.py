"""A YAML file as plain data, with the place of every item.

Apart from the parser, which a start from the cache does not need.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from knowledge.problems import Problem

YamlPath = tuple[str | int, ...]
"""Where an item stands in a file: ``("parameters", "notice_days", "values", 0, "from")``."""

Finding = tuple[YamlPath, str, str]
"""Place, message and remedy of a problem in the file at hand."""


class Document(Struct, frozen=True):
    """A YAML file as plain data, with the line of each item."""

    file: str
    data: dict[str, Any]
    lines: dict[YamlPath, int]

    def line(self, path: YamlPath) -> int:
        """The line of the item, or of the nearest thing around it that exists."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: YamlPath, message: str, remedy: str) -> Problem:
        """A problem with the item at ``path``."""
        return Problem(self.file, self.line(path), message, remedy)
