"""People who have come through the safety check, and a short way to keep an agreement."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.web.agreements.sending import filled, pass_check


@pytest.fixture
def anna(alice: Any) -> Any:
    """Alice, after the check."""
    pass_check(alice.client)
    return alice


@pytest.fixture
def agree(anna: Any) -> Callable[..., str]:
    """Keep one agreement of Alice's and return its address."""

    def keep(kind: str = "zone", **changed: Any) -> str:
        answer = anna.client.post(f"/agree/new/{kind}", filled(**changed))
        assert answer.status_code == 303, answer.content.decode()
        return str(answer.headers["Location"])

    return keep
