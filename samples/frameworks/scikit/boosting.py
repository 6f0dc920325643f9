"""Trains scikit-learn on the rows that Penstock's models were trained on, and measures both.

usage: boosting.py DIRECTORY ROUNDS

train.csv and eval.csv have a column for each feature (a category's index, -1 for none, has the name and the number of its values
after a #), then the label, then the probability of the second class by each of Penstock's models. Boosting has as many rounds as
Penstock's; a linear model is fitted if Penstock has one, "linear". A line for each model is printed: name,AUC,PR-AUC.
"""

import sys
from pathlib import Path

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score

MOST_CATEGORIES = 255


def read(file):
    """Returns the names of the columns and their numbers."""
    with open(file, encoding="utf-8") as lines:
        names = lines.readline().strip().split(",")
    return names, numpy.loadtxt(file, delimiter=",", skiprows=1)


def sizes(names):
    """Returns the number of categories of each feature, 0 for a number."""
    return [int(name.rsplit("#", 1)[1]) if "#" in name else 0 for name in names]


def one_hot(table, categories):
    """Returns a column for each number and for each category."""
    columns = []
    for index, size in enumerate(categories):
        values = table[:, index : index + 1]
        columns.append((values == numpy.arange(size)).astype(float) if size else values)
    return numpy.hstack(columns)


def coded(table, categories):
    """Returns the features as trees take them, with a category for none; too many categories are taken as numbers."""
    features = table.copy()
    for index, size in enumerate(categories):
        if size:
            none = features[:, index] < 0
            features[none, index] = size if size < MOST_CATEGORIES else numpy.nan
    return features


def show(name, labels, scores):
    print(f"{name},{roc_auc_score(labels, scores):.5f},{average_precision_score(labels, scores):.5f}")


def main():
    directory = Path(sys.argv[1])
    names, train = read(directory / "train.csv")
    _, evaluation = read(directory / "eval.csv")
    label = names.index("label")
    categories = sizes(names[:label])
    for index in range(label + 1, len(names)):
        show(names[index], evaluation[:, label], evaluation[:, index])
    boosting = HistGradientBoostingClassifier(
        max_iter=int(sys.argv[2]),
        early_stopping=False,
        categorical_features=[0 < size < MOST_CATEGORIES for size in categories],
        random_state=1,
    )
    boosting.fit(coded(train[:, :label], categories), train[:, label])
    scores = boosting.predict_proba(coded(evaluation[:, :label], categories))[:, 1]
    show("HistGradientBoostingClassifier", evaluation[:, label], scores)
    if "linear" in names:
        logistic = LogisticRegression(max_iter=2000)
        logistic.fit(one_hot(train[:, :label], categories), train[:, label])
        scores = logistic.predict_proba(one_hot(evaluation[:, :label], categories))[:, 1]
        show("LogisticRegression", evaluation[:, label], scores)


if __name__ == "__main__":
    main()
