import NN

/// A macro is a program that the compiler runs.
@freestanding(expression) private macro secret() -> Float = #externalMacro(module: "Thief", type: "SecretMacro")

/// What the macro makes of it.
public func answer() throws -> Tensor { Tensor([#secret, 2], shape: [2]) }
