"""Invented entries of the sub sets for the people of people.py: faultless, and the same for the same person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

Values = dict[str, Any]
SCHOOLS = ("实验小学", "第一中学", "第二中学", "城关中心小学", "育才学校")
UNIVERSITIES = ("湖南师范大学", "安徽师范大学", "华东师范大学", "合肥师范学院", "衡阳师范学院")
MAJORS = ("汉语言文学", "数学与应用数学", "英语", "物理学", "小学教育", "体育教育")
KINDERGARTEN, SPECIAL = "kindergarten", "special_education"
VOCATIONAL, HIGHER = "secondary_vocational", "higher_education"


def entries(seed: int, person: Values, category: str, set_code: str, today: date) -> list[Values]:
    """A person's entries of one set, as forms would send them; at least one, with keys of their own."""
    random = Random(f"{seed} {person['id_number']} {set_code}")  # noqa: S311 - invented, and the same every time
    return [_said(entry) for entry in MAKERS[set_code](random, person, category, today)]


def _said(entry: Values) -> Values:
    return {code: value for code, value in entry.items() if value is not None}


def _started(person: Values) -> int:
    return int(person["work_start"][:4])


def _education(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    started, studied = _started(person), random.choice(UNIVERSITIES)
    school = {
        "education": "61",
        "education_country": "156",
        "institution": random.choice(SCHOOLS[1:3]),
        "major": "无",
        "normal_major": False,
        "from": f"{started - 7}-09",
        "to": f"{started - 4}-06",
        "degree_level": "0",
        "study_way": "1",
        "study_unit": "12",
    }
    university = school | {
        "education": "21",
        "institution": studied,
        "major": random.choice(MAJORS),
        "normal_major": random.random() < 0.8,
        "from": f"{started - 4}-09",
        "to": f"{started}-06",
        "degree_level": "4",
        "degree": random.choice(("404", "405", "407")),
        "degree_country": "156",
        "degree_institution": studied,
        "degree_month": f"{started}-06",
        "study_unit": "14",
    }
    return [school, university]


def _work(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    first, joined = person["work_start"], person["school_start"]
    place = {"organisation": random.choice(SCHOOLS), "nature": "231", "position": "教师"}
    if first[:4] == joined[:4]:
        return [place | {"from": first}]
    return [place | {"from": first, "to": joined}, place | {"from": joined}]


def _post(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    started, lowest = _started(person), random.choice((112, 113))
    grade = {"post_type": "1", "is_concurrent": False, "school_duty": ["00"]}
    rows = [
        grade | {"post_grade": str(lowest), "from": f"{started}-08"},
        grade | {"post_grade": str(lowest - 1), "from": f"{started + 1}-01"},
    ]
    if random.random() < 0.1:
        rows[1] |= {"is_concurrent": True, "concurrent_type": "3", "concurrent_grade": "208"}
        rows[1] |= {"school_duty": ["22"], "duty_from": f"{started + 1}-01"}
    return rows


def _title(random: Random, person: Values, category: str, _today: date) -> list[Values]:
    started = _started(person)
    first, second = ("014", "013") if category == HIGHER else ("055", "054")
    held = {"organisation": random.choice(SCHOOLS), "has_certificate": True if category == HIGHER else None}
    return [
        held | {"title": first, "from": f"{started}-09", "to": f"{started + 1}-01"},
        held | {"title": second, "from": f"{started + 1}-01"},
    ]


def _pay(random: Random, _person: Values, _category: str, today: date) -> list[Values]:
    def year(number: int) -> Values:
        basic, performance = random.randint(2500, 4800), random.randint(1500, 3900)
        return {
            "year": number,
            "annual_income": f"{(basic + performance + 500) * 12:.2f}",
            "basic_pay": f"{basic:.2f}",
            "performance_pay": f"{performance:.2f}",
            "rural_subsidy": random.choice(("0.00", "300.00")),
            "allowances": "200.00",
            "other": "0.00",
            "insurance": ["1", "2", "3", "6"],
        }

    return [year(today.year - 2), year(today.year - 1)]


def _assessment(random: Random, _person: Values, _category: str, today: date) -> list[Values]:
    school = random.choice(SCHOOLS)
    return [
        {"year": year, "result": random.choices("12", (15, 85))[0], "organisation": school}
        for year in (today.year - 2, today.year - 1)
    ]


def _qualification(random: Random, person: Values, category: str, _today: date) -> list[Values]:
    kind = {KINDERGARTEN: "1", VOCATIONAL: "5", HIGHER: "7"}.get(category, random.choice("234"))
    started = _started(person)
    certificate = {
        "qualification_type": kind,
        "number": f"{started}43{random.randrange(10**11):011}",
        "subject": {"2": "104", "3": "209", "7": "6"}.get(kind),
        "issued_on": f"{started}-07-01",
        "issuer": "湖南省教育厅" if category == HIGHER else "岳阳市教育体育局",
    }
    return [certificate]


def _ethics(random: Random, _person: Values, _category: str, today: date) -> list[Values]:
    plain = {"result": "2", "organisation": random.choice(SCHOOLS), "honour_level": "0", "punishment_type": "0"}
    rows = [plain | {"assessed": f"{today.year - 2}-12"}, plain | {"assessed": f"{today.year - 1}-12"}]
    if random.random() < 0.1:
        rows[1] |= {
            "result": "1",
            "honour_level": "4",
            "honour_title": "优秀教师",
            "honoured_on": f"{today.year - 1}-09-10",
            "honour_organisation": "县人民政府",
        }
    return rows


def _teaching(random: Random, _person: Values, category: str, today: date) -> list[Values]:
    year = today.year - 1
    if category == HIGHER:
        return [_university_term(random, year, term) for term in "12"]
    stage = {KINDERGARTEN: "1", SPECIAL: "A", VOCATIONAL: "6"}.get(category, random.choice("234"))
    term = {
        "school_year": f"{year - 1}-{year}",
        "stage": stage,
        "status": "20",
        "courses": [random.choice(("13", "14", "41"))] if stage in "234" else None,
        "course_kind": "2" if category == VOCATIONAL else None,
        "weekly_hours": random.randint(6, 18),
        "other_hours": random.randint(0, 6),
        "concurrent_work": random.choices(("00", "10", "30"), (60, 30, 10))[0],
    }
    return [term | {"term": "1"}, term | {"term": "2"}]


def _university_term(random: Random, year: int, term: str) -> Values:
    return {
        "year": year,
        "term": term,
        "tutor_type": random.choice(("0", "2")),
        "area": random.choice(("0401", "0501", "0701")),
        "teaches_undergraduates": True,
        "course_hours": random.randint(32, 128),
        "converted_hours": random.randint(0, 32),
    }


def _project(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    started = _started(person)
    project = {
        "project_type": "3",
        "is_representative": False,
        "name": random.choice(("农村小学阅读教学研究", "初中数学作业设计研究", "县域课堂改革实验")),
        "approval_number": f"XJK{started}{random.randrange(1000):03}",
        "area": "0401",
        "source": "18",
        "client": "县教育局",
        "funds": "1.50",
        "from": f"{started}-09",
        "to": f"{started + 1}-06",
        "role": "110",
        "rank": 1,
    }
    return [project]


def _book(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    if random.random() < 0.7:
        return [{"book_type": "00"}]
    book = {
        "book_type": "12",
        "is_representative": True,
        "name": "乡村课堂手记",
        "area": "0401",
        "published_on": f"{_started(person) + 1}-01-01",
        "publisher": "湖南教育出版社",
        "book_number": "978-7-5000-0000-0",
        "role": "230",
        "words": "12.00",
        "own_words": "3.50",
    }
    return [book]


def _paper(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    paper = {
        "name": random.choice(("谈小学作文起步教学", "一次函数的三种讲法", "课堂提问的时机")),
        "is_representative": False,
        "role": "100",
        "area": "0401",
        "index": ["00"],
        "journal": "湖南教育",
        "published": f"{_started(person) + 1}-01",
        "volume": "12",
        "issue": str(random.randint(1, 12)),
        "first_page": 20,
        "last_page": 20 + random.randint(0, 4),
    }
    return [paper]


def _award(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    if random.random() < 0.5:
        return [{"award_type": "0"}]
    award = {
        "award_type": "1",
        "is_representative": False,
        "awarded": f"{_started(person) + 1}-01",
        "name": "课堂教学比赛",
        "rank": 1,
        "country": "156",
        "organisation": "县教育局",
    }
    return [award | random.choice(({"grade": "2"}, {"grade": "9", "other_grade": "优胜奖"}))]


def _art(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    if random.random() < 0.9:
        return [{"art_type": "00"}]
    made = {"art_type": "42", "is_representative": False, "name": "兰亭集序（临）", "role": "100"}
    return [made | {"completed": f"{_started(person) + 1}-01", "place": "长沙", "note": "行书"}]


def _patent(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    if random.random() < 0.9:
        return [{"patent_type": "0"}]
    granted = {"patent_type": "2", "is_representative": False, "name": "一种教具", "role": "510"}
    return [granted | {"granted_on": f"{_started(person) + 1}-01-01", "number": f"ZL{random.randrange(10**12):012}"}]


def _report(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    name = random.choice(("县域师资调查报告", "校园安全调研报告"))
    return [{"name": name, "is_representative": False, "role": "100", "completed": f"{_started(person) + 1}-01"}]


def _medicine(_random: Random, _person: Values, _category: str, _today: date) -> list[Values]:
    return [{"medicine_type": "0"}]


def _standard(_random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    named = {"standard_type": "2", "is_representative": False, "name": "学校实验室管理规范", "number": "JY/T 0000-2020"}
    return [named | {"issued_on": f"{_started(person) + 1}-01-01", "role": "130", "rank": 3}]


def _student_award(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    if random.random() < 0.7:
        return [{"student_award_type": "0"}]
    won = {"student_award_type": "1", "is_representative": False, "name": "作文竞赛", "students": "李明等"}
    return [won | {"awarded": f"{_started(person) + 1}-01", "level": "43", "grade": "2", "organisation": "县教育局"}]


def _talent(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    return [{"programme": "50", "year": _started(person) + 1} if random.random() < 0.05 else {"programme": "00"}]


def _training(random: Random, _person: Values, _category: str, today: date) -> list[Values]:
    def course(year: int) -> Values:
        hours = random.choice((24, 36, 72))
        return {
            "year": year,
            "category": random.choice("1245"),
            "name": random.choice(("信息技术能力提升培训", "新课程标准培训", "师德专题培训", "校本研修")),
            "organisation": "县教师进修学校",
            "mode": random.choice("125"),
            "hours": hours,
            "credits": f"{hours / 10:.2f}",
        }

    return [course(today.year - 2), course(today.year - 1)]


def _overseas(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    if random.random() < 0.95:
        return [{"has_studied": False}]
    year = _started(person)
    stay = {"has_studied": True, "from": f"{year}-07-01", "to": f"{year}-09-30", "country": "826"}
    return [stay | {"institution": "University of Reading", "project": "英语教师研修", "organisation": "省教育厅"}]


def _skill(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    spoken = {"language": "1", "proficiency": random.choice("234"), "certificate_type": "2"}
    return [spoken | {"language_certificate": random.choice(("21", "22")), "issued": f"{_started(person) - 1}-06"}]


def _rotation(random: Random, person: Values, _category: str, _today: date) -> list[Values]:
    if random.random() < 0.9:
        return [{"rotation_type": "0"}]
    year = _started(person)
    stay = {"rotation_type": "1", "moves_personnel_relation": False, "from": f"{year}-09", "to": f"{year + 1}-07"}
    return [stay | {"origin": SCHOOLS[0], "host": SCHOOLS[3]}]


def _contact(random: Random, person: Values, category: str, _today: date) -> list[Values]:
    known = {
        "address": f"建设路 {random.randint(1, 300)} 号",
        "mobile": f"1{random.choice('3578')}{random.randrange(10**9):09}",
        "email": f"teacher{person['id_number'][-6:].lower()}@example.com",
    }
    if category == HIGHER:
        known |= {"emergency_name": "家属", "emergency_phone": f"13{random.randrange(10**9):09}"}
    return [known]


MAKERS: dict[str, Callable[[Random, Values, str, date], list[Values]]] = {
    "education": _education,
    "work": _work,
    "post": _post,
    "title": _title,
    "pay": _pay,
    "assessment": _assessment,
    "qualification": _qualification,
    "ethics": _ethics,
    "teaching": _teaching,
    "project": _project,
    "book": _book,
    "paper": _paper,
    "award": _award,
    "art": _art,
    "patent": _patent,
    "report": _report,
    "medicine": _medicine,
    "standard": _standard,
    "student_award": _student_award,
    "talent": _talent,
    "training": _training,
    "overseas": _overseas,
    "skill": _skill,
    "rotation": _rotation,
    "contact": _contact,
}
