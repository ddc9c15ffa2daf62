"""The command that plans a brief: a letter, or a brief in fields, into lines, totals, reach and reasons."""

import json
import sys
from dataclasses import dataclass, replace
from datetime import UTC, date
from pathlib import Path
from typing import Any

import typer

from api.comparison_terminal import print_comparison
from api.edit_options import (
    Budget,
    By,
    Drops,
    EditFile,
    EditOptions,
    Lifts,
    Locks,
    Move,
    Prices,
    collect_edits,
)
from api.input_file import read_input
from api.plan_by_model import open_planners_model
from api.plan_options import (
    AsJson,
    AsOf,
    BriefFile,
    Campaigns,
    ForGoal,
    LogoFile,
    OutFolder,
    RateCardFile,
    SmsText,
    UseModel,
)
from api.plan_output import save_files, tell_saved
from api.plan_terminal import print_plan
from api.terminal import make_console
from kit.clock import read_system_clock
from kit.errors import AppError, BadInput
from planner.campaign_file import read_campaigns
from planner.comparison import Comparison, compare, write_comparison
from planner.draft import draft_request
from planner.edited_split import Origin
from planner.media_plan import MediaPlan
from planner.offer.logo import Logo, open_logo
from planner.past_campaigns import NO_CAMPAIGNS, PastCampaigns
from planner.plan_json import write_plan
from planner.plan_request import PlanRequest, ReadsText, read_alone, read_plan_request
from planner.rate_card import DEFAULT_PATH, RateCard
from planner.rate_card_import import open_rate_card
from planner.revision import make_revision
from qualifier.canonical_json import read_json

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def plan(  # noqa: PLR0913  a command has as many parameters as options
    file: BriefFile,
    as_json: AsJson = False,
    goal: ForGoal = None,
    as_of: AsOf = "",
    rate_card: RateCardFile = None,
    sms_text: SmsText = "",
    campaigns: Campaigns = None,
    logo: LogoFile = None,
    edit: EditFile = None,
    lock: Locks = None,
    price: Prices = None,
    drop: Drops = None,
    move: Move = "",
    budget: Budget = "",
    lift: Lifts = None,
    by: By = "",
    model: UseModel = False,
    out: OutFolder = None,
) -> None:
    """Plan a brief: the best split of its money, priced from the rate card, with reach and reasons."""
    options = {"goal": goal, "as_of": as_of or None, "sms_text": sms_text or None}
    asked = EditOptions(
        file=edit, locks=lock, prices=price, drops=drop, move=move, budget=budget, lifts=lift, by=by
    )
    lang = "ru"
    try:
        house = _open_house(rate_card, campaigns, logo)
        with open_planners_model(is_asked=model) as beside:
            request = read_brief_file(read_input(file), options, today=_today(), read=beside.read)
            lang = request.lang
            drafted, comparison = _work_on(
                Origin(request=request, card=house.card, campaigns=house.campaigns), asked
            )
            # Only who takes the offer away needs its words.
            drafted = beside.word(drafted, lang) if out or as_json else drafted
        saved = (
            save_files(drafted, out, lang=lang, card=house.card, logo=house.logo, comparison=comparison)
            if out
            else ()
        )
    except AppError as error:
        sys.stderr.write(f"{error.detail_ru if lang == 'ru' else error.detail}\n")
        raise typer.Exit(2) from error
    _print(drafted, comparison, lang, as_json=as_json)
    tell_saved(saved, lang, to_errors=as_json)


@dataclass(frozen=True, slots=True, kw_only=True)
class _House:
    """What a plan is made with beside its brief."""

    card: RateCard
    campaigns: PastCampaigns
    logo: Logo | None


def _open_house(rate_card: Path | None, campaigns: Path | None, logo: Path | None) -> _House:
    return _House(
        card=open_rate_card(rate_card or DEFAULT_PATH),
        campaigns=read_campaigns(campaigns) if campaigns else NO_CAMPAIGNS,
        logo=open_logo(logo) if logo else None,
    )


def _work_on(origin: Origin, options: EditOptions) -> tuple[MediaPlan, Comparison | None]:
    """Return the plan, after edits where there are any, and what they changed."""
    plan, edits = (
        draft_request(origin.request, origin.card, campaigns=origin.campaigns),
        collect_edits(options),
    )
    if not edits:
        return plan, None
    revised = replace(make_revision(origin, plan, edits), model_reading=plan.model_reading)
    return revised, compare(plan, revised, visit=float(origin.card.rates.visit.value))


def _print(plan: MediaPlan, comparison: Comparison | None, lang: str, *, as_json: bool) -> None:
    if as_json:
        beside = {} if comparison is None else {"comparison": write_comparison(comparison)}
        sys.stdout.write(json.dumps({**write_plan(plan), **beside}, ensure_ascii=False, indent=2) + "\n")
        return
    console = make_console()
    print_plan(console, plan, lang)
    if comparison is not None:
        print_comparison(console, comparison, lang)


def read_brief_file(
    text: str, options: dict[str, Any], *, today: date, read: ReadsText = read_alone
) -> PlanRequest:
    """Read a file's content: a request, a brief in fields, or a letter in plain words."""
    stripped = text.strip()
    if not stripped:
        raise BadInput("The brief is empty.", ru="Бриф пуст.")
    content: Any = {"text": stripped}
    if stripped.startswith("{"):
        content = read_json(stripped.encode())
        if "text" not in content and "brief" not in content:
            content = {"brief": content}
    given = {name: value for name, value in options.items() if value is not None}
    return read_plan_request({**content, **given}, today=today, read=read)


def _today() -> date:
    return read_system_clock().astimezone(UTC).date()


if __name__ == "__main__":
    app()
