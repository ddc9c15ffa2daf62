"""A brief read a second time by a model: it points at words, our own readers read the values from them."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from planner.brief import Brief, Category, Channel, KpiName, Objective
from planner.brief_merge import Proposed, merge_reading
from planner.brief_proofs import READERS, BriefField, Told
from planner.brief_reading.reading import LONGEST_TEXT, house_profile, open_brief, read_brief
from planner.model_reading import ModelReading
from qualifier.masking.chat_marks import defuse
from qualifier.masking.mask import Mask, MaskedText
from qualifier.outreach.drafting import Draftsman, Sections, Strict, Task, ask_for_draft, object_schema
from qualifier.outreach.fact_check import Fault, FaultKind
from qualifier.profile import Profile

PROMPT = "read_brief.v1"
LONGEST_TOLD = 20_000
_MOST_FIELDS = 20
_LONGEST_QUOTE, _MOST_QUOTES, _LONGEST_VALUE = 300, 3, 300


class _FieldIn(Strict):
    field: Annotated[str, StringConstraints(max_length=40)]
    value: Annotated[str, StringConstraints(max_length=_LONGEST_VALUE)]
    quotes: Annotated[
        tuple[Annotated[str, StringConstraints(max_length=_LONGEST_QUOTE)], ...],
        Field(max_length=_MOST_QUOTES),
    ]


class _ReadingIn(Strict):
    fields: Annotated[tuple[_FieldIn, ...], Field(max_length=_MOST_FIELDS)]


SCHEMA = object_schema(
    fields={
        "type": "array",
        "items": object_schema(
            field={"type": "string", "enum": [one.value for one in BriefField]},
            value={"type": "string"},
            quotes={"type": "array", "items": {"type": "string"}},
        ),
    }
)
# What the model claims a quote to be, in words that our readers know.
_LABELS: Mapping[BriefField, str] = {
    BriefField.OBJECTIVE: "Цель",
    BriefField.BUDGET: "Бюджет",
    BriefField.START_DATE: "Период",
    BriefField.END_DATE: "Период",
    BriefField.REGIONS: "Регионы",
    BriefField.AUDIENCE_AGE: "Аудитория",
    BriefField.AUDIENCE_GENDER: "Аудитория",
    BriefField.CHANNELS_WANTED: "Каналы",
    BriefField.CHANNELS_EXCLUDED: "Каналы",
    BriefField.KPI: "KPI",
    BriefField.CATEGORY_FLAGS: "Продукт",
}


def read_brief_by_model(
    text: str, *, as_of: date, draftsman: Draftsman, profile: Profile | None = None
) -> tuple[Brief, ModelReading]:
    """Return the rules' reading with what the model fills, and what became of the model's reading."""
    rules = read_brief(text, as_of=as_of, profile=profile)
    mask = Mask()
    masked = mask.hide(text[:LONGEST_TOLD])
    draft, log = ask_for_draft(make_brief_task(masked, as_of, profile or house_profile()), draftsman, mask)
    if draft is None:
        return rules, ModelReading(log=log)
    assert isinstance(draft.content, _ReadingIn)  # noqa: S101  (the task's own shape)
    checker = _Checker(text=text[:LONGEST_TEXT], masked=masked, as_of=as_of, rules=rules, profile=profile)
    proposed = tuple(checker.check(draft.content))
    merged, reading = merge_reading(rules, proposed)
    log = checker.sections.note(log)
    return merged, replace(reading, log=log, fields_dropped=checker.fields_dropped)


def make_brief_task(masked: MaskedText, as_of: date, profile: Profile) -> Task:
    """Return what the model is asked to read."""
    return Task(
        prompt=PROMPT,
        values={
            "as_of": as_of.isoformat(),
            "vat_pct": f"{profile.vat_at(as_of) * 100:g}",
            "channels": ", ".join(Channel),
            "objectives": ", ".join(Objective),
            "kpis": ", ".join(KpiName),
            "categories": ", ".join(Category),
            "text": defuse(json.dumps(masked.text, ensure_ascii=False)),
        },
        schema=SCHEMA,
        shape=_ReadingIn,
        lead_key=f"brief:{hashlib.sha256(masked.text.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}",
    )


class _Checker:
    """Holds a model's fields against the client's text."""

    def __init__(
        self, *, text: str, masked: MaskedText, as_of: date, rules: Brief, profile: Profile | None
    ) -> None:
        self.sections = Sections()
        self.fields_dropped = 0
        self._text, self._masked, self._as_of = text, masked, as_of
        self._rules, self._profile = rules, profile
        opened = open_brief(text, as_of=as_of, lang="en", profile=profile or house_profile())
        # Sentences that give orders to the reader are not among these: nothing is quoted from them.
        self._said = tuple(
            (one.start, one.start + len(one.text))
            for one in opened.evidence.sentences
            if one.start not in opened.orders
        )

    def check(self, content: _ReadingIn) -> Iterator[Proposed]:
        """Yield each field that its quotes prove; a field told twice counts once."""
        seen: set[str] = set()
        for told in content.fields:
            if told.field not in list(BriefField) or told.field in seen:
                continue
            seen.add(told.field)
            proposed = self._prove(BriefField(told.field), told)
            self.fields_dropped += proposed is None
            if proposed is not None:
                self.sections.used.append(told.field)
                yield proposed

    def _prove(self, field: BriefField, told: _FieldIn) -> Proposed | None:
        quotes = tuple(self._restore(quote) for quote in told.quotes)
        if not quotes or None in quotes:
            self._drop(field, told.quotes[0] if told.quotes else told.value, "no such words")
            return None
        said = tuple(quote for quote in quotes if quote is not None)
        value = self._masked.restore(told.value) or told.value
        read = self._read(field, said)
        values = READERS[field](Told(value=value, quotes=said, read=read))
        if values is None:
            self._drop(field, said[0], f"{value[:100]} is not read from it")
            return None
        return Proposed(field=field.value, values=values, said=value, quotes=said)

    def _restore(self, quote: str) -> str | None:
        """Return the quote in the client's own words; None when it stands nowhere, or in an order to us."""
        said = self._masked.restore(quote) if any(map(str.isalnum, quote)) else None
        start = self._text.find(said) if said else -1
        if said is None or start < 0:
            return None
        return said if self._is_said(start, start + len(said)) else None

    def _is_said(self, start: int, end: int) -> bool:
        """Tell whether every letter of a stretch stands in a sentence that counts."""
        letters = (at for at in range(start, end) if self._text[at].isalnum())
        near = [span for span in self._said if span[0] < end and start < span[1]]
        return all(any(begin <= at < stop for begin, stop in near) for at in letters)

    def _read(self, field: BriefField, quotes: tuple[str, ...]) -> Brief:
        label = _LABELS.get(field)
        if label is None:
            return Brief()
        said = "; ".join(quotes)
        read = read_brief(f"{label}: {said}", as_of=self._as_of, profile=self._profile)
        if field is BriefField.BUDGET and read.vat_included is None and self._rules.vat_included:
            # Said elsewhere in the letter: sums are with VAT.
            return read_brief(f"{label}: {said} с НДС", as_of=self._as_of, profile=self._profile)
        return read

    def _drop(self, field: BriefField, words: str, why: str) -> None:
        fault = Fault(kind=FaultKind.LACKING, sentence=words, detail=why)
        self.sections.take(field.value, words, lambda _: (fault,))
