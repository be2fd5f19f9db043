<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AskConfirmed</name>
    <message numerus="yes">
        <source>%n of these were confirmed with the other side.</source>
        <translation>
            <numerusform>%n of these was confirmed with the other side.</numerusform>
            <numerusform>%n of these were confirmed with the other side.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemInspector</name>
    <message numerus="yes">
        <source>%n items selected</source>
        <translation>
            <numerusform>%n item selected</numerusform>
            <numerusform>%n items selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastePreview</name>
    <message numerus="yes">
        <source>%n items will be added</source>
        <translation>
            <numerusform>%n item will be added</numerusform>
            <numerusform>%n items will be added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message numerus="yes">
        <source>%n confirmed items have moved: tell the other side.</source>
        <translation>
            <numerusform>%n confirmed item has moved: tell the other side.</numerusform>
            <numerusform>%n confirmed items have moved: tell the other side.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>Without a time: %n</source>
        <translation>
            <numerusform>Without a time: %n</numerusform>
            <numerusform>Without a time: %n</numerusform>
        </translation>
    </message>
</context>
</TS>
