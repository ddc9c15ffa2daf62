"""Teaches the reader of aims by meaning: `python -m eval.learn_aims` writes its numbers."""

import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from kit.embeddings import Embedder
from qualifier.deals.aim_model import AIMS, MODEL_PATH
from qualifier.deals.text_recipe import RECIPE, TextParts, write_request_text, write_text
from qualifier.reading.aims import Aim

EXAMPLES_PATH = Path(__file__).parent / "data" / "aim_examples.yaml"
# The inverse of the penalty: on examples left out 10 is worse and 100 hardly better (`check_aims`).
STRENGTH = 30.0
FOLDS = 5
_SEED = 20_261_126
_DIGITS = 3
_FRAMES: Mapping[str, Sequence[str]] = {
    "ru": (
        "{aim}. У нас {trade}, {place}, интересует {medium}.",
        "{trade}, {place}. {aim}. Рассматриваем {medium}.",
        "Мы {trade}. {aim}.",
        "Добрый вечер. Нас интересует {medium}. {aim}.",
        "{trade} ({place}): {aim}, подскажите цены",
        "Коллеги, нужна помощь. {aim}. Бюджет есть.",
        "{aim}. Сколько будет стоить {medium}?",
        "Цель: {aim}. Нужен {medium}, {place}",
    ),
    "en": (
        "{aim}. It is for a {trade}, {place}; interested in {medium}.",
        "We are a {trade}, {place}. {aim}. Looking at {medium}.",
        "{trade}. {aim}.",
        "Good evening. {aim}. How much is {medium}?",
        "Our {trade} in {place}: {aim}",
        "Goal: {aim}. Media: {medium}.",
    ),
}


def read_examples(path: Path = EXAMPLES_PATH) -> Iterator[tuple[Aim, str, str]]:
    """Yield the examples: the aim, the language, the words."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    for aim, told in content["aims"].items():
        for lang, lines in told.items():
            yield from ((Aim(aim), lang, line) for line in lines)


def make_rows(
    embedder: Embedder, examples: Sequence[tuple[Aim, str, str]], contexts: Mapping[str, Any]
) -> tuple[list[Sequence[float]], list[int], list[int]]:
    """Return vectors of the examples as requests and as deals say them, their aims and their examples."""
    dice = random.Random(_SEED)  # noqa: S311 (nothing secret)
    vectors: list[Sequence[float]] = []
    labels, groups = [], []
    for number, (aim, lang, words) in enumerate(examples):
        framed = [
            frame.format(aim=words, **{name: dice.choice(told) for name, told in contexts[lang].items()})
            for frame in dice.sample(_FRAMES[lang], 2)
        ]
        deal = f"{words[:1].upper()}{words[1:]}: {dice.choice(contexts[lang]['trade'])}"
        vectors += [
            *(embedder.embed_query(write_request_text(TextParts(task=task))) for task in (*framed, words)),
            *embedder.embed_texts([write_text(TextParts(task=deal))]),
        ]
        labels += [AIMS.index(aim)] * 4
        groups += [number] * 4
    return vectors, labels, groups


def check_aims(
    vectors: Sequence[Any],
    labels: Sequence[int],
    groups: Sequence[int],
    *,
    strengths: Sequence[float] = (10.0, STRENGTH, 100.0),
) -> dict[str, float]:
    """Return the share of examples left out whose aim is told rightly, by strength."""
    # 60 MB: only this script needs it.
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.model_selection import GroupKFold, cross_val_score  # noqa: PLC0415

    scores = {}
    for strength in strengths:
        model = LogisticRegression(C=strength, max_iter=3_000)
        found = cross_val_score(model, vectors, labels, groups=groups, cv=GroupKFold(FOLDS))
        scores[f"{strength:g}"] = round(float(found.mean()), 3)
    return scores


def learn_aims(vectors: Sequence[Any], labels: Sequence[int], embedder: Embedder) -> dict[str, Any]:
    """Return the reader as it is stored: numbers with a card."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 (as above)

    model = LogisticRegression(C=STRENGTH, max_iter=3_000).fit(vectors, labels)
    return {
        "model": embedder.model,
        "dimension": embedder.dimension,
        "recipe": RECIPE,
        "card": "multinomial logistic regression over vectors of eval/data/aim_examples.yaml, each said "
        "as a request says it, alone, and as a deal does",
        "bias": {aim: round(float(model.intercept_[at]), _DIGITS) for at, aim in enumerate(AIMS)},
        "weights": {
            aim: [round(float(weight), _DIGITS) for weight in model.coef_[at]] for at, aim in enumerate(AIMS)
        },
    }


def main() -> int:
    """Write the reader that the package carries, and tell how well it does on examples left out."""
    # 75 MB: only who embeds pays them.
    from qualifier.past_deals.nano_embedder import NanoEmbedder  # noqa: PLC0415

    embedder = NanoEmbedder()
    contexts = yaml.safe_load(EXAMPLES_PATH.read_text(encoding="utf-8"))["contexts"]
    vectors, labels, groups = make_rows(embedder, tuple(read_examples()), contexts)
    sys.stdout.write(f"examples left out, right by strength: {check_aims(vectors, labels, groups)}\n")
    learnt = learn_aims(vectors, labels, embedder)
    MODEL_PATH.write_text(json.dumps(learnt, separators=(",", ":")) + "\n", encoding="utf-8")
    sys.stdout.write(f"{MODEL_PATH.name} written\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
