"""The pictures a book may print, and no other: services fill it with what the view names."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType


class Assets(Mapping[str, bytes]):
    """Prepared pictures (`pictures.normalise`) by the sha256 of the attachment they come from. Never changes."""

    __slots__ = ("_pictures",)

    def __init__(self, pictures: Mapping[str, bytes] | None = None) -> None:
        self._pictures = MappingProxyType(dict(pictures or {}))

    def __getitem__(self, sha256: str) -> bytes:
        return self._pictures[sha256]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pictures)

    def __len__(self) -> int:
        return len(self._pictures)
