/// Sees to it that no two workers judge the same files at the same time.
actor JudgementRegistry {
    private var underWay: [String: Task<ExerciseJudge.Result, any Error>] = [:]
    /// How many faults of ours have come in a row.
    private var faults = 0

    /// After so many nobody believes that the next one will do better.
    private static let mostFaults = 6

    /// Judges, or waits for whoever is at it.
    ///
    /// - Throws: `GradingStop` when one fault follows another, and what the work throws.
    func judge(
        _ key: String, _ work: @escaping @Sendable () async throws -> ExerciseJudge.Result
    ) async throws -> ExerciseJudge.Result {
        if let task = underWay[key] { return try await task.value }
        let task = Task { try await work() }
        underWay[key] = task
        defer { underWay[key] = nil }
        let result = try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
        switch result {
        case .judged: faults = 0
        case .fault(let sentence):
            faults += 1
            if faults >= Self.mostFaults { throw GradingStop(reason: sentence) }
        }
        return result
    }
}

/// Grading has stopped, because the course or the machine is at fault again and again; what is done is kept.
package struct GradingStop: Error, Sendable, Equatable {
    package let reason: String
}
