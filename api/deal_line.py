"""The line to the process that searches past deals: questions out, answers back, nobody waits for ever."""

import itertools
import queue
import threading
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING

import structlog

from kit.settings import Settings
from qualifier.past_deals.kept_search import SearchState
from qualifier.past_deals.retrieval import DealsNotReady, Question

if TYPE_CHECKING:
    from qualifier.past_deals.search import Found

log = structlog.get_logger()

_SPAWN = get_context("spawn")


class SearchLine:
    """The process that answers, and the threads of this one that wait for it."""

    def __init__(self, settings: Settings) -> None:
        # What the other process needs to know of vectors is not loaded in a house without deals.
        from api.deal_process import keep_search  # noqa: PLC0415

        self._line, other_end = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=keep_search, args=(other_end, settings), daemon=True)
        self._process.start()
        other_end.close()
        self._numbers = itertools.count()
        self._waiting: dict[int, queue.SimpleQueue[object]] = {}
        self._writing = threading.Lock()
        self.state = SearchState()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def is_alive(self) -> bool:
        """Tell whether it still runs."""
        return self._process.is_alive()

    def ask(self, question: Question, deadline_s: float) -> "Found":
        """Return the answer; DealsNotReady when there is none in time."""
        number, answered = next(self._numbers), queue.SimpleQueue[object]()
        self._waiting[number] = answered
        try:
            with self._writing:
                self._line.send((number, question))
            answer = answered.get(timeout=deadline_s)
        except (OSError, queue.Empty) as error:
            raise DealsNotReady from error
        finally:
            self._waiting.pop(number, None)
        if answer is None or isinstance(answer, str):
            log.warning("past_deals_not_answered", error=answer or "reading")
            raise DealsNotReady
        return answer  # type: ignore[return-value]

    def _listen(self) -> None:
        with suppress(EOFError, OSError):
            while True:
                self._hear(self._line.recv())
        # Nobody will answer any more: whoever waits need not wait until the deadline.
        for answered in list(self._waiting.values()):
            answered.put("ProcessDied")

    def _hear(self, message: object) -> None:
        if isinstance(message, SearchState):
            self.state = message
        elif isinstance(message, tuple) and (answered := self._waiting.get(message[0])):
            answered.put(message[1])

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._line.close()
