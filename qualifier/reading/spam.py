"""Spam and attacks: texts that carry bulk offers or code and no request of their own."""

import re
from functools import lru_cache

_LONGEST_TEXT = 20_000

# One strong sign is enough when nobody asks for anything.
_JUNK = re.compile(
    r"\bviagra|\bcialis|\bпорно|\bporn|\bxxx\b|онлайн[- ]казино|\bонлайн[- ]слоты|\bfree spins?\b|фриспин|"
    r"\bbuy (?:cheap )?(?:followers|backlinks|likes)|"
    r"(?:вы выиграли|вы стали победителем|you have won\b|you won\b(?!['’])|congratulations[, !]+you)|"
    r"(?:заработок|доход|earn|income)[^.]{0,30}(?:без вложений|"
    r"от \d[\d ]{2,} (?:руб|₽)\w* в день|per day|from home)|"
    r"(?:bitcoin|биткоин|крипт|crypto)\w*[^.]{0,40}(?:удво|x10|гарант\w+ доход|double|guaranteed|giveaway)|"
    r"(?:inheritance|наследств\w+)[^.]{0,60}(?:million|миллион|fund|фонд)|\bnext of kin\b"
)
# Signs of a mailing to everybody.
_BULK = re.compile(
    r"\bunsubscribe\b|отписаться от рассылк|чтобы отписаться|отказаться от рассылки|"
    r"(?:базы?|базу) (?:e-?mail|email|данных)[^.]{0,40}(?:купить|продаж|недорого|всего за)|"
    r"(?:выведем|поднимем|продвинем) ваш сайт в топ|(?:ваш сайт|your (?:web ?)?site)[^.]{0,40}"
    r"(?:в топ[- ]?\d|top of google|first page|rank\w*|#1)|guest posts?\b|link building|backlinks|"
    r"domain authority|\bseo (?:audit|services|expert|agency|продвижение сайт)|"
    r"(?:разработ\w+|создани\w+) сайтов под ключ от \d"
)
_ATTACK = re.compile(
    r"<script\b|javascript:|\bon(?:error|load)\s*=|\bunion\s+(?:all\s+)?select\b|\bor\s+'?1'?\s*=\s*'?1|"
    r"\bdrop\s+table\b|;\s*--|\$\{jndi:|\{\{[^}]{1,60}\}\}|\.\./\.\./|\bxp_cmdshell\b|\bsleep\(\d|"
    r"(?:ignore|disregard|forget)[^.]{0,30}(?:instruction|previous|above|rules|prompt)|system prompt|"
    r"(?:игнорируй|забудь|отбрось|не учитывай)[^.]{0,30}(?:инструкц|правил|предыдущ|указани)|"
    r"системн\w+ промпт"
)
_BEFORE_ATTACK, _AFTER_ATTACK = 60, 100
_PIECE = re.compile(r"(?<=[.!?>])\s|\n")
_FEW_LETTERS = 15
_LINK = re.compile(r"(?:https?://|www\.)\S{3,200}")
# Every junk or bulk pattern needs one of these; looking for them first is a hundred times cheaper.
_HINTS = (
    *("viagra", "cialis", "порн", "porn", "xxx", "казино", "слот", "spin", "спин", "backlink", "follower"),
    *("likes", "выиграли", "победител", "you won", "have won", "congratulations", "вложени", "в день"),
    *(
        "per day",
        "from home",
        "bitcoin",
        "биткоин",
        "крипт",
        "crypto",
        "inheritance",
        "наследств",
        "next of kin",
    ),
    *("unsubscribe", "отпис", "рассылки", "базы", "базу", "сайт", "site", "guest post", "link building"),
    *("domain authority", "seo"),
)
_ATTACK_HINTS = (
    *("<script", "javascript:", "onerror", "onload", "union", "' or ", "'1", "drop", "--", "${jndi", "{{"),
    *("../", "xp_cmdshell", "sleep(", "ignore", "disregard", "forget", "prompt", "промпт", "инструкц"),
    *("правил", "предыдущ", "указани", " or "),
)
# Somebody wants something of us: a wish, and what we sell or do.
_WISH = re.compile(
    r"нуж(?:ен|на|но|ны)|\bхо(?:чу|тим|чется|тели)|прош(?:у|им)|\bищ(?:у|ем)\b|планиру|интересу|требуется|"
    r"запуска|закупа|подбира|сколько стоит|посчитайте|пришлите|бюджет|готовы (?:выдел|потрат|размест)|"
    r"\bneed|\bwant|looking for|would like|plan(?:ning)?\b|\bseek|interested in|quote|budget|how much|launch"
)
_ADVERTISING = re.compile(
    r"реклам|продвин|продвиж|размещ|рассыл|охват|\bлид|кампани|\bсмс|\bsms|\bпуш|\bpush|баннер|трафик|медиа|клиент|"
    r"посетител|покупател|продаж|аудитор|заявк|узнава|видео|ролик|канал|\btv\b|телев|\bads?\b|advert|campaign|"
    r"promot|leads?\b|traffic|reach|banner|awareness|customers|audience|sales|media"
)
_OFFERS_US = re.compile(
    r"предлага(?:ем|ю)|мы делаем|наша (?:компания|студия|команда) (?:предлага|занима|оказыва)|"
    r"выведем|поднимем|продвинем ваш|"
    r"\bwe (?:offer|provide|can (?:help|rank|improve))|"
    r"\bi can (?:help|rank|improve)|our (?:services|packages)"
)


@lru_cache(maxsize=64)
def is_spam_text(text: str) -> bool:
    """Tell whether the text has signs of junk, bulk mail or attack, and no request of an advertiser."""
    plain = text[:_LONGEST_TEXT].lower().replace("ё", "е")
    if _is_only_attack(plain) or _is_only_links(plain):
        return True
    if not any(hint in plain for hint in _HINTS):
        return False
    is_bulk = _BULK.search(plain) is not None
    if is_bulk and _OFFERS_US.search(plain):
        return True
    return (is_bulk or _JUNK.search(plain) is not None) and not _has_request(plain)


def _has_request(plain: str) -> bool:
    return bool(_WISH.search(plain) and _ADVERTISING.search(plain))


def _is_only_links(plain: str) -> bool:
    if "http" not in plain and "www." not in plain:
        return False
    rest, count = _LINK.subn(" ", plain)
    return count > 0 and _count_letters(rest) < _FEW_LETTERS


def _is_only_attack(plain: str) -> bool:
    """Instructions beside anything that a person would say are a flag, not spam."""
    if not any(hint in plain for hint in _ATTACK_HINTS) or not _ATTACK.search(plain):
        return False
    rest = " ".join(_cut_attacks(piece) for piece in _PIECE.split(plain))
    return _count_letters(rest) < 3 * _FEW_LETTERS and not _has_request(rest)


def _cut_attacks(piece: str) -> str:
    """Leave out each attack with the words around it: its target stands before, its demand behind."""
    kept, at = [], 0
    for match in _ATTACK.finditer(piece):
        kept.append(piece[at : max(at, match.start() - _BEFORE_ATTACK)])
        at = max(at, match.end() + _AFTER_ATTACK)
    return " ".join((*kept, piece[at:]))


def _count_letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)
