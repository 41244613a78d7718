export const id = 9863;
export const ids = [9863,5491];
export const modules = {

/***/ 69863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 14 modules
var lib = __webpack_require__(25070);
// EXTERNAL MODULE: ./packages/data/lib/index.js + 38 modules
var data_lib = __webpack_require__(43605);
// EXTERNAL MODULE: ./packages/evaluation/lib/index.js + 66 modules
var evaluation_lib = __webpack_require__(19305);
// EXTERNAL MODULE: ./packages/commands/lib/metrics/columns.js
var metrics_columns = __webpack_require__(12693);
// EXTERNAL MODULE: ./packages/commands/lib/metrics/labels.js
var labels = __webpack_require__(53907);
// EXTERNAL MODULE: ./packages/commands/lib/shared/reading.js
var reading = __webpack_require__(27632);
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
    const columns = (0,metrics_columns/* columnNames */.lo)(inputs, [...keys, ...(inputs.cluster === undefined ? [] : [inputs.cluster])]);
    const read = async (path) => (await (0,data_lib.readTable)((0,external_node_path_.resolve)(context.directory, path), {
        columns,
        fingerprint: false,
        threads: 2,
        ...(0,reading/* reading */.h)(context),
        log: context.log,
    })).table;
    const before = await read(inputs.baseline);
    const after = joined(before, await read(inputs.candidate), keys, inputs);
    const classes = [...(0,metrics_columns/* classesIn */.q2)(before, inputs), ...(0,metrics_columns/* classesIn */.q2)(after, inputs)];
    const [baseline, candidate] = [(0,metrics_columns/* understand */.ZL)(before, inputs, classes), (0,metrics_columns/* understand */.ZL)(after, inputs, classes)];
    sameTruth(baseline.input.truth, candidate.input.truth, keys.length > 0);
    const report = (0,evaluation_lib.compare)(scoredOf(baseline, before, inputs), scoredOf(candidate, after, inputs), {
        confidence: inputs.confidence,
        seed: inputs.seed,
        replicates: inputs.replicates,
        ...(inputs.metrics ? { metrics: inputs.metrics } : {}),
        // Rows are told apart by what both files say of them, not by their place.
        ...(keys.length > 0 ? { keys: handler_keysOf(before, keys) } : {}),
    });
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
                ...(findings.length > 0 ? [{ kind: 'list', items: findings }] : []),
            ],
        },
        json: { ...report, findings },
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
    if (unknown === undefined)
        return;
    const near = (0,lib/* metricSuggestions */.kC)(unknown, task)
        .slice(0, 2)
        .map((name) => `"${name}" (${(0,lib/* metricInfo */.R)(name)?.label ?? name})`);
    throw handler_fail('INPUT_INVALID', `metrics: "${unknown}" is not a metric of task ${task}.`, {
        remedy: near.length > 0 ? `Write ${near.join(' or ')}.` : 'mlops explain metrics lists them.',
        where: { input: 'metrics' },
    });
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
                `${name}${one.goal === 'minimize' ? ' ↓' : ''}`,
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


/***/ }),

/***/ 12693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZL: () => (/* binding */ understand),
/* harmony export */   lo: () => (/* binding */ columnNames),
/* harmony export */   q2: () => (/* binding */ classesIn)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25070);
/* harmony import */ var _mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19305);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65491);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53907);




const fail = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .errorsOf */ .Bp)(_errors_js__WEBPACK_IMPORTED_MODULE_2__.metricsErrors);
/** The columns that are read: a file may hold many more. */
function columnNames(inputs, more = []) {
    const { target, score = [], prediction, weight, group, features = [] } = inputs;
    const names = [target, ...score, prediction, weight, group, ...features, ...more];
    return [...new Set(names.filter((name) => name !== undefined))];
}
/**
 * The columns of a prediction file as truth, scores and labels of the task.
 * @param more classes that occur elsewhere: two files that are compared need the same ones
 * @throws UserError METRICS_COLUMN, METRICS_NOTHING, METRICS_CLASSES
 */
