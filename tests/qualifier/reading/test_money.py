import pytest

from qualifier.reading.money import Amount, Period, Role, Vat, read_amounts
from qualifier.reading.segments import Segment, Sentence, Speaker
from qualifier.reading.sentences import split_sentences
from qualifier.reading.signals import Certainty, Polarity, Signal


def split(text: str) -> tuple[Sentence, ...]:
    segment = Segment(place="message", start=0, end=len(text), speaker=Speaker.CLIENT)
    return split_sentences(segment, text)


def read(text: str, *, is_answer: bool = False, unit: float = 1) -> tuple[Signal[Amount], ...]:
    first, *rest = split(text)
    following = rest[0].folded if rest else ""
    return read_amounts(first, is_answer=is_answer, unit=unit, following=following)


def read_one(text: str) -> Amount:
    return read(text)[0].value


@pytest.mark.parametrize(
    ("text", "currency", "low"),
    [
        ("бюджет 600 тысяч рублей", "RUB", 600_000),
        ("бюджет 600 000 ₽", "RUB", 600_000),
        ("бюджет 600 т.р.", "RUB", 600_000),
        ("RUB 850,000 per month", "RUB", 850_000),
        ("two million roubles", "RUB", 2_000_000),
        ("пятнадцать тысяч долларов", "USD", 15_000),
        ("даём $18 000", "USD", 18_000),
        ("40k usd", "USD", 40_000),
        ("десять тысяч баксов", "USD", 10_000),
        ("45 000 евро", "EUR", 45_000),
        ("EUR 20k", "EUR", 20_000),
        ("€15k", "EUR", 15_000),
        ("25 тыс. евро", "EUR", 25_000),
        ("шестьдесят тысяч юаней", "CNY", 60_000),
        ("¥80 000", "CNY", 80_000),
        ("100k rmb", "CNY", 100_000),
    ],
)
def test_the_currency_stands_beside_the_number(text: str, currency: str, low: float) -> None:
    amount = read_one(text)

    assert (amount.currency, amount.low, amount.has_currency) == (currency, low, True)


def test_without_a_currency_it_is_roubles_by_default() -> None:
    amount = read_one("бюджет 600 тысяч")

    assert (amount.currency, amount.has_currency) == ("RUB", False)


@pytest.mark.parametrize(
    ("text", "vat"),
    [
        ("бюджет 600 тысяч без НДС", Vat.WITHOUT),
        ("бюджет 600 тысяч, налог сверху", Vat.WITHOUT),
        ("бюджет 600 тысяч + НДС", Vat.WITHOUT),
        ("бюджет 600 тысяч, НДС не облагается", Vat.WITHOUT),
        ("бюджет 600 тысяч без эндээс", Vat.WITHOUT),
        ("бюджет 600 тысяч чистыми", Vat.WITHOUT),
        ("budget 600k net", Vat.WITHOUT),
        ("budget 600k ex VAT", Vat.WITHOUT),
        ("budget 600k, VAT not included", Vat.WITHOUT),
        ("budget 600k plus vat", Vat.WITHOUT),
        ("бюджет 600 тысяч с НДС", Vat.WITH),
        ("бюджет 600 тысяч, в том числе НДС 22 %", Vat.WITH),
        ("бюджет 600 тысяч, НДС внутри", Vat.WITH),
        ("бюджет 600 тысяч вместе с налогом", Vat.WITH),
        ("budget 600k incl. VAT", Vat.WITH),
        ("budget 600k with VAT in it", Vat.WITH),
        ("budget 600k gross", Vat.WITH),
        ("бюджет 600 тысяч", Vat.UNSAID),
        ("бюджет 600 тысяч, с НДС или без не знаю", Vat.UNSAID),
    ],
)
def test_vat_is_read_beside_the_sum(text: str, vat: Vat) -> None:
    assert read_one(text).vat is vat


def test_a_stated_rate_is_kept() -> None:
    assert read_one("бюджет 600 тысяч, в том числе НДС 20 %").vat_pct == 20


