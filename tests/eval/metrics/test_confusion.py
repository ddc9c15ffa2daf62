from eval.metrics.confusion import count_confusion


def test_pairs_are_counted_with_the_right_answer_first() -> None:
    table = count_confusion([("A", "B"), ("A", "B"), ("B", "B")])

    assert table == {("A", "B"): 2, ("B", "B"): 1}


def test_no_pairs_make_an_empty_table() -> None:
    assert count_confusion([]) == {}
