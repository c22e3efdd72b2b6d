// Tests mirror Sources/ExerciseKit.
