"""What somebody sent of a rule, as text or as a form, becomes the two texts that are kept."""

from services.common.errors import Invalid
from services.training.rules import examining

NO_FORM = "This is no rule: send its keys with their values."


def texts_of(text: str | None, vectors_text: str, form: dict | None, vectors_form: list | None) -> tuple[str, str]:
    """What was sent, as the two texts that are kept; raises Invalid for a form that is none."""
    if text is not None:
        return text, vectors_text
    try:
        return examining.as_texts(form, vectors_form)
    except (AttributeError, RecursionError, TypeError, ValueError):
        raise Invalid(NO_FORM, errors={"form": [NO_FORM]}) from None
