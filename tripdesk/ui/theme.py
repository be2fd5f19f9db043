"""Colours, spacing, type sizes and radii, named once for light and dark; nothing else in the desk states a colour."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from tripdesk import resources


class Appearance(StrEnum):
    """What the user chose: as the system does, or always one."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """`x_soft` is the ground on which text in `x` stands; every such pair has a contrast of at least 4.5:1."""

    ground: str
    panel: str
    side: str
    raised: str
    line: str
    line_strong: str
    text: str
    dim: str
    faint: str
    accent: str
    accent_text: str
    accent_soft: str
    accent_faint: str
    on_accent: str
    warn: str
    warn_soft: str
    good: str
    good_soft: str
    bad: str
    bad_soft: str
    note: str
    note_soft: str
    plum: str
    plum_soft: str
    amber: str
    amber_soft: str
    slate: str
    slate_soft: str


LIGHT = Colours(
    ground="#F4F5F7", panel="#FFFFFF", side="#EAECF0", raised="#FFFFFF", line="#E3E6EC", line_strong="#CDD3DC",
    text="#1D2430", dim="#5C6778", faint="#66707F",
    accent="#0E7C8F", accent_text="#0B6474", accent_soft="#E2F2F5", accent_faint="#F1F9FB", on_accent="#FFFFFF",
    warn="#8A5A00", warn_soft="#FFF3DC", good="#14694A", good_soft="#E2F4EC", bad="#A5281B", bad_soft="#FDE8E6",
    note="#1B5380", note_soft="#E4EFF8", plum="#5B3FA8", plum_soft="#EDE8F8", amber="#8A5A00", amber_soft="#FBEEDC",
    slate="#4E596B", slate_soft="#EDEFF3",
)  # fmt: skip
DARK = Colours(
    ground="#14181F", panel="#1B212A", side="#10141A", raised="#252C37", line="#2C3440", line_strong="#414B5A",
    text="#E7EBF1", dim="#A3AEBE", faint="#94A0B1",
    accent="#2BA7BC", accent_text="#6CCBDA", accent_soft="#14343C", accent_faint="#172A31", on_accent="#06181C",
    warn="#F2C063", warn_soft="#3A2D12", good="#6FD3A6", good_soft="#143527", bad="#FF9C90", bad_soft="#43201D",
    note="#8FC2EE", note_soft="#172F44", plum="#BBA6F5", plum_soft="#2B2443", amber="#F0BE74", amber_soft="#3A2B17",
    slate="#B4BFCE", slate_soft="#272E39",
)  # fmt: skip

BASE = 13
SMALL, CARD, TITLE, HEADING = 11, 12, 21, 15
"""Type sizes in px at 100 %; the system scales them."""
GAP, PAD, WIDE = 8, 12, 20
RADIUS, PILL = 6, 9
FAMILIES = ("맑은 고딕", "Malgun Gothic", "Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo")


class Theme:
    """The colours in force, and what follows from them. One for the whole program."""

    def __init__(self, application: QApplication, appearance: Appearance = Appearance.SYSTEM) -> None:
        self._application = application
        self.appearance = appearance
        self.dark = False
        self.colours = LIGHT

    def apply(self, appearance: Appearance | None = None) -> None:
        """Puts an appearance in force, in every window that is open."""
        self.appearance = appearance or self.appearance
        self.dark = self.appearance is Appearance.DARK or (self.appearance is Appearance.SYSTEM and _system_is_dark())
        self.colours = DARK if self.dark else LIGHT
        self._application.setFont(ui_font())
        self._application.setPalette(palette(self.colours))
        self._application.setStyleSheet(stylesheet(self.colours, self.dark))

    def colour(self, name: str) -> QColor:
        """A colour by its name in `Colours`."""
        return QColor(getattr(self.colours, name))


def _system_is_dark() -> bool:
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def ui_font() -> QFont:
    """The system's font for Korean, 13 px."""
    font = QFont()
    font.setFamilies([*FAMILIES, QFont().family()])
    font.setPixelSize(BASE)
    return font


