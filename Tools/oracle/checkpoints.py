"""Makes Tests/Fixtures/checkpoints: small files of weights as PyTorch writes them, and files that must be refused.

    python Tools/oracle/checkpoints.py

`read/*.pt` are read; `expected.safetensors` holds what each gives, as single precision under `FILE/KEY`. `networks/*.pt`
are small networks as training programs leave them, with a prefix, a head of their own, one channel; `networks.safetensors`
holds each one's answer, `[1, classes]`, to the pseudo-random picture `[1, channels, 64, 64]`. `refused/*.pt` are
whole networks, archives of the wrong kind, and pickles written by hand that ask Python for something: none is ever loaded.
Tests/Fixtures/fuzzing holds what `Tools/fuzz` starts from, besides these and the pictures; files there whose names are
sixteen hexadecimal digits are what it found.
"""

import collections
import io
import pathlib
import pickle
import struct
import tarfile
import warnings
import zipfile

import safetensors.torch
import numpy
import torch
import torchvision

from nn import narrow, narrow_vgg, pseudo_random, pseudo_random_weight

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Fixtures" / "checkpoints"
LEGACY = {"_use_new_zipfile_serialization": False}
MAGIC = 0x1950A86A20F9469CFC6C


# A network whose class has no source.
Sourceless = type("Sourceless", (torch.nn.Module,), {"__module__": __name__})


def values(*shape, seed=1):
    return pseudo_random(shape, seed).float()


def small():
    return collections.OrderedDict(
        [("conv.weight", values(2, 3, 2, 2)), ("bn.running_mean", values(5, seed=2)),
         ("bn.num_batches_tracked", torch.tensor(7))])


def types():
    state = {}
    for dtype in [torch.float64, torch.float32, torch.float16, torch.bfloat16]:
        state[str(dtype)] = (values(3, 4, seed=3) * 100).to(dtype)
    for dtype in [torch.int64, torch.int32, torch.int16, torch.int8]:
        state[str(dtype)] = torch.arange(-3, 4).to(dtype)
    state["torch.uint8"] = torch.arange(250, 256).to(torch.uint8)
    state["torch.bool"] = torch.tensor([True, False, True])
    return state


def strided():
    whole = values(4, 5, 6, seed=4)
    return {
        "transposed": whole.permute(2, 0, 1),
        "sliced": whole[1:3, 1:5:2, 2:],
        "channels-last": values(2, 3, 4, 5, seed=5).contiguous(memory_format=torch.channels_last),
        "one-by-one": values(4, 3, 1, 1, seed=6).contiguous(memory_format=torch.channels_last),
        "every-third": values(20, seed=7)[2::3],
        "expanded": values(3, 1, seed=8).expand(3, 7),
        "diagonal": values(5, 5, seed=9).diagonal(),
        "empty": torch.zeros(0, 3),
        "half": values(3, 4, seed=10).half().t(),
        "double": values(3, 4, seed=11).double().t(),
        "byte": torch.arange(12, dtype=torch.uint8).reshape(3, 4).t(),
        "last-element": whole[3, 4, 5],
    }


def tied():
    weight = values(4, 3, seed=12)
    return {"encoder.weight": weight, "decoder.weight": weight, "first-row": weight[0], "column": weight[:, 1]}


def training_run():
    model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2))
    model.load_state_dict(
        {key: pseudo_random_weight(key, tuple(value.shape)) if value.is_floating_point() else value
         for key, value in model.state_dict().items()})
    optimizer = torch.optim.Adam(model.parameters())
    model(torch.ones(4, 3)).sum().backward()
    optimizer.step()
    return model, {"epoch": 3, "best_acc1": torch.tensor(76.5), "optimizer": optimizer.state_dict(), "rate": 0.1,
                   "names": ["a", None, (1, 2)], "large": 1 << 40, "larger": 1 << 100, "small": -(1 << 40)}


