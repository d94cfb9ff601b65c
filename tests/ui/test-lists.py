# SPDX-License-Identifier: GPL-3.0-or-later
"""Several records at once, saved filters, columns."""

import re

from driver import BUTTON, ENTRY, ROW, Program, _, example, has_state, key, main, records, type_text, wait, walk

ORGANISATIONS = 2
FIRST = re.compile(r"^Afrikanisch-Deutscher")


def button(msgid):
    return re.compile(rf"(^| ){re.escape(_(msgid))}( |$)")


def open_section(program, row=FIRST):
    program.find("list", _("Sections"))
    program.section(ORGANISATIONS)
    return program.find(ROW, row)


def test_bulk_change():
    """Three rows by keyboard, one field of all with its preview, one step; undo takes it back"""
    file = example("bulk.netzwerk")
    with Program(file) as program:
        program.click(open_section(program))
        key("shift+Down", "shift+Down")
        program.find("label", _("%u selected") % 3)
        before = records(file, "organisation")
        program.click(program.find(BUTTON, button("Change a field of all…")))
        dialog = program.dialog()
        # The fields come in the order of the form: kind, legal form, register number.
        program.click(program.find(None, _("Field"), root=dialog))
        # the list of fields is searched, also by the headings under which they stand
        wait(lambda: [one for one in program.all(ENTRY, None, root=dialog) if has_state(one, "focused")], "the search has the keyboard")
        type_text("register")
        key("Return")
        entry = program.find(ENTRY, "Registernummer", root=dialog)
        # the list of fields that is just closing takes a click
        wait(lambda: has_state(program.text_within(entry), "focused") or program.click(entry), "the entry has the keyboard")
        program.set_entry(entry, "VR 1")
        program.find("label", re.compile(r"^3 .* 3"), root=dialog)
        program.find(None, re.compile("→ VR 1"), root=dialog)
        assert records(file, "organisation") == before, "nothing is written before"
        program.click(program.find(BUTTON, button("Chan_ge"), root=dialog))
        wait(lambda: len(program.windows()) == 1, "the dialog closes")
        wait(lambda: sum(r["register_number"] == "VR 1" for r in records(file, "organisation")) == 3, "three are changed")
        program.find("label", re.compile("^Registernummer .*3"))
        key("ctrl+z")
        wait(lambda: records(file, "organisation") == before, "one undo takes all three back")


def test_delete_several():
    """Delete asks with their number and what goes along; undo brings all back"""
    file = example("several.netzwerk")
    with Program(file) as program:
        program.click(open_section(program))
        key("shift+Down")
        before = {kind: len(records(file, kind)) for kind in ("organisation", "membership", "tie")}
        key("Delete")
        program.answer("_Delete")
        wait(lambda: len(records(file, "organisation")) == before["organisation"] - 2, "two are deleted")
        wait(lambda: len(program.windows()) == 1, "the question closes")
        key("ctrl+z")
        wait(lambda: {kind: len(records(file, kind)) for kind in before} == before, "everything is there again")


def test_saved_filter():
    """A filter over a field is kept under a name, stands in the sidebar with its number, leads back to its list; undo takes it away"""
    file = example("filter.netzwerk")
    with Program(file) as program:
        open_section(program)
        key("ctrl+shift+f")
        dialog = program.dialog()
        program.click(program.find(BUTTON, re.compile("^" + _("Add a condition")), root=dialog))
        entry = program.find(ENTRY, "Name", root=dialog)
        program.set_entry(entry, "zentrum")
        program.click(wait(lambda: program.find(BUTTON, button("_Apply"), root=dialog), "the rule is complete"))
        wait(lambda: len(program.windows()) == 1, "the editor closes")
        program.gone(ROW, FIRST)
        hits = program.find(ROW, re.compile("entrum"))
        assert hits
        program.click(program.find(BUTTON, button("Keep this filter")))
        wait(lambda: program.find(None, _("Name of the filter")), "the name is asked for")
        type_text("Zentren")
        key("Return")
        wait(lambda: "Zentren" in [f["name"] for f in records(file, "saved_filter")], "it is in the file")
        program.gone(None, _("Name of the filter"))
        row = program.find(ROW, "Zentren")
        number = [n.get_name() for n in walk(row) if n.get_role_name() == "label"][-1]
        assert int(number) >= 1
        # The popover that is just closing may take the click for its own.
        taken = program.find(BUTTON, button("Take the filter away"))
        program.click(taken)
        try:
            program.find(ROW, FIRST, patience=3)
        except AssertionError:
            program.click(taken)
            program.find(ROW, FIRST)
        program.click(program.find(ROW, "Zentren"))
        program.gone(ROW, FIRST)
        key("ctrl+z")
        wait(lambda: "Zentren" not in [f["name"] for f in records(file, "saved_filter")], "undo takes it away")
        program.gone(ROW, "Zentren")
        key("ctrl+shift+z")
        program.find(ROW, "Zentren")


def test_columns():
    """Ctrl+T shows columns; a click on a heading sorts, another turns round; Ctrl+T brings the list back; a narrow window has none"""
    file = example("columns.netzwerk")
    with Program(file) as program:
        open_section(program)
        key("ctrl+t")
        table = program.find(None, "Akteure", root=program.find(("table", "tree table", "list", "grid", "panel"), "Akteure"))
        wait(lambda: program.all(None, FIRST, root=table), "the first row shows")
        wait(lambda: any(has_state(node, "focused") for node in walk(table)), "the keyboard is in the table")
        heading = program.find(None, "Name", root=table)
        program.click(heading)
        wait(lambda: program.all(None, FIRST, root=table), "rising, the first stays the first")
        program.click(heading)
        wait(lambda: not program.all(None, FIRST, root=table), "falling, it is far below")
        key("ctrl+t")
        program.find(ROW, FIRST)
        wait(lambda: any(has_state(node, "focused") for node in program.all(ROW)), "the keyboard is in the list")
        key("ctrl+t")
        program.find(None, "Name", root=table)
        program.resize(360, 740)
        wait(lambda: not program.all(BUTTON, button("Show columns")), "a narrow window offers no columns")


main(globals())
