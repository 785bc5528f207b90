"""What is asked of every service at once: the list of services, and one list made of their answers."""

from services.common.errors import Refused, Unavailable
from services.contracts import identity, media, mobility, records, review, training

SERVICES = tuple(contract.NAME for contract in (identity, records, review, mobility, training, media))


def newest(answers: dict[str, dict | Refused], limit: int) -> dict:
    """One page of the newest of all; goes on (`next`) only where one service alone was asked.

    Services that did not answer are named in `unavailable`; any other refusal is raised.
    """
    silent = [service for service, answer in answers.items() if isinstance(answer, Unavailable)]
    pages = [answer for answer in answers.values() if not isinstance(answer, Unavailable)]
    for page in pages:
        if isinstance(page, Refused):
            raise page
    items = [item for page in pages for item in page["items"]]
    items.sort(key=lambda item: item["created_at"], reverse=True)
    following = pages[0]["next"] if len(answers) == 1 and pages else None
    return {"items": items[:limit], "next": following, "unavailable": silent}
