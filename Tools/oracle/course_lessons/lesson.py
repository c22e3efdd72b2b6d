"""A lesson's folder, as the oracles see it: pictures in, references out."""

import hashlib
import json
from pathlib import Path

import numpy as np
from PIL import Image
from safetensors.numpy import save_file

ROOT = Path(__file__).resolve().parents[3]
#: What the references are made by, beside the module that bears the lesson's number.
PROGRAMS = ["grad_cam.py", "lesson.py", "network.py", "resample.py"]


class Lesson:
    """Collects a lesson's tensors and writes them in one go."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.files: dict[str, dict[str, np.ndarray]] = {}

    def picture(self, name: str) -> Image.Image:
        """A picture of the lesson."""
        return Image.open(self.folder / "pictures" / f"{name}.png").convert("RGB")

    def pixels(self, name: str) -> np.ndarray:
        """A picture of the lesson as bytes `[H, W, 3]`."""
        return np.asarray(self.picture(name))

    def save_picture(self, name: str, picture) -> None:
        """Keeps a picture, given as Pillow has it or as bytes `[H, W, 3]`."""
        if isinstance(picture, np.ndarray):
            picture = Image.fromarray(picture)
        (self.folder / "pictures").mkdir(parents=True, exist_ok=True)
        picture.save(self.folder / "pictures" / f"{name}.png", optimize=True)

    def reference(self, exercise: str, case: str, output: str, value) -> None:
        """What a right answer holds for one output of one case."""
        self._keep(f"references/{exercise}", f"{case}/{output}", value)

    def mistake(self, name: str, case: str, output: str, value) -> None:
        """What a known mistake makes of one output of one case."""
        self._keep("references/mistakes", f"{name}/{case}/{output}", value)

    def given(self, file: str, key: str, value) -> None:
        """A tensor that an exercise is given."""
        self._keep(f"inputs/{file}", key, value)

    def write(self, models: list[Path]) -> None:
        """Writes all files, and beside the references what they were made from: `models` are the networks' folders."""
        for file, arrays in sorted(self.files.items()):
            path = self.folder / f"{file}.safetensors"
            path.parent.mkdir(parents=True, exist_ok=True)
            save_file(dict(sorted(arrays.items())), str(path))
            print(f"  {path.relative_to(self.folder.parent)}: {len(arrays)} tensors, {path.stat().st_size:,} bytes")

        self._write_provenance(models)

    def _write_provenance(self, models: list[Path]) -> None:
        """Writes `references/provenance.json`: the digests of the references and of all that went into them.

        `course author check` holds the repository to it: a reference that this program did not write, or a picture, a
        network or a program that has changed since, is an error.
        """
        number = self.folder.name[:2]
        programs = [Path(__file__).parent / name for name in [*PROGRAMS, f"lesson_{number}.py"]]
        files = [path for model in models for path in model.iterdir()]
        networks = [path for path in files if path.suffix != ".md" and not path.name.startswith(".")]
        inputs = [*(self.folder / "pictures").glob("*.png"), *(self.folder / "inputs").glob("*.safetensors")]
        made_from = {str(path.resolve().relative_to(ROOT)): digest(path) for path in [*programs, *networks, *inputs]}
        entries = {
            f"{file}.safetensors": {
                "sha256": digest(self.folder / f"{file}.safetensors"), "madeBy": "Tools/oracle/lessons.py", "from": made_from,
            }
            for file in self.files if file.startswith("references/")
        }
        text = json.dumps(entries, indent=2, sort_keys=True)
        (self.folder / "references/provenance.json").write_text(text + "\n")

    def _keep(self, file: str, key: str, value) -> None:
        array = np.asarray(value.detach().numpy() if hasattr(value, "detach") else value, order="C")
        if array.dtype == np.float64:
            array = array.astype(np.float32)
        assert array.dtype in (np.float32, np.uint8, np.int64), array.dtype
        may_be_nan = file == "references/mistakes" and key.startswith("zero-over-zero/")
        assert may_be_nan or array.dtype != np.float32 or np.isfinite(array).all(), f"{file}#{key} is not finite"
        arrays = self.files.setdefault(file, {})
        assert key not in arrays, f"{file}#{key} twice"
        arrays[key] = array


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
