"""Classifies a picture and draws Grad-CAM over it, as `course explain --method grad-cam` does: the usual script.

    python grad_cam_process.py PICTURE WEIGHTS OUT
"""

import json
import pathlib
import sys

import numpy as np
import torch
import torchvision
from PIL import Image
from pytorch_grad_cam import GradCAM
from pytorch_grad_cam.utils.image import show_cam_on_image
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from torchvision import transforms

picture, weights, out = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
torch.set_num_threads(2)
model = torchvision.models.resnet18(weights=None).eval()
model.load_state_dict(torch.load(weights, weights_only=True))

prepare = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor()])
pixels = prepare(Image.open(picture).convert("RGB"))
normalize = transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
image = normalize(pixels)[None]

with torch.no_grad():
    logits = model(image)[0]
target = int(logits.argmax())
heatmap = GradCAM(model, [model.layer4])(image, [ClassifierOutputTarget(target)])[0]

out.mkdir(exist_ok=True)
overlay = show_cam_on_image(pixels.permute(1, 2, 0).numpy(), heatmap, use_rgb=True)
Image.fromarray(overlay).save(out / "overlay.png")
np.save(out / "heatmap.npy", heatmap)
(out / "summary.json").write_text(json.dumps({"target": target, "top": logits.topk(5).indices.tolist()}))
