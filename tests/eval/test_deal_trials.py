from eval.deal_trials import make_index, measure_kills
from kit.embeddings import ScriptedEmbedder


def test_an_index_of_invented_deals_has_a_vector_each() -> None:
    index = make_index(ScriptedEmbedder(), 30)
    assert (len(index), index.share_with_vectors) == (30, 1.0)
    assert make_index(ScriptedEmbedder(), 30).vectors.tolist() == index.vectors.tolist()


def test_without_kills_nothing_is_wrong() -> None:
    assert measure_kills(0) == {"store_kills": 0, "store_found_unsound": 0, "store_wrong_after": 0}
