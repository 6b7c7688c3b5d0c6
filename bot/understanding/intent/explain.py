"""Explain: why a message was read as it was, in lines for a curator."""

from __future__ import annotations

from bot.understanding.intent.reading import IntentReading


def explain(reading: IntentReading) -> list[str]:
    """What was repaired, which concepts and frames were found, how probable the topics are, what was decided."""
    lines = [f"language: {reading.language}"]
    lines += [f"repaired: {found} → {meant}" for found, meant, _ in reading.repairs]
    for concept, found, (start, end) in reading.concepts:
        lines.append(f"concept: {concept} ← “{found}” [{start}:{end}]")
    for topic, frames in reading.frames.items():
        lines += [f"frame: {topic} ← {' + '.join(met)}" for met in frames]
    if reading.foreign_platform:
        lines.append(f"platform: {reading.foreign_platform}, so no topic of 1688 applies")
    lines += [f"score: {ranked.topic} {ranked.probability:.3f}" for ranked in reading.ranked]
    lines.append(f"score: none {reading.none:.3f}")
    if reading.smalltalk:
        lines.append(f"small talk: {reading.smalltalk}")
    lines.append(f"decision: {reading.decision}" + (f", also {reading.also}" if reading.also else ""))
    return lines
