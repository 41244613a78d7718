export const id = 534;
export const ids = [534];
export const modules = {

/***/ 50534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__),
/* harmony export */   inputs: () => (/* binding */ inputs)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);
/* harmony import */ var _shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99127);


const inputs = {
    model: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.path('An ONNX file.', { required: true }),
    data: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.path('csv, parquet or jsonl.', { required: true }),
    out: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.path('Where to write the predictions, as CSV; - is standard output.', { required: true }),
    features: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('The columns that are features, in the order of training; = by name where the model has names, else all columns that are not excluded, in the order of the table.'),
    exclude: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('Columns that are no features: the target, ids.'),
    keep: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('Columns of the table that are written beside the predictions, such as an id or the truth.'),
    task: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['binary', 'multiclass', 'regression', 'clustering', 'ranking'])('What the model predicts, where its outputs leave it open.'),
    classes: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('The classes in the order of the probabilities, where the model does not name them.'),
    inputs: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.map('The columns of an input, where names and order do not tell: input=column|column|….'),
    outputs: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.map('The roles of outputs, where types do not tell: label=NAME, probabilities=NAME, score=NAME, value=NAME.'),
    categories: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.map('Columns that the model takes as category codes: column=as-is, or column=value|value|… in the order of training.'),
    missing: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['refuse', 'allow'])('Whether empty cells may be given to the model.', {
        fallback: 'refuse',
    }),
    'unknown-categories': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['refuse', 'zeros'])('What happens to a category that training did not have.', {
        fallback: 'refuse',
    }),
    'suspect-export': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['refuse', 'accept'])('What happens to trees that look as if the export had lost what they learned.', { fallback: 'refuse' }),
    threads: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.integer('Threads of the runtime and of the reader.', { fallback: '2' }),
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .dryRunInput */ .lo,
};
const names = { type: 'array', items: { type: 'string' } };
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .defineCommand */ .NB)({
    name: 'predict',
    summary: 'Score a table with a model, a line a row in order.',
    description: 'Writes `prediction`, then `probability_<class>` a class, or `score` where the numbers are no probabilities; `prediction_<n>` a target where a model predicts several; then the columns of --keep. The file appears whole or not at all.',
    surfaces: ['command'],
    inputs,
    outputs: { rows: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.number('Rows scored.'), predictions: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('Path of the file that was written.') },
    example: 'mlops predict --model model.onnx --data test.csv --exclude id,target --out predictions.csv',
    writes: true,
    decides: false,
    permissions: {},
    json: {
        type: 'object',
        required: ['rows', 'columns', 'features', 'model', 'written', 'findings'],
        properties: {
            rows: { type: 'integer', minimum: 0, description: 'Rows of the table.' },
            columns: { ...names, description: 'Columns of the file of predictions, in order.' },
            features: {
                type: 'array',
                description: 'Which columns fed which input of the model.',
                items: {
                    type: 'object',
                    required: ['input', 'columns'],
                    properties: { input: { type: 'string' }, columns: names },
                },
            },
            model: {
                type: 'object',
                description: 'What the file says of itself: producer, versions, inputs, outputs, classes.',
                required: ['digest', 'bytes', 'inputs', 'outputs', 'classes'],
                properties: {
                    digest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
                    bytes: { type: 'integer' },
                    producer: { type: 'string' },
                    irVersion: { type: 'integer' },
                    opsets: { type: 'object', additionalProperties: { type: 'integer' } },
                    inputs: { type: 'array' },
                    outputs: { type: 'array' },
                    classes: { oneOf: [names, { type: 'null' }] },
                },
            },
            scoreKind: {
                enum: ['log-odds', 'margin', 'distance', 'anomaly', 'score'],
                description: 'What the numbers are where they are no probabilities.',
            },
            written: { oneOf: [{ type: 'string' }, { type: 'null' }], description: 'The file; null with --dry-run.' },
            findings: {
                type: 'array',
                items: {
                    type: 'object',
                    required: ['about', 'code', 'message'],
                    properties: {
                        about: { enum: ['data', 'model'] },
                        code: { type: 'string' },
                        message: { type: 'string' },
                        severity: { enum: ['error', 'warning', 'note'] },
                        column: { type: 'string' },
                        rows: { type: 'integer' },
                    },
                },
            },
        },
    },
    handler: () => Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(6794), __webpack_require__.e(5463), __webpack_require__.e(1134), __webpack_require__.e(3807)]).then(__webpack_require__.bind(__webpack_require__, 93807)),
}));


/***/ }),

/***/ 99127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YW: () => (/* binding */ modeInput),
/* harmony export */   e1: () => (/* binding */ tokenInput),
/* harmony export */   lo: () => (/* binding */ dryRunInput),
/* harmony export */   qq: () => (/* binding */ recordInput),
/* harmony export */   tX: () => (/* binding */ projectInputs)
/* harmony export */ });
/* unused harmony export commonOutputDocs */
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);

/** Inputs that every command of a model takes. */
const projectInputs = {
    config: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.path('The configuration; its folder is the folder of the model.', { fallback: 'mlops.yml' }),
    platform: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Where it runs: local.', { key: 'platform' }),
};
/** For actions: the token is declared so that a caller can hand over a narrower one; it is masked and never in a record. */
const tokenInput = {
    'github-token': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Token for GitHub.', { secret: true, only: 'action' }),
};
/** The record of the step before. */
const recordInput = {
    record: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('The record of the step before: a path or a digest. In a workflow always given; on the command line = the newest of this commit.'),
};
/** For commands that decide. */
const modeInput = {
    mode: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['enforce', 'observe'])('enforce: a verdict that is not pass stops the job; observe: reports only.', { fallback: 'enforce' }),
};
/** For commands that write. */
const dryRunInput = {
    'dry-run': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.flag('Say what would be done, and do nothing.', { fallback: 'false' }),
};
/** Outputs that every action has; the toolkit fills them in. */
const commonOutputDocs = {
    result: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('passed, refused, inconclusive, pending or error: workflows branch on it.'),
    verdict: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('pass, fail or inconclusive.'),
    record: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('Path of the record of this step.'),
    'record-digest': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('SHA-256 of the record.'),
    'record-artifact-id': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('Id of the uploaded copy of the record; empty where there are no artifacts.'),
    summary: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('One sentence: what it came to.'),
};


/***/ })

};