function understand(table, inputs, more = []) {
    const { task, score = [], prediction } = inputs;
    if (inputs.target === undefined && task !== 'clustering')
        throw fail('METRICS_COLUMN', `Task ${task} needs the column of the truth.`, {
            remedy: `Add --target COLUMN, one of ${table.columns.map((column) => column.name).join(', ')}.`,
            where: { input: 'target' },
        });
    if (score.length === 0 && prediction === undefined)
        throw fail('METRICS_NOTHING', 'Neither --score nor --prediction says what was predicted.', {
            remedy: 'Add --score COLUMN (or one column a class), --prediction COLUMN, or both.',
            where: { input: 'score' },
        });
    switch (task) {
        case 'binary':
            return binary(table, inputs, more);
        case 'multiclass':
            return multiclass(table, inputs, more);
        case 'regression':
        case 'ranking':
            return numeric(table, inputs, task);
        case 'clustering':
            return clustering(table, inputs);
    }
}
function base(table, inputs) {
    return {
        rows: table.rows,
        ...(inputs.weight === undefined ? {} : { weights: numbersOf(table, inputs.weight, 'weight') }),
    };
}
function numbersOf(table, name, role) {
    const column = found(table, name);
    if (column.kind === 'number')
        return column.values;
    // A column without any value has no type of its own.
    if (column.nulls === table.rows)
        return new Float64Array(table.rows).fill(Number.NaN);
    const sample = column.levels.slice(0, 3).map((level) => JSON.stringify(level));
    throw fail('METRICS_COLUMN', `--${role}: column "${name}" holds texts (${sample.join(', ')}), and numbers are needed.`, {
        remedy: 'Name a column of numbers; mlops profile FILE shows the types.',
        where: { input: role },
    });
}
function found(table, name) {
    const column = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .columnOf */ .uV)(table, name);
    if (!column)
        throw new TypeError(`column "${name}" was not read`);
    return column;
}
/** Truth and predicted labels in the same words: where only one of the two is boolean, both are numbers. */
function labelPair(table, inputs) {
    const truth = found(table, inputs.target);
    const said = inputs.prediction === undefined ? undefined : found(table, inputs.prediction);
    const isBoolean = (column) => column?.kind === 'number' && column.logical === 'boolean';
    const isNumber = (column) => column?.kind === 'number' && column.logical !== 'boolean';
    const as = (isBoolean(truth) && isNumber(said)) || (isNumber(truth) && isBoolean(said)) ? 'numbers' : 'words';
    return { truth: (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .labelsOf */ .PC)(truth, as), said: said && (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .labelsOf */ .PC)(said, as) };
}
/** The classes that occur in truth and predictions. */
function classesIn(table, inputs) {
    if (inputs.target === undefined || (inputs.task !== 'binary' && inputs.task !== 'multiclass'))
        return [];
    const { truth, said } = labelPair(table, inputs);
    return [...(0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .occurring */ .$d)(truth), ...(said ? (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .occurring */ .$d)(said) : [])];
}
function binary(table, inputs, more) {
    const { score = [], threshold } = inputs;
    const { truth, said } = labelPair(table, inputs);
    const present = (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .inOrder */ .al)([...(0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .occurring */ .$d)(truth), ...(said ? (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .occurring */ .$d)(said) : []), ...more]);
    if (present.length > 2)
        throw fail('METRICS_COLUMN', `Task binary has two classes; "${inputs.target}" has ${present.slice(0, 6).join(', ')}.`, {
            remedy: 'Write --task multiclass, or name a column of two classes.',
            where: { input: 'target' },
        });
    const classes = binaryClasses(present, inputs['positive-label']);
    const findings = [];
    const name = score.length > 1 ? positiveColumn(score, classes, findings) : score[0];
    const scores = name === undefined ? undefined : numbersOf(table, name, 'score');
    const proper = scores !== undefined && withinUnit(scores);
    const input = {
        task: 'binary',
        ...base(table, inputs),
        truth: (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .positions */ .Xq)(truth, classes),
        classes,
        ...(scores ? { scores, scoresAreProbabilities: proper } : {}),
    };
    if (said)
        return { input: { ...input, labels: (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .positions */ .Xq)(said, classes) }, findings };
    const cut = threshold ?? (proper ? 0.5 : undefined);
    if (scores && cut !== undefined) {
        const labels = cutAt(scores, cut);
        return { input: { ...input, labels }, threshold: cut, findings };
    }
    const noLabels = 'the scores leave [0, 1], so that 0.5 is no threshold: give --threshold or --prediction';
    return { input, noLabels, findings };
}
function withinUnit(values) {
    for (const value of values)
        if (value < 0 || value > 1)
            return false;
    return true;
}
function cutAt(scores, cut) {
    const labels = new Float64Array(scores.length);
    for (let row = 0; row < labels.length; row += 1) {
        const score = scores[row];
        labels[row] = Number.isNaN(score) ? Number.NaN : score >= cut ? 1 : 0;
    }
    return labels;
}
/** [negative, positive]: the positive class is the one that was named, else 1, else the last in order. */
function binaryClasses(present, named) {
    const positive = named === undefined ? defaultPositive(present) : sameLabel(named, present);
    const other = present.find((label) => label !== positive);
    if (named !== undefined && present.length === 2 && !present.includes(positive))
        throw fail('METRICS_COLUMN', `--positive-label "${named}" is none of the classes ${present.join(', ')}.`, {
            remedy: `Write --positive-label ${present.at(-1)}`,
            where: { input: 'positive-label' },
        });
    return [other ?? (positive === '1' ? '0' : positive === 'true' ? 'false' : `not ${positive}`), positive];
}
function defaultPositive(present) {
    const [only] = present;
    if (present.includes('1'))
        return '1';
    // One class only: what is usually negative stays so.
    if (present.length === 1 && (only === '0' || only === '-1'))
        return '1';
    if (present.length === 1 && only === 'false')
        return 'true';
    return present.at(-1) ?? '1';
}
/** The class that somebody named, in the form of the column: 1.0 is 1, True is true. */
function sameLabel(named, present) {
    if (present.includes(named))
        return named;
    const number = named.trim() !== '' && Number.isFinite(Number(named)) ? String(Number(named)) : undefined;
    if (number !== undefined && present.every((label) => Number.isFinite(Number(label))))
        return number;
    const word = named.toLowerCase();
    return present.every((label) => label === 'true' || label === 'false') && /^(true|false)$/.test(word) ? word : named;
}
/** Of a column a class, that of the positive class. */
function positiveColumn(columns, classes, findings) {
    const byName = (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .classesByName */ .Lj)(columns, classes);
    if (byName)
        return columns[byName.indexOf(classes[1])];
    if (columns.length === 2) {
        const at = (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .inOrder */ .al)(classes).indexOf(classes[1]);
        findings.push(`Scores of "${classes[1]}" are column "${columns[at]}": by the order of the classes, the names do not tell.`);
        return columns[at];
    }
    throw unclear(columns, classes);
}
function unclear(columns, classes) {
    return fail('METRICS_CLASSES', `${columns.length} columns of scores (${columns.slice(0, 6).join(', ')}) do not go with ${classes.length} classes (${classes.slice(0, 6).join(', ')}).`, {
        remedy: 'Give one column a class, named after it: --score probability_a,probability_b,probability_c.',
        where: { input: 'score' },
    });
}
function multiclass(table, inputs, more) {
    const { score = [] } = inputs;
    const { truth, said } = labelPair(table, inputs);
    const present = (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .inOrder */ .al)([...(0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .occurring */ .$d)(truth), ...(said ? (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .occurring */ .$d)(said) : []), ...more]);
    const findings = [];
    const ofColumns = score.length === 0 ? present : classesOfColumns(score, present, findings);
    const classes = (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .inOrder */ .al)(ofColumns);
    const input = {
        task: 'multiclass',
        ...base(table, inputs),
        truth: (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .positions */ .Xq)(truth, classes),
        classes,
        ...(said ? { labels: (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .positions */ .Xq)(said, classes) } : {}),
    };
    if (score.length === 0)
        return { input, findings };
    const probabilities = new Float64Array(table.rows * classes.length);
    score.forEach((name, column) => {
        const values = numbersOf(table, name, 'score');
        const at = classes.indexOf(ofColumns[column]);
        for (let row = 0; row < table.rows; row += 1)
            probabilities[row * classes.length + at] = values[row];
    });
    if (said)
        return { input: { ...input, probabilities }, findings };
    const { labels } = (0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__.scoredMulticlass)(input.truth, classes, { probabilities });
    return { input: { ...input, probabilities, ...(labels ? { labels } : {}) }, findings };
}
function classesOfColumns(columns, present, findings) {
    const byName = (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .classesByName */ .Lj)(columns, present);
    if (byName && new Set(byName).size === columns.length)
        return byName;
    if (columns.length !== present.length)
        throw unclear(columns, present);
    findings.push(`Columns of scores are those of ${present.join(', ')}: by the order of the classes, the names do not tell.`);
    return present;
}
function numeric(table, inputs, task) {
    const { score = [], prediction, group } = inputs;
    if (score.length > 1)
        throw fail('METRICS_CLASSES', `Task ${task} takes one column of scores; ${score.length} were given.`, {
            remedy: `Write --score ${score[0]}`,
            where: { input: 'score' },
        });
    const [first, role] = task === 'regression'
        ? [prediction ?? score[0], 'prediction']
        : [score[0] ?? prediction, 'score'];
    const values = numbersOf(table, first, role);
    const input = {
        task,
        ...base(table, inputs),
        truth: numbersOf(table, inputs.target, 'target'),
        ...(task === 'regression' ? { values } : { scores: values }),
        ...(group === undefined ? {} : { queries: queriesOf(found(table, group), group) }),
    };
    const one = task === 'ranking' && group === undefined;
    return { input, findings: one ? ['All rows are one query: --group COLUMN names the query of a row.'] : [] };
}
function queriesOf(column, name) {
    const { codes } = (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .labelsOf */ .PC)(column);
    const empty = codes.indexOf(-1);
    if (empty < 0)
        return codes;
    throw fail('METRICS_COLUMN', `--group: column "${name}" is empty in row ${empty + 1}, so its query is not known.`, {
        remedy: 'Every row needs a query.',
        where: { input: 'group' },
    });
}
function clustering(table, inputs) {
    const { prediction, score = [], target, features = [] } = inputs;
    const name = prediction ?? score[0];
    const ids = (column) => {
        const labels = (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .labelsOf */ .PC)(found(table, column));
        return (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .positions */ .Xq)(labels, (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .inOrder */ .al)((0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .occurring */ .$d)(labels)));
    };
    const points = features.length === 0 ? undefined : new Float64Array(table.rows * features.length);
    features.forEach((feature, at) => {
        const values = numbersOf(table, feature, 'features');
        for (let row = 0; row < table.rows; row += 1)
            points[row * features.length + at] = values[row];
    });
    const input = {
        task: 'clustering',
        ...base(table, inputs),
        truth: target === undefined ? new Float64Array(table.rows).fill(Number.NaN) : ids(target),
        labels: ids(name),
        ...(points ? { points } : {}),
    };
    return { input, findings: [] };
}


