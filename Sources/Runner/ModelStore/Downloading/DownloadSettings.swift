import Foundation
import Subprocess

/// What fetching a file depends on besides the file.
package struct DownloadSettings: Sendable {
    /// The program.
    package var curl: Executable = .name("curl")
    /// The environment, in which proxies are named.
    package var environment: [String: String] = ProcessInfo.processInfo.environment
    /// After how many seconds without a byte to give up.
    var patience = 30

    /// Curl's environment: it does not look at `HTTP_PROXY`, which a web server's programs get from strangers; here only the
    /// user sets it.
    var curlEnvironment: [String: String] {
        guard let proxy = environment["HTTP_PROXY"], environment["http_proxy"] == nil else { return environment }
        return environment.merging(["http_proxy": proxy]) { own, _ in own }
    }
}
