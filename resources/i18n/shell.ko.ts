<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>Application</name>
    <message>
        <source>Something went wrong in the program ({what}). Nothing that was saved is lost.</source>
        <translation>프로그램에 문제가 생겼습니다({what}). 저장된 내용은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>보고 내용 복사</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search · commands</source>
        <translation>찾기 · 명령</translation>
    </message>
    <message>
        <source>Type a command, a name, or initial consonants</source>
        <translation>명령, 이름 또는 초성을 치세요</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>찾은 명령</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Search · commands</source>
        <translation>찾기 · 명령</translation>
    </message>
    <message>
        <source>Trips</source>
        <translation>출장</translation>
    </message>
    <message>
        <source>+ New trip</source>
        <translation>+ 새 출장</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>자료</translation>
    </message>
    <message>
        <source>People</source>
        <translation>인물</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Itinerary</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>Delegation</source>
        <translation>방문단</translation>
    </message>
    <message>
        <source>Meeting papers</source>
        <translation>면담자료</translation>
    </message>
    <message>
        <source>History</source>
        <translation>변경이력</translation>
    </message>
</context>
<context>
    <name>TripView</name>
    <message>
        <source>Make books</source>
        <translation>자료집 만들기</translation>
    </message>
    <message numerus="yes">
        <source>Delegation of %n</source>
        <translation>
            <numerusform>방문단 %n명</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>확인 필요 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation>모든 변경 저장됨</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>저장 중…</translation>
    </message>
    <message numerus="yes">
        <source>%n not saved yet — try again</source>
        <translation>
            <numerusform>저장 못 한 변경 %n건 · 다시 시도</numerusform>
        </translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>읽기 전용</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>알림 닫기</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>되돌리기: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>다시 하기: %1</translation>
    </message>
    <message>
        <source>Make books and calendars</source>
        <translation>자료집·캘린더 만들기</translation>
    </message>
    <message>
        <source>New trip, sample or file…</source>
        <translation>새 출장, 예시, 파일 가져오기…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>인물</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>찾기와 명령</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Save what is being typed</source>
        <translation>치던 것 저장</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>다음 구역</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>그래도 닫기</translation>
    </message>
</context>
</TS>
