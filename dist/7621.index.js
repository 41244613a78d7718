export const id = 7621;
export const ids = [7621,5063];
export const modules = {

/***/ 38831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ firstRows)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** Tables above this size are judged by their beginning: 64 MiB. */
const wholeUpTo = 64 * 2 ** 20;
const beginning = 8 * 2 ** 20;
/** The path itself, or of a large CSV or JSON Lines file that of its first lines, which say enough about columns. */
async function firstRows(path, bytes, context) {
    const ending = /\.(csv|jsonl|ndjson)$/i.exec(path)?.[0];
    if (bytes <= wholeUpTo || ending === undefined)
        return path;
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'r');
    try {
        const buffer = Buffer.alloc(beginning);
        const { bytesRead } = await handle.read(buffer, 0, beginning, 0);
        const end = buffer.lastIndexOf(0x0a, bytesRead - 1);
        if (end < 0)
            return path;
        const part = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await context.scratch(), `first${ending}`);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(part, buffer.subarray(0, end + 1));
        return part;
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 75063:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ruleText: () => (/* binding */ ruleText),
  run: () => (/* binding */ run),
  testText: () => (/* binding */ testText)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
// EXTERNAL MODULE: ./packages/data/lib/index.js + 51 modules
var data_lib = __webpack_require__(46794);
// EXTERNAL MODULE: ./packages/commands/lib/shared/behaviour-text.js
var behaviour_text = __webpack_require__(46251);
// EXTERNAL MODULE: ./packages/commands/lib/shared/project.js
var project = __webpack_require__(64865);
// EXTERNAL MODULE: ./packages/commands/lib/shared/reading.js
var reading = __webpack_require__(27632);
;// CONCATENATED MODULE: ./packages/commands/lib/check/columns.js

/** Every column that mlops.yml names, with the key that does. */
function named(config) {
    const { data, validate } = config;
    const listed = (key, columns) => columns.map((column, at) => ({ key: `data.${key}.${at}`, column }));
    const one = (key, column) => (column ? [{ key, column }] : []);
    return [
        ...one('data.target', data.target),
        ...listed('id', data.id),
        ...listed('exclude', data.exclude.filter((column) => column !== data.group)),
        ...one('data.group', data.group),
        ...listed('protected', data.protected),
        ...one('data.time', data.time),
        ...one('data.split.key', data.split.key === data.group ? undefined : data.split.key),
        ...Object.keys(data.types).map((column) => ({ key: `data.types.${column}`, column })),
        ...Object.keys(config.model.categories ?? {}).map((column) => ({ key: `model.categories.${column}`, column })),
        ...Object.entries(config.model.inputs ?? {}).flatMap(([input, columns]) => columns.map((column, at) => ({ key: `model.inputs.${input}.${at}`, column }))),
        ...validate.slices.flatMap((slice, at) => slice.columns.map((column) => ({ key: `validate.slices.${at}`, column }))),
        ...validate.gates.flatMap((gate, at) => [
            ...one(`validate.gates.${at}.of`, gate.of),
            ...Object.keys(gate.slice ?? {}).map((column) => ({ key: `validate.gates.${at}.slice`, column })),
        ]),
        ...(validate.behaviour ?? []).flatMap((test, at) => test.kind === 'golden' ? [] : test.columns.map((column) => ({ key: `validate.behaviour.${at}.column`, column }))),
    ];
}
/** The columns that mlops.yml names and a table lacks, each with its place and the nearest name. */
async function columnProblems(config, table, columns) {
    const missing = named(config).filter((one) => !columns.includes(one.column));
    return Promise.all(missing.map(async ({ key, column }) => {
        const near = (await (0,lib/* nearestWord */.zZ)(column, columns)) ?? columns.find((name) => name.startsWith(column));
        const list = `${columns.slice(0, 30).join(', ')}${columns.length > 30 ? ', …' : ''}`;
        return {
            code: key === 'data.target' ? 'DATA_TARGET_MISSING' : 'DATA_COLUMN_MISSING',
            message: `${key.replace(/\.\d+/g, '')}: ${table} has no column "${column}".`,
            remedy: near ? `Did you mean "${near}"?` : `Its columns: ${list}.`,
            where: { file: config.file, ...(placeOf(config, key) ?? {}) },
        };
    }));
}
/** The place of a key, or of the nearest key around it. */
function placeOf(config, key) {
    for (let at = key; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
        const place = config.places[at];
        if (place)
            return place;
    }
    return undefined;
}

