"""Invented teachers for sample data, test workbooks and benches: the same series gives the same people, none real.

No two of them share an ID number, whatever the day, the size and the series: within a county the order number tells
the series (and the sex), the birth date tells who of the series it is. Samples that may meet in one database have
series of their own: below 100 a few people in tests, from 100 the sample's schools, from 200 runs by the API, from 300
benches and chaos.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from deploy.local.entries import entries
from services.common.persons.resident_number import check_character
from services.records.catalogue import load

__all__ = ["entries", "people"]

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
WOMEN = "芳娜敏静丽艳娟霞秀玲桂英梅兰莉萍红玉婷雪慧洁颖琳倩蕾薇欣怡诗涵"
MEN = "伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆志远文博子轩"
# As many as there are even order numbers; beside each stands an odd one, for a man.
SERIES = 500
# Birth dates of people between 24 and 58 years: in so many days in a row each remainder stands for one of them.
ROOM = 58 * 365 - 24 * 366
YOUNGEST = timedelta(days=24 * 366)
STRIDE = 7919  # has no factor in common with ROOM: neighbours in a series are years apart
# Four-byte Han, as people really bear them.
RARE = ("𠅤", "𣏌", "𫖯", "𬱖", "𫍽", "𬸦")
UYGHUR_MEN = ("阿卜杜热合曼", "买买提", "吐尔逊", "艾力", "玉苏甫")
UYGHUR_WOMEN = ("阿依古丽", "热依汗古丽", "帕提古丽", "茹仙古丽", "米日古丽")
HAN, UYGHUR, OTHERS = "01", "05", ("03", "06", "08", "11", "15")
WOMAN, MAN = "2", "1"
# What the other kinds of schools ask for besides.
OTHERWISE: dict[str, dict[str, Any]] = {
    "kindergarten": {"preschool_graduate": True, "preschool_trained": True},
    "special_education": {"special_education_graduate": True, "special_education_trained": True},
    "secondary_vocational": {"double_qualified": True, "skill_certified": True, "enterprise_practice": "2"},
    "higher_education": {"academic_origin": "2", "department": "教育学院", "source": "31"},
}


def people(
    series: int, n: int, county_code: str, today: date, category: str = "primary_secondary", first: int = 0
) -> list[dict[str, Any]]:
    """`n` teachers of a county, from the `first` of a series on, as a form would send their faultless 基本信息.

    Raises ValueError where there is no such series, or not so many people in it.
    """
    if not (0 <= series < SERIES and first >= 0 and first + n <= ROOM):
        raise ValueError(f"There are {SERIES} series of {ROOM} people each.")
    return [_fitting(_person(series, each, county_code, today), category) for each in range(first, first + n)]


def _fitting(person: dict[str, Any], category: str) -> dict[str, Any]:
    """The same person at another kind of school, which asks for other things."""
    if category == "primary_secondary":
        return person
    fields = load().set(category, "basic")
    answers = person | OTHERWISE[category] | {"special_education_start": person["work_start"]}
    return {code: value for code, value in answers.items() if fields.has(code)}


def _person(series: int, number: int, county_code: str, today: date) -> dict[str, Any]:
    random = Random(f"{series} {county_code} {number}")  # noqa: S311 - invented people want to be the same every time
    sex = random.choices((WOMAN, MAN), (65, 35))[0]
    ethnicity = random.choices((HAN, UYGHUR, random.choice(OTHERS)), (90, 4, 6))[0]
    born = _birth_date(number, today)
    return {
        "name": _name(random, sex, ethnicity),
        "sex": sex,
        "staff_number": str(random.randint(1000, 9999)),
        "nationality": "156",
        "id_type": "1",
        "id_number": _id_number(series, county_code, born, sex),
        "birth_date": born.isoformat(),
        "native_place": county_code,
        "birth_place": county_code,
        "ethnicity": ethnicity,
        "political_status": random.choices((["01"], ["03"], ["13"], ["01", "05"]), (40, 8, 50, 2))[0],
        "marital_status": random.choice(("10", "20", "20", "20")),
        "health": "1",
        "remark": None,
    } | _work(random, born, today)


def _work(random: Random, born: date, today: date) -> dict[str, Any]:
    started = min(born.year + random.randint(21, 25), today.year - 1)
    joined = random.randint(started, today.year - 1)
    established = random.random() < 0.85
    return {
        "work_start": f"{started}-07",
        "school_start": f"{joined}-08",
        "source": random.choice(("11", "11", "12", "30")),
        "staff_category": random.choices(("11", "12", "13", "14"), (86, 6, 5, 3))[0],
        "on_establishment": established,
        "employment_form": None if established else random.choice(("1", "2", "3")),
        "contract": "1" if established else "2",
        "personnel_status": random.choices(("100", "203", "204"), (96, 2, 2))[0],
    } | _abilities(random, started)


def _abilities(random: Random, started: int) -> dict[str, Any]:
    served = random.choices(("0", "11", "30"), (92, 6, 2))[0]
    return {
        "normal_graduate": random.random() < 0.8,
        "special_education_trained": random.random() < 0.05,
        "special_education_certificate": False,
        "it_ability": random.choice(("1", "2", "2", "3", "4")),
        "free_normal_student": random.choices(("0", "1", "2"), (90, 4, 6))[0],
        "grassroots_service": served,
        "grassroots_from": None if served == "0" else f"{started}-09",
        "grassroots_to": None if served == "0" else f"{started + 3}-08",
        "special_grade_teacher": random.random() < 0.01,
        "backbone_teacher": random.random() < 0.1,
        "psychology_teacher": random.choices(("0", "1", "2"), (94, 2, 4))[0],
    }


def _name(random: Random, sex: str, ethnicity: str) -> str:
    if ethnicity == UYGHUR:
        own = random.choice(UYGHUR_WOMEN if sex == WOMAN else UYGHUR_MEN)
        return f"{own}·{random.choice(UYGHUR_MEN)}"
    given = random.choices(WOMEN if sex == WOMAN else MEN, k=random.choice((1, 2, 2)))
    if random.random() < 0.03:
        given[-1] = random.choice(RARE)
    return random.choice(SURNAMES) + "".join(given)


def _birth_date(number: int, today: date) -> date:
    """The only day of the possible ones whose remainder is this person's; the same for decades of todays."""
    latest = (today - YOUNGEST).toordinal()
    return date.fromordinal(latest - (latest - number * STRIDE) % ROOM)


def _id_number(series: int, county_code: str, born: date, sex: str) -> str:
    first = f"{county_code}{born:%Y%m%d}{2 * series + int(sex) % 2:03}"
    return first + check_character(first)
