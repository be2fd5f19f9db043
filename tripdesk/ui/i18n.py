"""The interface's language. Source strings are English; `resources/i18n/*.qm` hold the others, one file a feature.

`python -m tools.translations` reads the sources, updates the `.ts` files and compiles them.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from tripdesk import resources
from tripdesk.messages import UiLanguage

FEATURES = ("shell", "welcome", "schedule", "briefs", "people", "delegation", "history", "book", "settings")
"""The parts of the desk that have a file of translations each."""


def install(application: QApplication, language: UiLanguage) -> None:
    """Puts a language in force. What was drawn before is not drawn again."""
    QLocale.setDefault(QLocale(QLocale.Language.Korean if language is UiLanguage.KO else QLocale.Language.English))
    for old in application.findChildren(QTranslator):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    qt = QTranslator(application)
    if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(qt)
    for feature in FEATURES:
        name = f"{feature}.{language}.qm"
        file = resources.root().joinpath("i18n", name)
        translator = QTranslator(application)
        if file.is_file() and translator.load(str(file)):
            QCoreApplication.installTranslator(translator)
