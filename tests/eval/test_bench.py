import os
import subprocess
import sys

import pytest

from eval.bench import _read_address, bench_memory, read_memory_mib
from kit.errors import SourceDown


def test_memory_counts_the_process_and_its_children() -> None:
    alone = read_memory_mib(os.getpid())
    assert alone is not None
    wait = "import sys; print('up', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", wait], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        own = read_memory_mib(child.pid)
        together = read_memory_mib(os.getpid())
        child.communicate("")
    assert own is not None
    assert together is not None
    assert own > 1
    assert together >= own


def test_no_process_has_no_memory() -> None:
    assert read_memory_mib(2**30) is None


def test_a_service_that_does_not_start_is_said_so() -> None:
    with subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE, text=True) as process:
        with pytest.raises(SourceDown, match="did not start"):
            _read_address(process)
        process.communicate()


@pytest.mark.service
def test_the_service_at_rest_is_compared_with_an_empty_one() -> None:
    measured = bench_memory()
    assert measured["above_mib"] == pytest.approx(
        measured["api_mib"] - measured["empty_fastapi_mib"], abs=0.11
    )
    assert measured["above_mib"] < 250
