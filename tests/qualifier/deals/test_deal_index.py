from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.deals.aim_model import AIMS, AimModel
from qualifier.deals.deal_index import DealIndex, Filters
from qualifier.deals.facets import Facets, Request, Size
from qualifier.deals.vector_shelf import IndexRow
from qualifier.reading.aims import Aim
from qualifier.record import Outcome
from tests.qualifier.deals.memory import make_reader

READER = make_reader()
AS_OF = date(2026, 1, 1)
ROW = IndexRow(
    number=10,
    source="house",
    id="10",
    outcome=Outcome.WON,
    closed=date(2025, 6, 1),
    industry="Банк",
    region="Тверь",
    employees=40,
    products=("смс", "баннеры"),
    task=None,
    company_key="romashka",
    inn="7700000016",
    domain="romashka.ru",
    words=("смс", "твер"),
    vector=np.array([1, 0], dtype="<f4").tobytes(),
)


def make_index(*rows: IndexRow) -> DealIndex:
    return DealIndex(rows, READER, dimension=2)


def allow(
    index: DealIndex, request: Request | None = None, filters: Filters | None = None, **more: Any
) -> list[bool]:
    asked = (request or Request(text=""), more.get("as_of", AS_OF), filters or Filters())
    return index.allow(*asked, more.get("own", ())).tolist()


@pytest.mark.parametrize(
    ("closed", "is_allowed"),
    [
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), True),
        (date(2026, 1, 2), False),
        # When it ended nobody knows, so perhaps later.
        (None, False),
    ],
)
def test_nothing_closed_after_the_day_is_shown(closed: date | None, is_allowed: bool) -> None:
    assert allow(make_index(replace(ROW, closed=closed))) == [is_allowed]


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_a_deal_is_shown_exactly_from_the_day_it_closed(closed: date, as_of: date) -> None:
    assert allow(make_index(replace(ROW, closed=closed)), as_of=as_of) == [closed <= as_of]


@pytest.mark.parametrize(
    ("request_changes", "is_allowed"),
    [
        ({"company_key": "romashka"}, False),
        ({"inn": "7700000016"}, False),
        ({"domain": "romashka.ru"}, False),
        ({"company_key": "другая", "inn": "7700000099", "domain": "a.ru"}, True),
        # The name of one is no domain of another.
        ({"domain": "romashka"}, True),
    ],
)
def test_a_deal_of_the_leads_own_company_is_not_shown(
    request_changes: dict[str, str], is_allowed: bool
) -> None:
    assert allow(make_index(ROW), Request(text="", **request_changes)) == [is_allowed]  # type: ignore[arg-type]


def test_a_deal_is_left_out_by_its_id_in_its_source_only() -> None:
    index = make_index(ROW, replace(ROW, number=11, source="other"))
    assert allow(index, own=[("house", "10"), ("house", "99")]) == [False, True]


@pytest.mark.parametrize(
    ("filters", "is_allowed"),
    [
        (Filters(industry="bank"), True),
        (Filters(industry="pharma"), False),
        (Filters(region="Тверская область"), True),
        (Filters(region="Москва"), False),
        (Filters(size=Size.SMALL), True),
        (Filters(size=Size.LARGE), False),
        (Filters(channel="sms"), True),
        (Filters(channel="radio"), False),
    ],
)
def test_filters_are_kept_to_the_letter(filters: Filters, is_allowed: bool) -> None:
    assert allow(make_index(ROW), filters=filters) == [is_allowed]


def test_meaning_is_the_cosine_and_a_deal_without_a_vector_is_last() -> None:
    turned = np.array([0.6, 0.8], dtype="<f4").tobytes()
    index = make_index(
        ROW, replace(ROW, vector=turned), replace(ROW, vector=None), replace(ROW, vector=b"1234")
    )
    scores = index.score_meaning(np.array([1.0, 0.0], dtype=np.float32))
    assert scores.tolist() == pytest.approx([1.0, 0.6, -1.0, -1.0])
    assert index.share_with_vectors == 0.5


def test_rare_words_weigh_more_than_common_ones_and_short_deals_more_than_long() -> None:
    index = make_index(
        replace(ROW, words=("смс", "пекарн")),
        replace(ROW, words=("смс", "кино")),
        replace(ROW, words=("смс", "пекарн", "а", "б", "в", "г")),
        replace(ROW, words=("радио",)),
    )
    scores = index.score_words(("смс", "пекарн", "смс", "неведом"))
    assert scores[0] > scores[2] > scores[1] > scores[3] == 0


