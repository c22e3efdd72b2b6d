/// What stands in the place of every ReLU.
enum Rectifier {
    /// ReLU itself, which may be done in one go with what comes before it.
    case relu
    /// Another function, which gets what ReLU would get.
    case other((Tensor) -> Tensor)

    func callAsFunction(_ input: Tensor) -> Tensor {
        switch self {
        case .relu: NN.relu(input)
        case .other(let function): function(input)
        }
    }
}
