"""Derived data kept between runs in the user's cache directory, so that the program starts fast.

A file is found by a key that its maker derives from everything it was made of; it carries a checksum, is written in one
step, and may be deleted at any time. Whatever goes wrong here means "not cached", never an error.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

KEPT = 6
"""How many files of one name are kept; older ones are removed when a new one is stored."""


def fetch(name: str, key: str) -> bytes | None:
    """What was stored under ``name`` and ``key``; None if nothing was, or if it is damaged."""
    try:
        content = _file(name, key).read_bytes()
    except (OSError, RuntimeError):
        return None
    checksum, _, payload = content.partition(b"\n")
    return payload if checksum == _checksum(payload) else None


def store(name: str, key: str, payload: bytes) -> None:
    """Keeps ``payload`` if the cache directory can be written; ``name`` and ``key`` are plain file name characters."""
    import tempfile  # only needed by the run that has something to keep

    with suppress(OSError, RuntimeError):
        target = _file(name, key)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{name}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_checksum(payload) + b"\n" + payload)
            Path(draft).replace(target)
        except OSError:
            Path(draft).unlink(missing_ok=True)
            raise
        _prune(target.parent, name)


def _prune(directory: Path, name: str) -> None:
    files = sorted(directory.glob(f"{name}-*"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[KEPT:]:
        file.unlink(missing_ok=True)


def _file(name: str, key: str) -> Path:
    """Where a thing is kept; raises RuntimeError where the user has no home directory."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    directory = Path(base) if base.startswith("/") else Path.home() / ".cache"
    return directory / "policybot" / f"{name}-{key}"


def _checksum(payload: bytes) -> bytes:
    return sha256(payload).hexdigest().encode()
