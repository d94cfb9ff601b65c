# SPDX-License-Identifier: GPL-3.0-or-later
"""What takes seconds with very many records: it says how far it is, can be cancelled, and leaves nothing half done"""

import re

from driver import BUTTON, ROW, WORK, Atspi, Program, _, children, command, fits, has_state, key, main, wait

MANY = 20000
IMPORTED = 40000
CANCEL = re.compile(rf"(^| ){re.escape(_('_Cancel'))}( |$)")
IMPORT = re.compile(rf"(^| ){re.escape(_('_Import').replace('_', ''))}$")
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


def import_window(program, path):
    """The window of an import, once its rows have been looked at"""
    program.find("list", _("Sections"))
    key("ctrl+i")
    program.choose_file(path)
    window = wait(lambda: next((w for w in program.windows() if w.get_name() == _("Import")), None), "it opens", 60)
    button = program.find(BUTTON, IMPORT, root=window)
    wait(lambda: has_state(button, "sensitive"), "the import can be done", 60)
    return window, button


def backwards(node):
    """@node and all below it, the last first: what comes up at the end of a page is found at once"""
    for child in reversed(children(node)):
        yield from backwards(child)
    yield node


def start_import(button):
    Atspi.Action.do_action(button, 0)
    wait(lambda: not has_state(button, "sensitive"), "it is under way")


def test_import():
    """40,000 rows: cancelled while they are written, none is there; closed meanwhile, neither; done, it is one step"""
    file, table = WORK / "empty.netzwerk", WORK / "import.csv"
    command("create", file)
    table.write_text("Name,Art\n" + rows(IMPORTED))
    before = count(file)
    with Program(file) as program:
        window, button = import_window(program, table)
        start_import(button)
        # The window answers while the rows are written.
        cancel = wait(lambda: next((n for n in backwards(window) if fits(n, BUTTON, CANCEL)), None), "its bar shows")
        program.click(cancel)
        wait(lambda: has_state(button, "sensitive"), "it has stopped, and can be done again", 60)
        assert count(file) == before, "none is there"

        start_import(button)
        key("Escape")
        wait(lambda: len(program.windows()) == 1, "the window goes", 60)
        assert count(file) == before, "none is there"

        window, button = import_window(program, table)
        start_import(button)
        wait(lambda: len(program.windows()) == 1, "the window goes", 60)
        assert count(file) == before + IMPORTED, "all are there"
        wait(program.is_active, "the file's window takes keys")
        key("ctrl+z")
        program.find("label", UNDONE, patience=60)
        assert count(file) == before, "one undo takes all back"


main(globals())
