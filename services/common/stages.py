"""In which 任教学段 a teacher counts: the one taught, else that of the school's category."""

# 学前, 小学, 初中, 普通高中, 特殊教育 have rows in the form 教基4063; 中职, 高校 and 学段未填 have none
PRESCHOOL, PRIMARY, JUNIOR, SENIOR, SPECIAL = FORM_STAGES = ("preschool", "primary", "junior", "senior", "special")
VOCATIONAL, HIGHER, UNKNOWN = OTHER_STAGES = ("vocational", "higher", "unknown")
# By the code: 职业初中 counts with 初中; 成人中学 and 其他 have no row of their own
OF_CODE = {
    "1": PRESCHOOL,
    "2": PRIMARY,
    "3": JUNIOR,
    "5": JUNIOR,
    "4": SENIOR,
    "A": SPECIAL,
    "6": VOCATIONAL,
    "7": VOCATIONAL,
}
OF_CATEGORY = {"kindergarten": PRESCHOOL, "special_education": SPECIAL, "secondary_vocational": VOCATIONAL}
HIGHER_EDUCATION = "higher_education"


def stage_of(category: str | None, main_stage: str | None) -> str:
    """The stage by the category of the school and the code of the stage that is taught mostly."""
    if category == HIGHER_EDUCATION:
        return HIGHER
    return OF_CODE.get(main_stage or "") or OF_CATEGORY.get(category or "", UNKNOWN)
