import ctypes
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from kit.embeddings import ScriptedEmbedder
from qualifier.deals.deal_index import DealIndex
from qualifier.deals.embedding import name_space
from qualifier.past_deals.chroma_store import fill_store
from qualifier.past_deals.store_folder import StoreFolder, open_folder
from tests.qualifier.deals.memory import make_search

EMBEDDER = ScriptedEmbedder()
DEALS = tuple(
    {"id": str(n), "company_key": str(n), "task": f"задача {n} слово{n}", "closed": date(2025, 1, 1 + n)}
    for n in range(12)
)

# The library leaves its database open until it is collected.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.service,
]


def make_index(count: int = 12, embedder: ScriptedEmbedder = EMBEDDER) -> DealIndex:
    return make_search(*DEALS[:count], embedder=embedder).index


def test_a_store_finds_what_the_exact_search_finds_and_keeps_no_text(tmp_path: Path) -> None:
    index, folder = make_index(), StoreFolder(tmp_path / "vectors")
    store = open_folder(folder, EMBEDDER, index)
    assert store is not None
    vector = EMBEDDER.embed_query("задача 7 слово7")
    exact = index.score_meaning(np.array(vector, dtype=np.float32))
    best = int(index.numbers[exact.argmax()])
    assert store.find_near(vector, 3, closed_by=None)[0] == best
    by_day = store.find_near(vector, 12, closed_by=date(2025, 1, 3).toordinal())
    assert {int(index.closed[index.place[number]]) for number in by_day} == {
        date(2025, 1, day).toordinal() for day in (1, 2, 3)
    }
    folder.release()
    written = b"".join(path.read_bytes() for path in folder.folder.rglob("*") if path.is_file())
    for text in ("слово7", "Ромашка", "магазин"):
        assert text.encode() not in written
        assert text.encode("utf-16-le") not in written


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="of the C library of Linux")
def test_memory_is_given_out_overwritten_so_that_no_erased_vector_gets_into_a_new_file(
    tmp_path: Path,
) -> None:
    folder = StoreFolder(tmp_path / "vectors")
    open_folder(folder, EMBEDDER, make_index(1))
    memory = ctypes.CDLL(None)
    memory.malloc.restype, memory.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    given = memory.malloc(4_000)
    assert ctypes.string_at(given, 4_000) == b"\x55" * 4_000
    memory.free(given)
    folder.release()


def test_a_store_has_one_owner_at_a_time(tmp_path: Path) -> None:
    first, second = (StoreFolder(tmp_path / "vectors") for _ in range(2))
    assert first.own()
    assert open_folder(second, EMBEDDER, make_index(1)) is None
    first.release()
    assert second.own()
    second.release()


def test_a_store_takes_new_deals_and_is_made_anew_after_an_erasure(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path / "vectors")
    store = open_folder(folder, EMBEDDER, make_index(5))
    assert store is not None
    assert len(store.list_numbers()) == 5
    assert fill_store(store, make_index(12))
    assert len(store.list_numbers()) == 12
    folder.release()
    store = open_folder(folder, EMBEDDER, make_index(3))
    assert store is not None
    assert len(store.list_numbers()) == 3
    assert not list(tmp_path.glob("*.trash"))
    folder.release()


def test_vectors_of_another_model_are_not_kept(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path / "vectors")
    assert folder.own()
    other = ScriptedEmbedder(model="other")
    folder.open(name_space(EMBEDDER)).put(make_index(3), [0, 1, 2])
    assert folder.open(name_space(EMBEDDER)).list_numbers()
    assert folder.open(name_space(other)).list_numbers() == frozenset()
    folder.release()


@pytest.mark.parametrize("damage", ["truncated", "foreign"])
def test_a_damaged_folder_is_seen_from_outside_and_made_anew(tmp_path: Path, damage: str) -> None:
    folder = StoreFolder(tmp_path / "vectors", check_s=60)
    (tmp_path / "vectors").mkdir()
    database = tmp_path / "vectors" / "chroma.sqlite3"
    torn = b"SQLite format 3\0" + b"\1" * 3_000
    database.write_bytes(torn if damage == "truncated" else b"not a database at all " * 500)
    store = open_folder(folder, EMBEDDER, make_index(4))
    assert store is not None
    assert len(store.list_numbers()) == 4
    assert not database.read_bytes().startswith((torn, b"not"))
    folder.release()


def test_a_folder_that_is_not_there_is_sound_and_a_check_has_a_deadline(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path / "vectors", check_s=0.01)
    assert folder.is_sound()
    folder.folder.mkdir()
    assert not folder.is_sound()
    folder.clear()
    assert not folder.folder.exists()


def test_its_owner_fills_it_again_without_letting_go_and_without_looking_from_outside(tmp_path: Path) -> None:
    # So short a look would find it unsound, and it would be made anew.
    folder = StoreFolder(tmp_path / "vectors", check_s=0.01)
    assert not folder.is_open
    assert open_folder(folder, EMBEDDER, make_index(4)) is not None
    assert folder.is_open
    assert folder.own()
    kept = (tmp_path / "vectors" / "chroma.sqlite3").stat().st_ino
    store = open_folder(folder, EMBEDDER, make_index(6))
    assert store is not None
    assert len(store.list_numbers()) == 6
    assert (tmp_path / "vectors" / "chroma.sqlite3").stat().st_ino == kept
    folder.release()
    assert not folder.is_open
    other = StoreFolder(tmp_path / "vectors")
    assert other.own()
    other.release()
