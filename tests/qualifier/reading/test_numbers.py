import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from qualifier.reading.fold import fold
from qualifier.reading.numbers import Number, find_numbers

# num2words writes these with other scales than we read («квадриллион»).
WRITTEN = st.one_of(st.integers(1, 9_999), st.integers(1, 10**9), st.integers(1, 10**12 - 1))


def read(text: str) -> list[float]:
    return [number.value for number in find_numbers(fold(text).text)]


def read_sums(text: str) -> list[float]:
    return [number.as_sum() for number in find_numbers(fold(text).text)]


@given(WRITTEN)
def test_any_number_in_russian_words_is_read_back(number: int) -> None:
    assert read(num2words(number, lang="ru")) == [number]


@given(WRITTEN, st.sampled_from("ngdaip"))
def test_any_number_is_read_back_in_every_case_form(number: int, case: str) -> None:
    assert read(num2words(number, lang="ru", case=case)) == [number]


@given(WRITTEN)
def test_any_number_in_english_words_is_read_back(number: int) -> None:
    assert read(num2words(number, lang="en")) == [number]


@given(st.integers(0, 10**12), st.sampled_from([" ", "\u00a0", "\u202f", ","]))
def test_any_number_in_grouped_digits_is_read_back(number: int, gap: str) -> None:
    assert read(f"{number:,}".replace(",", gap)) == [number]


@given(st.integers(1, 999), st.sampled_from(["тыс.", "тысяч", "тыщ", "т.р.", "k", "к", "тыр"]))
def test_thousands_are_read_however_they_are_written(count: int, scale: str) -> None:
    assert read(f"{count} {scale}, без НДС") == [count * 1000]


@given(st.decimals("0.1", "99.9", places=1), st.sampled_from(["млн", "кк", "million", "миллиона", "mln"]))
def test_millions_with_a_fraction_are_read(count: object, scale: str) -> None:
    assert read(f"{count} {scale}") == [pytest.approx(float(str(count)) * 1_000_000)]


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    folded = fold(text).text

    for number in find_numbers(folded):
        assert 0 <= number.start < number.end <= len(folded)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("двести тысяч", 200_000),
        ("двухсот тысяч", 200_000),
        ("пол-ляма", 500_000),
        ("полмиллиона", 500_000),
        ("пол лимона", 500_000),
        ("полтысячи", 500),
        ("полтора миллиона", 1_500_000),
        ("полутора миллионов", 1_500_000),
        ("полторы тысячи", 1_500),
        ("три с половиной миллиона", 3_500_000),
        ("миллион с половиной", 1_500_000),
        ("четверть миллиона", 250_000),
        ("пара миллионов", 2_000_000),
        ("пару сотен тысяч", 200_000),
        ("тыщ двести", 200_000),
        ("миллионов десять", 10_000_000),
        ("миллиона полтора", 1_500_000),
        ("две сотки", 200_000),
        ("600 косарей", 600_000),
        ("1,5 кк", 1_500_000),
        ("300к", 300_000),
        ("300k", 300_000),
        ("1.2m", 1_200_000),
        ("60т", 60_000),
        ("450 т.р.", 450_000),
        ("1 830 000", 1_830_000),
        ("1'830'000", 1_830_000),
        ("1.220.000", 1_220_000),
        ("850,000", 850_000),
        ("1,55 млн", 1_550_000),
        ("1 млн 300 тыс", 1_300_000),
        ("5 миллионов 200 тысяч", 5_200_000),
        ("2 млн. 300 тыс. руб.", 2_300_000),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("one and a half million", 1_500_000),
        ("a million and a half", 1_500_000),
        ("a mil and a half", 1_500_000),
        ("twelve point two million", 12_200_000),
        ("a couple of hundred thousand", 200_000),
        ("a hundred thousand", 100_000),
        ("five hundred k", 500_000),
        ("twenty-five thousand", 25_000),
        ("two hundred and fifty thousand", 250_000),
        ("one million, two hundred and three thousand", 1_203_000),
    ],
)
def test_one_number_is_read(text: str, value: float) -> None:
    assert read(text) == [value]


