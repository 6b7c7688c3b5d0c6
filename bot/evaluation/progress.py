"""How far a long evaluation has come, shown on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[], None]
"""Called once a record."""

Show = Callable[[str, int], Step]
"""Called once a file with its name and number of records; gives the step to call for each."""


def silently(_name: str, _records: int) -> Step:
    """Show nothing."""
    return lambda: None


@contextmanager
def on_stderr() -> Iterator[Show]:
    """Progress bars on standard error, one a file; nothing where that is no terminal."""
    # rich takes 100 ms to import, which only this command should pay
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:

        def show(name: str, records: int) -> Step:
            task = progress.add_task(name, total=records)
            return lambda: progress.advance(task)

        yield show
