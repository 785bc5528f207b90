"""Sealed files open whole and in part, and tell when anything in them was touched (GB/T 22239-2019 8.1.4.7, -8)."""

import os
import random
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.common.secrets.vault import HEAD, PIECE, TAG, Damaged, Vault, plain_size

KEYS = {1: b"a" * 32, 2: b"b" * 32}
NOISE = random.Random(1).randbytes(3 * PIECE + 1000)
SIZES = st.integers(0, len(NOISE)) | st.sampled_from([0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 1])


class Kept:
    """A file in memory."""

    def __init__(self):
        self.data, self.closed = b"", False

    def write(self, data: bytes) -> None:
        self.data += data

    def close(self) -> None:
        self.closed = True


def portions(data: bytes, step: int = 70_001) -> Iterator[bytes]:
    return (data[start : start + step] for start in range(0, len(data), step))


def sealed(plain: bytes, keys: dict[int, bytes] = KEYS, step: int = 10_000) -> bytes:
    kept = Kept()
    writer = Vault(keys).sealing(kept)
    for start in range(0, len(plain), step):
        writer.write(plain[start : start + step])
    writer.close()
    assert kept.closed
    return kept.data


def opened(data: bytes, start: int = 0, stop: int | None = None, keys: dict[int, bytes] = KEYS) -> bytes:
    return b"".join(Vault(keys).opened(lambda first, end: portions(data[first:end]), len(data), start, stop))


@given(SIZES, st.integers(1, 2 * PIECE))
def test_what_was_sealed_opens_as_it_was(size, step):
    data = sealed(NOISE[:size], step=step)

    assert opened(data) == NOISE[:size]
    assert plain_size(len(data)) == size


@given(SIZES, st.integers(0, len(NOISE)), st.integers(0, len(NOISE)))
@example(2 * PIECE, PIECE, 2 * PIECE)
def test_any_part_opens_alone(size, start, stop):
    start, stop = sorted((min(start, size), min(stop, size)))

    assert opened(sealed(NOISE[:size]), start, stop) == NOISE[start:stop]


def test_a_part_is_read_and_no_more():
    data, asked = sealed(NOISE), []

    def fetch(first: int, end: int) -> Iterator[bytes]:
        asked.append(end - first)
        return portions(data[first:end])

    assert b"".join(Vault(KEYS).opened(fetch, len(data), PIECE + 5, PIECE + 10)) == NOISE[PIECE + 5 : PIECE + 10]
    assert asked == [HEAD.size, PIECE + TAG]


@given(st.data())
def test_a_byte_that_was_touched_is_noticed(data):
    held = bytearray(sealed(NOISE[: PIECE + 100]))
    place = data.draw(st.integers(0, len(held) - 1))
    held[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises(Damaged):
        opened(bytes(held))


@given(SIZES.filter(bool), st.data())
def test_a_file_that_was_cut_off_is_noticed(size, data):
    held = sealed(NOISE[:size])

    with pytest.raises(Damaged):
        opened(held[: data.draw(st.integers(HEAD.size, len(held) - 1))])


def test_pieces_that_changed_places_are_noticed():
    held = sealed(NOISE[: 3 * PIECE])
    head, pieces = held[: HEAD.size], [held[HEAD.size + n * (PIECE + TAG) :][: PIECE + TAG] for n in range(3)]

    for order in ((1, 0, 2), (0, 2), (0, 1), (0, 0, 2), (0, 1, 2, 2)):
        with pytest.raises(Damaged):
            opened(head + b"".join(pieces[number] for number in order))


def test_an_older_key_opens_and_a_strange_one_does_not():
    held = sealed(b"known", {1: KEYS[1]})

    assert opened(held) == b"known"
    with pytest.raises(Damaged):
        opened(held, keys={1: b"c" * 32})
    with pytest.raises(Damaged):
        opened(held, keys={2: KEYS[2]})


def test_two_seals_of_one_content_differ():
    assert sealed(b"same") != sealed(b"same")


def test_nothing_of_the_content_stands_in_the_clear():
    assert b"340104199001010011" not in sealed(b"340104199001010011" * 500)


def test_noise_is_no_file_of_ours():
    with pytest.raises(Damaged):
        opened(os.urandom(500))
