import pytest

from api.dossier_words import (
    CONFIDENCE_MARKS,
    GROUPS,
    REPLIES,
    describe_reason,
    name_source,
    write_value,
)
from qualifier.dossier import Reply, SourceReply
from qualifier.sources.catalogue import load_catalogue
from qualifier.sources.fact import About, Confidence
from tests.qualifier.dossiers import make_fact


def test_every_kind_of_fact_has_its_place_on_the_page_once() -> None:
    shown = [about for _, kinds in GROUPS.values() for about in kinds]
    assert sorted(shown) == sorted(about.value for about in About)


def test_every_reply_and_confidence_has_its_words() -> None:
    assert set(REPLIES) == set(Reply)
    assert set(CONFIDENCE_MARKS) == {one.value for one in Confidence}


@pytest.mark.parametrize(
    ("fact", "ru", "en"),
    [
        (make_fact(about="revenue", value=5_300, unit="RUB"), "5\u00a0300\u00a0₽", "5,300\u00a0₽"),
        (make_fact(about="employees", value=5_200), "5\u00a0200", "5,200"),
        (make_fact(about="founded", value=2011, unit=None), "2011", "2011"),
        (make_fact(about="status", value="active", unit=None), "действует", "active"),
        (make_fact(about="city", value="г. Тверь", unit=None), "Тверь", "Тверь"),
        (make_fact(about="site", value="https://www.a.example/", unit=None), "a.example", "a.example"),
    ],
)  # fmt: skip
def test_a_value_is_written_for_people(fact, ru: str, en: str) -> None:
    assert (write_value(fact, "ru"), write_value(fact, "en")) == (ru, en)


def test_sources_are_called_by_their_titles() -> None:
    assert name_source("girbo", "ru") == "ГИР БО"
    assert name_source("dadata_suggest", "en") == "DaData (search)"
    assert name_source("unheard_of", "ru") == "unheard_of"
    assert all(name_source(row.name, "ru") != row.name for row in load_catalogue())


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("deadline_passed", "не успел к сроку"),
        ("bad_status 503", "отказ 503"),
        ("no key: DEALWRIGHT_HH_TOKEN", "нет ключа: DEALWRIGHT_HH_TOKEN"),
        ("checko refused the question", "checko refused the question"),
        (None, ""),
    ],
)
def test_a_reason_is_told_in_words_where_there_are_some(reason: str | None, said: str) -> None:
    assert describe_reason(SourceReply(source="a", reply=Reply.SILENT, reason=reason), "ru") == said
