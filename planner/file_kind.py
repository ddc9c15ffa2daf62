"""The files that are handed over with a plan, by names of ours, and who reads a workbook."""

from enum import StrEnum


class FileKind(StrEnum):
    """A file of a plan, by its name."""

    WORKBOOK = "media-plan.xlsx"
    INTERNAL_WORKBOOK = "media-plan-internal.xlsx"
    PDF = "offer.pdf"
    DOCX = "offer.docx"
    MARKDOWN = "offer.md"
    JSON = "media-plan.json"
    EXCHANGE = "media-plan-exchange.json"


class Copy(StrEnum):
    """Who reads the workbook."""

    CLIENT = "client"
    INTERNAL = "internal"
