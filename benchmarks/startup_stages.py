"""Run in a fresh process: starts the assistant step by step and prints what each step took, as JSON.

``python -m benchmarks.startup_stages "批发中心怎么退出"``
"""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

STARTED = perf_counter()


def main(question: str) -> dict[str, float]:
    """Milliseconds of each step from the first import to the first answer."""
    marks = [("", STARTED)]

    def mark(step: str) -> None:
        marks.append((step, perf_counter()))

    import bot.assembly
    import bot.cli
    import bot.jsonl

    mark("imports")
    from knowledge.loader import load

    kb = load()
    mark("knowledge base")
    from knowledge.lexicon import load_lexicon

    lexicon = load_lexicon()
    mark("lexicon")
    from bot.understanding.intent import IntentMatcher

    matcher = IntentMatcher(kb, lexicon)
    mark("intent matcher")
    from datetime import datetime
    from json import dumps

    from bot.assistant import Assistant

    moment = datetime.fromisoformat("2023-05-17T14:30:00+08:00")
    lines = bot.jsonl.JsonLines(Assistant(kb, lexicon, matcher), lambda: moment)
    lines.handle(dumps({"text": question}))
    mark("first answer")
    return {step: (at - before) * 1000 for (_, before), (step, at) in pairwise(marks)}


if __name__ == "__main__":
    import json
    import sys

    print(json.dumps(main(sys.argv[1])))
