from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.finding import FindingCode, Severity
from planner.flight import LONGEST_DAYS, add_working_days, count_days, settle_flight
from tests.planner.builders import AS_OF, make_brief

JAN, FEB, MAR = date(2027, 1, 11), date(2027, 2, 1), date(2027, 3, 1)
PAST, EARLIER = date(2026, 10, 1), date(2026, 9, 1)

CASES = [
    # start, end -> settled start, settled end, findings
    (JAN, MAR, JAN, MAR, set()),
    (AS_OF, AS_OF, AS_OF, AS_OF, set()),
    (MAR, JAN, None, None, {FindingCode.END_BEFORE_START}),
    (EARLIER, PAST, None, None, {FindingCode.DATES_PAST}),
    (None, PAST, None, None, {FindingCode.DATES_PAST}),
    (PAST, MAR, AS_OF, MAR, {FindingCode.START_MOVED}),
    (PAST, None, AS_OF, date(2026, 12, 22), {FindingCode.DATES_ASSUMED, FindingCode.START_MOVED}),
    (FEB, None, FEB, date(2027, 2, 28), {FindingCode.DATES_ASSUMED}),
    (None, None, date(2026, 12, 9), date(2027, 1, 5), {FindingCode.DATES_ASSUMED}),
    (None, MAR, date(2026, 12, 9), MAR, {FindingCode.DATES_ASSUMED}),
    (None, date(2026, 12, 1), AS_OF, date(2026, 12, 1), {FindingCode.DATES_ASSUMED}),
    (JAN, date(2031, 1, 1), JAN, date(2028, 1, 11), {FindingCode.FLIGHT_TOO_LONG}),
]


@pytest.mark.parametrize(("start", "end", "first", "last", "codes"), CASES)
def test_dates_are_settled_with_a_word_on_what_was_mended(
    start: date | None, end: date | None, first: date | None, last: date | None, codes: set[FindingCode]
) -> None:
    flight = settle_flight(make_brief(start_date=start, end_date=end), AS_OF)
    assert (flight.start, flight.end) == (first, last)
    assert {finding.code for finding in flight.findings} == codes
    is_blocked = any(finding.severity is Severity.BLOCKS for finding in flight.findings)
    assert is_blocked is (first is None)


@given(st.none() | st.dates(), st.none() | st.dates(), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_any_dates_give_a_flight_ahead_or_a_reason(start: date | None, end: date | None, as_of: date) -> None:
    flight = settle_flight(make_brief(start_date=start, end_date=end), as_of)
    if flight.start is None or flight.end is None:
        assert flight.findings
        return
    assert as_of <= flight.start <= flight.end
    assert count_days(flight.start, flight.end) <= LONGEST_DAYS


@pytest.mark.parametrize(
    ("day", "count", "wanted"),
    [
        (date(2026, 11, 25), 0, date(2026, 11, 25)),
        (date(2026, 11, 25), 1, date(2026, 11, 26)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 11, 25), 10, date(2026, 12, 9)),
    ],
)
def test_weekends_are_no_working_days(day: date, count: int, wanted: date) -> None:
    assert add_working_days(day, count) == wanted


def test_a_flight_of_one_day_is_a_day() -> None:
    assert count_days(AS_OF, AS_OF) == 1
    assert count_days(date(2026, 12, 31), date(2027, 1, 1)) == 2
    assert count_days(date(2028, 2, 1), date(2028, 3, 1)) == 30


def test_what_was_mended_is_told_in_both_languages_with_the_days() -> None:
    flight = settle_flight(make_brief(start_date=PAST, end_date=date(2031, 1, 1)), AS_OF)
    told = {finding.code: finding.text for finding in flight.findings}
    assert set(told) == {FindingCode.START_MOVED, FindingCode.FLIGHT_TOO_LONG}
    assert "01.10.2026" in told[FindingCode.START_MOVED].ru
    assert "25.11.2026" in told[FindingCode.START_MOVED].en
    assert flight.end is not None
    assert f"{flight.end:%d.%m.%Y}" in told[FindingCode.FLIGHT_TOO_LONG].en


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_so_many_working_days_lie_between_a_day_and_the_one_that_is_counted_to(day: date, count: int) -> None:
    later = add_working_days(day, count)
    between = [date.fromordinal(at) for at in range(day.toordinal() + 1, later.toordinal() + 1)]
    assert sum(one.weekday() < 5 for one in between) == count
    assert count == 0 or later.weekday() < 5
