#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks and cards through the command line: what an office has, in one step, and what is at fault, by its place."""

import datetime
import json
import os
import subprocess

from harness import Skip, call, empty, example, fault, good, main, new_folder, records, work, write

try:
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill
except ImportError:
    openpyxl = None

HEADINGS = ["Einrichtung", "Art", "Anschrift", "Ansprechpartner", "Funktion", "Telefon", "E-Mail", "Mitglied seit",
            "AG Nachbarschaft", "163. Netzwerktagung", "Newsletter", "Lieblingsfarbe"]
ROWS = [
    ["Treffpunkt Linde e. V.", "Verein", "Haus 3, Weg 5, 99084 Erfurt", "Dr. Anna Ahorn; Jan Buche", "Leitung", "0361 1234567 / 0170 1234567",
     "a@example.org", datetime.date(2004, 3, 15), "x", "x", "ja", "rot"],
    ["Ulmenamt", "Amt", "Hauptstraße 1\n99085 Erfurt", "Frau Eibe", "", "", "", datetime.date(2005, 1, 1), None, "e", None, None],
]


def workbook(path, rows=ROWS, headings=HEADINGS):
    if openpyxl is None:
        raise Skip("python3-openpyxl is missing")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Netzwerk 2026"
    sheet["A1"] = "Adressen des Netzwerks"
    sheet.merge_cells("A1:F1")
    for column, heading in enumerate(headings, 1):
        sheet.cell(3, column, heading)
    for line, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            sheet.cell(line, column, value)
    sheet["A5"].font = Font(strike=True)
    sheet["B5"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["H5"].number_format = "mm/yyyy"
    sheet["A4"].comment = Comment("anrufen", "x")
    people = book.create_sheet("Personen")
    people.append(["Nachname", "Vorname", "E-Mail"])
    people.append(["Fichte", "Gül", "g@example.org"])
    hidden = book.create_sheet("Alt")
    hidden.sheet_state = "hidden"
    hidden.append(["Name"])
    hidden.append(["Verschwunden"])
    book.save(path)
    return path


def names(file, entity):
    return sorted(record["name"] for record in records(file, entity))


def find(file, entity, **values):
    return [r for r in records(file, entity) if all(r[k] == v for k, v in values.items())]


def test_workbook():
    """One row makes an organisation, people, positions, memberships; nothing is lost without a word."""
    file = example("workbook.netzwerk")
    path = workbook(work / "mappe.xlsx")
    before = len(records(file, "person"))
    answer = good("import", file, path, "--language", "en")
    for part in ("struck through", "A5", "B5", "A4", "hidden", "Lieblingsfarbe", "above the headings"):
        assert part.lower() in answer.err.lower(), (part, answer.err)
    linde, = find(file, "organisation", name="Treffpunkt Linde e. V.")
    assert (linde["street"], linde["addition"], linde["postcode"], linde["town"]) == ("Weg 5", "Haus 3", "99084", "Erfurt"), linde
    assert linde["telephone"] == ["0361 1234567", "0170 1234567"], linde
    assert linde["since"] == "2004-03-15" and linde["kind"] == "association", linde
    ulme, = find(file, "organisation", name="Ulmenamt")
    assert ulme["since"] == "2005-01" and ulme["street"] == "Hauptstraße 1", ulme
    assert len(records(file, "person")) == before + 4
    anna, = find(file, "person", family_name="Ahorn")
    assert anna["title"] == "Dr." and anna["given_name"] == "Anna", anna
    eibe, = find(file, "person", family_name="Eibe")
    assert eibe["salutation"] == "female", eibe
    assert {p["organisation"] for p in find(file, "position", person=anna["id"])} == {linde["id"]}
    group, = find(file, "working_group", name="AG Nachbarschaft")
    assert [m["organisation"] for m in find(file, "membership", working_group=group["id"])] == [linde["id"]]
    shown, = find(file, "distribution_list", name="Newsletter")
    assert [e["organisation"] for e in find(file, "list_entry", distribution_list=shown["id"])] == [linde["id"]]
    attendance = {i["organisation"]: i["attendance"] for i in records(file, "invitation")
                  if i["organisation"] in (linde["id"], ulme["id"])}
    assert attendance == {linde["id"]: "present", ulme["id"]: "excused"}, attendance
    assert not find(file, "organisation", name="Verschwunden")
    # the same once more says the same
    again = good("import", file, path, "--report", "json")
    report = json.loads(again.out)
    assert (report["new"], report["changed"]) == (0, 0), report["entities"]
    assert {row["state"] for row in report["rows"]} == {"same"}


def test_report():
    """What every row would do, for machines; a dry run writes nothing."""
    file = empty("report.netzwerk")
    good("import", file, write(work / "eins.csv", "Name;Art;PLZ;Ort\nChor Erfurt e. V.;Verein;99084;Erfurt\nAmt A;Amt;;\n"), "--as", "organisation")
    table = write(work / "zwei.csv", "Name;Art;PLZ;Ort;Notiz\nChor Erfurt;Verein;99084;Erfurt;\nAmt A;Amt;;;neu\nAmt B;Quatsch;;;\nAmt C;Amt;;;\n")
    answer = call("import", file, table, "--as", "organisation", "--dry-run", "--report", "json")
    assert answer.status == 1, answer
    report = json.loads(answer.out)
    states = [row["state"] for row in report["rows"]]
    assert states == ["duplicate", "changed", "faulty", "new"], states
    assert report["rows"][0]["looks_like_entity"] == "organisation" and report["rows"][0]["reason"]
    assert {"entity": "organisation", "field": "notes", "old": "", "new": "neu"} in report["rows"][1]["fields"], report["rows"][1]
    assert report["rows"][2]["fields"][0]["fault"], report["rows"][2]
    assert sorted(names(file, "organisation")) == ["Amt A", "Chor Erfurt e. V."]


def test_duplicates():
    """Rows that look like a record that is there are taken, left out or a reason to stop."""
    rows = "Name;Art;PLZ;Ort\nChor Erfurt;Verein;99084;Erfurt\nAmt Z;Amt;;\n"
    for wanted, status, expected in (("import", 0, 3), ("skip", 0, 2), ("fail", 1, 1)):
        file = empty(f"duplicates-{wanted}.netzwerk")
        good("import", file, write(work / "eins.csv", "Name;Art;PLZ;Ort\nChor Erfurt e. V.;Verein;99084;Erfurt\n"), "--as", "organisation")
        answer = call("import", file, write(work / "drei.csv", rows), "--as", "organisation", "--duplicates", wanted)
        assert answer.status == status and "Chor" in answer.err, answer
        assert len(names(file, "organisation")) == expected, (wanted, names(file, "organisation"))
    fault(2, "import", file, work / "drei.csv", "--duplicates", "perhaps")
    fault(2, "import", file, work / "drei.csv", "--report", "xml")


def test_struck():
    """Rows that are struck through are taken, left out or a reason to stop; in any case they are named."""
    path = workbook(work / "gestrichen.xlsx")
    book = openpyxl.load_workbook(path)
    for cell in book.active[5]:
        cell.font = Font(strike=True)
    book.save(path)
    for wanted, status, expected in (("import", 0, True), ("skip", 0, False), ("fail", 1, False)):
        file = example(f"struck-{wanted}.netzwerk")
        answer = call("import", file, path, "--struck", wanted, "--language", "en")
        assert answer.status == status and "struck through" in answer.err, answer
        assert bool(find(file, "organisation", name="Ulmenamt")) == expected, wanted
    fault(2, "import", file, path, "--struck", "perhaps")


def test_cards():
    """Cards of several programs; what has no place is named."""
    cards = (b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=Windows-1252:M\xfcller;Anna;;Dr.\r\nORG;CHARSET=Windows-1252:F\xf6rderverein e. V.\r\n"
             b"TITLE:Leiterin\r\nTEL;WORK;VOICE:0361 1234567\r\nTEL;CELL:0170 1234567\r\nBDAY:1970-01-01\r\nEND:VCARD\r\n"
             b"BEGIN:VCARD\nVERSION:3.0\nN:Weber;Jan\nTEL;TYPE=HOME:0361 7654321\nEND:VCARD\n")
    path = work / "karten.vcf"
    path.write_bytes(cards)
    file = empty("cards.netzwerk")
    answer = good("import", file, path, "--language", "de")
    assert "BDAY" in answer.err, answer
    anna, = find(file, "person", family_name="Müller")
    assert anna["telephone"] == ["0361 1234567", "0170 1234567 (mobil)"] or len(anna["telephone"]) == 2, anna
    weber, = find(file, "person", family_name="Weber")
    assert len(weber["telephone"]) == 1 and "(" in weber["telephone"][0], weber
    verein, = find(file, "organisation", name="Förderverein e. V.")
    assert find(file, "position", person=anna["id"])[0]["organisation"] == verein["id"]
    path.write_bytes(cards[:-12])
    assert "karten.vcf:10:" in fault(1, "import", empty("cut.netzwerk"), path).err


def test_refused():
    """Broken, cut off, foreign and empty workbooks."""
    whole = workbook(work / "ganz.xlsx").read_bytes()
    file = empty("refused.netzwerk")
    for name, content in (("cut.xlsx", whole[: len(whole) // 2]), ("leer.xlsx", b""), ("text.xlsx", b"\0\1\2\3" * 50)):
        (work / name).write_bytes(content)
        assert name in fault(1, "import", file, work / name).err
    assert not names(file, "organisation")


def test_full_disk():
    """On a disk that becomes full in the middle of it nothing is imported, and the file is whole"""
    disk = new_folder("disk")
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        raise Skip("no right to mount a small disk")
    try:
        file = disk / "full.netzwerk"
        good("create", file)
        rows = "".join(f"Haus {i} der Nachbarschaft;Verein;{'viel Text ' * 30}\n" for i in range(20000))
        answer = fault(1, "import", file, write(work / "viele.csv", "Name;Art;Notiz\n" + rows), "--as", "organisation")
        assert "full" in answer.err.lower(), answer
        assert records(file, "organisation") == []
        good("check", file)
    finally:
        subprocess.run(["umount", disk], check=False)


main(globals())
