import third
third.name
