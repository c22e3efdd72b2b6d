import Foundation
import Lessons

/// The list of a class: who belongs to which submission, and under which numbers other programs know them.
package struct Roster: Sendable {
    /// One line of it.
    package struct Person: Sendable, Equatable {
        /// The line of the file, from 1.
        package var line: Int
        /// What identifies the submission, where the roster says so.
        package var submission: String?
        package var name: String?
        package var email: String?
        /// Canvas's number of the person.
        package var id: String?
        package var sisUserID: String?
        package var sisLoginID: String?
        package var section: String?
        /// What Moodle calls the ID number.
        package var idNumber: String?
        package var submitted: Date?
        /// Another date than the class has.
        package var due: Date?
        package var isExcused = false

        package init(line: Int) { self.line = line }

        /// What a submission of this person may be called, the surest first; nil where the roster does not say.
        var names: [String?] {
            let mailbox = email.flatMap { $0.split(separator: "@").first.map(String.init) }
            return [submission, sisLoginID, email, mailbox, idNumber, sisUserID, id, name]
        }
    }

    package let people: [Person]
    private let exact: Names
    private let loose: Names

    package init(people: [Person] = []) {
        self.people = people
        exact = Names(of: people, by: Self.trimmed)
        loose = Names(of: people) { Self.trimmed($0).lowercased() }
    }

    /// Whose submission that is; nil when the roster names nobody so, or several.
    package func person(of submission: String) -> Person? {
        let name = Self.trimmed(submission)
        // Two that differ in capitals alone are told apart; of one, capitals do not matter.
        return (exact.place(of: name) ?? loose.place(of: name.lowercased())).map { people[$0] }
    }

    private static func trimmed(_ name: String) -> String {
        name.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces)
    }

    /// The places of people by what they are called.
    private struct Names: Sendable {
        /// Nil for a name that several have.
        private var places: [String: Int?] = [:]

        init(of people: [Person], by key: (String) -> String) {
            // What is surer wins: what is somebody's login and somebody else's number belongs to the former.
            for rank in Person(line: 0).names.indices {
                let taken = Set(places.keys)
                for (place, person) in people.enumerated() {
                    guard let name = person.names[rank].map(key), !taken.contains(name) else { continue }
                    places[name] = places[name] == nil ? .some(place) : .some(nil)
                }
            }
        }

        func place(of name: String) -> Int? { places[name] ?? nil }
    }

}