def test_facets_are_scored_by_how_far_they_are_the_same() -> None:
    index = make_index(ROW, replace(ROW, industry=None, region=None, employees=None, products=()))
    asked = Facets(industry="bank", region="Тверская область", size=Size.MEDIUM, channels=frozenset({"sms"}))
    scores = {name: values.tolist() for name, values in index.score_facets(asked).items()}
    assert scores == {"industry": [1, 0], "region": [1, 0], "size": [0.5, 0], "products": [1, 0]}


def test_what_is_not_asked_scores_nothing() -> None:
    index = make_index(ROW, replace(ROW, industry=None, region=None, employees=None, products=()))
    assert {name: values.tolist() for name, values in index.score_facets(Facets()).items()} == {
        "industry": [0, 0],
        "region": [0, 0],
        "size": [0, 0],
        "products": [0, 0],
    }


def test_an_empty_house_is_no_trouble() -> None:
    index = make_index()
    assert (len(index), index.share_with_vectors, allow(index)) == (0, 1.0, [])
    assert index.score_words(("смс",)).tolist() == []
    assert index.score_meaning(np.zeros(2, dtype=np.float32)).tolist() == []


def make_aim_model() -> AimModel:
    """The first number of a vector tells an opening, the second one hiring."""
    weights = np.zeros((len(AIMS), 2), dtype=np.float32)
    weights[AIMS.index(Aim.OPENING), 0] = weights[AIMS.index(Aim.HIRING), 1] = 20
    return AimModel(weights, np.zeros(len(AIMS), dtype=np.float32))


def test_an_aim_is_read_of_words_and_where_they_tell_none_of_the_vector() -> None:
    rows = [
        replace(ROW, task="Подбор персонала"),
        replace(ROW, task="зю"),
        replace(ROW, task="зю", vector=None),
    ]
    index = DealIndex(rows, READER, dimension=2, aim_model=make_aim_model())
    assert [index.tell_facets(at, Facets()).aims for at in range(3)] == [
        {Aim.HIRING},
        {Aim.OPENING},
        frozenset(),
    ]
    scores = index.score_aims(index.read_meant(frozenset({Aim.OPENING}), [1.0, 0.0]))
    assert scores[1] == pytest.approx(1.0, abs=1e-3)
    assert scores[1] > scores[0] > scores[2] == 0


def test_without_a_reader_by_meaning_words_are_all_there_is() -> None:
    index = make_index(replace(ROW, task="Подбор персонала"), replace(ROW, task="зю"))
    assert [index.tell_facets(at, Facets()).aims for at in range(2)] == [{Aim.HIRING}, frozenset()]
    assert index.score_aims(index.read_meant(frozenset({Aim.HIRING}), [1.0, 0.0])).tolist() == [1.0, 0.0]


def test_the_facets_told_to_people_are_otherwise_those_of_the_deal() -> None:
    index = DealIndex([replace(ROW, task="зю")], READER, dimension=2, aim_model=make_aim_model())
    assert replace(index.tell_facets(0, Facets()), aims=frozenset()) == index.facets[0]


def test_the_houses_deals_tell_the_trade_of_a_text() -> None:
    banks = [replace(ROW, number=at, id=str(at)) for at in range(30)]
    turned = np.array([0, 1], dtype="<f4").tobytes()
    films = [replace(ROW, number=at, id=str(at), industry="Кинотеатр", vector=turned) for at in range(30, 60)]
    index = make_index(*banks, *films)
    assert index.guess_trade([1.0, 0.0]) == "bank"
    assert index.guess_trade([0.0, 1.0]) == index.facets[-1].industry
    assert make_index(ROW).guess_trade([1.0, 0.0]) is None


def test_deals_alike_in_all_facets_share_them() -> None:
    index = make_index(ROW, replace(ROW, number=11, id="11"))
    assert index.facets[0] is index.facets[1]


def test_the_size_of_an_index_grows_with_its_vectors() -> None:
    one, many = make_index(ROW), make_index(*[replace(ROW, number=at, id=str(at)) for at in range(100)])
    assert 0 < one.size_bytes < many.size_bytes
    assert many.size_bytes >= 100 * 2 * 4


@given(st.lists(st.sampled_from(["смс", "радио", "кино"]), max_size=6))
def test_the_order_and_repeats_of_words_do_not_matter(stems: list[str]) -> None:
    index = make_index(replace(ROW, words=("смс",)), replace(ROW, words=("радио", "кино")))
    assert index.score_words(stems).tolist() == pytest.approx(index.score_words(sorted(set(stems))).tolist())


def test_a_company_is_left_out_by_any_of_its_names() -> None:
    other = replace(ROW, number=11, id="11", company_key="b", inn="1", domain="b.ru")
    index = make_index(ROW, other)
    assert allow(index, Request(text="", company_key="romashka", domain="b.ru")) == [False, False]


