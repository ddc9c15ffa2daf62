from typing import Any

import pytest

from eval.fetch_attacks import attack_fetches
from eval.outcomes import Attempt
from eval.town_plays import generate_html, make_play

pytestmark = pytest.mark.service


def play(**row: Any) -> Attempt:
    return attack_fetches([{"id": "a", "expect": "error", **row}])[0]


@pytest.mark.parametrize(
    ("row", "got"),
    [
        ({"kind": "redirect", "status": 301, "location": "/about"}, "fetched"),
        ({"kind": "redirect", "status": 301, "location": "file:///etc/passwd"}, "address_refused"),
        (
            {
                "kind": "redirect",
                "status": 302,
                "location": "http://127.0.0.1:{port}/",
                "path": "/robots.txt",
            },
            "address_refused",
        ),
        ({"kind": "redirect_chain", "hops": 3, "final": "/about"}, "fetched"),
        ({"kind": "redirect_chain", "hops": 30, "final": "/about"}, "too_many_redirects"),
        ({"kind": "redirect_loop"}, "too_many_redirects"),
        ({"kind": "html", "body": "<p>x</p>"}, "fetched"),
        (
            {"kind": "xml", "body": "<urlset><url><loc>http://site.example/about</loc></url></urlset>"},
            "fetched",
        ),
        ({"kind": "xml", "body": "<!DOCTYPE a><a/>"}, "refused by the reader"),
        ({"kind": "dns", "answers": [["public"]]}, "fetched"),
        ({"kind": "dns", "answers": [["public", "10.0.0.1"]]}, "address_refused"),
        ({"kind": "dns", "answers": [["CNAME x10 -> 10.0.0.1"]]}, "address_refused"),
        ({"kind": "dns", "answers": [["SERVFAIL"]]}, "name_not_found"),
        ({"kind": "length", "declared": 10, "actual": 100_000}, "fetched"),
        ({"kind": "length", "declared": 100_000, "actual": 10}, "not_http"),
        ({"kind": "compress", "encoding": "gzip", "plain": 8_000_000}, "too_large"),
        ({"kind": "compress", "encoding": "gzip", "plain": 100_000}, "content_refused"),
        ({"kind": "compress", "encoding": "zstd", "plain": 100_000}, "encoding_refused"),
        ({"kind": "status", "status": 999}, "bad_status"),
        ({"kind": "status", "status": 404}, "bad_status"),
        ({"kind": "tls", "cert": "trusted"}, "fetched"),
        ({"kind": "tls", "cert": "expired"}, "certificate_refused"),
        ({"kind": "ctype", "value": "text/html"}, "fetched"),
        ({"kind": "charset", "declared": "koi8-r", "actual": "koi8-r"}, "fetched"),
    ],
)
def test_each_kind_of_play_ends_as_it_should(row: dict[str, Any], got: str) -> None:
    attempt = play(**row)
    assert attempt.got == got
    assert attempt.sockets == 0


def test_an_unmet_expectation_is_a_fault() -> None:
    assert play(kind="html", body="x", expect="error").faults == ("not as expected",)
    assert play(kind="html", body="x", expect="allow").faults == ()
    assert play(kind="html", body="x", expect="allow_or_block").faults == ()
    assert play(kind="raw", body="x", expect="allow").faults == ("not as expected",)


def test_a_page_that_is_read_too_slowly_or_is_too_large_is_a_fault() -> None:
    assert "took too long" in play(kind="html", body="x", expect="allow", max_s=0).faults
    assert "read too much" in play(kind="html", body="long", expect="allow", limit_bytes=3).faults


def test_results_come_in_the_order_of_the_corpus() -> None:
    rows = [
        {"id": "b", "kind": "html", "body": "x", "expect": "allow"},
        {"id": "c", "kind": "status", "status": 500, "expect": "error"},
        {"id": "a", "kind": "html", "body": "x", "expect": "allow"},
    ]
    assert [attempt.id for attempt in attack_fetches(rows)] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("row", "html"),
    [
        ({"tag": "b i", "depth": 2}, "<b><i><b><i>x"),
        ({"attrs": 2}, "<p a0=1 a1=1>x</p>"),
        ({"repeat": ["a", 3, "@"]}, "<p>aaa@</p>"),
        ({"repeat": ["+7", 2]}, "<p>+7+7</p>"),
    ],
)
def test_a_page_that_is_only_described_is_built(row: dict[str, Any], html: str) -> None:
    assert generate_html(row) == html


def test_an_unknown_kind_has_no_play() -> None:
    assert make_play({"kind": "smoke signals"}) is None
