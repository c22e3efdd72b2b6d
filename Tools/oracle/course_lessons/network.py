"""A shipped network in PyTorch, as a lesson needs it: scores, activations, and the gradients that lead to them."""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
from network import build  # noqa: E402  (Tools/training/network.py)


class Network:
    """A model folder: the network in evaluation mode, its labels, and the preprocessing that it was trained with."""

    def __init__(self, folder: Path):
        card = json.loads((folder / "model.json").read_text())
        self.labels = [line.strip() for line in (folder / card["labels"]).read_text().splitlines() if line.strip()]
        self.mean = torch.tensor(card["input"]["mean"]).view(1, 3, 1, 1)
        self.deviation = torch.tensor(card["input"]["std"]).view(1, 3, 1, 1)
        state = {name: value.float() for name, value in load_file(str(folder / card["weights"])).items()}
        self.module = build(card["architecture"], {name: tuple(value.shape) for name, value in state.items()})
        missing, unexpected = self.module.load_state_dict(state, strict=False)
        missing = [name for name in missing if not name.endswith("num_batches_tracked")]
        assert not missing and not unexpected, (missing, unexpected)
        self.module.eval()
        for module in self.module.modules():
            if isinstance(module, nn.ReLU):
                module.inplace = False  # An activation that a hook keeps must not be overwritten afterwards.

    def id(self, label: str) -> int:
        """The id of a class by its label."""
        return self.labels.index(label)

    def input(self, picture: np.ndarray) -> torch.Tensor:
        """A picture `[H, W, 3]` of bytes as the tensor `[1, 3, H, W]` that the network takes."""
        scaled = torch.from_numpy(picture.copy()).permute(2, 0, 1)[None].float() / 255
        return (scaled - self.mean) / self.deviation

    def logits(self, picture: np.ndarray) -> torch.Tensor:
        """The scores of one picture, `[classes]`."""
        with torch.no_grad():
            return self.module(self.input(picture))[0]

    def probabilities(self, picture: np.ndarray) -> np.ndarray:
        """The probabilities of one picture's classes, `[classes]`."""
        return self.logits(picture).softmax(0).numpy()

    def layer(self, name: str) -> nn.Module:
        """A layer by its torch name."""
        return dict(self.module.named_modules())[name]

    def activation(self, name: str, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """What a layer makes of an input, `[1, C, h, w]`, and the logits that come of it, `[1, classes]`."""
        kept = {}
        handle = self.layer(name).register_forward_hook(lambda _module, _input, output: kept.update(value=output))
        logits = self.module(x)
        handle.remove()
        return kept["value"], logits
