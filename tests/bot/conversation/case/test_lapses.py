"""Lapses: a renewal that comes after the end goes on from nothing."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    "text",
    [
        "诚信通5月16号到期的,现在续两年,新的到哪天",
        "诚信通5月10号就到期了,这周才想起来续两年,到哪天",
        "诚信通5月20到期,5月22号财务才打款,续两年到哪天",
        "our TrustPass ended on 10 May 2023, we renew now for two years, until when",
    ],
)
def test_who_renews_after_the_end_is_asked_when_it_was_done(ask: Ask, text: str) -> None:
    reply = ask(text)
    assert reply["topic"] == "trustpass-renewal"
    assert reply["result"] == {}


def test_who_forgot_to_renew_and_asks_from_when_begins_anew(ask: Ask) -> None:
    reply = ask("诚信通昨天过期,忘了续,今天续2年从哪天起")
    assert (reply["topic"], reply["asks"], reply["result"]) == ("trustpass-activation", "certified_at", {})


@pytest.mark.parametrize(
    "text",
    [
        "诚信通5月16号到期的,4月就续了两年,认证也过了,到哪天",
        "诚信通5月30号到期,现在续两年,到哪天",
        "诚信通5月30号到期,今天刚续两年,到哪天",
    ],
)
def test_who_renewed_before_the_end_gets_the_term(ask: Ask, text: str) -> None:
    assert ask(text)["result"]["term_end"][:7] == "2025-05"


@pytest.mark.parametrize(
    "text",
    [
        "诚信通5月19号到期,续了两年,认证下周才弄,新的到哪天",
        "诚信通5月31号到期,准备6月续两年,新的到哪天",
        "诚信通5月31号到期,准备6月2号续两年,新的到哪天",
        "诚信通后天到期,过几天再续两年,新的到哪天",
        "our TrustPass ends on 31 May 2023, renewed for two years, we can't certify until June. New term end?",
    ],
)
def test_who_puts_the_renewal_off_beyond_the_end_gets_no_term(ask: Ask, text: str) -> None:
    reply = ask(text)
    assert (reply["topic"], reply["result"]) == ("trustpass-renewal", {})


@pytest.mark.parametrize(
    "text",
    [
        "诚信通5月31号到期,下周续两年并认证,新的到哪天",
        "诚信通5月31号到期,续了两年,认证上周也过了,新的是不是6月开始,到哪天",
        "our TrustPass ends on 31 May 2023, certified in April, renewed for two years. New term from June, until when?",
    ],
)
def test_what_is_done_before_the_end_keeps_the_term(ask: Ask, text: str) -> None:
    assert ask(text)["result"]["term_end"][:7] == "2025-06"
