"""Small talk: messages that carry nothing to answer.

A message is small talk if its wordings and filler words are all there is; so "谢谢" is, "谢谢,那保证金要补多少" is not. Two
kinds are heard through other words too: somebody who speaks of ending their life is never told a policy, and an insult
beside nothing that a topic would answer is an insult.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.patterns import compiled, pattern
from bot.understanding.intent.concepts import TermFinder
from bot.understanding.intent.normalise import is_han
from bot.understanding.intent.surface import Surface
from bot.understanding.intent.terms import Terms

_ORDER = (
    "self_harm", "who_are_you", "wants_person", "help", "insult", "praise", "thanks", "farewell", "greeting", "laughter",
    "ack",
)  # fmt: skip
"""Of several kinds in one message the first is meant."""

_LAUGH = pattern(r"(?:哈|h|呵|嘻|嘿|啊|呜|w){2,}|(?:ha){2,}|6{3,}|2?3{2,}")
_FEW = 12
"""A message of at most so many characters without any word is a gesture: pictures, thumbs up."""
_MAX_LENGTH = 60
"""Longer messages are no small talk; they only may be a cry for help or an insult."""


class Talk(NamedTuple):
    """``whole``: the kind of small talk that the message is made of; ``heard``: a strong kind among other words."""

    whole: str | None
    heard: str | None


class SmalltalkReader:
    """Recognises small talk by the wordings of the lexicon."""

    def __init__(self, wordings: Terms) -> None:
        """``wordings``: what people say, with its kind; the kind ``filler`` may stand around all others."""
        self._finder = TermFinder(wordings)
        self._cry = _beginnings(wordings, "self_harm")

    def may_cry(self, where: Surface) -> bool:
        """Whether the words of a cry for help could be in a message: what is quickly seen before it is read."""
        return self._cry.search(where.text) is not None

    def read(self, where: Surface, original: str) -> Talk:
        """The kinds of small talk in a message: its surface without repairs, and the text as written."""
        text = where.text
        everywhere = Surface(text, where.begin, where.end, where.clause, where.phrase, frozenset(range(len(text))))
        hits = self._finder.find(everywhere)
        kinds = {hit.concept for hit in hits} - {"filler"}
        if "self_harm_not" in kinds:
            kinds -= {"self_harm", "self_harm_not"}
        words = {hit.concept for hit in hits if hit.end - hit.start > 1}
        heard = next((kind for kind in ("self_harm", "insult") if kind in kinds & words), None)
        if len(text) > _MAX_LENGTH:
            return Talk(None, heard)
        left = list(text)
        for hit in hits:
            left[hit.start : hit.end] = " " * (hit.end - hit.start)
        if not hits and not text.strip() and 0 < len(original.strip()) <= _FEW:
            return Talk("ack", None)
        rest, laughs = _LAUGH.subn("", "".join(left))
        if laughs:
            kinds.add("laughter")
        if any(is_han(character) or character.isalnum() for character in rest):
            return Talk(None, heard)
        return Talk(next((kind for kind in _ORDER if kind in kinds), None), heard)


def _beginnings(wordings: Terms, kind: str) -> re.Pattern[str]:
    """The words of a kind; of those in parts the first."""
    words = [word for word, kinds in wordings.plain.items() if kind in kinds]
    words += [parts[0] for rows in wordings.gapped.values() for parts, kinds in rows if kind in kinds]
    return compiled("|".join(map(re.escape, words)) or r"(?!)")
