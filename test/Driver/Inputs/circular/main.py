try:
    import first
except ImportError as e:
    print(e)
try:
    import third
except AttributeError as e:
    print(e)
