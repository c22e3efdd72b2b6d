"""Writes the reference tensors of the mini course. Plain Python, no packages: python3 make_references.py"""

import json
import struct
from pathlib import Path

LESSONS = Path(__file__).parent / "Lessons"


def write(path, name, shape, values):
    data = struct.pack(f"<{len(values)}f", *values)
    header = json.dumps({name: {"dtype": "F32", "shape": shape, "data_offsets": [0, len(data)]}}).encode()
    path.write_bytes(struct.pack("<Q", len(header)) + header + data)


write(LESSONS / "01-doubling/references/doubled.safetensors", "doubled", [2, 3], [2, 4, 6, 8, 10, 12])
write(LESSONS / "02-hostile/references/answer.safetensors", "answer", [2], [1, 2])
