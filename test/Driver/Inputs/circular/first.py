import second
name = 1
