"""A contender in a process of its own: its memory is its own, and several can be asked in turn."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from time import perf_counter
from typing import NamedTuple

import psutil

from benchmarks.contenders import CONTENDERS, Found
from benchmarks.generate import foreign_entries
from knowledge.lexicon import load_lexicon
from knowledge.loader import load

MEGABYTE = 1e6
END_SECONDS = 10


class Built(NamedTuple):
    """What building took: seconds, and megabytes by which the process grew."""

    seconds: float
    megabytes: float


class Asked(NamedTuple):
    """One message's time in milliseconds, and what was found."""

    milliseconds: float
    found: Found


class ContenderProcess:
    """Starts building at once; :attr:`built` waits for it. To be used as a context, which ends the process."""

    def __init__(self, name: str, entries: int, *, neighbours: bool = False) -> None:
        """``entries`` foreign entries stand beside the knowledge base's own; ``neighbours``: all on our platform."""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, name, entries, neighbours), daemon=True)
        self._process.start()
        theirs.close()
        self._built: Built | None = None

    @property
    def built(self) -> Built:
        """What building took; waits for it."""
        if self._built is None:
            self._built = self._pipe.recv()
        return self._built

    def ask(self, texts: Sequence[str]) -> list[Asked]:
        """Asks ``texts`` one after the other; raises EOFError if the process has died."""
        assert self.built
        self._pipe.send(list(texts))
        answers: list[Asked] = self._pipe.recv()
        return answers

    def __enter__(self) -> ContenderProcess:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._pipe.close()
        self._process.join(END_SECONDS)
        if self._process.is_alive():
            self._process.kill()


def _serve(pipe: Connection, name: str, entries: int, neighbours: bool) -> None:
    """The process's own part: builds, then answers until the other side hangs up."""
    kb = load()
    load_lexicon()
    before = _resident()
    started = perf_counter()
    contender = CONTENDERS[name](kb, foreign_entries(entries, neighbours=neighbours))
    seconds = perf_counter() - started
    gc.collect()
    try:
        pipe.send(Built(seconds, (_resident() - before) / MEGABYTE))
        while True:
            pipe.send([_asked(contender, text) for text in pipe.recv()])
    except (EOFError, BrokenPipeError):
        return


def _asked(contender: Callable[[str], Found], text: str) -> Asked:
    started = perf_counter()
    found = contender(text)
    return Asked((perf_counter() - started) * 1000, found)


def _resident() -> int:
    return psutil.Process().memory_info().rss
