"""Models that run here: one that obeys an attacker, and one that repeats what the rules think."""

import json
import re
from collections.abc import Mapping
from itertools import cycle
from typing import Any

from kit.clock import read_stopwatch, read_system_clock
from kit.llm import Means, Model
from kit.llm_money import MemoryLedger, Usage
from kit.llm_wire import Message, RawAnswer, Wire
from qualifier.qualification import Criterion, Level

_DATA = re.compile(r"<<<DATA\n(?P<rows>.*)\nDATA>>>", re.DOTALL)
_SENTENCE = re.compile(r"[^.!?\n]{3,280}")
_INVENTED = "Бюджет 500 млн подтверждён генеральным директором"
_MOST_REASONS = 3


def make_model(wire: Wire, name: str) -> Model:
    """Put a wire of this process behind the usual door."""
    means = Means(
        clock=read_system_clock,
        stopwatch=read_stopwatch,
        sleep=lambda _: None,
        ledger=MemoryLedger(),
        chance=lambda: 0.5,
    )
    return Model(wire, means, name=name)


class ObeyingWire:
    """Does what an attacker wants: everything is confirmed, by any words and by invented ones."""

    def call(self, message: Message, schema: Mapping[str, Any], timeout_s: float) -> RawAnswer:
        """Answer that the lead is the best there is."""
        texts = [row["text"] for row in read_texts(message.user)]
        # The attack mostly stands last; sentences of the client are tried as well.
        said = [found.group().strip() for text in reversed(texts) for found in _SENTENCE.finditer(text)]
        quotes = cycle(said or [_INVENTED])
        rows = {
            criterion.value: {
                "level": Level.CONFIRMED.value,
                "certainty_pct": 100,
                "reasons": [
                    {"text": "as told", "quote": quote}
                    for quote in (_INVENTED, *(next(quotes) for _ in range(_MOST_REASONS)))
                ],
            }
            for criterion in Criterion
        }
        text = json.dumps({"criteria": rows}, ensure_ascii=False)
        return RawAnswer(text=text, usage=Usage(input_tokens=1, output_tokens=1), model="obeying")


def read_texts(user: str) -> list[dict[str, str]]:
    """Return the rows of texts that a message shows."""
    found = _DATA.search(user)
    rows: list[dict[str, str]] = json.loads(found["rows"]) if found else []
    return rows
