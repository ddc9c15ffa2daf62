import re
from collections import Counter

import numpy as np
import yaml

from eval.deal_town import WORDS_PATH
from eval.learn_aims import EXAMPLES_PATH, check_aims, learn_aims, make_rows, read_examples
from kit.embeddings import ScriptedEmbedder
from qualifier.deals.aim_model import AIMS, load_aim_model
from qualifier.deals.text_recipe import RECIPE
from qualifier.deals.vector_shelf import Space
from qualifier.past_deals.nano_embedder import NanoEmbedder
from qualifier.reading.aims import Aim

EXAMPLES = tuple(read_examples())
CONTEXTS = yaml.safe_load(EXAMPLES_PATH.read_text(encoding="utf-8"))["contexts"]
_LIKE = 0.34


def stems(phrase: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w+", phrase.casefold()) if len(word) > 2}


def test_every_aim_has_examples_in_both_languages_and_each_is_there_once() -> None:
    counts = Counter((aim, lang) for aim, lang, _ in EXAMPLES)
    assert set(counts) == {(aim, lang) for aim in Aim for lang in ("ru", "en")}
    assert min(counts.values()) >= 5
    assert len({words for _, _, words in EXAMPLES}) == len(EXAMPLES)


def test_no_example_is_nearly_a_held_phrase_of_the_town() -> None:
    words = yaml.safe_load(WORDS_PATH.read_text(encoding="utf-8"))["aims"]
    held = [
        stems(phrase) for lists in words.values() for lang in ("ru", "en") for phrase in lists[f"held_{lang}"]
    ]
    for _, _, example in EXAMPLES:
        told = stems(example)
        assert all(len(told & one) / len(told | one) < _LIKE for one in held), example


def test_an_example_is_said_as_requests_say_it_alone_and_as_deals_do() -> None:
    embedder = ScriptedEmbedder()
    rows, labels, groups = make_rows(embedder, EXAMPLES[:3], CONTEXTS)
    assert (len(rows), labels, groups) == (12, [AIMS.index(EXAMPLES[0][0])] * 12, [0] * 4 + [1] * 4 + [2] * 4)
    words = EXAMPLES[0][2]
    assert any(text == words for text in embedder.asked)
    assert any(
        text.startswith(f"{words[:1].upper()}{words[1:]}"[:20]) and ":" in text for text in embedder.asked
    )


def test_the_rows_are_the_same_each_time() -> None:
    first, again = (make_rows(ScriptedEmbedder(), EXAMPLES[:5], CONTEXTS)[0] for _ in range(2))
    assert first == again


def test_what_is_learnt_tells_the_aims_it_was_taught() -> None:
    dice = np.random.default_rng(1)
    labels = [at for at in range(len(AIMS)) for _ in range(5)]
    vectors = np.eye(len(AIMS))[labels] + dice.normal(0, 0.1, (len(labels), len(AIMS)))
    learnt = learn_aims(vectors, labels, ScriptedEmbedder())
    weights = np.array([learnt["weights"][aim] for aim in AIMS])
    bias = np.array([learnt["bias"][aim] for aim in AIMS])
    assert ((vectors @ weights.T + bias).argmax(axis=1) == labels).mean() > 0.95
    checked = check_aims(vectors, labels, list(range(len(labels))), strengths=(30.0,))
    assert checked["30"] > 0.9


def test_the_reader_of_the_package_tells_most_of_its_own_examples() -> None:
    embedder = NanoEmbedder()
    model = load_aim_model(Space(model=embedder.model, dimension=embedder.dimension, recipe=RECIPE))
    assert model is not None
    some = EXAMPLES[::40]
    vectors = np.array([embedder.embed_query(words) for _, _, words in some], dtype=np.float32)
    found = [AIMS[at] for at in model.weigh(vectors).argmax(axis=1)]
    right = [aim is one[0] for aim, one in zip(found, some, strict=True)]
    assert sum(right) / len(right) >= 0.8
