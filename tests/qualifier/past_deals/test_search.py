from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from threadpoolctl import threadpool_info

from kit.embeddings import ScriptedEmbedder, Vector
from kit.llm_faults import ModelFailed, ModelFault
from qualifier.deals.deal_index import Filters
from qualifier.lead import Interaction, Lead, Sender
from qualifier.past_deals.search import Degraded, Found, PastDeals
from qualifier.record import OpenData, Outcome
from tests.qualifier.deals.memory import fill, make_search

AS_OF = date(2026, 9, 1)
SHOP = {"id": "shop", "company_key": "a", "task": "Рассылка к открытию магазина"}
BANK = {
    "id": "bank",
    "company_key": "b",
    "industry": "Банк",
    "region": "Казань",
    "products": ("Баннеры",),
    "task": "Заявки на ипотеку",
    "outcome": Outcome.LOST,
    "loss_reason": "Нет бюджета",
}
CINEMA = {
    "id": "cinema",
    "company_key": "c",
    "industry": "Кинотеатр",
    "region": "Москва",
    "products": ("Радио",),
    "task": "Зрители на премьеру",
}
LEAD = Lead(company="ООО «Новая»", message="Мы магазин в Твери, нужна смс рассылка к открытию")


def ids(found: Found) -> list[str]:
    return [one.stored.deal.id for one in found.neighbours]


