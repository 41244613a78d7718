"""Makes the golden models with the exporters that teams use, and the scores that the frameworks themselves give.

Run: python make.py --data DIR   (DIR holds credit-default/, bike-sharing/, digits/, iris/, wine/ as the examples name them)
Writes models/*.onnx, tables/*.csv (rows to score) and manifest.json beside this file. Seeded; versions in requirements.txt.
The manifest keeps for each model: the inputs and outputs as the onnx package reads them, the rows, and what the framework
(not the ONNX runtime) answers, with the tolerance that the form allows.
"""

import argparse
import json
import os
import sys
import warnings
from pathlib import Path

import numpy as np
import onnx
import pandas as pd
from lightgbm import LGBMClassifier
from onnx import TensorProto
from onnxmltools import convert_lightgbm, convert_xgboost
from onnxmltools.convert.common.data_types import FloatTensorType as OmtFloat
from skl2onnx import convert_sklearn, to_onnx
from skl2onnx.common.data_types import (
    DoubleTensorType,
    FloatTensorType,
    Int64TensorType,
    StringTensorType,
)
from sklearn.calibration import CalibratedClassifierCV
from sklearn.cluster import KMeans
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import (
    GradientBoostingClassifier,
    HistGradientBoostingRegressor,
    IsolationForest,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression, SGDClassifier
from sklearn.mixture import GaussianMixture
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler
from sklearn.svm import SVC
from xgboost import XGBClassifier, XGBRegressor

warnings.filterwarnings("ignore")
HERE = Path(__file__).parent
SEED = 42
TARGET = "default_payment_next_month"
CODES = ["sex", "education", "marriage"]
manifest: dict[str, dict] = {}


def declared(model: onnx.ModelProto) -> dict:
    """Inputs and outputs as the onnx package reads them: an independent reading for the test of our own reader."""

    def one(value) -> dict:
        kind = value.type.WhichOneof("value")
        if kind != "tensor_type":
            return {"name": value.name, "type": kind}
        tensor = value.type.tensor_type
        dims = [
            d.dim_value if d.HasField("dim_value") else (d.dim_param or None)
            for d in tensor.shape.dim
        ]
        return {
            "name": value.name,
            "type": TensorProto.DataType.Name(tensor.elem_type).lower(),
            "dims": dims,
        }

    return {
        "irVersion": model.ir_version,
        "opsets": {o.domain or "ai.onnx": o.version for o in model.opset_import},
        "inputs": [one(v) for v in model.graph.input],
        "outputs": [one(v) for v in model.graph.output],
    }


def plain(values) -> list:
    array = np.asarray(values)
    return [round_floats(v) for v in array.tolist()]


def round_floats(value):
    """Sixteen significant digits."""
    if isinstance(value, list):
        return [round_floats(v) for v in value]
    return float(f"{value:.16g}") if isinstance(value, float) else value


def save(name: str, onx: onnx.ModelProto, table: str, features: list[str], **expected) -> None:
    (HERE / "models").mkdir(exist_ok=True)
    onx.graph.name = name  # the exporter's is random
    onnx.save(onx, HERE / "models" / f"{name}.onnx")
    manifest[name] = {
        "table": table,
        "features": features,
        **declared(onx),
        **{
            key: plain(value) if isinstance(value, (np.ndarray, list)) else value
            for key, value in expected.items()
        },
    }


def classes_of(model) -> list:
    return [str(c) if isinstance(c, str) else int(c) for c in model.classes_]


def credit(folder: Path) -> None:
    frame = pd.read_csv(folder / "credit-default/credit_default.csv")
    features = [c for c in frame.columns if c not in ("id", TARGET)]
    train = frame.iloc[:12000]
    # The last rows, without the undocumented codes that the training rows may lack: an unknown category is a test of its own.
    rows = frame.iloc[-4000:]
    known = np.logical_and.reduce([rows[c].isin(train[c].unique()) for c in CODES])
    rows = rows[known].sample(96, random_state=SEED).sort_index()
    rows.to_csv(HERE / "tables/credit.csv", index=False, lineterminator="\n")
    x, y = train[features].to_numpy(np.float32), train[TARGET].to_numpy()
    q = rows[features].to_numpy(np.float32)
    matrix = [("X", FloatTensorType([None, 23]))]

    gbc = GradientBoostingClassifier(n_estimators=12, max_depth=3, random_state=SEED).fit(x, y)
    answers = {
        "labels": gbc.predict(q),
        "probabilities": gbc.predict_proba(q),
        "classes": classes_of(gbc),
        "tolerance": 1e-6,
    }

    def gbc_as(name: str, types, options=None, target_opset=None, **more) -> None:
        onx = convert_sklearn(
            gbc,
            initial_types=types,
            options={id(gbc): options} if options else None,
            target_opset=target_opset,
        )
        save(name, onx, "credit", features, **{**answers, **more})

    off = {"zipmap": False}
    gbc_as("credit_gbc_zipmap_off", matrix, off)
    gbc_as("credit_gbc_zipmap_default", matrix)
    gbc_as("credit_gbc_zipmap_columns", matrix, {"zipmap": "columns"})
    gbc_as("credit_gbc_int64_input", [("X", Int64TensorType([None, 23]))], off)
    gbc_as("credit_gbc_fixed_batch_1", [("X", FloatTensorType([1, 23]))], off)
    gbc_as("credit_gbc_fixed_batch_7", [("X", FloatTensorType([7, 23]))], off)
    gbc_as("credit_gbc_opset9", matrix, off, target_opset={"": 9, "ai.onnx.ml": 1})
    gbc_as("credit_gbc_newest_opset", matrix, off, target_opset={"": 21, "ai.onnx.ml": 3})
    gbc_as(
        "credit_gbc_raw_scores",
        matrix,
        {"zipmap": False, "raw_scores": True},
        probabilities=None,
        scores=gbc.decision_function(q),
        kind="log-odds",
    )
    words = np.where(y == 1, "default", "paid")
    named = GradientBoostingClassifier(n_estimators=12, max_depth=3, random_state=SEED).fit(x, words)
    for suffix, options in (("", off), ("_zipmap", None)):
        onx = convert_sklearn(named, initial_types=matrix, options={id(named): options} if options else None)
        save(
            f"credit_gbc_string_labels{suffix}", onx, "credit", features,
            labels=named.predict(q).astype(str), probabilities=named.predict_proba(q), classes=classes_of(named), tolerance=1e-6,
        )
    boolean = GradientBoostingClassifier(n_estimators=4, max_depth=2, random_state=SEED).fit(x, y == 1)
    save(
        "credit_gbc_bool_labels", convert_sklearn(boolean, initial_types=matrix, options={id(boolean): off}), "credit", features,
        labels=boolean.predict(q).astype(int), probabilities=boolean.predict_proba(q), classes=[0, 1], tolerance=1e-6,
    )
    one_two = GradientBoostingClassifier(n_estimators=4, max_depth=2, random_state=SEED).fit(x, y + 1)
    save(
        "credit_gbc_labels_1_2", convert_sklearn(one_two, initial_types=matrix, options={id(one_two): off}), "credit", features,
        labels=one_two.predict(q), probabilities=one_two.predict_proba(q), classes=[1, 2], tolerance=1e-6,
    )
    credit_linear(train, rows, features, y, q, x)
    credit_others(train, rows, features, y, q, x, matrix, off)


def credit_linear(train, rows, features, y, q, x) -> None:
    floats = [f for f in features if f not in CODES]

    def columns_model(handle_unknown="ignore"):
        return make_pipeline(
            ColumnTransformer([
                ("numbers", StandardScaler(), floats),
                ("codes", OneHotEncoder(handle_unknown=handle_unknown), CODES),
            ]),
            LogisticRegression(max_iter=500, random_state=SEED),
        )

    def export(name, model, types, frame, options=None, **more):
        onx = convert_sklearn(model, initial_types=types, options=options)
        save(
            name, onx, "credit", features, labels=model.predict(frame), probabilities=model.predict_proba(frame),
            classes=classes_of(model), tolerance=1e-6, **more,
        )

    lr = columns_model().fit(train[features], y)
    types = [(f, Int64TensorType([None, 1]) if f in CODES else FloatTensorType([None, 1])) for f in features]
    zip_off = {id(lr): {"zipmap": False}}
    export("credit_lr_columns", lr, types, rows[features], zip_off)
    export("credit_lr_columns_zipmap_default", lr, types, rows[features])

    words = {"sex": {1: "male", 2: "female"}, "education": {1: "graduate", 2: "university", 3: "school", 4: "other"}}

    def worded(frame):
        out = frame[features].copy()
        for column in CODES:
            out[column] = [words.get(column, {}).get(v, f"code {v}") for v in frame[column]]
        return out

    for handling in ("ignore", "error"):
        text = columns_model(handling).fit(worded(train), y)
        types = [(f, StringTensorType([None, 1]) if f in CODES else FloatTensorType([None, 1])) for f in features]
        onx = convert_sklearn(text, initial_types=types, options={id(text): {"zipmap": False}})
        query = worded(rows)
        name = "credit_lr_string_categories" + ("" if handling == "ignore" else "_error")
        save(
            name, onx, "credit_words", features, labels=text.predict(query), probabilities=text.predict_proba(query),
            classes=classes_of(text), tolerance=1e-6,
        )
    worded(rows).to_csv(HERE / "tables/credit_words.csv", index=False, lineterminator="\n")

    few = ["limit_bal", "pay_0", "age"]
    ints = make_pipeline(StandardScaler(), LogisticRegression(random_state=SEED)).fit(train[few], y)
    save(
        "credit_lr_int64_columns", to_onnx(ints, train[few][:1], options={id(ints): {"zipmap": False}}), "credit", few,
        labels=ints.predict(rows[few]), probabilities=ints.predict_proba(rows[few]), classes=[0, 1], tolerance=1e-6,
    )
    flat = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500, random_state=SEED)).fit(x, y)
    onx = convert_sklearn(flat, initial_types=[("float_input", FloatTensorType([None, 23]))], options={id(flat): {"zipmap": False}})
    save("credit_lr_matrix", onx, "credit", features, labels=flat.predict(q), probabilities=flat.predict_proba(q), classes=[0, 1], tolerance=1e-6)

    odd = {"limit_bal": "limit bal ($)", "age": "âge", "pay_0": "pay-0"}
    frame = train[few].rename(columns=odd).astype(np.float32)
    awkward = make_pipeline(StandardScaler(), LogisticRegression(random_state=SEED)).fit(frame, y)
    query = rows[few].rename(columns=odd)
    query.to_csv(HERE / "tables/credit_awkward.csv", index=False, lineterminator="\n")
    save(
        "credit_lr_awkward_input_names", to_onnx(awkward, frame[:1], options={id(awkward): {"zipmap": False}}), "credit_awkward",
        list(query.columns), labels=awkward.predict(query.astype(np.float32)),
        probabilities=awkward.predict_proba(query.astype(np.float32)), classes=[0, 1], tolerance=1e-6,
    )


