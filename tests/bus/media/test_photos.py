"""A photo is cut from the uploader's own portrait by the standard of the own province, which that province sets."""

import io
import uuid

import pytest
from PIL import Image
from sqlalchemy import text

from services.common import storage
from services.common.errors import Forbidden, Invalid
from services.common.secrets import tickets
from services.contracts.media.files import PORTRAIT
from services.media.blobs import keys
from services.media.files import accepting_uploads, manual_crop
from services.media.photos import standard_in_force, standards
from tests.data import portraits

LOOK = portraits.Look(megapixels=1.2, background=(255, 255, 255))


@pytest.fixture
def uploaded(begin_as, clerk):
    """A portrait that the clerk uploaded, as the call answers it."""
    return upload(begin_as(clerk), clerk)


@pytest.fixture
def admin(actor_of, place):
    """Information administrator of the province in which the clerk's school lies."""
    return actor_of("info_admin", path=standard_in_force.province_of(place))


def upload(begin, actor, content=None):
    key = f"{keys.INCOMING}{uuid.uuid4()}"
    content = content or portraits.encoded(portraits.picture(LOOK), orientation=6, gps=True)
    storage.put(key, [content], 10**8)
    return accepting_uploads.take(begin, actor, id=uuid.uuid4(), key=key, name="本人照片.jpg", kind=PORTRAIT)


def cut(begin_as, actor, portrait, *, id=None, box=None):
    terms = {"id": id or uuid.uuid4(), "receipt": portrait["receipt"], "box": box or portrait["box"]}
    return manual_crop.cut_photo(begin_as(actor), actor, **terms)


def picture_of(taken):
    return Image.open(io.BytesIO(b"".join(storage.read(keys.blob(taken["sha256"])))))


def test_a_portrait_comes_with_the_frame_that_is_offered(uploaded):
    box = uploaded["box"]

    assert box["width"] / box["height"] == pytest.approx(197 / 244, abs=0.001)
    assert uploaded["warnings"] == []


def test_the_photo_is_what_the_standard_says(begin_as, clerk, uploaded):
    photo = cut(begin_as, clerk, uploaded)

    assert (photo["kind"], photo["type"], photo["width"], photo["height"]) == ("photo", "image/jpeg", 197, 244)
    assert picture_of(photo).info["dpi"] == (200, 200)
    assert not picture_of(photo).getexif()


def test_its_receipt_lets_the_cutter_attach_it(begin_as, clerk, uploaded):
    photo = cut(begin_as, clerk, uploaded)
    claims = tickets.read(tickets.RECEIPT, photo["receipt"])

    assert (claims["account"], claims["sha256"]) == (str(clerk.account_id), photo["sha256"])


def test_the_same_frame_twice_gives_the_same_content(begin_as, clerk, uploaded):
    assert cut(begin_as, clerk, uploaded)["sha256"] == cut(begin_as, clerk, uploaded)["sha256"]


def test_a_repeated_write_cuts_nothing_anew(begin_as, clerk, uploaded):
    file_id = uuid.uuid4()
    first = cut(begin_as, clerk, uploaded, id=file_id)
    other = uploaded["box"] | {"left": 0.0}

    assert cut(begin_as, clerk, uploaded, id=file_id, box=other)["sha256"] == first["sha256"]


def test_somebody_elses_receipt_is_refused(begin_as, actor_of, uploaded):
    with pytest.raises(Invalid, match="attach the picture anew"):
        cut(begin_as, actor_of("entry_clerk"), uploaded)


def test_a_receipt_of_something_else_is_refused(begin_as, clerk, uploaded):
    photo = cut(begin_as, clerk, uploaded)

    with pytest.raises(Invalid, match="attach the picture anew"):
        cut(begin_as, clerk, photo, box=uploaded["box"])


def test_a_frame_beyond_the_picture_is_refused_in_words(begin_as, clerk, uploaded):
    with pytest.raises(Invalid, match="reaches beyond the picture"):
        cut(begin_as, clerk, uploaded, box=uploaded["box"] | {"left": 5000.0})


def test_a_picture_without_a_face_is_taken_with_a_warning(begin_as, clerk):
    taken = upload(begin_as(clerk), clerk, portraits.BAD["no_face"](None))

    assert taken["box"] is None
    assert taken["warnings"] == ["没有找到人脸，请手工框选。"]


def test_a_province_has_the_default_until_it_sets_its_own(begin, clerk):
    with begin(clerk) as db:
        shown = standard_in_force.view_of(db, clerk)

    assert (shown["width"], shown["height"], shown["dpi"], shown["max_bytes"]) == (197, 244, 200, None)
    assert (shown["preset"], shown["may"]) == ("default", [])


def test_what_the_province_sets_holds_at_its_schools(begin, begin_as, clerk, admin):
    set_to(begin, admin, preset="indicator")
    portrait = upload(begin_as(clerk), clerk)
    photo = cut(begin_as, clerk, portrait)

    assert picture_of(photo).info["dpi"][0] >= 150
    assert photo["bytes"] <= 60_000
    assert (photo["width"], photo["height"]) == (307, 378)


def test_it_holds_nowhere_else(begin, admin, actor_of):
    set_to(begin, admin, preset="indicator")
    elsewhere = actor_of("entry_clerk", path="000000/999999/999901/")

    with begin(elsewhere) as db:
        assert standard_in_force.view_of(db, elsewhere)["preset"] == "default"


def test_own_values_come_back_as_they_were_set(begin, admin):
    shown = set_to(begin, admin, preset="own", width_mm=35.0, height_mm=45.0, dpi=300, max_bytes=120_000)

    assert (shown["width"], shown["height"], shown["name"], shown["may"]) == (413, 531, "自定义", ["set"])


def test_own_values_need_a_size(begin, admin):
    with pytest.raises(Invalid, match="needs width, height and density"):
        set_to(begin, admin, preset="own", dpi=300)


def test_a_county_sets_no_standard(begin, actor_of):
    with pytest.raises(Forbidden, match="Only the province's own"):
        set_to(begin, actor_of("info_admin"), preset="indicator")


def test_the_ministry_sets_no_standard(begin, actor_of):
    with pytest.raises(Forbidden, match="Only the province's own"):
        set_to(begin, actor_of("info_admin", path="000000/"), preset="indicator")


def test_who_changed_the_standard_from_what_to_what_stays_in_the_trail(begin, admin):
    set_to(begin, admin, preset="indicator")
    set_to(begin, admin, preset="default")

    with begin() as db:
        query = text(
            "SELECT details FROM audit WHERE account_id = :who AND action = 'media.photo_standard_set' ORDER BY 1"
        )
        changes = [row.details for row in db.execute(query, {"who": admin.account_id})]
    assert {(each["before"]["preset"], each["after"]["preset"]) for each in changes} == {
        ("default", "indicator"),
        ("indicator", "default"),
    }


def set_to(begin, actor, **wanted):
    with begin(actor) as db:
        return standard_in_force.set_standard(db, actor, **wanted)


def test_shipped_standards_are_offered_with_their_names(begin, admin):
    with begin(admin) as db:
        presets = standard_in_force.view_of(db, admin)["presets"]

    assert [each["preset"] for each in presets] == [each.preset for each in standards.shipped()]
    assert all(each["name"] for each in presets)
