#!/usr/bin/env python3
"""Trains scikit-learn on the rows of a fold that DigitsFold wrote, and prints a line `name accuracy` for each model.

usage: digits.py DIRECTORY   (with train.csv and eval.csv)
"""

import sys
from pathlib import Path

import numpy
from sklearn.ensemble import RandomForestClassifier
from sklearn.svm import SVC

MODELS = {
    "RandomForestClassifier": RandomForestClassifier(n_estimators=100, random_state=1),
    "SVC": SVC(),
}


def read(file):
    table = numpy.loadtxt(file, delimiter=",", skiprows=1)
    return table[:, :-1] / 16, table[:, -1]


def main():
    directory = Path(sys.argv[1])
    pixels, digits = read(directory / "train.csv")
    others, truth = read(directory / "eval.csv")
    for name, model in MODELS.items():
        print(name, model.fit(pixels, digits).score(others, truth))


main()
