"""Runs `course explain` and its Python twin in turn; see Benchmarks/explain-process."""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import safetensors.numpy

from beside import may_be_urgent

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]

AIMS = {"time": 0.1, "memory": 0.25}

# In a process of its own: a child's peak begins with its parent's memory, so that this process must stay small.
SAVE_WEIGHTS = """
import sys, torch, torchvision
sys.path.insert(0, sys.argv[2])
import nn
state = torchvision.models.resnet18(weights=None).state_dict()
torch.save({
    key: nn.pseudo_random_weight(key, tuple(value.shape)).float() if value.is_floating_point() else value
    for key, value in state.items()
}, sys.argv[1])
"""


def save_weights(path):
    subprocess.run([sys.executable, "-c", SAVE_WEIGHTS, str(path), str(ROOT / "Tools" / "oracle")], check=True)


def run(command, log, urgent):
    """Seconds and megabytes at the peak of a process of its own."""
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        try:
            os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:2]))
            if urgent:
                os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
            output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(output, 1)
            os.dup2(output, 2)
            os.execvp(command[0], command)
        finally:
            os._exit(127)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    if status != 0:
        sys.exit(f"explain-process: {' '.join(command)} failed:\n{pathlib.Path(log).read_text()}")
    return seconds, usage.ru_maxrss * 1024 / 1e6


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/explain-process", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often the two take turns (5)")
    parser.add_argument("--picture", default=str(ROOT / "Lessons/03-feature-maps/pictures/mug.png"), help="a PNG or JPEG")
    arguments = parser.parse_args()
    urgent = may_be_urgent()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        save_weights(folder / "resnet18.pth")
        commands = {
            "course explain": [
                str(ROOT / "course"), "explain", arguments.picture, "--architecture", "resnet18", "--weights",
                str(folder / "resnet18.pth"), "--method", "grad-cam", "--layer", "layer4", "--out", str(folder / "ours")],
            "Python": [
                sys.executable, str(HERE / "grad_cam_process.py"), arguments.picture, str(folder / "resnet18.pth"),
                str(folder / "theirs")],
        }
        results = {name: [] for name in commands}
        for number in range(arguments.rounds + 1):
            for name, command in commands.items():
                result = run(command, folder / "log", urgent)
                if number > 0:  # the first time, files are read from the disk
                    results[name].append(result)
        ours = safetensors.numpy.load_file(folder / "ours/heatmap.safetensors")["heatmap"]
        difference = float(np.abs(ours - np.load(folder / "theirs/heatmap.npy")).max())

    print(f"{'':16} {'time':>8} {'peak memory':>12}")
    medians = {}
    for name, runs in results.items():
        medians[name] = [statistics.median(values) for values in zip(*runs)]
        print(f"{name:16} {medians[name][0]:6.2f} s {medians[name][1]:9.0f} MB")
    ratios = [a / b for a, b in zip(*medians.values())]
    print(f"{'ratio':16} {ratios[0]:8.3f} {ratios[1]:12.3f}")
    print(f"{'aim':16} {AIMS['time']:8} {AIMS['memory']:12}")
    print(f"the heat maps differ by {difference:.0e} at most")
    if difference > 1e-3:
        sys.exit("explain-process: the two draw different heat maps")


if __name__ == "__main__":
    main()