def credit_others(train, rows, features, y, q, x, matrix, off) -> None:
    def both(name, model, onx, table="credit", query=q, **more):
        save(
            name, onx, table, features, labels=model.predict(query), probabilities=model.predict_proba(query),
            classes=[0, 1], **{"tolerance": 1e-6, **more},
        )

    rng = np.random.default_rng(SEED)
    holes = np.where(rng.random(x.shape) < 0.05, np.nan, x).astype(np.float32)
    holed = np.where(rng.random(q.shape) < 0.05, np.nan, q).astype(np.float32)
    imputer = make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), LogisticRegression(max_iter=500, random_state=SEED)).fit(holes, y)
    pd.DataFrame(holed, columns=features).to_csv(HERE / "tables/credit_holes.csv", index=False, lineterminator="\n", float_format="%g")
    both("credit_lr_imputer_nan", imputer, convert_sklearn(imputer, initial_types=matrix, options={id(imputer): off}), "credit_holes", holed)

    isotonic = CalibratedClassifierCV(
        GradientBoostingClassifier(n_estimators=4, max_depth=2, random_state=SEED), method="isotonic", cv=2
    ).fit(x, y)
    # Steps: a value at an edge falls on the other side in float32. A share of rows may differ, and by a step.
    both(
        "credit_calibrated_isotonic", isotonic, convert_sklearn(isotonic, initial_types=matrix, options={id(isotonic): off}),
        steps={"atMost": 0.05, "shareOfRows": 0.05}, tolerance=1e-5,
    )
    forest = IsolationForest(n_estimators=10, max_samples=64, random_state=SEED).fit(x)
    save(
        "credit_isolation_forest", convert_sklearn(forest, initial_types=matrix, target_opset={"": 21, "ai.onnx.ml": 3}), "credit", features,
        labels=forest.predict(q), scores=forest.decision_function(q), kind="isolation-forest", tolerance=1e-6,
    )
    xgb = XGBClassifier(n_estimators=12, max_depth=3, random_state=SEED, n_jobs=1).fit(x, y)
    both("credit_xgboost", xgb, convert_xgboost(xgb, initial_types=[("input", OmtFloat([None, 23]))]))
    lgbm = LGBMClassifier(n_estimators=12, max_depth=3, random_state=SEED, n_jobs=1, verbose=-1).fit(x, y)
    for suffix, zipmap in (("", False), ("_zipmap_default", True)):
        onx = convert_lightgbm(lgbm, initial_types=[("input", OmtFloat([None, 23]))], zipmap=zipmap)
        both(f"credit_lightgbm{suffix}", lgbm, onx)
    # Few columns, so that the trees do split on the categories: the export then compares with category codes (0, 1, ...), not with values.
    narrow = ["limit_bal", *CODES, "age"]
    frame = train[narrow].astype({c: "category" for c in CODES})
    trap = LGBMClassifier(n_estimators=12, max_depth=4, random_state=SEED, n_jobs=1, verbose=-1).fit(frame, y)
    kinds = {c: frame[c].cat.categories.tolist() for c in CODES}
    query = rows[narrow].copy()
    for column in CODES:
        query[column] = pd.Categorical(rows[column], categories=kinds[column])
    onx = convert_lightgbm(trap, initial_types=[("input", OmtFloat([None, len(narrow)]))], zipmap=False)
    save(
        "credit_lightgbm_categories_TRAP", onx, "credit", narrow, labels=trap.predict(query), probabilities=trap.predict_proba(query),
        classes=[0, 1], categories=kinds, tolerance=1e-6,
    )
    # A matrix whose coded columns are cast to whole numbers before one-hot encoding: 2.7 is 2 for the runtime and unknown for scikit-learn.
    spots = [features.index(c) for c in CODES]
    others = [i for i in range(23) if i not in spots]
    hot = make_pipeline(
        ColumnTransformer([("numbers", StandardScaler(), others), ("codes", OneHotEncoder(handle_unknown="ignore"), spots)]),
        LogisticRegression(max_iter=500, random_state=SEED),
    ).fit(x, y)
    both("credit_lr_matrix_onehot", hot, convert_sklearn(hot, initial_types=matrix, options={id(hot): off}))

    # Exports without a complaint and does not load: the runtime has no float64 tree classifier that gives doubles.
    doubles = GradientBoostingClassifier(n_estimators=2, max_depth=2, random_state=SEED).fit(x, y)
    onx = convert_sklearn(doubles, initial_types=[("X", DoubleTensorType([None, 23]))], options={id(doubles): off})
    save("credit_gbc_double_does_not_load", onx, "credit", features, refused="MODEL_NOT_LOADABLE")

    ordinal = make_pipeline(
        ColumnTransformer([("codes", OrdinalEncoder(), [0, 1])]), RandomForestClassifier(n_estimators=3, max_depth=3, random_state=SEED)
    ).fit(train[["sex", "education"]].astype(str).to_numpy(), y)
    onx = convert_sklearn(ordinal, initial_types=[("X", StringTensorType([None, 2]))], options={id(ordinal): off})
    text = rows[["sex", "education"]].astype(str).to_numpy()
    save(
        "credit_rf_string_matrix", onx, "credit", ["sex", "education"], labels=ordinal.predict(text),
        probabilities=ordinal.predict_proba(text), classes=[0, 1], tolerance=1e-6,
    )


