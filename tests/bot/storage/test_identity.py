"""The installation key: made once, whole, kept private, and refused where it is none or another one."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from bot.config import ConfigError
from bot.storage.engine import Database
from bot.storage.identity import Identity, KeyMismatchError, load_key

ANN, BEN = 501, 502


async def test_the_installation_key_is_made_once_kept_private_and_must_not_change(
    database: Database, tmp_path: Path
) -> None:
    key = load_key(tmp_path / "keys")
    assert key == load_key(tmp_path / "keys")
    assert Identity(key).person(ANN) == Identity(key).person(ANN) != Identity(key).person(BEN)
    real = 5_012_345_678  # of that many digits none stands in a hash by chance
    assert str(real) not in Identity(key).person(real)
    assert key not in repr(Identity(key))
    await database.run(Identity(key).check)
    await database.run(Identity(key).check)
    with pytest.raises(KeyMismatchError):
        await database.run(Identity("another key" * 5).check)
    (tmp_path / "keys" / "installation.key").chmod(0o644)
    with pytest.raises(ConfigError, match="chmod 600"):
        load_key(tmp_path / "keys")


@pytest.mark.parametrize("content", ["", "\n", "k" * 31])
def test_a_file_that_holds_no_whole_key_is_not_used(tmp_path: Path, content: str) -> None:
    path = tmp_path / "installation.key"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(ConfigError, match=r"installation\.key holds less than 32 characters"):
        load_key(tmp_path)
    assert path.read_text() == content


def test_a_key_has_its_name_only_when_it_is_whole_and_the_first_of_several_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, found = os.link, list[str]()

    def overtaken(source: str, name: Path) -> None:
        """Another process comes to the same point, and goes first."""
        assert not name.exists()
        assert len(Path(source).read_text().strip()) == 64
        monkeypatch.setattr(os, "link", link)
        found.append(load_key(tmp_path))
        link(source, name)

    monkeypatch.setattr(os, "link", overtaken)
    assert [load_key(tmp_path)] == found
    assert [path.name for path in tmp_path.iterdir()] == ["installation.key"]
    assert stat.S_IMODE((tmp_path / "installation.key").stat().st_mode) == 0o600
