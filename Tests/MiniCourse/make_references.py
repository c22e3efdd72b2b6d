"""Writes the reference tensors of the mini course. Plain Python, no packages: python3 make_references.py"""

import hashlib
import json
import struct
from pathlib import Path

LESSONS = Path(__file__).parent / "Lessons"


def write(path, name, shape, values):
    data = struct.pack(f"<{len(values)}f", *values)
    header = json.dumps({name: {"dtype": "F32", "shape": shape, "data_offsets": [0, len(data)]}}).encode()
    path.write_bytes(struct.pack("<Q", len(header)) + header + data)


def write_provenance(lesson):
    """Says what the references were made by; nothing but this file goes into them."""
    program = {Path(__file__).name: digest(Path(__file__))}
    files = {
        f"references/{path.name}": {"sha256": digest(path), "madeBy": Path(__file__).name, "from": program}
        for path in sorted((lesson / "references").glob("*.safetensors"))
    }
    (lesson / "references/provenance.json").write_text(json.dumps(files, indent=2) + "\n")


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


write(LESSONS / "01-doubling/references/doubled.safetensors", "doubled", [2, 3], [2, 4, 6, 8, 10, 12])
write(LESSONS / "01-doubling/references/mistakes.safetensors", "not-doubled/main/doubled", [2, 3], [1, 2, 3, 4, 5, 6])
write(LESSONS / "02-hostile/references/answer.safetensors", "answer", [2], [1, 2])
for folder in ["01-doubling", "02-hostile"]:
    write_provenance(LESSONS / folder)
