# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are none, places where nothing can be written, a full disk."""

import contextlib
import os
import sqlite3
import subprocess

from harness import Skip, example, fault, good, main, names, new_folder, work


def altered(name, pragma):
    """A copy of the example with another pragma in its header."""
    path = example(name)
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute(pragma)
        database.commit()
        database.execute("PRAGMA journal_mode=DELETE")
    return path


def bad_files():
    whole = example().read_bytes()
    folder = new_folder("bad")
    kinds = {
        "empty": b"",
        "text": b"Name;Ort\nEin Verein;Erfurt\n" * 50,
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(5000),
        "page": b"%PDF-1.7\n" + bytes(5000),
        "cut": whole[: len(whole) // 2],
        "damaged": whole[:4096] + bytes([0xA5]) * 200000 + whole[204096:],
    }
    for name, content in kinds.items():
        (folder / name).write_bytes(content)
    altered("bad/newer", "PRAGMA user_version=999")
    altered("bad/foreign", "PRAGMA application_id=5")
    return folder


def test_bad_files():
    """Eight kinds of bad file: each its own message, status 1, the file unchanged, nothing left beside it"""
    folder = bad_files()
    before = {name: (folder / name).read_bytes() for name in names(folder)}
    assert len(before) == 8
    messages = {}
    for name in before:
        path = folder / name
        for words in (
            ["check", path],
            ["list", path, "organisation"],
            ["import", path, "x.csv", "--as", "person"],
            ["plan", path, "2027", "--apply"],
            ["export", path, work / "bad-out"],
            ["diagram", path, work / "bad.svg"],
            ["print", path, "year-plan", "-o", work / "bad.pdf"],
        ):
            answer = fault(1, *words, "--language", "en")
            assert f"“{name}”" in answer.err, (words, answer)
            messages[name] = answer.err.replace(f"“{name}”", "")
            assert "serious" not in answer.err and len(answer.err.splitlines()) <= 2, answer
        assert {other: (folder / other).read_bytes() for other in names(folder)} == before, name
    assert len(set(messages.values())) == 8, messages
    for path in (work / "bad-out", work / "bad.svg", work / "bad.pdf"):
        assert not path.exists()


def test_no_file():
    """A missing file, a folder and a file that may not be read have messages of their own"""
    folder = new_folder("none")
    assert "“absent”" in fault(1, "check", folder / "absent").err
    assert "none" in fault(1, "check", folder).err
    assert names(folder) == []
    if os.geteuid() == 0:
        return
    secret = example("secret.netzwerk")
    secret.chmod(0)
    assert "secret.netzwerk" in fault(1, "check", secret).err


def test_german_messages():
    """Messages are German where the language is"""
    path = work / "leer.netzwerk"
    path.write_bytes(b"")
    assert fault(1, "check", path, "--language", "de").err != fault(1, "check", path, "--language", "en").err


OUTPUTS = (
    ("print", "invitations", "-o", "letters.pdf"),
    ("print", "year-plan", "-o", "year.pdf"),
    ("diagram", "diagram.svg"),
    ("diagram", "diagram.pdf"),
    ("diagram", "diagram.png"),
    ("export", "table.csv", "--what", "organisation"),
    ("export", "book.xlsx"),
    ("export", "book.xlsx", "--what", "organisation"),
    ("export", "cards.vcf"),
    ("export", "all.json"),
    ("export", "tables"),
)


def outputs(folder):
    """Every command that writes, with its output in that folder."""
    for command, *rest in OUTPUTS:
        words = [folder / word if "." in word or word == "tables" else word for word in rest]
        yield [command, example(), *words]


def test_missing_folder():
    """Output into a folder that does not exist: message, status 1"""
    folder = work / "missing"
    for words in outputs(folder / "deeper"):
        assert "missing" in fault(1, *words).err
    assert "missing" in fault(1, "create", folder / "new.netzwerk").err
    assert not folder.exists()


def test_unwritable_folder():
    """Output into a folder without the right to write: message, status 1, nothing left behind"""
    folder = new_folder("locked")
    folder.chmod(0o555)
    more = {}
    if os.geteuid() == 0:
        # Root may write everywhere: be somebody else.
        work.chmod(0o755)
        example().chmod(0o644)
        try:
            subprocess.run([os.environ["NETZWERK"], "--version"], user=65534, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            raise Skip("another user cannot run the program where it lies") from None
        more["user"] = 65534
    for words in [*outputs(folder), ["create", folder / "new.netzwerk"]]:
        assert "locked" in fault(1, *words, **more).err, words
        assert names(folder) == [], words


def test_target_is_folder():
    """An output that is a folder is left alone"""
    folder = new_folder("target.pdf")
    fault(1, "print", example(), "year-plan", "-o", folder)
    fault(1, "export", example(), example("target.netzwerk"))
    assert names(folder) == []


def test_full_disk():
    """On a full disk: message, status 1, nothing left behind, an older output still there"""
    disk = new_folder("disk")
    options = "size=16k" if os.sysconf("SC_PAGE_SIZE") <= 4096 else "size=128k"
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", disk], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        raise Skip("no right to mount a small disk")
    try:
        old = disk / "diagram.pdf"
        old.write_bytes(b"an older picture")
        for words in [*outputs(disk), ["create", disk / "new.netzwerk", "--example"]]:
            fault(1, *words)
            assert names(disk) == ["diagram.pdf"], (words, names(disk))
            assert old.read_bytes() == b"an older picture", words
    finally:
        subprocess.run(["umount", disk], check=False)


def test_full_output():
    """Results that standard output does not take are a failure too"""
    with open("/dev/full", "wb") as full:
        process = subprocess.run(
            [os.environ["NETZWERK"], "list", example(), "organisation", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            check=False,
        )
    assert process.returncode == 1 and process.stderr, process


main(globals())
