"""Pictures, voice messages, files in a private chat: it is said once that the bot reads text alone."""

from __future__ import annotations

import msgspec

from bot.storage.outbox import Outgoing
from bot.storage.sessions import save_session
from bot.telegram.conversion import Incoming
from bot.telegram.features.reader import lang_for
from bot.telegram.features.wording import html, told
from bot.telegram.handling import Desk, Feature
from bot.telegram.replies import about, text_message


class OnlyText(Feature):
    """One polite line, and no second one as long as the conversation is remembered."""

    def handle(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """The line, or None if it was said already."""
        standing = desk.standing
        if incoming.kind != "wordless" or standing.session.told_only_text:
            return None
        session = msgspec.structs.replace(standing.session, told_only_text=True)
        save_session(desk.connection, incoming.place, session, standing.before, standing.question_id, desk.now)
        words = html(told("only_text", lang_for(incoming, desk)))
        return [about(text_message(incoming.place.chat_id, words), incoming)]
