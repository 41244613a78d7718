export const id = 7666;
export const ids = [7666];
export const modules = {

/***/ 87666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__),
/* harmony export */   inputs: () => (/* binding */ inputs)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);

const inputs = {
    predictions: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.path('csv, parquet or jsonl with truth and predictions.', { required: true }),
    task: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.choice(['binary', 'multiclass', 'regression', 'clustering', 'ranking'])('What was predicted.', {
        required: true,
    }),
    target: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Column of the truth: class, number, relevance; for clustering the true cluster, if it is known.'),
    score: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('Column of the score or probability of the positive class, or one column a class.'),
    prediction: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Column of the predicted class, number or cluster.'),
    weight: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Column of row weights.'),
    slices: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('Columns to slice by; a*b crosses two. Columns of many numbers are parted in quarters.'),
    protected: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('Columns to compute fairness for; = the columns of the slices.'),
    group: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('Column of the query, for ranking.'),
    features: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('Columns of the coordinates, for the clustering metrics that look at shapes.'),
    'positive-label': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('The positive class; = 1, or the last class in order.'),
    threshold: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.number('Decision threshold on the score, where no column of predictions is given; = 0.5 for probabilities.'),
    'exact-rows': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.integer('A file of more rows is read in parts, and what needs an order is approximate, with its error. Not with weights, protected columns or groups.', { fallback: '5000000' }),
    'cost-false-positive': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.number('What a false alarm costs: with the other cost, the cheapest threshold is found.'),
    'cost-false-negative': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.number('What a missed positive costs, in the same unit.'),
    'min-group': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.integer('Slices and groups of fewer rows are left out.', { fallback: '1' }),
};
const number = { oneOf: [{ type: 'number' }, { type: 'null' }] };
const numbers = { type: 'object', additionalProperties: number };
const reasons = { type: 'object', additionalProperties: { type: 'string' } };
const approximate = {
    type: 'object',
    description: 'Metrics of a file that was read in parts and that are not exact: the exact value lies in [lower, upper]. Empty where all are exact.',
    additionalProperties: {
        type: 'object',
        required: ['error', 'lower', 'upper'],
        properties: {
            error: { type: 'number', description: 'The larger distance to the two bounds.' },
            lower: { type: 'number' },
            upper: { type: 'number' },
        },
    },
};
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .defineCommand */ .NB)({
    name: 'metrics',
    summary: 'Compute every metric that applies from a prediction file.',
    description: 'Names and definitions are those of scikit-learn and Fairlearn. Without --score the labels of --prediction serve; without --prediction the labels come from the scores. What cannot be estimated is null, with the reason. A large file is read in parts, in bounded memory. Rows are never dropped: an empty cell in a column that is used makes what needs it not estimable.',
    surfaces: ['command'],
    inputs,
    outputs: {},
    example: 'mlops metrics --predictions scored.csv --task binary --target y --score p --json',
    writes: false,
    decides: false,
    permissions: {},
    json: {
        type: 'object',
        required: [
            'rows',
            'task',
            'metrics',
            'notEstimable',
            'approximate',
            'notes',
            'perClass',
            'slices',
            'fairness',
            'findings',
        ],
        properties: {
            rows: { type: 'integer', minimum: 0 },
            task: { enum: ['binary', 'multiclass', 'regression', 'clustering', 'ranking'] },
            classes: {
                type: 'array',
                items: { type: 'string' },
                description: 'The classes in order; binary: negative, positive.',
            },
            threshold: { type: 'number', description: 'Binary: rows at or above it were taken as positive.' },
            cheapestThreshold: {
                type: 'object',
                required: ['threshold', 'cost', 'honestCost', 'now', 'never', 'always', 'calibrated', 'rows'],
                description: 'With costs: the threshold that costs least, and mean costs a row.',
                properties: {
                    threshold: {
                        oneOf: [{ type: 'number' }, { type: 'null' }],
                        description: 'null: never positive is cheapest.',
                    },
                    cost: { type: 'number', description: 'On the rows that chose it: too good.' },
                    honestCost: {
                        oneOf: [{ type: 'number' }, { type: 'null' }],
                        description: 'Each half of the rows at the threshold that the other half chose.',
                    },
                    now: { type: 'number', description: 'At --threshold, or 0.5.' },
                    never: { type: 'number' },
                    always: { type: 'number' },
                    calibrated: { oneOf: [{ type: 'number' }, { type: 'null' }] },
                    rows: { type: 'integer' },
                },
            },
            metrics: { ...numbers, description: 'Every metric of the task; null where notEstimable says why.' },
            notEstimable: reasons,
            approximate,
            notes: { ...reasons, description: 'Values that exist by convention, such as 0 for 0 / 0.' },
            perClass: { type: 'object', additionalProperties: numbers, description: 'Each class against the rest.' },
            slices: {
                type: 'array',
                items: {
                    type: 'object',
                    required: ['slice', 'label', 'rows', 'metrics', 'notEstimable'],
                    properties: {
                        slice: { type: 'object', additionalProperties: { type: 'string' }, description: 'Column to value.' },
                        label: { type: 'string', description: 'The same for a sentence.' },
                        rows: { type: 'integer' },
                        metrics: numbers,
                        notEstimable: reasons,
                        approximate,
                    },
                },
            },
            fairness: {
                type: 'object',
                description: 'By column: the fairness metrics, and what they were made from.',
                additionalProperties: {
                    type: 'object',
                    required: ['metrics', 'notEstimable', 'pValues', 'byGroup'],
                    properties: {
                        metrics: numbers,
                        notEstimable: reasons,
                        pValues: {
                            type: 'object',
                            additionalProperties: { type: 'number' },
                            description: 'Of equal rates in all groups, by metric.',
                        },
                        byGroup: {
                            type: 'object',
                            description: 'Each rate in each group.',
                            additionalProperties: {
                                type: 'object',
                                required: ['rows', 'metrics', 'notEstimable', 'intervals'],
                                properties: {
                                    rows: { type: 'integer' },
                                    metrics: numbers,
                                    notEstimable: reasons,
                                    intervals: {
                                        type: 'object',
                                        additionalProperties: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
                                    },
                                },
                            },
                        },
                    },
                },
            },
            findings: { type: 'array', items: { type: 'string' }, description: 'How the columns were understood.' },
        },
    },
    handler: () => Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(6794), __webpack_require__.e(7035), __webpack_require__.e(5877), __webpack_require__.e(6005)]).then(__webpack_require__.bind(__webpack_require__, 6005)),
}));


/***/ })

};
