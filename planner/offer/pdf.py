"""An offer as PDF, set by a template that reads the offer as data."""

import json
from pathlib import Path

import typst

from kit.errors import AppError
from planner.offer.document import Offer
from planner.offer.layout import soften_offer
from planner.offer.offer_json import write_offer

TEMPLATE = Path(__file__).with_name("offer.typ")


class NotDrawn(AppError):
    """The offer could not be set as a page."""

    code = "offer_not_drawn"
    ru = "Предложение не удалось сверстать."


def draw_pdf(offer: Offer, *, logo: bytes | None = None) -> bytes:
    """Return the PDF of an offer; nothing outside the template and its own fonts is read.

    `logo` is a PNG of `planner.offer.logo.redraw_logo`.
    """
    content = json.dumps(write_offer(soften_offer(offer)), ensure_ascii=False)
    inputs = {"offer": content, "logo": json.dumps(list(logo or b""))}
    try:
        drawn = typst.compile(str(TEMPLATE), sys_inputs=inputs, ignore_system_fonts=True)
    except typst.TypstError as error:
        raise NotDrawn from error
    return bytes(drawn)
