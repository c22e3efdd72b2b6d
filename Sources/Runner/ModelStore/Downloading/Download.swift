import Foundation
import Subprocess
import Support

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Fetches a file by the program `curl`, and goes on from where an earlier attempt was interrupted.
///
/// Curl brings proxies, redirects and secure connections as the system has them set up. What it fetches comes through a pipe
/// and is written here: when this process ends, however it ends, so does curl, and nobody else writes to the part.
package struct Download: Sendable {
    /// The network that the file belongs to, for messages.
    package let name: String
    package let url: URL
    /// About how many bytes the file has.
    package let size: ExpectedSize
    /// Where it is collected.
    package let part: PartialDownload
    package let settings: DownloadSettings

    /// Tells how many bytes are there, and of how many.
    package typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

    /// Fetches what is missing.
    ///
    /// - Returns: whether some of it had been fetched by an earlier process.
    /// - Throws: ``ModelError``, `CancellationError`; what has come so far is kept for the next time.
    package func run(progress: @escaping Progress) async throws -> Bool {
        // Bytes from elsewhere are no beginning of what comes from here.
        if part.knownOrigin?.address != url.words { part.discard() }
        let earlier = part.bytes
        if size.allows(earlier) { return true }
        var hasStartedOver = false
        while true {
            let before = part.bytes
            switch try await attempt(from: before, progress: progress) {
            case .whole:
                return earlier > 0 && !hasStartedOver
            case .staleBeginning where !hasStartedOver:
                part.discard()
                hasStartedOver = true
            case .staleBeginning:
                throw failed(.wrongSize(found: before, wanted: size.bytes))
            case .failed(let failure) where failure.isInterruption && part.bytes > before:
                // Each attempt brings something, so this comes to an end.
                continue
            case .failed(let failure):
                throw failed(failure)
            }
        }
    }

    private enum Ending {
        case whole
        /// What was kept is no beginning of what the server has.
        case staleBeginning
        case failed(DownloadFailure)
    }

    private func attempt(from start: Int, progress: @escaping Progress) async throws -> Ending {
        unlink(part.head.path)
        progress(start, size.bytes)
        var options = PlatformOptions()
        // Ctrl-C is for this process, which ends curl and says what is kept.
        options.processGroupID = 0
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        let environment = settings.curlEnvironment.map { (Subprocess.Environment.Key(stringLiteral: $0), $1) }
        let result: ExecutionResult<Stop?, SequenceOutput, StringOutput<UTF8>>
        do {
            result = try await Subprocess.run(
                settings.curl, arguments: Arguments(arguments(from: start)),
                environment: .custom(Dictionary(uniqueKeysWithValues: environment)),
                workingDirectory: FilePath(part.folder.path), platformOptions: options, input: .none,
                output: .sequence, error: .string(limit: 1 << 16)
            ) { curl in
                do throws(Stop) {
                    try await take(curl.standardOutput, from: start, progress: progress)
                    return nil
                } catch {
                    // The run waits for curl, which may wait for the server: only an error ends it.
                    kill(curl.processIdentifier.value, SIGKILL)
                    return error
                }
            }
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw ModelError.noCurl(name: name)
        }
        try Task.checkCancellation()
        switch result.closureResult {
        case .staleBeginning: return .staleBeginning
        case .failure(let failure):
            part.discard()
            throw failed(failure)
        case .unwritable(let failure): throw unwritable(failure)
        case .reading(let words): return .failed(.other(code: 0, words: words))
        case nil: break
        }
        let head = readHead()
        switch result.terminationStatus {
        case .exited(0):
            let found = part.bytes
            if size.allows(found) { return .whole }
            // The server says that this was all.
            part.discard()
            throw failed(.wrongSize(found: found, wanted: size.bytes))
        case .exited(22) where head?.status == 416: return .staleBeginning
        case .exited(let code):
            return .failed(
                DownloadFailure(
                    curl: Int(code), said: result.standardError, status: head?.status, patience: settings.patience))
        case .signaled(let signal): return .failed(.other(code: Int(signal), words: "it was ended by a signal"))
        }
    }

    /// Why what comes is not taken any more.
    private enum Stop: Error {
        case staleBeginning
        case failure(DownloadFailure)
        case unwritable(POSIXFailure)
        case reading(String)
    }

    /// Writes what comes to the part.
    private func take(
        _ output: SubprocessOutputSequence, from start: Int, progress: @escaping Progress
    ) async throws(Stop) {
        var writer: PartWriter
        do { writer = try PartWriter(part.file) } catch { throw .unwritable(error) }
        var total = size.bytes
        var hasBegun = false
        var buffers = output.makeAsyncIterator()
        while true {
            let buffer: SubprocessOutputSequence.Buffer?
            do { buffer = try await buffers.next() } catch { throw .reading("\(error)") }
            guard let buffer else { return }
            if !hasBegun {
                // The head is complete before the first byte of the body comes.
                let head = readHead()
                if let said = head?.total, !size.allows(said) {
                    throw .failure(.wrongSize(found: said, wanted: size.bytes))
                }
                total = head?.total ?? total
                do {
                    if head?.status == 206 {
                        guard head?.part?.start == start else { throw Stop.staleBeginning }
                    } else {
                        // A server that knows no ranges, or has a newer file, begins at the beginning.
                        try writer.empty()
                    }
                    try part.remember(PartialDownload.Origin(address: url.words, validator: head?.validator))
                } catch let failure as POSIXFailure {
                    throw .unwritable(failure)
                } catch {
                    throw .staleBeginning
                }
                hasBegun = true
            }
            do {
                try buffer.withUnsafeBytes { (bytes) throws(POSIXFailure) in try writer.append(bytes) }
            } catch {
                throw .unwritable(error)
            }
            guard writer.bytes <= size.most else {
                throw .failure(.wrongSize(found: writer.bytes, wanted: size.bytes))
            }
            progress(writer.bytes, total)
        }
    }

    private func readHead() -> ResponseHead? {
        (try? String(contentsOf: part.head, encoding: .isoLatin1)).flatMap(ResponseHead.init)
    }

    /// What curl is told.
    package func arguments(from start: Int) -> [String] {
        var arguments = [
            // First of all: what somebody has in ~/.curlrc may change what comes out of the pipe.
            "--disable", "--silent", "--show-error", "--fail", "--globoff", "--no-buffer",
            "--location", "--max-redirs", "10",
            "--proto", "=http,https", "--proto-redir", url.scheme == "https" ? "=https" : "=http,https",
            "--connect-timeout", "30", "--speed-limit", "1", "--speed-time", "\(settings.patience)",
            "--suppress-connect-headers", "--dump-header", part.head.path,
        ]
        if start > 0 {
            arguments += ["--range", "\(start)-"]
            if let validator = part.knownOrigin?.validator { arguments += ["--header", "If-Range: \(validator)"] }
        }
        return arguments + ["--url", url.absoluteString]
    }

    private func failed(_ failure: DownloadFailure) -> ModelError {
        .download(name: name, url: url, failure: failure, kept: part.bytes)
    }

    private func unwritable(_ failure: POSIXFailure) -> ModelError {
        .writing(to: part.file, needing: size.bytes - part.bytes, failure)
    }
}
