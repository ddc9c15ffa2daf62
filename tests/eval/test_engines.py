import pytest

from eval.cases import LeadCase
from eval.engines import ENGINES
from qualifier.profile import load_profile
from tests.builders import make_record
from tests.eval.rows import make_answer


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_every_engine_judges_a_whole_record(name: str) -> None:
    case = LeadCase(id="a", lang="ru", gold=make_answer(), record=make_record())

    qualification = ENGINES[name](load_profile(), [case])(make_record())

    # A model never judges alone: the pair is named.
    assert qualification.scorecard.engine == {"plausible": "rules+model"}.get(name, name)
    assert len(qualification.scorecard.scores) == 11


def test_the_rules_are_among_them() -> None:
    assert "rules" in ENGINES
