import Foundation
import NN

/// Asks the kernel for what is not its own, in many ways that harm nobody, and answers wrong if it got any of it.
public func answer() throws -> Tensor {
    let parent = getppid()
    let given = open(ProcessInfo.processInfo.environment["COURSE_ASSIGNMENT"] ?? "", O_RDONLY)
    var got: [String] = []
    func ask(_ name: String, _ isGiven: @autoclosure () -> Bool) { if isGiven() { got.append(name) } }

    // Others: their limits, their turn, their environment, signals through a file.
    var bounds = [UInt64](repeating: 0, count: 2)
    ask("limits", limits(parent, 7, nil, &bounds) == 0 && limits(parent, 7, &bounds, nil) == 0)
    ask("priority", setpriority(__priority_which_t(0), id_t(parent), 1) == 0)
    ask("priority of all", setpriority(__priority_which_t(2), 0, 1) == 0)
    var mask = [UInt64](repeating: 0, count: 16)
    ask("cores", cores(of: parent, 128, &mask) >= 0 && setCores(of: parent, 128, &mask) == 0)
    var none: CInt = 0
    ask("scheduling", setScheduling(of: parent, 0, &none) == 0)
    ask("environment", environments().contains { $0.contains("COURSE_JOB=") || $0.contains("PWD=") })
    let null = open("/dev/null", O_RDONLY)
    ask("owner of a file's signals", fcntl(null, F_SETOWN, parent) == 0)

    // What it is given: permissions, times, attributes.
    ask("mode", fchmod(given, 0o600) == 0)
    ask("times", futimens(given, nil) == 0)
    ask("attribute", setAttribute(given, "user.hostile", "x", 1, 0) == 0)

    // What outlives a process, or belongs to none.
    let memory = shmget(0, 4096, 0o600)
    ask("shared memory", memory >= 0)
    if memory >= 0 { shmctl(memory, 0, nil) }
    let semaphore = semget(0, 1, 0o600)
    ask("semaphore", semaphore >= 0)
    if semaphore >= 0 { controlSemaphore(semaphore, 0, 0) }
    let messages = msgget(0, 0o600)
    ask("messages", messages >= 0)
    if messages >= 0 { msgctl(messages, 0, nil) }
    let queue = openQueue("/hostile-\(getpid())", O_RDWR | O_CREAT, 0o600, nil)
    ask("message queue", queue >= 0)
    if queue >= 0 { removeQueue("/hostile-\(getpid())") }
    var ends: [CInt] = [-1, -1]
    ask("datagrams", socketpair(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0, &ends) == 0)

    // Powers: none, and none to be had.
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    ask("powers", !status.contains("CapEff:\t0000000000000000"))
    ask("powers to come", !status.contains("NoNewPrivs:\t1"))

    if !got.isEmpty { print(got.joined(separator: ", ")) }
    return Tensor([1 + Float(got.count), 2], shape: [2])
}

/// What the environments of other processes hold, as far as they can be read.
private func environments() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap(pid_t.init).filter { $0 != getpid() }.compactMap { id in
        FileManager.default.contents(atPath: "/proc/\(id)/environ").map { String(decoding: $0, as: UTF8.self) }
    }
}

// What Swift does not see of the C library.
@_silgen_name("prlimit")
private func limits(_ id: pid_t, _ kind: CInt, _ new: UnsafeRawPointer?, _ old: UnsafeMutableRawPointer?) -> CInt
@_silgen_name("sched_getaffinity")
private func cores(of id: pid_t, _ size: Int, _ set: UnsafeMutableRawPointer) -> CInt
@_silgen_name("sched_setaffinity")
private func setCores(of id: pid_t, _ size: Int, _ set: UnsafeRawPointer) -> CInt
@_silgen_name("sched_setscheduler")
private func setScheduling(of id: pid_t, _ policy: CInt, _ parameter: UnsafeRawPointer) -> CInt
@_silgen_name("fsetxattr")
private func setAttribute(
    _ file: CInt, _ name: UnsafePointer<CChar>, _ value: UnsafeRawPointer, _ size: Int, _ flags: CInt
) -> CInt
@_silgen_name("semctl") @discardableResult
private func controlSemaphore(_ id: CInt, _ number: CInt, _ command: CInt) -> CInt
@_silgen_name("mq_open")
private func openQueue(
    _ name: UnsafePointer<CChar>, _ flags: CInt, _ mode: mode_t, _ attributes: UnsafeRawPointer?
) -> CInt
@_silgen_name("mq_unlink") @discardableResult
private func removeQueue(_ name: UnsafePointer<CChar>) -> CInt
