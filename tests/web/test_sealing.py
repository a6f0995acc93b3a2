"""A sealed row opens for its owner, in its place, and nowhere else."""

import secrets
import string
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.web.sealing import recovery
from homeward.web.sealing.box import STEP_BYTES, SealError, lock_up, pack, take_out, unpack
from homeward.web.sealing.derivation import MOST_AT_ONCE, derive, new_verifier, read_verifier
from homeward.web.sealing.keyring import ABSOLUTE_SECONDS, IDLE_SECONDS, Keyring
from homeward.web.sealing.opened import new_data_key, opened, unwrap, wrap

KEY = secrets.token_bytes(32)


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text())))
def test_what_was_packed_comes_out_and_every_size_is_a_whole_kibibyte(values: dict[str, object]) -> None:
    box = lock_up(pack(values), key=KEY, place="table|row|owner")
    assert len(box) % STEP_BYTES == 0
    assert unpack(take_out(box, key=KEY, place="table|row|owner")) == values


def test_one_letter_and_nine_hundred_look_alike() -> None:
    short, long = (lock_up(pack({"text": "a" * n}), key=KEY, place="p") for n in (1, 900))
    assert len(short) == len(long) == STEP_BYTES


@pytest.mark.parametrize("place", ["other|row|owner", "table|other|owner", "table|row|other"])
def test_a_box_does_not_open_in_another_table_row_or_owner(place: str) -> None:
    box = lock_up(b"words", key=KEY, place="table|row|owner")
    with pytest.raises(SealError):
        take_out(box, key=KEY, place=place)


def test_a_damaged_box_never_opens() -> None:
    box = lock_up(b"words", key=KEY, place="p")
    for at in range(len(box)):
        damaged = box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :]
        with pytest.raises(SealError):
            take_out(damaged, key=KEY, place="p")
    for length in range(len(box)):
        with pytest.raises(SealError):
            take_out(box[:length], key=KEY, place="p")


def test_the_stored_half_does_not_unwrap() -> None:
    verifier, derived = new_verifier("four plain words here")
    data_key, owner = new_data_key(), uuid.uuid4()
    box = wrap(data_key, key=derived.wrapping, owner=owner, kind="passphrase")
    assert unwrap(box, key=derived.wrapping, owner=owner, kind="passphrase").data_key == data_key
    for stored in (verifier.digest, derived.recognised, verifier.salt * 2):
        with pytest.raises(SealError):
            unwrap(box, key=stored, owner=owner, kind="passphrase")


def test_a_verifier_survives_being_stored_and_knows_its_passphrase() -> None:
    verifier, _ = new_verifier("four plain words here")
    stored = read_verifier(str(verifier))
    assert stored == verifier
    assert stored.recognises(derive("four plain words here", salt=stored.salt, cost=stored.cost))
    assert not stored.recognises(derive("four plain words there", salt=stored.salt, cost=stored.cost))
    assert len(str(verifier)) <= 128


def test_a_passphrase_is_the_same_however_its_accents_were_typed() -> None:
    verifier, _ = new_verifier("caf\u00e9 au lait demain")
    assert verifier.recognises(derive("cafe\u0301 au lait demain", salt=verifier.salt, cost=verifier.cost))


def test_keys_do_not_stand_in_their_own_repr() -> None:
    keys = opened(uuid.uuid4(), b"k" * 32)
    assert "kkk" not in repr(keys)
    assert repr(keys.row_key)[2:-1] not in repr(keys)


def test_a_recovery_code_is_read_whatever_its_dress() -> None:
    code = recovery.new_code()
    assert recovery.wrapping_key(code) == recovery.wrapping_key(code.lower().replace("-", " "))
    assert recovery.read_code("il1 oo0") == "111000"
    assert len(recovery.read_code(code)) == 24
    assert set(recovery.ALPHABET).isdisjoint("ILOU")
    assert set(recovery.ALPHABET) < set(string.ascii_uppercase + string.digits)


def test_a_key_is_gone_after_five_idle_minutes_and_after_eight_hours_in_any_case() -> None:
    ring, keys = Keyring(), opened(uuid.uuid4(), new_data_key())
    browser_key = ring.keep("s", keys, now=0.0)
    assert ring.open("s", browser_key, now=IDLE_SECONDS - 1) == keys
    assert ring.open("s", browser_key, now=2 * IDLE_SECONDS - 1) is None
    browser_key = ring.keep("s", keys, now=0.0)
    now = 0.0
    while now + 240 < ABSOLUTE_SECONDS:
        now += 240
        assert ring.open("s", browser_key, now=now) == keys
    assert ring.open("s", browser_key, now=ABSOLUTE_SECONDS) is None
    assert not ring.keys


def test_memory_without_the_browsers_half_opens_nothing() -> None:
    ring, keys = Keyring(), opened(uuid.uuid4(), new_data_key())
    browser_key = ring.keep("s", keys, now=0.0)
    assert keys.data_key not in ring.keys["s"].box
    for wrong in ("", "zz", secrets.token_hex(32), browser_key[:-2]):
        assert ring.open("s", wrong, now=1.0) is None
    assert ring.open("another", browser_key, now=1.0) is None


def test_at_most_two_key_steps_run_at_once() -> None:
    import threading
    import time

    from homeward.web.sealing import derivation

    running, most, guard = [0], [0], threading.Lock()
    real = derivation.hash_secret_raw

    def counted(*words: object) -> bytes:
        with guard:
            running[0] += 1
            most[0] = max(most[0], running[0])
        time.sleep(0.01)
        try:
            return real(*words)  # type: ignore[arg-type]
        finally:
            with guard:
                running[0] -= 1

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derivation, "hash_secret_raw", counted)
        cost = derivation.Cost(memory_kib=64, passes=1, lanes=1)
        threads = [
            threading.Thread(target=derive, args=("x",), kwargs={"salt": b"s" * 16, "cost": cost}) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert most[0] == MOST_AT_ONCE
