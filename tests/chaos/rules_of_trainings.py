"""What must hold at rest of results and credits: one credit each, sums equal on both sides, files that say the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from tests.chaos.rows_of_trainings import Account, Credit, Result, Sent, Written
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER, UNEXPLAINED, Violation, grouped

GONE = {"superseded", "revoked"}
MINISTRY, NATIONAL = "ministry", "national"
TWICE = "was credited"


def credited_once(results: Iterable[Result], credits_: Iterable[Credit]) -> Iterator[Violation]:
    """No result has two credits, none two that stand; a credit is of a result that was confirmed."""
    states = {each.id: each.state for each in results}
    credits_ = list(credits_)
    reversed_ = Counter(each.reverses_id for each in credits_ if each.reverses_id)
    given = [each for each in credits_ if each.reverses_id is None]
    for result_id, times in Counter(each.result_id for each in given).items():
        if times > 1:
            yield Violation(DOUBLED, result_id, f"{TWICE} {times} times")
        if states.get(result_id) not in {"confirmed"} | GONE:
            yield Violation(UNEXPLAINED, result_id, f"is {states.get(result_id)}, but was credited")
    for subject_id, times in Counter(each.subject_id for each in given if not reversed_[each.id]).items():
        if times > 1:
            yield Violation(DOUBLED, subject_id, f"has {times} credits that stand")
    for credit_id, times in reversed_.items():
        if times > 1:
            yield Violation(DOUBLED, credit_id, f"was reversed {times} times")


def numbered(credits_: Iterable[Credit], accounts: Iterable[Account]) -> Iterator[Violation]:
    """The confirmations of a teacher follow each other without gap, and the account knows how many there are."""
    known = {each.teacher_id: each.confirmations for each in accounts}
    for teacher_id, own in grouped(credits_, "teacher_id").items():
        numbers = sorted(each.number for each in own)
        if numbers != list(range(1, known.get(teacher_id, 0) + 1)):
            yield Violation(OUT_OF_ORDER, teacher_id, f"has confirmations {numbers}, counts {known.get(teacher_id)}")


def agreed(results: Iterable[Result], credits_: Iterable[Credit], sent: Iterable[Sent]) -> Iterator[Violation]:
    """What the ministry sent has arrived once, and both sides say the same of it, to the hundredth."""
    results = list(results)
    there: dict[str, list[Result]] = defaultdict(list)
    for each in results:
        if each.origin_id:
            there[each.origin_id].append(each)
    amounts = {each.result_id: each.hundredths for each in credits_ if each.reverses_id is None}
    own = {each.id: each for each in results if each.level == MINISTRY and each.source != NATIONAL}
    for each in sent:
        found = there.pop(each.result_id, [])
        if not each.has_arrived or not found:
            yield Violation(LOST, each.result_id, "was sent and has not arrived")
            continue
        if len(found) > 1:
            yield Violation(DOUBLED, each.result_id, f"arrived {len(found)} times")
        yield from _compared(own[each.result_id], found[0], each, amounts.get(found[0].id, 0))
    for origin_id in there:
        yield Violation(UNEXPLAINED, origin_id, "arrived, but nobody sent it")


def _compared(own: Result, there: Result, sent: Sent, hundredths: int) -> Iterator[Violation]:
    if own.state in GONE or there.state in GONE:
        return  # a correction has taken its place on one side already
    if sent.state != (there.state if there.state != "submitted" else None):
        yield Violation(LOST, own.id, f"is {there.state} in its province, {sent.state} for the ministry")
    if sent.hundredths != hundredths and sent.state is not None:
        yield Violation(LOST, own.id, f"is worth {hundredths} in its province, {sent.hundredths} for the ministry")
    expected = {"sent", "returned", "entered", "submitted"} if sent.state in (None, "returned") else {there.state}
    if own.state not in expected:
        yield Violation(LOST, own.id, f"is {own.state} at the ministry, {there.state} in its province")


def written(credits_: Iterable[Credit], files: Iterable[Written]) -> Iterator[Violation]:
    """Each credit that stands is an entry of its file, by its last confirmation; what was reversed is none."""
    last: dict[str, Credit] = {}
    for each in credits_:
        if each.subject_id not in last or last[each.subject_id].number < each.number:
            last[each.subject_id] = each
    for file in files:
        credit = last.pop(file.subject_id, None)
        if credit is None:
            yield Violation(UNEXPLAINED, file.subject_id, "is in a file, but was never credited")
        elif credit.number != file.number:
            yield Violation(LOST, file.subject_id, f"is confirmation {credit.number}, its file knows {file.number}")
        elif file.stands == bool(credit.reverses_id):
            yield Violation(LOST, file.subject_id, f"{'stands' if file.stands else 'does not stand'} in its file")
    for subject_id in last:
        yield Violation(LOST, subject_id, "was credited, but its file was never told")