def network():
    """A ResNet-18 of 4 channels as parallel training leaves it, with 10 classes."""
    model = narrow(torchvision.models.resnet.BasicBlock, [2, 2, 2, 2], 4, 10).double()
    model.load_state_dict(
        {key: pseudo_random_weight(key, tuple(value.shape)) if value.is_floating_point() else value
         for key, value in model.state_dict().items()})
    with torch.no_grad():
        logits = model.eval()(pseudo_random((1, 3, 64, 64), 7))
    return torch.nn.DataParallel(model.float()), logits


def zipped(program, storages=(), order=b"little", compression=zipfile.ZIP_STORED, name="a"):
    """An archive as torch writes it, around a pickle that need not be one of torch's."""
    out = io.BytesIO()
    files = [("data.pkl", program), ("byteorder", order)]
    files += [(f"data/{key}".replace("data/../", ""), data) for key, data in storages]
    with zipfile.ZipFile(out, "w") as archive:
        for file, data in files:
            # An entry of its own has the same date in every run.
            archive.writestr(zipfile.ZipInfo(f"{name}/{file}"), data, compression)
    return out.getvalue()


def tensor(shape, strides, count, offset=0, kind=b"torch\nFloatStorage", key=b"0"):
    """The instructions that make one tensor, as torch writes them."""
    def number(value):
        return b"\x8a" + bytes([8]) + struct.pack("<q", value)

    def numbers(items):
        return b"(" + b"".join(number(item) for item in items) + b"t"

    storage = b"(" + text(b"storage") + b"c" + kind + b"\n" + text(key) + text(b"cpu") + number(count) + b"tQ"
    return (b"ctorch._utils\n_rebuild_tensor_v2\n(" + storage + number(offset) + numbers(shape) + numbers(strides)
            + b"\x89ccollections\nOrderedDict\n)RtR")


def text(value):
    return b"X" + struct.pack("<I", len(value)) + value


def dictionary(*entries):
    return b"\x80\x02}(" + b"".join(text(key) + value for key, value in entries) + b"u."


def legacy(program, storages):
    head = b"".join(pickle.dumps(part, 2) for part in [MAGIC, 1001, {"protocol_version": 1001, "little_endian": True}])
    keys = pickle.dumps([key for key, _, _ in storages], 2)
    return head + program + keys + b"".join(struct.pack("<q", count) + data for _, count, data in storages)


def write(name, contents):
    path = FIXTURES / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(contents)


def saved(value, **options):
    out = io.BytesIO()
    torch.save(value, out, **options)
    return out.getvalue()


