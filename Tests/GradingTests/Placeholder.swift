// Tests mirror Sources/Grading.
