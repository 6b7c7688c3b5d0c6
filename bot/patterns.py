"""Regular expressions that are compiled when they are first used.

Compiling all of them took half of the import, and a question needs only some. A process that is going to answer many
compiles them beforehand, so that nobody waits for it.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")


class _Lazy:
    """Stands for a compiled expression; once one of its methods is looked up, all are those of the compiled one."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        self.compile()
        return getattr(self, name)

    def compile(self) -> None:
        """Raises re.error."""
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))


_waiting: list[_Lazy] = []
"""All that :func:`compile_all` has not seen."""


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The expression ``source``, to be used like a compiled one. Raises re.error only at its first use."""
    lazy = _Lazy(source, flags)
    _waiting.append(lazy)
    return cast(re.Pattern[str], lazy)


def compile_all() -> None:
    """Compiles the expressions of all modules that are imported by now; raises re.error."""
    while _waiting:
        _waiting.pop().compile()
