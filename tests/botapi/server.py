"""The HTTP side: one port for the bot, one for the tests."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any

import msgspec
from aiohttp import web

from . import answers, intake, members, messages, presses, profile, views  # noqa: F401  (they register their verbs)
from .actions import ACTIONS
from .description import Method, Upload, check_result, method, read_parameters
from .errors import ApiError
from .faults import AFTER_EFFECT, Fault
from .registry import call
from .state import Config, State

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+\Z")
_GATEWAY = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n</body>\r\n</html>\r\n"
_MAX_BODY = 60 * 1024 * 1024
_MAX_HANG = 120.0


def _other(value: Any) -> Any:
    return value.summary() if isinstance(value, Upload) else str(value)


_encode = msgspec.json.Encoder(enc_hook=_other).encode


def _json(status: int, body: Any) -> web.Response:
    seconds = body.get("parameters", {}).get("retry_after") if status == 429 else None
    headers = None if seconds is None else {"Retry-After": str(seconds)}
    return web.Response(status=status, body=_encode(body), content_type="application/json", headers=headers)


async def _raw_parameters(request: web.Request) -> dict[str, Any]:
    """Query string and body, be it JSON, form-encoded or multipart."""
    raw: dict[str, Any] = dict(request.query)
    if not request.can_read_body:
        return raw
    if request.content_type == "application/json":
        try:
            body = msgspec.json.decode(await request.read() or b"{}")
        except msgspec.DecodeError as error:
            raise ApiError(400, "can't parse JSON object", violation="type", detail=str(error)) from error
        if not isinstance(body, dict):
            raise ApiError(400, "can't parse JSON object", violation="type", detail="the body is no JSON object")
        return raw | body
    for key, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            raw[key] = Upload(value.filename, value.content_type, value.file.read())
        else:
            raw[key] = value
    return raw


class Server:
    """Holds the state and answers both sides."""

    def __init__(self, config: Config) -> None:
        self.state = self._new_state(config, 500_000_001)
        self.last_use = time.monotonic()

    def _new_state(self, config: Config, first_update_id: int) -> State:
        state = State(config, first_update_id)

        async def answer_by_webhook(reply: dict[str, Any]) -> None:
            name = str(reply.pop("method"))
            await self._run(state, name, reply)

        state.webhook.reply = answer_by_webhook
        return state

    # ---- the bot's side

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One request of the bot."""
        self.last_use = time.monotonic()
        state = self.state
        token, _, name = request.match_info["rest"].partition("/")
        if not _TOKEN.match(token):
            return _json(404, ApiError(404, "").body())
        if token != state.config.token:
            return _json(401, ApiError(401, "").body())
        if state.closed:
            return _json(400, ApiError(400, "Logged out").body())
        try:
            raw = await _raw_parameters(request)
        except ApiError as error:
            state.journal.violate(name, error.violation or "type", error.detail, {})
            return _json(error.code, error.body())
        running: asyncio.Future[Any] = asyncio.ensure_future(self._run(state, name, raw))
        if name.lower() != "getupdates":  # a bot that hangs up ends its poll, but takes nothing else back
            running = asyncio.shield(running)
        status, body, fault = await running
        if fault is not None:
            return await self._broken(request, fault, status, body)
        return _json(status, body)

    async def _run(self, state: State, name: str, raw: dict[str, Any]) -> tuple[int, Any, Fault | None]:
        """Carry the method out (unless a fault comes before) and write it down. Gives status, body and fault."""
        params, fault, described = raw, None, None
        try:
            described = method(name)
            name = described.name
            fault = state.faults.pick(name, _chat_of(raw))
            params = read_parameters(described, raw)
            if fault is not None and (error := fault.error()):
                raise error
            if fault is not None and fault.kind == "delay":
                await asyncio.sleep(fault.seconds)
            if fault is None or fault.kind in (*AFTER_EFFECT, "delay"):
                result = await call(state, name, params)
                self._check(state, described, result, params)
                status, body = 200, {"ok": True, "result": result}
            else:
                status, body = 0, {}
        except ApiError as error:
            if error.violation:
                state.journal.violate(name, error.violation, error.detail, _plain(params))
            status, body = error.code, error.body()
        except Exception as error:
            state.journal.violate("server", "crash", f"{name}: {error!r}", _plain(params))
            status, body = 500, {"ok": False, "error_code": 500, "description": "Internal Server Error"}
        if name == "getUpdates":
            state.journal.counters[f"getUpdates {status}"] += 1
        else:
            self._record(state, name, params, status, body, fault)
        return status, body, fault if fault is not None and not fault.error() and fault.kind != "delay" else None

    def _check(self, state: State, described: Method, result: Any, params: dict[str, Any]) -> None:
        if state.config.self_check and described.name != "getUpdates" and (problem := check_result(described, result)):
            state.journal.violate("server", "self check", f"{described.name}: {problem}", _plain(params))

    def _record(
        self, state: State, name: str, params: dict[str, Any], status: int, body: dict[str, Any], fault: Fault | None
    ) -> None:
        outcome = {"status": status, "ok": status == 200, "fault": fault.kind if fault else None}
        for key in ("result", "description"):
            if key in body:
                outcome[key] = body[key]
        state.journal.record(name, _chat_of(params), _plain(params), **outcome)

    async def _broken(self, request: web.Request, fault: Fault, status: int, body: Any) -> web.StreamResponse:
        """The answer as a broken network or gateway gives it."""
        if fault.kind.startswith("bad_gateway"):
            return web.Response(status=502, body=_GATEWAY, content_type="text/html")
        if fault.kind == "garbage":
            return web.Response(status=200, body=_encode(body)[:20], content_type="application/json")
        if fault.kind.startswith("hang"):
            await asyncio.sleep(min(fault.seconds, _MAX_HANG))
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=status or 500)

    async def download(self, request: web.Request) -> web.Response:
        """A file by its path, as getFile names it."""
        found = self.state.files.get(request.match_info["id"])
        if found is None or request.match_info["token"] != self.state.config.token:
            return _json(404, ApiError(404, "").body())
        return web.Response(body=found[1], content_type="application/octet-stream")

    # ---- the tests' side

    async def control(self, request: web.Request) -> web.Response:
        """One verb of a test."""
        self.last_use = time.monotonic()
        verb = request.match_info["verb"]
        arguments = msgspec.json.decode(await request.read() or b"{}")
        try:
            if verb == "reset":
                result: Any = await self.reset(**arguments)
            elif verb in ACTIONS:
                result = ACTIONS[verb](self.state, **arguments)
                if asyncio.iscoroutine(result):
                    result = await result
            else:
                raise ValueError(f"no verb {verb!r}; there are {', '.join(sorted(ACTIONS))}")
        except Exception as error:
            return _json(400, {"error": type(error).__name__, "text": str(error)})
        return _json(200, {"result": result})

    async def reset(self, **changes: Any) -> dict[str, Any]:
        """Everything anew, with these switches of Config (else the defaults); update ids go on counting."""
        old = self.state
        old.queue.end_poll("terminated by other getUpdates request; make sure that only one bot instance is running")
        await old.webhook.stop()
        config = Config(**{"token": old.config.token} | changes)
        self.state = self._new_state(config, old.queue.next_id + 1000)
        return vars(config)


def _chat_of(raw: dict[str, Any]) -> Any:
    chat = raw.get("chat_id")
    return int(chat) if isinstance(chat, str) and re.fullmatch(r"-?\d+", chat) else chat


def _plain(params: dict[str, Any]) -> dict[str, Any]:
    return {key: value.summary() if isinstance(value, Upload) else value for key, value in params.items()}


def bot_app(server: Server) -> web.Application:
    """Telegram's side."""
    app = web.Application(client_max_size=_MAX_BODY)
    app.router.add_route("*", "/bot{rest:.*}", server.handle)
    app.router.add_get("/file/bot{token}/documents/{id}", server.download)
    return app


def control_app(server: Server) -> web.Application:
    """The tests' side."""
    app = web.Application(client_max_size=_MAX_BODY)
    app.router.add_post("/{verb}", server.control)
    return app
