"""The folder of handlers is their registry."""

from __future__ import annotations

import pytest

from handlers.registry import UnknownHandlerError, handler, has_handler
from handlers.vip_removal_complaints import compute


def test_a_handler_is_found_by_the_name_of_its_module() -> None:
    assert handler("vip_removal_complaints") is compute
    assert has_handler("vip_removal_complaints")


@pytest.mark.parametrize(
    "name", ["nothing_like_it", "result", "calendar", "registry", "", "Vip_exit", "vip-exit", "result.Rule", "../bot"]
)
def test_what_computes_nothing_is_no_handler(name: str) -> None:
    assert not has_handler(name)
    with pytest.raises(UnknownHandlerError, match="handlers/"):
        handler(name)
