"""The door to embeddings: texts to vectors, each checked; an OpenAI-compatible endpoint and a double."""

import hashlib
import math
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kit.llm_chat import Deadline, bound_transport
from kit.llm_faults import RETRYABLE, ModelFailed, ModelFault
from kit.llm_wire import read_failure

Vector = tuple[float, ...]

# Sixteen long vectors written as decimals stay well under the wire's bound of a body.
_TEXTS_A_CALL = 16
_CONNECT_S = 5.0
_ATTEMPTS = 4
_LONGEST_WAIT_S = 30.0


class Embedder(Protocol):
    """Texts to vectors of one length; what was embedded by another model is not comparable."""

    @property
    def model(self) -> str:
        """Return the model's name, under which vectors are kept."""

    @property
    def dimension(self) -> int:
        """Return how long its vectors are."""

    def embed_texts(self, texts: Sequence[str]) -> tuple[Vector, ...]:
        """Return a vector for each text that is to be found; ModelFailed tells why there is none."""

    def embed_query(self, text: str) -> Vector:
        """Return the vector of what is looked for; ModelFailed tells why there is none."""


def require_texts(texts: Sequence[str]) -> list[str]:
    """Return texts as they may be embedded; a model gives blank ones a vector that means nothing."""
    cleaned = [text.replace("\0", " ").strip() for text in texts]
    if not all(cleaned):
        raise ModelFailed(ModelFault.REFUSED_REQUEST, "a blank text has no meaning to embed")
    return cleaned


def check_vectors(vectors: Sequence[Sequence[float]], *, count: int, dimension: int) -> tuple[Vector, ...]:
    """Return the vectors, of length one each; ModelFailed when one is missing or means nothing."""
    if len(vectors) != count:
        raise ModelFailed(ModelFault.WRONG_SHAPE, f"{len(vectors)} vectors for {count} texts")
    return tuple(_check_vector(vector, dimension) for vector in vectors)


