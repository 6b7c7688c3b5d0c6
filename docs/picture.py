"""Draws the README's picture: a real conversation with the assistant, as chat bubbles in an SVG file.

``python docs/picture.py`` writes docs/conversation.svg.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from datetime import datetime
from html import escape
from pathlib import Path

from bot.assembly import load_assistant
from bot.jsonl import JsonLines
from knowledge.model import CHINA

PICTURE = Path(__file__).with_name("conversation.svg")
NOW = datetime(2023, 5, 17, 9, 30, tzinfo=CHINA)
QUESTIONS = ("想退出VIP批发中心,哪天生效?", "5月10号递的书面申请", "要是晚一天申请呢")
SHOWN_BLOCKS = 3
"""Of a long reply the picture shows the first blocks: the result, its steps and the facts used."""

WIDTH, MARGIN, PADDING = 720, 16, 12
FONT, LINE, GAP = 15, 22, 14
BUBBLE = 560
BOT_FILL, OWN_FILL, GROUND = "#ffffff", "#e3f6cf", "#dfe7ee"


def wrap(line: str, width: int) -> list[str]:
    """``line`` in pieces no wider than ``width`` pixels; a Chinese character is one em, others about half."""
    pieces, piece, used = [], "", 0.0
    for character in line:
        step = FONT if unicodedata.east_asian_width(character) in "WF" else FONT * 0.56
        if piece and used + step > width:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + character, used + step
    return [*pieces, piece]


def bubble(text: str, top: int, *, own: bool) -> tuple[str, int]:
    """One message as SVG and the place where the next one begins."""
    rows = [piece for line in text.split("\n") for piece in wrap(line, BUBBLE - 2 * PADDING)]
    widest = max(sum(FONT if unicodedata.east_asian_width(c) in "WF" else FONT * 0.56 for c in row) for row in rows)
    width, height = int(widest) + 2 * PADDING, len(rows) * LINE + 2 * PADDING - 4
    left = WIDTH - MARGIN - width if own else MARGIN
    fill = OWN_FILL if own else BOT_FILL
    parts = [f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="12" fill="{fill}"/>']
    for number, row in enumerate(rows):
        weight = ' font-weight="600"' if number == 0 and not own else ""
        y = top + PADDING + FONT - 2 + number * LINE
        parts.append(f'<text x="{left + PADDING}" y="{y}"{weight} xml:space="preserve">{escape(row)}</text>')
    return "\n".join(parts), top + height + GAP


def draw() -> str:
    """The whole picture as SVG text."""
    lines = JsonLines(load_assistant(), lambda: NOW)
    body, top = [], MARGIN
    for question in QUESTIONS:
        reply = json.loads(lines.handle(json.dumps({"text": question, "chat": "picture"})))
        shown = "\n\n".join(reply["text"].split("\n\n")[:SHOWN_BLOCKS])
        for text, own in ((question, True), (shown, False)):
            drawn, top = bubble(text, top, own=own)
            body.append(drawn)
    fonts = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" font-size="{FONT}" '
        f'font-family="{fonts}" fill="#1c1c1c">\n<rect width="{WIDTH}" height="{top}" rx="16" fill="{GROUND}"/>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
    print(f"wrote {PICTURE}", file=sys.stderr)
