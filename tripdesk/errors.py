"""The three families of errors a user can meet. A code and facts travel; sentences live in `resources/messages`."""


class TripdeskError(Exception):
    """Something the user is told in one sentence: `messages.sentence(error.code, error.facts)`.

    `facts` are short and harmless: where, which, how many. Never confidential text, never a secret.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code


class Rejected(TripdeskError):
    """What was given cannot be taken."""


class Conflict(TripdeskError):
    """Somebody else changed the same thing."""


class Unavailable(TripdeskError):
    """The world does not allow it now: disk, network, another program."""
