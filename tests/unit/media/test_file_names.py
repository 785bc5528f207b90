"""A file's name tells whose photo it is, and is shown without the number."""

import pytest

from services.media import file_names
from services.media.file_names import Named

NUMBER = "11010519491231002X"  # the example of GB 11643


@pytest.mark.parametrize(
    "name",
    [
        f"{NUMBER}.jpg",
        f"{NUMBER.lower()}.JPG",
        f"{NUMBER}_张三.jpg",
        f"张三 {NUMBER}.jpeg",
        f"张三-{NUMBER} (1).png",
        "１１０１０５１９４９１２３１００２Ｘ.jpg",
        f"{NUMBER}",
    ],
)
def test_an_id_number_is_found_wherever_it_stands_in_the_name(name):
    assert file_names.read(name) == Named(NUMBER)


def test_a_wrong_check_character_is_noticed():
    assert file_names.read("110105194912310021.jpg") == Named("110105194912310021", sound=False)


@pytest.mark.parametrize("number", [f"G{NUMBER}", "J110105194912310021", "L110105194912317K2Z"])
def test_personal_numbers_are_found(number):
    assert file_names.read(f"{number}.jpg") == Named(number)


@pytest.mark.parametrize("number", ["E12345678", "H1234567890", "810000199001011", "AB1234567"])
def test_numbers_of_other_documents_are_found(number):
    assert file_names.read(f"李四_{number}.jpg").number == (number if number[0] != "8" else None)


@pytest.mark.parametrize(
    "name",
    [
        "张三.jpg",
        "IMG_20231122_101112.jpg",
        "DSC00123.JPG",
        "微信图片_20231122101112.jpg",
        "P1010234.jpg",
        "1.jpg",
        ".jpg",
    ],
)
def test_what_a_camera_or_a_person_calls_a_picture_is_nobodys_number(name):
    assert file_names.read(name).number is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (f"{NUMBER}.jpg", "110105********002X.jpg"),
        (f"张三_{NUMBER}_1.jpg", "张三_110105********002X_1.jpg"),
        ("13812345678.jpg", "*******5678.jpg"),
        ("E12345678.jpg", "E****5678.jpg"),
        ("张三.jpg", "张三.jpg"),
        ("2023.jpg", "2023.jpg"),
    ],
)
def test_the_middle_of_a_long_number_is_hidden(name, shown):
    assert file_names.masked(name) == shown


@pytest.mark.parametrize(
    ("path", "last"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\照片\\一.jpg", "一.jpg"),
        ("a/b\\c.jpg", "c.jpg"),
        ("a\x00b\u202egpj.exe", "abgpj.exe"),
        ("\udcff.jpg", ".jpg"),
        ("/", "?"),
    ],
)
def test_only_the_last_part_of_a_path_is_kept(path, last):
    assert file_names.last_part(path) == last
