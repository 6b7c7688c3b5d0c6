"""The buttons under an answer, by the place it is given in: what can be done with it, the way into a private chat."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.conversation.decision import Decision
from bot.keeping.calculation import dates_used
from bot.keeping.deadlines import coming
from bot.keeping.links import calculation_payload
from bot.messages import Ability, Button, Message
from bot.rendering.buttons import Keyboard, Rows, action
from bot.rendering.phrases import phrase
from bot.rendering.values import Words, fill
from handlers.result import Result
from knowledge.model import CHINA, Entry


class Offers:
    """Chooses the buttons for decisions about one knowledge base."""

    def __init__(self, keyboard: Keyboard) -> None:
        self.keyboard = keyboard

    def rows(self, decision: Decision, words: Words, message: Message) -> Rows:
        """The buttons under the answer to ``message``.

        In a private chat everything that the transport can do. In a group what concerns all (another day, the source,
        a vote), and a way into a private chat instead of questions for personal facts, unless the answer is computed
        from all there is to tell. A looked-up answer belongs to whoever posts it: it carries nothing but that way.
        """
        if message.chat_type == "private":
            return (*self._tools(decision, words, message), *self.keyboard.rows(decision, words))
        if decision.entry is None:
            return self.keyboard.rows(decision, words) if message.chat_type == "group" else ()
        complete = decision.kind == "computed" and not _missing(decision)
        private = () if complete else self._into_private(decision, decision.entry, words)
        if message.chat_type == "inline":
            return private
        if decision.asks is not None:
            return private
        return (*self._tools(decision, words, message), *private)

    def _tools(self, decision: Decision, words: Words, message: Message) -> Rows:
        """What can be done with an answer that waits for nothing; at most three short buttons a row."""
        entry, result = decision.entry, decision.result
        if entry is None or decision.asks is not None or decision.kind not in ("computed", "answer"):
            return ()
        private = message.chat_type == "private"
        letters, votes = _letters(entry, words) if private else (), _vote(words, message.abilities)
        if decision.kind == "answer" or result is None:
            return _without_empty(votes, *letters)
        keep = _keep(entry, result, words, message.abilities, message.now.astimezone(CHINA)) if private else []
        change = _change(entry, result, words, private=private)
        about = [*keep, _button("source", words)]
        return _without_empty(change, *((about, votes) if keep else ([*about, *votes],)), *letters)

    def _into_private(self, decision: Decision, entry: Entry, words: Words) -> Rows:
        """A button that begins the calculation in a private chat; none for a topic that computes nothing."""
        if entry.handler is None:
            return ()
        # No callback data: the transport makes a link of it, whose payload has room for 64 characters of its own.
        payload = calculation_payload(entry, decision.asks or next(iter(_missing(decision)), None))
        return ((Button(fill(phrase("button_private"), words, {}), f"private:{payload}"),),)


def _missing(decision: Decision) -> tuple[str, ...]:
    """The facts that would determine more."""
    return decision.result.missing if decision.result is not None else ()


def _change(entry: Entry, result: Result, words: Words, *, private: bool) -> list[Button]:
    """A day earlier, another value, a day later; changing a value takes a conversation, which a group is spared."""
    dates = dates_used(entry, result)
    change = [_button("change", words)] if private and result.used else []
    if not dates:
        return change
    return [_button("earlier", words, f"shift:{dates[0]}:-1"), *change, _button("later", words, f"shift:{dates[0]}:+1")]


def _keep(entry: Entry, result: Result, words: Words, abilities: frozenset[Ability], now: datetime) -> list[Button]:
    """Reminder and calendar file for the main date that is still to come."""
    ahead = coming(entry, result.values, now)
    if not ahead:
        return []
    name = ahead[0].result
    remind = [_button("remind", words, f"remind:{name}")] if "remind" in abilities else []
    return remind + ([_button("calendar", words, f"ics:{name}")] if "files" in abilities else [])


def _vote(words: Words, abilities: frozenset[Ability]) -> list[Button]:
    if "feedback" not in abilities:
        return []
    return [_button("helpful", words, "vote:up"), _button("unhelpful", words, "vote:down")]


def _letters(entry: Entry, words: Words) -> Rows:
    titles = [letter.title.zh if words == "zh" else letter.title.en for letter in entry.letters]
    label = phrase("button_letter")
    return tuple(
        (Button(fill(label, words, {"title": title}), action("letter", str(number))),)
        for number, title in enumerate(titles)
    )


def _without_empty(*rows: Iterable[Button]) -> Rows:
    return tuple(full for row in rows if (full := tuple(row)))


def _button(name: str, words: Words, does: str = "") -> Button:
    return Button(fill(phrase(f"button_{name}"), words, {}), action(does or name))
