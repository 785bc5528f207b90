"""One faultless teacher and the set that she belongs to."""

from datetime import date

import pytest

from services.records import catalogue

TODAY = date(2025, 9, 1)


@pytest.fixture(scope="session")
def basic():
    return catalogue.load().set("primary_secondary", "basic")


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def teacher():
    """As a form sends it."""
    return {
        "name": "阿卜杜热合曼·买买提",
        "sex": "1",
        "nationality": "156",
        "id_type": "1",
        "id_number": "440308199901101512",
        "birth_date": "1999-01-10",
        "ethnicity": "05",
        "political_status": ["03"],
        "work_start": "2021-07",
        "school_start": "2021-08",
        "source": "11",
        "staff_category": "11",
        "on_establishment": True,
        "contract": "1",
        "normal_graduate": True,
        "special_education_trained": False,
        "special_education_certificate": False,
        "it_ability": "2",
        "free_normal_student": "0",
        "grassroots_service": "0",
        "special_grade_teacher": False,
        "backbone_teacher": False,
        "psychology_teacher": "0",
        "personnel_status": "100",
    }
