"""Asks the sources about one lead at once, in rounds while more is learned; leaves those that are late."""

from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from kit.errors import AppError
from qualifier.answer_store import Answers, KeptAnswer
from qualifier.dossier import Reply, SourceReply
from qualifier.investigation_plan import InvestigationPlan, is_kept, is_spared
from qualifier.lead import Lead
from qualifier.question import Clues, Question, read_clues, read_question
from qualifier.source_answer import SourceAnswer
from qualifier.source_desk import Asked, OpenedSource, SourceDesk
from qualifier.sources.candidates import Candidate

log = structlog.get_logger()

LATE = "deadline_passed"
NO_TURN = "too_many_at_once"
REPEATED = "repeats_an_open_lead"

# What the answers so far teach about the lead: more to ask by, and whether its company is certain.
Learn = Callable[[Lead, tuple[Candidate, ...]], tuple[Clues, bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """When no call is begun any more, and when nothing is waited for any more, in seconds from the start."""

    soft_s: float = 3.0
    hard_s: float = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What came of an inquiry."""

    candidates: tuple[Candidate, ...]
    replies: tuple[SourceReply, ...]
    seconds: float
    # The keys of the questions that were asked: nobody is asked the same twice.
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What inquiries of one process share."""

    desk: SourceDesk
    open_answers: Callable[[], AbstractContextManager[Answers]]
    plan: InvestigationPlan
    patience: Patience
    stopwatch: Callable[[], float]
    is_sandbox: bool = False


@dataclass(slots=True)
class _Case:
    """One source in the course of the inquiry."""

    opened: OpenedSource
    question: Question | None = None
    began: float = 0.0
    seconds: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    reply: Reply = Reply.NO_QUESTION
    is_cached: bool = False
    reason: str | None = None
    asked: list[str] = field(default_factory=list)

    def write(self) -> SourceReply:
        """Return the line of the log."""
        return SourceReply(
            source=self.opened.row.name,
            reply=self.reply,
            facts=sum(len(one.facts) for one in self.candidates),
            milliseconds=round(self.seconds * 1000),
            is_cached=self.is_cached,
            reason=self.reason,
        )


class Inquiry:
    """The questions about one lead, from the first to the last that is waited for."""

    def __init__(
        self,
        office: Office,
        lead: Lead,
        *,
        learn: Learn,
        is_duplicate: bool = False,
        asked: frozenset[str] = frozenset(),
    ) -> None:
        self._office, self._lead, self._learn, self._asked = office, lead, learn, asked
        self._began = office.stopwatch()
        self._door = office.desk.open_door()
        self._pending: dict[Future[Asked], _Case] = {}
        self._to_keep: list[KeptAnswer] = []
        self._cases = [_Case(opened=one) for one in office.desk.opened]
        for case in self._cases:
            if case.opened.ask is None:
                case.reply, case.reason = Reply.OFF, case.opened.why_off
            elif is_duplicate and is_spared(case.opened.row):
                case.reply, case.reason = Reply.SKIPPED, REPEATED

    def run(self) -> Gathered:
        """Ask until nothing more is learned or the time is over."""
        clues = read_clues(self._lead)
        for _ in range(self._office.plan.most_rounds.value):
            if not self._ask_round(clues):
                break
            self._wait(self._has_identified)
            learned, _ = self._learn(self._lead, self._candidates())
            if learned == clues or self._left_s(self._office.patience.soft_s) <= 0:
                break
            clues = learned
        self._wait(lambda: False)
        self._leave()
        self._keep(self._to_keep)
        return Gathered(
            candidates=self._candidates(),
            replies=tuple(case.write() for case in self._cases),
            seconds=self._office.stopwatch() - self._began,
            asked=self._asked.union(*(case.asked for case in self._cases)),
        )

    def _candidates(self) -> tuple[Candidate, ...]:
        return tuple(one for case in self._cases for one in case.candidates)

    def _left_s(self, deadline_s: float) -> float:
        return self._began + deadline_s - self._office.stopwatch()

    def _ask_round(self, clues: Clues) -> bool:
        """Ask every source that has not told anything yet and has a question that it was not asked."""
        asking = []
        for case in self._cases:
            if not _is_open(case, clues):
                continue
            question = read_question(case.opened.row, clues, is_sandbox=self._office.is_sandbox)
            if question is not None and question.key not in self._asked.union(case.asked):
                case.question = question
                case.asked.append(question.key)
                asking.append((case, question))
        known = self._find([question for case, question in asking if is_kept(case.opened.row)])
        for case, question in asking:
            self._begin(case, question, known)
        return bool(asking)

    def _find(self, questions: list[Question]) -> Mapping[str, SourceAnswer]:
        if not questions:
            return {}
        with self._office.open_answers() as answers:
            return answers.find(questions, now=self._door.now())

    def _begin(self, case: _Case, question: Question, known: Mapping[str, SourceAnswer]) -> None:
        if kept := known.get(question.key):
            case.candidates, case.is_cached = kept.candidates, True
            case.reply = Reply.FACTS if kept.candidates else Reply.NOTHING
            return
        patience = self._office.patience
        may_identify = self._office.plan.tells_identity(case.opened.row)
        ends_at = self._began + (patience.hard_s if may_identify else patience.soft_s)
        case.began, case.is_cached = self._office.stopwatch(), False
        self._pending[self._office.desk.ask(case.opened, question, door=self._door, ends_at=ends_at)] = case

    def _wait(self, is_enough: Callable[[], bool]) -> None:
        """Take answers as they come; past the first deadline only for the sake of the company's identity."""
        while self._pending and not is_enough():
            left_s = self._left_s(self._office.patience.soft_s)
            if left_s <= 0:
                if self._has_identified() or self._learn(self._lead, self._candidates())[1]:
                    return
                left_s = self._left_s(self._office.patience.hard_s)
            if left_s <= 0:
                return
            done, _ = wait(self._pending, timeout=left_s, return_when=FIRST_COMPLETED)
            for future in done:
                self._take(self._pending.pop(future), future.result())

    def _has_identified(self) -> bool:
        """Nobody who could say which company it is is still to be heard."""
        tells = self._office.plan.tells_identity
        return not any(tells(case.opened.row) for case in self._pending.values())

    def _take(self, case: _Case, asked: Asked) -> None:
        case.seconds, case.reason = self._office.stopwatch() - case.began, asked.reason
        if asked.reason is not None:
            case.reply = Reply.NOTHING if asked.is_refusal else Reply.SILENT
            return
        case.candidates = asked.candidates
        case.reply = _reply_of(case, asked)
        if case.reply is Reply.NO_QUESTION:
            case.seconds = 0.0
        self._to_keep += self._make_kept(case.opened, case.question, asked)

    def _leave(self) -> None:
        """Go on without those that are late; what they will still say is kept for the next time."""
        for future in wait(self._pending, timeout=0).done:
            self._take(self._pending.pop(future), future.result())
        for future, case in self._pending.items():
            case.reply = Reply.SILENT
            case.reason = NO_TURN if future.cancel() else LATE
            case.seconds = self._office.stopwatch() - case.began
            future.add_done_callback(self._make_late_keeper(case.opened, case.question))

    def _make_late_keeper(
        self, opened: OpenedSource, question: Question | None
    ) -> Callable[["Future[Asked]"], None]:
        def keep(future: "Future[Asked]") -> None:
            if not future.cancelled() and future.result().reason is None:
                self._keep(self._make_kept(opened, question, future.result()))

        return keep

    def _make_kept(self, opened: OpenedSource, question: Question | None, asked: Asked) -> list[KeptAnswer]:
        # An answer that cost no request costs none the next time either.
        if question is None or not asked.requests or not is_kept(opened.row):
            return []
        days = self._office.plan.fresh_days(opened.row, has_facts=bool(asked.candidates))
        return [
            KeptAnswer(
                question=question,
                answer=SourceAnswer(candidates=asked.candidates, fetched_at=asked.at),
                fresh_until=asked.at + timedelta(days=days),
            )
        ]

    def _keep(self, kept: list[KeptAnswer]) -> None:
        if not kept:
            return
        try:
            with self._office.open_answers() as answers:
                answers.keep(kept)
        except AppError as error:
            # The facts are in hand; that they will have to be asked for again is no reason to lose them.
            log.warning("answers_not_kept", error=error.code)


def _is_open(case: _Case, clues: Clues) -> bool:
    if case.opened.ask is None or case.reply not in {Reply.NO_QUESTION, Reply.NOTHING}:
        return False
    return not (case.opened.only_without_inn and clues.has_inn)


def _reply_of(case: _Case, asked: Asked) -> Reply:
    if asked.candidates:
        return Reply.FACTS
    # A service that was not asked had nothing that it could be asked by; our own tables need no request.
    return Reply.NOTHING if asked.requests or not is_kept(case.opened.row) else Reply.NO_QUESTION
