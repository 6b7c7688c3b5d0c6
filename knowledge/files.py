"""The files of a knowledge folder and the digest that names their state."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from knowledge.problems import KnowledgeError, Problem


def read_files(folder: Path) -> dict[str, bytes]:
    """The YAML files of a knowledge folder, by their relative name, in a fixed order; hidden ones are skipped.

    Raises :class:`KnowledgeError` where the folder or a file in it cannot be read.
    """
    if not folder.is_dir():
        raise KnowledgeError(
            [Problem(str(folder), 0, "there is no such folder", "Name the folder that holds entries/")]
        )
    found = [*folder.glob("*.yaml"), *folder.glob("entries/*/*.yaml")]
    names = sorted(file.relative_to(folder).as_posix() for file in found if not file.name.startswith("."))
    files = {}
    for name in names:
        try:
            files[name] = (folder / name).read_bytes()
        except OSError as error:
            raise KnowledgeError([Problem(name, 1, "the file cannot be read", str(error.strerror))]) from error
    return files


def version_of(files: Mapping[str, bytes]) -> str:
    """A short digest of file names and contents."""
    digest = sha256()
    for name, content in files.items():
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]
