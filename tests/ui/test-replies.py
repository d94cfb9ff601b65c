# SPDX-License-Identifier: GPL-3.0-or-later
"""Replies as fast as the letters are opened: three letters, j, n or v, the number of people, Enter."""

import re

from driver import BUTTON, ENTRY, Program, _, example, key, main, records, type_text, wait


def test_replies():
    """Three letters find somebody, the next key is the reply; a digit is the number of people; all can be undone"""
    file = example("replies.netzwerk")
    planned = [one for one in records(file, "meeting") if one["kind"] == "conference" and one["state"] == "planned"]
    meeting = min(planned, key=lambda one: one["day"])["id"]
    offices = {one["id"]: one for one in records(file, "organisation")}

    def invitation(name):
        return next(
            one
            for one in records(file, "invitation")
            if one["meeting"] == meeting and offices.get(one.get("organisation"), {}).get("name", "").startswith(name)
        )

    with Program(file, section="conferences") as program:
        pattern = re.compile(re.escape(_("Print _invitations…")) + "$")
        program.click(program.reveal(BUTTON, pattern))
        program.find(ENTRY, _("Search the invited"))
        program.click(program.find(BUTTON, re.compile(re.escape(_("Enter _replies")))))
        program.click(program.find(ENTRY, _("Search the invited")))
        for letters, letter, name, code in (
            ("hand", "j", "Handwerkskammer", "yes"),
            ("hand", "n", "Handwerkskammer", "no"),
            ("hand", "v", "Handwerkskammer", "deputy"),
        ):
            type_text(letters)
            program.find("label", re.compile("^" + name))
            key(letter)
            wait(lambda: invitation(name).get("reply") == code, f"{name}: {code}")
            key("Return")
        type_text("hand")
        program.find("label", re.compile("^Handwerkskammer"))
        key("4")
        wait(lambda: invitation("Handwerkskammer").get("people") == 4, "four people")
        key("ctrl+z")
        wait(lambda: invitation("Handwerkskammer").get("people") != 4, "undone")


main(globals())
