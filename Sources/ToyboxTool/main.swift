print("toybox")