def bike(folder: Path) -> None:
    frame = pd.read_csv(folder / "bike-sharing/bike_sharing_hourly.csv")
    features = ["season", "mnth", "hr", "holiday", "weekday", "workingday", "weathersit", "temp", "atemp", "hum", "windspeed"]
    train = frame[frame.dteday < "2012-07-01"].iloc[::3]
    rows = frame[frame.dteday >= "2012-07-01"].sample(128, random_state=SEED).sort_index()
    rows.to_csv(HERE / "tables/bike.csv", index=False, lineterminator="\n")
    x, y = train[features].to_numpy(np.float32), train["cnt"].to_numpy(float)
    q = rows[features].to_numpy(np.float32)
    matrix = [("X", FloatTensorType([None, 11]))]

    def value(name, model, onx, query=q, **more):
        save(name, onx, "bike", features, values=model.predict(query), **{"tolerance": 1e-4, **more})

    hgb = HistGradientBoostingRegressor(max_iter=12, max_leaf_nodes=8, random_state=SEED).fit(x, y)
    value("bike_hgb", hgb, convert_sklearn(hgb, initial_types=matrix))
    rf = RandomForestRegressor(n_estimators=5, max_depth=5, random_state=SEED).fit(x, y)
    value("bike_rf", rf, convert_sklearn(rf, initial_types=matrix))
    xgb = XGBRegressor(n_estimators=12, max_depth=3, random_state=SEED, n_jobs=1).fit(x, y)
    value("bike_xgboost", xgb, convert_xgboost(xgb, initial_types=[("input", OmtFloat([None, 11]))]))
    two = RandomForestRegressor(n_estimators=3, max_depth=4, random_state=SEED).fit(x, train[["casual", "registered"]].to_numpy(float))
    value("bike_rf_two_targets", two, convert_sklearn(two, initial_types=matrix), targets=2)
    linear = LinearRegression().fit(train[features].to_numpy(float), y)
    value(
        "bike_linear_double", linear, convert_sklearn(linear, initial_types=[("X", DoubleTensorType([None, 11]))]),
        rows[features].to_numpy(float), tolerance=1e-12,
    )
    wrong = HistGradientBoostingRegressor(max_iter=12, max_leaf_nodes=8, random_state=SEED, categorical_features=[0, 2, 6]).fit(x, y)
    value("bike_hgb_categorical_WRONG", wrong, convert_sklearn(wrong, initial_types=matrix))
    # One category of two values: no path repeats a question, and the columns are permuted all the same.
    wrong = HistGradientBoostingRegressor(max_iter=12, max_leaf_nodes=8, random_state=SEED, categorical_features=[5]).fit(x, y)
    value("bike_hgb_workingday_WRONG", wrong, convert_sklearn(wrong, initial_types=matrix))
    # Trained with missing values: a path may ask twice, missing values sent the other way.
    rng = np.random.default_rng(SEED)
    holes = np.where(rng.random(x.shape) < 0.1, np.nan, x).astype(np.float32)
    holed = np.where(rng.random(q.shape) < 0.1, np.nan, q).astype(np.float32)
    pd.DataFrame(holed, columns=features).to_csv(HERE / "tables/bike_holes.csv", index=False, lineterminator="\n", float_format="%.9g")
    nan = HistGradientBoostingRegressor(max_iter=30, max_leaf_nodes=16, random_state=SEED).fit(holes, y)
    save("bike_hgb_nan", convert_sklearn(nan, initial_types=matrix), "bike_holes", features, values=nan.predict(holed), missing="allow", tolerance=1e-4)


