import re

import pytest

from qualifier.reading.whole_spans import is_whole

_MONTH = re.compile("апрел[ьяю]|april|q2")


def read(text: str) -> bool:
    match = _MONTH.search(text)
    assert match is not None
    return is_whole(match, match.start())


@pytest.mark.parametrize(
    "text",
    [
        "на протяжении апреля",
        "апрель целиком",
        "апрель полностью",
        "throughout april",
        "all of april",
        "the whole of april",
        "the whole of q2",
        "april only",
    ],
)
def test_words_round_a_month_say_that_all_of_it_is_meant(text: str) -> None:
    assert read(text)


@pytest.mark.parametrize(
    "text", ["в апреле и мае начнём апрель", "начало апреля", "april", "by april", "in q2"]
)
def test_a_month_alone_names_no_last_day(text: str) -> None:
    assert not read(text)
