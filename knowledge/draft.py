"""The files of a knowledge folder, read but not yet trusted: records where the shape is right, problems where not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, structs

from knowledge.document import Document
from knowledge.model import Entry, FactSpec, KnowledgeBase, Source, Text
from knowledge.problems import Problem
from knowledge.schema import convert
from knowledge.yaml_source import read_yaml

SOURCES, CATEGORIES, TERMS = "sources.yaml", "categories.yaml", "terms.yaml"


class Draft(Struct):
    """What could be made of a folder. Entries and documents are by file name (``entries/1688/vip-exit.yaml``)."""

    documents: dict[str, Document]
    entries: dict[str, Entry]
    sources: dict[str, Source]
    categories: dict[str, Text]
    problems: list[Problem]

    def topic_files(self) -> dict[str, str]:
        """The file of each topic id, also of topics whose file is broken."""
        return {Path(file).stem: file for file in self.documents if file.startswith("entries/")}

    def names(self, file: str) -> frozenset[str] | None:
        """The top-level keys of a file; None where it could not be read, so that nothing can be said about them."""
        document = self.documents.get(file)
        return None if document is None else frozenset(document.data)

    def topic(self, topic_id: str) -> Entry | None:
        """The entry with this id; None where there is none or it is broken."""
        return self.entries.get(self.topic_files().get(topic_id, ""))

    def knowledge_base(self, version: str) -> KnowledgeBase:
        """The finished thing, all that topics share filled in; call it only when there are no problems."""
        own = {entry.id: entry for entry in self.entries.values()}
        complete = {topic: _with_shared(entry, own) for topic, entry in own.items()}
        return KnowledgeBase(complete, self.sources, self.categories, version)


def _with_shared(entry: Entry, own: Mapping[str, Entry]) -> Entry:
    borrowed = {}
    for name, reference in entry.shared_parameters.items():
        topic, _, parameter = reference.partition(".")
        borrowed[name] = own[topic].parameters[parameter]
    facts = {name: _with_words(fact, entry, own) for name, fact in entry.facts.items()}
    return structs.replace(entry, parameters={**entry.parameters, **borrowed}, facts=facts)


def _with_words(fact: FactSpec, entry: Entry, own: Mapping[str, Entry]) -> FactSpec:
    """The fact with the words that are written elsewhere: at its topic, and at the fact that it shares them with."""
    cues, not_cues = fact.cues, fact.not_cues + entry.not_cues
    if fact.words_of is not None:
        topic, _, name = fact.words_of.partition(".")
        other = own[topic].facts[name]
        cues, not_cues = other.cues + cues, other.not_cues + not_cues
    return structs.replace(fact, cues=tuple(dict.fromkeys(cues)), not_cues=tuple(dict.fromkeys(not_cues)))


def draft_of(folder: Path, files: Mapping[str, bytes]) -> Draft:
    """Parses and converts what belongs to topics; problems of syntax and shape are collected, nothing is raised."""
    draft = Draft({}, {}, {}, {}, _misplaced(folder, files))
    for name, content in files.items():
        if name not in (SOURCES, CATEGORIES, TERMS) and not name.startswith("entries/"):
            continue
        document, problems = read_yaml(name, content)
        draft.problems += problems
        if document is not None:
            draft.documents[name] = document
            _convert(draft, document, {problem.line for problem in problems})
    return draft


def _convert(draft: Draft, document: Document, told: set[int]) -> None:
    """Fills the part of the draft that this file holds; a line that has a problem already gets no second one."""
    problems: list[Problem] = []
    if document.file == SOURCES:
        sources, problems = convert(document, dict[str, Source])
        draft.sources = sources or {}
    elif document.file == CATEGORIES:
        categories, problems = convert(document, dict[str, Text])
        draft.categories = categories or {}
    elif document.file.startswith("entries/"):
        entry, problems = convert(document, Entry)
        if entry is not None:
            draft.entries[document.file] = entry
    draft.problems += [problem for problem in problems if problem.line not in told]


def _misplaced(folder: Path, files: Mapping[str, bytes]) -> list[Problem]:
    """Files that must be there and are not, and files that look like topics but would never be read."""
    missing = [name for name in (SOURCES, CATEGORIES) if name not in files]
    problems = [Problem(name, 1, "the file is missing", "Create it") for name in missing]
    form = "entries/<platform>/<topic-id>.yaml"
    if not any(name.startswith("entries/") for name in files):
        problems.append(Problem("entries", 1, "there is no topic", f"Write one as {form}"))
    for file in sorted(folder.glob("entries/**/*")):
        name = file.relative_to(folder).as_posix()
        if file.suffix in {".yaml", ".yml"} and not file.name.startswith(".") and name not in files:
            problems.append(Problem(name, 1, "the file is not where topics are read", f"Name it {form}"))
    return problems
