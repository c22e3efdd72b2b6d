// Tests mirror Sources/Toybox.
