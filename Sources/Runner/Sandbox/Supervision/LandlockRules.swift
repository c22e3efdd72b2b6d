import CLaunch

/// A reach as Landlock and seccomp are told of it.
struct LandlockRules {
    private let readable: CStrings
    private let writable: CStrings
    private let policy: SandboxPolicy

    init(_ policy: SandboxPolicy) {
        self.policy = policy
        readable = CStrings(
            policy.readsEverything ? policy.readable : SystemFiles.readable + ["/proc"] + policy.readable)
        writable = CStrings(policy.writable + SystemFiles.devices)
    }

    /// What a reach hides and these rules could not: rules only allow, so nothing in an allowed folder can be taken out again.
    static func exposed(by policy: SandboxPolicy) -> String? {
        policy.readsEverything ? nil : policy.hidden.first(where: SystemFiles.contain)
    }

    /// Starts a program that is confined before its first instruction.
    func start(_ launch: inout claunch_request) -> claunch_result {
        var confinement = claunch_confinement(systemCallsOf: policy)
        confinement.readable = readable.constant
        confinement.writable = writable.constant
        return withExtendedLifetime((readable, writable)) {
            withUnsafePointer(to: confinement) { pointer in
                launch.confinement = pointer
                defer { launch.confinement = nil }
                return claunch_start(&launch)
            }
        }
    }
}

extension claunch_confinement {
    /// What a reach says of system calls.
    init(systemCallsOf policy: SandboxPolicy) {
        self.init()
        allowsNetwork = policy.network ? 1 : 0
        // A build makes programs executable and copies their times, and a linker fills its output where it is mapped.
        allowsAttributes = policy.builds ? 1 : 0
        allowsUncountedMemory = policy.builds ? 1 : 0
    }
}
