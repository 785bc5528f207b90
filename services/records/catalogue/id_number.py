"""The resident identity number, from the rule book that all services share."""

from services.common.persons.resident_number import birth_date, check_character, fault, has_county, sex

__all__ = ["birth_date", "check_character", "fault", "has_county", "sex"]
