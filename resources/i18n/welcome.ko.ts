<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>NewTripForm</name>
    <message>
        <source>New trip</source>
        <translation>새 출장</translation>
    </message>
    <message>
        <source>Title in Korean</source>
        <translation>출장명(국문)</translation>
    </message>
    <message>
        <source>CES and Silicon Valley</source>
        <translation>예: CES 2027 · 실리콘밸리 방문</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>출장명(영문)</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>The city whose delegation it is</source>
        <translation>어느 시의 방문단인지</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>방문지</translation>
    </message>
    <message>
        <source>Airport codes in order, such as LAS SFO</source>
        <translation>공항 코드를 차례로, 예: LAS SFO</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>일행</translation>
    </message>
    <message>
        <source>Groups that travel together, separated by commas</source>
        <translation>함께 움직이는 무리를 쉼표로, 예: 시장단, 실무단</translation>
    </message>
    <message>
        <source>Start this trip</source>
        <translation>출장 시작</translation>
    </message>
    <message>
        <source>There is no airport with the code %1.</source>
        <translation>%1 공항 코드는 없습니다. 세 글자 코드를 확인하세요.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Enter a trip once, issue it many times</source>
        <translation>한 번 입력하고, 여러 번 배포합니다</translation>
    </message>
    <message>
        <source>Itinerary, delegation and meeting papers go in here; books and calendars for each reader come out.</source>
        <translation>일정과 방문단, 면담자료를 한 번 적으면 받는 사람별 자료집과 캘린더가 나옵니다.</translation>
    </message>
    <message>
        <source>Or begin with something that is there</source>
        <translation>있는 것으로 시작하기</translation>
    </message>
    <message>
        <source>The sample is kept in a store of its own; nothing of it mixes with your trips.</source>
        <translation>예시는 따로 보관하므로 실제 출장과 섞이지 않습니다.</translation>
    </message>
    <message>
        <source>Open the sample trip</source>
        <translation>예시 출장 열기</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>파일 가져오기…</translation>
    </message>
    <message>
        <source>Your trips</source>
        <translation>출장 목록</translation>
    </message>
    <message>
        <source>Trips (*.json *.tripdesk)</source>
        <translation>출장 파일 (*.json *.tripdesk)</translation>
    </message>
    <message>
        <source>New %1 · changed %2 · removed %3 · in conflict %4</source>
        <translation>새로 %1 · 바뀜 %2 · 지움 %3 · 충돌 %4</translation>
    </message>
    <message>
        <source>Everything in this file is here already.</source>
        <translation>이 파일의 내용이 이미 모두 있습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>가져오기</translation>
    </message>
</context>
</TS>
