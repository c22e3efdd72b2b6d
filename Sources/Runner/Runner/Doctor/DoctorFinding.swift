import Support

/// One thing that the doctor looked at.
struct DoctorFinding: Sendable, Equatable, Encodable {
    enum Status: String, Sendable, Encodable {
        case ok
        /// The course works, with less than it could have.
        case note
        /// Something does not work.
        case problem
    }

    /// What was looked at.
    var name: String
    var status: Status
    /// What was found.
    var value: String
    /// What to do about it; nil when there is nothing to do.
    @OrNull var advice: String?

    init(_ name: String, _ status: Status = .ok, _ value: String, advice: String? = nil) {
        self.name = name
        self.status = status
        self.value = value
        self.advice = advice
    }
}
