"""The commands as their user runs them, on the run's own database."""

from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from click.testing import Result
from rich.console import Console
from typer.testing import CliRunner

from api.deal_search import StoreHome, build_embedder, clear_store, open_search
from api.deals_command import app
from api.deals_terminal import Erased, print_erased, print_import
from api.neighbours_terminal import print_found
from kit.clock import FrozenClock
from kit.db import Database
from kit.embeddings import OpenAiEmbedder, ScriptedEmbedder
from kit.errors import SettingsInvalid
from kit.settings import Settings, read_settings
from qualifier.deal_store import SqlDeals
from qualifier.deals.closed_deal import Note
from qualifier.deals.deal_shelf import ImportKey, Merged
from qualifier.deals.embedding import embed_deals
from qualifier.deals.loading import ImportReport
from qualifier.lead import Lead
from qualifier.past_deals.search import Degraded, Found
from qualifier.past_deals.store_folder import StoreFolder
from qualifier.vector_store import EMBEDDING_LOCK, SqlVectors
from tests.builders import NOW
from tests.qualifier.deals.exports import make_row, write_csv
from tests.qualifier.deals.memory import make_search

ROWS = (
    make_row(id="1", title="Рассылка к открытию магазина", company="ООО «Ромашка»"),
    make_row(id="2", title="Заявки на ипотеку", company="АО «Банк»", stage="Сделка провалена"),
    make_row(id="3", amount="-5"),
)


