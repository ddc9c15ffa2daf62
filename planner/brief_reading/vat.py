"""VAT of a brief: whether the client's sums hold it, and at what rate."""

from datetime import date
from decimal import Decimal

from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.layout import ASIDE, Passage, Topic
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.money_words import GROSS, NET
from qualifier.reading.patterns import pattern

# Sums and taxes under these labels are of other things.
NO_MONEY = frozenset(
    {*ASIDE, Topic.PRODUCT, Topic.AUDIENCE, Topic.INCOME, Topic.ADVERTISER, Topic.INTERESTS, Topic.AGE}
)
_VAT_PCT = pattern(
    r"(?:ндс|vat)[^\d%]{0,12}(?P<pct>\d{1,2}(?:[.,]\d)?) ?%|(?P<before>\d{1,2}) ?% (?:ндс|vat)"
)
_NAMES_VAT = pattern(
    r"ндс|эндэ|\bvat\b|налог|\btax\b|упрощ|\bусн\b|нетто|брутто|\bnet\b|\bgross\b|чистыми|грязными|"
    r"самозанят|патент"
)


def of_money(brief: BriefText) -> tuple[Passage, ...]:
    """Passages of VAT and money, the labelled ones first; then any other that names the tax."""
    rest = [p for p in brief.passages if p.topic not in NO_MONEY and p.topic not in {Topic.VAT, Topic.BUDGET}]
    return (*brief.under(Topic.BUDGET), *brief.under(Topic.VAT), *rest)


def read_vat(brief: BriefText) -> Found[bool | None]:
    """The first clear word on VAT, the label of money first; «по-моему» beside it leaves it open."""
    for passage in of_money(brief):
        text = passage.sentence.folded
        if not _NAMES_VAT.search(text):
            continue
        if read_word_list("budget")["_either"].search(text):
            return Found(value=None, quotes=(passage.quote(),), is_disputed=True)
        said = _side_of(text, is_labelled=passage.topic is Topic.VAT)
        if said is not None:
            doubt = read_word_list("budget")["_doubt"].search(text)
            return Found(value=said, quotes=(passage.quote(),), is_disputed=doubt is not None)
    return Found(value=None)


def _side_of(text: str, *, is_labelled: bool) -> bool | None:
    words = read_word_list("budget")
    if words["_no_vat"].search(text) or NET.search(text):
        return False
    if GROSS.search(text) or words["_with_vat"].search(text):
        return True
    if is_labelled and words["_no"].search(text):
        return False
    return True if is_labelled and words["_yes"].search(text) else None


def vat_rate_of(brief: BriefText, serves_from: date | None) -> Decimal:
    """The rate that the client names, else the rate of the day of service (RF Tax Code, art. 164 and 167)."""
    for passage in of_money(brief):
        if found := _VAT_PCT.search(passage.sentence.folded):
            return Decimal((found["pct"] or found["before"]).replace(",", ".")) / 100
    return Decimal(str(brief.profile.vat_at(serves_from or brief.as_of)))
