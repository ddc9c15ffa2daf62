"""The model for texts that a person waits for: letters, briefs, offers; few at once, opened by the first."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kit.db import Database
from kit.settings import Settings

if TYPE_CHECKING:
    from qualifier.outreach.drafting import Draftsman

# Each holds a thread of the service for as long as the model may take.
MOST_AT_ONCE = 4
OFF, BUSY = "off", "busy"


class ModelTexts:
    """The model's words for one process; its limits and its answers are shared with all others."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self._settings, self._database = settings, database
        self._lock = threading.Lock()
        self._turns = threading.BoundedSemaphore(MOST_AT_ONCE)
        self._opened: Draftsman | None = None

    @property
    def is_on(self) -> bool:
        """Tell whether a model is set."""
        return bool(self._settings.model_url and self._settings.model)

    @contextmanager
    def take(self) -> Iterator["Draftsman | str"]:
        """Give the model's hand while the block runs, or the word that says why there is none."""
        if not self.is_on:
            yield OFF
        elif not self._turns.acquire(blocking=False):
            yield BUSY
        else:
            try:
                yield self._open()
            finally:
                self._turns.release()

    def _open(self) -> "Draftsman":
        """The model's libraries take a second and 90 MB: only who asks for the model pays them."""
        from api.engines import build_model  # noqa: PLC0415
        from qualifier.outreach.drafting import Draftsman  # noqa: PLC0415

        with self._lock:
            if self._opened is None:
                self._opened = Draftsman(build_model(self._settings, database=self._database))
            return self._opened
