"""Safetensors files, read and written with the standard library: what the pages' numbers are compared with."""

import json
import struct
from pathlib import Path

#: The letters of `struct` for the element types that references have.
LETTERS = {"F32": "f", "F64": "d", "F16": "e", "U8": "B", "I32": "i", "I64": "q"}


def read(file: str | Path) -> dict[str, tuple[list[int], list[float]]]:
    """The tensors of a file by name: shape and elements, row-major."""
    data = Path(file).read_bytes()
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + length])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = entry["data_offsets"]
        letter = LETTERS[entry["dtype"]]
        count = (end - start) // struct.calcsize(letter)
        tensors[name] = entry["shape"], list(struct.unpack_from(f"<{count}{letter}", data, 8 + length + start))
    return tensors


def write(file: Path, tensors: dict[str, tuple[list[int], list[float]]], metadata: dict[str, str]) -> None:
    """Writes tensors in single precision."""
    header, body = {"__metadata__": metadata}, b""
    for name, (shape, values) in tensors.items():
        part = struct.pack(f"<{len(values)}f", *values)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [len(body), len(body) + len(part)]}
        body += part
    text = json.dumps(header).encode()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(struct.pack("<Q", len(text)) + text + body)
