import Foundation

/// Where the file with a network's weights is taken from.
package enum WeightsSource: Sendable, Equatable {
    case address(URL)
    case file(URL)

    /// What somebody typed: an address when there is `://` in it, else a path.
    ///
    /// - Throws: ``ModelError/unusableSource(_:reason:)``.
    package init(_ text: String) throws(ModelError) {
        guard text.contains("://") else {
            let file = URL(filePath: text).standardizedFileURL
            var status = stat()
            guard stat(file.path, &status) == 0 else { throw .unusableSource(text, reason: "is not there") }
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw .unusableSource(text, reason: "is not an ordinary file")
            }
            self = .file(file)
            return
        }
        guard let url = URL(string: text), let host = url.host(), !host.isEmpty else {
            throw .unusableSource(text, reason: "is not a complete address")
        }
        guard ["http", "https"].contains(url.scheme?.lowercased()) else {
            throw .unusableSource(text, reason: "cannot be fetched")
        }
        self = .address(url)
    }

    /// What it is called in messages.
    package var words: String {
        switch self {
        case .address(let url): url.words
        case .file(let file): file.path
        }
    }
}

extension URL {
    /// An address as it may be shown: a name and a password are nobody else's business.
    package var words: String {
        guard user() != nil || password() != nil, var parts = URLComponents(url: self, resolvingAgainstBaseURL: true)
        else { return absoluteString }
        parts.user = nil
        parts.password = nil
        return parts.string ?? host() ?? ""
    }
}
