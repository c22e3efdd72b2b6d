"""A class that does not exist: two hundred submissions, right and wrong in every way that somebody thought of."""

import csv
import os
import random
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

#: What is handed in. Programs of all kinds are known for these.
EXERCISES = ["resize", "capture-and-stretch", "grad-cam-map"]
#: Names that somebody's script will stumble over.
NAMES = [
    "Ann Lee", "Bob, jr", 'Cy "the eye"', "Dörte Müßig", "=cmd|calc", "+49 170", "-dash", "@at", "O'Neil", "李小龍", "Ève",
    "semi;colon", "per%cent", "hash#tag", "q?uery", "a&b<c>", "tab\tbed", "dots...", "UPPER", "upper", "x" * 180, "~tilde",
]
DUE = "2026-11-20 23:59 +01:00"

#: What is put at the beginning of the first function of the right answer.
HOSTILE = {
    "loop": "while true {}",
    "sleep": "sleep(1_000)",
    "flood": 'while true { print("flood flood flood flood flood flood flood flood") }',
    "flood-errors": 'while true { FileHandle.standardError.write(Data("flood\\n".utf8)) }',
    "memory": "var all: [[Double]] = []; while true { all.append([Double](repeating: 1, count: 4_000_000)) }",
    "exit": "exit(0)",
    "pretend": "exit(96)",
    "claim": 'FileHandle.standardError.write(Data("check: your references were eaten\\n".utf8)); exit(70)',
    "kill-parent": "kill(getppid(), SIGKILL); usleep(300_000)",
    "kill-all": "kill(-1, SIGKILL)",
    "crash": "let none: [Int] = []; print(none[3])",
    "abort": "abort()",
    "recursion": "func deeper(_ n: Int) -> Int { n == -1 ? 0 : deeper(n + 1) + deeper(n + 2) }; print(deeper(0))",
    "fork": "for _ in 0..<500 { let p = Process(); p.executableURL = URL(filePath: \"/bin/sleep\"); p.arguments = [\"30\"]; try? p.run() }",
    "fill-disk": 'let f = fopen("big", "w"); let b = [UInt8](repeating: 7, count: 1 << 20); while true { fwrite(b, 1, b.count, f) }',
    "read-out": 'let home = (try? FileManager.default.contentsOfDirectory(atPath: "/root")) ?? []; print(home)',
    "write-out": 'try? Data("was here".utf8).write(to: URL(filePath: "/var/tmp/was-here")); try? Data("x".utf8).write(to: URL(filePath: #filePath + "/../../../../references/x"))',
    "overwrite": "for f in (try? FileManager.default.subpathsOfDirectory(atPath: \"..\")) ?? [] { try? Data().write(to: URL(filePath: \"../\" + f)) }",
    "assignment": 'let a = ProcessInfo.processInfo.environment["COURSE_ASSIGNMENT"] ?? ""; try? Data("{}".utf8).write(to: URL(filePath: a)); print(a)',
    "codes": 'print("\\u{1B}[31mred\\u{1B}]0;title\\u{07}<script>alert(1)</script>")',
}


