import Foundation
import Testing

@testable import Checking

@Suite struct ProductCacheTests {
    private let folder = TemporaryFolder()

    private func key(_ text: String) -> BuildKey { BuildKey(files: [], settings: text) }

    private func built(_ name: String) throws -> URL {
        let file = try folder.write("#!/bin/sh\n", to: "staging/\(name)")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return file
    }

    private func inode(of file: URL) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber] as? Int
    }

    /// A copy is open for writing in any process that is started at the same moment, and cannot be run as long as it is.
    @Test func program_isMovedAndNotCopied() throws {
        let cache = ProductCache(folder: folder.url.appending(path: "products"))
        let program = try built("Check")
        let number = try inode(of: program)
        let kept = try cache.keep(program, of: "Check", key: key("a"))
        #expect(try inode(of: kept) == number)
        #expect(!FileManager.default.fileExists(atPath: program.path))
        #expect(cache.executable(of: "Check", key: key("a")) == kept)
        #expect(cache.executable(of: "Check", key: key("b")) == nil)
    }

    @Test func oldestPrograms_areForgotten() throws {
        let cache = ProductCache(folder: folder.url.appending(path: "products"), keptPerCheck: 2)
        for name in ["a", "b", "c"] {
            let kept = try cache.keep(try built(name), of: "Check", key: key(name))
            let age = Date(timeIntervalSinceNow: name == "a" ? -200 : -100)
            if name != "c" {
                try FileManager.default.setAttributes([.modificationDate: age], ofItemAtPath: kept.path)
            }
        }
        #expect(cache.executable(of: "Check", key: key("a")) == nil)
        #expect(cache.executable(of: "Check", key: key("b")) != nil)
        #expect(cache.executable(of: "Check", key: key("c")) != nil)
    }

    @Test func programThatIsNotThere_isAFaultThatNamesTheFile() {
        let cache = ProductCache(folder: folder.url.appending(path: "products"))
        #expect(throws: BuildFault.self) {
            try cache.keep(folder.url.appending(path: "nowhere"), of: "Check", key: key("a"))
        }
    }
}