def small(folder: Path) -> None:
    iris = pd.read_csv(folder / "iris/iris.csv")
    features = list(iris.columns[:4])
    iris.iloc[::3].to_csv(HERE / "tables/iris.csv", index=False, lineterminator="\n")
    x, y = iris[features].to_numpy(np.float32), iris["species"].to_numpy(str).astype(object)
    q = x[::3]
    matrix = [("X", FloatTensorType([None, 4]))]
    lr = LogisticRegression(max_iter=500, random_state=SEED).fit(x, y)
    save(
        "iris_lr_zipmap_default", convert_sklearn(lr, initial_types=matrix), "iris", features, labels=lr.predict(q).astype(str),
        probabilities=lr.predict_proba(q), classes=classes_of(lr), tolerance=1e-6,
    )
    sgd = SGDClassifier(random_state=SEED).fit(x, y)
    save(
        "iris_sgd_margins", convert_sklearn(sgd, initial_types=matrix, options={id(sgd): {"zipmap": False}}), "iris", features,
        labels=sgd.predict(q).astype(str), scores=sgd.decision_function(q), classes=classes_of(sgd), kind="margins", tolerance=1e-4,
    )
    two = np.where(y == "setosa", "setosa", "other").astype(object)
    svc = SVC(random_state=SEED).fit(x, two)
    # The exporter writes the margins of a binary SVC as [s, -s]; those of the other classifiers are [-s, s].
    save(
        "iris_svc_binary", convert_sklearn(svc, initial_types=matrix, options={id(svc): {"zipmap": False}}), "iris", features,
        labels=svc.predict(q).astype(str), scores=svc.decision_function(q), classes=classes_of(svc), kind="log-odds", tolerance=1e-5,
    )
    gmm = GaussianMixture(3, random_state=SEED).fit(x)
    save(
        "iris_gaussian_mixture", convert_sklearn(gmm, initial_types=matrix), "iris", features, labels=gmm.predict(q),
        probabilities=gmm.predict_proba(q), tolerance=1e-5,
    )
    digits = pd.read_csv(folder / "digits/digits.csv")
    pixels = list(digits.columns[:64])
    digits.iloc[::30].to_csv(HERE / "tables/digits.csv", index=False, lineterminator="\n")
    x, y = digits[pixels].to_numpy(np.float32), digits["digit"].to_numpy()
    q = x[::30]
    lr = LogisticRegression(max_iter=200, random_state=SEED).fit(x, y)
    save(
        "digits_lr", convert_sklearn(lr, initial_types=[("X", FloatTensorType([None, 64]))], options={id(lr): {"zipmap": False}}),
        "digits", pixels, labels=lr.predict(q), probabilities=lr.predict_proba(q), classes=classes_of(lr), tolerance=1e-6,
    )
    wine = pd.read_csv(folder / "wine/wine.csv")
    features = list(wine.columns[:13])
    wine.iloc[::4].to_csv(HERE / "tables/wine.csv", index=False, lineterminator="\n")
    x = wine[features].to_numpy(np.float32)
    q = x[::4]
    kmeans = make_pipeline(StandardScaler(), KMeans(n_clusters=3, n_init=3, random_state=SEED)).fit(x)
    save(
        "wine_kmeans", convert_sklearn(kmeans, initial_types=[("X", FloatTensorType([None, 13]))]), "wine", features,
        labels=kmeans.predict(q), scores=kmeans.transform(q), kind="clusters", tolerance=1e-5,
    )


