"""What is kept is told, looks the same for everyone, and goes when asked."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from homeward.web.accounts.models import Account, WrappedKey
from homeward.web.diary.models import Entry
from homeward.web.insights.models import Reading
from homeward.web.sealing.rows import SealedRow

pytestmark = pytest.mark.django_db


def test_the_page_is_the_same_for_a_full_and_an_empty_account(alice: Any, bob: Any) -> None:
    alice.post("/today", closeness="5")
    pages = [re.sub(r'en" value="[^"]*"', "", person.get("/kept").content.decode()) for person in (alice, bob)]
    assert pages[0] == pages[1]


def test_no_private_table_has_a_column_that_could_hold_words() -> None:
    kinds: dict[str, set[str]] = {}
    for model in apps.get_models():
        if issubclass(model, SealedRow):
            kinds[model.__name__] = {type(field).__name__ for field in model._meta.fields}
    assert kinds
    assert all(found == {"UUIDField", "ForeignKey", "DateField", "BinaryField"} for found in kinds.values()), kinds


def test_every_list_of_private_rows_is_read_through_its_index() -> None:
    from django.db import connection

    for model in apps.get_models():
        if issubclass(model, SealedRow):
            rows = model.objects.filter(owner_id="b9bb3a7e-6c0f-4cde-8a3e-0d8a3b0b9f01").order_by("-day")[:10]
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {rows.query}".replace("b9bb3a7e6c0f4cde8a3e0d8a3b0b9f01", "'x'"))
                plan = " ".join(str(row) for row in cursor.fetchall())
            assert "USING INDEX" in plan, plan
            assert "TEMP B-TREE" not in plan, plan


def test_the_diary_goes_with_what_was_read_from_it_and_only_by_the_passphrase(alice: Any, bob: Any) -> None:
    alice.post("/today", closeness="5")
    bob.post("/today", closeness="4")
    assert alice.client.post("/kept/diary", {"diary-passphrase": "not the words at all"}).status_code == 422
    assert Entry.objects.filter(owner_id=alice.opened.owner).exists()
    assert alice.client.post("/kept/diary", {"diary-passphrase": alice.passphrase}).status_code == 303
    for model in (Entry, Reading):
        assert {row.owner_id for row in model.objects.all()} == {bob.opened.owner}


def test_a_closed_account_leaves_no_row_and_no_way_in(alice: Any, bob: Any) -> None:
    alice.post("/today", closeness="5")
    assert alice.client.post("/kept/everything", {"everything-passphrase": alice.passphrase}).status_code == 303
    assert alice.get("/today").status_code == 401
    assert {account.name for account in Account.objects.all()} == {"bob"}
    assert {key.account_id for key in WrappedKey.objects.all()} == {bob.opened.owner}
    for model in apps.get_models():
        if issubclass(model, SealedRow):
            assert not model.objects.filter(owner_id=alice.opened.owner).exists()
    assert Client().post("/sign-in", {"name": "alice", "passphrase": alice.passphrase}).status_code == 422
