# SPDX-License-Identifier: GPL-3.0-or-later
"""Spreadsheets in and out."""

import re
import xml.etree.ElementTree as xml

from harness import DAY, empty, example, fault, good, main, names, new_folder, records, table, work, write


def same(first, second):
    assert names(first) == names(second)
    for name in names(first):
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_round_trip():
    """An export taken into a new file gives the same export, byte for byte, in both languages"""
    for language in ("en", "de"):
        folder = new_folder("round-" + language)
        good("export", example(), folder / "one", "--language", language)
        file = empty(f"round-{language}/new.netzwerk")
        good("import", file, *sorted((folder / "one").iterdir()), "--language", language)
        good("export", file, folder / "two", "--language", language)
        same(folder / "one", folder / "two")
        assert not re.search(r"^(serious|ernst)", good("check", file).out, re.MULTILINE)


def test_other_language():
    """German spreadsheets are understood by a program that speaks English"""
    folder = new_folder("other")
    good("export", example(), folder / "de", "--language", "de")
    good("export", example(), folder / "en", "--language", "en")
    file = empty("other/new.netzwerk")
    good("import", file, *sorted((folder / "de").iterdir()), "--language", "en")
    good("export", file, folder / "again", "--language", "en")
    same(folder / "en", folder / "again")


def test_twice():
    """The same spreadsheet twice changes nothing the second time"""
    file = example("twice.netzwerk")
    good("export", file, work / "twice")
    good("import", file, *sorted((work / "twice").iterdir()))
    good("export", file, work / "twice-again")
    same(work / "twice", work / "twice-again")


def test_one_kind():
    """--what writes one kind of entry into one file"""
    good("export", example(), work / "people.csv", "--what", "person")
    assert len(table(work / "people.csv")) == len(records(example(), "person"))


def test_encodings():
    """Every usual encoding, separator and spelling of headings and dates is understood"""
    rows = "Art;Name;Straße;PLZ;Ort;Mitglied seit\nVerein;Ärzte für Öffnung e. V.;Lange Straße 1;99084;Erfurt;5.3.2004\n"
    for number, (encoding, separator) in enumerate(
        [("utf-8", ";"), ("utf-8-sig", ","), ("utf-16", "\t"), ("cp1252", ";"), ("cp1252", "\t")]
    ):
        file = empty(f"encoding-{number}.netzwerk")
        input_ = write(work / f"Organisationen-{number}.csv", rows.replace(";", separator), encoding)
        good("import", file, input_, "--as", "organisation")
        (record,) = records(file, "organisation")
        assert record["name"] == "Ärzte für Öffnung e. V." and record["since"] == "2004-03-05", record


def test_faults():
    """Every faulty cell is named as file:line: column: reason, and nothing is taken in"""
    file = empty("faults.netzwerk")
    lines = ["Art;Name;Mitglied seit"]
    lines += [f"Verein;Verein {n};31.02.20{n:02d}" for n in range(10, 20)]
    lines += ["Nichts davon;Verein X;2004", "Verein;;2004", "Verein;Gut;2004"]
    input_ = write(work / "faults.csv", "\n".join(lines) + "\n")
    before = file.read_bytes()
    answer = fault(1, "import", file, input_, "--as", "organisation", "--language", "en")
    for line in range(2, 12):
        assert re.search(rf"faults\.csv:{line}: Mitglied seit: .*31", answer.err), (line, answer)
    assert re.search(r"faults\.csv:12: Art: .*Nichts davon", answer.err), answer
    assert re.search(r"faults\.csv:13: Name: \S", answer.err), answer
    assert records(file, "organisation") == [] and file.read_bytes() == before


def test_many_faults():
    """Of very many faults the first fifty are named, and how many there are"""
    rows = "".join(f"Verein;Nr {n};31.02.2010\n" for n in range(300))
    input_ = write(work / "many.csv", "Art;Name;Mitglied seit\n" + rows)
    answer = fault(1, "import", empty("many.netzwerk"), input_, "--as", "organisation")
    named = re.findall(r"^\S*many\.csv:\d+: ", answer.err, re.MULTILINE)
    assert len(named) == 50 and "300" in answer.err, answer


def test_dry_run():
    """--dry-run says what would happen and changes nothing"""
    file = empty("dry.netzwerk")
    before = file.read_bytes()
    input_ = write(work / "Organisationen.csv", "Art;Name\nVerein;Einer\n")
    assert "1" in good("import", file, input_, "--dry-run").out
    assert file.read_bytes() == before and records(file, "organisation") == []


