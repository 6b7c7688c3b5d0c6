"""What a test looks at: the control interface's questions, and waiting."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from .actions import action
from .chats import Chat
from .faults import Fault, Rule
from .profile import visible_menu
from .state import State


def _as_seen(state: State, chat: Chat, message: dict[str, Any]) -> dict[str, Any]:
    seen = state.world.shown(chat, message)
    if "_reply_markup" in message:
        seen["reply_markup"] = message["_reply_markup"]
    return seen


@action
def messages(state: State, chat_id: int) -> list[dict[str, Any]]:
    """The chat as a member sees it, oldest first."""
    chat = state.world.chat(chat_id)
    return [_as_seen(state, chat, message) for message in chat.messages.values()]


@action
def message(state: State, chat_id: int, message_id: int) -> dict[str, Any] | None:
    """One message as it is now; None if it was deleted."""
    chat = state.world.chat(chat_id)
    found = chat.messages.get(message_id)
    return None if found is None else _as_seen(state, chat, found)


@action
def chats(state: State) -> list[dict[str, Any]]:
    """All chats."""
    return [state.world.chat_json(chat) for chat in state.world.chats.values()]


@action
def menu(state: State, chat_id: int, user_id: int) -> list[dict[str, Any]]:
    """The commands this person is offered in this chat."""
    return visible_menu(state, chat_id, user_id)


@action
def query(state: State, query_id: str) -> dict[str, Any]:
    """A callback or inline query with its answer."""
    return dict(vars(state.queries[query_id]))


@action
def violations(state: State, take: bool = False) -> list[dict[str, Any]]:
    """What no correct bot would have sent; `take` forgets it."""
    found = list(state.journal.violations)
    if take:
        state.journal.violations.clear()
    return found


@action
def counters(state: State) -> dict[str, Any]:
    """Requests by method and status, faults by kind, updates waiting, webhook deliveries."""
    queue = state.queue
    return {
        "requests": dict(state.journal.counters),
        "faults": dict(state.faults.done),
        "pending": len(queue.pending),
        "confirmed_below": queue.confirmed_below,
        "next_update_id": queue.next_id,
        "webhook": dict(state.webhook.done),
        "last_poll": state.journal.last_poll,
        "seq": state.journal.seq,
    }


@action
def requests(state: State, after: int = 0, method: str | None = None) -> list[dict[str, Any]]:
    """The journal of the bot's requests (without getUpdates) after number `after`."""
    return [r for r in state.journal.requests if r["seq"] > after and method in (None, r["method"])]


@action
def fault(
    state: State,
    kind: str,
    method: str = "*",
    *,
    chat_id: int | None = None,
    times: int | None = None,
    probability: float | None = None,
    seed: int = 0,
    **options: Any,
) -> None:
    """Let requests fail from now on: the next `times`, or each with `probability`."""
    rule = Rule(Fault(kind, **options), method, chat_id, times, probability, random.Random(seed))
    state.faults.rules.append(rule)


@action
def script(state: State, method: str, kinds: list[dict[str, Any] | str | None]) -> None:
    """What befalls the next requests of a method, one by one; None: nothing."""
    line = state.faults.scripts.setdefault(method, deque())
    for item in kinds:
        line.append(Fault(**({"kind": item} if isinstance(item, str) else item)) if item is not None else None)


@action
def clear_faults(state: State) -> None:
    """Nothing fails any more."""
    state.faults.rules.clear()
    state.faults.scripts.clear()
    state.queue.duplicate = state.queue.reorder = 0.0


@action
def disturb_updates(state: State, duplicate: float = 0.0, reorder: float = 0.0, seed: int = 0) -> None:
    """Deliver updates twice, or neighbours in the wrong order, with these probabilities."""
    state.queue.duplicate, state.queue.reorder, state.queue.dice = duplicate, reorder, random.Random(seed)


async def _until(state: State, found: Callable[[], Any], timeout: float, what: str) -> Any:
    deadline = time.monotonic() + timeout
    while True:
        result = found()
        if result:
            return result
        left = deadline - time.monotonic()
        try:
            if left <= 0:
                raise TimeoutError
            await state.journal.wait(left)
        except TimeoutError:
            raise TimeoutError(f"{what} did not come within {timeout} s") from None


@action
async def wait_request(
    state: State,
    after: int,
    method: str | None = None,
    chat_id: int | None = None,
    ok: bool | None = None,
    timeout: float = 10,
) -> dict[str, Any]:
    """The first request after number `after` that fits, as soon as it is there."""
    journal = state.journal
    what = f"{method or 'a request'} to chat {chat_id or 'any'}"
    found = await _until(state, lambda: journal.after(after, method, chat_id, ok), timeout, what)
    return dict(found)


@action
async def wait_answer(state: State, query_id: str, timeout: float = 10) -> dict[str, Any]:
    """The answer to a callback or inline query."""
    known = state.queries[query_id]
    await _until(state, lambda: known.answer is not None, timeout, f"the answer to {known.kind} query {query_id}")
    return dict(known.answer or {})


@action
async def wait_confirmed(state: State, update_id: int | None = None, timeout: float = 10) -> None:
    """Until the bot has confirmed the update (default: all), that is, says it has dealt with it."""
    queue = state.queue

    def done() -> bool:
        return not queue.pending if update_id is None else update_id not in queue.pending

    await _until(state, done, timeout, "the confirmation of updates")
