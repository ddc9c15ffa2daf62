"""What is asked of a model, and what comes back."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kit.llm_wire import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: the message, the schema of the answer, the lead that pays, the canary in the system.

    `check` raises ModelFailed for an object that is no answer; `clean` hides people's data in each text of an
    answer before it is used or kept. `prompt` and its fingerprint tell which file the message was made from.
    """

    message: Message
    schema: Mapping[str, Any]
    lead_key: str
    canary: str = ""
    max_tokens: int = 1_500
    prompt: str = ""
    prompt_fingerprint: str = ""
    check: Callable[[Mapping[str, Any]], object] | None = field(default=None, compare=False, repr=False)
    clean: Callable[[str], str] | None = field(default=None, compare=False, repr=False)

    @property
    def hash(self) -> str:
        """Return what an answer may be kept under: equal questions have equal hashes, whoever asks."""
        # The canary is another one in each process, and nobody's answer depends on it.
        system = self.message.system.replace(self.canary, "") if self.canary else self.message.system
        asked = [system, self.message.user, self.schema, self.max_tokens, self.prompt_fingerprint]
        told = json.dumps(asked, sort_keys=True)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAnswer:
    """A checked object and what it took; `alarms` are stable words for people who run the service.

    `is_repeated` tells that the answer was given before and kept; it then cost nothing. `parameters` is JSON.
    """

    content: Mapping[str, Any]
    text: str
    model: str
    fingerprint: str | None
    attempts: int
    seconds: float
    cost_rub: Decimal
    input_tokens: int | None
    output_tokens: int | None
    alarms: tuple[str, ...] = ()
    is_repeated: bool = False
    parameters: str = ""
