"""The words of an entry: numbers that belong into parameters, phrases that two topics claim, examples too few."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from knowledge.document import Finding, YamlPath
from knowledge.draft import CATEGORIES, SOURCES, Draft
from knowledge.model import Entry, Frame, Text
from knowledge.placeholders import placeholders, texts
from knowledge.problems import Problem

FEWEST_EXAMPLES = 8
"""Below this the matcher has too little to tell a topic from its neighbours."""

_RULE_TEXTS = ("answer", "open_points", "points", "outcomes", "steps", "notes", "letters")
"""Parts in which a number is part of the rule. Elsewhere (a note on a document's date) it is not."""

_CHINESE_NUMBER = r"(?:\d+(?:[.,]\d+)*|[零〇一二两三四五六七八九十百千万亿]{2,}|[二两三四五六七八九十])"
_CHINESE_UNIT = r"(?:个?(?:小时|月|星期|工作日|自然日|季度)|[天日号年周秒元块次笔起单倍折%]|分钟|万元|人民币)"
_ENGLISH_NUMBER = r"(?:\d+(?:[.,]\d+)*|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)"
_ENGLISH_UNIT = r"(?:days?|hours?|weeks?|months?|years?|minutes?|times|yuan|rmb|cny|percent)\b"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY_OF_YEAR = rf"\b\d{{1,2}} {_MONTH}\b|\b{_MONTH} \d{{1,4}}\b|\d{{1,4}}-\d{{1,2}}-\d{{1,2}}"
_TYPED = re.compile(
    rf"{_CHINESE_NUMBER}\s*{_CHINESE_UNIT}"
    rf"|\b{_ENGLISH_NUMBER}[ -](?:natural |calendar |working |business )?{_ENGLISH_UNIT}"
    rf"|\b\d+(?:st|nd|rd|th)\b|{_DAY_OF_YEAR}|\d{{1,2}}:\d\d",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(r"\{[a-z0-9_]*\}|《[^》]*》|第二天")
"""Placeholders, titles of documents, and "the next day"."""
_WITH_UNIT = re.compile(r"\{([a-z0-9_]+)\}\s*([年月日号天元次时个倍])")
_BARE_PERIOD = re.compile(r"\d{4}(-\d\d)?")
"""A year or a month as a value, which replies show with its unit: 2024年, 2024年3月."""
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_IDEOGRAPH, _ENGLISH = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z0-9]")


def wording_findings(entry: Entry) -> Iterator[Finding]:
    """What must be mended in the words of one entry."""
    yield from _typed_numbers(entry)
    yield from _doubled_units(entry)
    yield from _uncited(entry)
    for kind in ("colloquial", "formal", "keywords", "english"):
        if not getattr(entry.questions, kind):
            yield ("questions",), f"there is no example of the kind '{kind}'", f"Add '{kind}:' with some"


def wording_warnings(entry: Entry) -> Iterator[Finding]:
    """What a curator should look at once more."""
    count = len(entry.questions.all())
    if count < FEWEST_EXAMPLES:
        message = f"{count} example questions are few"
        yield ("questions",), message, f"Write at least {FEWEST_EXAMPLES}, in the words of different people"
    if not entry.frames:
        yield ("frames",), "there is no frame", "Name the concepts that a question on this topic must hold"
    for path, text in texts(entry):
        for where, names in _shown_in_one_language(text):
            yield path, f"only one of the two languages shows {', '.join(names)}{where}", "Say the same in both"
        if tags := sorted({match.group() for one in (text.zh, text.en) for match in _TAG.finditer(one)}):
            yield path, f"{' '.join(tags)} is shown as it stands", "Write the text without markup"
        if not (_IDEOGRAPH.search(text.zh) or placeholders(text.zh)):
            yield (*path, "zh"), "the Chinese text has no Chinese character", "Translate it"
        if not (_ENGLISH.search(text.en) or placeholders(text.en)):
            yield (*path, "en"), "the English text has no English word", "Translate it"


def _shown_in_one_language(text: Text) -> Iterator[tuple[str, list[str]]]:
    """The names that one language has and the other has not: line by line where both have the same lines.

    A name that stands in several lines would hide in the whole text that it is missing from one of them.
    """
    chinese, english = text.zh.split("\n"), text.en.split("\n")
    if len(chinese) != len(english) or len(chinese) == 1:
        chinese, english = [text.zh], [text.en]
    for number, (one, other) in enumerate(zip(chinese, english, strict=True), start=1):
        if names := placeholders(one) ^ placeholders(other):
            yield f" in line {number} of the text" if len(chinese) > 1 else "", sorted(names)


def _typed_numbers(entry: Entry) -> Iterator[Finding]:
    """Numbers with a unit that stand in a text instead of a parameter."""
    for path, text in texts(entry):
        if path[0] not in _RULE_TEXTS:
            continue
        for lang in ("zh", "en"):
            plain = _NO_NUMBER.sub(" ", unicodedata.normalize("NFKC", getattr(text, lang)))
            for number in sorted({match.group() for match in _TYPED.finditer(plain)}):
                remedy = "Make it a parameter with its source and write {name}, so that it can change on a day"
                yield (*path, lang), f"the number in '{number}' is typed into the text", remedy


def _doubled_units(entry: Entry) -> Iterator[Finding]:
    """Units typed behind a value that is shown with its unit: ``{year}年`` for 2024 would read 2024年年."""
    for path, text in texts(entry):
        for name, unit in sorted(set(_WITH_UNIT.findall(text.zh))):
            parameter = entry.parameters.get(name)
            shown = [_ending(dated.value, parameter.unit) for dated in parameter.values] if parameter else []
            if any(ending.endswith(unit) for ending in shown):
                message = f"'{{{name}}}{unit}' would show '{unit}{unit}', the value has its unit already"
                yield (*path, "zh"), message, f"Write {{{name}}} without '{unit}'"


def _ending(value: object, unit: str) -> str:
    """How a parameter's value ends where it is shown; numbers are shown bare."""
    if not isinstance(value, str):
        return ""
    if period := _BARE_PERIOD.fullmatch(value):
        return "月" if period[1] else "年"
    return "日" if unit == "date" else value


def _uncited(entry: Entry) -> Iterator[Finding]:
    """Parameters whose source the topic does not cite, so that no reply would show it."""
    cited = {citation.document for citation in entry.sources}
    for name, parameter in entry.parameters.items():
        if name in entry.shared_parameters:
            continue
        for index, dated in enumerate(parameter.values):
            if dated.source not in cited:
                message = f"the source '{dated.source}' is not among the topic's sources"
                yield (
                    ("parameters", name, "values", index, "source"),
                    message,
                    "Add it to 'sources:' with the place in it",
                )


def shared_phrases(draft: Draft) -> Iterator[Problem]:
    """Examples that stand twice, in one topic or in two, and frames that two topics share."""
    owners: dict[object, tuple[str, int]] = {}
    for file, entry in draft.entries.items():
        document = draft.documents[file]
        for path, phrase, shown in _claims(entry):
            here = (file, document.line(path))
            first_file, first_line = owners.setdefault(phrase, here)
            if (first_file, first_line) != here:
                message = f"{shown} is also claimed in {first_file}:{first_line}"
                yield document.problem(path, message, "Keep it where it belongs, and say here what is different")


def covered_frames(draft: Draft) -> Iterator[Problem]:
    """Frames that hold wherever another topic's does: the same concepts, and no more that rules it out.

    Two such topics would both be sure of the same questions.
    """
    known: list[tuple[str, int, Frame]] = []
    for file, entry in draft.entries.items():
        document = draft.documents[file]
        here = [(document.line(("frames", index)), frame) for index, frame in enumerate(entry.frames)]
        for index, (_, frame) in enumerate(here):
            needs, unless = _comparable(frame)
            for first_file, first_line, other in known:
                other_needs, other_unless = _comparable(other)
                if needs == other_needs and (unless < other_unless or other_unless < unless):
                    message = f"this frame needs the same as the one in {first_file}:{first_line}"
                    remedy = "Name in 'unless' of each what makes it the other's, or what more this one needs"
                    yield document.problem(("frames", index), message, remedy)
        known += [(file, line, frame) for line, frame in here]


def _claims(entry: Entry) -> Iterator[tuple[YamlPath, object, str]]:
    """What a topic says is its own: place, comparable form, readable form."""
    for kind in ("colloquial", "formal", "keywords", "english"):
        for index, example in enumerate(getattr(entry.questions, kind)):
            yield ("questions", kind, index), _folded(example), f"the example '{example}'"
    for index, frame in enumerate(entry.frames):
        yield ("frames", index), _comparable(frame), "this frame"


def _folded(example: str) -> str:
    """An example without case, width, blanks and punctuation."""
    return "".join(char for char in unicodedata.normalize("NFKC", example).casefold() if char.isalnum())


def _comparable(frame: Frame) -> tuple[frozenset[frozenset[str]], frozenset[str]]:
    """A frame without the order in which its concepts are written."""
    return frozenset(frozenset(group) for group in frame.needs), frozenset(frame.unless)


def unused(draft: Draft) -> Iterator[Problem]:
    """Sources, categories and parameters that nothing refers to."""
    entries = draft.entries.values()
    used = {citation.document for entry in entries for citation in entry.sources}
    shelves = {entry.category for entry in entries}
    for file, names, in_use in ((SOURCES, draft.sources, used), (CATEGORIES, draft.categories, shelves)):
        for name in names:
            if name not in in_use:
                yield draft.documents[file].problem((name,), f"nothing uses '{name}'", "Remove it, or use it")
    borrowed = {reference for entry in entries for reference in entry.shared_parameters.values()}
    for file, entry in draft.entries.items():
        shown = {name for _, text in texts(entry) for name in placeholders(text.zh)}
        for name in (*entry.parameters, *entry.shared_parameters):
            if entry.handler is None and name not in shown and f"{entry.id}.{name}" not in borrowed:
                part = "parameters" if name in entry.parameters else "shared_parameters"
                message = f"no text shows the parameter '{name}', and nothing computes with it"
                yield draft.documents[file].problem((part, name), message, "Remove it, or write {name} in a text")
