/// A body in its own coordinates: it stands on y = 0 around the y axis, about one unit large.
protocol Shape: Sendable {
    /// A box that holds the whole body.
    var bounds: Box { get }

    /// Signed distance to the surface; may underestimate, must hardly overestimate.
    func distance(_ p: Vector) -> Float

    /// What the surface is made of near a point on it.
    func surface(_ p: Vector) -> Surface
}
