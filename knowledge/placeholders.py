"""The texts of an entry and the names in braces in them: each must be something that can be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from knowledge.document import Finding, YamlPath
from knowledge.model import PLACEHOLDER, Entry, Text
from knowledge.problems import suggestion

_BRACES = re.compile(r"[{}\uff5b\uff5d]")
_COMPUTED = ("outcomes", "steps", "notes", "letters")
"""Parts that are shown after a computation and may name facts and results."""
_RULE = ("answer", "open_points", "points", "effective")
"""Parts that tell the rule and may name parameters."""


def placeholders(text: str) -> frozenset[str]:
    """The names in braces in a text."""
    return frozenset(PLACEHOLDER.findall(text))


def texts(part: object, path: YamlPath = ()) -> Iterator[tuple[YamlPath, Text]]:
    """Every two-language text in an entry, with its place."""
    if isinstance(part, Text):
        yield path, part
    elif isinstance(part, Struct):
        for name, written in zip(part.__struct_fields__, part.__struct_encode_fields__, strict=True):
            yield from texts(getattr(part, name), (*path, written))
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from texts(value, (*path, key))
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from texts(value, (*path, index))


def text_problems(entry: Entry) -> Iterator[Finding]:
    """Empty texts, braces that are no placeholder, placeholders that nothing fills."""
    yield from _blanks(entry)
    for path, text in texts(entry):
        known, what = _fillable(entry, path, text)
        for lang in ("zh", "en"):
            written: str = getattr(text, lang)
            if stray := _BRACES.search(PLACEHOLDER.sub("", written)):
                message = f"the brace '{stray.group()}' belongs to no placeholder"
                yield (*path, lang), message, "Write {name} with half-width braces, small letters and underscores"
            for name in sorted(placeholders(written) - known):
                near = known | (placeholders(text.zh) ^ placeholders(text.en)) - {name}
                remedy = (
                    suggestion(name, near, what) if what else "Nothing is filled in here; write the text without it"
                )
                yield (*path, lang), f"the placeholder {{{name}}} has no value", remedy


def _fillable(entry: Entry, path: YamlPath, text: Text) -> tuple[frozenset[str], str]:
    """The names that can be filled in at this place, and what they are called.

    A step shows values that only its handler knows; a name that a step text has in both languages is taken for one
    here, and the cases show whether the handler gives it. Other computed texts may use what any step shows.
    """
    parameters = frozenset((*entry.parameters, *entry.shared_parameters))
    if path[0] in _RULE or path[-1] in ("prompt", "prompt_doubted"):
        return parameters, "parameters"
    if path[0] not in _COMPUTED:
        return frozenset(), ""
    known = parameters.union(entry.facts, entry.results)
    if path[0] == "steps":
        return known | (placeholders(text.zh) & placeholders(text.en)), "values"
    return known.union(*(placeholders(step.zh) & placeholders(step.en) for step in entry.steps.values())), "values"


def _blanks(part: object, path: YamlPath = ()) -> Iterator[Finding]:
    """Texts and words without a character: an empty cue would fit everything."""
    if isinstance(part, str):
        if not part.strip():
            yield path, "the text is empty", "Write it, or remove it"
    elif isinstance(part, Struct):
        for name, written in zip(part.__struct_fields__, part.__struct_encode_fields__, strict=True):
            yield from _blanks(getattr(part, name), (*path, written))
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from _blanks(value, (*path, key))
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from _blanks(value, (*path, index))
