# SPDX-License-Identifier: GPL-3.0-or-later
"""Succession: Natalia Becker leaves, nobody is named yet; seats stay open and appear in the Overview; one step undoes it."""

import re

from driver import BUTTON, ENTRY, ROW, Program, _, example, has_state, key, main, records, type_text, wait, walk


def positions(file):
    return {one["id"]: one.get("until") for one in records(file, "position")}


def vacant(file):
    return [one for one in records(file, "membership") if one.get("vacant")]


def choose(program, name):
    program.click(program.reveal(ROW, re.compile("^" + name)))
    program.find("label", re.compile("^" + name))


def begun(program):
    """The window in which somebody leaves"""
    dialog = wait(lambda: next((w for w in program.windows() if w.get_name() == _("Succession")), None), "the succession opens")
    program.find("label", _("not yet named"), root=dialog)
    wait(lambda: not program.is_active(), "the other window has the keyboard")
    return dialog


def leave(program, name):
    """From the row of the position"""
    choose(program, name)
    card = program.reveal("list", "Funktionen")
    program.click(program.find(ROW, root=card))
    program.click(program.reveal(BUTTON, re.compile(re.escape(_("_Succession…")) + "$")))
    return begun(program)


def leave_by_command(program, name):
    """From wherever the keyboard is"""
    choose(program, name)
    key("ctrl+k")
    search = program.dialog()
    program.find(ENTRY, _("Search everything"), root=search)
    type_text("nachfolge")
    program.find(ROW, re.compile(re.escape(_("Succession: somebody leaves"))), root=search)
    key("Return")
    return begun(program)


def test_not_named():
    file = example("succession.netzwerk")
    with Program(file, section="people") as program:
        key("ctrl+f")
        program.find(ENTRY)
        before, open_seats = positions(file), len(vacant(file))
        memberships = len(records(file, "membership"))
        leave(program, "Natalia Becker")
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


def test_other_function():
    """Who comes is chosen among the organisation's people first, and is called what fits"""
    file = example("function.netzwerk")
    with Program(file, section="people") as program:
        key("ctrl+f")
        program.find(ENTRY)
        dialog = leave_by_command(program, "Natalia Becker")
        before = positions(file)
        (becker,) = [one["id"] for one in records(file, "person") if one.get("given_name") == "Natalia" and one["family_name"] == "Becker"]
        old = next(one for one in records(file, "position") if one["person"] == becker and not one.get("until"))
        staff = {one["person"] for one in records(file, "position") if one["organisation"] == old["organisation"] and not one.get("until")}
        opener = program.find(BUTTON, re.compile("^" + _("Choose who comes")), root=dialog)
        wait(lambda: any(has_state(part, "focused") for part in walk(opener, hidden=True)) or key("Tab"), "Tab reaches the button")
        key("space")
        wait(lambda: len(offered(program, dialog)) == len(staff), "only its people are offered")
        type_text("Herr Samuel Tesfaye-Neu")
        wait(lambda: not offered(program, dialog), "nobody is called that yet")
        key("Return")
        program.find("label", re.compile("^Herr Samuel Tesfaye-Neu"), root=dialog)
        key("Tab", "ctrl+a")
        type_text("Sprecher des Vorstands")
        key("Return")
        wait(lambda: len(program.windows()) == 1, "the window closes")
        (fresh,) = [one for one in records(file, "position") if one["id"] not in before]
        assert fresh["function"] == "Sprecher des Vorstands", fresh
        (person,) = [one for one in records(file, "person") if one["id"] == fresh["person"]]
        assert (person["salutation"], person["given_name"], person["family_name"]) == ("male", "Samuel", "Tesfaye-Neu"), person
        assert next(one for one in records(file, "position") if one["id"] == old["id"])["function"] == old["function"]


def offered(program, dialog):
    return [row for one in program.all("list", "Personen", root=dialog) for row in program.all(ROW, root=one)]


def mnemonic(msgid):
    """The letter after the underscore, in German."""
    from driver import _german

    text = _german.gettext(msgid)
    return text[text.index("_") + 1].lower()


main(globals())
