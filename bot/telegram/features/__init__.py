"""What the bot can do beyond answering; the order is the order in which they are asked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.config import Config
from bot.storage.identity import Identity
from bot.telegram.conversion import Me
from bot.telegram.features.asked import Asked
from bot.telegram.features.buttons import Buttons
from bot.telegram.features.cooldown import CoolDown
from bot.telegram.features.in_private import InPrivate
from bot.telegram.features.inline import Inline
from bot.telegram.features.links import PrivateLinks
from bot.telegram.features.manners import Manners
from bot.telegram.features.only_text import OnlyText
from bot.telegram.features.operators import Operators
from bot.telegram.features.personal import PersonalData
from bot.telegram.features.questions import Questions
from bot.telegram.features.reload import Reload
from bot.telegram.features.reminders import Reminders
from bot.telegram.features.settings import Settings
from bot.telegram.features.shadow import Shadow
from bot.telegram.features.short_answers import ShortAnswers
from bot.telegram.features.unanswered import Unanswered
from bot.telegram.features.votes import Votes
from bot.telegram.handling import Feature
from bot.telegram.ports import Knowledge


def all_features(config: Config, me: Me, knowledge: Knowledge, identity: Identity) -> Sequence[Feature]:
    """One of each."""
    asked = Asked()
    return (
        Settings(me),
        Questions(),
        Manners(),
        Shadow(),
        Inline(me, asked),
        OnlyText(),
        PersonalData(identity),
        InPrivate(me),
        Reload(knowledge, config.operators),
        Operators(config.operators),
        Reminders(config.operators),
        Votes(identity),
        Unanswered(identity),
        asked,
        ShortAnswers(),
        CoolDown(),
        Buttons(),
        PrivateLinks(me),
    )
