"""The demonstration: six sample leads are qualified, and one that qualified gets its plan and offer."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from api.commands import SAMPLES, judge_timed, read_records
from api.dossier_terminal import print_dossier
from api.inquest import open_inquest
from api.logs import configure_logs
from api.plan_output import save_files, tell_saved
from api.plan_terminal import print_plan
from api.terminal import make_console, print_card
from kit.clock import read_system_clock
from kit.errors import AppError
from planner.benchmarks import learn
from planner.brief_reading import read_brief
from planner.draft import draft_plan, finish_plan
from planner.media_plan import MediaPlan, PlanStatus
from planner.plan_json import write_plan
from planner.rate_card import load_rate_card
from qualifier.lead import Contact, Lead, Sender
from qualifier.profile import find_profile, load_profile
from qualifier.qualification import Qualification, Status
from qualifier.qualification_json import write_qualification
from qualifier.record import LeadRecord

_SAMPLE_MESSAGE = (
    "Открываем пять цветочных магазинов, нужна реклама в Твери и области за месяц до открытия. "
    "Бюджет 3 млн рублей утверждён, решение принимаю я до конца месяца, старт в следующем месяце."
)

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def demo(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of cards.")] = False,
    profile: Annotated[str | None, typer.Option(help="A bundled profile's name, or a file.")] = None,
    out: Annotated[Path, typer.Option(help="The folder for the plan's files.")] = Path("out"),
    sandbox: Annotated[
        bool, typer.Option(help="Look one more lead up in a town of invented companies.")
    ] = False,
) -> None:
    """Qualify six sample leads, plan the brief of one that qualified, and write the plan and its offer."""
    try:
        judging = load_profile(find_profile(profile))
        results = [
            judge_timed(record, judging) for record in read_records(SAMPLES.read_text(encoding="utf-8"))
        ]
        planned = plan_best(results)
        looked_up = judge_timed(look_up_sample(), judging) if sandbox else None
    except AppError as error:
        sys.stderr.write(f"{error.detail_ru if profile is None else error.detail}\n")
        raise typer.Exit(2) from error
    if as_json:
        content = _write(results, planned)
        if looked_up is not None:
            content["looked_up"] = write_qualification(looked_up)
        sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    else:
        _print(results, planned)
        if looked_up is not None:
            print_dossier(make_console(), looked_up.record)
            print_card(make_console(), looked_up)
    if planned is not None:
        lead, plan = planned
        _save(plan, out, lang=lead.lang, to_errors=as_json)


def look_up_sample() -> LeadRecord:
    """Return a lead of the town of invented companies with what the town's sources say of it."""
    lead = Lead(
        company="ООО «Ромашка»",
        website="romashka.example",
        region="Тверь",
        contact=Contact(name="Ольга", role="директор по маркетингу", email="olga@romashka.example"),
        source="site_form",
        message=_SAMPLE_MESSAGE,
    )
    record = LeadRecord(id="sandbox-1", as_of=read_system_clock().date(), lead=lead)
    with open_inquest(sandbox=True) as investigating:
        return investigating(record)


def _print(results: Sequence[Qualification], planned: tuple[LeadRecord, MediaPlan] | None) -> None:
    console = make_console()
    for result in results:
        print_card(console, result)
    if planned is not None:
        print_plan(console, planned[1], planned[0].lang)


def _save(plan: MediaPlan, folder: Path, *, lang: str, to_errors: bool) -> None:
    """Write the files; a folder that cannot be written is told and ends nothing: the demo was shown."""
    try:
        saved = save_files(plan, folder, lang=lang, card=load_rate_card())
    except AppError as error:
        sys.stderr.write(f"{error.detail_ru}\n")
        return
    tell_saved(saved, lang, to_errors=to_errors)


def plan_best(results: Sequence[Qualification]) -> tuple[LeadRecord, MediaPlan] | None:
    """Return the qualified lead that is planned: a ready plan before others, the higher score first."""
    qualified = [one for one in results if one.verdict.status is Status.QUALIFIED]
    planned = [
        (one, plan_lead(one.record))
        for one in sorted(qualified, key=lambda one: (-one.verdict.priority.value, one.record.id))
    ]
    if not planned:
        return None
    best = min(planned, key=lambda pair: list(PlanStatus).index(pair[1].status))
    return best[0].record, best[1]


def plan_lead(record: LeadRecord) -> MediaPlan:
    """Return the plan of what a lead asks for in its own words."""
    lead = record.lead
    said = [lead.message, *(turn.text for turn in lead.interactions if turn.sender is Sender.CLIENT)]
    read = read_brief("\n\n".join(text for text in said if text.strip()), as_of=record.as_of)
    # What the record knows besides the client's words.
    regions = read.regions or ((lead.region,) if lead.region else ())
    brief = replace(read, advertiser=read.advertiser or lead.company, regions=regions)
    card = load_rate_card()
    plan = draft_plan(brief, card, as_of=record.as_of)
    return finish_plan(plan, learn(card, (), as_of=record.as_of))


def _write(results: Sequence[Qualification], planned: tuple[LeadRecord, MediaPlan] | None) -> dict[str, Any]:
    content: dict[str, Any] = {"qualifications": [write_qualification(result) for result in results]}
    if planned is not None:
        content["plan"] = {"lead_id": planned[0].id, **write_plan(planned[1])}
    return content


if __name__ == "__main__":
    configure_logs("error")
    app()
