"""Bad input: generated updates, every field missing, null, of a wrong type, huge or hostile, with questions among them.

First every place of every kind of update is spoilt in every way, one at a time; the rest have one to four places spoilt
by chance. The whole bot gets them by polling. It must not stop, must answer every question, and must not send one
invalid request.
"""

from __future__ import annotations

import argparse
import asyncio
import copy
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.report import finish, part_parser, table
from benchmarks.telegram_rig import BotProcess, environment
from tests.botapi.client import BotApi
from tests.botapi.process import BotApiServer

EVERY = 50
CHUNK = 500
HOSTILE: tuple[Any, ...] = (
    *("", " ", "\n" * 5000, "\x00", "a\x00b", "<b>", "</b>&lt;<script>", "{0}{notice_days}", "%s%n", "' OR 1=1 --"),
    *("\u202e\u2066reversed", "\u200b" * 4096, "🏴󠁧󠁢󠁥󠁮󠁧󠁿" * 300, "9" * 4096, "二千万亿" * 1000, "2月30日" * 500, "/" * 4096),
    *("/start " + "x" * 4000, "/start@other_bot x", "@policy_bot " * 300, "/ask@policy_bot", "/settings", "/forget"),
    *("remind:0:0:0", "cat:", "topic:../../etc", "say:" + "x" * 60, "lang:xx", "q" * 100_000),
    *(None, True, False, 0, -1, 1.5, 2**31, 2**63, -(2**63), 10**40, [], {}, [[]], [None], {"id": None}, {"": {}}),
)


MISSING = object()


def _templates(people: list[dict[str, Any]], group: dict[str, Any]) -> list[dict[str, Any]]:
    """Valid updates of many kinds."""
    ann, ben = people[0], people[1]
    private = {"id": ann["id"], "type": "private", "first_name": "Ann"}
    bot = {"id": 123456789, "is_bot": True, "first_name": "Policy Bot", "username": "policy_bot"}
    message = {"message_id": 5, "date": 1_778_000_000, "chat": private, "from": ann, "text": "怎么退出VIP批发中心?"}
    entities = [
        {"type": "mention", "offset": 0, "length": 11},
        {"type": "text_mention", "offset": 12, "length": 2, "user": bot},
    ]
    grouped = message | {"chat": group, "text": "@policy_bot 怎么退出?", "entities": entities, "from": ben}
    reply = grouped | {
        "reply_to_message": message | {"chat": group, "from": bot},
        "quote": {"text": "退出", "position": 0},
    }
    topic = grouped | {"message_thread_id": 7, "is_topic_message": True}
    forward = message | {"forward_origin": {"type": "user", "date": 1, "sender_user": ben}}
    anonymous = grouped | {"sender_chat": group, "author_signature": "x"}
    press = {
        "id": "77",
        "from": ann,
        "message": message | {"from": bot},
        "chat_instance": "1",
        "data": "topic:vip-exit",
    }
    member = {"user": bot, "status": "member"}
    moved = {"chat": group, "from": ann, "date": 1, "old_chat_member": member, "new_chat_member": member}
    bodies: list[tuple[str, dict[str, Any]]] = [
        *(("message", body) for body in (message, grouped, reply, topic, forward, anonymous)),
        ("edited_message", message | {"edit_date": 1_778_000_100}),
        *(
            ("callback_query", press | {"data": data})
            for data in ("topic:vip-exit", "cat:vip", "say:5月1号", "vote:up")
        ),
        ("inline_query", {"id": "78", "from": ann, "query": "退款 24小时", "offset": "", "chat_type": "supergroup"}),
        ("chosen_inline_result", {"result_id": "1", "from": ann, "query": "退款"}),
        ("my_chat_member", moved),
        ("channel_post", message | {"chat": {"id": -1009, "type": "channel", "title": "x"}}),
    ]
    return [{kind: body} for kind, body in bodies]


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place within a JSON value."""
    found = [path] if path else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        found += _paths(item, (*path, key))
    return found


def _spoil(update: dict[str, Any], path: tuple[Any, ...], value: Any) -> None:
    """Puts the value in this place, or leaves the place out if it is MISSING."""
    *above, last = path
    place: Any = update
    for key in above:
        place = place[key]
    if value is MISSING:
        del place[last]
    else:
        place[last] = copy.deepcopy(value)


def systematic(templates: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every template with each of its places spoilt in every way."""
    for template in templates:
        for path, value in itertools.product(_paths(template), (MISSING, *HOSTILE)):
            update = copy.deepcopy(template)
            _spoil(update, path, value)
            yield update


