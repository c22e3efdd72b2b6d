import ArgumentParser

/// How scenes lie on disk.
enum SceneFormat: String, ExpressibleByArgument, CaseIterable, Codable {
    case raw
    case png
}
