import pytest

from eval.bench_investigation import (
    ForgetfulAnswers,
    bench_investigation,
    count_sockets,
    investigate_all,
    open_town_office,
    serve_town,
)
from kit.errors import SourceDown

pytestmark = pytest.mark.service


def test_the_figures_are_measured_against_a_town_in_a_process_of_its_own() -> None:
    report = bench_investigation(leads=24, parallel=4, times=1, settle_s=0.0)
    one, many = report["one_lead"], report["many_leads"]
    assert one["total_ms"]["max"] >= one["slowest_source_ms"]["max"] > 0
    assert many["leads"] == 24
    assert many["requests"] > 24
    assert many["most_at_once_by_host"] <= 2
    assert many["refused_for_pace"] == 0
    assert many["memory_mib"]["grown"] < 150


def test_sockets_are_counted_and_nobody_is_silent_in_a_healthy_town() -> None:
    with serve_town() as address:
        office = open_town_office(address, ForgetfulAnswers())
        seconds, silent = investigate_all(office, 2, 2)
        assert (len(seconds), dict(silent)) == (2, {})
        assert count_sockets() is None or count_sockets() > 0
        office.desk.close()


def test_a_town_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.bench_investigation.sys.executable", "/bin/true")
    with pytest.raises(SourceDown, match="did not start"), serve_town():
        pass
