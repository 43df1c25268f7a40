#!/usr/bin/env python3
"""Builds the fuzz targets (test/fuzz/targets.h) and runs them, one after the other.

    utils/fuzz.py [--minutes N] [--build DIR] [TARGET ...]

The minutes (10) are of all targets together; TARGET is marshal, decoder, frontend. Seeds are the .pyc files in the test
tree. What was learnt stays in DIR/corpus (build-fuzz/corpus), a finding in DIR/findings: its input is made smaller, its path
and report are printed, and the run ends with exit status 1.
"""
import argparse
import glob
import os
import subprocess
import sys
import time

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGETS = ["marshal", "decoder", "frontend"]


def build(folder):
    if not os.path.exists(os.path.join(folder, "build.ninja")):
        subprocess.run(["cmake", "--preset", "release", "-B", folder, "-DPYAOT_FUZZ=ON", "-DCMAKE_CXX_FLAGS_RELEASE=-O1"],
                       cwd=root, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["ninja", "-C", folder, "fuzzers"], check=True, stdout=subprocess.DEVNULL)


def seeds(folder):
    """A folder with the fixtures under names that tell them apart, and the inputs of earlier findings."""
    os.makedirs(folder, exist_ok=True)
    for path in glob.glob(os.path.join(root, "test", "**", "Inputs", "**", "*.pyc"), recursive=True):
        link = os.path.join(folder, os.path.relpath(path, root).replace(os.sep, "_"))
        if not os.path.exists(link):
            os.symlink(path, link)
    return folder


def run(target, seconds, folder, options):
    """The exit status of one target's run of so many seconds."""
    corpus, findings = os.path.join(folder, "corpus", target), os.path.join(folder, "findings", target)
    for made in (corpus, findings):
        os.makedirs(made, exist_ok=True)
    command = [os.path.join(folder, "bin", target + "-fuzzer"), "-max_total_time=%d" % seconds, "-timeout=60", "-rss_limit_mb=2048",
               "-malloc_limit_mb=512", "-max_len=16384", "-verbosity=0", "-print_final_stats=1",
               "-dict=" + os.path.join(root, "test", "fuzz", "pyc.dict"), "-artifact_prefix=" + findings + os.sep] + options
    return subprocess.run(command + [corpus, seeds(os.path.join(folder, "seeds"))]).returncode


def shrink(target, folder):
    """Makes the newest finding smaller, if it is a crash (libFuzzer does not shrink the slow)."""
    found = max(glob.glob(os.path.join(folder, "findings", target, "*")), key=os.path.getmtime, default=None)
    if found is None:
        return None
    small = found + ".small"
    subprocess.run([os.path.join(folder, "bin", target + "-fuzzer"), "-minimize_crash=1", "-max_total_time=60", "-timeout=60",
                    "-exact_artifact_path=" + small, found], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return small if os.path.exists(small) else found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--build", default=os.path.join(root, "build-fuzz"))
    parser.add_argument("targets", nargs="*", choices=TARGETS + [[]], metavar="TARGET")
    arguments = parser.parse_args()
    build(arguments.build)
    targets = arguments.targets or TARGETS
    for target in targets:
        start = time.monotonic()
        status = run(target, arguments.minutes * 60 / len(targets), arguments.build, [])
        print("%s: %.1f minutes, %s" % (target, (time.monotonic() - start) / 60, "a finding" if status else "no finding"), flush=True)
        if status:
            print("input:", shrink(target, arguments.build))
            return 1
    return 0


sys.exit(main())
