"""The use case of the edge: a delivery comes in, its verdict is stored and given back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kit.clock import Clock
from kit.errors import BadInput
from kit.ids import NewId
from qualifier.archive import Delivery, Store, StoredQualification, make_stored_record
from qualifier.canonical_json import read_json
from qualifier.company_key import read_company_key
from qualifier.qualification_json import Conclusion
from qualifier.record import LeadRecord
from qualifier.record_json import ParsedRecord, parse_record, read_record
from qualifier.record_schema import LeadJson

_LEAD_FIELDS = frozenset(LeadJson.model_fields)
_AS_OF_YEARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A delivery that was read; `is_closed` when the sender says itself which leads are open.

    `is_known` when the sender says itself what is known of the company: nobody is asked then.
    `has_deals` when the sender says itself which past deals matter: memory is not asked then.
    """

    delivery: Delivery
    parsed: ParsedRecord
    is_closed: bool
    is_known: bool = False
    has_deals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was stored; `is_repeated` when it was stored before this request."""

    stored: StoredQualification
    is_repeated: bool = False


def read_request(body: bytes, *, key: str | None, today: date) -> Request:
    """Read a body that holds a lead or a whole record; what is missing of the record is filled in."""
    content = _to_record_content(read_json(body))
    if content.get("as_of") is None:
        content["as_of"] = today.isoformat()
    parsed = read_record(content)
    if abs(parsed.record.as_of.year - today.year) > _AS_OF_YEARS:
        raise BadInput(
            f"as_of: more than {_AS_OF_YEARS} years away", ru=f"as_of: дальше {_AS_OF_YEARS} лет от сегодня"
        )
    return Request(
        delivery=Delivery(payload=body.decode("utf-8-sig"), external_id=parsed.record.id or None, key=key),
        parsed=parsed,
        is_closed=content.get("open_leads") is not None,
        is_known=content.get("open_data") is not None or content.get("dossier") is not None,
        has_deals=content.get("deals") is not None,
    )


def _to_record_content(content: Any) -> dict[str, Any]:
    """A body without `lead` is the lead itself, with the record's fields beside its own."""
    if not isinstance(content, Mapping):
        raise BadInput("The body must be an object.", ru="Тело запроса должно быть объектом.")
    if "lead" in content:
        return dict(content)
    lead = {name: value for name, value in content.items() if name in _LEAD_FIELDS}
    if not lead:
        raise BadInput("lead: is missing", ru="lead: обязательное поле")
    return {**{name: value for name, value in content.items() if name not in lead}, "lead": lead}


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Judges what comes in and keeps it; everything happens inside the caller's transaction."""

    judge: Callable[[LeadRecord], Conclusion]
    clock: Clock
    stopwatch: Callable[[], float]
    new_id: NewId

    def qualify(self, request: Request, store: Store) -> Answer:
        """Judge and store a delivery; one that came before gets the answer that it got then."""
        delivery = request.delivery
        if delivery.key is not None and (answered := store.claim_key(delivery)):
            return Answer(stored=answered, is_repeated=True)
        at, new_id = self.clock(), self.new_id("lead")
        lead = request.parsed.record.lead
        lead_id = store.open_lead(new_id, lead, external_id=delivery.external_id, at=at)
        answered = None if lead_id == new_id else store.find_answer(lead_id, delivery)
        stored = answered or self._add(request, store, lead_id=lead_id, at=at)
        if delivery.key is not None:
            store.remember_key(delivery, stored.link.id, at=at)
        return Answer(stored=stored, is_repeated=answered is not None)

    def _add(self, request: Request, store: Store, *, lead_id: str, at: datetime) -> StoredQualification:
        record = self._gather(request, store, lead_id=lead_id)
        judged = self._judge(record)
        row = make_stored_record(
            self.new_id("rec"),
            lead_id,
            replace(request.parsed, record=record),
            payload=request.delivery.payload,
        )
        store.add_record(row, at=at)
        stored = store.add_qualification(self.new_id("qual"), judged, record=row, at=at)
        return replace(stored, external_id=request.delivery.external_id)

    def _gather(self, request: Request, store: Store, *, lead_id: str) -> LeadRecord:
        """Fill in the open leads, unless the sender named them."""
        record = request.parsed.record
        if request.is_closed:
            return record
        company = read_company_key(record.lead)
        return replace(record, open_leads=store.find_open_leads(company, besides=lead_id))

    def rejudge(self, qualification_id: str, store: Store) -> StoredQualification:
        """Judge a stored record again by today's rules, as a new version; the old ones stay."""
        before = store.find_qualification(qualification_id)
        judged = self._judge(parse_record(read_json(before.record.content.encode())))
        stored = store.add_qualification(self.new_id("qual"), judged, record=before.record, at=self.clock())
        return replace(stored, external_id=before.external_id)

    def _judge(self, record: LeadRecord) -> Conclusion:
        began = self.stopwatch()
        judged = self.judge(record)
        return replace(judged, seconds=self.stopwatch() - began)
