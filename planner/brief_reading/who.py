"""Whom a line that begins with «кто» or "who" speaks of: the audience, the firm or the addressee."""

import re

from qualifier.reading.patterns import pattern

# «кто: семьи 30+» speaks of the audience, «кто: дилерский центр…» of the advertiser.
PEOPLE = pattern(
    r"[\W\d]*(?:кто|who)\s?[:—–-]\s?[^«\"]{0,30}(?:семь|люд|женщин|мужчин|мам|пап|родител|молод|"
    r"студент|пенсион|водител|владел|\d\d\s?[-–+]|"
    r"people|wom[ae]n|\bmen\b|parents|adults|families|owners)"
)
# "who: Osipov Logistics, lorry freight" names the firm.
FIRM = re.compile(
    r"\W*[Ww]ho\s?[:—–-]\s?(?!(?:Men|Women|People|Adults|Parents|Families|All|Everyone|Anyone)\b)[A-Z]"
)
ADDRESSEE = pattern(
    r"(?:кому|to):? [^|]{0,60}(?:отдел|департамент|@|агентств|\bооо\b|\bао\b|\bип\b|коллег|менеджер|г-н|"
    r"г-ж|директор|команд|department|\bteam\b|manager|director|\bmr\b|\bms\b)"
)
