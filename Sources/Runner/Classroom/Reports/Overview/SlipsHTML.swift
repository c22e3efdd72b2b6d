import Foundation
import Pages
import Support

/// Which slips are common: mistakes that were recognized, then what can be seen in the numbers where none was.
struct SlipsHTML {
    let grades: ClassGrades
    let links: NameLinks
    /// The folder that the pictures' files are relative to.
    let pictures: URL

    /// So many of each kind are shown, and so many bytes of pictures.
    private static let most = 30
    private static let mostBytes = 2_000_000

    var html: ClassSection? {
        let mistakes = Slip.all(in: grades) { $0.mistake }
        let observations = Slip.all(in: grades) { $0.mistake == nil ? $0.observation : nil }
        guard !mistakes.isEmpty || !observations.isEmpty else { return nil }
        var room = Self.mostBytes
        var parts: [String] = []
        if !mistakes.isEmpty {
            parts.append(
                "<p>Each was proved: with this one slip undone, the answer is right.</p>" + list(mistakes, &room))
        }
        if !observations.isEmpty {
            parts.append(
                "<h3>Where no mistake was recognized</h3><p>What can be seen in the numbers, which is no proof.</p>"
                    + list(observations, &room))
        }
        return ClassSection(id: "slips", title: "Common slips", parts.joined(separator: "\n"))
    }

    private func list(_ slips: [Slip], _ room: inout Int) -> String {
        var items: [String] = []
        for slip in slips.prefix(Self.most) {
            let figure = picture(of: slip, room)
            room -= figure.utf8.count
            items.append(
                "<section class=\"slip\"><p><strong>\(slip.places.count) ×</strong> \(slip.exercise.html)</p>"
                    + "<p>\(SentenceHTML.inline(slip.say))</p>\(figure)\(links.list(slip.places))</section>")
        }
        let more = slips.count - items.count
        if more > 0 { items.append("<p class=\"caption\">And \(more) more, each no more common than these.</p>") }
        return items.joined(separator: "\n")
    }

    /// The picture of the first who made it and has one.
    private func picture(of slip: Slip, _ room: Int) -> String {
        for place in slip.places.prefix(20) {
            let judged = grades.submissions[place].exercises.lazy.compactMap(\.judged).first {
                ($0.mistake ?? $0.observation)?.say == slip.say && !$0.pictures.isEmpty
            }
            let hidden = Set(judged?.checks.filter(\.isHidden).map(\.caseName) ?? [])
            guard let shown = judged?.pictures.first(where: { !$0.isRight && !hidden.contains($0.caseName) }),
                let figure = ClassPicture(shown, in: pictures)?.html, figure.utf8.count <= room
            else { continue }
            return figure
        }
        return ""
    }
}
