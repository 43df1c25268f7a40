# needs 3.11
def work(kinds):
    errors = []
    for kind in kinds:
        try:
            raise kind("from " + kind.__name__)
        except Exception as e:
            e.add_note("noted")
            errors.append(e)
    raise ExceptionGroup("several", errors)


def handle(*kinds):
    try:
        work(kinds)
    except* ValueError as g:
        print("values", [str(e) for e in g.exceptions], g.exceptions[0].__notes__)
    except* (TypeError, KeyError) as g:
        print("others", len(g.exceptions))
        if len(g.exceptions) > 1:
            return_value = "more"
    else:
        print("nothing")
    finally:
        print("finally")


handle(ValueError, TypeError)
handle(ValueError, ValueError, KeyError, TypeError)
try:
    handle(OSError, ValueError)
except* OSError as g:
    print("left", g)
t = (1, 2)
print({(0, *t): 1}[0, *t])
