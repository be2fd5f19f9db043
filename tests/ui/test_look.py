"""What holds for every page: contrast, names for screen readers, both languages complete."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QLineEdit, QWidget

from tests.ui.desks import DeskUnderTest, sample
from tools import translations
from tripdesk.messages import UiLanguage
from tripdesk.ui.shell.places import PLACES, TABS
from tripdesk.ui.theme import DARK, LIGHT, Colours

EVERY_PAGE = [*(tab.key for tab in TABS), *PLACES]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(colours: Colours) -> dict[str, tuple[str, str]]:
    """Every text with the grounds it stands on."""
    named = {field.name: getattr(colours, field.name) for field in fields(colours)}
    soft = {name: (text, named[f"{name}_soft"]) for name, text in named.items() if f"{name}_soft" in named}
    soft["accent"] = (colours.accent_text, colours.accent_soft)
    plain = {
        f"{text} on {ground}": (named[text], named[ground])
        for text in ("text", "dim", "faint", "accent_text")
        for ground in ("ground", "panel", "raised", "accent_faint")
    }
    return soft | plain | {"button": (colours.on_accent, colours.accent), "side": (colours.text, colours.side)}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_its_ground(colours: Colours) -> None:
    found = {name: round(contrast(*pair), 2) for name, pair in pairs(colours).items()}
    assert {name: value for name, value in found.items() if value < 4.5} == {}


def shown(desk: DeskUnderTest, key: str) -> QWidget:
    """A page, opened."""
    if key in PLACES and key != "book":
        desk.window.go(key)
        desk.settle()
        assert desk.window.page is not None
        return desk.window.page
    if key == "book":
        desk.window.trip.asked.emit("book")
        desk.settle()
        return next(child for child in desk.window.findChildren(PAGE_CLASSES["book"]))
    return desk.page(key)


def _book_class() -> type[QWidget]:
    from tripdesk.ui.book.page import BookPage  # noqa: PLC0415

    return BookPage


PAGE_CLASSES = {"book": _book_class()}


@pytest.mark.parametrize("language", UiLanguage)
@pytest.mark.parametrize("key", EVERY_PAGE)
def test_every_page_opens_and_every_widget_has_a_name(
    key: str, language: UiLanguage, opens: Callable[..., DeskUnderTest], tmp_path: Path
) -> None:
    desk = opens(trip=sample(tmp_path), language=language)
    page = shown(desk, key)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not said_of(widget)
    ]
    assert nameless == []
    page.close()


def said_of(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    inner = widget.parentWidget()
    if isinstance(inner, QComboBox | QAbstractScrollArea):
        return said_of(inner)
    buddies = [label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    return buddies[0] if buddies else (widget.placeholderText() if isinstance(widget, QLineEdit) else "")


def test_every_text_of_the_desk_is_translated() -> None:
    assert list(translations.untranslated()) == []


def test_the_compiled_translations_are_those_of_the_sources() -> None:
    assert translations.outdated() == []
