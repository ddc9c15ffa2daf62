"""Everything that is handed over with a plan, as files under names of ours."""

import json
from collections.abc import Mapping
from dataclasses import replace

from planner.file_kind import Copy, FileKind
from planner.media_plan import MediaPlan
from planner.media_plan_export import NotExportable, export_plan
from planner.offer.markdown import draw_markdown
from planner.offer.offer import build_offer
from planner.offer.pdf import draw_pdf
from planner.offer.word import draw_docx
from planner.plan_json import write_plan
from planner.rate_card import RateCard
from planner.scenarios import play_scenarios
from planner.workbook.book import write_workbook


def write_file(plan: MediaPlan, kind: FileKind, *, lang: str, card: RateCard | None = None) -> bytes:
    """Return one file of a plan, with scenarios when its card is given; NotExportable without dates."""
    if kind in (FileKind.WORKBOOK, FileKind.INTERNAL_WORKBOOK):
        copy = Copy.INTERNAL if kind is FileKind.INTERNAL_WORKBOOK else Copy.CLIENT
        return write_workbook(play_once(plan, card), copy=copy, lang=lang)
    if kind in (FileKind.JSON, FileKind.EXCHANGE):
        content = write_plan(plan) if kind is FileKind.JSON else export_plan(plan, lang=lang)
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
    offer = build_offer(play_once(plan, card), lang=lang)
    if kind is FileKind.PDF:
        return draw_pdf(offer)
    return draw_docx(offer) if kind is FileKind.DOCX else draw_markdown(offer).encode()


def play_once(plan: MediaPlan, card: RateCard | None) -> MediaPlan:
    """Return a plan with its ranges; those kept without get them while their own card is at hand."""
    if plan.scenarios is not None or card is None or card.hash != plan.card.hash:
        return plan
    return replace(plan, scenarios=play_scenarios(plan, card))


def write_files(plan: MediaPlan, *, lang: str, card: RateCard | None = None) -> Mapping[FileKind, bytes]:
    """Return every file of a plan; the exchange format is left out while the plan has no dates."""
    played = play_once(plan, card)
    files = {}
    for kind in FileKind:
        try:
            files[kind] = write_file(played, kind, lang=lang)
        except NotExportable:
            continue
    return files
