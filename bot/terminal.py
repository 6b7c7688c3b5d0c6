"""The terminal transport: a conversation that is pleasant to read, with numbered choices; works on a pipe too."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TextIO

from bot.assistant import Assistant
from bot.messages import Button, Message, Reply
from bot.rendering.phrases import phrase
from bot.rendering.reader import script, words_of
from bot.rendering.values import fill
from bot.session import Session

WELCOME = (
    "policybot — 1688商家规则问答 / 1688 seller rules\n"
    "直接打字提问；输入编号选择；/help 帮助，/topics 主题，exit 退出\n"
    "Type a question; a number picks a choice; /help, /topics; exit leaves\n"
)
GOODBYE = "再见 / Goodbye"
PROMPT = "› "
LEAVES = frozenset({"exit", "quit", ":q", ":quit", "/exit", "/quit"})
"""What ends the talk, alone on a line: in a terminal nobody means a rule by it. 退出 does, it asks for one."""

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


class Terminal:
    """One conversation on a pair of text streams."""

    def __init__(self, assistant: Assistant, clock: Clock, source: TextIO, sink: TextIO) -> None:
        self.assistant = assistant
        self.clock = clock
        self.source = source
        self.sink = sink
        self.interactive = source.isatty() and sink.isatty()
        self.session = Session()
        self.buttons: list[Button] = []
        """The menu that stands: the last one shown, until a reply brings another or turns to another topic."""
        self.numbered = False
        """Whether its buttons are picked by number; else only by their labels."""
        self.topic: str | None = None

    def run(self) -> int:
        """Talks until the input ends, Ctrl-C is pressed or a line says so; gives the exit status."""
        self._write(WELCOME)
        try:
            for line in iter(self._read, None):
                if line.strip().lower() in LEAVES:
                    break
                if line.strip():
                    self._write(self._answer_safely(line.strip()))
        except KeyboardInterrupt:
            self._write("")
        self._write(GOODBYE)
        return 0

    def _answer_safely(self, line: str) -> str:
        """The answer; a fault of ours is logged and the conversation goes on."""
        try:
            return self.answer(line)
        except Exception:
            log.exception("a line could not be answered")
            return f"{phrase('error').zh}\n{phrase('error').en}\n"

    def answer(self, line: str) -> str:
        """What is shown for one typed line."""
        if self._is_off_the_menu(line):
            return self._no_such_number(line)
        picked = self._picked(line)
        message = Message(text="" if picked else line, action=picked, now=self.clock())
        turn = self.assistant.respond(message, self.session)
        self.session = turn.session
        return self._shown(turn.reply)

    def _picked(self, line: str) -> str | None:
        """The action of a choice typed by its number or its label; a number that was asked for stays a number."""
        if self.numbered and _is_number(line):
            return self.buttons[int(line) - 1].action if 1 <= int(line) <= len(self.buttons) else None
        return next((button.action for button in self.buttons if button.label.casefold() == line.casefold()), None)

    def _is_off_the_menu(self, line: str) -> bool:
        """Whether a number was typed that the menu does not have, while no fact is asked for that it might answer."""
        if not self.numbered or not self.buttons or not _is_number(line) or 1 <= int(line) <= len(self.buttons):
            return False
        current = self.session.alive(self.clock()).current
        return current is None or current.asked is None

    def _no_such_number(self, line: str) -> str:
        lang = self.session.chosen_lang or self.session.lang or "zh-hans"
        values = {"number": int(line), "last": len(self.buttons)}
        return f"{script(fill(phrase('no_such_number'), words_of(lang), values), lang)}\n"

    def _shown(self, reply: Reply) -> str:
        buttons = [button for row in reply.buttons for button in row]
        self._keep_menu(reply, buttons)
        if self.numbered:
            listed = len(reply.choices) if len(reply.choices) > 1 else 0  # in the text, with the same numbers
            numbers = enumerate(buttons[listed:], start=listed + 1)
            menu = "   ".join(f"[{number}] {button.label}" for number, button in numbers)
        else:
            menu = " / ".join(button.label for button in buttons)
        text = self._styled(reply)
        return f"{text}\n\n{menu}\n" if menu else f"{text}\n"

    def _keep_menu(self, reply: Reply, buttons: list[Button]) -> None:
        """The menu that stands from now on: a reply without one on the same matter (a source) leaves the old one."""
        same_matter = reply.topic in (None, self.topic) and reply.kind != "cancelled"
        if buttons or not same_matter:
            self.buttons, self.topic = buttons, reply.topic
            self.numbered = reply.asks is None or not self._asks_for_number(reply)

    def _asks_for_number(self, reply: Reply) -> bool:
        entry = self.assistant.kb.entries.get(reply.topic or "")
        spec = entry.facts.get(reply.asks or "") if entry else None
        return spec is not None and spec.type in ("amount", "count")

    def _styled(self, reply: Reply) -> str:
        """The reply's text; on a real terminal its first line, the answer, is bold."""
        if not self.interactive:
            return reply.text
        first, newline, rest = reply.text.partition("\n")
        return f"\033[1m{first}\033[0m{newline}{rest}"

    def _read(self) -> str | None:
        if self.interactive:
            try:
                return input(PROMPT)
            except EOFError:
                return None
        line = self.source.readline()
        if line:
            self._write(f"{PROMPT}{line.rstrip()}")
        return line or None

    def _write(self, text: str) -> None:
        print(text, file=self.sink, flush=True)


def _is_number(line: str) -> bool:
    """Whether a line is a bare number as short as a menu's are."""
    return line.isascii() and line.isdigit() and len(line) <= 2
