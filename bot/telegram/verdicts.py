"""What Telegram's answer to a request means for the outbox."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, TelegramError

from bot.storage.outbox import Send
from bot.telegram.api import TooManyError
from bot.telegram.markup import without_markup
from bot.telegram.request import AnswerTimeoutError, NoAnswerError, NotSentError

ANSWERS = ("sendMessage", "sendDocument")
"""Methods that, carried out twice, show twice."""

QUIET_DOUBTS = 2
"""Tries of such a request, of which nobody knows whether they arrived, that look alike: once more, not again and again.
What is still tried after them tells the person that it may be a repeat."""
_MOST_DOUBTS = 4
"""All tries of such a request that may have arrived."""
_MOST_FAILURES = 8
"""Tries without an answer of any other request, which carried out twice does no harm."""

_GONE = re.compile(
    r"chat not found|user is deactivated|PEER_ID_INVALID|bot was kicked|group chat was deactivated", re.I
)
_UNCHANGED = re.compile(r"message is not modified", re.I)
_UNPARSABLE = re.compile(r"can't parse entities|unsupported start tag|ENTITY_", re.I)
# Nothing to worry about: too late, or the person deleted the message.
_MOOT = re.compile(
    r"query is too old|query ID is invalid|message to (edit|delete) not found|message can't be (edited|deleted)"
    r"|MESSAGE_ID_INVALID",
    re.I,
)


@dataclass(frozen=True)
class Delivered:
    """Telegram has it."""

    message_id: int | None


@dataclass(frozen=True)
class Again:
    """To be tried again after ``seconds``. ``doubtful``: it may have arrived all the same."""

    error: str
    seconds: float
    doubtful: bool = False
    timed_out: bool = False
    failed: bool = True


@dataclass(frozen=True)
class Silenced:
    """The chat wants no message for so many seconds."""

    seconds: float


@dataclass(frozen=True)
class Unreachable:
    """The chat takes no messages of ours any more."""

    error: str


@dataclass(frozen=True)
class Moved:
    """The group has another id now."""

    chat_id: int


@dataclass(frozen=True)
class Unparsable:
    """Telegram does not understand the markup."""

    error: str


@dataclass(frozen=True)
class Refused:
    """It will never be accepted. ``moot``: which does not matter."""

    error: str
    moot: bool = False


@dataclass(frozen=True)
class Unclear:
    """Nobody knows whether it arrived, and it has been tried often enough."""

    error: str


@dataclass(frozen=True)
class Barred:
    """Nothing goes through at present, whatever the chat: no connection, or the token is refused."""

    error: str
    alarming: bool


Verdict = Delivered | Again | Silenced | Unreachable | Moved | Unparsable | Refused | Unclear | Barred


class _Sent(msgspec.Struct):
    message_id: int | None = None


def accepted(result: msgspec.Raw) -> Delivered:
    """The verdict on a request that Telegram carried out, from its result (a message, or true)."""
    try:
        return Delivered(msgspec.json.decode(result, type=_Sent).message_id)
    except msgspec.DecodeError:
        return Delivered(None)


def most_doubts(method: str) -> int:
    """So many tries of a request may end without anybody knowing whether it arrived; then it is given up."""
    return _MOST_DOUBTS if method in ANSWERS else _MOST_FAILURES


def rejected(error: TelegramError, send: Send) -> Verdict:
    """The verdict on a request that failed."""
    text = str(error)
    if isinstance(error, NotSentError):
        return Barred(text, alarming=False)
    if isinstance(error, AnswerTimeoutError | NoAnswerError):
        if send.doubts + 1 >= most_doubts(send.method):
            return Unclear(text)
        timed_out = isinstance(error, AnswerTimeoutError)
        return Again(text, min(0.5 * 2**send.failures, 10.0), doubtful=True, timed_out=timed_out)
    if isinstance(error, TooManyError):
        return Silenced(error.seconds) if send.chat_id is not None else Again(text, error.seconds, failed=False)
    if isinstance(error, ChatMigrated):
        return Moved(error.new_chat_id)
    if isinstance(error, InvalidToken | Conflict):
        return Barred(text, alarming=True)
    if isinstance(error, Forbidden) or _GONE.search(text):
        return Unreachable(text) if send.chat_id is not None else Refused(text, moot=True)
    return _bad_request(text, send) if isinstance(error, BadRequest) else Refused(text)


def _bad_request(text: str, send: Send) -> Verdict:
    if _UNCHANGED.search(text):
        return Delivered(send.payload.get("message_id"))
    if _UNPARSABLE.search(text) and without_markup(send.payload) != send.payload:
        return Unparsable(text)
    return Refused(text, moot=bool(_MOOT.search(text)))
