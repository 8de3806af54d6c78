<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Command</name>
    <message>
        <source>%1: %2</source>
        <extracomment>An action of a submenu in a list of actions, as in &quot;Theme: Dark&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>CustomerColumns</name>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Lifetime value</source>
        <translation>Kundenwert</translation>
    </message>
    <message>
        <source>Last payment</source>
        <translation>Letzte Zahlung</translation>
    </message>
    <message>
        <source>Next payment</source>
        <translation>Nächste Zahlung</translation>
    </message>
    <message>
        <source>Credit balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Kunde seit</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
</context>
<context>
    <name>OperationColumns</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 such as Refund, %2 an amount</extracomment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>OperationFacts</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Looked up in vain</source>
        <translation>Vergeblich nachgesehen</translation>
    </message>
    <message>
        <source>Looked up again</source>
        <translation>Nächstes Nachsehen</translation>
    </message>
    <message>
        <source>From a backup</source>
        <translation>Aus einer Sicherung</translation>
    </message>
    <message>
        <source>Nothing of it is sent any more; it is only looked for.</source>
        <translation>Nichts davon wird noch gesendet; es wird nur danach gesucht.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Operation id</source>
        <translation>Vorgangs-ID</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Stripe&apos;s object</source>
        <translation>Objekt bei Stripe</translation>
    </message>
    <message>
        <source>Stripe&apos;s request id</source>
        <translation>Anfrage-ID von Stripe</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>It could not be read, and is kept as it came.</source>
        <translation>Sie war nicht lesbar und wird aufbewahrt, wie sie kam.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Step %1, taken back</source>
        <translation>Schritt %1, zurückgenommen</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Continue sends what was never sent, if nothing speaks against it.</source>
        <translation>Fortsetzen sendet, was nie gesendet wurde, wenn nichts dagegen spricht.</translation>
    </message>
    <message>
        <source>Look again asks Stripe what became of it; if it was done, the steps that were never sent follow.</source>
        <translation>Noch einmal nachsehen fragt Stripe, was daraus wurde; ist es geschehen, folgen die Schritte, die nie gesendet wurden.</translation>
    </message>
    <message>
        <source>Look again asks Stripe what became of it. Nothing is done twice.</source>
        <translation>Noch einmal nachsehen fragt Stripe, was daraus wurde. Nichts geschieht doppelt.</translation>
    </message>
    <message>
        <source>Discard gives it up; nothing of it was sent.</source>
        <translation>Verwerfen gibt es auf; nichts davon wurde gesendet.</translation>
    </message>
    <message>
        <source>Never sent</source>
        <translation>Nie gesendet</translation>
    </message>
    <message>
        <source>Sent, no answer yet</source>
        <translation>Gesendet, noch ohne Antwort</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Done, but not as expected</source>
        <translation>Erledigt, aber nicht wie erwartet</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht erledigt</translation>
    </message>
</context>
<context>
    <name>SubscriptionColumns</name>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>Im Monat</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Next payment</source>
        <translation>Nächste Zahlung</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Deleted customer</source>
        <translation>Gelöschter Kunde</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>Permissions: %1</source>
        <extracomment>%1 is a list of words of a program</extracomment>
        <translation>Berechtigungen: %1</translation>
    </message>
    <message>
        <source>Enter the day.</source>
        <translation>Geben Sie den Tag ein.</translation>
    </message>
</context>
<context>
    <name>TransactionColumns</name>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Zahlungsart</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Rückerstattet</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Deleted customer</source>
        <translation>Gelöschter Kunde</translation>
    </message>
    <message>
        <source>Guest · known email</source>
        <translation>Gast · bekannte E-Mail</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>Refund…</source>
        <translation>Erstatten…</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Lifetime value</source>
        <translation>Kundenwert</translation>
    </message>
    <message>
        <source>Credit balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Last payment</source>
        <translation>Letzte Zahlung</translation>
    </message>
    <message>
        <source>Customer id</source>
        <translation>Kundennummer</translation>
    </message>
    <message>
        <source>Customers listed: %1</source>
        <translation>Kunden in der Liste: %1</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Class credits</source>
        <translation>Kursguthaben</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Kunde seit</translation>
    </message>
    <message>
        <source>Next payment</source>
        <translation>Nächste Zahlung</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Rückerstattungen</translation>
    </message>
    <message>
        <source>Disputes</source>
        <translation>Zahlungsanfechtungen</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Durchschnitt</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>Gekauft</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last action</source>
        <translation>Letzter Vorgang</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>There is no customer “%1” in what was synced. Check the id, or sync and try again.</source>
        <translation>Unter den abgeglichenen Daten ist kein Kunde „%1“. Prüfen Sie die Nummer oder gleichen Sie ab und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>List the customers, the most valuable first</source>
        <translation>Die Kunden auflisten, die wertvollsten zuerst</translation>
    </message>
    <message>
        <source>Part of a name, email, phone or id</source>
        <translation>Teil eines Namens, einer E-Mail-Adresse, Telefon- oder Kundennummer</translation>
    </message>
    <message>
        <source>there is no such column; --help lists them</source>
        <translation>diese Spalte gibt es nicht; --help zählt sie auf</translation>
    </message>
    <message>
        <source>One of %1</source>
        <extracomment>%1 is a list of column names</extracomment>
        <translation>Eine von %1</translation>
    </message>
    <message>
        <source>Largest or latest first, with --sort</source>
        <translation>Größte oder neueste zuerst, zusammen mit --sort</translation>
    </message>
    <message>
        <source>So many at most</source>
        <translation>Höchstens so viele</translation>
    </message>
    <message>
        <source>Show all about one customer</source>
        <translation>Alles über einen Kunden zeigen</translation>
    </message>
    <message>
        <source>The customer&apos;s id (cus_…)</source>
        <translation>Die Kundennummer (cus_…)</translation>
    </message>
    <message>
        <source>Folder that holds the data of all studios</source>
        <translation>Ordner mit den Daten aller Studios</translation>
    </message>
    <message>
        <source>Which studio, where there are several</source>
        <translation>Welches Studio, wo es mehrere gibt</translation>
    </message>
    <message>
        <source>A sandbox on this computer instead of Stripe; takes test keys only</source>
        <translation>Eine Sandbox auf diesem Rechner statt Stripe; nimmt nur Testschlüssel</translation>
    </message>
    <message>
        <source>Print one JSON document instead of text for people</source>
        <translation>Ein JSON-Dokument statt Text für Menschen ausgeben</translation>
    </message>
    <message>
        <source>Print the version</source>
        <translation>Die Version ausgeben</translation>
    </message>
    <message>
        <source>Print this help</source>
        <translation>Diese Hilfe ausgeben</translation>
    </message>
    <message>
        <source>The Stripe key comes from the environment variable REGULARS_STRIPE_KEY or from the key store of the system.
Exit codes: 0 done, 1 refused, 2 usage, 3 offline or time-out, 4 key or permission, 5 local store.</source>
        <translation>Der Stripe-Schlüssel kommt aus der Umgebungsvariable REGULARS_STRIPE_KEY oder aus dem Schlüsselspeicher des Systems.
