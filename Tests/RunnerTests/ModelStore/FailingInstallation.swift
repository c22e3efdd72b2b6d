import Testing

@testable import ModelStore

/// Tests in which an installation is to fail.
protocol FailingInstallation {}

extension FailingInstallation {
    /// Why an installation fails.
    func failure(of offered: OfferedNetwork, from source: WeightsSource? = nil) async throws -> ModelError {
        defer { offered.server.stop() }
        let error = await #expect(throws: ModelError.self) { try await offered.install(from: source) }
        #expect(offered.leftovers() == [])
        return try #require(error)
    }

    func download(_ error: ModelError) throws -> (failure: DownloadFailure, kept: Int) {
        guard case .download("tiny", _, let failure, let kept) = error else { throw UnexpectedFailure(error: error) }
        return (failure, kept)
    }
}

/// An installation that failed in another way than was expected.
struct UnexpectedFailure: Error { var error: any Error }
