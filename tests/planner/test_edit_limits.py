from pathlib import Path

import pytest

from planner.edit_limits import EditLimitsInvalid, load_edit_limits


def test_the_limits_are_numbers_with_reasons() -> None:
    limits = load_edit_limits()
    assert limits.edits_at_once.value < limits.edits_in_chain.value
    assert all(len(getattr(limits, name).why) > 10 for name in type(limits).model_fields)


@pytest.mark.parametrize("text", ["[", "price_times: {value: 0}", "edits_at_once: 5"])
def test_a_broken_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "limits.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EditLimitsInvalid, match=r"limits\.yaml"):
        load_edit_limits(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EditLimitsInvalid):
        load_edit_limits(tmp_path / "none.yaml")
