"""The derived tables: the same from the cache, found only for the same knowledge."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bot.understanding.intent import IntentMatcher
from bot.understanding.intent.prepared import Prepared, prepare
from knowledge import cache
from knowledge.lexicon import Lexicon
from knowledge.model import KnowledgeBase


def test_what_is_kept_reads_back_the_same(prepared: Prepared) -> None:
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(prepared), type=Prepared) == prepared


def test_a_second_start_reads_the_cache(
    kb: KnowledgeBase, lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = prepare(kb, lexicon)
    monkeypatch.setattr("bot.understanding.intent.prepared._derive", None)
    assert prepare(kb, lexicon) == first


def test_a_damaged_cache_is_derived_again(kb: KnowledgeBase, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "fetch", lambda _name, _key: b"\x93nonsense")
    assert prepare(kb, lexicon).topics == tuple(kb.entries)


def test_other_knowledge_is_not_taken_from_the_cache(kb: KnowledgeBase, lexicon: Lexicon) -> None:
    keys: list[str] = []
    for version in ("one", "two"):
        known = msgspec.structs.replace(kb, version=version)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(cache, "fetch", lambda _name, key: keys.append(key))
            patch.setattr(cache, "store", lambda *_: None)
            prepare(known, lexicon)
    assert len(set(keys)) == 2


def test_a_topic_that_is_added_is_found_before_any_refitting(kb: KnowledgeBase, lexicon: Lexicon) -> None:
    texts = ("仓库火灾保险怎么理赔", "仓库着火了保险赔多少", "货物烧了找谁理赔")
    matcher = IntentMatcher(kb, lexicon, extra=[("fire-insurance", "1688", texts)])
    assert matcher.read("仓库火灾保险怎么理赔").ranked[0].topic == "fire-insurance"
    assert matcher.read("VIP批发中心怎么退出").topic == "vip-exit"
