"""An assistant for tests of the transport: its answers show what it was given, and it misbehaves when told to."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

import msgspec

from bot.messages import Button, File, Message, Reply
from bot.session import Exchange, Quoted, Session


class Turn(NamedTuple):
    reply: Reply
    session: Session
    exchange: Exchange | None


class Parrot:
    """Answers "1. a", "2. a, b" ...: number and all of what it has heard in the conversation so far."""

    version = "parrot 1"

    def __init__(self) -> None:
        self.seen: list[Message] = []
        self.faults = 0

    def respond(self, message: Message, session: Session, quoted: Quoted | None = None) -> Turn:
        self.seen.append(message)
        text = message.text or f"[{message.action}]"
        if text.startswith("boom"):
            raise RuntimeError("told to")
        if text.startswith("stumble") and self.faults < int(text.split()[1]):
            self.faults += 1
            raise RuntimeError("told to, for now")
        if message.chat_type == "group" and not message.addressed:
            return Turn(Reply(kind="ignored"), session, None)
        heard = [*(session.current.question.split("|") if session.current and session.current.question else []), text]
        current = Exchange(at=message.now, topic=text, question="|".join(heard))
        answer = f"{len(heard)}. {', '.join(heard)}"
        if quoted is not None:
            stands_for = quoted.exchange.topic if quoted.exchange else None
            answer += f" (re: {quoted.text!r} bot={quoted.from_bot} topic={stands_for} own={quoted.own})"
        return Turn(_reply(text, answer), msgspec.structs.replace(session, current=current), current)


def _reply(text: str, answer: str) -> Reply:
    html = f"<b>{escape(answer)}</b>"
    buttons: tuple[tuple[Button, ...], ...] = ()
    files: tuple[File, ...] = ()
    if text == "markup":
        html = "<b>open <i>wrong</b></i>"
    elif text.startswith("long"):
        html = "<b>" + "An honest sentence. " * int(text.split()[1]) + "</b>"
    elif text == "buttons":
        buttons = ((Button("Yes", "say:yes"), Button("Page", "cat:vip")), (Button("Psst", "notice:hush"),))
    elif text == "file":
        files = (File("day.ics", "text/calendar", b"BEGIN:VCALENDAR"),)
    delivery = "notice" if text.startswith("[notice:") else "message"
    return Reply(kind="answer", text=answer, html=html, buttons=buttons, files=files, delivery=delivery)  # type: ignore[arg-type]
