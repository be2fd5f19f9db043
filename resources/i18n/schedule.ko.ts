<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AskConfirmed</name>
    <message>
        <source>Move times</source>
        <translation>시각 밀기</translation>
    </message>
    <message numerus="yes">
        <source>%n of these were confirmed with the other side.</source>
        <translation>
            <numerusform>이 가운데 %n건은 상대 측과 확정한 일정입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>If they move too, tell the other side.</source>
        <translation>함께 옮기면 상대 측에도 알려야 합니다.</translation>
    </message>
    <message>
        <source>Move the others only</source>
        <translation>확정된 것은 빼고 밀기</translation>
    </message>
    <message>
        <source>Move all of them</source>
        <translation>모두 밀기</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>그대로 두기</translation>
    </message>
</context>
<context>
    <name>ContactLog</name>
    <message>
        <source>Contacts so far on this item</source>
        <translation>섭외 경과</translation>
    </message>
    <message>
        <source>Channel: what came of it</source>
        <translation>수단: 결과 (예: 메일: 회신 대기)</translation>
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
    <name>ItemInspector</name>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Title in Korean</source>
        <translation>국문 제목</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>영문 제목</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>일정명</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Open to the press</source>
        <translation>언론 공개</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>비밀등급</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>확인 필요</translation>
    </message>
    <message numerus="yes">
        <source>%n items selected</source>
        <translation>
            <numerusform>일정 %n건 선택</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the meeting paper</source>
        <translation>면담자료 편집</translation>
    </message>
    <message>
        <source>Make a meeting paper</source>
        <translation>면담자료 만들기</translation>
    </message>
</context>
<context>
    <name>ItemTable</name>
    <message>
        <source>(no title)</source>
        <translation>(제목 없음)</translation>
    </message>
    <message>
        <source>Type a time for a new item…</source>
        <translation>시각을 치면 새 일정…</translation>
    </message>
    <message>
        <source>List of items</source>
        <translation>일정 목록</translation>
    </message>
    <message>
        <source>New place “%1”</source>
        <translation>‘%1’ 새 장소</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>일자</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>End</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>일정명</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>장소</translation>
    </message>
    <message>
        <source>Attending</source>
        <translation>참석</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>차량</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>담당</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Paste a table as new items</source>
        <translation>표에서 붙여넣기</translation>
    </message>
    <message>
        <source>Move by %1 minutes</source>
        <translation>시각 밀기 %1분</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
</context>
<context>
    <name>OtherSide</name>
    <message>
        <source>Take out %1</source>
        <translation>%1 빼기</translation>
    </message>
    <message>
        <source>Add a person or an organisation of the other side</source>
        <translation>상대 측 인사나 기관 추가</translation>
    </message>
    <message>
        <source>Add a person or an organisation…</source>
        <translation>인사·기관 추가…</translation>
    </message>
    <message>
        <source>Their side</source>
        <translation>상대 측</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>프로필</translation>
    </message>
    <message>
        <source>New person “%1”</source>
        <translation>‘%1’ 새 인물</translation>
    </message>
    <message>
        <source>New organisation “%1”</source>
        <translation>‘%1’ 새 기관</translation>
    </message>
</context>
<context>
    <name>OurSide</name>
    <message>
        <source>Choose people…</source>
        <translation>참석자 고르기…</translation>
    </message>
    <message>
        <source>Led by</source>
        <translation>대표</translation>
    </message>
    <message>
        <source>Our side</source>
        <translation>우리 측</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>참석자 미정</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>미정</translation>
    </message>
    <message>
        <source>Hide people</source>
        <translation>참석자 접기</translation>
    </message>
</context>
<context>
    <name>PastePreview</name>
    <message>
        <source>Paste a table</source>
        <translation>표에서 붙여넣기</translation>
    </message>
    <message numerus="yes">
        <source>%n items will be added</source>
        <translation>
            <numerusform>일정 %n건을 추가합니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the dates and times. Each is on the clocks of its place.</source>
        <translation>날짜와 시각을 확인하세요. 시각은 그 장소의 현지시간입니다.</translation>
    </message>
    <message>
        <source>Row %1 is left out: %2</source>
        <translation>%1번째 줄은 뺍니다: %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Add them</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>일자</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>End</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>현지시간</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>일정명</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>장소</translation>
    </message>
    <message>
        <source>Items to add</source>
        <translation>추가할 일정</translation>
    </message>
    <message>
        <source>no time yet</source>
        <translation>시각 미정</translation>
    </message>
    <message>
        <source> (new)</source>
        <translation> (새 장소)</translation>
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
        <translation>시각 밀기 +15분</translation>
    </message>
    <message>
        <source>−15 min</source>
        <translation>−15분</translation>
    </message>
    <message>
        <source>Move times by</source>
        <translation>시각을 밀 분</translation>
    </message>
    <message>
        <source>±min</source>
        <translation>±분</translation>
    </message>
    <message>
        <source>Move times by another amount, like +20 or −1:30</source>
        <translation>다른 만큼 밀기: +20, −1:30처럼 적고 Enter</translation>
    </message>
    <message>
        <source>Copy day</source>
        <translation>하루 복사</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Paste a table</source>
        <translation>표에서 붙여넣기</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>상세</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n개 선택</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>선택 없음</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Date</source>
        <translation>일자</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>End</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Clocks (time zone)</source>
        <translation>시간대</translation>
    </message>
    <message>
        <source>Clocks at the end</source>
        <translation>도착지 시간대</translation>
    </message>
    <message>
        <source>Assembly time</source>
        <translation>집결 시각</translation>
    </message>
    <message>
        <source>Time, or −15</source>
        <translation>시각 또는 −15</translation>
    </message>
    <message>
        <source>Assembly place</source>
        <translation>집결 장소</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>장소</translation>
    </message>
    <message>
        <source>When</source>
        <translation>일시</translation>
    </message>
    <message>
        <source>Assembly</source>
        <translation>집결</translation>
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
<context>
    <name>WayFields</name>
    <message>
        <source>New place “%1”</source>
        <translation>‘%1’ 새 장소</translation>
    </message>
    <message>
        <source>From</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>To</source>
        <translation>도착</translation>
    </message>
    <message>
        <source>Place, or airport code</source>
        <translation>장소나 공항 코드</translation>
    </message>
    <message>
        <source>How</source>
        <translation>이동 수단</translation>
    </message>
    <message>
        <source>Flight or train number</source>
        <translation>편명</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>편명</translation>
    </message>
    <message>
        <source>It becomes a move when both places are known.</source>
        <translation>출발지와 도착지를 모두 적으면 이동 일정이 됩니다.</translation>
    </message>
</context>
<context>
    <name>Where</name>
    <message>
        <source>Place</source>
        <translation>장소</translation>
    </message>
    <message>
        <source>New place “%1”</source>
        <translation>‘%1’ 새 장소</translation>
    </message>
    <message>
        <source>Name, or first consonants</source>
        <translation>이름이나 초성</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>회의실</translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message>
        <source>Date of contact</source>
        <translation>접촉일</translation>
    </message>
    <message>
        <source>Contact and what came of it</source>
        <translation>접촉 내용과 결과</translation>
    </message>
</context>
</TS>
