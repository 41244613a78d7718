export const id = 2298;
export const ids = [2298];
export const modules = {

/***/ 52298:
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
    environment: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('The environment; = the only one.'),
    operation: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['deploy', 'status', 'promote', 'rollback', 'abort'])('What to do.', {
        fallback: 'deploy',
    }),
    version: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('The version; = of the record.'),
    reason: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Why: asked for by rollback, abort and a version that was rolled back before.'),
    'wait-for': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.duration('How long this step stays with the rollout; then it ends as pending and `mlops resume` goes on.', { fallback: '30m' }),
    strategy: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['canary', 'all-at-once'])('How traffic moves.', { key: 'deploy.environments' }),
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .modeInput */ .YW,
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .dryRunInput */ .lo,
    ..._shared_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenInput */ .e1,
};
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .defineCommand */ .NB)({
    name: 'deploy',
    summary: 'Take a version to an environment step by step, watch it against the old one, and go back by itself when it is worse.',
    description: 'operation: deploy, status, promote (go on at once), rollback (all traffic back to what was live before), abort (the same, in a rollout only). Success is reported only when the requested version answers all requests.',
    surfaces: ['action', 'command'],
    inputs,
    outputs: {
        state: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('prepared, verified, shifting, paused, live, retired, rolling-back, rolled-back or failed.'),
        'live-version': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('The version that answers.'),
        'live-deployment': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('blue or green.'),
        'previous-version': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('What rollback would go back to.'),
        'endpoint-url': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG.text('The address.'),
    },
    example: 'mlops deploy --environment production',
    writes: true,
    decides: true,
    permissions: { contents: { level: 'write', why: 'move the alias champion when registry: git' } },
    json: {
        type: 'object',
        properties: {
            state: { type: 'string' },
            traffic: { type: 'object' },
            events: { type: 'array' },
            plan: { type: 'array' },
        },
    },
    handler: () => Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(7623), __webpack_require__.e(4179), __webpack_require__.e(8394)]).then(__webpack_require__.bind(__webpack_require__, 38394)),
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
