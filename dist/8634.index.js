export const id = 8634;
export const ids = [8634];
export const modules = {

/***/ 78634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__),
/* harmony export */   inputs: () => (/* binding */ inputs)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);

const inputs = {
    file: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.path('csv, parquet or jsonl; a folder or a glob.', { positional: true, required: true }),
    separator: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('The separator of a CSV file; = by evidence.'),
    write: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.path('Write the distributions to this file, without rows: check-drift takes it as --reference.'),
    'exact-cells': _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.integer('A Parquet table of more cells (rows × columns) is read in parts: different values are estimated above 65,536, and rows that repeat are not looked for.', { fallback: '50000000' }),
    protected: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.list('Columns whose exact smallest and largest value are not shown.'),
};
const numberOrNull = { oneOf: [{ type: 'number' }, { type: 'null' }] };
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .defineCommand */ .NB)({
    name: 'profile',
    summary: 'Read a table strictly and say what is in it, and what is odd about it.',
    description: 'Types, empty cells, different values, smallest, largest and mean of every column. Times are milliseconds since 1970 in the JSON answer. What would be read wrong is refused, with the line and the remedy.',
    surfaces: ['command'],
    inputs,
    outputs: {},
    example: 'mlops profile data/train.csv --json',
    writes: false,
    decides: false,
    permissions: {},
    json: {
        type: 'object',
        required: ['file', 'format', 'digest', 'bytes', 'rows', 'columns', 'findings'],
        properties: {
            file: { type: 'string' },
            format: { enum: ['csv', 'parquet', 'jsonl'] },
            digest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$', description: 'Of the bytes of the file or folder.' },
            bytes: { type: 'integer' },
            rows: { type: 'integer', minimum: 0 },
            columns: {
                type: 'array',
                items: {
                    type: 'object',
                    required: ['name', 'type', 'nulls', 'distinct', 'min', 'max', 'mean'],
                    properties: {
                        name: { type: 'string' },
                        type: { enum: ['number', 'integer', 'boolean', 'timestamp', 'text'] },
                        nulls: { type: 'integer', description: 'Empty cells.' },
                        distinct: { type: 'integer', description: 'Different values among the others.' },
                        distinctError: {
                            type: 'number',
                            description: 'How far distinct may be off, relative to it (three standard errors); absent where it is exact.',
                        },
                        min: numberOrNull,
                        max: numberOrNull,
                        mean: numberOrNull,
                    },
                },
            },
            findings: {
                type: 'array',
                items: {
                    type: 'object',
                    required: ['code', 'severity', 'message'],
                    properties: {
                        code: { type: 'string' },
                        severity: { enum: ['error', 'warning', 'note'] },
                        message: { type: 'string' },
                        remedy: { type: 'string' },
                        column: { type: 'string' },
                        count: { type: 'integer' },
                        places: {
                            type: 'array',
                            items: {
                                type: 'object',
                                required: ['row'],
                                properties: { file: { type: 'string' }, line: { type: 'integer' }, row: { type: 'integer' } },
                            },
                        },
                    },
                },
            },
        },
    },
    handler: () => Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(6794), __webpack_require__.e(7035), __webpack_require__.e(9610), __webpack_require__.e(410)]).then(__webpack_require__.bind(__webpack_require__, 410)),
}));


/***/ })

};
