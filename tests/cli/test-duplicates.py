# SPDX-License-Identifier: GPL-3.0-or-later
"""Which records the command line takes for two of one."""

import json

from harness import empty, example, fault, good, main, records, work


def fill(name, sheets):
    """A new file with these spreadsheets in it"""
    file = empty(name)
    for entity, text in sheets.items():
        sheet = work / f"{entity}.csv"
        sheet.write_text(text, encoding="utf-8")
        good("import", file, sheet, "--as", entity)
    return file


def pairs(file, *words):
    """What --json says"""
    return json.loads(good("duplicates", file, *words, "--json").out)["pairs"]


ORGANISATIONS = """Name;Kind;Street;Postcode;Town;Telephone
Förderzentrum Regenbogen e. V.;association;Weg 1;99084;Erfurt;0361 23125-10
Foerderzentrum Regenbogen;association;Weg 1;99084;Erfurt;+49 361 2312510
Caritasverband Erfurt;provider;Allee 1;99084;Erfurt;
Caritasverband Weimar;provider;Platz 1;99423;Weimar;
"""

PEOPLE = """Given name;Family name
Anna;Müller
Анна;Мюллер
Andreas;Müller
"""


def test_pairs():
    """Two pairs, with ids, names, score and reasons"""
    file = fill("pairs.netzwerk", {"organisation": ORGANISATIONS, "person": PEOPLE})
    found = pairs(file)
    assert [pair["entity"] for pair in found] == ["organisation", "person"], found
    ids = {record["id"]: record["name"] for record in records(file, "organisation")}
    first = found[0]
    assert set(first) == {"entity", "a", "b", "a_name", "b_name", "score", "reasons"}
    assert ids[first["a"]] == first["a_name"] and ids[first["b"]] == first["b_name"]
    assert {first["a_name"], first["b_name"]} == {"Förderzentrum Regenbogen e. V.", "Foerderzentrum Regenbogen"}
    assert 0.9 < first["score"] <= 1 and "same telephone" in first["reasons"] and "same address" in first["reasons"]
    assert {found[1]["a_name"], found[1]["b_name"]} == {"Anna Müller", "Анна Мюллер"}
    assert pairs(file, "person") == found[1:] and pairs(file, "Akteure") == found[:1]


def test_lines():
    """A line each, parted by tabs"""
    file = fill("lines.netzwerk", {"person": PEOPLE})
    lines = good("duplicates", file).out.splitlines()
    assert len(lines) == 1 and len(lines[0].split("\t")) == 6 and lines[0].startswith("0."), lines


def test_none():
    """The example has none, and an empty file neither"""
    assert pairs(example()) == [] and pairs(empty("none.netzwerk")) == []


def test_usage():
    """Only organisations and people"""
    assert "meeting" in fault(2, "duplicates", example(), "meeting").err
    fault(2, "duplicates")
    fault(1, "duplicates", work / "missing.netzwerk")


main(globals())
