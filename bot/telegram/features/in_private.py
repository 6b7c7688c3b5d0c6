"""Commands about one's own things, which belong into the private chat."""

from __future__ import annotations

from bot.storage.outbox import Outgoing
from bot.telegram.conversion import Incoming, Me
from bot.telegram.features.links import private_chat, url_button
from bot.telegram.features.reader import lang_for
from bot.telegram.features.wording import html, told
from bot.telegram.handling import Desk, Feature
from bot.telegram.replies import about, text_message

_PERSONAL = frozenset({"remind", "reminders", "mydata", "forget"})


class InPrivate(Feature):
    """Shows the way to the private chat when such a command is given in a group."""

    def __init__(self, me: Me) -> None:
        self._me = me

    def handle(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """A line and a button, or None for everything else."""
        if incoming.kind != "message" or incoming.private or incoming.command not in _PERSONAL:
            return None
        lang = lang_for(incoming, desk)
        markup = {"inline_keyboard": [[url_button(told("button_open_private", lang), private_chat(self._me))]]}
        place = incoming.place
        words = html(told("group_in_private", lang))
        sent = text_message(
            place.chat_id, words, thread_id=place.thread_id, reply_to=incoming.message_id, markup=markup
        )
        return [about(sent, incoming)]
