"""Without LibreOffice nothing can be recalculated, and that is said in both languages."""

from pathlib import Path

import pytest

from eval.workbooks_random import run_workbooks_random
from kit.errors import BadInput


def test_without_libreoffice_the_run_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadInput) as refused:
        run_workbooks_random(1)
    assert str(refused.value) == "LibreOffice (soffice) is not installed."
    assert refused.value.detail_ru == "LibreOffice (soffice) не установлен."


def test_no_workbooks_have_no_cells_and_no_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = tmp_path / "soffice"
    office.write_text("never run")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    report = run_workbooks_random(0)
    assert report.pop("seconds") >= 0
    assert report == {"n": 0, "lines": 0, "cells": 0, "violations": 0, "first_violations": []}
