"""What is derived from a topic's entry alone is derived once, and kept as long as the entry is in use."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from knowledge.model import Entry

_T = TypeVar("_T")
_MOST = 1024
"""Entries kept; a knowledge base that is loaded again brings new ones."""


def per_entry(derive: Callable[[Entry], _T]) -> Callable[[Entry], _T]:
    """``derive``, called once for each entry. Entries hold mappings, so they are told apart by identity."""
    kept: dict[int, tuple[Entry, _T]] = {}

    @wraps(derive)
    def derived(entry: Entry) -> _T:
        found = kept.get(id(entry))
        if found is not None:  # its entry is alive, so no other one has this identity
            return found[1]
        if len(kept) >= _MOST:
            kept.clear()
        value = derive(entry)
        kept[id(entry)] = entry, value
        return value

    return derived
