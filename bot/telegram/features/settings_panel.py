"""The message with buttons in which a group's settings are shown and changed."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from bot.messages import Button, Lang
from bot.rendering.buttons import Rows, action
from bot.rendering.document import block
from bot.telegram.features.chat_settings import COOLDOWNS, MODES, QUIET_HOURS, ChatSettings
from bot.telegram.features.wording import html, told

SETTING = "set"
"""Kind of the actions of the panel's buttons."""

_LANGS: dict[Lang, str] = {"zh-hans": "简体中文", "zh-hant": "繁體中文", "en": "English"}
_MARK = "✓ "


def panel(settings: ChatSettings, page: str, lang: Lang | None, title: Callable[[str], str]) -> tuple[str, Rows]:
    """HTML and buttons of a page; ``title`` gives what a topic is called, in the reader's language."""
    text = _text(settings, lang, title)
    match page:
        case "lang":
            return text, _languages(settings, lang)
        case "quiet":
            return text, _quiet_hours(settings, lang)
        case "cooldown":
            return text, _cooldowns(settings, lang)
    return text, _main(settings, lang)


def changed(settings: ChatSettings, choice: str, presser: int) -> ChatSettings | None:
    """The settings after a choice such as ``mode:shadow``; None if it is none of those on offer."""
    name, _, value = choice.partition(":")
    match name:
        case "mode" if value in MODES:
            admin = presser if value == "shadow" else None
            return msgspec.structs.replace(settings, mode=value, shadow_admin=admin)
        case "lang" if value == "auto" or value in _LANGS:
            return msgspec.structs.replace(settings, lang=None if value == "auto" else value)
        case "quiet" if value == "off" or value in map(_hours, QUIET_HOURS):
            hours = next((item for item in QUIET_HOURS if _hours(item) == value), None)
            return msgspec.structs.replace(settings, quiet=hours)
        case "cooldown" if value in map(str, COOLDOWNS):
            return msgspec.structs.replace(settings, cooldown=int(value))
    return None


def _text(settings: ChatSettings, lang: Lang | None, title: Callable[[str], str]) -> str:
    lines = [
        told("settings_mode", lang, mode=told(f"mode_{settings.mode}", lang)),
        told("settings_lang", lang, lang=_LANGS[settings.lang] if settings.lang else told("lang_auto", lang)),
        told("settings_quiet", lang, quiet=_shown_hours(settings.quiet) if settings.quiet else told("off", lang)),
        told("settings_cooldown", lang, cooldown=_shown_cooldown(settings.cooldown, lang)),
    ]
    counts = [
        told("settings_vote", lang, title=title(topic), yes=yes, no=no)
        for topic, (yes, no) in settings.counts().items()
    ]
    notes = [told(f"mode_{settings.mode}_help", lang)]
    if settings.mode in ("questions", "shadow"):
        notes.append(told("mode_sees_all", lang))
    if settings.mode == "shadow":
        notes.append(told("settings_start", lang))
    verdicts = block("list", counts, told("settings_votes", lang)) if counts else block("text", "")
    return html(
        (block("headline", told("settings_title", lang)), block("text", lines), block("small", notes), verdicts)
    )


def _main(settings: ChatSettings, lang: Lang | None) -> Rows:
    modes = tuple((_choice("mode", mode, told(f"mode_{mode}", lang), settings.mode == mode),) for mode in MODES)
    pages = tuple(Button(told(f"button_{page}", lang), action(SETTING, f"page:{page}")) for page in ("lang", "quiet"))
    more = Button(told("button_cooldown", lang), action(SETTING, "page:cooldown"))
    return (*modes, (*pages, more), (Button(told("button_close", lang), action(SETTING, "close")),))


def _languages(settings: ChatSettings, lang: Lang | None) -> Rows:
    rows = [(_choice("lang", "auto", told("lang_auto", lang), settings.lang is None),)]
    rows += [(_choice("lang", code, name, settings.lang == code),) for code, name in _LANGS.items()]
    return (*rows, _back(lang))


def _quiet_hours(settings: ChatSettings, lang: Lang | None) -> Rows:
    rows = [(_choice("quiet", "off", told("off", lang), settings.quiet is None),)]
    rows += [(_choice("quiet", _hours(item), _shown_hours(item), settings.quiet == item),) for item in QUIET_HOURS]
    return (*rows, _back(lang))


def _cooldowns(settings: ChatSettings, lang: Lang | None) -> Rows:
    rows = [(_choice("cooldown", str(it), _cooldown_label(it, lang), settings.cooldown == it),) for it in COOLDOWNS]
    return (*rows, _back(lang))


def _choice(name: str, value: str, label: str, chosen: bool) -> Button:
    return Button(f"{_MARK if chosen else ''}{label}", action(SETTING, f"{name}:{value}"))


def _back(lang: Lang | None) -> tuple[Button, ...]:
    return (Button(told("button_back", lang), action(SETTING, "page:main")),)


def _hours(hours: tuple[int, int]) -> str:
    return f"{hours[0]}-{hours[1]}"


def _shown_hours(hours: tuple[int, int]) -> str:
    return f"{hours[0]:02}:00–{hours[1]:02}:00"


def _shown_cooldown(minutes: int, lang: Lang | None) -> str:
    if not minutes:
        return told("cooldown_off", lang)
    if minutes < 60:
        return told("cooldown_minutes", lang, minutes=minutes)
    return told("cooldown_hours", lang, hours=minutes // 60)


def _cooldown_label(minutes: int, lang: Lang | None) -> str:
    if not minutes:
        return told("cooldown_off", lang)
    return (
        told("button_minutes", lang, minutes=minutes)
        if minutes < 60
        else told("button_hours", lang, hours=minutes // 60)
    )
