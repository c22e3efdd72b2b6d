import Foundation
import Lessons

extension Roster {
    /// What a roster's file is not right in.
    package struct Problem: Error, Sendable, Equatable {
        /// The file, the line, what is wrong there, and what to do about it.
        package var message: String
    }

    /// Reads a roster: a table whose first row says what its columns are, as gradebooks export it.
    ///
    /// Columns that it does not know are passed over.
    ///
    /// - Parameter file: what messages call the file.
    /// - Throws: `Problem`, the first.
    package init(reading text: String, file: String) throws(Problem) {
        let table = CSVTable(reading: text)
        guard let head = table.rows.first else {
            throw Problem(message: "\(file):1: The roster is empty. Write a row of heads, like submission,name,email.")
        }
        var columns: [Column: Int] = [:]
        for (place, cell) in head.cells.enumerated() {
            guard let column = Column(head: cell) else { continue }
            guard columns[column] == nil else {
                throw Problem(
                    message: "\(file):\(head.line): Two columns are the \(column.rawValue), the second is \"\(cell)\". "
                        + "Rename one of them.")
            }
            columns[column] = place
        }
        guard columns.keys.contains(where: \.identifies) else {
            let known = Column.allCases.filter(\.identifies).map(\.rawValue)
            throw Problem(
                message: "\(file):\(head.line): No column says whose row that is. Name one of them "
                    + "\(Spelling.list(known)).")
        }
        var people: [Person] = []
        for row in table.rows.dropFirst() {
            func cell(_ column: Column) -> String? {
                guard let place = columns[column], row.cells.indices.contains(place) else { return nil }
                let text = row.cells[place].trimmingCharacters(in: .whitespaces)
                return text.isEmpty ? nil : text
            }
            // Canvas has a row in which the points stand.
            if cell(.name)?.lowercased().hasPrefix("points possible") == true { continue }
            func date(_ column: Column) throws(Problem) -> Date? {
                guard let text = cell(column) else { return nil }
                if let date = ClassDate.parse(text) { return date }
                throw Problem(
                    message:
                        "\(file):\(row.line): \"\(text)\" is no date and time that is the same everywhere. Write it "
                        + "with its distance from UTC, like 2026-11-20 23:59 +01:00.")
            }
            var person = Person(line: row.line)
            person.submission = cell(.submission)
            person.name = cell(.name)
            person.email = cell(.email)
            person.id = cell(.id)
            person.sisUserID = cell(.sisUserID)
            person.sisLoginID = cell(.sisLoginID)
            person.section = cell(.section)
            person.idNumber = cell(.idNumber)
            person.submitted = try date(.submitted)
            person.due = try date(.due)
            person.isExcused =
                cell(.excused).map { ["yes", "true", "1", "x", "ex"].contains($0.lowercased()) } ?? false
            people.append(person)
        }
        self.init(people: people)
    }

    /// What a column of a roster says.
    private enum Column: String, CaseIterable {
        case submission, name, email, id, section, submitted, due, excused
        case sisUserID = "SIS User ID"
        case sisLoginID = "SIS Login ID"
        case idNumber = "ID number"

        init?(head: String) {
            let head = head.trimmingCharacters(in: .whitespaces).lowercased()
            let others = ["student": Column.name, "full name": .name, "email address": .email, "login": .sisLoginID]
            guard let column = others[head] ?? Column.allCases.first(where: { $0.rawValue.lowercased() == head }) else {
                return nil
            }
            self = column
        }

        /// Whether it can tell whose submission something is.
        var identifies: Bool { ![.section, .submitted, .due, .excused].contains(self) }
    }
}
