export const id = 410;
export const ids = [410];
export const modules = {

/***/ 410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25070);
/* harmony import */ var _mlops_actions_data__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43605);
/* harmony import */ var _shared_reading_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27632);




/** Worst first. */
const order = { error: 0, warning: 1, note: 2 };
const findingsShown = 40;
/** Reads a table and sums up each column; what is odd about the file stands beside it. */
async function run(inputs, context) {
    const read = await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_2__.readTable)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(context.directory, inputs.file), {
        ...(0,_shared_reading_js__WEBPACK_IMPORTED_MODULE_3__/* .reading */ .h)(context),
        log: context.log,
        threads: 2,
        ...(inputs.separator === undefined ? {} : { separator: separatorOf(inputs.separator) }),
    });
    const profile = guarded((0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_2__.profileTable)(read.table, read.findings), inputs.protected ?? []);
    const { rows, columns, findings } = profile;
    const bytes = read.fingerprint?.bytes ?? 0;
    const serious = findings.filter((one) => one.severity !== 'note').length;
    const oddities = serious === 0 ? 'nothing odd' : `${serious} ${serious === 1 ? 'thing' : 'things'} to look at`;
    const summary = `${inputs.file}: ${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .humanCount */ .RC)(rows)} rows, ${columns.length} columns, ${oddities}`;
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        report: {
            title: `${summary} (${read.format}, ${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .humanBytes */ .p6)(bytes)})`,
            outcome: 'passed',
            summary,
            blocks: [columnTable(columns), ...findingBlocks(findings)],
        },
        json: {
            file: inputs.file,
            format: read.format,
            digest: read.fingerprint?.digest ?? '',
            bytes,
            rows,
            columns: columns,
            findings: findings,
        },
    };
}
/** `\t` and the word tab are how a tab is written on a command line. */
function separatorOf(given) {
    return given === '\\t' || given === 'tab' ? '\t' : given;
}
/** Without the extremes of protected columns. */
function guarded(profile, hidden) {
    const policy = { protected: hidden, identifying: [] };
    const columns = profile.columns.map((column) => (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .extremesVisible */ .w2)(column.name, policy) ? column : { ...column, min: null, max: null });
    return { ...profile, columns };
}
function columnTable(columns) {
    const right = { align: 'right' };
    return {
        kind: 'table',
        columns: [
            { title: 'Column' },
            { title: 'Type' },
            { title: 'Empty', ...right },
            { title: 'Distinct', ...right },
            { title: 'Min', ...right },
            { title: 'Max', ...right },
            { title: 'Mean', ...right },
        ],
        rows: columns.map((column) => [
            column.name,
            column.type,
            column.nulls === 0 ? '' : (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .humanCount */ .RC)(column.nulls),
            (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .humanCount */ .RC)(column.distinct),
            shown(column, column.min),
            shown(column, column.max),
            shown(column, column.mean),
        ]),
    };
}
/** Whole numbers as they are, others to six digits; times as texts. */
function shown(column, value) {
    if (value === null)
        return '';
    if (column.type === 'timestamp')
        return (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_2__.isoTime)(Math.round(value));
    return String(Number.isInteger(value) ? value : Number(value.toPrecision(6)));
}
function findingBlocks(findings) {
    if (findings.length === 0)
        return [];
    const sorted = [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
    const items = sorted
        .slice(0, findingsShown)
        .map((one) => [`${one.severity} `, { code: one.code }, `  ${one.message}${one.remedy ? ` ${one.remedy}` : ''}`]);
    const left = sorted.length - findingsShown;
    return [{ kind: 'list', items: left > 0 ? [...items, `… ${left} more with --json`] : items }];
}


/***/ }),

/***/ 27632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ reading)
/* harmony export */ });
/** What every reading of a table is given: how to stop it, and the file that reads large CSV files in further threads. */
function reading(context) {
    return { signal: context.signal, ...(context.tool.worker ? { workerEntry: context.tool.worker } : {}) };
}


/***/ })

};
