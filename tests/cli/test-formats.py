# SPDX-License-Identifier: GPL-3.0-or-later
"""Export as tables, cards and JSON, read again by other programs, and files of that kind in place of one of ours."""

import datetime
import json
import os
import pathlib
import subprocess

from harness import PROGRAM, Skip, empty, example, fault, good, main, names, new_folder, records, table, work, write

try:
    import openpyxl
except ImportError:
    openpyxl = None
try:
    import vobject
except ImportError:
    vobject = None


def need(module, name):
    if module is None:
        raise Skip(f"no {name}")


def sections(path):
    return json.loads(path.read_text(encoding="utf-8"))["records"]


def test_json_whole():
    """The whole file as JSON, taken into an empty file, gives the same JSON and the same tables"""
    file = example()
    said = good("export", file, work / "all.json", "--language", "en").err
    assert "everything" in said and "personal" in said, said
    new = empty("json.netzwerk")
    good("import", new, work / "all.json")
    good("export", new, work / "again.json")
    assert (work / "all.json").read_bytes() == (work / "again.json").read_bytes()
    query = "SELECT * FROM {} ORDER BY 1"
    for entity in sections(work / "all.json"):
        dumps = [
            subprocess.run(["sqlite3", "-readonly", path, query.format(entity)], capture_output=True, check=True).stdout
            for path in (file, new)
        ]
        assert dumps[0] == dumps[1], entity
    assert not json.loads((work / "all.json").read_text())["records"]["organisation"][0]["id"].isdigit()


