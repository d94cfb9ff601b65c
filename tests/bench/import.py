#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The import of 10,000 organisations, as a person does it, against sqlite3's .import of the same file into a table with the
same indexes and a filled full-text table. Both to the disk, both with the time that the program takes to start; ours looks for duplicates, too.

The import of 10,000 people against Gramps, which reads them as GEDCOM; where it is not installed (Debian: gramps), against what it took on the
reference machine."""

import csv
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

TIMES = 5
MANY = 10_000
GOAL = 2.5
PEOPLE_GOAL = 1 / 9
GRAMPS_MEASURED_MS = 9400
HEADINGS = ("name", "kind", "street", "postcode", "town", "notes")
WORDS = ("Förderzentrum", "Verein", "Haus", "Treffpunkt", "Beratung", "Bündnis", "Initiative")
KINDS = ("association", "provider", "office")

REFERENCE = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE organisation (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT, street TEXT, postcode TEXT, town TEXT, notes TEXT,
  district INTEGER);
CREATE INDEX organisation_name ON organisation (name);
CREATE INDEX organisation_district ON organisation (district);
CREATE TABLE sort_key (entity TEXT, record INTEGER, key TEXT, PRIMARY KEY (entity, record)) WITHOUT ROWID;
CREATE INDEX sort_key_key ON sort_key (entity, key);
CREATE VIRTUAL TABLE text_index USING fts5 (name, body, prefix = '1 2 3 4', tokenize = "unicode61 remove_diacritics 0");
CREATE TABLE text_index_row (id INTEGER PRIMARY KEY, entity TEXT NOT NULL, record INTEGER NOT NULL);
CREATE UNIQUE INDEX text_index_row_record ON text_index_row (record, entity);
CREATE TABLE row (name, kind, street, postcode, town, notes);
BEGIN;
.mode csv
.import --skip 1 {csv} row
INSERT INTO organisation SELECT random() & 9223372036854775807, name, kind, street, postcode, town, notes, NULL FROM row;
INSERT INTO sort_key SELECT 'organisation', id, hex(lower(name)) FROM organisation;
INSERT INTO text_index (rowid, name, body) SELECT id, name, street || ' ' || postcode || ' ' || town || ' ' || notes FROM organisation;
INSERT INTO text_index_row SELECT id, 'organisation', id FROM organisation;
DROP TABLE row;
COMMIT;
"""


def write_table(path):
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(HEADINGS)
        for i in range(MANY):
            table.writerow((f"{WORDS[i % 7]} {i * 7919 % 100003} der Nachbarschaft {i}", KINDS[i % 3], f"Beispielweg {i % 200 + 1}",
                            "99084", "Erfurt", f"Ein Eintrag mit der Nummer {i}, der nichts weiter sagt."))


GIVEN = ("Anna", "Jan", "Olga", "Samira", "Thuy", "Paul", "Mehmet", "Lena", "Yusuf", "Clara", "Oleh")
FAMILY = ("Becker", "Krüger", "Nguyen", "Yilmaz", "Schmidt", "Tesfaye", "Kovalenko", "Haddad", "Wagner", "Roth", "Lindner", "Sommer", "Franke")


def person(i):
    return GIVEN[i % 11], f"{FAMILY[i % 13]}-{FAMILY[i * 7 % 13]}{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676 % 26)}"


def write_people(table_path, gedcom_path):
    with open(table_path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("given_name", "family_name", "street", "postcode", "town"))
        for i in range(MANY):
            table.writerow((*person(i), f"Beispielweg {i % 200 + 1}", "99084", "Erfurt"))
    with open(gedcom_path, "w", encoding="utf-8") as file:
        file.write("0 HEAD\n1 SOUR bench\n1 GEDC\n2 VERS 5.5.1\n2 FORM LINEAGE-LINKED\n1 CHAR UTF-8\n")
        for i in range(MANY):
            given, family = person(i)
            file.write(f"0 @I{i}@ INDI\n1 NAME {given} /{family}/\n1 RESI\n2 ADDR Beispielweg {i % 200 + 1}, 99084 Erfurt\n")
        file.write("0 TRLR\n")


def timed(*command, **options):
    begin = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **options)
    return (time.monotonic() - begin) * 1000


def gramps_ms(gedcom, home):
    """Median of three, and where the figure comes from."""
    if shutil.which("gramps") is None:
        return GRAMPS_MEASURED_MS, "Gramps on the reference machine (it is not installed here)"
    environment = dict(os.environ, GRAMPSHOME=str(home))
    taken = [timed("gramps", "-y", "-q", "-C", f"bench{i}", "-i", gedcom, env=environment, stderr=subprocess.DEVNULL) for i in range(3)]
    return statistics.median(taken), "Gramps"


def bench_people(netzwerk, folder):
    write_people(folder / "person.csv", folder / "people.ged")
    ours = []
    for i in range(TIMES):
        file = folder / f"people{i}.netzwerk"
        subprocess.run([netzwerk, "create", file], check=True, stdout=subprocess.DEVNULL)
        ours.append(timed(netzwerk, "import", file, folder / "person.csv", stderr=subprocess.DEVNULL))
    ours = statistics.median(ours)
    reference, source = gramps_ms(folder / "people.ged", folder)
    verdict = "good" if ours <= PEOPLE_GOAL * reference else "TOO SLOW"
    print(f"import of {MANY} people: {ours:.0f} ms, {source}: {reference:.0f} ms, 1/{reference / ours:.1f} (goal 1/{1 / PEOPLE_GOAL:.0f}): {verdict}")


def main():
    netzwerk = sys.argv[1]
    with tempfile.TemporaryDirectory(dir=os.getcwd()) as folder:
        folder = pathlib.Path(folder)
        write_table(folder / "organisation.csv")
        ours, reference = [], []
        for i in range(TIMES):
            file = folder / f"{i}.netzwerk"
            subprocess.run([netzwerk, "create", file], check=True)
            ours.append(timed(netzwerk, "import", file, folder / "organisation.csv", stderr=subprocess.DEVNULL))
            script = REFERENCE.format(csv=folder / "organisation.csv")
            reference.append(timed("sqlite3", folder / f"{i}.db", input=script.encode()))
        ours, reference = statistics.median(ours), statistics.median(reference)
        verdict = "good" if ours <= GOAL * reference else "TOO SLOW"
        print(f"import of {MANY} organisations: {ours:.0f} ms, sqlite3 .import with the same indexes: {reference:.0f} ms, "
              f"{ours / reference:.2f} times (goal {GOAL}): {verdict}")
        bench_people(netzwerk, folder)


main()