def external() -> None:
    """A model whose weights stand in a file beside it, and one whose path leaves its folder."""
    weights = onnx.numpy_helper.from_array(np.arange(4, dtype=np.float32).reshape(4, 1), "w")
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("MatMul", ["X", "w"], ["variable"])], "outside",
        [onnx.helper.make_tensor_value_info("X", TensorProto.FLOAT, [None, 4])],
        [onnx.helper.make_tensor_value_info("variable", TensorProto.FLOAT, [None, 1])], [weights],
    )
    (HERE / "models/external_weights.bin").unlink(missing_ok=True)  # the writer appends
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8)
    onnx.save_model(
        model, HERE / "models/external_weights.onnx", save_as_external_data=True, location="external_weights.bin", size_threshold=0
    )
    outside = onnx.load(HERE / "models/external_weights.onnx", load_external_data=False)
    for entry in outside.graph.initializer[0].external_data:
        if entry.key == "location":
            entry.value = "../external_weights.bin"
    (HERE / "models/external_escape.onnx").write_bytes(outside.SerializeToString())


def main() -> None:
    if os.environ.get("PYTHONHASHSEED") != "0":  # the exporters walk over sets: the order of nodes depends on it
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data
    (HERE / "tables").mkdir(exist_ok=True)
    credit(folder)
    bike(folder)
    small(folder)
    external()
    (HERE / "manifest.json").write_text(
        "{\n" + ",\n".join(f'"{name}": {json.dumps(entry, separators=(",", ":"), ensure_ascii=False)}' for name, entry in manifest.items()) + "\n}\n"
    )


main()