def readable():
    """The files that are read, and what they give."""
    expected = {}

    def add(name, contents, state):
        write(f"read/{name}.pt", contents)
        for key, value in state.items():
            expected[f"{name}/{key}"] = value.detach().float().clone().contiguous()

    for name, state in [("small", small()), ("types", types()), ("strided", strided()), ("tied", tied())]:
        add(name, saved(state), state)
        add(f"{name}-legacy", saved(state, **LEGACY), state)
    add("protocol-4", saved(small(), pickle_protocol=4), small())
    add("protocol-5", saved(small(), pickle_protocol=5), small())
    add("protocol-4-legacy", saved(small(), pickle_protocol=4, **LEGACY), small())
    torch.serialization.set_crc32_options(False)
    add("without-checksums", saved(small()), small())
    torch.serialization.set_crc32_options(True)
    model, rest = training_run()
    state = model.state_dict()
    add("wrapped", saved({**rest, "state_dict": state}), state)
    add("wrapped-legacy", saved({**rest, "state_dict": state}, **LEGACY), state)
    add("wrapped-model", saved({"model": state, **rest}), state)
    add("wrapped-model-state-dict", saved({"model_state_dict": state, **rest}), state)
    add("parameters", saved(dict(model.named_parameters())), dict(model.named_parameters()))
    add("not-all-parallel", saved({f"module.{key}": value for key, value in small().items()} | {"head": values(2)}),
        {f"module.{key}": value for key, value in small().items()} | {"head": values(2)})
    parallel, logits = network()
    add("parallel", saved({"state_dict": parallel.state_dict()}), {})
    expected["logits"] = logits.float()

    # Python 2 wrote an OrderedDict as a list of pairs, and old torch the storages of a GPU under another name.
    weight = values(2, 2, seed=13)
    storage = tensor([2, 2], [2, 1], 4, kind=b"torch.cuda\nFloatStorage", key=b"94")
    pairs = b"\x80\x02ccollections\nOrderedDict\n]]" + b"(U\x01w" + storage + b"ea\x85R."
    add("python-2-legacy", legacy(pairs, [("94", 4, weight.numpy().tobytes())]), {"w": weight})
    # An archive whose headers leave the sizes to a descriptor behind the bytes, as programs that write to a pipe do.
    add("descriptors", piped(dictionary((b"w", tensor([2, 2], [2, 1], 4))), weight.numpy().tobytes()), {"w": weight})
    # What stands beside the weights, as far as torch.load(weights_only=True) reads it.
    beside = {"device": torch.device("cuda:0"), "seen": {1, 2}, "counts": collections.Counter("aab"), "bytes": b"\x00\xff",
              "buffer": bytearray(b"\x01"), "phase": 1 + 2j, "type": torch.float16, "layout": torch.strided,
              "size": torch.Size([1, 2])}
    for protocol in [2, 4]:
        contents = saved({"state_dict": small(), **beside}, pickle_protocol=protocol)
        if protocol == 2:
            torch.load(io.BytesIO(contents), weights_only=True)  # which reads no other protocol
        add(f"beside-protocol-{protocol}", contents, small())
    add("under-net", saved({"net": small(), "acc": 0.5, "epoch": 3}), small())
    add("under-two-keys", saved({"checkpoint": {"weights": small(), "step": torch.tensor(4)}}), small())
    add("usual-key-beside-another", saved({"state_dict_ema": {"conv.weight": values(2, 3, 2, 2)}, "state_dict": small()}),
        small())
    add("loss-weights-beside", saved({"loss_weights": values(3), "backbone": small()}), small())
    add("optimizer-beside", saved({"network": state, "optim": rest["optimizer"]}), state)
    attributes = values(2, 2, seed=14)
    attributes.note = "a tensor that carries something"
    add("attributes", saved({"w": attributes, "p": torch.nn.Parameter(values(2, 3, seed=15))}),
        {"w": attributes, "p": values(2, 3, seed=15)})
    add("unusable-beside", saved({"state_dict": small(), "other": {"f8": values(4).to(torch.float8_e5m2)},
                                  "complex": values(2).to(torch.complex64)}), small())
    write("expected.safetensors", safetensors.torch.save(expected))


def small_network(channels=3, classes=5):
    """A ResNet of 2 channels and one block a layer."""
    model = narrow(torchvision.models.resnet.BasicBlock, [1, 1, 1, 1], 2, classes)
    model.conv1 = torch.nn.Conv2d(channels, 2, 7, 2, 3, bias=False)
    return model


def pseudo_randomly(model):
    """The network with numbers that its names make, in double precision and ready to answer."""
    model = model.double()
    model.load_state_dict(
        {key: pseudo_random_weight(key, tuple(value.shape)) if value.is_floating_point() else value
         for key, value in model.state_dict().items()})
    return model.eval()


