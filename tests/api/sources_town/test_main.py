import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.service
def test_the_command_says_where_the_town_is_how_to_use_it_and_how_to_break_it() -> None:
    command = [sys.executable, "-m", "api.sources_town", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(4)]
        process.terminate()
    assert "listens at http://127.0.0.1:" in said[0]
    assert "--sandbox-at 127.0.0.1:" in said[1]
    assert "/control" in said[2]
    assert "/control" in said[3]
