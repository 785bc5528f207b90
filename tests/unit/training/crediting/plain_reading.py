"""A second reading of rules of credits, from the words of a document, in fractions; it imports nothing of the product.

Everything is looked up anew each time, which is slow and plain. Documents, results and people are plain mappings as
random_rules.py makes them; numbers are texts.
"""

from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

COUNTED, VOID, WAITING, NOT_PROVIDED, NO_RULE, REVOKED = (
    "counted", "void", "waiting", "not_provided", "no_rule", "revoked"
)  # fmt: skip


def number(text):
    return Fraction(str(text))


def half_up(value, places):
    return Fraction(floor(value * 10**places + Fraction(1, 2)), 10**places)


class PlainReading:
    """The account of one person: `lines` by id, `years` and `cycles` by first day, `standings` as a sorted list."""

    def __init__(self, documents, results, now, person):
        self.documents = sorted(documents, key=lambda document: document["in_force"]["from"])
        self.now, self.person = now, person
        confirmed = sorted((each for each in results if each["confirmed"]), key=lambda each: each["confirmed"]["order"])
        pending = sorted(
            (each for each in results if not each["confirmed"]), key=lambda each: (each["finished"], each["id"])
        )
        self.lines = []
        for result in [*confirmed, *pending]:
            self.lines.append(self.line(result))
        self.days = [result["finished"] for result in results]
        self.parts = [part for line in self.lines for part in self.parts_of(line)]
        self.years, self.cycles = self.periods("year"), self.periods("cycle")
        for per, periods in (("year", self.years), ("cycle", self.cycles)):
            for period in periods:
                self.limit(per, period)
        self.balances = {which: self.balance(which) for which in ("confirmed", "forecast")}
        self.standings = sorted(self.all_standings(), key=repr)

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

    # sums

    def parts_of(self, line):
        day = line["result"]["finished"]
        document = self.in_force(day) or self.nearest(day)
        for bucket, amount in line["amounts"].items():
            counts = amount if line["counts"] == 1 else half_up(amount * line["counts"], int(document["places"]))
            yield {
                "line": line,
                "bucket": bucket,
                "beside": bucket in document.get("beside", []),
                "amount": amount,
                "counts": counts,
                "year": self.year(self.nearest(day), day),
                "cycle": self.cycle(self.nearest(day), day),
            }

    def periods(self, per):
        """All periods that begin by the later of today and the last result, from the cycle of the first day on."""
        first = min([*self.days, self.person["since"] or self.now])
        last = max([*self.days, self.now])
        cycle = self.cycle(self.nearest(first), first)
        day, found = cycle[0] if cycle else first, []
        while day <= last:
            span = self.span(per, self.nearest(day), day)
            if span:
                found.append(span)
            day = (span or self.year(self.nearest(day), day))[1] + timedelta(days=1)
        return found

    def judge(self, period):
        return self.nearest(min(self.now, period[1]))

    def select(self, of, parts):
        buckets, when = of.get("buckets"), of.get("when", {})
        return [
            part
            for part in parts
            if (part["bucket"] in buckets if buckets else not part["beside"])
            and all(part["line"]["result"]["attributes"].get(code) in values for code, values in when.items())
        ]

    def limit(self, per, period):
        for maximum in self.judge(period).get("maxima", []):
            if maximum["per"] == per:
                room = number(maximum["at_most"])
                for part in self.select(maximum["of"], [part for part in self.parts if part[per] == period]):
                    part["counts"] = min(part["counts"], room)
                    room -= part["counts"]

    def of(self, which, parts):
        return [part for part in parts if which == "forecast" or part["line"]["result"]["confirmed"]]

    def total(self, which, parts, key="counts"):
        return sum((part[key] for part in self.of(which, parts)), Fraction(0))

    def sums(self, per, period):
        """credited and counting, by what is confirmed and in the forecast."""
        parts = self.select({}, [part for part in self.parts if part[per] == period])
        return [self.total(which, parts, key) for key in ("amount", "counts") for which in ("confirmed", "forecast")]

    # years that hang together

    def annual_minimum(self, document):
        found = [each for each in document.get("minima", []) if each["per"] == "year" and "of" not in each]
        return number(found[0]["at_least"]) if found else None

    def balance(self, which):
        counts, carried, owed = {}, Fraction(0), Fraction(0)
        for period in self.years:
            document = self.judge(period)
            minimum = self.annual_minimum(document)
            parts = self.select({}, [part for part in self.parts if part["year"] == period])
            have = self.total(which, parts) + carried
            repaid = min(owed, have)
            have, owed, carried, lent = have - repaid, owed - repaid, Fraction(0), Fraction(0)
            if minimum is not None and "carry_over" in document:
                carried = max(Fraction(0), min(have - minimum, number(document["carry_over"]["at_most"])))
            if minimum is not None and "lending" in document:
                asked = number(self.person["lent"].get(period[0].year, 0))
                lent = max(Fraction(0), min(asked, number(document["lending"]["at_most"]), minimum - have))
                owed += half_up(lent * number(document["lending"]["factor"]), int(document["places"]))
            counts[period] = have + lent
        return counts

    # minima

    def all_standings(self):
        """(per, first day, last day, what, required, have, missing for confirmed, the same for the forecast)."""
        for per, periods in (("cycle", self.cycles), ("year", self.years)):
            for period in periods:
                document = self.judge(period)
                if period[0] > self.now or (per == "year" and not self.owed(period, document)):
                    continue
                parts = [part for part in self.parts if part[per] == period]
                for minimum in document.get("minima", []):
                    if minimum["per"] == per:
                        yield self.standing(document, minimum, period, parts, "counts", None)
        yield from self.standings_of_programmes()

    def standings_of_programmes(self):
        for obligation in self.person["obligations"]:
            period = date.fromisoformat(obligation["from"]), date.fromisoformat(obligation["until"])
            document = self.nearest(period[1])
            for programme in document.get("programmes", []):
                if programme["name"] == obligation["programme"]:
                    parts = [part for part in self.parts if self.is_of(part["line"], obligation)]
                    for minimum in programme.get("minima", []):
                        yield self.standing(document, minimum, period, parts, "amount", programme["name"])

    def is_of(self, line, obligation):
        day = line["result"]["finished"].isoformat()
        return line["programme"] == obligation["programme"] and obligation["from"] <= day <= obligation["until"]

    def owed(self, year, document):
        if self.person["since"] and year[1] < self.person["since"]:
            return False
        for obligation in self.person["obligations"]:
            within = obligation["from"] <= year[1].isoformat() and obligation["until"] >= year[0].isoformat()
            for programme in document.get("programmes", []):
                if within and programme["name"] == obligation["programme"] and programme["replaces_annual"]:
                    return False
        return True

    def standing(self, document, minimum, period, parts, key, programme):
        reached = []
        for which in ("confirmed", "forecast"):
            have = self.total(which, self.select(minimum.get("of", {}), parts), key)
            if "of" not in minimum and minimum.get("per") == "year":
                have = self.balances[which][period]
            total = self.total(which, self.select({}, parts), key)
            reached.append(self.reached(minimum, have, total, int(document["places"])))
        of = minimum.get("of", {})
        what = (tuple(of.get("buckets", ())), tuple((code, tuple(said)) for code, said in of.get("when", {}).items()))
        return (minimum.get("per", "programme"), *period, what, programme, *reached)

    def reached(self, minimum, have, total, places):
        if "at_least" in minimum:
            required = number(minimum["at_least"])
            return required, have, max(Fraction(0), required - have)
        share = number(minimum["share"])
        missing = max(Fraction(0), (share * total - have) / (1 - share))
        up = 10**places
        return Fraction(ceil(share * total * up), up), have, Fraction(ceil(missing * up), up)