def palette(c: Colours) -> QPalette:
    """For what a style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, c.ground), (role.WindowText, c.text), (role.Base, c.panel), (role.AlternateBase, c.ground),
        (role.Text, c.text), (role.Button, c.panel), (role.ButtonText, c.text), (role.ToolTipBase, c.raised),
        (role.ToolTipText, c.text), (role.Highlight, c.accent), (role.HighlightedText, c.on_accent),
        (role.PlaceholderText, c.faint), (role.Link, c.accent_text),
    ):  # fmt: skip
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.faint))
    return made


def _icon(name: str, dark: bool) -> str:
    file = resources.root().joinpath("icons", f"{name}-{'dark' if dark else 'light'}.svg")
    return str(file).replace("\\", "/")


def stylesheet(c: Colours, dark: bool = False) -> str:
    """The look of every widget. Roles are set with `setProperty("role", …)`, states with `state`."""
    return f"""
* {{ outline: none; }}
QWidget {{ color: {c.text}; }}
QMainWindow, QDialog, QWidget[role="ground"] {{ background: {c.ground}; }}
QWidget[role="panel"], QFrame[role="panel"] {{ background: {c.panel}; }}
QWidget[role="side"] {{ background: {c.side}; border-right: 1px solid {c.line}; }}
QFrame[role="card"] {{ background: {c.panel}; border: 1px solid {c.line}; border-radius: {RADIUS + 2}px; }}
QFrame[role="caution"] {{ background: {c.warn_soft}; border: 1px solid {c.warn}; border-radius: {RADIUS}px; }}
QFrame[role="rule"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {TITLE}px; font-weight: 700; }}
QLabel[role="heading"] {{ font-size: {HEADING}px; font-weight: 700; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="dim"] {{ color: {c.dim}; }}
QLabel[role="label"], QLabel[role="section"] {{ color: {c.dim}; font-size: {SMALL}px; font-weight: 600; }}
QLabel[role="was"] {{ color: {c.bad}; }}
QLabel[role="becomes"] {{ color: {c.good}; font-weight: 600; }}
QLabel[role="small"] {{ color: {c.dim}; font-size: {SMALL}px; }}
QLabel[role="pill"] {{ font-size: {SMALL}px; font-weight: 700; padding: 2px 8px; border-radius: {PILL}px;
    background: {c.slate_soft}; color: {c.slate}; }}
QLabel[role="pill"][state="good"] {{ background: {c.good_soft}; color: {c.good}; }}
QLabel[role="pill"][state="warn"] {{ background: {c.warn_soft}; color: {c.warn}; }}
QLabel[role="pill"][state="bad"] {{ background: {c.bad_soft}; color: {c.bad}; }}
QLabel[role="pill"][state="note"] {{ background: {c.note_soft}; color: {c.note}; }}
QPushButton {{ background: {c.panel}; border: 1px solid {c.line_strong}; border-radius: {RADIUS}px;
    padding: 6px 12px; }}
QPushButton:hover {{ background: {c.accent_faint}; border-color: {c.accent}; }}
QPushButton:pressed {{ background: {c.accent_soft}; }}
QPushButton:focus {{ border: 1px solid {c.accent}; }}
QPushButton:disabled {{ color: {c.faint}; border-color: {c.line}; }}
QPushButton[role="primary"] {{ background: {c.accent}; border-color: {c.accent}; color: {c.on_accent};
    font-weight: 700; }}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:focus {{ background: {c.accent_text}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {c.text}; padding: 5px 11px; }}
QPushButton[role="quiet"] {{ background: transparent; border-color: transparent; color: {c.dim}; }}
QPushButton[role="quiet"]:hover, QPushButton[role="quiet"]:focus {{ color: {c.accent_text};
    border-color: {c.line_strong}; }}
QPushButton[role="pill"] {{ border-radius: {PILL}px; padding: 2px 8px; font-size: {SMALL}px; font-weight: 700; }}
QPushButton[role="pill"][state="warn"] {{ background: {c.warn_soft}; color: {c.warn}; border-color: {c.warn_soft}; }}
QPushButton[role="pill"][state="good"] {{ background: {c.good_soft}; color: {c.good}; border-color: {c.good_soft}; }}
QPushButton[role="filter"] {{ background: transparent; border: 1px solid transparent; border-radius: {PILL}px;
    padding: 2px 9px; font-size: {SMALL}px; font-weight: 600; }}
QPushButton[role="filter"]:checked {{ background: {c.note_soft}; color: {c.note}; }}
QPushButton[role="filter"]:hover, QPushButton[role="filter"]:focus {{ border-color: {c.accent}; }}
QPushButton[role="line"] {{ background: transparent; border: 1px solid transparent; text-align: left;
    padding: 4px 6px; border-radius: {RADIUS}px; }}
QPushButton[role="line"]:hover, QPushButton[role="line"]:focus {{ color: {c.accent_text};
    border-color: {c.line_strong}; }}
QPushButton[role="pill"][state="bad"] {{ background: {c.bad_soft}; color: {c.bad}; border-color: {c.bad_soft}; }}
QPushButton[role="pill"][state="note"] {{ background: {c.note_soft}; color: {c.note}; border-color: {c.note_soft}; }}
QPushButton[role="pill"][state="none"] {{ background: transparent; color: {c.faint}; border-color: transparent; }}
QPushButton[role="pill"]:focus, QPushButton[role="pill"]:hover {{ border-color: {c.accent}; }}
QPushButton[role="chip"] {{ border-radius: {PILL}px; padding: 2px 8px; font-size: {SMALL}px; border-color: {c.line};
    color: {c.dim}; }}
QPushButton[role="chip"]:checked {{ background: {c.accent_soft}; color: {c.accent_text}; font-weight: 700; }}
QPushButton[role="chip"]:focus {{ border-color: {c.accent}; }}
QPushButton[role="grid"] {{ background: transparent; border: 1px solid transparent; padding: 3px 4px;
    color: {c.text}; }}
QPushButton[role="grid"]:disabled {{ color: {c.text}; }}
QPushButton[role="grid"]:hover, QPushButton[role="grid"]:focus {{ border-color: {c.accent}; }}
QPushButton[role="tab"] {{ background: transparent; border: none; border-bottom: 2px solid transparent;
    border-radius: 0; padding: 8px 2px; color: {c.dim}; }}
QPushButton[role="tab"]:hover, QPushButton[role="tab"]:focus {{ color: {c.accent_text}; }}
QPushButton[role="tab"]:focus {{ border-bottom-color: {c.line_strong}; }}
QPushButton[role="tab"]:checked {{ color: {c.accent_text}; font-weight: 700; border-bottom-color: {c.accent}; }}
QPushButton[role="segment"] {{ border-radius: 0; padding: 5px 12px; margin-left: -1px; }}
QPushButton[role="segment"][place="first"] {{ margin-left: 0; border-top-left-radius: {RADIUS}px;
    border-bottom-left-radius: {RADIUS}px; }}
QPushButton[role="segment"][place="last"] {{ border-top-right-radius: {RADIUS}px;
    border-bottom-right-radius: {RADIUS}px; }}
QPushButton[role="segment"][place="only"] {{ margin-left: 0; border-radius: {RADIUS}px; }}
QPushButton[role="segment"]:checked {{ background: {c.accent_soft}; color: {c.accent_text}; font-weight: 700; }}
QPushButton[role="side"] {{ background: transparent; border: 1px solid transparent; text-align: left;
    padding: 7px 10px; border-radius: {RADIUS}px; }}
QPushButton[role="side"]:hover, QPushButton[role="side"]:focus {{ border-color: {c.line_strong}; }}
QPushButton[role="side"]:checked {{ background: {c.raised}; color: {c.accent_text}; font-weight: 700; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {{ background: {c.panel};
    border: 1px solid {c.line_strong}; border-radius: {RADIUS}px; padding: 5px 8px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus,
QSpinBox:focus {{ border: 1px solid {c.accent}; }}
QLineEdit[state="bad"], QPlainTextEdit[state="bad"] {{ border: 1px solid {c.bad}; }}
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] {{ background: {c.ground}; color: {c.dim}; }}
QLineEdit[role="strong"] {{ font-size: {HEADING}px; font-weight: 700; }}
QLineEdit[role="cell"] {{ border-radius: 0; padding: 0 6px; border: 2px solid {c.accent}; }}
QLineEdit[role="cell"][state="bad"] {{ border: 2px solid {c.bad}; }}
QLabel[role="problem"] {{ background: {c.bad_soft}; color: {c.bad}; border: 1px solid {c.bad};
    border-radius: {RADIUS}px; padding: 5px 8px; }}
QWidget[role="chip"] {{ background: {c.panel}; border: 1px solid {c.line_strong}; border-radius: {RADIUS}px; }}
QListWidget[role="popup"] {{ background: {c.raised}; border: 1px solid {c.line_strong}; }}
QListWidget[role="popup"]::item {{ padding: 5px 8px; }}
QLineEdit[role="plain"], QPlainTextEdit[role="plain"], QComboBox[role="plain"] {{ background: transparent;
    border: 1px solid transparent; }}
QLineEdit[role="plain"]:hover, QPlainTextEdit[role="plain"]:hover, QComboBox[role="plain"]:hover {{
    border: 1px solid {c.line_strong}; }}
QLineEdit[role="plain"]:focus, QPlainTextEdit[role="plain"]:focus, QComboBox[role="plain"]:focus {{
    background: {c.panel}; border: 1px solid {c.accent}; }}
QLineEdit[role="plain"][state="bad"] {{ border: 1px solid {c.bad}; }}
QPlainTextEdit[role="cell"] {{ background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 1px 3px; }}
QPlainTextEdit[role="cell"]:focus {{ background: {c.accent_faint}; border: 1px solid {c.accent}; }}
QPlainTextEdit[role="cell"][tone="dim"] {{ color: {c.dim}; }}
QFrame[role="row"] {{ border: none; border-bottom: 1px solid {c.line}; background: transparent; }}
QFrame[role="row"][state="last"] {{ border-bottom: none; }}
QLabel[role="mark"] {{ color: {c.accent_text}; }}
QListWidget[role="people"] {{ border: 1px solid {c.line}; border-radius: {RADIUS + 2}px; padding: 2px; }}
QListWidget[role="people"]:focus {{ border-color: {c.accent}; }}
QListWidget[role="people"]::item {{ padding: 5px 8px; border-radius: 4px; }}
QFrame[role="reading"] {{ border: 3px solid {c.plum}; background: {c.ground}; }}
QFrame[role="reading_bar"] {{ background: {c.plum_soft}; }}
QFrame[role="reading_bar"] QLabel {{ color: {c.plum}; font-weight: 700; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{_icon("chevron-down", dark)}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {c.raised}; border: 1px solid {c.line_strong}; }}
QAbstractItemView {{ background: {c.panel}; border: none; alternate-background-color: {c.panel};
    selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}
QAbstractItemView::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QAbstractItemView::item:focus {{ border: 1px solid {c.accent}; }}
QHeaderView {{ background: {c.ground}; }}
QHeaderView::section {{ background: {c.ground}; color: {c.dim}; border: none; border-bottom: 1px solid {c.line};
    padding: 7px 8px; font-size: {SMALL}px; font-weight: 600; }}
QTableView {{ gridline-color: {c.line}; }}
QTableView[role="records"]::item {{ padding-left: 5px; padding-right: 5px; border-bottom: 1px solid {c.line}; }}
QTableView[role="records"]::item:focus {{ border: 1px solid {c.accent}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 10px; background: transparent; }}
QScrollBar:horizontal {{ height: 10px; background: transparent; }}
QScrollBar::handle {{ background: {c.line_strong}; border-radius: 4px; margin: 1px; min-height: 24px;
    min-width: 24px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {c.line}; }}
QMenu {{ background: {c.raised}; border: 1px solid {c.line_strong}; padding: 4px; }}
QMenu::item {{ padding: 6px 18px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px; }}
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line_strong}; padding: 4px; }}
QCheckBox, QRadioButton {{ spacing: 8px; padding: 3px; }}
QCheckBox:focus, QRadioButton:focus {{ color: {c.accent_text}; }}
QProgressBar {{ background: {c.line}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
QFrame[role="notice"] {{ background: {c.text}; border-radius: {RADIUS + 2}px; }}
QFrame[role="notice"] QLabel {{ color: {c.panel}; }}
QFrame[role="notice"] QPushButton {{ background: transparent; border: 1px solid {c.dim}; color: {c.panel}; }}
QFrame[role="notice"] QPushButton:focus, QFrame[role="notice"] QPushButton:hover {{ border-color: {c.panel}; }}
"""
