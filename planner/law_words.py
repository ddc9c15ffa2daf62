"""Sentences of legal findings whose figures come from the rules: sizes of warnings, the levy, days lost."""

from datetime import date
from decimal import Decimal

from kit.counted_words import say_counted
from planner.law import Law, Levy, MandatoryWarning
from planner.media_plan import PlanLine
from planner.plan_words import say_day, say_number
from qualifier.qualification import Bilingual

PUT_WARNING = Bilingual(
    ru="Поставить предупреждение в каждый макет, ролик и текст",
    en="Put the warning into every creative, spot and text",
)
COUNT_LEVY = Bilingual(
    ru="Решить, кто платит, и заложить сбор в цену; базу подтвердит бухгалтер",
    en="Settle who pays and price it in; an accountant confirms the base",
)
MOVE_START = Bilingual(
    ru="Согласовать начало строки с клиентом или ускорить материалы",
    en="Agree the line's start with the client, or hurry the materials",
)


def say_warning(law: Law, warning: MandatoryWarning, line: PlanLine | None) -> Bilingual:
    """Return a warning's words and how long or large it must be in the line's medium."""
    said = f"«{warning.text}»"
    if warning.text_with_conditions:
        ru_more = f", а если названы условия, ещё «{warning.text_with_conditions}»"
        en_more = f", with any condition shown also «{warning.text_with_conditions}»"
    else:
        ru_more = en_more = ""
    size = _say_sizes(warning) if line is None else _say_size(law, warning, line)
    return Bilingual(
        ru=f"Предупреждение {said}{ru_more}: {size.ru}", en=f"The warning {said}{en_more}: {size.en}"
    )


def _say_size(law: Law, warning: MandatoryWarning, line: PlanLine) -> Bilingual:
    if line.channel in law.sound:
        return _say_sound(warning)
    # A format whose views are counted is a video, whatever the channel.
    if line.channel in law.video or line.rates.vtr is not None:
        return _say_video(warning)
    return _say_area(warning)


def _say_sizes(warning: MandatoryWarning) -> Bilingual:
    parts = (_say_sound(warning), _say_video(warning), _say_area(warning))
    return Bilingual(ru="; ".join(one.ru for one in parts), en="; ".join(one.en for one in parts))


def _say_sound(warning: MandatoryWarning) -> Bilingual:
    seconds = warning.radio_seconds_min
    return Bilingual(ru=f"звук не меньше {seconds} с", en=f"sound at least {seconds} s")


def _say_video(warning: MandatoryWarning) -> Bilingual:
    seconds, share = warning.tv_seconds_min, warning.tv_frame_share_min
    ru, en = f"видео не меньше {seconds} с", f"video at least {seconds} s"
    if share is None:
        return Bilingual(ru=ru, en=en)
    frame = _per_cent(share)
    return Bilingual(ru=f"{ru} и {frame.ru} % кадра", en=f"{en} and {frame.en} % of the frame")


def _say_area(warning: MandatoryWarning) -> Bilingual:
    area = _per_cent(warning.other_area_share_min)
    return Bilingual(ru=f"не меньше {area.ru} % площади", en=f"at least {area.en} % of the area")


def say_levy(levy: Levy, calculated: date, paid: date) -> Bilingual:
    """Return the levy with the days of the campaign's last quarter."""
    rate = _per_cent(levy.rate)
    return Bilingual(
        ru=f"Сбор {rate.ru} % с дохода от интернет-рекламы: расчёт до {say_day(calculated)}, уплата до "
        f"{say_day(paid)}; платит распространитель, при иностранном контрагенте — рекламодатель. "
        "С НДС ли база, в источниках не найдено",
        en=f"Levy of {rate.en} % on internet advertising: reckoned by {say_day(calculated)}, paid by "
        f"{say_day(paid)}; due from the distributor, from the advertiser where the other side is foreign. "
        "Whether the base includes VAT was not found",
    )


def say_late(days: int, start: date) -> Bilingual:
    """Return by how many days a line starts after the wanted start."""
    return Bilingual(
        ru=f"Подготовка не успевает к началу: строка стартует {say_day(start)}, позже на {days} дн.",
        en=f"Preparation misses the start: the line begins on {say_day(start)},"
        f" {say_counted(days, 'day')} later",
    )


def _per_cent(share: float) -> Bilingual:
    value = Decimal(str(share)) * 100
    return Bilingual(ru=say_number(value), en=say_number(value, "en"))
