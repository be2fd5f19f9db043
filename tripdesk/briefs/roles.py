"""Roles a piece of a book can play. Writers map them to styles; nothing here knows a font, a size or a colour."""

from enum import StrEnum


class ParaRole(StrEnum):
    """What a paragraph is."""

    BODY = "body"
    LEAD = "lead"
    """A line that introduces what follows, `□ 진행 순서` without a mark: a small heading inside a paper."""
    NOTE = "note"
    """※ 참고할 점."""
    NOTICE = "notice"
    """A boxed notice, such as the one that says the sample is a sample."""
    CAUTION = "caution"
    """A boxed warning: 참고(회담장 지참 금지)."""
    REMARKS = "remarks"
    """Remarks, large, one thought a paragraph."""
    REMARKS_PART = "remarks_part"
    """The name of a part of the remarks: 여는 말씀."""
    QUESTION = "question"
    ANSWER = "answer"
    COVER_TITLE = "cover_title"
    COVER_LINE = "cover_line"
    COVER_OFFICE = "cover_office"


class Emphasis(StrEnum):
    """How a run differs from its surroundings. Never the only bearer of a meaning."""

    NONE = "none"
    STRONG = "strong"
    QUIET = "quiet"
    """Secondary: the home time, a source."""
    MISSING = "missing"
    """Stands where a translation is missing."""
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


class ListFamily(StrEnum):
    """The multilevel lists of a book: □ ○ - ※ for points, 1. 가. 1) 가) for numbered ones."""

    POINTS = "points"
    NUMBERED = "numbered"


class Align(StrEnum):
    """How a column's text stands."""

    LEFT = "left"
    CENTRE = "centre"


class PaperKind(StrEnum):
    """What kind of sheet a paper is: it decides page set-up and how large the text is."""

    COVER = "cover"
    CONTENTS = "contents"
    CHAPTER = "chapter"
    DAY = "day"
    MEETING = "meeting"
    REMARKS = "remarks"
    REFERENCE = "reference"
