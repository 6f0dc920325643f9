"""A chain of tasks, each with a small file, that doit runs once and then again for each line of input.

Argument: how many tasks. Prints the seconds from the call of doit to its return, in this warm interpreter: the tasks are made
anew, the database of what was done is opened, and every task is found to be up to date.
"""
import sys
import time

from doit.cmd_base import ModuleTaskLoader
from doit.doit_cmd import DoitMain

tasks = int(sys.argv[1])
executed = []


def write(number):
    executed.append(number)
    with open("out-%d" % number, "w") as out:
        out.write("%d\n" % number)


def task_chain():
    for number in range(tasks):
        before = {"file_dep": ["out-%d" % (number - 1)]} if number else {"uptodate": [True]}
        yield {"name": str(number), "targets": ["out-%d" % number], "actions": [(write, [number])], **before}


def run():
    loader = ModuleTaskLoader({"task_chain": task_chain, "DOIT_CONFIG": {"reporter": "zero"}})
    start = time.perf_counter()
    failed = DoitMain(loader).run(["run"])
    seconds = time.perf_counter() - start
    if failed or len(executed) != tasks:
        sys.exit("doit ended with %s after %d of %d tasks" % (failed, len(executed), tasks))
    return seconds


run()
for _ in sys.stdin:
    print(run(), flush=True)
