"""Measures this project's network beside PyTorch, ONNX Runtime and OpenVINO, in turn; see Benchmarks/beside-pytorch."""

import argparse
import importlib.util
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent

# what, our work, their work (the same unless it says otherwise), the ratio aimed at
LINES = [
    ("ResNet-18, forward", "forward resnet18 1 224", None, 0.9),
    ("ResNet-50, forward", "forward resnet50 1 224", None, 1.0),
    ("VGG-16, forward", "forward vgg16 1 224", None, 0.65),
    ("ResNet-18, saliency", "saliency resnet18 1 224", None, 0.5),
    ("  beside captum's way", "saliency resnet18 1 224", "input-gradient resnet18 1 224", None),
    ("ResNet-18, Grad-CAM at layer4", "grad-cam resnet18 1 224", None, 0.3),
    ("ResNet-18, forward, batch of 16", "forward resnet18 16 224", None, 0.8),
]

# What runs exported networks: its name, its package, and what its networks are written with. Neither makes gradients.
RUNTIMES = [("ONNX Runtime", "onnxruntime", "onnx"), ("OpenVINO", "openvino", "onnx")]

# The parts of ResNet-18, ResNet-50 and VGG-16: what, work, multiplications and additions in millions.
def convolution(batch, inputs, outputs, side, kernel, stride):
    operations = 2 * batch * inputs * outputs * (kernel * side // stride) ** 2 / 1e6
    title = f"{kernel}x{kernel}, {inputs} to {outputs}, {side}x{side}"
    title += f" / {stride}" * (stride > 1) + f", {batch} pictures" * (batch > 1)
    return title, f"convolution {batch} {inputs} {outputs} {side} {kernel} {stride}", operations


PARTS = [
    convolution(1, 3, 64, 224, 7, 2), ("max-pool 3x3, 64, 112x112 / 2", "max-pool 1 64 112 3 2 1", None),
    convolution(1, 64, 64, 56, 3, 1), convolution(1, 64, 128, 56, 3, 2), convolution(1, 128, 128, 28, 3, 1),
    convolution(1, 128, 256, 28, 3, 2), convolution(1, 256, 256, 14, 3, 1), convolution(1, 256, 512, 14, 3, 2),
    convolution(1, 512, 512, 7, 3, 1), convolution(1, 64, 256, 56, 1, 1), convolution(1, 256, 64, 56, 1, 1),
    convolution(1, 1024, 256, 14, 1, 1), convolution(1, 512, 2048, 7, 1, 1), convolution(1, 512, 1024, 28, 1, 2),
    convolution(1, 3, 64, 224, 3, 1), convolution(1, 64, 64, 224, 3, 1), convolution(1, 128, 128, 112, 3, 1),
    convolution(1, 256, 256, 56, 3, 1), convolution(1, 512, 512, 28, 3, 1), convolution(1, 512, 512, 14, 3, 1),
    ("max-pool 2x2, 64, 224x224 / 2", "max-pool 1 64 224 2 2 0", None),
    ("linear, 25088 to 4096", "linear 1 25088 4096", 2 * 25088 * 4096 / 1e6),
    convolution(8, 64, 64, 56, 3, 1), convolution(8, 128, 128, 28, 3, 1), convolution(8, 256, 256, 14, 3, 1),
    convolution(8, 512, 512, 7, 3, 1), convolution(8, 256, 512, 14, 3, 2),
]

# The way back through what ResNet-18 is made of: as many multiplications and additions.
PARTS += [
    ("back through " + title, work.replace(" ", "-pullback ", 1), operations) for title, work, operations in PARTS[:9]
]

# Multiplications and additions of one picture's forward pass at 224x224, in billions: twice torchvision's multiply-adds.
OPERATIONS = {"resnet18": 3.63, "resnet34": 7.33, "resnet50": 8.18, "vgg16": 30.94}


class Worker:
    """A process that does work when it is asked to."""

    def __init__(self, command, cores, urgent, environment=None):
        def prepare():
            os.sched_setaffinity(0, cores)
            if urgent:
                os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))

        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=prepare,
            env={**os.environ, **(environment or {})})

    def ask(self, times, work):
        self.process.stdin.write(f"{times} {work}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"beside-pytorch: a side ended while it was asked for \"{work}\"; what it said is above.")
        return json.loads(line)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Side:
    """One of those that take turns on a line, and what it took."""

    def __init__(self, name, worker, work):
        self.name, self.worker, self.work = name, worker, work
        self.wall, self.cpu, self.numbers = [], [], None

    def take_turn(self, times):
        answer = self.worker.ask(times, self.work)
        self.wall += answer["measurement"]["wall"]
        self.cpu += answer["measurement"]["cpu"]
        self.numbers = answer["numbers"]


