"""The command menus as data."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from bot.assembly import load_assistant
from bot.assistant import Assistant
from bot.commands import COMMANDS, Scope
from bot.menus import menus
from bot.messages import Kept, Lang
from bot.session import Session
from tests.bot.keeping.chat import Chat

SCOPES: tuple[Scope, ...] = get_args(Scope)
LANGUAGES: tuple[Lang, ...] = get_args(Lang)


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_menu_is_one_that_telegram_takes(scope: Scope, lang: Lang) -> None:
    menu = menus(scope, lang)
    names = [entry.command for entry in menu]
    assert 0 < len(names) <= 100
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) for name in names)
    assert all(1 <= len(entry.description) <= 256 for entry in menu)


def test_each_kind_of_chat_has_its_own() -> None:
    private, group = ({entry.command for entry in menus(scope, "en")} for scope in ("private", "group"))  # type: ignore[arg-type]
    admins, operators = ({entry.command for entry in menus(scope, "en")} for scope in ("group_admins", "operators"))  # type: ignore[arg-type]
    assert {"start", "remind", "reminders", "privacy", "mydata", "forget"} <= private - group
    assert {"ask", "topics", "help"} <= group & private
    assert "settings" in admins - group
    assert {"unanswered", "reload"} <= operators - private
    assert {command.name for command in COMMANDS} == private | group | admins | operators


def test_a_menu_is_written_for_its_reader() -> None:
    described = {lang: dict(menus("private", lang))["help"] for lang in LANGUAGES}
    assert described == {"zh-hans": "能问什么，怎么问", "zh-hant": "能問什麼，怎麼問", "en": "What to ask and how"}


class TestWhatTheBotSaysOfItself:
    def test_about_names_version_size_sources_and_their_days(self, assistant: Assistant) -> None:
        reply = Chat(assistant).say("/about")
        cited = {citation.document for entry in assistant.kb.entries.values() for citation in entry.sources}
        days = sorted(day for name in cited if (day := assistant.kb.sources[name].published))
        assert reply.text.endswith(assistant.kb.version), (
            "who asks wants to know how recent it is; the version comes last"
        )
        first = reply.text.partition("\n")[0]
        assert first.startswith(f"注明了日期的资料，最新的是{days[-1].year}年{days[-1].month}月{days[-1].day}日")
        assert f"另有{len(cited) - len(days)}份没有注明" in first
        assert f"来自{len(cited)}份1688通知和规则，共{len(assistant.kb.entries)}个主题" in reply.text
        assert "<blockquote expandable><b>依据</b>" in reply.html
        assert len(reply.sources) == len(cited)
        listed = reply.text.partition("依据\n")[2].partition("\n\n")[0].split("\n")
        assert len(listed) == len(cited)
        assert f"{days[-1].year}年{days[-1].month}月{days[-1].day}日" in listed[0]

    def test_a_command_that_is_not_there_brings_the_help_for_the_kind_of_chat(self, assistant: Assistant) -> None:
        for chat_type in ("private", "group"):
            chat = Chat(assistant, chat_type=chat_type)  # type: ignore[arg-type]
            assert chat.say("/foo").text.partition("\n\n")[2] == chat.say("/help").text

    @pytest.mark.parametrize("command", ["/about", "/privacy", "/help", "/language"])
    def test_each_text_exists_in_every_language(self, assistant: Assistant, command: str) -> None:
        texts = {lang: Chat(assistant, lang=lang).say(command).text for lang in LANGUAGES}
        assert len(set(texts.values())) == len(LANGUAGES)
        assert re.search(r"[\u4e00-\u9fff]", texts["zh-hans"])
        if command != "/about":
            assert not re.search(r"[\u4e00-\u9fff]", texts["en"])

    def test_privacy_speaks_of_everything_that_is_kept(self) -> None:
        text = Chat(load_assistant(kept=Kept())).say("/privacy").text
        for kept in ("最近的问题", "没答上来的问题", "提醒", "有用", "/mydata", "/forget"):
            assert kept in text

    def test_privacy_promises_nothing_that_a_talk_kept_in_memory_has_not(self, assistant: Assistant) -> None:
        text = Chat(assistant).say("/privacy").text
        assert "内存" in text
        assert "/mydata" not in text

    def test_what_is_kept_in_memory_only_can_be_forgotten(self, assistant: Assistant) -> None:
        chat = Chat(assistant)
        chat.say("保证金剩3000,要补多少")
        assert "忘了" in chat.say("/forget").text
        assert chat.session == Session()

    @pytest.mark.parametrize("command", ["/foo", "/mydata", "/reminders", "/settings", "/unanswered"])
    def test_a_command_that_is_not_here_is_named_before_the_help(self, assistant: Assistant, command: str) -> None:
        chinese, english = Chat(assistant).say(command).text, Chat(assistant, lang="en").say(command).text
        assert chinese.startswith(f"这里没有 {command} 这个命令。\n\n我答1688商家规则的问题")
        assert english.startswith(f"There is no command {command} here.\n\nI answer questions")

    def test_help_in_a_group_says_how_to_be_heard_there(self, assistant: Assistant) -> None:
        group, private = Chat(assistant, chat_type="group").say("/help"), Chat(assistant).say("/help")
        assert "回复别人的消息并@我" in group.text
        assert "回复别人的消息并@我" not in private.text

    def test_a_language_once_chosen_stays(self, assistant: Assistant) -> None:
        chat = Chat(assistant)
        chat.say("/language")
        assert chat.press("lang:en").text == "All right, I will answer in this language."
        assert "takes effect" in chat.say("5月10号申请退出VIP批发中心,哪天生效").text