// EXTERNAL MODULE: ./packages/commands/lib/check/first-rows.js
var first_rows = __webpack_require__(38831);
;// CONCATENATED MODULE: ./packages/commands/lib/check/handler.js









/** Reads mlops.yml with every check, then looks whether the files and columns that it names are there. */
async function run(inputs, context) {
    const { config, root } = await (0,project/* openConfig */.FR)(inputs.config, context);
    const problems = [];
    const files = [];
    for (const key of ['path', 'train', 'test']) {
        const path = config.data[key];
        if (!path)
            continue;
        files.push(path);
        const where = { file: config.file, ...(config.places[key === 'path' ? 'data.path' : `data.${key}.path`] ?? {}) };
        const glob = /[*?[{]/.test(path);
        if (!glob && !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, path)))
            problems.push({
                code: 'CONFIG_INVALID_VALUE',
                message: `data.${key}: there is no ${path}.`,
                remedy: 'Paths are relative to mlops.yml. A file of Git LFS or a download must be fetched first.',
                where,
            });
        else
            problems.push(...(await tableProblems(config, root, path, where, context)));
    }
    problems.push(...environmentProblem(config, root));
    const [first, ...rest] = unique(problems);
    if (first)
        throw new lib/* UserError */.yo([first, ...rest]);
    const { gates, behaviour = [] } = config.validate;
    const environments = config.deploy.environments;
    return {
        outcome: 'passed',
        outputs: { gates: gates },
        records: [],
        report: {
            title: `${config.model.name}: ${config.file} is in order`,
            outcome: 'passed',
            verdict: 'pass',
            summary: `${config.file} is in order: ${gates.length} gates, ${behaviour.length > 0 ? `${behaviour.length} behaviour tests, ` : ''}${environments.length} environments.`,
            blocks: [
                {
                    kind: 'table',
                    columns: [{ title: 'Gate' }, { title: 'Metric' }, { title: 'Rule' }, { title: 'From' }],
                    rows: [
                        ...gates.map((gate) => [[{ code: gate.name }], gate.metric, ruleText(gate), placeText(gate)]),
                        ...behaviour.map((test) => [
                            [{ code: test.name }],
                            `behaviour_${test.kind}`,
                            testText(test),
                            placeText(test),
                        ]),
                    ],
                },
                {
                    kind: 'text',
                    text: `Environments: ${environments.map((one) => `${one.name} (${one.strategy})`).join(' → ')}`,
                },
                ...(inputs.fix
                    ? [{ kind: 'text', text: `${config.file} is of format 1, the newest: nothing to fix.` }]
                    : []),
            ],
            next: [['run ', { code: 'mlops train' }]],
        },
        json: {
            model: config.model.name,
            task: config.validate.task,
            gates: gates.map(gateJson),
            behaviour: behaviour.map((test) => ({
                name: test.name,
                kind: test.kind,
                mode: test.mode,
                rule: testText(test),
                ...(test.where ? { where: `${test.where.file}:${test.where.line}` } : {}),
            })),
            environments: environments.map((one) => one.name),
            files,
        },
    };
}
/** Reads a table, or its beginning, and holds the names of its columns against those of mlops.yml. */
async function tableProblems(config, root, path, where, context) {
    const file = (0,external_node_path_.join)(root, path);
    const bytes = (0,external_node_fs_.existsSync)(file) && (0,external_node_fs_.statSync)(file).isFile() ? (0,external_node_fs_.statSync)(file).size : 0;
    try {
        const part = await (0,first_rows/* firstRows */.C)(file, bytes, context);
        const { table } = await (0,data_lib.readTable)(part, { fingerprint: false, ...(0,reading/* reading */.h)(context), log: context.log });
        return await columnProblems(config, path, table.columns.map((column) => column.name));
    }
    catch (thrown) {
        if (!(thrown instanceof lib/* UserError */.yo))
            throw thrown;
        return thrown.problems.map((problem) => ({ ...problem, where: problem.where?.line ? problem.where : { ...where } }));
    }
}
function environmentProblem(config, root) {
    const environment = config.train?.environment;
    if (environment === undefined || environment === 'none' || (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, environment)))
        return [];
    return [
        {
            code: 'CONFIG_INVALID_VALUE',
            message: `train.environment: there is no ${environment}.`,
            remedy: 'Write a requirements file or a package.json relative to mlops.yml, or: environment: none.',
            where: { file: config.file, ...(config.places['train.environment'] ?? {}) },
        },
    ];
}
/** Train and test lack the same column: that is one mistake at one place. */
function unique(problems) {
    const key = (one) => `${one.code} ${one.where?.file}:${one.where?.line}:${one.where?.column}`;
    return problems.filter((one, at) => problems.findIndex((other) => key(other) === key(one)) === at);
}
function gateJson(gate) {
    const { where, ...rule } = gate;
    return {
        ...rule,
        rule: ruleText(gate),
        ...(where && where.from !== 'default' ? { where: `${where.file}:${where.line}` } : {}),
    };
}
/** A gate's rule in words. */
function ruleText(gate) {
    const parts = [
        gate.min === undefined ? '' : `≥ ${gate.min}`,
        gate.max === undefined ? '' : `≤ ${gate.max}`,
        gate.versusChampion ? `${gate.versusChampion} to the champion, margin ${gate.margin ?? 0}` : '',
        gate.maxRatio === undefined ? '' : `≤ ${gate.maxRatio} × champion`,
        gate.maxIncrease === undefined ? '' : `at most +${gate.maxIncrease}`,
        gate.maxDecrease === undefined ? '' : `at most −${gate.maxDecrease}`,
        gate.eachSlice ? 'each slice' : '',
        gate.slice ? `slice ${(0,lib/* sliceName */.oq)(gate.slice)}` : '',
        gate.of ? `of ${gate.of}` : '',
        gate.mode === 'observe' ? '(observe)' : '',
    ];
    return parts.filter(Boolean).join(', ');
}
/** A behaviour test's rule in words. */
function testText(test) {
    return `${(0,behaviour_text/* behaviourText */.L)(test)}${test.mode === 'observe' ? ', (observe)' : ''}`;
}
function placeText({ where }) {
    if (!where || where.from === 'default')
        return 'default';
    return `${where.file}:${where.line}`;
}


