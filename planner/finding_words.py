"""What findings and exclusions say to people, in both languages."""

from collections.abc import Mapping
from decimal import Decimal

from planner.finding import ExclusionReason, FindingCode
from planner.plan_words import say_count, say_rub
from qualifier.qualification import Bilingual

Word = str | int | Decimal | Bilingual


def find_words(code: FindingCode, **words: Word) -> Bilingual:
    """Return a finding's sentence with its figures; decimals are roubles, whole numbers counts."""
    return _fill(_FINDINGS[code], words)


def exclusion_words(reason: ExclusionReason, **words: Word) -> Bilingual:
    """Return why a row is not in the plan."""
    return _fill(_EXCLUSIONS[reason], words)


def _fill(sentence: tuple[str, str], words: Mapping[str, Word]) -> Bilingual:
    russian, english = sentence
    return Bilingual(
        ru=russian.format(**{name: _spell(word, "ru") for name, word in words.items()}),
        en=english.format(**{name: _spell(word, "en") for name, word in words.items()}),
    )


def _spell(word: Word, lang: str) -> str:
    if isinstance(word, Bilingual):
        return word.in_language(lang)
    if isinstance(word, Decimal):
        return say_rub(word, lang)
    return say_count(word, lang) if isinstance(word, int) else word


_FINDINGS: Mapping[FindingCode, tuple[str, str]] = {
    FindingCode.BRIEF_EMPTY: (
        "В брифе нет ничего, из чего можно сделать план: ни денег, ни цели, ни продукта.",
        "The brief holds nothing to plan from: no money, no goal, no product.",
    ),
    FindingCode.BUDGET_MISSING: (
        "Бюджет не назван: спросите сумму или число, которого надо достичь.",
        "No budget is named: ask for an amount, or for the result to reach.",
    ),
    FindingCode.BUDGET_ABSURD: (
        "Бюджет {budget} ₽ неправдоподобен: уточните сумму.",
        "A budget of {budget} RUB is not plausible: ask for the amount.",
    ),
    FindingCode.BUDGET_RANGE_REVERSED: (
        "Нижняя граница бюджета выше верхней: взята меньшая сумма, {budget} ₽.",
        "The lower end of the budget is above the upper: the smaller sum is used, {budget} RUB.",
    ),
    FindingCode.BUDGET_BELOW_MINIMUM: (
        "Бюджет {budget} ₽ без НДС меньше самого малого заказа: не хватает {deficit} ₽ ({row}).",
        "A budget of {budget} RUB without VAT is below the smallest order: {deficit} RUB short ({row}).",
    ),
    FindingCode.BUDGET_NOT_SPENT: (
        "Не распределено {left} ₽ без НДС: больше этим каналам за эти дни не продать.",
        "{left} RUB without VAT are left: these channels cannot sell more in these days.",
    ),
    FindingCode.BUDGET_BASIS_ASSUMED: (
        "Не сказано, с НДС бюджет или без: считаем, что без НДС; уточните.",
        "Nobody said whether VAT is in the budget: taken as without VAT; please ask.",
    ),
    FindingCode.DATES_ASSUMED: (
        "Даты названы не полностью: приняли {start} — {end}.",
        "The dates are incomplete: taken as {start} to {end}.",
    ),
    FindingCode.DATES_PAST: (
        "Кампания кончилась {end}, а сегодня {as_of}: нужны новые даты.",
        "The campaign ended on {end} and today is {as_of}: new dates are needed.",
    ),
    FindingCode.START_MOVED: (
        "Начало {start} уже прошло: план считает с {as_of}.",
        "The start, {start}, has passed: the plan counts from {as_of}.",
    ),
    FindingCode.END_BEFORE_START: (
        "Конец {end} раньше начала {start}: уточните даты.",
        "The end, {end}, is before the start, {start}: ask for the dates.",
    ),
    FindingCode.FLIGHT_TOO_LONG: (
        "Цены дальше года вперёд неизвестны: план кончается {end}.",
        "Prices more than a year ahead are not known: the plan ends on {end}.",
    ),
    FindingCode.FLIGHT_OVER_RATE_CHANGE: (
        "Ставка НДС меняется во время кампании: услуги делятся по дням оказания.",
        "The VAT rate changes during the campaign: services are split by their days.",
    ),
    FindingCode.REGION_UNKNOWN: (
        "Регион не распознан: {region}. В план он не вошёл.",
        "The region is not known: {region}. It is not in the plan.",
    ),
    FindingCode.REGION_ASSUMED: (
        "Регион не назван: план на всю Россию.",
        "No region is named: the plan covers all of Russia.",
    ),
    FindingCode.WANTED_AND_EXCLUDED: (
        "Канал и просят, и запрещают: {channel}. Запрет сильнее, в плане его нет.",
        "A channel is both wanted and excluded: {channel}. The exclusion wins.",
    ),
    FindingCode.WANTED_LEFT_OUT: (
        "Клиент просил {channel}, но в план он не вошёл: {why}.",
        "The client wants {channel}, and it is not in the plan: {why}.",
    ),
    FindingCode.WANTED_WITHOUT_RESULT: (
        "{channel}: вклад в цель «{goal}» не измерить; в плане по желанию клиента.",
        "{channel}: what it adds to the goal ({goal}) cannot be measured; here as the client wishes.",
    ),
    FindingCode.CHANNEL_FORBIDDEN: ("{channel}: {why}.", "{channel}: {why}."),
    FindingCode.CATEGORY_NEEDS_CHECK: (
        "Категория под особым правилом ({category}): тексты и места проверит юрист.",
        "The category is under a special rule ({category}): a lawyer checks texts and places.",
    ),
    FindingCode.PRICE_ON_REQUEST: (
        "Цена по запросу: {rows}. Итога нет, пока цена не получена.",
        "Price on request: {rows}. There is no total until the price is known.",
    ),
    FindingCode.ROWS_EXPIRED: (
        "Цены не действуют в эти дни и не взяты: {rows}.",
        "Prices do not hold on these days and were not used: {rows}.",
    ),
    FindingCode.NOTHING_TO_BUY: (
        "Ни одна строка прайс-листа не подходит под бриф.",
        "No row of the rate card fits the brief.",
    ),
    FindingCode.AUDIENCE_EMPTY: (
        "В аудитории никого: проверьте возраст.",
        "Nobody is in the audience: check the ages.",
    ),
    FindingCode.AUDIENCE_ASSUMED: (
        "Возраст не назван: аудитория — взрослые от 18 лет.",
        "No age is named: the audience is adults from 18.",
    ),
    FindingCode.GOAL_ASSUMED: (
        "Цель не названа: план даёт наибольший охват.",
        "No goal is named: the plan makes the most of reach.",
    ),
    FindingCode.GOAL_REPLACED: (
        "Для цели «{goal}» у подходящих каналов нет данных: план даёт наибольший охват.",
        "No fitting channel has data for the goal ({goal}): the plan makes the most of reach.",
    ),
    FindingCode.KPI_MET: (
        "{kpi}: просили {wanted}, прогноз {forecast}.",
        "{kpi}: {wanted} wanted, {forecast} forecast.",
    ),
    FindingCode.KPI_OUT_OF_REACH: (
        "{kpi}: просили {wanted}, прогноз {forecast}, расхождение {gap}.",
        "{kpi}: {wanted} wanted, {forecast} forecast, {gap} off.",
    ),
    FindingCode.KPI_NOT_COMPUTED: (
        "{kpi}: из прайс-листа не считается, нужны данные клиента.",
        "{kpi}: cannot be computed from the rate card, the client's data are needed.",
    ),
    FindingCode.KPI_CONTRADICTS_BUDGET: (
        "{count} по {cost} ₽ — это {sum} ₽, а бюджет {budget} ₽: пожелания расходятся.",
        "{count} at {cost} RUB make {sum} RUB, and the budget is {budget} RUB: the wishes differ.",
    ),
    FindingCode.LOW_FREQUENCY: (
        "Средняя частота {frequency}: для запоминания мало, сузьте географию или аудиторию.",
        "The average frequency is {frequency}: too low to be remembered; narrow the regions or the audience.",
    ),
    FindingCode.ASK_CLIENT: ("Спросить у клиента: {fields}.", "Ask the client for: {fields}."),
    FindingCode.SAMPLE_CARD: (
        "Прайс-лист учебный, продавец вымышлен: клиенту такой план не отправляют.",
        "The rate card is a sample of a fictional seller: never send this plan to a client.",
    ),
}