Rückgabewerte: 0 erledigt, 1 abgelehnt, 2 Aufruf, 3 offline oder Zeitüberschreitung, 4 Schlüssel oder Berechtigung, 5 lokale Daten.</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPTIONEN</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>BEFEHL</translation>
    </message>
    <message>
        <source>COMMANDS</source>
        <translation>BEFEHLE</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>(required)</source>
        <translation>(nötig)</translation>
    </message>
    <message>
        <source>Run “regulars-cli --help”, or “regulars-cli COMMAND --help”, to see what can be said.</source>
        <translation>„regulars-cli --help“ oder „regulars-cli BEFEHL --help“ zeigt, was möglich ist.</translation>
    </message>
    <message>
        <source>Regulars: the people behind a Stripe account, on the command line</source>
        <translation>Regulars: die Menschen hinter einem Stripe-Konto, auf der Befehlszeile</translation>
    </message>
    <message>
        <source>The backup is in %1.</source>
        <translation>Die Sicherung liegt in %1.</translation>
    </message>
    <message>
        <source>There is no file %1. Check its name; nothing was changed.</source>
        <translation>Die Datei %1 gibt es nicht. Prüfen Sie den Namen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Restored from %1. What was there before is kept beside it.</source>
        <translation>Aus %1 wiederhergestellt. Was vorher da war, liegt daneben.</translation>
    </message>
    <message>
        <source>Copy the studio&apos;s data into a file</source>
        <translation>Die Daten des Studios in eine Datei kopieren</translation>
    </message>
    <message>
        <source>Where to write the copy</source>
        <translation>Wohin die Kopie geschrieben wird</translation>
    </message>
    <message>
        <source>Put a backup in the place of the studio&apos;s data</source>
        <translation>Eine Sicherung an die Stelle der Daten des Studios setzen</translation>
    </message>
    <message>
        <source>The backup</source>
        <translation>Die Sicherung</translation>
    </message>
    <message>
        <source>Passphrase of the key file:</source>
        <translation>Passphrase der Schlüsseldatei:</translation>
    </message>
    <message>
        <source>Stripe key (sk_… or rk_…; Enter alone checks the one that is kept):</source>
        <translation>Stripe-Schlüssel (sk_… oder rk_…; nur Eingabetaste prüft den aufbewahrten):</translation>
    </message>
    <message>
        <source>Check a Stripe key and keep it in the key store</source>
        <translation>Einen Stripe-Schlüssel prüfen und im Schlüsselspeicher aufbewahren</translation>
    </message>
    <message>
        <source>Show how much is synced and where things stand</source>
        <translation>Zeigen, wie viel abgeglichen ist und wie es steht</translation>
    </message>
    <message>
        <source>Look at store, key and connection, and say what is wrong</source>
        <translation>Daten, Schlüssel und Verbindung prüfen und sagen, was fehlt</translation>
    </message>
    <message>
        <source>live</source>
        <extracomment>the mode of a Stripe account</extracomment>
        <translation>live</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>TEST</translation>
    </message>
    <message>
        <source>Connected to %1 (%2).</source>
        <extracomment>%1 is the name of a studio, %2 its mode: live or TEST</extracomment>
        <translation>Verbunden mit %1 (%2).</translation>
    </message>
    <message>
        <source>The key is kept in the key store.</source>
        <translation>Der Schlüssel liegt im Schlüsselspeicher.</translation>
    </message>
    <message>
        <source>No key was kept or changed.</source>
        <translation>Es wurde kein Schlüssel aufbewahrt oder geändert.</translation>
    </message>
    <message>
        <source>The key lacks these permissions, so what they are for stays empty: %1.</source>
        <extracomment>%1 is a list of permissions as Stripe words them</extracomment>
        <translation>Dem Schlüssel fehlen diese Berechtigungen; was sie betrifft, bleibt leer: %1.</translation>
    </message>
    <message>
        <source>Next: regulars-cli sync</source>
        <translation>Weiter mit: regulars-cli sync</translation>
    </message>
    <message>
        <source>never; run: regulars-cli sync</source>
        <translation>nie; weiter mit: regulars-cli sync</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>Letzter Abgleich</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Reads in 30 days</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>Abfragen in 30 Tagen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>The key may not read</source>
        <translation>Der Schlüssel darf nicht lesen</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>Abgeglichen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Synced data</source>
        <translation>Abgeglichene Daten</translation>
    </message>
    <message>
        <source>good</source>
        <extracomment>the result of a check that found nothing wrong</extracomment>
        <translation>gut</translation>
    </message>
    <message>
        <source>good, %1</source>
        <translation>gut, %1</translation>
    </message>
    <message>
        <source>Synced. Objects read: %1, requests: %2.</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>Abgeglichen. Gelesene Objekte: %1, Anfragen: %2.</translation>
    </message>
    <message>
        <source>The key may not read: %1. Turn on these permissions in the Stripe Dashboard → Developers → API keys, then sync again: %2.</source>
        <extracomment>%1 is a list of resources, %2 a list of permissions as Stripe words them</extracomment>
        <translation>Der Schlüssel darf nicht lesen: %1. Schalten Sie diese Berechtigungen ein (Stripe-Dashboard → Entwickler → API-Schlüssel) und gleichen Sie erneut ab: %2.</translation>
    </message>
    <message>
        <source>Bring what Stripe knows into the studio&apos;s data</source>
        <translation>Was Stripe weiß, in die Daten des Studios holen</translation>
    </message>
    <message>
        <source>Compare everything with Stripe and repair what differs</source>
        <translation>Alles mit Stripe vergleichen und Abweichungen beheben</translation>
    </message>
    <message>
        <source>So many requests a second at most</source>
        <translation>Höchstens so viele Anfragen in der Sekunde</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Zahlungsart</translation>
    </message>
    <message>
        <source>Transaction id</source>
        <translation>Transaktionsnummer</translation>
    </message>
    <message>
        <source>%1 (guest)</source>
        <translation>%1 (Gast)</translation>
    </message>
    <message>
        <source>Transactions listed: %1</source>
        <translation>Transaktionen in der Liste: %1</translation>
    </message>
    <message>
        <source>There is no transaction “%1” in what was synced. Check the id, or sync and try again.</source>
        <translation>Unter den abgeglichenen Daten ist keine Transaktion „%1“. Prüfen Sie die Nummer oder gleichen Sie ab und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>List the transactions, newest first, guests among them</source>
        <translation>Die Transaktionen auflisten, neueste zuerst, auch die von Gästen</translation>
    </message>
    <message>
        <source>Of this customer only</source>
        <translation>Nur von diesem Kunden</translation>
    </message>
    <message>
        <source>there is no such status; --help lists them</source>
        <translation>diesen Status gibt es nicht; --help zählt sie auf</translation>
    </message>
    <message>
        <source>Only those: one of %1</source>
        <extracomment>%1 is a list of words such as succeeded</extracomment>
        <translation>Nur diese: eines von %1</translation>
    </message>
    <message>
        <source>Show all about one transaction</source>
        <translation>Alles über eine Transaktion zeigen</translation>
    </message>
    <message>
        <source>The transaction&apos;s id (ch_… or py_…)</source>
        <translation>Die Transaktionsnummer (ch_… oder py_…)</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>--now takes a time such as 2026-11-12T08:15:00Z.</source>
        <translation>--now nimmt eine Zeit wie 2026-11-12T08:15:00Z.</translation>
    </message>
    <message>
        <source>Port %1 is taken. Choose another one, or leave --port out.</source>
        <translation>Port %1 ist belegt. Wählen Sie einen anderen, oder lassen Sie --port weg.</translation>
    </message>
    <message>
        <source>Keep the account in this file, and go on from it</source>
        <translation>Das Konto in dieser Datei aufbewahren und dort weitermachen</translation>
    </message>
    <message>
        <source>How many customers to invent</source>
        <translation>Wie viele Kunden erfunden werden</translation>
    </message>
    <message>
        <source>How many years of history to invent</source>
        <translation>Wie viele Jahre Vorgeschichte erfunden werden</translation>
    </message>
    <message>
        <source>The same seed invents the same studio</source>
        <translation>Dieselbe Zahl erfindet dasselbe Studio</translation>
    </message>
    <message>
        <source>The studio&apos;s main currency, such as eur</source>
        <translation>Die Hauptwährung des Studios, etwa eur</translation>
    </message>
    <message>
        <source>The account&apos;s time at the start, such as 2026-11-12T08:15:00Z</source>
        <translation>Die Zeit des Kontos am Anfang, etwa 2026-11-12T08:15:00Z</translation>
    </message>
    <message>
        <source>Port on this computer; any free one without it</source>
        <translation>Port auf diesem Rechner; ohne Angabe irgendein freier</translation>
    </message>
    <message>
        <source>How long each answer takes at least</source>
        <translation>Wie lange jede Antwort mindestens dauert</translation>
    </message>
    <message>
        <source>Requests a second for the account</source>
        <translation>Anfragen in der Sekunde für das Konto</translation>
    </message>
    <message>
        <source>Requests a second for each endpoint</source>
        <translation>Anfragen in der Sekunde für jeden Endpunkt</translation>
    </message>
    <message>
        <source>Also make a restricted key with these permissions; read or write stand for all</source>
        <translation>Auch einen eingeschränkten Schlüssel mit diesen Berechtigungen erstellen; read oder write steht für alle</translation>
    </message>
    <message>
        <source>What the account does not have: radar</source>
        <translation>Was das Konto nicht hat: radar</translation>
    </message>
    <message>
        <source>Write every exchange into this file, one JSON line each</source>
        <translation>Jeden Austausch in diese Datei schreiben, je eine JSON-Zeile</translation>
    </message>
    <message>
        <source>A Stripe account in a box, for trying and testing</source>
        <translation>Ein Stripe-Konto in einer Schachtel, zum Ausprobieren und Testen</translation>
    </message>
    <message>
        <source>Run the sandbox until stopped; prints its address and key first</source>
        <translation>Die Sandbox laufen lassen, bis sie angehalten wird; gibt zuerst Adresse und Schlüssel aus</translation>
    </message>
    <message>
        <source>What goes wrong on purpose; can be repeated</source>
        <translation>Was mit Absicht schiefgeht; kann wiederholt werden</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Differed from Stripe</source>
        <translation>Wich von Stripe ab</translation>
    </message>
    <message>
        <source>Differed from Stripe, and repaired:</source>
        <translation>Wich von Stripe ab und wurde berichtigt:</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Berichtigt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Equal until</source>
        <translation>Gleich bis</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Gefunden durch</translation>
    </message>
    <message>
        <source>Newest backup</source>
        <translation>Neueste Sicherung</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>The damaged data is kept in %1.</source>
        <translation>Die beschädigten Daten liegen in %1.</translation>
    </message>
    <message>
        <source>Some of what only Regulars knows could not be read: %1.</source>
        <translation>Manches, was nur Regulars weiß, ließ sich nicht lesen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n detail(s) differed from Stripe and were repaired; see: regulars-cli doctor</source>
        <translation>
            <numerusform>%n Angabe wich von Stripe ab und wurde berichtigt; siehe: regulars-cli doctor</numerusform>
            <numerusform>%n Angaben wichen von Stripe ab und wurden berichtigt; siehe: regulars-cli doctor</numerusform>
        </translation>
    </message>
    <message>
        <source>The API version that events are told in, such as 2024-06-20</source>
        <translation>Die API-Version, in der Ereignisse erzählt werden, etwa 2024-06-20</translation>
    </message>
    <message>
        <source>Forget what was synced and read everything again; also the way out of damaged data</source>
        <translation>Das Abgeglichene vergessen und alles neu lesen; auch der Ausweg bei beschädigten Daten</translation>
    </message>
    <message>
        <source>A note for the studio&apos;s own record</source>
        <translation>Eine Notiz für die eigenen Aufzeichnungen des Studios</translation>
    </message>
    <message>
        <source>Only show what would happen</source>
        <translation>Nur zeigen, was geschehen würde</translation>
    </message>
    <message>
        <source>A name for this action: however often it is run, it happens once</source>
        <translation>Ein Name für diese Aktion: wie oft sie auch läuft, sie geschieht einmal</translation>
    </message>
    <message>
        <source>To go on with it: regulars-cli operations resume %1</source>
        <extracomment>%1 is the id of an operation</extracomment>
        <translation>Um damit fortzufahren: regulars-cli operations resume %1</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Operation id</source>
        <translation>Vorgangs-ID</translation>
    </message>
    <message>
        <source>Operations listed: %1</source>
        <translation>Aufgelistete Vorgänge: %1</translation>
    </message>
    <message>
        <source>The operation&apos;s id</source>
        <translation>Die ID des Vorgangs</translation>
    </message>
    <message>
        <source>List what was asked of Stripe, unfinished first; continue or discard it</source>
        <translation>Auflisten, worum Stripe gebeten wurde, Unfertiges zuerst; fortsetzen oder verwerfen</translation>
    </message>
    <message>
        <source>List them; also without this word</source>
        <translation>Sie auflisten; auch ohne dieses Wort</translation>
    </message>
    <message>
        <source>Only those with this in an id or the note</source>
        <translation>Nur die, in deren ID oder Notiz dies steht</translation>
    </message>
    <message>
        <source>Only unfinished ones</source>
        <translation>Nur unfertige</translation>
    </message>
    <message>
        <source>Find out what became of one, and go on with it</source>
        <translation>Herausfinden, was aus einem wurde, und ihn fortsetzen</translation>
    </message>
    <message>
        <source>Give up one that was never sent</source>
        <translation>Einen aufgeben, der nie gesendet wurde</translation>
    </message>
    <message>
        <source>Give money of a transaction back to where it came from</source>
        <translation>Geld einer Transaktion dorthin zurückgeben, woher es kam</translation>
    </message>
    <message>
        <source>How much, such as 25.00; without it, all that is left</source>
        <translation>Wie viel, etwa 25.00; ohne Angabe alles, was übrig ist</translation>
    </message>
    <message>
        <source>Currency of the amount, if it is to be checked</source>
        <translation>Währung des Betrags, wenn sie geprüft werden soll</translation>
    </message>
    <message>
        <source>requested_by_customer (if nothing is said) or duplicate</source>
        <translation>requested_by_customer (ohne Angabe) oder duplicate</translation>
    </message>
    <message>
        <source>Go on although it may be paid twice</source>
        <translation>Fortfahren, obwohl doppelt gezahlt werden könnte</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) are unfinished; see: regulars-cli operations</source>
        <translation>
            <numerusform>%n Aktion ist nicht abgeschlossen; siehe: regulars-cli operations</numerusform>
            <numerusform>%n Aktionen sind nicht abgeschlossen; siehe: regulars-cli operations</numerusform>
        </translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Guthaben danach</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Credit balance: %1</source>
        <extracomment>%1 is an amount</extracomment>
        <translation>Guthaben: %1</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>Show a customer&apos;s credit balance and its history, or change it</source>
        <translation>Das Guthaben eines Kunden und seinen Verlauf zeigen oder es ändern</translation>
    </message>
    <message>
        <source>How much credit to add, such as 25.00</source>
        <translation>Wie viel Guthaben dazukommt, etwa 25.00</translation>
    </message>
    <message>
        <source>How much credit to take away</source>
        <translation>Wie viel Guthaben weggenommen wird</translation>
    </message>
    <message>
        <source>Give it back to the cards that it came from, newest first</source>
        <translation>Es an die Karten zurückgeben, von denen es kam, neueste zuerst</translation>
    </message>
    <message>
        <source>Only to what the invoices of this subscription were paid with</source>
        <translation>Nur an das, womit die Rechnungen dieses Abos bezahlt wurden</translation>
    </message>
    <message>
        <source>A note for the studio&apos;s own record and beside the entry at Stripe</source>
        <translation>Eine Notiz für die Aufzeichnungen des Studios und neben dem Eintrag bei Stripe</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>may buy</source>
        <translation>darf kaufen</translation>
    </message>
    <message>
        <source>blocked here only</source>
        <translation>nur hier gesperrt</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>Which: an email, a card&apos;s fingerprint, an IP address …; without any, they are listed</source>
        <translation>Welches: eine E-Mail-Adresse, der Fingerabdruck einer Karte, eine IP-Adresse …; ohne Angabe werden sie aufgelistet</translation>
    </message>
    <message>
        <source>All details of the customer</source>
        <translation>Alle Merkmale der Kundin oder des Kunden</translation>
    </message>
    <message>
        <source>Why, for the block log</source>
        <translation>Grund, für das Sperrprotokoll</translation>
    </message>
    <message>
        <source>End running subscriptions with their period</source>
        <translation>Laufende Abos mit ihrem Zeitraum beenden</translation>
    </message>
    <message>
        <source>Ask for no more money for them</source>
        <translation>Für sie kein Geld mehr einziehen</translation>
    </message>
    <message>
        <source>Block here only, not at Stripe</source>
        <translation>Nur hier sperren, nicht bei Stripe</translation>
    </message>
    <message>
        <source>Make lists of our own where Stripe has none</source>
        <translation>Eigene Listen anlegen, wo Stripe keine hat</translation>
    </message>
    <message>
        <source>Keep a customer from buying, by id, email, card, bank account or IP address</source>
        <translation>Jemanden am Kaufen hindern, nach Kennung, E-Mail, Karte, Bankkonto oder IP-Adresse</translation>
    </message>
    <message>
        <source>Let a customer buy again</source>
        <translation>Jemanden wieder kaufen lassen</translation>
    </message>
    <message>
        <source>Also block all details of the customer</source>
        <translation>Auch alle Merkmale der Kundin oder des Kunden sperren</translation>
    </message>
    <message>
        <source>Waits for the next invoice</source>
        <translation>Wartet auf die nächste Rechnung</translation>
    </message>
    <message>
        <source>Make an invoice now of what waits for the next one</source>
        <translation>Jetzt eine Rechnung über das erstellen, was auf die nächste wartet</translation>
    </message>
    <message>
        <source>Have a customer pay again after a chargeback</source>
        <translation>Einen Kunden nach einer Rückbuchung erneut zahlen lassen</translation>
    </message>
    <message>
        <source>The disputed transaction&apos;s id (ch_… or py_…)</source>
        <translation>Kennung der angefochtenen Transaktion (ch_… oder py_…)</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>By a payment link, for one payment</source>
        <translation>Über einen Zahlungslink für eine Zahlung</translation>
    </message>
    <message>
        <source>Paid by hand: it is only recorded</source>
        <translation>Von Hand bezahlt: wird nur vermerkt</translation>
    </message>
    <message>
        <source>How much, such as 25.00; without it, all that is still to be repaid</source>
        <translation>Wie viel, etwa 25.00; ohne Angabe alles, was noch zurückzuzahlen ist</translation>
    </message>
    <message>
        <source>By hand: cash (if nothing is said), bank_transfer or other</source>
        <translation>Von Hand: cash (ohne Angabe), bank_transfer oder other</translation>
    </message>
    <message>
        <source>a day is written as 2026-05-31</source>
        <translation>ein Tag wird als 2026-05-31 geschrieben</translation>
    </message>
    <message>
        <source>By hand: the day on which it was paid; today if nothing is said</source>
        <translation>Von Hand: der Tag, an dem gezahlt wurde; ohne Angabe heute</translation>
    </message>
    <message>
        <source>By hand: number of a receipt, text of a transfer</source>
        <translation>Von Hand: Belegnummer, Verwendungszweck</translation>
    </message>
    <message>
        <source>Charge the customer although they are blocked</source>
        <translation>Den Kunden trotz Sperre belasten</translation>
    </message>
    <message>
        <source>No subscription has the id %1.</source>
        <translation>Kein Abonnement hat die Id %1.</translation>
    </message>
    <message>
        <source>The subscription&apos;s id (sub_…)</source>
        <translation>Die Id des Abonnements (sub_…)</translation>
    </message>
    <message>
        <source>End it with the period that is paid for, or sooner</source>
        <translation>Es mit dem bezahlten Zeitraum beenden, oder früher</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>After this day, such as 2026-12-31</source>
        <translation>Nach diesem Tag, etwa 2026-12-31</translation>
    </message>
    <message>
        <source>Unused time becomes credit balance; without it, nothing is given back</source>
        <translation>Nicht genutzte Zeit wird Guthaben; ohne dies wird nichts zurückgegeben</translation>
    </message>
    <message>
        <source>Why, as Stripe words it: too_expensive, unused …</source>
        <translation>Warum, in Stripes Worten: too_expensive, unused …</translation>
    </message>
    <message>
        <source>Why, in the customer&apos;s words; kept by Stripe</source>
        <translation>Warum, in den Worten des Kunden; bei Stripe aufbewahrt</translation>
    </message>
    <message>
        <source>Let one that is going to end go on</source>
        <translation>Eines, das enden soll, weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Move it to another price</source>
        <translation>Zu einem anderen Preis wechseln</translation>
    </message>
    <message>
        <source>The price&apos;s id (price_…)</source>
        <translation>Die Kennung des Preises (price_…)</translation>
    </message>
    <message>
        <source>How many pieces; without it, as many as now</source>
        <translation>Wie viele Stück; ohne Angabe so viele wie jetzt</translation>
    </message>
    <message>
        <source>Another amount for the same product and cycle</source>
        <translation>Ein anderer Betrag für dasselbe Produkt im selben Rhythmus</translation>
    </message>
    <message>
        <source>The new price of one piece, such as 25.00</source>
        <translation>Der neue Preis für ein Stück, etwa 25.00</translation>
    </message>
    <message>
        <source>Another number of pieces</source>
        <translation>Eine andere Stückzahl</translation>
    </message>
    <message>
        <source>How many pieces</source>
        <translation>Wie viele Stück</translation>
    </message>
    <message>
        <source>Show a subscription; change, cancel or recover it</source>
        <translation>Ein Abonnement zeigen, ändern, kündigen oder fortsetzen</translation>
    </message>
    <message>
        <source>Also ask Stripe what is due next, and for its discounts</source>
        <translation>Auch Stripe fragen, was als Nächstes fällig wird, und nach den Rabatten</translation>
    </message>
    <message>
        <source>Which item, where there are several (si_…)</source>
        <translation>Welcher Posten, wo es mehrere gibt (si_…)</translation>
    </message>
    <message>
        <source>What is due for the rest of the period: now, later (with the next invoice; so without it), never</source>
        <translation>Was für den Rest des Zeitraums fällig wird: now (sofort), later (mit der nächsten Rechnung; so auch ohne Angabe), never (nichts)</translation>
    </message>
    <message>
        <source>End its trial, or begin its period on another day</source>
        <translation>Die Probezeit beenden, oder den Zeitraum an einem anderen Tag beginnen</translation>
    </message>
    <message>
        <source>Now, and billed now</source>
        <translation>Jetzt, und jetzt berechnet</translation>
    </message>
    <message>
        <source>On this day, such as 2026-12-31; until then nothing is billed</source>
        <translation>An diesem Tag, etwa 2026-12-31; bis dahin wird nichts berechnet</translation>
    </message>
    <message>
        <source>Unused time is credited; without it, nothing is given back</source>
        <translation>Ungenutzte Zeit wird gutgeschrieben; ohne diese Angabe wird nichts zurückgegeben</translation>
    </message>
    <message>
        <source>What becomes of invoices: void (so without it), keep_as_draft, mark_uncollectible</source>
        <translation>Was aus Rechnungen wird: void (so auch ohne Angabe), keep_as_draft, mark_uncollectible</translation>
    </message>
    <message>
        <source>It goes on by itself on this day</source>
        <translation>An diesem Tag geht es von selbst weiter</translation>
    </message>
    <message>
        <source>Apply a discount code, or take discounts away</source>
        <translation>Einen Rabattcode anwenden oder Rabatte wegnehmen</translation>
    </message>
    <message>
        <source>A promotion code, or a coupon&apos;s id</source>
        <translation>Ein Aktionscode oder die Kennung eines Gutscheins</translation>
    </message>
    <message>
        <source>The id of a discount that goes (di_…)</source>
        <translation>Die Kennung eines Rabatts, der wegfällt (di_…)</translation>
    </message>
    <message>
        <source>What becomes of an invoice that is not paid</source>
        <translation>Was aus einer unbezahlten Rechnung wird</translation>
    </message>
    <message>
        <source>retry (charge again), by_hand (paid outside Stripe), write_off</source>
        <translation>retry (noch einmal einziehen), by_hand (außerhalb von Stripe bezahlt), write_off (abschreiben)</translation>
    </message>
    <message>
        <source>Which (in_…); without it, the newest that is open</source>
        <translation>Welche (in_…); ohne Angabe die neueste offene</translation>
    </message>
    <message>
        <source>What is charged (pm_…); without it, what is charged usually</source>
        <translation>Was belastet wird (pm_…); ohne Angabe, was sonst belastet wird</translation>
    </message>
    <message>
        <source>Charge a blocked customer all the same</source>
        <translation>Einen gesperrten Kunden trotzdem belasten</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Subscription id</source>
        <translation>Abo-Kennung</translation>
    </message>
    <message>
        <source>Subscriptions listed: %1; %2 a month, before discounts</source>
        <translation>Aufgelistete Abos: %1; %2 im Monat, vor Rabatten</translation>
    </message>
    <message>
        <source>List the subscriptions, the newest first</source>
        <translation>Die Abos auflisten, die neuesten zuerst</translation>
    </message>
    <message>
        <source>Only those with these words in name, email, product or id</source>
        <translation>Nur die mit diesen Wörtern in Name, E-Mail, Produkt oder Kennung</translation>
    </message>
    <message>
        <source>Only those with this product</source>
        <translation>Nur die mit diesem Produkt</translation>
    </message>
    <message>
        <source>Only those that are billed so often: &quot;month 1&quot;, &quot;week 2&quot; …</source>
        <translation>Nur die, die so oft berechnet werden: „month 1“, „week 2“ …</translation>
    </message>
    <message>
        <source>not an interval: a unit and a number</source>
        <translation>kein Intervall: eine Einheit und eine Zahl</translation>
    </message>
    <message>
        <source>In this order: one of %1</source>
        <translation>In dieser Reihenfolge: eines von %1</translation>
    </message>
    <message>
        <source>there is no such order; --help lists them</source>
        <translation>diese Reihenfolge gibt es nicht; --help listet sie auf</translation>
    </message>
    <message>
        <source>The oldest, soonest or smallest first</source>
        <translation>Die ältesten, nächsten oder kleinsten zuerst</translation>
    </message>
    <message>
        <source>Give a customer a subscription</source>
        <translation>Einem Kunden ein Abo geben</translation>
    </message>
    <message>
        <source>To which price (price_…)</source>
        <translation>Zu welchem Preis (price_…)</translation>
    </message>
    <message>
        <source>Nothing is charged before this day</source>
        <translation>Vor diesem Tag wird nichts belastet</translation>
    </message>
    <message>
        <source>What one piece costs for the first payments, such as 25.00</source>
        <translation>Was ein Stück bei den ersten Zahlungen kostet, etwa 25.00</translation>
    </message>
    <message>
        <source>For how many payments: 1 to 3</source>
        <translation>Für wie viele Zahlungen: 1 bis 3</translation>
    </message>
    <message>
        <source>Send invoices that are due after so many days</source>
        <translation>Rechnungen senden, die nach so vielen Tagen fällig sind</translation>
    </message>
    <message>
        <source>The page is open until %1.</source>
        <translation>Die Seite ist bis %1 geöffnet.</translation>
    </message>
    <message>
        <source>Method id</source>
        <translation>Kennung der Methode</translation>
    </message>
    <message>
        <source>What it is charged to; without an id, what the customer has stored</source>
        <translation>Womit es bezahlt wird; ohne Kennung, was der Kunde hinterlegt hat</translation>
    </message>
    <message>
        <source>What is charged from now on (pm_…)</source>
        <translation>Was von jetzt an belastet wird (pm_…)</translation>
    </message>
    <message>
        <source>Not for all else that the customer pays</source>
        <translation>Nicht für alles andere, was der Kunde bezahlt</translation>
    </message>
    <message>
        <source>Print a page on which the customer stores another one</source>
        <translation>Eine Seite ausgeben, auf der der Kunde eine andere hinterlegt</translation>
    </message>
    <message>
        <source>Charge nobody for a while, or pause all of it</source>
        <translation>Eine Zeit lang niemanden belasten, oder alles pausieren</translation>
    </message>
    <message>
        <source>The subscription itself: no access and no invoices</source>
        <translation>Das Abo selbst: kein Zugang und keine Rechnungen</translation>
    </message>
    <message>
        <source>What becomes of unused time: nothing, later (so without it: taken off when it is resumed), credit</source>
        <translation>Was aus ungenutzter Zeit wird: nothing (nichts), later (so ohne Angabe: beim Fortsetzen abgezogen), credit (Guthaben)</translation>
    </message>
    <message>
        <source>Go on after a pause</source>
        <translation>Nach einer Pause fortsetzen</translation>
    </message>
    <message>
        <source>Of one that is paused as a whole: new (so without it: one begins today), present</source>
        <translation>Bei einem, das ganz pausiert: new (so ohne Angabe: einer beginnt heute), present (der laufende)</translation>
    </message>
</context>
<context>
    <name>regulars::balance::AdjustSheet</name>
    <message>
        <source>Add or take</source>
        <translation>Hinzufügen oder wegnehmen</translation>
    </message>
    <message>
        <source>Add credit</source>
        <translation>Guthaben hinzufügen</translation>
    </message>
    <message>
        <source>Take credit</source>
        <translation>Guthaben wegnehmen</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Note for the customer&apos;s record</source>
        <translation>Notiz für die Kundenakte</translation>
    </message>
    <message>
        <source>Adjust the credit balance</source>
        <translation>Guthaben anpassen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>This customer is not here</source>
        <translation>Dieser Kunde ist nicht hier</translation>
    </message>
    <message>
        <source>It may not be synced yet.</source>
        <translation>Vielleicht ist er noch nicht abgeglichen.</translation>
    </message>
    <message>
        <source>In %1: a credit balance lives in one currency.</source>
        <extracomment>%1 is a currency such as EUR</extracomment>
        <translation>In %1: Ein Guthaben hat nur eine Währung.</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <extracomment>%1 is an amount: the button that does it</extracomment>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>%1 wegnehmen</translation>
    </message>
</context>
<context>
    <name>regulars::balance::GiveBackModel</name>
    <message>
        <source>No invoice</source>
        <translation>Keine Rechnung</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>Bezahlt mit</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Refunded before</source>
        <translation>Zuvor erstattet</translation>
    </message>
    <message>
        <source>Refund now</source>
        <translation>Jetzt erstatten</translation>
    </message>
    <message>
        <source>Credit left</source>
        <extracomment>the credit balance that is left after this line</extracomment>
        <translation>Guthaben danach</translation>
    </message>
</context>
<context>
    <name>regulars::balance::GiveBackSheet</name>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Note for the customer&apos;s record</source>
        <translation>Notiz für die Kundenakte</translation>
    </message>
    <message>
        <source>Payments that take it back</source>
        <translation>Zahlungen, an die es zurückgeht</translation>
    </message>
    <message>
        <source>Refund the credit balance</source>
        <translation>Guthaben erstatten</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstatten</translation>
    </message>
    <message>
        <source>This customer is not here</source>
        <translation>Dieser Kunde ist nicht hier</translation>
    </message>
    <message>
        <source>It may not be synced yet.</source>
        <translation>Vielleicht ist er noch nicht abgeglichen.</translation>
    </message>
    <message>
        <source>All payments</source>
        <translation>Alle Zahlungen</translation>
    </message>
    <message>
        <source>Only of %1, since %2</source>
        <extracomment>%1 is what is paid for, %2 a date</extracomment>
        <translation>Nur von %1, seit %2</translation>
    </message>
    <message>
        <source>Only of %1</source>
        <extracomment>%1 is what is paid for</extracomment>
        <translation>Nur von %1</translation>
    </message>
    <message>
        <source>Every payment that could take it is left out. Tick one.</source>
        <translation>Alle Zahlungen, an die es gehen könnte, sind ausgelassen. Kreuzen Sie eine an.</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <extracomment>%1 is an amount: the button that does it</extracomment>
        <translation>%1 erstatten</translation>
    </message>
    <message>
        <source>Invoice them now</source>
        <translation>Jetzt abrechnen</translation>
    </message>
    <message>
        <source>Charge them although they are blocked</source>
        <translation>Trotz Sperre belasten</translation>
    </message>
</context>
<context>
    <name>regulars::balance::HistoryModel</name>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Cause</source>
        <extracomment>why a credit balance moved</extracomment>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Balance after</source>
        <extracomment>the credit balance after this entry</extracomment>
        <translation>Guthaben danach</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
</context>
<context>
    <name>regulars::balance::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Nothing has moved this balance yet</source>
        <translation>Dieses Guthaben hat sich noch nicht bewegt</translation>
    </message>
</context>
<context>
    <name>regulars::blocks::BlockSheet</name>
    <message>
        <source>Block all</source>
        <translation>Alle sperren</translation>
    </message>
    <message>
        <source>Unblock all</source>
        <translation>Alle entsperren</translation>
    </message>
    <message>
        <source>Tick what may not buy any more.</source>
        <translation>Abhaken, womit nicht mehr gekauft werden darf.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Why, for the history</source>
        <translation>Grund, für den Verlauf</translation>
    </message>
    <message>
        <source>Leave them as they are</source>
        <translation>Unverändert lassen</translation>
    </message>
    <message>
        <source>End them with their period</source>
        <translation>Mit ihrem Zeitraum beenden</translation>
    </message>
    <message>
        <source>Pause them</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Only here, not at Stripe</source>
        <translation>Nur hier, nicht bei Stripe</translation>
    </message>
    <message>
        <source>Create the missing lists at Stripe</source>
        <translation>Fehlende Listen bei Stripe anlegen</translation>
    </message>
    <message>
        <source>Customer details</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>This customer is gone</source>
        <translation>Diese Person gibt es nicht mehr</translation>
    </message>
    <message>
        <source>It was deleted in Stripe.</source>
        <translation>Sie wurde in Stripe gelöscht.</translation>
    </message>
    <message>
        <source>This is not an IP address. Write one such as 203.0.113.5.</source>
        <translation>Das ist keine IP-Adresse. Bitte eine wie 203.0.113.5 eingeben.</translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s) run on. A block does not end them.</source>
        <translation>
            <numerusform>%n Abo läuft weiter. Eine Sperre beendet es nicht.</numerusform>
            <numerusform>%n Abos laufen weiter. Eine Sperre beendet sie nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stripe has no list for some of this, so it would be blocked here only.</source>
        <translation>Für einen Teil davon hat Stripe keine Liste, er würde nur hier gesperrt.</translation>
    </message>
    <message numerus="yes">
        <source>Block %n detail(s)</source>
        <translation>
            <numerusform>%n Merkmal sperren</numerusform>
            <numerusform>%n Merkmale sperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblock %n detail(s)</source>
        <translation>
            <numerusform>%n Merkmal entsperren</numerusform>
            <numerusform>%n Merkmale entsperren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::blocks::DetailRow</name>
    <message>
        <source>here only</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>what kind of detail, and the detail: &quot;Card: Visa •••• 4242&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>Verlauf von %1</translation>
    </message>
    <message>
        <source>Never blocked from here.</source>
        <translation>Von hier aus nie gesperrt.</translation>
    </message>
