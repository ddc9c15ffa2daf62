import json
from pathlib import Path
from typing import Any

import pytest

from eval.ad_markers import describe_ad_markers, run_ad_markers
from eval.run import main
from kit.errors import BadInput

ROW = {
    "id": "gtm",
    "group": "tag_manager",
    "weight": "unknown",
    "patterns": ["googletagmanager\\.com/gtm\\.js\\?id=GTM-"],
}
CODE = "<script src='https://www.googletagmanager.com/gtm.js?id=GTM-A'></script>"


def write_folder(folder: Path, *, rows: list[dict[str, Any]], **pages: str) -> Path:
    (folder / "markers.json").write_text(json.dumps(rows), encoding="utf-8")
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return folder


def test_every_mark_is_found_in_code_and_none_in_text(tmp_path: Path) -> None:
    report = run_ad_markers(write_folder(tmp_path, rows=[ROW], a=CODE, b="<p>gtm.js?id=GTM-A</p>"))
    assert report["failures"] == []
    assert (report["pages"], report["detected_share"], report["false_marks"]) == (2, 1.0, 0)
    assert report["planted"] > 400
    assert ("failed", "0") in describe_ad_markers(report)


def test_a_technology_that_we_do_not_know_is_a_failure(tmp_path: Path) -> None:
    rows = [{**ROW, "id": "new", "patterns": ["new\\.example/pixel"]}]
    report = run_ad_markers(write_folder(tmp_path, rows=rows, a="<img src='//new.example/pixel'>"))
    assert report["failures"] == [{"id": "a.html", "missed": ["new"], "extra": []}]
    assert report["unknown_markers"] == ["new"]
    assert report["detected_share"] < 1


def test_a_mark_that_the_folder_does_not_expect_is_a_failure(tmp_path: Path) -> None:
    report = run_ad_markers(write_folder(tmp_path, rows=[], a=CODE))
    assert report["failures"] == [{"id": "a.html", "missed": [], "extra": ["gtm"]}]
    assert report["false_marks"] == 1


def test_the_command_writes_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.json"
    folder = write_folder(tmp_path, rows=[ROW], a=CODE)
    assert main(["ad-markers", "--data", str(folder), "--json", str(out)]) == 0
    assert json.loads(out.read_text())["failed"] == 0
    assert "detected_share" in capsys.readouterr().out


def test_a_folder_without_pages_or_table_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        run_ad_markers(tmp_path)
    with pytest.raises(BadInput):
        run_ad_markers(write_folder(tmp_path, rows=[ROW]))
