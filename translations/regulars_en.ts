<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n detail(s) differed from Stripe and were repaired; see: regulars-cli doctor</source>
        <translation>
            <numerusform>%n detail differed from Stripe and was repaired; see: regulars-cli doctor</numerusform>
            <numerusform>%n details differed from Stripe and were repaired; see: regulars-cli doctor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) are unfinished; see: regulars-cli operations</source>
        <translation>
            <numerusform>%n action is unfinished; see: regulars-cli operations</numerusform>
            <numerusform>%n actions are unfinished; see: regulars-cli operations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::blocks::BlockSheet</name>
    <message numerus="yes">
        <source>%n subscription(s) run on. A block does not end them.</source>
        <translation>
            <numerusform>%n subscription runs on. A block does not end it.</numerusform>
            <numerusform>%n subscriptions run on. A block does not end them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block %n detail(s)</source>
        <translation>
            <numerusform>Block %n detail</numerusform>
            <numerusform>Block %n details</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblock %n detail(s)</source>
        <translation>
            <numerusform>Unblock %n detail</numerusform>
            <numerusform>Unblock %n details</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::customers::CustomersPage</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::kit::SelectionFooter</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <comment>Rows of a table</comment>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::payments::TransactionsPage</name>
    <message numerus="yes">
        <source>%Ln transaction(s)</source>
        <translation>
            <numerusform>%Ln transaction</numerusform>
            <numerusform>%Ln transactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::settings::SettingsPage</name>
    <message numerus="yes">
        <source>%Ln detail(s) differed and were repaired, the last time on %1.</source>
        <translation>
            <numerusform>%Ln detail differed and was repaired, on %1.</numerusform>
            <numerusform>%Ln details differed and were repaired, the last time on %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backup(s): one each day, and one before each update</source>
        <translation>
            <numerusform>%Ln backup: one each day, and one before each update</numerusform>
            <numerusform>%Ln backups: one each day, and one before each update</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::shell::StudioBanners</name>
    <message numerus="yes">
        <source>%Ln detail(s) differed from Stripe although nothing had announced it. All of it was repaired.</source>
        <translation>
            <numerusform>%Ln detail differed from Stripe although nothing had announced it. It was repaired.</numerusform>
            <numerusform>%Ln details differed from Stripe although nothing had announced it. All of it was repaired.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s) at Stripe are unfinished: see what is known, and continue or discard them.</source>
        <translation>
            <numerusform>%Ln action at Stripe is unfinished: see what is known, and continue or discard it.</numerusform>
            <numerusform>%Ln actions at Stripe are unfinished: see what is known, and continue or discard them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::shell::StudioStatus</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::SubscriptionsPage</name>
    <message numerus="yes">
        <source>%Ln subscription(s)</source>
        <translation>
            <numerusform>%Ln subscription</numerusform>
            <numerusform>%Ln subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::wizard::PlacePage</name>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>At least %n character</numerusform>
            <numerusform>At least %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>words</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n days</source>
        <translation>
            <numerusform>every %n day</numerusform>
            <numerusform>every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n weeks</source>
        <translation>
            <numerusform>every %n week</numerusform>
            <numerusform>every %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n months</source>
        <translation>
            <numerusform>every %n month</numerusform>
            <numerusform>every %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n years</source>
        <translation>
            <numerusform>every %n year</numerusform>
            <numerusform>every %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>every minute</numerusform>
            <numerusform>every %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n hour(s)</source>
        <translation>
            <numerusform>every hour</numerusform>
            <numerusform>every %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait for the next invoice and are left out here: %1 in all.</source>
        <extracomment>%1 is an amount or several</extracomment>
        <translation>
            <numerusform>%n thing waits for the next invoice and is left out here: %1.</numerusform>
            <numerusform>%n things wait for the next invoice and are left out here: %1 in all.</numerusform>
        </translation>
    </message>
</context>
</TS>
