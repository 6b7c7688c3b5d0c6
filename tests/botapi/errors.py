"""The one exception by which a request fails, in Telegram's words."""

from __future__ import annotations

from typing import Any

PREFIXES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests",
}


class ApiError(Exception):
    """A failed request.

    `violation` names the rule a well-behaved bot would not have broken ("entities", "limit", "unknown key", …);
    None means that the failure depends on the state of the chat and may happen to any bot.
    """

    def __init__(
        self,
        code: int,
        text: str,
        *,
        violation: str | None = None,
        detail: str | None = None,
        parameters: dict[str, Any] | None = None,
    ) -> None:
        prefix = PREFIXES[code]
        self.code = code
        self.description = f"{prefix}: {text}" if text else prefix
        self.violation = violation
        self.detail = detail or self.description
        self.parameters = parameters
        super().__init__(self.description)

    def body(self) -> dict[str, Any]:
        """The JSON object Telegram answers with."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(text: str, *, violation: str | None = None, detail: str | None = None) -> ApiError:
    """A 400; with `violation`, one that a correct bot never causes."""
    return ApiError(400, text, violation=violation, detail=detail)


def telegram_case(message: str) -> str:
    """TDLib's message as the Bot API shows it: first letter lowered, unless it is an ERROR_CODE."""
    if len(message) > 1 and (message[1] == "_" or message[1].isupper()):
        return message
    return message[:1].lower() + message[1:]