def _check_vector(vector: Sequence[float], dimension: int) -> Vector:
    if len(vector) != dimension:
        raise ModelFailed(ModelFault.WRONG_SHAPE, f"a vector of {len(vector)} numbers, not {dimension}")
    try:
        numbers = tuple(float(number) for number in vector)
    except (TypeError, ValueError):
        raise ModelFailed(ModelFault.WRONG_SHAPE, "a vector that holds no numbers") from None
    length = math.sqrt(math.fsum(number * number for number in numbers))
    if not math.isfinite(length) or length == 0.0:
        raise ModelFailed(ModelFault.WRONG_SHAPE, "a vector that is zero or not finite")
    return tuple(number / length for number in numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddingPlace:
    """Which model, where, how long its vectors are, and the words it wants before a text."""

    base_url: str
    model: str
    api_key: str
    dimension: int
    query_prefix: str = ""
    text_prefix: str = ""
    timeout_s: float = 30.0

    def __repr__(self) -> str:
        return f"EmbeddingPlace({self.model!r})"


class OpenAiEmbedder:
    """An OpenAI-compatible endpoint. One layer retries, this one; the library's own retries are off."""

    def __init__(self, place: EmbeddingPlace, *, verify: ssl.SSLContext | bool = True) -> None:
        # Heavy, and needed only where an endpoint is set.
        import httpx2  # noqa: PLC0415
        from openai import OpenAI  # noqa: PLC0415

        self._place = place
        self._deadline = Deadline()
        self._http = httpx2.Client(
            transport=bound_transport(httpx2, self._deadline, verify),
            timeout=httpx2.Timeout(place.timeout_s, connect=min(_CONNECT_S, place.timeout_s)),
            follow_redirects=False,
            trust_env=False,
        )
        self._client = OpenAI(
            base_url=place.base_url, api_key=place.api_key or "none", max_retries=0, http_client=self._http
        )

    @property
    def model(self) -> str:
        """Return the model's name, under which vectors are kept."""
        return self._place.model

    @property
    def dimension(self) -> int:
        """Return how long its vectors are."""
        return self._place.dimension

    def embed_texts(self, texts: Sequence[str]) -> tuple[Vector, ...]:
        """Return a vector for each text, asked for a few at a time."""
        found: list[Vector] = []
        for at in range(0, len(texts), _TEXTS_A_CALL):
            part = require_texts(texts[at : at + _TEXTS_A_CALL])
            found += self._ask([self._place.text_prefix + text for text in part])
        return tuple(found)

    def embed_query(self, text: str) -> Vector:
        """Return the vector of what is looked for."""
        return self._ask([self._place.query_prefix + require_texts([text])[0]])[0]

    def close(self) -> None:
        """Give back the connections."""
        self._http.close()

    def _ask(self, texts: list[str]) -> tuple[Vector, ...]:
        from tenacity import Retrying, retry_if_exception, stop_after_attempt  # noqa: PLC0415 (as above)

        attempts = Retrying(
            stop=stop_after_attempt(_ATTEMPTS),
            wait=_wait_s,
            retry=retry_if_exception(
                lambda error: isinstance(error, ModelFailed) and error.fault in RETRYABLE
            ),
            reraise=True,
        )
        answered: tuple[Vector, ...] = attempts(self._ask_once, texts)
        return answered

    def _ask_once(self, texts: list[str]) -> tuple[Vector, ...]:
        self._deadline.start(self._place.timeout_s)
        try:
            answer = self._client.embeddings.create(
                model=self._place.model, input=texts, encoding_format="float"
            )
        # The outer loop of foreign code: whatever it raises becomes one of our reasons.
        except Exception as error:  # noqa: BLE001
            raise read_failure(error) from None
        return read_embeddings(answer, self._place, count=len(texts))


def read_embeddings(answer: Any, place: EmbeddingPlace, *, count: int) -> tuple[Vector, ...]:
    """Read the service's answer; vectors of another model than the one asked for are refused."""
    named = str(getattr(answer, "model", None) or place.model)
    short, asked = (name.rpartition("/")[2].casefold() for name in (named, place.model))
    if not (short.startswith(asked) or asked.startswith(short)):
        raise ModelFailed(ModelFault.WRONG_SHAPE, "the vectors are another model's")
    try:
        ordered = sorted(answer.data, key=lambda one: one.index)
        vectors = [one.embedding for one in ordered]
    except (AttributeError, TypeError):
        raise ModelFailed(ModelFault.NOT_AN_ANSWER) from None
    return check_vectors(vectors, count=count, dimension=place.dimension)


def _wait_s(state: Any) -> float:
    """What the service asks for is obeyed, up to a bound; else one second, two, four."""
    attempt, error = state.attempt_number, state.outcome.exception()
    asked = error.retry_after_s if isinstance(error, ModelFailed) else None
    return float(min(asked if asked is not None else 2.0 ** (attempt - 1), _LONGEST_WAIT_S))


class ScriptedEmbedder:
    """The double: a text's words, each hashed to a direction; texts that share words are near."""

    def __init__(self, dimension: int = 32, model: str = "scripted") -> None:
        self.model = model
        self.dimension = dimension
        self.asked: list[str] = []
        self.failure: ModelFailed | None = None

    def embed_texts(self, texts: Sequence[str]) -> tuple[Vector, ...]:
        """Return a vector for each text."""
        if self.failure:
            raise self.failure
        self.asked += texts
        vectors = [self._embed(text) for text in require_texts(texts)]
        return check_vectors(vectors, count=len(texts), dimension=self.dimension)

    def embed_query(self, text: str) -> Vector:
        """Return the vector of what is looked for."""
        return self.embed_texts([text])[0]

    def _embed(self, text: str) -> list[float]:
        vector = [0.01] * self.dimension
        for word in text.casefold().split():
            digest = hashlib.sha256(word.encode()).digest()
            vector[digest[0] % self.dimension] += 1.0
        return vector
