"""The shipped network: torchvision's ResNet-18 with its base width made a parameter.

torchvision fixes the first stage at 64 channels. Everything else here is torchvision's own code, so the state dict has
torchvision's names and the forward pass its semantics.
"""

from torch import nn
from torchvision.models.resnet import BasicBlock, ResNet


class NarrowResNet18(ResNet):
    """ResNet-18 whose four stages have `width`, `2 width`, `4 width` and `8 width` channels."""

    def __init__(self, classes: int, width: int = 32):
        super().__init__(BasicBlock, [2, 2, 2, 2], num_classes=classes)
        self.inplanes = width
        self.conv1 = nn.Conv2d(3, width, kernel_size=7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.layer1 = self._make_layer(BasicBlock, width, 2)
        self.layer2 = self._make_layer(BasicBlock, 2 * width, 2, stride=2)
        self.layer3 = self._make_layer(BasicBlock, 4 * width, 2, stride=2)
        self.layer4 = self._make_layer(BasicBlock, 8 * width, 2, stride=2)
        self.fc = nn.Linear(8 * width, classes)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
        # A residual branch that starts at zero trains more steadily (Goyal et al. 2017, section 5.1).
        for module in self.modules():
            if isinstance(module, BasicBlock):
                nn.init.zeros_(module.bn2.weight)


def build(architecture: str, shapes: dict[str, tuple[int, ...]]) -> nn.Module:
    """A network as a model's folder describes it; the shapes of its weights, by torchvision's names, tell how wide it is."""
    if architecture == "resnet18":
        return NarrowResNet18(shapes["fc.weight"][0], shapes["conv1.weight"][0])
    raise ValueError(f"no network {architecture}")
