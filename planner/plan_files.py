"""Everything that is handed over with a plan, as files under names of ours."""

import json
from collections.abc import Mapping
from dataclasses import replace

from planner.comparison import Comparison
from planner.file_kind import Copy, FileKind
from planner.media_plan import MediaPlan
from planner.media_plan_export import NotExportable, export_plan
from planner.offer.document import Offer
from planner.offer.logo import Logo, redraw_logo
from planner.offer.markdown import draw_markdown
from planner.offer.offer import build_offer
from planner.offer.pdf import draw_pdf
from planner.offer.word import draw_docx
from planner.plan_json import write_plan
from planner.rate_card import RateCard
from planner.scenarios import play_scenarios
from planner.workbook.book import write_workbook

_WORKBOOKS = {FileKind.WORKBOOK: Copy.CLIENT, FileKind.INTERNAL_WORKBOOK: Copy.INTERNAL}
_OFFERS = frozenset({FileKind.PDF, FileKind.DOCX, FileKind.MARKDOWN})


def write_file(
    plan: MediaPlan,
    kind: FileKind,
    *,
    lang: str,
    card: RateCard | None = None,
    logo: Logo | None = None,
    comparison: Comparison | None = None,
) -> bytes:
    """Return one file of a plan, with what ranges it or its card knows; NotExportable without dates."""
    if kind in _WORKBOOKS:
        return write_workbook(play_once(plan, card), copy=_WORKBOOKS[kind], lang=lang, comparison=comparison)
    if kind in (FileKind.JSON, FileKind.EXCHANGE):
        content = write_plan(plan) if kind is FileKind.JSON else export_plan(plan, lang=lang)
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
    offer = build_offer(play_once(plan, card), lang=lang)
    return _draw_offer(offer, kind, redraw_logo(logo) if logo else None)


def _draw_offer(offer: Offer, kind: FileKind, logo: bytes | None) -> bytes:
    if kind is FileKind.PDF:
        return draw_pdf(offer, logo=logo)
    return draw_docx(offer, logo=logo) if kind is FileKind.DOCX else draw_markdown(offer).encode()


def play_once(plan: MediaPlan, card: RateCard | None) -> MediaPlan:
    """Return a plan with its ranges; those kept without get them while their own card is at hand."""
    if plan.scenarios is not None or card is None or card.hash != plan.card.hash:
        return plan
    return replace(plan, scenarios=play_scenarios(plan, card))


def write_files(
    plan: MediaPlan,
    *,
    lang: str,
    card: RateCard | None = None,
    logo: Logo | None = None,
    comparison: Comparison | None = None,
) -> Mapping[FileKind, bytes]:
    """Return every file of a plan; the exchange format is left out while the plan has no dates."""
    played, drawn = play_once(plan, card), redraw_logo(logo) if logo else None
    offer = build_offer(played, lang=lang)
    files = {}
    for kind in FileKind:
        if kind in _OFFERS:
            files[kind] = _draw_offer(offer, kind, drawn)
            continue
        try:
            files[kind] = write_file(played, kind, lang=lang, comparison=comparison)
        except NotExportable:
            continue
    return files
