"""A strict local Telegram Bot API server for the tests, run as its own process and driven over HTTP.

`server.py` answers the bot; `actions.py` and `presses.py` play Telegram's people for the tests, `views.py` looks on;
`client.py` is what a test holds, `fixtures.py` has it as pytest fixtures. Try it by hand: `python -m tests.botapi`.

Every request is checked against aiogram's models of the Bot API (unknown keys at any depth, nulls and wrong types are
refused), every text goes through Telegram's own parser (tdjson); limits and error texts follow
https://core.telegram.org/bots/api and the sources of tdlib/telegram-bot-api 10.0 and tdlib/td. What a correct bot
never sends is a *violation* and fails the test.

Stricter than Telegram: lengths count UTF-16 units (Telegram: characters), keyboards over 8 buttons a row or 100 in all
and buttons with two actions are refused (Telegram cuts them), start parameters in links are checked, nulls are refused.
What it cannot prove: real flood limits, delivery times, how clients show a message.
"""
