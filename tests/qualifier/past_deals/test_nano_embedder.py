import math
from concurrent.futures import ThreadPoolExecutor

import pytest

from kit.llm_faults import ModelFailed
from qualifier.past_deals.nano_embedder import NanoEmbedder


def test_the_bundled_model_puts_both_languages_in_one_space() -> None:
    embedder = NanoEmbedder()
    texts = ("запись на тест-драйв", "вклады и кредиты")
    car, bank = embedder.embed_texts(texts)
    asked = embedder.embed_query("test drive sign-ups")
    assert len(asked) == embedder.dimension
    assert math.fsum(number * number for number in asked) == pytest.approx(1.0)
    near, far = (math.fsum(a * b for a, b in zip(asked, one, strict=True)) for one in (car, bank))
    assert near > far
    with pytest.raises(ModelFailed):
        embedder.embed_query(" ")
    assert embedder.embed_texts(()) == ()


@pytest.fixture(scope="module")
def bundled() -> NanoEmbedder:
    return NanoEmbedder()


def test_a_text_has_the_same_vector_alone_and_beside_others(bundled: NanoEmbedder) -> None:
    alone = bundled.embed_texts(("открытие магазина",))[0]
    beside = bundled.embed_texts(("радио", "открытие магазина"))[1]
    assert math.fsum(a * b for a, b in zip(alone, beside, strict=True)) > 0.99


def test_what_is_looked_for_is_embedded_otherwise_than_what_is_found(bundled: NanoEmbedder) -> None:
    assert bundled.embed_query("открытие магазина") != bundled.embed_texts(("открытие магазина",))[0]


def test_several_threads_get_what_one_gets(bundled: NanoEmbedder) -> None:
    texts = ["смс", "радио", "вклады", "кино"] * 2
    expected = [bundled.embed_query(text) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(bundled.embed_query, texts)) == expected


@pytest.mark.parametrize("text", ["\0", " \n ", ""])
def test_a_blank_text_is_refused_for_its_vector_would_mean_nothing(bundled: NanoEmbedder, text: str) -> None:
    with pytest.raises(ModelFailed):
        bundled.embed_texts(("смс", text))


def test_a_nul_does_not_cut_a_text(bundled: NanoEmbedder) -> None:
    assert bundled.embed_query("смс\0рассылка") == bundled.embed_query("смс рассылка")
