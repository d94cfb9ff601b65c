# SPDX-License-Identifier: GPL-3.0-or-later
"""`netzwerk agenda`: the agenda with its times, and what belongs on it."""

import json

from harness import DAY, empty, example, fault, good, main, records, work, write


def test_agenda():
    """A line each with start, minutes, title and speaker; the same as JSON"""
    file = example()
    lines = [line.split("\t") for line in good("agenda", file, "--date", DAY).out.splitlines()]
    assert len(lines) > 5 and all(len(line) == 4 for line in lines), lines
    answer = json.loads(good("agenda", file, "next", "--date", DAY, "--json").out)
    assert [(item["starts"], str(item["minutes"]), item["title"]) for item in answer["items"]] == [tuple(line[:3]) for line in lines]
    assert answer["minutes"] == sum(item["minutes"] for item in answer["items"])
    # by number and by id it is the same one
    number = next(one["number"] for one in records(file, "meeting") if one["id"] == answer["meeting"])
    for which in (number, answer["meeting"]):
        assert json.loads(good("agenda", file, which, "--json").out) == answer
    assert json.loads(good("agenda", file, "last", "--date", DAY, "--json").out)["meeting"] != answer["meeting"]


def test_suggestions():
    """A task that is due is suggested with its reason, in the language asked for, and no longer when it is done"""
    file = example("suggest.netzwerk")
    tasks = write(work / "tasks.csv", "Aufgabe;Offen seit;Zu erledigen bis;Stand\nSchlüssel nachmachen lassen;2026-10-01;2026-11-01;offen\n")
    good("import", file, tasks, "--as", "task")

    def suggested(language):
        answer = json.loads(good("agenda", file, "next", "--date", DAY, "--suggest", "--json", "--language", language).out)
        return {one["title"]: one for one in answer}

    task = suggested("de")["Schlüssel nachmachen lassen"]
    assert task["kind"] == "task" and task["entity"] == "task" and task["minutes"] > 0, task
    assert task["reason"] == "offen seit 01.10.2026, fällig 01.11.2026", task
    assert suggested("en")["Schlüssel nachmachen lassen"]["reason"] == "open since 01/10/2026, due 01/11/2026"
    line = next(one for one in good("agenda", file, "--date", DAY, "--suggest").out.splitlines() if "Schlüssel" in one)
    assert line.split("\t")[2] == "Schlüssel nachmachen lassen" and len(line.split("\t")) == 5, line
    write(tasks, f"id;Stand\n{task['id']};erledigt\n")
    good("import", file, tasks, "--as", "task")
    assert "Schlüssel nachmachen lassen" not in suggested("de")


def test_nothing():
    """Without a conference it says what to do; with nothing open it says so and is no fault"""
    file = empty("agenda.netzwerk")
    assert fault(1, "agenda", file).err
    fault(1, "agenda", file, "77")
    fault(2, "agenda", file, "next", "soon")
    fault(2, "agenda", file, "--date", "soon")
    write(work / "one.csv", "Art;Nummer;Tag;Stand\nNetzwerktagung;1;2026-12-03;geplant\n")
    good("import", file, work / "one.csv", "--as", "meeting")
    answer = good("agenda", file, "--date", DAY, "--suggest")
    assert answer.out == "" and answer.err
    assert good("agenda", file, "--date", DAY, "--suggest", "--json").out.strip() == "[]"


main(globals())
