export const id = 4487;
export const ids = [4487];
export const modules = {

/***/ 54487:
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
    fix: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.flag('Bring an older mlops.yml to the format of this version.', { fallback: 'false' }),
};
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .defineCommand */ .NB)({
    name: 'check',
    summary: 'Check mlops.yml and what it names, and run nothing.',
    description: 'Every problem at once, each with file, line and column, what was given, what is accepted and what to write instead. The tables are read, and every column that mlops.yml names must be in them.',
    surfaces: ['command'],
    inputs,
    outputs: { gates: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.json('The gates as they will be applied.') },
    example: 'mlops check',
    writes: false,
    decides: false,
    permissions: { contents: { level: 'read', why: 'read mlops.yml and the files that it names' } },
    json: {
        type: 'object',
        required: ['model', 'task', 'gates', 'behaviour', 'environments', 'files'],
        properties: {
            model: { type: 'string' },
            task: { enum: ['binary', 'multiclass', 'regression', 'clustering', 'ranking'] },
            gates: {
                type: 'array',
                description: 'Every gate with its defaults filled in.',
                items: {
                    type: 'object',
                    required: ['name', 'metric', 'mode', 'confidence', 'rule'],
                    properties: {
                        name: { type: 'string' },
                        metric: { type: 'string' },
                        mode: { enum: ['enforce', 'observe'] },
                        confidence: { type: 'number' },
                        rule: { type: 'string', description: 'The rule in words.' },
                        where: { type: 'string', description: 'File and line; absent for a gate by default.' },
                    },
                },
            },
            behaviour: {
                type: 'array',
                description: 'Every test of validate.behaviour; each decides as a gate does.',
                items: {
                    type: 'object',
                    required: ['name', 'kind', 'mode', 'rule'],
                    properties: {
                        name: { type: 'string' },
                        kind: { enum: ['invariance', 'direction', 'golden'] },
                        mode: { enum: ['enforce', 'observe'] },
                        rule: { type: 'string', description: 'The rule in words.' },
                        where: { type: 'string', description: 'File and line.' },
                    },
                },
            },
            environments: { type: 'array', items: { type: 'string' } },
            files: { type: 'array', items: { type: 'string' }, description: 'The tables that were looked at.' },
        },
    },
    handler: () => Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(6794), __webpack_require__.e(5063)]).then(__webpack_require__.bind(__webpack_require__, 75063)),
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
