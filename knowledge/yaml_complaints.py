"""What the YAML parser complains about, in the words of someone who only wanted to write a topic down."""

from __future__ import annotations

import re

import yaml

from knowledge.problems import Problem

_OPEN_QUOTE = (
    "a quotation mark is opened and not closed",
    "Close it, or start the text on the line after '|-' so that it needs no quotes",
)
# What the parser says, in the words of C and Python alike -> what is wrong, and what a curator should do.
_SYNTAX = (
    (
        r"mapping values are not allowed",
        "a colon stands where no key can stand",
        "Put a text that contains ': ' in quotes, and check the indentation of this line and the one before",
    ),
    (r"quoted scalar|unexpected end of stream", *_OPEN_QUOTE),
    (
        r"expected ':'|simple key",
        "a line has no colon after its key",
        "Write 'key: value', with a space after the colon",
    ),
    (
        r"flow (sequence|mapping)|expected ',' or",
        "a list in [ ] or a mapping in { } is not closed, or an item in it needs quotes",
        "Close the bracket and put commas between items; quote a text that starts with a brace or bracket",
    ),
    (
        r"flow node",
        "an item between the brackets is empty",
        "Remove the comma that is too many, or close the bracket on this line",
    ),
    (
        r"block scalar",
        "a text follows '|' or '>' on the same line",
        "Start the text on the next line, indented, or quote it if it begins with that sign",
    ),
    (
        r"document start|block (end|mapping|collection|sequence)|expected (key|'-' indicator)",
        "the line does not line up with the ones above it",
        "Give items of one level the same indentation; quote a text that starts with a quote, brace or bracket",
    ),
    (
        r"cannot start any token|block node|alias|anchor|tag|directive",
        "the value starts with a character that has a meaning in YAML",
        "Put the text in quotes",
    ),
    (
        r"control characters|special characters|not allowed",
        "the file holds an invisible control character",
        "Delete it: retype the line",
    ),
    (r"too deep", "the nesting is deeper than any entry needs", "Close the brackets, or compare with another entry"),
)
_MAYBE_OPEN_QUOTE = re.compile(r"quoted scalar|unexpected end of stream|block (?:mapping|collection)|expected key")
"""Complaints that an unclosed quotation mark far above can cause."""
_OPENS_QUOTE = re.compile(r"""\s*(?:- )?(?:[\w-]+: )?(["'])(?:(?!\1).)*$""")
_WIDE_COLON = re.compile(r"\s*(?:- )?[a-z_]+\uff1a")
_UNCLOSED = re.compile(r"flow (?:sequence|mapping)")
_TAB_INDENT = re.compile(r" *\t")


def explained(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """The first thing that keeps ``text`` from being YAML, where a curator should look for it."""
    rows = text.split("\n")
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    line = min(_line(text, error, _UNCLOSED.search(said) is not None), len(rows))
    for above in (line - 1, line):
        if above and _WIDE_COLON.match(rows[above - 1]):
            return Problem(file, above, "a full-width colon follows the key", "Write a half-width colon and a space")
    if _TAB_INDENT.match(rows[line - 1]):
        return Problem(file, line, "a tab is used for indentation", "Indent with spaces")
    if _MAYBE_OPEN_QUOTE.search(said):
        for number, row in enumerate(rows[:line], start=1):
            if _OPENS_QUOTE.match(row):
                return Problem(file, number, *_OPEN_QUOTE)
    for pattern, message, remedy in _SYNTAX:
        if re.search(pattern, said):
            return Problem(file, line, message, remedy)
    return Problem(file, line, f"this is no YAML ({' '.join(said.split())})", "Compare the line with another entry")


def _line(text: str, error: yaml.YAMLError, where_it_began: bool) -> int:
    """The line that the parser blames; for a bracket that is not closed, the line where it was opened."""
    marks = [getattr(error, name, None) for name in ("context_mark", "problem_mark")]
    known = [mark for mark in marks if mark is not None]
    if known:
        return int((known[0] if where_it_began else known[-1]).line) + 1
    return text.count("\n", 0, getattr(error, "position", None) or 0) + 1
