"""What a message of the bot stands for, as soon as a person can have it."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.session import Exchange
from bot.storage import deliveries, outbox
from bot.storage.engine import Database
from bot.storage.memory import memory_of
from bot.storage.outbox import Outgoing
from tests.bot.storage.test_outbox import CHAT, NOW, claimed, later, message


def _stands_for(topic: str) -> Exchange:
    return Exchange(at=NOW, topic=topic, question=topic)


async def test_a_sent_message_is_remembered_with_what_it_stands_for(database: Database) -> None:
    exchange = Exchange(at=NOW, topic="vip-exit", question="怎么退出")

    def work(connection: Connection) -> None:
        outbox.place(connection, [message("1", user_id=9, exchange=exchange)], NOW)
        deliveries.mark_sent(connection, claimed(connection, NOW).id, 71, NOW)
        assert memory_of(connection, CHAT, 71)[1:] == (exchange, 9)
        assert memory_of(connection, CHAT, 72) == (None, None, None)

    await database.run(work)


async def test_a_message_is_known_before_the_word_that_it_was_sent(database: Database) -> None:
    first, second = _stands_for("first"), _stands_for("second")

    def work(connection: Connection) -> None:
        outbox.place(connection, [message("1", user_id=9, question_id=70, exchange=first)], NOW)
        assert memory_of(connection, CHAT, 71).exchange is None, "nobody has begun to send it"
        send = claimed(connection, NOW)
        assert memory_of(connection, CHAT, 71) == (send.id, first, 9)
        assert memory_of(connection, CHAT, 69).exchange is None, "older than what it answers"
        outbox.place(connection, [message("2", user_id=9, question_id=72, exchange=second)], NOW)
        assert memory_of(connection, CHAT, 71).exchange == first, "the one before it must be sent before"
        deliveries.mark_sent(connection, send.id, 71, NOW)
        send = claimed(connection, later(5))
        assert memory_of(connection, CHAT, 73).exchange == second
        assert memory_of(connection, CHAT, 71).exchange == first
        deliveries.mark_failed(connection, send.id, "refused")
        assert memory_of(connection, CHAT, 73).exchange is None

    await database.run(work)


async def test_a_copy_whose_word_was_lost_is_known_too(database: Database) -> None:
    first, second = _stands_for("first"), _stands_for("second")

    def work(connection: Connection) -> None:
        outbox.place(connection, [message("1", question_id=70, exchange=first)], NOW)
        deliveries.put_back(connection, claimed(connection, NOW).id, later(1), "no answer", doubtful=True)
        assert memory_of(connection, CHAT, 71).exchange == first
        deliveries.mark_sent(connection, claimed(connection, later(5)).id, 73, later(5))
        outbox.place(connection, [message("2", question_id=72, exchange=second)], later(6))
        deliveries.mark_sent(connection, claimed(connection, later(8)).id, 75, later(8))
        known = {number: memory_of(connection, CHAT, number).exchange for number in range(69, 76)}
        assert known == {69: None, 70: None, 71: first, 72: first, 73: first, 74: None, 75: second}

    await database.run(work)


async def test_an_old_button_is_not_taken_for_one_of_what_is_being_sent(database: Database) -> None:
    def work(connection: Connection) -> None:
        outbox.place(connection, [message("of a press", exchange=_stands_for("new"))], NOW)
        send = claimed(connection, NOW)
        assert memory_of(connection, CHAT, 50).exchange is None
        deliveries.mark_sent(connection, send.id, 71, NOW)
        outbox.place(connection, [message("of a press", exchange=_stands_for("newer"))], NOW)
        claimed(connection, later(5))
        assert memory_of(connection, CHAT, 50).exchange is None
        assert memory_of(connection, CHAT, 72).exchange == _stands_for("newer")

    await database.run(work)


async def test_a_change_counts_as_soon_as_it_is_decided_on(database: Database) -> None:
    """The next press, or reply, goes on from it, though it is not shown yet, or nobody has reported that it is."""
    was, pressed, edited = _stands_for("was"), _stands_for("pressed"), _stands_for("edited")

    def work(connection: Connection) -> None:
        outbox.place(connection, [message("1", user_id=9, question_id=70, exchange=was)], NOW)
        answer = claimed(connection, NOW)
        change = {"method": "editMessageText", "chat_id": CHAT, "user_id": 9}
        outbox.place(connection, [Outgoing(payload={"text": "2"}, edits=answer.id, exchange=edited, **change)], NOW)
        assert memory_of(connection, CHAT, 71).exchange == edited, "the message is not reported either"
        deliveries.mark_sent(connection, answer.id, 71, NOW)
        assert memory_of(connection, CHAT, 71).exchange == edited
        payload = {"text": "3", "message_id": 71}
        outbox.place(connection, [Outgoing(payload=payload, exchange=pressed, **change)], NOW)
        assert memory_of(connection, CHAT, 71)[1:] == (pressed, 9)
        assert memory_of(connection, CHAT, 72).exchange is None
        deliveries.mark_sent(connection, claimed(connection, later(5)).id, 71, later(5))
        deliveries.mark_failed(connection, claimed(connection, later(9)).id, "refused")
        assert memory_of(connection, CHAT, 71).exchange == edited

    await database.run(work)
