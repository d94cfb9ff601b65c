# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that must not be changed."""

import re

from driver import ENTRY, ROW, Program, _, example, key, main, text_of, type_text


def test_read_only():
    """A file without the right to write opens with a bar, and nothing in it can be changed"""
    file = example("read-only.netzwerk")
    file.chmod(0o444)
    before = file.read_bytes()
    with Program(file) as program:
        program.find("label", _("This file is open for reading only. Changes are not possible."))
        program.click(program.find(ROW, re.compile(r"^Agentur für Arbeit")))
        program.find("label", re.compile("^Agentur für Arbeit"))
        field = program.find(ENTRY, "Straße")
        text = program.text_within(field)
        street = text_of(text)
        program.click(field)
        type_text("Anderswo")
        assert text_of(text) == street
        key("Return", "ctrl+n", "ctrl+z")
        program.section("people")
        program.find(ROW, re.compile("^Nasrin Ahmadi"))
    assert file.read_bytes() == before


main(globals())
