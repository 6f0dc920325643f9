#!/usr/bin/env python3
"""Trains scikit-learn on the split and the features that ExportTrips wrote, and prints quality beside Penstock's.

usage: compare.py DIRECTORY   (with train.csv and eval.csv)
"""

import sys
from pathlib import Path

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, log_loss, roc_auc_score


def read(file):
    """Returns features with categories one-hot, the labels, and Penstock's probabilities by model."""
    with open(file, encoding="utf-8") as lines:
        names = lines.readline().strip().split(",")
    table = numpy.loadtxt(file, delimiter=",", skiprows=1)
    columns = []
    for index, name in enumerate(names[:-3]):
        values = table[:, index]
        if "#" in name:
            size = int(name.rsplit("#", 1)[1])
            columns.append((values[:, None] == numpy.arange(size)).astype(float))
        else:
            columns.append(values[:, None])
    return numpy.hstack(columns), table[:, -3], {"linear": table[:, -2], "boosted": table[:, -1]}


def show(name, labels, scores):
    print(
        f"{name:34} AUC {roc_auc_score(labels, scores):.5f}  "
        f"PR-AUC {average_precision_score(labels, scores):.5f}  log loss {log_loss(labels, scores):.5f}"
    )


def main():
    directory = Path(sys.argv[1])
    train, train_labels, _ = read(directory / "train.csv")
    evaluation, labels, penstock = read(directory / "eval.csv")
    print(f"{len(train_labels)} rows to train, {len(labels)} to evaluate, {train.shape[1]} columns")
    show("Penstock, logistic regression", labels, penstock["linear"])
    logistic = LogisticRegression(max_iter=2000).fit(train, train_labels)
    show("scikit-learn, logistic regression", labels, logistic.predict_proba(evaluation)[:, 1])
    show("Penstock, boosted trees", labels, penstock["boosted"])
    boosted = HistGradientBoostingClassifier(max_iter=50, max_depth=6, l2_regularization=1.0, early_stopping=False)
    boosted.fit(train, train_labels)
    show("scikit-learn, boosted trees", labels, boosted.predict_proba(evaluation)[:, 1])


if __name__ == "__main__":
    main()
