"""Plants people who are on file twice among many others; it knows nothing of the rules by which they are to be found.

Surnames come as often as they do in China (in hundredths of a percent, rounded), given names by Zipf. Each class is one
way in which offices enter a person a second time without the registry of ID numbers seeing it.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

SURNAMES = (
    "王706李694张682刘538陈453杨308黄223赵215吴203周198徐152孙150"
    "马130朱125胡123郭120何117高110林108罗102郑95梁90谢83宋80唐71许"
    "70韩69冯65邓64曹63彭62曾60肖60田55董54袁53潘52于51蒋50蔡49余46杜"
    "45叶44程43苏43魏42吕41丁40任40沈40姚38卢38姜38崔37钟37谭36陆36汪"
    "35范34金34石33廖33贾33夏32韦31傅31方30白30邹30孟29熊29秦28邱28江"
    "27尹26薛26闫25段25雷24侯24龙23史23陶22黎22贺22顾22毛21郝21龚21邵"
    "20万20钱20严20覃19武19戴19莫18孔18向18汤17温10翟8查5解6单5区4仇3尉"
    "迟1欧阳9"
)
# As common in given names as their place says.
WOMEN = (
    "芳秀英华玉丽红梅兰娟敏静燕霞艳玲桂萍洁琴莉雪颖倩蓉婷云珍慧琳晓蕾春凤美娜佳欣怡悦"
    "淑荣香菊爱翠瑞巧菲琼素月秋彩婉瑶璐彤思雅嘉文冬彬薇露媛珊茜黛苗晶莹卉咏"
)
MEN = (
    "伟国强军平志建明文华东海林峰涛杰勇斌超辉鹏飞永成龙刚庆波宇浩新德亮宏俊忠良振兴义"
    "立学金福生祥清世光正元泽凯晨旭阳磊洋健毅松柏彬博士家继绍启维天少仁安康"
)
# Signs that are typed for each other because they sound alike, or look alike.
ALIKE_IN_SOUND = (
    "伟炜玮", "华骅桦", "英瑛莹", "玲铃龄", "建健剑", "志智致", "明铭鸣", "娟涓鹃", "红宏洪鸿", "燕艳雁焱",
    "丽莉俐", "静敬靖", "梅玫湄", "峰锋丰", "涛滔韬", "军君钧", "强蔷", "晓小筱", "国帼", "平萍苹", "文雯纹",
    "玉育钰", "海亥", "芳方", "成诚承", "林琳霖", "杰洁捷", "勇咏泳", "婷庭亭", "辉晖挥", "飞菲妃", "波博",
    "宇雨羽禹", "新欣馨", "佳嘉家",
)  # fmt: skip
ALIKE_IN_SHAPE = (
    "伟纬", "玲玪", "敏梅", "静净", "涛铸", "娟绢", "颖颍", "倩请", "莉利", "洁诘", "斌武", "浩洁", "宏宠",
    "俊骏", "良艮", "春舂", "琴琹", "霞瑕", "林木", "海梅", "永水", "明朋", "东车", "芳苏", "美姜", "志忘",
)  # fmt: skip
SIMPLE = "张刘陈杨黄赵吴孙马罗郑谢许韩冯邓肖蒋叶苏吕卢钟谭陆龙顾钱严"
TRADITIONAL = dict(zip(SIMPLE, "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭蔣葉蘇呂盧鍾譚陸龍顧錢嚴", strict=True))
PLACES = tuple(f"34{city:02}{county:02}" for city in range(1, 18) for county in range(1, 9))
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
FIRST, DAYS = datetime.date(1964, 1, 1), 38 * 365
WITHOUT_NUMBER, WITH_PASSPORT = 0.01, 0.003


@dataclass(frozen=True)
class Planted:
    """Somebody as one file has it."""

    name: str
    sex: str
    birth_date: str
    id_type: str
    id_number: str
    former_name: str = ""


class Planter:
    """People by a seed; no two share an ID number."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.given: set[str] = set()
        rows = list(_surnames())
        self.surnames, self.often = zip(*rows, strict=True)
        self.zipf = [1 / (rank + 3) for rank in range(len(WOMEN))]

    def crowd(self, count: int) -> Iterator[Planted]:
        """Different people; a few have no number on file yet, or a passport."""
        for _ in range(count):
            one, dice = self.somebody(), self.random.random()
            yield self.without(one) if dice < WITHOUT_NUMBER else self._abroad(one) if dice > 1 - WITH_PASSPORT else one

    def somebody(self) -> Planted:
        random = self.random
        sex = random.choices("12", (38, 62))[0]
        born = (FIRST + datetime.timedelta(days=random.randrange(DAYS))).isoformat()
        return Planted(self._name(sex), sex, born, "1", self._number(random.choice(PLACES), born, sex))

    def pairs(self, count: int) -> Iterator[tuple[str, Planted, Planted]]:
        """Two files of one person each, all classes alike often: class, the one, the other."""
        names = list(ERRORS)
        for at in range(count):
            one = other = None
            while one is None or other is None or (one.id_type, one.id_number) == (other.id_type, other.id_number):
                one = self.somebody()
                other = ERRORS[names[at % len(names)]](self, one)
            yield names[at % len(names)], one, other

    def twins(self, count: int) -> Iterator[tuple[Planted, Planted]]:
        """Born on one day in one place, registered one after the other, named alike but for one sign."""
        while count:
            one = self.somebody()
            sign = self.random.choice(WOMEN if one.sex == "2" else MEN)
            if one.name[-1] != sign:
                count -= 1
                number = self._number(one.id_number[:6], one.birth_date, one.sex)
                yield one, replace(one, name=one.name[:-1] + sign, id_number=number)

    def _name(self, sex: str) -> str:
        signs = self.random.choices(WOMEN if sex == "2" else MEN, self.zipf, k=self.random.choice((1, 2, 2)))
        return self.random.choices(self.surnames, self.often)[0] + "".join(signs)

    def _number(self, place: str, born: str, sex: str) -> str:
        while True:
            order = self.random.randrange(0, 500) * 2 + (sex == "1")
            body = f"{place}{born.replace('-', '')}{order:03}"
            if body not in self.given:
                self.given.add(body)
                return body + "10X98765432"[sum(w * int(d) for w, d in zip(WEIGHTS, body, strict=True)) % 11]

    def without(self, one: Planted) -> Planted:
        return replace(one, id_type="", id_number="")

    def _abroad(self, one: Planted) -> Planted:
        return replace(one, id_type="A", id_number=f"E{self.random.randrange(10**7, 10**8)}")

    def fifteen(self, one: Planted) -> Planted | None:
        """Such numbers were given until 1999."""
        is_old = one.birth_date < "2000"
        return replace(one, id_number=one.id_number[:6] + one.id_number[8:17]) if is_old else None

    def transposed(self, one: Planted) -> Planted:
        number, at = one.id_number, self.random.randrange(0, 16)
        return replace(one, id_number=number[:at] + number[at + 1] + number[at] + number[at + 2 :])

    def mistyped(self, one: Planted) -> Planted:
        number, at = one.id_number, self.random.randrange(0, 17)
        return replace(one, id_number=number[:at] + self.random.choice("0123456789") + number[at + 1 :])

    def sounding_alike(self, one: Planted) -> Planted | None:
        return self._other_sign(self._abroad(one), ALIKE_IN_SOUND)

    def looking_alike(self, one: Planted) -> Planted | None:
        return self._other_sign(self.mistyped(one), ALIKE_IN_SHAPE)

    def _other_sign(self, one: Planted, groups: tuple[str, ...]) -> Planted | None:
        at = self.random.randrange(1, len(one.name))
        others = [sign for group in groups if one.name[at] in group for sign in group if sign != one.name[at]]
        return replace(one, name=one.name[:at] + self.random.choice(others) + one.name[at + 1 :]) if others else None

    def traditional(self, one: Planted) -> Planted | None:
        first = TRADITIONAL.get(one.name[0])
        return replace(self._abroad(one), name=first + one.name[1:]) if first else None

    def day_for_month(self, one: Planted) -> Planted | None:
        year, month, day = one.birth_date.split("-")
        is_date = int(day) <= 12 and month != day
        return replace(self._abroad(one), birth_date=f"{year}-{day}-{month}") if is_date else None

    def other_day(self, one: Planted) -> Planted | None:
        year, month, day = one.birth_date.split("-")
        other = f"{day[0]}{self.random.choice('123456789')}"
        is_date = other != day and int(other) <= 28
        return replace(self._abroad(one), birth_date=f"{year}-{month}-{other}") if is_date else None

    def other_sex(self, one: Planted) -> Planted:
        return replace(self._abroad(one), sex="1" if one.sex == "2" else "2")

    def renamed(self, one: Planted) -> Planted:
        name = one.name[0] + self._name(one.sex)[-1] + self._name(one.sex)[-1]
        return replace(self._abroad(one), name=name, former_name=one.name)


ERRORS: dict[str, Callable[[Planter, Planted], Planted | None]] = {
    "another document": Planter._abroad,
    "no number yet": Planter.without,
    "15 digits": Planter.fifteen,
    "digits transposed": Planter.transposed,
    "digit mistyped": Planter.mistyped,
    "name sounds alike": Planter.sounding_alike,
    "name looks alike, digit mistyped": Planter.looking_alike,
    "traditional sign": Planter.traditional,
    "day for month": Planter.day_for_month,
    "day mistyped": Planter.other_day,
    "sex mistyped": Planter.other_sex,
    "renamed": Planter.renamed,
}


def _surnames() -> Iterator[tuple[str, int]]:
    name, often = "", ""
    for sign in f"{SURNAMES}。":
        if often and not sign.isdigit():
            yield name, int(often)
            name, often = "", ""
        if sign.isdigit():
            often += sign
        else:
            name += sign
