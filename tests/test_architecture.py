"""The house rules of docs/architecture.md, read from the source. A failure names the rule and the remedy."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]

LEAVES = frozenset({"errors", "resources", "messages", "wording", "files", "archives"})
BELOW = LEAVES | {"model"}
SERVED = BELOW | {"store", "briefs", "calendars", "intake"}
OUTER = BELOW | {"services", "app", "settings"}
MAY_IMPORT: dict[str, frozenset[str]] = {
    **dict.fromkeys(LEAVES, LEAVES),
    "settings": LEAVES,
    "secrets": LEAVES,
    "model": BELOW,
    "store": BELOW | {"store"},
    "briefs": BELOW | {"briefs"},
    "calendars": BELOW | {"calendars"},
    "intake": BELOW | {"intake"},
    "services": SERVED | {"services"},
    "app": SERVED | {"services", "settings", "secrets", "app"},
    "cli": OUTER | {"cli"},
    "ui": OUTER | {"ui"},
    "__main__": frozenset({"cli", "ui", "settings"}),
    "__init__": frozenset(),
}
EXCEPTIONS = {("intake/ics.py", "tripdesk.calendars.ics")}

HOMES: dict[str, tuple[str, ...]] = {
    "pydantic": ("model/*",),
    "pydantic_core": ("model/*",),
    "annotated_types": ("model/*",),
    "lxml": ("briefs/writers/docx*",),
    "docx": ("briefs/writers/docx*",),
    "PIL": ("briefs/pictures*",),
    "pypdf": ("briefs/rendering.py",),
    "icalendar": ("calendars/*",),
    "holidays": ("model/checks/holidays_table.py",),
    "airportsdata": ("services/airports.py",),
    "tzdata": ("model/times.py",),
    "PySide6": ("ui/*",),
    "sqlalchemy": ("store/*",),
    "pyrage": ("services/sealing.py",),
}
IMPORTED_AS = {"python-docx": "docx", "pillow": "PIL", "PySide6-Essentials": "PySide6", "SQLAlchemy": "sqlalchemy"}

AMBIENT = (
    "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today",
    "time.time", "time.time_ns", "time.localtime", "uuid", "random", "secrets", "os.urandom",
    "os.environ", "os.getenv", "os.getcwd", "os.path.expanduser", "os.getlogin", "getpass",
    "locale", "pathlib.Path.home", "pathlib.Path.cwd", "tempfile.gettempdir",
)  # fmt: skip
INJECTORS = {"app.py", "settings.py", "cli/__init__.py", "cli/speech.py"}

POSIX_ONLY = (
    "fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "posix", "syslog", "crypt", "spwd", "nis", "readline",
    "os.fork", "os.forkpty", "os.getuid", "os.geteuid", "os.getgid", "os.getegid", "os.getgroups", "os.setuid",
    "os.setgid", "os.setsid", "os.getpgid", "os.killpg", "os.chown", "os.fchown", "os.lchown", "os.fchmod", "os.mkfifo",
    "os.mknod", "os.uname", "os.statvfs", "os.sync", "os.nice", "os.getloadavg", "os.O_DIRECTORY", "os.O_NOFOLLOW",
    "os.pread", "os.pwrite", "os.posix_fallocate", "signal.SIGKILL", "signal.SIGHUP", "signal.SIGALRM",
    "signal.SIGUSR1", "signal.SIGUSR2", "signal.SIGCHLD", "signal.SIGPIPE", "signal.alarm",
    "signal.setitimer", "signal.pause",
)  # fmt: skip

SAYS_NOTHING = {"util", "utils", "common", "manager", "managers", "helper", "helpers", "misc"}
LONGEST = 600


def origins(tree: ast.AST) -> dict[str, str]:
    """What each imported name stands for: `{"dt": "datetime", "Path": "pathlib.Path"}`."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            whole = [(alias.asname, alias.name, alias.name.split(".")[0]) for alias in node.names]
            found |= {short or first: name if short else first for short, name, first in whole}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
    return found


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every imported name in full; a relative import as one dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, "." if node.level else f"{node.module}.{a.name}") for a in node.names)


