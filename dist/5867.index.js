export const id = 5867;
export const ids = [5867];
export const modules = {

/***/ 55867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./packages/drift/lib/index.js + 63 modules
var lib = __webpack_require__(32919);
// EXTERNAL MODULE: ./packages/commands/lib/deploy/target.js + 1 modules
var target = __webpack_require__(49298);
// EXTERNAL MODULE: ./packages/commands/lib/shared/index.js + 3 modules
var shared = __webpack_require__(37623);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 14 modules
var core_lib = __webpack_require__(25070);
// EXTERNAL MODULE: ./packages/data/lib/index.js + 38 modules
var data_lib = __webpack_require__(43605);
// EXTERNAL MODULE: ./packages/commands/lib/shared/errors.js
var errors = __webpack_require__(69273);
// EXTERNAL MODULE: ./packages/commands/lib/shared/reading.js
var reading = __webpack_require__(27632);
;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/report.js

const marks = { pass: '✅ pass', fail: '❌ fail', inconclusive: '⚠️ inconclusive' };
const order = { fail: 0, inconclusive: 1, pass: 2 };
const signalsShown = 8;
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
            ...considered(report),
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
            return 'Not enough is known yet: look again when more rows have arrived.';
        default:
            return '';
    }
}
function comparedText(facts) {
    const { report, current, reference, history } = facts;
    const window = current.window ? `, ${current.window.from.slice(0, 16)} to ${current.window.to.slice(0, 16)} UTC` : '';
    const windows = history
        ? ` ${history.failed} of the last ${history.of} windows failed${history.alarm ? ': alarm' : ''}.`
        : '';
    return `${(0,core_lib/* humanCount */.RC)(report.rows.current)} rows (${current.name}${window}) against ${(0,core_lib/* humanCount */.RC)(report.rows.reference)} rows (${reference.name}).${windows}`;
}
function signalTable(signals) {
    const sorted = [...signals].sort((a, b) => order[a.verdict] - order[b.verdict]);
    const deciding = sorted.filter((one) => one.verdict !== 'pass');
    const shown = deciding.length > 0 ? deciding.slice(0, signalsShown) : sorted.slice(0, 4);
    const rows = shown.map((one) => [
        [`${one.signal}${one.subject ? ' ' : ''}`, ...(one.subject ? [{ code: one.subject }] : [])],
        one.seen,
        chanceText(one),
        marks[one.verdict],
    ]);
    const left = sorted.length - shown.length;
    if (left > 0) {
        const passing = sorted.slice(shown.length).filter((one) => one.verdict === 'pass').length;
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
function considered(report) {
    const line = (title, all) => all.length === 0
        ? []
        : [{ kind: 'text', text: [{ strong: `${title}: ` }, all.map((one) => `${one.cause} (${one.why})`).join(' · ')] }];
    return [
        ...(report.evidence.length > 0 ? [{ kind: 'list', items: report.evidence.slice(0, 6) }] : []),
        ...line('Ruled out', report.ruledOut),
        ...line('Not judged', report.notJudged),
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

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/files-only.js









const fail = (0,core_lib/* errorsOf */.Bp)(errors.commandErrors);
/** Two files and nothing else: no configuration, no registry, no record. */
async function filesOnly(inputs, context) {
    const reference = await files_only_open(inputs.reference ?? '', 'reference', context);
    const current = await files_only_open(inputs.current ?? '', 'current', context);
    if ('schema' in current)
        throw fail('DRIFT_NO_CURRENT', `${inputs.current} is a profile; current data is a table.`, {
            where: { input: 'current' },
        });
    const report = (0,lib.checkDrift)({ reference, current });
    const compat = inputs.compat ? (0,lib.compatDrift)(inputs.compat, reference, current) : undefined;
    const outcome = inputs.mode === 'observe' || report.verdict === 'pass'
        ? 'passed'
        : report.verdict === 'fail'
            ? 'refused'
            : 'inconclusive';
    return {
        outcome,
        verdict: report.verdict,
        outputs: {
            cause: report.cause,
            recommendation: report.recommendation,
            'drifted-features': [...report.driftedFeatures],
        },
        records: [],
        report: driftReport({
            report,
            outcome,
            compat,
            reference: { name: inputs.reference ?? '' },
            current: { name: inputs.current ?? '', window: null },
        }),
        json: { ...report, ...(compat ? { compat: compat } : {}) },
    };
}
async function files_only_open(given, input, context) {
    const path = (0,external_node_path_.resolve)(context.directory, given);
    if (!(0,external_node_fs_.existsSync)(path))
        throw fail(input === 'reference' ? 'DRIFT_NO_REFERENCE' : 'DRIFT_NO_CURRENT', `There is no file ${given}.`, {
            remedy: 'Give a table (csv, parquet, jsonl) or, for the reference, a profile. Without mlops.yml both must be files.',
            where: { input },
        });
    if (/\.json$/i.test(path))
        return (0,lib.parseProfile)(await (0,promises_.readFile)(path, 'utf8'));
    return (await (0,data_lib.readTable)(path, { fingerprint: false, ...(0,reading/* reading */.h)(context) })).table;
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
;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/collected.js


/**
 * Reads collected JSON Lines. Columns have the types of the reference: what does not convert is null there, and the drift check
 * says so. Only answers of `version` count, where one is given.
 */
async function readCollected(paths, reference, context, version) {
    const lines = [];
    for (const path of paths) {
        for await (const text of (0,external_node_readline_.createInterface)({ input: (0,external_node_fs_.createReadStream)(path), crlfDelay: Number.POSITIVE_INFINITY })) {
            if (text === '')
                continue;
            let line;
            try {
                line = JSON.parse(text);
            }
            catch {
                context.log.debug(`${path}: a line is not whole; the endpoint was writing it`);
                continue;
            }
            if (version === undefined || line.version === version)
                lines.push(line);
        }
    }
    const kinds = new Map(reference.columns.map((column) => [column.name, column.kind]));
    // Without a single row nothing is known of the columns: they are not missing, there is only nothing to look at.
    const seen = lines.length > 0
        ? lines.flatMap((line) => Object.keys(line.inputs))
        : reference.columns.map((column) => column.name);
    const names = [...new Set(seen)];
    const inputs = names.map((name) => columnOfCells(name, lines.map((line) => line.inputs[name] ?? null), kinds.get(name)));
    const classes = [...new Set(lines.flatMap((line) => Object.keys(line.output.probabilities ?? {})))];
    const scores = [...new Set(lines.flatMap((line) => Object.keys(line.output.scores ?? {})))].slice(0, 1);
    const answers = lines.map((line) => line.output.prediction ?? null);
    const predictions = [
        columnOfCells('prediction', answers, classes.length > 0 || scores.length > 0 ? 'text' : undefined),
        ...classes.map((name) => columnOfCells(`probability_${name}`, lines.map((line) => line.output.probabilities?.[name] ?? null), 'number')),
        ...scores.map((name) => columnOfCells('score', lines.map((line) => line.output.scores?.[name] ?? null), 'number')),
    ];
    const times = lines.map((line) => line.at).sort();
    return {
        inputs: { rows: lines.length, columns: inputs },
        predictions: { rows: lines.length, columns: predictions },
        from: times[0] ?? '',
        to: times.at(-1) ?? '',
    };
}
function columnOfCells(name, cells, kind) {
    const numeric = kind === 'number' ||
        (kind === undefined &&
            cells.every((cell) => cell === null || typeof cell === 'number' || typeof cell === 'boolean'));
    if (numeric) {
        const values = Float64Array.from(cells, (cell) => (cell === null || cell === '' ? Number.NaN : Number(cell)));
        return {
            kind: 'number',
            name,
            logical: 'number',
            values,
            nulls: values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0),
        };
    }
    const levels = [];
    const known = new Map();
    const codes = Int32Array.from(cells, (cell) => {
        if (cell === null)
            return -1;
        const text = String(cell);
        const code = known.get(text) ?? levels.push(text) - 1;
        known.set(text, code);
        return code;
    });
    return { kind: 'text', name, codes, levels, nulls: codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0) };
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
    if (given === 'train' && live?.version) {
        const folder = await (0,shared/* versionFolder */.pN)(project, context, live.version);
        const path = (0,external_node_path_.join)(folder, 'profile.json');
        const outputs = (0,external_node_path_.join)(folder, 'predictions-profile.json');
        if ((0,external_node_fs_.existsSync)(path))
            return {
                reference: (0,lib.parseProfile)(await (0,promises_.readFile)(path, 'utf8')),
                name: `the training data of v${live.version}`,
                ...((0,external_node_fs_.existsSync)(outputs) ? { predictions: (0,lib.parseProfile)(await (0,promises_.readFile)(outputs, 'utf8')) } : {}),
                resource: { name: `profile of v${live.version}`, digest: await (0,core_lib/* fileDigest */.hd)(path) },
            };
    }
    if (given === 'train' || given === 'test') {
        const file = (await (0,dataset/* dataFiles */.qy)(project, context))[given];
        return { reference: await tableOf(file.path, context), name: `the ${given} data`, resource: file.resource };
    }
    const path = (0,external_node_path_.resolve)(context.directory, given);
    if (!(0,external_node_fs_.existsSync)(path))
        throw sources_fail('DRIFT_NO_REFERENCE', `There is no reference ${given}.`, {
            remedy: 'Give train, test, a table or a profile.',
            where: { input: 'reference' },
        });
    const resource = { name: given, digest: await (0,core_lib/* fileDigest */.hd)(path) };
    if (/\.json$/i.test(path) && (await (0,promises_.stat)(path)).size < 64 * 2 ** 20)
        return { reference: (0,lib.parseProfile)(await (0,promises_.readFile)(path, 'utf8')), name: given, resource };
    return { reference: await tableOf(path, context), name: given, resource };
}
async function tableOf(path, context) {
    return (await (0,data_lib.readTable)(path, { fingerprint: false, ...(0,reading/* reading */.h)(context) })).table;
}
/** The current data: a file, read with the reference's types, or what the endpoint collected in the window. @throws UserError DRIFT_NO_CURRENT */
async function findCurrent(project, context, options) {
    const { given, live, reference } = options;
    if (given !== undefined) {
        const path = (0,external_node_path_.resolve)(context.directory, given);
        if (!(0,external_node_fs_.existsSync)(path))
            throw sources_fail('DRIFT_NO_CURRENT', `There is no current data ${given}.`, { where: { input: 'current' } });
        const table = await tableOf(path, context);
        return { table, name: given, window: null, resources: [{ name: given, digest: await (0,core_lib/* fileDigest */.hd)(path) }] };
    }
    const { datasets } = project.platform;
    if (!live || !datasets)
        throw sources_fail('DRIFT_NO_CURRENT', 'Nothing is deployed, so nothing was collected.', {
            remedy: 'Give a table with --current FILE, or deploy first.',
            where: { input: 'current' },
        });
    const to = new Date(Date.parse(context.clock.now()) + 1).toISOString();
    const from = new Date(Date.parse(to) - options.windowMs).toISOString();
    const files = await datasets.collected(live.endpoint, { from, to }, context);
    const rows = await readCollected(files.paths, reference.reference, context, live.version ?? undefined);
    return {
        table: rows.inputs,
        predictions: rows.predictions,
        name: `${rows.inputs.rows} rows that ${live.endpoint} collected`,
        window: { from: rows.from || from, to: rows.to || to },
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

;// CONCATENATED MODULE: ./packages/commands/lib/check-drift/handler.js






/** Compares what arrives with what is normal, finds the cause and records it. With two files no mlops.yml is needed. */
async function run(inputs, context) {
    if (inputs.reference && inputs.current && !(await hasConfig(inputs, context)))
        return filesOnly(inputs, context);
    const startedAt = context.clock.now();
    const project = await (0,shared/* openProject */.U8)(inputs, context);
    const { config } = project;
    const deployed = inputs.record
        ? (await (0,shared/* readRecord */.aE)(project, context, 'deploy', inputs.record)).record.body.environment
        : undefined;
    const environment = (0,target/* environmentOf */.p7)(config, inputs.environment ?? deployed, 'last');
    const live = await liveEndpoint(project, context, environment.name);
    const windowMs = inputs.window ?? config.monitor.windowMs;
    const reference = await findReference(project, context, inputs.reference ?? config.monitor.reference, live);
    const current = await findCurrent(project, context, { given: inputs.current, windowMs, live, reference });
    const service = inputs.current === undefined && live && config.monitor.signals.includes('service-health')
        ? await serviceOf(project, context, live, windowMs)
        : undefined;
    const report = (0,lib.checkDrift)(driftInput(project, reference, current, service));
    const compat = inputs.compat
        ? (0,lib.compatDrift)(inputs.compat, reference.reference, current.table, excluded(project))
        : undefined;
    const history = await failedWindows(project, context, report.verdict === 'fail');
    const body = bodyOf(live, inputs, reference, current.window, report);
    const materials = [...(reference.resource ? [reference.resource] : []), ...current.resources];
    const record = await (0,shared/* writeRecord */.rh)(project, context, {
        stage: 'check-drift',
        startedAt,
        builtOn: await edges(project, context, live),
        materials,
        subjects: [],
        verdict: report.verdict,
        body,
    });
    const outcome = inputs.mode === 'observe' || report.verdict === 'pass'
        ? 'passed'
        : report.verdict === 'fail'
            ? 'refused'
            : 'inconclusive';
    return {
        outcome,
        verdict: report.verdict,
        outputs: {
            cause: report.cause,
            recommendation: report.recommendation,
            'drifted-features': [...report.driftedFeatures],
        },
        records: [record],
        report: driftReport({ project, report, live, reference, current, history, outcome, record, compat }),
        json: {
            ...report,
            history: history,
            ...(compat ? { compat: compat } : {}),
        },
    };
}
async function hasConfig(inputs, context) {
    const { existsSync } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 73024, 19));
    const { resolve } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 76760, 19));
    return existsSync(resolve(context.directory, inputs.config));
}
function excluded(project) {
    const { id, target, exclude } = project.config.data;
    return [...id, ...exclude, ...(target ? [target] : [])];
}
function driftInput(project, reference, current, service) {
    const { config } = project;
    const { task, decisionThreshold } = config.validate;
    const wants = (signal) => config.monitor.signals.includes(signal);
    const predictions = reference.predictions && current.predictions && (wants('prediction-drift') || wants('estimated-performance'))
        ? {
            task,
            reference: reference.predictions,
            current: current.predictions,
            ...(config.data.target ? { target: config.data.target } : {}),
            ...(config.data.positiveLabel ? { positiveLabel: config.data.positiveLabel } : {}),
            decisionThreshold,
        }
        : undefined;
    return {
        reference: reference.reference,
        current: current.table,
        ...(predictions ? { predictions } : {}),
        ...(service ? { service } : {}),
        options: { exclude: excluded(project), protected: config.data.protected },
    };
}
/** How many of the last windows failed, this one included: an alarm is k of n, so that one odd window wakes nobody. */
async function failedWindows(project, context, failed) {
    const { alarm } = project.config.monitor;
    const verdicts = [failed];
    for await (const ref of project.registry.records(project.config.model.name, { stage: 'check-drift' }, context)) {
        if (verdicts.length >= alarm.of)
            break;
        const { record } = (await (0,shared/* recordByDigest */.Hd)(project, context, ref.digest));
        verdicts.push(record.verdict === 'fail');
    }
    const count = verdicts.filter(Boolean).length;
    return { failed: count, of: verdicts.length, alarm: failed && count >= alarm.failed };
}
function bodyOf(live, inputs, reference, window, report) {
    return {
        environment: live?.environment ?? null,
        version: live?.version ?? null,
        reference: reference.name,
        window: inputs.current === undefined ? window : null,
        rows: report.rows,
        cause: report.cause,
        recommendation: report.recommendation,
        summary: report.summary,
        driftedFeatures: report.driftedFeatures,
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

/***/ 11816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cn: () => (/* binding */ modelTable),
/* harmony export */   qy: () => (/* binding */ dataFiles),
/* harmony export */   rE: () => (/* binding */ featureNames)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25070);
/* harmony import */ var _mlops_actions_data__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43605);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69273);
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37623);
/* harmony import */ var _reading_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27632);