def test_unknown_columns():
    """Unknown columns are named and left aside"""
    file = empty("columns.netzwerk")
    input_ = write(work / "columns.csv", "Art;Name;Lieblingsfarbe\nVerein;Einer;Blau\n")
    assert "Lieblingsfarbe" in good("import", file, input_, "--as", "organisation").err
    assert records(file, "organisation")[0]["name"] == "Einer"


def test_formulas():
    """No cell of an export starts a formula, and nothing is lost by that"""
    file = empty("formula.netzwerk")
    evil = ["=1+1", "@cmd", "+49 361", "-x", "'=x", "=HYPERLINK(\"http://x\")"]
    # An apostrophe before a formula is a guard and goes, so the name that begins with one needs two.
    cells = [("'" if text[0] == "'" else "") + text.replace('"', '""') for text in evil]
    rows = "".join(f'Verein;"{cell}"\n' for cell in cells)
    good("import", file, write(work / "evil.csv", "Art;Name\n" + rows), "--as", "organisation")
    assert sorted(record["name"] for record in records(file, "organisation")) == sorted(evil)
    good("export", file, work / "formula", "--language", "en")
    for row in table(work / "formula" / "organisation.csv"):
        assert not row["Name"].startswith(("=", "@", "+", "-")), row["Name"]
    again = empty("formula-again.netzwerk")
    good("import", again, work / "formula" / "organisation.csv")
    assert sorted(record["name"] for record in records(again, "organisation")) == sorted(evil)


def test_long_name():
    """A name of 10,000 characters is kept whole, and diagram, letters and export bear it"""
    file = example("long.netzwerk")
    long = "ä" * 10000
    good("import", file, write(work / "long.csv", f"Art;Name\nVerein;{long}\n"), "--as", "organisation")
    assert long in [record["name"] for record in records(file, "organisation")]
    good("diagram", file, work / "long.svg")
    good("print", file, "invitations", "-o", work / "long.pdf", "--date", DAY)
    good("export", file, work / "long")
    assert long in [row["Name"] for row in table(work / "long" / "organisation.csv")]


def test_control_characters():
    """Control characters and marks that turn text round are marked by check and reach no terminal and no picture"""
    file = empty("marks.netzwerk")
    name = "Vor\u202eder\u202c\x07Glocke\x1b[31m"
    good("import", file, write(work / "marks.csv", f"Art;Name\nVerein;{name}\n"), "--as", "organisation")
    answer = good("check", file, "--language", "en")
    assert "control characters" in answer.out, answer
    listed = good("list", file, "organisation").out
    for text in (answer.out, answer.err, listed):
        assert "\x1b" not in text and "\x07" not in text, text
    good("diagram", file, work / "marks.svg")
    xml.parse(work / "marks.svg")
    good("export", file, work / "marks")
    assert table(work / "marks" / "organisation.csv")[0]["Name"] == name


def test_large_cell():
    """A cell of ten megabytes ends in a message, not in a crash"""
    input_ = write(work / "large.csv", "Art;Name\nVerein;" + "x" * 10_000_000 + "\n")
    answer = fault(1, "import", empty("large.netzwerk"), input_, "--as", "organisation")
    assert "large.csv" in answer.err and len(answer.err) < 2000, len(answer.err)


def test_no_table():
    """What is no table says what it is: a packed spreadsheet, a picture, nothing, a folder"""
    file = empty("table.netzwerk")
    before = file.read_bytes()
    kinds = {
        "packed.csv": b"PK\x03\x04\x14\x00\x06\x00" + bytes(200) + b"[Content_Types].xml",
        "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "empty.csv": b"",
        "database.csv": example().read_bytes(),
    }
    messages = set()
    for name, content in kinds.items():
        (work / name).write_bytes(content)
        answer = fault(1, "import", file, work / name, "--as", "organisation")
        assert name in answer.err, answer
        messages.add(answer.err.replace(name, ""))
    assert "folder.csv" in fault(1, "import", file, new_folder("folder.csv"), "--as", "organisation").err
    assert "absent.csv" in fault(1, "import", file, work / "absent.csv", "--as", "organisation").err
    assert len(messages) >= 3 and file.read_bytes() == before, messages


main(globals())
