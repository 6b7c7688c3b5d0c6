"""What somebody sees of a stored reminder: the message that keeps the promise, and the list behind /reminders.

Both carry buttons ``unremind:<id>`` with the storage's id of the reminder, for the transport to act on.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.messages import Button, Lang, ReminderRequest, Reply
from bot.rendering.buttons import Rows, action
from bot.rendering.document import Document, block, html_text, plain_text
from bot.rendering.phrases import phrase
from bot.rendering.reader import document_in_script, in_script, words_of
from bot.rendering.values import fill, say

LATE_AFTER = timedelta(minutes=10)
"""A reminder that is sent later than this says so."""


def due(request: ReminderRequest, ident: int, now: datetime) -> Reply:
    """The message that keeps the promise stored under ``ident``, sent at ``now``, with a button to stop it."""
    words = words_of(request.lang)
    late = fill(phrase("reminder_late"), words, {"when": request.remind_at})
    blocks = (
        block("headline", request.text),
        block("text", late if now - request.remind_at > LATE_AFTER else ""),
    )
    stop = Button(fill(phrase("button_stop"), words, {}), action("unremind", str(ident)))
    return _reply(blocks, ((stop,),), request.lang)


def listing(waiting: Sequence[tuple[int, ReminderRequest]], lang: Lang) -> Reply:
    """What is waiting, as (id, request) in the order to be shown, each with a button to cancel it."""
    words = words_of(lang)
    if not waiting:
        return _reply((block("text", fill(phrase("reminders_none"), words, {})),), (), lang)
    lines, rows = [], []
    for number, (ident, request) in enumerate(waiting, start=1):
        lines.append(f"{number}. {say(request.remind_at, words)} — {request.text}")
        label = fill(phrase("button_cancel_number"), words, {"number": number})
        rows.append((Button(label, action("unremind", str(ident))),))
    return _reply((block("text", lines, fill(phrase("reminders"), words, {})),), tuple(rows), lang)


def _reply(document: Document, rows: Rows, lang: Lang) -> Reply:
    document = document_in_script(document, lang)
    return Reply(
        kind="smalltalk",
        lang=lang,
        text=plain_text(document),
        html=html_text(document),
        buttons=in_script(rows, lang),
    )