/***/ }),

/***/ 27621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
// EXTERNAL MODULE: ./packages/commands/lib/check/handler.js + 1 modules
var handler = __webpack_require__(75063);
// EXTERNAL MODULE: ./packages/commands/lib/shared/metric-text.js
var metric_text = __webpack_require__(38176);
// EXTERNAL MODULE: ./packages/commands/lib/shared/project.js
var project = __webpack_require__(64865);
// EXTERNAL MODULE: ./packages/commands/lib/shared/behaviour-text.js
var behaviour_text = __webpack_require__(46251);
;// CONCATENATED MODULE: ./packages/commands/lib/gates/behaviour.js


/** How the number of a behaviour test is given: `behaviour.NAME`. */
function behaviourKey(test) {
    return `behaviour.${test.name}`;
}
/**
 * What a behaviour test says to the share of rows that keep its rule, which is the number that it decides by.
 * @param share 0 to 1; undefined: not given
 */
function explainBehaviour(test, share) {
    const wanted = test.kind === 'golden' ? 1 : test.minShare;
    const asked = test.kind === 'golden' ? `all ${knownRows(test)}known answers` : `${(0,behaviour_text/* percent */.K)(wanted)} of the rows`;
    if (share === undefined)
        return [
            {
                decision: 'not-given',
                message: `passes when ${asked} keep it: --candidate ${behaviourKey(test)}=SHARE (0 to 1); inconclusive where no row can be asked`,
            },
        ];
    const passes = share >= wanted - 1e-9;
    const code = passes ? 'BEHAVIOUR_HOLDS' : 'BEHAVIOUR_BROKEN';
    return [{ decision: passes ? 'pass' : 'fail', code, message: `${(0,behaviour_text/* percent */.K)(share)} keep it, ${asked} must` }];
}
function knownRows(test) {
    return 'rows' in test ? `${(0,lib/* humanCount */.RC)(test.rows.length)} ` : '';
}

