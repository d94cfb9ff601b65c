# SPDX-License-Identifier: GPL-3.0-or-later
"""What takes seconds with very many records: it says how far it is, can be cancelled, and leaves nothing half done"""

import re

from driver import BUTTON, ROW, WORK, Program, _, command, key, main, wait

MANY = 20000
CANCEL = re.compile(rf"(^| ){re.escape(_('_Cancel'))}( |$)")
UNDONE = re.compile("^" + re.escape(_("Undone: %s").replace("%s", "")))
UNDER_WAY = re.compile("^Deleting |gelöscht$")


def many(name):
    file, table = WORK / name, WORK / "many.csv"
    table.write_text("Name,Art\n" + rows(MANY))
    command("create", file)
    command("import", file, table, "--as", "organisation")
    return file


def count(file):
    return len(command("list", file, "organisation").splitlines())


def rows(number_of_rows):
    return "".join(f"Verein {number},Verein\n" for number in range(number_of_rows))


def select_all(program):
    program.click(program.find(ROW, re.compile("^Verein ")))
    key("ctrl+a")
    program.find("label", _("%u selected") % MANY)


def delete(program):
    """Deletes what is selected; the question comes when it is known what hangs on it."""
    key("Delete")
    program.click(program.find(BUTTON, re.compile(rf"(^| ){re.escape(_('_Delete'))}$")))


def test_cancel_and_undo():
    """All of 20,000 are deleted: cancelled while it runs, none is gone; done, it is one step that comes back"""
    file = many("many.netzwerk")
    there = count(file)
    with Program(file) as program:
        select_all(program)
        delete(program)
        window = wait(
            lambda: next((w for w in program.windows() if UNDER_WAY.search(w.get_name() or "")), None), "it is under way"
        )
        # The window answers while the records go.
        program.click(program.find(BUTTON, CANCEL, root=window))
        wait(lambda: len(program.windows()) == 1, "it has stopped")
        assert count(file) == there, "none is gone"

        delete(program)
        wait(lambda: count(file) < there, "all are deleted", 60)
        wait(lambda: len(program.windows()) == 1, "nobody waits any more")
        key("ctrl+z")
        program.find("label", UNDONE, patience=60)
        assert count(file) == there, "one undo brings all back"


main(globals())
