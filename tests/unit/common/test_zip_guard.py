"""ZIPs of strangers are looked at before anything reads them."""

import io
import struct
import zipfile
import zlib

import pytest

from services.common import zip_guard
from services.common.zip_guard import Limits, ZipRefused

LIMITS = Limits(unpacked=1_000_000, parts=3, ratio=50, ratio_matters=10_000)


def packed(*parts, method=zipfile.ZIP_DEFLATED):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return written.getvalue()


def contents(data, limits=LIMITS):
    """Everything that a ZIP holds, by name."""
    with zip_guard.opened(io.BytesIO(data)) as archive:
        parts = zip_guard.check(archive, limits)
        return {part.filename: b"".join(zip_guard.pieces(archive, part)) for part in parts}


def refusal(data, limits=LIMITS):
    with pytest.raises(ZipRefused) as refused:
        contents(data, limits)
    return refused.value.reason


def claiming(data, size, check):
    """The same ZIP of one part whose headers claim another size and checksum."""
    changed = bytearray(data)
    for signature, at in ((b"PK\3\4", 14), (b"PK\1\2", 16)):
        begin = changed.index(signature)
        struct.pack_into("<I", changed, begin + at, check)
        struct.pack_into("<I", changed, begin + at + 8, size)
    return bytes(changed)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_honest_zip_is_read_whole(method):
    parts = {"a.xml": b"<a/>", "folder/b.xml": bytes(range(256)) * 9, "empty": b""}

    assert contents(packed(*parts.items(), method=method)) == parts


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "damaged"),
        (b"PK\3\4" + bytes(500), "damaged"),
        (packed(*[(f"{number}", b"x") for number in range(4)]), "too_many"),
        (packed(("a", bytes(1_000_001)), method=zipfile.ZIP_STORED), "too_large"),
        (packed(("a", bytes(600_000)), ("b", bytes(600_000)), method=zipfile.ZIP_STORED), "too_large"),
        (packed(("a", bytes(900_000))), "too_large"),  # by its ratio
        (packed(("a", b"x"), method=zipfile.ZIP_LZMA), "method"),
        (packed(("../a", b"x")), "names"),
        (packed(("/a", b"x")), "names"),
        (packed(("C:\\a", b"x")), "names"),
    ],
)
def test_what_would_do_harm_is_refused(data, reason):
    assert refusal(data) == reason


def test_two_parts_of_one_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed(("a", b"x"), ("a", b"y"))

    assert refusal(data) == "names"


def test_names_that_nobody_uses_are_left_alone():
    assert contents(packed(("../a", b"x")), Limits(unpacked=10, names=False)) == {"../a": b"x"}


def test_small_parts_may_shrink_as_they_like():
    assert contents(packed(("a", bytes(9_999))))["a"] == bytes(9_999)


def test_parts_that_share_bytes_are_refused():
    data = bytearray(packed(("a", bytes(range(200))), ("b", bytes(range(200)))))
    second = data.rindex(b"PK\1\2")
    struct.pack_into("<I", data, second + 42, 0)  # it begins where the first does

    assert refusal(bytes(data)) == "too_large"


def test_a_locked_part_is_refused():
    data = bytearray(packed(("a", b"x")))
    data[data.index(b"PK\1\2") + 8] |= 1

    assert refusal(bytes(data)) == "locked"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("fits", [True, False])
def test_a_part_with_more_than_it_claims_is_refused_whatever_its_checksum(method, fits):
    content = bytes(range(256)) * 100
    check = zlib.crc32(content[:1000]) if fits else zlib.crc32(content)

    assert refusal(claiming(packed(("a", content), method=method), 1000, check)) == "damaged"


def test_a_part_with_less_than_it_claims_is_refused():
    content = bytes(range(256))

    assert refusal(claiming(packed(("a", content)), 300, zlib.crc32(content))) == "damaged"


def test_a_part_that_is_damaged_is_refused():
    data = packed(("a", bytes(range(256)) * 20), method=zipfile.ZIP_STORED)

    assert refusal(data.replace(bytes(range(40, 60)), bytes(20), 1)) == "damaged"