// EXTERNAL MODULE: ./packages/evaluation/lib/index.js + 71 modules
var evaluation_lib = __webpack_require__(47035);
// EXTERNAL MODULE: ./packages/numerics/lib/index.js + 16 modules
var numerics_lib = __webpack_require__(81065);
;// CONCATENATED MODULE: ./packages/commands/lib/gates/decide.js



const worstFirst = ['fail', 'inconclusive', 'not-given', 'needs-rows', 'pass'];
/** The decision of a gate: its worst part's. */
function overall(parts) {
    return worstFirst.find((decision) => parts.some((part) => part.decision === decision)) ?? 'inconclusive';
}
/** What each part of a gate says to the numbers. */
function explainGate(rule, numbers, first) {
    const info = (0,lib/* metricInfo */.R)(rule.metric);
    const value = numbers.candidate[rule.metric];
    if (rule.eachSlice || rule.slice)
        return [
            {
                decision: 'needs-rows',
                message: `${rule.eachSlice ? 'Judges every slice' : 'Judges one slice'}, each by its own rows: no number of the whole decides it.`,
            },
        ];
    if (value === undefined || !info)
        return [
            {
                decision: 'not-given',
                message: `${rule.metric} was not given: --candidate ${rule.metric}=VALUE${needsChampion(rule) ? ` --champion ${rule.metric}=VALUE` : ''}`,
            },
        ];
    const candidate = { value, rows: numbers.rows ?? 0 };
    const parts = (0,evaluation_lib.absoluteParts)(rule, candidate, info.signed).map(shownPart);
    if (needsChampion(rule))
        parts.push(...againstChampion(rule, info, candidate, numbers, first));
    return parts.length > 0
        ? parts
        : [{ decision: 'inconclusive', code: 'NO_LIMIT', message: 'the gate has no limit, so it could not fail' }];
}
function shownPart(part) {
    return { decision: part.verdict, code: part.code, message: part.message };
}
function needsChampion(rule) {
    return [rule.versusChampion, rule.maxRatio, rule.maxIncrease, rule.maxDecrease].some((one) => one !== undefined);
}
function againstChampion(rule, info, candidate, numbers, first) {
    if (!numbers.hasChampion)
        return [
            first === 'refuse'
                ? { decision: 'inconclusive', message: 'there is no champion, and validate.first is refuse' }
                : {
                    decision: 'pass',
                    message: 'there is no champion yet: this part is not judged (validate.first: absolute-only)',
                },
        ];
    const other = numbers.champion[rule.metric];
    if (other === undefined)
        return [
            {
                decision: 'not-given',
                message: `of the champion, ${rule.metric} was not given: --champion ${rule.metric}=VALUE`,
            },
        ];
    const parts = (0,evaluation_lib.relativeParts)(rule, info, candidate, { value: other, rows: numbers.rows ?? 0 }).map(shownPart);
    if (rule.versusChampion === undefined)
        return parts;
    return [...parts, versusPart(rule, info, candidate.value, other, numbers.rows)];
}
/**
 * The comparison by numbers alone. `not-worse` passes whatever the rows, when the difference is within the margin. The rest is decided by how
 * much the paired difference varies; the most it can vary is what two models without anything in common would, so what that decides stays
 * decided.
 */
