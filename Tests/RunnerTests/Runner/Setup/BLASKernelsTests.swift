#if os(Linux)
    import Foundation
    import Subprocess
    import Testing

    #if canImport(System)
        import System
    #else
        import SystemPackage
    #endif

    /// The kernels that the start script names for OpenBLAS, by what processors say of themselves.
    @Suite struct BLASKernelsTests {
        private let folder = TemporaryFolder()

        private static let vectors = "fpu sse4_2 fma movbe avx f16c avx2"
        private static let wide = "\(vectors) avx512f avx512dq avx512ifma avx512cd avx512bw avx512vl avx512_vnni"

        private func kernels(
            _ processors: String, environment: [Environment.Key: String] = [:]
        ) async throws -> String {
            let file = try folder.write(processors, to: "cpuinfo")
            let script = MiniCourse.project.appending(path: "Tools/setup/blas.sh")
            let result = try await Subprocess.run(
                .path("/bin/bash"),
                arguments: [
                    "-uc", ". \"$1\"; choose_blas_kernels \"$2\" && /usr/bin/env", "bash", script.path, file.path,
                ],
                environment: .custom(environment), output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
            #expect(result.terminationStatus == .exited(0) && result.standardError == "")
            let line = result.standardOutput.split(separator: "\n").first { $0.hasPrefix("OPENBLAS_CORETYPE=") }
            return line.map { String($0.dropFirst("OPENBLAS_CORETYPE=".count)) } ?? ""
        }

        private func processor(_ vendor: String, _ flags: String) -> String {
            "processor\t: 0\nvendor_id\t: \(vendor)\nmodel name\t: Made (R) up\nflags\t\t: \(flags)\nvmx flags\t: ept\n\n"
        }

        @Test(arguments: [
            ("GenuineIntel", wide, "SkylakeX"), ("AuthenticAMD", wide, "SkylakeX"),
            ("GenuineIntel", vectors, "Haswell"), ("AuthenticAMD", vectors, "Zen"),
            ("HygonGenuine", vectors, "Haswell"),
            // Knights Landing has a part of AVX-512 only; a hypervisor may hide some of it too.
            ("GenuineIntel", "\(vectors) avx512f avx512cd avx512er avx512pf", "Haswell"),
            ("GenuineIntel", "fpu sse4_2 avx fma4 avx2", ""), ("GenuineIntel", "fpu sse4_2", ""),
        ])
        func processor_getsWhatItCanRun(vendor: String, flags: String, kernels: String) async throws {
            #expect(try await self.kernels(processor(vendor, flags)) == kernels)
        }

        @Test func firstProcessor_speaksForAll() async throws {
            let both = processor("GenuineIntel", Self.wide) + processor("GenuineIntel", "fpu")
            #expect(try await kernels(both) == "SkylakeX")
        }

        @Test func otherMachines_areLeftAlone() async throws {
            #expect(try await kernels("processor\t: 0\nFeatures\t: fp asimd\nCPU part\t: 0xd40\n") == "")
            #expect(try await kernels("") == "")
        }

        @Test func namedKernels_stay() async throws {
            let named: [Environment.Key: String] = ["OPENBLAS_CORETYPE": "Haswell"]
            #expect(try await kernels(processor("GenuineIntel", Self.wide), environment: named) == "Haswell")
        }
    }
#endif
