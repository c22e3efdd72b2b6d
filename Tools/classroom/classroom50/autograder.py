"""Grades a student's repository with the course, and leaves Classroom 50's result.json behind.

Classroom 50 runs this file in the student's own repository, after each submission. Put it into your `classroom50` repository
as CLASSROOM/autograders/ASSIGNMENT/autograder.py, and a plan beside it (grading.yml, see docs/classroom.md) that names both:

    exercises: [resize, overlay]
    classroom50: { classroom: CLASSROOM, assignment: ASSIGNMENT }

Give the assignment this runtime, and set COURSE and VERSION below:

    { "container": { "image": "swift:6.2-bookworm", "user": "root" } }

A submission that cannot be graded, and a fault of the course, end with a status of their own: Classroom 50 then shows an error
and enters no score. Untested on GitHub; Tools/classroom/try plays the runner for it.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

COURSE = "https://github.com/OWNER/NAME-OF-THE-COURSE.git"
VERSION = "main"  # better a tag or a commit: the same lessons for everybody
PACKAGES = "bubblewrap ca-certificates curl git"


def course(work: Path) -> str:
    """The course's command: what COURSE_COMMAND names, else a clone of its own."""
    if command := os.environ.get("COURSE_COMMAND"):
        return command
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run("apt-get -q update", shell=True, check=True)
        subprocess.run(f"apt-get -q install -y --no-install-recommends {PACKAGES}", shell=True, check=True)
    clone = work / "course"
    subprocess.run(["git", "clone", "--quiet", COURSE, clone], check=True)
    subprocess.run(["git", "-C", clone, "checkout", "--quiet", VERSION], check=True)
    return str(clone / "course")


def graded(work: Path) -> dict:
    """What the course says of the repository in the working directory."""
    submissions = work / "submissions"
    submissions.mkdir()
    # A copy under a name of its own: grading takes a folder of submissions, and leaves nothing in the repository.
    shutil.copytree(Path.cwd(), submissions / "submission", symlinks=True)
    plan = Path(__file__).resolve().parent / "grading.yml"
    command = [course(work), "grade", submissions, "--out", work / "graded", "--plan", plan]
    status = subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode
    if status != 0:
        sys.exit(f"The course could not grade this (status {status}). This is not the student's fault.")
    results = list((work / "graded" / "classroom50").glob("*.json"))
    if len(results) != 1:
        sys.exit("This submission cannot be graded: what is wrong with it stands above.")
    return json.loads(results[0].read_text())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        result = graded(Path(folder))
    # Who handed in what, and when, is the runner's to say.
    result["submission"] = os.environ["SUBMISSION_TAG"]
    result["commit"] = os.environ["COMMIT_URL"]
    result["release"] = os.environ["RELEASE_URL"]
    result["review"] = os.environ.get("REVIEW_URL") or os.environ["COMMIT_URL"]
    if not result.get("datetime"):
        date = ["git", "log", "-1", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "--format=%cd"]
        utc = {**os.environ, "TZ": "UTC"}
        result["datetime"] = subprocess.run(date, capture_output=True, text=True, check=True, env=utc).stdout.strip()
    Path("result.json").write_text(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
