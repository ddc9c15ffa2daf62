from pathlib import Path

import pytest

from eval.deal_retrieval import KeptEmbedder, describe, list_rows, run_retrieval, score_ndcg
from eval.deal_town import read_letters, read_queries
from kit.embeddings import ScriptedEmbedder


@pytest.mark.parametrize(
    ("found", "every", "score"),
    [
        ([3, 2, 1], [1, 2, 3], 1.0),
        ([0, 0, 3], [3, 0, 0], 0.5),
        ([], [3], 0.0),
        ([], [0, 0], 1.0),
        ([1], [3, 1], 1 / (7 + 1 / 1.584962500721156)),
    ],
)
def test_gain_is_discounted_by_place_and_normalised_by_the_best(
    found: list[int], every: list[int], score: float
) -> None:
    assert score_ndcg(found, every) == pytest.approx(score)


def test_only_the_first_five_count() -> None:
    assert score_ndcg([0] * 5 + [3], [3]) == 0.0


def test_an_interval_holds_the_mean() -> None:
    figures = describe([0.0, 1.0] * 20)
    assert figures["low"] < figures["mean"] == 0.5 < figures["high"]


def test_a_small_town_is_measured_beside_its_rivals_part_by_part() -> None:
    some = (*read_queries(), *read_letters())[::4]
    report = run_retrieval(ScriptedEmbedder(), lambda _: None, deals=60, queries=some)
    assert report["deals"] == 60
    assert {name: part["n"] for name, part in report["parts"].items()} == {
        "all": 48,
        "tuned": 24,
        "held": 24,
        "letters": 6,
    }
    for name in ("all", "tuned", "held"):
        figures = report["parts"][name]["ndcg5"]
        ours, dense, bm25 = (figures[way]["mean"] for way in ("ours", "dense", "bm25"))
        assert 0 <= min(dense, bm25) <= max(dense, bm25) < ours <= 1
    assert [row[0] for row in list_rows(report)][:3] == [
        "all (48): ours",
        "all (48): dense",
        "all (48): bm25",
    ]


def test_vectors_are_kept_in_a_file_and_not_asked_for_twice(tmp_path: Path) -> None:
    path, inner = tmp_path / "vectors.npz", ScriptedEmbedder()
    first = KeptEmbedder(inner, path)
    vectors = first.embed_texts(["а", "б", "а"])
    first.save()
    again = KeptEmbedder(inner, path)
    assert again.embed_texts(["б", "а"])[1] == pytest.approx(vectors[0], abs=1e-6)
    assert inner.asked == ["а", "б"]
    assert (again.model, again.dimension) == (inner.model, inner.dimension)
    again.embed_query("в")
    assert inner.asked[-1] == "в"
    KeptEmbedder(inner, None).save()
