# SPDX-License-Identifier: GPL-3.0-or-later
"""What cannot be is refused where it was typed, with the reason."""

import re

from driver import ENTRY, ROW, Program, example, key, main, records, text_of, wait


def test_impossible_date():
    """31.02.2020 is not stored, stays visible with the reason, and Esc gives the old value back"""
    file = example("invalid.netzwerk")
    before = records(file, "organisation")
    with Program(file, size=(1200, 1100)) as program:
        program.find(ROW, re.compile(r"^Agentur für Arbeit"))
        program.click(program.find(ROW, re.compile(r"^Agentur für Arbeit")))
        program.find("label", re.compile("^Agentur für Arbeit"))
        field = program.reveal(ENTRY, "Mitglied seit")
        old = text_of(program.text_within(field))
        assert old
        program.set_entry(field, "31.02.2020")
        key("Return")
        program.find("label", re.compile(r"31\. Februar 2020"))
        assert text_of(program.text_within(field)) == "31.02.2020"
        assert records(file, "organisation") == before
        key("Escape")
        wait(lambda: text_of(program.text_within(field)) == old, "the old value is back")
        program.gone("label", re.compile(r"31\. Februar 2020"))
        program.set_entry(field, "5.3.2004")
        key("Return")
        wait(
            lambda: any(record["since"] == "2004-03-05" for record in records(file, "organisation")),
            "the new date is stored",
        )


main(globals())
