"""Documents of identity: what people call them, and what a number of each looks like.

The types are those of JY/T 1001 with the residence permit of 2018. Shapes are loose where documents of many states and
years lie under one type: they stop what is no number at all, and a number under the wrong type. A number that says
itself which document it is of is taken under that type only, or one person would have a file for each type.
"""

import re
from datetime import date

from services.common.persons import resident_number
from services.common.persons.spelling import plain

RESIDENT, HONG_KONG, MACAO, TAIWAN, FOREIGNER, PASSPORT, PERMIT = "1", "6", "7", "8", "9", "A", "C"
BY_GB_11643 = (RESIDENT, PERMIT)
ALIASES = {
    RESIDENT: ("身份证", "二代身份证", "第二代居民身份证", "公民身份证", "中华人民共和国居民身份证"),
    HONG_KONG: (
        "港澳居民来往内地通行证", "港澳来往内地通行证", "来往内地通行证", "回乡证", "回乡卡",
        "香港居民来往内地通行证", "香港居民身份证", "香港身份证", "香港护照", "香港特区护照",
    ),
    MACAO: ("澳门居民来往内地通行证", "澳门居民身份证", "澳门身份证", "澳门护照", "澳门特区护照"),
    TAIWAN: ("台胞证", "台湾居民来往内地通行证", "台湾居民通行证"),
    FOREIGNER: (
        "外国人永久居留身份证", "外国人永久居留证", "外国人永久居住证", "永久居留身份证", "永久居留证", "中国绿卡",
    ),
    PASSPORT: ("普通护照", "中国护照", "外国护照", "因私护照"),
    "B": ("户口薄", "户口本", "居民户口簿"),
    PERMIT: ("港澳台居住证", "港澳居民居住证", "台湾居民居住证", "港澳台居民居住证件"),
    "Z": ("其他证件", "其它", "其它证件"),
}  # fmt: skip

SIGNS = re.compile(r"[()\[\]〔〕【】/\\\u2044\u2215-]")  # people write them or not: `A123456(7)`, `1/234567/8`
SCIENTIFIC = re.compile(r"[0-9.]+E\+?[0-9]+")  # what a spreadsheet makes of a long number
MACAO_PERMIT = re.compile(r"M[0-9]{8}(?:[0-9]{2})?")
FOREIGNER_CARD = re.compile(r"9[0-9]{16}[0-9X]")  # since 2023
SHAPES = {  # permits to travel to the mainland begin with H or M; the last two digits count the cards
    HONG_KONG: r"[HM][0-9]{8}(?:[0-9]{2})?|[A-Z]{1,2}[0-9]{6}[0-9A]|[A-Z]{1,2}[0-9]{7,8}",
    MACAO: r"M[0-9]{8}(?:[0-9]{2})?|[A-Z]{1,2}[0-9]{6,8}|[0-9]{8}",
    TAIWAN: r"T?[0-9]{8}(?:[0-9]{2}[A-Z]?)?",
    FOREIGNER: r"[A-Z]{3}[0-9]{12}|9[0-9]{16}[0-9X]",
    PASSPORT: r"(?=(?:.*[0-9]){4})[0-9A-Z]{5,15}",
}
OTHER_SHAPE = r"(?=.*[0-9])[0-9A-Z\u4e00-\u9fff][0-9A-Z\u4e00-\u9fff]{3,29}"  # 军字第1234567号


def spelled(number: str) -> str:
    """A number as it is kept and compared: letters and digits in capitals, whatever stood between and around them."""
    return SIGNS.sub("", plain(number).lstrip("'`")).upper()


def type_by_number(id_type: str, number: str) -> str:
    """The type of a document: a permit to travel to the mainland says by its letter whose resident it names."""
    return MACAO if id_type == HONG_KONG and MACAO_PERMIT.fullmatch(number) else id_type


def fault(id_type: str, number: str, today: date) -> str | None:
    """The kind of fault of a number as `spelled` gives it, None for a good one."""
    if SCIENTIFIC.fullmatch(number):
        return "id_lost_digits"
    owner = owner_of(number, today)
    if owner and id_type not in ("", owner):  # nothing is said against a type that is not known yet
        return OWNED_BY[owner]
    if id_type in BY_GB_11643:
        return resident_number.fault(number, today)
    return None if re.fullmatch(SHAPES.get(id_type, OTHER_SHAPE), number) else "document_shape"


OWNED_BY = {RESIDENT: "number_of_resident", PERMIT: "number_of_permit", FOREIGNER: "number_of_foreigner"}


def owner_of(number: str, today: date) -> str | None:
    """The type of document that a number of 18 signs names by itself; None of all others."""
    if FOREIGNER_CARD.fullmatch(number) and number[17] == resident_number.check_character(number):
        return FOREIGNER
    if resident_number.fault(number, today):
        return None
    return PERMIT if resident_number.is_of_permit(number) else RESIDENT
