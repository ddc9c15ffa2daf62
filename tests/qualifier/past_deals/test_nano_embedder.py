import math

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
