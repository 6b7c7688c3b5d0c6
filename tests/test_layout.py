"""The house stays as it is drawn: floors, rooms, sizes, and what may stand nowhere."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

from tests.overlap import clauses, fingerprint, letters, seed_clauses, sentences

ROOT = Path(__file__).parent.parent

FLOORS = ("knowledge", "handlers", "bot")
"""From the ground up: a floor imports itself and those below it."""

TRANSPORTS = ("bot.telegram", "bot.terminal", "bot.jsonl")
MAY_IMPORT_TRANSPORTS = {
    "bot.cli": TRANSPORTS,
    "bot.evaluation.command": ("bot.jsonl",),  # drives the assistant the way a script does
}

UNDERSTANDING = (
    *("wording", "facts", "intent", "acts", "naming"),
    *("revisions", "set_apart", "reckoning", "unclear", "roles"),
)
"""The rooms of the understanding in the order in which a message goes through them: each imports those before it."""

CHATLESS_LIBRARIES = frozenset({"msgspec", "yaml"})
"""What the two lower floors may use besides the standard library."""

FOR_OTHERS = {"sniffio": "httpcore"}
"""Libraries that only another library imports, which works badly without."""

READS_THE_CLOCK = ("bot.cli", *TRANSPORTS)
CLOCKS = frozenset({("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}) | {
    ("time", name) for name in ("time", "time_ns", "localtime", "gmtime", "ctime")
}

TOP_LEVEL = frozenset({
    *{".ci", ".dockerignore", ".gitignore", "Makefile", "pyproject.toml"},
    *{"requirements-bench.txt", "requirements-dev.txt", "requirements.txt"},
    *{"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md", "docs"},
    *{"benchmarks", "bot", "deploy", "handlers", "knowledge", "tests"},
})  # fmt: skip

LONGEST_FUNCTION = 60
LONGEST_MODULE = 400
EMPTY_NAMES = frozenset({"utils", "util", "common", "manager", "managers", "helpers", "misc"})

FOREIGN = {
    "a path of one machine": re.compile(r"(?<![\w.~])/(?:work|root|home|Users)/\w"),
    "a package index": re.compile(r"pypi[.]org|pythonhosted[.]org|registry[.]npmjs|--(?:extra-)?index-url|/[s]imple\b"),
}


# -- the tree ------------------------------------------------------------------------------------------------------


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that belongs to the project: what .gitignore names is left out (git itself may not be installed)."""
    ignored = [line.strip().rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines() if line.strip()]
    return tuple(sorted(_files(ROOT, [".git", *ignored])))


def _files(folder: Path, ignored: list[str]) -> Iterator[Path]:
    for path in folder.iterdir():
        if any(fnmatch(path.name, pattern) for pattern in ignored):
            continue
        if path.is_dir():
            yield from _files(path, ignored)
        else:
            yield path


@cache
def modules() -> dict[str, Path]:
    """The product's modules by dotted name."""
    found = {}
    for path in project_files():
        place = path.relative_to(ROOT)
        if path.suffix == ".py" and place.parts[0] in FLOORS:
            parts = place.with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(name: str) -> set[str]:
    """Everything a module imports, anywhere in it, as dotted names; ``from a import b`` counts as both a and a.b."""
    found = set()
    package = name if modules()[name].name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree_of(modules()[name])):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package.rsplit(".", node.level - 1)[0] if node.level else ""
            base = ".".join(part for part in (above, node.module) if part)
            found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return found


