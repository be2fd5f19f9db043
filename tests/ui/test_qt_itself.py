"""What the desk relies on of Qt, and what one release of it did not keep (`docs/adr/0016-qt-6-11.md`)."""

import sys

from PySide6.QtWidgets import QApplication, QLabel


def test_calls_that_return_nothing_lose_no_reference_to_none(qapp: QApplication) -> None:
    label = QLabel("")
    before = sys.getrefcount(None)
    for _ in range(500):
        label.setText("")
        label.update()
        QApplication.processEvents()
    assert abs(sys.getrefcount(None) - before) < 250