_EXCLUSIONS: Mapping[ExclusionReason, tuple[str, str]] = {
    ExclusionReason.EXCLUDED_BY_CLIENT: ("клиент исключил канал", "the client excluded the channel"),
    ExclusionReason.NOT_WANTED: ("клиент назвал другие каналы", "the client named other channels"),
    ExclusionReason.ON_WISH_ONLY: (
        "предлагаем только по желанию клиента",
        "offered only when the client asks",
    ),
    ExclusionReason.FORBIDDEN: ("{why}", "{why}"),
    ExclusionReason.EXPIRED: (
        "цена действует {start} — {end}",
        "the price holds from {start} to {end}",
    ),
    ExclusionReason.REGION_NOT_SOLD: ("не продаётся в этих регионах", "not sold in these regions"),
    ExclusionReason.TOO_FEW_PEOPLE: (
        "людей здесь меньше, чем нужно для минимального заказа",
        "too few people here for the minimum order",
    ),
    ExclusionReason.SOLD_WHOLE_ONLY: (
        "продаётся только на всю страну",
        "sold for the whole country only",
    ),
    ExclusionReason.INDUSTRY: ("не для этой отрасли", "not for this industry"),
    ExclusionReason.LEAD_TIME: (
        "подготовка {days} раб. дн. не укладывается в даты",
        "{days} working days of preparation do not fit the dates",
    ),
    ExclusionReason.MINIMUM_TICKET: (
        "минимальный заказ {minimum} ₽ не помещается в план",
        "the minimum order, {minimum} RUB, does not fit the plan",
    ),
    ExclusionReason.FOR_RESULTS: (
        "покупается ради кликов и лидов, не ради охвата",
        "bought for clicks and leads, not for reach",
    ),
    ExclusionReason.DROPPED: ("снято при работе над планом", "taken out while working on the plan"),
    ExclusionReason.NO_PRICE: ("цена по запросу", "price on request"),
    ExclusionReason.NO_RESULT: (
        "нет данных о вкладе в цель «{goal}»",
        "no data on what it adds to the goal ({goal})",
    ),
    ExclusionReason.WEAKER: (
        "100 000 ₽ дали бы здесь {here}, самые слабые в плане дают {there}",
        "100,000 RUB would bring {here} here, the weakest in the plan bring {there}",
    ),
}
