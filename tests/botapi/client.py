"""What a test holds: people who write and press, and eyes for what the bot does.

Every method is one HTTP request to the control port; waiting is done by the server, nothing polls.
"""

from __future__ import annotations

from datetime import datetime
from types import TracebackType
from typing import Any, Protocol, Self

import aiohttp
import msgspec

Json = dict[str, Any]

PATIENCE = 60.0
"""Seconds after which what was to come is missed: far more than it takes on a machine that is busy elsewhere."""


class Running(Protocol):
    """What the client needs to know of the server."""

    control_port: int
    token: str

    @property
    def base_url(self) -> str:
        """For python-telegram-bot."""


class BotApiError(AssertionError):
    """The server could not do what the test asked for (no such button, nothing came in time, …)."""


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return int(value.timestamp())
    return value


class BotApi:
    """Control of one server, within one event loop. Ids are Telegram's; everything returned is Telegram's JSON.

    `seen` is the number of the last request of the bot that was waited for: the `next_…` methods go on from there.
    """

    def __init__(self, server: Running) -> None:
        self.server = server
        self.seen = 0
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    @property
    def token(self) -> str:
        """The token the bot under test must use."""
        return self.server.token

    @property
    def base_url(self) -> str:
        """The base_url the bot under test must use."""
        return self.server.base_url

    async def do(self, verb: str, **arguments: Any) -> Any:
        """Any verb of actions.py and views.py; arguments that are None are left out."""
        assert self._session is not None, "use it as `async with server.client() as botapi`"
        given = {key: _plain(value) for key, value in arguments.items() if value is not None}
        url = f"http://127.0.0.1:{self.server.control_port}/{verb}"
        async with self._session.post(url, data=msgspec.json.encode(given)) as response:
            answer = msgspec.json.decode(await response.read())
        if "result" not in answer:
            raise BotApiError(f"{verb}: {answer['error']}: {answer['text']}")
        return answer["result"]

    async def reset(self, **config: Any) -> None:
        """Everything anew; `config`: fields of state.Config, e.g. privacy_mode=True, flood_limits=True."""
        await self.do("reset", **config)
        self.seen = 0

    # ---- people and chats

    async def user(self, first_name: str = "Seller", **fields: Any) -> Json:
        """A person: id, last_name, username, language_code, is_premium, started (has opened the private chat)."""
        user: Json = await self.do("create_user", first_name=first_name, **fields)
        return user

    async def group(self, *members: Json, title: str = "Sellers", type: str = "supergroup", **fields: Any) -> Json:
        """A group ("group" or "supergroup"; `is_forum=True` with topics) with these members and the bot.

        `bot_status`: "member" (default), "administrator", "left", …; also id, username.
        """
        members_ids = [member["id"] for member in members]
        chat: Json = await self.do("create_chat", type=type, title=title, members=members_ids, **fields)
        return chat

    async def channel(self, title: str = "Notices", **fields: Any) -> Json:
        """A channel in which the bot is an administrator."""
        chat: Json = await self.do("create_chat", type="channel", title=title, **fields)
        return chat

    async def member(self, chat: int, user: int, status: str = "member", **fields: Any) -> Json:
        """Make someone creator, administrator (`is_anonymous`, `rights`), member, restricted, left or kicked."""
        result: Json = await self.do("set_member", chat_id=chat, user_id=user, status=status, **fields)
        return result

    async def bot_status(self, chat: int, status: str, by: int, **fields: Any) -> Json:
        """Add the bot, promote it, remove it: my_chat_member."""
        result: Json = await self.do("set_bot", chat_id=chat, status=status, by=by, **fields)
        return result

    async def block(self, user: int, blocked: bool = True) -> None:
        """The person blocks the bot (or unblocks it)."""
        await self.do("block", user_id=user, blocked=blocked)

    async def topic(self, chat: int, name: str, by: int) -> int:
        """A forum topic; gives its message_thread_id."""
        thread: int = await self.do("create_topic", chat_id=chat, name=name, user_id=by)
        return thread

    async def migrate(self, chat: int) -> Json:
        """The group becomes a supergroup; gives the new chat."""
        result = await self.do("migrate", chat_id=chat)
        new: Json = result["chat"]
        return new

    # ---- what people do

    async def say(self, chat: int, text: str | None = None, user: int | None = None, **fields: Any) -> Json:
        """Someone writes; in a private chat the chat's id says who. Gives update_id and message.

        Fields: as_chat (anonymous admin: the chat's own id; or a channel), reply_to, thread, date (datetime or
        seconds), forward ({"user_id": …} | {"name": …} | {"chat_id": …, "message_id": …}), media ("photo",
        "sticker", "document", "voice", "video", "location", "contact"; text is then its caption), entities, extra.
        """
        result: Json = await self.do("send", chat_id=chat, text=text, user_id=user, **fields)
        return result

    async def ask(
        self, chat: int, text: str, user: int | None = None, timeout: float = PATIENCE, **fields: Any
    ) -> Json:
        """Someone writes, and the bot's next message in that chat is given back."""
        await self.catch_up()
        await self.say(chat, text, user, **fields)
        return await self.next_message(chat, timeout)

    async def edit(self, chat: int, message_id: int, text: str, **fields: Any) -> int | None:
        """Someone edits their message; gives the update_id."""
        update_id: int | None = await self.do("edit", chat_id=chat, message_id=message_id, text=text, **fields)
        return update_id

    async def delete(self, chat: int, message_id: int) -> None:
        """A message disappears for all."""
        await self.do("delete", chat_id=chat, message_id=message_id)

    async def press(self, message: Json, text: str | None = None, user: int | None = None, **fields: Any) -> Json:
        """Press a button of a message by its text (or data=…); default user: the private chat's.

        Gives query_id for callbacks, the button for links, the sent message for a reply keyboard.
        With gone=True and data=… the message is one that Telegram no longer shows to bots.
        """
        chat, number = message["chat"]["id"], message["message_id"]
        result: Json = await self.do(
            "press", user_id=user or chat, chat_id=chat, message_id=number, text=text, **fields
        )
        return result

    async def press_inline(self, inline_message_id: str, text: str, user: int) -> Json:
        """Press a button of a message that was sent inline."""
        result: Json = await self.do("press", user_id=user, text=text, inline_message_id=inline_message_id)
        return result

    async def follow(self, user: int, url: str) -> Json:
        """Open a t.me link to the bot and press START."""
        result: Json = await self.do("follow", user_id=user, url=url)
        return result

    async def inline(self, user: int, query: str, offset: str = "", chat_type: str = "supergroup") -> Json:
        """Type @bot and a query; gives the bot's answer (results, cache_time, is_personal, button, query_id)."""
        asked = await self.do("inline", user_id=user, query=query, offset=offset, chat_type=chat_type)
        return {**await self.answer(asked["query_id"]), "query_id": asked["query_id"]}

    async def choose(self, query_id: str, result_id: str, chat: int | None = None) -> Json:
        """Pick an inline result; gives inline_message_id and what was posted to `chat`."""
        result: Json = await self.do("choose", query_id=query_id, result_id=result_id, chat_id=chat)
        return result

    async def update(self, update: Any) -> int:
        """Any JSON object as an update."""
        number: int = await self.do("update", update=update)
        return number

    async def updates(self, updates: list[Json]) -> None:
        """Many of them at once."""
        await self.do("updates", updates=updates)

    async def expire_queries(self) -> None:
        """Every open query is too old from now on."""
        await self.do("expire_queries")

    # ---- what the bot does

    async def catch_up(self) -> None:
        """The `next_…` methods disregard what happened so far."""
        self.seen = (await self.counters())["seq"]

    async def next_request(
        self, method: str | None = None, chat: int | None = None, ok: bool | None = None, timeout: float = PATIENCE
    ) -> Json:
        """The bot's next request (without getUpdates) that fits: seq, method, params, status, ok, result, fault."""
        wanted = {"method": method, "chat_id": chat, "ok": ok, "timeout": timeout}
        found: Json = await self.do("wait_request", after=self.seen, **wanted)
        self.seen = found["seq"]
        return found

    async def next_message(self, chat: int, timeout: float = PATIENCE) -> Json:
        """The bot's next message in a chat, as its members see it."""
        after = self.seen
        while True:
            found = await self.do("wait_request", after=after, chat_id=chat, ok=True, timeout=timeout)
            after = found["seq"]
            if isinstance(found["result"], dict) and found["method"].startswith(("send", "copy", "forward")):
                self.seen = after
                return await self.message(chat, found["result"]["message_id"]) or found["result"]

    async def answer(self, query_id: str, timeout: float = PATIENCE) -> Json:
        """The bot's answer to a callback or inline query."""
        answer: Json = await self.do("wait_answer", query_id=query_id, timeout=timeout)
        return answer

    async def confirmed(self, update_id: int | None = None, timeout: float = PATIENCE) -> None:
        """Wait until the bot has confirmed the update (default: all of them)."""
        await self.do("wait_confirmed", update_id=update_id, timeout=timeout)

    async def silent(self, chat: int, grace: float = 0.2, timeout: float = PATIENCE) -> None:
        """All updates are confirmed, and no request for the chat follows within `grace` seconds after."""
        await self.confirmed(timeout=timeout)
        try:
            found = await self.do("wait_request", after=self.seen, chat_id=chat, timeout=grace)
        except BotApiError:
            return
        raise BotApiError(f"the bot was to be silent in {chat}, but: {found['method']} {found['params']}")

    async def messages(self, chat: int) -> list[Json]:
        """The chat as its members see it, oldest first."""
        messages: list[Json] = await self.do("messages", chat_id=chat)
        return messages

    async def message(self, chat: int, message_id: int) -> Json | None:
        """One message as it is now, None if deleted."""
        message: Json | None = await self.do("message", chat_id=chat, message_id=message_id)
        return message

    async def chats(self) -> list[Json]:
        """All chats."""
        chats: list[Json] = await self.do("chats")
        return chats

    async def menu(self, chat: int, user: int) -> list[Json]:
        """The commands a person is offered in a chat."""
        menu: list[Json] = await self.do("menu", chat_id=chat, user_id=user)
        return menu

    async def file(self, file_id: str) -> bytes:
        """What the bot uploaded."""
        assert self._session is not None
        url = f"{self.base_url.removesuffix('/bot')}/file/bot{self.token}/documents/{file_id}"
        async with self._session.get(url, raise_for_status=True) as response:
            return await response.read()

    async def requests(self, method: str | None = None, after: int = 0) -> list[Json]:
        """The journal of the bot's requests (without getUpdates)."""
        requests: list[Json] = await self.do("requests", method=method, after=after)
        return requests

    async def counters(self) -> Json:
        """Requests by method and status, faults by kind, pending updates, webhook deliveries, last_poll, seq."""
        counters: Json = await self.do("counters")
        return counters

    # ---- faults

    async def fault(self, kind: str, method: str = "*", **fields: Any) -> None:
        """Let requests fail: kinds in faults.py.

        Fields: chat_id, times, probability and seed; seconds (retry_after, hang, delay); code, text, parameters.
        """
        await self.do("fault", kind=kind, method=method, **fields)

    async def script(self, method: str, kinds: list[Json | str | None]) -> None:
        """What befalls the next requests of a method, one by one; None: nothing."""
        await self.do("script", method=method, kinds=kinds)

    async def disturb_updates(self, duplicate: float = 0.0, reorder: float = 0.0, seed: int = 0) -> None:
        """Deliver updates twice, or neighbours swapped, with these probabilities."""
        await self.do("disturb_updates", duplicate=duplicate, reorder=reorder, seed=seed)

    async def clear_faults(self) -> None:
        """Nothing fails any more."""
        await self.do("clear_faults")

    # ---- violations

    async def violations(self, take: bool = False) -> list[Json]:
        """Requests that no correct bot sends: method, kind, detail, params. `take` forgets them."""
        violations: list[Json] = await self.do("violations", take=take)
        return violations

    async def assert_no_violations(self) -> None:
        """AssertionError that lists them, if there were any."""
        found = await self.violations()
        assert not found, "\n".join(f"{v['method']}: {v['kind']}: {v['detail']}" for v in found)
