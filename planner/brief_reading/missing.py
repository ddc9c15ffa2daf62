"""What has to be asked of the client: null or disputed, or lacking by the client's own word."""

from collections.abc import Iterator

from planner.brief import Audience, Brief
from planner.brief_reading.brief_text import BriefText
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.patterns import pattern

# Asked for only when the text itself raises them.
RAISED = ("legal_documents", "landing_page", "creatives", "conversion_tracking", "budget_period")
_TECHNICAL = ("landing_page", "creatives", "conversion_tracking")
_ALWAYS = ("advertiser", "product", "objective")
_MENTIONS = {
    "landing_page": pattern(r"сайт|лендинг|посадочн|страниц|landing|web ?site|microsite"),
    "creatives": pattern(r"ролик|макет|креатив|баннеры готов|creative|artwork|assets"),
    "conversion_tracking": pattern(r"метрик[аиуе]|пиксел|трекинг|аналитик|tracking|pixel|analytics"),
}
# People named only by sex or as people: their age is still to be asked.
_ANYBODY = pattern(r"женщин|мужчин|мужик|девушк|парн(?:и|ей)\b|\bлюд(?:и|ей)\b|\bmen\b|women|people|adults")
ORDER = (
    "advertiser",
    "product",
    "objective",
    "budget_min_rub",
    "budget_max_rub",
    "vat_included",
    "start_date",
    "end_date",
    "regions",
    "age_min",
    "age_max",
    "channels_wanted",
    "kpi",
    *RAISED,
)


def find_missing(
    text: BriefText, brief: Brief, *, disputed: frozenset[str], is_channel_choice_ours: bool
) -> tuple[str, ...]:
    """Return the names of what must be asked, in the order of a brief."""
    asked = {*disputed, *_unsaid(brief), *_raised(text), *_forgotten(text)}
    if not brief.channels_wanted and not is_channel_choice_ours:
        asked.add("channels_wanted")
    if _lacks_kpi(text, brief):
        asked.add("kpi")
    if _asks_age(text, brief.audience):
        asked |= {"age_min", "age_max"}
    return tuple(name for name in ORDER if name in asked)


def _unsaid(brief: Brief) -> Iterator[str]:
    yield from (name for name in _ALWAYS if getattr(brief, name) is None)
    if brief.budget_min_rub is None and brief.budget_max_rub is None:
        yield from ("budget_min_rub", "budget_max_rub")
    if brief.budget_min_rub is not None and brief.budget_max_rub is None:
        yield "budget_max_rub"  # «двести с чем-то»; a ceiling alone leaves the rest to us
    singles = (
        ("vat_included", brief.vat_included),
        ("start_date", brief.start_date),
        ("end_date", brief.end_date),
    )
    yield from (name for name, value in singles if value is None)
    if not brief.regions:
        yield "regions"


def _lacks_kpi(text: BriefText, brief: Brief) -> bool:
    """«Цифр не ставим» is an answer too, and so is «знание 18 % → 30 %», which no measure of ours holds."""
    words = read_word_list("missing")
    said = [passage.sentence.folded for passage in text.to_the_point()]
    is_told = any(words[name].search(one) for name in ("_no_kpi", "_grows") for one in said)
    return not brief.kpi and not is_told


def _raised(text: BriefText) -> Iterator[str]:
    words = read_word_list("missing")
    for passage in text.passages:
        whole, stated = passage.sentence.folded, _stated(passage.sentence.folded)
        for name in RAISED:
            # "Is 300k per month or for the whole flight?": the client wonders too.
            said = whole if name == "budget_period" else stated
            if words[name].search(said) and not words["_dated"].search(said):
                yield name


def _stated(said: str) -> str:
    """«Роликов у нас нет, сделаете?»: what stands before the question is said; the question is not."""
    if not said.rstrip().endswith("?"):
        return said
    head, mark, question = said.rpartition(",")
    return head if mark and len(question.split()) <= _SHORT_QUESTION else ""


_SHORT_QUESTION = 4


def _forgotten(text: BriefText) -> Iterator[str]:
    """«Скажите, чего мы не указали»: what every campaign needs and the brief does not speak of."""
    whole = " ".join(passage.sentence.folded for passage in text.passages)
    if read_word_list("missing")["_ask_us"].search(whole):
        yield from (name for name in _TECHNICAL if not _MENTIONS[name].search(whole))


def _asks_age(text: BriefText, audience: Audience) -> bool:
    if audience.age_min is not None or audience.age_max is not None:
        return False
    said = [p.sentence.folded for p in text.passages]
    if any(read_word_list("missing")["_left_to_us"].search(words) for words in said):
        return False
    if not audience.interests:
        return True
    return any(_ANYBODY.search(p.sentence.folded) for p in text.passages if p.topic == "audience")
