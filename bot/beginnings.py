"""The characters with which what an expression finds can begin, told to the engine that looks for it.

The engine passes over all other places of a text quickly, but the standard compiler tells it only of alternatives that
each begin with one written character. Most here begin with some of several characters, with one that may be left out,
or with what must not stand before them: then each alternative is tried at each place, which takes ten times as long.
What an expression finds, and where, is the same. Only needed where an expression is compiled newly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

_Charset = list[tuple[Any, Any]]
"""Characters as the compiler writes them: single ones, ranges, and categories like digits."""

_c = import_module("re._constants")
_PLAIN = frozenset({_c.LITERAL, _c.RANGE, _c.CATEGORY})
_WIDTHLESS = frozenset({_c.AT, _c.ASSERT, _c.ASSERT_NOT})
_REPEATED = frozenset({_c.MAX_REPEAT, _c.MIN_REPEAT, _c.POSSESSIVE_REPEAT})
_LEAST = 3
"""Where the least length of a find stands in the code: behind the kind of the block, its length and its flags."""


def with_beginnings(code: Sequence[int], parsed: Any) -> list[int]:
    """``code``, which the compiler made of ``parsed``, with the characters of which one begins all that it can find."""
    info, length, flags, least, *_ = code
    told = flags != 0 or length != _LEAST + 1
    if info != _c.INFO or told or not least or parsed.state.flags & _c.SRE_FLAG_IGNORECASE:
        return list(code)
    charset, empty = _first_of(parsed)
    if charset is None or empty:
        return list(code)
    compiler = import_module("re._compiler")
    block: list[int] = []
    compiler._compile_charset(compiler._optimize_charset(charset)[0], parsed.state.flags, block)
    return [info, length + len(block), _c.SRE_INFO_CHARSET, *code[_LEAST : 1 + length], *block, *code[1 + length :]]


def _first_of(items: Iterable[tuple[Any, Any]]) -> tuple[_Charset | None, bool]:
    """The characters that a sequence can begin with, None for any; and whether it can be empty."""
    found: _Charset = []
    for operation, argument in items:
        charset, empty = _first(operation, argument)
        if charset is None:
            return None, False
        found += charset
        if not empty:
            return found, False
    return found, True


def _first(operation: Any, argument: Any) -> tuple[_Charset | None, bool]:
    """The same of one item of a sequence."""
    if operation is _c.LITERAL:
        return [(operation, argument)], False
    if operation is _c.IN:
        plain = all(kind in _PLAIN for kind, _ in argument)
        return (list(argument) if plain else None), False
    if operation in _WIDTHLESS:
        return [], True
    if operation is _c.BRANCH:
        return _first_of_any(argument[1])
    if operation is _c.SUBPATTERN:
        _, added, removed, inner = argument
        return (None, False) if added or removed else _first_of(inner)
    if operation is _c.ATOMIC_GROUP:
        return _first_of(argument)
    if operation in _REPEATED:
        least, _, inner = argument
        charset, empty = _first_of(inner)
        return charset, empty or not least
    return None, False


def _first_of_any(branches: Iterable[Iterable[tuple[Any, Any]]]) -> tuple[_Charset | None, bool]:
    """The same of alternatives."""
    found: _Charset = []
    any_empty = False
    for branch in branches:
        charset, empty = _first_of(branch)
        if charset is None:
            return None, False
        found += charset
        any_empty = any_empty or empty
    return found, any_empty
