"""What the words of a plan mean, in both languages."""

from qualifier.qualification import Bilingual


def _term(ru: str, en: str, ru_text: str, en_text: str) -> tuple[Bilingual, Bilingual]:
    return Bilingual(ru=ru, en=en), Bilingual(ru=ru_text, en=en_text)


GLOSSARY = (
    _term("ЦА", "Target group", "Люди, которым адресована реклама.", "The people the advertising is for."),
    _term("Показы", "Impressions", "Сколько раз реклама была показана.", "How often the ad was shown."),
    _term(
        "Охват, 1+",
        "Reach, 1+",
        "Сколько разных людей увидели рекламу хотя бы раз; каждый посчитан один раз.",
        "How many different people saw the ad at least once; each counts once.",
    ),
    _term(
        "Охват k+",
        "Reach k+",
        "Сколько людей увидели рекламу не меньше k раз.",
        "How many people saw the ad at least k times.",
    ),
    _term(
        "Частота",
        "Frequency",
        "Сколько раз в среднем увидел рекламу человек из охвата.",
        "How often a reached person saw the ad on average.",
    ),
    _term("CPM", "CPM", "Стоимость тысячи показов.", "Cost of a thousand impressions."),
    _term("CTR", "CTR", "Доля показов, после которых кликнули.", "Share of impressions followed by a click."),
    _term("CPC", "CPC", "Стоимость клика.", "Cost of a click."),
    _term("CR", "CR", "Доля кликов, после которых оставили заявку.", "Share of clicks that became a lead."),
    _term("CPL", "CPL", "Стоимость заявки.", "Cost of a lead."),
    _term(
        "АК", "Agency fee", "Агентская комиссия с размещения.", "The agency's commission on the placement."
    ),
    _term(
        "erid",
        "erid",
        "Метка интернет-рекламы; без неё размещать нельзя.",
        "The mark of internet advertising in Russia; nothing runs without it.",
    ),
)
