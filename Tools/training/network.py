"""The shipped networks: torchvision's ResNet-18 and VGG-11 with their widths made parameters.

torchvision fixes the first stage at 64 channels. Everything else here is torchvision's own code, so the state dicts
have torchvision's names and the forward passes its semantics.
"""

from torch import nn
from torchvision.models.resnet import BasicBlock, ResNet
from torchvision.models.vgg import VGG, make_layers


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


class NarrowVGG11(VGG):
    """VGG-11 with batch normalization whose stages have `width`, `2`, `4`, `8` and `8 width` channels."""

    def __init__(self, classes: int, width: int = 16):
        stages = [width, "M", 2 * width, "M", 4 * width, 4 * width, "M"] + 2 * [8 * width, 8 * width, "M"]
        super().__init__(make_layers(stages, batch_norm=True), num_classes=classes, init_weights=False)
        # torchvision's three layers, but 8 width units where it has 4,096, and a dropout that suits so few.
        self.classifier = nn.Sequential(
            nn.Linear(8 * width * 7 * 7, 8 * width), nn.ReLU(True), nn.Dropout(0.2),
            nn.Linear(8 * width, 8 * width), nn.ReLU(True), nn.Dropout(0.2),
            nn.Linear(8 * width, classes))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
                nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Linear):
                nn.init.kaiming_normal_(module.weight, mode="fan_in", nonlinearity="relu")
                nn.init.zeros_(module.bias)


# By the names that torchvision, and a model folder's model.json, call them.
ARCHITECTURES = {"resnet18": NarrowResNet18, "vgg11_bn": NarrowVGG11}


def build(architecture: str, shapes: dict[str, tuple[int, ...]]) -> nn.Module:
    """A network as a model's folder describes it; the shapes of its weights, by torchvision's names, tell how wide it is."""
    first, last = ("conv1.weight", "fc.weight") if architecture == "resnet18" else ("features.0.weight", "classifier.6.weight")
    return ARCHITECTURES[architecture](shapes[last][0], shapes[first][0])
