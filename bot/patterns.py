"""Regular expressions that are compiled when they are first used, and what they were compiled to kept between runs.

Compiling them costs a quarter of a start, and more than the rest of it for all; reading back what they were compiled
to next to nothing. The standard library gives no way to keep that, so its compiler's parts are called one by one here.
Where these are not what they were when this was written, expressions are compiled as usual and nothing is kept.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, cast

import msgspec
from msgspec import Struct

from knowledge import cache

_METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")
_UTF8 = ("utf-8", "surrogatepass")
_MOST_KEPT = 2000
"""With more than these, most are of versions gone by: then only what this process needs is kept."""
_MADE = 2
"""Counts the ways in which expressions have been compiled here; those kept from another one are not used."""


class Compiled(Struct, frozen=True, array_like=True):
    """What an expression was compiled to: all that the engine makes an expression of."""

    source: bytes
    """In UTF-8; a lone surrogate is three bytes."""
    asked: int
    """The flags it was compiled with ..."""
    flags: int
    """... and those that hold, the ones set inside it among them."""
    groups: int
    names: dict[str, int]
    code: bytes

    def expression(self) -> re.Pattern[str]:
        """The expression; raises RuntimeError or ValueError for code that the engine finds unsound."""
        names: list[str | None] = [None] * (self.groups + 1)
        for name, group in self.names.items():
            names[group] = name
        code = array("I", self.code).tolist()
        engine = import_module("_sre")
        made = engine.compile(self.source.decode(*_UTF8), self.flags, code, self.groups, dict(self.names), tuple(names))
        return cast(re.Pattern[str], made)


class Store:
    """The compiled expressions that are known from earlier runs, and those of this one."""

    def __init__(self) -> None:
        self._known: dict[tuple[bytes, int], Compiled] | None = None
        self._new: dict[tuple[bytes, int], Compiled] = {}

    def expression(self, source: str, flags: int) -> re.Pattern[str]:
        """``source`` compiled, now or in an earlier run; raises re.error."""
        if self._known is None:
            self._known = {(one.source, one.asked): one for one in _fetched()}
        key = (source.encode(*_UTF8), flags)
        known = self._known.get(key)
        with suppress(RuntimeError, ValueError, TypeError, ImportError, AttributeError):
            if known is not None:
                return known.expression()
            compiled = _compiled(source, flags)
            expression = compiled.expression()
            self._new[key] = compiled
            return expression
        return re.compile(source, flags)

    def keep(self) -> None:
        """Stores what was compiled newly, if anything was; never an error."""
        if not self._new or self._known is None:
            return
        self._known |= self._new
        kept = self._known if len(self._known) <= _MOST_KEPT else self._new
        self._new = {}
        with suppress(ImportError, AttributeError):
            cache.store("patterns", _key(), msgspec.msgpack.encode(list(kept.values())))


def _key() -> str:
    """What the code depends on: this interpreter and its engine."""
    engine = import_module("_sre")
    return f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{engine.MAGIC}-{engine.CODESIZE}-{_MADE}"


def _fetched() -> Sequence[Compiled]:
    """What earlier runs have kept; nothing if it cannot be read."""
    with suppress(ImportError, AttributeError, msgspec.DecodeError):
        stored = cache.fetch("patterns", _key())
        return [] if stored is None else msgspec.msgpack.decode(stored, type=list[Compiled])
    return []


def _compiled(source: str, flags: int) -> Compiled:
    """``source`` compiled as :func:`re.compile` does it, step by step, to be looked for faster; raises re.error."""
    from bot.beginnings import with_beginnings  # only needed by the run that compiles something

    compiler, parser = import_module("re._compiler"), import_module("re._parser")
    parsed = parser.parse(source, flags)
    code = array("I", with_beginnings(compiler._code(parsed, flags), parsed))
    state = parsed.state
    return Compiled(
        source.encode(*_UTF8), flags, int(flags | state.flags), state.groups - 1, dict(state.groupdict), code.tobytes()
    )


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
        compiled = _store.expression(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))


_store = Store()
_waiting: list[_Lazy] = []
"""All that :func:`compile_all` has not seen."""


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The expression ``source``, to be used like a compiled one. Raises re.error only at its first use."""
    lazy = _Lazy(source, int(flags))
    _waiting.append(lazy)
    return cast(re.Pattern[str], lazy)


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """``source`` compiled now: for what is put together from a knowledge base; raises re.error."""
    return _store.expression(source, int(flags))


def compile_all() -> None:
    """Compiles the expressions of all modules that are imported by now; raises re.error."""
    while _waiting:
        _waiting.pop().compile()


def keep_compiled() -> None:
    """Keeps what was compiled in this process for the next one."""
    _store.keep()
