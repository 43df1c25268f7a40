#!/usr/bin/env python3
# Random differential testing of the builtin types against CPython: more of what test/exec/random does in the test suite.
#
#   fuzz_types.py [--seeds 1:100] [--count 20000] [family ...]   operations drawn at run time (test/exec/random/types.py)
#   fuzz_types.py --source [--seeds 1:100]                       programs of literals: constant folding, inline fast paths
#
# Prints every case that differs; exit status 1 if there is one.
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
PYTHON = '/usr/bin/python3.11' if os.path.exists('/usr/bin/python3.11') else 'python3.11'
PYAOT = os.path.join(os.environ.get('PYAOT_BUILD', os.path.join(TOP, 'build')), 'bin', 'pyaot')
ENVIRONMENT = {**os.environ, 'PYTHONHASHSEED': '0', 'PYTHONWARNINGS': 'ignore', 'PYTHONIOENCODING': 'utf-8'}


def run(command):
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, timeout=600)
    return done.stdout.decode('utf-8', 'backslashreplace').split('\n') + [str(done.returncode)]


def compare(title, ours, theirs):
    differences = 0
    for mine, other in zip(ours, theirs):
        if mine != other:
            differences += 1
            if differences <= 20:
                print(f'{title}\n  CPython {other[:400]}\n  pyaot   {mine[:400]}')
    if len(ours) != len(theirs):
        print(f'{title}: {len(theirs)} lines under CPython, {len(ours)} under pyaot')
        differences += 1
    return differences


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--seeds', default='1:5')
    parser.add_argument('--count', default='20000')
    parser.add_argument('--source', action='store_true')
    parser.add_argument('families', nargs='*')
    options = parser.parse_args()
    first, last = map(int, (options.seeds if ':' in options.seeds else options.seeds + ':' + options.seeds).split(':'))
    differences = 0
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, 'program')
        source = os.path.join(TOP, 'test', 'exec', 'random', 'types.py')
        if not options.source:
            subprocess.run([PYAOT, source, '-o', program], check=True)
        for seed in range(first, last + 1):
            if options.source:
                source = os.path.join(folder, f'literals_{seed}.py')
                with open(source, 'w') as f:
                    subprocess.run([sys.executable, os.path.join(HERE, 'make_literals.py'), str(seed)], stdout=f, check=True)
                subprocess.run([PYAOT, source, '-o', program], check=True, stderr=subprocess.DEVNULL)
                command = []
            else:
                command = [str(seed), options.count, *options.families]
            differences += compare(f'seed {seed}', run([program, *command]), run([PYTHON, source, *command]))
            print(f'seed {seed}: {differences} differences so far', flush=True)
    sys.exit(differences > 0)


main()
