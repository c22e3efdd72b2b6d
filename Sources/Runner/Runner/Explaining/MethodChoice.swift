import Explaining

/// A method with its options, as asked for on the command line.
struct MethodChoice: Sendable {
    let descriptor: MethodDescriptor
    let method: any ExplanationMethod
    /// How many noisy copies, masks or points of a way the method was told to take; nil when it was not.
    let samples: Int?
    /// How the gradient methods make one number of a pixel's three.
    let reduction: ChannelReduction
    /// The options that the method was given or took by default, in the words of the command line.
    let settings: [Setting]
    /// Options that were given and that this method does not listen to.
    let ignored: [String]

    /// What the method is called on the command line.
    var name: MethodName { descriptor.name }

    /// An option and its value.
    struct Setting: Sendable, Equatable {
        var name: String
        var value: String
    }
}
