import Checking
import Explaining
import Foundation
import Imaging
import NN
import Pictures

/// The files of an explanation, `summary.json` apart.
struct ExplanationFiles: Sendable {
    let explanation: Explanation
    /// What the network was shown.
    let seen: Picture
    let choice: MethodChoice
    /// The colors of the overlay.
    let colormap: Colormap
    /// What stands above the montage.
    let title: String

    /// All files, in memory: nothing is written before everything is there.
    func all() throws -> [OutputFolder.File] {
        var files = [
            OutputFolder.File(name: "heatmap.safetensors", data: SafeTensors(arrays: arrays()).encoded()),
            OutputFolder.File(
                name: "overlay.png",
                data: try overlay.pngData()),
            OutputFolder.File(name: "input.png", data: try seen.pngData()),
        ]
        if let maps = explanation.maps {
            files.append(
                OutputFolder.File(
                    name: "montage.png", data: try Montage(maps: maps, title: title).picture().pngData()))
        }
        return files
    }

    /// The heat map over what the network was shown.
    var overlay: Picture { Imaging.overlay(heatmap: shownHeatmap, on: seen, colormap: colormap) }

    /// The heat map as the overlay shows it.
    ///
    /// Gradients at pixels have a few values that dwarf all others, and a picture of them would be all but empty: for the
    /// gradient methods the brightest hundredth is shown at full color, as captum's visualization cuts outliers off. The
    /// numbers are stored as they are.
    var shownHeatmap: Tensor {
        guard choice.descriptor.isGradient else { return explanation.heatmap }
        let sorted = explanation.heatmap.scalars.sorted()
        let bright = sorted[(sorted.count - 1) * 99 / 100]
        return bright > 0 ? (explanation.heatmap / bright).clamped(to: 0...1) : explanation.heatmap
    }

    /// What `heatmap.safetensors` holds.
    func arrays() -> [String: StoredArray] {
        var tensors = ["heatmap": explanation.heatmap, "logits": explanation.logits]
        tensors["coarse"] = explanation.coarse
        tensors["maps"] = explanation.maps
        if let attribution = explanation.attribution {
            if explanation.coarse != nil {
                // At the layer's size, with the signs that the heat map has lost.
                tensors["evidence"] = attribution
            } else if attribution.rank == 3 {
                tensors["signed"] = attribution
                tensors["attribution"] = choice.reduction(attribution.unsqueezed(at: 0))
            } else {
                tensors["attribution"] = attribution
            }
        }
        return tensors.mapValues { StoredArray($0) }
    }
}
