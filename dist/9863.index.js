export const id = 9863;
export const ids = [9863];
export const modules = {

/***/ 69863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
// EXTERNAL MODULE: ./packages/evaluation/lib/index.js + 71 modules
var evaluation_lib = __webpack_require__(47035);
// EXTERNAL MODULE: ./packages/commands/lib/metrics/columns.js
var metrics_columns = __webpack_require__(12693);
// EXTERNAL MODULE: ./packages/commands/lib/metrics/labels.js
var labels = __webpack_require__(53907);
// EXTERNAL MODULE: ./packages/commands/lib/shared/metric-text.js
var metric_text = __webpack_require__(38176);
// EXTERNAL MODULE: ./packages/commands/lib/shared/reading.js
var reading = __webpack_require__(27632);
// EXTERNAL MODULE: ./packages/data/lib/index.js + 51 modules
var data_lib = __webpack_require__(46794);
// EXTERNAL MODULE: ./packages/commands/lib/metrics/errors.js
var errors = __webpack_require__(65491);
;// CONCATENATED MODULE: ./packages/commands/lib/compare/join.js




const fail = (0,lib/* errorsOf */.Bp)(errors.metricsErrors);
/**
 * The candidate's rows in the order of the baseline's: joined by key columns, or as they stand when both have as many.
 * @throws UserError COMPARE_ROWS when the two are not of the same rows
 */
function joined(baseline, candidate, keys, names) {
    if (keys.length === 0) {
        if (baseline.rows === candidate.rows)
            return candidate;
        throw fail('COMPARE_ROWS', `${names.baseline} has ${baseline.rows} rows, ${names.candidate} ${candidate.rows}.`, {
            remedy: 'Score both on the same rows. If a column names the row: --key COLUMN.',
            where: { input: 'candidate' },
        });
    }
    const before = keysOf(baseline, keys, names.baseline);
    const place = new Map();
    keysOf(candidate, keys, names.candidate).forEach((key, row) => {
        place.set(key, row);
    });
    const missing = before.filter((key) => !place.has(key)).length;
    const more = candidate.rows - (before.length - missing);
    if (missing > 0 || more > 0)
        throw fail('COMPARE_ROWS', `${missing} rows of ${names.baseline} are not in ${names.candidate}, and ${more} the other way round, by ${keys.join(', ')}.`, {
            remedy: 'A paired comparison needs the same rows in both: score both models on one table.',
            where: { input: 'key' },
        });
    return (0,data_lib.selectRows)(candidate, Uint32Array.from(before, (key) => place.get(key)));
}
/** The key of each row as one text; refuses empty and repeated ones. */
function keysOf(table, keys, name) {
    const parts = keys.map((key) => (0,labels/* labelsOf */.PC)((0,lib/* columnOf */.uV)(table, key)));
    const seen = new Map();
    const all = [];
    for (let row = 0; row < table.rows; row += 1) {
        const cells = parts.map((part) => part.names[part.codes[row]]);
        const text = JSON.stringify(cells);
        const first = seen.get(text);
        if (cells.includes(undefined) || first !== undefined)
            throw fail('COMPARE_ROWS', first === undefined
                ? `${name}: the key is empty in row ${row + 1}.`
                : `${name}: rows ${first + 1} and ${row + 1} have the same key.`, { remedy: 'A key names one row. Add a further column: --key a,b.', where: { input: 'key' } });
        seen.set(text, row);
        all.push(text);
    }
    return all;
}
/** Refuses two files whose truths differ, with the first row that does. */
function sameTruth(one, other, keyed) {
    const at = one.findIndex((value, row) => value !== other[row] && !(Number.isNaN(value) && Number.isNaN(other[row])));
    if (at < 0)
        return;
    throw fail('COMPARE_ROWS', `The truth differs between the two files, first in row ${at + 1}.`, {
        remedy: keyed
            ? 'The key does not name the same rows in both files, or one was scored on other data.'
            : 'The files are of other rows, or in another order. If a column names the row: --key COLUMN.',
        where: { input: 'target' },
    });
}

;// CONCATENATED MODULE: ./packages/commands/lib/compare/handler.js







const handler_fail = (0,lib/* errorsOf */.Bp)(lib/* coreErrors */.Fw);
/** Reads both files, lays their rows side by side, and compares metric by metric. */
async function run(inputs, context) {
    checkNumbers(inputs);
    checkMetrics(inputs);
    const keys = inputs.key ?? [];
    const more = [inputs.cluster, inputs.fold].filter((name) => name !== undefined);
    const columns = (0,metrics_columns/* columnNames */.lo)(inputs, [...keys, ...more]);
    const read = async (path) => (await (0,reading/* readColumns */.E)(context, path, columns)).table;
    const before = await read(inputs.baseline);
    const after = joined(before, await read(inputs.candidate), keys, inputs);
    const classes = [...(0,metrics_columns/* classesIn */.q2)(before, inputs), ...(0,metrics_columns/* classesIn */.q2)(after, inputs)];
    const [baseline, candidate] = [(0,metrics_columns/* understand */.ZL)(before, inputs, classes), (0,metrics_columns/* understand */.ZL)(after, inputs, classes)];
    sameTruth(baseline.input.truth, candidate.input.truth, keys.length > 0);
    const [champion, challenger] = [scoredOf(baseline, before, inputs), scoredOf(candidate, after, inputs)];
    const report = (0,evaluation_lib.compare)(champion, challenger, {
        confidence: inputs.confidence,
        seed: inputs.seed,
        replicates: inputs.replicates,
        ...(inputs.metrics ? { metrics: inputs.metrics } : {}),
        // Rows are told apart by what both files say of them, not by their place.
        ...(keys.length > 0 ? { keys: handler_keysOf(before, keys) } : {}),
    });
    const fold = inputs.fold === undefined ? undefined : (0,lib/* columnOf */.uV)(before, inputs.fold);
    const folds = fold && (0,evaluation_lib.compareFolds)(champion, challenger, (0,labels/* labelsOf */.PC)(fold).codes, Object.keys(report.metrics), inputs.confidence);
    const findings = [...new Set([...baseline.findings, ...candidate.findings])];
    const summary = summaryOf(report);
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        report: {
            title: summary,
            outcome: 'passed',
            summary,
            blocks: [
                table(report),
                ...labelLines(report),
                ...(folds ? [foldTable(folds)] : []),
                ...(findings.length > 0 ? [{ kind: 'list', items: findings }] : []),
            ],
        },
        json: {
            ...report,
            ...(folds ? { folds: finite(folds) } : {}),
            findings,
        },
    };
}
/** Folds that all differ by the same amount have a statistic without end: JSON has no number for it. */
function finite(folds) {
    return JSON.parse(JSON.stringify(folds));
}
function foldTable({ folds, metrics, notEstimable }) {
    const right = { align: 'right' };
    return {
        kind: 'table',
        columns: [{ title: `Over ${folds} folds` }, { title: 'Mean difference' }, { title: 'p', ...right }],
        rows: [
            ...Object.entries(metrics).map(([name, one]) => [
                name,
                `${(0,evaluation_lib.signed)(one.difference)} (${(0,evaluation_lib.signed)(one.lower)} to ${(0,evaluation_lib.signed)(one.upper)})`,
                probability(one.pValue),
            ]),
            ...Object.entries(notEstimable).map(([name, why]) => [name, why, '']),
        ],
    };
}
function handler_keysOf(table, keys) {
    return (0,evaluation_lib.rowKeys)({ rows: table.rows, columns: table.columns.filter((column) => keys.includes(column.name)) });
}
function scoredOf(understood, table, inputs) {
    const column = inputs.cluster === undefined ? undefined : (0,lib/* columnOf */.uV)(table, inputs.cluster);
    return column ? { ...understood.input, clusters: (0,labels/* labelsOf */.PC)(column).codes } : understood.input;
}
function checkNumbers({ confidence, replicates }) {
    if (!(confidence > 0.5 && confidence < 1))
        throw handler_fail('INPUT_INVALID', `confidence: ${confidence} is not accepted; write a share such as 0.95.`, {
            where: { input: 'confidence' },
        });
    if (replicates < 100 || replicates > 1_000_000)
        throw handler_fail('INPUT_INVALID', `replicates: ${replicates} is not accepted; write 100 to 1000000.`, {
            where: { input: 'replicates' },
        });
}
function checkMetrics({ metrics = [], task }) {
    const known = (0,lib/* metricNames */.Zv)(task);
    const unknown = metrics.find((name) => !known.includes(name));
    if (unknown !== undefined)
        throw (0,metric_text/* unknownMetric */.T)('metrics', unknown, task);
}
function summaryOf({ rows, metrics }) {
    const all = Object.entries(metrics);
    const named = (standing) => all.filter(([, one]) => one.standing === standing).map(([name]) => name);
    const [better, worse] = [named('better'), named('worse')];
    const parts = [
        better.length > 0 ? `better in ${better.slice(0, 3).join(', ')}${better.length > 3 ? ', …' : ''}` : '',
        worse.length > 0 ? `worse in ${worse.slice(0, 3).join(', ')}${worse.length > 3 ? ', …' : ''}` : '',
    ].filter(Boolean);
    const equal = all.length > 0 && all.every(([, one]) => one.standing === 'equal');
    const verdict = parts.length > 0 ? `candidate ${parts.join(', ')}` : equal ? 'no row tells the two apart' : 'no difference shown';
    return `${(0,lib/* humanCount */.RC)(rows)} rows: ${verdict}`;
}
function probability(value) {
    return value < 0.0001 ? value.toExponential(1) : value.toFixed(4);
}
function table(report) {
    const right = { align: 'right' };
    return {
        kind: 'table',
        columns: [
            { title: 'Metric' },
            { title: 'Baseline', ...right },
            { title: 'Candidate', ...right },
            { title: `Difference (${100 * report.confidence} %)` },
            { title: 'p', ...right },
            { title: 'Can show', ...right },
            { title: 'Method' },
        ],
        rows: [
            ...Object.entries(report.metrics).map(([name, one]) => [
                (0,metric_text/* metricTitle */.V)(name, one.goal),
                (0,evaluation_lib.figure)(one.baseline),
                (0,evaluation_lib.figure)(one.candidate),
                `${(0,evaluation_lib.signed)(one.difference)} (${(0,evaluation_lib.signed)(one.lower)} to ${(0,evaluation_lib.signed)(one.upper)})${one.standing === 'better' || one.standing === 'worse' ? ` ${one.standing}` : ''}`,
                probability(one.pValue),
                (0,evaluation_lib.figure)(one.minimumDetectable),
                one.method,
            ]),
            ...Object.entries(report.notEstimable).map(([name, why]) => [name, '–', '–', why, '', '', '']),
        ],
    };
}
function labelLines({ mcnemar, flips }) {
    const lines = [
        ...(mcnemar
            ? [
                `McNemar    ${(0,lib/* humanCount */.RC)(mcnemar.onlyCandidate)} rows only the candidate has right, ${(0,lib/* humanCount */.RC)(mcnemar.onlyChampion)} only the baseline: p = ${probability(mcnemar.pValue)} (${mcnemar.method})`,
            ]
            : []),
        ...(flips
            ? [
                `flips      ${(0,lib/* humanCount */.RC)(flips.flipped)} of ${(0,lib/* humanCount */.RC)(flips.rows)} predictions (${(100 * flips.share).toFixed(1)} %): ${(0,lib/* humanCount */.RC)(flips.becomeRight)} become right, ${(0,lib/* humanCount */.RC)(flips.becomeWrong)} wrong`,
            ]
            : []),
    ];
    return lines.length > 0 ? [{ kind: 'lines', lines }] : [];
}


/***/ })

};
