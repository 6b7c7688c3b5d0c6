"""python-telegram-bot's own Application against the server, by polling and by webhook calls of the bot under test."""

from __future__ import annotations

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, CommandHandler, ContextTypes

from .client import BotApi


async def _start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_html(f"<b>{' '.join(context.args or [])}</b>", do_quote=True)


def _application(botapi: BotApi) -> Application:  # type: ignore[type-arg]
    application = ApplicationBuilder().token(botapi.token).base_url(botapi.base_url).build()
    application.add_handler(CommandHandler("start", _start))
    return application


async def test_a_whole_conversation_by_polling(botapi: BotApi) -> None:
    ann = await botapi.user("Ann")
    async with _application(botapi) as application:
        assert application.updater is not None
        await application.start()
        await application.updater.start_polling(timeout=5, allowed_updates=["message"])
        reply = await botapi.ask(ann["id"], "/start vip-exit")
        assert reply["text"] == "vip-exit"
        assert reply["entities"] == [{"offset": 0, "length": 8, "type": "bold"}]
        assert reply["reply_to_message"]["text"] == "/start vip-exit"
        await botapi.say(ann["id"], "早")
        await botapi.silent(ann["id"])
        await application.updater.stop()
        await application.stop()
    assert (await botapi.counters())["pending"] == 0
