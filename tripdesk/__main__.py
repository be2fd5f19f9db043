"""`tripdesk`: the command line, or the desk when no command is given."""

import gc
import sys
from importlib.util import find_spec

gc.disable()  # what is imported stays: looking through it for what could go takes a fifth of the start
from tripdesk import cli  # noqa: E402
from tripdesk.settings import Settings  # noqa: E402

gc.enable()


def main() -> int:
    """Runs a command, or opens the desk; returns the exit code."""
    return cli.main(desk=_desk if find_spec("PySide6") else None)


def _desk(settings: Settings) -> int:
    gc.disable()
    from tripdesk.ui.application import run  # noqa: PLC0415 (the command line works without Qt)

    gc.freeze()
    gc.enable()
    return run(settings)


if __name__ == "__main__":
    sys.exit(main())
