"""Applications: only one for the topic's own matter is a fact, and a letter has one day where only one is told."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "applied"),
    [
        ("5月6号申请的VIP批发中心续约,哪天生效", None),
        ("VIP批发中心的退款申请是5月6号交的,哪天生效", None),
        ("VIP批发中心5月6号申请的,不是退出,是加入,哪天生效", None),
        ("VIP批发中心退出申请5月6号寄的,阿里5月9号签收,哪天生效", None),
        ("VIP批发中心退出申请5月6号寄的,哪天生效", "2023-05-06"),
        ("VIP批发中心退出申请5月6号用邮件发的,5月7号收到自动回复,哪天生效", "2023-05-06"),
        ("VIP批发中心退出申请5月6号寄的,5月9号收到阿里的短信通知,哪天生效", "2023-05-06"),
        ("5月6号申请退出VIP批发中心,哪天生效", "2023-05-06"),
        ("VIP批发中心5月6号申请的退出,不是续签,哪天生效", "2023-05-06"),
        ("VIP批发中心退出申请5月6号交的,保证金退款申请5月8号交的,哪天生效", "2023-05-06"),
        ("VIP批发中心的退出申请和退款申请都是5月6号交的,哪天生效", "2023-05-06"),
        ("5月6号交了退出VIP批发中心的申请,5月9号收到阿里回复,哪天生效", "2023-05-06"),
    ],
)
def test_the_day_of_the_exit_application_counts(ask: Ask, text: str, applied: str | None) -> None:
    assert ask(text)["facts"].get("application_date") == applied
