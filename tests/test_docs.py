"""The documentation says what is there: settings, commands, files it points to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.arguments import parser
from bot.commands import COMMANDS
from bot.config import SETTINGS

ROOT = Path(__file__).parents[1]
OPERATING = ROOT / "docs" / "operating.md"


def settings_table() -> str:
    """The table of docs/operating.md as the code has it; `python -m tests.test_docs` writes it there."""
    names = {setting: " (or `_FILE`)" if setting.file_too else "" for setting in SETTINGS}
    rows = [f"| `{setting.name}`{remark} | {setting.help} |" for setting, remark in names.items()]
    return "\n".join(["| setting | what it is for |", "|---|---|", *rows])


def test_every_setting_is_documented_as_the_code_has_it() -> None:
    table = re.search(r"<!-- settings -->\n(.*?)<!-- /settings -->", OPERATING.read_text(encoding="utf-8"), re.DOTALL)
    assert table is not None
    assert table[1].strip() == settings_table(), "run: python -m tests.test_docs"


def test_every_command_of_the_program_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [subcommands] = [action for action in parser()._actions if action.dest == "command"]
    assert subcommands.choices is not None
    for name in subcommands.choices:
        assert f"policybot {name}" in readme


def test_every_chat_command_is_described() -> None:
    text = (ROOT / "docs" / "telegram.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"/{command.name}" in text


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))])
def test_links_point_to_files_that_exist(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_picture_shows_what_the_assistant_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import picture

    assert picture.PICTURE.read_text(encoding="utf-8") == picture.draw(), "run: python docs/picture.py"


if __name__ == "__main__":
    page = OPERATING.read_text(encoding="utf-8")
    table = f"<!-- settings -->\n{settings_table()}\n<!-- /settings -->"
    page = re.sub(r"<!-- settings -->.*<!-- /settings -->", lambda _: table, page, flags=re.DOTALL)
    OPERATING.write_text(page, encoding="utf-8")
