import json
from pathlib import Path
from typing import Any

import pytest

from eval.llm_attacks import describe_llm_attacks, run_llm_attacks
from eval.llm_samples import adapt_content, adapt_reply
from eval.run import main

SAMPLE = '{"score": 62, "grade": "B", "reasons": [{"text": "есть бюджет", "quote": "бюджет 2 млн"}]}'
WHOLE = {
    "criteria": {
        "budget": {
            "certainty_pct": 62,
            "level": "partial",
            "reasons": [{"text": "есть бюджет", "quote": "бюджет 2 млн"}],
        }
    }
}
SAVED = {"record_saved": True, "degraded": True, "source": "deterministic"}


def write_cases(folder: Path, *cases: dict[str, Any]) -> Path:
    (folder / "llm_faults").mkdir()
    lines = "".join(json.dumps({"id": f"case-{at}", **case}) + "\n" for at, case in enumerate(cases))
    (folder / "llm_faults" / "cases.jsonl").write_text(lines, encoding="utf-8")
    return folder


def make_case(reply: dict[str, Any], **expect: Any) -> dict[str, Any]:
    return {"group": "any", "reply": reply, "expect": {**SAVED, **expect}}


def test_the_sample_is_asked_of_one_criterion() -> None:
    assert json.loads(adapt_content(SAMPLE)) == WHOLE


@pytest.mark.parametrize(
    ("content", "adapted"),
    [
        ("true", "true"),
        ("{}", "{}"),
        (f"```json\n{SAMPLE}\n```", f"```json\n{json.dumps(WHOLE)}\n```"),
        (SAMPLE + SAMPLE, json.dumps(WHOLE) * 2),
        (SAMPLE[:20], '{"criteria": {"budget": {"certainty_pct": 62, "l'),
        ('{"score": NaN}', '{"criteria": {"budget": {"certainty_pct": NaN}}}'),
    ],
)
def test_what_is_broken_stays_broken_in_its_way(content: str, adapted: str) -> None:
    def plain(text: str) -> str:
        return text.encode().decode("unicode_escape").encode("latin-1", "ignore").decode("utf-8", "ignore")

    got = adapt_content(content)
    assert got.count("{") == adapted.count("{")
    assert got[:14] == adapted[:14]


def test_generated_replies_are_large() -> None:
    assert len(adapt_reply({"mode": "ok", "gen": "object nested 20000 deep"})["content"]) > 100_000
    assert adapt_reply({"mode": "ok", "gen": "10000 equal reasons"})["content"].count("quote") == 10_000
    assert (
        len(adapt_reply({"mode": "ok", "gen": "one reason of 500000 Cyrillic letters"})["content"]) > 500_000
    )


@pytest.mark.service
def test_a_service_that_fails_leaves_the_rules_and_one_that_works_is_heard(tmp_path: Path) -> None:
    folder = write_cases(
        tmp_path,
        make_case({"mode": "refuse"}, max_attempts=3),
        make_case({"mode": "status", "status": 503}, max_attempts=3),
        make_case({"mode": "status", "status": 400}, max_attempts=1),
        make_case({"mode": "reset", "after_bytes": 200}),
        make_case({"mode": "ok", "content": SAMPLE[:30]}),
        make_case({"mode": "ok", "content": None, "refusal": "no"}, max_attempts=1),
        make_case({"mode": "ok", "raw": "<html></html>", "ctype": "text/html"}),
        make_case({"mode": "raw_json", "json": {"choices": []}}),
        make_case({"mode": "ok", "content": SAMPLE}, degraded="either"),
    )
    report = run_llm_attacks(folder)
    assert report["failures"] == []
    assert (report["n"], report["failed"]) == (9, 0)


@pytest.mark.service
def test_what_is_not_as_expected_is_told(tmp_path: Path) -> None:
    folder = write_cases(tmp_path, make_case({"mode": "ok", "content": SAMPLE}, alarm="cost"))
    report = run_llm_attacks(folder)
    assert report["failures"][0]["faults"] == ["degraded", "alarm"]
    assert ("case-0", "degraded; alarm") in describe_llm_attacks(report)


@pytest.mark.service
def test_the_command_writes_the_figures(tmp_path: Path) -> None:
    folder = write_cases(tmp_path, make_case({"mode": "refuse"}))
    out = tmp_path / "out.json"
    assert main(["attacks", "--data", str(folder), "--suite", "llm_faults", "--json", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["failed"] == 0


@pytest.mark.service
def test_vectors_that_cannot_be_believed_are_refused(tmp_path: Path) -> None:
    def embed(reply: dict[str, Any], **expect: Any) -> dict[str, Any]:
        return {"group": "embedding", "reply": reply, "expect": {**SAVED, **expect}}

    folder = write_cases(
        tmp_path,
        embed({"mode": "vector", "dim": 17}),
        embed({"mode": "vector", "value": "NaN"}),
        embed({"mode": "vector", "model": "other"}, alarm="embedding_model_mismatch"),
        embed({"mode": "vector"}),
    )
    (believed,) = run_llm_attacks(folder)["failures"]
    assert (believed["id"], believed["faults"]) == ("case-3", ["a vector that cannot be believed was kept"])
