"""What /metrics shows, in Prometheus' form. Labels name kinds, never people or chats."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.telegram.verdicts import Verdict

_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60)


class Metrics:
    """Counters of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry(auto_describe=True)
        self._updates = Counter(
            "policybot_updates", "Updates by what became of them", ["result"], registry=self.registry
        )
        self._replies = Counter("policybot_replies", "Replies by kind", ["kind"], registry=self.registry)
        self._sends = Counter("policybot_sends", "Requests by outcome", ["method", "outcome"], registry=self.registry)
        self._handling = Histogram(
            "policybot_handling_seconds", "From the update to the commit", buckets=_SECONDS, registry=self.registry
        )
        self.leading = Gauge("policybot_leader", "1 in the process that polls", registry=self.registry)
        self.parked = Counter("policybot_parked", "Updates that could not be handled", registry=self.registry)

    def handled(self, result: str, kind: str, seconds: float) -> None:
        """An update was dealt with; ``kind`` is the reply's, if there was one."""
        self._updates.labels(result).inc()
        if kind:
            self._replies.labels(kind).inc()
        self._handling.observe(seconds)

    def sent(self, verdict: Verdict, method: str) -> None:
        """A request to Telegram ended."""
        self._sends.labels(method, type(verdict).__name__.lower()).inc()

    def text(self, poll_age: float | None = None) -> bytes:
        """The metrics as Prometheus reads them; without an age of the last poll where there is none, not as 0."""
        text = generate_latest(self.registry)
        if poll_age is None:
            return text
        polled = CollectorRegistry(auto_describe=True)
        Gauge("policybot_last_poll_age_seconds", "Age of the last successful poll", registry=polled).set(poll_age)
        return text + generate_latest(polled)
