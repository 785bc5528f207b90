"""A second reading of single results under a rule, in fractions; it imports nothing of the product.

Everything is looked up anew each time, which is slow and plain. Documents, results and people are plain mappings as
random_cases.py makes them; numbers are texts.
"""

from datetime import date, timedelta
from fractions import Fraction
from math import floor

COUNTED, VOID, WAITING, NOT_PROVIDED, NO_RULE, REVOKED = (
    "counted", "void", "waiting", "not_provided", "no_rule", "revoked"
)  # fmt: skip


def number(text):
    return Fraction(str(text))


def half_up(value, places):
    return Fraction(floor(value * 10**places + Fraction(1, 2)), 10**places)


class PlainLines:
    """What each result is worth, in the order in which they use up caps."""

    def __init__(self, documents, results):
        self.documents = sorted(documents, key=lambda document: document["in_force"]["from"])
        confirmed = sorted((each for each in results if each["confirmed"]), key=lambda each: each["confirmed"]["order"])
        pending = sorted(
            (each for each in results if not each["confirmed"]), key=lambda each: (each["finished"], each["id"])
        )
        self.lines = []
        for result in [*confirmed, *pending]:
            self.lines.append(self.line(result))

    # which version

    def in_force(self, day):
        for document in self.documents:
            until = document["in_force"].get("until")
            if document["in_force"]["from"] <= day.isoformat() and (until is None or day.isoformat() <= until):
                return document
        return None

    def nearest(self, day):
        begun = [document for document in self.documents if document["in_force"]["from"] <= day.isoformat()]
        return begun[-1] if begun else self.documents[0]

    # years and cycles

    def year(self, document, day):
        month, of_month = (int(part) for part in document["year_begins"].split("-"))
        first = date(day.year, month, of_month)
        if first > day:
            first = date(day.year - 1, month, of_month)
        return first, date(first.year + 1, month, of_month) - timedelta(days=1)

    def cycle(self, document, day):
        if "cycle" not in document:
            return None
        first, _ = self.year(document, day)
        count = int(document["cycle"]["years"])
        while (first.year - int(document["cycle"]["grid_start"])) % count:
            first = date(first.year - 1, first.month, first.day)
        return first, date(first.year + count, first.month, first.day) - timedelta(days=1)

    def span(self, per, document, day):
        return self.year(document, day) if per == "year" else self.cycle(document, day)

    # one result

    def line(self, result):
        line = {"result": result, "outcome": None, "kind": None, "kept": Fraction(0), "amounts": {}, "moved": {}}
        line |= {"programme": None, "counts": Fraction(1)}
        document = self.in_force(result["finished"])
        if result["revoked"]:
            return line | {"outcome": REVOKED}
        if result["confirmed"]:
            said = result["confirmed"]
            amounts = {bucket: number(amount) for bucket, amount in said["amounts"].items()}
            told = {"kept": number(said["kept"]), "amounts": amounts, "counts": number(said["counts"])}
            return line | told | {"outcome": COUNTED, "kind": said["kind"], "programme": said["programme"]}
        if document is None:
            return line | {"outcome": NO_RULE}
        return line | self.worked_out(document, result)

    def worked_out(self, document, result):
        known = {
            code: value
            for code, value in result["attributes"].items()
            if value in document.get("attributes", {}).get(code, {}).get("values", ())
        }
        kind = self.first(document["kinds"], known)
        if isinstance(kind, str):
            return {"outcome": kind}
        if outcome := self.void(document, kind, known, result["measures"]):
            return {"outcome": outcome, "kind": kind["name"]}
        case = self.first(kind["cases"], known)
        programme = self.first(document.get("programmes", []), known)
        if isinstance(case, str) or programme == WAITING:
            return {"outcome": case if isinstance(case, str) else WAITING, "kind": kind["name"]}
        amount = self.amount(document, case, result)
        if amount is None:
            return {"outcome": WAITING, "kind": kind["name"]}
        kept, moved = self.within_caps(document, kind, amount, result["finished"])
        programme = None if isinstance(programme, str) else programme
        return {
            "outcome": COUNTED,
            "kind": kind["name"],
            "kept": kept,
            "amounts": self.amounts(document, kind, kept, moved),
            "programme": programme and programme["name"],
            "counts": number(programme["counts"]) if programme else Fraction(1),
        }

    def holds(self, when, known):
        if any(code in known and known[code] not in values for code, values in when.items()):
            return False
        return None if any(code not in known for code in when) else True

    def first(self, among, known):
        for one in among:
            holds = self.holds(one.get("when", {}), known)
            if holds is None:
                return WAITING
            if holds:
                return one
        return NOT_PROVIDED

    def void(self, document, kind, known, measures):
        outcomes = [
            self.one_void(void, known, measures)
            for void in document.get("voids", [])
            if kind["name"] in void.get("kinds", [kind["name"]])
        ]
        return VOID if VOID in outcomes else WAITING if WAITING in outcomes else None

    def one_void(self, void, known, measures):
        if "failed" in void:
            return {True: VOID, False: None, None: WAITING}[self.holds(void["failed"], known)]
        if "awaits" in void:
            reached = measures.get(void["awaits"]["measure"])
            return WAITING if reached is None or number(reached) < number(void["awaits"]["least"]) else None
        absent, planned = measures.get(void["absence"]["absent"]), measures.get(void["absence"]["planned"])
        if absent is None or planned is None:
            return WAITING
        missed = number(absent)
        return VOID if missed and missed >= number(planned) * number(void["absence"]["from"]) else None

    def amount(self, document, case, result):
        amounts = []
        for term in case["terms"]:
            amount = self.term(document, term, result)
            if amount is None:
                return None
            amounts.append(amount)
        stated = [amount for amount in amounts if amount != "blank"]
        return sum(stated, Fraction(0)) if stated else None

    def term(self, document, term, result):
        """None if it cannot be said, "blank" if it may be left out."""
        places = int(document["places"])
        if "fixed" in term:
            return number(term["fixed"])
        if "reviewed" in term:
            found = result["reviewed"]
            low, high = number(term["reviewed"]["from"]), number(term["reviewed"]["to"])
            return half_up(number(found), places) if found is not None and low <= number(found) <= high else None
        stated = [code for code in term["count"] if code in result["measures"]]
        if not stated:
            return "blank" if term.get("optional") else None
        quantity, per = number(result["measures"][stated[0]]), number(term["count"][stated[0]])
        if "daily_max" in term:
            if result["days"] is None:
                return None
            quantity = min(quantity, number(term["daily_max"]) * result["days"])
        units = Fraction(floor(quantity / per)) if term.get("floor") else quantity / per
        amount = half_up(units * number(term["gives"]), places)
        return min(amount, number(term["at_most"])) if "at_most" in term else amount

    def within_caps(self, document, kind, amount, day):
        moved = {}
        for per in ("item", "year", "cycle"):
            for cap in document.get("caps", []):
                if cap["per"] != per or kind["name"] not in cap["kinds"]:
                    continue
                room = number(cap["at_most"])
                if per != "item":
                    room = max(Fraction(0), room - self.used(cap["kinds"], self.span(per, document, day), per))
                excess = max(Fraction(0), amount - room)
                amount -= excess
                if excess and "excess_to" in cap:
                    moved[cap["excess_to"]] = moved.get(cap["excess_to"], Fraction(0)) + excess
        return amount, moved

    def used(self, kinds, span, per):
        """What lines before this one have kept in the period."""
        return sum(
            (
                line["kept"]
                for line in self.lines
                if line["kind"] in kinds
                and self.span(per, self.nearest(line["result"]["finished"]), line["result"]["finished"]) == span
            ),
            Fraction(0),
        )

    def amounts(self, document, kind, kept, moved):
        """A boundary between two shares lies at the rounded sum of those before it."""
        places, beside = int(document["places"]), document.get("beside", [])
        while (kept * 10**places).denominator > 1:  # a cap left it with more
            places += 1
        amounts, before = {}, Fraction(0)
        for bucket, share in kind["into"].items():
            if bucket in beside:
                amounts[bucket] = half_up(kept * number(share), places)
            else:
                after = before + number(share)
                amounts[bucket] = half_up(kept * after, places) - half_up(kept * before, places)
                before = after
        for bucket, excess in moved.items():
            amounts[bucket] = amounts.get(bucket, Fraction(0)) + excess
        return amounts
