// Tests mirror Sources/Lessons.