def test_vat_said_of_all_lines_holds_for_each() -> None:
    found = read("смс 400 тысяч, видео 600 тысяч, всё с НДС")

    assert [signal.value.vat for signal in found] == [Vat.WITH, Vat.WITH]


def test_vat_may_stand_in_the_next_sentence() -> None:
    sentences = split("Бюджет 3 600 000 руб., в т.ч. НДС")

    found = read_amounts(sentences[0], following=" ".join(one.folded for one in sentences[1:]))

    assert found[0].value.vat is Vat.WITH


@pytest.mark.parametrize(
    ("text", "period", "months"),
    [
        ("бюджет 300 тысяч в месяц", Period.MONTH, None),
        ("по 300 тысяч ежемесячно", Period.MONTH, None),
        ("300k per month", Period.MONTH, None),
        ("в смете стоит 600х6", Period.MONTH, 6),
        ("бюджет на год 9 млн", Period.YEAR, None),
        ("annual budget of 9m", Period.YEAR, None),
        ("бюджет 3 млн в квартал", Period.QUARTER, None),
        ("бюджет 3 млн, старт через месяц", Period.ONCE, None),
        ("budget 3m, we start in a month", Period.ONCE, None),
    ],
)
def test_the_period_is_read_beside_the_sum(text: str, period: Period, months: int | None) -> None:
    amount = read_one(text)

    assert (amount.period, amount.months) == (period, months)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("бюджет 600 тысяч", Role.BUDGET),
        ("на кампанию выделено 600 тысяч", Role.BUDGET),
        ("готовы потратить 600 тысяч", Role.BUDGET),
        ("we can spend 600k", Role.BUDGET),
        ("we have set aside 600k", Role.BUDGET),
        ("начальная цена 2 200 000 руб.", Role.BUDGET),
        ("деньги: 600 тысяч", Role.MONEY),
        ("выручка 46 млн", Role.REVENUE),
        ("оборот по прошлому году 49 млн", Role.REVENUE),
        ("our turnover is 900m roubles", Role.REVENUE),
        ("средний чек 2 380 руб.", Role.PRICE),
        ("дом от 6 млн", Role.PRICE),
        ("тариф за 299 рублей", Role.PRICE),
        ("оклад от 220 тысяч", Role.SALARY),
        ("заплатили штраф 200 тысяч", Role.LOSS),
        ("сделать сайт стоит 500 тысяч рублей", Role.PRICE),
        ("за разработку сайта 500 тысяч рублей", Role.OTHER_DEAL),
        ("вы нам платите 250к", Role.OTHER_DEAL),
        ("в прошлом году на рекламу ушло 140 млн", Role.SPENDING),
        ("we already run about 900k a month", Role.SPENDING),
        ("прошлая кампания обошлась в 2 млн", Role.SPENDING),
        ("конкурент тратит 5 млн", Role.RIVAL),
        ("листовки — 40 000 (это не к вам)", Role.NOT_FOR_US),
        ("flyers 40,000 (not for you)", Role.NOT_FOR_US),
        ("ровно 600 тысяч", Role.UNCLEAR),
    ],
)
def test_the_purpose_is_the_nearest_keyword(text: str, role: Role) -> None:
    assert read_one(text).role is role


def test_each_sum_of_a_sentence_has_its_own_purpose() -> None:
    found = read("выручка 46 млн, охват 120 тысяч, а на рекламу полтора ляма есть")

    assert [(signal.value.low, signal.value.role) for signal in found] == [
        (46_000_000, Role.REVENUE),
        (1_500_000, Role.MONEY),
    ]


