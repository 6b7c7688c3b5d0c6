"""Puts a running bot together, or says in one line why that is not possible."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import msgspec
from telegram.error import InvalidToken, TelegramError

from bot.config import Config, ConfigError
from bot.storage.engine import Database, DatabaseAwayError, database_of
from bot.storage.identity import Identity, KeyMismatchError, load_key
from bot.storage.lanes import Limits
from bot.storage.leash import DatabaseInUseError, Leash, leash_of
from bot.storage.set_up import DatabaseSetUpError
from bot.telegram.alerts import Alerts
from bot.telegram.api import Api
from bot.telegram.conversion import Me
from bot.telegram.features import all_features
from bot.telegram.handling import Handler
from bot.telegram.metrics import Metrics
from bot.telegram.parts import Parts
from bot.telegram.ports import Knowledge
from bot.telegram.rate import Bucket
from bot.telegram.replies import text_message
from bot.telegram.request import NotSentError
from bot.telegram.sender import Sender
from bot.telegram.wire import User

_LOG = logging.getLogger(__name__)
_GREETINGS = 3
_CLOSE_SECONDS = 2.0


class StartError(Exception):
    """The bot cannot start; the text says why and what to do, in one line."""


def utc_now() -> datetime:
    """The present moment; the only place in the transport that reads the clock."""
    return datetime.now(UTC)


@asynccontextmanager
async def assembled(config: Config, knowledge: Knowledge) -> AsyncIterator[Parts]:
    """All parts, ready to work, and closed in the end; raises StartError."""
    async with Api(config.token, config.api_url, config.request_timeout) as api:
        me = await greet(api, config)
        url = config.database_url.reveal() if config.database_url else None
        leash, database = leash_of(url, config.data_dir), database_of(url, config.data_dir)
        try:
            identity = await _open(config, leash, database)
            yield _parts(config, me, api, database, leash, knowledge, identity)
        finally:
            await _close(database)
            await leash.release()


async def _close(database: Database) -> None:
    """Bounded: the connections of a database that hangs are left to their fate."""
    try:
        await asyncio.wait_for(database.close(), _CLOSE_SECONDS)
    except TimeoutError:
        _LOG.warning("the database does not answer; its connections are not closed in an orderly way")


async def _open(config: Config, leash: Leash, database: Database) -> Identity:
    try:
        key = config.installation_key.reveal() if config.installation_key else load_key(config.data_dir)
        identity = Identity(key)
        await leash.hold()
        await database.open()
        await database.run(identity.check)
    except DatabaseInUseError as error:
        raise StartError(f"{error}; several processes need PostgreSQL (DATABASE_URL)") from None
    except DatabaseAwayError as error:
        raise StartError(f"the database cannot be used: {error}") from None
    except OSError as error:
        raise StartError(f"DATA_DIR {config.data_dir} cannot be used: {error.strerror}") from None
    except (ConfigError, DatabaseSetUpError, KeyMismatchError) as error:
        raise StartError(str(error)) from None
    return identity


def _parts(
    config: Config,
    me: Me,
    api: Api,
    database: Database,
    leash: Leash,
    knowledge: Knowledge,
    identity: Identity,
) -> Parts:
    metrics, limits = Metrics(), Limits(config.chat_pace, config.group_limit)
    sender = Sender(api, database, leash, Bucket(config.send_rate, time.monotonic), limits, utc_now, metrics)
    alerts = Alerts(config.operators, lambda who, html: sender.post(text_message(who, html)), time.monotonic)
    sender.alerts = alerts
    return Parts(
        config=config,
        me=me,
        api=api,
        database=database,
        leash=leash,
        knowledge=knowledge,
        handler=Handler(all_features(config, me, knowledge, identity), knowledge, leash.owner, limits),
        sender=sender,
        alerts=alerts,
        metrics=metrics,
        clock=utc_now,
        monotonic=time.monotonic,
    )


async def greet(api: Api, config: Config) -> Me:
    """Who we are, which also shows that the server and the token are right; raises StartError."""
    for attempt in range(1, _GREETINGS + 1):
        try:
            found = msgspec.json.decode(await api.call("getMe", {}), type=User)
            return Me(found.id, found.username or "")
        except InvalidToken:
            raise StartError("Telegram refuses the token: check BOT_TOKEN with @BotFather") from None
        except NotSentError as error:
            raise StartError(f"the Bot API server {config.api_url} cannot be reached: {error}") from None
        except (TelegramError, msgspec.DecodeError) as error:
            if attempt == _GREETINGS:
                raise StartError(f"the Bot API server {config.api_url} does not answer as it should: {error}") from None
        await asyncio.sleep(attempt)
    raise AssertionError("unreachable")
