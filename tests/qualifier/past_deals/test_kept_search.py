from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from kit.embeddings import ScriptedEmbedder, Vector
from qualifier.deals.embedding import name_space
from qualifier.deals.text_recipe import write_deal_text
from qualifier.lead import Lead
from qualifier.memory_deals import MemoryDeals
from qualifier.memory_vectors import MemoryVectors
from qualifier.past_deals.kept_search import KeptSearch, Openers, SearchState, StoreState
from qualifier.past_deals.retrieval import Question
from qualifier.past_deals.search import Degraded, PastDeals
from tests.builders import NOW
from tests.qualifier.deals.memory import fill, make_reader

SHOP = {"id": "shop", "company_key": "a", "task": "Рассылка к открытию магазина"}
BANK = {"id": "bank", "company_key": "b", "task": "Заявки на ипотеку"}
ASKED = Question(lead=Lead(company="ООО «Новая»", message="Рассылка к открытию"), as_of=date(2026, 9, 1))


class Store:
    """A vector store of a stated condition."""

    def __init__(self, *, fails: bool = False) -> None:
        self.fails = fails
        self.asked = 0

    def find_near(self, vector: Vector, count: int, *, closed_by: int | None) -> tuple[int, ...]:
        self.asked += 1
        if self.fails:
            raise RuntimeError
        return ()


class House:
    """A house with deals, and the search that keeps up with them; `seconds` is its stopwatch."""

    def __init__(self, open_store: Callable[[Any], Any] = lambda _: Store()) -> None:
        self.deals, self.embedder, self.seconds = MemoryDeals(), ScriptedEmbedder(), 0.0
        self.vectors = MemoryVectors(self.deals)
        self.readings = self.reading_s = 0.0
        self.stores = 0
        self._open_store = open_store
        self.search = KeptSearch(
            self.deals,
            self.vectors,
            name_space(self.embedder),
            openers=Openers(search=self._open, store=self._count_store),
            stopwatch=lambda: self.seconds,
        )

    def _open(self) -> PastDeals:
        search = PastDeals(self.deals, self.vectors, self.embedder, reader=make_reader())
        load = search._load

        def counted() -> Any:
            self.readings += 1
            self.seconds += self.reading_s
            return load()

        search._load = counted  # type: ignore[method-assign]
        self.seconds += self.reading_s
        self.opened = search
        return search

    def _count_store(self, index: Any) -> Any:
        self.stores += 1
        return self._open_store(index)

    def look(self) -> SearchState:
        self.search.look()
        thread = self.opened._preparing
        if thread:
            thread.join()
        return self.search.state

    def embed(self, limit: int | None = None) -> None:
        space = name_space(self.embedder)
        for stored in self.vectors.list_unread(space, after=0, limit=limit or 99):
            text = write_deal_text(stored.deal)
            vector = self.embedder.embed_texts([text])[0]
            self.vectors.keep(space, {stored.number: text}, {text: vector}, at=NOW)

    def ids(self, question: Question = ASKED) -> list[str]:
        found = self.search.find(question)
        assert found is not None
        return sorted(one.stored.deal.id for one in found.neighbours)


def test_before_the_deals_are_read_nobody_is_answered() -> None:
    house = House()
    fill(house.deals, SHOP)
    assert house.search.find(ASKED) is None
    assert house.search.state == SearchState()
    assert house.look() == SearchState(deals=1, with_vectors=0, store=StoreState.OK, is_ready=True)
    assert house.ids() == ["shop"]


def test_deals_that_come_or_go_are_read_at_the_next_look_and_only_then() -> None:
    house = House()
    fill(house.deals, SHOP)
    house.look()
    house.look()
    assert house.readings == 0
    fill(house.deals, BANK)
    assert house.ids() == ["shop"]
    assert house.look().deals == 2
    assert house.ids() == ["bank", "shop"]
    house.deals.erase("house", "shop")
    house.look()
    assert house.ids() == ["bank"]
    assert house.readings == 2


def test_a_changed_deal_is_read_again() -> None:
    house = House()
    fill(house.deals, SHOP)
    house.look()
    fill(house.deals, {**SHOP, "loss_reason": "Передумали", "task": "Другая задача"})
    house.look()
    found = house.search.find(ASKED)
    assert found is not None
    assert found.neighbours[0].stored.deal.task == "Другая задача"


def test_while_deals_are_embedded_reading_them_again_takes_a_small_share_of_the_time() -> None:
    house = House()
    house.reading_s = 10.0
    fill(house.deals, SHOP, BANK)
    house.look()
    house.embed(limit=1)
    house.seconds += 199.0
    # What is embedded is told at once, and found by meaning later.
    assert house.look().with_vectors == 1
    assert house.readings == 0
    house.seconds += 1.0
    house.look()
    assert house.readings == 1
    # The last one ends it: nobody waits for more.
    house.embed()
    house.look()
    assert house.readings == 2


def test_the_deal_that_the_lead_became_is_not_like_it_whatever_system_it_came_from() -> None:
    house = House()
    fill(house.deals, SHOP, {**SHOP, "id": "crm-7", "source": "other", "company_key": "z"})
    house.look()
    assert house.ids() == ["crm-7", "shop"]
    asked = Question(lead=ASKED.lead, as_of=ASKED.as_of, own_id="crm-7")
    assert house.ids(asked) == ["shop"]


def test_a_count_bounds_the_answer() -> None:
    house = House()
    fill(house.deals, SHOP, BANK)
    house.look()
    assert len(house.ids(Question(lead=ASKED.lead, as_of=ASKED.as_of, count=1))) == 1


@pytest.mark.parametrize(
    ("opened", "state"), [(Store(), StoreState.OK), (None, StoreState.OFF)], ids=["ours", "another's"]
)
def test_a_store_is_told_by_its_state(opened: Store | None, state: StoreState) -> None:
    house = House(lambda _: opened)
    fill(house.deals, SHOP)
    assert house.look().store is state


def test_a_store_that_does_not_open_is_tried_again_after_a_while() -> None:
    def open_store(_: Any) -> Store:
        if house.stores == 1:
            raise OSError
        return Store()

    house = House(open_store)
    fill(house.deals, SHOP)
    assert house.look().store is StoreState.FAILED
    house.seconds += 59
    assert house.look().store is StoreState.FAILED
    house.seconds += 1
    assert house.look().store is StoreState.OK
    assert house.stores == 2


def test_a_store_that_fails_when_asked_is_told_left_alone_and_opened_again() -> None:
    stores: Sequence[Store] = (Store(fails=True), Store())
    house = House(lambda _: stores[house.stores - 1])
    fill(house.deals, SHOP)
    house.embed()
    house.look()
    found = house.search.find(ASKED)
    assert found is not None
    assert found.degraded == {Degraded.NO_STORE}
    assert [one.stored.deal.id for one in found.neighbours] == ["shop"]
    assert house.search.state.store is StoreState.FAILED
    house.ids()
    assert stores[0].asked == 1
    house.seconds += 60
    assert house.look().store is StoreState.OK
    house.ids()
    assert stores[1].asked == 1


def test_a_reading_that_fails_is_tried_again_at_the_next_look() -> None:
    house = House()
    fill(house.deals, SHOP)
    house.look()
    fill(house.deals, BANK)
    load, house.opened._load = house.opened._load, lambda: 1 / 0  # type: ignore[method-assign]
    with pytest.raises(ZeroDivisionError):
        house.search.look()
    assert house.ids() == ["shop"]
    house.opened._load = load  # type: ignore[method-assign]
    house.look()
    assert house.ids() == ["bank", "shop"]
