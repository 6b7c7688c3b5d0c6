"""The way into the knowledge base: :func:`load` gives all of it, validated, or says what is wrong with it.

Reading and checking the YAML files takes a while, so what has passed is kept in the user's cache directory, under a
digest of every file it came from and of the code that checked it.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from knowledge import cache
from knowledge.files import read_files, version_of
from knowledge.model import KnowledgeBase
from knowledge.problems import KnowledgeError, Problem

__all__ = ["PACKAGED", "KnowledgeError", "Problem", "load"]

PACKAGED = Path(__file__).parent
"""The knowledge that comes with the program."""


def load(folder: Path = PACKAGED, *, use_cache: bool = True) -> KnowledgeBase:
    """Everything that is known. Raises :class:`KnowledgeError` with every problem of every file."""
    files = read_files(folder)
    version = version_of(files)
    key = _key(version)
    if use_cache and (known := _cached(key)) is not None:
        return known
    known = _read(folder, files, version)
    if use_cache:
        cache.store("knowledge", key, msgspec.json.encode(known))
    return known


def _read(folder: Path, files: Mapping[str, bytes], version: str) -> KnowledgeBase:
    """The slow way: parse and check everything; the YAML parser is only imported here."""
    from knowledge.draft import draft_of
    from knowledge.references import problems_of

    draft = draft_of(folder, files)
    problems = draft.problems + problems_of(draft)
    if problems:
        raise KnowledgeError(problems)
    return draft.knowledge_base(version)


def _cached(key: str) -> KnowledgeBase | None:
    payload = cache.fetch("knowledge", key)
    if payload is None:
        return None
    try:
        return msgspec.json.decode(payload, type=KnowledgeBase)
    except msgspec.MsgspecError:
        return None


def _key(version: str) -> str:
    """Changes with the knowledge, with the code that reads and checks it, and with the set of handlers."""
    digest = sha256(version.encode())
    for module in sorted(PACKAGED.glob("*.py")):
        digest.update(module.read_bytes())
    for module in sorted((PACKAGED.parent / "handlers").glob("*.py")):
        digest.update(module.name.encode())
    return digest.hexdigest()[:32]
