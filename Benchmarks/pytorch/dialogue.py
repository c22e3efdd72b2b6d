"""What every side of the benchmark says and is told: a line asks for work, a line of JSON answers.

    5 forward resnet18 1 224        five runs of a forward pass of one picture of 224x224
"""

import json
import resource
import sys
import time


def serve(workload):
    """Answers until there is nothing more to do; `workload(*words)` makes what is run, once for each kind of work."""
    workloads = {}
    for line in sys.stdin:
        times, *words = line.split()
        name = tuple(words)
        if name not in workloads:
            workloads[name] = workload(*words)
        run = workloads[name]
        numbers = run()
        wall, cpu = [], []
        for _ in range(int(times)):
            started = time.perf_counter(), time.process_time()
            numbers = run()
            wall.append((time.perf_counter() - started[0]) * 1000)
            cpu.append((time.process_time() - started[1]) * 1000)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
        print(json.dumps({"measurement": {"wall": wall, "cpu": cpu, "peakMemory": peak}, "numbers": numbers}), flush=True)