def may_be_urgent():
    """Whether processes may run before all others, which keeps other work on the machine out of the figures."""
    before = os.sched_getscheduler(0), os.sched_getparam(0)
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
        os.sched_setscheduler(0, *before)
        return True
    except PermissionError:
        return False


def our_environment():
    """What the `course` script sets: OpenBLAS does not know processors that are newer than itself."""
    script = pathlib.Path(__file__).resolve().parents[2] / "Tools/setup/blas.sh"
    kernels = subprocess.run(
        ["bash", "-c", '. "$1"; choose_blas_kernels /proc/cpuinfo; printf %s "${OPENBLAS_CORETYPE:-}"', "bash", script],
        capture_output=True, text=True, check=True).stdout
    return {"OPENBLAS_CORETYPE": kernels} if kernels else {}


def agreement(ours, theirs):
    """The largest difference of the numbers that came out, as a share of the largest number."""
    return max(abs(a - b) for a, b in zip(ours, theirs)) / max(max(map(abs, theirs)), 1e-30)


def peak(worker):
    """The best of some products of large matrices, all cores at once, in GFLOP/s."""
    size, cores = 2048, len(os.sched_getaffinity(worker.process.pid))
    best = min(worker.ask(5, f"sgemm {size}")["measurement"]["wall"])
    return 2 * size ** 3 * cores / best / 1e6


def there():
    """The runtimes that can be measured; says of each that cannot what it lacks."""
    found = []
    for name, *packages in RUNTIMES:
        missing = [package for package in packages if importlib.util.find_spec(package) is None]
        if missing:
            print(f"{name} is left out: {sys.executable} has no {' and no '.join(missing)}. "
                  "Benchmarks/pytorch/requirements.txt names all that can be measured.")
        else:
            found.append((name, packages[0]))
    return found


def compare(ours, theirs, runtimes, rounds):
    """The networks, a line each: all sides take turns, then the medians are printed.

    `runtimes` are pairs of a name and a worker, which are asked for forward passes only.
    """
    peak_rate = peak(ours)
    print(f"one product of large matrices a core: {peak_rate:.0f} GFLOP/s together\n")
    others = "".join(f"   {name:>12} {'ratio':>6}" for name, _ in runtimes)
    print(f"{'':34} {'NN':>9} {'PyTorch':>9} {'ratio':>6} {'aim':>5}{others}   "
          f"{'CPU ratio':>9} {'of peak':>8} {'differ by':>9}")
    missed = []
    for title, work, their_work, aim in LINES:
        is_forward = work.startswith("forward")
        sides = [Side("NN", ours, work), Side("PyTorch", theirs, their_work or work)]
        sides += [Side(name, worker, work) for name, worker in runtimes if is_forward]
        for side in sides:  # builds the network
            side.worker.ask(1, side.work)
        for _ in range(rounds):
            for side in sides:
                side.take_turn(2 if "16 224" in work else 5)
                time.sleep(0.05)  # idle threads spin for a moment, ONNX Runtime's for 35 ms
        wall = [statistics.median(side.wall) for side in sides]
        ratio = wall[0] / wall[1]
        others = "".join(f"   {time:9.1f} ms {wall[0] / time:6.2f}" for time in wall[2:])
        if not is_forward:
            others = f"   {'—':>12} {'':6}" * len(runtimes)
        cpu = statistics.median(sides[0].cpu) / statistics.median(sides[1].cpu)
        _, network, batch, *_ = *work.split(), "1"
        share = f"{OPERATIONS[network] * int(batch) / wall[0] * 1000 / peak_rate:8.0%}" if is_forward else ""
        differences = [agreement(side.numbers, sides[1].numbers) for side in sides]
        print(f"{title:34} {wall[0]:6.1f} ms {wall[1]:6.1f} ms {ratio:6.2f} {aim or '':>5}{others}   {cpu:9.2f} "
              f"{share:>8} {max(differences):9.0e}", flush=True)
        if aim and ratio > aim:
            missed.append(title)
        for side, difference in zip(sides, differences):
            if not difference <= 1e-3:
                sys.exit(f"beside-pytorch: {title}: {side.name} and PyTorch give different numbers: "
                         f"{side.numbers} and {sides[1].numbers}")
    return missed


