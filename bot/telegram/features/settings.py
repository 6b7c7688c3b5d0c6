"""/settings: the panel in which a group's current admins choose how the bot behaves there."""

from __future__ import annotations

from functools import partial

from bot.messages import Lang
from bot.storage.outbox import Outgoing
from bot.telegram.api import Api
from bot.telegram.conversion import Incoming, Me, language_of
from bot.telegram.features.admins import Standing, standing_of
from bot.telegram.features.chat_settings import ChatSettings, save, settings_in
from bot.telegram.features.in_place import edited
from bot.telegram.features.links import add_to_group, private_chat, url_button
from bot.telegram.features.mind import title_of
from bot.telegram.features.reader import lang_for
from bot.telegram.features.settings_panel import SETTING, changed, panel
from bot.telegram.features.wording import html, told
from bot.telegram.handling import Desk, Feature
from bot.telegram.replies import Markup, about, callback_answer, keyboard, text_message


class Settings(Feature):
    """The command, and the buttons of its panel. Comes before everything that keeps quiet in a group."""

    def __init__(self, me: Me) -> None:
        self._me = me

    async def prepare(self, incoming: Incoming, api: Api) -> Standing | None:
        """Asks Telegram whether the person is an admin at this moment."""
        if incoming.private or not (_is_command(incoming) or _choice(incoming)):
            return None
        return await standing_of(incoming, api)

    def handle(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """The panel, or a change made in it."""
        if _is_command(incoming):
            if incoming.private:
                return self._private(incoming, desk)
            return self._open(incoming, desk)
        choice = _choice(incoming)
        return self._press(incoming, choice, desk) if choice else None

    def _private(self, incoming: Incoming, desk: Desk) -> list[Outgoing]:
        lang = lang_for(incoming, desk)
        markup = {"inline_keyboard": [[url_button(told("button_add_to_group", lang), add_to_group(self._me))]]}
        message = text_message(incoming.place.chat_id, html(told("settings_private", lang)), markup=markup)
        return [about(message, incoming)]

    def _open(self, incoming: Incoming, desk: Desk) -> list[Outgoing]:
        settings, lang = settings_in(desk.standing.settings), lang_for(incoming, desk)
        standing = desk.evidence.get(type(self).__name__)
        if standing != "admin":
            if settings.mode in ("silent", "shadow"):
                return []
            refusal = html(told("settings_unsure" if standing == "unsure" else "settings_not_admin", lang))
            return [self._said(incoming, refusal, None)]
        text, rows = panel(settings, "main", lang, partial(title_of, desk=desk, lang=lang))
        return [self._said(incoming, text, keyboard(rows))]

    def _said(self, incoming: Incoming, text: str, markup: Markup | None) -> Outgoing:
        place = incoming.place
        sent = text_message(place.chat_id, text, thread_id=place.thread_id, reply_to=incoming.message_id, markup=markup)
        return about(sent, incoming)

    def _press(self, incoming: Incoming, choice: str, desk: Desk) -> list[Outgoing]:
        query, lang = incoming.query_id or "", lang_for(incoming, desk)
        standing = desk.evidence.get(type(self).__name__)
        if standing != "admin":
            words = told("settings_unsure" if standing == "unsure" else "settings_not_admin", lang)
            return [callback_answer(query, words, alert=True)]
        settings = settings_in(desk.standing.settings)
        if choice == "close":
            return [callback_answer(query), *self._shown(incoming, html(told("settings_closed", lang)), None)]
        name, _, value = choice.partition(":")
        if name == "page":
            text, rows = panel(settings, value, lang, partial(title_of, desk=desk, lang=lang))
            return [callback_answer(query), *self._shown(incoming, text, self._markup(settings, keyboard(rows), lang))]
        after = changed(settings, choice, incoming.place.user_id)
        if after is None or after == settings:
            return [callback_answer(query, None if after is None else told("settings_saved", lang))]
        save(desk.connection, incoming.place.chat_id, after, desk.now)
        lang = after.lang or lang
        text, rows = panel(after, "main", lang, partial(title_of, desk=desk, lang=lang))
        shown = self._shown(incoming, text, self._markup(after, keyboard(rows), lang))
        return [callback_answer(query, told("settings_saved", lang)), *shown, *self._greet(incoming, settings, after)]

    def _markup(self, settings: ChatSettings, markup: Markup | None, lang: Lang | None) -> Markup | None:
        """The buttons, with the way to the private chat where the shadow mode needs it."""
        if settings.mode == "shadow" and markup is not None:
            markup["inline_keyboard"].append([url_button(told("button_open_private", lang), private_chat(self._me))])
        return markup

    def _shown(self, incoming: Incoming, text: str, markup: Markup | None) -> list[Outgoing]:
        """The panel changed in place; nothing if Telegram no longer shows it."""
        if incoming.message_id is None:
            return []
        return [edited(incoming.place.chat_id, incoming.message_id, text, markup)]

    def _greet(self, incoming: Incoming, before: ChatSettings, after: ChatSettings) -> list[Outgoing]:
        """The first word in private to who set the shadow mode."""
        if after.shadow_admin is None or after.shadow_admin == before.shadow_admin:
            return []
        words = told("shadow_on", language_of(incoming.person), group=group_title(incoming))
        return [text_message(after.shadow_admin, html(words))]


def group_title(incoming: Incoming) -> str:
    """The name of the group that the update comes from."""
    update = incoming.wire
    if update is None:
        return ""
    pressed = update.callback_query.message if update.callback_query is not None else None
    message = update.message or update.edited_message or pressed
    return (message.chat.title or "") if message is not None else ""


def _is_command(incoming: Incoming) -> bool:
    return incoming.kind == "message" and incoming.command == "settings"


def _choice(incoming: Incoming) -> str | None:
    """What was pressed in the panel, such as ``mode:silent``."""
    if incoming.kind != "press" or incoming.private or incoming.message is None:
        return None
    kind, _, value = (incoming.message.action or "").partition(":")
    return value if kind == SETTING else None
