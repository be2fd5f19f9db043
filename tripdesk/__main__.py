"""`tripdesk`: the command line, or the desk when no command is given."""

import sys
from importlib.util import find_spec

from tripdesk import cli
from tripdesk.settings import Settings


def main() -> int:
    """Runs a command, or opens the desk; returns the exit code."""
    return cli.main(desk=_desk if find_spec("PySide6") else None)


def _desk(settings: Settings) -> int:
    from tripdesk.ui.application import run  # noqa: PLC0415 (the command line works without Qt)

    return run(settings)


if __name__ == "__main__":
    sys.exit(main())
