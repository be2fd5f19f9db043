"""What an office would send on between the first and the second issue of the sample."""

from tripdesk.messages import UiLanguage
from tripdesk.model.diff import Telling, apply, differences
from tripdesk.services.trips import read_sample

FIRST, SECOND = read_sample("ces-2023.issue-1.json"), read_sample("ces-2023.json")


def test_the_sheet_of_the_tenth_of_january() -> None:
    telling = Telling(FIRST, SECOND, UiLanguage.KO)
    told = [
        f"{telling.line(difference)} / {telling.affected(difference)}"
        for difference in differences(FIRST, SECOND)
        if difference.day and difference.day.day == 10 and difference.about.kind == "item"
    ]
    assert told == [
        "[추가] 숙소→엔비디아 본사 07:50~09:00, 샌프란시스코 예시호텔 → 엔비디아 본사 / 강기정 시장 등 12명",
        "[추가] 엔비디아 본사 방문·면담 09:30~11:20, 엔비디아 본사"
        " / 강기정 시장 등 12명, 상대 측 실파 콜하트카(Shilpa Kolhatkar)",
        "[취소] 창업지원시설 시찰 10:00~11:00, 숙소 인근 창업지원시설 / 강기정 시장 등 12명",
        "창업지원시설 시찰: 섭외 경과 2 추가 — 2023. 1. 9.(월), 창업지원팀, 전화, 엔비디아 방문에 따라 예약 취소"
        " / 비서실장, 의전팀장",
        "[추가] 엔비디아 본사→숙소 11:35~12:45, 엔비디아 본사 → 샌프란시스코 예시호텔 / 강기정 시장 등 12명",
    ]


def test_the_signing_is_moved_by_half_an_hour_and_with_it_the_assembly() -> None:
    telling = Telling(FIRST, SECOND, UiLanguage.EN)
    told = [telling.sentence(d) for d in differences(FIRST, SECOND) if d.act == "moved"]
    assert told == [
        "Mon 9 Jan Signing of the MOU with Rising Tide Fund: time 17:00–17:40 → 17:30–18:10",
        "Mon 9 Jan Signing of the MOU with Rising Tide Fund: assembly 16:50 → 17:20",
    ]


def test_the_differences_lead_from_the_first_issue_to_the_second_and_back() -> None:
    assert differences(apply(FIRST, differences(FIRST, SECOND)), SECOND) == ()
    assert differences(apply(SECOND, differences(SECOND, FIRST)), FIRST) == ()
