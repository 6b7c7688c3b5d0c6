"""Reading one YAML file: plain data and lines, or problems; never an object, never an exception."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

import knowledge
from knowledge import yaml_source
from knowledge.yaml_source import MAX_BYTES, read_yaml


def _with_pure_python() -> ModuleType:
    """A second copy of the module, as it is where PyYAML was built without libyaml."""
    spec = importlib.util.spec_from_file_location("yaml_source_pure", yaml_source.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader", raising=False)
        spec.loader.exec_module(module)
    assert issubclass(module._PlainLoader, yaml.SafeLoader)
    return module


PURE = _with_pure_python()


@pytest.fixture(params=[yaml_source, PURE], ids=["libyaml", "pure Python"])
def reader(request: pytest.FixtureRequest) -> ModuleType:
    """The module with either parser of PyYAML underneath."""
    module: ModuleType = request.param
    return module


def test_scalars_are_text_numbers_true_false_and_null(reader: ModuleType) -> None:
    text = b"""\
day: 2023-03-15
moment: 2022-04-28T00:00:00+08:00
clock: 12:30:45
yes: yes
on: on
capital: True
truth: true
untruth: false
whole: -15
zero: 007
hex: 0x1f
grouped: 1_000
fraction: 0.5
power: 1e3
infinite: .inf
nothing:
tilde: ~
quoted: "15"
huge: 12345678901234567890
"""
    document, problems = reader.read_yaml("a.yaml", text)
    assert problems == []
    assert document.data == {
        "day": "2023-03-15",
        "moment": "2022-04-28T00:00:00+08:00",
        "clock": "12:30:45",
        "yes": "yes",
        "on": "on",
        "capital": "True",
        "truth": True,
        "untruth": False,
        "whole": -15,
        "zero": "007",
        "hex": "0x1f",
        "grouped": "1_000",
        "fraction": 0.5,
        "power": "1e3",
        "infinite": ".inf",
        "nothing": None,
        "tilde": None,
        "quoted": "15",
        "huge": "12345678901234567890",
    }


def test_every_item_has_its_line(reader: ModuleType) -> None:
    text = b"""\
# a comment
parameters:
  notice_days:
    values:
      - value: 15
        from: 2023-01-01
      - {value: 20, from: 2024-01-01}
text: |-
  one
  two
