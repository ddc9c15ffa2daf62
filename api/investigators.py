"""Looking companies up with a model's choices, for who asks for it; few at once, opened by the first."""

import threading
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kit.clock import read_stopwatch, read_system_clock
from kit.llm_money import Ledger
from kit.settings import Settings
from qualifier.dossier import Research
from qualifier.record import LeadRecord

if TYPE_CHECKING:
    from kit.llm_agent import LangChainAgent, Purse
    from qualifier.inquiry import Office
    from qualifier.research.research import Investigator

# Each holds a thread for up to as long as an agent may work.
MOST_AT_ONCE = 4
OFF, BUSY = "off", "busy"


class Investigators:
    """The investigator of one process; without a model, or a turn, a company is looked up plainly."""

    def __init__(self, settings: Settings, make_ledger: Callable[[], Ledger]) -> None:
        self._settings, self._make_ledger = settings, make_ledger
        self._lock = threading.Lock()
        self._turns = threading.BoundedSemaphore(MOST_AT_ONCE)
        self._agent: LangChainAgent | None = None
        self._opened: Investigator | None = None

    @property
    def is_on(self) -> bool:
        """Tell whether a model is set."""
        return bool(self._settings.model_url and self._settings.model)

    def investigate(self, record: LeadRecord, office: "Office", *, is_duplicate: bool = False) -> LeadRecord:
        """Look a lead up with the model's choices; where there were none to be had, the dossier says why."""
        from qualifier.investigation import investigate  # noqa: PLC0415 (loaded by the first look-up)

        if not self.is_on:
            return note_absence(investigate(record, office, is_duplicate=is_duplicate), OFF)
        if not self._turns.acquire(blocking=False):
            return note_absence(investigate(record, office, is_duplicate=is_duplicate), BUSY)
        try:
            return investigate(record, office, is_duplicate=is_duplicate, investigator=self._open())
        finally:
            self._turns.release()

    def close(self) -> None:
        """Give back the connections."""
        if self._agent is not None:
            self._agent.close()

    def _open(self) -> "Investigator":
        """The model's libraries take a second and 90 MB: only who asks for the model pays them."""
        from kit.llm_agent import LangChainAgent  # noqa: PLC0415
        from kit.llm_door import read_place  # noqa: PLC0415
        from kit.llm_guard import Breaker  # noqa: PLC0415
        from qualifier.profile import find_profile, load_profile  # noqa: PLC0415
        from qualifier.research.research import Investigator  # noqa: PLC0415

        with self._lock:
            if self._opened is None:
                self._agent = LangChainAgent(
                    read_place(self._settings),
                    make_purse(self._settings, self._make_ledger()),
                    breaker=Breaker(read_stopwatch),
                    stopwatch=read_stopwatch,
                )
                profile = load_profile(find_profile(self._settings.profile))
                self._opened = Investigator(agent=self._agent, profile=profile)
            return self._opened


def make_purse(settings: Settings, ledger: Ledger) -> "Purse":
    """Return what the investigator may spend by the settings."""
    from kit.llm_agent import Purse  # noqa: PLC0415
    from kit.llm_door import read_limits, read_prices  # noqa: PLC0415

    return Purse(
        ledger=ledger,
        prices=read_prices(settings),
        limits=read_limits(settings),
        agent_rub=Decimal(settings.model_agent_rub),
        clock=read_system_clock,
    )


def note_absence(record: LeadRecord, why: str) -> LeadRecord:
    """Tell in the dossier that a model was asked for and had no part in it."""
    if record.dossier is None:
        return record
    choice = record.dossier.choice
    log = Research(model="", prompt="", prompt_fingerprint="", end=why, before=choice, after=choice)
    return replace(record, dossier=replace(record.dossier, research=log))
