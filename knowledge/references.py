"""What must hold between the files before they are loaded: every name that one of them uses exists in another.

The shape of each file is right when this runs (:mod:`knowledge.schema`). Nothing is said about a reference into a file
that could not be read: that file's own problems come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from knowledge.consistency import entry_problems
from knowledge.document import Document, Finding, YamlPath
from knowledge.draft import CATEGORIES, SOURCES, TERMS, Draft
from knowledge.model import Case, Entry
from knowledge.placeholders import text_problems
from knowledge.problems import Problem, suggestion

TOPIC_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_ID = 40
"""An id travels in button actions (64 bytes) and deep links (64 characters), with room for what surrounds it."""


def problems_of(draft: Draft) -> list[Problem]:
    """Everything in the draft that contradicts itself or something else in it."""
    problems = list(_ambiguous_ids(draft))
    for file in (SOURCES, CATEGORIES):
        for name in draft.names(file) or ():
            if not TOPIC_ID.fullmatch(name):
                remedy = "Use small letters, digits and hyphens"
                problems.append(draft.documents[file].problem((name,), f"'{name}' cannot be a name", remedy))
    for file, entry in draft.entries.items():
        document = draft.documents[file]
        findings = [*_identity(entry, document), *entry_problems(entry), *text_problems(entry)]
        for check in (_citations, _shared_parameters, _taken_from, _words_of, _fact_concepts, _related, _frames):
            findings += check(entry, draft)
        findings += [*_results(entry), *_cases(entry)]
        problems += [document.problem(*finding) for finding in findings]
    return problems


def _ambiguous_ids(draft: Draft) -> Iterator[Problem]:
    owners = draft.topic_files()
    for file, document in draft.documents.items():
        owner = owners.get(PurePosixPath(file).stem)
        if file.startswith("entries/") and owner != file:
            message = f"the topic exists twice, also in {owner}"
            yield document.problem(("id",), message, "Rename or delete one of the two")


def _identity(entry: Entry, document: Document) -> Iterator[Finding]:
    file = PurePosixPath(document.file)
    if entry.id != file.stem:
        yield ("id",), f"the id '{entry.id}' is not the file name", f"Write 'id: {file.stem}' or rename the file"
    elif not TOPIC_ID.fullmatch(entry.id) or len(entry.id) > MAX_ID:
        yield ("id",), f"'{entry.id}' is no id", f"Use at most {MAX_ID} small letters, digits and hyphens"
    if entry.platform != file.parent.name:
        message = f"the platform '{entry.platform}' is not the folder's name"
        yield ("platform",), message, f"Write 'platform: \"{file.parent.name}\"' or move the file"


def _unknown(path: YamlPath, name: str, known: Iterable[str] | None, what: str) -> Iterator[Finding]:
    """A reference to something that is not there; nothing is said where the other file could not be read."""
    if known is not None and name not in known:
        one, of, owner = what.partition(" of ")
        one = "category" if one == "categories" else one.removesuffix("s")
        yield path, f"unknown {one} '{name}'{of}{owner}", suggestion(name, known, what)


def _citations(entry: Entry, draft: Draft) -> Iterator[Finding]:
    yield from _unknown(("category",), entry.category, draft.names(CATEGORIES), "categories")
    known = draft.names(SOURCES)
    if not entry.sources:
        yield ("sources",), "the topic names no source", "Cite the document that the rule stands in"
    for index, citation in enumerate(entry.sources):
        yield from _unknown(("sources", index, "document"), citation.document, known, "sources")
    for name, parameter in entry.parameters.items():
        for index, dated in enumerate(parameter.values):
            yield from _unknown(("parameters", name, "values", index, "source"), dated.source, known, "sources")


def _shared_parameters(entry: Entry, draft: Draft) -> Iterator[Finding]:
    for name, reference in entry.shared_parameters.items():
        path: YamlPath = ("shared_parameters", name)
        topic_id, _, shared = reference.partition(".")
        yield from _unknown(path, topic_id, draft.topic_files(), "topics")
        if topic_id == entry.id:
            yield path, "a topic cannot borrow from itself", "Use the parameter under its own name"
        elif owner := draft.topic(topic_id):
            yield from _unknown(path, shared, owner.parameters, f"parameters of {topic_id}")


def _taken_from(entry: Entry, draft: Draft) -> Iterator[Finding]:
    for name, fact in entry.facts.items():
        for index, reference in enumerate(fact.taken_from):
            path: YamlPath = ("facts", name, "taken_from", index)
            topic_id, _, result = reference.partition(".")
            yield from _unknown(path, topic_id, draft.topic_files(), "topics")
            other = draft.topic(topic_id)
            if other and result in other.facts:
                message = f"'{result}' is a fact of {topic_id}, not a result"
                yield path, message, "Remove it: facts of the same name come along by themselves"
            elif other:
                yield from _unknown(path, result, other.results, f"results of {topic_id}")


def _words_of(entry: Entry, draft: Draft) -> Iterator[Finding]:
    for name, fact in entry.facts.items():
        if fact.words_of is None:
            continue
        path: YamlPath = ("facts", name, "words_of")
        topic_id, _, shared = fact.words_of.partition(".")
        yield from _unknown(path, topic_id, draft.topic_files(), "topics")
        other = draft.topic(topic_id)
        if topic_id == entry.id:
            yield path, "a topic cannot borrow from itself", "Write the words at this fact"
        elif other:
            yield from _unknown(path, shared, other.facts, f"facts of {topic_id}")


def _fact_concepts(entry: Entry, draft: Draft) -> Iterator[Finding]:
    for name, fact in entry.facts.items():
        for index, concept in enumerate(fact.concepts):
            yield from _unknown(("facts", name, "concepts", index), concept, draft.names(TERMS), "concepts")


def _results(entry: Entry) -> Iterator[Finding]:
    for name, result in entry.results.items():
        if not result.needs:
            message = f"the result '{name}' needs no fact"
            yield ("results", name, "needs"), message, "Name the facts that it is computed from"
        for index, fact in enumerate(result.needs):
            yield from _unknown(("results", name, "needs", index), fact, entry.facts, "facts")


def _cases(entry: Entry) -> Iterator[Finding]:
    for index, case in enumerate(entry.cases):
        yield from _case_names(case, entry, ("cases", index))


def _case_names(case: Case, entry: Entry, path: YamlPath) -> Iterator[Finding]:
    for name, value in case.given.items():
        yield from _unknown((*path, "given", name), name, entry.facts, "facts")
        options = [option.value for option in entry.facts[name].options] if name in entry.facts else []
        if options:
            yield from _unknown((*path, "given", name), str(value), options, "options")
    for name in case.expect:
        yield from _unknown((*path, "expect", name), name, entry.results, "results")
    if case.outcome is not None:
        yield from _unknown((*path, "outcome"), case.outcome, entry.outcomes, "outcomes")


def _related(entry: Entry, draft: Draft) -> Iterator[Finding]:
    for index, topic_id in enumerate(entry.related):
        if topic_id == entry.id:
            yield ("related", index), "the topic names itself as related", "Remove it"
        else:
            yield from _unknown(("related", index), topic_id, draft.topic_files(), "topics")


def _frames(entry: Entry, draft: Draft) -> Iterator[Finding]:
    concepts = draft.names(TERMS)
    for index, frame in enumerate(entry.frames):
        path: YamlPath = ("frames", index)
        if not frame.needs or not all(frame.needs):
            message = "a frame without concepts fits every question"
            yield (*path, "needs"), message, "Name the concepts that a question must hold"
        for place, group in enumerate(frame.needs):
            for item, concept in enumerate(group):
                yield from _unknown((*path, "needs", place, item), concept, concepts, "concepts")
        for item, concept in enumerate(frame.unless):
            yield from _unknown((*path, "unless", item), concept, concepts, "concepts")
