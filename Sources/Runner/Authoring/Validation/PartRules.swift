import Lessons
import Pages

/// Parts of a lesson's page have to be there to be touched: each is computed once, as the page would.
struct PartRules {
    let lesson: Lesson
    let course: Course

    /// What keeps a part from being made, at the part's block.
    func problems() -> [Diagnostic] {
        var builder = PartBuilder(folder: lesson.folder, models: course.models)
        return lesson.blocks.compactMap { block in
            guard case .part(let part) = block else { return nil }
            do {
                try builder.check(part)
                return nil
            } catch let fault as PartFault {
                return Diagnostic(part.location, fault.message, remedy: fault.remedy)
            } catch {
                return Diagnostic(
                    part.location, "The part \"\(part.title)\" cannot be made: \(error).",
                    remedy: "Correct its keys, or take it out.")
            }
        }
    }
}
