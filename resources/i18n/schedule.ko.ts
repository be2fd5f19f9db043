<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AskConfirmed</name>
    <message>
        <source>Move times</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of these were confirmed with the other side.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>If they move too, tell the other side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the others only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Faces</name>
    <message>
        <source>until %1</source>
        <translation>%1까지</translation>
    </message>
    <message>
        <source>%1 named</source>
        <translation>지정 %1명</translation>
    </message>
    <message>
        <source>no time yet</source>
        <translation>시각 미정</translation>
    </message>
    <message>
        <source>%1 min short</source>
        <translation>이동시간 부족 %1분</translation>
    </message>
    <message>
        <source>check %1</source>
        <translation>확인 %1</translation>
    </message>
    <message>
        <source>paper: %1</source>
        <translation>자료 %1</translation>
    </message>
</context>
<context>
    <name>ItemTable</name>
    <message>
        <source>(no title)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a time for a new item…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New place “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In charge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a table as new items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move by %1 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PastePreview</name>
    <message>
        <source>Paste a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n items will be added</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Check the dates and times. Each is on the clocks of its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1 is left out: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no time yet</source>
        <translation type="unfinished">시각 미정</translation>
    </message>
    <message>
        <source> (new)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>Add an item</source>
        <translation>일정 추가</translation>
    </message>
    <message>
        <source>Show as a list</source>
        <translation>목록으로 보기</translation>
    </message>
    <message>
        <source>Show as a timetable</source>
        <translation>시간표로 보기</translation>
    </message>
    <message>
        <source>Duplicate the selected items</source>
        <translation>고른 일정 복제</translation>
    </message>
    <message>
        <source>Delete the selected items</source>
        <translation>고른 일정 삭제</translation>
    </message>
    <message>
        <source>Take the times from the selected items</source>
        <translation>고른 일정의 시각 비우기</translation>
    </message>
    <message>
        <source>“%1” was confirmed: tell the other side of the new time.</source>
        <translation>‘%1’은(는) 확정된 일정입니다. 상대측에 바뀐 시각을 알리세요.</translation>
    </message>
    <message numerus="yes">
        <source>%n confirmed items have moved: tell the other side.</source>
        <translation>
            <numerusform>확정된 일정 %n건의 시각이 바뀌었습니다. 상대측에 알리세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>That hour comes twice that night (summer time ends); the first was taken.</source>
        <translation>그날은 서머타임이 끝나 그 시각이 두 번 있습니다. 앞의 것으로 정했습니다.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Timetable</source>
        <translation>시간표</translation>
    </message>
    <message>
        <source>home time</source>
        <translation>본국 시각</translation>
    </message>
    <message>
        <source>Short of time by %1 min (slack %2, needed %3)</source>
        <translation>이동시간 부족 %1분(여유 %2분·필요 %3분)</translation>
    </message>
    <message>
        <source>%1 min short</source>
        <translation>이동시간 부족 %1분</translation>
    </message>
    <message>
        <source>Nothing has a time yet. Click where the first item is to be, and type: 10:00 City hall visit</source>
        <translation>시각이 정해진 일정이 아직 없습니다. 첫 일정이 들어갈 자리를 누르고 ‘10:00 시청 방문’처럼 치세요.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>현지</translation>
    </message>
</context>
<context>
    <name>SpotEditor</name>
    <message>
        <source>%1 new item…</source>
        <translation>%1 새 일정…</translation>
    </message>
    <message>
        <source>New item at %1</source>
        <translation>%1에 새 일정</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Move times +15 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−15 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move times by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>±min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move times by another amount, like +20 or −1:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimetableView</name>
    <message>
        <source>Not possible here</source>
        <translation>여기에 놓을 수 없음</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Days</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>일행</translation>
    </message>
    <message>
        <source>+ Add item</source>
        <translation>+ 일정 추가</translation>
    </message>
    <message>
        <source>Days %1</source>
        <translation>%1일차</translation>
    </message>
    <message>
        <source>Day %1</source>
        <translation>%1일차</translation>
    </message>
    <message>
        <source>Timetable</source>
        <translation>시간표</translation>
    </message>
    <message>
        <source>List</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>All parties</source>
        <translation>모든 일행</translation>
    </message>
    <message>
        <source>Local time (%1)</source>
        <translation>현지시간(%1)</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>현지시간</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Items without a time</source>
        <translation>시각이 없는 일정</translation>
    </message>
    <message numerus="yes">
        <source>Without a time: %n</source>
        <translation>
            <numerusform>시각 미정 %n</numerusform>
        </translation>
    </message>
</context>
</TS>
