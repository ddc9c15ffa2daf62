"""Which elements of a page a visitor does not see, as far as styles written in the page can tell."""

import re
from collections.abc import Mapping

# Class and id selectors whose rule hides what they name: `.x`, `#y`.
HiddenStyles = frozenset[str]

_LONGEST_STYLE = 200_000
_MOST_SELECTORS = 2_000
_SMALLEST_PX = 4.0
_FAR_PX = 500.0
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]{0,20})?([.#][\w-]{1,100})", re.I)
_HIDES = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none(?![\w-])|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0+(?:\.0*)?|\.0+)(?![\d.%])"
    r"|content-visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*(?:0|1px)\D|clip-path\s*:\s*inset\(\s*(?:50|100)%"
    r"|font-size\s*:\s*0(?![\d.])|color\s*:\s*transparent|transform\s*:\s*scale\(\s*0\s*\))",
    re.I,
)
_SIZE = re.compile(r"font-size\s*:\s*(\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})\s*(px|pt|em|rem|%)", re.I)
_IN_PX = {"px": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "%": 0.16}
_AWAY = re.compile(
    r"(?:^|[;\s])(?:left|top|right|bottom|text-indent|margin-left|margin-top)\s*:\s*-(\d{1,9})", re.I
)
_BOX = re.compile(r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$)", re.I)
_CLIPPED = re.compile(r"overflow\s*:\s*(?:hidden|clip)", re.I)
_COLOUR = re.compile(r"(?:^|[;\s])(background(?:-color)?|color)\s*:\s*([^;!]{1,60})", re.I)
_NAMED = {"white": "#ffffff", "black": "#000000"}


def is_hidden(attributes: Mapping[str, str], styles: HiddenStyles) -> bool:
    """Tell whether an element is hidden by its attributes or by a rule of the page."""
    if "hidden" in attributes or attributes.get("type", "").lower() == "hidden":
        return True
    if styles:
        names = {f".{name}" for name in attributes.get("class", "").split()}
        if not styles.isdisjoint(names | {f"#{attributes.get('id', '')}"}):
            return True
    style = attributes.get("style", "")
    return bool(style) and hides(style[:_LONGEST_STYLE])


def hides(style: str) -> bool:
    """Tell whether declarations of style make a text invisible, too small, or put it off the page."""
    if _HIDES.search(style) or (_BOX.search(style) and _CLIPPED.search(style)):
        return True
    if any(float(size) * _IN_PX[unit.lower()] < _SMALLEST_PX for size, unit in _SIZE.findall(style)):
        return True
    if any(float(distance) >= _FAR_PX for distance in _AWAY.findall(style)):
        return True
    colours = {name.lower().partition("-")[0]: _normal(value) for name, value in _COLOUR.findall(style)}
    return "color" in colours and colours["color"] == colours.get("background")


def read_hidden_styles(sheet: str) -> HiddenStyles:
    """Return the classes and ids that a style sheet of the page hides by a rule of their own."""
    found: set[str] = set()
    for selectors, declarations in _RULE.findall(sheet[:_LONGEST_STYLE]):
        if not hides(declarations):
            continue
        for selector in selectors.split(","):
            simple = _SIMPLE.fullmatch(selector.strip())
            if simple and len(found) < _MOST_SELECTORS:
                found.add(simple[1])
    return frozenset(found)


def _normal(colour: str) -> str:
    value = "".join(colour.lower().split())
    value = _NAMED.get(value, value)
    is_short = len(value) == 4 and value.startswith("#")
    return "#" + "".join(digit * 2 for digit in value[1:]) if is_short else value