const fail = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .errorsOf */ .Bp)(_errors_js__WEBPACK_IMPORTED_MODULE_5__.commandErrors);
/** The training and the test table as files: as they are, or the two parts of the one table, split by a hash of each row. */
async function dataFiles(project, context) {
    const { data } = project.config;
    if (data.path === undefined) {
        const [train, test] = await Promise.all([
            namedFile(project, context, 'train', data.train ?? ''),
            namedFile(project, context, 'test', data.test ?? ''),
        ]);
        return { train, test };
    }
    const whole = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(project.root, data.path);
    const source = await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_4__.fingerprint)(whole);
    const rule = { source: source.digest, ...data.split };
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,_index_js__WEBPACK_IMPORTED_MODULE_6__/* .homeOf */ .lt)(project, context), 'data', (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .sc)((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .canonicalJson */ .dj)(rule)).slice(7, 31));
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'test.csv')))
        await writeSplit(project, context, whole, folder);
    const [train, test] = await Promise.all([splitFile(folder, 'train'), splitFile(folder, 'test')]);
    return { train, test };
}
async function namedFile(project, _context, name, path) {
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(project.root, path);
    const print = await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_4__.fingerprint)(absolute);
    return {
        name,
        path: absolute,
        resource: { name: `data/${name}`, digest: print.digest, bytes: print.bytes, uri: path },
    };
}
async function splitFile(folder, name) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `${name}.csv`);
    const print = await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_4__.fingerprint)(path);
    return { name, path, resource: { name: `data/${name}`, digest: print.digest, bytes: print.bytes } };
}
/** Both parts or none: they are written beside and moved in at the end. */
async function writeSplit(project, context, whole, folder) {
    const { data } = project.config;
    const table = await modelTable(project, whole, context);
    const { key, seed, test: share } = data.split;
    const parts = (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_4__.splitTable)(table, { share, seed, ...(key ? { key } : { exclude: data.id }) });
    const temporary = `${folder}.${context.ids()}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(temporary, { recursive: true });
    for (const part of ['train', 'test'])
        await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_4__.writeCsv)(parts[part], (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(temporary, `${part}.csv`));
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, folder);
    }
    catch (cause) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { recursive: true, force: true });
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'test.csv')))
            throw cause;
    }
}
/**
 * Reads a table of the model and makes sure that the target is there. Types are those of a reference table where one is given,
 * and those that mlops.yml names in any case.
 */
async function modelTable(project, path, context, reference) {
    const { data } = project.config;
    const read = (schema) => (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_4__.readTable)(path, { fingerprint: false, ...(0,_reading_js__WEBPACK_IMPORTED_MODULE_7__/* .reading */ .h)(context), ...(schema ? { schema } : {}) });
    let { table, findings } = await read(reference);
    if (!reference && Object.keys(data.types).length > 0) {
        const schema = (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_4__.schemaOf)(table);
        const columns = schema.columns.map((column) => ({ ...column, type: data.types[column.name] ?? column.type }));
        ({ table, findings } = await read({ ...schema, columns }));
    }
    for (const finding of findings)
        if (finding.severity !== 'note')
            context.log.warn(`${path}: ${finding.message}`);
    const { target } = data;
    if (target && !(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .columnOf */ .uV)(table, target))
        throw fail('DATA_TARGET_MISSING', `${path} has no column "${target}".`, {
            remedy: `data.target names the column to predict. Columns: ${names(table)}.`,
            where: { file: project.config.file, ...(project.config.places['data.target'] ?? {}) },
        });
    return table;
}
function names(table) {
    const all = table.columns.map((column) => column.name);
    return `${all.slice(0, 30).join(', ')}${all.length > 30 ? ', …' : ''}`;
}
/** The columns that a model may use, in the order of the table: all but target, ids and what mlops.yml excludes. */
function featureNames(project, table) {
    const { target, id, exclude } = project.config.data;
    const not = new Set([target, ...id, ...exclude]);
    return table.columns.map((column) => column.name).filter((name) => !not.has(name));
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
