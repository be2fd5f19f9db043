"""The real command line, many times over: one Python imports tripdesk once, and each command runs in a fork of it.

Every command is a process of its own, with its own streams, folder and environment, and ends as Python ends.
It has no powers of a superuser: files are what their modes say, whoever runs the tests.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.oracles import ROOT

_PROGRAM = """
import ctypes, gc, json, os, sys
from tripdesk.cli import main
from tripdesk.messages import UiLanguage, templates
from tripdesk.model.times import zone_names

zone_names()
for language in UiLanguage:
    templates(language)
gc.freeze()

def be_ordinary():  # the superuser may write anywhere; without capabilities files are what their modes say
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    ctypes.CDLL(None).capset(header, (ctypes.c_uint32 * 6)())

for asked in map(json.loads, sys.stdin):
    child = os.fork()
    if not child:
        for number, (path, flags) in enumerate([("/dev/null", os.O_RDONLY), *asked["streams"]]):
            opened = os.open(path, flags, 0o666)
            os.dup2(opened, number)
            os.close(opened)
        os.environ.clear()
        os.environ.update(asked["environment"])
        os.chdir(asked["folder"])
        be_ordinary()
        sys.argv = ["tripdesk", *asked["words"]]
        sys.exit(main())
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Ended(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


class CommandLine:
    """Runs `tripdesk` with these words; `out` is a file it writes to instead of what is returned."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._program = subprocess.Popen(
            [sys.executable, "-W", "error", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def __call__(
        self,
        *words: str | Path,
        folder: Path,
        language: str = "en_US.UTF-8",
        environment: Mapping[str, str] | None = None,
        out: str | None = None,
    ) -> Ended:
        stdout, stderr = self._scratch / "out", self._scratch / "err"
        new = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        asked = {
            "words": [str(word) for word in words],
            "folder": str(folder),
            "environment": {"HOME": str(folder), "PATH": "", "LANG": language, **(environment or {})},
            "streams": [(out or str(stdout), new), (str(stderr), new)],
        }
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        print(json.dumps(asked), file=self._program.stdin, flush=True)
        code = int(self._program.stdout.readline())
        return Ended(code, "" if out else stdout.read_text("utf-8"), stderr.read_text("utf-8"))

    def close(self) -> None:
        self._program.communicate()
