export const id = 1125;
export const ids = [1125];
export const modules = {

/***/ 41125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__),
/* harmony export */   inputs: () => (/* binding */ inputs)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);
/* harmony import */ var _shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99127);


const inputs = {
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .projectInputs */ .tX,
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .recordInput */ .qq,
    environment: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('The environment whose endpoint is looked at; = the last.'),
    reference: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('train, test, or a file: a table or a profile.', { key: 'monitor.reference' }),
    current: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('A table; = what the endpoint collected.'),
    window: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration('How far back; the last rows of a table whose times are known.', { key: 'monitor.window' }),
    time: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Column of the times of the current table.', { key: 'monitor.time' }),
    season: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['hour', 'weekday', 'weekday-hour', 'month', 'quarter'])('Compare also with the same season of an earlier cycle.', { key: 'monitor.season' }),
    labels: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('A table with the truth that has arrived since: the target and request_id, or the columns that identify a row.', {
        key: 'monitor.labels',
    }),
    multivariate: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.flag('Also look at all features together, which needs the rows of the reference.', {
        fallback: 'false',
    }),
    compat: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['evidently', 'nannyml', 'azureml', 'deepchecks', 'tfdv'])('Also compute what this tool would say.'),
    task: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['binary', 'multiclass', 'regression'])('What was predicted, for files with predictions.', {
        only: 'command',
    }),
    target: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Column of the truth, where a file has it.', { only: 'command' }),
    score: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('Column of the score of the positive class, or one column a class.', { only: 'command' }),
    prediction: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Column of the predicted class or number.', { only: 'command' }),
    'positive-label': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('The positive class; = 1, or the last class in order.', { only: 'command' }),
    threshold: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.number('Decision threshold on the score; = 0.5.', { only: 'command' }),
    id: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('Columns that identify a row: the key of the labels, and no features.', { only: 'command' }),
    exclude: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('Columns that are no features.', { only: 'command' }),
    'exact-cells': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.integer('A table of more cells (rows × columns) is read in parts, as distributions.', {
        fallback: '50000000',
        only: 'command',
    }),
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .modeInput */ .YW,
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenInput */ .e1,
};
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .defineCommand */ .NB)({
    name: 'check-drift',
    summary: 'Compare what arrives with what the model was trained on, find the cause, and say what to do.',
    description: 'A reference (a profile or a table) against current data (a table, or what the endpoint collected): data quality, schema, the distance of each feature, predictions, performance with and without labels, errors and latency. Drift needs an effect and significance; too few rows is inconclusive. With two files no mlops.yml is needed; --task to --exclude say what their columns are.',
    surfaces: ['action', 'command'],
    inputs,
    outputs: {
        cause: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('none, data-quality, schema, seasonality, covariate, prior, concept, attribution or unknown.'),
        recommendation: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('none, fix-data, retrain or wait.'),
        'drifted-features': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.json('Names of the features that drifted, strongest first.'),
        since: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('When the worst feature began to drift, RFC 3339; empty where that is not known.'),
        alarm: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('open, keep, close or none: whether enough of the last windows failed.'),
        retrain: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('true where mlops.yml lets a training start now by itself.'),
    },
    example: 'mlops check-drift --reference train.csv --current today.csv --json',
    writes: true,
    decides: true,
    permissions: { contents: { level: 'read', why: 'read mlops.yml and the reference' } },
    json: {
        type: 'object',
        properties: {
            rows: { type: 'object' },
            features: {
                type: 'object',
                additionalProperties: {
                    type: 'object',
                    properties: { type: { type: 'string' }, verdict: { type: 'string' }, measures: { type: 'object' } },
                },
            },
            cause: { type: 'string' },
            recommendation: { type: 'string' },
            since: { type: 'object', description: 'When the worst feature began to drift, and what happened before.' },
            alarm: { type: 'object', description: 'k of n windows, cool-down and budget; with an mlops.yml only.' },
            windows: { type: 'array', items: { type: 'object' }, description: 'With --time and --window: each window.' },
            notJudged: { type: 'array', items: { type: 'object' } },
        },
    },
    handler: () => Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(6794), __webpack_require__.e(7623), __webpack_require__.e(7035), __webpack_require__.e(4179), __webpack_require__.e(8394), __webpack_require__.e(5463), __webpack_require__.e(1134), __webpack_require__.e(9610), __webpack_require__.e(550), __webpack_require__.e(6289)]).then(__webpack_require__.bind(__webpack_require__, 56289)),
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
