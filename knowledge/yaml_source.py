"""Safe reading of one YAML file: plain data, the line of every item, and problems in plain words.

The file is read as a stream of parser events of PyYAML's safe loader; nothing is ever constructed but dicts, lists,
text, numbers, true/false and null. Dates stay text, only ``true`` and ``false`` are truth values, and whatever makes a
file mean more than it shows (duplicate keys, anchors, merge keys, tags, a second document) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML was built without libyaml: the same events, ten times slower
    from yaml import SafeLoader  # type: ignore[assignment]

from knowledge.document import Document, YamlPath
from knowledge.problems import Problem
from knowledge.yaml_complaints import explained

MAX_BYTES = 256 * 1024
MAX_DEPTH = 24

_TAG = "tag:yaml.org,2002:"
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Characters that nobody sees and that break a comparison, a message or its encoding; escapes can write them."""
_LINE_SEPARATORS = re.compile("[\x85\u2028\u2029]|\r(?!\n)")


class _PlainLoader(SafeLoader):
    """The safe loader with the few plain values that are needed here: integers, decimals, true, false, null."""


_PlainLoader.yaml_implicit_resolvers = {}
_PlainLoader.add_implicit_resolver(f"{_TAG}bool", re.compile(r"^(?:true|false)$"), list("tf"))
_PlainLoader.add_implicit_resolver(f"{_TAG}null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
_PlainLoader.add_implicit_resolver(f"{_TAG}int", re.compile(r"^-?(?:0|[1-9][0-9]{0,14})$"), list("-0123456789"))
_PlainLoader.add_implicit_resolver(
    f"{_TAG}float", re.compile(r"^-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}$"), list("-0123456789")
)


def read_yaml(file: str, content: bytes) -> tuple[Document | None, list[Problem]]:
    """The data of a file and what is wrong with it; no document where nothing can be made of the bytes.

    ``file`` is only used to name the file in problems.
    """
    text, problems = _decoded(file, content)
    if text is None:
        return None, problems
    try:
        loader = _PlainLoader(text)
        try:
            return _Builder(file, loader, text.count("\n") + 1).document()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        return None, [explained(file, text, error)]


def _decoded(file: str, content: bytes) -> tuple[str | None, list[Problem]]:
    """The text of a file; None and the reason where it is too large or no UTF-8."""
    if len(content) > MAX_BYTES:
        message = f"the file has {len(content) // 1024} KB; at most {MAX_BYTES // 1024} KB are read"
        return None, [Problem(file, 1, message, "Split the topic")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, [Problem(file, line, "the file is not UTF-8", "Save it with the encoding UTF-8 (not GBK or ANSI)")]
    if separator := _LINE_SEPARATORS.search(text):
        line = text.count("\n", 0, separator.start()) + 1
        message = f"an unusual line break (U+{ord(separator.group()):04X}) stands in the text"
        return None, [Problem(file, line, message, "Delete it and break the line with Enter")]
    return text, []


class _Builder:
    """Turns the events of one file into data; goes on after a refused construct so that all of them are reported."""

    def __init__(self, file: str, loader: _PlainLoader, last_line: int) -> None:
        self.file, self.loader, self.last_line = file, loader, last_line
        self.resolve: Callable[..., str] = loader.resolve
        self.lines: dict[YamlPath, int] = {(): 1}
        self.problems: list[Problem] = []

    def document(self) -> tuple[Document | None, list[Problem]]:
        """The single mapping that the file must be."""
        self._next()
        if self.loader.check_event(yaml.StreamEndEvent):
            return None, [Problem(self.file, 1, "the file is empty", "Fill it in or delete it")]
        self._next()
        first = self._next()
        data = self._value(first, ())
        self._next()
        if not self.loader.check_event(yaml.StreamEndEvent):
            self._refuse(self._next(), "a second document starts here", "Keep one topic a file; remove '---'")
        if not isinstance(data, dict):
            self._refuse(first, "the file is no mapping of keys to values", "Start with 'key: value' lines")
            return None, self.problems
        return Document(self.file, data, self.lines), self.problems

    def _next(self) -> Any:
        return self.loader.get_event()

    def _refuse(self, event: Any, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.file, self._line(event), message, remedy))

    def _line(self, event: Any) -> int:
        """Where an event starts; the parser puts an empty value at the end of a file on a line that is not there."""
        return min(int(event.start_mark.line) + 1, self.last_line)

    def _value(self, event: Any, path: YamlPath) -> Any:
        """The data of the node that starts with ``event``."""
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"an alias (*{event.anchor}) stands for a text written elsewhere", "Write the text out")
            return None
        if event.anchor is not None:
            self._refuse(event, f"an anchor (&{event.anchor}) is not used here", "Remove it")
        if event.tag is not None:
            self._refuse(event, f"a tag ({event.tag}) is not used here", "Remove it; quote a text that starts with '!'")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if len(path) >= MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="too deep", problem_mark=event.start_mark)
        return self._mapping(path) if isinstance(event, yaml.MappingStartEvent) else self._sequence(path)

    def _scalar(self, event: Any) -> str | int | float | bool | None:
        text = self._visible(event)
        tag = self.resolve(yaml.ScalarNode, text, event.implicit) if event.tag is None else ""
        match tag.removeprefix(_TAG):
            case "int":
                return int(text)
            case "float":
                return float(text)
            case "bool":
                return text == "true"
            case "null":
                return None
        return text

    def _sequence(self, path: YamlPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            here = (*path, len(items))
            self.lines[here] = self._line(event)
            items.append(self._value(event, here))
        return items

    def _mapping(self, path: YamlPath) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, path)
            here = (*path, key)
            if key in items:
                first = self.lines[here]
                self._refuse(event, f"the key '{key}' stands here twice, first in line {first}", "Keep one of the two")
                self._value(self._next(), (*path, f"{key} again"))
                continue
            self.lines[here] = self._line(event)
            items[key] = self._value(self._next(), here)
        return items

    def _key(self, event: Any, path: YamlPath) -> str:
        """A key as it is written: ``1688`` and ``true`` are names here, not numbers or truth values."""
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(event, "a key must be a word", "Put a text that starts with a brace, bracket or * in quotes")
            self._value(event, (*path, "?"))
            return f"? line {self._line(event)}"
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, "an anchor or tag stands before a key", "Remove it")
        if event.value == "<<" and event.implicit[0]:
            self._refuse(event, "a merge key (<<) is not used here", "Write the keys out")
        elif not event.value.strip():
            self._refuse(event, "a key is empty", "Write a name before the colon")
        return self._visible(event)

    def _visible(self, event: Any) -> str:
        """The text of a scalar, cleared of what cannot be seen; that it had to be cleared is a problem."""
        text, count = _INVISIBLE.subn("", event.value)
        if count:
            code = ord(next(_INVISIBLE.finditer(event.value)).group())
            self._refuse(
                event, f"an invisible character (U+{code:04X}) stands in the text", "Retype the words around it"
            )
        return text
