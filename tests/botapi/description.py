"""Every request against a description of the Bot API that is not ours: aiogram's pydantic models.

aiogram accepts unknown keys (it keeps them in `model_extra`) and pydantic converts types silently;
`read_parameters` reports both, at any depth.
"""

from __future__ import annotations

import enum
import re
import types
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Union, get_args, get_origin

import msgspec
from pydantic import BaseModel, TypeAdapter, ValidationError

from . import models
from .errors import ApiError, bad_request

_INTEGER = re.compile(r"-?\d{1,19}\Z")
_DECIMAL = re.compile(r"-?\d+\.\d+\Z")
_BOOLEANS = {"true": True, "false": False, "1": True, "0": False}
# Telegram sends these to this day, though its documentation no longer names them.
_UNDOCUMENTED = frozenset({"all_members_are_administrators", "can_send_media_messages"})
_MARKUPS = {
    "inline_keyboard": "InlineKeyboardMarkup",
    "keyboard": "ReplyKeyboardMarkup",
    "remove_keyboard": "ReplyKeyboardRemove",
    "force_reply": "ForceReply",
}
_EMPTY_TEXTS = {"chat_id": "chat_id is empty", "text": "message text is empty"}


class Upload(models.InputFile):
    """A file that came with a multipart request."""

    def __init__(self, filename: str, content_type: str, data: bytes) -> None:
        super().__init__(filename=filename)
        self.content_type = content_type
        self.data = data

    async def read(self, bot: Any) -> AsyncGenerator[bytes, None]:
        """aiogram's interface; the bytes as one chunk."""
        yield self.data

    def summary(self) -> dict[str, Any]:
        """What the journal keeps of it."""
        return {"file_name": self.filename, "mime_type": self.content_type, "file_size": len(self.data)}


class Kind(enum.Enum):
    """How the text of a form field becomes a value."""

    INTEGER = "Integer"
    BOOLEAN = "Boolean"
    NUMBER = "Number"
    STRING = "String"
    CHAT = "Integer or String"
    FILE = "InputFile or String"
    JSON = "JSON-serialized object"


@dataclass
class Method:
    """One method of the Bot API."""

    name: str
    model: type[Any]
    kinds: dict[str, Kind] = field(repr=False)

    @cached_property
    def result(self) -> TypeAdapter[Any]:
        """Validator of the method's result."""
        return models.result_adapter(self.model)


