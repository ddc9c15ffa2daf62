"""Spam and attacks: texts that carry bulk offers or code and no request of their own."""

import re

from qualifier.reading.fold import fold

_LONGEST_TEXT = 20_000

# One strong sign is enough when nobody asks for anything.
_JUNK = re.compile(
    r"\bviagra|\bcialis|\bпорно|\bporn|\bxxx\b|онлайн[- ]казино|\bонлайн[- ]слоты|\bfree spins?\b|фриспин|"
    r"\bbuy (?:cheap )?(?:followers|backlinks|likes)|"
    r"(?:вы выиграли|вы стали победителем|you have won|you won|congratulations[, !]+you)|"
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
_ATTACK_WORDS = (
    r"<script\b|javascript:|\bon(?:error|load)\s*=|\bunion\s+(?:all\s+)?select\b|\bor\s+'?1'?\s*=\s*'?1|"
    r"\bdrop\s+table\b|;\s*--|\$\{jndi:|\{\{[^}]{1,60}\}\}|\.\./\.\./|\bxp_cmdshell\b|\bsleep\(\d|"
    r"(?:ignore|disregard|forget)[^.]{0,30}(?:instruction|previous|above|rules|prompt)|system prompt|"
    r"(?:игнорируй|забудь|отбрось|не учитывай)[^.]{0,30}(?:инструкц|правил|предыдущ|указани)|"
    r"системн\w+ промпт"
)
_ATTACK = re.compile(_ATTACK_WORDS)
_AROUND_ATTACK = re.compile(rf".{{0,60}}(?:{_ATTACK_WORDS}).{{0,150}}")
_PIECE = re.compile(r"(?<=[.!?])\s|\n")
_FEW_LETTERS = 15
_LINK = re.compile(r"(?:https?://|www\.)\S{3,200}")
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


def is_spam_text(text: str) -> bool:
    """Tell whether the text has signs of junk, bulk mail or attack, and no request of an advertiser."""
    folded = fold(text[:_LONGEST_TEXT]).text
    raw = text[:_LONGEST_TEXT].lower()
    if _BULK.search(folded) and _OFFERS_US.search(folded):
        return True
    if _is_only_attack(raw) or _is_only_links(folded):
        return True
    return bool(_JUNK.search(folded) or _BULK.search(folded)) and not _has_request(folded)


def _has_request(folded: str) -> bool:
    return bool(_WISH.search(folded) and _ADVERTISING.search(folded))


def _is_only_links(folded: str) -> bool:
    rest, count = _LINK.subn(" ", folded)
    return count > 0 and _count_letters(rest) < _FEW_LETTERS


def _is_only_attack(raw: str) -> bool:
    """Instructions beside anything that a person would say are a flag, not spam."""
    if not _ATTACK.search(raw):
        return False
    rest = " ".join(_AROUND_ATTACK.sub(" ", piece) for piece in _PIECE.split(raw))
    return _count_letters(rest) < 3 * _FEW_LETTERS and not _has_request(rest)


def _count_letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)
