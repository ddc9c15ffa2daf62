"""`python3 run.py llm-sandbox`: a model on loopback, plausible or broken in any way that a case names."""

import sys
import threading
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.agent_town import talk_plausibly
from eval.corpus import read_corpus
from eval.llm_attacks import SUITE
from eval.llm_samples import adapt_reply
from eval.llm_town import LlmTown
from eval.plausible import PlausibleWire
from kit.errors import AppError, BadInput
from qualifier.profile import find_profile, load_profile
from qualifier.reading.warm_up import warm_up

_PORT = 8099


def main(arguments: Sequence[str] | None = None, *, until: threading.Event | None = None) -> int:
    """Serve until told to stop; 2 is wrong usage."""
    parser = ArgumentParser(prog="llm-sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=_PORT, help="0 takes any free one")
    parser.add_argument("--seconds", type=float, default=0.0, help="how long each answer takes")
    parser.add_argument("--profile", help="the rules that the plausible model thinks by")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of the suite llm_faults")
    parser.add_argument("--case", metavar="ID", help="play this case of it instead of the plausible model")
    chosen = parser.parse_args(arguments)
    try:
        reply = _find_case(chosen.data, chosen.case) if chosen.case else _be_plausible(chosen)
    except AppError as error:
        sys.stderr.write(f"llm-sandbox: {error.detail}\n")
        return 2
    with LlmTown(reply, port=chosen.port) as town:
        sys.stdout.write(
            f"A sandbox model answers at {town.base_url}\n"
            f"DEALWRIGHT_MODEL_URL={town.base_url} DEALWRIGHT_MODEL=sandbox "
            "python3 run.py qualify lead.json --model\n"
        )
        sys.stdout.flush()
        try:
            (until or threading.Event()).wait()
        except KeyboardInterrupt:
            return 0
    return 0


def _be_plausible(chosen: Any) -> Mapping[str, Any]:
    # Seconds at the start instead of at the first questions, which have a deadline.
    warm_up()
    wire = PlausibleWire(load_profile(find_profile(chosen.profile)))
    return {
        "mode": "speak",
        "speak": wire.speak,
        "talk": talk_plausibly,
        "seconds": chosen.seconds,
        "model": "plausible",
    }


def _find_case(data: Path | None, name: str) -> Mapping[str, Any]:
    if data is None:
        raise BadInput("--case needs --data, the folder of the suites")
    for case in read_corpus(data, SUITE):
        if case["id"] == name:
            return adapt_reply(case["reply"])
    raise BadInput(f"There is no case {name!r} in {data}")


if __name__ == "__main__":
    raise SystemExit(main())