function versusPart(rule, info, candidate, champion, rows) {
    const versus = rule.versusChampion;
    const margin = rule.margin ?? 0;
    const difference = info.signed ? Math.abs(candidate) - Math.abs(champion) : candidate - champion;
    const goal = info.signed ? 'minimize' : info.goal;
    const gain = goal === 'maximize' ? difference : -difference;
    const said = `${(0,evaluation_lib.signed)(difference)}, ${versus}${versus === 'superior' ? '' : ` with margin ${margin}`}`;
    if (versus === 'not-worse' && gain >= -margin)
        return { decision: 'pass', code: 'WITHIN_MARGIN', message: `${said}: within the margin, whatever the rows` };
    const found = largestError(rule.metric, candidate, champion, rows);
    if (found !== undefined && rows !== undefined) {
        const { error, bound } = found;
        const decided = (0,evaluation_lib.decideVersus)({ versus, margin, confidence: rule.confidence }, comparisonOf(difference, error, rule.confidence, rows), goal);
        if (bound && decided.verdict !== 'inconclusive' && decided.code !== 'NOT_SHOWN_WORSE')
            return {
                decision: decided.verdict,
                code: decided.code,
                message: `${said}: on ${(0,lib/* humanCount */.RC)(rows)} rows even if the models had nothing in common, ${decided.message}`,
            };
        return {
            decision: 'needs-rows',
            message: `${said}: ${possible(versus, gain, margin)}. ${(0,lib/* humanCount */.RC)(rows)} rows show a change of ${(0,evaluation_lib.figure)((0,evaluation_lib.minimumDetectable)(error, rule.confidence))} where the models have nothing in common${bound ? '' : ' and half of the rows are positive'}, and a smaller one the more alike they are`,
        };
    }
    return { decision: 'needs-rows', message: `${said}: ${possible(versus, gain, margin)}, by the paired rows` };
}
/** The two outcomes that the numbers leave open. */
function possible(versus, gain, margin) {
    if (versus === 'superior')
        return gain > 0 ? 'pass or inconclusive' : gain < 0 ? 'fail or inconclusive' : 'inconclusive';
    if (versus === 'non-inferior')
        return gain >= -margin ? 'pass or inconclusive' : 'fail or inconclusive';
    return 'fail, or pass where chance alone may give it';
}
/**
 * The standard error of the difference of two independent samples: binomial for the share of rows that are right, an upper bound for paired
 * rows; Hanley and McNeil's (1982) for the area under the ROC curve with as many positives as negatives, which no number here says, so it
 * decides nothing. Undefined for other metrics.
 */
function largestError(metric, candidate, champion, rows) {
    if (rows === undefined || rows < 2 || [candidate, champion].some((value) => value < 0 || value > 1))
        return undefined;
    if (metric === 'accuracy' || metric === 'zero_one_loss' || metric === 'hamming_loss')
        return { error: Math.sqrt((candidate * (1 - candidate) + champion * (1 - champion)) / rows), bound: true };
    if (metric !== 'roc_auc')
        return undefined;
    const half = rows / 2;
    const variance = (area) => {
        const q1 = area / (2 - area);
        const q2 = (2 * area * area) / (1 + area);
        return (area * (1 - area) + (half - 1) * (q1 - area * area + q2 - area * area)) / (half * half);
    };
    return { error: Math.sqrt(variance(candidate) + variance(champion)), bound: false };
}
/** A comparison by estimate and standard error, by the normal distribution. */
function comparisonOf(difference, standardError, confidence, rows) {
    const half = (0,numerics_lib/* normalIsf */.cT)((1 - confidence) / 2) * standardError;
    const z = standardError === 0 ? Math.sign(difference) * 1e300 : difference / standardError;
    const shared = { lower: difference - half, upper: difference + half, pHigher: (0,numerics_lib/* normalSf */.nG)(z), pLower: (0,numerics_lib/* normalSf */.nG)(-z) };
    return {
        difference,
        standardError,
        ...shared,
        confidence,
        pValue: Math.min(1, 2 * Math.min(shared.pHigher, shared.pLower)),
        guarded: shared,
        method: 'independent-samples',
        rows,
        units: rows,
        equal: false,
    };
}

;// CONCATENATED MODULE: ./packages/commands/lib/gates/handler.js






