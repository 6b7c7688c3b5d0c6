"""The methods this server simulates, by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from .errors import bad_request
from .state import State

Handler = Callable[[State, dict[str, Any]], Any]
HANDLERS: dict[str, Handler] = {}
# Parameters of the Bot API that need parts of Telegram which are not simulated: better an error than a wrong answer.
NOT_SIMULATED = frozenset(
    {
        "business_connection_id",
        "direct_messages_topic_id",
        "suggested_post_parameters",
        "ephemeral_message_parameters",
        "receiver_user_id",
        "rich_message",
        "allow_paid_broadcast",
    }
)


def api(*names: str) -> Callable[[Handler], Handler]:
    """Register a function as the answer to Bot API methods."""

    def register(handler: Handler) -> Handler:
        for name in names:
            HANDLERS[name] = handler
        return handler

    return register


async def call(state: State, name: str, params: dict[str, Any]) -> Any:
    """The result of the method. Raises ApiError as Telegram would."""
    handler = HANDLERS.get(name)
    if handler is None:
        detail = f"{name} exists in the Bot API but the test server does not simulate it"
        raise bad_request("method is not simulated", violation="not simulated", detail=detail)
    for key in NOT_SIMULATED & params.keys():
        raise bad_request(f"{key} is not simulated", violation="not simulated", detail=f"{name}: {key}")
    result = handler(state, params)
    return await result if isinstance(result, Awaitable) else result
