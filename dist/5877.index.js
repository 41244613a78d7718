export const id = 5877;
export const ids = [5877,5491];
export const modules = {

/***/ 12693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZL: () => (/* binding */ understand),
/* harmony export */   jR: () => (/* binding */ checkAsked),
/* harmony export */   lo: () => (/* binding */ columnNames),
/* harmony export */   q2: () => (/* binding */ classesIn)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);
/* harmony import */ var _mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47035);
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
    const { task } = inputs;
    checkAsked(inputs, table);
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
/**
 * Refuses what no file can answer.
 * @throws UserError METRICS_COLUMN, METRICS_NOTHING
 */
function checkAsked({ task, target, score = [], prediction }, table) {
    if (target === undefined && task !== 'clustering')
        throw fail('METRICS_COLUMN', `Task ${task} needs the column of the truth.`, {
            remedy: table
                ? `Add --target COLUMN, one of ${table.columns.map((column) => column.name).join(', ')}.`
                : 'Add --target COLUMN.',
            where: { input: 'target' },
        });
    if (score.length === 0 && prediction === undefined)
        throw fail('METRICS_NOTHING', 'Neither --score nor --prediction says what was predicted.', {
            remedy: 'Add --score COLUMN (or one column a class), --prediction COLUMN, or both.',
            where: { input: 'score' },
        });
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
    for (let row = 0; row < values.length; row += 1) {
        const value = values[row];
        if (value < 0 || value > 1)
            return false;
    }
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
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);

/** The cells of a column as labels: numbers in their shortest form (1.0 is 1), booleans as true and false, times in ISO 8601, texts as they are. */
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
    const times = column.logical === 'timestamp';
    const nameOf = (value) => words ? String(value === 1) : times && Number.isFinite(value) ? (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .isoTime */ .Ly)(value) : String(value);
    return { codes, names: [...codeOf.keys()].map(nameOf), all: true };
}
/** Labels in order: numbers by size (those beyond 2^53 that are equal as numbers by their text), texts by code point, as scikit-learn sorts classes. */
function inOrder(names) {
    const all = [...new Set(names)];
    const numeric = all.every((name) => name.trim() !== '' && Number.isFinite(Number(name)));
    return all.sort((a, b) => (numeric ? Number(a) - Number(b) : 0) || (a < b ? -1 : a > b ? 1 : 0));
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
    if (labels.all)
        return labels.names;
    const seen = new Uint8Array(labels.names.length);
    for (let row = 0; row < labels.codes.length; row += 1) {
        const code = labels.codes[row];
        if (code >= 0)
            seen[code] = 1;
    }
    return labels.names.filter((_, code) => seen[code] === 1);
}
/**
 * Which class each score column belongs to, by its name: `probability_paid` and `paid_score` are of class `paid`. The names must agree on
 * what comes before and after the class, and every class that occurs must have a column. What is cut off ends at an underscore, if that
 * will do, and is as long as it can be: of `p_x_1, p_x_2` the classes are 1 and 2 where those occur, and x_1 and x_2 where these do.
 * @returns the classes in the order of the columns, or undefined when the names do not tell
 */
function classesByName(columns, known) {
    const before = cuts(columns, (name) => name);
    const after = cuts(columns, reversed);
    for (const [start, end] of after.flatMap((tail) => before.map((head) => [head, tail]))) {
        const rest = columns.map((name) => plain(name.slice(start, Math.max(start, name.length - end)), known));
        if (rest.every((name) => name !== '') && known.every((name) => rest.includes(name)))
            return rest;
    }
    return undefined;
}
/** Lengths of what all names begin with: up to an underscore, longest first, then the others. The ends of names come with `turn`; 0 is first there. */
function cuts(names, turn) {
    const shared = commonStart(names.map(turn));
    const lengths = Array.from({ length: shared.length }, (_, i) => shared.length - i);
    const words = lengths.filter((length) => shared[length - 1] === '_');
    const others = lengths.filter((length) => shared[length - 1] !== '_');
    return turn === reversed ? [0, ...words, ...others] : [...words, 0, ...others];
}
function reversed(name) {
    return [...name].reverse().join('');
}
/** A class in a column's name, in the form that labelsOf gives: 1.0 is 1, True is true. */
function plain(name, known) {
    if (known.includes(name))
        return name;
    if (/^-?\d+\.0+$/.test(name))
        return String(Number(name));
    const word = name.toLowerCase();
    return (word === 'true' || word === 'false') && known.some((one) => one === 'true' || one === 'false') ? word : name;
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
