"""What the bot can do beyond answering; the order is the order in which they are asked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.config import Config
from bot.storage.identity import Identity
from bot.telegram.features.personal import PersonalData
from bot.telegram.features.reload import Reload
from bot.telegram.handling import Feature
from bot.telegram.ports import Knowledge


def all_features(config: Config, knowledge: Knowledge, identity: Identity) -> Sequence[Feature]:
    """One of each."""
    return (PersonalData(identity), Reload(knowledge, config.operators))
