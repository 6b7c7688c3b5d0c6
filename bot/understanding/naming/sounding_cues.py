"""Cue words typed by their sound: the 付的宽 of 11号付的宽 is 付的款.

The intent's repair reads the domain's names everywhere; these are the words that tell what a value is, and a message is
read for them only where a value in it is left over. A piece is put right only if one character of it differs from a cue of
the topic, and that character is no word of grammar and part of no other word.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bot.patterns import pattern
from bot.understanding.intent.normalise import HAN
from bot.understanding.intent.repair import GRAMMAR
from bot.understanding.intent.segment import Segmenter
from bot.understanding.intent.sounds import Sounds, sounds_of
from bot.understanding.intent.syllables import SyllableTable, all_han
from bot.understanding.naming.mentions import vocabulary
from bot.understanding.wording.clauses import Span
from bot.understanding.wording.per_entry import per_entry
from knowledge.model import Entry

_ENDINGS = frozenset("的了过掉完好出去来上下着咗嘞")
"""They follow any verb: a cue must have two characters more."""
_LEAST = 2
_IN_SIGHT = 12
_NOT_YET = pattern(r"(?:[待没未等拒亲怕要会将快]|如果|万一|担心)[^,。;!?]{0,3}$")
"""Before a word these keep it from telling what has been."""

_table = cache(SyllableTable)


def put_right_by_sound(folded: str, taken: Iterable[Span], entry: Entry, segmenter: Segmenter) -> str:
    """``folded`` with mistyped cue words of ``entry`` put right, same length; what stands at ``taken`` is left alone."""
    sounds, occupied = _sounds(entry), list(taken)
    for run in HAN.finditer(folded):
        key = sounds.key(run.group())
        for at in range(len(key) - 1):
            for words in sounds.alike(key, at):
                start, end = run.start() + at, run.start() + at + len(words[0])
                meant = next((word for word in words if _is_meant(folded, start, word, entry, segmenter)), None)
                if meant is not None and not any(start < stop and begin < end for begin, stop in occupied):
                    folded = folded[:start] + meant + folded[end:]
                    occupied.append((start, end))
                    break
    return folded


def _is_meant(folded: str, start: int, word: str, entry: Entry, segmenter: Segmenter) -> bool:
    """Whether what stands at ``start`` is ``word`` with one character mistyped."""
    typed = folded[start : start + len(word)]
    wrong = [place for place, (one, other) in enumerate(zip(typed, word, strict=True)) if one != other]
    if (
        _NOT_YET.search(folded, max(0, start - _IN_SIGHT), start)
        or len(wrong) != 1
        or typed[wrong[0]] in GRAMMAR
        or word[wrong[0]] in _ENDINGS
    ):
        return False
    at = start + wrong[0]
    around = (folded[at - 1 : at + 1], folded[at : at + 2], _content(typed))
    if any(segmenter.is_ordinary(pair) for pair in around) or at not in segmenter.alone(folded):
        return False
    known = vocabulary(entry).chinese
    return not any(len(known.at(folded, place)) > at - place for place in range(max(0, at - len(word)), at + 1))


@per_entry
def _sounds(entry: Entry) -> Sounds:
    """The sounds of the words for the topic's facts."""
    words = (cue for spec in entry.facts.values() for cue in spec.cues if all_han(cue))
    return sounds_of((cue for cue in words if len(_content(cue)) >= _LEAST), _table())


def _content(word: str) -> str:
    """What of a word is no ending."""
    return "".join(character for character in word if character not in _ENDINGS)
