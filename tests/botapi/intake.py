"""Methods by which the bot takes updates: getUpdates and the webhook."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from .checks import split_link
from .errors import bad_request
from .registry import api
from .state import State

_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}\Z")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
UPDATE_KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "guest_message",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
        "subscription",
        "stopped_message_generation",
    ]
)


def _subscription(params: dict[str, Any]) -> list[str] | None:
    allowed: list[str] | None = params.get("allowed_updates")
    unknown = sorted(set(allowed or ()) - UPDATE_KINDS)
    if unknown:
        raise bad_request("wrong allowed_updates", violation="value", detail=f"no such updates: {unknown}")
    return allowed


@api("getUpdates")
async def get_updates(state: State, params: dict[str, Any]) -> list[msgspec.Raw]:
    """The next updates; those below the offset are confirmed."""
    limit = params.get("limit", 100)
    if not 1 <= limit <= 100:
        raise bad_request("limit must be between 1 and 100", violation="limit", detail=f"limit={limit}")
    state.journal.last_poll = params
    return await state.queue.poll(params.get("offset", 0), limit, params.get("timeout", 0), _subscription(params))


@api("setWebhook")
async def set_webhook(state: State, params: dict[str, Any]) -> bool:
    """Deliver to a URL from now on; an empty one is deleteWebhook."""
    url = params.get("url", "")
    if not url:
        await delete_webhook(state, params)
        return True
    parts = split_link(url, "https")
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad_request("invalid webhook URL specified", violation="value", detail=url)
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook", violation="value", detail=url)
    if parts.hostname not in _LOOPBACK and not state.config.balancer:
        raise bad_request("bad webhook: Failed to resolve host: Name or service not known", detail=url)
    secret = params.get("secret_token", "")
    if len(secret) > 256:
        raise bad_request("secret token is too long", violation="limit")
    if not _SECRET.match(secret):
        raise bad_request("secret token contains unallowed characters", violation="value")
    connections = params.get("max_connections", 40)
    if not 1 <= connections <= 100:
        raise bad_request("wrong max_connections", violation="limit", detail=f"max_connections={connections}")
    state.queue.subscribe(_subscription(params))
    if params.get("drop_pending_updates"):
        state.queue.drop_all()
    state.queue.end_poll("terminated by setWebhook request")
    await state.webhook.start(parts.geturl(), secret, connections)
    return True


@api("deleteWebhook")
async def delete_webhook(state: State, params: dict[str, Any]) -> bool:
    """Back to getUpdates."""
    await state.webhook.stop()
    if params.get("drop_pending_updates"):
        state.queue.drop_all()
    return True


@api("getWebhookInfo")
def get_webhook_info(state: State, params: dict[str, Any]) -> dict[str, Any]:
    """Where updates go and how that fares."""
    return state.webhook.info()