</context>
<context>
    <name>regulars::customers::CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Search name, email, phone, last four digits, id …</source>
        <translation>Name, E-Mail, Telefon, letzte vier Ziffern, Nummer …</translation>
    </message>
    <message>
        <source>Search customers</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>Filter by status</source>
        <translation>Nach Status filtern</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>Noch keine Kunden</translation>
    </message>
    <message>
        <source>They appear here while Regulars reads them from Stripe.</source>
        <translation>Sie erscheinen hier, während Regulars sie von Stripe liest.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No customer matches this search and filter.</source>
        <translation>Kein Kunde passt zu Suche und Filter.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln Kunde</numerusform>
            <numerusform>%Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Lifetime value %1</source>
        <translation>Kundenwert %1</translation>
    </message>
    <message>
        <source>Credit balance %1</source>
        <translation>Guthaben %1</translation>
    </message>
</context>
<context>
    <name>regulars::customers::DetailsTab</name>
    <message>
        <source>Last transaction</source>
        <translation>Letzte Transaktion</translation>
    </message>
    <message>
        <source>No transactions yet.</source>
        <translation>Noch keine Transaktionen.</translation>
    </message>
    <message>
        <source>Open transaction</source>
        <translation>Transaktion öffnen</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Shipping address</source>
        <translation>Lieferadresse</translation>
    </message>
    <message>
        <source>Default method</source>
        <translation>Übliche Zahlungsart</translation>
    </message>
    <message>
        <source>Customer id</source>
        <translation>Kundennummer</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
</context>
<context>
    <name>regulars::customers::InfoTab</name>
    <message>
        <source>Customer id</source>
        <translation>Kundennummer</translation>
    </message>
    <message>
        <source>Email addresses</source>
        <translation>E-Mail-Adressen</translation>
    </message>
    <message>
        <source>Phone numbers</source>
        <translation>Telefonnummern</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Bank accounts</source>
        <translation>Bankkonten</translation>
    </message>
    <message>
        <source>Other methods</source>
        <translation>Andere Zahlungsarten</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>On record</source>
        <translation>Hinterlegt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Manage customer details…</source>
        <translation>Merkmale verwalten …</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
</context>
<context>
    <name>regulars::customers::MonthsChart</name>
    <message>
        <source>Payments by month</source>
        <translation>Zahlungen nach Monat</translation>
    </message>
    <message>
        <source>MMM yy</source>
        <extracomment>a month under a chart, as short as can be: QDate&apos;s format for &quot;Jan 26&quot;</extracomment>
        <translation>MMM yy</translation>
    </message>
</context>
<context>
    <name>regulars::customers::MonthsModel</name>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
</context>
<context>
    <name>regulars::customers::ProductCard</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abo</translation>
    </message>
    <message>
        <source>Payment without a description</source>
        <translation>Zahlung ohne Beschreibung</translation>
    </message>
    <message>
        <source>Transactions of %1</source>
        <translation>Transaktionen von %1</translation>
    </message>
    <message>
        <source>One-time</source>
        <translation>Einmalig</translation>
    </message>
    <message>
        <source>Ends %1</source>
        <translation>Endet %1</translation>
    </message>
    <message>
        <source>No transactions yet</source>
        <translation>Noch keine Transaktionen</translation>
    </message>
    <message>
        <source>%1 — next payment %2</source>
        <extracomment>the last thing that happened, then when the next payment is due</extracomment>
        <translation>%1 — nächste Zahlung %2</translation>
    </message>
    <message>
        <source>Recover…</source>
        <translation>Fortsetzen…</translation>
    </message>
    <message>
        <source>Cancel now…</source>
        <translation>Sofort kündigen…</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>Kündigen…</translation>
    </message>
</context>
<context>
    <name>regulars::customers::ProductSheet</name>
    <message>
        <source>Product details</source>
        <translation>Einzelheiten zum Produkt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Last successful payment</source>
        <translation>Letzte erfolgreiche Zahlung</translation>
    </message>
    <message>
        <source>Nothing was paid yet.</source>
        <translation>Noch nichts bezahlt.</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
</context>
<context>
    <name>regulars::customers::ProductTransactionsModel</name>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Zahlungsart</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Rückerstattet</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>Refund…</source>
        <translation>Erstatten…</translation>
    </message>
</context>
<context>
    <name>regulars::customers::ProductsTab</name>
    <message>
        <source>Nothing bought yet.</source>
        <translation>Noch nichts gekauft.</translation>
    </message>
</context>
<context>
    <name>regulars::customers::ProfileHeader</name>
    <message>
        <source>Lifetime value</source>
        <translation>Kundenwert</translation>
    </message>
    <message>
        <source>Credit balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Previous customer</source>
        <translation>Voriger Kunde</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>Nächster Kunde</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>customer since %1</source>
        <translation>Kunde seit %1</translation>
    </message>
    <message>
        <source>Copy email</source>
        <translation>E-Mail kopieren</translation>
    </message>
    <message>
        <source>Copy customer id</source>
        <translation>Kundennummer kopieren</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>Adjust credit balance…</source>
        <translation>Guthaben anpassen…</translation>
    </message>
    <message>
        <source>Refund credit balance…</source>
        <translation>Guthaben erstatten…</translation>
    </message>
    <message>
        <source>There is no credit balance to refund</source>
        <translation>Es gibt kein Guthaben zu erstatten</translation>
    </message>
    <message>
        <source>New subscription…</source>
        <translation>Neues Abo …</translation>
    </message>
</context>
<context>
    <name>regulars::customers::ProfileView</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Stats</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>This customer is gone</source>
        <translation>Diesen Kunden gibt es nicht mehr</translation>
    </message>
    <message>
        <source>It was deleted in Stripe.</source>
        <translation>Er wurde in Stripe gelöscht.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>regulars::customers::StatsTab</name>
    <message>
        <source>Total sales</source>
        <translation>Umsatz insgesamt</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Rückerstattungen</translation>
    </message>
    <message>
        <source>Disputes lost</source>
        <translation>Verlorene Anfechtungen</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>Lifetime value</source>
        <translation>Kundenwert</translation>
    </message>
    <message>
        <source>Average payment</source>
        <translation>Zahlung im Durchschnitt</translation>
    </message>
    <message>
        <source>First payment</source>
        <translation>Erste Zahlung</translation>
    </message>
    <message>
        <source>Last payment</source>
        <translation>Letzte Zahlung</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Declines</source>
        <translation>Ablehnungen</translation>
    </message>
    <message>
        <source>Months as subscriber</source>
        <translation>Monate mit Abo</translation>
    </message>
    <message>
        <source>Payments by month</source>
        <translation>Zahlungen nach Monat</translation>
    </message>
    <message>
        <source>Repaid by hand</source>
        <translation>Von Hand zurückgezahlt</translation>
    </message>
</context>
<context>
    <name>regulars::desk::Desk</name>
    <message>
        <source>The backup was restored.</source>
        <translation>Die Sicherung wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>What only Regulars knows was saved. The damaged data is kept in %1.</source>
        <translation>Was nur Regulars weiß, wurde gerettet. Die beschädigten Daten liegen in %1.</translation>
    </message>
    <message>
        <source>What could be read of what only Regulars knows was saved; some of it could not. The damaged data is kept in %1.</source>
        <translation>Was nur Regulars weiß, wurde gerettet, soweit es sich lesen ließ; manches nicht. Die beschädigten Daten liegen in %1.</translation>
    </message>
</context>
<context>
    <name>regulars::kit::ActionSheet</name>
    <message>
        <source>Keep as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>Stripe is asked …</source>
        <translation>Stripe wird gefragt …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>TEST</translation>
    </message>
    <message>
        <source>Note for staff</source>
        <translation>Notiz fürs Team</translation>
    </message>
</context>
<context>
    <name>regulars::kit::CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>regulars::kit::FilterChips</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>regulars::kit::ListPage</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>regulars::kit::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>regulars::kit::SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>regulars::kit::SelectionFooter</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <comment>Rows of a table</comment>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::kit::StatePanel</name>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>regulars::operations::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Search note, operation id, Stripe id …</source>
        <translation>Notiz, Vorgangs-ID, Stripe-ID suchen …</translation>
    </message>
    <message>
        <source>Search activity</source>
        <translation>Aktivität durchsuchen</translation>
    </message>
    <message>
        <source>Filter by result</source>
        <translation>Nach Ergebnis filtern</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Unfertig</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht erledigt</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No operation matches this search and filter.</source>
        <translation>Kein Vorgang passt zu dieser Suche und diesem Filter.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>What anybody here asks Stripe to do, such as a refund, is kept on this page with its result.</source>
        <translation>Worum hier jemand Stripe bittet, etwa eine Erstattung, steht mit seinem Ergebnis auf dieser Seite.</translation>
    </message>
    <message>
        <source>All that was asked of Stripe has come to its end.</source>
        <translation>Alles, worum Stripe gebeten wurde, ist zu Ende gebracht.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>No operation has been done so far.</source>
        <translation>Bisher wurde kein Vorgang erledigt.</translation>
    </message>
    <message>
        <source>Nothing was left undone</source>
        <translation>Nichts blieb unerledigt</translation>
    </message>
    <message>
        <source>No operation was refused or discarded.</source>
        <translation>Kein Vorgang wurde abgelehnt oder verworfen.</translation>
    </message>
    <message>
        <source>No activity yet</source>
        <translation>Noch keine Aktivität</translation>
    </message>
    <message>
        <source>Nothing is unfinished</source>
        <translation>Nichts ist unfertig</translation>
    </message>
</context>
<context>
    <name>regulars::operations::OperationSheet</name>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Working on it …</source>
        <translation>In Arbeit …</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>This operation is not here</source>
        <translation>Dieser Vorgang ist nicht hier</translation>
    </message>
    <message>
        <source>No operation with this id is kept in this studio.</source>
        <translation>Zu dieser ID ist in diesem Studio kein Vorgang vermerkt.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
</context>
<context>
    <name>regulars::payments::RefundSheet</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Wie viel</translation>
    </message>
    <message>
        <source>All that is left</source>
        <translation>Alles, was übrig ist</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Ein Teil</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>I understand the risk and want to proceed</source>
        <translation>Ich verstehe das Risiko und möchte fortfahren</translation>
    </message>
    <message>
        <source>Refund a transaction</source>
        <translation>Eine Transaktion erstatten</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>This transaction is not here</source>
        <translation>Diese Transaktion ist nicht hier</translation>
    </message>
    <message>
        <source>It may not be synced yet.</source>
        <translation>Vielleicht ist sie noch nicht abgeglichen.</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <extracomment>%1 is an amount: the button that does it</extracomment>
        <translation>%1 erstatten</translation>
    </message>
    <message>
        <source>Also block all details of this customer</source>
        <translation>Auch alle Merkmale dieser Person sperren</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Stripe is asked …</source>
        <translation>Stripe wird gefragt …</translation>
    </message>
</context>
<context>
    <name>regulars::payments::RepaymentSheet</name>
    <message>
        <source>How it is repaid</source>
        <translation>Wie zurückgezahlt wird</translation>
    </message>
    <message>
        <source>Payment link</source>
        <translation>Zahlungslink</translation>
    </message>
    <message>
        <source>Paid by hand</source>
        <translation>Von Hand bezahlt</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>I understand the risk and want to proceed</source>
        <translation>Ich verstehe das Risiko und möchte fortfahren</translation>
    </message>
    <message>
        <source>How it was paid</source>
        <translation>Wie gezahlt wurde</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>Gezahlt am</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Add a repayment</source>
        <translation>Rückzahlung hinzufügen</translation>
    </message>
    <message>
        <source>Create payment link</source>
        <translation>Zahlungslink anlegen</translation>
    </message>
    <message>
        <source>This transaction is not here</source>
        <translation>Diese Transaktion ist nicht hier</translation>
    </message>
    <message>
        <source>It may not be synced yet.</source>
        <translation>Vielleicht ist sie noch nicht abgeglichen.</translation>
    </message>
    <message>
        <source>Record %1</source>
        <extracomment>%1 is an amount: the button that does it</extracomment>
        <translation>%1 vermerken</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Vermerken</translation>
    </message>
    <message>
        <source>Create link for %1</source>
        <extracomment>%1 is an amount: the button that does it</extracomment>
        <translation>Link über %1 anlegen</translation>
    </message>
</context>
<context>
    <name>regulars::payments::TransactionSheet</name>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This transaction is not here</source>
        <translation>Diese Transaktion ist nicht hier</translation>
    </message>
    <message>
        <source>It may not be synced yet.</source>
        <translation>Vielleicht ist sie noch nicht abgeglichen.</translation>
    </message>
    <message>
        <source>Profile with this email</source>
        <translation>Profil mit dieser E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Refund…</source>
        <translation>Erstatten…</translation>
    </message>
    <message>
        <source>Add repayment…</source>
        <translation>Rückzahlung hinzufügen …</translation>
    </message>
    <message>
        <source>Open payment page</source>
        <translation>Zahlungsseite öffnen</translation>
    </message>
    <message>
        <source>Copy payment link</source>
        <translation>Zahlungslink kopieren</translation>
    </message>
    <message>
        <source>Write a mail…</source>
        <translation>E-Mail schreiben …</translation>
    </message>
</context>
<context>
    <name>regulars::payments::TransactionsPage</name>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Search name, email, product, last four digits, id …</source>
        <translation>Name, E-Mail, Produkt, letzte vier Ziffern, Nummer …</translation>
    </message>
    <message>
        <source>Search transactions</source>
        <translation>Transaktionen suchen</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Nach Zustand filtern</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Gäste</translation>
    </message>
    <message>
        <source>No transactions yet</source>
        <translation>Noch keine Transaktionen</translation>
    </message>
    <message>
        <source>They appear here while Regulars reads them from Stripe.</source>
        <translation>Sie erscheinen hier, während Regulars sie von Stripe liest.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No transaction matches this search and filter.</source>
        <translation>Keine Transaktion passt zu Suche und Filter.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transaction(s)</source>
        <translation>
            <numerusform>%Ln Transaktion</numerusform>
            <numerusform>%Ln Transaktionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Paid %1</source>
        <translation>Bezahlt %1</translation>
    </message>
    <message>
        <source>Refunded %1</source>
        <translation>Rückerstattet %1</translation>
    </message>
</context>
<context>
    <name>regulars::settings::DifferencesModel</name>
    <message>
        <source>Repaired</source>
        <translation>Berichtigt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Equal until</source>
        <extracomment>when both were last known to agree</extracomment>
        <translation>Gleich bis</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Gefunden durch</translation>
    </message>
</context>
<context>
    <name>regulars::settings::DifferencesSheet</name>
    <message>
        <source>Differs from Stripe</source>
        <translation>Weicht von Stripe ab</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What Regulars held differently from Stripe although nothing had announced a change. Stripe is right: each was repaired when it was found. Contents of personal fields are not kept here.</source>
        <translation>Was Regulars anders führte als Stripe, obwohl nichts eine Änderung angekündigt hatte. Stripe hat recht: Alles wurde berichtigt, als es gefunden wurde. Inhalte persönlicher Felder werden hier nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing differed</source>
        <translation>Nichts wich ab</translation>
    </message>
    <message>
        <source>Every check so far found both sides equal.</source>
        <translation>Jede Prüfung fand bisher beide Seiten gleich.</translation>
    </message>
</context>
<context>
    <name>regulars::settings::ReadsChart</name>
    <message>
        <source>Reads by day</source>
        <translation>Abfragen nach Tagen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a day and how many reads were sent on it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 a day on average</source>
        <extracomment>the line in the chart of reads by day; %1 is a number</extracomment>
        <translation>%1 am Tag im Durchschnitt</translation>
    </message>
</context>
<context>
    <name>regulars::settings::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Reads from Stripe</source>
        <translation>Abfragen bei Stripe</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Stripe key…</source>
        <translation>Stripe-Schlüssel …</translation>
    </message>
    <message>
        <source>Differs from Stripe</source>
        <translation>Weicht von Stripe ab</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Zeigen …</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
    <message>
        <source>Data and backups</source>
        <translation>Daten und Sicherungen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Opening one asks Stripe what changed, unless it was asked just before</source>
        <translation>Beim Öffnen wird Stripe gefragt, was sich geändert hat, wenn das nicht eben erst geschah</translation>
    </message>
    <message>
        <source>Last synced</source>
        <translation>Zuletzt abgeglichen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Nothing differed so far.</source>
        <translation>Bisher wich nichts ab.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln detail(s) differed and were repaired, the last time on %1.</source>
        <translation>
            <numerusform>%Ln Angabe wich ab und wurde berichtigt, zuletzt am %1.</numerusform>
            <numerusform>%Ln Angaben wichen ab und wurden berichtigt, zuletzt am %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>TEST</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>%1 of %2 in the last 30 days</source>
        <extracomment>requests to Stripe in the last 30 days, and how many Stripe grants</extracomment>
        <translation>%1 von %2 in den letzten 30 Tagen</translation>
    </message>
    <message>
        <source>Stripe grants 500 reads for each payment within 30 days, and 10,000 at least. From 80 % on Regulars asks less often, from 95 % on rarely, and says so.</source>
        <translation>Stripe gewährt 500 Abfragen für jede Zahlung innerhalb von 30 Tagen, mindestens 10.000. Ab 80 % fragt Regulars seltener, ab 95 % kaum noch, und sagt es.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Newest backup</source>
        <translation>Neueste Sicherung</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>Backups kept</source>
        <translation>Aufbewahrt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln backup(s): one each day, and one before each update</source>
        <translation>
            <numerusform>%Ln Sicherung: eine am Tag und eine vor jeder Aktualisierung</numerusform>
            <numerusform>%Ln Sicherungen: eine am Tag und eine vor jeder Aktualisierung</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::shell::DamagedPage</name>
    <message>
        <source>A disk or another program has written over parts of it. At Stripe nothing is lost. Choose a way on; the damaged data is kept beside the new in either case.</source>
        <translation>Ein Datenträger oder ein anderes Programm hat Teile davon überschrieben. Bei Stripe ist nichts verloren. Wählen Sie, wie es weitergeht; die beschädigten Daten bleiben in jedem Fall neben den neuen liegen.</translation>
    </message>
    <message>
        <source>Read everything again from Stripe</source>
        <translation>Alles neu von Stripe lesen</translation>
    </message>
    <message>
        <source>What only Regulars knows is saved as far as it can be read; where rows of it are lost, the newest backup gives its own.</source>
        <translation>Was nur Regulars weiß, wird gerettet, soweit es sich lesen lässt; wo etwas verloren ist, hilft die neueste Sicherung aus.</translation>
    </message>
    <message>
        <source>Save and read again</source>
        <translation>Retten und neu lesen</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Eine Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Goes back to the day of the backup; what happened at Stripe since then is read again.</source>
        <translation>Geht auf den Tag der Sicherung zurück; was seither bei Stripe geschah, wird neu gelesen.</translation>
    </message>
    <message>
        <source>No backup lies beside the data.</source>
        <translation>Neben den Daten liegt keine Sicherung.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Restore backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Andere Datei …</translation>
    </message>
    <message>
        <source>Saving what can be read…</source>
        <translation>Was sich lesen lässt, wird gerettet …</translation>
    </message>
    <message>
        <source>The stored data is damaged.</source>
        <translation>Die gespeicherten Daten sind beschädigt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen…</translation>
    </message>
</context>
<context>
    <name>regulars::shell::HelpSheet</name>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Regulars</source>
        <translation>Über Regulars</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>People first: customers, credits and value for studios that bill through Stripe. Free software under the GNU General Public License, version 3 or later. Not made or endorsed by Stripe.</source>
        <translation>Menschen zuerst: Kunden, Guthaben und Kundenwert für Studios, die über Stripe abrechnen. Freie Software unter der GNU General Public License, Version 3 oder neuer. Nicht von Stripe hergestellt oder empfohlen.</translation>
    </message>
</context>
<context>
    <name>regulars::shell::MainWindow</name>
    <message>
        <source>Regulars</source>
        <translation>Regulars</translation>
    </message>
    <message>
        <source>TEST: %1 – Regulars</source>
        <extracomment>Title of the window; %1 is the studio&apos;s name</extracomment>
        <translation>TEST: %1 – Regulars</translation>
    </message>
    <message>
        <source>%1 – Regulars</source>
        <translation>%1 – Regulars</translation>
    </message>
</context>
<context>
    <name>regulars::shell::Palette</name>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>Find people and actions</source>
        <translation>Personen und Aktionen finden</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No action and no person matches.</source>
        <translation>Keine Aktion und keine Person passt dazu.</translation>
    </message>
</context>
<context>
    <name>regulars::shell::Rail</name>
    <message>
        <source>TEST</source>
        <extracomment>Badge of a studio in Stripe&apos;s test mode; short, in capitals</extracomment>
        <translation>TEST</translation>
    </message>
