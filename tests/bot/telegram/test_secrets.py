"""Secrets stay secret: in logs, in exceptions, in every representation."""

from __future__ import annotations

import asyncio
import io
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from telegram.error import TelegramError

from bot.config import Config, ConfigError, Secret, load_config
from bot.telegram import redaction
from bot.telegram.api import Api
from bot.telegram.entry import _secrets
from bot.telegram.redaction import Redactor

TOKEN = "123456789:fake-token-that-was-never-valid-0"
TAIL = TOKEN.partition(":")[2]
OTHERS = "987654321:another-fake-token-of-someone-00"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged while secrets are kept, as text."""
    factory = logging.getLogRecordFactory()
    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    redaction.install([TOKEN])
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)
    logging.setLogRecordFactory(factory)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


@pytest.mark.parametrize("form", [TOKEN, TAIL, quote(TOKEN, safe=""), OTHERS, f"https://api.telegram.org/bot{TOKEN}/x"])
def test_a_token_in_any_form_is_hidden(form: str) -> None:
    cleaned = Redactor([TOKEN]).clean(f"before {form} after")
    assert TAIL not in cleaned
    assert OTHERS not in cleaned
    assert cleaned.startswith("before ")
    assert cleaned.endswith(" after")


def test_logs_hide_secrets_in_messages_arguments_and_tracebacks(log: io.StringIO) -> None:
    logger = logging.getLogger("anything")
    logger.info("plain %s", TOKEN)
    logger.info("GET https://api.telegram.org/bot%s/getMe", quote(TOKEN, safe=""))
    logger.info(TOKEN)
    logger.warning("wrong number of arguments %s %s", TOKEN)
    try:
        try:
            raise ValueError(TOKEN)
        except ValueError as error:
            raise RuntimeError("above") from error
    except RuntimeError:
        logger.exception("failed with %s", TOKEN)
    logger.info("with a stack", stack_info=True)
    text = log.getvalue()
    assert TAIL not in text
    assert text.count("***") >= 5
    assert "RuntimeError: above" in text


def test_uncaught_exceptions_hide_secrets(log: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise ValueError(f"bot{TOKEN}")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    shown = capsys.readouterr().err
    assert "ValueError: bot***" in shown
    assert TAIL not in shown


def test_exceptions_of_threads_and_of_what_is_thrown_away_hide_secrets_too(
    log: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    class Falls:
        def __del__(self) -> None:
            raise ValueError(f"bot{TOKEN}")

    def fail() -> None:
        raise RuntimeError(f"bot{TOKEN}")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    Falls()
    shown = capsys.readouterr().err
    assert "RuntimeError: bot***" in shown
    assert "ValueError: bot***" in shown
    assert TAIL not in shown


async def test_no_failed_request_shows_the_token(log: io.StringIO) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{x}" if next(turns) else b"nonsense\r\n\r\n")
        writer.close()

    turns = iter([True, False, True, False])
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    for url in (f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port}", "http://127.0.0.1:1", "http://bad host"):
        async with Api(Secret(TOKEN), url, 1.0) as api:
            for call in (api.call("getMe", {}), api.bot.get_me()):
                with pytest.raises(TelegramError) as caught:
                    await call
                logging.getLogger("x").error("failed", exc_info=caught.value)
                assert TAIL not in _all_that_shows(caught.value)
            assert TAIL not in f"{api} {api.bot!r} {api.bot!s} {api.request!r}"
    server.close()
    assert TAIL not in log.getvalue()


def _all_that_shows(error: BaseException | None) -> str:
    """An exception with all that led to it, as a debugger would print it."""
    shown = ""
    while error is not None:
        shown += f"{error!r} {error} {error.args}"
        error = error.__cause__ or error.__context__
    return shown


def test_no_secret_of_the_settings_is_logged_nor_a_part_of_one() -> None:
    config = load_config({
        "BOT_TOKEN": TOKEN, "DATABASE_URL": "postgresql://u:fake-p%40ss@h/d", "WEBHOOK_SECRET": "fake-webhook-secret",
        "INSTALLATION_KEY": "fake-installation-key-0123456789abc",
    })  # fmt: skip
    redactor = Redactor(_secrets(config))
    for shown in (TAIL, "fake-p%40ss", "fake-p@ss", "fake-webhook-secret", "fake-installation-key-0123456789abc"):
        assert redactor.clean(f"before {shown} after") == "before *** after"
    named = load_config({"BOT_TOKEN": TOKEN, "DATABASE_URL": "postgresql://u@h/d?password=fake-p%40ss&sslmode=require"})
    for shown in ("fake-p%40ss", "fake-p@ss"):
        assert Redactor(_secrets(named)).clean(f"before {shown} after") == "before *** after"
    short = load_config({"BOT_TOKEN": TOKEN, "DATABASE_URL": "postgresql://u:bot@h/d"})
    assert Redactor(_secrets(short)).clean("a bot") == "a bot"


def test_settings_show_no_secret() -> None:
    environment = {
        "BOT_TOKEN": TOKEN,
        "DATABASE_URL": "postgresql://u:fake-password@h/d",
        "WEBHOOK_SECRET": "fake-webhook-secret",
        "INSTALLATION_KEY": "fake-installation-key-0123456789abc",
    }
    config = load_config(environment)
    shown = f"{config} {config!r} {config.token} {[config.token]}"
    for secret in (TAIL, "fake-password", "fake-webhook-secret", "fake-installation-key"):
        assert secret not in shown
    assert config.token.reveal() == TOKEN


def test_a_secret_may_come_from_a_file_that_others_cannot_read(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(TOKEN + "\n")
    file.chmod(0o600)
    assert load_config({"BOT_TOKEN_FILE": str(file)}).token.reveal() == TOKEN
    for mode in (0o644, 0o606, 0o620):
        file.chmod(mode)
        with pytest.raises(ConfigError, match="chmod 600") as caught:
            load_config({"BOT_TOKEN_FILE": str(file)})
        assert TAIL not in str(caught.value)
    with pytest.raises(ConfigError, match="both set"):
        load_config({"BOT_TOKEN_FILE": str(file), "BOT_TOKEN": TOKEN})
    with pytest.raises(ConfigError, match="cannot read"):
        load_config({"BOT_TOKEN_FILE": str(tmp_path / "nothing")})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "short"),
        ("BOT_API_URL", "http://user:pw@host"),
        ("DATABASE_URL", "mysql://u:fake-password@h/d"),
        ("OPERATORS", "1, two"),
        ("SESSION_HOURS", "-1"),
        ("SESSION_HOURS", "nan"),
        ("FLOOD_MESSAGES", "0"),
        ("LISTEN_PORT", "65536"),
        ("WEBHOOK_URL", "https://host/path?x=1"),
        ("WEBHOOK_SECRET", "short"),
        ("WEBHOOK_SECRET", "with spaces and more than sixteen"),
        ("DATABASE_URL", "postgresql://u:fake-password@h:99999/d"),
        ("DATABASE_URL", "postgresql://u:fake-password@h:abc/d"),
        ("DATABASE_URL", "postgresql://u:fake-password@[::1]:0/d"),
        ("INSTALLATION_KEY", "short"),
        ("LOG_LEVEL", "LOUD"),
        ("LISTEN_HOST", "a b"),
    ],
)
def test_a_wrong_setting_is_named_and_not_shown(name: str, value: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config({"BOT_TOKEN": TOKEN, name: value})
    assert str(caught.value).startswith(f"{name}: ")
    assert "fake-password" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("host", ["h", "h:5432", "[::1]", "[::1]:5432", "h:1,i:2", ""])
def test_a_database_may_be_on_any_host_and_port(host: str) -> None:
    config = load_config({"BOT_TOKEN": TOKEN, "DATABASE_URL": f"postgresql://u:p@{host}/d"})
    assert config.database_url == Secret(f"postgresql+asyncpg://u:p@{host}/d")


def test_settings_that_are_right_are_taken_over() -> None:
    config = load_config({
        "BOT_TOKEN": TOKEN, "OPERATORS": "1, 2 3", "SESSION_HOURS": "1.5", "LOG_LEVEL": "debug",
        "DATABASE_URL": "postgres://u@h/d", "WEBHOOK_URL": "https://x.example/telegram/hook",
    })  # fmt: skip
    assert config.operators == {1, 2, 3}
    assert config.session_retention.total_seconds() == 5400
    assert config.log_level == "DEBUG"
    assert config.database_url is not None
    assert config.database_url.reveal() == "postgresql+asyncpg://u@h/d"
    assert config.webhook_path == "/telegram/hook"
    assert Config(token=Secret("x")).webhook_path == "/"
