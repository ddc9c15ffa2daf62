import pytest

from qualifier.reading import purpose_signs as signs


@pytest.mark.parametrize(
    ("expression", "text", "expected"),
    [
        (signs.FROM, "крутим с ", True),
        (signs.FROM, "starting the ", True),
        (signs.FROM, "до ", False),
        (signs.FROM, "вес ", False),
        (signs.BY, "успеть к ", True),
        (signs.BY, "live by ", True),
        (signs.BY, "standby ", False),
        (signs.UNTIL, "крутим до ", True),
        (signs.UNTIL, "runs until the ", True),
        (signs.UNTIL, "с ", False),
        (signs.TOWARDS, "всё под ", True),
        (signs.TOWARDS, "ready by our ", True),
        (signs.TOWARDS, "после ", False),
        (signs.PAPER, "договор от ", True),
        (signs.PAPER, "письмо исх. ", True),
        (signs.PAPER, "dated ", True),
        (signs.PAPER, "старт ", False),
        (signs.AND_UNTIL, " и до ", True),
        (signs.AND_UNTIL, ", until ", True),
        (signs.AND_UNTIL, " или ", False),
        (signs.NOT_AFTER, "не позже ", True),
        (signs.NOT_AFTER, "at the latest by ", True),
        (signs.NOT_AFTER, "не раньше ", False),
        (signs.END_LABEL, "окончание: ", True),
        (signs.END_LABEL, "end date: ", True),
        (signs.END_LABEL, "начало: ", False),
    ],
)
def test_a_preposition_or_label_right_before_a_date(expression, text: str, *, expected: bool) -> None:
    assert (expression.search(text) is not None) is expected


@pytest.mark.parametrize(
    ("expression", "text", "expected"),
    [
        (signs.START_WORD, "запускаемся", True),
        (signs.START_WORD, "we launch", True),
        (signs.START_WORD, "магазин обуви", False),
        (signs.MOVED_BIDS, "тендер перенесли", True),
        (signs.MOVED_BIDS, "the tender was moved", True),
        (signs.MOVED_BIDS, "старт перенесли", False),
        (signs.CORRECTS, "точнее, в мае", True),
        (signs.CORRECTS, "probably may", True),
        (signs.CORRECTS, "в мае", False),
        (signs.THIRD, "кампания стартует", True),
        (signs.THIRD, "the sale starts", True),
        (signs.THIRD, "мы стартуем", False),
        (signs.OPENS, "открываем магазин", True),
        (signs.OPENS, "the shop opens", True),
        (signs.OPENS, "закрываем магазин", False),
        (signs.OPENS_OWN, "к открытию магазина", True),
        (signs.OPENS_OWN, "before the grand opening", True),
        (signs.OPENS_OWN, "после открытия", False),
        (signs.STORED, "отложили 600 тысяч", True),
        (signs.STORED, "отложили старт", False),
        (signs.WEEKDAY_LIKE, "в пятницу", True),
        (signs.WEEKDAY_LIKE, "next week", True),
        (signs.WEEKDAY_LIKE, "в мае", False),
        (signs.CAUSE, "потому что сезон", True),
        (signs.CAUSE, "because of the season", True),
        (signs.CAUSE, "сезон", False),
        (signs.WHOLE_YEAR, "на весь 2027 год", True),
        (signs.WHOLE_YEAR, "the whole of 2027", True),
        (signs.WHOLE_YEAR, "в 2027 году", False),
        (signs.SEASON_CASE, "весной", True),
        (signs.SEASON_CASE, "весна", False),
    ],
)
def test_words_round_a_date_are_told_apart(expression, text: str, *, expected: bool) -> None:
    assert (expression.search(text) is not None) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" склад сдаём".replace("ё", "е"), True),
        (" школа работает", True),
        (" хотим рекламу", True),
        (" нужна реклама", False),
        (" we need ads", False),
    ],
)
def test_what_is_done_from_a_day_on_is_a_verb(text: str, *, expected: bool) -> None:
    assert (signs.DOES.search(text) is not None) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("иначе поздно ", True),
        ("а то сезон кончится ", True),
        ("otherwise it is over by ", True),
        ("иначе стартуем ", False),
        ("otherwise we start on ", False),
        ("стартуем ", False),
    ],
)
def test_what_happens_otherwise_is_no_start(text: str, *, expected: bool) -> None:
    assert (signs.OR_ELSE.search(text) is not None) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" bonus for all", True),
        (" party at the office", True),
        (" we open", False),
        ("", False),
    ],
)
def test_a_holiday_may_name_a_thing(text: str, *, expected: bool) -> None:
    assert (signs.NAMES.search(text) is not None) is expected