1688: shop
"""
    document, _ = reader.read_yaml("a.yaml", text)
    assert document.line(("parameters", "notice_days", "values", 0, "from")) == 6
    assert document.line(("parameters", "notice_days", "values", 1)) == 7
    assert document.line(("parameters", "notice_days", "values", 1, "from")) == 7
    assert document.line(("text",)) == 8
    assert document.line(("1688",)) == 11
    assert document.line(("parameters", "notice_days", "label", "zh")) == 3, "the nearest thing around it"
    assert document.line(("nothing",)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/object/apply:os.system ['true']",
        "a: !!python/object:datetime.date {}",
        "a: !!python/module:os",
        "a: !!timestamp 2023-01-01",
        "a: !!binary aGk=",
        "a: !!set {x, y}",
        "!!str a: 1",
        "a: &b [*b]",
        "a: &x {k: v}\nb:\n  <<: *x",
    ],
)
def test_what_could_build_more_than_data_is_refused(reader: ModuleType, text: str) -> None:
    document, problems = reader.read_yaml("a.yaml", text.encode())
    assert problems
    assert document is None or _is_plain(document.data)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('a: "x\\0"', "U+0000"),
        ('a: "x\\x07"', "U+0007"),
        ('a: "\\u2028"', "U+2028"),
        ('"\\u202e": 1', "U+202E"),
        ("a: [\u200b投诉]", "U+200B"),
        ("a: 投\ufeff诉", "U+FEFF"),
    ],
)
def test_what_nobody_can_see_is_refused(reader: ModuleType, text: str, code: str) -> None:
    _, problems = reader.read_yaml("a.yaml", f"b: 1\n{text}".encode())
    assert [(problem.line, problem.message) for problem in problems] == [
        (2, f"an invisible character ({code}) stands in the text")
    ]


def test_half_a_character_is_refused(reader: ModuleType) -> None:
    assert reader.read_yaml("a.yaml", b'a: "\\ud800"')[1]


def test_emoji_and_rare_characters_are_text(reader: ModuleType) -> None:
    document, problems = reader.read_yaml("a.yaml", "a: 👨‍👩‍👧 𠮷 ﹏".encode())
    assert problems == []
    assert document.data == {"a": "👨‍👩‍👧 𠮷 ﹏"}


def test_all_refusals_of_a_file_are_told(reader: ModuleType) -> None:
    _, problems = reader.read_yaml("a.yaml", b"a: &x 1\nb: *x\na: 2\nc: !tag 3\n")
    assert [problem.line for problem in problems] == [1, 2, 3, 4]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(reader: ModuleType) -> None:
    document, problems = reader.read_yaml("a.yaml", "\ufeffa: 1\r\nb:\r\n  c: 名\r\n".encode())
    assert problems == []
    assert document.data == {"a": 1, "b": {"c": "名"}}
    assert document.line(("b", "c")) == 3


@pytest.mark.parametrize(
    "text", ["a: 1\nb: 'x\n", "a: 1\nb: [x\n", "a: 1\nb: @x\n", "a: 1\nb: x\x01\n", "a: 1\n b: 2\n"]
)
def test_both_parsers_complain_in_the_same_words(text: str) -> None:
    _, problems = yaml_source.read_yaml("a.yaml", text.encode())
    assert problems == PURE.read_yaml("a.yaml", text.encode())[1]
    assert problems[0].line == 2


def test_the_size_limit_is_a_limit(reader: ModuleType) -> None:
    filler = b"a: 1\n# "
    assert reader.read_yaml("a.yaml", filler + b"x" * (MAX_BYTES - len(filler)))[0] is not None
    assert reader.read_yaml("a.yaml", filler + b"x" * (MAX_BYTES - len(filler) + 1))[0] is None


def _is_plain(data: object) -> bool:
    if type(data) is dict:
        return all(type(key) is str and _is_plain(value) for key, value in data.items())
    if type(data) is list:
        return all(map(_is_plain, data))
    return data is None or type(data) in (str, int, float, bool)


_FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *"&*!|>%@`{}[],:?-#'\"\n\t\r ~<",
                "\n  ",
                "- ",
                ": ",
                "<<: ",
                "---\n",
                "...\n",
                "!!",
                "true",
                "15",
                "名",
                "\x00",
                "\u2028",
                "\ud7ff",
                "key: ",
            ]
        ),
        st.text(max_size=4),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(_FRAGMENTS.map(lambda text: text.encode("utf-8", "replace")), st.binary(max_size=60)))
@example(b"\xef\xbb\xbf")
@example(b"? ? ? a")
@example(b"---")
@example(b"a: " + b"[" * 5000)
@example(b"- " * 5000)
def test_whatever_is_read_gives_data_or_problems(content: bytes) -> None:
    document, problems = read_yaml("a.yaml", content)
    assert document is not None or problems
    for problem in problems:
        assert 1 <= problem.line <= content.count(b"\n") + content.count(b"\r") + 1
        assert problem.message
        assert problem.remedy
    if document is not None:
        assert type(document.data) is dict
        assert _is_plain(document.data)
        assert all(line >= 1 for line in document.lines.values())


class _WithoutAliases(yaml.SafeDumper):
    """Writes an object that occurs twice twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=12)
_VALUES = st.one_of(st.integers(-9999, 9999), st.booleans(), st.none(), _WORDS)


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        _VALUES,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc名", min_size=1), inner, max_size=4),
        max_leaves=12,
    )
)
def test_data_written_by_the_safe_dumper_comes_back(data: object) -> None:
    written = yaml.dump({"top": data}, Dumper=_WithoutAliases, allow_unicode=True)
    document, problems = read_yaml("a.yaml", written.encode())
    assert problems == []
    assert document is not None
    assert document.data == {"top": data}


def test_nothing_here_uses_any_other_way_to_read_yaml() -> None:
    folder = Path(knowledge.__file__).parent
    for module in folder.glob("*.py"):
        code = module.read_text("utf-8")
        assert not re.search(r"yaml\.(?:load|load_all|unsafe_load|full_load|UnsafeLoader|FullLoader|Loader)\b", code), (
            module
        )
        assert not re.search(r"\b(?:pickle|marshal|shelve|eval|exec)\b\s*[.(]", code), module