def parts(ours, theirs, rounds):
    peak_rate = peak(ours)
    print(f"one product of large matrices a core: {peak_rate:.0f} GFLOP/s together\n")
    print(f"{'':44} {'NN':>10} {'PyTorch':>10} {'ratio':>6}   {'NN, of peak':>11} {'PyTorch':>8}")
    for title, work, operations in PARTS:
        walls = [[], []]
        for _ in range(rounds):
            for side, worker in enumerate((ours, theirs)):
                # Enough runs that a core which takes milliseconds to wake up is there for most of them.
                walls[side] += worker.ask(25, work)["measurement"]["wall"]
                time.sleep(0.02)
        wall = [statistics.median(side) for side in walls]
        shares = [f"{operations / time / peak_rate:.0%}" if operations else "" for time in wall]
        print(f"{title:44} {wall[0]:7.2f} ms {wall[1]:7.2f} ms {wall[0] / wall[1]:6.2f}   {shares[0]:>11} {shares[1]:>8}",
              flush=True)


def growth(start):
    """Time and memory of a forward pass against the picture's side, the depth and the batch; a process for each."""
    points = {
        "side of the picture, ResNet-18": [f"resnet18 1 {side}" for side in (112, 224, 448, 896)],
        "depth": [f"{name} 1 224" for name in ("resnet18", "resnet34", "resnet50", "resnet101", "resnet152")],
        "batch, ResNet-18": [f"resnet18 {batch} 224" for batch in (1, 4, 16, 64)],
    }
    for title, works in points.items():
        print(f"{title:32} {'forward':>10} {'peak':>8}   {'tracked':>10} {'peak':>8}")
        for work in works:
            row = f"  {work:30}"
            for kind in ("forward", "tracked"):
                worker = start()
                answer = worker.ask(5, f"{kind} {work}")["measurement"]
                worker.close()
                row += f" {statistics.median(answer['wall']):7.1f} ms {answer['peakMemory']:5.0f} MB  "
            print(row, flush=True)


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/beside-pytorch", description=__doc__)
    parser.add_argument("--worker", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--threads", type=int, default=2, help="cores that each side may use (2)")
    parser.add_argument("--rounds", type=int, default=5, help="how often the sides take turns on each line (5)")
    parser.add_argument("--parts", action="store_true", help="instead: the parts of the networks")
    parser.add_argument("--growth", action="store_true", help="instead: how our time and memory grow")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a ratio is above its aim")
    arguments = parser.parse_args()
    cores = set(sorted(os.sched_getaffinity(0))[:arguments.threads])
    urgent = may_be_urgent()

    def start():
        return Worker([arguments.worker], cores, urgent, our_environment())

    print(f"{len(cores)} cores, " + ("before all other work" if urgent else "beside whatever else runs"))
    if arguments.growth:
        return growth(start)
    theirs = Worker([sys.executable, str(HERE / "worker.py")], cores, urgent)
    ours = start()
    if arguments.parts:
        return parts(ours, theirs, arguments.rounds)
    with tempfile.TemporaryDirectory() as folder:
        runtimes = [
            (name, Worker([sys.executable, str(HERE / "exported.py"), package, folder], cores, urgent))
            for name, package in there()
        ]
        missed = compare(ours, theirs, runtimes, arguments.rounds)
        for worker in (ours, theirs, *(worker for _, worker in runtimes)):
            worker.close()
    if missed and arguments.strict:
        sys.exit(1)


if __name__ == "__main__":
    main()
