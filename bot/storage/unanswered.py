"""Questions that had no answer, for the operators: the same question of several people is one line."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from bot.patterns import pattern
from bot.storage.tables import UnansweredRow
from bot.understanding.wording.folding import fold

_TRAILING = pattern(r"(?:[啊呀呢哦噢喔哈哟呗嘛吧啦哒]|[^\w\s]|\s)+$")


class Question(NamedTuple):
    """A question, how often and by how many it was asked."""

    folded: str
    question: str
    lang: str
    times: int
    people: int
    latest: datetime


def add(connection: Connection, question: str, lang: str, person: str, now: datetime) -> None:
    """Somebody (hashed) asked what the bot could not answer."""
    values = {
        "folded": _key(question),
        "question": question,
        "lang": lang,
        "person": person,
        "state": "open",
        "created_at": now,
    }
    connection.execute(insert(UnansweredRow), values)


def most_frequent(connection: Connection, most: int) -> list[Question]:
    """Open questions, those asked most often first."""
    query = (
        select(
            UnansweredRow.folded,
            func.min(UnansweredRow.question),
            func.min(UnansweredRow.lang),
            func.count(),
            func.count(UnansweredRow.person.distinct()),
            func.max(UnansweredRow.created_at),
        )
        .where(UnansweredRow.state == "open")
        .group_by(UnansweredRow.folded)
        .order_by(func.count().desc(), func.max(UnansweredRow.created_at).desc())
        .limit(most)
    )
    return [Question(*row) for row in connection.execute(query)]


def close(connection: Connection, question: str, state: str, answer: str | None = None) -> int:
    """Marks all askings of a question as ``answered`` (with a topic or text) or ``dismissed``; gives their number."""
    same = UnansweredRow.folded.in_((_key(question), _folded(question)))  # those kept by a release without _TRAILING
    change = update(UnansweredRow).where(same, UnansweredRow.state == "open")
    return connection.execute(change.values(state=state, answer=answer)).rowcount


def answered(connection: Connection) -> list[tuple[str, str, str]]:
    """(question, language, answer) of what operators answered, each once, for a file of labelled questions."""
    query = (
        select(UnansweredRow.question, UnansweredRow.lang, UnansweredRow.answer)
        .where(UnansweredRow.state == "answered", UnansweredRow.answer.is_not(None))
        .distinct()
        .order_by(UnansweredRow.question)
    )
    return [(row[0], row[1], row[2] or "") for row in connection.execute(query)]


def _key(question: str) -> str:
    """What makes two askings one question: its words without what only trails behind them (啊, 呢, ?!)."""
    folded = _folded(question)
    return _TRAILING.sub("", folded) or folded


def _folded(question: str) -> str:
    return " ".join(fold(question).split())
