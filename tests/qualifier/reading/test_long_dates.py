import pytest

from qualifier.reading.date_spans import Precision
from qualifier.reading.dates import find_dates
from qualifier.reading.fold import fold
from tests.builders import AS_OF


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("в Q2", "2027-04-01", "2027-06-30", Precision.QUARTER),
        ("Q1 2027", "2027-01-01", "2027-03-31", Precision.QUARTER),
        ("в первом квартале", "2027-01-01", "2027-03-31", Precision.QUARTER),
        ("IV квартал 2026", "2026-10-01", "2026-12-31", Precision.QUARTER),
        ("во 2-м квартале 2027 года", "2027-04-01", "2027-06-30", Precision.QUARTER),
        ("4 кв. 2026", "2026-10-01", "2026-12-31", Precision.QUARTER),
        ("third quarter of 2027", "2027-07-01", "2027-09-30", Precision.QUARTER),
        ("H1 2027", "2027-01-01", "2027-06-30", Precision.HALF),
        ("во втором полугодии", "2026-07-01", "2026-12-31", Precision.HALF),
        ("в первом полугодии 2027", "2027-01-01", "2027-06-30", Precision.HALF),
        ("во второй половине 2027 года", "2027-07-01", "2027-12-31", Precision.HALF),
        ("second half 2027", "2027-07-01", "2027-12-31", Precision.HALF),
        ("на 2027 год", "2027-01-01", "2027-12-31", Precision.YEAR),
        ("в 2027", "2027-01-01", "2027-12-31", Precision.YEAR),
        ("на 27-й год", "2027-01-01", "2027-12-31", Precision.YEAR),
        ("в следующем году", "2027-01-01", "2027-12-31", Precision.YEAR),
        ("next year", "2027-01-01", "2027-12-31", Precision.YEAR),
        ("раньше 2028", "2028-01-01", "2028-12-31", Precision.YEAR),
        # A whole year is a range: it has an end.
        ("весь 2027 год", "2027-01-01", "2027-12-31", Precision.RANGE),
    ],
)
def test_quarters_halves_and_years(text: str, first: str, last: str, precision: Precision) -> None:
    ((_, _, span),) = find_dates(fold(text).text, AS_OF)
    assert (span.first.isoformat(), span.last.isoformat(), span.precision) == (first, last, precision)


@pytest.mark.parametrize("text", ["2026 человек", "в 2000 руб.", "до 22 пунктов", "на 2500 тыс", "дом 2027"])
def test_other_numbers_are_no_years(text: str) -> None:
    assert find_dates(fold(text).text, AS_OF) == ()
