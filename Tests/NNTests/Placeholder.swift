// Tests mirror Sources/NN.