</context>
<context>
    <name>regulars::shell::StoreSafety</name>
    <message>
        <source>Back up this studio</source>
        <translation>Dieses Studio sichern</translation>
    </message>
    <message>
        <source>Regulars backup (*.regulars)</source>
        <translation>Regulars-Sicherung (*.regulars)</translation>
    </message>
    <message>
        <source>The backup is in %1.</source>
        <translation>Die Sicherung liegt in %1.</translation>
    </message>
    <message>
        <source>Restore this studio from a backup</source>
        <translation>Dieses Studio aus einer Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Restore this studio</source>
        <translation>Dieses Studio wiederherstellen</translation>
    </message>
    <message>
        <source>Replace what Regulars knows about this studio by the backup %1?</source>
        <translation>Was Regulars über dieses Studio weiß, durch die Sicherung %1 ersetzen?</translation>
    </message>
    <message>
        <source>What is there now is kept beside it. Stripe itself is not changed; what happened since the backup is read again from Stripe.</source>
        <translation>Was jetzt da ist, bleibt daneben erhalten. In Stripe ändert sich nichts; was seit der Sicherung geschah, wird neu von Stripe gelesen.</translation>
    </message>
    <message>
        <source>Restore backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
</context>
<context>
    <name>regulars::shell::StudioBanners</name>
    <message>
        <source>You are offline. What you see was synced %1. Searching and looking work; what needs Stripe has to wait.</source>
        <extracomment>%1 is an age such as &quot;2 min ago&quot;</extracomment>
        <translation>Sie sind offline. Was Sie sehen, wurde %1 abgeglichen. Suchen und Ansehen gehen; was Stripe braucht, muss warten.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation>Schlüssel eingeben …</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>How far the first fill is: a resource such as &quot;Customers&quot; and how many were read</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Reading your studio for the first time. You can look around already. %1</source>
        <extracomment>%1 is a list such as &quot;Customers 1,240 · Payments 5,300&quot;</extracomment>
        <translation>Ihr Studio wird zum ersten Mal gelesen. Sie können sich schon umsehen. %1</translation>
    </message>
    <message>
        <source>The Stripe key may not read: %1. What belongs to it is missing here. Add the permission to the key in Stripe&apos;s dashboard, then sync again.</source>
        <extracomment>%1 is a list of permissions as Stripe names them</extracomment>
        <translation>Der Stripe-Schlüssel darf nicht lesen: %1. Was dazu gehört, fehlt hier. Geben Sie dem Schlüssel im Stripe-Dashboard die Berechtigung und gleichen Sie erneut ab.</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen…</translation>
    </message>
    <message>
        <source>Regulars has used %1 of the %2 reads that Stripe grants in 30 days, and syncs less often until there is room again. %3.</source>
        <extracomment>%1 and %2 are numbers, %3 such as &quot;Stripe is asked every 15 minutes while somebody works, every 2 hours otherwise&quot;</extracomment>
        <translation>Regulars hat %1 der %2 Abfragen verbraucht, die Stripe in 30 Tagen gewährt, und gleicht seltener ab, bis wieder Platz ist. %3.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln detail(s) differed from Stripe although nothing had announced it. All of it was repaired.</source>
        <translation>
            <numerusform>%Ln Angabe wich von Stripe ab, obwohl nichts es angekündigt hatte. Sie wurde berichtigt.</numerusform>
            <numerusform>%Ln Angaben wichen von Stripe ab, obwohl nichts es angekündigt hatte. Alle wurden berichtigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s) at Stripe are unfinished: see what is known, and continue or discard them.</source>
        <translation>
            <numerusform>%Ln Aktion bei Stripe ist nicht abgeschlossen: Sehen Sie, was bekannt ist, und setzen Sie sie fort oder verwerfen Sie sie.</numerusform>
            <numerusform>%Ln Aktionen bei Stripe sind nicht abgeschlossen: Sehen Sie, was bekannt ist, und setzen Sie sie fort oder verwerfen Sie sie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::shell::StudioStatus</name>
    <message>
        <source>Sync progress</source>
        <translation>Fortschritt des Abgleichs</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Wird abgeglichen …</translation>
    </message>
    <message>
        <source>Offline, synced %1</source>
        <extracomment>%1 is an age such as &quot;2 min ago&quot;</extracomment>
        <translation>Offline, abgeglichen %1</translation>
    </message>
    <message>
        <source>Offline, never synced</source>
        <translation>Offline, nie abgeglichen</translation>
    </message>
    <message>
        <source>Not syncing, last synced %1</source>
        <extracomment>%1 is an age such as &quot;2 min ago&quot;</extracomment>
        <translation>Kein Abgleich, zuletzt %1</translation>
    </message>
    <message>
        <source>Not syncing</source>
        <translation>Kein Abgleich</translation>
    </message>
    <message>
        <source>Synced %1</source>
        <extracomment>%1 is an age such as &quot;2 min ago&quot;</extracomment>
        <translation>Abgeglichen %1</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Noch nicht abgeglichen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln Kunde</numerusform>
            <numerusform>%Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Reads this month %1 of %2</source>
        <extracomment>Requests to Stripe in the last 30 days and how many Stripe grants</extracomment>
        <translation>Abfragen in diesem Monat: %1 von %2</translation>
    </message>
    <message>
        <source>TEST: demo studio</source>
        <translation>TEST: Demostudio</translation>
    </message>
    <message>
        <source>TEST account</source>
        <translation>TEST-Konto</translation>
    </message>
    <message>
        <source>Live account</source>
        <translation>Live-Konto</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Progress of syncing: a resource such as &quot;Customers&quot; and how many were read</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, syncing less often</source>
        <extracomment>%1 is &quot;Reads this month …&quot;: Regulars asks Stripe less often, near the limit</extracomment>
        <translation>%1, gleicht seltener ab</translation>
    </message>
</context>
<context>
    <name>regulars::shell::StudioView</name>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Demo studio</source>
        <translation>Demostudio</translation>
    </message>
    <message>
        <source>Your studio</source>
        <translation>Ihr Studio</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A page and a filter of it in a list of actions, as in &quot;Customers: Past due&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Abos</translation>
    </message>
</context>
<context>
    <name>regulars::shell::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>Jetzt &amp;abgleichen</translation>
    </message>
    <message>
        <source>Stripe &amp;key…</source>
        <translation>Stripe-&amp;Schlüssel …</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>S&amp;ichern …</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Wiederherstellen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Find	Ctrl+F</source>
        <translation>&amp;Suchen	Ctrl+F</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Regulars</source>
        <translation>Ü&amp;ber Regulars</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Open the profile of the chosen customer</source>
        <translation>Das Profil des gewählten Kunden öffnen</translation>
    </message>
    <message>
        <source>Close the profile</source>
        <translation>Das Profil schließen</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>Die gewählten Zeilen kopieren</translation>
    </message>
    <message>
        <source>Find &amp;anything…</source>
        <translation>&amp;Alles finden …</translation>
    </message>
    <message>
        <source>&amp;Customer</source>
        <translation>&amp;Kunde</translation>
    </message>
    <message>
        <source>&amp;Subscription</source>
        <translation>&amp;Abonnement</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::BillingDaySheet</name>
    <message>
        <source>When its period begins</source>
        <translation>Wann der Zeitraum beginnt</translation>
    </message>
    <message>
        <source>When its trial ends</source>
        <translation>Wann die Probezeit endet</translation>
    </message>
    <message>
        <source>Unused time</source>
        <translation>Ungenutzte Zeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>On another day</source>
        <translation>An einem anderen Tag</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Give nothing back</source>
        <translation>Nichts zurückgeben</translation>
    </message>
    <message>
        <source>Credit it</source>
        <translation>Gutschreiben</translation>
    </message>
    <message>
        <source>Billed on</source>
        <translation>Berechnet am</translation>
    </message>
    <message>
        <source>Billing day</source>
        <translation>Abrechnungstag</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Probezeit</translation>
    </message>
    <message>
        <source>Bill on %1</source>
        <translation>Am %1 berechnen</translation>
    </message>
    <message>
        <source>End the trial</source>
        <translation>Probezeit beenden</translation>
    </message>
    <message>
        <source>Begin today</source>
        <translation>Heute beginnen</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::CancelSheet</name>
    <message>
        <source>Keep the subscription active until the next expected rebill date</source>
        <translation>Das Abonnement bis zur nächsten erwarteten Abbuchung aktiv lassen</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Nicht gefragt</translation>
    </message>
    <message>
        <source>Why they leave</source>
        <translation>Warum sie gehen</translation>
    </message>
    <message>
        <source>In their own words, kept by Stripe</source>
        <translation>In eigenen Worten, bei Stripe aufbewahrt</translation>
    </message>
    <message>
        <source>When it ends</source>
        <translation>Wann es endet</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>On a day</source>
        <translation>An einem Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Unused time</source>
        <translation>Nicht genutzte Zeit</translation>
    </message>
    <message>
        <source>Give nothing back</source>
        <translation>Nichts zurückgeben</translation>
    </message>
    <message>
        <source>Credit balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Cancel the subscription</source>
        <translation>Das Abonnement kündigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Kündigen</translation>
    </message>
    <message>
        <source>Cancel on %1</source>
        <extracomment>%1 is a day: the button that does it</extracomment>
        <translation>Zum %1 kündigen</translation>
    </message>
    <message>
        <source>Cancel now</source>
        <translation>Sofort kündigen</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstatten</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>the credit balance is refunded in the next step</source>
        <translation>wird das Guthaben im nächsten Schritt erstattet</translation>
    </message>
    <message>
        <source>Refund credit balance…</source>
        <translation>Guthaben erstatten…</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::ChangeSheet</name>
    <message>
        <source>Item</source>
        <translation>Posten</translation>
    </message>
    <message>
        <source>Charge the difference</source>
        <translation>Unterschied berechnen</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>With the next invoice</source>
        <translation>Mit der nächsten Rechnung</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Refund credit balance…</source>
        <translation>Guthaben erstatten…</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::CollectSheet</name>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>Charge again</source>
        <translation>Noch einmal einziehen</translation>
    </message>
    <message>
        <source>Paid by hand</source>
        <translation>Anders bezahlt</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>Abschreiben</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>Belasten</translation>
    </message>
    <message>
        <source>I understand the risk and want to proceed</source>
        <translation>Ich verstehe das Risiko und möchte fortfahren</translation>
    </message>
    <message>
        <source>Open payment page</source>
        <translation>Zahlungsseite öffnen</translation>
    </message>
    <message>
        <source>Copy payment link</source>
        <translation>Zahlungslink kopieren</translation>
    </message>
    <message>
        <source>Write a mail…</source>
        <translation>E-Mail schreiben…</translation>
    </message>
    <message>
        <source>Unpaid invoice</source>
        <translation>Unbezahlte Rechnung</translation>
    </message>
    <message>
        <source>What Stripe has stored</source>
        <translation>Was Stripe gespeichert hat</translation>
    </message>
    <message>
        <source>Charge %1</source>
        <extracomment>%1 is an amount: the button that does it</extracomment>
        <translation>%1 einziehen</translation>
    </message>
    <message>
        <source>Mark %1 as paid</source>
        <translation>%1 als bezahlt vermerken</translation>
    </message>
    <message>
        <source>Write off %1</source>
        <translation>%1 abschreiben</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::CreationSheet</name>
    <message>
        <source>First payment</source>
        <translation>Erste Zahlung</translation>
    </message>
    <message>
        <source>How it is paid</source>
        <translation>Wie bezahlt wird</translation>
    </message>
    <message>
        <source>Search plans</source>
        <translation>Tarife suchen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Discount code</source>
        <translation>Rabattcode</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>On a day</source>
        <translation>An einem Tag</translation>
    </message>
    <message>
        <source>Free until</source>
        <translation>Kostenlos bis</translation>
    </message>
    <message>
        <source>the first payment</source>
        <extracomment>for how many payments an introductory price holds</extracomment>
        <translation>die erste Zahlung</translation>
    </message>
    <message>
        <source>the first %1 payments</source>
        <translation>die ersten %1 Zahlungen</translation>
    </message>
    <message>
        <source>Introductory price</source>
        <translation>Einführungspreis</translation>
    </message>
    <message>
        <source>It is for</source>
        <translation>Er gilt für</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>Belasten</translation>
    </message>
    <message>
        <source>Send invoices</source>
        <translation>Rechnungen senden</translation>
    </message>
    <message>
        <source>Payment method</source>
        <translation>Zahlungsmethode</translation>
    </message>
    <message>
        <source>Days to pay</source>
        <translation>Tage bis zur Zahlung</translation>
    </message>
    <message>
        <source>New subscription</source>
        <translation>Neues Abo</translation>
    </message>
    <message>
        <source>Subscribe</source>
        <translation>Abonnieren</translation>
    </message>
    <message>
        <source>none is stored</source>
        <translation>keine ist hinterlegt</translation>
    </message>
    <message>
        <source>Subscribe and charge %1</source>
        <extracomment>%1 is an amount: the button that does it</extracomment>
        <translation>Abonnieren und %1 belasten</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::DiscountSheet</name>
    <message>
        <source>Discounts that it has</source>
        <translation>Rabatte, die es hat</translation>
    </message>
    <message>
        <source>Discount code</source>
        <translation>Rabattcode</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>Rabatte</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Stripe is asked …</source>
        <translation>Stripe wird gefragt …</translation>
    </message>
    <message>
        <source>None. What is entered below is the first.</source>
        <translation>Keine. Was unten eingegeben wird, ist der erste.</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::MethodSheet</name>
    <message>
        <source>Charge</source>
        <translation>Belasten</translation>
    </message>
    <message>
        <source>Use it for all that this customer pays</source>
        <translation>Für alles verwenden, was dieser Kunde bezahlt</translation>
    </message>
    <message>
        <source>Another one, which the customer types in at Stripe</source>
        <translation>Eine andere, die der Kunde bei Stripe eingibt</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Copy a link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Write a mail…</source>
        <translation>E-Mail schreiben …</translation>
    </message>
    <message>
        <source>Payment method</source>
        <translation>Zahlungsmethode</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>none is stored</source>
        <translation>keine ist hinterlegt</translation>
    </message>
    <message>
        <source>Stripe is asked for a page …</source>
        <translation>Stripe wird um eine Seite gebeten …</translation>
    </message>
    <message>
        <source>The page is open until %1.</source>
        <translation>Die Seite ist bis %1 geöffnet.</translation>
    </message>
    <message>
        <source>The page has to be used within minutes.</source>
        <translation>Die Seite muss innerhalb von Minuten benutzt werden.</translation>
    </message>
    <message>
        <source>What is stored there can be chosen here once it is synced.</source>
        <translation>Was dort hinterlegt wird, kann hier gewählt werden, sobald es synchronisiert ist.</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::PauseSheet</name>
    <message>
        <source>Invoices meanwhile</source>
        <translation>Rechnungen solange</translation>
    </message>
    <message>
        <source>Until a day</source>
        <translation>Bis zu einem Tag</translation>
    </message>
    <message>
        <source>Charged again from</source>
        <translation>Wieder eingezogen ab</translation>
    </message>
    <message>
        <source>Pause the collection</source>
        <translation>Einzug pausieren</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::PlanSheet</name>
    <message>
        <source>Search plans</source>
        <translation>Tarife durchsuchen</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Neuer Tarif</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Change plan</source>
        <translation>Tarif wechseln</translation>
    </message>
    <message>
        <source>Change plan and charge %1</source>
        <extracomment>%1 is an amount: the button that does it</extracomment>
        <translation>Tarif wechseln und %1 berechnen</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::PriceListModel</name>
    <message>
        <source>Without a name</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>as now</source>
        <translation>wie jetzt</translation>
    </message>
    <message>
        <source>another currency</source>
        <translation>andere Währung</translation>
    </message>
    <message>
        <source>another cycle than its other items</source>
        <translation>anderer Rhythmus als die übrigen Posten</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::PricePicker</name>
    <message>
        <source>Search name, amount …</source>
        <translation>Name, Betrag … suchen</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::PriceSheet</name>
    <message>
        <source>New price</source>
        <translation>Neuer Preis</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>Preis ändern</translation>
    </message>
    <message>
        <source>Change the price and charge %1</source>
        <extracomment>%1 is an amount: the button that does it</extracomment>
        <translation>Preis ändern und %1 berechnen</translation>
    </message>
    <message>
        <source>Edit price</source>
        <translation>Preis ändern</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::QuotedSheet</name>
    <message>
        <source>Ask Stripe again</source>
        <translation>Stripe noch einmal fragen</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>Was es kostet</translation>
    </message>
    <message>
        <source>Stripe is asked …</source>
        <translation>Stripe wird gefragt …</translation>
    </message>
    <message>
        <source>I understand the risk and want to proceed</source>
        <translation>Ich verstehe das Risiko und möchte fortfahren</translation>
    </message>
    <message>
        <source>%1 and charge %2</source>
        <extracomment>the button that does it, and an amount</extracomment>
        <translation>%1 und %2 berechnen</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::RecoverSheet</name>
    <message>
        <source>Recover the subscription</source>
        <translation>Das Abonnement fortsetzen</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::ResumeSheet</name>
    <message>
        <source>Resume the collection</source>
        <translation>Einzug fortsetzen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::SubscriptionSheet</name>
    <message>
        <source>This subscription is not here</source>
        <translation>Dieses Abonnement ist nicht hier</translation>
    </message>
    <message>
        <source>It may not be synced yet.</source>
        <translation>Vielleicht ist es noch nicht abgeglichen.</translation>
    </message>
    <message>
        <source>This customer is not here</source>
        <translation>Dieser Kunde ist nicht hier</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::SubscriptionView</name>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>Last successful payment</source>
        <translation>Letzte erfolgreiche Zahlung</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This subscription is not here</source>
        <translation>Dieses Abonnement ist nicht hier</translation>
    </message>
    <message>
        <source>It may not be synced yet.</source>
        <translation>Vielleicht ist es noch nicht abgeglichen.</translation>
    </message>
    <message>
        <source>Stripe is asked what is due next …</source>
        <translation>Stripe wird gefragt, was als Nächstes fällig wird …</translation>
    </message>
    <message>
        <source>What is due next is not known now. %1</source>
        <translation>Was als Nächstes fällig wird, ist gerade nicht bekannt. %1</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::SubscriptionsPage</name>
    <message>
        <source>Subscriptions</source>
        <translation>Abos</translation>
    </message>
    <message>
        <source>Search name, email, product, id …</source>
        <translation>Name, E-Mail, Produkt, Kennung suchen …</translation>
    </message>
    <message>
        <source>Search subscriptions</source>
        <translation>Abos durchsuchen</translation>
    </message>
    <message>
        <source>Filter by status</source>
        <translation>Nach Status filtern</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Ending soon</source>
        <translation>Enden bald</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>Alle Produkte</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>All intervals</source>
        <translation>Alle Intervalle</translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s)</source>
        <translation>
            <numerusform>%Ln Abo</numerusform>
            <numerusform>%Ln Abos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a month, before discounts</source>
        <translation>%1 im Monat, vor Rabatten</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>No subscriptions yet</source>
        <translation>Noch keine Abos</translation>
    </message>
    <message>
        <source>They appear here while Regulars reads them from Stripe.</source>
        <translation>Sie erscheinen hier, während Regulars sie von Stripe liest.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No subscription matches this search and filter.</source>
        <translation>Kein Abo passt zu dieser Suche und diesem Filter.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::WholePauseSheet</name>
    <message>
        <source>Unused time</source>
        <translation>Ungenutzte Zeit</translation>
    </message>
    <message>
        <source>Take it off later</source>
        <translation>Später abziehen</translation>
    </message>
    <message>
        <source>Credit balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Give nothing back</source>
        <translation>Nichts zurückgeben</translation>
    </message>
    <message>
        <source>Pause the subscription</source>
        <translation>Das Abo pausieren</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Refund credit balance…</source>
        <translation>Guthaben erstatten…</translation>
    </message>
</context>
<context>
    <name>regulars::subscriptions::WholeResumptionSheet</name>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>A new one begins today</source>
        <translation>Ein neuer beginnt heute</translation>
    </message>
    <message>
        <source>Keep the billing day</source>
        <translation>Abrechnungstag behalten</translation>
    </message>
    <message>
        <source>Resume the subscription</source>
        <translation>Das Abo weiterführen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>regulars::wizard::ChoicePage</name>
    <message>
        <source>Welcome to Regulars</source>
        <translation>Willkommen bei Regulars</translation>
    </message>
    <message>
        <source>See your studio&apos;s people: who they are, what they bought and what they are worth, even offline.</source>
        <translation>Sehen Sie die Menschen Ihres Studios: wer sie sind, was sie gekauft haben und was sie wert sind, auch offline.</translation>
    </message>
    <message>
        <source>Connect Stripe</source>
        <translation>Stripe verbinden</translation>
    </message>
    <message>
        <source>Paste a key of your Stripe account. Your customers appear while they are being read.</source>
        <translation>Fügen Sie einen Schlüssel Ihres Stripe-Kontos ein. Ihre Kunden erscheinen, während sie gelesen werden.</translation>
    </message>
    <message>
        <source>Explore the demo studio</source>
        <translation>Das Demostudio ansehen</translation>
    </message>
    <message>
        <source>A made-up studio on this computer. Nothing to set up, no network, nothing can break.</source>
        <translation>Ein erfundenes Studio auf diesem Rechner. Nichts einzurichten, kein Netz, nichts kann kaputtgehen.</translation>
    </message>
