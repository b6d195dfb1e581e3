import pytest

from analysis.reporting.palette import INK, PAPER, SOFT, THIN, looks


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


HUES = [look.tone for look in looks(map(str, range(8))).values()]


@pytest.mark.parametrize("tone", [INK, SOFT], ids=lambda tone: tone.name)
def test_text_stands_out_from_its_ground_in_both_schemes(tone):
    assert contrast(tone.light, PAPER.light) >= 4.5
    assert contrast(tone.dark, PAPER.dark) >= 4.5


@pytest.mark.parametrize("tone", [THIN, *HUES], ids=lambda tone: tone.name)
def test_drawn_things_stand_out_from_their_ground_in_both_schemes(tone):
    assert contrast(tone.light, PAPER.light) >= 3
    assert contrast(tone.dark, PAPER.dark) >= 3


def test_an_outlet_keeps_its_look_whatever_order_it_comes_in():
    assert looks(["Post", "Ledger"]) == looks(["Ledger", "Post", "Ledger"])


def test_sixty_four_outlets_are_told_apart():
    found = looks(f"Outlet {number:02d}" for number in range(64))
    assert len({(look.tone, look.marker) for look in found.values()}) == 64
