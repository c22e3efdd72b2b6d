"""13-sanity-checks: how alike the maps of a trained network and of one that forgets are, method by method."""

import numpy as np

from .cascade import agreement, cascade, coarse, edges, grad_cam, guided, integrated_gradients, saliency
from .lesson import Lesson
from .studio import Studio

PROGRAMS = ["cascade.py", "chance.py"]
#: The first scenes of the test set, each with networks of its own.
PICTURES = 16
METHODS = {
    "Grad-CAM": grad_cam,
    "saliency": lambda module, x, target: coarse(saliency(module, x, target), 4),
    "Integrated Gradients": lambda module, x, target: coarse(integrated_gradients(module, x, target), 4),
    "guided backpropagation": lambda module, x, target: coarse(guided(module, x, target), 4),
}
COLUMNS = ["fc", "+ layer4", "+ layer3", "+ layer2", "+ layer1", "+ conv1"]


def measure(lesson: Lesson, studio: Studio, figures) -> None:
    network = studio.network()
    curves = {name: [] for name in METHODS}
    likeness = {name: [] for name in METHODS}
    for scene in studio.toybox.render("test", 0, PICTURES):
        x = network.input(scene.pixels)
        target = network.id(scene.label)
        networks = cascade(network.module, 1000 + scene.index)
        for name, method in METHODS.items():
            original = method(network.module, x, target)
            curves[name].append([agreement(original, method(module, x, target)) for module in networks])
            likeness[name].append(agreement(original, coarse(edges(x), 224 // len(original))))
    for name in METHODS:
        for column, value in zip(COLUMNS, np.mean(curves[name], axis=0)):
            figures.cell(f"{name}/{column}", value, row=name, column=column)
        figures.cell(f"{name}/edges", np.mean(likeness[name]), row=name, column="edges")
    without_two = np.mean(curves["guided backpropagation"], axis=0)[1]
    figures.phrase("guided backpropagation/in a sentence", without_two, "agrees with itself at # when both")
