"""Texts as Telegram's own parser (TDLib, through `tdjson`) understands them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

import tdjson

from .errors import bad_request, telegram_case

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_RAW_BYTES = 1 << 15

_PARSE_MODES: dict[str, dict[str, Any]] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
_ENTITY_NAMES = {
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "BotCommand": "bot_command",
    "Url": "url",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "CustomEmoji": "custom_emoji",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
}
_LITERAL_TYPES = {"text_link", "code", "pre", "text_mention", "custom_emoji"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class FormattedText:
    """A text with its entities, offsets in UTF-16 code units."""

    text: str
    entities: list[dict[str, Any]] = field(default_factory=list)


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, the unit of every limit and offset here."""
    return len(text) + sum(1 for char in text if char > "\uffff")


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(request).encode())
    if answer is None:
        raise RuntimeError(f"TDLib refused {request['@type']}")
    result: dict[str, Any] = json.loads(answer)
    return result


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _entity(raw: dict[str, Any]) -> dict[str, Any] | None:
    kind = raw["type"]["@type"].removeprefix("textEntityType")
    name = _ENTITY_NAMES.get(kind)
    if name is None:
        return None
    entity: dict[str, Any] = {"offset": raw["offset"], "length": raw["length"], "type": name}
    if kind == "TextUrl":
        entity["url"] = raw["type"]["url"]
    elif kind == "PreCode":
        entity["language"] = raw["type"]["language"]
    elif kind == "CustomEmoji":
        entity["custom_emoji_id"] = raw["type"]["custom_emoji_id"]
    elif kind == "MentionName":
        entity["user_id"] = raw["type"]["user_id"]
    return entity


def detect(text: str) -> list[dict[str, Any]]:
    """The entities Telegram finds by itself: mentions, commands, links, hashtags, addresses, numbers."""
    if not any(mark in text for mark in "@/.#$+:0123456789"):
        return []
    found = _execute({"@type": "getTextEntities", "text": text})["entities"]
    return [entity for raw in found if (entity := _entity(raw)) is not None]


def parse(text: str, parse_mode: str | None) -> FormattedText:
    """Text and entities of `text` written in `parse_mode`; 400 in TDLib's words where it can't be parsed."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_RAW_BYTES:
        raise bad_request("text is too long", violation="limit")
    mode = (parse_mode or "none").lower()
    if mode in ("", "none"):
        return FormattedText(text)
    if mode not in _PARSE_MODES:
        raise bad_request("unsupported parse_mode", violation="value")
    answer = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": _PARSE_MODES[mode]})
    if answer["@type"] == "error":
        raise bad_request(telegram_case(answer["message"]), violation="entities")
    entities = [entity for raw in answer["entities"] if (entity := _entity(raw)) is not None]
    return FormattedText(answer["text"], entities)


def _trim(formatted: FormattedText) -> FormattedText:
    """Without control characters and the white space Telegram cuts off; entities clipped to what is left."""
    text = _CONTROL.sub(" ", formatted.text.replace("\r", ""))
    kept = text.rstrip(" \n\t\u00a0\u200b\u2028\u3000")
    end = utf16_length(kept)
    first = min((entity["offset"] for entity in formatted.entities), default=len(kept))
    lead = 0
    while lead < min(first, len(kept)) and kept[lead] in " \n":
        lead += 1
    entities = []
    for entity in formatted.entities:
        length = min(entity["length"], end - entity["offset"])
        if length > 0:
            entities.append({**entity, "offset": entity["offset"] - lead, "length": length})
    return FormattedText(kept[lead:], entities)


def _merge(explicit: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Both kinds in Telegram's order; what is found inside a link or code gives way."""
    spans = [(e["offset"], e["offset"] + e["length"]) for e in explicit if e["type"] in _LITERAL_TYPES]
    free = [
        e for e in found if not any(start < e["offset"] + e["length"] and e["offset"] < end for start, end in spans)
    ]
    return sorted(explicit + free, key=lambda e: (e["offset"], -e["length"]))


def formatted(text: str, parse_mode: str | None, entities: list[dict[str, Any]] | None, limit: int) -> FormattedText:
    """What Telegram stores of an outgoing text; 400 when it can't be parsed or is longer than `limit`.

    Telegram counts characters; UTF-16 units are counted here, which is never more permissive.
    An empty result is returned as such: whether that is allowed is for the caller to say.
    """
    parsed = parse(text, parse_mode)
    if not parse_mode and entities:
        parsed = FormattedText(text, _checked(text, entities))
    trimmed = _trim(parsed)
    if utf16_length(trimmed.text) > limit:
        what = "message is too long" if limit == MAX_TEXT else "message caption is too long"
        raise bad_request(what, violation="limit", detail=f"{utf16_length(trimmed.text)} UTF-16 units > {limit}")
    return FormattedText(trimmed.text, _merge(trimmed.entities, detect(trimmed.text)))


def _checked(text: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    length = utf16_length(text)
    for entity in entities:
        if entity["offset"] < 0 or entity["length"] < 1 or entity["offset"] + entity["length"] > length:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity['offset']} ends after the end of the text",
                violation="entities",
            )
    return [dict(entity) for entity in entities]
