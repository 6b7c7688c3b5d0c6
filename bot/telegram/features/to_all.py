"""Whether a message in a group puts a clear policy question to all: the mode "questions" answers nothing else.

Answering what nobody asked the bot is worse than keeping silent, so everything here is a reason to keep silent, and the
message has to get past all of it: its form (a question, to nobody in particular, not forwarded, no reply), its tone (no
banter, quarrel, advertisement), and its substance (the matcher is sure, a frame of the topic is complete, and the
message speaks of hardly anything else).
"""

from __future__ import annotations

from bot.telegram import wire
from bot.telegram.conversion import Incoming
from bot.telegram.features import to_all_wordings as wordings
from bot.understanding.understanding import Understanding
from bot.understanding.wording.folding import fold
from knowledge.model import Entry, KnowledgeBase

SURE = 0.9
"""The topic is this probable ..."""
SURE_IF_ASKED_OPENLY = 0.8
"""... or this, where the message says that it asks whoever knows ..."""
FAR_AHEAD = 6.0
"""... and so many times as probable as the next."""
BESIDES = 0
"""So many characters may be about something else ..."""
BESIDES_IF_ASKED_OPENLY = 4

_SHORTEST, _LONGEST = 6, 120
_NAMES_SOMEBODY = {"mention", "text_mention"}
_LEADS_AWAY = {"url", "text_link", "email", "phone_number", "bot_command", "hashtag", "cashtag"}
_ASKING = "asks-"
"""What the names of concepts begin with that are mere question words."""
_TONES = (wordings.BANTER, wordings.QUARREL, wordings.ADVERTISES, wordings.ABOUT_TASTE, wordings.TELLS)


def may_be_to_all(incoming: Incoming) -> bool:
    """Whether the form of a group message allows it to be such a question. Cheap; most talk ends here."""
    message, update = incoming.message, incoming.wire
    if incoming.kind != "message" or message is None or update is None or update.message is None:
        return False
    written = update.message
    if message.forwarded or written.reply_to_message is not None or written.via_bot is not None:
        return False
    if written.text is None or written.sender_chat is not None:
        return False
    text = message.text.strip()
    if not _SHORTEST <= len(text) <= _LONGEST or text.count("\n") > 1 or text.startswith("/"):
        return False
    return not _points_elsewhere(written) and wordings.ASKS.search(fold(text)) is not None


def is_question_to_all(heard: Understanding, kb: KnowledgeBase) -> bool:
    """Whether what was understood is a clear policy question, put to nobody in particular and meant seriously."""
    if not heard.intent.ranked:
        return False
    entry = kb.entries[heard.intent.ranked[0].topic]
    folded = heard.folded.strip()
    openly = wordings.ASKS_OPENLY.search(folded) is not None
    if not (openly or wordings.QUESTION_MARK_OR_PARTICLE.search(folded)):
        return False
    if any(tone.search(folded) for tone in _TONES) or _is_among_members(folded) or _calls_somebody(heard, entry):
        return False
    if not openly and (wordings.CONTINUES.search(folded) or wordings.HEARSAY.search(folded)):
        return False
    if _besides(heard, entry) > (BESIDES_IF_ASKED_OPENLY if openly else BESIDES):
        return False
    return _is_sure(heard, SURE_IF_ASKED_OPENLY if openly else SURE)


def _points_elsewhere(message: wire.Message) -> bool:
    return any(entity.type in _NAMES_SOMEBODY | _LEADS_AWAY for entity in message.entities or ())


def _is_among_members(folded: str) -> bool:
    """Whether it is put to somebody, or is about what members do."""
    if wordings.TO_SOMEBODY.search(wordings.TO_WHOEVER_KNOWS.sub("", folded)):
        return True
    return wordings.ABOUT_PEOPLE.search(wordings.ASKS_OPENLY.sub("", folded)) is not None


def _calls_somebody(heard: Understanding, entry: Entry) -> bool:
    """Whether the message begins or ends with words that belong to no question, as somebody's name does."""
    folded, clauses, end = heard.folded, [], 0
    for gap in (*wordings.BETWEEN_CLAUSES.finditer(folded), None):
        stop = gap.start() if gap is not None else len(folded)
        if folded[end:stop].strip():
            clauses.append((end, stop))
        end = gap.end() if gap is not None else stop
    if len(clauses) > 1 and not all(_is_to_the_point(heard, entry, *clause) for clause in (clauses[0], clauses[-1])):
        return True
    return wordings.NAME_AT_END.search(folded) is not None


def _is_to_the_point(heard: Understanding, entry: Entry, start: int, stop: int) -> bool:
    """Whether a clause opens the question, fills, or carries something of its substance."""
    clause = heard.folded[start:stop].strip()
    if wordings.FILLS.match(clause) or wordings.ASKS_OPENLY.search(clause):
        return True
    return any(start <= span[0] < stop for span in _substance(heard, entry))


def _substance(heard: Understanding, entry: Entry) -> list[tuple[int, int]]:
    """Where the concepts of the topic itself, and the person's facts, stand; other concepts are other matters."""
    own = {name for frame in entry.frames for group in frame.needs for name in group}
    concepts = [span for name, _, span in heard.intent.concepts if name in own or name.startswith(_ASKING)]
    return concepts + [fact.span for fact in heard.reading.facts]


def _besides(heard: Understanding, entry: Entry) -> int:
    """How many characters are neither substance nor the ordinary words of a question."""
    rest = list(heard.folded)
    for start, stop in _substance(heard, entry):
        rest[start:stop] = " " * (stop - start)
    return len(wordings.ORDINARY.sub("", "".join(rest)))


def _is_sure(heard: Understanding, sure: float) -> bool:
    """Whether the matcher has no doubt: one topic far ahead of all others, named by a complete frame."""
    intent = heard.intent
    if intent.decision != "answer" or not intent.ranked or intent.smalltalk is not None or not heard.speech.asks:
        return False
    first = intent.ranked[0]
    second = intent.ranked[1].probability if len(intent.ranked) > 1 else 0.0
    ahead = first.probability >= sure and first.probability >= FAR_AHEAD * second
    return ahead and first.topic in intent.frames and not heard.speech.acts & {"what_if", "cancel", "correction"}
