export const id = 6289;
export const ids = [6289];
export const modules = {

/***/ 56289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/drift/lib/index.js + 69 modules
var lib = __webpack_require__(99610);
// EXTERNAL MODULE: ./packages/commands/lib/deploy/target.js + 1 modules
var target = __webpack_require__(49298);
// EXTERNAL MODULE: ./packages/commands/lib/shared/index.js + 3 modules
var shared = __webpack_require__(37623);
;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/alarm.js


/** Most records that are read back: a check an hour has that many in eight days. */
const most = 200;
/**
 * Whether this window raises, keeps or ends an alarm, and whether it may start a training. The history is the records of the same
 * environment; windows that end within a tenth of their length of each other are one, so that looking twice does not count twice.
 */
async function alarmOf(project, context, report, looked) {
    const { monitor } = project.config;
    const now = Date.parse(context.clock.now());
    const earlier = await earlierChecks(project, context, looked.environment, now);
    const history = historyOf(earlier, looked, monitor.windowMs);
    const retrainings = history.retrainings.map((at) => new Date(at).toISOString());
    return { ...(0,lib.decideAlarm)(now, report, history, policyOf(project.config)), retrainings };
}
/** What earlier checks, newest first, come to: each window once, and every training, also of checks that were not read back. */
function historyOf(earlier, looked, windowMs) {
    const counted = [];
    for (const one of earlier)
        if (![looked, ...counted].some((other) => sameWindow(one, other, windowMs)))
            counted.push(one);
    const started = earlier.flatMap(({ at, alarm }) => [
        ...(alarm?.retrain ? [at] : []),
        ...(alarm?.retrainings ?? []).map((text) => Date.parse(text)),
    ]);
    return {
        verdicts: counted.map((one) => one.verdict).reverse(),
        open: ['open', 'keep'].includes(earlier[0]?.alarm?.state ?? 'none'),
        retrainings: [...new Set(started)].sort((a, b) => a - b).slice(-mostTrainings),
    };
}
/** Most trainings that a record carries: more than any budget asks for. */
const mostTrainings = 100;
function policyOf({ monitor }) {
    const { alarm, retrain, coolDownMs, budget } = monitor;
    return { alarm, retrain, coolDownMs, budget };
}
/** Newest first, back to where neither the alarm nor the budget nor the cool-down looks. */
async function earlierChecks(project, context, environment, now) {
    const { model, monitor } = project.config;
    const farthest = now - Math.max(monitor.budget.perMs, monitor.coolDownMs);
    const windows = Math.max(monitor.alarm.of, 3) * 2;
    const found = [];
    for await (const ref of project.registry.records(model.name, { stage: 'check-drift' }, context)) {
        const sealed = await (0,shared/* recordByDigest */.Hd)(project, context, ref.digest);
        const { record } = sealed;
        const { body } = record;
        const at = Date.parse(record.endedAt ?? record.startedAt);
        if (found.length >= most || (found.length >= windows && at < farthest))
            break;
        if (body.environment !== environment)
            continue;
        const { window, alarm } = body;
        found.push({
            at,
            verdict: record.verdict ?? 'inconclusive',
            environment,
            window,
            current: body.current ?? null,
            alarm,
        });
    }
    return found;
}
/** Whether two checks looked at one window: the same file, or collected rows up to nearly the same time. */
function sameWindow(a, b, windowMs) {
    if (a.current !== null || b.current !== null)
        return a.current === b.current;
    if (a.window === null || b.window === null)
        return false;
    return Math.abs(Date.parse(a.window.to) - Date.parse(b.window.to)) < windowMs / 10;
}

// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var core_lib = __webpack_require__(48395);
// EXTERNAL MODULE: ./packages/commands/lib/shared/errors.js
var errors = __webpack_require__(69273);
// EXTERNAL MODULE: ./packages/commands/lib/metrics/labels.js
var labels = __webpack_require__(53907);
// EXTERNAL MODULE: ./packages/commands/lib/shared/models.js
var models = __webpack_require__(39728);
;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/file-predictions.js




const fail = (0,core_lib/* errorsOf */.Bp)(errors.commandErrors);
/** The columns that are predictions or truth, and so no features. */
function predictionNames({ target, score = [], prediction }) {
    return [target, prediction, ...score].filter((name) => name !== undefined);
}
/**
 * Predictions of two files; undefined where the command line names none.
 * @throws UserError DRIFT_PREDICTIONS for columns without a task, or that are not there
 */
function filePredictions(reference, current, inputs) {
    const { task, target, score = [], prediction, threshold } = inputs;
    if (score.length === 0 && prediction === undefined)
        return undefined;
    if (task === undefined)
        throw fail('DRIFT_PREDICTIONS', 'There are predictions, and no task.', {
            remedy: 'Add --task binary, multiclass or regression.',
            where: { input: 'task' },
        });
    for (const name of [...score, ...(prediction === undefined ? [] : [prediction])])
        if ((0,core_lib/* columnOf */.uV)(current, name) === undefined)
            throw fail('DRIFT_PREDICTIONS', `The current table has no column "${name}".`, {
                remedy: `Its columns are ${current.columns.map((column) => column.name).join(', ')}.`,
                where: { input: score.includes(name) ? 'score' : 'prediction' },
            });
    const classes = classesOf([reference, current], target, prediction);
    if (task === 'binary' && classes.length > 2)
        throw fail('DRIFT_PREDICTIONS', `A binary task has two classes; truth and predictions of the two tables have ${classes.length} (${classes.slice(0, 6).join(', ')}).`, {
            remedy: 'Write the classes alike on both sides and in the labels, or set --task multiclass.',
            where: { input: 'target' },
        });
    const names = renamed(task, score, prediction, classes);
    const positive = task === 'binary' ? (0,models/* positiveLabel */.WG)(inputs['positive-label'], classes) : undefined;
    return {
        task,
        reference: withNames(reference, names, target),
        current: withNames(current, names, target),
        ...(target === undefined ? {} : { target }),
        ...(positive === undefined ? {} : { positiveLabel: positive }),
        ...(threshold === undefined ? {} : { decisionThreshold: threshold }),
    };
}
/** Classes that occur as truth or prediction in the tables. */
function classesOf(sources, ...columns) {
    const found = sources.flatMap((source) => 'schema' in source
        ? []
        : columns.flatMap((name) => {
            const column = name === undefined ? undefined : (0,core_lib/* columnOf */.uV)(source, name);
            return column === undefined ? [] : (0,labels/* occurring */.$d)((0,labels/* labelsOf */.PC)(column, 'numbers'));
        }));
    return (0,labels/* inOrder */.al)(found);
}
/** The names of a prediction file for the columns that were named. */
function renamed(task, score, prediction, classes) {
    const names = new Map();
    if (task === 'regression' || task === 'ranking') {
        const [first] = score;
        const column = prediction ?? first;
        if (column !== undefined)
            names.set(column, 'prediction');
        return names;
    }
    if (score.length === 1)
        names.set(score[0], 'score');
    if (score.length > 1) {
        const known = (0,labels/* classesByName */.Lj)(score, classes) ?? (classes.length === score.length ? classes : undefined);
        if (known === undefined)
            throw fail('DRIFT_PREDICTIONS', `${score.length} columns of scores (${score.join(', ')}) do not go with ${classes.length} classes (${classes.slice(0, 6).join(', ')}).`, { remedy: 'Give one column a class, named after it: --score p_a,p_b,p_c.', where: { input: 'score' } });
        score.forEach((name, at) => {
            names.set(name, `probability_${known[at]}`);
        });
    }
    if (prediction !== undefined)
        names.set(prediction, 'prediction');
    return names;
}
/** The named columns under their new names, and the truth under its own. */
function withNames(source, names, target) {
    const columns = source.columns.flatMap((column) => {
        const name = names.get(column.name);
        if (name !== undefined)
            return [{ ...column, name }];
        return column.name === target ? [column] : [];
    });
    return { ...source, columns };
}

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/cells.js
/** Whether a cell of a column is empty. */
function isEmpty(column, row) {
    return column.kind === 'number' ? Number.isNaN(column.values[row]) : column.codes[row] < 0;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./packages/data/lib/index.js + 51 modules
var data_lib = __webpack_require__(46794);
// EXTERNAL MODULE: ./packages/commands/lib/shared/profile-of-file.js
var profile_of_file = __webpack_require__(91286);
// EXTERNAL MODULE: ./packages/commands/lib/shared/reading.js
var reading = __webpack_require__(27632);
;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/open.js









const open_fail = (0,core_lib/* errorsOf */.Bp)(errors.commandErrors);
/** The absolute path of a file that was named. @throws UserError DRIFT_NO_REFERENCE, DRIFT_NO_CURRENT */
function placeOf(given, input, context) {
    const path = (0,external_node_path_.resolve)(context.directory, given);
    // A pattern names no file of its own: who reads it says when nothing matches.
    if ((0,external_node_fs_.existsSync)(path) || /[*?[\]{}]/.test(given))
        return path;
    throw open_fail(input === 'reference' ? 'DRIFT_NO_REFERENCE' : 'DRIFT_NO_CURRENT', `There is no file ${given}.`, {
        remedy: input === 'reference'
            ? 'Give train, test (with an mlops.yml), a table (csv, parquet, jsonl) or a profile.'
            : 'Give a table (csv, parquet, jsonl).',
        where: { input },
    });
}
/** A table as it lies there. */
async function openTable(path, context) {
    return (await (0,data_lib.readTable)(path, { fingerprint: false, ...(0,reading/* reading */.h)(context) })).table;
}
/** A reference that was named: a table, its profile where it is too large to be held, or a profile (a JSON file). @throws UserError DRIFT_NO_REFERENCE */
async function openReference(given, context, cells = profile_of_file/* heldCells */.Bd) {
    const path = placeOf(given, 'reference', context);
    if (/\.json$/i.test(path))
        return (0,lib.parseProfile)(await (0,promises_.readFile)(path, 'utf8'));
    return (await (0,profile_of_file/* profileInParts */.Fg)(path, context, { cells })) ?? (await openTable(path, context));
}
/** What a file or folder that was named is, for the record. */
async function digestOf(given, input, context) {
    return (await (0,data_lib.fingerprint)(placeOf(given, input, context))).digest;
}
/** Current data that was named: a table. @throws UserError DRIFT_NO_CURRENT */
async function openCurrent(given, context, reference, cells = profile_of_file/* heldCells */.Bd) {
    const path = placeOf(given, 'current', context);
    if (/\.json$/i.test(path))
        throw open_fail('DRIFT_NO_CURRENT', `${given} is a profile; current data is a table.`, {
            remedy: 'Give a table (csv, parquet, jsonl).',
            where: { input: 'current' },
        });
    const profiles = await profilesOfLarge(path, context, reference, cells);
    if (profiles)
        return { table: { rows: 0, columns: [] }, profiles };
    return { table: await openTable(path, context) };
}
/** Both sides as profiles, read part by part, where the current table has too many cells to be held. */
async function profilesOfLarge(path, context, reference, cells) {
    if (!('schema' in reference)) {
        const size = await (0,data_lib.tableSize)(path);
        const large = size.parquet
            ? (await (0,profile_of_file/* schemaOfLarge */.e7)(path, size, context, { cells })) !== undefined
            : size.rows * reference.columns.length > cells;
        if (!large)
            return undefined;
    }
    const like = 'schema' in reference ? reference : (0,lib.buildProfile)(reference);
    const current = await (0,profile_of_file/* profileInParts */.Fg)(path, context, { like, cells });
    return current && { reference: like, current };
}

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/labels.js






const labels_fail = (0,core_lib/* errorsOf */.Bp)(errors.commandErrors);
/**
 * Joins the labels of a file to rows. Several labels of one row: the last one of the file, since labels are corrected.
 * @throws UserError DRIFT_NO_LABELS without the file, DRIFT_LABELS_UNKNOWN without the target or a key
 */
async function joinLabels(given, target, keys, context) {
    const path = (0,external_node_path_.resolve)(context.directory, given);
    if (!(0,external_node_fs_.existsSync)(path))
        throw labels_fail('DRIFT_NO_LABELS', `There is no file ${given}.`, {
            remedy: 'Give a table with the labels that have arrived.',
            where: { input: 'labels' },
        });
    const table = await openLabels(path, context);
    if (table === undefined)
        return { truth: noneOf(target, keys.rows.rows), matched: 0, labels: 0, digest: await (0,core_lib/* fileDigest */.hd)(path) };
    const column = (0,core_lib/* columnOf */.uV)(table, target);
    const names = column ? keyColumns(table, keys) : undefined;
    if (column === undefined || names === undefined)
        throw labels_fail('DRIFT_LABELS_UNKNOWN', `${given} has the columns ${table.columns.map((one) => one.name).join(', ')}: ${column ? 'no key that the rows have' : `no "${target}"`}.`, {
            remedy: `Write "${target}" and ${keys.requests ? 'request_id (with row, from 0, for requests of several rows)' : `the columns of data.id (${keys.id.join(', ') || 'none is set'})`}.`,
            where: { input: 'labels' },
        });
    const places = new Map();
    const textOf = keyText(table, names.labels);
    for (let row = 0; row < table.rows; row += 1) {
        const key = isEmpty(column, row) ? undefined : textOf(row);
        if (key !== undefined)
            places.set(key, row);
    }
    const keyOf = names.requests ? (row) => names.requests?.[row] : keyText(keys.rows, keys.id);
    const source = Array.from({ length: keys.rows.rows }, (_, row) => {
        const key = keyOf(row);
        return key === undefined ? -1 : (places.get(key) ?? -1);
    });
    const truth = taken(column, source);
    return {
        truth,
        matched: source.reduce((sum, row) => sum + (row < 0 ? 0 : 1), 0),
        labels: table.rows,
        digest: await (0,core_lib/* fileDigest */.hd)(path),
    };
}
/** The table of labels; undefined for a file without a row: none has arrived yet. */
async function openLabels(path, context) {
    try {
        return await openTable(path, context);
    }
    catch (thrown) {
        if (thrown instanceof core_lib/* UserError */.yo && thrown.code === 'TABLE_EMPTY')
            return undefined;
        throw thrown;
    }
}
function noneOf(name, rows) {
    return { kind: 'number', name, logical: 'number', values: new Float64Array(rows).fill(Number.NaN), nulls: rows };
}
/** What is to be said where labels found no row; undefined where all is well. */
function unmatchedText({ matched, labels }) {
    if (labels === 0)
        return 'the file of labels has no rows yet';
    return matched === 0 ? `none of ${labels} labels belongs to a row of this window` : undefined;
}
/** What is to be said of labels that cannot be the truth of these predictions; undefined where all is well. They count as not arrived. */
function strangeText(truth, predictions, task) {
    if (task === 'regression')
        return truth.kind === 'text' ? 'the labels are texts, and the model answers numbers' : undefined;
    const prefix = 'probability_';
    const names = predictions.columns.map(({ name }) => name).filter((name) => name.startsWith(prefix));
    const classes = names.map((name) => name.slice(prefix.length));
    if (classes.length < 2)
        return undefined;
    let strange = 0;
    for (let row = 0; row < predictions.rows; row += 1)
        if (!isEmpty(truth, row) && !classes.includes(cellText(truth, row)))
            strange += 1;
    return strange > 0 ? `${strange} labels are of no class of the model (${classes.slice(0, 6).join(', ')})` : undefined;
}
/** Which columns of the labels are the key, and the keys of the requests where it is theirs. */
function keyColumns(table, keys) {
    const has = (one, name) => (0,core_lib/* columnOf */.uV)(one, name) !== undefined;
    if (keys.requests && has(table, 'request_id')) {
        if (has(table, 'row'))
            return { labels: ['request_id', 'row'], requests: keys.requests };
        return { labels: ['request_id'], requests: ofSingleRows(keys.requests) };
    }
    const known = keys.id.length > 0 && keys.id.every((name) => has(table, name) && has(keys.rows, name));
    return known ? { labels: keys.id } : undefined;
}
/** The request id where it has one row: of several rows nobody can say which one a label without `row` is of. */
function ofSingleRows(requests) {
    const idOf = (key) => key.slice(0, key.lastIndexOf('#'));
    const several = new Set(requests.flatMap((key) => (key.endsWith('#0') ? [] : [idOf(key)])));
    return requests.map((key) => (several.has(idOf(key)) ? undefined : idOf(key)));
}
/** The key of a row as text, undefined where a part of it is empty; cells are joined so that no two keys are written alike. */
function keyText(table, names) {
    const columns = names.map((name) => (0,core_lib/* columnOf */.uV)(table, name));
    const [first, second] = names;
    const joined = first === 'request_id' && second === 'row'
        ? (row) => `${cellText(columns[0], row)}#${cellText(columns[1], row)}`
        : columns.length === 1
            ? (row) => cellText(columns[0], row)
            : (row) => JSON.stringify(columns.map((column) => cellText(column, row)));
    return (row) => (columns.some((column) => isEmpty(column, row)) ? undefined : joined(row));
}
function cellText(column, row) {
    if (column.kind === 'number')
        return String(column.values[row]);
    return column.levels[column.codes[row]] ?? '';
}
function taken(column, source) {
    const nulls = source.reduce((sum, row) => sum + (row < 0 ? 1 : 0), 0);
    if (column.kind === 'number')
        return {
            ...column,
            values: Float64Array.from(source, (row) => (row < 0 ? Number.NaN : column.values[row])),
            nulls,
        };
    return { ...column, codes: Int32Array.from(source, (row) => (row < 0 ? -1 : column.codes[row])), nulls };
}

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/report.js

const marks = { pass: '✅ pass', fail: '❌ fail', inconclusive: '⚠️ inconclusive' };
const order = { fail: 0, inconclusive: 1, pass: 2 };
const signalsShown = 8;
/** What a verdict comes to in a mode. */
function outcomeOf(mode, verdict) {
    if (mode === 'observe' || verdict === 'pass')
        return 'passed';
    return verdict === 'fail' ? 'refused' : 'inconclusive';
}
/** The outputs that every check has. */
function driftOutputs({ cause, recommendation, driftedFeatures, since }) {
    return {
        cause,
        recommendation,
        'drifted-features': [...driftedFeatures],
        since: since ? new Date(since.at).toISOString() : '',
    };
}
/** Cause and recommendation first, then the signals that decided it, then what was ruled out; the rest is folded. */
function driftReport(facts) {
    const { report, project, live } = facts;
    const name = project ? `${project.config.model.name}${live ? ` (${live.environment})` : ''}` : facts.current.name;
    const level = report.verdict === 'fail' ? 'caution' : 'warning';
    return {
        title: `${name}: ${report.summary}`,
        outcome: facts.outcome,
        verdict: report.verdict,
        summary: `${report.summary} Cause: ${report.cause}. Recommendation: ${report.recommendation}.`,
        blocks: [
            ...(report.verdict === 'pass'
                ? []
                : [
                    {
                        kind: 'alert',
                        level,
                        text: [
                            { strong: `Cause: ${report.cause}. Recommendation: ${report.recommendation}. ` },
                            adviceOf(report),
                        ],
                    },
                ]),
            { kind: 'text', text: comparedText(facts) },
            signalTable(report.signals),
            ...sinceBlock(report, project !== undefined),
            ...considered(facts),
            ...alarmBlock(facts.alarm),
            ...windowBlock(facts.windows),
            ...compatBlock(facts.compat),
            { kind: 'fold', title: 'Every feature', blocks: [featureTable(report.features)] },
            ...(facts.record
                ? [
                    {
                        kind: 'fold',
                        title: 'Record',
                        blocks: [
                            { kind: 'text', text: `${facts.record.path}  ${(0,core_lib/* shortDigest */.VK)(facts.record.sealed.digest)}` },
                        ],
                    },
                ]
                : []),
        ],
        next: nextOf(facts),
    };
}
function adviceOf(report) {
    switch (report.recommendation) {
        case 'fix-data':
            return 'Retraining would teach the model the error: mend the data at its source.';
        case 'retrain':
            return 'The data has moved and its quality is in order: train again on recent data.';
        case 'wait':
            return waitText(report);
        default:
            return '';
    }
}
/** What there is to wait for. */
function waitText({ cause }) {
    if (cause === 'seasonality')
        return 'It was so in the same season before: there is nothing to repair.';
    if (cause === 'covariate')
        return 'The data has moved, and as far as is known the model copes with it: watch it.';
    return 'Not enough is known yet: look again when more rows have arrived.';
}
function comparedText(facts) {
    const { report, current, reference } = facts;
    const window = current.window ? `, ${timeText(current.window.from)} to ${timeText(current.window.to)} UTC` : '';
    return `${(0,core_lib/* humanCount */.RC)(report.rows.current)} rows (${current.name}${window}) against ${(0,core_lib/* humanCount */.RC)(report.rows.reference)} rows (${reference.name}).`;
}
/** `2026-11-20 02:00`, UTC. */
function timeText(ms) {
    return new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
}
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const dayMs = 86_400_000;
/** Since when, and what happened just before. */
function sinceBlock({ since }, eventsKnown) {
    if (!since)
        return [];
    const at = new Date(since.at);
    const when = since.withinMs < dayMs ? `${timeText(since.at)} UTC, to within ${(0,core_lib/* formatDuration */.a3)(since.withinMs)}` : since.date;
    const events = since.events.map((event) => `${event.what} (${timeText(event.at)} UTC)`).join(' · ');
    const nothing = eventsKnown ? ' No rollout and no commit of this folder falls in the 24 hours before.' : '';
    const before = events === '' ? nothing : ` Before it: ${events}.`;
    return [
        {
            kind: 'text',
            text: [{ strong: 'Since ' }, `${weekdays[at.getUTCDay()]} ${when} (`, { code: since.feature }, `).${before}`],
        },
    ];
}
function alarmBlock(alarm) {
    if (!alarm)
        return [];
    const words = {
        open: 'An alarm begins.',
        keep: 'The alarm goes on.',
        close: 'The alarm is over.',
        none: 'No alarm.',
    }[alarm.alarm];
    const text = `${alarm.failed} of the last ${alarm.judged} judged windows failed. ${words} Retraining: ${alarm.retrain ? 'yes' : 'no'}. ${alarm.why}`;
    return [{ kind: 'text', text }];
}
function windowBlock(windows) {
    if (!windows || windows.length < 2)
        return [];
    const rows = windows.map((one) => [
        `${timeText(one.from)} to ${timeText(one.to)}`,
        (0,core_lib/* humanCount */.RC)(one.rows),
        one.driftedFeatures.slice(0, 3).join(', '),
        marks[one.verdict],
    ]);
    return [
        {
            kind: 'fold',
            title: 'Window by window (features)',
            blocks: [
                {
                    kind: 'table',
                    columns: [
                        { title: 'Window, UTC' },
                        { title: 'Rows', align: 'right' },
                        { title: 'Drifted' },
                        { title: 'Verdict' },
                    ],
                    rows,
                },
            ],
        },
    ];
}
function signalTable(signals) {
    const sorted = [...signals].sort((a, b) => order[a.verdict] - order[b.verdict]);
    const deciding = sorted.filter((one) => one.verdict !== 'pass');
    // How good the model is stands there in any case: it is what a drift is measured by.
    const performance = sorted.filter((one) => one.verdict === 'pass' && one.signal.endsWith('-performance'));
    const first = [...deciding.slice(0, signalsShown), ...performance];
    const shown = deciding.length > 0 ? first : [...new Set([...performance, ...sorted])].slice(0, 4);
    const rows = shown.map((one) => [
        [`${one.signal}${one.subject ? ' ' : ''}`, ...(one.subject ? [{ code: one.subject }] : [])],
        one.seen,
        chanceText(one),
        marks[one.verdict],
    ]);
    const left = sorted.length - shown.length;
    if (left > 0) {
        const passing = sorted.filter((one) => one.verdict === 'pass' && !shown.includes(one)).length;
        rows.push([`${left} others`, `${passing} pass`, '', left === passing ? marks.pass : '']);
    }
    return {
        kind: 'table',
        columns: [
            { title: 'Signal' },
            { title: 'Seen' },
            { title: 'Chance alone gives up to', align: 'right' },
            { title: 'Verdict' },
        ],
        rows,
    };
}
function chanceText(signal) {
    return signal.chance === undefined || signal.chance === null ? '' : String(Number(signal.chance.toPrecision(2)));
}
/** What was not judged, each with one reason: the more exact one comes from who looked for it. */
function notJudgedOf(report, looked) {
    const own = new Set(looked.map((one) => one.cause));
    return [...report.notJudged.filter((one) => !own.has(one.cause)), ...looked];
}
function considered({ report, notJudged = [] }) {
    const left = notJudgedOf(report, notJudged);
    const line = (title, all) => all.length === 0
        ? []
        : [{ kind: 'text', text: [{ strong: `${title}: ` }, all.map((one) => `${one.cause} (${one.why})`).join(' · ')] }];
    return [
        ...(report.evidence.length > 0 ? [{ kind: 'list', items: report.evidence.slice(0, 6) }] : []),
        ...line('Ruled out', report.ruledOut),
        ...line('Not judged', left),
    ];
}
function featureTable(features) {
    const rows = Object.entries(features)
        .sort(([, a], [, b]) => order[a.verdict] - order[b.verdict])
        .map(([name, one]) => {
        const measure = one.measures[one.rule.measure];
        const value = measure?.value === null || measure?.value === undefined
            ? (measure?.reason ?? '–')
            : String(Number(measure.value.toPrecision(3)));
        return [
            [{ code: name }],
            one.type,
            `${one.rule.measure} ${value} (limit ${one.rule.threshold})`,
            one.adjustedPValue === null ? '' : one.adjustedPValue.toPrecision(2),
            marks[one.verdict],
        ];
    });
    return {
        kind: 'table',
        columns: [
            { title: 'Feature' },
            { title: 'Type' },
            { title: 'Rule' },
            { title: 'p, corrected', align: 'right' },
            { title: 'Verdict' },
        ],
        rows,
    };
}
function compatBlock(compat) {
    if (!compat)
        return [];
    const drifted = compat.drifted.length > 0 ? compat.drifted.join(', ') : 'none';
    return [
        {
            kind: 'text',
            text: [
                { strong: `${compat.mode} ${compat.version} would say: ` },
                `drifted features: ${drifted}${compat.datasetDrift === null ? '' : `; data set drift: ${compat.datasetDrift ? 'yes' : 'no'}`}.`,
            ],
        },
    ];
}
function nextOf(facts) {
    const where = facts.live ? ` --environment ${facts.live.environment}` : '';
    switch (facts.report.recommendation) {
        case 'fix-data':
            return [
                'Ask who sends these values; request ids are with the collected rows.',
                ['compute this again: ', { code: `mlops check-drift${where}` }],
            ];
        case 'retrain':
            return [['train on recent data: ', { code: 'mlops train' }, ', then open a pull request']];
        case 'wait':
            return [['look again: ', { code: `mlops check-drift${where}` }]];
        default:
            return [];
    }
}

// EXTERNAL MODULE: ./packages/rollout/lib/index.js + 10 modules
var rollout_lib = __webpack_require__(44179);
// EXTERNAL MODULE: ./packages/commands/lib/deploy/handler.js + 2 modules
var handler = __webpack_require__(38394);
// EXTERNAL MODULE: ./packages/commands/lib/deploy/lines.js
var lines = __webpack_require__(52285);
// EXTERNAL MODULE: ./packages/commands/lib/shared/dataset.js
var dataset = __webpack_require__(11816);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/growing-column.js
/**
 * A column that grows row by row: numbers in eight bytes a row, texts as codes. Where the kind is not known before, the cells decide at the
 * end: numbers and truth values are numbers, anything else makes texts of all.
 */
class GrowingColumn {
    #name;
    #kind;
    #values = new Float64Array(1024);
    #codes = new Int32Array(0);
    #levels = [];
    #known = new Map();
    #cells = [];
    #rows = 0;
    constructor(name, kind) {
        this.#name = name;
        this.#kind = kind;
    }
    /** Sets the cell of a row; the rows between the last one and it are empty. */
    set(row, cell) {
        this.#fill(row);
        this.#add(cell);
    }
    #add(cell) {
        const row = this.#rows;
        this.#rows += 1;
        if (this.#kind === undefined)
            this.#cells.push(cell);
        else if (this.#kind === 'number') {
            if (row >= this.#values.length)
                this.#values = grown(this.#values, new Float64Array(row * 2));
            this.#values[row] = cell === null || cell === '' ? Number.NaN : Number(cell);
        }
        else {
            if (row >= this.#codes.length)
                this.#codes = grown(this.#codes, new Int32Array(Math.max(1024, row * 2)));
            this.#codes[row] = cell === null ? -1 : this.#codeOf(String(cell));
        }
    }
    #codeOf(text) {
        const known = this.#known.get(text);
        if (known !== undefined)
            return known;
        const code = this.#levels.push(text) - 1;
        this.#known.set(text, code);
        return code;
    }
    #fill(rows) {
        while (this.#rows < rows)
            this.#add(null);
    }
    /** The column with so many rows. */
    finish(rows) {
        this.#fill(rows);
        if (this.#kind === undefined) {
            const numeric = this.#cells.every((cell) => cell === null || typeof cell !== 'string');
            const settled = new GrowingColumn(this.#name, numeric ? 'number' : 'text');
            for (const cell of this.#cells)
                settled.#add(cell);
            return settled.finish(rows);
        }
        if (this.#kind === 'text') {
            const codes = this.#codes.slice(0, rows);
            const nulls = codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0);
            return { kind: 'text', name: this.#name, codes, levels: this.#levels, nulls };
        }
        const values = this.#values.slice(0, rows);
        const nulls = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
        return { kind: 'number', name: this.#name, logical: 'number', values, nulls };
    }
}
function grown(old, larger) {
    larger.set(old);
    return larger;
}

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/collected.js



/**
 * Reads collected JSON Lines. Columns have the types of the reference: what does not convert is null there, and the drift check
 * says so. Only answers of `version` count, where one is given.
 */
async function readCollected(paths, reference, context, version) {
    const rows = new Rows(reference);
    for (const path of paths) {
        for await (const text of (0,external_node_readline_.createInterface)({ input: (0,external_node_fs_.createReadStream)(path), crlfDelay: Number.POSITIVE_INFINITY })) {
            if (text === '')
                continue;
            const line = lineOf(text);
            if (line === undefined) {
                context.log.debug(`${path}: a line is not whole; the endpoint was writing it`);
                continue;
            }
            if (version === undefined || line.version === version)
                rows.add(line);
        }
        context.signal.throwIfAborted();
    }
    return rows.finish();
}
/** A collected answer; undefined for a line that was not written to its end, or is none. */
function lineOf(text) {
    try {
        const line = JSON.parse(text);
        return line?.inputs && line.output ? line : undefined;
    }
    catch {
        return undefined;
    }
}
/** Columns that grow line by line: millions of rows stay in typed arrays, not in objects. */
class Rows {
    #reference;
    #kinds;
    #inputs = new Map();
    #outputs = new Map();
    #answers;
    #times = new GrowingColumn('', 'number');
    #requests = [];
    #request;
    #place = 0;
    #count = 0;
    constructor(reference) {
        this.#reference = reference;
        this.#kinds = new Map(reference.columns.map((column) => [column.name, column.kind]));
    }
    add({ requestId = '', at, inputs, output }) {
        const row = this.#count;
        this.#count += 1;
        for (const name in inputs)
            this.#input(name).set(row, inputs[name] ?? null);
        for (const name in output.probabilities)
            column(this.#outputs, `probability_${name}`, 'number').set(row, output.probabilities[name] ?? null);
        // Scores of one kind each: the first is the one that is watched.
        for (const name in output.scores) {
            column(this.#outputs, 'score', 'number').set(row, output.scores[name] ?? null);
            break;
        }
        const answer = output.prediction ?? null;
        // The answers of a classifier are its classes, whatever they look like.
        this.#answers ??= new GrowingColumn('prediction', this.#outputs.size > 0 ? 'text' : undefined);
        this.#answers.set(row, answer);
        this.#times.set(row, Date.parse(at));
        // The rows of a request stand one after the other.
        this.#place = requestId === this.#request ? this.#place + 1 : 0;
        this.#request = requestId;
        this.#requests.push(`${requestId}#${this.#place}`);
    }
    #input(name) {
        return column(this.#inputs, name, this.#kinds.get(name));
    }
    finish() {
        const rows = this.#count;
        // Without a single row nothing is known of the columns: they are not missing, there is only nothing to look at.
        if (rows === 0)
            for (const { name } of this.#reference.columns)
                this.#input(name);
        const timeColumn = freeName('collected_at', [...this.#inputs.keys(), ...this.#kinds.keys()]);
        const times = this.#times.finish(rows);
        const inputs = [...this.#inputs.values()].map((one) => one.finish(rows));
        const answers = this.#answers ?? new GrowingColumn('prediction', undefined);
        return {
            inputs: {
                rows,
                columns: [...inputs, { ...times, kind: 'number', name: timeColumn, logical: 'timestamp' }],
            },
            timeColumn,
            predictions: {
                rows,
                columns: [answers.finish(rows), ...[...this.#outputs.values()].map((one) => one.finish(rows))],
            },
            requests: this.#requests,
        };
    }
}
function column(of, name, kind) {
    const known = of.get(name);
    if (known)
        return known;
    const made = new GrowingColumn(name, kind);
    of.set(name, made);
    return made;
}
/** A name that no feature has. */
function freeName(wanted, taken) {
    return taken.includes(wanted) ? freeName(`_${wanted}`, taken) : wanted;
}

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/times.js



const times_fail = (0,core_lib/* errorsOf */.Bp)(errors.commandErrors);
/** Rows below this many of an earlier season say nothing. */
const leastSeasonal = 30;
/** @throws UserError DRIFT_NO_TIMES where the current table does not have the column */
function checkTimeColumn(table, column, name) {
    if ((0,core_lib/* columnOf */.uV)(table, column))
        return;
    throw times_fail('DRIFT_NO_TIMES', `${name} has no column "${column}".`, {
        remedy: `Name a column of times; there are ${table.columns.map((one) => one.name).join(', ')}.`,
        where: { input: 'time' },
    });
}
/**
 * Parts rows into a window and what was before it. Rows without a time, or with one after the end, belong to the window: they are odd, and
 * it is judged.
 * @param to end of the window, exclusive; after the last row unless given
 * @param now the present: a later time (such as 9999-12-31) does not end the window, unless all are later
 */
function partByTime(table, timeColumn, windowMs, { to, now = Number.POSITIVE_INFINITY } = {}) {
    const times = (0,lib.rowTimes)(table, timeColumn);
    let first = Number.POSITIVE_INFINITY;
    let past = Number.NEGATIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    let untimed = 0;
    for (const time of times)
        if (Number.isFinite(time)) {
            first = Math.min(first, time);
            last = Math.max(last, time);
            if (time <= now)
                past = Math.max(past, time);
        }
        else
            untimed += 1;
    if (Number.isFinite(past))
        last = past;
    const end = to ?? last + 1;
    const whole = { current: table, rows: Array.from(times.keys()), untimed };
    if (!Number.isFinite(end))
        return { ...whole, window: null };
    if (windowMs === undefined)
        return { ...whole, window: { from: first, to: end } };
    const start = end - windowMs;
    const rows = [];
    const before = [];
    const older = [];
    times.forEach((time, row) => {
        if (!(time < start))
            rows.push(row);
        else {
            older.push(row);
            if (time >= start - windowMs)
                before.push(row);
        }
    });
    const window = { from: start, to: end };
    if (older.length === 0)
        return { ...whole, window };
    return {
        current: (0,lib.takeRows)(table, rows),
        rows,
        earlier: (0,lib.takeRows)(table, before),
        history: (0,lib.takeRows)(table, older),
        window,
        untimed,
    };
}
/** What is to be said of rows whose time is not known. */
function withoutTime({ untimed }) {
    if (untimed === 0)
        return [];
    const why = `${untimed} rows have no time that can be read, and are judged with the last window`;
    return [{ cause: 'data-quality', why }];
}
/** The same season of an earlier cycle with the other seasons beside it, or why there is none. */
function seasonOf(history, current, timeColumn, season) {
    if (history === undefined || !(0,core_lib/* columnOf */.uV)(history, timeColumn))
        return { none: 'no rows of an earlier cycle are known' };
    const seasonal = (0,lib.seasonalReference)(history, current, timeColumn, season);
    if (seasonal.rows < leastSeasonal)
        return { none: `an earlier cycle has only ${seasonal.rows} rows of the same ${season}` };
    const others = (0,lib.otherSeasons)(history, current, timeColumn, season);
    return others.rows < leastSeasonal
        ? {
            none: `only ${others.rows} rows before are of another ${season} than the window: a change that lasts would look the same`,
        }
        : { seasonal, otherSeasons: others };
}

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/sources.js














const sources_fail = (0,core_lib/* errorsOf */.Bp)(shared/* commandErrors */.nZ);
/** The endpoint of an environment; undefined where nothing is deployed. */
async function liveEndpoint(project, context, environment) {
    const endpoint = (0,target/* endpointOf */.X5)(project.config, environment);
    const state = (await (0,handler.endpointsOf)(project).inspect(endpoint, context))?.value;
    return state ? { environment, endpoint, state, ...(0,lines/* liveOf */.QA)(state) } : undefined;
}
/**
 * The reference: a file; `test`; or `train`, which is the profile that travels with the live version, else the training table.
 * @throws UserError DRIFT_NO_REFERENCE
 */
async function findReference(project, context, given, live) {
    const travelled = given === 'train' && live?.version ? await ofVersion(project, context, live.version) : undefined;
    if (travelled)
        return travelled;
    if (given === 'train' || given === 'test') {
        const file = (await (0,dataset.dataFiles)(project, context))[given];
        return { reference: await openTable(file.path, context), name: `the ${given} data`, resource: file.resource };
    }
    const reference = await openReference(given, context);
    return { reference, name: given, resource: { name: given, digest: await digestOf(given, 'reference', context) } };
}
/** The profiles that travel with a version; undefined for a version without them. */
async function ofVersion(project, context, version) {
    const folder = await (0,shared/* versionFolder */.pN)(project, context, version);
    const textOf = async (name) => {
        const path = (0,external_node_path_.join)(folder, name);
        return (0,external_node_fs_.existsSync)(path) ? (0,promises_.readFile)(path, 'utf8') : undefined;
    };
    const profile = await textOf('profile.json');
    if (profile === undefined)
        return undefined;
    const predictions = await textOf('predictions-profile.json');
    const learnt = await textOf('performance.json');
    return {
        reference: (0,lib.parseProfile)(profile),
        name: `the training data of v${version}`,
        ...(predictions === undefined ? {} : { predictions: (0,lib.parseProfile)(predictions) }),
        ...(learnt === undefined ? {} : { learnt: (0,lib.parseLearnt)(learnt) }),
        resource: { name: `profile of v${version}`, digest: await (0,core_lib/* fileDigest */.hd)((0,external_node_path_.join)(folder, 'profile.json')) },
    };
}
/** The current data: a file, or what the endpoint collected in the window. @throws UserError DRIFT_NO_CURRENT, DRIFT_NO_TIMES */
async function findCurrent(project, context, asked) {
    const { given, time, fileWindowMs, reference } = asked;
    if (given === undefined)
        return collectedRows(project, context, asked);
    const rows = await givenRows(context, given, { time, windowMs: fileWindowMs, reference: reference.reference });
    const digest = await digestOf(given, 'current', context);
    return { ...rows, digest, resources: [{ name: given, digest }] };
}
/**
 * Rows of a file, the last window of it where its times are known.
 * @throws UserError DRIFT_NO_CURRENT, DRIFT_NO_TIMES, and DRIFT_ROWS_NEEDED where times are asked of too many rows
 */
async function givenRows(context, given, { time, windowMs, reference, cells }) {
    const { table, profiles } = await openCurrent(given, context, reference, cells);
    const base = { name: given, digest: null, resources: [], whole: table };
    if (profiles) {
        if (time?.required)
            throw rowsNeeded(given, 'time');
        return { ...base, current: table, rows: [], window: null, untimed: 0, profiles };
    }
    if (time?.required)
        checkTimeColumn(table, time.column, given);
    if (time === undefined || (0,core_lib/* columnOf */.uV)(table, time.column) === undefined)
        return { ...base, current: table, rows: [], window: null, untimed: 0 };
    // A day more: the clocks of others, and dates without a zone.
    const now = Date.parse(context.clock.now()) + 86_400_000;
    return { ...base, ...partByTime(table, time.column, windowMs, { now }), timeColumn: time.column };
}
/** What needs the rows of a table that is too large to be held. */
function rowsNeeded(given, input) {
    return sources_fail('DRIFT_ROWS_NEEDED', `${given} is too large to be held, and --${input} needs its rows.`, {
        remedy: `Leave --${input} out, or give a part of the table.`,
        where: { input },
    });
}
async function collectedRows(project, context, asked) {
    const { live, reference, windowMs } = asked;
    const { datasets } = project.platform;
    if (!live || !datasets)
        throw sources_fail('DRIFT_NO_CURRENT', 'Nothing is deployed, so nothing was collected.', {
            remedy: 'Give a table with --current FILE, or deploy first.',
            where: { input: 'current' },
        });
    const to = Date.parse(context.clock.now()) + 1;
    // The window before is read too, since a change may lie there; all that was kept, where a season is looked for.
    const span = asked.season ? Math.max(2 * windowMs, project.config.deploy.collect.keepMs) : 2 * windowMs;
    const range = { from: new Date(to - span).toISOString(), to: new Date(to).toISOString() };
    const files = await datasets.collected(live.endpoint, range, context);
    const all = await readCollected(files.paths, reference.reference, context, live.version ?? undefined);
    const parted = partByTime(all.inputs, all.timeColumn, windowMs, { to });
    const own = parted.rows.length === all.inputs.rows;
    return {
        ...parted,
        predictions: own ? all.predictions : (0,lib.takeRows)(all.predictions, parted.rows),
        requests: own ? all.requests : parted.rows.map((row) => all.requests[row]),
        name: `collected by ${live.endpoint}`,
        timeColumn: all.timeColumn,
        digest: null,
        whole: all.inputs,
        resources: files.resources,
    };
}
/** What the live deployment did in the window. */
async function serviceOf(project, context, live, windowMs) {
    if (!live.deployment)
        return undefined;
    const to = context.clock.now();
    const from = new Date(Date.parse(to) - windowMs).toISOString();
    const buckets = await (0,handler.endpointsOf)(project).metrics(live.endpoint, live.deployment, { from, to }, context);
    const requests = buckets.reduce((sum, bucket) => sum + bucket.requests, 0);
    const errors = buckets.reduce((sum, bucket) => sum + bucket.errors, 0);
    const histogram = (0,rollout_lib.histogramOf)(buckets);
    const p95 = histogram ? (0,rollout_lib.quantileOf)(histogram, 0.95, 0.05).value : null;
    return { requests, errors, ...(p95 === null ? {} : { latencyP95Ms: p95 }) };
}

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/files-only.js









const files_only_fail = (0,core_lib/* errorsOf */.Bp)(errors.commandErrors);
/** Two files and nothing else: no configuration, no registry, no record. */
async function filesOnly(inputs, context) {
    const { time, window } = inputs;
    const named = await openReference(inputs.reference ?? '', context, inputs['exact-cells']);
    const given = await givenRows(context, inputs.current ?? '', {
        time: time === undefined ? undefined : { column: time, required: true },
        windowMs: window,
        reference: named,
        cells: inputs['exact-cells'],
    });
    if (given.profiles)
        needNoRows(inputs);
    const reference = given.profiles?.reference ?? named;
    const labelled = await withLabels(given.current, inputs, context);
    const current = { ...given, current: labelled.rows };
    const exclude = [...(inputs.exclude ?? []), ...(inputs.id ?? []), ...predictionNames(inputs)];
    const predictions = filePredictions(reference, current.current, inputs);
    const season = seasonal(inputs, reference, current);
    const report = (0,lib.checkDrift)({
        reference,
        current: given.profiles?.current ?? current.current,
        ...(predictions ? { predictions } : {}),
        ...(season && 'seasonal' in season ? season : {}),
        ...(time === undefined ? {} : { time: { column: time, ...(current.earlier ? { earlier: current.earlier } : {}) } }),
        options: { exclude, multivariate: inputs.multivariate },
    });
    const windows = time === undefined || window === undefined
        ? undefined
        : (0,lib.driftByWindow)({ reference, current: given.whole, timeColumn: time, options: { exclude } }, window, given.window?.to);
    const notJudged = [
        ...withoutTime(given),
        ...(season && 'none' in season ? [{ cause: 'seasonality', why: season.none }] : []),
        ...(labelled.unmatched ? [{ cause: 'realized-performance', why: labelled.unmatched }] : []),
    ];
    const outside = [...exclude, ...(time === undefined ? [] : [time])];
    const compat = inputs.compat ? (0,lib.compatDrift)(inputs.compat, reference, current.current, outside) : undefined;
    const outcome = outcomeOf(inputs.mode, report.verdict);
    return {
        outcome,
        verdict: report.verdict,
        outputs: driftOutputs(report),
        records: [],
        report: driftReport({
            report,
            outcome,
            compat,
            windows,
            notJudged,
            reference: { name: inputs.reference ?? '' },
            current: { name: inputs.current ?? '', window: current.window },
        }),
        json: {
            ...report,
            notJudged: notJudgedOf(report, notJudged),
            ...(windows ? { windows: windows } : {}),
            ...(compat ? { compat: compat } : {}),
        },
    };
}
/** Whatever looks at rows one by one cannot be asked of a table that is read in parts. @throws UserError DRIFT_ROWS_NEEDED */
function needNoRows(inputs) {
    for (const input of ['labels', 'score', 'prediction', 'season', 'multivariate', 'compat'])
        if (inputs[input] !== undefined && inputs[input] !== false)
            throw rowsNeeded(inputs.current ?? '', input);
}
/** The rows with the labels that have arrived since, in the column of the target. */
async function withLabels(rows, inputs, context) {
    const { labels, target, id = [] } = inputs;
    if (labels === undefined)
        return { rows };
    if (target === undefined)
        throw files_only_fail('DRIFT_PREDICTIONS', 'There are labels, and no name of their column.', {
            remedy: 'Add --target COLUMN.',
            where: { input: 'target' },
        });
    const joined = await joinLabels(labels, target, { rows, id }, context);
    const columns = [...rows.columns.filter((column) => column.name !== target), joined.truth];
    return { rows: { ...rows, columns }, unmatched: unmatchedText(joined) };
}
/** The same season before: of the older rows of the current file, else of the reference, where it has the times. */
function seasonal(inputs, reference, { current, history }) {
    const { season, time } = inputs;
    if (season === undefined)
        return undefined;
    if (time === undefined)
        throw files_only_fail('DRIFT_NO_TIMES', 'A season needs to know the time of each row.', {
            remedy: 'Add --time COLUMN.',
            where: { input: 'time' },
        });
    const table = 'schema' in reference || (0,core_lib/* columnOf */.uV)(reference, time) === undefined ? undefined : reference;
    const first = seasonOf(history, current, time, season);
    return 'seasonal' in first ? first : seasonOf(table, current, time, season);
}

// EXTERNAL MODULE: ./packages/commands/lib/shared/predictions-table.js
var predictions_table = __webpack_require__(2235);
// EXTERNAL MODULE: ./packages/inference/lib/index.js + 25 modules
var inference_lib = __webpack_require__(41134);
// EXTERNAL MODULE: ./packages/commands/lib/validate/insight.js
var insight = __webpack_require__(32339);
;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/story.js

/** Reads the records that a version was built on. */
async function storyOf(project, context, version) {
    const { record } = await (0,shared/* findVersion */.Am)(project, context, version);
    if (!record)
        return {};
    const { records } = await (0,shared/* chainOf */.dR)(project, context, await (0,shared/* recordByDigest */.Hd)(project, context, record), shared/* ownEdges */.lH);
    const bodyOf = (stage) => records.find((one) => one.record.stage === stage)?.record.body;
    const importances = weightsOf(bodyOf('validate')?.importance);
    const trained = bodyOf('train')?.data.find((one) => one.name === 'train')?.digest;
    return { ...(importances ? { importances } : {}), ...(trained ? { trained } : {}) };
}
/** Mean losses as weights: a feature whose loss is below 0 by chance weighs nothing. */
function weightsOf(found) {
    const entries = found?.features.map((one) => [one.feature, Math.max(0, one.mean)]) ?? [];
    return entries.some(([, weight]) => weight > 0) ? Object.fromEntries(entries) : undefined;
}

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/answers.js












/** Fewest labelled rows for an importance of the current window. */
const leastImportance = 200;
/**
 * Asks a version for rows: their predictions, and, where enough of them have labels, what it leans on now. Rows with empty cells that the
 * model refuses are left out; where nothing can be asked (a column is missing) that is a reason, not an error: the rows are judged all the same.
 */
async function answersOf(project, context, version, rows) {
    const path = (0,external_node_path_.join)(await (0,shared/* versionFolder */.pN)(project, context, version), 'bundle/model.onnx');
    if (!(0,external_node_fs_.existsSync)(path))
        return { none: `v${version} has no model in its package` };
    try {
        const features = (0,dataset/* featureNames */.r)(project, rows);
        const model = await (0,models/* openProjectModel */.p1)(project, path, features, `v${version}`);
        try {
            const answers = await (0,inference_lib.score)(model, rows, { signal: context.signal });
            const predictions = (0,predictions_table/* predictionsTable */.n)(project, rows, answers);
            return { predictions, ...(await leaningOf({ project, context, model, features, version }, rows, answers)) };
        }
        finally {
            await model.close();
        }
    }
    catch (thrown) {
        if (!(thrown instanceof core_lib/* UserError */.yo))
            throw thrown;
        const whole = thrown.code === 'VALUE_MISSING' ? withoutGaps(rows, (0,dataset/* featureNames */.r)(project, rows)) : rows;
        if (whole.rows === 0 || whole.rows === rows.rows)
            return { none: whyNot(version, thrown) };
        const answers = await answersOf(project, context, version, whole);
        const left = `${rows.rows - whole.rows} of ${rows.rows} rows have empty cells, which v${version} refuses; the others are judged`;
        return 'none' in answers ? answers : { ...answers, left };
    }
}
/** The rows without an empty cell in the named columns. */
function withoutGaps(rows, names) {
    const columns = rows.columns.filter((column) => names.includes(column.name) && column.nulls > 0);
    const kept = [];
    for (let row = 0; row < rows.rows; row += 1)
        if (!columns.some((column) => isEmpty(column, row)))
            kept.push(row);
    return kept.length === rows.rows ? rows : (0,lib.takeRows)(rows, kept);
}
/** Messages of these name columns and counts; others may quote cells, which no report may hold. */
const withoutCells = ['VALUE_MISSING', 'COLUMN_MISSING', 'FEATURES_MISMATCH'];
/** Why a version could not be asked, without a value of a row. */
function whyNot(version, { code, message }) {
    return `v${version} could not be asked: ${withoutCells.includes(code) ? message : `${code}; mlops predict shows which values`}`;
}
/** What the version leans on in the labelled rows. Labels that do not go with the model are a reason, not an error. */
async function leaningOf({ version, ...asked }, rows, answers) {
    const { project, context, model } = asked;
    const labelled = withTruth(rows, project.config.data.target);
    if (labelled.rows < leastImportance)
        return {};
    try {
        const known = labelled === rows ? answers : await (0,inference_lib.score)(model, labelled, { signal: context.signal });
        const scored = (0,models/* scoredOf */.yV)(project, labelled, known);
        const found = weightsOf(await (0,insight/* importances */.G)({ ...asked, test: labelled, scored }));
        return found ? { importances: found } : {};
    }
    catch (thrown) {
        if (!(thrown instanceof core_lib/* UserError */.yo))
            throw thrown;
        return { withoutImportances: whyNot(version, thrown) };
    }
}
/** The rows whose truth is known. */
function withTruth(rows, target) {
    const truth = (0,core_lib/* columnOf */.uV)(rows, target);
    if (truth === undefined)
        return { rows: 0, columns: [] };
    const known = [];
    for (let row = 0; row < rows.rows; row += 1)
        if (!isEmpty(truth, row))
            known.push(row);
    return known.length === rows.rows ? rows : (0,lib.takeRows)(rows, known);
}

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/events.js

/** Most records and commits that are looked at. */
const events_most = 200;
/**
 * What happened since a time (milliseconds since 1970): rollouts in the environment, and commits of the model's folder. A checkout without
 * history knows the newest commit only.
 */
async function eventsSince(project, context, environment, since) {
    const events = [];
    let looked = 0;
    for await (const ref of project.registry.records(project.config.model.name, { stage: 'deploy' }, context)) {
        const { record } = (await (0,shared/* recordByDigest */.Hd)(project, context, ref.digest));
        const at = Date.parse(record.endedAt ?? record.startedAt);
        looked += 1;
        if (at < since || looked > events_most)
            break;
        const { body } = record;
        if (body.environment !== environment)
            continue;
        const what = body.version ? `v${body.version} ` : '';
        events.push({ at, what: `${body.operation} ${what}in ${environment}: ${body.end}` });
    }
    const from = new Date(since).toISOString();
    for (const commit of (await context.commits?.(project.root, from)) ?? []) {
        const data = commit.files.some((file) => isData(project, file));
        events.push({
            at: Date.parse(commit.at),
            what: `commit ${commit.id.slice(0, 7)}${data ? ' changed the data' : ''}`,
        });
    }
    return events;
}
/** Whether a file of the model's folder is its data: the file that is named, one below the folder, or one below where a pattern begins. */
function isData(project, file) {
    const { path, train, test } = project.config.data;
    return [path, train, test].some((one) => {
        if (one === undefined)
            return false;
        const fixed = one.replace(/^\.\//, '').replace(/[*?[{].*$/, '');
        if (fixed !== one.replace(/^\.\//, ''))
            return file.startsWith(fixed);
        return file === fixed || file.startsWith(`${fixed.replace(/\/$/, '')}/`);
    });
}

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/rules.js

/** `monitor.rules` as the options of a drift check: rules of named features, and those of all that have the measure. */
function ruleOptions(rules) {
    const general = rules.filter((rule) => rule.features === undefined);
    const any = general.find(({ measure }) => core_lib/* driftMeasures */.fJ[measure] === 'any')?.measure;
    // A measure of numbers alone comes before one that texts have too.
    const number = general.find(({ measure }) => core_lib/* driftMeasures */.fJ[measure] === 'number')?.measure ?? any;
    const measures = { ...(number ? { number } : {}), ...(any ? { text: any } : {}) };
    const thresholds = Object.fromEntries(general.map(({ measure, max }) => [measure, max]));
    const own = Object.fromEntries(rules.flatMap(({ features = [], measure, max }) => features.map((feature) => [feature, { measure, threshold: max }])));
    return { measures, thresholds, rules: own };
}

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/gather.js













/** Columns that are no features. */
function excluded(project) {
    const { id, target, exclude } = project.config.data;
    return [...id, ...exclude, ...(target ? [target] : [])];
}
/** Looks up labels, predictions, importances, events and the season; what is not to be had is said, and the rest is judged. */
async function gather(inputs, project, context, found) {
    const { live, reference, current } = found;
    const { config } = project;
    const notJudged = [];
    const materials = [];
    const wants = (signal) => config.monitor.signals.includes(signal);
    if (current.profiles)
        notJudged.push({ cause: 'prediction-drift', why: `${current.name} is read in parts: its rows cannot be asked` });
    notJudged.push(...withoutTime(current));
    const story = live?.version ? await storyOf(project, context, live.version) : {};
    const labelled = await gather_withLabels(inputs, project, context, current, notJudged);
    if (labelled.resource)
        materials.push(labelled.resource);
    const answers = await askedOf(project, context, found, labelled.rows, notJudged);
    const predictions = predictionsOf(project, reference, current, answers, labelled.truth, notJudged);
    const rows = await rowsOfReference(inputs, project, context, reference, story, notJudged);
    const season = inputs.season ?? config.monitor.season;
    const seasonal = season && seasonalOf(season, current, rows, config.monitor.time, notJudged);
    const service = inputs.current === undefined && live && wants('service-health')
        ? await serviceOf(project, context, live, found.windowMs)
        : undefined;
    const asks = wants('prediction-drift') || wants('estimated-performance') || wants('realized-performance');
    return {
        ...found,
        materials,
        notJudged,
        input: {
            reference: current.profiles?.reference ??
                (wants('multivariate') || inputs.multivariate ? rows : undefined) ??
                reference.reference,
            current: current.profiles?.current ?? current.current,
            ...(seasonal ?? {}),
            ...(predictions && asks ? { predictions } : {}),
            ...(service ? { service } : {}),
            ...(current.timeColumn ? { time: await timesOf(project, context, found, current.timeColumn) } : {}),
            options: {
                ...optionsOf(inputs, project, story),
                ...(answers?.importances ? { currentImportances: answers.importances } : {}),
            },
        },
    };
}
function optionsOf(inputs, project, story) {
    const { config } = project;
    const { monitor } = config;
    const { signals, margin } = monitor;
    return {
        exclude: excluded(project),
        protected: config.data.protected,
        minGroup: config.privacy.minGroup,
        // A changed schema is an error of the data like any other: one word of mlops.yml asks for both.
        signals: [
            ...signals,
            ...(signals.includes('data-quality') ? ['schema'] : []),
            ...(inputs.multivariate ? ['multivariate'] : []),
        ],
        multivariate: inputs.multivariate || signals.includes('multivariate'),
        ...ruleOptions(monitor.rules),
        ...(margin === undefined ? {} : { performanceMargin: margin, regressionMargin: margin }),
        ...(story.importances ? { importances: story.importances } : {}),
    };
}
/** When the rows came, what came before them, and what else happened then. */
async function timesOf(project, context, found, column) {
    const { current, environment, windowMs } = found;
    const { earlier, window } = current;
    const from = window === null ? undefined : window.from - (earlier ? windowMs : 0) - 86_400_000;
    const events = from === undefined ? [] : await eventsSince(project, context, environment, from);
    return { column, events, ...(earlier ? { earlier } : {}) };
}
/** Labels that have arrived. A file that mlops.yml names and that is not there yet is no error: labels are late. */
async function gather_withLabels(inputs, project, context, current, notJudged) {
    const { config, root } = project;
    const { target, id } = config.data;
    const rows = current.current;
    const own = target ? (0,core_lib/* columnOf */.uV)(rows, target) : undefined;
    const given = inputs.labels ?? (config.monitor.labels === undefined ? undefined : (0,external_node_path_.resolve)(root, config.monitor.labels));
    if (given === undefined || !target)
        return { rows, ...(own ? { truth: own } : {}) };
    if (inputs.labels === undefined && !(0,external_node_fs_.existsSync)(given)) {
        notJudged.push({ cause: 'realized-performance', why: `${config.monitor.labels} is not there yet` });
        return { rows, ...(own ? { truth: own } : {}) };
    }
    const keys = { rows, id, ...(current.requests ? { requests: current.requests } : {}) };
    const joined = await joinLabels(given, target, keys, context);
    const { truth, digest } = joined;
    const why = unmatchedText(joined);
    if (why)
        notJudged.push({ cause: 'realized-performance', why });
    const others = rows.columns.filter((column) => column.name !== target);
    return { rows: { ...rows, columns: [...others, truth] }, truth, resource: { name: 'labels', digest } };
}
/** Asks the live version for rows of a file, and for what it leans on where labels are known. */
async function askedOf(project, context, { live, current, reference }, rows, notJudged) {
    const { target } = project.config.data;
    const needed = current.predictions === undefined ? reference.predictions !== undefined : (0,core_lib/* columnOf */.uV)(rows, target) !== undefined;
    if (!live?.version || !needed || rows.rows === 0)
        return undefined;
    const features = new Set([...reference.reference.columns.map((column) => column.name), target]);
    const columns = rows.columns.filter((column) => features.has(column.name));
    const answers = await answersOf(project, context, live.version, { ...rows, columns });
    if (!('none' in answers)) {
        if (answers.withoutImportances)
            notJudged.push({ cause: 'attribution', why: answers.withoutImportances });
        if (answers.left)
            notJudged.push({ cause: 'prediction-drift', why: answers.left });
        return answers;
    }
    notJudged.push({ cause: current.predictions ? 'attribution' : 'prediction-drift', why: answers.none });
    return undefined;
}
function predictionsOf(project, reference, current, answers, truth, notJudged) {
    const table = current.predictions ?? answers?.predictions;
    if (!reference.predictions && !current.profiles)
        notJudged.push({
            cause: 'prediction-drift',
            why: `${reference.name}: a reference without predictions of the version`,
        });
    if (!reference.predictions || !table || table.rows === 0)
        return undefined;
    if (!reference.learnt)
        notJudged.push({ cause: 'estimated-performance', why: 'the version carries nothing that labels have taught' });
    const strange = truth && strangeText(truth, table, project.config.validate.task);
    if (strange)
        notJudged.push({ cause: 'realized-performance', why: strange });
    // Texts are not the truth of numbers: with them the target would seem to have changed its type.
    // Predictions that were asked for stand beside their own truth: rows that the model refuses are in neither.
    const beside = truth && (current.predictions ? truth : (0,core_lib/* columnOf */.uV)(table, truth.name));
    const usable = beside && !(strange && project.config.validate.task === 'regression') ? [beside] : [];
    const columns = truth ? [...table.columns.filter((column) => column.name !== truth.name), ...usable] : table.columns;
    return {
        ...(0,predictions_table/* predictionRules */.J)(project.config),
        reference: reference.predictions,
        current: { ...table, columns },
        ...(reference.learnt ? { learnt: reference.learnt } : {}),
    };
}
/** The rows behind the reference: a table itself, or the training data where it is on this machine and is what the version saw. */
async function rowsOfReference(inputs, project, context, { reference }, story, notJudged) {
    if (!isProfileOf(reference))
        return reference;
    const { signals, season, time } = project.config.monitor;
    const multivariate = inputs.multivariate || signals.includes('multivariate');
    if (!multivariate && !((inputs.season ?? season) && time))
        return undefined;
    const file = story.trained ? await trainingFile(project, context) : undefined;
    if (file && (await (0,core_lib/* fileDigest */.hd)(file)) === story.trained)
        return openTable(file, context);
    if (multivariate)
        notJudged.push({
            cause: 'multivariate',
            why: 'the rows that the live version was trained on are not on this machine',
        });
    return undefined;
}
function isProfileOf(reference) {
    return 'schema' in reference;
}
async function trainingFile(project, context) {
    const { train } = await (0,dataset.dataFiles)(project, context);
    return (0,external_node_fs_.existsSync)(train.path) ? train.path : undefined;
}
/** The same season before: of what was kept, else of the training data, whose times stand in `monitor.time`. */
function seasonalOf(season, current, training, time, notJudged) {
    const { timeColumn } = current;
    if (timeColumn === undefined) {
        notJudged.push({ cause: 'seasonality', why: 'the current rows have no times: set monitor.time' });
        return undefined;
    }
    const columns = training?.columns.map((column) => (column.name === time ? { ...column, name: timeColumn } : column));
    const tried = [current.history, training && columns && { ...training, columns }].map((history) => seasonOf(history, current.current, timeColumn, season));
    for (const one of tried)
        if ('seasonal' in one)
            return one;
    const [first] = tried;
    if (first && 'none' in first)
        notJudged.push({ cause: 'seasonality', why: first.none });
    return undefined;
}

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/handler.js










/** Compares what arrives with what is normal, finds the cause and records it. With two files no mlops.yml is needed. */
async function run(inputs, context) {
    const configured = (0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(context.directory, inputs.config));
    if (inputs.reference && inputs.current && !configured)
        return filesOnly(inputs, context);
    const startedAt = context.clock.now();
    const project = await (0,shared/* openProject */.U8)(inputs, context);
    const gathered = await lookAt(inputs, project, context);
    const { live, reference, current } = gathered;
    if (current.profiles && inputs.compat)
        throw rowsNeeded(current.name, 'compat');
    const report = (0,lib.checkDrift)(gathered.input);
    const exclude = [...excluded(project), ...(current.timeColumn ? [current.timeColumn] : [])];
    const compat = inputs.compat ? (0,lib.compatDrift)(inputs.compat, reference.reference, current.current, exclude) : undefined;
    const windows = windowsOf(inputs, gathered, exclude);
    const looked = {
        environment: live?.environment ?? null,
        window: current.window && {
            from: new Date(current.window.from).toISOString(),
            to: new Date(current.window.to).toISOString(),
        },
        current: current.digest,
    };
    const alarm = await alarmOf(project, context, report, looked);
    const materials = [
        ...(reference.resource ? [reference.resource] : []),
        ...current.resources,
        ...gathered.materials,
    ];
    const record = await (0,shared/* writeRecord */.rh)(project, context, {
        stage: 'check-drift',
        startedAt,
        builtOn: await edges(project, context, live),
        materials,
        subjects: [],
        verdict: report.verdict,
        body: bodyOf(gathered, looked, report, alarm),
    });
    const outcome = outcomeOf(inputs.mode, report.verdict);
    return {
        outcome,
        verdict: report.verdict,
        outputs: { ...driftOutputs(report), alarm: alarm.alarm, retrain: String(alarm.retrain) },
        records: [record],
        report: driftReport({
            project,
            report,
            live,
            reference,
            current,
            alarm,
            windows,
            notJudged: gathered.notJudged,
            outcome,
            record,
            compat,
        }),
        json: {
            ...report,
            notJudged: notJudgedOf(report, gathered.notJudged),
            alarm: alarm,
            ...(windows ? { windows: windows } : {}),
            ...(compat ? { compat: compat } : {}),
        },
    };
}
/** Finds the reference, the current data and everything else that the check looks at. */
async function lookAt(inputs, project, context) {
    const { config } = project;
    const { monitor } = config;
    const deployed = inputs.record
        ? (await (0,shared/* readRecord */.aE)(project, context, 'deploy', inputs.record)).record.body.environment
        : undefined;
    const environment = (0,target/* environmentOf */.p7)(config, inputs.environment ?? deployed, 'last');
    const live = await liveEndpoint(project, context, environment.name);
    const windowMs = inputs.window ?? monitor.windowMs;
    const time = inputs.time ?? monitor.time;
    // `data.time` alone says when rows are of, not that a file is to be cut into windows.
    const asked = inputs.time !== undefined || config.places['monitor.time'] !== undefined;
    const reference = await findReference(project, context, inputs.reference ?? monitor.reference, live);
    const current = await findCurrent(project, context, {
        given: inputs.current,
        time: time === undefined ? undefined : { column: time, required: asked },
        fileWindowMs: inputs.window ?? (asked ? monitor.windowMs : undefined),
        windowMs,
        live,
        reference,
        season: (inputs.season ?? monitor.season) !== undefined,
    });
    return gather(inputs, project, context, { environment: environment.name, windowMs, live, reference, current });
}
/** The windows of a file, the last of which was judged in full. */
function windowsOf(inputs, { reference, current, windowMs }, exclude) {
    const { timeColumn, whole } = current;
    if (inputs.current === undefined || timeColumn === undefined || current.history === undefined)
        return undefined;
    const options = { exclude };
    return (0,lib.driftByWindow)({ reference: reference.reference, current: whole, timeColumn, options }, windowMs, current.window?.to);
}
function bodyOf({ live, reference }, looked, report, { alarm: state, failed, judged, retrain, why, runsUsed, retrainings }) {
    return {
        ...looked,
        version: live?.version ?? null,
        reference: reference.name,
        rows: report.rows,
        cause: report.cause,
        recommendation: report.recommendation,
        summary: report.summary,
        driftedFeatures: report.driftedFeatures,
        alarm: { state, failed, judged, retrain, why, runsUsed, retrainings },
        report: report,
    };
}
async function edges(project, context, live) {
    if (!live?.version)
        return [];
    for await (const ref of project.registry.records(project.config.model.name, { stage: 'deploy' }, context)) {
        const { record } = (await (0,shared/* recordByDigest */.Hd)(project, context, ref.digest));
        if (record.body.environment === live.environment && record.body.live.version === live.version)
            return [{ stage: 'deploy', digest: ref.digest }];
    }
    return [];
}


/***/ }),

/***/ 2235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ predictionRules),
/* harmony export */   n: () => (/* binding */ predictionsTable)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);
/* harmony import */ var _models_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39728);


/** How predictions of this configuration are read: the task, the truth, and what counts as positive. */
function predictionRules({ data, validate, }) {
    return {
        task: validate.task,
        decisionThreshold: validate.decisionThreshold,
        ...(data.target ? { target: data.target } : {}),
        ...(data.positiveLabel ? { positiveLabel: data.positiveLabel } : {}),
    };
}
/** Predictions as a table, in the form of a prediction file, beside the truth where the rows have it: what drift compares. */
function predictionsTable(project, rows, predictions) {
    const { labels } = predictions;
    const columns = [
        labels
            ? { kind: 'text', name: 'prediction', codes: decided(project, labels, predictions), levels: labels, nulls: 0 }
            : { kind: 'number', name: 'prediction', logical: 'number', values: predictions.predicted, nulls: 0 },
    ];
    predictions.probabilities?.forEach((values, at) => {
        columns.push({ kind: 'number', name: `probability_${labels?.[at] ?? at}`, logical: 'number', values, nulls: 0 });
    });
    const score = predictions.probabilities ? undefined : predictions.scores?.[0];
    if (score)
        columns.push({ kind: 'number', name: 'score', logical: 'number', values: score, nulls: 0 });
    const truth = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .columnOf */ .uV)(rows, project.config.data.target);
    if (truth)
        columns.push(truth);
    return { rows: rows.rows, columns };
}
/** Classes as the endpoint answers them: in a binary task by the decision threshold. */
function decided(project, labels, predictions) {
    const { config } = project;
    if (config.validate.task !== 'binary' || labels.length !== 2 || !predictions.probabilities)
        return Int32Array.from(predictions.predicted);
    const positive = labels.indexOf((0,_models_js__WEBPACK_IMPORTED_MODULE_1__/* .positiveLabel */ .WG)(config.data.positiveLabel, labels));
    const share = predictions.probabilities[positive];
    if (!share)
        return Int32Array.from(predictions.predicted);
    return Int32Array.from(share, (value) => (value >= config.validate.decisionThreshold ? positive : 1 - positive));
}


/***/ }),

/***/ 91286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bd: () => (/* binding */ heldCells),
/* harmony export */   Fg: () => (/* binding */ profileInParts),
/* harmony export */   e7: () => (/* binding */ schemaOfLarge),
/* harmony export */   oP: () => (/* binding */ inParts)
/* harmony export */ });
/* harmony import */ var _mlops_actions_data__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46794);
/* harmony import */ var _mlops_actions_drift__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99610);


/** Rows of a part. */
const partRows = 131_072;
/** A table of more cells than this (400 MB of numbers) is read in parts. */
const heldCells = 50_000_000;
/** The types by which a large table is read in parts; undefined where it is small enough to be held, or its types are not known. */
async function schemaOfLarge(path, size, context, options = {}) {
    const most = options.cells ?? heldCells;
    const { like } = options;
    const known = like && {
        columns: like.columns.map((column) => ({
            name: column.name,
            type: column.kind === 'text' ? 'text' : column.type,
            nullable: true,
        })),
    };
    // By the footers alone where they tell: a small file is not looked into further.
    if (size.parquet && size.columns !== undefined && size.rows * size.columns <= most)
        return undefined;
    const schema = size.parquet ? await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_0__.parquetSchema)(path, { signal: context.signal }) : known;
    return schema && size.rows * schema.columns.length > most ? schema : undefined;
}
/**
 * The profile of a table that is too large to be held, read part by part; with `like` over the edges of that profile, so that `checkDrift` takes it as the
 * current side. Text files are read by the types of `like`, and columns that it does not name are left out.
 * @returns undefined for a table of at most `cells` cells (= 50,000,000), which is better read whole; and for a text file without `like`
 * @throws UserError as `readTable`
 */
async function profileInParts(path, context, options = {}) {
    const size = await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_0__.tableSize)(path);
    const schema = await schemaOfLarge(path, size, context, options);
    if (schema === undefined)
        return undefined;
    const profile = new _mlops_actions_drift__WEBPACK_IMPORTED_MODULE_1__.ProfileAccumulator(options);
    await inParts(path, schema, size, context, (part) => profile.add(part));
    return profile.profile();
}
/** Reads a table part by part and shows how far it is. */
async function inParts(path, schema, size, context, take) {
    await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_0__.readChunks)(path, { schema, rows: partRows, threads: 2, signal: context.signal }, ({ table, findings, firstRow }) => {
        take(table, findings);
        context.log.progress('reading', firstRow + table.rows, size.parquet ? size.rows : undefined);
    });
}


/***/ })

};
