"""Leads judged with a model from a cassette: what is recorded, what is played, what the figures say."""

import json
from pathlib import Path
from typing import Any

import pytest

from eval.cases import LeadCase, read_case_files
from eval.measure import measure_model
from eval.model_figures import compare_readers, describe_figures
from eval.model_run import Heard, ModelRun, make_judge, make_question, open_plausible, open_run
from eval.run import main
from kit.errors import BadInput
from kit.llm import ModelAnswer, Question
from kit.llm_cassette import CassetteGap, TapedModel, open_cassette
from kit.llm_faults import ModelFailed, ModelFault
from qualifier.profile import load_profile
from tests.eval.rows import make_answer, make_given, make_row

PROFILE = load_profile()
LEADS = Path(__file__).parents[2] / "eval" / "data" / "leads.jsonl"
KEPT = Path(__file__).parents[2] / "eval" / "data" / "cassettes" / "plausible.jsonl"


@pytest.fixture(scope="module")
def leads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("leads") / "two.jsonl"
    lines = LEADS.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(sorted(lines, key=len)[:2]) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def cases(leads: Path) -> list[LeadCase]:
    return [case for case in read_case_files([leads]) if isinstance(case, LeadCase)]


@pytest.fixture(scope="module")
def cassette(leads: Path, cases: list[LeadCase]) -> Path:
    path = leads.with_name("plausible.jsonl")
    chosen = ModelRun(cassette=path, is_recording=True, repeats=2, parallel=1)
    open_run(chosen, PROFILE, cases, lambda: open_plausible(PROFILE))
    return path


def refuse() -> Any:
    raise AssertionError("no model is asked")


def measure(leads: Path, cassette: Path, repeats: int = 1) -> dict[str, Any]:
    chosen = ModelRun(cassette=cassette, repeats=repeats)
    return measure_model(
        [leads],
        PROFILE,
        lambda cases: open_run(chosen, PROFILE, cases, refuse),
        repeats=repeats,
        resamples=40,
    )


def test_a_cassette_is_played_without_a_model_and_the_same_every_time(leads: Path, cassette: Path) -> None:
    first, second = measure(leads, cassette, repeats=2), measure(leads, cassette, repeats=2)
    for report in (first, second):
        report.pop("seconds_per_case")
        for row in report["cases"]:
            row.pop("seconds")
    assert first == second
    figures = first["model"]
    assert (figures["questions"], figures["answered"], figures["model"]) == (4, 4, "plausible")
    assert figures["flips"] == {"model_levels": 0.0, "merged_levels": 0.0, "statuses": 0.0}
    assert figures["right"]["merged"] == figures["right"]["rules"]
    assert figures["right"]["is_merged_at_least_the_better"]
    assert figures["quotes_dropped_share"] == 0


def test_more_repeats_than_were_recorded_are_a_clear_error(leads: Path, cassette: Path) -> None:
    with pytest.raises(CassetteGap, match="--record"):
        measure(leads, cassette, repeats=3)


