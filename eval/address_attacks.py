"""Addresses that lead inside: the door must refuse each without a socket, and fetch the controls."""

import re
import socket
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from eval.outcomes import LONGEST_S, Attempt
from eval.town import LOOPBACK, PUBLIC, Request, Town, page
from eval.watch import Watched, listen_for_strays
from kit.errors import NotFetched, WhyNot
from kit.http import OpenWeb

Row = Mapping[str, Any]

_CONTACT = "mailto:eval@dealwright.example"
# A name such as app-10-0-0-1.nip.io is answered with the number that it spells.
_SPELT = re.compile(r"(?<!\d)(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})(?!\d)")
_OWN_NAMES = (".example",)


def attack_addresses(rows: Sequence[Row]) -> list[Attempt]:
    """Try each while unknown names lead inside, then while they lead to a site that sends us there."""
    attempts = []
    for row in rows:
        attempts.append(_try_address(row, unknown_are_public=False))
        if _is_hostile(row) and attempts[-1].got == WhyNot.ADDRESS and attempts[-1].sockets == 0:
            second = _try_address(row, unknown_are_public=True)
            attempts[-1] = second if second.faults else attempts[-1]
    return attempts


def _is_hostile(row: Row) -> bool:
    return bool(row["expect"] == "block")


def _look_up(host: str, *, unknown_are_public: bool) -> Sequence[str]:
    if host.endswith(_OWN_NAMES):
        return (PUBLIC,)
    if spelt := _SPELT.search(host):
        return (".".join(spelt.groups()),)
    return (PUBLIC if unknown_are_public else LOOPBACK,)


def _serve(request: Request, town: Town) -> None:
    if request.target == "/robots.txt":
        request.send(page(b"", status="404 Not Found"))
    elif request.host.split(":")[0].endswith(_OWN_NAMES):
        request.send(page(b"<p>A company.</p>"))
    else:
        place = f"http://{LOOPBACK}:{town.secret_port}/secret"
        request.send(f"HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode())


def _try_address(row: Row, *, unknown_are_public: bool) -> Attempt:
    def look_up(host: str) -> Sequence[str]:
        return _look_up(host, unknown_are_public=unknown_are_public)

    with Town(_serve, look_up) as town:
        # The names of the controls are many; whose certificate it is matters to another suite.
        web = OpenWeb(contact=_CONTACT, network=town.network(check_names=False))
        with listen_for_strays(town.own_ports) as watched:
            got = _fetch(web, str(row["url"]))
        web.close()
        return _judge(row, got, town, watched)


def _fetch(web: OpenWeb, url: str) -> str:
    try:
        web.fetch(url)
    except NotFetched as error:
        return error.why.value
    # The outer loop: an address that crashes the door is a row.
    except Exception as error:  # noqa: BLE001
        return f"crashed: {type(error).__name__}"
    return "fetched"


def _judge(row: Row, got: str, town: Town, watched: Watched) -> Attempt:
    sockets = len(town.private_dials) + town.secret_hits + len(watched.strays)
    expect = str(row["expect"])
    literals = [name for name in town.names_asked if _is_number(name)]
    checks = {
        "a socket to a refused address": sockets > 0,
        "a number was given to the resolver": bool(literals),
        "not refused by the policy": expect == "block" and got != WhyNot.ADDRESS,
        "neither fetched nor refused": expect == "allow_or_block" and got not in {"fetched", WhyNot.ADDRESS},
        "a control was not fetched": expect == "allow" and got != "fetched",
        "took too long": watched.seconds > LONGEST_S,
    }
    return Attempt(
        id=str(row["id"]),
        group=str(row.get("class", "")),
        expect=expect,
        got=got,
        faults=tuple(name for name, happened in checks.items() if happened),
        sockets=sockets,
        seconds=watched.seconds,
        grown_mib=watched.grown_mib,
    )


def _is_number(name: str) -> bool:
    """Tell whether the C resolver would read the name as an address, without asking anybody."""
    try:
        socket.inet_aton(unicodedata.normalize("NFKC", name))
    except (OSError, ValueError):
        return ":" in name
    return True
