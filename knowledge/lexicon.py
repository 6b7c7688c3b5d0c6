"""The words that understanding rests on, as a curator writes them beside the topics.

``terms.yaml`` names the trade's concepts and the words for each, ``platforms.yaml`` the market places that are not
1688, ``smalltalk.yaml`` the wordings that carry no question, ``out_of_scope.yaml`` lines that must not be answered,
``dialect.yaml`` regional and mistyped words. :func:`load_lexicon` reads them all or says, with file and line, what is
wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct, field

from knowledge import cache
from knowledge.document import Document, YamlPath
from knowledge.files import read_files, version_of
from knowledge.model import Record
from knowledge.problems import KnowledgeError, Problem

PACKAGED = Path(__file__).parent

GAP = ".."
"""Between two parts of a term: any few characters of the same clause may stand there."""

T = TypeVar("T")


class Concept(Record, frozen=True):
    """One idea of the trade and the words people have for it."""

    gloss: str
    zh: tuple[str, ...] = ()
    slang: tuple[str, ...] = ()
    dialect: tuple[str, ...] = ()
    taiwan: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    pinyin: tuple[str, ...] = ()
    """Initials and Latin spellings that do not follow from the Chinese words."""
    kind: Literal["ours", "outside", "form"] = "ours"
    """``outside`` points to a matter that no topic covers, ``form`` to how a thing is asked."""

    def chinese(self) -> tuple[str, ...]:
        """Every word that is written in Chinese, standard words first."""
        return self.zh + self.slang + self.dialect + self.taiwan

    def terms(self) -> tuple[str, ...]:
        """Every word, in the order of the fields."""
        return self.chinese() + self.english + self.pinyin


class Platform(Record, frozen=True):
    """A market place that is not ours."""

    names: tuple[str, ...]
    not_meant: tuple[str, ...] = field(default=(), name="not")
    """Longer words that contain a name and mean no market place."""


class Lexicon(Struct, frozen=True):
    """All words, validated. ``version`` is a digest of the files they came from."""

    concepts: Mapping[str, Concept]
    platforms: Mapping[str, Platform]
    smalltalk: Mapping[str, tuple[str, ...]]
    out_of_scope: Mapping[str, tuple[str, ...]]
    dialect: Mapping[str, str]
    """Regional word -> standard word."""
    misspelt: Mapping[str, str]
    """Mistyped word -> the word that is meant, of the same length."""
    version: str


_FILES: Mapping[str, Any] = {
    "terms.yaml": dict[str, Concept],
    "platforms.yaml": dict[str, Platform],
    "smalltalk.yaml": dict[str, tuple[str, ...]],
    "out_of_scope.yaml": dict[str, tuple[str, ...]],
    "dialect.yaml": dict[str, dict[str, str]],
}


def load_lexicon(folder: Path = PACKAGED, *, use_cache: bool = True) -> Lexicon:
    """The five files of ``folder``. Raises :class:`KnowledgeError` with every problem of every file."""
    everything = read_files(folder)
    files = {name: everything[name] for name in _FILES if name in everything}
    version = version_of(files)
    if use_cache and (stored := cache.fetch("lexicon", version)) is not None:
        with suppress(msgspec.DecodeError, msgspec.ValidationError):
            return msgspec.msgpack.decode(stored, type=Lexicon)
    lexicon = _read(files, version)
    if use_cache:
        cache.store("lexicon", version, msgspec.msgpack.encode(lexicon))
    return lexicon


def _read(files: Mapping[str, bytes], version: str) -> Lexicon:
    """The slow way: parse and check everything; the YAML parser is only imported here."""
    from knowledge.schema import convert
    from knowledge.yaml_source import read_yaml

    problems: list[Problem] = []
    parts: dict[str, Any] = {}
    for name, kind in _FILES.items():
        if name not in files:
            problems.append(Problem(name, 1, "the file is missing", "Create it"))
            continue
        document, found = read_yaml(name, files[name])
        problems += found
        if document is not None:
            parts[name], found = convert(document, kind)
            problems += found or _checked(document)
    if problems:
        raise KnowledgeError(problems)
    return Lexicon(
        concepts=parts["terms.yaml"],
        platforms=parts["platforms.yaml"],
        smalltalk=parts["smalltalk.yaml"],
        out_of_scope=parts["out_of_scope.yaml"],
        dialect=parts["dialect.yaml"].get("words", {}),
        misspelt=parts["dialect.yaml"].get("misspelt", {}),
        version=version,
    )


def _checked(document: Document) -> Iterator[Problem]:
    """What is wrong with the words of one file: empty ones, the same word twice in one place, a gap at an end."""
    for key, value in document.data.items():
        lists = value.items() if isinstance(value, dict) else [("", value)]
        for name, words in lists:
            path = (key, name) if name else (key,)
            if isinstance(words, list):
                yield from _checked_words(document, path, words)


def _checked_words(document: Document, path: YamlPath, words: list[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, word in enumerate(words):
        plain = word.strip().lower()
        here = (*path, index)
        if not plain:
            yield document.problem(here, f"an empty word stands under '{path[0]}'", "Remove it")
        elif document.file == "terms.yaml" and (plain.startswith(GAP) or plain.endswith(GAP)):
            yield document.problem(here, f"'{word}' has a gap at its end", f"Write {GAP} between two parts")
        elif plain in seen:
            yield document.problem(here, f"'{word}' stands twice under '{path[0]}'", "Keep one of the two")
        seen.add(plain)
