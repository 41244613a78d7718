export const id = 2072;
export const ids = [2072];
export const modules = {

/***/ 2072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__),
/* harmony export */   inputs: () => (/* binding */ inputs)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);

const inputs = {
    baseline: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.path('Predictions of the champion: csv, parquet or jsonl.', { required: true }),
    candidate: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.path('Predictions of the candidate.', { required: true }),
    task: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['binary', 'multiclass', 'regression', 'ranking'])('What was predicted.', { required: true }),
    target: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Column of the truth, in both files.', { required: true }),
    score: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('Column of the score or probability of the positive class, or one column a class.'),
    prediction: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Column of the predicted class or number.'),
    key: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('Columns that name the row in both files; = the same order.'),
    weight: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Column of row weights.'),
    group: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Column of the query, for ranking.'),
    cluster: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Column of what rows belong to (a customer): such rows are not independent.'),
    fold: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Column of the fold of a cross-validation: then also the corrected resampled t test over the folds.'),
    metrics: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('Which metrics; = the usual ones of the task.'),
    'positive-label': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('The positive class; = 1, or the last class in order.'),
    threshold: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.number('Decision threshold on the score, where no column of predictions is given; = 0.5 for probabilities.'),
    confidence: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.number('Of the intervals.', { fallback: '0.95' }),
    seed: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.integer('Seed of the bootstrap.', { fallback: '42' }),
    replicates: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.integer('Bootstrap replicates.', { fallback: '1000' }),
};
const number = { type: 'number' };
const count = { type: 'integer', minimum: 0 };
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .defineCommand */ .NB)({
    name: 'compare',
    summary: 'Compare two prediction files on the same rows with paired tests.',
    description: 'Differences are candidate minus baseline, with an interval, a p and the smallest change that these rows show with 80 % power. DeLong for roc_auc, a paired t for means over rows (accuracy: with McNemar’s exact p), the paired bootstrap for the rest.',
    surfaces: ['command'],
    inputs,
    outputs: {},
    example: 'mlops compare --baseline v11.csv --candidate new.csv --task binary --target y --score p',
    writes: false,
    decides: false,
    permissions: {},
    json: {
        type: 'object',
        required: ['rows', 'task', 'confidence', 'seed', 'metrics', 'notEstimable'],
        properties: {
            rows: count,
            task: { enum: ['binary', 'multiclass', 'regression', 'ranking'] },
            confidence: number,
            seed: { type: 'integer' },
            metrics: {
                type: 'object',
                additionalProperties: {
                    type: 'object',
                    required: [
                        'goal',
                        'baseline',
                        'candidate',
                        'difference',
                        'lower',
                        'upper',
                        'pValue',
                        'method',
                        'standing',
                        'minimumDetectable',
                    ],
                    properties: {
                        goal: { enum: ['maximize', 'minimize'] },
                        baseline: number,
                        candidate: number,
                        difference: { ...number, description: 'Candidate minus baseline.' },
                        lower: number,
                        upper: number,
                        standardError: number,
                        pValue: { ...number, description: 'Two-sided.' },
                        pHolm: { ...number, description: 'Corrected over the metrics compared.' },
                        pBenjaminiHochberg: number,
                        method: { type: 'string' },
                        standing: {
                            enum: ['better', 'worse', 'same', 'equal'],
                            description: 'better, worse: the interval excludes 0; equal: no row tells the two apart.',
                        },
                        minimumDetectable: { ...number, description: 'Smallest change that these rows show with 80 % power.' },
                    },
                },
            },
            notEstimable: { type: 'object', additionalProperties: { type: 'string' } },
            mcnemar: {
                type: 'object',
                required: ['onlyCandidate', 'onlyChampion', 'statistic', 'pValue', 'method'],
                properties: {
                    onlyCandidate: { ...count, description: 'Rows that only the candidate has right.' },
                    onlyChampion: { ...count, description: 'Rows that only the baseline has right.' },
                    statistic: number,
                    pValue: number,
                    method: { enum: ['mcnemar-exact', 'mcnemar-corrected', 'mcnemar-uncorrected'] },
                },
            },
            folds: {
                type: 'object',
                required: ['folds', 'metrics', 'notEstimable'],
                description: 'With --fold: Nadeau and Bengio’s test of the differences of the folds.',
                properties: {
                    folds: count,
                    metrics: {
                        type: 'object',
                        additionalProperties: {
                            type: 'object',
                            required: ['statistic', 'pValue', 'difference', 'lower', 'upper', 'method', 'byFold'],
                            properties: {
                                statistic: { oneOf: [number, { type: 'null' }] },
                                pValue: number,
                                difference: { ...number, description: 'Mean over the folds, candidate minus baseline.' },
                                lower: number,
                                upper: number,
                                method: { type: 'string' },
                                byFold: { type: 'array', items: number },
                            },
                        },
                    },
                    notEstimable: { type: 'object', additionalProperties: { type: 'string' } },
                },
            },
            flips: {
                type: 'object',
                required: ['rows', 'flipped', 'share', 'becomeRight', 'becomeWrong'],
                properties: { rows: count, flipped: count, share: number, becomeRight: count, becomeWrong: count },
            },
            findings: { type: 'array', items: { type: 'string' } },
        },
    },
    handler: () => Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(6794), __webpack_require__.e(7035), __webpack_require__.e(5877), __webpack_require__.e(9863)]).then(__webpack_require__.bind(__webpack_require__, 69863)),
}));


/***/ })

};
