import Pages

/// The styles and the script of a class's pages, read once for all of them.
struct ClassStyle: Sendable {
    let style: String
    let script: String

    init() throws {
        style = try PageAssets.text("page.css") + "\n" + PageAssets.text("class.css")
        script = try PageAssets.text("class.js")
    }

    /// A page around a body.
    func page(title: String, body: String) -> String {
        PageFrame(title: title, body: body, style: style, script: script, data: "{}").html
    }
}
