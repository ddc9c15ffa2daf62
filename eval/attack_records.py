"""From attack corpora to pairs of records: one attacked, and its clean twin."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from os.path import commonprefix
from pathlib import Path
from typing import Any

from eval.attack_hosts import HOSTS
from eval.corpus import find_suite, read_rows
from qualifier.lead import Contact, Interaction, Lead, Sender
from qualifier.record import LeadRecord, OpenData, Outcome, PastDeal

_AS_OF = date(2026, 1, 20)
_PLACES = ("start", "middle", "end", "later_mail")
# How a planted text is joined to the client's own: on lines of its own, or within the client's line.
GLUES: Mapping[str, str] = {"line": "\n", "space": " "}
_TEMPLATE_SLOT = "{goal}"
# From how many characters on a known attack text identifies a quote as planted.
_TELLING = 12
_FRAMED = "brief"
_FEWEST_FRAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AttackPair:
    """One attack: the record with it, the same record without it, and what must hold."""

    id: str
    clean: LeadRecord
    attacked: LeadRecord
    payload: str | None
    expect: Mapping[str, Any] = field(default_factory=dict)
    trigger: str | None = None

    def is_planted(self, quote: str) -> bool:
        """Tell whether a quote's words come from the attack and not from the clean record."""
        words = _squeeze(quote)
        return bool(self.payload) and len(words) >= _TELLING and words in _squeeze(self.payload or "")


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def read_attacks(data_dir: Path, suite: str, *, glue: str = "line") -> Iterator[AttackPair]:
    """Read a corpus of either layout, leads with a planted field or bare payloads; `glue` is one of GLUES."""
    rows = read_rows(find_suite(data_dir, suite))
    planted = [row for row in rows if "clean" in row and "field" in row]
    payloads, frames = _find_payloads(planted), _find_frames(planted)
    for row in planted:
        yield _pair_of_lead(row, payloads.get(row.get("attack")), frames.get(row["field"]))
    yield from _plant_payloads([row for row in rows if "payload" in row], glue)


def _find_payloads(rows: Sequence[Mapping[str, Any]]) -> dict[Any, str]:
    """The bare attack text is what a carrier added to the clean text; the same for all its carriers."""
    found: dict[Any, str] = {}
    for row in rows:
        clean, value = row["clean"].get(row["field"]) or "", str(row["value"])
        if row["field"] in {"comment", "company"} and clean and value.startswith(clean):
            found.setdefault(row.get("attack"), value.removeprefix(clean).strip())
        elif row["field"] in {"past_deal_note", "utm_source"}:
            found.setdefault(row.get("attack"), value.strip())
    return found


def _find_frames(rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, str]]:
    """A brief is a form round the attack; what all briefs of a corpus share is the form."""
    values = [str(row["value"]) for row in rows if row["field"] == _FRAMED]
    if len(values) < _FEWEST_FRAMED:
        return {}
    before = commonprefix(values)
    after = commonprefix([value[len(before) :][::-1] for value in values])[::-1]
    return {_FRAMED: (before, after)}


def _pair_of_lead(
    row: Mapping[str, Any], payload: str | None, frame: tuple[str, str] | None = None
) -> AttackPair:
    clean = row["clean"]
    record = LeadRecord(
        id="clean",
        as_of=_AS_OF,
        lead=Lead(
            company=clean.get("company") or None,
            website=clean.get("site") or None,
            contact=Contact(email="client@lead.example"),
            source="site_form",
            message=clean.get("comment") or "",
        ),
    )
    return AttackPair(
        id=str(row["id"]),
        # A brief states a goal of its own: its twin is the lead with the same brief, the attack left out.
        clean=record if frame is None else plant_field(record, row["field"], "".join(frame)),
        attacked=plant_field(record, row["field"], str(row["value"])),
        payload=payload,
        expect=row.get("expect") or {},
    )


def plant_field(record: LeadRecord, name: str, value: str) -> LeadRecord:
    """Put a hostile value where our own intake would put that field."""
    lead = record.lead
    if name == "comment":
        return replace(record, lead=replace(lead, message=value))
    if name == "company":
        return replace(record, lead=replace(lead, company=value))
    if name == "utm_source":
        return replace(record, lead=replace(lead, source=value))
    if name == "past_deal_note":
        deal = PastDeal(id="past-1", outcome=Outcome.LOST, note=value)
        return replace(record, deals=(*record.deals, deal))
    if name in {"site_html", "registry_json"}:
        return replace(record, open_data=OpenData(news=(value,)))
    turn = _TURNS.get(name, Interaction(at=_AS_OF, channel="email", text=""))
    return replace(record, lead=replace(lead, interactions=(*lead.interactions, replace(turn, text=value))))


_TURNS: Mapping[str, Interaction] = {
    "brief": Interaction(at=_AS_OF, channel="email"),
    "transcript": Interaction(at=_AS_OF, channel="call"),
    "attachment_name": Interaction(at=_AS_OF, channel="note", sender=Sender.SYSTEM),
}


def _plant_payloads(rows: Sequence[Mapping[str, Any]], glue: str) -> Iterator[AttackPair]:
    """Plant each attack into leads of our own, and into the corpus's own carrier letters where it has any."""
    carriers = [row["payload"] for row in rows if row.get("kind") == "carrier"]
    attacks = list(_fill_templates([row for row in rows if row.get("kind") != "carrier"]))
    for at, (attack_id, payload, trigger) in enumerate(attacks):
        hosts = [HOSTS[at % len(HOSTS)], HOSTS[(at + 1) % len(HOSTS)]]
        if carriers:
            hosts.append(_carrier_record(carriers[at % len(carriers)]))
        for clean, place in product(hosts, _PLACES):
            yield AttackPair(
                id=f"{attack_id}/{clean.id}/{place}",
                clean=clean,
                attacked=plant_text(clean, payload, place, glue=glue),
                payload=payload,
                trigger=trigger,
            )


def _fill_templates(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, str | None]]:
    templates = [row for row in rows if row.get("kind") == "template" and _TEMPLATE_SLOT in row["payload"]]
    for row in rows:
        if row.get("kind") == "goal" and templates:
            for template in templates:
                payload = template["payload"].replace(_TEMPLATE_SLOT, row["payload"])
                yield f"{row['id']}+{template['id']}", payload, None
        elif row not in templates:
            yield str(row["id"]), row["payload"], row.get("trigger")


def _carrier_record(letter: str) -> LeadRecord:
    contact = Contact(name="David", email="david@carrier.example")
    return LeadRecord(id="carrier", lang="en", as_of=_AS_OF, lead=Lead(contact=contact, message=letter))


def plant_text(record: LeadRecord, payload: str, place: str, *, glue: str = "line") -> LeadRecord:
    """Plant a payload at the start, in the middle or at the end of the message, or as a later mail."""
    lead = record.lead
    if place == "later_mail":
        turn = Interaction(at=record.as_of, channel="email", text=payload)
        return replace(record, lead=replace(lead, interactions=(*lead.interactions, turn)))
    before, after = {
        "start": ("", lead.message),
        "middle": _halves(lead.message),
        "end": (lead.message, ""),
    }[place]
    parts = [part for part in (before, payload, after) if part]
    return replace(record, lead=replace(lead, message=GLUES[glue].join(parts)))


def _halves(text: str) -> tuple[str, str]:
    """Cut at the end of a sentence nearest the middle, so that no sentence of the client is torn."""
    ends = [match.end() for match in re.finditer(r"[.!?](?=\s)", text)]
    at = min(ends, key=lambda end: abs(end - len(text) / 2), default=len(text))
    return text[:at], text[at:].lstrip()
