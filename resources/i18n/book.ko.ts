<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>BookPage</name>
    <message>
        <source>Make books and calendars</source>
        <translation>자료집·캘린더 만들기</translation>
    </message>
    <message>
        <source>Each reader&apos;s file holds only what that reader may see.</source>
        <translation>받는 사람마다 볼 수 있는 것만 담습니다.</translation>
    </message>
    <message>
        <source>What was made</source>
        <translation>만든 것</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>받는 사람</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Books (Word)</source>
        <translation>자료집(Word)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Calendar files (.ics)</source>
        <translation>캘린더 파일(.ics)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message numerus="yes">
        <source>Make %n</source>
        <translation>
            <numerusform>%n건 만들기</numerusform>
        </translation>
    </message>
    <message>
        <source>Making…</source>
        <translation>만드는 중…</translation>
    </message>
    <message>
        <source>made</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>일정 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n쪽</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>끝났습니다</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>멈췄습니다</translation>
    </message>
    <message>
        <source>Stopping after this one…</source>
        <translation>지금 것까지만 만듭니다…</translation>
    </message>
</context>
</TS>
