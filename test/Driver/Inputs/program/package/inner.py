from . import other
NAME = 'Ada'
