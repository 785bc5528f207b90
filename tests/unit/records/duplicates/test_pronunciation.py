"""Names by their sound: surnames that are read otherwise as such, compound ones, letters that are no Han."""

import pytest

from services.records.duplicates.domain.pronunciation import signs, sounds, surname, surname_sounds


@pytest.mark.parametrize(
    ("name", "same_sound"),
    [("单雄", "山雄"), ("仇英", "裘英"), ("区刚", "欧刚"), ("覃勇", "秦勇"), ("查良", "扎良"), ("解明", "谢明"),
     ("翟丽", "宅丽"), ("任平", "仁平"), ("朴新", "飘新"), ("尉迟敬", "玉池敬"), ("曾军", "增军"), ("盖伟", "葛伟")],
)  # fmt: skip
def test_a_surname_is_read_as_a_surname(name, same_sound):
    assert sounds(signs(name)) == sounds(signs(same_sound))


def test_elsewhere_the_same_sign_is_read_as_usual():
    assert sounds(signs("王单")) == sounds(signs("王丹"))
    assert sounds(signs("单单")) != sounds(signs("单山"))


def test_a_surname_of_two_signs_is_one_surname():
    assert surname(signs("尉迟敬德")) == ("尉", "迟")
    assert surname(signs("欧阳")) == ("欧",)
    assert surname_sounds(signs("尉迟敬")) == ("yu", "ci")


@pytest.mark.parametrize(("one", "other"), [("张伟", "张炜"), ("陈静", "陳敬"), ("林燕", "林雁"), ("张珊", "臧三")])
def test_what_dialects_do_not_tell_apart_is_one_sound(one, other):
    assert sounds(signs(one)) == sounds(signs(other))


@pytest.mark.parametrize("name", ["阿卜杜热合曼·买买提", "阿卜杜热合曼•买买提", "阿卜杜热合曼买买提"])
def test_dots_of_any_shape_say_nothing(name):
    assert sounds(signs(name)) == sounds(signs("阿卜杜热合曼·买买提"))


def test_other_letters_sound_as_they_are_written():
    assert sounds(signs("Smith John")) == ("smithjohn",)
    assert sounds(signs("李Ann")) == ("li", "ann")
    assert sounds(()) == ()
