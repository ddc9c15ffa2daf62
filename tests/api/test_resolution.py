from api.resolution import write_resolution
from tests.builders import make_record
from tests.qualifier.dossiers import make_dossier


def test_a_resolution_says_nothing_of_the_lead_and_all_of_the_company() -> None:
    content = write_resolution(make_record(dossier=make_dossier(), silent_sources=("gleif",)))
    assert set(content) == {"as_of", "lang", "open_data", "silent_sources", "dossier"}
    assert content["silent_sources"] == ["gleif"]
    assert content["dossier"]["chosen"]["inn"] == "0000101070"


def test_without_an_investigation_there_is_no_dossier() -> None:
    assert write_resolution(make_record())["dossier"] is None
