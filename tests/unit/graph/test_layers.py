from archfit.graph.layers import Level, illegal_pairs

HIGH, MIDDLE, LOW = "shop.high", "shop.middle", "shop.low"


def stack(*members: str) -> list[Level]:
    return [Level((member,)) for member in members]


def test_upwards_is_illegal_and_downwards_is_not() -> None:
    edges = [(LOW, HIGH), (HIGH, MIDDLE), (f"{MIDDLE}.x", f"{HIGH}.y")]

    assert illegal_pairs(edges, [stack(HIGH, MIDDLE, LOW)]) == [[(LOW, HIGH), (MIDDLE, HIGH)]]


def test_a_path_through_no_level_counts_and_one_through_a_level_does_not() -> None:
    free = [(LOW, "shop.other"), ("shop.other", HIGH)]
    taken = [(LOW, MIDDLE), (MIDDLE, HIGH)]

    assert illegal_pairs(free, [stack(HIGH, MIDDLE, LOW)]) == [[(LOW, HIGH)]]
    assert illegal_pairs(taken, [stack(HIGH, MIDDLE, LOW)]) == [[(LOW, MIDDLE), (MIDDLE, HIGH)]]


def test_members_of_one_level() -> None:
    edges = [("a", "b")]

    assert illegal_pairs(edges, [[Level(("a", "b"))]]) == [[("a", "b")]]
    assert illegal_pairs(edges, [[Level(("a", "b"), independent=False)]]) == [[]]


def test_a_closed_level_must_not_be_passed() -> None:
    edges = [(HIGH, LOW)]
    closed = [Level((HIGH,)), Level((MIDDLE,), closed=True), Level((LOW,))]

    assert illegal_pairs(edges, [closed]) == [[(HIGH, LOW)]]
    assert illegal_pairs(edges, [stack(HIGH, MIDDLE, LOW)]) == [[]]


def test_every_stack_is_judged_on_its_own() -> None:
    edges = [("eu.low", "eu.high"), ("us.high", "us.low"), ("us.low", "eu.high"), ("eu.high", "us.high")]

    found = illegal_pairs(edges, [stack("eu.high", "eu.low"), stack("us.high", "us.low"), []])

    assert found == [[("eu.low", "eu.high")], [("us.low", "us.high")], []]


def test_names_behind_a_source_root_are_names_like_others() -> None:
    edges = [("services/v1.2/shop:app.low.x", "services/v1.2/shop:app.high.y")]
    high, low = "services/v1.2/shop:app.high", "services/v1.2/shop:app.low"

    assert illegal_pairs(edges, [stack(high, low)]) == [[(low, high)]]


def test_names_that_are_not_utf8_are_ids_like_others() -> None:
    stack = [Level(("pkg.high",)), Level(("pkg.caf\udce9",))]

    assert illegal_pairs([("pkg.caf\udce9", "pkg.high")], [stack]) == [[("pkg.caf\udce9", "pkg.high")]]