def within(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


# -- floors and rooms ----------------------------------------------------------------------------------------------


def test_the_product_is_found() -> None:
    """The tests below would pass on an empty tree."""
    assert {"bot.assistant", "handlers.registry", "knowledge.model"} <= set(modules())
    assert "knowledge.model" in imports_of("handlers.result")


@pytest.mark.parametrize("floor", FLOORS)
def test_imports_point_down(floor: str) -> None:
    above = FLOORS[FLOORS.index(floor) + 1 :]
    upwards = [
        f"{name} imports {target}"
        for name in modules()
        if within(name, floor)
        for target in imports_of(name)
        if any(within(target, higher) for higher in above) or within(target, "tests")
    ]
    assert not upwards


def test_the_understanding_goes_from_room_to_room() -> None:
    rooms = [f"bot.understanding.{room}" for room in UNDERSTANDING]
    later = {room: rooms[rooms.index(room) + 1 :] for room in rooms}
    back = [
        f"{name} imports {target}"
        for name in modules()
        for room in rooms
        if within(name, room)
        for target in imports_of(name)
        if any(within(target, other) for other in later[room])
    ]
    assert set(rooms) <= set(modules())
    assert not back


def test_the_lower_floors_know_nothing_of_chat() -> None:
    from sys import stdlib_module_names

    allowed = CHATLESS_LIBRARIES | stdlib_module_names | set(FLOORS)
    foreign = [
        f"{name} imports {target}"
        for name in modules()
        if not within(name, "bot")
        for target in imports_of(name)
        if target.partition(".")[0] not in allowed
    ]
    assert not foreign


def test_what_is_declared_is_what_is_used() -> None:
    """A library is imported by the product, or is there for the sake of another one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[^\w.-]", line)[0] for line in project["dependencies"]}
    roots = {target.partition(".")[0] for name in modules() for target in imports_of(name)}
    known_as = packages_distributions()
    used = {package.lower().replace("_", "-") for root in roots for package in known_as.get(root, ())}
    assert declared - used == set(FOR_OTHERS)
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert all(f"\n{needed}==" in locked for name, other in FOR_OTHERS.items() for needed in (name, other))


def test_nothing_imports_a_transport() -> None:
    wrong = [
        f"{name} imports {target}"
        for name in modules()
        for target in imports_of(name)
        for transport in TRANSPORTS
        if within(target, transport)
        and not within(name, transport)
        and transport not in MAY_IMPORT_TRANSPORTS.get(name, ())
    ]
    assert not wrong


def test_nobody_reads_the_clock_below_a_transport() -> None:
    readers = [
        f"{name}:{node.lineno}"
        for name, path in modules().items()
        if not any(within(name, room) for room in READS_THE_CLOCK)
        for node in ast.walk(tree_of(path))
        if reads_clock(node)
    ]
    assert not readers


def reads_clock(node: ast.AST) -> bool:
    """Whether a clock is named, called or not; durations may be measured (monotonic, perf_counter)."""
    if isinstance(node, ast.ImportFrom) and node.module == "time":
        return any(("time", alias.name) in CLOCKS for alias in node.names)
    if not isinstance(node, ast.Attribute):
        return False
    owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
    return (owner, node.attr) in CLOCKS


@pytest.mark.parametrize(
    "line",
    ["datetime.now(CHINA)", "datetime.datetime.utcnow()", "date.today()", "clock = time.time", "from time import time"],
)
def test_a_clock_is_recognised(line: str) -> None:
    assert any(reads_clock(node) for node in ast.walk(ast.parse(line)))


# -- sizes and names -----------------------------------------------------------------------------------------------


def python_files() -> list[Path]:
    return [path for path in project_files() if path.suffix == ".py"]


def test_modules_are_rooms_not_halls() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").split("\n")) for path in python_files()}
    assert not {str(path): length for path, length in lengths.items() if length > LONGEST_MODULE}


def test_functions_can_be_read_in_one_sitting() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long


def test_names_say_what_a_thing_is() -> None:
    rooms = [
        str(path.relative_to(ROOT))
        for path in python_files()
        for part in path.relative_to(ROOT).with_suffix("").parts
        if EMPTY_NAMES & set(part.lower().split("_"))
    ]
    classes = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
        and EMPTY_NAMES & {word.lower() for word in re.findall(r"[A-Z][a-z]*", node.name)}
    ]
    assert not rooms + classes


def test_the_top_level_holds_what_the_plan_shows() -> None:
    found = {path.relative_to(ROOT).parts[0] for path in project_files()}
    assert not found - TOP_LEVEL


# -- what may stand nowhere ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", FOREIGN)
def test_no_file_depends_on_where_it_was_written(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in project_files()
        for number, line in enumerate(text_of(path).split("\n"), start=1)
        if FOREIGN[what].search(line)
    ]
    assert not found


@cache
def text_of(path: Path) -> str:
    """The text of a file; empty for one that holds none."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return ""


def labelled_messages() -> Iterator[tuple[str, str]]:
    """Every message in the labelled files, with its place."""
    for path in sorted((ROOT / "tests" / "cases").glob("*/*.jsonl")):
        for record in (json.loads(line) for line in text_of(path).split("\n") if line.strip()):
            texts = [record.get("q", ""), record.get("text", "")]
            texts += [turn["user"] for turn in record.get("turns", ())]
            texts += [line["text"] for line in record.get("lines", ())]
            yield from ((f"{path.name} {record['id']}", text) for text in texts)


def test_no_labelled_message_stands_in_the_product() -> None:
    """What is measured on must not be learnt by heart."""
    texts = {
        str(path.relative_to(ROOT)): letters(text_of(path))
        for path in project_files()
        if path.relative_to(ROOT).parts[0] in FLOORS
    }
    messages = {sentence: place for place, text in labelled_messages() for sentence in sentences(text)}
    assert len(messages) > 500
    everything = "\n".join(texts.values())
    copied = [(sentence, place) for sentence, place in messages.items() if sentence in everything]
    assert not [(place, name) for sentence, place in copied for name, text in texts.items() if sentence in text]


def test_no_sentence_of_the_source_documents_stands_in_the_knowledge_base() -> None:
    """Facts carry over, sentences do not; the documents' titles are named as they are."""
    folder = ROOT / "knowledge"
    titles = {
        fingerprint(clause)
        for source in yaml.safe_load(text_of(folder / "sources.yaml")).values()
        for text in strings(source["title"])
        for clause in clauses(text)
    }
    copied = [
        f"{path.relative_to(ROOT)}: {clause}"
        for path in project_files()
        if path.is_relative_to(folder) and path.suffix == ".yaml"
        for text in strings(yaml.safe_load(text_of(path)))
        for clause in clauses(text)
        if fingerprint(clause) in seed_clauses() - titles
    ]
    assert not copied


def strings(value: object) -> Iterator[str]:
    """Every string in a YAML document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
