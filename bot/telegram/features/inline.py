"""The inline look-up: @bot and a few words in any chat list topics to post there."""

from __future__ import annotations

from typing import Any

from bot.lookup import LookUpResult, look_up
from bot.messages import Lang
from bot.storage.outbox import Outgoing
from bot.telegram.conversion import Incoming, Me, language_of
from bot.telegram.features.asked import Asked
from bot.telegram.features.links import private_chat, url_button
from bot.telegram.features.mind import mind_of
from bot.telegram.features.reader import lang_for
from bot.telegram.features.wording import told
from bot.telegram.handling import Desk, Feature
from bot.telegram.markup import split_html
from bot.telegram.replies import fleeting

CACHE_SECONDS = 300
"""How long Telegram may show the same rules to everybody."""
_LONGEST_LINE = 200


class Inline(Feature):
    """Answers inline queries. Nothing of them is kept."""

    def __init__(self, me: Me, asked: Asked) -> None:
        self._me = me
        self._asked = asked

    def handle(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """The results; a chosen one needs nothing more."""
        if incoming.kind == "chosen":
            return []
        if incoming.kind != "inline" or incoming.message is None or incoming.query_id is None:
            return None
        chosen = desk.standing.session.chosen_lang
        counts, own = self._asked.counts(desk.connection), language_of(incoming.person)
        found = look_up(mind_of(desk), incoming.message.text, desk.now, chosen, counts, own)
        answer = self._answer(found, lang_for(incoming, desk), typed=bool(incoming.message.text.strip()))
        payload = {"inline_query_id": incoming.query_id, **answer}
        return [fleeting(Outgoing(method="answerInlineQuery", payload=payload))]

    def _answer(self, found: tuple[LookUpResult, ...], lang: Lang | None, *, typed: bool) -> dict[str, Any]:
        """One computed result, or one in a language of the person's own, makes the whole answer personal."""
        personal = not found or any(item.personal for item in found)
        answer: dict[str, Any] = {
            "results": [self._result(item) for item in found],
            "cache_time": 0 if personal else CACHE_SECONDS,
            "is_personal": personal,
        }
        if not found:
            answer["button"] = {"text": told("inline_nothing", lang), "start_parameter": "help"}
        elif typed and found[0].payload and not _is_computed(found[0]):
            answer["button"] = {"text": told("inline_private", found[0].lang), "start_parameter": found[0].payload}
        return answer

    def _result(self, item: LookUpResult) -> dict[str, Any]:
        result: dict[str, Any] = {
            "type": "article",
            "id": item.key,
            "title": item.title,
            "description": _described(item),
            "input_message_content": {
                "message_text": split_html(item.html)[0],
                "parse_mode": "HTML",
                "link_preview_options": {"is_disabled": True},
            },
        }
        if item.payload is not None:
            button = url_button(told("inline_own_case", item.lang), private_chat(self._me, item.payload))
            result["reply_markup"] = {"inline_keyboard": [[button]]}
        return result


def _is_computed(item: LookUpResult) -> bool:
    return item.key != item.topic


def _described(item: LookUpResult) -> str:
    """The rule in one line and its status, which goes first only where it means that the rule does not hold now."""
    if item.status is None:
        return _cut(item.rule, _LONGEST_LINE)
    status = told(f"status_{item.status}", item.lang)
    if item.status in ("ended", "upcoming"):
        return _cut(f"{status} · {item.rule}", _LONGEST_LINE)
    behind = f" · {status}"
    return _cut(item.rule, _LONGEST_LINE - len(behind)) + behind


def _cut(line: str, longest: int) -> str:
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
