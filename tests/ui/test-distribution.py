# SPDX-License-Identifier: GPL-3.0-or-later
"""Distribution lists and returned mail through the window."""

import email
import email.policy
import os
import pathlib
import re

from driver import BUTTON, ENTRY, ROW, WORK, Program, _, example, key, main, records, text_of, type_text, wait


def spoken(msgid):
    """A button's name: its label, behind which AT-SPI has it again without the mnemonic"""
    return re.compile(rf"(^| ){re.escape(_(msgid).replace('_', ''))}$")


def named(file, entity, name):
    (record,) = [record for record in records(file, entity) if record["name"].startswith(name)]
    return record


def test_letter_came_back():
    """F7 keeps an organisation's postal address out as one step, F9 its mail; "Checked" lets it in again"""
    file = example("returned.netzwerk")
    before = len(records(file, "returned"))
    with Program(file) as program:
        program.click(program.find(ROW, re.compile(r"^Agentur für Arbeit")))
        wait(lambda: text_of(program.text_within(program.find(ENTRY, "Name"))).startswith("Agentur"), "its page shows")
        key("F7")
        wait(lambda: len(records(file, "returned")) == before + 1, "the letter is entered")
        key("F9")
        wait(lambda: len(records(file, "returned")) == before + 2, "the mail is entered")
        key("ctrl+z")
        wait(lambda: len(records(file, "returned")) == before + 1, "the mail is taken back")
        checked = program.reveal(BUTTON, re.compile(_("Checked: %s is right").split("%s", maxsplit=1)[0]))
        program.click(checked)
        wait(
            lambda: all(record["checked_on"] for record in records(file, "returned") if record["kind"] == "letter"
                        and "Postfach" in record["address"]),
            "the address is checked",
        )


def test_keep_out():
    """Somebody is kept out of a list with a reason, and it is written to nobody by an empty rule"""
    file = example("lists.netzwerk")
    with Program(file) as program:
        program.section("distribution-lists")
        program.click(program.find(ROW, re.compile(r"^Vereine")))
        wait(lambda: text_of(program.text_within(program.find(ENTRY, "Name"))) == "Vereine", "its page shows")
        program.click(program.reveal(BUTTON, re.compile(r"Boxclub.*" + _("Keep %s out").rsplit("%s", maxsplit=1)[1])))
        type_text("zieht um")
        key("Return")

        def reasons():
            return [entry["reason"] for entry in records(file, "list_entry")]

        wait(lambda: "zieht um" in reasons(), "the reason is in the file")
        key("ctrl+z")
        wait(lambda: "zieht um" not in reasons(), "and taken back")
        program.click(program.reveal(BUTTON, spoken("_Remove")))
        wait(lambda: named(file, "distribution_list", "Vereine")["rule"] is None, "the rule is gone")
        program.find("label", re.compile(re.escape(_("No rule: only those who are named below are on this list. "
                                                     "A rule brings in whoever fits, over:"))))


def test_rule():
    """A rule gets a second condition in its editor; the words and the list in the file follow, as one step"""
    file = example("rule.netzwerk")
    with Program(file) as program:
        program.section("distribution-lists")
        program.click(program.find(ROW, re.compile(r"^Vereine")))
        wait(lambda: text_of(program.text_within(program.find(ENTRY, "Name"))) == "Vereine", "its page shows")
        program.click(program.reveal(BUTTON, spoken("_Change…")))
        window = program.dialog()
        program.click(program.find(BUTTON, re.compile("^" + _("Add a condition")), root=window))
        entries = wait(lambda: program.all(ENTRY, "Name", root=window), "the new row asks for a name")
        program.click(entries[0])
        type_text("foerder")
        program.click(program.find(BUTTON, spoken("_Apply"), root=window))
        wait(
            lambda: named(file, "distribution_list", "Vereine")["rule"] == 'kind is association; name contains foerder',
            "the rule is in the file",
        )
        program.find("label", re.compile("Art ist Verein und Name enthält „foerder“"))
        key("ctrl+z")
        wait(lambda: named(file, "distribution_list", "Vereine")["rule"] == "kind is association", "it is taken back")


def take_mail_files():
    """A program for mails as files: it puts what it is given into the returned path."""
    taken = WORK / "taken.eml"
    script = WORK / "take"
    script.write_text(f'#!/bin/sh\ncp "$1" {taken}.part && mv {taken}.part {taken}\n')
    script.chmod(0o755)
    applications = pathlib.Path(os.environ["XDG_DATA_HOME"], "applications")
    applications.mkdir(parents=True, exist_ok=True)
    (applications / "take.desktop").write_text(
        f"[Desktop Entry]\nType=Application\nName=Take\nExec={script} %f\nMimeType=message/rfc822;\n"
    )
    pathlib.Path(os.environ["XDG_CONFIG_HOME"], "mimeapps.list").write_text(
        "[Default Applications]\nmessage/rfc822=take.desktop\n[Added Associations]\nmessage/rfc822=take.desktop;\n"
    )
    return taken


def test_attachment():
    """Where no portal takes files, the window says so before, and the mail opens as a file: a draft with the attachment, all in BCC"""
    file = example("attachment.netzwerk")
    taken = take_mail_files()
    plan = WORK / "Plan.txt"
    plan.write_text("Tagesordnung")
    with Program(file, section="distribution-lists") as program:
        program.click(program.find(ROW, re.compile(r"^Vereine")))
        program.click(program.reveal(BUTTON, spoken("_Write…")))
        window = program.dialog()
        program.set_entry(program.find(ENTRY, _("Subject"), root=window), "Einladung")
        hint = re.compile(re.escape(_("each mail is opened as a file")) + "|als Datei geöffnet")
        assert not program.all("label", hint, root=window)
        program.click(program.find(BUTTON, _("Attach a file"), root=window))
        program.choose_file(plan, windows=3)
        wait(lambda: len(program.windows()) == 2, "the file is chosen")
        program.find("label", hint, root=window)
        program.find(BUTTON, re.compile(re.escape(_("Save mail %u of %u as a file") % (1, 1))), root=window)
        program.click(program.find(BUTTON, re.compile(re.escape(_("Open mail %u of %u in the mail program") % (1, 1))), root=window))
        wait(taken.exists, "the program for mails has the file")
        message = email.message_from_bytes(taken.read_bytes(), policy=email.policy.default)
        assert message["X-Unsent"] == "1" and message["Subject"] == "Einladung" and message["To"] is None
        assert len(message["Bcc"].addresses) > 3
        (attachment,) = message.iter_attachments()
        assert attachment.get_filename() == "Plan.txt" and attachment.get_content().strip() == "Tagesordnung"
        program.click(program.find(BUTTON, spoken("It was _sent"), root=window))
        wait(lambda: len(program.windows()) == 1, "the window closes")
        wait(lambda: any("Plan.txt" in (one["text"] or "") for one in records(file, "entry")), "it stands in the journal")


main(globals())