def test_no_thread_of_a_product_spins_beside_the_embedding_model() -> None:
    make_search(SHOP).like(LEAD, AS_OF)
    assert {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"} == {1}


def test_the_most_like_deal_is_first_and_tells_why_and_how_it_ended() -> None:
    found = make_search(BANK, SHOP, CINEMA).like(LEAD, AS_OF)
    assert ids(found)[0] == "shop"
    best = found.neighbours[0]
    assert "та же отрасль: Розничная торговля" in [text.ru for text in best.same]
    assert (best.stored.deal.outcome, best.stored.deal.days_taken) == (Outcome.WON, 40)
    assert best.stored.deal.amount_rub == Decimal("600000.00")
    assert found.degraded == frozenset()
    bank = next(one for one in found.neighbours if one.stored.deal.id == "bank")
    assert "другая отрасль: Банк" in [text.ru for text in bank.differs]
    assert bank.stored.deal.loss_reason == "Нет бюджета"


def test_nothing_closed_after_the_day_is_found() -> None:
    search = make_search(SHOP, {**BANK, "closed": date(2026, 8, 1)})
    assert set(ids(search.like(LEAD, date(2026, 8, 1)))) == {"shop", "bank"}
    assert ids(search.like(LEAD, date(2026, 7, 31))) == ["shop"]
    assert ids(search.like(LEAD, date(2020, 1, 1))) == []


def test_the_leads_own_company_and_deal_are_not_found() -> None:
    search = make_search({**SHOP, "inn": "7700000016"}, BANK)
    assert ids(search.like(Lead(inn="7700000016", message=LEAD.message), AS_OF)) == ["bank"]
    assert ids(search.like(LEAD, AS_OF, own=[("house", "shop")])) == ["bank"]


def test_filters_and_count_bound_what_is_found() -> None:
    search = make_search(BANK, SHOP, CINEMA)
    assert ids(search.like(LEAD, AS_OF, filters=Filters(industry="bank"))) == ["bank"]
    assert len(search.like(LEAD, AS_OF, count=1).neighbours) == 1


def test_a_client_speaks_in_its_talks_too_and_the_seller_does_not_count() -> None:
    search = make_search(BANK, SHOP, CINEMA)
    turns = (
        Interaction(sender=Sender.CLIENT, text="Нам нужны заявки на ипотеку"),
        Interaction(sender=Sender.SELLER, text="Предлагаем рассылку к открытию магазина в Твери"),
    )
    lead = Lead(interactions=turns)
    assert search.read_request(lead, OpenData(), AS_OF).text == "Нам нужны заявки на ипотеку"
    assert ids(search.like(lead, AS_OF))[0] == "bank"


def test_open_data_tell_what_the_client_does_not() -> None:
    search = make_search(BANK, SHOP, CINEMA)
    found = search.like(Lead(message="Нужна реклама"), AS_OF, open_data=OpenData(industry="Кинотеатр"))
    assert ids(found)[0] == "cinema"


def test_before_embedding_words_and_facets_find_deals_and_the_answer_says_so() -> None:
    found = make_search(BANK, SHOP, CINEMA, embed=False).like(LEAD, AS_OF)
    assert ids(found)[0] == "shop"
    assert found.degraded == {Degraded.NOT_EMBEDDED}


def test_a_model_that_fails_costs_meaning_only() -> None:
    embedder = ScriptedEmbedder()
    search = make_search(BANK, SHOP, CINEMA, embedder=embedder)
    embedder.failure = ModelFailed(ModelFault.UNREACHABLE)
    found = search.like(LEAD, AS_OF)
    assert (ids(found)[0], found.degraded) == ("shop", {Degraded.NO_MODEL})


def test_personal_data_do_not_reach_the_model() -> None:
    embedder = ScriptedEmbedder()
    search = make_search(SHOP, embedder=embedder)
    search.like(Lead(message="Рассылка, звонить Анне Петровой +7 900 000-00-11"), AS_OF)
    assert not any(part in embedder.asked[-1] for part in ("Петров", "900"))


class Store:
    """A vector store that answers what it is told to."""

    def __init__(self, *numbers: int, fails: bool = False) -> None:
        self.numbers = numbers
        self.fails = fails
        self.asked: list[int | None] = []

    def find_near(self, vector: Vector, count: int, *, closed_by: int | None) -> Sequence[int]:
        self.asked.append(closed_by)
        if self.fails:
            raise RuntimeError
        return self.numbers


def attach(search: PastDeals, store: Store | None) -> None:
    search.attach(lambda _: store).join()


def test_a_store_is_asked_for_the_nearest_and_told_the_day_only_when_it_matters() -> None:
    search = make_search(BANK, SHOP, CINEMA)
    store = Store(*search.index.numbers.tolist(), 999)
    attach(search, store)
    found = search.like(LEAD, AS_OF)
    assert (ids(found)[0], found.degraded, store.asked) == ("shop", frozenset(), [None])
    search.like(LEAD, date(2025, 4, 1))
    assert store.asked[1] == date(2025, 4, 1).toordinal()


@pytest.mark.parametrize("store", [None, Store(fails=True)])
def test_without_a_sound_store_the_exact_search_finds_the_same_and_says_so(store: Store | None) -> None:
    exact = make_search(BANK, SHOP, CINEMA)
    search = make_search(BANK, SHOP, CINEMA)
    attach(search, store)
    for _ in range(2):
        found = search.like(LEAD, AS_OF)
        assert found.degraded == {Degraded.NO_STORE}
        assert ids(found) == ids(exact.like(LEAD, AS_OF))
    assert store is None or len(store.asked) == 1


def test_while_a_store_is_opened_the_exact_search_answers() -> None:
    search = make_search(BANK, SHOP)
    seen: list[frozenset[Degraded]] = []

    def open_store(_: object) -> None:
        seen.append(search.like(LEAD, AS_OF).degraded)
        raise OSError

    search.attach(open_store).join()
    assert seen == [{Degraded.NO_STORE}]


def test_new_deals_are_found_after_a_refresh() -> None:
    search = make_search(BANK)
    fill(search._shelf, {**SHOP, "id": "new"})
    assert ids(search.like(LEAD, AS_OF)) == ["bank"]
    search.refresh()
    assert "new" in ids(search.like(LEAD, AS_OF))


def test_a_house_without_deals_finds_none() -> None:
    found = make_search().like(LEAD, AS_OF)
    assert (found.neighbours, found.degraded) == ((), frozenset())


def test_a_deal_of_the_same_aim_is_first_and_says_so() -> None:
    hiring = {**SHOP, "id": "hiring", "company_key": "d", "task": "Подбор персонала в магазин"}
    found = make_search(hiring, SHOP).like(LEAD, AS_OF)
    assert ids(found) == ["shop", "hiring"]
    best, worse = found.neighbours
    assert "та же цель: открытие точки" in [text.ru for text in best.same]
    assert "another aim: hiring" in [text.en for text in worse.differs]
    assert best.parts["aim"] > worse.parts["aim"] == 0


class Eyes(ScriptedEmbedder):
    """An embedder that sees films and banks only."""

    def embed_texts(self, texts: Sequence[str]) -> tuple[Vector, ...]:
        return tuple(self._see(text) for text in texts)

    def embed_query(self, text: str) -> Vector:
        self.asked.append(text)
        return self._see(text)

    def _see(self, text: str) -> Vector:
        films = any(word in text.casefold() for word in ("кин", "зрител", "сеанс"))
        return tuple(float(at == int(films)) for at in range(self.dimension))


def test_a_trade_that_no_word_tells_is_guessed_from_the_houses_own_deals_and_not_told_as_a_fact() -> None:
    house = [
        {**one, "id": f"{one['id']}-{at}", "company_key": f"{one['id']}{at}"}
        for one in (CINEMA, BANK)
        for at in range(20)
    ]
    embedder = Eyes()
    search = make_search(*house, embedder=embedder)
    asked = Lead(message="Зюзя бумбара. Мы крутим сеансы")
    assert search.read_request(asked, OpenData(), AS_OF).facets.industry is None
    found = search.like(asked, AS_OF)
    assert all(one.stored.deal.industry == "Кинотеатр" for one in found.neighbours)
    assert embedder.asked[-1].startswith("Мы крутим сеансы")
    assert not any("отрасль" in text.ru for one in found.neighbours for text in (*one.same, *one.differs))


def test_a_known_trade_costs_no_second_embedding() -> None:
    embedder = ScriptedEmbedder()
    search = make_search(SHOP, BANK, embedder=embedder)
    before = len(embedder.asked)
    search.like(LEAD, AS_OF)
    assert len(embedder.asked) == before + 1


class Tired(ScriptedEmbedder):
    """An embedder that answers once and then fails."""

    def embed_query(self, text: str) -> Vector:
        vector = super().embed_query(text)
        self.failure = ModelFailed(ModelFault.UNREACHABLE)
        return vector


def test_a_guess_that_fails_costs_nothing_else() -> None:
    found = make_search(SHOP, BANK, embedder=Tired()).like(Lead(message="Зюзя бумбара"), AS_OF)
    assert len(found.neighbours) == 2
    assert found.degraded == frozenset()


def test_deals_before_embedding_are_found_by_their_aim() -> None:
    found = make_search(BANK, SHOP, CINEMA, embed=False).like(Lead(message="Открываем новый магазин"), AS_OF)
    assert ids(found)[0] == "shop"


@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_no_more_are_found_than_are_asked_for_and_each_once(count: int) -> None:
    found = ids(make_search(BANK, SHOP, CINEMA).like(LEAD, AS_OF, count=count))
    assert len(found) == len(set(found)) == min(count, 3)


def test_a_search_repeats() -> None:
    search = make_search(BANK, SHOP, CINEMA)
    assert search.like(LEAD, AS_OF) == search.like(LEAD, AS_OF)


def test_a_letter_of_many_pages_is_searched_by() -> None:
    long = Lead(message="Мы давно работаем. " * 5_000 + "Открываем магазин")
    assert make_search(BANK, SHOP).like(long, AS_OF).neighbours


@pytest.mark.parametrize(
    "message",
    [
        "",
        " \n\t ",
        "!!!???",
        "\0",
        "🎉" * 50,
        "<b></b>",
        "ЁЁЁ ёёё",
        "+7 900 000-00-11",
        "SELECT * FROM deals; --",
        "а" * 10_000,
    ],
)
def test_any_message_is_searched_by(message: str) -> None:
    found = make_search(BANK, SHOP, CINEMA).like(Lead(message=message), AS_OF)
    assert len(found.neighbours) <= 3
    assert all(0 <= one.score <= 1 + 1e-9 for one in found.neighbours)
