"""Numbers of the chance to win as people of either language write them."""


def show_share(share: float, lang: str, digits: int = 0) -> str:
    """Return a share as a percentage: `48,5 %` in Russian, `48.5%` in English."""
    number = show_number(100 * share, lang, digits)
    return f"{number}\u00a0%" if lang == "ru" else f"{number}%"


def show_number(number: float, lang: str, digits: int = 2) -> str:
    """Return a number with the decimal mark of the language."""
    text = f"{number:.{digits}f}"
    return text.replace(".", ",") if lang == "ru" else text


def show_span(low: float, high: float, lang: str, digits: int = 3) -> str:
    """Return an interval of numbers."""
    return f"{show_number(low, lang, digits)} – {show_number(high, lang, digits)}"


def show_share_span(low: float, high: float, lang: str) -> str:
    """Return an interval of shares."""
    return f"{show_share(low, lang)} – {show_share(high, lang)}"


def show_count(count: int, lang: str) -> str:
    """Return a count with its thousands apart."""
    return f"{count:,}".replace(",", "\u00a0" if lang == "ru" else ",")
