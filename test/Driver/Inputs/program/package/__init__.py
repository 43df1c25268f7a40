print('package is run once')