def test_a_cassette_that_is_not_there_is_told(cases: list[LeadCase], tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--record"):
        open_run(ModelRun(cassette=tmp_path / "no.jsonl"), PROFILE, cases, refuse)


def test_nothing_personal_is_on_the_cassette(cassette: Path, cases: list[LeadCase]) -> None:
    written = cassette.read_text(encoding="utf-8")
    contacts = [case.record.lead.contact for case in cases if case.record]
    known = [word for one in contacts for word in (one.phone, one.email) if word]
    assert not [word for word in known if word in written]


def test_the_kept_cassette_still_answers_its_leads() -> None:
    """Edit the prompt or the mask on purpose: record it anew (docs/model.md says how)."""
    model = TapedModel(open_cassette(KEPT))
    assert model.name == "plausible"
    found = (case for case in read_case_files([LEADS]) if isinstance(case, LeadCase) and case.record)
    for case in list(found)[:3]:
        assert case.record is not None
        assert model.ask(make_question(case.record, PROFILE)).content["criteria"]


class Stubborn:
    """A model that says one thing of every lead, or fails."""

    name = "stubborn"

    def __init__(self, said: str | ModelFault) -> None:
        self._said = said

    def ask(self, question: Question) -> ModelAnswer:
        if isinstance(self._said, ModelFault):
            raise ModelFailed(self._said)
        row = {"level": "confirmed", "certainty_pct": 90, "reasons": [{"text": "x", "quote": self._said}]}
        content = {"criteria": {"budget": row}}
        return ModelAnswer(
            content=content,
            text=json.dumps(content),
            model="s",
            fingerprint=None,
            attempts=1,
            seconds=2.0,
            cost_rub=0,  # type: ignore[arg-type]
            input_tokens=100,
            output_tokens=10,
        )


def test_invented_quotes_and_faults_are_counted(leads: Path) -> None:
    figures = measure_model(
        [leads], PROFILE, lambda _: make_judge(PROFILE, Stubborn("слова, которых нет")), resamples=40
    )["model"]
    assert (figures["quotes"], figures["quotes_dropped_share"]) == (2, 1.0)
    assert figures["seconds"] == {"p50": 2.0, "p99": 2.0}
    failed = measure_model(
        [leads], PROFILE, lambda _: make_judge(PROFILE, Stubborn(ModelFault.REFUSAL)), resamples=40
    )["model"]
    assert failed["faults"] == {"refusal": 2}
    assert (failed["answered"], failed["right"]["levels"]) == (0, 0)
    assert ("fault", "refusal: 2") in describe_figures(failed)


def test_a_real_small_model_that_invents_its_quotes_changes_no_verdict(tmp_path: Path) -> None:
    kept = KEPT.with_name("small_model.jsonl")
    heard = {json.loads(line).get("lead") for line in kept.read_text(encoding="utf-8").splitlines()}
    path = tmp_path / "heard.jsonl"
    lines = LEADS.read_text(encoding="utf-8").splitlines()
    path.write_text("".join(f"{one}\n" for one in lines if json.loads(one)["id"] in heard), encoding="utf-8")
    report = measure(path, kept)
    figures = report["model"]
    assert (figures["questions"], figures["answered"], figures["faults"]) == (2, 2, {})
    assert (figures["quotes"], figures["quotes_dropped_share"]) == (22, pytest.approx(17 / 22))
    assert figures["against_rules"]["measures"]["status"]["difference"]["mean"] == 0.0
    assert figures["right"]["merged"] > 2 * figures["right"]["model"]
    assert not any(report["costly"][kind]["n"] for kind in ("qualified_but_should_not", "missed_good_lead"))


@pytest.mark.parametrize(
    ("rules", "model", "merged", "is_better"),
    [
        ("unknown", "partial", "partial", True),
        ("partial", "unknown", "partial", True),
        ("partial", "unknown", "unknown", False),
        ("unknown", "unknown", "unknown", True),
    ],
)
def test_merged_answers_are_held_against_the_better_reader(
    rules: str, model: str, merged: str, is_better: bool
) -> None:
    def row(level: str) -> Any:
        gold = make_answer(levels={"budget": "partial"})
        return make_row(gold=gold, given=make_given(make_answer(levels={"budget": level})))

    heard = {
        "0123456789ab": Heard(
            levels={"budget": model}, fault=None, quotes_kept=1, quotes_dropped=0, needs_review=False
        )
    }
    right = compare_readers([row(merged)], [row(rules)], heard)
    assert right["is_merged_at_least_the_better"] is is_better


def test_two_cassettes_are_compared_by_the_gate(leads: Path, cassette: Path, tmp_path: Path) -> None:
    out = tmp_path / "gate.json"
    code = main(["compare", str(cassette), str(cassette), "--cases", str(leads), "--json", str(out)])
    gate = json.loads(out.read_text(encoding="utf-8"))
    assert (code, gate["outcome"], gate["n"]) == (0, "passed", 2)


def test_the_command_records_plays_and_prints(
    leads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tape, out = tmp_path / "tape.jsonl", tmp_path / "out.json"
    told = ["leads", "--cases", str(leads), "--engine", "gold-reader", "--right", "1", "--resamples", "40"]
    assert main([*told, "--cassette", str(tape)]) == 1
    assert "--record" in capsys.readouterr().err
    assert main([*told, "--cassette", str(tape), "--record"]) == 0
    assert open_cassette(tape).label.model == "gold-reader-100%"
    assert main([*told, "--cassette", str(tape), "--json", str(out)]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "levels right by the model │ 100.0%" in printed
    assert "against the rules alone:" in printed
    report = json.loads(out.read_text(encoding="utf-8"))
    assert report["engine"] == "model"
    assert report["model"]["right"]["merged"] >= report["model"]["right"]["rules"]
