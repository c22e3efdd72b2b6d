import NN

/// What `card.md` says of an installed network: only what its source says.
struct ModelCard {
    let entry: ModelManifest.Entry
    let manifest: ModelManifest
    let file: String
    let bytes: Int
    let sha256: String

    var text: String {
        var rows = [
            ("weights", "\(entry.weights), unchanged"),
            ("file", "`\(file)`, \(bytes) bytes, SHA-256 `\(sha256)`"),
            ("published at", "<\(entry.url.absoluteString)>"),
            ("license", manifest.license),
            ("architecture", "\(entry.architecture.rawValue), \(entry.parameters) parameters"),
            ("input", entry.input.words),
            ("output", "\(manifest.classes) logits, labels in `labels.txt`"),
        ]
        if let accuracy = entry.accuracy { rows.append(("accuracy", "\(accuracy.words), says \(manifest.source)")) }
        return """
            # \(entry.name)

            A network that others trained, installed by `course models install \(entry.name)`.

            | | |
            |---|---|
            \(rows.map { "| \($0) | \($1) |" }.joined(separator: "\n"))

            """
    }
}

extension ModelDescription.Input {
    /// How pictures are prepared, in words.
    package var words: String {
        let numbers = { (values: [Float]) in values.map { "\($0)" }.joined(separator: ", ") }
        return (resize.map { "short side \($0), " } ?? "")
            + "middle \(crop) x \(crop), scaled to 0...1, mean \(numbers(mean)), deviation \(numbers(std))"
    }
}

extension ModelManifest.Entry.Accuracy {
    /// The figures, in words.
    package var words: String { "\(set): \(top1)% top-1, \(top5)% top-5" }
}
