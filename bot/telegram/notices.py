"""The few sentences that the transport itself says, in the three languages."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.messages import Lang
from bot.storage import notices
from bot.storage.outbox import Outgoing, Payload
from bot.telegram.conversion import Incoming, language_of
from bot.telegram.markup import LIMIT, plain, units
from bot.telegram.replies import about, callback_answer, no_results, text_message

Sentence = dict[Lang, str]

SLOW_DOWN: Sentence = {
    "zh-hans": "您发得有点快，我先歇一会儿。请过一会儿再问，刚才没回的请再发一次。",
    "zh-hant": "您發得有點快，我先歇一會兒。請過一會兒再問，剛才沒回的請再發一次。",
    "en": "That is a lot at once. Please wait a little and send again what I have not answered.",
}

UNSURE = (
    "刚才的回答不知道有没有送到。没收到的话，请再问一次。\n"
    "My last answer may not have arrived. If it has not, please ask again."
)
"""Said where the language is no longer known."""

REPEAT = "（可能已收到 · this may be a repeat）\n\n"
"""Stands before what the person may have got twice already; in words that both Chinese scripts write alike."""

FORGOTTEN: Sentence = {
    "zh-hans": "已删除我存的关于您的一切：对话、提醒、反馈、没答上来的问题。",
    "zh-hant": "已刪除我存的關於您的一切：對話、提醒、回饋、沒答上來的問題。",
    "en": "Everything I kept about you is deleted: conversations, reminders, feedback and unanswered questions.",
}

YOUR_DATA: Sentence = {
    "zh-hans": "这是我存的关于您的全部数据。用 /forget 可以全部删除。",
    "zh-hant": "這是我存的關於您的全部資料。用 /forget 可以全部刪除。",
    "en": "This is all I keep about you. /forget deletes it.",
}


def said(sentence: Sentence, lang: Lang | None) -> str:
    """The sentence in a language; simplified Chinese if that is not known."""
    return sentence[lang or "zh-hans"]


def marked_as_repeat(payload: Payload) -> Payload:
    """A message that says first that it may be a repeat; a text without room for that stays as it is."""
    name = "text" if "text" in payload else "caption"
    text = REPEAT + payload.get(name, "")
    return payload | {name: text} if units(plain(text)) <= LIMIT else payload


def flood_notice(connection: Connection, incoming: Incoming, now: datetime, until: datetime) -> list[Outgoing]:
    """Once in a while: the request to slow down. Else nothing, but a press or a look-up is always answered."""
    if incoming.kind == "inline":
        return [no_results(incoming.query_id)] if incoming.query_id is not None else []
    answers = [callback_answer(incoming.query_id)] if incoming.query_id is not None else []
    if not notices.may_tell(connection, incoming.sender, now, until):
        return answers
    sentence = said(SLOW_DOWN, language_of(incoming.person))
    message = text_message(incoming.place.chat_id, sentence, thread_id=incoming.place.thread_id)
    return [*answers, about(message, incoming)]
