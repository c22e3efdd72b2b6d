import ArgumentParser
import Toybox

struct ClassesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classes", abstract: "Prints a set's classes, one a line, in the order of their labels.")

    @Option(help: "Which set, as for render.")
    var set = PictureSet.named("test")!

    func run() {
        for label in set.classes { print(label) }
    }
}
