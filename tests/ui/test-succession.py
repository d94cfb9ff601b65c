# SPDX-License-Identifier: GPL-3.0-or-later
"""Succession: Natalia Becker leaves, nobody is named yet; seats stay open and appear in the Overview; one step undoes it."""

import re

from driver import BUTTON, ENTRY, ROW, Program, _, example, key, main, records, wait


def positions(file):
    return {one["id"]: one.get("until") for one in records(file, "position")}


def vacant(file):
    return [one for one in records(file, "membership") if one.get("vacant")]


def test_not_named():
    file = example("succession.netzwerk")
    with Program(file, section="people") as program:
        key("ctrl+f")
        program.find(ENTRY)
        program.click(program.reveal(ROW, re.compile("^Natalia Becker")))
        program.find("label", re.compile("^Natalia Becker"))
        before, open_seats = positions(file), len(vacant(file))
        memberships = len(records(file, "membership"))
        card = program.reveal("list", "Funktionen")
        row = program.find(ROW, root=card)
        program.click(row)
        program.click(program.reveal(BUTTON, re.compile(re.escape(_("_Succession…")) + "$")))
        dialog = program.dialog()
        program.find("label", _("not yet named"), root=dialog)
        wait(lambda: not program.is_active(), "the other window has the keyboard")
        key("alt+" + mnemonic("_Hand over"))
        wait(lambda: len(program.windows()) == 1, "the window closes")
        wait(lambda: positions(file) != before, "the position ends")
        assert len(vacant(file)) > open_seats, "the seats stay open"
        assert len(records(file, "membership")) > memberships
        program.section("overview")
        program.find(ROW, re.compile("^AG "))
        key("ctrl+z")
        wait(lambda: positions(file) == before, "one step takes all back")
        assert len(vacant(file)) == open_seats


def mnemonic(msgid):
    """The letter after the underscore, in German."""
    from driver import _german

    text = _german.gettext(msgid)
    return text[text.index("_") + 1].lower()


main(globals())
