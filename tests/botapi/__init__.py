"""A strict local Telegram Bot API server for the tests, run as its own process and driven over HTTP.

`server.py` answers the bot, `actions.py` plays Telegram's users for the tests, `client.py` is what tests hold.
Limits and error texts follow https://core.telegram.org/bots/api and the sources of tdlib/telegram-bot-api 10.0.
"""
