"""Named choices: which of a fact's options a text names, and which it only names to deny."""

from __future__ import annotations

import re

from bot.understanding.clauses import Span
from bot.understanding.subjects import somebody_elses
from knowledge.model import Entry, FactSpec

_NUMERAL = re.compile(r"[\d零〇一二两三四五六七八九十百第]")
_IN_SIGHT = 40
"""Characters before a word in which its denial would stand."""
_DENIED = re.compile(
    r"(?:不是|并非|没有?|没被|不再?做?|不卖|\bnot|\bnever|n't)(?:被|在|做|卖|叫|the|a|an|been|\s){0,4}$"
)


def named_options(folded: str, entry: Entry) -> tuple[dict[str, str], list[str]]:
    """Values of the topic's ``choice`` facts that the text names, and the facts of which it names more than one."""
    found = {name: _options(folded, spec) for name, spec in entry.facts.items() if spec.options}
    options = {name: values.pop() for name, values in found.items() if len(values) == 1}
    return options, [name for name, values in found.items() if len(values) > 1]


def _options(folded: str, spec: FactSpec) -> set[str]:
    """The values whose words stand in the text: longest words first, none inside another, denied and foreign ones out."""
    words = [(word.lower(), option.value) for option in spec.options for word in option.words]
    rest, found = folded, []
    for word, value in sorted(words, key=lambda pair: -len(pair[0])):
        at = rest.find(word)
        while at >= 0:
            end = at + len(word)
            if _stands_alone(rest, at, end):
                found.append(((at, end), value))
                rest = rest[:at] + "\x00" * len(word) + rest[end:]
            at = rest.find(word, end)
    return _told(folded, found)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a word is no part of a longer number or Latin word: 2年 is not in 2022年, nor "gift" in "gifted"."""
    before, first, last, after = text[start - 1 : start], text[start], text[end - 1], text[end : end + 1]
    numeral = _NUMERAL.match(first) is not None and _NUMERAL.match(before) is not None
    letters = (first.isascii() and first.isalpha() and before.isascii() and before.isalpha()) or (
        last.isascii() and last.isalpha() and after.isascii() and after.isalpha()
    )
    return not numeral and not letters


def _told(folded: str, found: list[tuple[Span, str]]) -> set[str]:
    others = somebody_elses(folded, [span for span, _ in found])
    return {
        value
        for span, value in found
        if span not in others and not _DENIED.search(folded[max(0, span[0] - _IN_SIGHT) : span[0]])
    }
