# SPDX-License-Identifier: GPL-3.0-or-later
"""netzwerk history: what was changed, when, by whom."""

import itertools
import json
import sqlite3
import subprocess

from harness import fault, good, main, new_folder

NUMBERS = itertools.count(1)
HEADINGS = "name;kind;street;telephone\n"


def file_with_steps():
    """A file into which two spreadsheets were read, the second of which changes a street."""
    folder = new_folder(f"history-{next(NUMBERS)}")
    file = folder / "h.netzwerk"
    good("create", file)
    table = folder / "organisations.csv"
    table.write_text(HEADINGS + "Zentrum;association;Weg 1;030 23125-001 (Büro)\nAmt;office;;\n", encoding="utf-8")
    good("import", file, table)
    exported = json.loads(good("list", file, "organisation", "--json").out)
    (centre,) = [record["id"] for record in exported if record["name"] == "Zentrum"]
    table.write_text("id;" + HEADINGS + f'{centre};Zentrum;association;"Weg\t2; ""x""";030 23125-001 (Büro)\n', encoding="utf-8")
    good("import", file, table)
    return file, centre


def test_lines():
    """A line for each field, the newest step first, with old and new"""
    file, _ = file_with_steps()
    lines = [line.split("\t") for line in good("history", file, locale="C.UTF-8").out.splitlines()]
    assert all(len(line) == 9 for line in lines), lines
    first = lines[0]
    assert first[3:6] == ["changed", "Organisation", "Zentrum"], first
    assert first[6] == "Street" and first[7] == "Weg 1" and first[8] == 'Weg 2; "x"', first
    assert ["new", "Organisation", "Zentrum", "Telephone", "", "030 23125-001 (Büro)"] in [line[3:] for line in lines]


def test_json():
    """The same for programs: ids, names of fields, operations"""
    file, centre = file_with_steps()
    steps = json.loads(good("history", file, "--json").out)["steps"]
    assert len(steps) == 2 and all(step["kept"] for step in steps)
    assert steps[0]["step"] > steps[1]["step"]
    (change,) = steps[0]["changes"]
    assert change["id"] == centre and change["operation"] == "update" and change["entity"] == "organisation"
    (field,) = change["fields"]
    assert field["field"] == "street" and field["old"] == "Weg 1" and field["new"].startswith("Weg")
    assert {change["operation"] for change in steps[1]["changes"]} == {"insert"}


def test_since():
    """A day cuts off what lies before it; the file itself is left as it is"""
    file, _ = file_with_steps()
    with sqlite3.connect(file) as base:
        base.execute("UPDATE history SET time = time - 10 * 86400 WHERE step = (SELECT min(step) FROM history)")
    base.close()
    before = file.read_bytes()
    assert len(json.loads(good("history", file, "--since", "yesterday", "--json").out)["steps"]) == 1
    assert len(json.loads(good("history", file, "--since", "2020-01-01", "--json").out)["steps"]) == 2
    assert good("history", file, "--since", "2999-01-01").out == ""
    assert file.read_bytes() == before


def test_document():
    """As a PDF: record by record, net of all steps"""
    file, _ = file_with_steps()
    out = file.parent / "changes.pdf"
    good("history", file, "--since", "yesterday", "-o", out)
    text = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, check=True).stdout.decode()
    assert "Zentrum · new" in text and "030 23125-001 (Büro)" in text, text
    assert "Weg 1" not in text, "what was in between is no change"
    german = file.parent / "aenderungen.pdf"
    good("--language", "de", "history", file, "--since", "gestern", "-o", german)


def test_faults():
    """A day that is none, a document without a day, no conference yet"""
    file, _ = file_with_steps()
    assert "--since" in fault(2, "history", file, "--since", "soon").err
    fault(2, "history", file, "-o", file.parent / "x.pdf")
    fault(1, "history", file, "--since", "last")
    fault(1, "history", file.parent / "none.netzwerk")


main(globals())