def uses(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every imported name that is used, in full, however it was imported: `datetime.datetime.now`."""
    names = origins(tree)
    for node in ast.walk(tree):
        chain: list[str] = []
        inner = node
        while isinstance(inner, ast.Attribute):
            chain.insert(0, inner.attr)
            inner = inner.value
        if isinstance(inner, ast.Name) and inner.id in names and isinstance(node, ast.Attribute | ast.Name):
            yield node.lineno, ".".join([names[inner.id], *chain])


def within(name: str, roots: tuple[str, ...]) -> str | None:
    return next((root for root in roots if name == root or name.startswith(f"{root}.")), None)


def faults(path: str, source: str) -> list[str]:
    """What breaks a rule in the module at `path` (below tripdesk/), a line each: where, rule, remedy."""
    tree = ast.parse(source)
    file = PurePosixPath(path)
    home = file.parts[0].removesuffix(".py")
    found: set[tuple[int, str]] = set()

    if home not in MAY_IMPORT:
        found.add((1, f"`{home}` has no place in the house. Put it into a package of docs/architecture.md."))
    if {part.removesuffix(".py") for part in file.parts} & SAYS_NOTHING:
        found.add((1, "the name says nothing of what is inside. Name the module after what it does."))
    if (length := len(source.splitlines())) > LONGEST:
        found.add((LONGEST, f"{length} lines, {LONGEST} at most. Split it where its ideas part."))

    for line, name in imports(tree):
        first, _, rest = name.partition(".")
        if not first:
            found.add((line, "relative import. Write the import in full, from `tripdesk`."))
        elif first == "tripdesk":
            target = rest.split(".")[0]
            known = target in MAY_IMPORT and target not in {"__init__", "__main__"}
            allowed = target in MAY_IMPORT.get(home, frozenset()) or any(
                path == at and within(name, (what,)) for at, what in EXCEPTIONS
            )
            if known and not allowed:
                may = ", ".join(sorted(MAY_IMPORT.get(home, ()))) or "nothing of ours"
                found.add((line, f"imports {name}, but `{home}` may import only: {may}. Hand the value in from above."))
            if target and not known and target != "__version__":
                found.add((line, f"imports {name}, which has no place in the house. See docs/architecture.md."))
            if home in {"briefs", "calendars"} and name.endswith(".TripSnapshot"):
                found.add(
                    (line, f"`{home}` sees the whole trip. It is given a view; take what you need from the view.")
                )
        elif first not in sys.stdlib_module_names:
            homes = HOMES.get(first)
            if homes is None:
                found.add(
                    (line, f"{first} is not in the table of libraries. A new one needs an ADR and a row in HOMES.")
                )
            elif not any(fnmatch(path, pattern) for pattern in homes):
                found.add((line, f"{first} belongs in {' or '.join(homes)}. Ask that module for what you need."))

    for line, name in [*imports(tree), *uses(tree)]:
        if path not in INJECTORS and (ambient := within(name, AMBIENT)):
            found.add((line, f"{ambient}: clock, ids, locale and paths are injected. Take it as an argument."))
        if path != "files.py" and (posix := within(name, POSIX_ONLY)):
            found.add((line, f"{posix} is not on Windows. Only files.py may use it; add a function there."))

    for node in ast.walk(tree):
        derives = path.startswith("model/view/") or path == "model/times.py"
        unchecked = {"model_copy"} if derives else {"model_copy", "model_construct"}
        if isinstance(node, ast.Attribute) and node.attr in unchecked:
            found.add((node.lineno, f"{node.attr} does not validate. Use `record.revised(...)`."))

    return [f"tripdesk/{path}:{line}: {message}" for line, message in sorted(found)]


def test_the_house_keeps_its_rules() -> None:
    modules = sorted((ROOT / "tripdesk").rglob("*.py"))
    found = [
        fault
        for module in modules
        if "_resources" not in module.parts
        for fault in faults(module.relative_to(ROOT / "tripdesk").as_posix(), module.read_text(encoding="utf-8"))
    ]
    assert modules
    assert not found, "\n".join(["", *found])


def test_every_dependency_has_a_home() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["desk"]]
    imported = {IMPORTED_AS.get(name, name) for name in (Requirement(line).name for line in lines)}
    came_along = {"pydantic_core", "annotated_types"}
    assert imported == HOMES.keys() - came_along


@pytest.mark.parametrize(
    ("path", "source", "says"),
    [
        ("model/trip.py", "from tripdesk.store import records", "`model` may import only"),
        ("model/trip.py", "import tripdesk.services", "`model` may import only"),
        ("errors.py", "from tripdesk.model import text", "`errors` may import only"),
        ("briefs/book.py", "from tripdesk.calendars.ics import write", "`briefs` may import only"),
        ("calendars/ics.py", "from tripdesk import briefs", "`calendars` may import only"),
        ("services/issuing.py", "from tripdesk.cli import main", "`services` may import only"),
        ("services/issuing.py", "from tripdesk.app import Desk", "`services` may import only"),
        ("ui/welcome.py", "from tripdesk.cli import main", "`ui` may import only"),
        ("ui/welcome.py", "from tripdesk.briefs import book", "`ui` may import only"),
        ("intake/xlsx.py", "from tripdesk.calendars.ics import read", "`intake` may import only"),
        ("model/trip.py", "def f():\n    from tripdesk.app import Desk", ":2: imports tripdesk.app.Desk"),
        ("model/trip.py", "from . import text", "relative import"),
        ("model/trip.py", "from tripdesk.extras import thing", "no place in the house"),
        ("extras.py", "", "no place in the house"),
        ("briefs/book.py", "from tripdesk.model.snapshot import TripSnapshot", "sees the whole trip"),
        ("model/trip.py", "import requests", "not in the table of libraries"),
        ("model/trip.py", "from lxml import etree", "lxml belongs in briefs/writers/docx*"),
        ("briefs/writers/pdf.py", "import docx.shared", "docx belongs in"),
        ("cli/exchanging.py", "import pyrage", "pyrage belongs in services/sealing.py"),
        ("cli/making.py", "from PySide6.QtCore import QObject", "PySide6 belongs in ui/*"),
        ("model/view/rules.py", "x.model_copy(update={})", "model_copy does not validate"),
        ("services/editing.py", "Trip.model_construct(id='t')", "model_construct does not validate"),
        ("model/trip.py", "from datetime import datetime\ndatetime.now()", ":2: datetime.datetime.now: clock"),
        ("model/trip.py", "import datetime as dt\ntoday = dt.date.today", "datetime.date.today: clock"),
        ("model/trip.py", "import time\ntime.time()", "time.time: clock"),
        ("model/trip.py", "from uuid import uuid4", "uuid: clock, ids"),
        ("model/trip.py", "import random", "random: clock, ids"),
        ("services/issuing.py", "from os import environ", "os.environ: clock"),
        ("services/issuing.py", "import os\nos.environ['X']", "os.environ: clock"),
        ("services/issuing.py", "from pathlib import Path as P\nP.home()", "pathlib.Path.home: clock"),
        ("messages.py", "import locale", "locale: clock"),
        ("services/issuing.py", "import fcntl", "fcntl is not on Windows"),
        ("services/issuing.py", "import os\nos.getuid()", "os.getuid is not on Windows"),
        ("app.py", "from signal import SIGKILL", "signal.SIGKILL is not on Windows"),
        ("briefs/utils.py", "", "says nothing"),
        ("services/helpers/text.py", "", "says nothing"),
        ("model/trip.py", "x = 1\n" * 601, "601 lines"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_named(path: str, source: str, says: str) -> None:
    found = faults(path, source)
    assert len(found) == 1
    assert says in found[0]


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("model/trip.py", "from tripdesk.model import text\nfrom tripdesk import errors"),
        ("model/trip.py", "from tripdesk.wording import word"),
        ("messages.py", "from tripdesk import resources"),
        ("services/issuing.py", "from tripdesk.briefs import book\nfrom tripdesk.calendars.ics import write"),
        ("intake/ics.py", "from tripdesk.calendars.ics import read"),
        ("app.py", "from tripdesk.settings import Settings\nfrom datetime import UTC, datetime\ndatetime.now(UTC)"),
        ("cli/__init__.py", "from tripdesk import __version__\nfrom tripdesk.app import Desk\nimport locale"),
        ("files.py", "import os\nos.fchmod(1, 0o600)"),
        ("briefs/writers/docx_body.py", "from lxml import etree\nimport docx"),
        ("model/view/redact.py", "cls.model_construct()"),
        ("services/issuing.py", "def made(clock):\n    return clock.now(), clock.today()"),
        ("model/trip.py", "from datetime import datetime\ndatetime.fromisoformat('2023-01-04')"),
        ("model/trip.py", "x = 1\n" * 600),
    ],
)  # fmt: skip
def test_what_is_allowed_passes(path: str, source: str) -> None:
    assert faults(path, source) == []