def networks():
    """Networks as training programs leave them, and the answers that they give in PyTorch."""
    answers = {}

    def add(name, model, state=None, channels=3, **options):
        with torch.no_grad():
            answers[name] = model(pseudo_random((1, channels, 64, 64), 7)).float()
        contents = {key: value.float() if value.is_floating_point() else value for key, value in model.state_dict().items()}
        write(f"networks/{name}.pt", saved(state(contents) if state else contents, **options))

    def prefixed(prefix):
        return lambda state: {prefix + key: value for key, value in state.items()}

    plain = pseudo_randomly(small_network())
    vgg = pseudo_randomly(narrow_vgg("A", False, 4, 6, 3))
    for prefix in ["model.", "net.", "backbone.", "_orig_mod.", "module._orig_mod.", "model.model.", "model.0.", "features."]:
        add(f"prefix-{prefix}resnet", plain, prefixed(prefix))
    add("prefix-student.vgg", vgg, prefixed("student."))
    add("prefix-legacy", plain, prefixed("encoder."), **LEGACY)
    averaged = torch.optim.swa_utils.AveragedModel(plain)
    answers["averaged"] = answers["prefix-legacy"].clone()
    write("networks/averaged.pt", saved(averaged.float().state_dict()))
    plain.double()

    for number, head in enumerate([[torch.nn.Linear(16, 5)], [torch.nn.Dropout(0.3), torch.nn.Linear(16, 5)],
                                   [torch.nn.Flatten(), torch.nn.Dropout(), torch.nn.Linear(16, 5)]]):
        model = small_network()
        model.fc = torch.nn.Sequential(*head)
        add(f"head-fc.{number}", pseudo_randomly(model))
    model = pseudo_randomly(small_network())
    add("head-classifier.1", model, lambda state: {key.replace("fc.", "classifier.1."): value for key, value in state.items()})
    model = narrow_vgg("A", True, 2, 4, 3)
    model.classifier[6] = torch.nn.Sequential(torch.nn.Dropout(), torch.nn.Linear(4, 3))
    add("head-classifier.6.1", pseudo_randomly(model))
    model = narrow_vgg("A", False, 4, 4, 3)
    model.avgpool = torch.nn.AdaptiveAvgPool2d(1)
    model.classifier = torch.nn.Sequential(torch.nn.Dropout(), torch.nn.Linear(32, 3))
    add("head-vgg-classifier.1", pseudo_randomly(model))

    add("gray-resnet", pseudo_randomly(small_network(channels=1)), channels=1)
    model = narrow_vgg("A", False, 2, 4, 3)
    model.features[0] = torch.nn.Conv2d(1, 2, 3, padding=1)
    add("gray-vgg", pseudo_randomly(model), channels=1)
    add("five-channels", pseudo_randomly(small_network(channels=5)), channels=5)

    # A network that gives every class the score 0, whatever it sees.
    model = pseudo_randomly(small_network())
    torch.nn.init.zeros_(model.fc.weight)
    torch.nn.init.zeros_(model.fc.bias)
    add("zero-head", model)
    write("networks.safetensors", safetensors.torch.save(answers))


def piped(program, storage):
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *_):
            raise io.UnsupportedOperation

        def tell(self):
            raise io.UnsupportedOperation

    out = Pipe()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in [("a/data.pkl", program), ("a/data/0", storage)]:
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as file:
                file.write(data)
    return out.getvalue()


