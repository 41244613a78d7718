import { type ErrorCatalog, errorsOf } from '@mlops-actions/core'

/** What can go wrong with models and prediction files, and what a user can do about it. */
export const inferenceErrors = {
  MODEL_NOT_FOUND: {
    summary: 'The model file cannot be read.',
    explanation:
      'The path is relative to the folder of mlops.yml. Check `train.outputs.model` and that training wrote it.',
  },
  MODEL_NOT_ONNX: {
    summary: 'The file is not an ONNX model.',
    explanation:
      'Models are scored from ONNX because reading it runs no code. A pickle or joblib file is never opened: loading one runs whatever it holds. Export the model (skl2onnx, onnxmltools, torch.onnx, tf2onnx), or hand in a prediction file. A Git LFS pointer means that `lfs: true` is missing from the checkout.',
  },
  MODEL_BROKEN: {
    summary: 'The ONNX file is damaged.',
    explanation:
      'It begins as an ONNX model and then does not hold together: usually a truncated download or copy. Export or fetch it again.',
  },
  MODEL_TOO_NEW: {
    summary: 'The model was written for a newer ONNX than the runtime knows.',
    explanation:
      'The IR version or an operator set is above what the pinned onnxruntime can run. Export with a lower `target_opset`, or lower `ir_version`; the message names the highest that works.',
  },
  MODEL_NOT_LOADABLE: {
    summary: 'The runtime refuses the model.',
    explanation:
      'The file is ONNX, but the runtime cannot build it: an operator it lacks, or types that do not fit (a float64 tree classifier exports without a complaint and never loads: export with FloatTensorType). The message ends with the words of the runtime.',
  },
  MODEL_EXTERNAL_WEIGHTS: {
    summary: 'The weights stand in a file that cannot be used.',
    explanation:
      'A model may keep weights in files beside it. They must lie in its own folder, and the model must be opened from its path, not from bytes. Save it as one file (`onnx.save(model, path)`), or keep the files together.',
  },
  MODEL_INPUT_UNSUPPORTED: {
    summary: 'The model takes an input that a table cannot give.',
    explanation:
      'Tables feed numbers and texts: one matrix, or one input a column, of float, double, integer, boolean or string. Images, sequences, maps and 16-bit floats are not tables. Export the model with such inputs.',
  },
  MODEL_OUTPUT_UNSUPPORTED: {
    summary: 'The model gives an output that cannot be understood.',
    explanation:
      'A prediction is a label, probabilities or margins, a value, several values, clusters or an anomaly score. The runtime for Node cannot give sequences or maps: export with `options={"zipmap": False}` (scikit-learn) or `zipmap=False` (LightGBM, XGBoost). Where the roles are not clear, name the outputs under `outputs`.',
  },
  MODEL_EXPORT_SUSPECT: {
    summary: 'The export lost what the model learned.',
    explanation:
      'Trees of the file ask the same question twice on one path, or compare a column that is never 0 with 0 only. No trainer does so; it is what scikit-learn HistGradientBoosting with `categorical_features` leaves after export, and its answers are wrong. Encode the categories before the model (OneHotEncoder, OrdinalEncoder) and train without `categorical_features`. If the column really is split at 0, say `categories: { column: as-is }`; if you have compared the answers with the framework and they are right, `suspect-export: accept`.',
  },
  MODEL_CATEGORY_CODES: {
    summary: 'The model compares a column with category codes.',
    explanation:
      'LightGBM on pandas categories learns the position of a value in the list of categories (0, 1, …), and the export keeps only that. Scored on raw values it answers wrongly without a word. Declare the list in the order of training, `categories: { sex: [1, 2] }`, or `sex: as-is` when the column holds the codes.',
  },
  FEATURES_UNKNOWN: {
    summary: 'Which columns the model takes, and in which order, is not known.',
    explanation:
      'A model with one matrix as input has no column names. The order comes from the declared features (mlops.yml: all columns of the training data but target and id). A table with exactly as many columns is taken as it stands.',
  },
  FEATURES_MISMATCH: {
    summary: 'The number of features is not the width of the model.',
    explanation:
      'The model was trained on another set of columns. Compare the list in the message with the training code; name id columns and the target in mlops.yml so that they are left out.',
  },
  COLUMN_MISSING: {
    summary: 'The table lacks a column that the model takes.',
    explanation:
      'Columns are found by name. skl2onnx renames odd names when it exports (every character that is not a letter, digit or underscore becomes an underscore); that is followed where it is unambiguous.',
  },
  COLUMN_TYPE: {
    summary: 'A column has another type than the model takes.',
    explanation:
      'Text in a column of numbers usually means a stray value: the profile of the file names it. A string input takes texts; whole numbers are written as digits.',
  },
  VALUE_MISSING: {
    summary: 'Cells are missing, and the model does not take missing values.',
    explanation:
      'The runtime answers for a missing value as if nothing were wrong; scikit-learn would have refused it. Fill the cells where the features are made, put an imputer into the exported pipeline, or say `missing: allow` if the model was trained with missing values (LightGBM, XGBoost, HistGradientBoosting).',
  },
  VALUE_NOT_FINITE: {
    summary: 'A cell is infinite, or too large for the type of the model.',
    explanation:
      'A value above 3.4e38 is infinite as float32. The runtime answers as if nothing were wrong. Mend the data.',
  },
  VALUE_NOT_INTEGER: {
    summary: 'A fraction stands where the model takes whole numbers.',
    explanation:
      'An int64 input, or a column that the model casts to whole numbers before it looks up a category, would cut the fraction off: 2.7 would be scored as 2. Mend the data, or export the model with a float input.',
  },
  CATEGORY_UNKNOWN: {
    summary: 'A value is none of the categories that the model was trained on.',
    explanation:
      'An encoder gives zeros for it and the model answers as if nothing were wrong. Map the value, or train with it. Where it is meant (`handle_unknown="ignore"`), say `unknown-categories: zeros`, and the rows are counted.',
  },
  RUN_FAILED: {
    summary: 'The runtime failed while it scored.',
    explanation:
      'The message ends with the words of the runtime. Usually an operator met a value or a shape that it cannot take.',
  },
  PREDICTION_NOT_FINITE: {
    summary: 'The model gave a number that is not finite.',
    explanation:
      'NaN or infinity among the answers means that the model or its input is broken. Nothing is computed from such answers.',
  },
  LABEL_UNKNOWN: {
    summary: 'The named label is none of the classes.',
    explanation: 'Classes are written as the model writes them: {1, 2} stay 1 and 2, booleans are 0 and 1.',
  },
  PREDICTIONS_INVALID: {
    summary: 'The prediction file cannot be used.',
    explanation:
      'A line a row of the test data, in its order: `prediction`, then `probability_<class>` for every class, or `score`. Probabilities lie in [0, 1] and sum to 1 in every row.',
  },
} as const satisfies ErrorCatalog

/** Makes an error of this package. */
export const fail = errorsOf(inferenceErrors)
