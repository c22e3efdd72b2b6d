/// How a network stands.
package enum ModelState: String, Sendable, Encodable {
    /// It comes with the course.
    case shipped
    /// It was installed.
    case installed
    /// It can be installed.
    case available
    /// It was installed, and is not whole any more.
    case damaged
}
