"""The one line that says why a question comes first, in both languages."""

from collections.abc import Mapping

from kit.counted_words import say_counted
from qualifier.priority.information_value import QuestionValue
from qualifier.qualification import Bilingual, Criterion, Status

BRIEF_ACTION = Bilingual(
    ru="Получить бриф клиента и передать аккаунт-менеджеру.",
    en="Get the client's brief and hand it to the account manager.",
)
_NOTHING = Bilingual(
    ru="Спрашивать больше нечего: ни один ответ не изменит решения.",
    en="Nothing is left to ask: no answer would change the decision.",
)
# "Ask about ..." and its Russian case.
_ABOUT: Mapping[Criterion, Bilingual] = {
    Criterion.BUDGET: Bilingual(ru=" про бюджет", en="about the budget"),
    Criterion.AUTHORITY: Bilingual(ru=", кто решает", en="who decides"),
    Criterion.NEED: Bilingual(ru=" про задачу", en="about the need"),
    Criterion.TIMING: Bilingual(ru=" про сроки", en="about the timing"),
    Criterion.INDUSTRY: Bilingual(ru=" про отрасль", en="about the industry"),
    Criterion.SIZE: Bilingual(ru=" про размер компании", en="about the company's size"),
    Criterion.AD_ACTIVITY: Bilingual(ru=" про нынешнюю рекламу", en="about the advertising they run"),
    Criterion.POTENTIAL: Bilingual(ru=" про планы на год", en="about the year's plans"),
}
_STATUSES: Mapping[Status, Bilingual] = {
    Status.QUALIFIED: Bilingual(ru="SQL", en="SQL"),
    Status.NURTURE: Bilingual(ru="развитие", en="nurture"),
    Status.DISQUALIFIED: Bilingual(ru="отказ", en="refusal"),
}
_UNITS = ((10**9, "млрд ₽"), (10**6, "млн ₽"), (10**3, "тыс. ₽"))
_ORDER = (Status.QUALIFIED, Status.NURTURE, Status.DISQUALIFIED)


def say_line(value: QuestionValue | None) -> Bilingual:
    """Return why a question comes first: what it decides, and what it adds or puts at stake."""
    if value is None:
        return _NOTHING
    parts = [_say_line(value, lang) for lang in ("ru", "en")]
    return Bilingual(ru=parts[0], en=parts[1])


def _say_line(value: QuestionValue, lang: str) -> str:
    is_ru = lang == "ru"
    about = _ABOUT[value.criterion].in_language(lang)
    head = f"Сначала спросите{about}" if is_ru else f"Ask {about} first"
    return f"{head}: {_say_what(value, lang)}; {_say_money(value, is_ru)}"


def _say_what(value: QuestionValue, lang: str) -> str:
    is_ru = lang == "ru"
    if value.is_step:
        return "без ответа лид не станет SQL" if is_ru else "without it the lead cannot become an SQL"
    named = [_STATUSES[status].in_language(lang) for status in _ORDER if status in value.statuses]
    if len(named) < 2:
        return "ответ меняет ожидаемую сумму" if is_ru else "it moves the expected sum"
    listed = f"{', '.join(named[:-1])} {'или' if is_ru else 'and'} {named[-1]}"
    return f"от ответа зависит, {listed}" if is_ru else f"it decides between {listed}"


def _say_money(value: QuestionValue, is_ru: bool) -> str:
    if value.gain_rub > 0:
        told = write_roubles(value.gain_rub, is_ru)
        return f"ожидаемо +{told}" if is_ru else f"+{told} expected"
    told = write_roubles(value.stake_rub, is_ru)
    return f"на кону {told}" if is_ru else f"{told} at stake"


def write_roubles(amount: int, is_ru: bool) -> str:
    """Return an expected amount as people of the language write it: three digits that count, no more."""
    size = abs(amount)
    step = 10 ** max(len(str(size)) - 3, 0)
    rounded = round(amount / step) * step
    if not is_ru:
        return say_counted(rounded, "rouble")
    unit, name = next((pair for pair in _UNITS if abs(rounded) >= pair[0]), (1, "₽"))
    number = f"{rounded / unit:.12g}".replace(".", ",")
    return f"{number}\u00a0{name}"