</context>
<context>
    <name>regulars::wizard::KeyPage</name>
    <message>
        <source>Connect Stripe</source>
        <translation>Stripe verbinden</translation>
    </message>
    <message>
        <source>Regulars reads your Stripe account with a key that you make for it. The key stays on this computer, in the system&apos;s key store.</source>
        <translation>Regulars liest Ihr Stripe-Konto mit einem Schlüssel, den Sie dafür erstellen. Der Schlüssel bleibt auf diesem Rechner, im Schlüsselspeicher des Systems.</translation>
    </message>
    <message>
        <source>Stripe &amp;key</source>
        <translation>Stripe-&amp;Schlüssel</translation>
    </message>
    <message>
        <source>Stripe key</source>
        <translation>Stripe-Schlüssel</translation>
    </message>
    <message>
        <source>rk_live_… or sk_live_…, for a try rk_test_… or sk_test_…</source>
        <translation>rk_live_… oder sk_live_…, zum Ausprobieren rk_test_… oder sk_test_…</translation>
    </message>
    <message>
        <source>Which key?</source>
        <translation>Welcher Schlüssel?</translation>
    </message>
    <message>
        <source>A restricted key is safest: in Stripe&apos;s dashboard open Developers, API keys, Create restricted key, and choose Read for the permissions below. A permission that is missing only hides what belongs to it.</source>
        <translation>Am sichersten ist ein eingeschränkter Schlüssel: öffnen Sie im Stripe-Dashboard Entwickler, API-Schlüssel, Eingeschränkten Schlüssel erstellen und wählen Sie Lesen für die Berechtigungen unten. Eine fehlende Berechtigung verbirgt nur, was zu ihr gehört.</translation>
    </message>
    <message>
        <source>Customers, Payment methods</source>
        <translation>Customers, Payment methods</translation>
    </message>
    <message>
        <source>who your people are and how they pay</source>
        <translation>wer Ihre Leute sind und wie sie bezahlen</translation>
    </message>
    <message>
        <source>what was paid, given back or contested</source>
        <translation>was bezahlt, zurückgegeben oder angefochten wurde</translation>
    </message>
    <message>
        <source>Subscriptions, Invoices, Products, Prices, Coupons</source>
        <translation>Subscriptions, Invoices, Products, Prices, Coupons</translation>
    </message>
    <message>
        <source>what they bought and what comes next</source>
        <translation>was sie gekauft haben und was als Nächstes kommt</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>fees, net amounts and one currency to compare in</source>
        <translation>Gebühren, Nettobeträge und eine Währung zum Vergleichen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>to hear of changes without reading everything again</source>
        <translation>um von Änderungen zu erfahren, ohne alles neu zu lesen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Check key</source>
        <translation>Schlüssel &amp;prüfen</translation>
    </message>
    <message>
        <source>Keeping the key…</source>
        <translation>Schlüssel wird aufbewahrt …</translation>
    </message>
    <message>
        <source>Asking Stripe…</source>
        <translation>Stripe wird gefragt …</translation>
    </message>
    <message>
        <source>&amp;Start syncing</source>
        <translation>Abgleich &amp;beginnen</translation>
    </message>
    <message>
        <source>your account</source>
        <translation>Ihr Konto</translation>
    </message>
    <message>
        <source>The key works: %1, live mode.</source>
        <translation>Der Schlüssel funktioniert: %1, Livemodus.</translation>
    </message>
    <message>
        <source>The key works: %1, TEST mode.</source>
        <translation>Der Schlüssel funktioniert: %1, TESTmodus.</translation>
    </message>
    <message>
        <source>It may not read: %1. You can go on; what belongs to it stays empty until you add the permission in Stripe&apos;s dashboard.</source>
        <translation>Er darf nicht lesen: %1. Sie können weitermachen; was dazu gehört, bleibt leer, bis Sie im Stripe-Dashboard die Berechtigung geben.</translation>
    </message>
    <message>
        <source>It is a secret key that may do everything. A restricted key would be safer.</source>
        <translation>Es ist ein geheimer Schlüssel, der alles darf. Ein eingeschränkter wäre sicherer.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Charges and refunds, Disputes</source>
        <translation>Charges and refunds, Disputes</translation>
    </message>
</context>
<context>
    <name>regulars::wizard::PlacePage</name>
    <message>
        <source>Where should the key be kept?</source>
        <translation>Wo soll der Schlüssel aufbewahrt werden?</translation>
    </message>
    <message>
        <source>This system has no key store that works right now. Regulars never keeps a key in plain text, so choose one of these.</source>
        <translation>Dieses System hat gerade keinen funktionierenden Schlüsselspeicher. Regulars bewahrt nie einen Schlüssel im Klartext auf; wählen Sie eines hiervon.</translation>
    </message>
    <message>
        <source>In an &amp;encrypted file, opened by a passphrase at each start</source>
        <translation>In einer &amp;verschlüsselten Datei, bei jedem Start mit einer Passphrase geöffnet</translation>
    </message>
    <message>
        <source>&amp;Nowhere: ask me for the key at each start</source>
        <translation>&amp;Nirgends: bei jedem Start nach dem Schlüssel fragen</translation>
    </message>
    <message>
        <source>&amp;Start syncing</source>
        <translation>Abgleich &amp;beginnen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Passphrase, once &amp;more</source>
        <translation>Passphrase, noch &amp;einmal</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type the same one twice.</source>
        <translation>Die beiden Passphrasen sind verschieden. Geben Sie zweimal dieselbe ein.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>Mindestens %n Zeichen</numerusform>
            <numerusform>Mindestens %n Zeichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regulars::wizard::UnlockPage</name>
    <message>
        <source>Open the key</source>
        <translation>Den Schlüssel öffnen</translation>
    </message>
    <message>
        <source>Your Stripe key lies in an encrypted file. Syncing needs it; everything that was synced can be seen without it.</source>
        <translation>Ihr Stripe-Schlüssel liegt in einer verschlüsselten Datei. Der Abgleich braucht ihn; alles Abgeglichene ist ohne ihn zu sehen.</translation>
    </message>
    <message>
        <source>&amp;Start syncing</source>
        <translation>Abgleich &amp;beginnen</translation>
    </message>
    <message>
        <source>&amp;Enter the key anew…</source>
        <translation>Schlüssel neu &amp;eingeben …</translation>
    </message>
    <message>
        <source>&amp;Work without syncing</source>
        <translation>Ohne Abgleich &amp;arbeiten</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1, %2</source>
        <extracomment>a date and a time of the day</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n Min.</numerusform>
            <numerusform>vor %n Min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>vor %n Std.</numerusform>
            <numerusform>vor %n Std.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no Stripe key yet. Connect Stripe first with a secret or restricted key (sk_… or rk_…): Stripe Dashboard → Developers → API keys.</source>
        <translation>Es gibt noch keinen Stripe-Schlüssel. Verbinden Sie Stripe zuerst mit einem geheimen oder eingeschränkten Schlüssel (sk_… oder rk_…): Stripe-Dashboard → Entwickler → API-Schlüssel.</translation>
    </message>
    <message>
        <source>This is a publishable key (pk_…). Regulars needs a secret or restricted key, which starts with sk_ or rk_: Stripe Dashboard → Developers → API keys.</source>
        <translation>Das ist ein veröffentlichbarer Schlüssel (pk_…). Regulars braucht einen geheimen oder eingeschränkten Schlüssel, der mit sk_ oder rk_ beginnt: Stripe-Dashboard → Entwickler → API-Schlüssel.</translation>
    </message>
    <message>
        <source>This is not a Stripe key. Copy the whole key, which starts with sk_ or rk_, from Stripe Dashboard → Developers → API keys.</source>
        <translation>Das ist kein Stripe-Schlüssel. Kopieren Sie den ganzen Schlüssel, der mit sk_ oder rk_ beginnt: Stripe-Dashboard → Entwickler → API-Schlüssel.</translation>
    </message>
    <message>
        <source>This key belongs to another Stripe account, or to the other mode, than the data kept here. Use the key of the same account and mode, or add a new studio for this one. Nothing was changed.</source>
        <translation>Dieser Schlüssel gehört zu einem anderen Stripe-Konto oder zum anderen Modus als die Daten hier. Nehmen Sie den Schlüssel desselben Kontos und Modus, oder legen Sie für diesen ein neues Studio an. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A newer version of Regulars has written this data. Install the newest Regulars to open it. Nothing was changed.</source>
        <translation>Eine neuere Version von Regulars hat diese Daten geschrieben. Installieren Sie das neueste Regulars, um sie zu öffnen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The data folder can not be read or written. Check that it exists and belongs to you, or choose another one with --data-dir.</source>
        <translation>Der Datenordner lässt sich nicht lesen oder beschreiben. Prüfen Sie, ob es ihn gibt und er Ihnen gehört, oder wählen Sie mit --data-dir einen anderen.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again; what was stored before is still there.</source>
        <translation>Der Datenträger ist voll. Schaffen Sie Platz und versuchen Sie es erneut; was vorher gespeichert war, ist noch da.</translation>
    </message>
    <message>
        <source>This file is not a backup of Regulars, or not a whole one. Choose another; the folder “backups” in the data folder holds some. Nothing was changed.</source>
        <translation>Diese Datei ist keine Sicherung von Regulars oder keine vollständige. Wählen Sie eine andere; im Ordner „backups“ des Datenordners liegen welche. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The backup can not be written there. Choose another folder or file name, one that you may write to.</source>
        <translation>Die Sicherung lässt sich dort nicht schreiben. Wählen Sie einen anderen Ordner oder Dateinamen, wo Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>This file is the studio&apos;s data itself. Choose another file for the backup. Nothing was changed.</source>
        <translation>Diese Datei gehört zu den Daten des Studios selbst. Wählen Sie eine andere Datei für die Sicherung. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Another Regulars program is using this data for the same work right now. Wait until it is done, then try again.</source>
        <translation>Ein anderes Regulars-Programm arbeitet gerade an denselben Daten. Warten Sie, bis es fertig ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>This system offers no place to keep the key safely. Let Regulars keep it in a file protected by a passphrase or ask each time; on the command line, set REGULARS_STRIPE_KEY.</source>
        <translation>Dieses System bietet keinen sicheren Platz für den Schlüssel. Lassen Sie Regulars ihn in einer Datei mit Passphrase aufbewahren oder jedes Mal fragen; auf der Befehlszeile setzen Sie REGULARS_STRIPE_KEY.</translation>
    </message>
    <message>
        <source>The passphrase does not open the key file. Try it again; if it is lost, connect Stripe anew with the key.</source>
        <translation>Die Passphrase öffnet die Schlüsseldatei nicht. Versuchen Sie es erneut; ist sie verloren, verbinden Sie Stripe mit dem Schlüssel neu.</translation>
    </message>
    <message>
        <source>The name of a studio is made of letters, digits, “-” and “_”. Choose such a name.</source>
        <translation>Der Name eines Studios besteht aus Buchstaben, Ziffern, „-“ und „_“. Wählen Sie einen solchen Namen.</translation>
    </message>
    <message>
        <source>Nothing is connected here yet. Connect Stripe first; on the command line: regulars-cli connect.</source>
        <translation>Hier ist noch nichts verbunden. Verbinden Sie zuerst Stripe; auf der Befehlszeile: regulars-cli connect.</translation>
    </message>
    <message>
        <source>For safety a key is sent to Stripe&apos;s own address only. Another address must be on this computer and takes test keys only: leave --stripe-url out, or use a test key.</source>
        <translation>Zur Sicherheit geht ein Schlüssel nur an die Adresse von Stripe. Eine andere Adresse muss auf diesem Rechner liegen und nimmt nur Testschlüssel: lassen Sie --stripe-url weg, oder nehmen Sie einen Testschlüssel.</translation>
    </message>
    <message>
        <source>This Stripe key has expired. Make a new one (Stripe Dashboard → Developers → API keys) and connect again.</source>
        <translation>Dieser Stripe-Schlüssel ist abgelaufen. Erstellen Sie einen neuen (Stripe-Dashboard → Entwickler → API-Schlüssel) und verbinden Sie erneut.</translation>
    </message>
    <message>
        <source>Stripe does not know this any more; it was probably deleted elsewhere. Sync to see how things stand.</source>
        <translation>Stripe kennt dies nicht mehr; es wurde wohl anderswo gelöscht. Gleichen Sie ab, um zu sehen, wie es steht.</translation>
    </message>
    <message>
        <source>This Stripe account can take test payments only. Finish its activation in the Stripe Dashboard, or use a test key.</source>
        <translation>Dieses Stripe-Konto nimmt nur Testzahlungen an. Schließen Sie die Aktivierung im Stripe-Dashboard ab, oder nehmen Sie einen Testschlüssel.</translation>
    </message>
    <message>
        <source>This belongs to the other mode (test or live) of the Stripe account. Use the key of that mode.</source>
        <translation>Dies gehört zum anderen Modus (Test oder live) des Stripe-Kontos. Nehmen Sie den Schlüssel jenes Modus.</translation>
    </message>
    <message>
        <source>The amount is below the smallest one that Stripe takes. Enter a larger one.</source>
        <translation>Der Betrag liegt unter dem kleinsten, den Stripe annimmt. Geben Sie einen größeren ein.</translation>
    </message>
    <message>
        <source>The amount is above the largest one that Stripe takes. Enter a smaller one.</source>
        <translation>Der Betrag liegt über dem größten, den Stripe annimmt. Geben Sie einen kleineren ein.</translation>
    </message>
    <message>
        <source>This payment is refunded already. There is nothing more to do.</source>
        <translation>Diese Zahlung ist schon rückerstattet. Es ist nichts mehr zu tun.</translation>
    </message>
    <message>
        <source>The bank has contested this payment, so it can not be refunded. Answer the dispute in the Stripe Dashboard.</source>
        <translation>Die Bank hat diese Zahlung angefochten, daher lässt sie sich nicht rückerstatten. Antworten Sie auf die Anfechtung im Stripe-Dashboard.</translation>
    </message>
    <message>
        <source>This payment can not be refunded through Stripe. Pay the customer back another way.</source>
        <translation>Diese Zahlung lässt sich nicht über Stripe rückerstatten. Zahlen Sie dem Kunden auf anderem Weg zurück.</translation>
    </message>
    <message>
        <source>Your Stripe balance is too low for this. Wait for the next payments, or add funds in the Stripe Dashboard.</source>
        <translation>Ihr Stripe-Guthaben reicht dafür nicht. Warten Sie auf die nächsten Zahlungen, oder laden Sie es im Stripe-Dashboard auf.</translation>
    </message>
    <message>
        <source>The bank wants the customer to confirm this payment. Send a payment link, so that the customer can do so.</source>
        <translation>Die Bank verlangt, dass der Kunde diese Zahlung bestätigt. Schicken Sie einen Zahlungslink, damit er das tun kann.</translation>
    </message>
    <message>
        <source>This invoice is final and can not be changed any more. Void it, or make a new one.</source>
        <translation>Diese Rechnung ist endgültig und lässt sich nicht mehr ändern. Stornieren Sie sie, oder erstellen Sie eine neue.</translation>
    </message>
    <message>
        <source>No further invoice is due for this customer. Start a subscription first.</source>
        <translation>Für diesen Kunden steht keine weitere Rechnung an. Beginnen Sie zuerst ein Abo.</translation>
    </message>
    <message>
        <source>There is nothing to put on an invoice for this customer. Add an item first.</source>
        <translation>Für diesen Kunden gibt es nichts abzurechnen. Fügen Sie zuerst einen Posten hinzu.</translation>
    </message>
    <message>
        <source>This discount has expired. Choose another one.</source>
        <translation>Dieser Rabatt ist abgelaufen. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This customer has as many subscriptions as Stripe allows. End one before starting another.</source>
        <translation>Dieser Kunde hat so viele Abos, wie Stripe erlaubt. Beenden Sie eines, bevor Sie ein weiteres beginnen.</translation>
    </message>
    <message>
        <source>Stripe does not take this email address. Check its spelling.</source>
        <translation>Stripe nimmt diese E-Mail-Adresse nicht an. Prüfen Sie die Schreibweise.</translation>
    </message>
    <message>
        <source>This way to pay is not turned on for your Stripe account. Turn it on in the Stripe Dashboard → Settings → Payment methods.</source>
        <translation>Diese Zahlungsart ist für Ihr Stripe-Konto nicht eingeschaltet. Schalten Sie sie ein: Stripe-Dashboard → Einstellungen → Zahlungsmethoden.</translation>
    </message>
    <message>
        <source>This product is archived. Activate it again, or choose another one.</source>
        <translation>Dieses Produkt ist archiviert. Aktivieren Sie es wieder, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Stripe is busy with another change of the same customer. Try again in a moment.</source>
        <translation>Stripe arbeitet noch an einer anderen Änderung desselben Kunden. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The same action is under way already. Wait a moment and look at its result.</source>
        <translation>Derselbe Vorgang läuft schon. Warten Sie einen Moment und sehen Sie sich das Ergebnis an.</translation>
    </message>
    <message>
        <source>This changed at Stripe meanwhile. Sync, look at how things stand, and try again.</source>
        <translation>Dies hat sich bei Stripe inzwischen geändert. Gleichen Sie ab, sehen Sie nach, wie es steht, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This subscription has ended and can not be changed any more. Start a new one.</source>
        <translation>Dieses Abo ist beendet und lässt sich nicht mehr ändern. Beginnen Sie ein neues.</translation>
    </message>
    <message>
        <source>Stripe does not take this tax id. Check its spelling and country.</source>
        <translation>Stripe nimmt diese Steuernummer nicht an. Prüfen Sie Schreibweise und Land.</translation>
    </message>
    <message>
        <source>Stripe can not work out the tax for this customer&apos;s address. Complete the address and try again.</source>
        <translation>Stripe kann für die Adresse dieses Kunden keine Steuer bestimmen. Vervollständigen Sie die Adresse und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Stripe does not take this web address. It must be complete and start with https://.</source>
        <translation>Stripe nimmt diese Webadresse nicht an. Sie muss vollständig sein und mit https:// beginnen.</translation>
    </message>
    <message>
        <source>This Stripe key may not do that. Give the restricted key the missing permission (Stripe Dashboard → Developers → API keys), then try again.</source>
        <translation>Dieser Stripe-Schlüssel darf das nicht. Geben Sie dem eingeschränkten Schlüssel die fehlende Berechtigung (Stripe-Dashboard → Entwickler → API-Schlüssel) und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This Stripe key lacks the permission “%1”. Turn it on for the key (Stripe Dashboard → Developers → API keys), then try again.</source>
        <extracomment>%1 is the name of a permission as Stripe words it, such as Customers Read</extracomment>
        <translation>Diesem Stripe-Schlüssel fehlt die Berechtigung „%1“. Schalten Sie sie für den Schlüssel ein (Stripe-Dashboard → Entwickler → API-Schlüssel) und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The payment did not go through: %1. Ask the customer for another way to pay, or try again later.</source>
        <extracomment>%1 is the reason, such as card expired, or just declined</extracomment>
        <translation>Die Zahlung kam nicht zustande: %1. Bitten Sie den Kunden um eine andere Zahlungsart, oder versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>This is not possible as things stand. Check what you entered and try again.</source>
        <translation>So ist das nicht möglich. Prüfen Sie Ihre Eingaben und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Stripe refused this: “%1” Check what you entered and try again.</source>
        <extracomment>%1 is a message of Stripe&apos;s, in English</extracomment>
        <translation>Stripe hat dies abgelehnt: „%1“ Prüfen Sie Ihre Eingaben und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Something that was entered is not right. Check it and try again.</source>
        <translation>Eine Eingabe stimmt nicht. Prüfen Sie sie und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>What was entered for “%1” is not right. Check it and try again.</source>
        <extracomment>%1 is the name of a field</extracomment>
        <translation>Die Eingabe für „%1“ stimmt nicht. Prüfen Sie sie und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Stripe can not be reached. Check the network connection and try again; what was synced can still be read.</source>
        <translation>Stripe ist nicht erreichbar. Prüfen Sie die Netzwerkverbindung und versuchen Sie es erneut; das Abgeglichene bleibt lesbar.</translation>
    </message>
    <message>
        <source>Stripe took too long to answer. Try again in a moment; what was synced can still be read.</source>
        <translation>Stripe hat zu lange nicht geantwortet. Versuchen Sie es gleich noch einmal; das Abgeglichene bleibt lesbar.</translation>
    </message>
    <message>
        <source>Stripe asks for a slower pace. Wait a minute and try again; nothing is lost.</source>
        <translation>Stripe bittet um ein langsameres Tempo. Warten Sie eine Minute und versuchen Sie es erneut; nichts ist verloren.</translation>
    </message>
    <message>
        <source>Stripe does not know this key; it may be mistyped or revoked. Copy it again from Stripe Dashboard → Developers → API keys, or make a new one.</source>
        <translation>Stripe kennt diesen Schlüssel nicht; vielleicht ist er vertippt oder widerrufen. Kopieren Sie ihn noch einmal (Stripe-Dashboard → Entwickler → API-Schlüssel), oder erstellen Sie einen neuen.</translation>
    </message>
    <message>
        <source>This does not exist, or not any more. Check the id, or sync to see how things stand.</source>
        <translation>Das gibt es nicht oder nicht mehr. Prüfen Sie die Nummer, oder gleichen Sie ab, um zu sehen, wie es steht.</translation>
    </message>
    <message>
        <source>This changed meanwhile. Look at how things stand now, then try again.</source>
        <translation>Dies hat sich inzwischen geändert. Sehen Sie nach, wie es jetzt steht, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Stripe has a problem on its side. Try again in a few minutes; nothing is lost.</source>
        <translation>Bei Stripe gibt es ein Problem. Versuchen Sie es in einigen Minuten erneut; nichts ist verloren.</translation>
    </message>
    <message>
        <source>The stored data could not be read or written. Check the disk and the data folder, then try again; the folder “backups” holds copies.</source>
        <translation>Die gespeicherten Daten ließen sich nicht lesen oder schreiben. Prüfen Sie Datenträger und Datenordner und versuchen Sie es erneut; im Ordner „backups“ liegen Kopien.</translation>
    </message>
    <message>
        <source>Stopped before it was done. Start it again to go on where it was.</source>
        <translation>Vor dem Ende angehalten. Beginnen Sie erneut, um dort weiterzumachen.</translation>
    </message>
    <message>
        <source>Something went wrong inside Regulars; nothing of yours is lost. Try again, and please report it if it happens again.</source>
        <translation>In Regulars ist etwas schiefgegangen; von Ihnen ist nichts verloren. Versuchen Sie es erneut, und melden Sie es bitte, wenn es wieder geschieht.</translation>
    </message>
    <message>
        <source>%1 (Stripe request %2)</source>
        <extracomment>%1 is a whole sentence or two, %2 an id to give to Stripe&apos;s support</extracomment>
        <translation>%1 (Stripe-Anfrage %2)</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>waits for the customer&apos;s bank details</source>
        <translation>wartet auf die Bankdaten des Kunden</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>zurückgekommen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>inquiry, needs an answer</source>
        <translation>Anfrage, Antwort nötig</translation>
    </message>
    <message>
        <source>inquiry under review</source>
        <translation>Anfrage in Prüfung</translation>
    </message>
    <message>
        <source>inquiry closed</source>
        <translation>Anfrage abgeschlossen</translation>
    </message>
    <message>
        <source>needs an answer</source>
        <translation>Antwort nötig</translation>
    </message>
    <message>
        <source>under review</source>
        <translation>in Prüfung</translation>
    </message>
    <message>
        <source>won</source>
        <translation>gewonnen</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>prevented</source>
        <translation>abgewendet</translation>
    </message>
    <message>
        <source>appeal, needs an answer</source>
        <translation>Einspruch, Antwort nötig</translation>
    </message>
    <message>
        <source>appeal under review</source>
        <translation>Einspruch in Prüfung</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Elevated</source>
        <translation>Erhöht</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Sehr hoch</translation>
    </message>
    <message>
        <source>Charged automatically</source>
        <translation>Automatisch abgebucht</translation>
    </message>
    <message>
        <source>By invoice</source>
        <translation>Auf Rechnung</translation>
    </message>
    <message>
        <source>%1 (score %2)</source>
        <extracomment>risk of a payment: the level in words, and the score from 0 to 99</extracomment>
        <translation>%1 (Wert %2)</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Eingezogen</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Rückerstattet</translation>
    </message>
    <message>
        <source>Stripe fee</source>
        <translation>Stripe-Gebühr</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>Refund</source>
        <extracomment>a refund: amount, state, day</extracomment>
        <translation>Rückerstattung</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Dispute</source>
        <extracomment>a dispute: amount, state, day</extracomment>
        <translation>Zahlungsanfechtung</translation>
    </message>
    <message>
        <source>Answer due by</source>
        <translation>Antwort bis</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Zahlungsart</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Statement text</source>
        <translation>Text auf dem Kontoauszug</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Open the receipt</source>
        <translation>Beleg öffnen</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Paid by</source>
        <extracomment>%1 is a number of days</extracomment>
        <translation>Bezahlt von</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Transaction id</source>
        <translation>Transaktionsnummer</translation>
    </message>
    <message>
        <source>Payment intent id</source>
        <translation>Payment-Intent-Nummer</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Current period</source>
        <translation>Aktueller Zeitraum</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Trial until</source>
        <translation>Probezeit bis</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Einzug</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Subscription id</source>
        <translation>Abonummer</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>SEPA debit</source>
        <translation>SEPA-Lastschrift</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>Bankkonto</translation>
    </message>
    <message>
        <source>Bacs debit</source>
        <translation>Bacs-Lastschrift</translation>
    </message>
    <message>
        <source>BECS debit</source>
        <translation>BECS-Lastschrift</translation>
    </message>
    <message>
        <source>Pre-authorized debit</source>
        <translation>Vorautorisierte Lastschrift</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Probezeit</translation>
    </message>
    <message>
        <source>Past due</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Unpaid</source>
        <translation>Unbezahlt</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Gekündigt</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Partly refunded</source>
        <translation>Teilweise rückerstattet</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Angefochten</translation>
    </message>
    <message>
        <source>Dispute lost</source>
        <translation>Anfechtung verloren</translation>
    </message>
    <message>
        <source>card expired</source>
        <translation>Karte abgelaufen</translation>
    </message>
    <message>
        <source>not enough funds</source>
        <translation>Deckung reicht nicht</translation>
    </message>
    <message>
        <source>wrong card number</source>
        <translation>falsche Kartennummer</translation>
    </message>
    <message>
        <source>wrong security code</source>
        <translation>falsche Prüfnummer</translation>
    </message>
    <message>
        <source>wrong expiry date</source>
        <translation>falsches Ablaufdatum</translation>
    </message>
    <message>
        <source>wrong postal code</source>
        <translation>falsche Postleitzahl</translation>
    </message>
    <message>
        <source>the bank asks for confirmation</source>
        <translation>die Bank verlangt eine Bestätigung</translation>
    </message>
    <message>
        <source>error while processing</source>
        <translation>Fehler bei der Verarbeitung</translation>
    </message>
    <message>
        <source>the bank could not answer</source>
        <translation>die Bank konnte nicht antworten</translation>
    </message>
    <message>
        <source>refused by the bank</source>
        <translation>von der Bank abgelehnt</translation>
    </message>
    <message>
        <source>card not supported</source>
        <translation>Karte nicht unterstützt</translation>
    </message>
    <message>
        <source>currency not supported by the card</source>
        <translation>Währung von der Karte nicht unterstützt</translation>
    </message>
    <message>
        <source>over the card&apos;s limit</source>
        <translation>über dem Limit der Karte</translation>
    </message>
    <message>
        <source>bank account closed</source>
        <translation>Bankkonto geschlossen</translation>
    </message>
    <message>
        <source>bank account not found</source>
        <translation>Bankkonto nicht gefunden</translation>
    </message>
    <message>
        <source>debit not authorized</source>
        <translation>Lastschrift nicht erlaubt</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Payment methods</source>
        <translation>Zahlungsmethoden</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>Gutscheine</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Abos</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Rückerstattungen</translation>
    </message>
    <message>
        <source>Disputes</source>
        <translation>Zahlungsanfechtungen</translation>
    </message>
    <message>
        <source>Balance transactions</source>
        <translation>Kontobewegungen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Ending</source>
        <translation>Endet bald</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>Ehemalig</translation>
    </message>
    <message>
        <source>New</source>
        <extracomment>status of a customer who never paid and never had a subscription</extracomment>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Ends %1</source>
        <extracomment>badge of a customer whose subscription ends on that day</extracomment>
        <translation>Endet %1</translation>
    </message>
    <message>
        <source>Trial to %1</source>
        <extracomment>badge of a customer whose free trial runs until that day</extracomment>
        <translation>Probe bis %1</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>Declined: %1</source>
        <extracomment>state of a payment; %1 is the reason, such as card expired</extracomment>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>one-time</source>
        <translation>einmalig</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>täglich</translation>
    </message>
    <message numerus="yes">
        <source>every %n days</source>
        <translation>
            <numerusform>jeden %n. Tag</numerusform>
            <numerusform>alle %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>weekly</source>
        <translation>wöchentlich</translation>
    </message>
    <message numerus="yes">
        <source>every %n weeks</source>
        <translation>
            <numerusform>jede %n. Woche</numerusform>
            <numerusform>alle %n Wochen</numerusform>
        </translation>
    </message>
    <message>
        <source>monthly</source>
        <translation>monatlich</translation>
    </message>
    <message numerus="yes">
        <source>every %n months</source>
        <translation>
            <numerusform>jeden %n. Monat</numerusform>
            <numerusform>alle %n Monate</numerusform>
        </translation>
    </message>
    <message>
        <source>yearly</source>
        <translation>jährlich</translation>
    </message>
    <message numerus="yes">
        <source>every %n years</source>
        <translation>
            <numerusform>jedes %n. Jahr</numerusform>
            <numerusform>alle %n Jahre</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been synced yet. Sync to bring the customers here.</source>
        <translation>Es wurde noch nichts abgeglichen. Gleichen Sie ab, um die Kunden hierher zu holen.</translation>
    </message>
    <message>
        <source>The last sync was long ago. Sync to see how things stand.</source>
        <translation>Der letzte Abgleich ist lange her. Gleichen Sie ab, um zu sehen, wie es steht.</translation>
    </message>
    <message>
        <source>The key may not read everything, so a part is missing here. Give it the missing permissions (Stripe Dashboard → Developers → API keys), then sync again.</source>
        <translation>Der Schlüssel darf nicht alles lesen, daher fehlt hier ein Teil. Geben Sie ihm die fehlenden Berechtigungen (Stripe-Dashboard → Entwickler → API-Schlüssel) und gleichen Sie erneut ab.</translation>
    </message>
    <message>
        <source>The stored data is damaged. Restore the newest backup (the folder “backups” in the data folder holds them), or read everything again from Stripe: what only Regulars knows is saved then. On the command line: regulars-cli restore FILE, or regulars-cli sync --full.</source>
        <translation>Die gespeicherten Daten sind beschädigt. Stellen Sie die neueste Sicherung wieder her (im Ordner „backups“ des Datenordners) oder lesen Sie alles neu von Stripe: Was nur Regulars weiß, wird dabei gerettet. Auf der Befehlszeile: regulars-cli restore DATEI oder regulars-cli sync --full.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Posten</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Payments of the invoice</source>
        <translation>Zahlungen der Rechnung</translation>
    </message>
    <message>
        <source>Movements of money</source>
        <translation>Geldbewegungen</translation>
    </message>
    <message>
        <source>comparing everything</source>
        <translation>den Vergleich von allem</translation>
    </message>
    <message>
        <source>the weekly check</source>
        <translation>die wöchentliche Prüfung</translation>
    </message>
    <message>
        <source>catching up after a long pause</source>
        <translation>das Nachholen nach langer Pause</translation>
    </message>
    <message>
        <source>was missing here</source>
        <translation>fehlte hier</translation>
    </message>
    <message>
        <source>was here, but gone at Stripe</source>
        <translation>war hier, aber bei Stripe nicht mehr</translation>
    </message>
    <message>
        <source>%1 differed</source>
        <extracomment>a part of an object that differed; %1 such as &quot;Lines&quot;
