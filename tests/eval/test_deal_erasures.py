from pathlib import Path

import pytest

from eval.deal_erasures import DrawnEmbedder, _count_traces, _list_files, measure_erasure


def test_each_text_has_numbers_of_its_own_and_keeps_them() -> None:
    embedder = DrawnEmbedder(dimension=8)
    first, second = embedder.embed_texts(["a", "b"])
    assert first != second
    assert embedder.embed_query("a") == first


def test_traces_are_counted_in_every_file_and_links_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.bin").write_bytes(b"..secret..secret")
    (tmp_path / "two.bin").write_bytes(b"secre")
    (tmp_path / "link").symlink_to(tmp_path / "deep" / "one.bin")
    assert {path.name for path in _list_files(tmp_path)} == {"one.bin", "two.bin"}
    assert _count_traces(tmp_path, {"words": [b"secret"], "none": [b"zebra"]}) == {"words": 2, "none": 0}


@pytest.mark.service
@pytest.mark.timeout(300)
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_erased_deals_leave_no_byte_in_any_file() -> None:
    figures = measure_erasure(120)
    assert figures["erased"] == 40
    assert min(figures[f"{kind}_before"] for kind in ("words", "stems", "vectors")) > 0
    assert (figures["traces_after"], figures["store_wrong_after"]) == (0, 0)
