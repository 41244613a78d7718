export const id = 6005;
export const ids = [6005];
export const modules = {

/***/ 6005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
// EXTERNAL MODULE: ./packages/data/lib/index.js + 51 modules
var data_lib = __webpack_require__(46794);
// EXTERNAL MODULE: ./packages/evaluation/lib/index.js + 71 modules
var evaluation_lib = __webpack_require__(47035);
// EXTERNAL MODULE: ./packages/commands/lib/shared/metric-text.js
var metric_text = __webpack_require__(38176);
// EXTERNAL MODULE: ./packages/commands/lib/shared/reading.js
var reading = __webpack_require__(27632);
// EXTERNAL MODULE: ./packages/commands/lib/metrics/columns.js
var metrics_columns = __webpack_require__(12693);
;// CONCATENATED MODULE: ./packages/commands/lib/metrics/cost.js


const fail = (0,lib/* errorsOf */.Bp)(lib/* coreErrors */.Fw);
/**
 * The threshold that costs least; undefined where no costs were given.
 * @throws UserError INPUT_INVALID for one cost alone, another task than binary, and costs that are not positive
 */
function cheapestThreshold(inputs, scored) {
    const { 'cost-false-positive': falsePositive, 'cost-false-negative': falseNegative } = inputs;
    if (falsePositive === undefined && falseNegative === undefined)
        return undefined;
    const name = falsePositive === undefined ? 'cost-false-positive' : 'cost-false-negative';
    if (falsePositive === undefined || falseNegative === undefined)
        throw fail('INPUT_INVALID', `${name} is missing: what a threshold costs depends on both kinds of error.`, {
            remedy: `Add --${name} NUMBER, in the unit of the other.`,
            where: { input: name },
        });
    for (const [input, cost] of [
        ['cost-false-positive', falsePositive],
        ['cost-false-negative', falseNegative],
    ])
        if (!(cost > 0))
            throw fail('INPUT_INVALID', `${input}: ${cost} is not accepted; write a number above 0.`, { where: { input } });
    if (inputs.task !== 'binary')
        throw fail('INPUT_INVALID', `Task ${inputs.task} has no threshold that costs could choose.`, {
            where: { input: name },
        });
    const { threshold } = inputs;
    return (0,evaluation_lib.chooseThreshold)(scored, { falsePositive, falseNegative }, { seed: 'threshold', ...(threshold === undefined ? {} : { threshold }) });
}
/** As the JSON answer has it: a threshold that nothing reaches is null. */
function costJson(choice) {
    const finite = (value) => (Number.isFinite(value) ? value : null);
    return { ...choice, threshold: finite(choice.threshold), honestCost: finite(choice.honestCost) };
}
/** Two lines: the threshold, and what it costs beside the others. */
function costBlock(choice) {
    const shown = (value) => String(Number(value.toPrecision(4)));
    const { threshold, now, never, always, honestCost, calibrated } = choice;
    return {
        kind: 'lines',
        lines: [
            `cheapest threshold  ${Number.isFinite(threshold) ? shown(threshold) : 'none: never positive is cheapest'}${calibrated === null ? '' : ` (calibrated probabilities would ask for ${shown(calibrated)})`}`,
            `cost a row          ${shown(choice.cost)} on the rows that chose it, ${shown(honestCost)} on others; now ${shown(now)}, never positive ${shown(never)}, always ${shown(always)}`,
        ],
    };
}

// EXTERNAL MODULE: ./packages/commands/lib/metrics/errors.js
var errors = __webpack_require__(65491);
;// CONCATENATED MODULE: ./packages/commands/lib/metrics/in-parts.js






const in_parts_fail = (0,lib/* errorsOf */.Bp)(errors.metricsErrors);
/** Rows of a part: large enough that little is done anew, small beside the memory of Node itself. */
const partRows = 131_072;
/** More classes than this are read whole. */
const mostClasses = 1000;
/** More slices than this, or slices of numbers that must be parted into quarters, are read whole. */
const mostSlices = 100;
const mostNumbers = 20;
/** Different texts of a column that are kept to find its type. */
const mostTexts = 10_000;
/** The tasks of which metrics are computed in parts. */
function isStreamed(task) {
    return task === 'binary' || task === 'multiclass' || task === 'regression';
}
/**
 * The metrics of a file that is too large to be held: read once for the classes that occur and once for the numbers, part by part. The same rows in another
 * order or in other files give the same answer.
 * @returns undefined where there are more classes or slices than are counted in parts
 * @throws UserError as `understand`; METRICS_COLUMN where a cell of a column of numbers is none
 */
async function metricsInParts(path, inputs, size, context) {
    // What is missing is told before anything is read.
    (0,metrics_columns/* checkAsked */.jR)(inputs);
    const asked = { threads: 2, rows: partRows, signal: (0,reading/* reading */.h)(context).signal };
    const rules = (inputs.slices ?? []).map((one) => ({ columns: one.split('*') }));
    const cut = [...new Set(rules.flatMap((rule) => rule.columns))];
    const names = (0,metrics_columns/* columnNames */.lo)(inputs, cut);
    const given = size.parquet ? await (0,data_lib.parquetSchema)(path, { columns: names, signal: context.signal }) : undefined;
    const labels = inputs.task === 'regression' ? [] : labelColumns(inputs);
    const { types, classes, values } = await valuesOfFile(path, labels, cut, inputs, given, asked);
    if (classes.length > mostClasses || !areFew(rules, values))
        return undefined;
    const number = (name) => ({ name, type: 'number', nullable: true });
    const schema = given ?? { columns: names.map((name) => types.get(name) ?? number(name)) };
    const findings = new Set();
    let first;
    let stream = new evaluation_lib.MetricStream(inputs.task);
    let slices = new evaluation_lib.SliceStreams(inputs.task, undefined, rules);
    let noLabels;
    await (0,data_lib.readChunks)(path, { ...asked, schema }, ({ table, findings: odd, firstRow }) => {
        refuseLost(odd);
        const understood = (0,metrics_columns/* understand */.ZL)(table, inputs, classes);
        if (first === undefined) {
            // Columns of scores may name classes that no row has.
            const many = understood.input.classes?.length;
            stream = new evaluation_lib.MetricStream(inputs.task, many);
            slices = new evaluation_lib.SliceStreams(inputs.task, many, rules);
            first = understood;
        }
        noLabels ??= understood.noLabels;
        for (const one of understood.findings)
            findings.add(one);
        stream.add(understood.input);
        const [problem] = slices.add(understood.input, table);
        if (problem)
            throw notSliced(problem.message);
        context.log.progress('reading', firstRow + table.rows, size.parquet ? size.rows : undefined);
    });
    const named = first?.input.classes;
    return {
        evaluation: { ...(0,evaluation_lib.evaluateStream)(stream, named), slices: slices.slices(inputs['min-group']) },
        understood: {
            findings: [...findings],
            ...(named ? { classes: named } : {}),
            ...(noLabels === undefined ? {} : { noLabels }),
            ...(noLabels === undefined && first?.threshold !== undefined ? { threshold: first.threshold } : {}),
        },
    };
}
function labelColumns({ target, prediction }) {
    return [target, prediction].filter((name) => name !== undefined);
}
/** The error for columns that slices cannot be cut by. */
function notSliced(message) {
    return in_parts_fail('METRICS_COLUMN', `--slices: ${message}.`, {
        remedy: 'Name columns of categories; put numbers into bins where the file is made.',
        where: { input: 'slices' },
    });
}
function areFew(rules, values) {
    const many = (name) => {
        const found = values.get(name) ?? new Set();
        const numbers = [...found].filter((one) => typeof one === 'number').length;
        return numbers > mostNumbers ? Number.POSITIVE_INFINITY : found.size + 1;
    };
    const slices = rules.map((rule) => rule.columns.reduce((product, name) => product * many(name), 1));
    return slices.reduce((sum, one) => sum + one, 0) <= mostSlices;
}
/**
 * The classes that occur anywhere, the values that slices are cut by, and the types of both kinds of columns where the file does not tell them: the ones that
 * all cells agree with.
 */
async function valuesOfFile(path, labels, cut, inputs, given, asked) {
    const types = new Map();
    const values = new Map(cut.map((name) => [name, new Set()]));
    const wanted = [...new Set([...labels, ...cut])];
    if (wanted.length === 0)
        return { types, classes: [], values };
    const columns = wanted.map((name) => given?.columns.find((one) => one.name === name) ?? { name, type: 'text', nullable: true });
    const found = new Set();
    const texts = new Map(wanted.map((name) => [name, new Set()]));
    await (0,data_lib.readChunks)(path, { ...asked, schema: { columns } }, ({ table }) => {
        if (given)
            for (const one of (0,metrics_columns/* classesIn */.q2)(table, inputs))
                found.add(one);
        else
            for (const column of table.columns)
                if (column.kind === 'text')
                    collect(column, texts.get(column.name));
        // Two classes too many are told at once, not at the end of the file.
        if (inputs.task === 'binary' && found.size > 2)
            (0,metrics_columns/* understand */.ZL)(table, { ...inputs, score: undefined, prediction: inputs.prediction ?? inputs.target }, [...found]);
    });
    if (given)
        return { types, classes: [...found], values };
    const parts = [];
    for (const [name, levels] of texts) {
        const type = (0,data_lib.typeOfTexts)([...levels]);
        types.set(name, { name, type, nullable: true });
        const column = columnOfTexts(name, [...levels], type);
        parts.push(column);
        collectValues(column, values.get(name));
    }
    const classes = labels.length === 0 ? [] : (0,metrics_columns/* classesIn */.q2)({ rows: 0, columns: parts }, inputs);
    return { types, classes: [...new Set(classes)], values };
}
function collect(column, levels) {
    // More than are counted in parts anyway: a column of numbers may have as many as rows.
    if (levels === undefined || levels.size > mostTexts)
        return;
    const seen = new Uint8Array(column.levels.length);
    for (const code of column.codes)
        if (code >= 0)
            seen[code] = 1;
    column.levels.forEach((level, code) => {
        if (seen[code] === 1)
            levels.add(level);
    });
}
/** Adds the values of a column, while they are not too many to be slices. */
function collectValues(column, into) {
    if (into === undefined || into.size > mostSlices)
        return;
    if (column.kind === 'text')
        for (const level of column.levels)
            into.add(level);
    else {
        let last = Number.NaN;
        for (let row = 0; row < column.values.length && into.size <= mostSlices; row++) {
            const value = column.values[row];
            if (value !== last && !Number.isNaN(value))
                into.add(column.logical === 'boolean' ? String(value) : value);
            last = value;
        }
    }
}
function columnOfTexts(name, levels, type) {
    const column = { kind: 'text', name, codes: Int32Array.from(levels.keys()), levels, nulls: 0 };
    return (0,data_lib.convertColumn)(column, type, () => [], []);
}
/** A cell that is no number would become an empty one: the whole reading refuses the column, and so does this. */
function refuseLost(findings) {
    const lost = findings.find((one) => one.severity === 'error');
    if (lost)
        throw in_parts_fail('METRICS_COLUMN', lost.message, {
            remedy: lost.remedy ?? 'Name a column of numbers; mlops profile FILE shows the types.',
        });
}

;// CONCATENATED MODULE: ./packages/commands/lib/metrics/slices.js


/** Above this many values a column of numbers is no set of slices as it stands. */
const mostValues = 20;
/** The rules of `--slices`: each value of a column, two columns crossed (`a*b`), quarters where a column holds many numbers. */
function sliceRules(table, given) {
    const edges = new Map();
    for (const name of new Set(given.flatMap((one) => one.split('*')))) {
        const found = quarters((0,lib/* columnOf */.uV)(table, name));
        if (found.length > 0)
            edges.set(name, found);
    }
    return {
        rules: given.map((one) => {
            const columns = one.split('*');
            const own = columns.flatMap((name) => (edges.has(name) ? [[name, edges.get(name) ?? []]] : []));
            return { columns, ...(own.length > 0 ? { edges: Object.fromEntries(own) } : {}) };
        }),
        grouped: given.filter((one) => !one.includes('*') && !edges.has(one)),
        findings: [...edges].map(([name, at]) => `"${name}" holds many numbers; its slices are quarters of the rows, parted at ${at.join(', ')}.`),
    };
}
/** The edges that part the rows in quarters; none for texts and for few values. */
function quarters(column) {
    if (column?.kind !== 'number' || column.logical === 'boolean' || (0,data_lib.distinctOf)(column) <= mostValues)
        return [];
    const sorted = column.values.filter(Number.isFinite).sort();
    const edges = [0.25, 0.5, 0.75].map((share) => sorted[Math.floor(share * sorted.length)]);
    return [...new Set(edges)].filter((edge) => edge > sorted[0]);
}

;// CONCATENATED MODULE: ./packages/commands/lib/metrics/handler.js










/** Reads the columns that were named and computes every metric of the task, whole, by class, by slice and between groups. */
async function run(inputs, context) {
    return (await inParts(inputs, context)) ?? whole(inputs, context);
}
/** The answer for a file of so many rows that it is read in parts; undefined for any other, and for what needs all rows at once. */
async function inParts(inputs, context) {
    const { task } = inputs;
    const costs = inputs['cost-false-positive'] ?? inputs['cost-false-negative'];
    const needsAll = inputs.weight ?? inputs.protected ?? inputs.group ?? inputs.features ?? costs;
    if (needsAll !== undefined || !isStreamed(task))
        return undefined;
    const path = (0,external_node_path_.resolve)(context.directory, inputs.predictions);
    const size = await (0,data_lib.tableSize)(path);
    if (size.rows <= inputs['exact-rows'])
        return undefined;
    const found = await metricsInParts(path, { ...inputs, task }, size, context);
    if (found === undefined)
        return undefined;
    const { understood, evaluation } = found;
    const rough = Object.keys(evaluation.approximate).length;
    const why = `Read in parts: ${rough === 0 ? 'every metric is exact' : `${rough} metrics are approximate, with their error`}; what needs all rows at once is left out. A higher --exact-rows reads it whole.`;
    const groups = inputs.slices ? ['Groups are not compared in parts: fairness needs all rows at once.'] : [];
    return resultOf(inputs, understood, withReasons(evaluation, understood), [...understood.findings, why, ...groups]);
}
async function whole(inputs, context) {
    const slices = inputs.slices ?? [];
    const compared = inputs.task === 'binary' || inputs.task === 'multiclass' || inputs.task === 'regression';
    const more = [...slices.flatMap((column) => column.split('*')), ...(inputs.protected ?? [])];
    const read = await (0,reading/* readColumns */.E)(context, inputs.predictions, (0,metrics_columns/* columnNames */.lo)(inputs, more));
    const { table } = read;
    const understood = (0,metrics_columns/* understand */.ZL)(table, inputs);
    const chosen = sliceRules(table, slices);
    const evaluation = withReasons((0,evaluation_lib.evaluate)(understood.input, {
        table,
        slices: chosen.rules,
        protected: compared ? (inputs.protected ?? chosen.grouped) : [],
        minRows: inputs['min-group'],
    }), understood);
    const [problem] = evaluation.sliceProblems;
    if (problem)
        throw notSliced(problem.message);
    const findings = [
        ...understood.findings,
        ...chosen.findings,
        ...read.findings.filter((one) => one.severity === 'error').map((one) => one.message),
    ];
    const { input, threshold } = understood;
    const told = { classes: input.classes, ...(threshold === undefined ? {} : { threshold }) };
    return resultOf(inputs, told, evaluation, findings, cheapestThreshold(inputs, input));
}
function resultOf(inputs, told, evaluation, findings, cheapest) {
    const { rows, metrics, notEstimable, notes, perClass, slices, fairness } = evaluation;
    const unknown = Object.keys(notEstimable).length;
    const known = Object.keys(metrics).length - unknown;
    const summary = `${(0,lib/* humanCount */.RC)(rows)} rows, ${known} metrics of task ${inputs.task}${unknown > 0 ? `, ${unknown} not estimable` : ''}`;
    const { classes, threshold } = told;
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        report: {
            title: summary,
            outcome: 'passed',
            summary,
            blocks: [
                ...metricBlocks(evaluation),
                ...(cheapest ? [costBlock(cheapest)] : []),
                ...sliceTable(slices),
                ...fairnessTable(fairness),
                ...(findings.length > 0 ? [{ kind: 'list', items: findings }] : []),
            ],
        },
        json: {
            rows,
            task: inputs.task,
            ...(classes && inputs.task !== 'clustering' ? { classes } : {}),
            ...(threshold === undefined ? {} : { threshold }),
            ...(cheapest ? { cheapestThreshold: costJson(cheapest) } : {}),
            metrics,
            notEstimable,
            approximate: (evaluation.approximate ?? {}),
            notes,
            perClass,
            slices: slices,
            fairness: fairness,
            findings,
        },
    };
}
/** Where there are no labels, the reason for it in place of what a threshold of 0.5 would give. */
function withReasons(evaluation, { noLabels }) {
    if (noLabels === undefined)
        return evaluation;
    const without = (set) => {
        const names = Object.keys(set.metrics).filter(evaluation_lib.isLabelMetric);
        return {
            ...set,
            metrics: { ...set.metrics, ...Object.fromEntries(names.map((name) => [name, null])) },
            notEstimable: { ...set.notEstimable, ...Object.fromEntries(names.map((name) => [name, noLabels])) },
        };
    };
    const notes = Object.entries(evaluation.notes).filter(([name]) => !(0,evaluation_lib.isLabelMetric)(name));
    return { ...without(evaluation), notes: Object.fromEntries(notes), slices: evaluation.slices.map(without) };
}
/** Numbers to six digits. */
function shown(value) {
    return value === null || value === undefined ? '–' : String(Number(value.toPrecision(6)));
}
/** What decides first; averages over classes are folded. */
function metricBlocks(evaluation) {
    const { metrics, notEstimable, notes, approximate } = evaluation;
    const isAverage = (name) => /_(macro|micro|weighted)$/.test(name) && Object.hasOwn(metrics, name.replace(/_(macro|micro|weighted)$/, ''));
    const names = Object.keys(metrics);
    const table = (chosen) => ({
        kind: 'table',
        columns: [{ title: 'Metric' }, { title: 'Value', align: 'right' }, { title: 'What it is' }],
        rows: chosen.map((name) => {
            const info = (0,lib/* metricInfo */.R)(name);
            const error = approximate?.[name]?.error;
            const value = `${shown(metrics[name])}${error === undefined ? '' : ` ± ${error.toExponential(0)}`}`;
            return [(0,metric_text/* metricTitle */.V)(name), value, notEstimable[name] ?? notes[name] ?? info?.description ?? ''];
        }),
    });
    const averages = names.filter(isAverage);
    const first = table(names.filter((name) => !isAverage(name)));
    return averages.length === 0
        ? [first]
        : [first, { kind: 'fold', title: 'Averages over classes', blocks: [table(averages)] }];
}
/** Slices by the first metrics that have a value there. */
function sliceTable(slices) {
    const [first] = slices;
    if (!first)
        return [];
    const names = Object.keys(first.metrics)
        .filter((name) => slices.some((slice) => slice.metrics[name] !== null))
        .slice(0, 4);
    const right = { align: 'right' };
    return [
        {
            kind: 'table',
            columns: [{ title: 'Slice' }, { title: 'Rows', ...right }, ...names.map((title) => ({ title, ...right }))],
            rows: slices.map((slice) => [
                (0,lib/* sliceName */.oq)(slice.slice),
                (0,lib/* humanCount */.RC)(slice.rows),
                ...names.map((name) => shown(slice.metrics[name])),
            ]),
        },
    ];
}
const fairnessShown = [
    'demographic_parity_difference',
    'equalized_odds_difference',
    'equal_opportunity_difference',
    'accuracy_difference',
    'mean_absolute_error_difference',
];
function fairnessTable(fairness) {
    const rows = Object.entries(fairness).flatMap(([column, one]) => fairnessShown
        .filter((name) => Object.hasOwn(one.metrics, name))
        .map((name) => [column, name, shown(one.metrics[name]), one.notEstimable[name] ?? '']));
    if (rows.length === 0)
        return [];
    const columns = [
        { title: 'Groups of' },
        { title: 'Fairness' },
        { title: 'Value', align: 'right' },
        { title: '' },
    ];
    return [{ kind: 'table', columns, rows }];
}


/***/ })

};
