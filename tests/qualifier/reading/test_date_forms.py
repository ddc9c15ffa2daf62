import pytest

from qualifier.reading.date_forms import MONTH_STARTS, ORDINAL_STARTS, SEASON_STARTS, YEAR_STARTS
from qualifier.reading.stem_gate import word_starts


@pytest.mark.parametrize("word", ["января", "маем", "июле", "дек.", "sept", "may", "1сентября", "15окт"])
def test_every_month_opens_its_family(word: str) -> None:
    assert not MONTH_STARTS.isdisjoint(word_starts(word))


@pytest.mark.parametrize("word", ["весной", "лету", "осенью", "зимой", "fall"])
def test_every_season_opens_its_family(word: str) -> None:
    assert not SEASON_STARTS.isdisjoint(word_starts(word))


@pytest.mark.parametrize("word", ["2027", "году", "год", "year"])
def test_years_open_their_family(word: str) -> None:
    assert not YEAR_STARTS.isdisjoint(word_starts(word))


@pytest.mark.parametrize("word", ["30го", "30-го", "16th", "двадцатого", "первого", "twenty-second"])
def test_ordinals_open_their_family(word: str) -> None:
    assert not ORDINAL_STARTS.isdisjoint(word_starts(word))


@pytest.mark.parametrize("word", ["маркетинг", "доктор", "деколь", "партнер"])
def test_common_words_open_nothing(word: str) -> None:
    assert (MONTH_STARTS | SEASON_STARTS | YEAR_STARTS | ORDINAL_STARTS).isdisjoint(word_starts(word))
