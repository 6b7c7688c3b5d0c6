"""Whether a text holds sentences of another, told from normalised text or from fingerprints.

The two source documents are other people's writing and are not kept here; only fingerprints of their clauses are, in
``cases/seed_clauses.txt``. Written anew with ``python -m tests.overlap DOCUMENT…``, from the project's root.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

SEED_CLAUSES = Path(__file__).parent / "cases" / "seed_clauses.txt"
SHORTEST = 12
"""Shorter wordings are nobody's: 签收后24小时内 has to be said somehow."""

_SENTENCE_END = re.compile(r"[。！!？?；;\n\r]")
_CLAUSE_END = re.compile(r"[。！!？?；;\n\r，,、:：\"“”「」『』《》（）()\[\]【】]")
_NOT_A_CHARACTER = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """``text`` without width, case, spaces and punctuation."""
    return _NOT_A_CHARACTER.sub("", unicodedata.normalize("NFKC", text).lower())


def sentences(text: str) -> Iterator[str]:
    """The sentences of ``text`` that are long enough to be somebody's, as letters."""
    yield from (letters(part) for part in _SENTENCE_END.split(text) if len(letters(part)) >= SHORTEST)


def clauses(text: str) -> Iterator[str]:
    """The clauses of ``text`` that are long enough to be somebody's, as letters."""
    normal = unicodedata.normalize("NFKC", text)
    yield from (letters(part) for part in _CLAUSE_END.split(normal) if len(letters(part)) >= SHORTEST)


def fingerprint(clause: str) -> str:
    """A short stand-in for a clause that does not give its words away."""
    return sha256(clause.encode()).hexdigest()[:16]


def seed_clauses() -> frozenset[str]:
    """The fingerprints of the source documents' clauses."""
    return frozenset(SEED_CLAUSES.read_text().split())


def main(documents: list[str]) -> None:
    """Write the fingerprints of ``documents``."""
    found = {fingerprint(clause) for name in documents for clause in clauses(Path(name).read_text(encoding="utf-8"))}
    SEED_CLAUSES.write_text("".join(f"{line}\n" for line in sorted(found)))


if __name__ == "__main__":
    main(sys.argv[1:])
