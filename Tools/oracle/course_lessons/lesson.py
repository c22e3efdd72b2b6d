"""A lesson's folder, as the oracles see it: pictures in, references out."""

from pathlib import Path

import numpy as np
from PIL import Image
from safetensors.numpy import save_file


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

    def write(self) -> None:
        """Writes all files."""
        for file, arrays in sorted(self.files.items()):
            path = self.folder / f"{file}.safetensors"
            path.parent.mkdir(parents=True, exist_ok=True)
            save_file(dict(sorted(arrays.items())), str(path))
            print(f"  {path.relative_to(self.folder.parent)}: {len(arrays)} tensors, {path.stat().st_size:,} bytes")

    def _keep(self, file: str, key: str, value) -> None:
        array = np.asarray(value.detach().numpy() if hasattr(value, "detach") else value, order="C")
        if array.dtype == np.float64:
            array = array.astype(np.float32)
        assert array.dtype in (np.float32, np.uint8, np.int64), array.dtype
        assert array.dtype != np.float32 or np.isfinite(array).all(), f"{file}#{key} is not finite"
        arrays = self.files.setdefault(file, {})
        assert key not in arrays, f"{file}#{key} twice"
        arrays[key] = array
