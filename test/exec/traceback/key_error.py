# RUN: %same_as_cpython %s
prices = {'apple': 1, 'pear': 2}
total = prices['apple'] + prices['plum']
