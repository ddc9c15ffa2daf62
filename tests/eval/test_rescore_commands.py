import argparse
import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from eval import rescore_commands
from eval.rescore_commands import add_rescore

SOUND = {"leads": 7, "other_digests": 0, "leads_missed": 0, "written_twice": 0, "chain_faults": 0}


@pytest.mark.parametrize("wrong", ["", "other_digests", "leads_missed", "written_twice", "chain_faults"])
def test_another_digest_or_a_lead_too_few_or_too_many_fails_the_command(
    wrong: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[object] = []
    figures = {**SOUND, **({wrong: 1} if wrong else {})}
    monkeypatch.setattr(
        rescore_commands,
        "measure_rescoring",
        lambda leads, kills, ray: told.append((leads, kills, ray)) or figures,
    )
    parser = argparse.ArgumentParser()
    add_rescore(parser.add_subparsers())
    out = tmp_path / "figures.json"
    chosen = parser.parse_args(["rescore", "--leads", "7", "--ray", "auto", "--json", str(out)])
    console = Console(file=StringIO(), record=True, width=80)
    assert chosen.run(chosen, console) == int(bool(wrong))
    assert told == [(7, 3, "auto")]
    assert "other digests" in console.export_text()
    assert json.loads(out.read_text()) == figures
