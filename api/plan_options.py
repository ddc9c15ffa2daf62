"""Options of `plan` that say what to plan and where the papers go; those of edits stand in edit_options."""

from pathlib import Path
from typing import Annotated

import typer

from planner.media_plan import Goal

BriefFile = Annotated[str, typer.Argument(help="A brief as text or JSON; - reads standard input.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")]
ForGoal = Annotated[Goal | None, typer.Option(help="What to make the most of, instead of the brief's.")]
AsOf = Annotated[str, typer.Option("--as-of", help="Plan as seen on this day, 2026-11-25.")]
RateCardFile = Annotated[
    Path | None,
    typer.Option("--rate-card", help="A rate card as YAML, XLSX or CSV; a sample by default."),
]
SmsText = Annotated[str, typer.Option("--sms-text", help="The text of the messages, to count them.")]
Campaigns = Annotated[
    Path | None,
    typer.Option(help="Past campaigns as CSV, XLSX or JSONL: benchmarks lean towards what they brought."),
]
LogoFile = Annotated[
    Path | None, typer.Option(help="The seller's logo for the offer: PNG, JPEG or SVG up to 1 MiB.")
]
UseModel = Annotated[
    bool, typer.Option("--model", help="Ask the language model of the settings to read and to word, too.")
]
OutFolder = Annotated[
    Path | None,
    typer.Option(help="A folder for the files: workbooks, the offer as PDF, DOCX, text; JSON."),
]
