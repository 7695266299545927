import pytest

from archfit.model import Layer


@pytest.mark.parametrize(
    ("written", "modules", "required", "independent"),
    [
        ("web", ("web",), ("web",), True),
        ("(web)", ("web",), (), True),
        ("ui | (api)|cli", ("ui", "api", "cli"), ("ui", "cli"), True),
        ("ui : api", ("ui", "api"), ("ui", "api"), False),
        ("ui: (api)", ("ui", "api"), ("ui",), False),
        ("services/shop:app.web", ("services/shop:app.web",), ("services/shop:app.web",), True),
    ],
)
def test_a_layer_is_read(
    written: str, modules: tuple[str, ...], required: tuple[str, ...], *, independent: bool
) -> None:
    layer = Layer(written)

    assert (layer.modules, layer.required, layer.independent) == (modules, required, independent)
    assert not layer.mixed


def test_a_layer_cannot_be_both() -> None:
    assert Layer("a | b : c").mixed
