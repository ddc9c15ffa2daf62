"""Sample requests that ship with the product: leads and briefs; companies and people are invented."""

from pathlib import Path

FOLDER = Path(__file__).parent
BRIEFS = ("brief_bank_ru.txt", "brief_pharmacy_ru.txt", "brief_retailer_en.txt")


def read_sample(name: str) -> str:
    """Return the text of a sample."""
    return (FOLDER / name).read_text(encoding="utf-8")
