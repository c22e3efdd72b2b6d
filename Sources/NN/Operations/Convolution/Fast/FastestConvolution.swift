/// The choice among the fast forms of a convolution; all of them give what the plain one gives, up to rounding.
///
/// To read: ``plainConvolve(_:_:)`` is the definition; `Im2colGEMM.swift` is what most libraries do, for any kernel;
/// `WinogradConvolution.swift` is for 3x3 kernels on large maps, `SmallWinogradConvolution.swift` for those on small ones.
extension ConvolutionGeometry {
    /// The output behind its epilogue, by whichever form is the faster for these lengths.
    func fastestConvolve(_ input: Tensor, _ weight: Tensor, epilogue: ConvolutionEpilogue) -> Tensor {
        if let winograd = WinogradConvolution(self), winograd.isFaster {
            return winograd.convolve(input, weight, epilogue: epilogue)
        }
        if let winograd = SmallWinogradConvolution(self), winograd.isFaster {
            return winograd.convolve(input, weight, epilogue: epilogue)
        }
        return im2colConvolve(input, weight, epilogue: epilogue)
    }

    /// The pullback to the input, by whichever form is the faster; ``plainInputGradient(_:_:)`` is the definition.
    func fastestInputGradient(_ upstream: Tensor, _ weight: Tensor) -> Tensor {
        if let backward {
            if let winograd = WinogradConvolution(backward), winograd.isFaster {
                return winograd.convolve(upstream, weight, backward: true)
            }
            if let winograd = SmallWinogradConvolution(backward), winograd.isFaster {
                return winograd.convolve(upstream, weight, backward: true)
            }
        }
        return im2colInputGradient(upstream, weight)
    }

    /// The convolution, with stride 1, that takes the upstream gradient back to the input.
    var backward: ConvolutionGeometry? {
        guard stride == 1, padding < kernelHeight, kernelHeight == kernelWidth else { return nil }
        return ConvolutionGeometry(
            input: outputShape, weight: [inputChannels, outputChannels, kernelHeight, kernelWidth], stride: 1,
            padding: kernelHeight - 1 - padding)
    }
}