def by_chance(templates: Sequence[dict[str, Any]], dice: random.Random) -> Iterator[dict[str, Any]]:
    """Templates with one to four places spoilt, without end."""
    while True:
        update = copy.deepcopy(dice.choice(templates))
        for _ in range(dice.choice((1, 1, 1, 2, 3, 4))):
            if paths := _paths(update):
                _spoil(update, dice.choice(paths), MISSING if dice.random() < 0.25 else dice.choice(HOSTILE))
        yield update


def _question(asker: dict[str, Any]) -> dict[str, Any]:
    """What a person asks, and must be answered."""
    chat = {"id": asker["id"], "type": "private", "first_name": "Asker"}
    fields = {"message_id": 9, "date": 1_778_000_000, "chat": chat, "from": asker}
    return {"message": {**fields, "text": "怎么退出VIP批发中心?"}}


async def _feed(botapi: BotApi, options: argparse.Namespace) -> list[int]:
    """Sends everything; gives the people who asked a proper question."""
    people = [await botapi.user(f"P{number}", started=True) for number in range(2)]
    group = await botapi.group(*people)
    templates = _templates(people, {"id": group["id"], "type": "supergroup", "title": "Sellers"})
    generated = itertools.islice(
        itertools.chain(systematic(templates), by_chance(templates, random.Random(options.seed))), options.updates
    )
    askers: list[int] = []
    while updates := list(itertools.islice(generated, CHUNK)):
        for place in range(0, len(updates), EVERY):
            asker = await botapi.user("Asker", started=True)
            askers.append(asker["id"])
            updates.insert(place, _question(asker))
        await botapi.updates(updates)
        await botapi.confirmed(timeout=120)
    return askers


async def _measure(options: argparse.Namespace) -> str:
    """The table."""
    with BotApiServer() as server, tempfile.TemporaryDirectory(prefix="policybot-hostile-") as folder:
        async with server.client() as botapi:
            await botapi.reset(self_check=False, keep_requests=1_000_000)
            bot = BotProcess(environment(botapi, Path(folder), LOG_LEVEL="ERROR"), Path(folder) / "log", "run")
            await bot.start()
            began = time.monotonic()
            askers = await _feed(botapi, options)
            await asyncio.sleep(5)
            took = time.monotonic() - began
            answered = {request["chat_id"] for request in await botapi.requests("sendMessage") if request["ok"]}
            violations = await botapi.violations(take=True)
            crashed = bot.process is not None and bot.process.returncode is not None
            status = await bot.stop()
    kinds = sorted({f"{violation['method']}: {violation['detail']}"[:160] for violation in violations})
    head = [
        "updates",
        "questions among them",
        "answered",
        "stopped by itself",
        "invalid requests",
        "exit status",
        "took",
    ]
    row = [options.updates, len(askers), len(set(askers) & answered), "yes" if crashed else "no", len(violations)]
    text = f"Seed {options.seed}.\n\n{table(head, [[*row, status, f'{took:.0f} s']])}"
    return "\n\n".join([text, *kinds])


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = part_parser("hostile", __doc__)
    parser.add_argument("--updates", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=4)
    return parser.parse_args(arguments)


def measure() -> str:
    """The table, at full size."""
    return asyncio.run(_measure(_options([])))


def main() -> int:
    """Measures and prints, or writes."""
    options = _options()
    return finish("hostile", lambda: asyncio.run(_measure(options)), to_page=options.write)


if __name__ == "__main__":
    sys.exit(main())