const fail = (0,lib/* errorsOf */.Bp)(lib/* coreErrors */.Fw);
const marks = {
    pass: '✅ pass',
    fail: '❌ fail',
    inconclusive: '⚠️ inconclusive',
    'needs-rows': 'rows decide',
    'not-given': 'not given',
};
/** Reads mlops.yml and says of each gate what it would decide with these numbers. */
async function run(inputs, context) {
    const { config } = await (0,project/* openConfig */.FR)(inputs.config, context);
    const { task, first, gates, behaviour = [] } = config.validate;
    const numbers = {
        ...numbersOf(inputs, task, behaviour),
        hasChampion: inputs.champion !== undefined,
        rows: inputs.rows,
    };
    const explained = [
        ...gates.map((rule) => explainedGate(rule, numbers, first)),
        ...behaviour.map((test) => explainedBehaviour(test, numbers)),
    ];
    const count = (decision) => explained.filter((one) => one.decision === decision).length;
    const said = Object.keys(marks).filter((one) => count(one) > 0).map((one) => `${count(one)} ${one}`);
    const summary = `${config.model.name}: with these numbers, ${said.join(', ')} of ${explained.length} gates`;
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        report: {
            title: summary,
            outcome: 'passed',
            summary,
            blocks: [
                {
                    kind: 'table',
                    columns: [{ title: 'Gate' }, { title: 'Rule' }, { title: 'Decision' }, { title: 'Why' }],
                    rows: explained.flatMap(rowsOf),
                },
            ],
            next: [['decide with rows: ', { code: 'mlops validate' }]],
        },
        json: {
            model: config.model.name,
            task,
            ...(inputs.rows === undefined ? {} : { rows: inputs.rows }),
            gates: explained.map(jsonOf),
        },
    };
}
function explainedGate(rule, numbers, first) {
    const parts = explainGate(rule, numbers, first);
    const { name, metric, mode, where } = rule;
    const values = { candidate: numbers.candidate[metric], champion: numbers.champion[metric] };
    return { name, metric, mode, where, rule: (0,handler.ruleText)(rule), parts, decision: overall(parts), ...values };
}
function explainedBehaviour(test, numbers) {
    const candidate = numbers.candidate[behaviourKey(test)];
    const parts = explainBehaviour(test, candidate);
    const { mode, where } = test;
    const named = { name: behaviourKey(test), metric: `behaviour_${test.kind}` };
    return {
        ...named,
        mode,
        where,
        rule: (0,handler.testText)(test),
        parts,
        decision: overall(parts),
        candidate,
        champion: undefined,
    };
}
function rowsOf({ name, metric, rule, parts }) {
    return parts.map((part, at) => [
        at === 0 ? [{ code: name }, ` ${metric}`] : '',
        at === 0 ? rule : '',
        marks[part.decision],
        part.message,
    ]);
}
function jsonOf({ name, metric, mode, rule, where, decision, candidate, champion, parts }) {
    return {
        gate: name,
        metric,
        mode,
        rule,
        ...(where && where.from !== 'default' ? { where: `${where.file}:${where.line}` } : {}),
        decision,
        ...(candidate === undefined ? {} : { candidate }),
        ...(champion === undefined ? {} : { champion }),
        parts: parts,
    };
}
/** The given values; every name that is no metric and every text that is no number is reported at once. */
function numbersOf(inputs, task, behaviour) {
    const shares = behaviour.map(behaviourKey);
    const problems = [];
    const read = (side) => Object.fromEntries(Object.entries(inputs[side] ?? {}).map(([name, text]) => {
        const value = Number(text);
        if (text.trim() === '' || !Number.isFinite(value))
            problems.push(fail('INPUT_INVALID', `${side}: ${name}=${text} is not accepted; write a number.`, {
                where: { input: side },
            }));
        if (side === 'candidate' && shares.includes(name)) {
            if (value < 0 || value > 1)
                problems.push(noShare(name, text));
        }
        else if (name.startsWith('behaviour.'))
            problems.push(unknownTest(side, name, shares));
        else if (!(0,lib/* metricInfo */.R)(name)?.tasks.includes(task))
            problems.push((0,metric_text/* unknownMetric */.T)(side, name, task));
        return [name, value];
    }));
    const numbers = { candidate: read('candidate'), champion: read('champion') };
    const [one, ...rest] = problems;
    if (one)
        throw (0,lib/* mergeErrors */.Mv)([one, ...rest]);
    return numbers;
}
function noShare(name, text) {
    return fail('INPUT_INVALID', `candidate: ${name}=${text} is not accepted; write the share of rows that keep it, 0 to 1.`, {
        where: { input: 'candidate' },
    });
}
function unknownTest(side, name, shares) {
    const problem = side === 'champion' && shares.includes(name)
        ? `a behaviour test asks the candidate alone; write --candidate ${name}=SHARE.`
        : 'validate.behaviour has no such test.';
    return fail('INPUT_INVALID', `${side}: "${name}": ${problem}`, {
        remedy: shares.length > 0 ? `There are ${shares.join(', ')}.` : 'mlops.yml declares no behaviour test.',
        where: { input: side },
    });
}


/***/ }),

