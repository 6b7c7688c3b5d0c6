"""Text becomes HTML in one place, and whatever was in it stays text."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.document import MAX_LINE, block, html_text, plain_text
from bot.rendering.reader import document_in_script


class Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_reply_in_both_forms() -> None:
    document = (block("headline", "答案"), block("list", ["一 < 二", "三"], "步骤"), block("small", "注"))
    assert plain_text(document) == "答案\n\n步骤\n• 一 < 二\n• 三\n\n注"
    assert html_text(document) == "<b>答案</b>\n\n<b>步骤</b>\n• 一 &lt; 二\n• 三\n\n<i>注</i>"


def test_marks_are_set_before_the_text_becomes_html() -> None:
    document = document_in_script((block("text", "我说的是<退出>,对吗?", "标题:退出"),), "zh-hant")
    assert html_text(document) == "<b>標題：退出</b>\n我說的是&lt;退出&gt;，對嗎？"
    assert document_in_script((block("text", "a<b"),), "en") == (block("text", "a<b"),)


def test_folded_blocks_that_follow_each_other_are_folded_together() -> None:
    document = (block("text", "a"), block("text", "b", folded=True), block("text", "c", folded=True))
    assert html_text(document) == "a\n\n<blockquote expandable>b\n\nc</blockquote>"
    assert plain_text(document) == "a\n\nb\n\nc"


def test_an_empty_block_leaves_no_gap() -> None:
    assert plain_text((block("text", "a"), block("list", [], "title"), block("text", "b"))) == "a\n\nb"


def test_an_endless_line_is_cut() -> None:
    assert len(block("text", "x" * 5000).lines[0]) == MAX_LINE


@given(st.lists(st.text(max_size=80), max_size=4), st.sampled_from(["headline", "text", "list", "small"]))
def test_no_text_can_break_out_of_the_html(lines: list[str], style: str) -> None:
    document = (block(style, lines, "<title>"),)  # type: ignore[arg-type]
    page = Shown()
    page.feed(html_text(document))
    page.close()
    assert set(page.tags) <= {"b", "i"}
    assert page.text.replace("\r", "\n") == plain_text(document).replace("\r", "\n") or "\x00" in page.text