----------
a field that differed, whose contents are not kept because they are about a person; %1 such as &quot;Name&quot;</extracomment>
        <translation>%1 wich ab</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <extracomment>a field that changed meanwhile: its name, what it was, what it is now
----------
a field that differed: its name, what it was, what Stripe says</extracomment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Checking the key</source>
        <translation>Schlüssel prüfen</translation>
    </message>
    <message>
        <source>First fill</source>
        <translation>Erstes Lesen</translation>
    </message>
    <message>
        <source>Following changes</source>
        <translation>Änderungen verfolgen</translation>
    </message>
    <message>
        <source>Opening profiles</source>
        <translation>Profile öffnen</translation>
    </message>
    <message>
        <source>Weekly check</source>
        <translation>Wöchentliche Prüfung</translation>
    </message>
    <message>
        <source>Comparing everything</source>
        <translation>Alles vergleichen</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>jede Minute</numerusform>
            <numerusform>alle %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n hour(s)</source>
        <translation>
            <numerusform>jede Stunde</numerusform>
            <numerusform>alle %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Stripe is asked %1 while somebody works, %2 otherwise</source>
        <extracomment>%1 and %2 such as &quot;every 5 minutes&quot;, &quot;every hour&quot;</extracomment>
        <translation>Stripe wird %1 gefragt, solange jemand arbeitet, sonst %2</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Requested by the customer</source>
        <translation>Vom Kunden gewünscht</translation>
    </message>
    <message>
        <source>The payer can still have the bank take back the whole debit, and then this refund is lost as well. A partial refund of a bank debit is at your own risk.</source>
        <translation>Der Zahler kann die ganze Lastschrift noch von der Bank zurückholen lassen, und dann ist auch diese Erstattung verloren. Eine Lastschrift teilweise zu erstatten geschieht auf eigenes Risiko.</translation>
    </message>
    <message>
        <source>The bank has contested this payment. If the dispute is lost, a refund pays the customer twice.</source>
        <translation>Die Bank hat diese Zahlung angefochten. Geht der Streitfall verloren, zahlt eine Erstattung dem Kunden doppelt.</translation>
    </message>
    <message>
        <source>This debit is more than 180 days old. Stripe will probably refuse to refund it.</source>
        <translation>Diese Lastschrift ist mehr als 180 Tage alt. Stripe wird die Erstattung wahrscheinlich ablehnen.</translation>
    </message>
    <message>
        <source>This changed at Stripe meanwhile, so it was not done. Look at how things stand now, then try again.</source>
        <translation>Dies hat sich bei Stripe inzwischen geändert und wurde deshalb nicht getan. Sehen Sie nach, wie es jetzt steht, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Another window or program is doing this right now. Wait a moment, then look at its result.</source>
        <translation>Ein anderes Fenster oder Programm tut dies gerade. Warten Sie einen Moment und sehen Sie dann das Ergebnis an.</translation>
    </message>
    <message>
        <source>An operation id is made of letters, digits, “-”, “_”, “.” and “:”, 200 at most. Choose such an id, or leave it out.</source>
        <translation>Eine Vorgangs-ID besteht aus höchstens 200 Buchstaben, Ziffern, „-“, „_“, „.“ und „:“. Wählen Sie eine solche ID oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>This operation id stands for something else already, so nothing was sent. Choose a new id, or leave it out.</source>
        <translation>Diese Vorgangs-ID steht schon für etwas anderes, deshalb wurde nichts gesendet. Wählen Sie eine neue ID oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>There is no operation with this id. Check the id; “regulars-cli operations” lists them.</source>
        <translation>Es gibt keinen Vorgang mit dieser ID. Prüfen Sie die ID; „regulars-cli operations“ listet sie auf.</translation>
    </message>
    <message>
        <source>This was sent already, at least in part, and can not be discarded. Continue it, or look at its result.</source>
        <translation>Dies wurde schon zumindest teilweise gesendet und kann nicht verworfen werden. Setzen Sie es fort oder sehen Sie das Ergebnis an.</translation>
    </message>
    <message>
        <source>Stripe shows no trace of this: it was not done. Start it again if it is still wanted.</source>
        <translation>Bei Stripe gibt es keine Spur davon: Es ist nicht geschehen. Beginnen Sie neu, wenn es noch gewünscht ist.</translation>
    </message>
    <message>
        <source>A part of this was done and could not be taken back. Look at the steps, and put it right in the Stripe Dashboard.</source>
        <translation>Ein Teil davon ist geschehen und konnte nicht zurückgenommen werden. Sehen Sie die Schritte an und bringen Sie es im Stripe-Dashboard in Ordnung.</translation>
    </message>
    <message>
        <source>This is not an amount. Write digits and a point, such as 25.00.</source>
        <translation>Das ist kein Betrag. Schreiben Sie Ziffern und ein Dezimalzeichen, etwa 25.00.</translation>
    </message>
    <message>
        <source>The amount is zero. Enter a larger one.</source>
        <translation>Der Betrag ist null. Geben Sie einen größeren ein.</translation>
    </message>
    <message>
        <source>The amount is negative. Enter one above zero.</source>
        <translation>Der Betrag ist negativ. Geben Sie einen über null ein.</translation>
    </message>
    <message>
        <source>This is more than what is left to refund. Enter a smaller amount.</source>
        <translation>Das ist mehr, als noch erstattet werden kann. Geben Sie einen kleineren Betrag ein.</translation>
    </message>
    <message>
        <source>The amount is finer than this currency allows. Enter fewer decimals.</source>
        <translation>Der Betrag ist feiner, als diese Währung erlaubt. Geben Sie weniger Nachkommastellen ein.</translation>
    </message>
    <message>
        <source>The transaction is in another currency. Enter the amount in that one.</source>
        <translation>Die Transaktion ist in einer anderen Währung. Geben Sie den Betrag in dieser ein.</translation>
    </message>
    <message>
        <source>There is no such reason. Choose requested_by_customer or duplicate.</source>
        <translation>Diesen Grund gibt es nicht. Wählen Sie requested_by_customer oder duplicate.</translation>
    </message>
    <message>
        <source>This payment was declined, so there is nothing to give back.</source>
        <translation>Diese Zahlung wurde abgelehnt, es gibt also nichts zurückzugeben.</translation>
    </message>
    <message>
        <source>This payment is still on its way. Wait until it has arrived, then refund it.</source>
        <translation>Diese Zahlung ist noch unterwegs. Warten Sie, bis sie angekommen ist, und erstatten Sie sie dann.</translation>
    </message>
    <message>
        <source>This payment is only authorised, so there is nothing to give back. Cancel it in the Stripe Dashboard.</source>
        <translation>Diese Zahlung ist nur autorisiert, es gibt also nichts zurückzugeben. Brechen Sie sie im Stripe-Dashboard ab.</translation>
    </message>
    <message>
        <source>This is at your own risk. Confirm that you understand the risk and want to proceed; on the command line: --accept-risk.</source>
        <translation>Dies geschieht auf eigenes Risiko. Bestätigen Sie, dass Sie das Risiko verstehen und fortfahren möchten; auf der Befehlszeile: --accept-risk.</translation>
    </message>
    <message>
        <source>Refunded so far</source>
        <translation>Bisher erstattet</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Interrupted: continue or discard it</source>
        <translation>Unterbrochen: fortsetzen oder verwerfen</translation>
    </message>
    <message>
        <source>Not known yet; looked up again by itself</source>
        <translation>Noch nicht bekannt; es wird von selbst wieder nachgesehen</translation>
    </message>
    <message>
        <source>Not known: look at it in the Stripe Dashboard</source>
        <translation>Nicht bekannt: Sehen Sie im Stripe-Dashboard nach</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Done in part</source>
        <translation>Teilweise erledigt</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht erledigt</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>%1 of %2: done.</source>
        <extracomment>something is done; %1 such as Refund, %2 an amount</extracomment>
        <translation>%1 von %2: erledigt.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>%1 such as Refund, %2 a state such as Not done</extracomment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Goes back to</source>
        <translation>Geht zurück an</translation>
    </message>
    <message>
        <source>Refunded before</source>
        <translation>Zuvor erstattet</translation>
    </message>
    <message>
        <source>Left to refund</source>
        <extracomment>what can still be refunded: now, and after this refund</extracomment>
        <translation>Noch erstattbar</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Status afterwards</source>
        <translation>Status danach</translation>
    </message>
    <message>
        <source>Stripe keeps its fee</source>
        <translation>Stripe behält seine Gebühr</translation>
    </message>
    <message>
        <source>Lifetime value</source>
        <translation>Kundenwert</translation>
    </message>
    <message>
        <source>Before and after actions</source>
        <translation>Vor und nach Aktionen</translation>
    </message>
    <message>
        <source>Change of the credit balance</source>
        <translation>Änderung des Guthabens</translation>
    </message>
    <message>
        <source>Refund of the credit balance</source>
        <translation>Erstattung des Guthabens</translation>
    </message>
    <message>
        <source>This is more than the credit balance, and the customer would owe the rest. Enter a smaller amount.</source>
        <translation>Das ist mehr als das Guthaben, und der Kunde würde den Rest schulden. Geben Sie einen kleineren Betrag ein.</translation>
    </message>
    <message>
        <source>The credit balance of this customer is in another currency. Enter the amount in that one.</source>
        <translation>Das Guthaben dieses Kunden ist in einer anderen Währung. Geben Sie den Betrag in dieser ein.</translation>
    </message>
    <message>
        <source>This customer has no credit balance, so there is nothing to give back.</source>
        <translation>Dieser Kunde hat kein Guthaben, es gibt also nichts zurückzugeben.</translation>
    </message>
    <message>
        <source>No payment can take this credit back. Leave it for the next invoice, or pay the customer another way and take it off here.</source>
        <translation>Keine Zahlung kann dieses Guthaben aufnehmen. Lassen Sie es für die nächste Rechnung stehen, oder zahlen Sie es dem Kunden auf anderem Weg aus und nehmen Sie es hier weg.</translation>
    </message>
    <message>
        <source>Changed by hand</source>
        <translation>Von Hand geändert</translation>
    </message>
    <message>
        <source>Applied to an invoice</source>
        <translation>Auf eine Rechnung angewandt</translation>
    </message>
    <message>
        <source>Given back by an invoice</source>
        <translation>Von einer Rechnung zurückgegeben</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Gutschrift</translation>
    </message>
    <message>
        <source>Invoice too small to be charged</source>
        <translation>Rechnung zu klein zum Einziehen</translation>
    </message>
    <message>
        <source>Invoice too large to be charged</source>
        <translation>Rechnung zu groß zum Einziehen</translation>
    </message>
    <message>
        <source>Invoice overpaid</source>
        <translation>Rechnung überzahlt</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>Anfangsguthaben</translation>
    </message>
    <message>
        <source>in another currency</source>
        <translation>in einer anderen Währung</translation>
    </message>
    <message>
        <source>paid outside Stripe</source>
        <translation>außerhalb von Stripe bezahlt</translation>
    </message>
    <message>
        <source>was declined</source>
        <translation>wurde abgelehnt</translation>
    </message>
    <message>
        <source>still on its way</source>
        <translation>noch unterwegs</translation>
    </message>
    <message>
        <source>only authorised</source>
        <translation>nur autorisiert</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>angefochten</translation>
    </message>
    <message>
        <source>too old</source>
        <translation>zu alt</translation>
    </message>
    <message>
        <source>refunded already</source>
        <translation>schon erstattet</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <source>Next invoice</source>
        <translation>Nächste Rechnung</translation>
    </message>
    <message>
        <source>none is to come</source>
        <translation>es kommt keine</translation>
    </message>
    <message>
        <source>To pay then</source>
        <translation>Dann zu zahlen</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>hier nicht bekannt</translation>
    </message>
    <message>
        <source>To pay then, before discounts and tax</source>
        <translation>Dann zu zahlen, vor Rabatten und Steuer</translation>
    </message>
    <message>
        <source>Left for the one after</source>
        <translation>Bleibt für die übernächste</translation>
    </message>
    <message>
        <source>Credit balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>New lists for blocking</source>
        <translation>Neue Sperrlisten</translation>
    </message>
    <message>
        <source>Nothing would change: this is how things stand already.</source>
        <translation>Es würde sich nichts ändern: So ist es bereits.</translation>
    </message>
    <message>
        <source>The customer has no such detail, and it is not an IP address. Run the command without a detail to list them.</source>
        <translation>Ein solches Merkmal gibt es hier nicht, und es ist keine IP-Adresse. Ohne Angabe eines Merkmals listet der Befehl sie auf.</translation>
    </message>
    <message>
        <source>Customer id</source>
        <translation>Kundenkennung</translation>
    </message>
    <message>
        <source>Email address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Blocks are kept here only: they mark the customer, and whoever is about to charge them is asked again. Stripe goes on taking their payments.</source>
        <translation>Sperren gelten nur hier: Sie kennzeichnen die Person, und vor jeder Belastung wird noch einmal gefragt. Stripe nimmt ihre Zahlungen weiter an.</translation>
    </message>
    <message>
        <source>This Stripe account has no Radar lists.</source>
        <translation>Dieses Stripe-Konto hat keine Radar-Listen.</translation>
    </message>
    <message>
        <source>This Stripe key may not use Radar&apos;s lists.</source>
        <translation>Dieser Stripe-Schlüssel darf die Radar-Listen nicht benutzen.</translation>
    </message>
    <message>
        <source>This Stripe key lacks the permission “%1”.</source>
        <extracomment>%1 is the name of a permission as Stripe words it</extracomment>
        <translation>Diesem Stripe-Schlüssel fehlt die Berechtigung „%1“.</translation>
    </message>
    <message>
        <source>Stripe follows this list once you paste the rule “%1” in the Dashboard under Radar → Rules → Block.</source>
        <extracomment>%1 is a rule of Stripe Radar, not to be translated</extracomment>
        <translation>Stripe beachtet diese Liste, sobald im Dashboard unter Radar → Regeln → Blockieren die Regel „%1“ eingefügt ist.</translation>
    </message>
    <message>
        <source>%1: blocked here only</source>
        <translation>%1: nur hier gesperrt</translation>
    </message>
    <message>
        <source>%1: blocked at Stripe</source>
        <translation>%1: bei Stripe gesperrt</translation>
    </message>
    <message>
        <source>%1: may buy again</source>
        <translation>%1: darf wieder kaufen</translation>
    </message>
    <message>
        <source>asks for no more money until it is resumed</source>
        <translation>zieht kein Geld mehr ein, bis es fortgesetzt wird</translation>
    </message>
    <message>
        <source>ends on %1</source>
        <translation>endet am %1</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abo</translation>
    </message>
    <message>
        <source>Blocked on %1 by %2</source>
        <extracomment>when, by whom</extracomment>
        <translation>Gesperrt am %1 von %2</translation>
    </message>
    <message>
        <source>Unblocked on %1 by %2</source>
        <translation>Entsperrt am %1 von %2</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemandem</translation>
    </message>
    <message>
        <source>(here only)</source>
        <translation>(nur hier)</translation>
    </message>
    <message>
        <source>Stays as credit</source>
        <translation>Bleibt als Guthaben</translation>
    </message>
    <message>
        <source>Invoice of what was waiting</source>
        <translation>Rechnung über Wartendes</translation>
    </message>
    <message>
        <source>lost or stolen card</source>
        <translation>Karte verloren oder gestohlen</translation>
    </message>
    <message>
        <source>expired or canceled card</source>
        <translation>Karte abgelaufen oder gekündigt</translation>
    </message>
    <message>
        <source>the payment was disputed meanwhile</source>
        <translation>die Zahlung wurde inzwischen angefochten</translation>
    </message>
    <message>
        <source>not enough money on your Stripe balance</source>
        <translation>zu wenig Geld auf dem Stripe-Guthaben</translation>
    </message>
    <message>
        <source>declined by the bank</source>
        <translation>von der Bank abgelehnt</translation>
    </message>
    <message>
        <source>stopped at your request</source>
        <translation>auf Wunsch gestoppt</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>the bank gives no reason</source>
        <translation>die Bank nennt keinen Grund</translation>
    </message>
    <message>
        <source>Nothing waits for the next invoice of this customer.</source>
        <translation>Für diese Person wartet nichts auf die nächste Rechnung.</translation>
    </message>
    <message>
        <source>The customer did not get the money, it is back on your Stripe balance. Pay it another way.</source>
        <translation>Das Geld ist nicht angekommen, es liegt wieder auf dem Stripe-Guthaben. Bitte auf anderem Weg auszahlen.</translation>
    </message>
    <message>
        <source>Failed after it was done</source>
        <translation>Nachträglich fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stripe told later that the refund failed.</source>
        <translation>Stripe hat später gemeldet, dass die Erstattung fehlgeschlagen ist.</translation>
    </message>
    <message>
        <source>Add that amount to the credit balance again, so that the customer keeps it.</source>
        <translation>Den Betrag wieder dem Guthaben hinzufügen, damit er nicht verloren geht.</translation>
    </message>
    <message>
        <source>The refund of %1 from %2 failed (%3).</source>
        <extracomment>%1 an amount, %2 a date, %3 why, such as: expired or canceled card</extracomment>
        <translation>Die Erstattung von %1 vom %2 ist fehlgeschlagen (%3).</translation>
    </message>
    <message>
        <source>%1 · blocked</source>
        <extracomment>%1 is a status such as Active: the customer is blocked</extracomment>
        <translation>%1 · gesperrt</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait for the next invoice and are left out here: %1 in all.</source>
        <extracomment>%1 is an amount or several</extracomment>
        <translation>
            <numerusform>%n Posten wartet auf die nächste Rechnung und bleibt hier außen vor: %1.</numerusform>
            <numerusform>%n Posten warten auf die nächste Rechnung und bleiben hier außen vor: zusammen %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Invoiced now, %1 is charged, less the credit balance.</source>
        <translation>Jetzt abgerechnet, werden %1 eingezogen, abzüglich des Guthabens.</translation>
    </message>
    <message>
        <source>Invoiced now, %1 goes to the credit balance.</source>
        <translation>Jetzt abgerechnet, gehen %1 auf das Guthaben.</translation>
    </message>
    <message>
        <source>Repayment</source>
        <translation>Rückzahlung</translation>
    </message>
    <message>
        <source>Payment link for a repayment</source>
        <translation>Zahlungslink für eine Rückzahlung</translation>
    </message>
    <message>
        <source>By link</source>
        <translation>Über einen Link</translation>
    </message>
    <message>
        <source>In cash</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>By bank transfer</source>
        <translation>Per Überweisung</translation>
    </message>
    <message>
        <source>In another way</source>
        <translation>Auf andere Weise</translation>
    </message>
    <message>
        <source>The bank has not decided this dispute yet. If you win it, the bank gives the money back, and the customer has paid twice.</source>
        <translation>Die Bank hat über diese Anfechtung noch nicht entschieden. Gewinnen Sie, gibt die Bank das Geld zurück, und der Kunde hat doppelt gezahlt.</translation>
    </message>
    <message>
        <source>This customer is blocked, and this would charge them again.</source>
        <translation>Dieser Kunde ist gesperrt, und dies würde ihn erneut belasten.</translation>
    </message>
    <message>
        <source>This is more than what is still to be repaid.</source>
        <translation>Das ist mehr, als noch zurückzuzahlen ist.</translation>
    </message>
    <message>
        <source>The payment link from before is switched off, so that nobody pays twice.</source>
        <translation>Der frühere Zahlungslink wird abgeschaltet, damit niemand doppelt zahlt.</translation>
    </message>
    <message>
        <source>This payment was not disputed, so there is nothing to repay.</source>
        <translation>Diese Zahlung wurde nicht angefochten; es gibt nichts zurückzuzahlen.</translation>
    </message>
    <message>
        <source>The bank only asks about this payment, no money was taken back. Answer it in the Stripe Dashboard.</source>
        <translation>Die Bank fragt nur nach dieser Zahlung, es wurde kein Geld zurückgeholt. Antworten Sie ihr im Stripe-Dashboard.</translation>
    </message>
    <message>
        <source>This dispute ended in your favour: the money stayed, so there is nothing to repay.</source>
        <translation>Diese Anfechtung ging zu Ihren Gunsten aus: Das Geld blieb, es gibt nichts zurückzuzahlen.</translation>
    </message>
    <message>
        <source>All of this dispute is repaid already. To add more, enter an amount.</source>
        <translation>Diese Anfechtung ist schon ganz zurückgezahlt. Für mehr geben Sie einen Betrag ein.</translation>
    </message>
    <message>
        <source>This day is still to come. Enter the day on which it was paid.</source>
        <translation>Dieser Tag kommt erst noch. Geben Sie den Tag ein, an dem gezahlt wurde.</translation>
    </message>
    <message>
        <source>There is no such way to pay. Choose cash, bank_transfer or other.</source>
        <translation>Diese Zahlungsart gibt es nicht. Wählen Sie cash, bank_transfer oder other.</translation>
    </message>
    <message>
        <source>Payment link can be paid</source>
        <translation>Zahlungslink ist offen</translation>
    </message>
    <message>
        <source>Paid on the payment link</source>
        <translation>Über den Zahlungslink gezahlt</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>not paid yet</source>
        <translation>noch nicht gezahlt</translation>
    </message>
    <message>
        <source>Hello,

