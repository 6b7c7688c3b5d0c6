"""The server as a process of its own: started, found ready, and always ended."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from .client import BotApi

ROOT = Path(__file__).resolve().parents[2]


class BotApiServer:
    """A running server; use it as a context manager.

    `base_url` is what python-telegram-bot takes (`Bot(token, base_url=…)`), `token` the one token it accepts.
    """

    def __init__(self, token: str | None = None, idle: float = 600) -> None:
        command = [sys.executable, "-m", "tests.botapi", "--port", "0", "--idle", str(idle)]
        if token is not None:
            command += ["--token", token]
        self._command = command
        self._process: subprocess.Popen[str] | None = None
        self.port = self.control_port = self.pid = 0
        self.token = ""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the local Bot API server did not start, exit status {self._process.wait()}")
        ready = json.loads(line)
        self.port, self.control_port = ready["port"], ready["control_port"]
        self.token, self.pid = ready["token"], ready["pid"]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        process = self._process
        if process is None:
            return
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()  # the server takes this for the end of its parent
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()

    @property
    def base_url(self) -> str:
        """For python-telegram-bot: the token is appended to it."""
        return f"http://127.0.0.1:{self.port}/bot"

    @property
    def base_file_url(self) -> str:
        """For python-telegram-bot's downloads."""
        return f"http://127.0.0.1:{self.port}/file/bot"

    def client(self) -> BotApi:
        """The tests' hands on it: `async with server.client() as botapi: …`."""
        return BotApi(self)
