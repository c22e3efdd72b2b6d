import ArgumentParser
import Toybox

struct ClassesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classes", abstract: "Prints the classes, one a line, in the order of their labels.")

    func run() {
        for toy in ToyClass.allCases { print(toy.label) }
    }
}
