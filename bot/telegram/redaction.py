"""Keeps secrets, and what people wrote, out of what is logged: messages, arguments, exceptions, tracebacks."""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

_HIDDEN = "***"
# Any bot token, also with the colon encoded as in a URL; a token that is none of ours is a secret too.
_ANY = r"\d{6,20}(?::|%3[Aa])[A-Za-z0-9_-]{20,}"


class Redactor:
    """Replaces known secrets, and whatever looks like a bot token, in texts."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        forms = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
        # The part of a token after its colon is enough to be one's undoing.
        forms |= {form.partition(":")[2] for form in forms if len(form.partition(":")[2]) >= 10}
        known = [re.escape(form) for form in sorted(forms, key=len, reverse=True)]
        self._pattern = re.compile("|".join([*known, _ANY]))

    def clean(self, text: str) -> str:
        """The text without secrets."""
        return self._pattern.sub(_HIDDEN, text)

    def record(self, record: logging.LogRecord) -> logging.LogRecord:
        """The log record without secrets, whatever handler formats it later."""
        message = _message(record)
        cleaned = self.clean(message)
        if cleaned != message or record.args:
            record.msg, record.args = cleaned, None
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = self.clean("".join(traceback.format_exception(*record.exc_info)).rstrip())
            record.exc_info = None
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        return record


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:  # wrong arguments of somebody's log call must not break logging
        return f"{record.msg} {record.args}"


def where(error: BaseException) -> str:
    """Kind of an exception and the way to it, without its text, which may repeat what a person wrote."""
    frames = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    return f"{type(error).__name__} at {' > '.join(frames) or 'nowhere'}"


def install(secrets: Iterable[str]) -> Redactor:
    """Makes every log record of this process pass the redactor, and uncaught exceptions of all kinds too."""
    redactor = Redactor(secrets)
    inner = logging.LogRecord

    def factory(*args: Any, **kwargs: Any) -> logging.LogRecord:
        return redactor.record(inner(*args, **kwargs))

    def uncaught(kind: type[BaseException], error: BaseException | None, trace: Any) -> None:
        print(redactor.clean("".join(traceback.format_exception(kind, error, trace))), end="", file=sys.stderr)

    def elsewhere(told: Any) -> None:
        """In a thread, or where nobody can catch it."""
        if told.exc_type is not SystemExit:
            uncaught(told.exc_type, told.exc_value, told.exc_traceback)

    logging.setLogRecordFactory(factory)
    sys.excepthook = uncaught
    threading.excepthook = sys.unraisablehook = elsewhere
    return redactor
