export const id = 1235;
export const ids = [1235];
export const modules = {

/***/ 91235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__),
/* harmony export */   inputs: () => (/* binding */ inputs)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);
/* harmony import */ var _shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99127);


const inputs = {
    folder: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.path('The folder of the model.', { positional: true, fallback: '.' }),
    force: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.flag('Write over an mlops.yml that is there.', { fallback: 'false' }),
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .dryRunInput */ .lo,
};
const names = { type: 'array', items: { type: 'string' } };
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .defineCommand */ .NB)({
    name: 'init',
    summary: 'Look at this repository and write an mlops.yml with comments for it.',
    description: 'Looks for tables, the column to predict, ids, protected columns, the training command, its environment and parameters; runs nothing. What is a guess is marked with "?".',
    surfaces: ['command'],
    inputs,
    outputs: { config: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('Path of the file that was written.') },
    example: 'mlops init',
    writes: true,
    decides: false,
    permissions: {},
    json: {
        type: 'object',
        required: ['file', 'written', 'found', 'todo', 'text'],
        properties: {
            file: { type: 'string' },
            written: { type: 'boolean' },
            found: {
                type: 'object',
                description: 'What was found or guessed; null and empty where nothing was.',
                required: ['data', 'target', 'task', 'id', 'protected', 'command'],
                properties: {
                    data: {
                        oneOf: [
                            { type: 'null' },
                            { type: 'object', required: ['path'], properties: { path: { type: 'string' } } },
                            {
                                type: 'object',
                                required: ['train', 'test'],
                                properties: { train: { type: 'string' }, test: { type: 'string' } },
                            },
                        ],
                    },
                    rows: { type: ['integer', 'null'] },
                    target: { type: ['string', 'null'] },
                    candidates: {
                        type: 'array',
                        items: {
                            type: 'object',
                            required: ['name', 'score', 'why'],
                            properties: { name: { type: 'string' }, score: { type: 'number' }, why: { type: 'string' } },
                        },
                    },
                    task: { enum: ['binary', 'multiclass', 'regression', 'clustering', 'ranking', null] },
                    id: names,
                    time: { type: ['string', 'null'] },
                    exclude: {
                        type: 'array',
                        items: {
                            type: 'object',
                            required: ['name', 'why'],
                            properties: { name: { type: 'string' }, why: { type: 'string' } },
                        },
                    },
                    protected: names,
                    command: { type: ['string', 'null'] },
                    environment: { type: ['string', 'null'] },
                    parameters: names,
                    model: { type: ['string', 'null'] },
                },
            },
            todo: { ...names, description: 'What is left to fill in or to look at.' },
            text: { type: 'string', description: 'mlops.yml.' },
        },
    },
    handler: () => Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(6794), __webpack_require__.e(7335)]).then(__webpack_require__.bind(__webpack_require__, 87335)),
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