def refused():
    """The files that must be refused; Tests/NNTests/Formats/RefusedCheckpointTests.swift says why each."""
    one = struct.pack("<f", 1)
    module = torch.nn.Sequential(torch.nn.Linear(2, 1))
    write("refused/whole-network.pt", saved(module))
    write("refused/whole-network-protocol-4.pt", saved(module, pickle_protocol=4))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # The legacy format holds the source of every class, where it finds one.
        write("refused/whole-network-legacy.pt", saved(Sourceless(), **LEGACY))
    write("refused/torch-script.pt", zipped(b"\x80\x02c__torch__\nNet\n)\x81.", [("../constants.pkl", b"\x80\x02).")]))

    calls = {
        "os-system": b"\x80\x02cos\nsystem\n" + text(b"touch hostile") + b"\x85R.",
        "eval": b"\x80\x02c__builtin__\neval\n" + text(b"1") + b"\x85R.",
        "exec-named-on-the-stack": b"\x80\x04" + text(b"builtins") + text(b"exec") + b"\x93" + text(b"1") + b"\x85R.",
        "new-instance": b"\x80\x02}(" + text(b"w") + b"csubprocess\nPopen\n)\x81u.",
        "extension": b"\x80\x02\x82\x01.",
        "instance": b"\x80\x02(" + text(b"1") + b"ios\nsystem\n.",
        "object": b"\x80\x02(cos\nsystem\n" + text(b"1") + b"o.",
        "persistent-by-text": b"\x80\x02P1\n.",
        "load-from-bytes": b"\x80\x02ctorch.storage\n_load_from_bytes\nB\x00\x00\x00\x00\x85R.",
        "terminal": b"\x80\x02cos\x1b[2J\nsystem\n)R.",
        "calls-a-storage": b"\x80\x02ctorch\nFloatStorage\nK\x01\x85R.",
        "attributes-of-a-tensor": dictionary((b"w", tensor([1], [1], 1) + b"}b")),
        "beside-tensors": dictionary((b"w", tensor([1], [1], 1)), (b"args", b"cargparse\nNamespace\n)\x81")),
    }
    for name, program in calls.items():
        write(f"refused/{name}.pt", zipped(program, [("0", one)]))
    write("refused/os-system-legacy.pt", legacy(calls["os-system"], []))

    layouts = {
        "beyond-storage": tensor([2], [1], 1),
        "offset-beyond-storage": tensor([1], [1], 1, offset=1),
        "negative-stride": tensor([2], [-1], 2, offset=1),
        "negative-offset": tensor([1], [1], 1, offset=-1),
        "expanded-billion": tensor([1_000_000_000], [0], 1),
        "overflowing-shape": tensor([1 << 62, 1 << 62], [0, 0], 1),
        "overflowing-stride": tensor([3], [(1 << 63) - 1], 1),
        "many-axes": tensor([1] * 65, [1] * 65, 1),
        "storage-too-short": tensor([2], [1], 2),
        "storage-missing": tensor([1], [1], 1, key=b"../0"),
        "storage-uncountable": tensor([1], [1], (1 << 63) - 1),
        "complex": tensor([1], [1], 1, kind=b"torch\nComplexFloatStorage"),
        "two-types": tensor([1], [1], 1) + b"0" + tensor([1], [1], 1, kind=b"torch\nIntStorage"),
    }
    for name, program in layouts.items():
        write(f"refused/{name}.pt", zipped(dictionary((b"w", program)), [("0", one)]))
    good = dictionary((b"w", tensor([1], [1], 1)))
    write("refused/big-endian.pt", zipped(good, [("0", one)], order=b"big"))
    write("refused/compressed.pt", zipped(good, [("0", one)], compression=zipfile.ZIP_DEFLATED))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        write("refused/file-twice.pt", zipped(good, [("0", one), ("0", one)]))
    write("refused/key-twice.pt", zipped(dictionary((b"w", tensor([1], [1], 1)), (b"w", tensor([1], [1], 1))), [("0", one)]))
    write("refused/two-state-dicts.pt", saved({"model": {"a": values(1)}, "state_dict": {"b": values(1)}}))
    write("refused/no-tensors.pt", saved({"epoch": 3, "loss": 0.5}))
    write("refused/a-tensor.pt", saved(values(2)))
    write("refused/a-list.pt", saved([values(2)]))
    write("refused/empty.pt", saved({}))
    write("refused/float8.pt", saved({"w": values(4).to(torch.float8_e4m3fn)}))
    write("refused/float8-legacy.pt", saved({"w": values(4).to(torch.float8_e4m3fn)}, **LEGACY))
    write("refused/unsigned.pt", saved({"w": torch.arange(4).to(torch.uint16)}))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        write("refused/quantized.pt", saved({"w": torch.quantize_per_tensor(values(2, 2), 0.1, 0, torch.qint8)}))
        write("refused/quantized-channels.pt", saved({"w": torch.quantize_per_channel(
            values(2, 2), torch.tensor([0.1, 0.2]), torch.tensor([0, 0]), 0, torch.qint8)}))
        write("refused/sparse.pt", saved({"w": values(2, 2).to_sparse()}))
    write("refused/meta.pt", saved({"w": torch.empty(2, 2, device="meta")}))
    write("refused/complex-tensor.pt", saved({"w": values(2).to(torch.complex64)}))
    write("refused/numpy-scalar.pt", saved({"model_state_dict": small(), "best_acc": numpy.float64(0.91)}))
    write("refused/two-unknown-keys.pt", saved({"student": small(), "teacher": small()}))
    nested = b"ctorch._tensor\n_rebuild_from_type_v2\n" * 2 + b"ctorch\nTensor\n)\x87R"
    write("refused/maker-of-makers.pt", zipped(dictionary((b"w", nested))))
    write("refused/plain-pickle.pt", pickle.dumps({"a": 1}, 4))
    write("refused/nested.pt", zipped(b"\x80\x02" + b"]" * 3000 + b"a" * 2999 + b".", []))
    write("refused/in-itself.pt", zipped(b"\x80\x02]q\x00h\x00a.", []))
    write("refused/endless-tuple.pt", zipped(b"\x80\x02)q\x00(" + b"h\x00" * 500 + b"tq\x00" * 1 + b"h\x00\x86.", []))

    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in ["sys_info", "pickle", "storages", "tensors"]:
            archive.addfile(tarfile.TarInfo(name), io.BytesIO())
    write("refused/tar.pt", out.getvalue())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("readme.txt"), "no checkpoint")
    write("refused/other-archive.pt", out.getvalue())
    for name, entries in [("archive-of-a-checkpoint", ["a folder/", "a folder/best.pth"]),
                          ("archive-of-safetensors", ["model.safetensors", "other.safetensors", "__MACOSX/._m.pth"])]:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for entry in entries:
                archive.writestr(zipfile.ZipInfo(entry), "" if entry.endswith("/") else "anything", zipfile.ZIP_DEFLATED)
        write(f"refused/{name}.pt", out.getvalue())


