"""Revoked: a certification that was taken back since is asked for again, one that was refused before is not."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ("2022年7月4日上午9点认证通过,后来又被驳回了", False),
        ("2022年7月4日上午9点认证通过,结果第二天说不合格", False),
        ("2022年7月4日上午9点认证通过,平台给撤了", False),
        ("2022年7月4日上午9点认证通过", True),
        ("2022年7月4日上午9点认证通过,没有被驳回", True),
        ("2022年7月4日上午9点认证通过,之前被驳回过一次", True),
        ("2022年7月4日上午9点认证通过,朋友的被驳回了", True),
    ],
)
def test_what_was_passed_and_taken_back_is_asked_for_again(ask: Ask, told: str, known: bool) -> None:
    assert ("service_start" in ask(f"诚信通新签,{told},服务几点开通")["result"]) == known
