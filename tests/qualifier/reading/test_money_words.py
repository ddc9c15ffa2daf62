import pytest

from qualifier.reading import money_words as words
from qualifier.reading.fold import fold


def says(expression, text: str) -> bool:
    return expression.search(fold(text).text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "без НДС",
        "без учёта НДС",
        "НДС сверху",
        "плюс НДС",
        "+ НДС 22%",
        "НДС не облагается",
        "НДС отдельно",
        "мы на УСН",
        "у нас упрощёнка",
        "чистыми",
        "net of VAT",
        "excluding VAT",
        "ex VAT",
        "plus VAT",
        "VAT not included",
        "before tax",
        "VAT-exclusive",
        "without VAT",
    ],
)
def test_a_sum_without_tax_is_known(text: str) -> None:
    assert says(words.NET, text)
    assert not says(words.GROSS, text)


@pytest.mark.parametrize(
    "text",
    [
        "с НДС",
        "вместе с НДС",
        "включая НДС",
        "в том числе НДС 20%",
        "в т.ч. НДС",
        "с учётом налога",
        "НДС внутри",
        "НДС включён",
        "НДС уже сидит внутри",
        "брутто",
        "gross",
        "incl. VAT",
        "including tax",
        "inclusive of VAT",
        "VAT included",
        "with VAT",
    ],
)
def test_a_sum_with_tax_is_known(text: str) -> None:
    assert says(words.GROSS, text)
    assert not says(words.NET, text)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (words.MONTHLY, "600 тысяч в месяц"),
        (words.MONTHLY, "600 тысяч ежемесячно"),
        (words.MONTHLY, "600k per month"),
        (words.MONTHLY, "600k a month"),
        (words.MONTHLY, "600 тыс./мес"),
        (words.MONTHLY, "monthly 600k"),
        (words.YEARLY, "7 млн в год"),
        (words.YEARLY, "годовой бюджет 7 млн"),
        (words.YEARLY, "7m per year"),
        (words.YEARLY, "an annual 7m"),
        (words.YEARLY, "на весь 2027 год"),
        (words.QUARTERLY, "2 млн в квартал"),
        (words.QUARTERLY, "квартальный бюджет"),
        (words.QUARTERLY, "2m per quarter"),
        (words.TOTAL, "итого 600"),
        (words.TOTAL, "всего 600"),
        (words.TOTAL, "in all 600"),
        (words.TOTAL, "total: 600"),
        (words.AD_WORK, "на рекламу 600"),
        (words.AD_WORK, "бюджет на продвижение"),
        (words.AD_WORK, "media budget"),
        (words.AD_WORK, "600k for ads"),
        (words.SLANG, "пол-ляма"),
        (words.SLANG, "300 косарей"),
        (words.SLANG, "две сотки"),
        (words.SLANG, "450 т.р."),
        (words.PART, "2 млн, из них "),
        (words.PART, "2m, of which "),
        (words.CHANNEL, "смс 60"),
        (words.CHANNEL, "баннеры 60"),
        (words.CHANNEL, "video 60k"),
    ],
)
def test_words_of_money_are_known(expression, text: str) -> None:
    assert says(expression, text)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (words.MONTHLY, "within a month"),
        (words.MONTHLY, "600 тысяч на флайт"),
        (words.YEARLY, "600 тысяч в месяц"),
        (words.QUARTERLY, "600 тысяч в год"),
        (words.TOTAL, "смс 60"),
        (words.AD_WORK, "на ремонт 600"),
        (words.AD_WORK, "600k for a new roof"),
        (words.SLANG, "600 тысяч"),
        (words.NET, "600 тысяч"),
        (words.GROSS, "600 тысяч"),
        (words.GROSS, "600k"),
    ],
)
def test_other_words_are_not(expression, text: str) -> None:
    assert not says(expression, text)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        (" рублей", "RUB"),
        (" руб.", "RUB"),
        ("₽", "RUB"),
        (" долларов", "USD"),
        ("$", "USD"),
        (" usd", "USD"),
        (" евро", "EUR"),
        ("€", "EUR"),
        (" юаней", "CNY"),
        (" yuan", "CNY"),
    ],
)
def test_a_currency_after_a_number_is_named(text: str, currency: str) -> None:
    found = words.CURRENCY_AFTER.match(text)
    assert found is not None
    assert found.lastgroup == currency


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("$", "USD"),
        ("usd ", "USD"),
        ("€", "EUR"),
        ("eur ", "EUR"),
        ("¥", "CNY"),
        ("rub ", "RUB"),
        ("₽", "RUB"),
    ],
)
def test_a_currency_before_a_number_is_named(text: str, currency: str) -> None:
    found = words.CURRENCY_BEFORE.search(text)
    assert found is not None
    assert found.lastgroup == currency


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" сотрудников", True),
        (" новых магазинов", True),
        (" заявок", True),
        (" минут", True),
        ("%", True),
        (" employees", True),
        (" new stores", True),
        (" impressions", True),
        (" weeks", True),
        (" рублей", False),
        (" на рекламу", False),
        (" per month", False),
        (" for ads", False),
    ],
)
def test_what_a_number_counts_is_no_money(text: str, *, expected: bool) -> None:
    assert (words.COUNTED.match(text) is not None) is expected


@pytest.mark.parametrize(
    ("text", "label"),
    [("на радио — ", "радио"), ("for radio: ", "radio"), ("на сам институт ", "институт")],
)
def test_what_a_part_of_the_money_goes_to_is_named(text: str, label: str) -> None:
    found = words.LABEL_BEFORE.search(text)
    assert found is not None
    assert found["label"] == label
