"""The methods of lesson 12 that add up a layer's maps, by pytorch-grad-cam; CAM by its formula."""

import numpy as np
from pytorch_grad_cam import AblationCAM, GradCAM, GradCAMPlusPlus, HiResCAM, LayerCAM, ScoreCAM, XGradCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from pytorch_grad_cam.utils.svd_on_activations import get_2d_projection

from .question import Question

CLASSES = {
    "Grad-CAM": GradCAM, "XGrad-CAM": XGradCAM, "HiResCAM": HiResCAM, "LayerCAM": LayerCAM, "Grad-CAM++": GradCAMPlusPlus,
    "Ablation-CAM": AblationCAM, "Score-CAM": ScoreCAM,
}


def by_library(name: str):
    """A method of pytorch-grad-cam: the positive part of its map, `[h, w]`, not scaled."""

    def found(question: Question) -> np.ndarray:
        targets = [ClassifierOutputTarget(question.target)]
        with CLASSES[name](model=question.module, target_layers=[question.layer]) as cam:
            image = cam.get_cam_image(question.input, question.layer, targets, *question.maps_and_slope, False)
        return np.maximum(image[0], 0)

    return found


def cam(question: Question) -> np.ndarray:
    """CAM: the maps, each times the weight that the last layer has for it."""
    maps, _ = question.maps_and_slope
    weights = question.module.fc.weight[question.target].detach().numpy()
    return np.maximum(np.tensordot(weights, maps[0], 1), 0)


def eigen_cam(question: Question) -> np.ndarray:
    """The first principal component, turned so that it is positive where the layer answers, as in lesson 9."""
    maps, _ = question.maps_and_slope
    component, total = get_2d_projection(maps)[0], maps[0].sum(0, dtype=float)
    return np.maximum(component if (component * (total - total.mean())).sum() >= 0 else -component, 0)


METHODS = {"CAM": cam, "Eigen-CAM": eigen_cam, **{name: by_library(name) for name in CLASSES}}
