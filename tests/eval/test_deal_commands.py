import argparse
import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from eval import deal_commands
from eval.deal_commands import add_deals


def run(*arguments: str) -> tuple[int, str]:
    parser = argparse.ArgumentParser()
    add_deals(parser.add_subparsers())
    chosen = parser.parse_args(arguments)
    console = Console(file=StringIO(), record=True, width=80)
    return chosen.run(chosen, console), console.export_text()


@pytest.mark.parametrize(("wrong", "code"), [(0, 0), (1, 1)])
def test_a_wrong_deal_fails_the_command(
    wrong: int, code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        deal_commands, "measure_import", lambda rows, kills: {"rows": rows, "wrong_deals": wrong}
    )
    out = tmp_path / "figures.json"
    found, printed = run("deals-import", "--rows", "7", "--json", str(out))
    assert found == code
    assert "wrong deals" in printed
    assert json.loads(out.read_text()) == {"rows": 7, "wrong_deals": wrong}
