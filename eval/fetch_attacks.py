"""Hostile servers and name servers: the door ends each in time and size, and touches nothing inside."""

import re
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from eval.outcomes import LARGEST_BYTES, LARGEST_GROWTH_MIB, LONGEST_S, Attempt
from eval.town import HOST, PUBLIC, LookUp, Town
from eval.town_plays import make_play
from eval.watch import Watched, listen_for_strays
from kit.errors import NotFetched, WhyNot
from kit.http import OpenWeb, Page
from qualifier.sources.page_reader import SitePage, read_page
from qualifier.sources.xml_reader import XmlRefused, read_xml

Row = Mapping[str, Any]

_CONTACT = "mailto:eval@dealwright.example"
# These wait out the deadline; they are tried side by side, the others one by one so that memory can be told.
_WAITING = frozenset({"slow", "hang", "chunked", "status"})
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*::[0-9a-f:.]*)$")
# What the machine may add to a deadline.
_GRACE_S = 0.5
_POLICY = frozenset(
    {WhyNot.ADDRESS, WhyNot.REDIRECTS, WhyNot.ROBOTS, WhyNot.CONTENT, WhyNot.STATUS, WhyNot.PROTOCOL}
)


@dataclass(slots=True, kw_only=True)
class Fetched:
    """What the door brought, or why it brought nothing."""

    got: str
    page: Page | None = None
    seen: SitePage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A scenario after it was played."""

    row: Row
    fetched: Fetched
    town: Town
    watched: Watched

    @property
    def sockets(self) -> int:
        """Connections to anywhere but the town's own server."""
        return len(self.town.private_dials) + self.town.secret_hits + len(self.watched.strays)


def attack_fetches(rows: Sequence[Row]) -> list[Attempt]:
    """Play every scenario to a fresh door."""
    waiting = [row for row in rows if _waits(row)]
    with ThreadPoolExecutor(max_workers=max(1, len(waiting))) as pool:
        side_by_side = list(pool.map(_try_scenario, waiting))
    one_by_one = [_try_scenario(row) for row in rows if not _waits(row)]
    order = {row["id"]: at for at, row in enumerate(rows)}
    return sorted([*side_by_side, *one_by_one], key=lambda attempt: order[attempt.id])


def _waits(row: Row) -> bool:
    return row.get("kind") in _WAITING or "DELAY" in str(row.get("answers", ""))


def _try_scenario(row: Row) -> Attempt:
    play = make_play(row)
    if play is None:
        return Attempt(
            id=str(row["id"]),
            group=str(row.get("kind")),
            expect=str(row.get("expect")),
            got="not played",
            faults=("no such kind of scenario is known",),
        )
    certificate = "none" if row.get("stage") == "tls" else str(row.get("cert", "trusted"))
    with Town(play, _make_look_up(row), certificate) as town:
        web = OpenWeb(contact=_CONTACT, network=town.network())
        with listen_for_strays(town.own_ports) as watched:
            fetched = _fetch(web, row, town)
        web.close()
        return _judge(Tried(row=row, fetched=fetched, town=town, watched=watched))


def _make_look_up(row: Row) -> LookUp:
    """Answer as the scenario says, one answer for each question, the last one for ever."""
    answers = list(row.get("answers") or [["public"]])

    def look_up(_: str) -> Sequence[str]:
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        return tuple(number for entry in answer for number in _spell(str(entry)))

    return look_up


def _spell(entry: str) -> Sequence[str]:
    if entry == "public":
        return (PUBLIC,)
    if entry.startswith("DELAY"):
        time.sleep(float(entry.split()[1]))
        return ()
    number = _NUMBER.search(entry)
    if number is None:
        raise socket.gaierror(socket.EAI_AGAIN, "the name server failed")
    return (number[1],)


def _fetch(web: OpenWeb, row: Row, town: Town) -> Fetched:
    scheme = "https" if row.get("kind") == "tls" or row.get("stage") == "tls" else "http"
    try:
        page = web.fetch(f"{scheme}://{HOST}/")
        if row.get("kind") == "dns":
            # A second page, on a connection of its own: what was checked once may be answered anew.
            page = web.fetch(f"{scheme}://{HOST}/second")
        return _read(web, page, row)
    except NotFetched as error:
        return Fetched(got=error.why.value)
    # The outer loop: a scenario that crashes the door is a row.
    except Exception as error:  # noqa: BLE001
        return Fetched(got=f"crashed: {type(error).__name__}")


def _read(web: OpenWeb, page: Page, row: Row) -> Fetched:
    """Read the page as a source does; the addresses of a map of the site are asked for as well."""
    if page.media_type.endswith("xml") and not page.media_type.startswith("application/xhtml"):
        try:
            root = read_xml(page.text)
        except XmlRefused:
            return Fetched(got="refused by the reader", page=page)
        for place in root.iter():
            if place.tag.rpartition("}")[2] == "loc":
                web.fetch((place.text or "").strip())
        return Fetched(got="fetched", page=page)
    return Fetched(got="fetched", page=page, seen=read_page(page.text))


def _judge(tried: Tried) -> Attempt:
    expect = str(tried.row["expect"])
    known = [_EXPECTED[word] for word in expect.split("_or_") if word in _EXPECTED]
    size = len(tried.fetched.page.text.encode()) if tried.fetched.page else 0
    deadline_s = tried.row.get("deadline_s")
    usual_s = LONGEST_S if deadline_s is None else float(deadline_s) + _GRACE_S
    longest_s = float(tried.row.get("max_s", usual_s))
    checks = {
        "crashed": tried.fetched.got.startswith("crashed"),
        "no such expectation is known": not known,
        "not as expected": bool(known) and not any(meets(tried) for meets in known),
        "a socket to a refused address": tried.sockets > 0,
        "took too long": tried.watched.seconds > longest_s,
        "read too much": size > int(tried.row.get("limit_bytes", LARGEST_BYTES)),
        "took too much memory": tried.watched.grown_mib > float(tried.row.get("max_mb", LARGEST_GROWTH_MIB)),
    }
    return Attempt(
        id=str(tried.row["id"]),
        group=str(tried.row["kind"]),
        expect=expect,
        got=tried.fetched.got,
        faults=tuple(name for name, happened in checks.items() if happened),
        sockets=tried.sockets,
        seconds=tried.watched.seconds,
        grown_mib=tried.watched.grown_mib,
        read_bytes=size,
    )


def _failed(tried: Tried) -> bool:
    return tried.fetched.page is None


def _fetched(tried: Tried) -> bool:
    return tried.fetched.got == "fetched"


def _any_end(tried: Tried) -> bool:
    return True


def _shows_no_code(tried: Tried) -> bool:
    seen = tried.fetched.seen
    return seen is not None and not any(script in seen.text for script in seen.scripts if script.strip())


_EXPECTED: Mapping[str, Callable[[Tried], bool]] = {
    "allow": _fetched,
    "block": lambda tried: tried.fetched.got in _POLICY,
    "block_private": _any_end,
    "not_followed": _fetched,
    "error": _failed,
    "deadline": _failed,
    # How much was read is judged in every scenario.
    "size_limit": _any_end,
    "not_parsed": _failed,
    "parsed": _fetched,
    "refused": lambda tried: _failed(tried) or (tried.fetched.seen is not None and tried.fetched.seen.is_cut),
    "extracted": _fetched,
    "none": _any_end,
    "text_only": _shows_no_code,
}
