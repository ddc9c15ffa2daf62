import pytest

from kit.clock import FrozenClock
from kit.embeddings import ScriptedEmbedder
from kit.llm_faults import ModelFailed, ModelFault
from qualifier.deals import embedding
from qualifier.deals.embedding import EmbeddingReport, embed_deals, name_space
from qualifier.memory_deals import MemoryDeals
from qualifier.memory_vectors import MemoryVectors
from tests.builders import NOW
from tests.qualifier.deals.memory import fill

CLOCK = FrozenClock(NOW)


def run(shelf: MemoryVectors, embedder: ScriptedEmbedder, watch: list[int] | None = None) -> EmbeddingReport:
    return embed_deals(shelf, embedder, now=CLOCK, watch=(watch if watch is not None else []).append)


def test_each_text_is_embedded_once_whatever_number_of_deals_says_it() -> None:
    deals, embedder = MemoryDeals(), ScriptedEmbedder()
    fill(deals, {"id": "1"}, {"id": "2"}, {"id": "3", "task": "Баннеры"})
    shelf = MemoryVectors(deals)
    assert run(shelf, embedder) == EmbeddingReport(deals=3, texts=2, dropped=0)
    assert shelf.count_unread(name_space(embedder)) == 0
    assert run(shelf, embedder) == EmbeddingReport(deals=0, texts=0, dropped=0)
    fill(deals, {"id": "4"})
    assert run(shelf, embedder).texts == 0
    assert len(embedder.asked) == 2


def test_a_failure_loses_nothing_of_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_DEALS_A_PART", 2)
    deals, embedder = MemoryDeals(), ScriptedEmbedder()
    fill(deals, *({"id": str(number), "task": f"задача {number}"} for number in range(5)))
    shelf, watch = MemoryVectors(deals), list[int]()

    def fail_later(done: int) -> None:
        watch.append(done)
        if done == 4:
            embedder.failure = ModelFailed(ModelFault.UNREACHABLE)

    with pytest.raises(ModelFailed):
        embed_deals(shelf, embedder, now=CLOCK, watch=fail_later)
    assert (watch, shelf.count_unread(name_space(embedder))) == ([2, 4], 1)
    embedder.failure = None
    assert run(shelf, embedder).texts == 1
    assert len(embedder.asked) == 5


def test_a_changed_deal_is_embedded_anew_and_its_old_vector_dropped() -> None:
    deals, embedder = MemoryDeals(), ScriptedEmbedder()
    fill(deals, {"id": "1"})
    shelf = MemoryVectors(deals)
    run(shelf, embedder)
    fill(deals, {"id": "1", "task": "Баннеры"})
    assert run(shelf, embedder) == EmbeddingReport(deals=1, texts=1, dropped=1)


def test_a_house_without_deals_is_embedded_in_no_time() -> None:
    embedder, watch = ScriptedEmbedder(), list[int]()
    assert run(MemoryVectors(MemoryDeals()), embedder, watch) == EmbeddingReport(deals=0, texts=0, dropped=0)
    assert (embedder.asked, watch) == ([], [])


def test_vectors_of_another_recipe_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    deals, embedder = MemoryDeals(), ScriptedEmbedder()
    fill(deals, {"id": "1"})
    shelf = MemoryVectors(deals)
    run(shelf, embedder)
    monkeypatch.setattr(embedding, "RECIPE", "another")
    assert shelf.count_unread(name_space(embedder)) == 1
    assert run(shelf, embedder).deals == 1
    assert shelf.count_unread(name_space(embedder)) == 0


def test_a_space_is_named_by_model_length_and_recipe() -> None:
    space, embedder = name_space(ScriptedEmbedder()), ScriptedEmbedder()
    assert (space.model, space.dimension, space.recipe) == (
        embedder.model,
        embedder.dimension,
        embedding.RECIPE,
    )
