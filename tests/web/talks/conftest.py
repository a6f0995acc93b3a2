"""A visitor who has come through the safety check."""

import pytest
from django.test import Client

from homeward.web.talks.queries.check import items

DRAFT = "You never talk to me anymore. I know the launch is heavy."


def answer_check(client: Client, **answers: str) -> object:
    """Answer every sentence with no, but for those named."""
    return client.post("/talk/check", {**dict.fromkeys(items(), "no"), **answers})


@pytest.fixture
def checked(db: None) -> Client:
    """Somebody in a visit whose check came out clear."""
    client = Client()
    answer_check(client)
    return client