def pseudo_random_state(model):
    return {key: pseudo_random_weight(key, tuple(value.shape)).half() if value.is_floating_point() else value
            for key, value in model.state_dict().items()}


def seeds():
    """Where `Tools/fuzz` starts from: whole networks of one channel, every element type, a few lists of labels."""
    resnet = pseudo_random_state(narrow(torchvision.models.resnet.BasicBlock, [2, 2, 2, 2], 1, 2))
    vgg = pseudo_random_state(narrow_vgg("A", False, 1, 2, 2))
    seed = FIXTURES.parent / "fuzzing"
    write(seed / "safetensors/types.safetensors", safetensors.torch.save(types(), {"format": "pt", "note": "\u00e9 \"x\""}))
    write(seed / "safetensors/resnet18.safetensors", safetensors.torch.save(resnet))
    write(seed / "safetensors/vgg11.safetensors", safetensors.torch.save(vgg))
    write(seed / "safetensors/empty.safetensors", safetensors.torch.save({}))
    write(seed / "safetensors/shapes.safetensors", safetensors.torch.save(
        {"scalar": torch.tensor(1.0), "empty": torch.zeros(0, 3), "axes": torch.zeros([1] * 9)}))
    write(seed / "torch/vgg11-legacy.pt", saved(vgg, **LEGACY))
    write(seed / "torch/layer1-legacy.pt", saved(
        {key: value for key, value in resnet.items() if not key.startswith(("layer2", "layer3", "layer4"))}, **LEGACY))
    write(seed / "labels/toys.txt", b"mug\ncup\nteapot\n")
    write(seed / "labels/no-last-line-end.txt", "étoile\n犬, dog\ncrane\ncrane".encode())
    write(seed / "labels/windows.txt", b"\xef\xbb\xbfone\r\ntwo\r\n")
    write(seed / "labels/many.txt", b"".join(b"class %d\n" % index for index in range(1000)))


if __name__ == "__main__":
    readable()
    networks()
    refused()
    seeds()
    for folder in [FIXTURES, FIXTURES.parent / "fuzzing"]:
        files = [path for path in folder.rglob("*") if path.is_file()]
        print(f"{folder.name}: {len(files)} files, {sum(path.stat().st_size for path in files)} bytes")
