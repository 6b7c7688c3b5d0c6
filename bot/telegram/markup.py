"""Telegram HTML: cut into messages that are not too long, and turned into plain text."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any, NamedTuple

LIMIT = 4096
"""Most UTF-16 code units of a message's text, after its markup is taken away."""

_TEXTS = ("text", "caption", "message_text")
"""What may hold markup, where ``parse_mode`` stands beside it."""

_TAG = re.compile(r"<(/?)([a-z-]+)((?:\s[^<>]*)?)>", re.IGNORECASE)
# Where to cut, the best place first: after a paragraph, a line, a sentence, a clause, a word.
_PLACES = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"[。!?！？；;]+|\.(?=\s)"),
    re.compile(r"[,，、:：]"),
    re.compile(r"\s"),
)
# Joined to what comes before: marks, variation selectors, joiners, skin tones and the second half of a flag.
_JOINED = re.compile(r"[\u0300-\u036f\u200d\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U0001f1e6-\U0001f1ff]")


class _Piece(NamedTuple):
    """A tag (``text`` empty) or a run of text, unescaped."""

    text: str
    tag: str = ""
    name: str = ""
    closing: bool = False


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(html: str) -> str:
    """The text of Telegram HTML without its markup; characters that belong to no tag stay."""
    return unescape(_TAG.sub("", html))


def without_markup(request: Any) -> Any:
    """A request's parameters with plain text wherever there is Telegram HTML, also within the results of a look-up."""
    if isinstance(request, list):
        return [without_markup(item) for item in request]
    if not isinstance(request, dict):
        return request
    inner = {key: without_markup(value) for key, value in request.items()}
    if inner.pop("parse_mode", None) is None:
        return inner
    return inner | {name: plain(inner[name]) for name in _TEXTS if name in inner}


def split_html(html: str, limit: int = LIMIT) -> list[str]:
    """The text as messages of at most ``limit`` code units after markup, each valid by itself.

    Cuts where it disturbs least; a tag that is open at a cut is closed there and opened again in the next message.
    """
    if units(html) <= limit:
        return [html] if html.strip() else []
    parts: list[str] = []
    rest = _pieces(html)
    while rest:
        cut = _cut("".join(piece.text for piece in rest), limit)
        part, rest = _take(rest, cut)
        if plain(part).strip():
            parts.append(part)
    return parts


def _pieces(html: str) -> list[_Piece]:
    pieces, end = [], 0
    for match in _TAG.finditer(html):
        if match.start() > end:
            pieces.append(_Piece(unescape(html[end : match.start()])))
        pieces.append(_Piece("", match[0], match[2].lower(), bool(match[1])))
        end = match.end()
    if end < len(html):
        pieces.append(_Piece(unescape(html[end:])))
    return pieces


def _cut(text: str, limit: int) -> int:
    """Number of characters of the first message."""
    room = _prefix(text, limit)
    if room == len(text):
        return room
    for place in _PLACES:
        ends = [match.end() for match in place.finditer(text, room // 2, room)]
        if ends:
            return ends[-1]
    while room > 1 and (_JOINED.match(text[room]) or text[room - 1] == "\u200d"):
        room -= 1
    return room if room > 1 else _prefix(text, limit)


def _prefix(text: str, limit: int) -> int:
    """The most characters that take at most ``limit`` code units."""
    count = 0
    for index, char in enumerate(text):
        count += 2 if ord(char) > 0xFFFF else 1
        if count > limit:
            return index
    return len(text)


def _take(pieces: list[_Piece], cut: int) -> tuple[str, list[_Piece]]:
    """The first ``cut`` characters as HTML, and what remains, both with balanced tags."""
    written: list[str] = []
    opened: list[_Piece] = []
    for index, piece in enumerate(pieces):
        if piece.tag:
            if piece.closing and opened:
                opened.pop()
            elif not piece.closing:
                opened.append(piece)
            written.append(piece.tag)
            continue
        text = piece.text
        if len(text) <= cut:
            cut -= len(text)
            written.append(escape(text, quote=False))
            continue
        written.append(escape(text[:cut].rstrip(), quote=False))
        remains = [*opened, _Piece(text[cut:].lstrip()), *pieces[index + 1 :]]
        return _closed(written, opened), remains
    return _closed(written, opened), []


def _closed(written: list[str], opened: list[_Piece]) -> str:
    return "".join(written).strip() + "".join(f"</{piece.name}>" for piece in reversed(opened))
