"""The buttons under a reply. An action is at most 64 bytes and means the same in every transport."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.conversation.case.bounded import Within, bound_of
from bot.conversation.decision import Decision
from bot.messages import Button
from bot.rendering.phrases import phrase
from bot.rendering.values import Words, day_named
from knowledge.model import KnowledgeBase, Text

MAX_ACTION_BYTES = 64
ROW_WIDTH = 3

Rows = tuple[tuple[Button, ...], ...]


def action(kind: str, value: str = "") -> str:
    """The action text for a button, ``kind:value``; raises ValueError where it would not fit into a button."""
    text = f"{kind}:{value}" if value else kind
    if len(text.encode()) > MAX_ACTION_BYTES:
        raise ValueError(f"action too long for a button: {text!r}")
    return text


class Keyboard:
    """Makes the buttons for decisions about one knowledge base."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb

    def rows(self, decision: Decision, words: Words) -> Rows:
        """The buttons that fit the decision: quick replies, offered topics, a way on."""
        if decision.kind == "choices":
            return (*self._topic_rows(decision.choices, words), self._more(words))
        if decision.kind == "unknown" and decision.entry is None:
            return (self._more(words),)
        if decision.phrase in ("greeting", "help", "help_group", "smalltalk"):
            return (self._more(words),)
        if decision.asks is not None and decision.entry is not None:
            return self._quick_replies(decision, words)
        if decision.entry is not None and decision.kind in ("answer", "computed"):
            return self._topic_rows(decision.entry.related[:2], words)
        return ()

    def categories(self, words: Words) -> Rows:
        """One button a category that has topics, in the order of ``categories.yaml``."""
        used = {entry.category for entry in self.kb.entries.values()}
        return tuple(
            (Button(_in(text, words), action("cat", key)),) for key, text in self.kb.categories.items() if key in used
        )

    def topics_of(self, category: str, words: Words) -> Rows:
        """One button a topic of the category, and the way back."""
        topics = [entry.id for entry in self.kb.entries.values() if entry.category == category]
        return (*self._topic_rows(topics, words), self._more(words))

    def languages(self) -> Rows:
        """The languages to choose from, each in its own."""
        names = {"zh-hans": "简体中文", "zh-hant": "繁體中文", "en": "English"}
        return (tuple(Button(label, action("lang", code)) for code, label in names.items()),)

    def _quick_replies(self, decision: Decision, words: Words) -> Rows:
        assert decision.entry is not None  # noqa: S101  # only called with one
        spec = decision.entry.facts[decision.asks or ""]
        choices = spec.choices or tuple(option.label for option in spec.options[:6])
        readings = decision.unsettled.readings if decision.unsettled is not None else ()
        labels = [day_named(date.fromisoformat(day), words) for day in readings]
        told = decision.facts.get(decision.asks or "")
        near = told is not None and isinstance(bound_of(told), Within)  # 四月底: neither today nor yesterday
        labels = labels or [_in(choice, words) for choice in choices if not near]
        rows = _in_rows(Button(label, action("say", label)) for label in labels if len(label.encode()) <= 56)
        unknown, cancel = (
            Button(_in(phrase("button_unknown"), words), action("dont_know")),
            Button(_in(phrase("button_cancel"), words), action("cancel")),
        )
        return (*rows, (cancel,) if decision.lead == "cannot_know" else (unknown, cancel))

    def _topic_rows(self, topics: Iterable[str], words: Words) -> Rows:
        return tuple((Button(_in(self.kb.entries[topic].title, words), action("topic", topic)),) for topic in topics)

    def _more(self, words: Words) -> tuple[Button, ...]:
        return (Button(_in(phrase("button_topics"), words), action("topics")),)


def _in(text: Text, words: Words) -> str:
    return text.zh if words == "zh" else text.en


def _in_rows(buttons: Iterable[Button]) -> Rows:
    row = list(buttons)
    return tuple(tuple(row[at : at + ROW_WIDTH]) for at in range(0, len(row), ROW_WIDTH))