please pay %1 on this page:
%2

Thank you!</source>
        <extracomment>a mail to a customer; %1 an amount, %2 the address of a page</extracomment>
        <translation>Guten Tag,

bitte zahlen Sie %1 auf dieser Seite:
%2

Vielen Dank!</translation>
    </message>
    <message>
        <source>Payment of %1</source>
        <extracomment>subject of a mail to a customer; %1 an amount</extracomment>
        <translation>Zahlung von %1</translation>
    </message>
    <message>
        <source>Repaid before</source>
        <translation>Bisher zurückgezahlt</translation>
    </message>
    <message>
        <source>This repayment</source>
        <translation>Diese Rückzahlung</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Still open afterwards</source>
        <translation>Danach noch offen</translation>
    </message>
    <message>
        <source>Lifetime value, once it is paid</source>
        <translation>Kundenwert, sobald gezahlt ist</translation>
    </message>
    <message>
        <source>Dispute settled</source>
        <translation>Anfechtung beglichen</translation>
    </message>
    <message>
        <source>repaid: %1</source>
        <translation>zurückgezahlt: %1</translation>
    </message>
    <message>
        <source>Payment links</source>
        <translation>Zahlungslinks</translation>
    </message>
    <message>
        <source>Another computer has noted a repayment of this payment. Ask there first, so that nobody pays twice.</source>
        <translation>Ein anderer Rechner hat eine Rückzahlung dieser Zahlung vermerkt. Fragen Sie zuerst dort nach, damit niemand doppelt zahlt.</translation>
    </message>
    <message>
        <source>An earlier repayment of this payment is not settled yet. Look at it in Activity first.</source>
        <translation>Eine frühere Rückzahlung dieser Zahlung ist noch nicht geklärt. Sehen Sie sie zuerst unter Aktivität an.</translation>
    </message>
    <message>
        <source>Repayment noted by operation</source>
        <translation>Rückzahlung vermerkt durch Vorgang</translation>
    </message>
    <message>
        <source>This customer is blocked, and this would charge them again. If you want that, confirm it; on the command line: --accept-risk.</source>
        <translation>Dieser Kunde ist gesperrt, und dies würde ihn erneut belasten. Wenn Sie das wollen, bestätigen Sie es; auf der Kommandozeile: --accept-risk.</translation>
    </message>
    <message>
        <source>Cancellation of a subscription</source>
        <translation>Kündigung eines Abonnements</translation>
    </message>
    <message>
        <source>Recovery of a subscription</source>
        <translation>Fortsetzung eines Abonnements</translation>
    </message>
    <message>
        <source>An invoice of this subscription is not paid. When it ends now, Stripe does not collect it any more. Its address stays valid: the customer can still pay it there.</source>
        <translation>Eine Rechnung dieses Abonnements ist nicht bezahlt. Endet es jetzt, zieht Stripe sie nicht mehr ein. Ihre Adresse bleibt gültig: Der Kunde kann sie dort noch bezahlen.</translation>
    </message>
    <message>
        <source>A schedule in Stripe manages this subscription, and may refuse this or change it again.</source>
        <translation>Ein Zeitplan in Stripe verwaltet dieses Abonnement; er kann dies ablehnen oder wieder ändern.</translation>
    </message>
    <message>
        <source>This subscription is over, and Stripe can not revive it. To go on, create a new one.</source>
        <translation>Dieses Abonnement ist beendet, und Stripe kann es nicht wiederbeleben. Legen Sie ein neues an.</translation>
    </message>
    <message>
        <source>This subscription is going to end already. End it now, or recover it.</source>
        <translation>Dieses Abonnement endet schon. Beenden Sie es sofort, oder setzen Sie es fort.</translation>
    </message>
    <message>
        <source>This subscription is not going to end. There is nothing to recover.</source>
        <translation>Dieses Abonnement soll nicht enden. Es gibt nichts fortzusetzen.</translation>
    </message>
    <message>
        <source>This day is over. Enter one that is still to come.</source>
        <translation>Dieser Tag ist vorbei. Geben Sie einen ein, der noch kommt.</translation>
    </message>
    <message>
        <source>Stripe does not know this reason. Choose too_expensive, missing_features, switched_service, unused, customer_service, too_complex, low_quality or other.</source>
        <translation>Stripe kennt diesen Grund nicht. Wählen Sie too_expensive, missing_features, switched_service, unused, customer_service, too_complex, low_quality oder other.</translation>
    </message>
    <message>
        <source>Ends with its period</source>
        <translation>Endet mit dem Zeitraum</translation>
    </message>
    <message>
        <source>Collection paused</source>
        <translation>Einzug pausiert</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Period ends</source>
        <translation>Zeitraum endet</translation>
    </message>
    <message>
        <source>Too little to charge, added to the one after</source>
        <translation>Zu wenig zum Einziehen, kommt zur übernächsten</translation>
    </message>
    <message>
        <source>Too expensive</source>
        <translation>Zu teuer</translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation>Etwas fehlt</translation>
    </message>
    <message>
        <source>Went elsewhere</source>
        <translation>Ging woandershin</translation>
    </message>
    <message>
        <source>Did not use it</source>
        <translation>Nicht genutzt</translation>
    </message>
    <message>
        <source>Was not treated well</source>
        <translation>Wurde nicht gut betreut</translation>
    </message>
    <message>
        <source>Too complicated</source>
        <translation>Zu kompliziert</translation>
    </message>
    <message>
        <source>Was not good enough</source>
        <translation>War nicht gut genug</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Ein anderer Grund</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Unused time</source>
        <translation>Nicht genutzte Zeit</translation>
    </message>
    <message>
        <source>nothing is given back</source>
        <translation>nichts wird zurückgegeben</translation>
    </message>
    <message>
        <source>becomes credit balance</source>
        <translation>wird Guthaben</translation>
    </message>
    <message>
        <source>nothing is left to give back</source>
        <translation>nichts ist übrig, das zurückgegeben werden könnte</translation>
    </message>
    <message>
        <source>about %1 become credit balance</source>
        <extracomment>%1 is an amount; it moves with the second at which the subscription ends</extracomment>
        <translation>etwa %1 werden Guthaben</translation>
    </message>
    <message>
        <source>Keeps access until</source>
        <translation>Behält den Zugang bis</translation>
    </message>
    <message>
        <source>now: it ends at once</source>
        <translation>jetzt: Es endet sofort</translation>
    </message>
    <message>
        <source>Next payment</source>
        <translation>Nächste Zahlung</translation>
    </message>
    <message>
        <source>none any more</source>
        <translation>keine mehr</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Would have ended</source>
        <translation>Hätte geendet</translation>
    </message>
    <message>
        <source>Change of a subscription</source>
        <translation>Änderung eines Abonnements</translation>
    </message>
    <message>
        <source>An invoice of this subscription is not paid. Time that nobody has paid yet would be credited: collect the invoice first, or charge nothing for the running period.</source>
        <translation>Eine Rechnung dieses Abonnements ist nicht bezahlt. Es würde Zeit gutgeschrieben, die noch niemand bezahlt hat: Ziehen Sie zuerst die Rechnung ein, oder berechnen Sie für den laufenden Zeitraum nichts.</translation>
    </message>
    <message>
        <source>This subscription is going to end all the same. To let it go on, recover it.</source>
        <translation>Dieses Abonnement endet trotzdem. Damit es weitergeht, setzen Sie es fort.</translation>
    </message>
    <message>
        <source>The first payment of this subscription has not come yet. Wait for it, or cancel it and create a new one.</source>
        <translation>Die erste Zahlung dieses Abonnements ist noch nicht gekommen. Warten Sie darauf, oder kündigen Sie es und legen Sie ein neues an.</translation>
    </message>
    <message>
        <source>A schedule in Stripe manages this subscription. Change the schedule there, or release it first.</source>
        <translation>Ein Zeitplan in Stripe steuert dieses Abonnement. Ändern Sie den Zeitplan dort, oder lösen Sie es zuerst davon.</translation>
    </message>
    <message>
        <source>This subscription has several items. Say which one; on the command line: --item.</source>
        <translation>Dieses Abonnement hat mehrere Posten. Sagen Sie, welchen; auf der Befehlszeile: --item.</translation>
    </message>
    <message>
        <source>This subscription has no such item. Sync, and look at it again.</source>
        <translation>Dieses Abonnement hat keinen solchen Posten. Gleichen Sie ab, und sehen Sie es sich noch einmal an.</translation>
    </message>
    <message>
        <source>There is no such price in what was synced. Check the id, or sync and try again.</source>
        <translation>Diesen Preis gibt es im Abgeglichenen nicht. Prüfen Sie die Kennung, oder gleichen Sie ab und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This price was put away in Stripe and can not be chosen any more. Choose another one.</source>
        <translation>Dieser Preis wurde in Stripe archiviert und kann nicht mehr gewählt werden. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This price is paid once. Choose one that recurs.</source>
        <translation>Dieser Preis wird einmal bezahlt. Wählen Sie einen wiederkehrenden.</translation>
    </message>
    <message>
        <source>A subscription keeps its currency. Choose a price in the same one.</source>
        <translation>Ein Abonnement behält seine Währung. Wählen Sie einen Preis in derselben.</translation>
    </message>
    <message>
        <source>All items of this subscription are billed at the same time. Choose a price with the same cycle.</source>
        <translation>Alle Posten dieses Abonnements werden gleichzeitig berechnet. Wählen Sie einen Preis mit demselben Rhythmus.</translation>
    </message>
    <message>
        <source>This price goes by tiers, and one amount can not replace it. Choose another price.</source>
        <translation>Dieser Preis ist gestaffelt, und ein einzelner Betrag kann ihn nicht ersetzen. Wählen Sie einen anderen Preis.</translation>
    </message>
    <message>
        <source>Enter a whole number of pieces, one or more.</source>
        <translation>Geben Sie eine ganze Stückzahl ein, mindestens eins.</translation>
    </message>
    <message>
        <source>Say when the difference is charged: now, later or never.</source>
        <translation>Sagen Sie, wann der Unterschied berechnet wird: now, later oder never.</translation>
    </message>
    <message>
        <source>The bank wants the customer to confirm this payment, so nothing was changed. Charge with the next invoice, or let the customer update the payment method first.</source>
        <translation>Die Bank verlangt, dass der Kunde diese Zahlung bestätigt, deshalb wurde nichts geändert. Berechnen Sie mit der nächsten Rechnung, oder lassen Sie den Kunden zuerst die Zahlungsart erneuern.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>Abgeschrieben</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>by tiers, %1</source>
        <translation>gestaffelt, %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>an amount and how often, such as &quot;€100.00 monthly&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>how many, and of what</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>Rabatte</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Steuern</translation>
    </message>
    <message>
        <source>From the credit balance</source>
        <translation>Aus dem Guthaben</translation>
    </message>
    <message>
        <source>Owed from before</source>
        <translation>Von früher geschuldet</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>an amount, and the day on which it is asked for</extracomment>
        <translation>%1 am %2</translation>
    </message>
    <message>
        <source>Unused time on %1</source>
        <extracomment>%1 is the name of a product</extracomment>
        <translation>Ungenutzte Zeit für %1</translation>
    </message>
    <message>
        <source>Rest of the period on %1</source>
        <translation>Rest des Zeitraums für %1</translation>
    </message>
    <message>
        <source>Invoiced now</source>
        <translation>Jetzt in Rechnung gestellt</translation>
    </message>
    <message>
        <source>Due now, %1</source>
        <extracomment>%1 is a card or an account</extracomment>
        <translation>Jetzt fällig, %1</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>Jetzt fällig</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>the price as it is, then the one that is chosen</extracomment>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>Becomes credit balance</source>
        <translation>Wird Guthaben</translation>
    </message>
    <message>
        <source>Becomes credit balance then</source>
        <translation>Wird dann Guthaben</translation>
    </message>
    <message>
        <source>Next payment, before</source>
        <translation>Nächste Zahlung, bisher</translation>
    </message>
    <message>
        <source>Stripe&apos;s own preview of</source>
        <translation>Stripes eigene Vorschau von</translation>
    </message>
    <message>
        <source>Change plan…</source>
        <translation>Tarif wechseln…</translation>
    </message>
    <message>
        <source>Edit price…</source>
        <translation>Preis ändern…</translation>
    </message>
    <message>
        <source>Recover…</source>
        <translation>Fortsetzen…</translation>
    </message>
    <message>
        <source>Cancel now…</source>
        <translation>Sofort kündigen…</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>Kündigen…</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 Rabatt</translation>
    </message>
    <message>
        <source>%1 % off</source>
        <translation>%1 % Rabatt</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <extracomment>%1 is a discount, %2 a day</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>tried again on %1</source>
        <extracomment>%1 is a day</extracomment>
        <translation>neuer Versuch am %1</translation>
    </message>
    <message>
        <source>none is stored</source>
        <translation>keine gespeichert</translation>
    </message>
    <message>
        <source>expired %1</source>
        <translation>abgelaufen %1</translation>
    </message>
    <message>
        <source>expires %1, before the next payment</source>
        <translation>läuft %1 ab, vor der nächsten Zahlung</translation>
    </message>
    <message>
        <source>expires %1</source>
        <translation>läuft %1 ab</translation>
    </message>
    <message>
        <source>Canceled on</source>
        <translation>Gekündigt am</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Collection goes on</source>
        <translation>Einzug geht weiter</translation>
    </message>
    <message>
        <source>Due then</source>
        <translation>Dann fällig</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>Bezahlt mit</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Another billing day</source>
        <translation>Anderer Abrechnungstag</translation>
    </message>
    <message>
        <source>Pause of the collection</source>
        <translation>Pause des Einzugs</translation>
    </message>
    <message>
        <source>Resumption of the collection</source>
        <translation>Fortsetzung des Einzugs</translation>
    </message>
    <message>
        <source>Until that day nothing is billed: Stripe calls this time a trial, and it is free.</source>
        <translation>Bis zu diesem Tag wird nichts berechnet: Stripe nennt diese Zeit eine Probezeit, und sie ist kostenlos.</translation>
    </message>
    <message>
        <source>Enter the day.</source>
        <translation>Geben Sie den Tag ein.</translation>
    </message>
    <message>
        <source>Stripe takes a day within two years. Enter an earlier one.</source>
        <translation>Stripe nimmt einen Tag innerhalb von zwei Jahren. Geben Sie einen früheren ein.</translation>
    </message>
    <message>
        <source>The collection of this subscription pauses already. To change that, resume it first.</source>
        <translation>Der Einzug dieses Abonnements pausiert schon. Um das zu ändern, setzen Sie ihn zuerst fort.</translation>
    </message>
    <message>
        <source>The collection of this subscription does not pause. There is nothing to resume.</source>
        <translation>Der Einzug dieses Abonnements pausiert nicht. Es gibt nichts fortzusetzen.</translation>
    </message>
    <message>
        <source>Say what becomes of its invoices: void, keep_as_draft or mark_uncollectible.</source>
        <translation>Sagen Sie, was aus den Rechnungen wird: void, keep_as_draft oder mark_uncollectible.</translation>
    </message>
    <message>
        <source>Stripe has no such code or coupon. Check how it is written.</source>
        <translation>Stripe hat keinen solchen Code oder Gutschein. Prüfen Sie die Schreibweise.</translation>
    </message>
    <message>
        <source>This code has expired. Use another one.</source>
        <translation>Dieser Code ist abgelaufen. Nehmen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This code was used as often as it may be. Use another one.</source>
        <translation>Dieser Code wurde so oft verwendet, wie er darf. Nehmen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This code was switched off in Stripe. Use another one.</source>
        <translation>Dieser Code wurde in Stripe abgeschaltet. Nehmen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This code is for another customer. Use another one.</source>
        <translation>Dieser Code ist für einen anderen Kunden. Nehmen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This code is for other products than those of this subscription. Use another one.</source>
        <translation>Dieser Code ist für andere Produkte als die dieses Abonnements. Nehmen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This code takes off an amount in another currency. Use one in the subscription&apos;s currency.</source>
        <translation>Dieser Code zieht einen Betrag in einer anderen Währung ab. Nehmen Sie einen in der Währung des Abonnements.</translation>
    </message>
    <message>
        <source>This code is for first payments only, and this customer has paid before. Use another one.</source>
        <translation>Dieser Code gilt nur für erste Zahlungen, und dieser Kunde hat schon bezahlt. Nehmen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This code asks for a higher price than this subscription has. Use another one.</source>
        <translation>Dieser Code verlangt einen höheren Preis, als dieses Abonnement hat. Nehmen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The subscription has this discount already.</source>
        <translation>Das Abonnement hat diesen Rabatt schon.</translation>
    </message>
    <message>
        <source>Void them</source>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>Keep them as drafts</source>
        <translation>Als Entwürfe behalten</translation>
    </message>
    <message>
        <source>Write them off</source>
        <translation>Abschreiben</translation>
    </message>
    <message>
        <source>Discounts…</source>
        <translation>Rabatte…</translation>
    </message>
    <message>
        <source>Trial…</source>
        <translation>Probezeit…</translation>
    </message>
    <message>
        <source>Billing day…</source>
        <translation>Abrechnungstag…</translation>
    </message>
    <message>
        <source>Pause collection…</source>
        <translation>Einzug pausieren…</translation>
    </message>
    <message>
        <source>Resume collection…</source>
        <translation>Einzug fortsetzen…</translation>
    </message>
    <message>
        <source>Nothing is billed until</source>
        <translation>Nichts wird berechnet bis</translation>
    </message>
    <message>
        <source>New period</source>
        <translation>Neuer Zeitraum</translation>
    </message>
    <message>
        <source>ends now</source>
        <translation>endet jetzt</translation>
    </message>
    <message>
        <source>begins now</source>
        <translation>beginnt jetzt</translation>
    </message>
    <message>
        <source>is credited</source>
        <translation>wird gutgeschrieben</translation>
    </message>
    <message>
        <source>Nobody is charged until</source>
        <translation>Niemandem wird etwas berechnet bis</translation>
    </message>
    <message>
        <source>somebody resumes it</source>
        <translation>jemand ihn fortsetzt</translation>
    </message>
    <message>
        <source>Invoices meanwhile</source>
        <translation>Rechnungen solange</translation>
    </message>
    <message>
        <source>Subscription status</source>
        <translation>Status des Abonnements</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>Fällt weg</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>Comes</source>
        <translation>Kommt dazu</translation>
    </message>
    <message>
        <source>Unpaid invoice</source>
        <translation>Unbezahlte Rechnung</translation>
    </message>
    <message>
        <source>This subscription is over, so Stripe does not try again by itself.</source>
        <translation>Dieses Abonnement ist beendet, deshalb versucht Stripe es nicht von selbst noch einmal.</translation>
    </message>
    <message>
        <source>No invoice of this subscription is open. There is nothing to collect.</source>
        <translation>Keine Rechnung dieses Abonnements ist offen. Es gibt nichts einzuziehen.</translation>
    </message>
    <message>
        <source>This invoice is not open any more. Look at how it stands now.</source>
        <translation>Diese Rechnung ist nicht mehr offen. Sehen Sie nach, wie es jetzt steht.</translation>
    </message>
    <message>
        <source>The customer has no such payment method. Sync, and choose one of theirs.</source>
        <translation>Der Kunde hat keine solche Zahlungsart. Gleichen Sie ab, und wählen Sie eine von seinen.</translation>
    </message>
    <message>
        <source>The customer has no payment method that could be charged. Send the invoice&apos;s page instead.</source>
        <translation>Der Kunde hat keine Zahlungsart, die belastet werden könnte. Schicken Sie stattdessen die Seite der Rechnung.</translation>
    </message>
    <message>
        <source>Say what becomes of it: retry, by_hand or write_off.</source>
        <translation>Sagen Sie, was daraus wird: retry, by_hand oder write_off.</translation>
    </message>
    <message>
        <source>Still to be paid</source>
        <translation>Noch zu zahlen</translation>
    </message>
    <message>
        <source>Unpaid invoice…</source>
        <translation>Unbezahlte Rechnung…</translation>
    </message>
    <message>
        <source>Charged now</source>
        <translation>Jetzt belastet</translation>
    </message>
    <message>
        <source>what Stripe has stored</source>
        <translation>was Stripe gespeichert hat</translation>
    </message>
    <message>
        <source>Counts as paid</source>
        <translation>Gilt als bezahlt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Its page</source>
        <translation>Ihre Seite</translation>
    </message>
    <message>
        <source>stays valid: it can still be paid there</source>
        <translation>bleibt gültig: dort kann noch bezahlt werden</translation>
    </message>
    <message>
        <source>Stripe tries again by itself on</source>
        <translation>Stripe versucht es von selbst wieder am</translation>
    </message>
    <message>
        <source>several prices</source>
        <translation>mehrere Preise</translation>
    </message>
    <message>
        <source>New subscription</source>
        <translation>Neues Abo</translation>
    </message>
    <message>
        <source>Payment method</source>
        <translation>Zahlungsmethode</translation>
    </message>
    <message>
        <source>The customer has a current subscription to this product already.</source>
        <translation>Der Kunde hat schon ein laufendes Abo dieses Produkts.</translation>
    </message>
    <message>
        <source>Choose what the customer subscribes to.</source>
        <translation>Wählen Sie, was der Kunde abonniert.</translation>
    </message>
    <message>
        <source>An invoice is due after 1 to 365 days.</source>
        <translation>Eine Rechnung ist nach 1 bis 365 Tagen fällig.</translation>
    </message>
    <message>
        <source>This price has no amount of its own, so that there is none below it.</source>
        <translation>Dieser Preis hat keinen eigenen Betrag, also gibt es keinen darunter.</translation>
    </message>
    <message>
        <source>The introductory price is in the currency of the plan.</source>
        <translation>Der Einführungspreis ist in der Währung des Tarifs.</translation>
    </message>
    <message>
        <source>The introductory price is below the price of the plan.</source>
        <translation>Der Einführungspreis liegt unter dem Preis des Tarifs.</translation>
    </message>
    <message>
        <source>An introductory price is for the first 1 to 3 payments; by the week or the day, for the first one.</source>
        <translation>Ein Einführungspreis gilt für die ersten 1 bis 3 Zahlungen; bei Wochen und Tagen für die erste.</translation>
    </message>
    <message>
        <source>Choose a free time or an introductory price, not both: it would end within the free time.</source>
        <translation>Wählen Sie eine kostenlose Zeit oder einen Einführungspreis, nicht beides: Er würde in der kostenlosen Zeit enden.</translation>
    </message>
    <message>
        <source>Choose a discount code or an introductory price, not both.</source>
        <translation>Wählen Sie einen Rabattcode oder einen Einführungspreis, nicht beides.</translation>
    </message>
    <message>
        <source>Payment method…</source>
        <translation>Zahlungsmethode …</translation>
    </message>
    <message>
        <source>Charged so far</source>
        <translation>Belastet wird bisher</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>Von jetzt an</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>this subscription, and all of this customer that has no method of its own</source>
        <translation>dieses Abo und alles andere dieses Kunden, das keine eigene Methode hat</translation>
    </message>
    <message>
        <source>this subscription alone</source>
        <translation>nur dieses Abo</translation>
    </message>
    <message>
        <source>Free until</source>
        <translation>Kostenlos bis</translation>
    </message>
    <message>
        <source>First payment</source>
        <translation>Erste Zahlung</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>First invoice</source>
        <translation>Erste Rechnung</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <extracomment>%1 an amount, %2 how many payments are at an introductory price</extracomment>
        <translation>Danach</translation>
    </message>
    <message>
        <source>%1, from payment %2 on</source>
        <translation>%1, ab der %2. Zahlung</translation>
    </message>
    <message>
        <source>invoice, due after %1 days</source>
        <translation>Rechnung, fällig nach %1 Tagen</translation>
    </message>
    <message>
        <source>Hello,

