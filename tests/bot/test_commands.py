"""Commands as they are typed."""

from __future__ import annotations

import re

import pytest

from bot.commands import COMMANDS, parse_command


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("/start", ("start", None, "")),
        ("/start vip-exit", ("start", None, "vip-exit")),
        ("/Ask@policy_bot 保证金\n要补多少", ("ask", "policy_bot", "保证金\n要补多少")),
        ("  /help  ", ("help", None, "")),
    ],
)
def test_a_command_is_recognised(text: str, parsed: tuple[str, str | None, str]) -> None:
    assert parse_command(text) == parsed


@pytest.mark.parametrize("text", ["", "/", "保证金 /help", "//help", "/help!", "/帮助", "1/2"])
def test_what_is_no_command(text: str) -> None:
    assert parse_command(text) is None


def test_names_and_descriptions_fit_telegram() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert re.fullmatch(r"[a-z0-9_]{1,32}", command.name)
        assert 1 <= len(command.description.zh) <= 256
        assert 1 <= len(command.description.en) <= 256
