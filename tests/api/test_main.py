"""`python -m api` as an operator meets it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.db import Database

pytestmark = pytest.mark.service

ROOT = Path(__file__).parents[2]


def start(**settings: str) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DEALWRIGHT_")}
    return subprocess.Popen(
        [sys.executable, "-m", "api"],
        cwd=ROOT,
        env={**kept, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def serving(database: Database) -> Iterator[tuple[subprocess.Popen[str], str]]:
    url = database.engine.url.render_as_string(hide_password=False)
    process = start(DATABASE_URL=url, DEALWRIGHT_PORT="0")
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
    assert found, process.communicate()
    yield process, found[0]
    process.kill()
    process.communicate()


def fetch(url: str, content: object = None) -> dict[str, object]:
    body = None if content is None else json.dumps(content).encode()
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=20) as response:
        return json.loads(response.read())


def test_it_says_where_it_listens_serves_and_stops_in_order(serving) -> None:
    process, address = serving
    assert fetch(f"{address}/health")["status"] == "ok"
    stored = fetch(f"{address}/v1/qualifications", {"message": "Нужна реклама"})
    assert fetch(f"{address}/v1/qualifications/{stored['id']}") == stored
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=15)
    assert time.monotonic() - began < 10
    assert process.returncode == 0
    lines = [json.loads(line) for line in errors.splitlines()]
    assert {line["event"] for line in lines} == {"request_served"}


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"DEALWRIGHT_PORT": "s3cret"}, "port"),
        ({"DATABASE_URL": "sqlite:///s3cret.db"}, "PostgreSQL"),
        ({"DATABASE_URL": "postgresql://127.0.0.1:1/s3cret"}, "database"),
        ({"DEALWRIGHT_PROFILE": "no-such-profile"}, "profile"),
    ],
)
def test_it_says_in_a_sentence_why_it_cannot_start(settings: dict[str, str], words: str) -> None:
    process = start(**settings)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output) == (2, "")
    assert errors.startswith("Dealwright cannot start: ")
    assert words in errors
    assert errors.count("\n") == 1
    assert "s3cret" not in errors
