# SPDX-License-Identifier: GPL-3.0-or-later
"""What the subcommands answer: results, messages, languages, exit status."""

import re

from harness import DAY, call, empty, example, fault, good, main, names, new_folder, records, work

COMMANDS = ("create", "import", "export", "list", "plan", "agenda", "print", "diagram", "duplicates", "check", "backup")


def test_help():
    """Help names every command, and every command has help of its own"""
    whole = good("--help").out
    for command in COMMANDS:
        assert f"netzwerk {command} " in whole, command
        for language, word in (("en", "Usage"), ("de", "Aufruf|Verwendung|Benutzung|Usage")):
            own = good(command, "--help", "--language", language).out
            assert re.search(word, own) and command in own, own


def test_version():
    """The version is a number"""
    assert re.fullmatch(r"netzwerk \d+(\.\d+)*\S*\n", good("--version").out)


def test_no_display():
    """Without a display the program says what to do instead"""
    answer = call(example())
    assert answer.status == 2 and "netzwerk create FILE --example" in answer.err, answer


def test_usage():
    """Wrong usage is status 2, with the right usage as a message"""
    file = example()
    wrong = [
        ["create"],
        ["create", work / "a.netzwerk", "b"],
        ["create", work / "a.netzwerk", "--date", DAY],
        ["create", work / "a.netzwerk", "--example", "--date", "2026-02-30"],
        ["create", work / "a.netzwerk", "--example", "--date", "2026"],
        ["create", "--nonsense"],
        ["import", file],
        ["import", file, "x.csv", "--as", "nonsense"],
        ["export", file],
        ["export", file, "x.csv", "--what", "nonsense"],
        ["list", file],
        ["list", file, "nonsense"],
        ["list", file, "organisation", "--date", "soon"],
        ["plan", file],
        ["plan", file, "soon"],
        ["print", file, "invitations"],
        ["print", file, "nonsense", "-o", "x.pdf"],
        ["diagram", file, "x.gif"],
        ["diagram", file, "x.svg", "--paper", "a9"],
        ["check"],
        ["check", file, "--language", "fr"],
        ["backup", file],
    ]
    for words in wrong:
        fault(2, *words)
    assert not (work / "a.netzwerk").exists()


def test_create():
    """A new file is private, has vocabulary and holidays, no organisation, and is never written over"""
    file = empty("new.netzwerk")
    assert file.stat().st_mode & 0o777 == 0o600
    assert records(file, "organisation") == []
    assert len(records(file, "term")) > 50 and len(records(file, "holiday")) >= 60
    before = file.read_bytes()
    for words in (["create", file], ["create", file, "--example"]):
        assert "new.netzwerk" in fault(1, *words).err
    assert file.read_bytes() == before


def test_example():
    """The example is big enough, checks clean and is the same for the same day"""
    file = example()
    answer = good("check", file)
    assert not re.search(r"^(serious|ernst)", answer.out, re.MULTILINE), answer
    assert len(records(file, "organisation")) >= 64
    assert len(records(file, "person")) >= 40
    assert len(records(file, "tie")) >= 150
    assert len(records(file, "membership")) >= 120
    states = {record["state"] for record in records(file, "sponsorship")}
    assert len(states) >= 6, states
    numbers = [m["number"] for m in records(file, "meeting") if m["number"] and m["day"].startswith("2026")]
    assert max(numbers) == 163, numbers


def test_list():
    """Lists find half words in any spelling, show a day, and have an id first in each line"""
    file = example()
    for text in ("foerderzen", "Förderzen", "FORDERZEN"):
        lines = good("list", file, "organisation", "--search", text).out.splitlines()
        assert lines and all("Förderzentrum" in line for line in lines), (text, lines)
    everything = good("list", file, "organisation").out.splitlines()
    assert all(re.match(r"[0-9A-HJKMNP-TV-Z]{13}\t\S", line) for line in everything)
    then = len(good("list", file, "membership", "--date", "2005-06-01").out.splitlines())
    assert 0 < then < len(good("list", file, "membership").out.splitlines())
    assert good("list", file, "organisation", "--search", "qqqqzzzz").out == ""


