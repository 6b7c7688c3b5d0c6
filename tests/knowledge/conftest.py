"""A small knowledge base on disk: two topics, one of which computes, to make mistakes in."""

from __future__ import annotations

from pathlib import Path

import pytest

SOURCES = """\
notice:
  title: {zh: 关于有效投诉的通知, en: Notice on valid complaints}
  publisher: {zh: 示例平台, en: Example platform}
  published: 2022-07-17
"""
CATEGORIES = """\
vip:
  zh: 批发中心
  en: Wholesale centre
"""
COMPLAINTS = """\
id: complaints
platform: "1688"
category: vip
title:
  zh: 有效投诉过多
  en: Too many valid complaints
sources:
  - document: notice
    place: 第1条
effective:
  from: 2022-07-17
  until: 2030-01-01
answer:
  short:
    zh: 有效投诉满{complaint_limit}次会被清退。
    en: With {complaint_limit} valid complaints you can be removed.
  full:
    zh: |-
      有效投诉满{complaint_limit}次会被清退。
      次数不够就不会。
    en: |-
      With {complaint_limit} valid complaints you can be removed.
      With fewer you are not.
questions:
  colloquial: [被投诉太多会不会赶我走, 投诉好几回了咋办, 客人老投诉我]
  formal: [有效投诉达到何种程度会被清退, 投诉次数的上限为何]
  keywords: [有效投诉 清退]
  english: [How many complaints get me removed?, Too many complaints, Am I out?]
frames:
  - needs: [[complaint], [removal]]
parameters:
  complaint_limit:
    unit: count
    label: {zh: 投诉次数上限, en: number of complaints}
    values:
      - value: 4
        source: notice
      - value: 3
        source: notice
        from: 2022-07-17
handler: vip_removal_complaints
facts:
  complaints:
    type: count
    label: {zh: 有效投诉次数, en: valid complaints}
    prompt: {zh: 有几次有效投诉?, en: How many valid complaints?}
    cues: [投诉, complaints]
results:
  removal:
    type: truth
    label: {zh: 是否清退, en: removal}
    needs: [complaints]
outcomes:
  removal:
    zh: 已经达到{complaint_limit}次。
    en: The limit of {complaint_limit} is reached.
  below:
    zh: 还没有达到{complaint_limit}次。
    en: The limit of {complaint_limit} is not reached.
steps:
  reached:
    zh: "{complaints}次 ≥ {complaint_limit}次"
    en: "{complaints} ≥ {complaint_limit}"
  below:
    zh: "{complaints}次 < {complaint_limit}次,还差{left}次"
    en: "{complaints} < {complaint_limit}, {left} to go"
related: [sales]
cases:
  - name: The third complaint is enough
    given: {complaints: 3}
    expect: {removal: true}
    outcome: removal
  - name: Two complaints are not enough
    given: {complaints: 2}
    expect: {removal: false}
    asked_at: 2023-05-20T12:00:00+08:00
"""
SALES = """\
id: sales
platform: "1688"
category: vip
title: {zh: 销售目标, en: Sales target}
sources:
  - {document: notice, place: 第2条}
effective: {}
answer:
  short: {zh: 目标没完成可能失去资格。, en: Missing the target can end the qualification.}
  full: {zh: 目标没完成可能失去资格。, en: Missing the target can end the qualification.}
questions:
  colloquial: [卖得太少会怎样, 业绩不达标咋办, 没卖够量, 指标没做到]
  formal: [未完成销售目标的后果, 销售目标未达成如何处理]
  keywords: [销售目标 资格]
  english: [What if I miss the sales target?]
frames:
  - needs: [[sales-target]]
"""
TERMS = """\
complaint:
  gloss: a complaint against the supplier
  zh: [投诉, 有效投诉]
removal:
  gloss: forced removal
  zh: [清退, 赶走]
sales-target:
  gloss: the sales target
  zh: [销售目标, 指标]
"""
TOPIC, OTHER = "entries/1688/complaints.yaml", "entries/1688/sales.yaml"
FILES = {
    "sources.yaml": SOURCES,
    "categories.yaml": CATEGORIES,
    "terms.yaml": TERMS,
    "platforms.yaml": "elsewhere: {names: [别处]}\n",
    "smalltalk.yaml": "greeting: [你好]\n",
    "out_of_scope.yaml": "freight: [运费怎么算]\n",
    "dialect.yaml": "words: {唔系: 不是}\n",
    TOPIC: COMPLAINTS,
    OTHER: SALES,
}


class Shelf:
    """A knowledge folder that a test can damage."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str | bytes) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replaces a passage that must occur exactly once."""
        text = (self.folder / name).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
        self.write(name, text.replace(old, new))

    def line(self, name: str, snippet: str) -> int:
        """The line on which a snippet stands first."""
        text = (self.folder / name).read_text("utf-8")
        return text[: text.index(snippet)].count("\n") + 1


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "knowledge")


@pytest.fixture(autouse=True)
def cache_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the cache of the person who runs it."""
    home = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    return home
