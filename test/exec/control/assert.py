# RUN: %same_as_cpython %s
assert True
assert 1, 'not shown'
for f in (0, [], None):
    try:
        assert f, ('msg', f)
    except AssertionError as e:
        print(repr(e), e)
try:
    assert 1 == 2
except AssertionError as e:
    print(repr(e), str(e) == '', e.args)
