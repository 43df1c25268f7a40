# RUN: %same_as_cpython %s
class O:
    pass


o = O()
o.x = 1
o.x += 5
l = [1, 2, 3]
l[1] *= 10
l[-1] -= 1
l[0:2] += ['a']
d = {'k': 'v'}
d['k'] += 'w'
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e)
print(o.x, l, d, t)
i = 0
def idx():
    global i
    i += 1
    return i
l[idx()] = 'once'
m = [0, 0, 0, 0]
m[idx()] += 7
print(l, m, i)
