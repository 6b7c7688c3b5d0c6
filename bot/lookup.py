"""The inline look-up: from a few typed words to topics that can be posted into any chat.

Pure: a query and a moment in, results out. What is looked up leaves no trace in any conversation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from bot.assistant import Assistant
from bot.messages import Lang, Message, Reply
from bot.patterns import pattern
from bot.rendering.reader import script, words_of
from bot.rendering.short import without_details
from bot.session import Session
from bot.understanding.intent.language import tells_no_language
from bot.understanding.wording.folding import MAX_TEXT, fold
from handlers.result import day_of
from knowledge.model import Entry

MOST = 10
LIKELY = 0.02
"""Topics that the matcher finds less probable are not shown for its sake."""

_WORD = pattern(r"[^\W_]+")
_SHORTEST_LATIN = 3
"""Latin words shorter than this stand inside too many others."""
_WORTH_COMPUTING = ("date", "datetime", "amount")
_PRIVATE = "private:"


class LookUpResult(Struct, frozen=True, kw_only=True):
    """One thing to pick: a topic's rule, or the computed answer to the question that was typed."""

    key: str
    """Different for every result of one look-up."""
    topic: str
    title: str
    rule: str
    """The rule in one line; for a computed answer the topic's title."""
    status: str | None
    html: str
    """What is posted: a rule in its short form, as it is said in groups."""
    text: str
    personal: bool
    """Must not be shown to anybody else: computed from somebody's facts, or in a language not told by the query."""
    payload: str | None
    """Deep link into a private chat, where the topic computes and facts for it are missing."""
    lang: Lang


def look_up(
    assistant: Assistant,
    query: str,
    now: datetime,
    lang: Lang | None = None,
    counts: Mapping[str, int] | None = None,
    own_lang: Lang | None = None,
) -> tuple[LookUpResult, ...]:
    """Up to ten results, best first; none where nothing fits.

    ``lang`` is the language that the person has chosen, None to go by the query, and by ``own_lang``, that of their
    surroundings, where it tells none. Nothing typed gives the topics most asked for by ``counts`` (topic id to number
    of questions).
    """
    wordless = tells_no_language(query)
    personal = lang is not None or wordless
    if wordless and lang is None:
        lang = own_lang
    if not query.strip():
        topics = most_asked(assistant, now, counts or {})
        return tuple(_rule(assistant, topic, now, lang or "zh-hans", personal=True) for topic in topics)
    reply = assistant.respond(_message(now, lang, text=query), Session()).reply
    answered = [_result(assistant, reply, now, personal=personal)] if reply.kind in ("answer", "computed") else []
    topics = [topic for topic in _fitting(assistant, query, now) if reply.kind == "computed" or topic != reply.topic]
    rules = [_rule(assistant, topic, now, reply.lang, personal=personal) for topic in topics]
    return tuple([*answered, *rules][:MOST])


def most_asked(assistant: Assistant, now: datetime, counts: Mapping[str, int]) -> list[str]:
    """The topics to show before anything is typed: by ``counts``, then what is over last, what computes most first."""

    def rank(entry: Entry) -> tuple[int, bool, int]:
        computed = sum(spec.type in _WORTH_COMPUTING for spec in entry.results.values())
        return -counts.get(entry.id, 0), entry.status(day_of(now)) == "ended", -computed

    return [entry.id for entry in sorted(assistant.kb.entries.values(), key=rank)][:MOST]


def _fitting(assistant: Assistant, query: str, now: datetime) -> list[str]:
    """The topics that the matcher finds likely, then those that carry all the typed words, by title."""
    intent = assistant.understander.understand(query, now).intent
    if intent.foreign_platform is not None:
        return []
    likely = [item.topic for item in intent.ranked if item.probability >= LIKELY]
    words = _WORD.findall(fold(query[:MAX_TEXT]))
    words = [word for word in words if not word.isascii() or len(word) >= _SHORTEST_LATIN]
    named = [entry for entry in assistant.kb.entries.values() if words and _carries(entry, words)]
    named.sort(key=lambda entry: entry.title.zh)
    return list(dict.fromkeys([*likely, *(entry.id for entry in named)]))


def _carries(entry: Entry, words: Iterable[str]) -> bool:
    """Whether all the words stand in the topic's titles and keywords."""
    text = fold(" ".join((entry.title.zh, entry.title.en, *entry.questions.keywords)))
    return all(word in text for word in words)


def _rule(assistant: Assistant, topic: str, now: datetime, lang: Lang, *, personal: bool) -> LookUpResult:
    reply = assistant.respond(_message(now, lang, action=f"topic:{topic}"), Session()).reply
    return _result(assistant, reply, now, personal=personal)


def _message(now: datetime, lang: Lang | None, text: str = "", action: str | None = None) -> Message:
    return Message(text=text, action=action, now=now, chat_type="inline", lang=lang)


def _result(assistant: Assistant, reply: Reply, now: datetime, *, personal: bool) -> LookUpResult:
    topic = reply.topic or ""
    title = assistant.kb.entries[topic].title
    named = script(title.zh if words_of(reply.lang) == "zh" else title.en, reply.lang)
    first_line = reply.text.partition("\n")[0]
    computed = reply.kind == "computed"
    actions = (button.action for row in reply.buttons for button in row)
    return LookUpResult(
        key=f"{topic}:computed" if computed else topic,
        topic=topic,
        title=first_line if computed else named,
        rule=named if computed else first_line,
        status=reply.status,
        html=reply.html if computed else without_details(reply, assistant.kb, now),
        text=reply.text,
        personal=personal or computed,
        payload=next((item.removeprefix(_PRIVATE) for item in actions if item.startswith(_PRIVATE)), None),
        lang=reply.lang,
    )
