import numpy as np

from eval.deal_speed import TownShelf, TownVectors, measure_speed
from eval.deal_town import make_deals
from kit.embeddings import ScriptedEmbedder
from qualifier.deals.embedding import name_space

TOWN = make_deals(12)


def test_every_stage_is_measured_and_the_index_has_a_size() -> None:
    figures = measure_speed(40, ScriptedEmbedder(), requests=6)
    stages = {name for name in figures if name.startswith("cpu_") and name != "cpu_p50_ms"}
    assert stages == {
        f"cpu_{stage}_ms"
        for stage in ("read", "write", "embed", "filter", "meaning", "words", "facets", "aims")
    }
    assert (figures["deals"], figures["index_mib"] >= 0) == (40, True)
    assert {name.replace("cpu_", "wall_", 1) for name in stages} <= set(figures)
    assert 0 <= figures["share_embedded_twice"] <= 1
    assert figures["p50_ms"] > 0
    assert figures["cpu_p50_ms"] > 0


def test_the_town_in_memory_gives_back_the_deals_asked_for() -> None:
    shelf = TownShelf(TOWN)
    assert [one.deal for one in shelf.find_numbers((3, 1))] == [TOWN[2].deal, TOWN[0].deal]
    assert shelf.stem("Рассылка смс")


def test_every_deal_of_the_town_has_a_vector_of_length_1_and_the_same_each_time() -> None:
    space = name_space(ScriptedEmbedder())
    rows, again = (TownVectors(TownShelf(TOWN), TOWN).list_rows(space) for _ in range(2))
    assert rows == again
    for row in rows:
        vector = np.frombuffer(row.vector or b"", dtype="<f4")
        assert len(vector) == space.dimension
        assert abs(float(vector @ vector) - 1) < 1e-5
