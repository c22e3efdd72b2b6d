/// The row space's leading direction, scaled by its singular value: where each column lies along the first principal axis.
///
/// By the power method: a matrix applied to a vector again and again turns it towards the eigenvector of the largest
/// eigenvalue. It runs on the smaller of the two Gram matrices, in double precision, since a Gram matrix squares the
/// singular values.
///
/// - Parameter matrix: `rows` by `columns`, row-major, with the mean of each row taken off.
/// - Returns: one number a column; all 0 for a matrix of zeros.
func leadingProjection(of matrix: [Float], rows: Int, columns: Int) -> [Double] {
    let values = matrix.map(Double.init)
    let byRow = rows <= columns
    let size = byRow ? rows : columns
    let gram = gramMatrix(of: values, rows: rows, columns: columns, byRow: byRow)
    guard let (value, vector) = leadingEigenvector(of: gram, size: size), value > 0 else {
        return [Double](repeating: 0, count: columns)
    }
    // An eigenvector of Xᵀ X times the singular value; or of X Xᵀ, which X maps there.
    if !byRow { return vector.map { $0 * value.squareRoot() } }
    var projection = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
        for column in 0..<columns { projection[column] += vector[row] * values[row * columns + column] }
    }
    return projection
}

/// The products of all pairs of rows, or of all pairs of columns.
private func gramMatrix(of values: [Double], rows: Int, columns: Int, byRow: Bool) -> [Double] {
    let size = byRow ? rows : columns
    var gram = [Double](repeating: 0, count: size * size)
    values.withUnsafeBufferPointer { values in
        gram.withUnsafeMutableBufferPointer { gram in
            if byRow {
                for i in 0..<rows {
                    for j in i..<rows {
                        var sum = 0.0
                        for k in 0..<columns { sum += values[i * columns + k] * values[j * columns + k] }
                        gram[i * size + j] = sum
                        gram[j * size + i] = sum
                    }
                }
            } else {
                for row in 0..<rows {
                    for i in 0..<columns {
                        let factor = values[row * columns + i]
                        for j in 0..<columns { gram[i * size + j] += factor * values[row * columns + j] }
                    }
                }
            }
        }
    }
    return gram
}

/// The largest eigenvalue of a symmetric matrix without negative ones, and its eigenvector, of length 1.
///
/// - Returns: nil for a matrix of zeros.
private func leadingEigenvector(of matrix: [Double], size: Int) -> (value: Double, vector: [Double])? {
    // The column of the largest diagonal element: it cannot be at right angles to the leading eigenvector by design, as a
    // constant vector is where means were taken off.
    guard let start = (0..<size).max(by: { matrix[$0 * size + $0] < matrix[$1 * size + $1] }) else { return nil }
    var vector = (0..<size).map { matrix[start * size + $0] }
    guard var value = normalize(&vector) else { return nil }
    for _ in 0..<20_000 {
        var next = [Double](repeating: 0, count: size)
        matrix.withUnsafeBufferPointer { matrix in
            for i in 0..<size {
                let factor = vector[i]
                for j in 0..<size { next[j] += factor * matrix[i * size + j] }
            }
        }
        guard let length = normalize(&next) else { return nil }
        let change = zip(vector, next).reduce(0) { Swift.max($0, ($1.0 - $1.1).magnitude) }
        (value, vector) = (length, next)
        if change < 1e-13 { break }
    }
    return (value, vector)
}

/// Makes a vector's length 1 and gives what it was; nil when it was 0.
private func normalize(_ vector: inout [Double]) -> Double? {
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return nil }
    for index in vector.indices { vector[index] /= length }
    return length
}
