"""/unanswered: the operators see what had no answer, most frequent first, and answer, dismiss or export it.

An answer is a topic's id or a text. It goes to nobody: who asked is not known. It is what the labelled file is made of.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Container
from datetime import datetime

from sqlalchemy import Connection

from bot.messages import Button, Lang
from bot.rendering.buttons import MAX_ACTION_BYTES, Rows
from bot.rendering.document import block
from bot.storage import feedback, unanswered
from bot.storage.outbox import Outgoing
from bot.storage.unanswered import Question
from bot.telegram.conversion import Incoming
from bot.telegram.features.in_place import edited
from bot.telegram.features.mind import knowledge_of, mind_of, title_of
from bot.telegram.features.reader import lang_for
from bot.telegram.features.wording import html, told
from bot.telegram.handling import Desk, Feature
from bot.telegram.replies import about, callback_answer, document, fleeting, keyboard, text_message
from bot.understanding.wording.folding import fold
from knowledge.model import CHINA

_SHOWN = 10
_FOUND = 1000
_SUGGESTED = 3
_PRESS = re.compile(r"ua:(list|show|drop|pick|export):?([0-9a-f]{12})?:?([a-z0-9-]{1,64})?")
_CODE = re.compile(r"#([0-9a-f]{12})\b")


class Operators(Feature):
    """The list, one question at a time, and the file; for operators in their private chats.

    Nothing of what is shown is kept: who asked may have it deleted, and then it is nowhere.
    """

    def __init__(self, operators: Container[int]) -> None:
        self._operators = operators

    def handle(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """What an operator asked for; None for everybody and everything else."""
        if not incoming.private or incoming.place.user_id not in self._operators or incoming.message is None:
            return None
        if incoming.kind == "message" and incoming.command == "unanswered":
            text, rows = _list(desk.connection, lang_for(incoming, desk))
            return [fleeting(text_message(incoming.place.chat_id, text, markup=keyboard(rows)))]
        if incoming.kind == "press":
            press = _PRESS.fullmatch(incoming.message.action or "")
            return self._press(incoming, press, desk) if press is not None else None
        return self._answer(incoming, desk) if incoming.kind == "message" else None

    def _press(self, incoming: Incoming, press: re.Match[str], desk: Desk) -> list[Outgoing]:
        does, code, topic = press[1], press[2] or "", press[3] or ""
        query, lang, chat = incoming.query_id or "", lang_for(incoming, desk), incoming.place.chat_id
        if does == "export":
            return [callback_answer(query), _file(chat, desk, lang)]
        question = _find(desk.connection, code) if does != "list" else None
        if (does != "list" and question is None) or incoming.message_id is None:
            return [callback_answer(query, told("ua_gone", lang))]
        said = None
        if question is not None and does == "show":
            text, rows = _panel(question, desk, lang)
            return [callback_answer(query), fleeting(edited(chat, incoming.message_id, text, keyboard(rows)))]
        if question is not None and does == "drop":
            said = told("ua_dropped", lang, times=unanswered.close(desk.connection, question.question, "dismissed"))
        elif question is not None and topic in knowledge_of(desk).entries:
            said = told("ua_answered", lang, times=_close(desk.connection, question, topic))
        text, rows = _list(desk.connection, lang)
        return [callback_answer(query, said), fleeting(edited(chat, incoming.message_id, text, keyboard(rows)))]

    def _answer(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """A reply to a question's panel is its answer."""
        reference, message = incoming.reference, incoming.message
        code = _CODE.search(reference.text) if reference is not None and reference.from_bot else None
        if code is None or message is None or incoming.command is not None or not message.text.strip():
            return None
        lang, chat = lang_for(incoming, desk), incoming.place.chat_id
        question = _find(desk.connection, code[1])
        if question is None:
            return [about(text_message(chat, html(told("ua_gone", lang))), incoming)]
        times = _close(desk.connection, question, message.text.strip())
        return [about(text_message(chat, html(told("ua_answered", lang, times=times))), incoming)]


def _list(connection: Connection, lang: Lang | None) -> tuple[str, Rows]:
    questions = unanswered.most_frequent(connection, _SHOWN)
    lines = [
        f"{number}. {told('ua_line', lang, question=item.question, times=item.times, people=item.people)}"
        for number, item in enumerate(questions, start=1)
    ]
    votes = [
        told("ua_votes", lang, topic=count.topic, yes=count.helpful, no=count.not_helpful)
        for count in feedback.counts(connection)
    ]
    title = block("headline", told("ua_title" if lines else "ua_none", lang))
    text = html((title, block("text", lines), block("list", votes, told("ua_votes_title", lang) if votes else "")))
    numbers = [Button(str(at), f"ua:show:{_code(item)}") for at, item in enumerate(questions, start=1)]
    rows = [tuple(numbers[at : at + 5]) for at in range(0, len(numbers), 5)]
    return text, (*rows, (Button(told("button_export", lang), "ua:export"),))


def _panel(question: Question, desk: Desk, lang: Lang | None) -> tuple[str, Rows]:
    """One question: the likeliest topics as buttons, and how to give another answer."""
    code = _code(question)
    latest = question.latest.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
    counted = told("ua_counts", lang, times=question.times, people=question.people, latest=latest)
    text = html((
        block("headline", question.question),
        block("text", [counted, told("ua_how", lang)]),
        block("small", f"#{code}"),
    ))  # fmt: skip
    ranked = mind_of(desk).understander.understand(question.question, desk.now).intent.ranked[:_SUGGESTED]
    rows = []
    for item in ranked:
        does = f"ua:pick:{code}:{item.topic}"
        if len(does.encode()) <= MAX_ACTION_BYTES:
            rows.append((Button(title_of(item.topic, desk, lang), does),))
    back = (Button(told("button_drop", lang), f"ua:drop:{code}"), Button(told("button_back", lang), "ua:list"))
    return text, (*rows, back)


def _code(question: Question) -> str:
    """Names a question in a button."""
    return hashlib.sha256(question.folded.encode()).hexdigest()[:12]


def _find(connection: Connection, code: str) -> Question | None:
    return next((item for item in unanswered.most_frequent(connection, _FOUND) if _code(item) == code), None)


def _close(connection: Connection, question: Question, answer: str) -> int:
    return unanswered.close(connection, question.question, "answered", answer)


def _file(chat_id: int, desk: Desk, lang: Lang | None) -> Outgoing:
    """The answered questions as a labelled file for `policybot eval questions`."""
    topics, seen, lines = knowledge_of(desk).entries, set(), []
    for question, written, answer in unanswered.answered(desk.connection):
        if (key := " ".join(fold(question).split())) in seen:
            continue
        seen.add(key)
        topic = answer if answer in topics else None
        label = {"id": f"u-{len(seen):04}", "q": question, "now": _moment(desk.now), "topic": topic, "style": written}
        lines.append(json.dumps(label if topic else label | {"answer": answer}, ensure_ascii=False))
    content = "".join(f"{line}\n" for line in lines).encode()
    if not lines:
        return text_message(chat_id, html(told("ua_nothing_answered", lang)))
    caption = html(told("ua_exported", lang, number=len(lines)))
    return fleeting(document(chat_id, "questions.jsonl", "application/jsonl", content, caption=caption))


def _moment(now: datetime) -> str:
    return now.astimezone(CHINA).isoformat(timespec="seconds")
