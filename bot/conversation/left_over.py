"""Left over: the questions of a message beyond the two topics that a reply has room for, so that it can name them.

昨天申请退VIP,几号生效,几号能再进,保证金4000要补多少: two are answered, 保证金4000要补多少 is left over.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from bot.patterns import pattern
from bot.understanding.acts.speech import read_speech
from bot.understanding.intent import IntentReading

_BETWEEN = pattern(r"(?<=[?？])(?![?？])|[,，。;；!！\n]+|\.\s")


def left_over(text: str, topics: Collection[str], read: Callable[[str], IntentReading]) -> tuple[str, ...]:
    """The clauses of ``text`` that ask about another topic than ``topics``, in the person's own words, one a topic.

    Not a clause with no word of its own: 会被清退吗, behind what somebody may be removed for.
    """
    clauses = [clause.strip() for clause in _BETWEEN.split(text)]
    readings = [(clause, read(clause)) for clause in clauses if clause]
    known = {name for _, one in readings for topic in topics for frame in one.frames.get(topic, ()) for name in frame}
    left: dict[str, str] = {}
    for clause, one in readings:
        topic = one.topic if one.decision == "answer" else None
        own = {name for frame in one.frames.get(topic or "", ()) for name in frame} - known
        if topic is not None and topic not in topics and own and read_speech(clause).asks:
            left.setdefault(topic, clause.rstrip("?？ "))
    return tuple(left.values())
