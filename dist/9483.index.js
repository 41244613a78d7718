export const id = 9483;
export const ids = [9483];
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

/***/ 59483:
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
    candidate: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('The model under validation: a path, a prediction file, or a version; = of the record.'),
    champion: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('The version to compare with, or none; = the alias champion.'),
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .modeInput */ .YW,
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenInput */ .e1,
};
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .defineCommand */ .NB)({
    name: 'validate',
    summary: 'Score candidate and champion on the same rows and decide by the gates of mlops.yml.',
    description: 'Runs no code of the pull request: it scores the models itself. What should be known and is not (a missing metric, NaN, an empty slice, a champion that cannot be read) is inconclusive, never pass.',
    surfaces: ['action', 'command'],
    inputs,
    outputs: {
        'failed-gates': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.json('Names of the gates that failed.'),
        metrics: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.json('The metrics of the candidate and, where there is one, of the champion.'),
        report: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('Path of the report as Markdown.'),
    },
    example: 'mlops validate',
    writes: true,
    decides: true,
    permissions: {
        contents: { level: 'read', why: 'read mlops.yml, the test data and, with the git registry, the champion' },
    },
    json: {
        type: 'object',
        properties: {
            rows: { type: 'integer' },
            gates: { type: 'array' },
            metrics: { type: 'object' },
            slices: { type: 'array' },
            flips: { type: ['object', 'null'] },
            correction: { type: ['object', 'null'] },
            importance: { type: ['object', 'null'] },
            noImportance: { type: ['string', 'null'], description: 'Why importance is null.' },
            discoveredSlice: { type: ['object', 'null'] },
            seedNoise: {
                type: ['object', 'null'],
                description: 'Runs with other seeds, and how far they lie apart in the metrics of the gates; null: there are none.',
            },
            holdoutUses: { type: 'integer', description: 'Other candidates that this test set judged before.' },
        },
    },
    handler: () => Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(6794), __webpack_require__.e(7623), __webpack_require__.e(7035), __webpack_require__.e(5463), __webpack_require__.e(1134), __webpack_require__.e(550), __webpack_require__.e(6205)]).then(__webpack_require__.bind(__webpack_require__, 86205)),
}));


/***/ })

};
