export const id = 777;
export const ids = [777];
export const modules = {

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


/***/ }),

/***/ 40777:
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
    parameters: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.map('Parameters that win over mlops.yml: name=value, one a line.', { key: 'train.parameters' }),
    seed: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.integer('The seed.', { key: 'train.seed' }),
    'run-id': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Go on with this run: watch it, and take its outputs.'),
    'wait-for': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration('How long this step waits; a longer run ends as pending and `mlops resume` goes on.', {
        fallback: '30m',
    }),
    reuse: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.flag('Reuse an earlier run with the same inputs.', { fallback: 'true' }),
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .dryRunInput */ .lo,
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenInput */ .e1,
};
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .defineCommand */ .NB)({
    name: 'train',
    summary: "Run the team's training command under the contract of mlops.yml and record what reproducing it needs.",
    description: 'The command is any program. It reads MLOPS_DATA_TRAIN, MLOPS_PARAMETERS (a JSON file) and MLOPS_SEED, and writes below MLOPS_OUTPUT. Same inputs → the earlier run is reused, and the answer says so. The test data is never handed over.',
    surfaces: ['action', 'command'],
    inputs,
    outputs: {
        'run-id': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('The run, for example run-5c20e1.'),
        'run-url': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('Where the run can be watched; empty on this machine.'),
        'run-status': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('running, completed, failed or cancelled.'),
        reused: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('true when an earlier run had the same inputs.'),
        metrics: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.json('What the command wrote to metrics.json: a claim, not a measurement.'),
    },
    example: 'mlops train --parameters trees=200 --seed 7',
    writes: true,
    decides: false,
    permissions: { contents: { level: 'read', why: 'read the code and the data' } },
    json: {
        type: 'object',
        properties: {
            runId: { type: 'string' },
            status: { type: 'string' },
            reused: { type: 'boolean' },
            metrics: { type: 'object' },
            plan: { type: 'object' },
        },
    },
    handler: () => Promise.all(/* import() */[__webpack_require__.e(7623), __webpack_require__.e(5380)]).then(__webpack_require__.bind(__webpack_require__, 95380)),
}));


/***/ })

};
