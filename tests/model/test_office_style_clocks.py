"""Two clocks: the place first, home in brackets, both with both ends."""

from datetime import timedelta

import pytest

from tripdesk.model import office_style
from tripdesk.model.times import ZonedTime

SEOUL, LOS_ANGELES, KOLKATA = "Asia/Seoul", "America/Los_Angeles", "Asia/Kolkata"


def t(local: str, zone: str = LOS_ANGELES, fold: int | None = None) -> ZonedTime:
    return ZonedTime.model_validate({"local": local, "zone": zone, "fold": fold})


@pytest.mark.parametrize(
    ("start", "end", "ko", "en"),
    [
        (  # the model of `terms.md`
            t("2023-01-09T14:00"),
            t("2023-01-09T15:00"),
            "1. 9.(월) 14:00~15:00(한국 1. 10.(화) 07:00~08:00)",
            "Mon 9 Jan 14:00–15:00 (Korea Tue 10 Jan 07:00–08:00)",
        ),
        (  # midnight passes at home
            t("2023-01-09T06:30"),
            t("2023-01-09T07:30"),
            "1. 9.(월) 06:30~07:30(한국 1. 9.(월) 23:30~1. 10.(화) 00:30)",
            "Mon 9 Jan 06:30–07:30 (Korea Mon 9 Jan 23:30 – Tue 10 Jan 00:30)",
        ),
        (  # midnight passes here
            t("2023-01-09T22:00"),
            t("2023-01-10T01:00"),
            "1. 9.(월) 22:00~익일 01:00(한국 1. 10.(화) 15:00~18:00)",
            "Mon 9 Jan 22:00–01:00 next day (Korea Tue 10 Jan 15:00–18:00)",
        ),
        (  # summer time
            t("2023-07-10T14:00"),
            t("2023-07-10T15:00"),
            "7. 10.(월) 14:00~15:00(한국 7. 11.(화) 06:00~07:00)",
            "Mon 10 Jul 14:00–15:00 (Korea Tue 11 Jul 06:00–07:00)",
        ),
        (  # clocks go forward during it: an hour at home, two here
            t("2027-03-14T01:30"),
            t("2027-03-14T03:30"),
            "3. 14.(일) 01:30~03:30(한국 3. 14.(일) 18:30~19:30)",
            "Sun 14 Mar 01:30–03:30 (Korea Sun 14 Mar 18:30–19:30)",
        ),
        (  # half an hour
            t("2023-01-09T10:00", KOLKATA),
            t("2023-01-09T11:00", KOLKATA),
            "1. 9.(월) 10:00~11:00(한국 1. 9.(월) 13:30~14:30)",
            "Mon 9 Jan 10:00–11:00 (Korea Mon 9 Jan 13:30–14:30)",
        ),
        (  # at home there is one clock
            t("2023-01-04T17:00", SEOUL),
            t("2023-01-04T18:00", SEOUL),
            "1. 4.(수) 17:00~18:00",
            "Wed 4 Jan 17:00–18:00",
        ),
        (  # a moment
            t("2023-01-09T13:20"),
            t("2023-01-09T13:20"),
            "1. 9.(월) 13:20(한국 1. 10.(화) 06:20)",
            "Mon 9 Jan 13:20 (Korea Tue 10 Jan 06:20)",
        ),
    ],
)
def test_both_clocks(start: ZonedTime, end: ZonedTime, ko: str, en: str):
    assert office_style.both_clocks(start, end, SEOUL, "ko") == ko
    assert office_style.both_clocks(start, end, SEOUL, "en") == en


@pytest.mark.parametrize(
    ("start", "end", "ko", "en"),
    [
        (
            t("2023-01-10T10:00"),
            t("2023-01-10T12:30"),
            "2023. 1. 10.(화) 10:00~12:30(한국 1. 11.(수) 03:00~05:30)",
            "Tue 10 Jan 2023 10:00–12:30 (Korea Wed 11 Jan 03:00–05:30)",
        ),
        (  # a new year at home
            t("2022-12-31T14:00"),
            t("2022-12-31T15:00"),
            "2022. 12. 31.(토) 14:00~15:00(한국 2023. 1. 1.(일) 07:00~08:00)",
            "Sat 31 Dec 2022 14:00–15:00 (Korea Sun 1 Jan 2023 07:00–08:00)",
        ),
        (  # the new year begins at home while it lasts
            t("2022-12-31T06:30"),
            t("2022-12-31T07:30"),
            "2022. 12. 31.(토) 06:30~07:30(한국 12. 31.(토) 23:30~2023. 1. 1.(일) 00:30)",
            "Sat 31 Dec 2022 06:30–07:30 (Korea Sat 31 Dec 23:30 – Sun 1 Jan 2023 00:30)",
        ),
        (  # said once for both ends
            t("2022-12-31T14:00"),
            t("2023-01-01T08:00"),
            "2022. 12. 31.(토) 14:00~익일 08:00(한국 2023. 1. 1.(일) 07:00~1. 2.(월) 01:00)",
            "Sat 31 Dec 2022 14:00–08:00 next day (Korea Sun 1 Jan 2023 07:00 – Mon 2 Jan 01:00)",
        ),
    ],
)
def test_both_clocks_with_the_year(start: ZonedTime, end: ZonedTime, ko: str, en: str):
    assert office_style.both_clocks(start, end, SEOUL, "ko", year=True) == ko
    assert office_style.both_clocks(start, end, SEOUL, "en", year=True) == en