@pytest.fixture
def run(database: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    return lambda *arguments: CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.mark.service
def test_an_export_is_imported_told_and_not_imported_again(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "deals.csv", ROWS, encoding="cp1251")
    first = run("import", path, "--preset", "bitrix24", "--lang", "en")
    assert first.exit_code == 0, first.stderr
    assert "Deals: new 2, changed 0, unchanged 0" in first.stdout
    assert "a negative amount" in first.stdout
    assert (tmp_path / "deals.csv.rows.csv").exists()
    again = run("import", path, "--preset", "bitrix24")
    assert "Сделки: новых 0, изменённых 0, без изменений 2" in again.stdout
    assert "Сделок в памяти: 2" in run("status").stdout
    found = run("like", "Рассылка к открытию", "--as-of", "2026-09-01")
    assert "ООО «Ромашка» · выиграна" in found.stdout
    assert "выполните deals embed" in found.stdout
    own = run("like", "Рассылка к открытию", "--as-of", "2026-09-01", "--company", "Ромашка")
    assert "Ромашка" not in own.stdout
    assert "No deals like it" in run("like", "x", "--as-of", "2001-01-01", "--lang", "en").stdout
    assert run("erase", "bitrix24", "1").exit_code == 0
    assert run("erase", "bitrix24", "1", "--lang", "en").stderr == "Nothing is stored under this id.\n"
    assert "Сделок в памяти: 1" in run("status").stdout


@pytest.mark.service
def test_the_status_tells_what_is_found_by_meaning_and_what_goes_on(
    run: Callable[..., Result], database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEALWRIGHT_EMBEDDINGS_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("DEALWRIGHT_EMBEDDINGS_MODEL", ScriptedEmbedder().model)
    monkeypatch.setenv("DEALWRIGHT_EMBEDDINGS_DIMENSION", str(ScriptedEmbedder().dimension))
    assert run("status", "--lang", "en").stdout == "Deals in memory: 0\n"
    path = write_csv(tmp_path / "deals.csv", ROWS)
    assert run("import", path, "--preset", "bitrix24").exit_code == 0
    assert "Found by meaning: 0 of 2 (0\u00a0%)\n  the rest by words" in run("status", "--lang", "en").stdout
    with database.hold_lock(EMBEDDING_LOCK):
        assert "их готовят прямо сейчас" in run("status").stdout
    embed_deals(SqlVectors(database.begin), ScriptedEmbedder(), now=lambda: NOW, watch=lambda _: None)
    assert run("status").stdout.endswith("Находится по смыслу: 2 из 2 (100\u00a0%)\n")
    shelf = SqlDeals(database.begin)
    shelf.stage(shelf.open_import(ImportKey(file_hash="cut", map_hash="short"), at=NOW), [], upto=65_000)
    told = run("status", "--lang", "en").stdout
    assert "! An import has not come to its end: 65\u00a0000 rows read;" in told
    assert max(map(len, told.splitlines())) <= 80


@pytest.mark.service
def test_embedding_goes_on_where_it_was_and_tells_of_all_deals(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    for number in (1, 2):
        path = write_csv(tmp_path / f"deals{number}.csv", [make_row(id=str(number), title=f"Акция {number}")])
        assert run("import", path, "--preset", "bitrix24").exit_code == 0
        done = run("embed", "--lang", "en")
        assert done.exit_code == 0, done.stderr
        assert f"Found by meaning: {number} of {number} (100\u00a0%)\nNew texts" in done.stdout
        assert f"{number}/{number}" in done.stderr
    assert "Находится по смыслу: 2 из 2 (100\u00a0%)" in run("embed").stdout


@pytest.mark.service
def test_where_there_are_no_deals_none_is_looked_for(run: Callable[..., Result]) -> None:
    done = run("like", "сеть аптек")
    assert done.exit_code == 2
    assert done.stderr == "Сделок пока нет: их загружает команда deals import ФАЙЛ.\n"


@pytest.mark.service
def test_campaign_results_are_kept_by_campaign(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "campaigns.csv"
    path.write_text("кампания;канал;дата закрытия;показы;клики\nВесна;sms;2026-05-01;1000;10\n", "utf-8")
    first = run("campaigns", path)
    assert first.exit_code == 0, first.stderr
    assert "Кампании: новых 1, изменённых 0, без изменений 0" in first.stdout
    assert "unchanged 1" in run("campaigns", path, "--lang", "en").stdout
    path.write_text("кампания;канал;дата закрытия\n;sms;2026-05-01\n", "utf-8")
    assert "строка 2" in run("campaigns", path).stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "x.csv"), "Нужно одно из двух"),
        (("import", "x.csv", "--preset", "siebel"), "есть: bitrix24"),
        (("import", "x.csv", "--map", "none.yaml", "--lang", "en"), "cannot be read"),
        (("like", "x", "--as-of", "завтра"), "2026-03-31"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_opened(arguments: tuple[str, ...], said: str) -> None:
    result = CliRunner().invoke(app, list(arguments))
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_the_settings_choose_the_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEALWRIGHT_EMBEDDINGS_URL", "http://127.0.0.1:1/v1")
    with pytest.raises(SettingsInvalid, match="EMBEDDINGS_MODEL"):
        build_embedder(read_settings())
    monkeypatch.setenv("DEALWRIGHT_EMBEDDINGS_MODEL", "m-1")
    embedder = build_embedder(read_settings())
    assert isinstance(embedder, OpenAiEmbedder)
    assert (embedder.model, embedder.dimension) == ("m-1", 1_024)
    embedder.close()


@pytest.mark.service
def test_a_search_opens_the_settings_store_and_finds_by_meaning(
    run: Callable[..., Result], database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", write_csv(tmp_path / "deals.csv", ROWS), "--preset", "bitrix24")
    embedder = ScriptedEmbedder()
    embed_deals(SqlVectors(database.begin), embedder, now=FrozenClock(NOW), watch=lambda _: None)
    monkeypatch.setenv("CHROMA_URL", "http://127.0.0.1:1")
    settings = read_settings()
    search = open_search(settings, database, embedder=embedder)
    lead = Lead(message="Заявки на ипотеку")
    found = search.like(lead, date(2026, 9, 1))
    assert [one.stored.deal.id for one in found.neighbours] == ["2", "1"]
    assert found.degraded == frozenset()
    # A server that does not answer costs nothing but the mark.
    search.attach(StoreHome(settings, embedder).open).join()
    assert search.like(lead, date(2026, 9, 1)).degraded == {Degraded.NO_STORE}


def printed(draw: Callable[[Console], None]) -> list[str]:
    console = Console(width=80, record=True, file=StringIO())
    draw(console)
    return console.export_text().splitlines()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_note_fits_the_terminal(lang: str, tmp_path: Path) -> None:
    report = ImportReport(
        merged=Merged(added=1_234_567, changed=0, unchanged=0),
        rows=2_000_000,
        left_out=1_000,
        resumed_at=5_000,
        report=tmp_path,
    )
    report.notes.update({note: 1_000_000 for note in Note})
    lines = printed(lambda console: print_import(console, report, lang))
    assert "(went on after row 5\u00a0000)" in lines[0] or "(продолжено после строки 5\u00a0000)" in lines[0]
    assert all(len(line) <= 80 for line in lines if not line.startswith(("Построчный", "Row by row")))
    assert sum("1\u00a0000\u00a0000" in line for line in lines) == len(Note)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_neighbours_fit_the_terminal_with_reasons_and_marks(lang: str) -> None:
    deal = {"id": "1", "company": "Очень длинное имя " * 10, "loss_reason": None, "task": "задача " * 100}
    search = make_search(deal, {"id": "2", "company": None, "company_key": "x", "industry": "Банк"})
    found = search.like(Lead(message="Мы магазин в Твери, нужна смс рассылка"), date(2026, 9, 1))
    whole = Found(neighbours=found.neighbours, degraded=frozenset(Degraded))
    lines = printed(lambda console: print_found(console, whole, date(2026, 9, 1), lang))
    assert all(len(line) <= 80 for line in lines)
    assert sum(line.startswith("!") for line in lines) == len(Degraded)
    assert any(
        word in "\n".join(lines) for word in ("отличается: другая отрасль", "differs: another industry")
    )


@pytest.mark.service
def test_an_erased_deal_goes_from_the_database_and_from_the_folder_of_vectors(
    run: Callable[..., Result], database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEALWRIGHT_STATE_DIR", str(tmp_path / "state"))
    vectors = tmp_path / "state" / "vectors"
    vectors.mkdir(parents=True)
    (vectors / "data.bin").write_bytes(b"vectors")
    run("import", write_csv(tmp_path / "deals.csv", ROWS), "--preset", "bitrix24")
    done = run("erase", "bitrix24", "1")
    assert (done.exit_code, done.stdout) == (0, "Удалено версий сделки: 1\n")
    assert not vectors.exists()
    assert SqlDeals(database.begin).count_current() == 1
    assert run("erase", "bitrix24", "1", "--lang", "en").stderr == "Nothing is stored under this id.\n"


@pytest.mark.service
def test_while_the_service_owns_the_vectors_it_is_the_service_that_forgets_them(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEALWRIGHT_STATE_DIR", str(tmp_path))
    service = StoreFolder(tmp_path / "vectors")
    assert service.own()
    (tmp_path / "vectors").mkdir()
    run("import", write_csv(tmp_path / "deals.csv", ROWS), "--preset", "bitrix24")
    done = run("erase", "bitrix24", "1", "--lang", "en")
    assert "The service owns the vector store" in done.stdout
    assert (tmp_path / "vectors").exists()
    service.release()


def test_a_server_of_vectors_is_forgotten_by_the_service() -> None:
    settings = Settings(chroma_url="http://127.0.0.1:1", _env_file=None)
    assert not clear_store(settings)
    StoreHome(settings, ScriptedEmbedder()).close()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_what_an_erasure_leaves_to_others_is_told_within_the_terminal(lang: str) -> None:
    whole, rest = (
        printed(lambda console, erased=erased: print_erased(console, erased, lang))
        for erased in (Erased(2, is_ours=True, is_cleared=True), Erased(2, is_ours=False, is_cleared=False))
    )
    assert (len(whole), rest[0]) == (1, whole[0])
    assert len(rest) > 2
    assert "WAL" in " ".join(rest)
    assert all(len(line) <= 80 for line in rest)


@pytest.mark.service
def test_two_do_not_embed_the_same_deals(run: Callable[..., Result], database: Database) -> None:
    with database.hold_lock(EMBEDDING_LOCK):
        refused = run("embed", "--lang", "en")
    assert refused.exit_code == 2
    assert "embeds the deals already" in refused.stderr
    assert run("embed").exit_code == 0