def test_filter():
    """A rule narrows a list, with fields, choices and names in either language; a wrong one is status 2 with its place"""
    file = example()

    def found(rule, entity="organisation"):
        return records(file, entity, "--filter", rule)

    every = records(file, "organisation")
    clubs = found("kind is association")
    assert 0 < len(clubs) < len(every) and {record["kind"] for record in clubs} == {"association"}
    assert found("Art ist Verein") == clubs and found("") == every
    others = found("kind is not Verein")
    assert len(clubs) + len(others) == len(every)
    both = found("any (kind is association; kind is company|office)")
    assert {record["kind"] for record in both} == {"association", "company", "office"}
    group = good("list", file, "working_group").out.splitlines()[0].split("\t")
    rule = f'membership.working_group is "{group[1]}"'
    assert found(rule) and found(rule) == found(f"Mitgliedschaft.Arbeitsgruppe ist {group[0]}")
    topic = next(record for record in every if record["topics"])["topics"][0]
    assert found(f'Themen ist "{topic}"') == found(f'topics is "{topic}"') != []
    for rule, words in (
        ("kind like x", ("character 6", "contains")),
        ("kind is association; colour is red", ("character 22",)),
        ("kind is nonsense", ("character 9", "none of the choices")),
        ("topics is Quantenmechanik", ("character 11", "Quantenmechanik")),
        ("any (kind is association", ("end", "parenthesis")),
    ):
        answer = fault(2, "list", file, "organisation", "--filter", rule)
        assert all(word in answer.err for word in words), answer


def test_languages():
    """--language decides, wherever it stands; German headings and words differ from English ones"""
    file = example()
    english = good("list", file, "organisation", "--language", "en").out
    german = good("--language", "de", "list", file, "organisation").out
    assert "\tAssociation\t" in english and "\tVerein\t" in german
    assert german == good("list", file, "organisation", "--language=de").out
    for language, word in (("de", "Donnerstag"), ("en", "Thursday")):
        assert word in good("plan", file, "2028", "--language", language).out


def test_locales():
    """Results do not depend on the locale, only on --language"""
    file = example()
    for words in (["list", file, "organisation", "--json"], ["plan", file, "2028", "--explain"], ["check", file]):
        answers = {good(*words, "--language", "de", locale=locale).out for locale in ("C.UTF-8", "de_DE.UTF-8", "C")}
        assert len(answers) == 1, words
    folder = new_folder("locales")
    for locale in ("C.UTF-8", "de_DE.UTF-8"):
        for name in ("diagram.svg", "diagram.pdf"):
            good("diagram", file, folder / f"{locale}.{name}", "--date", DAY, "--language", "de", locale=locale)
        good("print", file, "invitations", "-o", folder / f"{locale}.letters.pdf", "--date", DAY, locale=locale)
        good("print", file, "year-plan", "-o", folder / f"{locale}.year.pdf", "--date", DAY, locale=locale)
        good("export", file, folder / f"{locale}.export", "--language", "de", locale=locale)
    for name in ("diagram.svg", "diagram.pdf", "letters.pdf", "year.pdf"):
        pair = {(folder / f"{locale}.{name}").read_bytes() for locale in ("C.UTF-8", "de_DE.UTF-8")}
        assert len(pair) == 1, name
    for name in names(folder / "C.UTF-8.export"):
        pair = {(folder / f"{locale}.export" / name).read_bytes() for locale in ("C.UTF-8", "de_DE.UTF-8")}
        assert len(pair) == 1, name


def test_reading_leaves_nothing():
    """Reading commands change no byte of the file and leave nothing beside it, also in a folder without rights"""
    folder = new_folder("reading")
    file = folder / "r.netzwerk"
    file.write_bytes(example().read_bytes())
    before = file.read_bytes()
    file.chmod(0o444)
    folder.chmod(0o555)
    for words in (["check", file], ["list", file, "person"], ["plan", file, "2027"], ["export", file, work / "out-r"]):
        good(*words)
        assert file.read_bytes() == before and names(folder) == ["r.netzwerk"], words
    folder.chmod(0o755)


def test_record():
    """print records the letters only when asked to"""
    file = example("record.netzwerk")

    def sent():
        return sum(1 for invitation in records(file, "invitation") if invitation["sent_on"] == "2026-11-24")

    good("print", file, "invitations", "-o", work / "r.pdf", "--date", "2026-11-24")
    assert sent() == 0
    good("print", file, "invitations", "-o", work / "r.pdf", "--date", "2026-11-24", "--record")
    assert sent() >= 50, sent()


def test_backup():
    """A backup is a whole file of its own, private, and never takes the place of another"""
    file = example()
    folder = new_folder("backup")
    copy = folder / "copy.netzwerk"
    good("backup", file, copy)
    assert names(folder) == ["copy.netzwerk"] and copy.stat().st_mode & 0o777 == 0o600
    assert records(copy, "organisation") == records(file, "organisation")
    good("check", copy)
    before = copy.read_bytes()
    other = empty("other.netzwerk")
    (folder / "link.netzwerk").symlink_to("nowhere")
    for target in (copy, folder / "link.netzwerk", other, folder):
        assert target.name in fault(1, "backup", other, target).err
    assert copy.read_bytes() == before
    assert names(folder) == ["copy.netzwerk", "link.netzwerk"]


main(globals())
