export const id = 288;
export const ids = [288];
export const modules = {

/***/ 90288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);

const fail = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .errorsOf */ .Bp)(_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .coreErrors */ .Fw);
const tasks = ['binary', 'multiclass', 'regression', 'clustering', 'ranking'];
/** The closed sets of error codes of every package, loaded only here. */
async function catalogs(context) {
    const [data, inference, evaluation, drift, native, packaging, rollout, shared, metricsOwn, init, predict, platforms] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(6794)]).then(__webpack_require__.bind(__webpack_require__, 46794)),
        Promise.all(/* import() */[__webpack_require__.e(5463), __webpack_require__.e(1134)]).then(__webpack_require__.bind(__webpack_require__, 41134)),
        Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(7035)]).then(__webpack_require__.bind(__webpack_require__, 47035)),
        Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(6794), __webpack_require__.e(7035), __webpack_require__.e(9610)]).then(__webpack_require__.bind(__webpack_require__, 99610)),
        __webpack_require__.e(/* import() */ 5463).then(__webpack_require__.bind(__webpack_require__, 45463)),
        __webpack_require__.e(/* import() */ 2147).then(__webpack_require__.bind(__webpack_require__, 42147)),
        Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(4179)]).then(__webpack_require__.bind(__webpack_require__, 44179)),
        __webpack_require__.e(/* import() */ 9273).then(__webpack_require__.bind(__webpack_require__, 69273)),
        __webpack_require__.e(/* import() */ 5491).then(__webpack_require__.bind(__webpack_require__, 65491)),
        __webpack_require__.e(/* import() */ 8812).then(__webpack_require__.bind(__webpack_require__, 68812)),
        __webpack_require__.e(/* import() */ 6159).then(__webpack_require__.bind(__webpack_require__, 76159)),
        context.catalogs?.() ?? [],
    ]);
    return {
        ..._mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .coreErrors */ .Fw,
        ...data.dataErrors,
        ...inference.inferenceErrors,
        ...evaluation.evaluationErrors,
        ...drift.driftErrors,
        ...native.nativeErrors,
        ...packaging.packagingErrors,
        ...rollout.rolloutErrors,
        ...shared.commandErrors,
        ...metricsOwn.metricsErrors,
        ...init.initErrors,
        ...predict.predictErrors,
        ...Object.assign({}, ...platforms),
    };
}
/** Explains one code; lists all codes, or the metrics of each task. */
async function run(inputs, context) {
    if (inputs.code === 'metrics')
        return metrics();
    const all = await catalogs(context);
    if (inputs.code === undefined)
        return list(all);
    const code = inputs.code.toUpperCase();
    const entry = Object.hasOwn(all, code) ? all[code] : undefined;
    if (!entry) {
        const near = await (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .nearestWord */ .zZ)(code, Object.keys(all));
        throw fail('CODE_UNKNOWN', `"${inputs.code}" is not an error code.`, {
            remedy: near ? `Did you mean ${near}?` : 'mlops explain lists all codes.',
        });
    }
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        text: `${code}\n${entry.summary}\n\n${entry.explanation}\n`,
        report: {
            title: code,
            outcome: 'passed',
            summary: entry.summary,
            blocks: [{ kind: 'text', text: entry.explanation }],
        },
        json: { code, explanation: entry.explanation },
    };
}
function list(all) {
    const codes = Object.keys(all).sort();
    const width = Math.max(...codes.map((code) => code.length));
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        text: `${codes.map((code) => `${code.padEnd(width)}  ${all[code]?.summary}`).join('\n')}\n`,
        report: { title: 'error codes', outcome: 'passed', summary: `${codes.length} codes`, blocks: [] },
        json: { codes: Object.fromEntries(codes.map((code) => [code, all[code]?.summary ?? ''])) },
    };
}
function metrics() {
    const infos = new Map((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .allMetrics */ .PB)().map((info) => [info.name, info]));
    const byTask = tasks.map((task) => [task, (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .metricNames */ .Zv)(task).flatMap((name) => infos.get(name) ?? [])]);
    const lines = byTask.flatMap(([task, all]) => [
        `${task} (first: ${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .defaultMetric */ .ml)(task)})`,
        ...all.map((info) => `  ${info.name.padEnd(34)} ${info.goal === 'minimize' ? '↓' : '↑'} ${info.description}`),
        '',
    ]);
    const shown = ({ name, label, goal, family, description }) => ({ name, label, goal, family, description });
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        text: `${lines.join('\n')}`,
        report: { title: 'metrics', outcome: 'passed', summary: `${infos.size} metrics`, blocks: [] },
        json: { metrics: Object.fromEntries(byTask.map(([task, all]) => [task, all.map(shown)])) },
    };
}


/***/ })

};
