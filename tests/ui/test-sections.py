# SPDX-License-Identifier: GPL-3.0-or-later
"""Every section by keyboard, and a name for everything that can be used."""

import re
import sqlite3

from driver import BUTTON, ENTRY, ROW, SECTIONS, Program, _, children, example, has_state, key, main, mapped, name_of, records, wait, walk

NAMED = (*BUTTON, *ENTRY, "list", "tree", "table", "combo box", "switch", "slider", *ROW)


def speaks(node):
    """Whether a screen reader has something to say of @node: its name, or for a row what stands in it."""
    if name_of(node) or node.get_description():
        return True
    if node.get_role_name() in ROW:
        return any(name_of(part) for part in walk(node) if part != node and part.get_role_name() != "panel")
    if node.get_role_name() == "list":
        # libadwaita's rows hold a list of their own; the row speaks for it.
        above = node.get_parent()
        while above.get_role_name() == "panel":
            above = above.get_parent()
        return above.get_role_name() in ("combo box", *ROW) and speaks(above)
    return False


def path(node):
    parts = []
    while node is not None and node.get_role_name() != "application":
        if node.get_role_name() not in ("panel", "filler"):
            parts.append(f"{node.get_role_name()} “{name_of(node)}”")
        node = node.get_parent()
    return " in ".join(parts)


def nameless(window):
    return [
        path(node)
        for node in walk(window)
        if node.get_role_name() in NAMED and mapped(node) and has_state(node, "focusable") and not speaks(node)
    ]


def test_sections():
    """Alt+1 and so on show each section, and every button, entry, list and row in it has a name"""
    with Program(example("sections.netzwerk")) as program:
        sections = program.find("list", _("Sections"))
        kept = [entry["name"] for entry in records(example("kept.netzwerk"), "saved_filter")]
        # Below a section stand the filters that were kept for it.
        rows = [row for row in children(sections) if row.get_role_name() in ROW and name_of(row) not in kept]
        assert len(rows) == len(SECTIONS), len(rows)
        found = []
        for number, row in enumerate(rows, 1):
            program.section(number)
            wait(lambda: has_state(row, "selected"), f"section {number} shows")
            wait(lambda: len(program.all(BUTTON)) > 3, f"section {number} has buttons")
            found += [f"section {number}: {text}" for text in nameless(program.window)]
        assert not found, "without a name:\n" + "\n".join(found)


def test_dialogs():
    """Preferences and the search over everything, too"""
    with Program(example("dialogs.netzwerk")) as program:
        program.find("list", _("Sections"))
        found = []
        for keys in ("ctrl+comma", "ctrl+k"):
            key(keys)
            dialog = program.dialog()
            program.find(ENTRY if keys == "ctrl+k" else None, None, root=dialog)
            found += [f"{keys}: {text}" for text in nameless(dialog)]
            key("Escape")
            wait(lambda: len(program.windows()) == 1, "the dialog closes")
        assert not found, "without a name:\n" + "\n".join(found)


def test_read_error():
    """What cannot be read is told, not shown as if there were nothing"""
    file = example("unreadable.netzwerk")
    with Program(file) as program:
        program.section("organisations")
        program.find(ROW, re.compile("^Agentur für Arbeit"))
        with sqlite3.connect(file) as base:
            base.execute("PRAGMA legacy_alter_table = ON")
            base.execute("ALTER TABLE returned RENAME TO lost")
        program.click(program.find(ROW, re.compile("^Agentur für Arbeit")))
        program.find("label", re.compile("no such table.*returned"))


def test_delete_unread():
    """A conference is not deleted unasked where nobody can read what hangs on it"""
    file = example("unread.netzwerk")
    meetings = len(records(file, "meeting"))
    with Program(file) as program:
        program.section("conferences")
        program.click(program.reveal(BUTTON, re.compile(rf"(^| ){_('_Open')}$")))
        program.find(BUTTON, _("Back to the year"))
        with sqlite3.connect(file) as base:
            base.execute("PRAGMA legacy_alter_table = ON")
            base.execute("ALTER TABLE agenda_item RENAME TO lost")
        program.choose(program.find(BUTTON, _("More")), "_Delete")
        program.find("label", re.compile("no such table.*agenda_item"), root=program.dialog())
        key("Escape")
        wait(lambda: len(program.windows()) == 1, "the dialog closes")
    with sqlite3.connect(file) as base:
        base.execute("PRAGMA legacy_alter_table = ON")
        base.execute("ALTER TABLE lost RENAME TO agenda_item")
    assert len(records(file, "meeting")) == meetings


main(globals())
