from pathlib import Path

import pytest

from api.plan_output import save_files, tell_saved
from kit.errors import BadInput
from planner.file_kind import FileKind
from planner.plan_json import read_plan
from tests.planner.offer.offered import hostile_plan, plan_of

PLAN = plan_of("brief_pharmacy_ru.txt")


def test_files_stand_in_a_folder_made_for_them(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    saved = save_files(PLAN, folder, lang="ru")
    assert {path.name for path in folder.iterdir()} == {kind.value for kind in FileKind}
    assert set(saved) == set(folder.iterdir())
    assert read_plan((folder / "media-plan.json").read_text(encoding="utf-8")) == PLAN


def test_a_clients_name_is_no_path(tmp_path: Path) -> None:
    save_files(hostile_plan(), tmp_path / "out", lang="ru")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be written"):
        save_files(PLAN, tmp_path / "file", lang="ru")


@pytest.mark.parametrize(("lang", "words"), [("ru", "Записано в out: offer.pdf"), ("en", "Written to out")])
def test_what_was_written_is_told(lang: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    tell_saved((Path("out/offer.pdf"),), lang, to_errors=False)
    assert capsys.readouterr().out.startswith(words)
    tell_saved((Path("out/offer.pdf"),), lang, to_errors=True)
    assert capsys.readouterr().err.startswith(words)
    tell_saved((), lang, to_errors=False)
    assert capsys.readouterr().out == ""
