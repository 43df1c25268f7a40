# RUN: %same_as_cpython %s
class Bad:
    def __str__(self):
        raise ValueError('no text')


print('ok')
print(Bad())
