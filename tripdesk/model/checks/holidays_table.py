"""Public holidays by country and day. The only place that knows the library of holidays."""

from datetime import date
from functools import cache

from tripdesk.model.text import LText


def holiday(country_code: str, day: date) -> LText | None:
    """The holiday of a country (`US`) or a part of it (`US-CA`); None on a working day or where no table is known.

    The Korean name where the table has one, otherwise as it is called in English or at the place.
    """
    english = _year(country_code, day.year, "en").get(day)
    if english is None:
        return None
    return LText(ko=_year(country_code, day.year, "ko").get(day, english), en=english)


@cache
def _year(country_code: str, year: int, language: str) -> dict[date, str]:
    import holidays  # noqa: PLC0415  # slow import

    country, _, part = country_code.partition("-")
    try:
        spoken = holidays.country_holidays(country, subdiv=part or None).supported_languages
    except NotImplementedError:
        return _year(country, year, language) if part else {}
    chosen = next((known for known in spoken if known.partition("_")[0] == language), None)
    if chosen is None and language == "ko":
        return {}
    return dict(holidays.country_holidays(country, subdiv=part or None, years=year, language=chosen).items())