@pytest.mark.parametrize(
    ("text", "by_letter", "as_sum"),
    [
        ("миллион триста", 1_000_300, 1_300_000),
        ("два миллиона сто", 2_000_100, 2_100_000),
        ("миллион двести пятьдесят", 1_000_250, 1_250_000),
        ("миллион пятьдесят", 1_000_050, 1_050_000),
        ("1 млн 300", 1_000_300, 1_300_000),
        # Nobody names a sum to the rouble: the six counts months.
        ("600 тысяч 6 месяцев", 600_006, 600_000),
    ],
)
def test_an_ellipsis_has_a_second_reading_as_a_sum(text: str, by_letter: float, as_sum: float) -> None:
    assert (read(text), read_sums(text)) == ([by_letter], [as_sum])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("двадцать пять тридцать пять", [25, 35]),
        ("двести-триста тысяч", [200, 300_000]),
        ("150k-200k", [150_000, 200_000]),
        ("200–400 тыс", [200, 400_000]),
        ("смс 60т, экраны 90т, итого 150т", [60_000, 90_000, 150_000]),
        ("two fifty and four hundred thousand", [250, 400_000]),
        ("два четыреста", [2_400]),
        ("в 2026 году 450 000", [2026, 450_000]),
        ("400 and 500", [400, 500]),
        ("триста сто", [300, 100]),
    ],
)
def test_neighbours_stay_apart(text: str, values: list[float]) -> None:
    assert read(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "до 09.01.2026",
        "встреча 2026-03-10 в 18:47",
        "+7 900 000-87-00",
        "8 (900) 000-87-00",
        "карта 2200 0000 0000 0053",
        "счёт 40702810900000012345",
        "B2B и H2H",
        "по 44-ФЗ",
        "в 27й год",
        "1st of May",
        "двадцатого пятого",
        "Grand Hotel",
        "лимон и косарь",
        "тысячи людей",
        "извещение № 47",
    ],
)
def test_dates_phones_cards_ordinals_and_names_are_no_numbers(text: str) -> None:
    assert read(text) == []


def test_a_preposition_after_digits_is_no_thousand() -> None:
    assert read("бюджет 300 к маю") == [300]


def test_land_is_not_measured_in_hundreds_of_thousands() -> None:
    assert read("участок 11 соток") == [11]


def test_the_span_and_the_scale_are_those_of_the_words() -> None:
    text = "готовы дать двести тысяч рублей"
    number = find_numbers(text)[0]

    assert text[number.start : number.end] == "двести тысяч"
    assert number.scale == 1000
    assert not number.is_digits


def test_an_inverted_or_paired_number_is_rough() -> None:
    inverted, exact = find_numbers("тысяч двести")[0], find_numbers("двести тысяч")[0]

    assert (inverted.is_rough, exact.is_rough) == (True, False)


def test_without_an_ellipsis_the_sum_is_the_number() -> None:
    assert Number(value=5, start=0, end=1).as_sum() == 5


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 200 000,00 руб.", 12_200_000),
        ("12 200 000.50 руб.", 12_200_000.5),
        ("1,500,000.00 rub", 1_500_000),
        ("1.500.000,75", 1_500_000.75),
    ],
)
def test_kopecks_after_grouped_thousands_belong_to_the_number(text: str, value: float) -> None:
    assert [number.value for number in find_numbers(text)] == [value]


def test_of_a_row_of_figures_without_end_the_beginning_is_read() -> None:
    found = find_numbers("бюджет " + "1 " * 1000)
    assert len(found) == 200
    assert found[0].start == len("бюджет ")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("полмиллиона или миллион", [500_000, 1_000_000]),
        ("полтора лимона", [1_500_000]),
        ("оплата двести", [200]),
        ("два с половиной", [2.5]),
        ("one point five million", [1_500_000]),
        ("прайс2024 и два", [2]),  # letters of a code run into its digits
    ],
)
def test_words_are_told_from_numbers_in_either_alphabet(text: str, values: list[float]) -> None:
    assert [value for value in read(text) if value != 2024] == values
