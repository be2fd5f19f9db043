<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>화면 색</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>자료 위치</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 보기</translation>
    </message>
    <message>
        <source>About tripdesk</source>
        <translation>tripdesk 정보</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>버전 %1</translation>
    </message>
    <message>
        <source>One overseas trip, entered once and issued many times. It sends nothing by itself.</source>
        <translation>국외출장을 한 번 입력해 여러 번 배포합니다. 스스로 밖으로 보내는 것은 없습니다.</translation>
    </message>
    <message>
        <source>Made with Qt (LGPL-3.0) and other open libraries; LICENCES.md lists their licences.</source>
        <translation>Qt(LGPL-3.0)와 그 밖의 공개 라이브러리로 만들었습니다. 라이선스는 LICENCES.md에 있습니다.</translation>
    </message>
    <message>
        <source>well</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>to mend</source>
        <translation>고칠 것</translation>
    </message>
</context>
</TS>
