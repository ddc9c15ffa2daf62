from kit.ids import make_random_id, make_sequential_ids


def test_random_ids_bear_their_prefix_and_differ() -> None:
    made = {make_random_id("lead") for _ in range(100)}
    assert len(made) == 100
    assert all(one.startswith("lead_") and len(one) == 31 for one in made)


def test_sequential_ids_count_up_across_prefixes() -> None:
    new_id = make_sequential_ids()
    assert [new_id("lead"), new_id("lead"), new_id("qual")] == ["lead_1", "lead_2", "qual_3"]
