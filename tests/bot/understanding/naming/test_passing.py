"""The moment of a certification is that at which it was passed, whatever else was done for it."""

from __future__ import annotations

from datetime import datetime

import pytest

from knowledge.model import CHINA
from tests.bot.understanding.roles.test_assignment import roles


@pytest.mark.parametrize(
    "text",
    [
        "5月10号上午9点约了人来认证",
        "认证专员5月10号上午9点登门",
        "the verification visit took place on May 10 at 9:00 am",
        "we mailed everything for the certification at 9:00 am on May 10",
    ],
)
def test_the_moment_of_another_act_is_not_that_of_passing(text: str) -> None:
    assert roles("trustpass-activation", text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "认证是5月10号上午9点",
        "企业认证5月10号上午9点,诚信通几点开通",
        "5月10号上午9点认证了,什么时候生效",
        "5月10号上午8点提交认证,9点整通过",
        "they approve our certification on May 10 at 9:00 am",
        "certification: May 10, 9:00 am",
    ],
)
def test_the_name_of_the_certification_alone_tells_when_it_was_passed(text: str) -> None:
    assert roles("trustpass-activation", text) == {"certified_at": datetime(2023, 5, 10, 9, 0, tzinfo=CHINA)}
