"""`python3 run.py llm-local`: a real model on this machine, and the proof that the wire works with it."""

import json
import signal
import sys
import threading
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from eval.cases import LeadCase, read_case_files
from eval.llm_local_install import install
from eval.llm_local_server import LocalServer, put_together, serve, server_command
from eval.local_model import make_local_model, open_wire
from kit.clock import read_stopwatch
from kit.errors import AppError, BadInput
from kit.llm_wire import Dialect, ModelPlace
from kit.settings import read_settings
from qualifier.llm_engine import LlmEngine
from qualifier.profile import Profile, find_profile, load_profile
from qualifier.qualification import Criterion, Opinion, Qualification
from qualifier.qualify import judge
from qualifier.record import LeadRecord
from qualifier.rule_engine import RuleEngine

_CASES = Path(__file__).with_name("data") / "leads.jsonl"
_CASE = "b-012"
MODEL = "local"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What came over the wire, and what code made of it."""

    opinion: Opinion
    raw: str
    seconds: float
    by_rules: Qualification
    with_model: Qualification
    is_valid: bool

    @property
    def tokens_per_s(self) -> float | None:
        """Tokens of the answer in a second of the whole call, reading included."""
        tokens = self.opinion.output_tokens
        return round(tokens / self.seconds, 1) if tokens and self.seconds else None


def prove(base_url: str, record: LeadRecord, profile: Profile) -> Proof:
    """Ask our judging question of the server, and judge the lead with what it says."""
    place = ModelPlace(base_url=base_url, model=MODEL, api_key="none", dialect=Dialect.JSON_OBJECT_SCHEMA)
    wire = open_wire(place)
    engine = LlmEngine(profile, make_local_model(wire, MODEL))
    began = read_stopwatch()
    try:
        with_model = judge(record, engine, profile)
    finally:
        wire.close()
    opinion = with_model.scorecard.opinion
    if opinion is None or opinion.fault:
        raise BadInput(f"The local model gave no usable answer: {opinion.fault if opinion else 'none'}")
    return Proof(
        opinion=opinion,
        raw=wire.raw,
        seconds=read_stopwatch() - began,
        by_rules=judge(record, RuleEngine(profile), profile),
        with_model=with_model,
        is_valid=fits(wire.raw),
    )


def fits(raw: str) -> bool:
    """Tell whether an answer has exactly the criteria asked for, each with a level."""
    rows = json.loads(raw).get("criteria", {})
    return set(rows) == {one.value for one in Criterion} and all("level" in row for row in rows.values())


def describe(proof: Proof, server: LocalServer) -> str:
    """Return the proof in lines."""
    opinion, memory = proof.opinion, server.memory_mib()
    before, after = proof.by_rules.verdict.status.value, proof.with_model.verdict.status.value
    moved = [
        criterion.value
        for criterion, level in proof.by_rules.scorecard.levels().items()
        if proof.with_model.scorecard.levels()[criterion] is not level
    ]
    valid = "a schema-valid answer" if proof.is_valid else "an answer that does NOT fit the schema"
    lines = (
        f"over the wire      {valid}, {len(proof.raw)} letters",
        f"tokens             {opinion.input_tokens} in, {opinion.output_tokens} out",
        f"time               {proof.seconds:.1f} s, {proof.tokens_per_s or '-'} tokens of answer a second",
        f"memory             {memory or '-'} MiB at most, the server's process",
        f"quotes             {opinion.quotes_kept} kept, {opinion.quotes_dropped} dropped by code",
        f"levels moved       {', '.join(moved) or 'none'}",
        f"verdict            {before} by rules, {after} with the model",
    )
    return "".join(f"  {line}\n" for line in lines)


def main(arguments: Sequence[str] | None = None, *, until: threading.Event | None = None) -> int:
    """Install, serve, prove; 2 says in a sentence why that cannot be."""
    parser = ArgumentParser(prog="llm-local", description=__doc__)
    parser.add_argument("--case", default=_CASE, metavar="ID", help="the labelled lead that is asked about")
    parser.add_argument("--gguf", type=Path, metavar="FILE", help="another model's file, of your own")
    parser.add_argument("--port", type=int, default=0, help="0 takes any free one")
    parser.add_argument("--keep", action="store_true", help="leave the server running, print its settings")
    chosen = parser.parse_args(arguments)
    try:
        return _run(chosen, until or threading.Event())
    except AppError as error:
        sys.stderr.write(f"llm-local: {error.detail}\n")
        return 2
    except KeyboardInterrupt:
        return 0


def _run(chosen: Namespace, until: threading.Event) -> int:
    record, profile = find_case(chosen.case), load_profile(find_profile(None))
    if chosen.gguf is not None and not chosen.gguf.is_file():
        raise BadInput(f"{chosen.gguf}: there is no such file")
    folder = read_settings().state_dir / "local-model"
    python = install(_say)
    model = chosen.gguf or put_together(python, folder)
    _say("The server starts ...")
    with serve(partial(server_command, python, model), folder / "server.log", port=chosen.port) as server:
        _say(f"A real model answers at {server.base_url}; our judging question is asked ...")
        proof = prove(server.base_url, record, profile)
        sys.stdout.write(describe(proof, server))
        sys.stdout.flush()
        if chosen.keep:
            sys.stdout.write(settings_of(server))
            sys.stdout.flush()
            until.wait()
    return 0 if proof.is_valid else 1


def settings_of(server: LocalServer) -> str:
    """Return the settings that lead to a server; it is too small to judge by."""
    return (
        f"DEALWRIGHT_MODEL_URL={server.base_url} DEALWRIGHT_MODEL={MODEL} "
        "DEALWRIGHT_MODEL_DIALECT=json_object_schema python3 run.py qualify lead.json --model\n"
        "It proves the wire; to judge by it is too small. Ctrl-C ends it.\n"
    )


def find_case(name: str) -> LeadRecord:
    """Return a labelled lead's record."""
    for case in read_case_files([_CASES]):
        if isinstance(case, LeadCase) and case.id == name and case.record is not None:
            return replace(case.record, id=name)
    raise BadInput(f"There is no case {name!r}")


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    # Ended by whoever started it, the server must not stay behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    raise SystemExit(main())
