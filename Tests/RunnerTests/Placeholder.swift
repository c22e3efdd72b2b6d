// Tests mirror Sources/Runner.
