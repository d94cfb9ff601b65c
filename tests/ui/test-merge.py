# SPDX-License-Identifier: GPL-3.0-or-later
"""Two organisations that are one: the hint while typing, the list of duplicates, merging and its undo."""

import os
import pathlib
import re

from driver import BUTTON, ENTRY, ROW, Program, _, command, example, key, main, records, text_of, type_text, wait

NAME = "Förderzentrum Regenbogen e. V."
TWIN = "Foerderzentrum Regenbogen"


def with_twin(name):
    """The example with an organisation that is there twice"""
    file = example(name)
    sheet = pathlib.Path(os.environ["NZ_WORK_DIR"]) / f"{name}.csv"
    sheet.write_text(f"Name;Kind;Street;Postcode;Town;Notes\n{TWIN};association;Neuer Weg 7;99084;Erfurt;Alte Liste\n", encoding="utf-8")
    command("import", str(file), str(sheet), "--as", "organisation")
    return file


def everything(file):
    """All that a merge can touch"""
    kinds = ("organisation", "person", "position", "membership", "tie", "invitation", "distinct_pair")
    return {kind: sorted(map(str, records(file, kind))) for kind in kinds}


def test_merge_and_undo():
    """Merging from the list of duplicates takes the street that was chosen and notes the other; undo brings both back"""
    file = with_twin("merge.netzwerk")
    before = everything(file)
    with Program(file) as program:
        program.find(ROW, re.compile(r"^Agentur für Arbeit"))
        key("ctrl+shift+d")
        window = program.dialog()
        row = program.find(ROW, re.compile(re.escape(TWIN)), root=window)
        program.click(program.find(BUTTON, _("Merge…"), root=row))
        program.click(program.find(None, re.compile("^Straße: Neuer Weg 7")))
        program.click(program.find(BUTTON, re.compile("^_?" + _("_Merge") + "\\b(?! …)")))
        program.find("label", re.compile("sind jetzt ein Eintrag"), root=window)
        merged = records(file, "organisation")
        program.click(program.find(BUTTON, re.compile(_("_Undo")), root=window))
        (one,) = [record for record in merged if record["name"] in (NAME, TWIN)]
        assert (one["name"], one["street"], one["postcode"]) == (NAME, "Neuer Weg 7", "99084"), one
        assert "Alte Liste" in one["notes"] and "Rosa-Luxemburg-Straße" in one["notes"] and TWIN in one["notes"], one["notes"]
        wait(lambda: everything(file) == before, "all is as it was")
        program.find(ROW, re.compile(re.escape(TWIN)), root=window)
        key("Escape")


def test_not_a_duplicate():
    """What was said to be two is not proposed again"""
    file = with_twin("apart.netzwerk")
    with Program(file) as program:
        program.find(ROW, re.compile(r"^Agentur für Arbeit"))
        key("ctrl+shift+d")
        window = program.dialog()
        row = program.find(ROW, re.compile(re.escape(TWIN)), root=window)
        program.click(program.find(BUTTON, _("Not a duplicate"), root=row))
        wait(lambda: len(records(file, "distinct_pair")) == 1, "it is remembered")
        program.find(None, _("No duplicates"))
        key("Escape")
    assert command("duplicates", str(file)) == ""


def test_hint():
    """A name that is there already is named under the field while it is typed, and opened from there"""
    file = example("hint.netzwerk")
    with Program(file) as program:
        program.find(ROW, re.compile(r"^Agentur für Arbeit"))
        key("ctrl+n")
        field = program.find(ENTRY, "Name")
        wait(lambda: text_of(program.text_within(field)) == _("New"), "the new organisation shows")
        key("ctrl+a")
        type_text(TWIN)
        program.find("label", re.compile(re.escape(NAME)))
        program.click(program.find(BUTTON, _("Open it")))
        wait(lambda: text_of(program.text_within(program.find(ENTRY, "Name"))) == NAME, "the one that is there opens")


main(globals())
