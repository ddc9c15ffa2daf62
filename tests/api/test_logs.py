import json
import subprocess
import sys

import pytest


def log(level: str, *events: tuple[str, str]) -> list[dict[str, object]]:
    """What a process writes to its error stream; logging is set up once for a process."""
    calls = "; ".join(f"log.{kind}('{event}', lead='Ёж')" for kind, event in events)
    code = (
        "import structlog; from api.logs import configure_logs; "
        f"configure_logs('{level}'); log = structlog.get_logger(); {calls}"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == ""
    return [json.loads(line) for line in done.stderr.splitlines()]


@pytest.mark.parametrize(
    ("level", "written"),
    [
        ("debug", ["debug", "info", "error"]),
        ("info", ["info", "error"]),
        ("warning", ["error"]),
        ("error", ["error"]),
    ],
)
def test_what_is_below_the_level_is_not_written(level: str, written: list[str]) -> None:
    lines = log(level, ("debug", "a"), ("info", "b"), ("error", "c"))
    assert [line["level"] for line in lines] == written


def test_a_line_is_one_object_with_its_time_in_utc_and_letters_as_they_are() -> None:
    (line,) = log("info", ("info", "request_served"))
    assert (line["event"], line["lead"]) == ("request_served", "Ёж")
    assert str(line["timestamp"]).endswith("Z")