def test_both_clocks_under_a_heading_that_names_the_day():
    start, end = t("2023-01-09T14:00"), t("2023-01-09T15:00")
    assert office_style.both_clocks(start, end, SEOUL, "ko", dated=False) == "14:00~15:00(한국 1. 10.(화) 07:00~08:00)"
    assert office_style.both_clocks_at(start, SEOUL, "ko", dated=False) == "14:00(한국 1. 10.(화) 07:00)"


def test_both_clocks_with_spaced_tildes():
    said = office_style.both_clocks(t("2023-01-09T06:30"), t("2023-01-09T07:30"), SEOUL, "ko", spaced=True)
    assert said == "1. 9.(월) 06:30 ~ 07:30(한국 1. 9.(월) 23:30 ~ 1. 10.(화) 00:30)"


@pytest.mark.parametrize(
    ("home", "ko", "en"),
    [
        (SEOUL, "한국", "Korea"),
        ("Asia/Tokyo", "일본", "Japan"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires"),
    ],
)
def test_home_is_called_by_its_country_or_by_its_city(home: str, ko: str, en: str):
    assert (office_style.home_word(home, "ko"), office_style.home_word(home, "en")) == (ko, en)


@pytest.mark.parametrize(
    ("start", "end", "names", "ko", "en"),
    [
        (  # arrives before it leaves
            t("2023-01-04T20:00", SEOUL),
            t("2023-01-04T14:10"),
            ("인천", "라스베이거스"),
            "1. 4.(수) 20:00 인천 → 1. 4.(수) 14:10 라스베이거스(한국 1. 5.(목) 07:10), 11시간 10분",
            "Wed 4 Jan 20:00 인천 → Wed 4 Jan 14:10 라스베이거스 (Korea Thu 5 Jan 07:10), 11 h 10 min",
        ),
        (  # loses a day
            t("2023-01-10T23:30"),
            t("2023-01-12T05:30", SEOUL),
            ("샌프란시스코", "인천"),
            "1. 10.(화) 23:30 샌프란시스코(한국 1. 11.(수) 16:30) → 1. 12.(목) 05:30(+2일) 인천, 13시간",
            "Tue 10 Jan 23:30 샌프란시스코 (Korea Wed 11 Jan 16:30) → Thu 12 Jan 05:30 (+2 days) 인천, 13 h",
        ),
        (  # arrives on the day before
            t("2023-01-05T01:00", SEOUL),
            t("2023-01-04T14:00", "Pacific/Honolulu"),
            ("인천", ""),
            "1. 5.(목) 01:00 인천 → 1. 4.(수) 14:00(-1일) Honolulu(한국 1. 5.(목) 09:00), 8시간",
            "Thu 5 Jan 01:00 인천 → Wed 4 Jan 14:00 (-1 day) Honolulu (Korea Thu 5 Jan 09:00), 8 h",
        ),
        (  # neither end is home
            t("2023-01-09T21:00"),
            t("2023-01-10T05:10", "America/New_York"),
            ("", ""),
            "1. 9.(월) 21:00 Los Angeles(한국 1. 10.(화) 14:00)"
            " → 1. 10.(화) 05:10(+1일) New York(한국 1. 10.(화) 19:10), 5시간 10분",
            "Mon 9 Jan 21:00 Los Angeles (Korea Tue 10 Jan 14:00)"
            " → Tue 10 Jan 05:10 (+1 day) New York (Korea Tue 10 Jan 19:10), 5 h 10 min",
        ),
    ],
)
def test_each_end_of_a_way_names_its_place(start: ZonedTime, end: ZonedTime, names: tuple[str, str], ko: str, en: str):
    assert office_style.travel(start, end, *names, SEOUL, "ko").line == ko
    assert office_style.travel(start, end, *names, SEOUL, "en").line == en


def test_the_parts_of_a_way():
    way = office_style.travel(t("2022-12-31T20:00"), t("2023-01-02T01:00", SEOUL), "LAX", "ICN", SEOUL, "ko", year=True)
    assert way == office_style.Travel(
        departure="2022. 12. 31.(토) 20:00 LAX(한국 2023. 1. 1.(일) 13:00)",
        arrival="2023. 1. 2.(월) 01:00(+2일) ICN",
        elapsed="12시간",
        shift="+2일",
    )


def test_when_takes_the_form_that_is_right():
    meeting = (t("2023-01-09T14:00"), t("2023-01-09T15:00"))
    flight = (t("2023-01-04T20:00", SEOUL), t("2023-01-04T14:30"))
    assert office_style.when(*meeting, SEOUL, "ko") == "1. 9.(월) 14:00~15:00(한국 1. 10.(화) 07:00~08:00)"
    assert (
        office_style.when(*flight, SEOUL, "ko", origin="인천")
        == "1. 4.(수) 20:00 인천 → 1. 4.(수) 14:30 Los Angeles(한국 1. 5.(목) 07:30), 11시간 30분"
    )


@pytest.mark.parametrize(
    ("minutes", "ko", "en"),
    [(670, "11시간 10분", "11 h 10 min"), (120, "2시간", "2 h"), (45, "45분", "45 min"), (0, "0분", "0 min"),
     (1570, "26시간 10분", "26 h 10 min")],
)  # fmt: skip
def test_duration(minutes: int, ko: str, en: str):
    length = timedelta(minutes=minutes)
    assert (office_style.duration(length, "ko"), office_style.duration(length, "en")) == (ko, en)


@pytest.mark.parametrize(
    ("moment", "ko", "en"),
    [
        (t("2023-01-09T14:00"), "10일 07:00(현지시간 9일 14:00)", "07:00 on 10 Jan (local time 14:00 on 9 Jan)"),
        (
            t("2023-01-31T14:00"),
            "2월 1일 07:00(현지시간 1월 31일 14:00)",
            "07:00 on 1 Feb (local time 14:00 on 31 Jan)",
        ),
        (t("2023-01-09T14:00", SEOUL), "9일 14:00", "14:00 on 9 Jan"),
    ],
)
def test_the_press_reads_home_time_first(moment: ZonedTime, ko: str, en: str):
    assert (office_style.press_time(moment, SEOUL, "ko"), office_style.press_time(moment, SEOUL, "en")) == (ko, en)


JANUARY, JULY = t("2023-01-09T12:00"), t("2023-07-09T12:00")


@pytest.mark.parametrize(
    ("there", "moment", "ko", "en"),
    [
        (LOS_ANGELES, JANUARY, "한국보다 17시간 늦음", "17 hours behind Korea"),
        (LOS_ANGELES, JULY, "한국보다 16시간 늦음(서머타임)", "16 hours behind Korea (daylight saving time)"),
        (KOLKATA, JANUARY, "한국보다 3시간 30분 늦음", "3 hours 30 minutes behind Korea"),
        ("Asia/Kathmandu", JANUARY, "한국보다 3시간 15분 늦음", "3 hours 15 minutes behind Korea"),
        ("Australia/Adelaide", JULY, "한국보다 30분 빠름", "30 minutes ahead of Korea"),
        ("Australia/Sydney", JULY, "한국보다 1시간 빠름", "1 hour ahead of Korea"),
        ("Australia/Sydney", JANUARY, "한국보다 2시간 빠름(서머타임)", "2 hours ahead of Korea (daylight saving time)"),
        ("Asia/Tokyo", JANUARY, "한국 대비 시차 없음", "same time as Korea"),
        ("Europe/Dublin", JANUARY, "한국보다 9시간 늦음", "9 hours behind Korea"),
        ("Europe/Dublin", JULY, "한국보다 8시간 늦음(서머타임)", "8 hours behind Korea (daylight saving time)"),
    ],
)
def test_time_difference(there: str, moment: ZonedTime, ko: str, en: str):
    assert office_style.time_difference(there, SEOUL, moment, "ko") == ko
    assert office_style.time_difference(there, SEOUL, moment, "en") == en


def test_summer_time():
    assert [office_style.is_summer_time(LOS_ANGELES, moment) for moment in (JANUARY, JULY)] == [False, True]