def _leaves(annotation: Any) -> Iterator[Any]:
    """The types of an annotation without Optional, Union and Annotated."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        for part in get_args(annotation):
            yield from _leaves(part)
    elif hasattr(annotation, "__metadata__"):
        yield from _leaves(annotation.__origin__)
    elif annotation is not type(None):
        yield annotation


def _kind(annotation: Any) -> Kind:
    leaves = list(_leaves(annotation))
    if models.InputFile in leaves:
        return Kind.FILE
    if any(get_origin(leaf) is list or (isinstance(leaf, type) and issubclass(leaf, BaseModel)) for leaf in leaves):
        return Kind.JSON
    if bool in leaves:
        return Kind.BOOLEAN
    if int in leaves:
        return Kind.CHAT if str in leaves else Kind.INTEGER
    if float in leaves:
        return Kind.NUMBER
    return Kind.STRING


@cache
def method(name: str) -> Method:
    """The method of that name, in any case, as Telegram takes it; 404 if the Bot API has none."""
    found = models.METHODS.get(name.lower())
    if found is None:
        raise ApiError(404, "method not found", violation="unknown method", detail=f"unknown method {name!r}")
    model = models.ready(found)
    kinds = {key: _kind(info.annotation) for key, info in model.model_fields.items()}
    return Method(model.__dict__["__api_method__"], model, kinds)


def _wrong(key: str, kind: Kind, value: Any) -> ApiError:
    shown = repr(value)
    shown = shown if len(shown) <= 80 else shown[:77] + "..."
    return bad_request(
        f'parameter "{key}" must be of type {kind.value}', violation="type", detail=f"{key}={shown} is no {kind.value}"
    )


def _number(kind: Kind, value: Any) -> int | float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int) or (isinstance(value, float) and kind is Kind.NUMBER):
        return value
    if isinstance(value, str) and _INTEGER.match(value):
        return int(value)
    if isinstance(value, str) and kind is Kind.NUMBER and _DECIMAL.match(value):
        return float(value)
    return None


def _convert(key: str, kind: Kind, value: Any) -> Any:
    """A form field or the value of a JSON body as the type the method wants."""
    if kind is Kind.JSON:
        if isinstance(value, str):
            try:
                return msgspec.json.decode(value)
            except msgspec.DecodeError as error:
                raise bad_request(f"can't parse {key} JSON object", violation="type", detail=str(error)) from error
        return value
    if kind is Kind.FILE and isinstance(value, Upload | str):
        return value
    if kind in (Kind.STRING, Kind.CHAT) and isinstance(value, str):
        return int(value) if kind is Kind.CHAT and _INTEGER.match(value) else value
    if kind is Kind.BOOLEAN:
        found = value if isinstance(value, bool) else _BOOLEANS.get(str(value).lower())
        if found is not None:
            return found
    if kind in (Kind.INTEGER, Kind.CHAT, Kind.NUMBER) and (number := _number(kind, value)) is not None:
        return number
    raise _wrong(key, kind, value)


@cache
def _keys(model: type[BaseModel]) -> dict[str, str]:
    """JSON key -> attribute of a model."""
    return {info.alias or name: name for name, info in model.model_fields.items()}


def _differences(raw: Any, value: Any, path: str) -> Iterator[tuple[str, str]]:
    """(violation, detail) wherever what was sent is not what the model describes."""
    if isinstance(value, BaseModel) and isinstance(raw, dict):
        keys = _keys(type(value))
        for key, item in raw.items():
            if key not in keys:
                yield "unknown key", f"{path}.{key} is unknown to {type(value).__name__}".lstrip(".")
            else:
                yield from _differences(item, getattr(value, keys[key]), f"{path}.{key}")
    elif isinstance(value, list) and isinstance(raw, list):
        for index, (item, parsed) in enumerate(zip(raw, value, strict=True)):
            yield from _differences(item, parsed, f"{path}[{index}]")
    elif raw is None:
        yield "type", f"{path.lstrip('.')} is null"
    elif isinstance(raw, bool) != isinstance(value, bool) or isinstance(raw, str) != isinstance(value, str):
        yield "type", f"{path.lstrip('.')}={raw!r} has the wrong type"


def _first_error(error: ValidationError) -> ApiError:
    """The shortest of pydantic's complaints (a union lists one for every member) as a 400."""
    problems = [p for p in error.errors(include_url=False, include_input=False) if p["loc"]]
    problem = min(problems, key=lambda p: len(p["loc"])) if problems else error.errors()[0]
    path = ".".join(str(part) for part in problem["loc"])
    key = str(problem["loc"][0]) if problem["loc"] else ""
    if problem["type"] == "missing" and len(problem["loc"]) == 1:
        text = _EMPTY_TEXTS.get(key, f'parameter "{key}" is required')
        return bad_request(text, violation="missing", detail=f"{key} is missing")
    return bad_request(f"can't parse {path}: {problem['msg']}", violation="type", detail=f"{path}: {problem['msg']}")


def read_parameters(described: Method, raw: dict[str, Any]) -> dict[str, Any]:
    """The parameters of the request as plain JSON values (and uploads).

    Raises ApiError (a violation) for unknown parameters and nested keys, missing, ill-typed and null values.
    """
    values: dict[str, Any] = {}
    for key, value in raw.items():
        kind = described.kinds.get(key)
        if kind is None:
            detail = f"{key} is unknown to {described.name}"
            raise bad_request(f'unknown parameter "{key}"', violation="unknown key", detail=detail)
        values[key] = _convert(key, kind, value)
    try:
        request = described.model.model_validate(values)
    except ValidationError as error:
        _check_markup(values)
        raise _first_error(error) from error
    for violation, detail in _differences(values, request, ""):
        _check_markup(values)
        raise bad_request(f"wrong request: {detail}", violation=violation, detail=detail)
    return values


def _check_markup(values: dict[str, Any]) -> None:
    """A wrong keyboard told by its own model: in a union pydantic may report the wrong member."""
    markup = values.get("reply_markup")
    if not isinstance(markup, dict):
        return
    name = next((name for key, name in _MARKUPS.items() if key in markup), None)
    if name is None:
        raise bad_request("object expected as reply markup", violation="type")
    try:
        parsed = models.named(name).model_validate(markup)
    except ValidationError as error:
        raise _first_error(error) from error
    for violation, detail in _differences(markup, parsed, "reply_markup"):
        raise bad_request(f"wrong request: {detail}", violation=violation, detail=detail)


def check_result(described: Method, result: Any) -> str | None:
    """Why `result` is not what the Bot API returns for the method, or None: a check of this server itself."""
    try:
        parsed = described.result.validate_python(result)
    except ValidationError as error:
        return str(error)
    return _first_difference(result, parsed)


def check_update(update: dict[str, Any]) -> str | None:
    """Why `update` is not what Telegram sends, or None: a check of this server itself."""
    try:
        parsed = models.named("Update").model_validate(update)
    except ValidationError as error:
        return str(error)
    return _first_difference(update, parsed)


def _first_difference(raw: Any, parsed: Any) -> str | None:
    for kind, detail in _differences(raw, parsed, ""):
        if kind != "unknown key" or detail.partition(" ")[0].rpartition(".")[2] not in _UNDOCUMENTED:
            return detail
    return None
