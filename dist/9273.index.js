export const id = 9273;
export const ids = [9273];
export const modules = {

/***/ 69273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commandErrors: () => (/* binding */ commandErrors)
/* harmony export */ });
/** The error codes of the commands themselves. */
const commandErrors = {
    TRAIN_NO_COMMAND: {
        summary: 'mlops.yml has no training command.',
        explanation: 'train.command is text for bash -euo pipefail, in any language. It reads MLOPS_DATA_TRAIN and writes below MLOPS_OUTPUT.',
    },
    TRAIN_FAILED: {
        summary: 'The training command ended with an error.',
        explanation: 'The last lines of its log stand with the message; `mlops logs RUN` prints all of it. Nothing was recorded as a result.',
    },
    TRAIN_OUTPUT_MISSING: {
        summary: 'The training command did not write what mlops.yml names.',
        explanation: 'train.outputs names files below MLOPS_OUTPUT; model.onnx unless set. The message lists what was written instead.',
    },
    RUN_UNKNOWN: {
        summary: 'There is no such run.',
        explanation: 'Runs are named run-… in the answer of `mlops train` and in its record.',
    },
    DATA_TARGET_MISSING: {
        summary: 'A table lacks the target column.',
        explanation: 'data.target names the column to predict. It must stand in train and test; the message lists the columns that are there.',
    },
    DATA_COLUMN_MISSING: {
        summary: 'A table lacks a column that mlops.yml names.',
        explanation: 'Columns are taken by their header name. The message lists the columns that are there.',
    },
    VERSION_UNKNOWN: {
        summary: 'The registry has no such version.',
        explanation: 'Versions are counted up and never reused: v1, v2, … `mlops status` shows those that are live.',
    },
    ENVIRONMENT_UNKNOWN: {
        summary: 'mlops.yml has no such environment, or has several and none was named.',
        explanation: 'deploy.environments lists them in order. With more than one, --environment says which.',
    },
    ENVIRONMENT_ORDER: {
        summary: 'A version goes through the environments in their order.',
        explanation: 'The version is not live in the environment before this one. Deploy it there first.',
    },
    VERSION_REFUSED: {
        summary: 'The gates do not let this version go on.',
        explanation: 'A version keeps the verdict it was given. Only one with both verdicts (model and package) is deployed; a waiver in mlops.yml is the reviewed exception.',
    },
    VERSION_ROLLED_BACK: {
        summary: 'This version was rolled back before.',
        explanation: 'What was rolled back comes back only with a reason: --reason "…". The reason stands in the record.',
    },
    REASON_MISSING: {
        summary: 'A reason is needed.',
        explanation: 'rollback and abort ask for --reason "…": it stands in the record and with the version.',
    },
    ROLLOUT_IN_PROGRESS: {
        summary: 'The environment is being changed by another rollout.',
        explanation: 'Two rollouts never change one endpoint at once. Wait for it, or stop it: mlops abort --environment NAME --reason "…".',
    },
    SERVER_CODE_MISSING: {
        summary: 'The scoring server was not built.',
        explanation: 'Packages carry the shared bundle as their scoring server. A released mlops-actions has it; a checkout builds it with npm run bundle.',
    },
    ROLLOUT_REFUSED: {
        summary: 'A rollout cannot be begun.',
        explanation: 'The message says why. Nothing was changed.',
    },
    NO_ROLLOUT: {
        summary: 'There is no rollout to promote or abort.',
        explanation: '`mlops status` shows what is live and what waits.',
    },
    NOTHING_TO_ROLL_BACK: {
        summary: 'Nothing was live before the version that is live now.',
        explanation: 'A rollback goes to what served before. The first version has none; deploy another one.',
    },
    DRIFT_NO_REFERENCE: {
        summary: 'There is nothing to compare with.',
        explanation: 'The reference is the profile that travels with the live version, or --reference FILE: a table or a profile.',
    },
    DRIFT_NO_CURRENT: {
        summary: 'There is no current data.',
        explanation: 'Current data is what the endpoint collected in the window, or --current FILE. Collection is set by deploy.collect.',
    },
    DRIFT_NO_TIMES: {
        summary: 'The times of the rows are not known.',
        explanation: 'Windows, seasons and the date of a change need a column of timestamps, dates, or seconds since 1970: --time COLUMN, or monitor.time.',
    },
    DRIFT_NO_LABELS: {
        summary: 'There is no file of labels.',
        explanation: 'Truth that arrives late is a table: the target, and request_id (with row for requests of several rows) or the columns of data.id.',
    },
    DRIFT_LABELS_UNKNOWN: {
        summary: 'The labels cannot be joined to rows.',
        explanation: 'They need the column of the target and a key: request_id (with row, from 0), as the endpoint answered it, or the columns that identify a row.',
    },
    DRIFT_ROWS_NEEDED: {
        summary: 'The table is too large for what was asked.',
        explanation: 'Tables of more than 50,000,000 cells (rows × columns) are read in parts, as distributions. Times, labels, predictions, seasons, --multivariate and --compat look at rows.',
    },
    DRIFT_PREDICTIONS: {
        summary: 'The columns of the predictions are not understood.',
        explanation: 'Give --task, --score or --prediction, and --target where the truth is known, as for mlops metrics.',
    },
    INIT_EXISTS: {
        summary: 'mlops.yml is there already.',
        explanation: '--force writes over it; the old text is lost unless git has it.',
    },
    TRACE_UNKNOWN: {
        summary: 'Nothing of that name was found.',
        explanation: 'Trace takes a request id, a version (v12), a run, a record path or digest, or a commit.',
    },
    PREDICTIONS_UNREADABLE: {
        summary: 'A prediction file cannot be read against the rows it belongs to.',
        explanation: 'A prediction file has a line a row in the order of the test table, or an id column that names the row.',
    },
};


/***/ })

};
