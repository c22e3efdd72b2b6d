import CLaunch

/// A reach as Landlock and seccomp are told of it.
struct LandlockRules {
    private let readable: CStrings
    private let writable: CStrings
    private let reach: Reach

    init(_ reach: Reach) {
        self.reach = reach
        readable = CStrings(
            reach.readsEverything ? reach.readable : SystemFiles.readable + ["/proc"] + reach.readable)
        writable = CStrings(reach.writable + SystemFiles.devices)
    }

    /// What a reach hides and these rules could not: rules only allow, so nothing in an allowed folder can be taken out again.
    static func exposed(by reach: Reach) -> String? {
        reach.readsEverything ? nil : reach.hidden.first(where: SystemFiles.contain)
    }

    /// Starts a program that is confined before its first instruction.
    func start(_ request: inout claunch_request) -> claunch_result {
        var confinement = claunch_confinement()
        confinement.readable = readable.constant
        confinement.writable = writable.constant
        confinement.allowsNetwork = reach.network ? 1 : 0
        // A build makes programs executable and copies their times.
        confinement.allowsAttributes = reach.readsEverything ? 1 : 0
        return withExtendedLifetime((readable, writable)) {
            withUnsafePointer(to: confinement) { pointer in
                request.confinement = pointer
                defer { request.confinement = nil }
                return claunch_start(&request)
            }
        }
    }
}