/***/ 46251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ percent),
/* harmony export */   L: () => (/* binding */ behaviourText)
/* harmony export */ });
/** What a behaviour test asks for: `age +10: not-fall, ≥ 95 % of rows`. */
function behaviourText(test) {
    const within = test.tolerance > 0 ? ` within ${test.tolerance}` : '';
    const of = test.class === undefined ? '' : ` of class ${test.class}`;
    if (test.kind === 'golden')
        return `every known answer${of}${within}`;
    const columns = (test.columns ?? []).join(', ');
    const { minShare = 1, change = 0 } = test;
    const share = minShare < 1 ? `, ≥ ${percent(minShare)} of rows` : '';
    if (test.kind === 'invariance')
        return `${columns} changes nothing${of}${within}${share}`;
    return `${columns} ${change < 0 ? '−' : '+'}${Math.abs(change)}: ${test.expect}${of}${within}${share}`;
}
/** A share in percent, without the digits that binary fractions add. */
function percent(share) {
    return `${Number((100 * share).toPrecision(12))} %`;
}


/***/ }),

/***/ 38176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ unknownMetric),
/* harmony export */   V: () => (/* binding */ metricTitle)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);

const fail = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .errorsOf */ .Bp)(_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .coreErrors */ .Fw);
/** An input names a metric that the task does not have: which one was meant, or where all of them stand. */
function unknownMetric(input, name, task) {
    const near = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .metricSuggestions */ .kC)(name, task)
        .slice(0, 2)
        .map((other) => `"${other}" (${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .metricInfo */ .R)(other)?.label ?? other})`);
    return fail('INPUT_INVALID', `${input}: "${name}" is not a metric of task ${task}.`, {
        remedy: near.length > 0 ? `Write ${near.join(' or ')}.` : 'mlops explain metrics lists them.',
        where: { input },
    });
}
/** The name of a metric in a table, with an arrow where less is better. */
function metricTitle(name, goal = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .metricInfo */ .R)(name)?.goal) {
    return goal === 'minimize' ? `${name} ↓` : name;
}


/***/ }),

/***/ 64865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FR: () => (/* binding */ openConfig),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   U8: () => (/* binding */ openProject)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48395);



const fail = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .errorsOf */ .Bp)(_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .coreErrors */ .Fw);
/**
 * Reads mlops.yml and opens the platform it names.
 * @throws UserError CONFIG_NOT_FOUND and every problem of the configuration
 */
async function openProject(inputs, context) {
    const { config, root, file } = await openConfig(inputs.config, context);
    const name = inputs.platform ?? config.platform;
    if (name !== 'local')
        throw fail('PLATFORM_UNAVAILABLE', `Platform "${name}" is not part of this version.`, {
            remedy: 'Write platform: local.',
            where: { input: 'platform' },
        });
    const platform = await context.platform({ name, root, registry: config.registry });
    if (!platform.registry)
        throw new TypeError(`platform ${platform.name} has no registry`);
    return { config, root, file, platform, registry: platform.registry };
}
/** Reads mlops.yml alone. */
async function openConfig(path, context) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(context.directory, path);
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
    }
    catch (cause) {
        const code = cause.code;
        if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EISDIR')
            throw cause;
        throw fail('CONFIG_NOT_FOUND', `There is no ${shown(file, context)}${code === 'EISDIR' ? ' (it is a folder)' : ''}.`, {
            remedy: 'Run `mlops init`: it looks at this repository and writes one with comments. Or point to it with --config.',
            where: { input: 'config' },
            cause,
        });
    }
    return { config: await (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .readConfig */ .Xg)(text, shown(file, context)), root: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file), file };
}
/** A path as a person wrote or would write it: relative to the working directory where it lies below it. */
function shown(path, context) {
    const short = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(context.directory, path);
    return short === '' ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path) : short.startsWith('..') || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(short) ? path : short;
}


/***/ }),

/***/ 27632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ readColumns),
/* harmony export */   h: () => (/* binding */ reading)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_data__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46794);


/** What every reading of a table is given: how to stop it, and the file that reads large CSV files in further threads. */
function reading(context) {
    return { signal: context.signal, ...(context.tool.worker ? { workerEntry: context.tool.worker } : {}) };
}
/** Reads those columns of a file that a command was given. */
function readColumns(context, path, columns) {
    return (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_1__.readTable)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(context.directory, path), {
        columns,
        fingerprint: false,
        threads: 2,
        ...reading(context),
        log: context.log,
    });
}


/***/ })

};
