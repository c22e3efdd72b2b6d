"""What a lesson is made with: the renderer, and the networks, each loaded once."""

from pathlib import Path

from .network import Network
from .scenes import Toybox


class Studio:
    """The `toybox` tool and the folder of networks; it remembers which of these a lesson has asked for."""

    def __init__(self, tool: Path, models: Path):
        self.toybox = Toybox(tool)
        self.models = models
        self.used: set[str] = set()
        self._loaded: dict[str, Network] = {}

    def network(self, name: str = "toybox-resnet18") -> Network:
        """A network by the name of its folder."""
        self.used.add(name)
        if name not in self._loaded:
            self._loaded[name] = Network(self.models / name)
        return self._loaded[name]
