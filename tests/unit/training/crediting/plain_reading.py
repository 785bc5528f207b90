"""A second, plain reading of whole accounts under a rule, in fractions; it imports nothing of the product."""

from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from tests.unit.training.crediting.plain_lines import PlainLines, half_up, number


class PlainReading(PlainLines):
    """The account of one person: `lines` by id, `years` and `cycles` by first day, `standings` as a sorted list."""

    def __init__(self, documents, results, now, person):
        super().__init__(documents, results)
        self.now, self.person = now, person
        self.days = [result["finished"] for result in results]
        self.parts = [part for line in self.lines for part in self.parts_of(line)]
        self.years, self.cycles = self.periods("year"), self.periods("cycle")
        for per, periods in (("year", self.years), ("cycle", self.cycles)):
            for period in periods:
                self.limit(per, period)
        self.balances = {which: self.balance(which) for which in ("confirmed", "forecast")}
        self.standings = sorted(self.all_standings(), key=repr)

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
