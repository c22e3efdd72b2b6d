"""Runs exported networks by ONNX Runtime or OpenVINO, in the dialogue of Benchmarks/Sources/NetworkBenchmark.

    python exported.py onnxruntime FOLDER        or: openvino; FOLDER takes the exported networks

Both get as many threads as there are cores to use, compute in float32 and are set up for one answer as soon as possible,
rather than for many at once.
"""

import os
import pathlib
import subprocess
import sys

import numpy as np

from dialogue import serve

HERE = pathlib.Path(__file__).resolve().parent


def with_onnxruntime(file, threads):
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return lambda image: session.run(None, {name: image})[0]


def with_openvino(file, threads):
    import openvino
    network = openvino.Core().compile_model(str(file), "CPU", {
        "INFERENCE_NUM_THREADS": threads,
        "PERFORMANCE_HINT": "LATENCY",
        # Left to itself it computes in bfloat16 where the processor can: in half the time, with two or three digits.
        "INFERENCE_PRECISION_HINT": "f32",
    })
    request = network.create_infer_request()
    return lambda image: request.infer([image])[0]


RUNTIMES = {"onnxruntime": with_onnxruntime, "openvino": with_openvino}


def main():
    load, folder = RUNTIMES[sys.argv[1]], pathlib.Path(sys.argv[2])

    def workload(work, name, batch="1", side="224"):
        if work != "forward":
            sys.exit(f"beside-pytorch: {sys.argv[1]} makes no gradients, so it cannot do \"{work}\".")
        file = folder / f"{name}-{batch}-{side}.onnx"
        if not file.exists():  # unless another runtime has asked for it
            subprocess.run([sys.executable, str(HERE / "export.py"), name, batch, side, str(folder)], check=True,
                           stdout=sys.stderr)  # ours is the dialogue
        image = np.load(file.with_suffix(".npy"))
        run = load(file, len(os.sched_getaffinity(0)))
        return lambda: [float(x) for x in run(image).ravel()[:8]]

    serve(workload)


if __name__ == "__main__":
    main()
