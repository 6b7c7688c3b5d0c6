"""aiogram's models of the Bot API, built when first needed.

Importing aiogram builds the validators of some 450 types, 3 s of which nearly all are never used here. The
models are imported with that step left out and built one by one on first use, in the namespace aiogram uses itself.
"""

from __future__ import annotations

import typing
from functools import cache
from typing import Any

import pydantic

_rebuild = pydantic.BaseModel.__dict__["model_rebuild"]
pydantic.BaseModel.model_rebuild = classmethod(lambda cls, **_: None)  # type: ignore[assignment, method-assign]
try:
    import aiogram.methods
    import aiogram.types
    from aiogram.client.default import Default
finally:
    pydantic.BaseModel.model_rebuild = _rebuild  # type: ignore[method-assign]

_NAMESPACE: dict[str, Any] = {
    **{name: getattr(typing, name) for name in ("List", "Optional", "Union", "Literal")},
    "Default": Default,
    **{name: getattr(aiogram.types, name) for name in aiogram.types.__all__},
}

METHODS: dict[str, type[aiogram.methods.TelegramMethod[Any]]] = {
    model.__dict__["__api_method__"].lower(): model
    for model in (getattr(aiogram.methods, name) for name in aiogram.methods.__all__)
    if isinstance(model.__dict__.get("__api_method__"), str)
}
InputFile = aiogram.types.InputFile


@cache
def ready(model: type[Any]) -> type[Any]:
    """The model, with its validator built."""
    model.model_rebuild(force=True, _types_namespace=_NAMESPACE)
    return model


def result_adapter(model: type[aiogram.methods.TelegramMethod[Any]]) -> pydantic.TypeAdapter[Any]:
    """Validator of what the method returns."""
    for part in _parts(model.__returning__):
        ready(part)
    return pydantic.TypeAdapter(model.__returning__)


def _parts(annotation: Any) -> list[type[pydantic.BaseModel]]:
    """The models an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, pydantic.BaseModel):
        return [annotation]
    return [part for argument in typing.get_args(annotation) for part in _parts(argument)]


def named(name: str) -> type[Any]:
    """The type of that name, e.g. "Update", ready to validate."""
    return ready(getattr(aiogram.types, name))
