export const id = 3582;
export const ids = [3582];
export const modules = {

/***/ 39930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nearestWord: () => (/* binding */ nearestWord)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21916);

/** The known word nearest to what was typed, if it is near enough to be a slip. A word that it is part of counts as near. */
function nearestWord(typed, known) {
    const scored = known
        .map((word) => ({ word, away: slip(typed.toLowerCase(), word.toLowerCase()) }))
        .sort((a, b) => a.away - b.away || a.word.localeCompare(b.word));
    const best = scored[0];
    return best && best.away <= Math.max(2, Math.floor(best.word.length / 3)) ? best.word : undefined;
}
function slip(typed, word) {
    const parts = word.split(/[-_]/);
    const partial = parts.length > 1 && typed.length >= 4 ? Math.min(...parts.map((part) => (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(typed, part))) + 0.5 : Infinity;
    return Math.min((0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(typed, word), (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(typed.replaceAll('_', '-'), word), partial);
}


/***/ }),

/***/ 73582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  configJsonSchema: () => (/* binding */ configJsonSchema),
  readConfig: () => (/* binding */ readConfig)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(98439);
// EXTERNAL MODULE: ./packages/core/lib/error-catalog.js
var error_catalog = __webpack_require__(10245);
// EXTERNAL MODULE: ./packages/core/lib/errors.js
var errors = __webpack_require__(57706);
// EXTERNAL MODULE: ./packages/core/lib/config/nearest.js
var config_nearest = __webpack_require__(39930);
// EXTERNAL MODULE: ./packages/core/lib/quantities.js
var quantities = __webpack_require__(80948);
;// CONCATENATED MODULE: ./packages/core/lib/config/behaviour.js
/** What each kind needs, and what of the rest it takes. A key that a kind does not take would be a rule that nobody checks. */
const keysOf = {
    invariance: { needs: ['column'], takes: ['values', 'min-share'] },
    direction: { needs: ['column', 'change', 'expect'], takes: ['min-share'] },
    golden: { needs: ['expected'], takes: ['rows', 'path'] },
};
const always = ['name', 'kind', 'mode', 'tolerance', 'class'];
/** What a missing key is written as. */
const examples = {
    column: 'column: age',
    change: 'change: 1',
    expect: 'expect: not-fall   # or not-rise',
    expected: 'expected: 0.25   (or, with path, the column that holds it)',
};
/** Golden answers are compared at single precision, which is what models compute in. */
const goldenTolerance = 1e-6;
/** Checks and completes `validate.behaviour`. What contradicts itself is reported and left out. */
function resolveBehaviour(model, raw, gates, file, notes) {
    const { task, classes } = model;
    if (raw.length > 0 && task === 'clustering')
        notes.add('CONFIG_CONTRADICTION', 'validate.behaviour', 'A clustering has no answer that could stay, rise or fall.');
    return raw.flatMap((one, index) => {
        const path = `validate.behaviour.${index}`;
        const before = notes.problems.length;
        checkName(one, index, raw, gates, path, notes);
        checkKeys(one, path, notes);
        checkClass(one, task, classes?.map(String), path, notes);
        if (one.kind === 'golden')
            checkGolden(one, path, notes);
        if (notes.problems.length > before)
            return [];
        const where = notes.place(path);
        const made = {
            name: one.name,
            mode: one.mode ?? 'enforce',
            tolerance: one.tolerance ?? (one.kind === 'golden' ? goldenTolerance : 0),
            ...(one.class === undefined ? {} : { class: String(one.class) }),
            ...(where ? { where: { file, ...where, from: 'head' } } : {}),
        };
        return [{ ...made, ...partOf(one) }];
    });
}
/** What only this kind has. */
function partOf(one) {
    const { kind } = one;
    if (kind === 'golden')
        return one.path === undefined
            ? { kind, rows: one.rows, expected: [one.expected].flat() }
            : { kind, path: one.path, expectedColumn: one.expected };
    const shared = { kind, columns: [one.column].flat(), minShare: one['min-share'] ?? 1 };
    if (kind === 'direction')
        return { ...shared, change: one.change, expect: one.expect };
    return { ...shared, ...(one.values ? { values: one.values } : {}) };
}
function checkName(one, index, all, gates, path, notes) {
    const twice = all.findIndex((other) => other.name === one.name) !== index;
    if (twice || gates.some((gate) => gate.name === one.name))
        notes.add('CONFIG_CONTRADICTION', `${path}.name`, `"${one.name}" names ${twice ? 'two behaviour tests' : 'a gate and a behaviour test'}: waivers and history are kept by name.`);
}
function checkKeys(one, path, notes) {
    const { needs, takes } = keysOf[one.kind];
    for (const key of needs)
        if (one[key] === undefined)
            notes.add('CONFIG_MISSING_KEY', path, `behaviour "${one.name}" (${one.kind}) lacks "${key}".`, `Write ${examples[key] ?? key}.`);
    for (const key of Object.keys(one))
        if (one[key] !== undefined && ![...needs, ...takes, ...always].includes(key))
            notes.add('CONFIG_CONTRADICTION', `${path}.${key}`, `behaviour "${one.name}": "${key}" means nothing for kind ${one.kind}.`, `${one.kind} takes ${[...needs, ...takes].join(', ')}.`);
    if (one.kind === 'direction' && one.change === 0)
        notes.add('CONFIG_INVALID_VALUE', `${path}.change`, `behaviour "${one.name}": a change of 0 changes nothing.`);
}
/** Whose probability is asked for: said where there are several classes, one that exists where mlops.yml names them, and of a number nothing. */
function checkClass(one, task, classes, path, notes) {
    if (task === 'multiclass' && one.class === undefined)
        notes.add('CONFIG_MISSING_KEY', path, `behaviour "${one.name}": of several classes, "class" says whose probability is the answer.`, 'Write class: NAME.');
    if ((task === 'regression' || task === 'ranking') && one.class !== undefined)
        notes.add('CONFIG_CONTRADICTION', `${path}.class`, `behaviour "${one.name}": a ${task} has no classes; its answer is the number.`, 'Remove "class".');
    else if (one.class !== undefined && classes !== undefined && !classes.includes(String(one.class)))
        notes.add('CONFIG_INVALID_VALUE', `${path}.class`, `behaviour "${one.name}": "${one.class}" is none of model.classes: ${classes.join(', ')}.`);
}
function checkGolden(one, path, notes) {
    if ((one.rows === undefined) === (one.path === undefined))
        notes.add('CONFIG_CONTRADICTION', path, `behaviour "${one.name}" needs either "rows" or "path".`, 'Write rows: [{ column: value, … }], or path: golden.csv.');
    else if (one.path !== undefined && one.expected !== undefined && typeof one.expected !== 'string')
        notes.add('CONFIG_INVALID_VALUE', `${path}.expected`, `behaviour "${one.name}": with path, expected names the column of ${one.path} that holds the answers.`);
    else if (one.rows !== undefined && one.expected !== undefined) {
        const answers = [one.expected].flat();
        if (answers.some((answer) => typeof answer === 'string') || answers.length !== one.rows.length)
            notes.add('CONFIG_INVALID_VALUE', `${path}.expected`, `behaviour "${one.name}": ${one.rows.length} rows need as many numbers in expected, not ${JSON.stringify(one.expected)}.`);
    }
}

// EXTERNAL MODULE: ./packages/core/lib/metric-catalog.js + 1 modules
var metric_catalog = __webpack_require__(84683);
;// CONCATENATED MODULE: ./packages/core/lib/config/gates.js

/** The declared slices: a column, a column with edges, or two columns crossed. */
function resolveSlices(raw) {
    return raw.map((one) => {
        if (typeof one === 'string')
            return { columns: [one] };
        if (Array.isArray(one))
            return { columns: one };
        const edges = one;
        return { columns: Object.keys(edges), edges };
    });
}
/**
 * The gates when mlops.yml names none: not worse than the champion in the first metric of the task, no slice worse,
 * not slower, no training rows in the test set.
 */
function defaultGates(task, sliced) {
    const metric = (0,metric_catalog/* defaultMetric */.ml)(task);
    return [
        { name: 'overall', metric, 'versus-champion': 'not-worse', margin: marginOf(metric) },
        ...(sliced
            ? [
                {
                    name: 'slices',
                    metric,
                    'each-slice': true,
                    'versus-champion': 'not-worse',
                    margin: 2 * marginOf(metric),
                },
            ]
            : []),
        { name: 'latency', metric: 'latency_p95', 'max-ratio': 1.5 },
        { name: 'leakage', metric: 'train_test_overlap', max: 0.01 },
    ];
}
/** A small step of the metric: half a point where it lies between 0 and 1; none where its unit is the team's. */
function marginOf(metric) {
    const range = (0,metric_catalog/* metricInfo */.R)(metric)?.range;
    return range && range[1] === 1 && range[0] >= -1 ? 0.005 : 0;
}
/** Checks and completes `validate.gates`. */
function resolveGates(task, raw, sliced, file, notes) {
    const written = raw ?? defaultGates(task, sliced);
    const known = new Set((0,metric_catalog/* metricNames */.Zv)(task));
    return written.map((gate, index) => {
        const path = `validate.gates.${index}`;
        if (raw)
            checkGate(gate, index, task, known, written, sliced, path, notes);
        const where = raw ? notes.place(path) : undefined;
        return {
            name: gate.name,
            metric: gate.metric,
            mode: gate.mode ?? 'enforce',
            confidence: gate.confidence ?? 0.95,
            ...optional({
                min: gate.min,
                max: gate.max,
                versusChampion: gate['versus-champion'],
                margin: gate.margin ?? (gate['versus-champion'] ? 0 : undefined),
                maxRatio: gate['max-ratio'],
                maxIncrease: gate['max-increase'],
                maxDecrease: gate['max-decrease'],
                eachSlice: gate['each-slice'],
                slice: gate.slice
                    ? Object.fromEntries(Object.entries(gate.slice).map(([key, value]) => [key, String(value)]))
                    : undefined,
                of: gate.of,
                acceptClaimed: gate['accept-claimed'],
                where: where
                    ? { file, ...where, from: 'head' }
                    : raw
                        ? undefined
                        : { file, line: 1, column: 1, from: 'default' },
            }),
        };
    });
}
function optional(value) {
    return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
function checkGate(gate, index, task, known, all, sliced, path, notes) {
    if (!known.has(gate.metric))
        unknownMetric(gate.metric, task, `${path}.metric`, notes);
    if (all.findIndex((other) => other.name === gate.name) !== index)
        notes.add('CONFIG_CONTRADICTION', `${path}.name`, `gate "${gate.name}" stands twice: waivers and history are kept by name.`);
    const limits = [
        gate.min,
        gate.max,
        gate['versus-champion'],
        gate['max-ratio'],
        gate['max-increase'],
        gate['max-decrease'],
    ];
    if (limits.every((limit) => limit === undefined))
        notes.add('CONFIG_MISSING_KEY', path, `gate "${gate.name}" has no limit: it could not fail.`, 'Write min, max, max-ratio, max-increase, max-decrease or versus-champion.');
    if (gate.min !== undefined && gate.max !== undefined && gate.min > gate.max)
        notes.add('CONFIG_CONTRADICTION', `${path}.min`, `gate "${gate.name}": min ${gate.min} is above max ${gate.max}.`);
    if (gate.margin !== undefined && gate['versus-champion'] === undefined)
        notes.add('CONFIG_CONTRADICTION', `${path}.margin`, `gate "${gate.name}" has a margin but nothing to compare with.`, 'Add versus-champion: superior | non-inferior | not-worse.');
    if (gate['each-slice'] && !sliced)
        notes.add('CONFIG_CONTRADICTION', `${path}.each-slice`, `gate "${gate.name}" judges each slice, but validate.slices declares none.`, 'Add validate.slices: [column, …].');
    if (gate['each-slice'] && gate.slice)
        notes.add('CONFIG_CONTRADICTION', `${path}.slice`, `gate "${gate.name}" has both slice and each-slice.`);
    if ((0,metric_catalog/* metricInfo */.R)(gate.metric)?.family === 'fairness' && gate.of === undefined)
        notes.add('CONFIG_MISSING_KEY', path, `gate "${gate.name}": ${gate.metric} compares groups; "of" is missing.`, 'Write of: COLUMN, a protected column.');
}
function unknownMetric(metric, task, path, notes) {
    const elsewhere = (0,metric_catalog/* allMetrics */.PB)().find((one) => one.name === metric);
    if (elsewhere) {
        notes.add('CONFIG_UNKNOWN_METRIC', path, `"${metric}" is not a metric of task ${task}; it belongs to ${elsewhere.tasks.join(', ')}.`, `For task ${task} write for example "${(0,metric_catalog/* defaultMetric */.ml)(task)}".`);
        return;
    }
    const near = (0,metric_catalog/* metricSuggestions */.kC)(metric, task);
    const words = near.slice(0, 2).map((name) => `"${name}" (${(0,metric_catalog/* metricInfo */.R)(name)?.label ?? name})`);
    notes.add('CONFIG_UNKNOWN_METRIC', path, `"${metric}" is not a metric of task ${task}.${words.length > 0 ? ` Write ${words.join(' or ')}.` : ''}`, words.length > 0 ? undefined : `mlops explain metrics lists them; the first is "${(0,metric_catalog/* defaultMetric */.ml)(task)}".`);
}

// EXTERNAL MODULE: ./packages/core/lib/drift-measures.js
var drift_measures = __webpack_require__(9994);
;// CONCATENATED MODULE: ./packages/core/lib/config/monitor.js


const signals = [
    'data-quality',
    'data-drift',
    'prediction-drift',
    'estimated-performance',
    'realized-performance',
    'service-health',
];
/** Checks and completes the section `monitor`. */
function resolveMonitor(raw, notes) {
    const monitor = raw.monitor ?? {};
    const alarm = monitor.alarm ?? { failed: 2, of: 3 };
    const time = monitor.time ?? raw.data.time;
    if (alarm.failed > alarm.of)
        notes.add('CONFIG_CONTRADICTION', 'monitor.alarm', `monitor.alarm: ${alarm.failed} failed windows of ${alarm.of} cannot happen.`);
    if (monitor.labels !== undefined && raw.data.target === undefined)
        notes.add('CONFIG_CONTRADICTION', 'monitor.labels', 'monitor.labels: there is no data.target that they could be the truth of.');
    return {
        reference: monitor.reference ?? 'train',
        windowMs: (0,quantities/* durationOf */.cf)(monitor.window, '7d'),
        signals: monitor.signals ?? signals,
        ...(time === undefined ? {} : { time }),
        ...(monitor.season === undefined ? {} : { season: monitor.season }),
        ...(monitor.labels === undefined ? {} : { labels: monitor.labels }),
        ...(monitor.margin === undefined ? {} : { margin: monitor.margin }),
        rules: resolveRules(monitor.rules ?? [], notes),
        alarm,
        retrain: monitor.retrain ?? 'supervised',
        coolDownMs: (0,quantities/* durationOf */.cf)(monitor['cool-down'], '14d'),
        budget: { runs: monitor.budget?.runs ?? 2, perMs: (0,quantities/* durationOf */.cf)(monitor.budget?.per, '30d') },
    };
}
/** Two rules for one feature, or two for all features of one kind, would leave it to chance which counts. */
function resolveRules(raw, notes) {
    const claimed = new Map();
    // A measure of numbers alone comes before one that texts have too.
    const numbersHaveTheirOwn = raw.some((rule) => !rule.features && drift_measures/* driftMeasures */.f[rule.measure] === 'number');
    return raw.map(({ features, measure, max }, index) => {
        const kinds = drift_measures/* driftMeasures */.f[measure] === 'number'
            ? ['every number']
            : ['every text', ...(numbersHaveTheirOwn ? [] : ['every number'])];
        for (const one of features ?? kinds) {
            const before = claimed.get(one);
            if (before !== undefined)
                notes.add('CONFIG_CONTRADICTION', `monitor.rules.${index}`, `monitor.rules: ${features ? `"${one}"` : `${one} feature`} is judged by rule ${before + 1} already.`, 'Keep one rule for it.');
            claimed.set(one, index);
        }
        return { measure, max, ...(features ? { features } : {}) };
    });
}

;// CONCATENATED MODULE: ./packages/core/lib/config/resolve.js




function complaints(file, places) {
    const problems = [];
    const place = (path) => {
        for (let at = path; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '')
            if (places[at])
                return places[at];
        return undefined;
    };
    return {
        problems,
        place,
        add: (code, path, message, remedy) => {
            problems.push({ code, message, ...(remedy ? { remedy } : {}), where: { file, ...(place(path) ?? {}) } });
        },
    };
}
/** Fills in every default of mlops.yml and checks what a schema cannot: names of metrics, parts that contradict each other. */
function resolveConfig(raw, file, places) {
    const notes = complaints(file, places);
    notAvailable(raw, notes);
    const data = resolveData(raw, notes);
    const config = {
        file,
        places,
        model: {
            name: raw.model.name,
            owners: raw.model.owners ?? [],
            ...(raw.model['intended-use'] ? { intendedUse: raw.model['intended-use'] } : {}),
            ...(raw.model.limitations ? { limitations: raw.model.limitations } : {}),
            missing: raw.model.missing ?? 'refuse',
            unknownCategories: raw.model['unknown-categories'] ?? 'refuse',
            suspectExport: raw.model['suspect-export'] ?? 'refuse',
            ...defined({
                categories: raw.model.categories,
                classes: raw.model.classes?.map(String),
                inputs: raw.model.inputs,
            }),
            outputs: defined(raw.model.outputs ?? {}),
        },
        platform: raw.platform ?? 'local',
        registry: raw.registry ?? 'directory',
        data,
        ...(raw.train ? { train: resolveTrain(raw.train) } : {}),
        validate: resolveValidate(raw, file, data, notes),
        package: { formats: raw.package?.formats ?? ['bundle'], parityRows: raw.package?.['parity-rows'] ?? 200 },
        deploy: resolveDeploy(raw, notes),
        monitor: resolveMonitor(raw, notes),
        privacy: { minGroup: raw.privacy?.['min-group'] ?? 10 },
    };
    return { config, problems: notes.problems };
}
function defined(value) {
    return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
function notAvailable(raw, notes) {
    if (raw.extends !== undefined)
        notes.add('CONFIG_NOT_AVAILABLE', 'extends', 'extends: a shared policy is not part of this version.', 'Remove `extends`; write the gates here.');
    if (raw.platform === 'azureml' || raw.azureml !== undefined)
        notes.add('PLATFORM_UNAVAILABLE', raw.azureml === undefined ? 'platform' : 'azureml', 'Platform azureml is not part of this version.', 'Write platform: local, or remove the key.');
    else if (raw.platform !== undefined && raw.platform !== 'local')
        notes.add('CONFIG_INVALID_VALUE', 'platform', `platform: "${raw.platform}" is not accepted. Write one of: local.`);
    raw.deploy?.environments?.forEach((environment, index) => {
        const path = `deploy.environments.${index}`;
        if (environment.strategy === 'mirror')
            notes.add('CONFIG_NOT_AVAILABLE', `${path}.strategy`, 'strategy: mirror is not part of this version.', 'Write canary or all-at-once.');
        for (const key of ['azureml', 'instances'])
            if (environment[key] !== undefined)
                notes.add('CONFIG_NOT_AVAILABLE', `${path}.${key}`, `${key}: only platform azureml has it, which is not part of this version.`, `Remove \`${key}\`.`);
    });
}
function resolveData(raw, notes) {
    const data = raw.data;
    if (data.path && (data.train || data.test))
        notes.add('CONFIG_CONTRADICTION', 'data.path', 'data has both `path` and `train`/`test`.', 'Keep `path` (it is split), or `train` and `test`.');
    if (!data.path && !data.train)
        notes.add('CONFIG_MISSING_KEY', 'data', '"path" is missing in data.', 'Write:  path: data/my_table.csv   (or train: { path: … } and test: { path: … })');
    if (data.train && !data.test)
        notes.add('CONFIG_MISSING_KEY', 'data.train', '"test" is missing in data: what the model is judged on is never what it was trained on.', 'Add test: { path: … }, or write path: … and let it be split.');
    if (!data.target && raw.model.task !== 'clustering')
        notes.add('CONFIG_MISSING_KEY', 'data', '"target" is missing in data: the column to predict.', 'Write:  target: column_to_predict');
    const target = data.target ?? '';
    checkGroup(raw.model.task, data.group, target, notes);
    for (const key of ['id', 'exclude'])
        if (target && data[key]?.includes(target))
            notes.add('CONFIG_CONTRADICTION', `data.${key}`, `data.${key} holds the target "${target}".`);
    return {
        ...defined({ path: data.path, train: data.train?.path, test: data.test?.path, time: data.time }),
        ...defined({ group: data.group }),
        split: {
            test: data.split?.test ?? 0.2,
            seed: data.split?.seed ?? 42,
            ...defined({ key: data.split?.key ?? data.group }),
        },
        target,
        ...(data['positive-label'] === undefined ? {} : { positiveLabel: String(data['positive-label']) }),
        id: data.id ?? [],
        exclude: [...new Set([...(data.exclude ?? []), ...(data.group === undefined ? [] : [data.group])])],
        protected: data.protected ?? [],
        types: data.types ?? {},
    };
}
/** A ranking orders the rows of one query; without the queries nothing could be judged. */
function checkGroup(task, group, target, notes) {
    if (task === 'ranking' && group === undefined)
        notes.add('CONFIG_MISSING_KEY', 'data', '"group" is missing in data: the column of the query that a row belongs to.', 'Write:  group: column_of_the_query');
    if (task !== 'ranking' && group !== undefined)
        notes.add('CONFIG_CONTRADICTION', 'data.group', `data.group means nothing for task ${task}.`, 'To keep rows together when the table is split, write data.split.key.');
    if (group !== undefined && group === target)
        notes.add('CONFIG_CONTRADICTION', 'data.group', `data.group is the target "${target}".`);
}
function resolveTrain(train) {
    return {
        command: train.command,
        ...defined({ environment: train.environment }),
        parameters: train.parameters ?? {},
        seed: train.seed ?? 42,
        outputs: {
            model: train.outputs?.model ?? 'model.onnx',
            metrics: train.outputs?.metrics ?? 'metrics.json',
            ...defined({ predictions: train.outputs?.predictions }),
        },
        secrets: train.secrets ?? [],
        timeLimitMs: (0,quantities/* durationOf */.cf)(train['time-limit'], '6h'),
    };
}
function resolveValidate(raw, file, data, notes) {
    const validate = raw.validate ?? {};
    const slices = resolveSlices(validate.slices ?? []);
    const gates = resolveGates(raw.model.task, validate.gates, slices.length > 0, file, notes);
    const behaviour = resolveBehaviour(raw.model, validate.behaviour ?? [], gates, file, notes);
    const names = [...gates, ...behaviour].map((one) => one.name);
    const waivers = (validate.waivers ?? []).map((waiver, index) => {
        if (!names.includes(waiver.gate))
            notes.add('CONFIG_INVALID_VALUE', `validate.waivers.${index}.gate`, `validate.waivers: there is no gate "${waiver.gate}".`, `Gates: ${names.join(', ')}.`);
        return { gate: waiver.gate, reason: waiver.reason, until: waiver.until, ...defined({ slice: waiver.slice }) };
    });
    return {
        task: raw.model.task,
        target: data.target,
        ...defined({ positiveLabel: data.positiveLabel }),
        decisionThreshold: validate['decision-threshold'] ?? 0.5,
        first: validate.first ?? 'absolute-only',
        slices,
        minSliceRows: validate['min-slice-rows'] ?? 300,
        gates,
        correction: validate.correction ?? 'holm',
        ...(behaviour.length > 0 ? { behaviour } : {}),
        waivers,
    };
}
const defaultSteps = [
    { weight: 10, pause: '30m' },
    { weight: 50, pause: '30m' },
];
function resolveEnvironment(raw, index, notes) {
    const path = `deploy.environments.${index}`;
    const strategy = raw.strategy === 'all-at-once' ? 'all-at-once' : 'canary';
    const steps = raw.steps ?? (strategy === 'canary' ? defaultSteps : []);
    if (strategy === 'all-at-once' && raw.steps !== undefined)
        notes.add('CONFIG_CONTRADICTION', `${path}.steps`, 'steps belong to strategy canary; this environment is all-at-once.');
    steps.forEach((step, at) => {
        const before = steps[at - 1];
        if (before && step.weight <= before.weight)
            notes.add('CONFIG_INVALID_VALUE', `${path}.steps.${at}.weight`, `weight ${step.weight} is not above the step before (${before.weight}): weights rise.`);
    });
    return {
        name: raw.name,
        strategy,
        approval: raw.approval ?? 'none',
        steps: steps.map((step) => ({ weight: step.weight, pauseMs: (0,quantities/* durationOf */.cf)(step.pause, '30m') })),
        analysis: (raw.analysis ?? []).map((rule, at) => {
            if (rule.max === undefined && rule['max-ratio'] === undefined && rule['max-increase'] === undefined)
                notes.add('CONFIG_MISSING_KEY', `${path}.analysis.${at}`, `${rule.metric} has no limit.`, 'Write max, max-ratio or max-increase.');
            const where = notes.place(`${path}.analysis.${at}`);
            return {
                metric: rule.metric,
                ...defined({ max: rule.max, maxRatio: rule['max-ratio'], maxIncrease: rule['max-increase'], where }),
            };
        }),
        minRequests: raw['min-requests'] ?? (strategy === 'canary' ? 100 : 0),
        extendMs: (0,quantities/* durationOf */.cf)(raw.extend, '2h'),
        inconclusive: raw.inconclusive ?? 'rollback',
        bakeMs: (0,quantities/* durationOf */.cf)(raw.bake, '24h'),
    };
}
/** The analysis of an environment that names none: no more errors, no much slower answers. */
const defaultAnalysis = [
    { metric: 'error_rate', maxIncrease: 0.01 },
    { metric: 'latency_p95', maxRatio: 2 },
];
function resolveDeploy(raw, notes) {
    const deploy = raw.deploy ?? {};
    const environments = (deploy.environments ?? [{ name: 'production' }]).map((one, index) => resolveEnvironment(one, index, notes));
    const names = environments.map((one) => one.name);
    names.forEach((name, index) => {
        if (names.indexOf(name) !== index)
            notes.add('CONFIG_CONTRADICTION', `deploy.environments.${index}.name`, `environment "${name}" stands twice.`);
    });
    const atMost = deploy.collect?.['at-most'] ?? '5GiB';
    const atMostBytes = (0,quantities/* parseBytes */.z_)(atMost);
    if (atMostBytes === undefined)
        notes.add('CONFIG_INVALID_VALUE', 'deploy.collect.at-most', `deploy.collect.at-most: "${atMost}" is no size. Write 500MiB or 5GiB.`);
    return {
        endpoint: deploy.endpoint ?? raw.model.name,
        host: deploy.host ?? '127.0.0.1',
        port: deploy.port ?? 0,
        timeoutMs: (0,quantities/* durationOf */.cf)(deploy.timeout, '10s'),
        ...defined({ routeHeader: deploy['route-header'] }),
        collect: {
            share: deploy.collect?.share ?? 1,
            exclude: deploy.collect?.exclude ?? [],
            keepMs: (0,quantities/* durationOf */.cf)(deploy.collect?.keep, '30d'),
            atMostBytes: atMostBytes ?? 0,
        },
        environments: environments.map((one) => one.analysis.length > 0 || one.strategy === 'all-at-once' ? one : { ...one, analysis: defaultAnalysis }),
    };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 7 modules
var schemas = __webpack_require__(12311);
;// CONCATENATED MODULE: ./packages/core/lib/config/schema.js


/**
 * The form of mlops.yml, as it is written. Defaults, cross-checks and the camel-cased form are in resolve.ts.
 * The descriptions end up in schema/mlops.json, where editors show them.
 */
const schema_text = schemas/* string */.YjP().min(1);
const scalar = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()]);
const duration = schemas/* string */.YjP().regex(/^\d+(\.\d+)?(ms|s|m|h|d)$/, 'a duration such as 30s, 10m, 24h or 7d');
const share = schemas/* number */.aig().min(0).max(1);
const mode = schemas/* enum */.k5n(['enforce', 'observe']);
const schema_name = schemas/* string */.YjP().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'lower-case letters, digits, ".", "_" and "-", at most 63');
const modelSchema = schemas/* strictObject */.rej({
    name: schema_name.describe('The name of the model in the registry.'),
    task: schemas/* enum */.k5n(['binary', 'multiclass', 'regression', 'clustering', 'ranking']).describe('What the model predicts.'),
    owners: schemas/* array */.YOg(schema_text).optional().describe('Teams named in comments and issues.'),
    'intended-use': schema_text.optional(),
    limitations: schema_text.optional(),
    missing: schemas/* enum */.k5n(['refuse', 'allow']).optional().describe('Whether empty cells may be given to the model; = refuse.'),
    'unknown-categories': schemas/* enum */.k5n(['refuse', 'zeros'])
        .optional()
        .describe('What happens to a category that the encoder in the model does not know; zeros: as handle_unknown="ignore"; = refuse'),
    'suspect-export': schemas/* enum */.k5n(['refuse', 'accept'])
        .optional()
        .describe('What happens to trees that look as if the export had lost what they learned; = refuse'),
    categories: schemas/* record */.g1P(schema_text, schemas/* union */.KCZ([schemas/* literal */.euz('as-is'), schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()])).min(1)]))
        .optional()
        .describe('Columns that the model takes as category codes: the values in the order of training, or as-is.'),
    classes: schemas/* array */.YOg(scalar)
        .min(2)
        .optional()
        .describe('The classes in the order of the probabilities, where the graph does not name them.'),
    inputs: schemas/* record */.g1P(schema_text, schemas/* array */.YOg(schema_text).min(1))
        .optional()
        .describe('Columns of each ONNX input, where names and order do not tell.'),
    outputs: schemas/* strictObject */.rej({
        label: schema_text.optional(),
        probabilities: schema_text.optional(),
        score: schema_text.optional(),
        value: schema_text.optional(),
    })
        .optional()
        .describe('Names of the ONNX outputs, where they cannot be told from the graph.'),
});
const source = schemas/* strictObject */.rej({ path: schema_text.describe('csv, parquet, jsonl; a folder or a glob.') });
const dataSchema = schemas/* strictObject */.rej({
    path: schema_text.optional().describe('One table; it is split into train and test by a hash of each row.'),
    train: source.optional(),
    test: source.optional().describe('Never handed to the training command.'),
    split: schemas/* strictObject */.rej({ test: share.optional(), key: schema_text.optional(), seed: schemas/* int */.Whr().optional() })
        .optional()
        .describe('How `path` is split: share of the test rows (= 0.2), the column whose value keeps rows together, the seed.'),
    target: schema_text.optional().describe('The column to predict.'),
    'positive-label': scalar
        .optional()
        .describe('The class that counts as positive in a binary task; = 1, or the larger one.'),
    id: schemas/* array */.YOg(schema_text).optional().describe('Columns that identify a row; no features.'),
    exclude: schemas/* array */.YOg(schema_text)
        .optional()
        .describe('Further columns that are no features, for example those that give the target away.'),
    protected: schemas/* array */.YOg(schema_text).optional().describe('Columns whose exact extremes and small groups are never shown.'),
    group: schema_text
        .optional()
        .describe('ranking: the column of the query that a row belongs to; no feature, and a query is never split.'),
    time: schema_text.optional().describe('The column that says when a row happened.'),
    types: schemas/* record */.g1P(schema_text, schemas/* enum */.k5n(['number', 'integer', 'boolean', 'timestamp', 'text']))
        .optional()
        .describe('Types of columns, where they cannot be told from the values.'),
});
const trainSchema = schemas/* strictObject */.rej({
    command: schema_text.describe('Text for bash -euo pipefail. Reads MLOPS_DATA_TRAIN, MLOPS_PARAMETERS, MLOPS_SEED; writes below MLOPS_OUTPUT.'),
    environment: schema_text.optional().describe('requirements.txt, package.json or none; = whichever is found.'),
    parameters: schemas/* record */.g1P(schema_text, schemas/* union */.KCZ([scalar, schemas/* array */.YOg(scalar), schemas/* null */.chJ()])).optional(),
    seed: schemas/* int */.Whr().optional().describe('= 42'),
    outputs: schemas/* strictObject */.rej({ model: schema_text.optional(), metrics: schema_text.optional(), predictions: schema_text.optional() })
        .optional(),
    secrets: schemas/* array */.YOg(schemas/* string */.YjP().regex(/^[A-Z_][A-Z0-9_]*$/, 'the name of an environment variable')).optional(),
    'time-limit': duration.optional().describe('= 6h'),
});
const gate = schemas/* strictObject */.rej({
    name: schema_name.describe('The name of the gate, in comments and waivers.'),
    metric: schema_text,
    mode: mode.optional().describe('enforce: decides; observe: only reports. = enforce'),
    min: schemas/* number */.aig().optional(),
    max: schemas/* number */.aig().optional(),
    'versus-champion': schemas/* enum */.k5n(['superior', 'non-inferior', 'not-worse']).optional(),
    margin: schemas/* number */.aig().min(0).optional(),
    'max-ratio': schemas/* number */.aig().positive().optional(),
    'max-increase': schemas/* number */.aig().min(0).optional(),
    'max-decrease': schemas/* number */.aig().min(0).optional(),
    'each-slice': schemas/* boolean */.zMY().optional(),
    slice: schemas/* record */.g1P(schema_text, scalar).optional(),
    of: schema_text.optional().describe('The protected column of a fairness metric.'),
    confidence: schemas/* number */.aig().gt(0.5).lt(1).optional().describe('= 0.95'),
    'accept-claimed': schemas/* boolean */.zMY()
        .optional()
        .describe('Whether the word of metrics.json or of a prediction file is enough; = false'),
});
const slice = schemas/* union */.KCZ([schema_text, schemas/* array */.YOg(schema_text).min(1).max(2), schemas/* record */.g1P(schema_text, schemas/* array */.YOg(schemas/* number */.aig()).min(1))]);
const cells = schemas/* record */.g1P(schema_text, schemas/* union */.KCZ([scalar, schemas/* null */.chJ()]));
const behaviourTest = schemas/* strictObject */.rej({
    name: schema_name.describe('The name of the test, in comments and waivers; no gate has it.'),
    kind: schemas/* enum */.k5n(['invariance', 'direction', 'golden'])
        .describe('invariance: the answer stays; direction: it does not fall (or rise); golden: known rows, known answers.'),
    mode: mode.optional().describe('enforce: decides; observe: only reports. = enforce'),
    column: schemas/* union */.KCZ([schema_text, schemas/* array */.YOg(schema_text).min(1)])
        .optional()
        .describe('invariance, direction: what is changed; of several, each alone.'),
    values: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]))
        .min(1)
        .optional()
        .describe('invariance: what the column is set to; = the values it has in the test set, at most 20.'),
    change: schemas/* number */.aig().optional().describe('direction: what is added to the column.'),
    expect: schemas/* enum */.k5n(['not-fall', 'not-rise']).optional().describe('direction: what the answer must not do.'),
    'min-share': share.gt(0).optional().describe('Share of the rows that must keep the rule; = 1'),
    tolerance: schemas/* number */.aig()
        .min(0)
        .optional()
        .describe('How far an answer may be off before a row breaks the rule; = 0, for golden 0.000001'),
    rows: schemas/* array */.YOg(cells).min(1).optional().describe('golden: the rows, each a map of columns to cells.'),
    path: schema_text.optional().describe('golden: a table of rows, instead of `rows`.'),
    expected: schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* array */.YOg(schemas/* number */.aig()).min(1), schema_text])
        .optional()
        .describe('golden: the answer of each row; with `path` the column that holds it.'),
    class: scalar.optional().describe('multiclass: the class whose probability is the answer.'),
});
const validateSchema = schemas/* strictObject */.rej({
    'decision-threshold': share.optional().describe('= 0.5'),
    first: schemas/* enum */.k5n(['absolute-only', 'refuse'])
        .optional()
        .describe('What happens when there is no champion yet; = absolute-only'),
    slices: schemas/* array */.YOg(slice).optional(),
    'min-slice-rows': schemas/* int */.Whr().min(1).optional().describe('Smaller slices are listed as "not judged"; = 300'),
    correction: schemas/* enum */.k5n(['holm', 'bh'])
        .optional()
        .describe('How p is corrected over all metrics and slices that gates judge: holm bounds the chance of one false alarm, bh the share of false alarms; = holm'),
    gates: schemas/* array */.YOg(gate).optional().describe('= a sensible set for the task'),
    behaviour: schemas/* array */.YOg(behaviourTest)
        .optional()
        .describe('Tests of what the model does when its input changes; the answer is the probability, score or value.'),
    waivers: schemas/* array */.YOg(schemas/* strictObject */.rej({
        gate: schema_text,
        slice: schema_text.optional(),
        reason: schema_text,
        until: schemas/* string */.YjP().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date: YYYY-MM-DD'),
    }))
        .optional(),
});
const packageSchema = schemas/* strictObject */.rej({
    formats: schemas/* array */.YOg(schemas/* enum */.k5n(['bundle', 'image']))
        .optional()
        .describe('= [bundle]'),
    'parity-rows': schemas/* int */.Whr().min(1).max(10_000).optional().describe('= 200'),
});
const environment = schemas/* strictObject */.rej({
    name: schema_name,
    strategy: schemas/* enum */.k5n(['canary', 'all-at-once', 'mirror']).optional().describe('= canary'),
    approval: schemas/* enum */.k5n(['none', 'required']).optional(),
    steps: schemas/* array */.YOg(schemas/* strictObject */.rej({ weight: schemas/* int */.Whr().min(1).max(99), pause: duration })).optional(),
    analysis: schemas/* array */.YOg(schemas/* strictObject */.rej({
        metric: schemas/* enum */.k5n([
            'error_rate',
            'latency_p50',
            'latency_p95',
            'latency_p99',
            'latency_mean',
            'prediction_distribution',
        ]),
        max: schemas/* number */.aig().min(0).optional(),
        'max-ratio': schemas/* number */.aig().positive().optional(),
        'max-increase': schemas/* number */.aig().min(0).optional(),
    }))
        .optional(),
    'min-requests': schemas/* int */.Whr().min(0).optional(),
    extend: duration.optional(),
    inconclusive: schemas/* enum */.k5n(['rollback', 'pause']).optional(),
    bake: duration.optional(),
    azureml: schemas/* unknown */.L5J().optional(),
    instances: schemas/* unknown */.L5J().optional(),
});
const deploySchema = schemas/* strictObject */.rej({
    endpoint: schema_name.optional().describe('= model.name'),
    host: schemas/* string */.YjP()
        .regex(/^[A-Za-z0-9.:-]{1,253}$/, 'an address or a name of this machine')
        .optional()
        .describe('Address at which the local endpoint listens; = 127.0.0.1. With 0.0.0.0 other machines reach it'),
    port: schemas/* int */.Whr().min(0).max(65535).optional().describe('Port of the local endpoint; = a free one'),
    timeout: duration
        .optional()
        .describe('How long one deployment may work on a request before the other is asked; = 10s'),
    'route-header': schemas/* string */.YjP()
        .regex(/^[A-Za-z0-9-]{1,100}$/, 'the name of a header')
        .optional()
        .describe('Header whose value decides by its hash which deployment answers; = by weight, in turn'),
    collect: schemas/* strictObject */.rej({
        share: share.optional(),
        exclude: schemas/* array */.YOg(schema_text).optional(),
        keep: duration.optional(),
        'at-most': schema_text.optional(),
    })
        .optional(),
    environments: schemas/* array */.YOg(environment).min(1).max(4).optional().describe('In this order; = one, production'),
});
const signal = schemas/* enum */.k5n([
    'data-quality',
    'data-drift',
    'prediction-drift',
    'estimated-performance',
    'realized-performance',
    'multivariate',
    'service-health',
]);
const driftRule = schemas/* strictObject */.rej({
    features: schemas/* array */.YOg(schema_text).min(1).optional().describe('= every feature that has the measure'),
    measure: schemas/* enum */.k5n(drift_measures/* driftMeasureNames */.u),
    max: schemas/* number */.aig().positive().describe('From this value on it is an effect'),
});
const monitorSchema = schemas/* strictObject */.rej({
    reference: schema_text
        .optional()
        .describe('train, test, or a file; = train: the profile that travels with the live version'),
    window: duration.optional().describe('= 7d'),
    signals: schemas/* array */.YOg(signal).min(1).optional().describe('= all but multivariate, which needs the rows of the reference'),
    time: schema_text
        .optional()
        .describe('Column of the times of a table given as current, whose last window is then judged; = data.time, for the date of a change'),
    season: schemas/* enum */.k5n(['hour', 'weekday', 'weekday-hour', 'month', 'quarter'])
        .optional()
        .describe('Compare also with the same season of an earlier cycle: drift that is gone then needs no repair'),
    labels: schema_text
        .optional()
        .describe('Truth that arrives late: a table with the target and request_id (and row), or the columns of data.id'),
    margin: schemas/* number */.aig()
        .min(0)
        .optional()
        .describe('How much worse than its reference a metric may be; = 0.02, a regression error a tenth of it'),
    rules: schemas/* array */.YOg(driftRule).optional().describe('How features are judged; = psi at most 0.1'),
    alarm: schemas/* strictObject */.rej({ failed: schemas/* int */.Whr().min(1), of: schemas/* int */.Whr().min(1) }).optional(),
    retrain: schemas/* enum */.k5n(['supervised', 'automatic', 'never']).optional(),
    'cool-down': duration.optional(),
    budget: schemas/* strictObject */.rej({ runs: schemas/* int */.Whr().min(0), per: duration }).optional(),
});
const configSchema = schemas/* strictObject */.rej({
    version: schemas/* int */.Whr().optional().describe('Version of this format; = 1'),
    extends: schemas/* unknown */.L5J().optional(),
    model: modelSchema,
    platform: schema_text.optional().describe('= local'),
    azureml: schemas/* unknown */.L5J().optional(),
    registry: schemas/* enum */.k5n(['directory', 'git'])
        .optional()
        .describe('Where the local platform keeps versions and records: = directory (.mlops/), or the branch mlops-registry'),
    data: dataSchema,
    train: trainSchema.optional(),
    validate: validateSchema.optional(),
    package: packageSchema.optional(),
    deploy: deploySchema.optional(),
    monitor: monitorSchema.optional(),
    privacy: schemas/* strictObject */.rej({ 'min-group': schemas/* int */.Whr().min(1).optional(), examples: schemas/* literal */.euz('generated').optional() })
        .optional(),
})
    .describe('mlops.yml: a model, its data, and how it travels from commit to production.');

