import CropNormalize
import ExerciseKit

Check.main { given, report in
    let picture = try given.picture("image")
    let crop = centerCrop(picture, side: 224)
    report("corner", [crop.left, crop.top])
    report("crop", crop.square)
    report("tensor", networkInput(try given.picture("image-tile")))
}
