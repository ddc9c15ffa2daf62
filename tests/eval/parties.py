"""People who do not exist, as two sources wrote them down."""

from dataclasses import replace

from eval.febrl import PartyFile
from qualifier.record_linkage import PartyRecord

HEADER = (
    "rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, "
    "date_of_birth, soc_sec_id"
)
ROWS = [
    "rec-1-org, anna, petrova, 17, garden lane, old mill, riverton, 4120, qld, 19800412, 5551234",
    "rec-1-dup-0, anna, petrvoa, 17, garden lane, old mill, riverton, 4102, qld, 19800412, 5551234",
    "rec-2-org, boris, lindqvist, 203, harbour road, , kingsley, 6026, wa, 19651130, 7778899",
]
_NAMES = ("anna", "boris", "clara", "david", "elena", "frank", "greta")
_SURNAMES = ("petrova", "lindqvist", "marchetti", "okonkwo", "fitzgerald", "bergstrom", "kowalski", "tanaka")
_STREETS = ("garden lane", "harbour road", "chapel street", "orchard close", "station parade")
_SUBURBS = ("riverton", "kingsley", "marlow", "ashgrove", "thornbury", "wexcombe")


def make_party_file(people: int, start: int = 0) -> PartyFile:
    """Each person twice: once clean, once with two letters of the surname swapped and another house."""
    records: list[PartyRecord] = []
    entities: list[str] = []
    for index in range(start, start + people):
        record = _make_person(index)
        surname = record.surname
        slip = replace(record, surname=f"{surname[:2]}{surname[3]}{surname[2]}{surname[4:]}", house="9")
        records += [record, slip]
        entities += [str(index), str(index)]
    return PartyFile(tuple(records), tuple(entities))


def _make_person(index: int) -> PartyRecord:
    return PartyRecord(
        name=_NAMES[index % len(_NAMES)],
        surname=_SURNAMES[index % len(_SURNAMES)],
        house=str(11 + index),
        street=_STREETS[index % len(_STREETS)],
        locality="",
        suburb=_SUBURBS[index % len(_SUBURBS)],
        postcode=str(4000 + 37 * index % 999),
        state="qld",
        birth_date=f"19{50 + index % 50}0{1 + index % 9}{10 + index % 19}",
        number=str(5_000_000 + 7919 * index),
    )
