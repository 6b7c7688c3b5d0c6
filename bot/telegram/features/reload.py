"""/reload: an operator has the knowledge base loaded anew, in every process; if it is not valid, the old one stays."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Container
from typing import NamedTuple

from bot.messages import Lang
from bot.storage import installation
from bot.storage.outbox import Outgoing
from bot.telegram.api import Api
from bot.telegram.conversion import Incoming
from bot.telegram.features.reader import lang_for
from bot.telegram.features.wording import html, told
from bot.telegram.handling import Desk, Feature
from bot.telegram.ports import Knowledge
from bot.telegram.replies import text_message
from knowledge.problems import KnowledgeError

RELOAD = "knowledge reload"
"""Name of the installation's fact that changes when all processes are to load the knowledge base."""

_MOST = 3000


def reason(error: Exception) -> str:
    """Why the knowledge base could not be loaded."""
    return str(error) if isinstance(error, KnowledgeError) else f"{type(error).__name__}: {error}"


class _Report(NamedTuple):
    """What came of it: the ``version`` in use, or the ``reason`` why the old one stays."""

    version: str = ""
    reason: str = ""

    def told(self, lang: Lang | None) -> str:
        """The report in the operator's language; a problem of the files is named as ``policybot kb check`` does."""
        if self.reason:
            return f"{told('reload_kept', lang)}\n{self.reason}"
        return told("reload_done", lang, version=self.version)


class Reload(Feature):
    """The command, for operators in their private chats."""

    def __init__(self, knowledge: Knowledge, operators: Container[int]) -> None:
        self._knowledge = knowledge
        self._operators = operators

    async def prepare(self, incoming: Incoming, api: Api) -> _Report | None:
        """Loads; gives what came of it."""
        del api
        if not self._asked(incoming):
            return None
        try:
            version = await asyncio.to_thread(self._knowledge.reload)
        except Exception as error:  # whatever is wrong with the files, the old knowledge base goes on
            return _Report(reason=reason(error))
        return _Report(version=version)

    def handle(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """The report, and word to the other processes."""
        if not self._asked(incoming):
            return None
        installation.write(desk.connection, RELOAD, secrets.token_hex(8))
        report = desk.evidence.get(type(self).__name__, _Report()).told(lang_for(incoming, desk))
        return [text_message(incoming.place.chat_id, html(report[:_MOST]))]

    def _asked(self, incoming: Incoming) -> bool:
        private = incoming.kind == "message" and incoming.private
        return private and incoming.command == "reload" and incoming.place.user_id in self._operators
