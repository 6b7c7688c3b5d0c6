"""/reload: an operator has the knowledge base loaded anew, in every process; if it is not valid, the old one stays."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Container
from html import escape

from bot.storage import installation
from bot.storage.outbox import Outgoing
from bot.telegram.api import Api
from bot.telegram.conversion import Incoming
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


class Reload(Feature):
    """The command, for operators in their private chats."""

    def __init__(self, knowledge: Knowledge, operators: Container[int]) -> None:
        self._knowledge = knowledge
        self._operators = operators

    async def prepare(self, incoming: Incoming, api: Api) -> str | None:
        """Loads; gives the report."""
        del api
        if not self._asked(incoming):
            return None
        try:
            version = await asyncio.to_thread(self._knowledge.reload)
        except Exception as error:  # whatever is wrong with the files, the old knowledge base goes on
            return f"The knowledge base stays as it was:\n{reason(error)}"
        return f"Knowledge base {version} is in use."

    def handle(self, incoming: Incoming, desk: Desk) -> list[Outgoing] | None:
        """The report, and word to the other processes."""
        if not self._asked(incoming):
            return None
        installation.write(desk.connection, RELOAD, secrets.token_hex(8))
        report = str(desk.evidence.get(type(self).__name__, ""))
        return [text_message(incoming.place.chat_id, escape(report[:_MOST]))]

    def _asked(self, incoming: Incoming) -> bool:
        private = incoming.kind == "message" and incoming.private
        return private and incoming.command == "reload" and incoming.place.user_id in self._operators
