"""The folder is the registry: a module here with a ``compute`` function is a handler, under its own name."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from handlers.result import Handler

_NAME = re.compile(r"[a-z][a-z0-9_]*")


class UnknownHandlerError(LookupError):
    """No module of that name in ``handlers/`` computes anything."""


@cache
def handler(name: str) -> Handler:
    """The ``compute`` function of ``handlers/<name>.py``; raises :class:`UnknownHandlerError` where there is none."""
    if not _NAME.fullmatch(name) or find_spec(f"handlers.{name}") is None:
        raise UnknownHandlerError(f"there is no module handlers/{name}.py")
    compute = getattr(import_module(f"handlers.{name}"), "compute", None)
    if not callable(compute):
        raise UnknownHandlerError(f"handlers/{name}.py has no function compute")
    found: Handler = compute
    return found


def has_handler(name: str) -> bool:
    """Whether :func:`handler` would find one."""
    try:
        handler(name)
    except UnknownHandlerError:
        return False
    return True
