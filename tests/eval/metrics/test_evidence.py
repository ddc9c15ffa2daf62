from eval.metrics.evidence import EvidenceCount, add_evidence, share_sound


def test_counts_add_up_field_by_field() -> None:
    one = EvidenceCount(required=3, present=2, quotes=4, standing=3, from_client=4, sound=3)

    added = add_evidence([one, one, EvidenceCount()])

    assert added == EvidenceCount(required=6, present=4, quotes=8, standing=6, from_client=8, sound=6)


def test_sound_quotes_are_a_share_of_all_quotes() -> None:
    assert share_sound(EvidenceCount(quotes=4, sound=3)) == 0.75


def test_without_quotes_there_is_no_share() -> None:
    assert share_sound(add_evidence([])) is None
