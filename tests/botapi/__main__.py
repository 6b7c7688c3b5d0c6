"""Run the server: `python -m tests.botapi --port 0` prints one JSON line with its ports and token when it is ready.

It ends on SIGTERM or SIGINT, when standard input is closed (its parent died) and after --idle seconds without use.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import signal
import sys
import time

from aiohttp import web

from .server import Server, bot_app, control_app
from .state import TOKEN, Config

_BUFFER = 4096


async def _listen(app: web.Application, port: int) -> tuple[web.AppRunner, int]:
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner, int(runner.addresses[0][1])


async def _until_idle(server: Server, seconds: float) -> None:
    while (left := server.last_use + seconds - time.monotonic()) > 0:
        await asyncio.sleep(left)


async def serve(port: int, config: Config, idle: float, watch_stdin: bool) -> None:
    """Serve until told to stop."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    if watch_stdin:
        descriptor = sys.stdin.fileno()
        with contextlib.suppress(PermissionError):  # /dev/null: there is no parent to watch
            loop.add_reader(descriptor, lambda: None if os.read(descriptor, _BUFFER) else stop.set())
    server = Server(config)
    bot, bot_port = await _listen(bot_app(server), port)
    control, control_port = await _listen(control_app(server), 0)
    ready = {"port": bot_port, "control_port": control_port, "token": config.token, "pid": os.getpid()}
    print(json.dumps(ready), flush=True)
    waiting = {asyncio.ensure_future(stop.wait()), asyncio.ensure_future(_until_idle(server, idle))}
    await asyncio.wait(waiting, return_when="FIRST_COMPLETED")
    await server.reset()
    for runner in (bot, control):
        await runner.cleanup()


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.botapi", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port of the bot's side; 0: any free one")
    parser.add_argument("--token", default=TOKEN, help="the one token that is accepted")
    parser.add_argument("--idle", type=float, default=600, help="seconds without any request after which it ends")
    parser.add_argument("--no-stdin", action="store_true", help="run on when standard input is closed")
    options = parser.parse_args()
    asyncio.run(serve(options.port, Config(token=options.token), options.idle, not options.no_stdin))


if __name__ == "__main__":
    main()
