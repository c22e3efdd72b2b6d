// Tests mirror Sources/Imaging.
