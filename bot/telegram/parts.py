"""The parts a running bot is made of, handed to what works with several of them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.config import Config
from bot.storage.engine import Database
from bot.storage.leash import Leash
from bot.telegram.alerts import Alerts
from bot.telegram.api import Api
from bot.telegram.conversion import Me
from bot.telegram.handling import Handler
from bot.telegram.metrics import Metrics
from bot.telegram.ports import Clock, Knowledge, Monotonic
from bot.telegram.sender import Sender


@dataclass(frozen=True)
class Parts:
    """One of each."""

    config: Config
    me: Me
    api: Api
    database: Database
    leash: Leash
    knowledge: Knowledge
    handler: Handler
    sender: Sender
    alerts: Alerts
    metrics: Metrics
    clock: Clock
    monotonic: Monotonic
