# SPDX-License-Identifier: GPL-3.0-or-later
"""The closed loop of the conferences: a task written in the minutes of the last conference stands among the suggestions for
the next, goes on its agenda by key, is printed in the invitation, and is not suggested any more when it is done."""

import json
import re
import subprocess

from driver import BUTTON, ENTRY, ROW, WORK, Program, _, command, example, has_state, key, main, name_of, records, text_of, type_text, wait, walk

TASK = "Raum 225 freihalten"


def agenda(file, which, *words):
    return json.loads(command("agenda", file, which, "--json", *words))


def suggested(file):
    return [one["title"] for one in agenda(file, "next", "--suggest")]


def tab(program, msgid):
    program.click(program.find(None, re.compile("^" + re.escape(_(msgid)) + "$")))


def open_conference(program, file, which):
    """From the year's list, by its number."""
    meeting = agenda(file, which)["meeting"]
    number = next(one["number"] for one in records(file, "meeting") if one["id"] == meeting)
    program.section("conferences")
    for back in program.all(BUTTON, _("Back to the year")):
        program.click(back)
    if which == "next":
        program.click(program.reveal(BUTTON, re.compile(re.escape(_("_Open")) + "$")))
    else:
        program.click(program.reveal(BUTTON, re.compile(rf"^{number}\. ")))
    wait(lambda: program.all("label", re.compile(rf"^{number}\. ")) or program.all(None, _("Details")), "the conference's page")


def letters(file):
    """The words of the invitations to the next conference."""
    paper = WORK / "letters.pdf"
    command("print", file, "invitations", "--meeting", "next", "-o", paper)
    text = subprocess.run(["pdftotext", "-l", "3", paper, "-"], check=True, capture_output=True, text=True).stdout
    return re.sub(r"\s+", " ", text)


def write_task(program, file):
    """Under the first item, behind what stands there; a beginning of the name is completed by Enter."""
    item = agenda(file, "last")["items"][0]
    text = program.reveal(ENTRY, _("Minutes: %s") % item["title"])
    program.click(text)
    wait(lambda: has_state(text, "focused"), "the minutes have the keyboard")
    before = text_of(text)
    key("ctrl+End")
    key("Return")
    type_text("@Jugendam")
    wait(lambda: any(has_state(node, "selected") for node in walk(program.window) if node.get_role_name() in ROW), "names are offered")
    key("Tab")
    wait(lambda: "@Jugendamt " in text_of(text), "the name is completed")
    type_text("bis morgen " + TASK)
    key("Return")
    # The line made it, not a pause.
    wait(lambda: any(one["name"] == TASK for one in records(file, "task")), "the task is in the file")
    return text, before


def test_loop():
    """From the minutes to the next agenda, the invitation, done, and not suggested any more; undo brings it back"""
    file = example("loop.netzwerk")
    with Program(file, section=None) as program:
        open_conference(program, file, "last")
        tab(program, "Minutes")
        write_task(program, file)
        program.find(ROW, re.compile("^" + TASK))
        task = next(one for one in records(file, "task") if one["name"] == TASK)
        held = agenda(file, "last")["meeting"]
        assert task["meeting"] == held and task["state"] == "open" and task["due"] and task["organisation"], task
        assert TASK in suggested(file)
        assert TASK not in letters(file)

        open_conference(program, file, "next")
        tab(program, "Agenda")
        line = program.reveal(ROW, TASK)
        # A click only goes there.
        program.click(line)
        wait(lambda: has_state(line, "focused"), "the suggestion has the keyboard")
        assert TASK in suggested(file)
        key("plus")
        wait(lambda: TASK not in suggested(file), "it is not suggested any more")
        assert TASK in [item["title"] for item in agenda(file, "next")["items"]]
        wait(lambda: any(name_of(node).startswith(TASK) for node in walk(program.window) if node.get_role_name() in ROW), "the agenda has it")
        assert TASK in letters(file)

        # Undone it is suggested again; done, it is not, on the agenda or off it.
        key("ctrl+z")
        wait(lambda: TASK in suggested(file), "undo takes it off the agenda")
        assert TASK not in letters(file)
        open_conference(program, file, "last")
        tab(program, "Minutes")
        program.click(program.reveal(("check box", "toggle button", "check button"), _("Done: %s") % TASK))
        wait(lambda: TASK not in suggested(file), "what is done is not suggested")
        done = next(one for one in records(file, "task") if one["id"] == task["id"])
        assert done["state"] == "done" and done["done_on"], done
        key("ctrl+z")
        wait(lambda: TASK in suggested(file), "undo opens it again")


def test_undo_typing():
    """What was typed in the minutes and the task that it made are taken back together"""
    file = example("typing.netzwerk")
    with Program(file, section=None) as program:
        open_conference(program, file, "last")
        tab(program, "Minutes")
        tasks = len(records(file, "task"))
        text, before = write_task(program, file)
        key("ctrl+z")
        wait(lambda: len(records(file, "task")) == tasks, "the task is taken back")
        wait(lambda: TASK not in text_of(text), "and its line")
        assert text_of(text).startswith(before), text_of(text)
        # Whoever goes away in the middle of a sentence finds it in the file.
        key("ctrl+End")
        type_text(" Noch ein Satz")
        wait(lambda: text_of(text).endswith("Noch ein Satz"), "the sentence is typed")
        tab(program, "Agenda")
        wait(lambda: any("Noch ein Satz" in (one["record"] or "") for one in records(file, "agenda_item")), "the sentence is saved")


main(globals())
