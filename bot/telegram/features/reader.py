"""In which language somebody is spoken to where their words do not tell."""

from __future__ import annotations

from bot.messages import Lang
from bot.telegram.conversion import Incoming, language_of
from bot.telegram.features.chat_settings import settings_in
from bot.telegram.handling import Desk


def lang_for(incoming: Incoming, desk: Desk) -> Lang | None:
    """The group's language, else the one the person chose or wrote last, else that of their Telegram."""
    session = desk.standing.session
    of_chat = settings_in(desk.standing.settings).lang
    return of_chat or session.chosen_lang or session.lang or language_of(incoming.person)
