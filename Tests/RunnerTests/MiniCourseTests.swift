import Testing

/// All tests that build the mini course: one after the other, because they build in one folder.
@Suite(.serialized)
enum MiniCourseTests {}
