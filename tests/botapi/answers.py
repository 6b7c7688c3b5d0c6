"""Methods that answer callback and inline queries."""

from __future__ import annotations

from typing import Any

from .checks import check_deep_link, check_inline_button, check_inline_results
from .errors import bad_request
from .registry import api
from .state import Query, State

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def _open(state: State, kind: str, query_id: str) -> Query:
    query = state.open_query(kind, query_id)
    if query is None:
        raise bad_request(_TOO_OLD)
    return query


@api("answerCallbackQuery")
def answer_callback_query(state: State, params: dict[str, Any]) -> bool:
    """The end of the spinner on a pressed button, with a notice or not. Once for each press."""
    if len(params.get("text", "")) > 200:
        raise bad_request("MESSAGE_TOO_LONG", violation="limit", detail=f"text of {len(params['text'])} characters")
    if params.get("url"):
        check_deep_link(params["url"])
    query = _open(state, "callback", params["callback_query_id"])
    query.answer = {key: value for key, value in params.items() if key != "callback_query_id"}
    state.journal.notify()
    return True


@api("answerInlineQuery")
def answer_inline_query(state: State, params: dict[str, Any]) -> bool:
    """What the person typing @bot sees. Once for each query."""
    texts = check_inline_results(params["results"])
    check_inline_button(params.get("button"))
    if params.get("cache_time", 0) < 0:
        raise bad_request("cache_time must be non-negative", violation="limit")
    if len(params.get("next_offset", "").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID", violation="limit")
    query = _open(state, "inline", params["inline_query_id"])
    query.answer = {"cache_time": 300, "is_personal": False}
    query.answer |= {key: value for key, value in params.items() if key != "inline_query_id"}
    query.texts = texts
    state.journal.notify()
    return True
