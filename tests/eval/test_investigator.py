from eval.identity_cases import DEFAULT_PATH
from eval.investigator import (
    describe_hostile,
    describe_investigator,
    describe_kinds,
    look_up,
    measure,
    thin_out,
)
from eval.research_cases import TELLING, Evidence, make_cases

CASES = {case.id: case for case in make_cases(DEFAULT_PATH)}


def test_cases_are_made_the_same_each_time() -> None:
    assert {case.id: case for case in make_cases(DEFAULT_PATH)} == CASES


def test_what_tells_has_an_answer_and_what_misleads_has_none_of_its_own() -> None:
    assert {case.evidence for case in CASES.values()} == set(Evidence)
    for case in CASES.values():
        assert case.gold is not None or case.evidence not in TELLING
        assert case.lead.website is not None or not case.pages


def test_cases_are_thinned_out_evenly() -> None:
    cases = list(CASES.values())
    few = thin_out(cases, 10)
    assert (len(few), few[0], thin_out(cases, None)) == (10, cases[0], cases)
    assert len({case.trap for case in few}) > 3
    assert thin_out(few, 99) == few


def test_without_a_model_nothing_is_resolved_and_nothing_is_wrong() -> None:
    looked = [look_up(case, None) for case in thin_out(list(CASES.values()), 14)]
    figures = measure(looked)
    assert (figures["n"], figures["resolved"], figures["wrong"], figures["steps_mean"]) == (14, 0, 0, None)


def test_the_figures_are_written_as_rows() -> None:
    figures = measure([look_up(case, None) for case in thin_out(list(CASES.values()), 2)])
    report = {
        "without": figures,
        "with_model": {**figures, "resolved_interval": (0.1, 0.2)},
        "evidence": {"phone": {"without": figures, "with_model": figures}},
        "hostile": {
            "loops": {"wrong": 0, "most_steps": 6, "refused": 6, "cut": 0, "ends": {"enough_steps": 1}}
        },
    }
    rows = dict((row[0], row[1:]) for row in describe_investigator(report))
    assert rows["wrong choices"] == ("0", "0")
    assert rows["  95 % from - to"][1] == "0.100 - 0.200"
    assert next(describe_kinds(report))[0] == "phone"
    assert next(describe_hostile(report)) == ("loops", "0", "6", "6", "0", "enough_steps 1")
