"""Updates as Telegram makes them, understood."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.storage.sessions import NOBODY, Place
from bot.telegram import wire
from bot.telegram.conversion import Incoming, Me, understand

NOW = datetime(2026, 5, 10, 8, tzinfo=UTC)
ME = Me(42, "Policy_Bot", frozenset({"ask", "help", "start"}))
ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}
BOT = {"id": 42, "is_bot": True, "first_name": "Bot", "username": "Policy_Bot"}
GROUP = {"id": -100, "type": "supergroup", "title": "Sellers"}


def read(kind: str = "message", **fields: Any) -> Incoming | None:
    body = {"message_id": 5, "date": 1_700_000_000, "chat": {"id": 7, "type": "private"}, "from": ANN} | fields
    update = wire.read_update(json.dumps({"update_id": 1, kind: body}).encode())
    return understand(update, ME, NOW)


def heard(text: str, *entities: tuple[str, int, int], **fields: Any) -> tuple[str, bool, str | None]:
    """Text, addressed and command of a group message."""
    listed = [{"type": kind, "offset": offset, "length": length} for kind, offset, length in entities]
    incoming = read(chat=GROUP, text=text, entities=listed, **fields)
    assert incoming is not None
    assert incoming.message is not None
    return incoming.message.text, incoming.message.addressed, incoming.command


@pytest.mark.parametrize(
    ("text", "entity", "expected"),
    [
        ("@policy_bot hi", ("mention", 0, 11), "hi"),
        ("hi @POLICY_BOT", ("mention", 3, 11), "hi"),
        ("😀😀 @policy_bot, hi", ("mention", 5, 11), "😀😀 , hi"),
        ("问@policy_bot怎么退", ("mention", 1, 11), "问 怎么退"),
    ],
)
def test_a_mention_is_found_by_its_entity_in_utf16_units(
    text: str, entity: tuple[str, int, int], expected: str
) -> None:
    assert heard(text, entity) == (expected, True, None)


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("@policy_bot2 hi", [("mention", 0, 12)]),
        ("@policy_bo hi", [("mention", 0, 10)]),
        ("@policy_bot hi", []),
        ("a@policy_bot.com", [("email", 0, 16)]),
        ("@policy_bot", [("mention", 40, 11)]),
        ("policy_bot hi", []),
    ],
)
def test_what_is_no_mention_is_not_taken_for_one(text: str, entities: list[tuple[str, int, int]]) -> None:
    assert heard(text, *entities) == (text, False, None)


def test_a_mention_of_the_account_itself_counts_too() -> None:
    entities = [{"type": "text_mention", "offset": 0, "length": 3, "user": BOT}]
    incoming = read(chat=GROUP, text="Bot hi", entities=entities)
    assert incoming is not None
    assert incoming.message is not None
    assert (incoming.message.text, incoming.message.addressed) == ("hi", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/ask why", ("/ask why", True, "ask")),
        ("/ASK@policy_bot why", ("/ask why", True, "ask")),
        ("/ask@other_bot why", ("/ask why", False, None)),
        ("/ban him", ("/ban him", False, None)),
        ("/ban@Policy_Bot him", ("/ban him", True, "ban")),
    ],
)
def test_commands_in_groups(text: str, expected: tuple[str, bool, str | None]) -> None:
    assert heard(text) == expected


def test_in_private_everything_is_meant_for_the_bot() -> None:
    incoming = read(text="/start vip-exit")
    assert incoming is not None
    assert incoming.message is not None
    assert (incoming.message.text, incoming.message.addressed, incoming.command) == ("/start vip-exit", True, "start")
    assert incoming.message.now == datetime.fromtimestamp(1_700_000_000, UTC)
    assert incoming.private


def test_a_reply_brings_what_it_replies_to_and_a_marked_part_of_it() -> None:
    replied = {"message_id": 3, "date": 1, "chat": GROUP, "from": BOT, "text": "the whole"}
    incoming = read(chat=GROUP, text="why?", reply_to_message=replied)
    assert incoming is not None
    assert incoming.message is not None
    assert incoming.message.addressed
    assert incoming.reference is not None
    assert (incoming.reference.text, incoming.reference.from_bot) == ("the whole", True)
    incoming = read(chat=GROUP, text="why?", reply_to_message=replied | {"from": ANN}, quote={"text": "part"})
    assert incoming is not None
    assert incoming.message is not None
    assert not incoming.message.addressed
    assert incoming.reference is not None
    assert (incoming.reference.text, incoming.reference.from_bot) == ("part", False)


def test_it_is_known_whether_one_replies_to_oneself() -> None:
    replied = {"message_id": 3, "date": 1, "chat": GROUP, "from": ANN, "text": "4200"}
    for author, own in ((ANN, True), (ANN | {"id": 8}, False)):
        incoming = read(chat=GROUP, text="why?", reply_to_message=replied | {"from": author})
        assert incoming is not None
        assert incoming.reference is not None
        assert incoming.reference.own is own
    incoming = read(chat=GROUP, text="why?", sender_chat=GROUP, reply_to_message=replied | {"sender_chat": GROUP})
    assert incoming is not None
    assert incoming.reference is not None
    assert not incoming.reference.own


def test_in_a_forum_the_topics_first_message_is_no_reply() -> None:
    replied = {"message_id": 33, "date": 1, "chat": GROUP, "from": BOT}
    fields = {"message_thread_id": 33, "is_topic_message": True, "reply_to_message": replied}
    incoming = read(chat=GROUP, text="hi", **fields)
    assert incoming is not None
    assert incoming.place == Place(-100, 33, 7)
    assert incoming.reference is None
    incoming = read(chat=GROUP, text="hi", message_thread_id=33, reply_to_message=replied)
    assert incoming is not None
    assert incoming.place.thread_id == 0, "replies form threads in any supergroup; only topics are places"


@pytest.mark.parametrize(
    "fields",
    [
        {"sender_chat": GROUP, "from": {"id": 1087968824, "is_bot": True}},
        {"sender_chat": {"id": -5, "type": "channel"}, "from": {"id": 136817688, "is_bot": True}},
    ],
)
def test_those_who_share_an_id_are_nobody(fields: dict[str, Any]) -> None:
    incoming = read(chat=GROUP, text="/ask x", **fields)
    assert incoming is not None
    assert (incoming.place.user_id, incoming.person) == (NOBODY, None)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": None},
        {"text": "x", "from": BOT | {"id": 43}},
        {"text": "x", "via_bot": BOT},
        {"text": "x", "chat": {"id": -1, "type": "channel"}},
        {"text": "x", "chat": GROUP, "is_automatic_forward": True, "sender_chat": {"id": -5, "type": "channel"}},
        {"caption": "x", "media_group_id": "1"},
        {"text": "x", "from": None},
    ],
)
def test_what_no_person_wrote_is_nothing(fields: dict[str, Any]) -> None:
    assert read(**fields) is None


def test_forwarded_messages_are_marked() -> None:
    incoming = read(text="notice", forward_origin={"type": "hidden_user", "date": 1, "sender_user_name": "X"})
    assert incoming is not None
    assert incoming.message is not None
    assert incoming.message.forwarded


def test_an_edit_is_dated_when_the_message_was_written() -> None:
    """What it calls today is the day that its chat shows above it, however late a word was put right."""
    incoming = read("edited_message", text="x", date=1_700_000_000, edit_date=1_700_086_400)
    assert incoming is not None
    assert incoming.message is not None
    assert (incoming.kind, incoming.message.now.timestamp()) == ("edit", 1_700_000_000)


def test_texts_lose_what_no_database_takes() -> None:
    incoming = read(text="a\x00b")
    assert incoming is not None
    assert incoming.message is not None
    assert incoming.message.text == "ab"


def test_a_group_that_moves_says_so_from_both_sides() -> None:
    away = read(chat={"id": -1, "type": "group"}, migrate_to_chat_id=-1001)
    here = read(chat={"id": -1001, "type": "supergroup"}, migrate_from_chat_id=-1)
    assert away is not None
    assert here is not None
    assert away.moved == here.moved == (-1, -1001)


@pytest.mark.parametrize("name", ["voice", "photo", "document", "sticker", "location", "video_note"])
def test_what_comes_without_words_is_seen_in_private_alone(name: str) -> None:
    incoming = read(**{name: {}})
    assert incoming is not None
    assert (incoming.kind, incoming.message) == ("wordless", None)
    assert read(chat=GROUP, **{name: {}}) is None
    assert read("edited_message", **{name: {}}) is None
    assert read(chat=GROUP, caption="x", media_group_id="1", **{name: {}}) is None


def test_what_happened_to_a_chat_is_no_message_without_words() -> None:
    assert read(pinned_message={"message_id": 1, "date": 0, "chat": GROUP}) is None
