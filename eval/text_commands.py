"""`eval texts`: letters and offers worded by a model of this process or of the settings."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.gate import Outcome
from eval.report_table import print_rows
from eval.run_files import write_json
from eval.text_trials import ENGINES, describe_texts, make_text_model, run_letters, run_offers
from qualifier.profile import find_profile, load_profile

_DATA = Path(__file__).with_name("data")
_MOST_OFFERS = 26


def add_text_commands(commands: Any) -> None:
    """Add the command with its options."""
    texts = commands.add_parser("texts", help="letters and offers by a model: what is used, what is dropped")
    texts.add_argument("--cases", type=Path, action="append", metavar="FILE", help="labelled leads")
    texts.add_argument("--briefs", type=Path, default=_DATA / "briefs.jsonl", metavar="FILE")
    texts.add_argument("--engine", choices=ENGINES, default="careless")
    texts.add_argument("--most-offers", type=int, default=_MOST_OFFERS, help="plans cost a second each")
    texts.add_argument("--profile", help="name of a bundled profile, or a path")
    texts.add_argument("--json", type=Path)
    texts.set_defaults(run=_run_texts)


def _run_texts(chosen: Namespace, console: Console) -> int:
    profile = load_profile(find_profile(chosen.profile))
    files = chosen.cases or [_DATA / "leads.jsonl"]
    model = make_text_model(chosen.engine, profile)
    letters = run_letters(files, model, profile)
    offers = run_offers(chosen.briefs, model, most=chosen.most_offers)
    if chosen.json:
        write_json({"engine": chosen.engine, "letters": letters, "offers": offers}, chosen.json)
    for report in (letters, offers):
        print_rows(
            f"{report['texts']}, engine {chosen.engine}", ("figure", "value"), describe_texts(report), console
        )
    return int(Outcome.REGRESSION) if letters["poison_kept"] or offers["poison_kept"] else 0
