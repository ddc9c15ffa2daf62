from pathlib import Path

import pytest
import yaml

from kit.yaml_table import read_table
from qualifier.chance.features import (
    FEATURES_PATH,
    Features,
    FeaturesInvalid,
    find_feature,
    load_features,
)
from qualifier.chance.record_cells import list_cells
from qualifier.qualification import Criterion
from tests.builders import make_record, make_scorecard

KNOWN = load_features().name_features()


@pytest.mark.parametrize(
    ("heading", "feature"),
    [
        ("Источник", "source"),
        ("ИСТОЧНИК  лида", "source"),
        ("lead_source", "source"),
        ("Lead Source", "source"),
        ("Number of Employees", "employees"),
        ("Сфера деятельности", "industry"),
        ("Дата создания", "created"),
        ("budget_level", "budget_level"),
        ("Budget Level", "budget_level"),
        ("ad activity level", "ad_activity_level"),
        ("Менеджер", None),
        ("", None),
        ("budget level of somebody", None),
    ],
)
def test_headings_name_features(heading: str, feature: str | None) -> None:
    assert find_feature(heading, KNOWN) == feature


def test_every_feature_that_is_named_is_one_that_a_record_has() -> None:
    cells = list_cells(make_record(), make_scorecard())
    assert set(KNOWN.values()) == set(cells)
    assert {f"{criterion.value}_level" for criterion in Criterion} <= set(cells)


def _bend(tmp_path: Path, **changes: object) -> Path:
    content = yaml.safe_load(FEATURES_PATH.read_text(encoding="utf-8"))
    path = tmp_path / "features.yaml"
    path.write_text(yaml.safe_dump({**content, **changes}, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "changes",
    [
        {"headings": {"source": ["канал"], "region": ["Канал"]}},
        {"headings": {"source": ["a", "A "]}},
        {"numbers": {}},
        {"surprise": 1},
    ],
)
def test_a_table_that_contradicts_itself_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    with pytest.raises(FeaturesInvalid):
        read_table(_bend(tmp_path, **changes), Features, FeaturesInvalid)
