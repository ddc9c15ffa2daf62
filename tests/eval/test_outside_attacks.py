import json
from pathlib import Path
from typing import Any

import pytest

from eval.corpus import read_corpus, read_payload
from eval.outcomes import Attempt, summarise_attempts
from eval.outside_attacks import OUTSIDE_SUITES, describe_outside_attacks, run_outside_attacks
from eval.run import main
from kit.errors import BadInput
from tests.attacks import FOLDER, load_attacks

pytestmark = pytest.mark.service


def write_suite(folder: Path, rows: list[dict[str, Any]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cases.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


def attack(tmp_path: Path, suite: str, *rows: dict[str, Any]) -> dict[str, Any]:
    numbered = [{"id": str(at), **row} for at, row in enumerate(rows)]
    return run_outside_attacks(write_suite(tmp_path / suite, numbered), suite)


def test_hostile_addresses_open_no_socket_and_controls_are_fetched(tmp_path: Path) -> None:
    report = attack(
        tmp_path,
        "ssrf_urls",
        {"url": "http://127.0.0.1/", "expect": "block"},
        {"url": "http://app-10-0-0-1.nip.io/", "expect": "block"},
        {"url": "http://unknown-name.example.com/", "expect": "block"},
        {"url": "http://[2a00:1450::5efe:7f00:1]/", "expect": "allow_or_block"},
        {"url": "https://deep.er.site.example/path", "expect": "allow"},
        {"url": "site.example", "expect": "allow"},
    )
    assert report["failures"] == []
    assert (report["n"], report["controls"], report["controls_passed"]) == (6, 2, 2)
    assert report["sockets_to_refused"] == 0
    assert report["outcomes"] == {"address_refused": 4, "fetched": 2}


def test_a_wrong_expectation_is_a_failure(tmp_path: Path) -> None:
    report = attack(
        tmp_path,
        "ssrf_urls",
        {"url": "http://site.example/", "expect": "block"},
        {"url": "http://127.0.0.1/", "expect": "allow"},
    )
    assert [row["faults"] for row in report["failures"]] == [
        ["not refused by the policy"],
        ["a control was not fetched"],
    ]


SCENARIOS: list[dict[str, Any]] = [
    {"kind": "redirect", "status": 302, "location": "http://127.0.0.1:{port}/", "expect": "block"},
    {"kind": "redirect", "status": 302, "location": "/about", "expect": "allow"},
    {"kind": "redirect_chain", "hops": 2, "final": "http://127.0.0.1:{port}/", "expect": "block"},
    {"kind": "redirect_chain", "hops": 9, "final": "/about", "expect": "block"},
    {"kind": "html", "body": "<img src='http://127.0.0.1:{port}/'>", "expect": "not_followed"},
    {"kind": "html", "body": "<script>evil()</script>", "expect": "text_only"},
    {"kind": "xml", "body": "<urlset><loc>http://127.0.0.1:{port}/</loc></urlset>", "expect": "block"},
    {"kind": "dns", "when": "first", "answers": [["public"], ["127.0.0.1"]], "expect": "block_private"},
    {"kind": "dns", "when": "redirect", "answers": [["public"], ["::1"]], "expect": "block_private"},
    {"kind": "dns", "when": "retry", "answers": [["public"], ["10.0.0.1"]], "expect": "block_private"},
    {"kind": "dns", "when": "first", "answers": [["SERVFAIL"]], "expect": "error"},
    {"kind": "dns", "when": "first", "answers": [[]], "expect": "error"},
    {"kind": "redirect_loop", "status": 302, "expect": "error"},
    {"kind": "endless", "expect": "size_limit"},
    {"kind": "length", "declared": 10, "actual": 1_000_000, "expect": "size_limit"},
    {"kind": "compress", "encoding": "gzip", "plain": 20_000_000, "expect": "size_limit_or_error"},
    {"kind": "compress", "encoding": "deflate", "plain": 20_000_000, "expect": "size_limit_or_error"},
    {"kind": "compress", "encoding": "gzip, gzip", "plain": 100_000, "expect": "size_limit_or_error"},
    {"kind": "headers", "count": 1, "size": 65_536, "expect": "error"},
    {"kind": "headers", "count": 900, "size": 100, "expect": "error"},
    {"kind": "raw", "body": "SSH-2.0-x\r\n", "expect": "error"},
    {"kind": "reset", "after": 100, "expect": "error"},
    {"kind": "tls", "cert": "wrong_host", "expect": "error"},
    {"kind": "tls", "cert": "trusted", "expect": "allow"},
    {"kind": "ctype", "value": "application/pdf", "expect": "not_parsed"},
    {"kind": "ctype", "value": None, "expect": "not_parsed"},
    {"kind": "charset", "declared": "windows-1251", "actual": "windows-1251", "expect": "parsed_or_refused"},
    {"kind": "charset", "declared": "no-such", "actual": "no-such", "expect": "refused"},
    {"kind": "charset", "declared": "utf-7", "actual": "utf-7", "expect": "refused"},
    {"kind": "html_gen", "tag": "div", "depth": 20_000, "expect": "parsed_or_refused"},
    {"kind": "html_gen", "attrs": 20_000, "expect": "parsed_or_refused"},
    {"kind": "html_gen", "repeat": ["a", 50_000, "@"], "expect": "extracted_or_none"},
]


def test_hostile_servers_are_ended_as_expected(tmp_path: Path) -> None:
    report = attack(tmp_path, "fetch_scenarios", *SCENARIOS)
    assert report["failures"] == []
    assert report["n"] == len(SCENARIOS)
    assert report["sockets_to_refused"] == 0
    assert report["largest_growth_mib"] < 64


def test_a_scenario_that_cannot_be_played_is_a_failure(tmp_path: Path) -> None:
    report = attack(tmp_path, "fetch_scenarios", {"kind": "smoke signals", "expect": "block"})
    assert report["failures"][0]["faults"] == ["no such kind of scenario is known"]
    report = attack(tmp_path, "fetch_scenarios", {"kind": "endless", "expect": "applause"})
    assert report["failures"][0]["faults"] == ["no such expectation is known"]


def test_documents_are_refused_or_plain(tmp_path: Path) -> None:
    report = attack(
        tmp_path,
        "xml",
        {"payload": "<!DOCTYPE a><a/>", "hostile": True},
        {"payload": "<a>&b;</a>", "hostile": True},
        {"payload": "<a><![CDATA[<!DOCTYPE]]></a>", "hostile": True},
        {"payload": "<a>b</a>", "hostile": False},
        {"payload": "<a", "hostile": False},
        {"payload_b64": "PGEvPg==", "hostile": False},
    )
    assert [row["id"] for row in report["failures"]] == ["4"]
    assert report["outcomes"] == {"read": 3, "refused": 3}


@pytest.mark.parametrize("suite", ["ssrf_urls", "xml"])
def test_the_whole_corpus_fails_nowhere(suite: str) -> None:
    load_attacks(suite)
    rows = read_corpus(FOLDER, suite)[:: 5 if suite == "ssrf_urls" else 1]
    assert summarise_attempts(suite, OUTSIDE_SUITES[suite](rows))["failures"] == []


def test_the_command_writes_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_suite(tmp_path / "xml", [{"id": "a", "payload": "<a>", "hostile": True}])
    out = tmp_path / "out.json"
    assert main(["attacks", "--data", str(tmp_path), "--suite", "xml", "--json", str(out)]) == 0
    written = json.loads(out.read_text())
    assert (written["n"], written["failed"], written["failures"]) == (1, 0, [])
    assert "outcome refused" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"no": "id"}'])
def test_a_file_that_is_no_corpus_is_bad_input(tmp_path: Path, text: str) -> None:
    (tmp_path / "cases.jsonl").write_text(text)
    with pytest.raises(BadInput):
        read_corpus(tmp_path, "xml")


def test_a_payload_is_repeated_as_it_says() -> None:
    assert read_payload({"payload": "<", "repeat": ["ab", 2, ">"]}) == b"<abab>"
    assert read_payload({"repeat": ["ab", 2]}) == b"abab"


def test_figures_count_the_worst() -> None:
    good = Attempt(id="a", group="g", expect="allow", got="fetched", seconds=1.5, grown_mib=3, read_bytes=7)
    bad = Attempt(id="b", group="g", expect="block", got="fetched", faults=("open",), sockets=2)
    report = summarise_attempts("xml", [good, bad])
    assert (report["longest_s"], report["largest_growth_mib"], report["largest_read_bytes"]) == (1.5, 3, 7)
    assert (report["failed"], report["sockets_to_refused"], report["controls_passed"]) == (1, 2, 1)
    assert ("b", "fetched: open") in describe_outside_attacks(report)
