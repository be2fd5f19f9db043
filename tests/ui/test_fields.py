"""Fields that save themselves, and the syllable under composition that is never lost."""

from collections.abc import Callable, Generator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.ui.desks import clicks, composes, ends_composing
from tripdesk.ui.composing import Composition
from tripdesk.ui.fields import LineField, TextField


@pytest.fixture
def composition(qapp: QApplication) -> Generator[Composition]:
    made = Composition(qapp)
    yield made
    made.stop()
    made.deleteLater()


class Form(QWidget):
    """A field, another one to go to, and what was saved."""

    def __init__(self, field: LineField | TextField) -> None:
        super().__init__()
        self.field, self.other = field, QLineEdit()
        self.saved: list[str] = []
        self.gestures: list[str] = []
        column = QVBoxLayout(self)
        column.addWidget(field)
        column.addWidget(self.other)
        field.committed.connect(self._save)
        self.show()
        self.activateWindow()
        field.setFocus()
        QApplication.processEvents()

    def _save(self, text: str, gesture: str) -> None:
        self.saved.append(text)
        self.gestures.append(gesture)


@pytest.fixture(params=[LineField, TextField], ids=["one line", "several lines"])
def form(request: pytest.FixtureRequest, qapp: QApplication) -> Generator[Form]:
    made = Form(request.param("이름"))
    yield made
    made.close()
    made.deleteLater()


def presses(widget: QWidget, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    modifier = held[0] if held else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(widget, key, modifier)


LEAVE: dict[str, Callable[[Form], None]] = {
    "the other field gets the focus": lambda form: form.other.setFocus(),
    "a click elsewhere": lambda form: clicks(form.other),
    "Tab": lambda form: presses(form.field, Qt.Key.Key_Tab),
    "the rest of a second and a half": lambda form: form.field.settle(),
}


@pytest.mark.parametrize("leave", LEAVE.values(), ids=LEAVE.keys())
def test_what_was_typed_is_saved_once(leave: Callable[[Form], None], form: Form) -> None:
    form.field.show_value("구글")
    QTest.keyClicks(form.field, " HQ")
    assert form.saved == []
    leave(form)
    leave(form)
    assert form.saved == [form.field.text() if isinstance(form.field, LineField) else form.field.toPlainText()]


def asks_to_save(form: Form, composition: Composition) -> None:
    composition.settle()
    form.field.settle()


def presses_a_shortcut(form: Form, _composition: Composition) -> None:
    keys = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(form.field, keys)
    form.field.settle()


SETTLE: dict[str, Callable[[Form, Composition], None]] = {
    "leaving the field": lambda form, _: form.other.setFocus(),
    "a click elsewhere": lambda form, _: clicks(form.other),
    "asked to save": asks_to_save,
    "a shortcut": presses_a_shortcut,
}


@pytest.mark.parametrize("settle", SETTLE.values(), ids=SETTLE.keys())
def test_the_syllable_under_composition_is_saved_and_only_once(
    settle: Callable[[Form, Composition], None], form: Form, composition: Composition
) -> None:
    ends_composing(form.field, "한")
    composes(form.field, "글")
    settle(form, composition)
    settle(form, composition)
    assert form.saved == ["한글"]


def test_nothing_is_saved_while_a_syllable_is_being_composed(form: Form, composition: Composition) -> None:
    ends_composing(form.field, "한")
    composes(form.field, "ㄱ")
    assert not form.field._saving.rest.isActive()
    ends_composing(form.field, "글")
    assert form.field._saving.rest.isActive()
    assert form.saved == []


def test_a_value_from_elsewhere_does_not_end_a_composition(form: Form, composition: Composition) -> None:
    form.field.show_value("구글")
    composes(form.field, "한")
    assert form.field.dirty
    form.field.show_value("엔비디아")
    ends_composing(form.field, "한")
    typed = form.field.text() if isinstance(form.field, LineField) else form.field.toPlainText()
    assert ("한" in typed, "엔비디아" in typed) == (True, False)


def test_one_visit_of_a_field_is_one_gesture(form: Form) -> None:
    for text in ("가", "나"):
        ends_composing(form.field, text)
        form.field.settle()
    form.other.setFocus()
    form.field.setFocus()
    ends_composing(form.field, "다")
    form.field.settle()
    assert len(form.gestures) == 3
    assert (form.gestures[0] == form.gestures[1], form.gestures[1] == form.gestures[2]) == (True, False)


def test_a_value_from_elsewhere_does_not_overwrite_what_is_being_typed(form: Form) -> None:
    form.field.show_value("구글")
    QTest.keyClicks(form.field, "x")
    form.field.show_value("엔비디아")
    typed = form.field.text() if isinstance(form.field, LineField) else form.field.toPlainText()
    assert typed != "엔비디아"
    presses(form.field, Qt.Key.Key_Escape)
    assert (form.field.text() if isinstance(form.field, LineField) else form.field.toPlainText()) == "엔비디아"
    form.other.setFocus()
    assert form.saved == []