def test_a_channel_that_no_deal_has_fits_none() -> None:
    assert allow(make_index(ROW), filters=Filters(channel="zeppelin")) == [False]
    scores = make_index(ROW).score_facets(Facets(channels=frozenset({"zeppelin"})))
    assert scores["products"].tolist() == [0.0]


@pytest.mark.parametrize(
    ("industry", "asked", "told"),
    [
        ("Банк", "bank", "bank"),
        ("Банк", "clinic", "bank"),
        # What no trade covers may be the client's own: it is not told to differ.
        ("Прочее", "clinic", None),
        ("Прочее", "прочее", "прочее"),
        ("Прочее", None, "прочее"),
    ],
)
def test_an_industry_that_no_trade_covers_is_not_told_to_differ(
    industry: str, asked: str | None, told: str | None
) -> None:
    index = make_index(replace(ROW, industry=industry))
    assert index.tell_facets(0, Facets(industry=asked)).industry == told


@pytest.mark.parametrize(
    ("employees", "asked", "score"),
    [
        (40, Size.SMALL, 1.0),
        (40, Size.MEDIUM, 0.5),
        (40, Size.LARGE, 0.0),
        (100, Size.SMALL, 0.5),
        (100, Size.LARGE, 0.5),
        (300, Size.SMALL, 0.0),
        (300, Size.MEDIUM, 0.5),
        (None, Size.SMALL, 0.0),
        (None, Size.LARGE, 0.0),
    ],
)
def test_the_next_size_is_half_as_like(employees: int | None, asked: Size, score: float) -> None:
    scores = make_index(replace(ROW, employees=employees)).score_facets(Facets(size=asked))
    assert scores["size"].tolist() == [score]


@pytest.mark.parametrize(
    ("sold", "asked", "score"),
    [
        (("смс",), {"sms"}, 1.0),
        (("смс", "радио"), {"sms"}, 1.0),  # who sold two tells of the one asked for
        (("смс",), {"sms", "radio", "tv"}, 1.0),
        (("смс", "радио"), {"sms", "tv"}, 0.5),
        (("смс", "радио"), {"tv"}, 0.0),
        ((), {"sms"}, 0.0),
        (("смс",), set(), 0.0),
    ],
)
def test_shared_products_are_a_share_of_the_shorter_list(
    sold: tuple[str, ...], asked: set[str], score: float
) -> None:
    scores = make_index(replace(ROW, products=sold)).score_facets(Facets(channels=frozenset(asked)))
    assert scores["products"].tolist() == [score]


def test_filters_hold_together() -> None:
    index = make_index(ROW, replace(ROW, number=11, id="11", region="Москва"), replace(ROW, employees=None))
    assert allow(index, filters=Filters(industry="bank", region="Тверская область")) == [True, False, True]
    assert allow(index, filters=Filters(region="Москва", size=Size.SMALL)) == [False, True, False]
    assert allow(index, filters=Filters(size=Size.SMALL, channel="sms")) == [True, True, False]
    assert allow(index, filters=Filters(region="Москва", channel="radio")) == [False] * 3


@pytest.mark.parametrize("key", ["company_key", "inn", "domain"])
def test_two_companies_of_which_nothing_is_known_are_not_the_same(key: str) -> None:
    index = make_index(replace(ROW, **{key: None}))
    assert allow(index, Request(text="", **{key: None})) == [True]
    assert allow(index, Request(text="", **{key: ""})) == [True]


def test_a_word_that_every_deal_has_still_counts_for_a_little() -> None:
    index = make_index(*[replace(ROW, number=at, words=("смс",)) for at in range(5)])
    scores = index.score_words(("смс",)).tolist()
    assert len(set(scores)) == 1
    # ln(1 + 0.5 / 5.5), and the length is the mean one
    assert scores[0] == pytest.approx(0.0870, abs=1e-4)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(["смс", "радио", "кино", "неведом"]), max_size=4))
def test_one_more_word_in_common_never_lowers_a_deal(stems: list[str]) -> None:
    index = make_index(replace(ROW, words=("смс", "кино")), replace(ROW, words=("радио",)))
    assert (index.score_words([*stems, "смс"]) >= index.score_words(stems)).all()


def test_the_last_closing_day_is_that_of_the_newest_deal() -> None:
    index = make_index(ROW, replace(ROW, closed=date(2025, 9, 9)), replace(ROW, closed=None))
    assert date.fromordinal(index.last_closed) == date(2025, 9, 9)


@pytest.mark.parametrize(
    ("vectors", "share"), [((True, True), 1.0), ((True, False), 0.5), ((False, False), 0.0)]
)
def test_the_share_found_by_meaning_is_told(vectors: tuple[bool, ...], share: float) -> None:
    index = make_index(*[ROW if has_vector else replace(ROW, vector=None) for has_vector in vectors])
    assert (index.share_with_vectors, index.has_any_vector) == (share, share > 0)
