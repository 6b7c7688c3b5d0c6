"""All state of the server, replaced whole by a reset."""

from __future__ import annotations

import itertools
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from .chats import User, World
from .entities import FormattedText
from .faults import Faults
from .journal import Journal
from .limits import FloodLimits
from .updates import UpdateQueue
from .webhook import Webhook

TOKEN = "123456789:TEST-fake-token-never-valid-anywhere"


@dataclass
class Config:
    """Switches of the server; the defaults are Telegram's behaviour where nothing else is said."""

    token: str = TOKEN
    username: str = "policy_bot"
    first_name: str = "Policy Bot"
    privacy_mode: bool = False  # True: in groups only commands, mentions and replies to the bot reach it
    self_check: bool = True  # every update and result of this server is validated too
    flood_limits: bool | dict[str, tuple[float, float]] = False  # True: Telegram's published ones
    query_lifetime: float = 60.0  # s until a callback or inline query is too old
    keep_messages: int = 1000  # a chat
    keep_requests: int = 5000
    poll_pacing: bool = False  # Telegram answers a hasty repeated poll with one update, or waits 3 s for more
    conflict_delay: float = 3.0  # s by which all but the first 409 of getUpdates are held back
    webhook_timeout: float = 60.0
    webhook_retry_scale: float = 1.0  # factor on the waits of 0, 2, 4, 8 … s before a webhook is tried again
    balancer: list[str] = field(default_factory=list)  # base URLs that take turns in place of the webhook's own


@dataclass
class Query:
    """A callback or inline query that waits for its answer."""

    id: str
    kind: str
    user_id: int
    born: float
    data: str
    chat_id: int | None = None
    message_id: int | None = None
    answer: dict[str, Any] | None = None
    texts: dict[str, FormattedText] = field(default_factory=dict)


class State:
    """What one bot and its surroundings are, from reset to reset."""

    def __init__(self, config: Config, first_update_id: int = 500_000_001) -> None:
        self.config = config
        bot_id = int(config.token.partition(":")[0])
        self.world = World(User(bot_id, config.first_name, username=config.username, is_bot=True), config.keep_messages)
        self.journal = Journal(config.keep_requests)
        self.queue = UpdateQueue(config.poll_pacing, config.conflict_delay, first_update_id)
        self.queue.on_confirm = self.journal.notify
        self.faults = Faults()
        self.limits = FloodLimits(config.flood_limits)
        self.webhook = Webhook(self.queue, config.webhook_timeout, config.webhook_retry_scale, config.balancer)
        self.queries: OrderedDict[str, Query] = OrderedDict()
        self.inline_messages: OrderedDict[str, dict[str, Any]] = OrderedDict()
        self.files: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        self.commands: dict[tuple[str, int, int, str], list[dict[str, Any]]] = {}
        self.profile: dict[str, dict[str, str]] = {"name": {}, "description": {}, "short_description": {}}
        self.closed = False
        self._ids = itertools.count(4_000_000_000_000_001)

    def new_id(self) -> str:
        """An identifier for a query, an inline message or a file."""
        return str(next(self._ids))

    def add_query(self, kind: str, user_id: int, data: str, **place: Any) -> Query:
        """A new query; only the last 5000 are remembered."""
        query = Query(self.new_id(), kind, user_id, time.monotonic(), data, **place)
        keep(self.queries, query.id, query, 5000)
        return query

    def open_query(self, kind: str, query_id: str) -> Query | None:
        """The query, if it can still be answered."""
        query = self.queries.get(query_id)
        if query is None or query.kind != kind or query.answer is not None:
            return None
        return query if time.monotonic() - query.born <= self.config.query_lifetime else None


def keep(store: OrderedDict[str, Any], key: str, value: Any, limit: int) -> None:
    """Put into a store that forgets its oldest beyond `limit`."""
    store[key] = value
    while len(store) > limit:
        store.popitem(last=False)