def test_json_refused():
    """Broken JSON is named with line and column, and nothing is taken in"""
    good("export", example(), work / "broken.json")
    text = (work / "broken.json").read_text()
    (work / "broken.json").write_text(text[: len(text) // 2])
    new = empty("broken.netzwerk")
    before = new.read_bytes()
    answer = fault(1, "import", new, work / "broken.json")
    lines = text[: len(text) // 2].count("\n") + 1
    assert f"broken.json:{lines}:" in answer.err, answer
    assert new.read_bytes() == before


def test_json_alone():
    """JSON is read by itself"""
    good("export", example(), work / "alone.json")
    fault(2, "import", empty("alone.netzwerk"), work / "alone.json", work / "alone.json")


def test_xlsx():
    """A workbook as openpyxl reads it: typed dates and numbers, partial dates and formulas as text, a heading that stays, a filter"""
    need(openpyxl, "openpyxl")
    file = empty("book.netzwerk")
    rows = "Art;Name;Mitglied seit;Geprüft am\nVerein;'=1+1;2004-03;2025-12-31\nVerein;Zwei;5.3.2004;\n"
    good("import", file, write(work / "Organisationen.csv", rows))
    good("export", file, work / "book.xlsx", "--what", "organisation", "--language", "de", locale="de_DE.UTF-8")
    book = openpyxl.load_workbook(work / "book.xlsx")
    assert book.sheetnames == ["Akteure"], book.sheetnames
    sheet = book.active
    heading = [cell.value for cell in sheet[1]]
    by_name = {row[1].value: dict(zip(heading, row)) for row in sheet.iter_rows(min_row=2)}
    assert by_name["=1+1"]["Name"].data_type in ("s", "inlineStr"), by_name["=1+1"]["Name"].data_type
    assert by_name["=1+1"]["Mitglied seit"].value == "2004-03"
    assert by_name["=1+1"]["Geprüft am"].value == datetime.datetime(2025, 12, 31)
    assert by_name["Zwei"]["Mitglied seit"].value == datetime.datetime(2004, 3, 5)
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref.startswith("A1:")
    assert sheet["A1"].font.bold and sheet.column_dimensions["B"].width > 8
    good("export", example(), work / "meetings.xlsx", "--what", "meeting", "--language", "en")
    meetings = openpyxl.load_workbook(work / "meetings.xlsx").active
    heading = [cell.value for cell in meetings[1]]
    number, starts = (meetings.cell(2, heading.index(name) + 1).value for name in ("Number", "Starts"))
    assert isinstance(number, int) and isinstance(starts, datetime.time), (number, starts)


def test_xlsx_back():
    """Every sheet of the whole file as a workbook reads back to the same records"""
    good("export", example(), work / "whole.xlsx")
    new = empty("whole.netzwerk")
    good("import", new, work / "whole.xlsx")
    for entity in ("organisation", "person", "position", "membership", "tie", "meeting", "invitation", "entry"):
        assert records(new, entity) == records(example(), entity), entity


def cards(path):
    raw = path.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "a line is too long"
    for line in raw.split(b"\r\n"):
        line.decode()
    return list(vobject.readComponents(raw.decode()))


def test_vcard():
    """Cards as vobject reads them: names, positions, kinds of numbers, categories, notes; lines of at most 75 octets"""
    need(vobject, "vobject")
    file = empty("cards.netzwerk")
    note = "Ä;ö,ü\\ „Zitat“ 😀 " * 20 + "\nzweite Zeile"
    rows = [
        ("organisation", {"Art": "Verein", "Name": "Förderverein; Mitte, Nord", "Straße": "Lange Straße 1", "PLZ": "99084", "Ort": "Erfurt",
                          "Telefon": "0361 1 (Sekretariat)|0361 2 (privat)|0171 3 (mobil)", "Fax": "0361 4", "Notiz": note}),
        ("person", {"Vorname": "Jörg", "Nachname": "Müller", "Titel": "Dr.", "E-Mail": "j@example.org", "Telefon": "0361 5"}),
        ("position", {"Person": "Jörg Müller", "Akteur": "Förderverein; Mitte, Nord", "Funktion": "Leiter; kommissarisch"}),
    ]
    for entity, row in rows:
        quoted = ['"' + value.replace('"', '""') + '"' for value in row.values()]
        good("import", file, write(work / f"{entity}.csv", ";".join(row) + "\n" + ";".join(quoted) + "\n"), "--as", entity)
    good("export", file, work / "all.vcf")
    read = {card.fn.value: card for card in cards(work / "all.vcf")}
    club, human = read["Förderverein; Mitte, Nord"], read["Dr. Jörg Müller"]
    types = {tel.value: sorted(tel.params["TYPE"]) for tel in club.contents["tel"]}
    assert types == {"0361 1": ["VOICE", "WORK"], "0361 2": ["HOME", "VOICE"], "0171 3": ["CELL", "WORK"], "0361 4": ["FAX", "WORK"]}, types
    (stored,) = records(file, "organisation")
    assert club.note.value == stored["notes"] and club.uid.value == stored["id"], club.note.value
    assert club.org.value == ["Förderverein; Mitte, Nord"] and club.adr.value.street == "Lange Straße 1", club.org.value
    assert (human.n.value.family, human.n.value.given, human.n.value.prefix) == ("Müller", "Jörg", "Dr.")
    assert human.org.value == ["Förderverein; Mitte, Nord"] and human.title.value == "Leiter; kommissarisch"
    assert human.email.value == "j@example.org" and human.rev.value.endswith("Z")
    again = empty("cards-again.netzwerk")
    good("import", again, work / "all.vcf")
    assert {record["name"] for record in records(again, "organisation")} == {"Förderverein; Mitte, Nord"}
    (person,) = records(again, "person")
    assert (person["given_name"], person["family_name"]) == ("Jörg", "Müller"), person


def test_filter_and_columns():
    """A rule narrows, columns are chosen and ordered"""
    good("export", example(), work / "some.csv", "--what", "organisation", "--filter", "kind is association", "--columns", "Ort,name")
    rows = table(work / "some.csv")
    assert rows and list(rows[0]) == ["id", "Town", "Name"], rows[:1]
    wanted = records(example(), "organisation", "--filter", "kind is association")
    assert [row["Name"] for row in rows] == [record["name"] for record in wanted]
    fault(2, "export", example(), work / "some.csv", "--what", "organisation", "--columns", "Ort,nothing")
    fault(2, "export", example(), work / "some.xlsx", "--filter", "kind is association")



def test_without_personal():
    """Without personal data nothing of people is in a table, and what would be nothing else is refused"""
    good("export", example(), work / "open.csv", "--what", "organisation", "--without-personal", "--language", "en")
    kinds = {row["Kind"] for row in table(work / "open.csv")}
    assert "Individual" not in kinds and len(kinds) > 3
    assert any(record["kind"] == "individual" for record in records(example(), "organisation"))
    fault(2, "export", example(), work / "people.csv", "--what", "person", "--without-personal")
    fault(2, "export", example(), work / "all.json", "--without-personal")
    good("export", example(), work / "open", "--without-personal")
    assert "organisation.csv" in names(work / "open") and "person.csv" not in names(work / "open")
    people = [f"{record['given_name']} {record['family_name']}" for record in records(example(), "person")]
    for name in names(work / "open"):
        if name not in ("organisation.csv", "working_group.csv", "meeting.csv", "report.csv", "network.csv"):  # texts of their own
            text = (work / "open" / name).read_text(encoding="utf-8-sig")
            assert not [person for person in people if person in text], name


def test_one_table():
    """A file that holds one table says which it has"""
    said = good("export", example(), work / "one.csv", "--language", "en").err
    assert "Organisations" in said and "--what" in said, said
    assert len(table(work / "one.csv")) == len(records(example(), "organisation"))


def test_list_foreign():
    """list and export read a table, cards or JSON as if it were a file of ours, and leave nothing behind"""
    folder = new_folder("foreign")
    (folder / "tmp").mkdir()
    for name in ("o.csv", "o.xlsx", "o.vcf", "o.json"):
        good("export", example(), folder / name, "--what", "organisation")
    before = names(folder)
    there = {record["name"] for record in records(example(), "organisation")}
    for name in ("o.csv", "o.xlsx", "o.vcf", "o.json"):
        answer = good("list", folder / name, "organisation", "--json", TMPDIR=str(folder / "tmp"))
        assert {record["name"] for record in json.loads(answer.out)} == there, name
    good("export", folder / "o.xlsx", folder / "made.csv", "--what", "organisation", TMPDIR=str(folder / "tmp"))
    assert len(table(folder / "made.csv")) == len(there)
    fault(1, "list", folder / "absent.csv", "organisation", TMPDIR=str(folder / "tmp"))
    assert names(folder) == sorted([*before, "made.csv"]) and names(folder / "tmp") == []


def test_interrupted():
    """Nothing is left behind either where the reader of the list goes away"""
    tmp = new_folder("interrupted")
    good("export", example(), work / "pipe.json")
    line = f"'{PROGRAM}' list '{work}/pipe.json' organisation | head -1"
    subprocess.run(["sh", "-c", line], env={**os.environ, "TMPDIR": str(tmp)}, stdout=subprocess.DEVNULL, check=False)
    assert names(pathlib.Path(tmp)) == []


main(globals())