/***/ }),

/***/ 65491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   metricsErrors: () => (/* binding */ metricsErrors)
/* harmony export */ });
/** What can be wrong with a file of predictions or with what is said of its columns. */
const metricsErrors = {
    METRICS_COLUMN: {
        summary: 'A column does not hold what the task needs.',
        explanation: 'binary and multiclass take any labels; regression and ranking take numbers. A binary task has two classes at most. Scores and weights are numbers.',
    },
    METRICS_NOTHING: {
        summary: 'There is nothing to compare with the truth.',
        explanation: 'Give --score (the score of the positive class, or a column a class), --prediction (the predicted class, number or cluster), or both.',
    },
    METRICS_CLASSES: {
        summary: 'Which column of scores belongs to which class is not clear.',
        explanation: 'Either the names of the columns end with the class (probability_paid), or there is one column for every class in their order (numbers by size, texts by code point).',
    },
    COMPARE_ROWS: {
        summary: 'Two files of predictions are not of the same rows.',
        explanation: 'A paired comparison needs the same rows in both. They have the same order, or a column that names the row: --key.',
    },
};


/***/ }),

/***/ 53907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ occurring),
/* harmony export */   Lj: () => (/* binding */ classesByName),
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   Xq: () => (/* binding */ positions),
/* harmony export */   al: () => (/* binding */ inOrder)
/* harmony export */ });
/** The cells of a column as labels: numbers in their shortest form (1.0 is 1), booleans as true and false, texts as they are. */
function labelsOf(column, booleans = 'words') {
    if (column.kind === 'text')
        return { codes: column.codes, names: column.levels };
    const { values } = column;
    const codeOf = new Map();
    const codes = new Int32Array(values.length);
    // Labels repeat: the two that were met last are asked before the map.
    let [last, lastCode, other, otherCode] = [Number.NaN, -1, Number.NaN, -1];
    for (let row = 0; row < codes.length; row += 1) {
        const value = values[row];
        if (value === last)
            codes[row] = lastCode;
        else if (value === other)
            codes[row] = otherCode;
        else if (Number.isNaN(value))
            codes[row] = -1;
        else {
            // Adding 0 makes -0 and 0 one label.
            const code = codeOf.get(value + 0) ?? codeOf.size;
            codeOf.set(value + 0, code);
            codes[row] = code;
            [other, otherCode, last, lastCode] = [last, lastCode, value, code];
        }
    }
    const words = column.logical === 'boolean' && booleans === 'words';
    return { codes, names: [...codeOf.keys()].map((value) => (words ? String(value === 1) : String(value))) };
}
/** Labels in order: numbers by size, texts by code point, as scikit-learn sorts classes. */
function inOrder(names) {
    const all = [...new Set(names)];
    const numeric = all.every((name) => name.trim() !== '' && Number.isFinite(Number(name)));
    return all.sort((a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0));
}
/** The rows' labels as positions in `classes`; NaN where a cell is empty. */
function positions(labels, classes) {
    const at = labels.names.map((name) => classes.indexOf(name));
    const found = new Float64Array(labels.codes.length);
    for (let row = 0; row < found.length; row += 1) {
        const code = labels.codes[row];
        const position = code < 0 ? -1 : at[code];
        found[row] = position < 0 ? Number.NaN : position;
    }
    return found;
}
/** The labels that occur: a text column may carry levels that no row has. */
function occurring(labels) {
    const seen = new Uint8Array(labels.names.length);
    for (const code of labels.codes)
        if (code >= 0)
            seen[code] = 1;
    return labels.names.filter((_, code) => seen[code] === 1);
}
/**
 * Which class each score column belongs to, by the end of its name: `probability_paid` is of class `paid`. The names must agree on what
 * comes before the class, and every class that occurs must have a column.
 * @returns the classes in the order of the columns, or undefined when the names do not tell
 */
function classesByName(columns, known) {
    const shared = commonStart(columns);
    const cut = shared.lastIndexOf('_') + 1;
    for (const prefix of new Set([shared.slice(0, cut), shared, ''])) {
        const rest = columns.map((column) => plain(column.slice(prefix.length)));
        if (rest.every((name) => name !== '') && known.every((name) => rest.includes(name)))
            return rest;
    }
    return undefined;
}
/** A class in a column's name, in the form that labelsOf gives: 1.0 is 1. */
function plain(name) {
    return /^-?\d+\.0+$/.test(name) ? String(Number(name)) : name;
}
function commonStart(texts) {
    const first = texts[0] ?? '';
    let length = first.length;
    for (const text of texts)
        while (!text.startsWith(first.slice(0, length)))
            length -= 1;
    return first.slice(0, length);
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
