import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from eval.rescore_trials import Command, kill_on_the_way, measure_rescoring, read_group_mib
from kit.db import Database
from kit.errors import SourceDown

pytestmark = pytest.mark.service
# A process that would live for ever, with a child that would as well.
IMMORTAL = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open(sys.argv[1], "w").write(str(child.pid))
time.sleep(600)
"""


# Two processes of the command: seconds of work, minutes on a machine that others use.
@pytest.mark.timeout(600)
def test_leads_are_scored_again_by_the_command_and_twice_alike(database: Database) -> None:
    figures = measure_rescoring(2, 0, options=("--workers", "1"), url=database.address)
    assert (figures["killed_new_versions"], figures["in_peace_new_versions"]) == (2, 0)
    wrong = ("other_digests", "leads_missed", "written_twice", "chain_faults")
    assert [figures[name] for name in wrong] == [0, 0, 0, 0]


def test_a_kill_ends_the_command_with_all_its_processes(database: Database, tmp_path: Path) -> None:
    told = tmp_path / "child"
    command = Command(database.address, tmp_path, ("-c", IMMORTAL, str(told)))
    # No lead is to be judged: it is killed as soon as it is looked at.
    seen = kill_on_the_way(command, database, 0, 1)
    assert seen == [0]
    if told.exists():
        child = Path(f"/proc/{told.read_text()}/stat")
        assert not child.exists() or child.read_text().rpartition(")")[2].split()[0] == "Z"


def test_a_command_that_ends_badly_is_no_figure(database: Database, tmp_path: Path) -> None:
    said = "import sys; sys.stderr.write('no such place'); sys.exit(3)"
    with pytest.raises(SourceDown, match="ended with 3: no such place"):
        Command(database.address, tmp_path, ("-c", said)).finish()


def test_the_memory_of_a_group_is_that_of_its_processes() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True
    ) as process:
        deadline = 200
        while read_group_mib(process.pid) < 1 and deadline:
            time.sleep(0.05)
            deadline -= 1
        assert 1 < read_group_mib(process.pid) < 200
        os.killpg(process.pid, signal.SIGKILL)
    assert read_group_mib(process.pid) == 0