please store a card for your subscription on this page:
%1

It is open until %2.

Thank you!</source>
        <extracomment>a mail to a customer; %1 the address of a page, %2 until when it can be used</extracomment>
        <translation>Guten Tag,

bitte hinterlegen Sie auf dieser Seite eine Karte für Ihr Abo:
%1

Sie ist bis %2 geöffnet.

Vielen Dank!</translation>
    </message>
    <message>
        <source>A card for your subscription</source>
        <translation>Eine Karte für Ihr Abo</translation>
    </message>
    <message>
        <source>Pause of the subscription</source>
        <translation>Pause des Abos</translation>
    </message>
    <message>
        <source>Resumption of the subscription</source>
        <translation>Wiederaufnahme des Abos</translation>
    </message>
    <message>
        <source>An invoice of this subscription is not paid. It is collected all the same.</source>
        <translation>Eine Rechnung dieses Abos ist nicht bezahlt. Sie wird trotzdem eingezogen.</translation>
    </message>
    <message>
        <source>An invoice of this subscription is not paid. If it is from an earlier attempt to resume, the subscription goes on as soon as that one is paid.</source>
        <translation>Eine Rechnung dieses Abos ist nicht bezahlt. Stammt sie von einem früheren Versuch, es weiterzuführen, geht das Abo weiter, sobald sie bezahlt ist.</translation>
    </message>
    <message>
        <source>This subscription is paused as a whole. Resume it first.</source>
        <translation>Dieses Abo ist ganz pausiert. Führen Sie es zuerst weiter.</translation>
    </message>
    <message>
        <source>This subscription is paused already.</source>
        <translation>Dieses Abo ist schon pausiert.</translation>
    </message>
    <message>
        <source>This subscription is not paused as a whole. There is nothing to resume.</source>
        <translation>Dieses Abo ist nicht ganz pausiert. Es gibt nichts weiterzuführen.</translation>
    </message>
    <message>
        <source>Stripe pauses only subscriptions of its flexible billing mode as a whole, and this one is of the classic one. Pause its collection instead.</source>
        <translation>Stripe pausiert nur Abos des flexiblen Abrechnungsmodus ganz, und dieses ist im klassischen. Pausieren Sie stattdessen den Einzug.</translation>
    </message>
    <message>
        <source>Stripe resumes only subscriptions that are charged automatically, and this one gets invoices. Pause its collection instead.</source>
        <translation>Stripe führt nur Abos weiter, die automatisch belastet werden, und dieses bekommt Rechnungen. Pausieren Sie stattdessen den Einzug.</translation>
    </message>
    <message>
        <source>Unused time can become: nothing, later or credit.</source>
        <translation>Aus ungenutzter Zeit kann werden: nothing, later oder credit.</translation>
    </message>
    <message>
        <source>The period can be: new or present.</source>
        <translation>Der Zeitraum kann sein: new oder present.</translation>
    </message>
    <message>
        <source>The payment did not go through, so it stays paused. Its invoice can be paid for 23 hours: then it is resumed. Later Stripe voids it.</source>
        <translation>Die Zahlung ging nicht durch, es bleibt also pausiert. Die Rechnung kann 23 Stunden lang bezahlt werden: Dann geht es weiter. Später storniert Stripe sie.</translation>
    </message>
    <message>
        <source>It is resumed, but the payment did not go through: collect its invoice.</source>
        <translation>Es geht weiter, aber die Zahlung ging nicht durch: Ziehen Sie die Rechnung ein.</translation>
    </message>
    <message>
        <source>Pause subscription…</source>
        <translation>Abo pausieren…</translation>
    </message>
    <message>
        <source>Resume subscription…</source>
        <translation>Abo weiterführen…</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>ends now, until somebody resumes it</source>
        <translation>endet jetzt, bis es jemand weiterführt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 become credit balance</source>
        <translation>%1 werden Guthaben</translation>
    </message>
    <message>
        <source>%1 are taken off when it is resumed</source>
        <extracomment>what becomes of an amount for unused time</extracomment>
        <translation>%1 werden beim Weiterführen abgezogen</translation>
    </message>
    <message>
        <source>begins when the payment has come</source>
        <translation>beginnt, wenn die Zahlung da ist</translation>
    </message>
    <message>
        <source>none, the rest of the present one</source>
        <translation>keiner, der Rest des laufenden</translation>
    </message>
    <message>
        <source>This subscription is paused, so it has no period to end with. Cancel it now, or on a day.</source>
        <translation>Dieses Abo ist pausiert, es hat also keinen Zeitraum, mit dem es enden könnte. Kündigen Sie es sofort oder zu einem Tag.</translation>
    </message>
    <message>
        <source>An invoice of this subscription is not paid. Time that nobody has paid yet would be credited: collect the invoice or write it off first, or give nothing back.</source>
        <translation>Eine Rechnung dieses Abos ist nicht bezahlt. Es würde Zeit gutgeschrieben, die noch niemand bezahlt hat: Ziehen Sie die Rechnung zuerst ein oder schreiben Sie sie ab, oder geben Sie nichts zurück.</translation>
    </message>
    <message>
        <source>Last subscription that they got</source>
        <translation>Zuletzt begonnenes Abo</translation>
    </message>
    <message>
        <source>Managed by a schedule</source>
        <translation>Von einem Zeitplan verwaltet</translation>
    </message>
    <message>
        <source>Price can be chosen</source>
        <translation>Preis ist wählbar</translation>
    </message>
    <message>
        <source>is taken off what is due</source>
        <translation>wird vom Fälligen abgezogen</translation>
    </message>
    <message>
        <source>%1 are taken off what is due</source>
        <translation>%1 werden vom Fälligen abgezogen</translation>
    </message>
    <message>
        <source>The collection of this subscription pauses, too: later invoices are not charged until that is resumed.</source>
        <translation>Auch der Einzug dieses Abos pausiert: Spätere Rechnungen werden nicht belastet, bis er fortgesetzt wird.</translation>
    </message>
    <message>
        <source>This subscription is going to end. Recover it first, or let it end.</source>
        <translation>Dieses Abo wird enden. Setzen Sie es zuerst fort, oder lassen Sie es enden.</translation>
    </message>
    <message>
        <source>This subscription has no such discount.</source>
        <translation>Dieses Abo hat keinen solchen Rabatt.</translation>
    </message>
</context>
</TS>
