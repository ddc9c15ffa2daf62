from typing import Any

import pytest

from eval.address_attacks import attack_addresses
from eval.outcomes import Attempt

pytestmark = pytest.mark.service


def attack(url: str, expect: str) -> Attempt:
    row: dict[str, Any] = {"id": "a", "url": url, "expect": expect, "class": "c"}
    return attack_addresses([row])[0]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "file:///etc/passwd",
        # Names: one that spells its number, one that leads inside, one whose site redirects inside.
        "http://app-192-168-0-1.nip.io/",
        "http://169.254.169.254.nip.io/",
        "http://localtest.me/",
        "https://somewhere.com/redirect?to=http://127.0.0.1/",
    ],
)
def test_a_hostile_address_is_refused_by_the_policy(url: str) -> None:
    attempt = attack(url, "block")
    assert (attempt.got, attempt.faults, attempt.sockets) == ("address_refused", (), 0)


@pytest.mark.parametrize(
    "url", ["http://site.example/", "https://a-b.c-d.example/путь", "site.example", "www.site.example:80/x?y"]
)
def test_a_control_is_fetched(url: str) -> None:
    attempt = attack(url, "allow")
    assert (attempt.got, attempt.faults, attempt.group) == ("fetched", (), "c")


def test_either_is_right_where_the_corpus_says_so() -> None:
    assert attack("http://[2a00:1450::5efe:7f00:1]/", "allow_or_block").faults == ()
    assert attack("http://site.example/", "allow_or_block").faults == ()


def test_a_name_that_does_not_answer_is_no_refusal() -> None:
    assert attack("http://site.example/", "block").faults == ("not refused by the policy",)
    assert attack("http://10.0.0.1/", "allow").faults == ("a control was not fetched",)
