from typing import Any

import pytest

from eval.outcomes import Attempt
from eval.xml_attacks import attack_xml


def attack(payload: str, **row: Any) -> Attempt:
    return attack_xml([{"id": "a", "payload": payload, "hostile": True, **row}])[0]


@pytest.mark.parametrize(
    ("payload", "got"),
    [
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "refused"),
        ("<!doctype a><a/>", "refused"),
        ("text", "refused"),
        ("<a>plain</a>", "read"),
        ("<a><!-- <!DOCTYPE b> --></a>", "read"),
    ],
)
def test_a_hostile_document_is_refused_or_plain(payload: str, got: str) -> None:
    attempt = attack(payload)
    assert (attempt.got, attempt.faults) == (got, ())


def test_a_harmless_document_must_be_read() -> None:
    assert attack("<a/>", hostile=False).faults == ()
    assert attack("<a", hostile=False).faults == ("a harmless document was refused",)


def test_a_bomb_is_built_as_the_corpus_says() -> None:
    assert attack("", repeat=["<a>", 100_000, ""]).got == "refused"
    assert attack("<a>", repeat=["<b/>", 10, "</a>"], hostile=False).read_bytes == 47


def test_time_memory_and_sockets_are_watched() -> None:
    attempt = attack("<a/>")
    assert attempt.sockets == 0
    assert attempt.seconds < 1
    assert attempt.grown_mib < 64