;// CONCATENATED MODULE: ./packages/core/lib/config/read.js







const fail = (0,errors/* errorsOf */.Bp)(error_catalog/* coreErrors */.F);
/** Texts of mlops.yml above this size are refused: 1 MiB. */
const maximumBytes = 2 ** 20;
/**
 * Reads mlops.yml: YAML with line numbers, the schema, the cross-checks, every default. All problems are reported at once.
 * @param text the file's content
 * @param file the name to show in errors
 * @throws UserError with one problem per mistake, each with file, line and column
 */
function readConfig(text, file) {
    const { raw, places } = parse(text, file);
    const checked = configSchema.safeParse(raw);
    if (checked.success)
        return finish(checked.data, file, places, []);
    const problems = checked.error.issues.flatMap((issue) => problemsOf(issue, places, file, raw));
    // Keys that do not exist hide nothing else: without them the cross-checks still run, so that all problems come at once.
    const rest = structuredClone(raw);
    for (const issue of checked.error.issues)
        if (issue.code === 'unrecognized_keys')
            for (const key of issue.keys)
                remove(rest, [...issue.path, key]);
    const again = configSchema.safeParse(rest);
    if (!again.success)
        throw new errors/* UserError */.yo(nonEmpty(problems));
    return finish(again.data, file, places, problems);
}
function finish(raw, file, places, before) {
    const { config, problems } = resolveConfig(raw, file, places.values);
    const all = [...before, ...problems];
    if (all.length > 0)
        throw new errors/* UserError */.yo(nonEmpty(all));
    return config;
}
function remove(value, path) {
    const parent = valueAt(value, path.slice(0, -1));
    const key = path.at(-1);
    if (typeof parent === 'object' && parent !== null && key !== undefined)
        Reflect.deleteProperty(parent, key);
}
function nonEmpty(problems) {
    const sorted = [...problems].sort((a, b) => (a.where?.line ?? 0) - (b.where?.line ?? 0) || (a.where?.column ?? 0) - (b.where?.column ?? 0));
    return sorted;
}
function parse(text, file) {
    if (text.length > maximumBytes)
        throw fail('CONFIG_INVALID_YAML', `${file} has ${text.length} characters; at most ${maximumBytes} are read.`);
    const counter = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, {
        lineCounter: counter,
        uniqueKeys: true,
        version: '1.2',
        maxAliasCount: 50,
    });
    if (document.errors.length > 0)
        throw new errors/* UserError */.yo(nonEmpty(document.errors.map((error) => {
            const at = counter.linePos(error.pos[0]);
            return {
                code: 'CONFIG_INVALID_YAML',
                message: error.message.split(' at line ')[0]?.split('\n')[0] ?? error.message,
                where: { file, line: at.line, column: at.col },
            };
        })));
    const places = { values: {}, keys: {} };
    collect(document.contents, [], places, counter);
    const raw = document.toJS({ maxAliasCount: 50 });
    if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
        throw fail('CONFIG_MISSING_KEY', `${file} is empty or not a mapping.`, {
            remedy: 'Run `mlops init`: it writes one with comments.',
            where: { file, line: 1, column: 1 },
        });
    const version = raw.version;
    if (typeof version === 'number' && version > 1)
        throw fail('CONFIG_TOO_NEW', `version ${version} is newer than version 1, the newest that this version of mlops-actions reads.`, {
            remedy: 'Use a newer mlops-actions, or write version: 1.',
            where: { file, ...(places.values['version'] ?? {}) },
        });
    return { raw, places };
}
function collect(node, path, places, counter) {
    if (!node?.range)
        return;
    const at = counter.linePos(node.range[0]);
    const key = path.join('.');
    places.values[key] = { line: at.line, column: at.col };
    if ((0,dist/* isMap */.jh)(node)) {
        for (const pair of node.items) {
            if (!(0,dist/* isScalar */.jn)(pair.key))
                continue;
            const name = String(pair.key.value);
            const start = pair.key.range?.[0];
            if (start !== undefined) {
                const keyAt = counter.linePos(start);
                places.keys[[...path, name].join('.')] = { line: keyAt.line, column: keyAt.col };
            }
            collect(pair.value, [...path, name], places, counter);
        }
    }
    else if ((0,dist/* isSeq */.oP)(node)) {
        node.items.forEach((item, index) => {
            collect(item, [...path, index], places, counter);
        });
    }
}
function problemsOf(issue, places, file, raw) {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    const dotted = path.join('.');
    if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => unknownKey(key, path, places, file));
    if (issue.code === 'invalid_union') {
        const branches = issue.errors.flat();
        const deeper = branches.filter((one) => one.path.length > 0);
        if (deeper.length > 0)
            return deeper
                .slice(0, 1)
                .flatMap((one) => problemsOf({ ...one, path: [...issue.path, ...one.path] }, places, file, raw));
    }
    const value = valueAt(raw, path);
    if (value === undefined) {
        const parent = path.slice(0, -1).join('.');
        return [
            {
                code: 'CONFIG_MISSING_KEY',
                message: `"${path.at(-1)}" is missing${parent ? ` in ${parent}` : ''}.`,
                remedy: remedyForMissing(dotted),
                where: { file, ...(places.keys[parent] ?? places.values[parent] ?? { line: 1, column: 1 }) },
            },
        ];
    }
    return [
        {
            code: 'CONFIG_INVALID_VALUE',
            message: `${dotted}: ${show(value)} is not accepted. ${expectation(issue)}`,
            where: { file, ...(places.values[dotted] ?? {}) },
        },
    ];
}
function remedyForMissing(dotted) {
    const examples = {
        model: 'model: { name: credit-default, task: binary }',
        'model.name': 'name: credit-default',
        'model.task': 'task: binary   # binary | multiclass | regression | clustering | ranking',
        data: 'data:\n    path: data/my_table.csv\n    target: column_to_predict',
        'train.command': 'command: python train.py',
    };
    return examples[dotted] ? `Write:  ${examples[dotted]}` : 'Add it; docs/configuration.md lists every key.';
}
function expectation(issue) {
    switch (issue.code) {
        case 'invalid_value':
            return `Write one of: ${issue.values.map(String).join(', ')}.`;
        case 'invalid_format':
            return `Write ${issue.message}.`;
        case 'invalid_type':
            return `Write a value of type ${issue.expected}.`;
        case 'too_small':
            return `At least ${String(issue.minimum)} is needed.`;
        case 'too_big':
            return `At most ${String(issue.maximum)} is allowed.`;
        default:
            return `${issue.message}.`;
    }
}
/** The offending value as a person wrote it, cut at 60 characters. */
function show(value) {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
function valueAt(raw, path) {
    let value = raw;
    for (const part of path) {
        if (typeof value !== 'object' || value === null)
            return undefined;
        value = value[part];
    }
    return value;
}
function unknownKey(key, path, places, file) {
    const known = keysAt(path);
    const nearest = (0,config_nearest.nearestWord)(key, known);
    const place = places.keys[[...path, key].join('.')] ?? {};
    const parent = path.length > 0 ? path.filter((part) => typeof part === 'string').join('.') : 'mlops.yml';
    return {
        code: 'CONFIG_UNKNOWN_KEY',
        message: `${JSON.stringify(key)} is not a key of ${parent}.${nearest ? ` Did you mean "${nearest}"?` : ''}`,
        ...(nearest ? {} : { remedy: `Keys: ${known.join(', ')}.` }),
        where: { file, ...place },
    };
}
/** The keys that the schema has at a path, from its JSON Schema: only needed once something is wrong. */
function keysAt(path) {
    let shape = json_schema_processors/* toJSONSchema */.bl(configSchema, { io: 'input', unrepresentable: 'any' });
    for (const part of path) {
        if (!shape)
            return [];
        shape = typeof part === 'number' ? shape.items : shape.properties?.[part];
    }
    return Object.keys(shape?.properties ?? {});
}
/** The published JSON Schema of mlops.yml (draft 2020-12). */
function configJsonSchema() {
    return json_schema_processors/* toJSONSchema */.bl(configSchema, { io: 'input', unrepresentable: 'any' });
}


/***/ })

};
