"""A model made of the rules: it reads what it is shown as a model would, and answers on the same wire."""

import json
import re
import threading
from collections.abc import Mapping
from datetime import date
from itertools import islice
from typing import Any

from eval.llm_models import read_texts
from eval.plausible_texts import speak_text
from kit.llm_money import Usage
from kit.llm_wire import Message, RawAnswer
from qualifier.lead import Contact, Interaction, Lead, Sender
from qualifier.llm_engine import COMPANY
from qualifier.profile import Profile
from qualifier.qualification import CriterionScore, Level, Quote
from qualifier.qualify import judge
from qualifier.record import LeadRecord, OpenData
from qualifier.rule_engine import RuleEngine

_TODAY = re.compile(r"Today is (\d{4}-\d{2}-\d{2})")
_SPEAKERS = {sender.value: sender for sender in Sender}
_CERTAINTY_PCT = 80
_LONGEST_QUOTE = 300
_MOST_QUOTES = 3
# A prompt that asks for few words is given few.
_SHORT = "at most six words"
_SHORT_WORDS = 6
_QUOTE_WORDS = 10
_WORD_END = re.compile(r"\S+")
_LETTERS_A_TOKEN = 3


class PlausibleWire:
    """Answers with the levels and quotes that the rules read from the shown texts."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        # Threads that judge at once may lock each other up for ever (Python 3.11's cached_property).
        self._turn = threading.Lock()

    def call(self, message: Message, schema: Mapping[str, Any], timeout_s: float) -> RawAnswer:
        """Answer one question."""
        text = self.speak(message.system, message.user)
        usage = Usage(
            input_tokens=(len(message.system) + len(message.user)) // _LETTERS_A_TOKEN,
            output_tokens=len(text) // _LETTERS_A_TOKEN,
        )
        return RawAnswer(text=text, usage=usage, model="plausible")

    def speak(self, system: str, user: str) -> str:
        """Return the answer's text."""
        if (text := speak_text(system, user)) is not None:
            return text
        record = rebuild_record(read_texts(user), system)
        with self._turn:
            result = judge(record, RuleEngine(self._profile), self._profile)
        is_short = _SHORT in system
        rows = {
            score.criterion.value: _write_row(score, record.lang, is_short=is_short)
            for score in result.scorecard.scores
        }
        separators = (",", ":") if is_short else None
        return json.dumps({"criteria": rows}, ensure_ascii=False, separators=separators)


def rebuild_record(rows: list[dict[str, str]], system: str) -> LeadRecord:
    """Return a record that holds what the message shows and nothing else."""
    told = _TODAY.search(system)
    as_of = date.fromisoformat(told.group(1)) if told else date(2027, 1, 1)
    said = {row["place"]: row["text"] for row in rows}
    turns = tuple(
        Interaction(
            at=as_of, channel="email", sender=_SPEAKERS.get(row["speaker"], Sender.CLIENT), text=row["text"]
        )
        for row in rows
        if row["place"].startswith("interactions[")
    )
    return LeadRecord(
        as_of=as_of,
        lead=Lead(
            company=said.get("company"),
            message=said.get("message", ""),
            interactions=turns,
            contact=Contact(role=said.get("contact.role")),
        ),
        open_data=_rebuild_open_data(said),
    )


def _rebuild_open_data(said: Mapping[str, str]) -> OpenData:
    return OpenData(
        industry=said.get("open_data.industry"),
        okved=said.get("open_data.okved"),
        employees=_whole(said.get("open_data.employees")),
        revenue_rub=_whole(said.get("open_data.revenue_rub")),
        ad_activity=_listed(said, "open_data.ad_activity"),
        news=_listed(said, "open_data.news"),
    )


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _listed(said: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(text for place, text in said.items() if place.startswith(f"{name}["))


def _quotable(score: CriterionScore) -> tuple[Quote, ...]:
    """A name of a company is shown and is no quote."""
    return tuple(quote for quote in score.quotes if quote.place != COMPANY)


def _cut_quote(text: str) -> str:
    """Return the first words of a quote, letter by letter."""
    end = next(islice(_WORD_END.finditer(text), _QUOTE_WORDS - 1, None), None)
    return text[: end.end()] if end else text


def _write_row(score: CriterionScore, lang: str, *, is_short: bool) -> dict[str, Any]:
    claim = score.claim.in_language(lang)
    reasons = [
        {
            "text": " ".join(claim.split()[:_SHORT_WORDS]) if is_short else claim[:_LONGEST_QUOTE],
            "quote": _cut_quote(quote.text) if is_short else quote.text[:_LONGEST_QUOTE],
        }
        for quote in _quotable(score)[: 1 if is_short else _MOST_QUOTES]
    ]
    level = score.level if reasons else Level.UNKNOWN
    return {"level": level.value, "certainty_pct": _CERTAINTY_PCT, "reasons": reasons}
