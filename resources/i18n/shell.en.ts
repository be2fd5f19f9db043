<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FindingsDialog</name>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TripView</name>
    <message numerus="yes">
        <source>Delegation of %n</source>
        <translation>
            <numerusform>Delegation of %n</numerusform>
            <numerusform>Delegation of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not saved yet — try again</source>
        <translation>
            <numerusform>%n change not saved yet — try again</numerusform>
            <numerusform>%n changes not saved yet — try again</numerusform>
        </translation>
    </message>
</context>
</TS>
