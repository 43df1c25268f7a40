from first import name
