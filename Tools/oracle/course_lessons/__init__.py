"""The independent half of the lessons: every reference is computed here by PyTorch, pytorch-grad-cam and Pillow."""
