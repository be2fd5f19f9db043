"""How the command line says things: results on stdout, errors, warnings and progress on stderr."""

import contextlib
import getpass
import io
import json
import os
import re
import sys
from collections.abc import Generator
from typing import TextIO

from tripdesk.errors import TripdeskError, Unavailable
from tripdesk.messages import UiLanguage, sentence

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class Speech:
    """Says things to the user: results on stdout, errors, warnings and progress on stderr."""

    def __init__(self, language: UiLanguage, out: TextIO | None, err: TextIO | None) -> None:
        self.language = language
        self._out = out or io.StringIO()  # none where the caller closed it
        self._err = err or io.StringIO()

    def line(self, key: str, **facts: object) -> None:
        """A sentence of the table `cli`."""
        self.text(sentence(self.language, f"cli.{key}", facts))

    def text(self, text: str) -> None:
        """One line of text."""
        self.document(one_line(text))

    def json(self, data: object) -> None:
        """One JSON document."""
        self.document(json.dumps(data, ensure_ascii=False, indent=2))

    def document(self, text: str) -> None:
        """Text as it is. Raises Unavailable when it cannot be written."""
        with self._writing():
            print(text, file=self._out)

    def finish(self) -> None:
        """Writes what still waits. Raises Unavailable when it cannot be written."""
        with self._writing():
            self._out.flush()

    def hush(self) -> None:
        """Lets go of what nobody reads any more."""
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._out.fileno())
            os.close(nowhere)

    def error(self, error: TripdeskError) -> None:
        """One sentence: what, where, what to do; and how many more there are."""
        said = sentence(self.language, f"errors.{error.code}", error.facts)
        more = error.facts.get("more")
        if isinstance(more, int) and more > 0:
            said += sentence(self.language, "cli.and_more", {"more": more})
        with contextlib.suppress(OSError):
            print(one_line(said), file=self._err)

    def warning(self, code: str, **facts: object) -> None:
        """A sentence of the table `warnings`, or of `errors` for what went wrong on the way."""
        key = f"errors.{code}" if code.startswith("renderer") else f"warnings.{code}"
        print(one_line(sentence(self.language, key, facts)), file=self._err)

    def asks(self, key: str) -> bool:
        """Asks for a yes, when somebody is there to give one."""
        if not (sys.stdin and sys.stdin.isatty() and self._err.isatty()):
            return False
        print(sentence(self.language, f"cli.{key}"), end=" ", file=self._err, flush=True)
        return sys.stdin.readline().strip().casefold() in {"y", "yes", "예", "네"}

    def secret(self, key: str, **facts: object) -> str | None:
        """Asks for what must not be seen, when somebody is there to type it; None when nobody is."""
        if not (sys.stdin and sys.stdin.isatty() and self._err.isatty()):
            return None
        return getpass.getpass(one_line(sentence(self.language, f"cli.{key}", facts)) + " ", self._err)

    def progress(self, key: str, **facts: object) -> None:
        """Says what is being done, when somebody watches."""
        if self._err.isatty():
            print(sentence(self.language, f"cli.{key}", facts), file=self._err)

    @contextlib.contextmanager
    def _writing(self) -> Generator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError:
            self.hush()
            raise Unavailable("output_failed") from None


def one_line(text: str) -> str:
    """Without line breaks, escape sequences and turned reading order: names and ids are not to steer a terminal."""
    return _STEERING.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)
