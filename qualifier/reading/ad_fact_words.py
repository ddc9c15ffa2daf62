"""Words of a line about advertising: what is bought, what is petty, and what was looked for in vain."""

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("ad_fact_words")

# A clause with one of these tells that something is not there.
NOTHING = pattern(_PHRASES["NOTHING"])
# What is said to be missing beside something that is there.
WITHOUT = pattern(_PHRASES["WITHOUT"])
# A clause that only tells what was looked at.
CHECK = pattern(_PHRASES["CHECK"])
SINGLE = pattern(_PHRASES["SINGLE"])
# A medium of one's own costs nothing, whatever is shown in it.
OWN_MEDIUM = pattern(_PHRASES["OWN_MEDIUM"])
BOUGHT = pattern(r"платн|реклам(?!ы нет)|закуп|продвин|paid|sponsored|promoted|\bads?\b|campaign|кампани")
PAID = pattern(_PHRASES["PAID"])
PETTY = pattern(_PHRASES["PETTY"])
# Bought at bloggers and in communities, or put up for nothing: petty whatever the verb.
PETTY_DEAL = pattern(_PHRASES["PETTY_DEAL"])
NOT_OF_ADVERTISING = pattern(
    r"сотрудник|работник|выручк|прибыл|учредител|директор назнач|регистр|реестр|суд\b|штраф|предписани|иск\b|"
    r"employees|revenue|profit|register|lawsuit|fine[ds]?\b|court"
)
