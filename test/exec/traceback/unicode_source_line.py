# RUN: %same_as_cpython %s
größe = {'ä': 1}
print('é€😀', größe['ö'] + größe['ä'])
