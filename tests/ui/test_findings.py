"""확인 필요 and Ctrl+K: everything named there leads to where it is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desks import DeskUnderTest, clicks
from tripdesk.ui.shell.findings import FindingsDialog
from tripdesk.ui.shell.palette import matching


def listed(desk: DeskUnderTest) -> FindingsDialog:
    clicks(desk.window.trip.to_check)
    desk.settle()
    return desk.window.findChildren(FindingsDialog)[0]


def test_every_finding_is_listed_and_each_leads_to_a_record(with_sample: DeskUnderTest) -> None:
    dialog = listed(with_sample)
    assert dialog.list.count() == len(with_sample.session.findings) > 0
    stranded: list[str] = []
    for finding in with_sample.session.findings:
        if not any(with_sample.window.reveal(record) for record in finding.records):
            stranded.append(finding.key)
    assert stranded == []
    dialog.close()


def test_enter_goes_to_the_record(with_sample: DeskUnderTest) -> None:
    dialog = listed(with_sample)
    went: list[object] = []
    dialog.chosen.connect(went.append)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    worst_first = ["error", "warning", "note"]
    findings = sorted(with_sample.session.findings, key=lambda finding: worst_first.index(finding.severity))
    assert went == [findings[0].records]
    dialog.close()


def test_the_palette_finds_records_by_name_and_initials(with_sample: DeskUnderTest) -> None:
    commands = list(with_sample.window.commands())
    assert [command.name for command in matching(commands, "ㅇㅈㅎ")] == ["이진형", "면담 · 이진형 교수(엘비스) 면담"]
    assert "엔비디아" in matching(commands, "nvidia headquarters")[0].name
    matching(commands, "ㅇㅈㅎ")[0].run()
    with_sample.settle()
    assert with_sample.window._here() == "people"
