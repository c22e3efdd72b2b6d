/// How a checkpoint is mended that holds more than weights: by whoever trusts it, in Python.
enum PickleMending {
    /// What to do about a file that names something of Python's.
    ///
    /// What reaches for the system is not worth a line that would run it.
    static func advice(about name: String, in file: String) -> String {
        let module = name.split(separator: ".", maxSplits: 1).first.map(String.init) ?? ""
        return reaching.contains(module)
            ? StateDict.advice : "if you trust the file, this keeps its weights: \(line(file))"
    }

    private static let reaching: Set<String> = [
        "os", "posix", "nt", "sys", "subprocess", "builtins", "__builtin__", "socket", "shutil", "runpy", "pty",
        "importlib", "ctypes", "webbrowser", "commands", "platform", "asyncio", "pickle", "code", "codeop", "pdb",
    ]

    /// One line for a shell: the dictionary with the most tensors, and nothing but these, under a new name.
    private static func line(_ file: String) -> String {
        let isPlain = file.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "/._-+ ,=@".unicodeScalars.contains(scalar)
        }
        return "python3 -c \"import torch; d = torch.load('\(isPlain ? file : "FILE")', map_location='cpu', "
            + "weights_only=False); s = max([d, *(v for v in d.values() if isinstance(v, dict))], "
            + "key=lambda s: sum(map(torch.is_tensor, s.values()))); "
            + "torch.save({k: t for k, t in s.items() if torch.is_tensor(t)}, 'weights-only.pth')\""
    }
}
