"""On the card: the chance to win with its reasons, what the lead is worth, and what to ask first."""

from collections.abc import Iterator

from rich.text import Text

from kit.one_line import clean_line
from qualifier.priority.expected_value import Stakes, weigh_stakes
from qualifier.priority.information_value import value_questions
from qualifier.priority.next_step import choose_question
from qualifier.priority.rules import OPEN_STATUSES, load_rules
from qualifier.priority.step_words import say_line, write_roubles
from qualifier.profile import Profile
from qualifier.qualification import Bilingual, Qualification
from qualifier.win_chance import ChanceReason, WinChance
from qualifier.win_model.shown_numbers import show_count, show_number, show_share
from qualifier.win_model.win_model import to_share

_SHOWN_REASONS = 3
_LONGEST_VALUE = 24
_LEAST_GROUPED = 10_000
_WORDS = {
    "chance": Bilingual(ru="Шанс", en="Chance"),
    "of": Bilingual(ru="обычно у таких {low}-{high}", en="of such deals {low}-{high} are won"),
    "model": Bilingual(ru="модель {name}", en="model {name}"),
    "rate": Bilingual(
        ru="сделок мало для шанса; выиграно {won} из {deals} ({low}-{high}){segment}",
        en="too few deals for a chance; {won} of {deals} were won ({low}-{high}){segment}",
    ),
    "average": Bilingual(ru="у средней сделки {share}", en="the average deal has {share}"),
    "drifted": Bilingual(
        ru="лид не похож на сделки, на которых модель училась: {names}",
        en="the lead is unlike the deals that the model learnt from: {names}",
    ),
    "empty": Bilingual(ru="не указано", en="not given"),
    "worth": Bilingual(ru="Ожидаемо", en="Expected"),
    "sum": Bilingual(
        ru="шанс {chance}{rule} × сделка {deal}{typical} − время {cost}",
        en="chance {chance}{rule} × deal {deal}{typical} − time {cost}",
    ),
    # No model is trained: the share is a rule of the house, and is told as one.
    "rule": Bilingual(ru=" (по правилам)", en=" (by rule)"),
    "typical": Bilingual(ru=" (обычная)", en=" (typical)"),
}


def draw_chance(chance: WinChance, lang: str) -> Iterator[Text]:
    """Yield the chance, the reasons that move it most, and a warning when the lead is unlike the past."""
    head = Text(f"{_say('chance', lang)}: ", style="bold")
    yield head.append(_say_chance(chance, lang), style="not bold")
    if chance.reasons and chance.base_log_odds is not None:
        average = _say("average", lang, share=show_share(to_share(chance.base_log_odds), lang))
        told = [_say_reason(reason, lang) for reason in chance.reasons[:_SHOWN_REASONS] if reason.log_odds]
        yield Text(f"  {'; '.join([average, *told])}", style="dim")
    if chance.is_drifted:
        yield Text(f"! {_say('drifted', lang, names=', '.join(chance.unfamiliar))}", style="bold yellow")


def _say_chance(chance: WinChance, lang: str) -> str:
    low, high = (show_share(share or 0, lang) for share in (chance.low, chance.high))
    if chance.share is None:
        segment = f", {clean_line(chance.segment)}" if chance.segment else ""
        return _say("rate", lang, won=chance.won, deals=chance.deals, low=low, high=high, segment=segment)
    parts = [show_share(chance.share, lang)]
    if chance.low is not None:
        parts.append(_say("of", lang, low=low, high=high))
    version = f"{chance.model_version} " if chance.model_version is not None else ""
    parts.append(_say("model", lang, name=f"{version}{chance.model_hash[:8]}"))
    return " · ".join(parts)


def _say_reason(reason: ChanceReason, lang: str) -> str:
    value = reason.value
    if isinstance(value, float | int):
        told = _say_number(value, lang)
    else:
        told = clean_line(value or "")[:_LONGEST_VALUE]
    sign = "-" if reason.log_odds < 0 else "+"
    moved = f"{sign}{show_number(abs(reason.log_odds), lang)}"
    return f"{clean_line(reason.field)}: {told or _say('empty', lang)} {moved}"


def _say_number(value: float, lang: str) -> str:
    """Return a number as it is read: 2 000 000 and 0,25 in Russian, 2,000,000 and 0.25 in English."""
    if abs(value) >= _LEAST_GROUPED:
        return show_count(round(value), lang)
    return f"{value:g}".replace(".", "," if lang == "ru" else ".")


def draw_worth(qualification: Qualification, profile: Profile) -> Iterator[Text]:
    """Yield what an open lead is worth and which question comes first; nothing of a closed one."""
    if qualification.verdict.status not in OPEN_STATUSES:
        return
    lang, rules = qualification.record.lang, load_rules()
    stakes = weigh_stakes(qualification, profile, rules)
    worth = Text(f"{_say('worth', lang)}: ", style="bold")
    yield worth.append(_say_sum(stakes, lang), style="not bold")
    values = value_questions(qualification, stakes, profile)
    yield Text(say_line(choose_question(values, rules.question_rub)).in_language(lang))


def _say_sum(stakes: Stakes, lang: str) -> str:
    is_ru = lang == "ru"
    told = _say(
        "sum",
        lang,
        chance=show_share(stakes.share, lang),
        rule=_say("rule", lang) if stakes.chance is None else "",
        deal=write_roubles(stakes.deal_at(stakes.standing), is_ru),
        typical=_say("typical", lang) if stakes.stated_rub is None else "",
        cost=write_roubles(stakes.cost_of(stakes.standing.status), is_ru),
    )
    return f"{write_roubles(stakes.expected_rub, is_ru)} = {told}"


def _say(word: str, lang: str, **values: object) -> str:
    return _WORDS[word].in_language(lang).format(**values)
