"""The assistant put together: its version names all that decides about answers, and what is broken is refused whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot import assembly
from bot.assembly import load_assistant
from bot.telegram.ports import Knowledge
from bot.understanding.intent.classifier import MODEL, Classifier
from bot.understanding.intent.score import WEIGHTS, Fitted
from knowledge.loader import load
from knowledge.problems import KnowledgeError


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """What is fitted, in files that may be spoilt."""
    weights, model = (Path(shutil.copy(file, tmp_path)) for file in (WEIGHTS, MODEL))
    monkeypatch.setattr(Fitted.load.__func__, "__defaults__", (weights,))
    monkeypatch.setattr(Classifier.load.__func__, "__defaults__", (model,))
    monkeypatch.setattr(assembly.fitted_version, "__defaults__", ((weights, model),))
    monkeypatch.setattr("bot.understanding.intent.prepared._code", lambda: str(model.exists() and model.read_bytes()))
    return weights, model


def _knowledge() -> Knowledge:
    return Knowledge(load_assistant, lambda assistant: str(assistant.kb.version))  # type: ignore[attr-defined]


def test_the_version_changes_with_what_is_fitted(copies: tuple[Path, Path]) -> None:
    knowledge = _knowledge()
    seen = {knowledge.version}
    assert knowledge.version.startswith(f"{load().version}-")
    for file, before, after in zip(copies, ("0.", "80"), ("1.", "81"), strict=True):
        file.write_text(file.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
        knowledge.reload()
        assert knowledge.version not in seen
        seen.add(knowledge.version)


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_fitted_but_broken_leaves_the_old_assistant_in_place(copies: tuple[Path, Path], which: int) -> None:
    knowledge = _knowledge()
    assistant, version, file = knowledge.assistant, knowledge.version, copies[which]
    file.write_bytes(file.read_bytes()[:-50])
    with pytest.raises(KnowledgeError, match=file.name):
        knowledge.reload()
    assert (knowledge.assistant, knowledge.version) == (assistant, version)
    file.unlink()
    with pytest.raises(KnowledgeError, match=file.name):
        knowledge.reload()
    assert (knowledge.assistant, knowledge.version) == (assistant, version)