class MadeUpClass:
    """Makes the submissions, from programs that the course's own tests have written."""

    def __init__(self, programs: Path, folder: Path, count: int, seed: int):
        self.folder = folder
        self.random = random.Random(seed)
        self.programs = {e: self.read(programs / e) for e in EXERCISES}
        self.paths = {e: (programs / e / "file-name.swift").read_text() for e in EXERCISES}
        self.count = count
        #: What was handed in, by submission: the text by exercise, for whoever wants to grade it another way.
        self.handed_in: dict[str, dict[str, str]] = {}
        #: Submissions that cannot be graded, whoever looks at them.
        self.ungradable: set[str] = set()
        self.late: dict[str, str] = {}

    @staticmethod
    def read(folder: Path) -> dict[str, str]:
        return {p.stem: p.read_text() for p in sorted(folder.glob("*.swift")) if p.stem != "file-name"}

    def names(self) -> list[str]:
        return NAMES + [f"student-{n:03}" for n in range(len(NAMES) + 1, self.count + 1)]

    def make(self) -> None:
        self.folder.mkdir(parents=True)
        for place, name in enumerate(self.names()):
            special = SPECIAL.get(place - len(NAMES))
            if special:
                special(self, name)
            else:
                self.usual(name, place)
        with open(self.folder / "roster.csv", "w", newline="") as file:
            table = csv.writer(file)
            table.writerow(["submission", "name", "email", "ID", "SIS User ID", "SIS Login ID", "Section", "submitted", "excused"])
            for number, name in enumerate(self.names()):
                mail = f"s{number}@example.org"
                date = self.late.get(name, "2026-11-20 20:00 +01:00")
                table.writerow([name, name, mail, 1000 + number, f"u{number}", f"s{number}", "A", date, "yes" if number == 9 else ""])
        (self.folder / "grading.yml").write_text(
            f"title: Homework 2\nexercises: [{', '.join(EXERCISES)}]\nweights: {{ grad-cam-map: 10 }}\ndue: {DUE}\n"
            "late: { grace: 15min, per-day: 10, at-most: 50 }\nroster: roster.csv\ncanvas: Homework 2 (4711)\n"
            "moodle: Homework 2\nclassroom50: { classroom: vision, assignment: homework-2 }\n"
        )
        (self.folder / "README.txt").write_text("What the platform says of its export.\n")

    # MARK: What is handed in

    def usual(self, name: str, place: int) -> None:
        work = {}
        for exercise in EXERCISES:
            known = self.programs[exercise]
            kinds = ["right"] * 6 + ["known"] * 4 + (["unknown"] * 4 if any(k.startswith("unknown") for k in known) else [])
            kinds += ["starter", "missing", "syntax", "copied"]
            kind = self.random.choice(kinds)
            if kind == "missing":
                continue
            if kind in ("known", "unknown"):
                kind = self.random.choice([k for k in known if k.startswith(kind)])
            if kind == "syntax":
                text = known["right"].replace("return", "retrun", 1) + "\n}\n"
            elif kind == "copied":
                text = known["right"]
            else:
                text = known[kind]
            if kind not in ("copied", "starter") and self.random.random() < 0.6:
                text = f"// {name.split()[0] if name.isascii() else 'mine'}, {place}\n" + text
            work[exercise] = text
        if self.random.random() < 0.15:
            self.late[name] = self.random.choice(["2026-11-21 00:05 +01:00", "2026-11-21 12:00 +01:00", "2026-11-29 12:00 +01:00"])
        self.hand_in(name, work, self.random.choice(["layout", "flat", "zip", "zip-flat", "tar", "clone", "bare", "wrapped"]))

    def hostile(self, name: str, kind: str) -> None:
        text = self.programs["grad-cam-map"]["right"]
        head, brace, tail = text.partition("-> Tensor {\n")
        text = "import Foundation\n" + head + brace + f"    {HOSTILE[kind]}\n" + tail
        self.hand_in(name, {"grad-cam-map": text, "resize": self.programs["resize"]["right"]}, "flat")

    def hand_in(self, name: str, work: dict[str, str], form: str) -> None:
        self.handed_in[name] = work
        place = self.folder / name
        match form:
            case "layout":
                self.files(place, work, layout=True)
            case "flat":
                self.files(place, work, layout=False)
            case "wrapped":
                place.mkdir()
                self.zip(place / "upload.zip", work, layout=True)
            case "zip" | "zip-flat":
                self.zip(self.folder / f"{name}.zip", work, layout=form == "zip")
            case "tar":
                with self.scratch(work, layout=True) as scratch, tarfile.open(self.folder / f"{name}.tar.gz", "w:gz") as archive:
                    archive.add(scratch.path, arcname="my course")
            case "clone" | "bare":
                with self.scratch(work, layout=True) as scratch:
                    git(scratch.path, "init", "-q", "-b", "main")
                    (scratch.path / "notes.txt").write_text("mine\n")
                    git(scratch.path, "add", "-A")
                    git(scratch.path, "commit", "-q", "-m", "done")
                    if form == "clone":
                        shutil.copytree(scratch.path, place)
                    else:
                        git(self.folder, "clone", "-q", "--bare", str(scratch.path), f"{name}.git")

    def files(self, folder: Path, work: dict[str, str], layout: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for exercise, text in work.items():
            path = self.paths[exercise]
            file = folder / ("Lessons/" + path if layout else path.split("/")[-1])
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)

    def zip(self, file: Path, work: dict[str, str], layout: bool) -> None:
        with self.scratch(work, layout) as scratch, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(p for p in scratch.path.rglob("*") if p.is_file()):
                archive.write(path, path.relative_to(scratch.path))

    def scratch(self, work: dict[str, str], layout: bool) -> "Scratch":
        return Scratch(self, work, layout)

    # MARK: What nobody expects

    def empty(self, name: str) -> None:
        self.hand_in(name, {}, "flat")

    def copied(self, name: str) -> None:
        """The very same files as somebody else's."""
        self.hand_in(name, {e: self.programs[e]["right"] for e in EXERCISES}, "flat")

    def huge_archive(self, name: str) -> None:
        self.handed_in[name] = {"resize": self.programs["resize"]["right"]}
        with self.scratch(self.handed_in[name], layout=True) as scratch:
            block = self.random.randbytes(1 << 20)
            with open(scratch.path / "video.bin", "wb") as file:
                for _ in range(500):
                    file.write(block)
            # Not compressed: the archive itself has 500 MB.
            subprocess.run(["tar", "-cf", str(self.folder.resolve() / f"{name}.tar"), "-C", str(scratch.path), "."], check=True)

    def huge_folder(self, name: str) -> None:
        self.hand_in(name, {"resize": self.programs["resize"]["right"]}, "flat")
        with open(self.folder / name / "video.bin", "wb") as file:
            file.truncate(500_000_000)

    def huge_file(self, name: str) -> None:
        text = self.programs["resize"]["right"] + "// " + "x" * (3 << 20)
        self.hand_in(name, {"resize": text}, "flat")

    def damaged(self, name: str) -> None:
        self.zip(self.folder / f"{name}.zip", {"resize": self.programs["resize"]["right"]}, layout=True)
        data = (self.folder / f"{name}.zip").read_bytes()
        (self.folder / f"{name}.zip").write_bytes(data[: len(data) // 2])
        self.ungradable.add(name)

    def cut_tar(self, name: str) -> None:
        self.hand_in(name, {"resize": self.programs["resize"]["right"]}, "tar")
        file = self.folder / f"{name}.tar.gz"
        file.write_bytes(file.read_bytes()[:200])
        self.ungradable.add(name)

    def no_commit(self, name: str) -> None:
        git(self.folder, "init", "-q", "--bare", f"{name}.git")
        self.ungradable.add(name)

    def unclear(self, name: str) -> None:
        for part in ["first try", "second try"]:
            self.files(self.folder / name / part, {"resize": self.programs["resize"]["right"] + f"// {part}\n"}, layout=False)
        self.ungradable.add(name)

    def link(self, name: str) -> None:
        (self.folder / name).mkdir()
        (self.folder / name / "Resize.swift").symlink_to("/etc/passwd")
        self.handed_in[name] = {"resize": "link"}

    def latin(self, name: str) -> None:
        self.handed_in[name] = {"resize": self.programs["resize"]["right"]}
        self.files(self.folder / name, self.handed_in[name], layout=False)
        file = self.folder / name / "Resize.swift"
        data = "// caf\u00e9\n".encode("latin-1") + file.read_bytes()
        file.write_bytes(data)
        self.handed_in[name] = {"resize": data}

    def windows(self, name: str) -> None:
        self.hand_in(name, {e: self.programs[e]["right"].replace("\n", "\r\n") for e in EXERCISES}, "flat")

    def renamed(self, name: str) -> None:
        """What a browser makes of a second download."""
        self.handed_in[name] = {"grad-cam-map": self.programs["grad-cam-map"]["right"] + "// renamed\n"}
        (self.folder / name).mkdir()
        (self.folder / name / "GradCAM (1).swift").write_text(self.handed_in[name]["grad-cam-map"])

    def bomb(self, name: str) -> None:
        """Four gigabytes of nothing under the name of an exercise."""
        with zipfile.ZipFile(self.folder / f"{name}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            with archive.open("Resize.swift", "w", force_zip64=True) as file:
                for _ in range(4096):
                    file.write(bytes(1 << 20))
        self.ungradable.add(name)


SPECIAL = dict(
    enumerate(
        [
            MadeUpClass.empty, MadeUpClass.copied, MadeUpClass.copied, MadeUpClass.huge_archive, MadeUpClass.huge_folder,
            MadeUpClass.huge_file, MadeUpClass.damaged, MadeUpClass.cut_tar, MadeUpClass.no_commit, MadeUpClass.unclear,
            MadeUpClass.link, MadeUpClass.latin, MadeUpClass.windows, MadeUpClass.renamed, MadeUpClass.bomb,
        ]
        + [lambda self, name, kind=kind: self.hostile(name, kind) for kind in HOSTILE]
    )
)


class Scratch:
    """A folder with somebody's files that is gone afterwards."""

    def __init__(self, made_up: MadeUpClass, work: dict[str, str], layout: bool):
        self.path = made_up.folder.parent / f"scratch-{os.getpid()}"
        shutil.rmtree(self.path, ignore_errors=True)
        made_up.files(self.path, work, layout)

    def __enter__(self) -> "Scratch":
        return self

    def __exit__(self, *_) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def git(folder: Path, *words: str) -> None:
    who = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@example.org", "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@example.org"}
    date = {"GIT_AUTHOR_DATE": "2026-11-20T18:00:00+0100", "GIT_COMMITTER_DATE": "2026-11-20T18:00:00+0100"}
    subprocess.run(["git", "-C", str(folder), *words], check=True, env=os.environ | who | date)
