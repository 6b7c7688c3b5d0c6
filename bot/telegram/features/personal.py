"""/mydata shows a person everything that is kept about them, /forget deletes it."""

from __future__ import annotations

import json

from bot.storage import inbox, people
from bot.storage.identity import Identity
from bot.storage.outbox import Outgoing
from bot.telegram.conversion import Incoming
from bot.telegram.features.shadow import forget_admin, groups_told_to
from bot.telegram.handling import Desk, Feature
from bot.telegram.notices import FORGOTTEN, YOUR_DATA, said
from bot.telegram.replies import document, fleeting, text_message


class PersonalData(Feature):
    """Both commands, in private chats. The answers themselves are not kept once they are sent."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity

    def comes_last(self, incoming: Incoming) -> bool:
        """What is forgotten must not be written down afterwards."""
        return _asked(incoming) and incoming.command == "forget"

    def handle(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """The answer to /mydata or /forget."""
        if not _asked(incoming):
            return None
        user, chat = incoming.place.user_id, incoming.place.chat_id
        person = self._identity.person(user)
        lang = desk.standing.session.chosen_lang or desk.standing.session.lang
        if incoming.command == "forget":
            inbox.note_deletion(desk.connection, desk.now)
            forget_admin(desk.connection, user, desk.now)
            people.erase(desk.connection, user, person)
            return [fleeting(text_message(chat, said(FORGOTTEN, lang), thread_id=incoming.place.thread_id))]
        shown = people.export(desk.connection, user, person)
        # The request itself may be kept for as long as it is being handled.
        shown["updates"] = [row for row in shown["updates"] if row["update_id"] != incoming.update_id]
        named = groups_told_to(desk.connection, user)
        shown["chats"] += [{"chat_id": group, "settings": {"shadow_admin": user}} for group in named]
        text = json.dumps(shown, ensure_ascii=False, indent=2)
        file = document(chat, "mydata.json", "application/json", text.encode(), caption=said(YOUR_DATA, lang))
        return [fleeting(file)]


def _asked(incoming: Incoming) -> bool:
    return incoming.kind == "message" and incoming.private and incoming.command in ("mydata", "forget")
