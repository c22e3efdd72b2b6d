import Lessons

/// The place of a part: its title and words; the page's script fills it in.
struct PartHTML {
    let part: PartSpec
    let id: String
    let prose: ProseHTML
    /// The level of its heading.
    var level = 3

    var html: String {
        part.kind == .question ? question : figure
    }

    private var figure: String {
        let ask = part.ask.isEmpty ? "" : "<div class=\"ask\" data-slot=\"ask\">\(prose.html(part.ask))</div>"
        let say = part.say.isEmpty ? "" : "<div class=\"say\">\(prose.html(part.say))</div>"
        return """
            <section class="part" id="\(id)" data-part="\(part.kind.rawValue)" aria-labelledby="\(id)-title">
            <h\(level) class="part-title" id="\(id)-title">\(part.title.html)</h\(level)>
            \(ask)<div class="stage" data-slot="stage"><noscript><p>This needs scripts, which are off.</p></noscript></div>
            \(say)</section>
            """
    }

    /// The question first; its answer opens when the reader has made up their mind.
    private var question: String {
        let title = part.title
        let choices = part.choices.enumerated().map { index, choice in
            "<li><label><input type=\"radio\" name=\"\(id)\" value=\"\(index)\">"
                + "<span>\(choice.html)</span></label></li>"
        }
        let list = choices.isEmpty ? "" : "<ul class=\"choices\">\(choices.joined())</ul>"
        let right = part.right.map { " data-right=\"\($0)\"" } ?? ""
        return """
            <section class="question" id="\(id)" data-part="question"\(right) aria-labelledby="\(id)-title">
            <h3 class="part-title" id="\(id)-title">\(title.html)</h3>
            \(prose.html(part.ask))\(list)
            <details class="answer"><summary>Answer</summary>\(prose.html(part.answer))</details></section>
            """
    }
}
