"""What sources answered, kept for as long as each stays fresh; the transaction belongs to the caller."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection, text

from qualifier.company_key import CompanyKey
from qualifier.question import Question
from qualifier.source_answer import SourceAnswer, read_answer, write_answer

_FIND = text(
    "SELECT question, content, fetched_at FROM source_answers"
    " WHERE question = ANY(:questions) AND fresh_until > :now"
)
_KEEP = text(
    """
    INSERT INTO source_answers
        (question, source, inn, company_key, domain, is_sandbox, content, fetched_at, fresh_until)
    VALUES (:question, :source, :inn, :company_key, :domain, :is_sandbox, :content, :fetched_at, :fresh_until)
    ON CONFLICT (question) DO UPDATE SET
        inn = EXCLUDED.inn, company_key = EXCLUDED.company_key, domain = EXCLUDED.domain,
        content = EXCLUDED.content, fetched_at = EXCLUDED.fetched_at, fresh_until = EXCLUDED.fresh_until
    WHERE source_answers.fetched_at <= EXCLUDED.fetched_at
    """
)
_ERASE = text("DELETE FROM source_answers WHERE inn = :inn OR company_key = :name OR domain = :domain")
_FORGET = text("DELETE FROM source_answers WHERE fresh_until <= :now")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """An answer with the question that it is found by and the instant after which it is asked anew."""

    question: Question
    answer: SourceAnswer
    fresh_until: datetime


class Answers(Protocol):
    """What an investigation needs of the store of answers, inside one transaction."""

    def find(self, questions: Iterable[Question], *, now: datetime) -> Mapping[str, SourceAnswer]:
        """Return the answers that are fresh still, by the question's key."""
        ...

    def keep(self, kept: Iterable[KeptAnswer]) -> None:
        """Keep answers, each in the place of an older one to the same question."""
        ...

    def erase(self, company: CompanyKey) -> int:
        """Delete whatever was asked about a company, and return how many answers that were."""
        ...

    def forget_stale(self, *, now: datetime) -> int:
        """Delete what would not be used any more, and return how many answers that were."""
        ...


class SqlAnswers:
    """The answers in one transaction of PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, questions: Iterable[Question], *, now: datetime) -> Mapping[str, SourceAnswer]:
        """Return the answers that are fresh still, by the question's key."""
        keys = [question.key for question in questions]
        rows = self._connection.execute(_FIND, {"questions": keys, "now": now}).mappings()
        found = ((row["question"], read_answer(row["content"], row["fetched_at"])) for row in rows)
        return {key: answer for key, answer in found if answer is not None}

    def keep(self, kept: Iterable[KeptAnswer]) -> None:
        """Keep answers; always in one order, so that two transactions never wait for each other."""
        rows = [
            {
                "question": one.question.key,
                "source": one.question.source,
                "inn": one.question.company.inn,
                "company_key": one.question.company.name,
                "domain": one.question.company.domain,
                "is_sandbox": one.question.is_sandbox,
                "content": write_answer(one.answer),
                "fetched_at": one.answer.fetched_at,
                "fresh_until": one.fresh_until,
            }
            for one in sorted(kept, key=lambda one: one.question.key)
        ]
        if rows:
            self._connection.execute(_KEEP, rows)

    def erase(self, company: CompanyKey) -> int:
        """Delete whatever was asked about a company, and return how many answers that were."""
        values = {"inn": company.inn, "name": company.name, "domain": company.domain}
        return self._connection.execute(_ERASE, values).rowcount

    def forget_stale(self, *, now: datetime) -> int:
        """Delete what would not be used any more, and return how many answers that were."""
        return self._connection.execute(_FORGET, {"now": now}).rowcount


@dataclass(slots=True)
class MemoryAnswers:
    """An honest double of the answers in PostgreSQL, for tests and for commands without a database."""

    kept: dict[str, KeptAnswer] = field(default_factory=dict)

    @contextmanager
    def begin(self) -> Iterator["MemoryAnswers"]:
        """Open one transaction; nothing of it can fail."""
        yield self

    def find(self, questions: Iterable[Question], *, now: datetime) -> Mapping[str, SourceAnswer]:
        """Return the answers that are fresh still, by the question's key."""
        asked = (self.kept.get(question.key) for question in questions)
        return {one.question.key: one.answer for one in asked if one and one.fresh_until > now}

    def keep(self, kept: Iterable[KeptAnswer]) -> None:
        """Keep answers, each in the place of an older one to the same question."""
        for one in kept:
            before = self.kept.get(one.question.key)
            if before is None or before.answer.fetched_at <= one.answer.fetched_at:
                self.kept[one.question.key] = one

    def erase(self, company: CompanyKey) -> int:
        """Delete whatever was asked about a company, and return how many answers that were."""
        return self._drop(key for key, one in self.kept.items() if _is_about(one.question.company, company))

    def forget_stale(self, *, now: datetime) -> int:
        """Delete what would not be used any more, and return how many answers that were."""
        return self._drop(key for key, one in self.kept.items() if one.fresh_until <= now)

    def _drop(self, keys: Iterable[str]) -> int:
        dropped = tuple(keys)
        for key in dropped:
            del self.kept[key]
        return len(dropped)


def _is_about(one: CompanyKey, other: CompanyKey) -> bool:
    pairs = ((one.inn, other.inn), (one.name, other.name), (one.domain, other.domain))
    return any(mine is not None and mine == theirs for mine, theirs in pairs)
