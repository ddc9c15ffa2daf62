"""Which columns name a deal rather than tell something about it: ids, names, telephones, running numbers."""

import re
from statistics import mean, median

from qualifier.win_model.deal_table import Column
from qualifier.win_model.fields import ColumnKind
from qualifier.win_model.rules import load_rules

FEWEST_FILLED = 10
_FEWEST_NUMBERS = 50
_FEWEST_SERIAL = 200
# A plain count of a file's rows has no gaps at all.
_LEAST_GAP = 1.1
# Exports by a program join words: `NumberOfEmployees`, `LeadSource`.
_WORD_START = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")


def fold_heading(name: str) -> str:
    """Return a heading as the words of the rules are compared with it: small letters, words apart."""
    return _WORD_START.sub(" ", name).replace("_", " ").casefold()


def names_deal(column: Column, *, filled: int, share: float) -> bool:
    """Tell whether a column names deals; `share` is how many of its filled cells differ."""
    rules = load_rules()
    if column.kind is ColumnKind.CATEGORY:
        return filled >= FEWEST_FILLED and share > rules.number("unique_share")
    if column.kind is not ColumnKind.NUMBER or filled <= _FEWEST_NUMBERS:
        return False
    return share > rules.number("same_values") and not measures(column)


def measures(column: Column) -> bool:
    """Tell whether numbers that hardly repeat are sums or sizes, by their heading or else by their spread."""
    rules = load_rules()
    name = fold_heading(column.name)
    numbers = [value for value in column.values if isinstance(value, float)]
    if rules.names_of_quantity.find(name) or not all(number.is_integer() for number in numbers):
        return True
    middle = median(numbers)
    is_short = 0 < middle < rules.number("longest_quantity")
    is_skewed = mean(numbers) > rules.number("quantity_skew") * middle
    return is_short and is_skewed and not rules.names_of_identifier.find(name)


def is_serial(column: Column) -> bool:
    """Tell a CRM's running number: whole, given once to each, with gaps where other records stand."""
    numbers = [value for value in column.values if isinstance(value, float)]
    if len(numbers) < max(_FEWEST_SERIAL, len(column.values)) or len(set(numbers)) < len(numbers):
        return False
    gap = (max(numbers) - min(numbers)) / len(numbers)
    return _LEAST_GAP < gap < load_rules().number("serial_gap") and not measures(column)