def test_a_remark_on_one_line_is_not_of_the_next() -> None:
    found = read("экраны 1,1 млн, ролик 300 тысяч (это не к вам), Telegram 600 тысяч")

    assert [signal.value.role is Role.NOT_FOR_US for signal in found] == [False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "охват 380 тысяч пользователей",
        "118 тысяч владельцев",
        "780 тыс. заёмщиков",
        "74 тыщи в неделю",
        "38 000 насосов в год",
        "нас сто семьдесят человек",
        "тираж 40 000",
        "в 2026 году",
        "с 1 по 8",
        "2300 курьеров",
        "over 300 people",
        "190k loyalty cards",
        "cities over five hundred thousand",
        "телефон 8 800 000-11-19",
        "просело на 19 процентов",
        "по курсу 90",
        "вес 500 г, 20 мл",
        "квартир одиннадцать тысяч",
        "одно предложение",
        "40 rooms",
    ],
)
def test_what_counts_something_else_is_no_money(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("не 700 тысяч, а 480", [700_000, 480]),
        ("не два миллиона, а девятьсот тысяч", [2_000_000, 900_000]),
        ("1,5 млн, нет — 600 тысяч", [1_500_000, 600_000]),
        ("увеличили с 500 тысяч до 800 тысяч", [500_000, 800_000]),
        ("not 700k but 450k", [700_000, 450_000]),
    ],
)
def test_a_sum_taken_back_is_denied_and_the_next_stands(text: str, values: list[float]) -> None:
    found = read(text)

    assert [signal.value.low for signal in found] == values
    assert [signal.polarity for signal in found] == [Polarity.DENIED, Polarity.AFFIRMED]


@pytest.mark.parametrize(
    "text", ["сначала говорили 2 млн", "обещали два миллиона", "originally it was 2m", "раньше было 2 млн"]
)
def test_what_was_said_before_is_former(text: str) -> None:
    assert read_one(text).is_former


def test_a_switch_ends_what_is_former() -> None:
    found = read("сначала я сказал два миллиона потом посчитал и правильно три миллиона двести")

    assert [signal.value.is_former for signal in found] == [True, False]


def test_a_question_is_asked_not_stated() -> None:
    assert read("бюджет 600 тысяч?")[0].certainty is Certainty.ASKED


@pytest.mark.parametrize(
    ("text", "is_ceiling", "is_floor"),
    [
        ("бюджет до 500 тысяч", True, False),
        ("не более 900 тысяч рублей", True, False),
        ("up to 500k", True, False),
        ("бюджет от 500 тысяч", False, True),
        ("at least 500k", False, True),
        ("бюджет 200 тысяч с лишним", False, True),
        ("подняли до 500 тысяч", False, False),
        ("бюджет от 300 до 500 тысяч", False, False),
    ],
)
def test_one_end_alone_is_known_as_such(text: str, is_ceiling: bool, is_floor: bool) -> None:
    amount = read_one(text)

    assert (amount.is_ceiling, amount.is_floor) == (is_ceiling, is_floor)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("SMS — 200 000", "sms"),
        ("Пуш вокруг пяти магазинов — 110 000", "пуш"),
        ("350 тысяч на видео", "на видео"),
        ("на институт пол-ляма", "институт"),
        ("200k for the clinics", "clinics"),
        ("стоматология: 610 000", "стоматология"),
        ("бюджет на август 600 тысяч", None),
    ],
)
def test_a_part_bears_its_label(text: str, label: str | None) -> None:
    assert read_one(text).label == label


def test_a_total_and_a_part_are_known() -> None:
    total, part = read("итого 2 млн, из них 500 тысяч на съёмку")

    assert (total.value.is_total, part.value.is_part) == (True, True)


def test_a_bare_number_is_money_only_in_answer_or_beside_money() -> None:
    assert read("восемьсот") == ()
    assert read("восемьсот", is_answer=True)[0].value.is_bare
    assert read_one("деньги: пятьсот").is_bare


def test_a_table_in_thousands_is_scaled() -> None:
    found = read("| SMS | 4 200 |", unit=1000)

    assert found[0].value.low == 4_200_000


def test_the_signal_quotes_its_sentence() -> None:
    signal = read("Бюджет  600 тысяч")[0]

    assert signal.quote().text == "Бюджет  600 тысяч"
    assert signal.sentence.folded[signal.start : signal.end] == "600 тысяч"


def test_of_a_row_of_sums_without_end_the_beginning_is_read() -> None:
    assert 0 < len(read("бюджет " + "5 млн руб, " * 120)) <= 80
