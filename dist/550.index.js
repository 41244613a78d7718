export const id = 550;
export const ids = [550,1816];
export const modules = {

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

/***/ 11816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ modelTable),
/* harmony export */   dataFiles: () => (/* binding */ dataFiles),
/* harmony export */   r: () => (/* binding */ featureNames)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48395);
/* harmony import */ var _mlops_actions_data__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46794);
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
    const { target, group } = data;
    if (group !== undefined && !(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .columnOf */ .uV)(table, group))
        throw fail('DATA_COLUMN_MISSING', `${path} has no column "${group}".`, {
            remedy: `data.group names the query of a row. Columns: ${names(table)}.`,
            where: { file: project.config.file, ...(project.config.places['data.group'] ?? {}) },
        });
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

/***/ 39728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OX: () => (/* binding */ classesOf),
/* harmony export */   Og: () => (/* binding */ modelOptions),
/* harmony export */   WG: () => (/* binding */ positiveLabel),
/* harmony export */   eE: () => (/* binding */ predictionsOf),
/* harmony export */   p1: () => (/* binding */ openProjectModel),
/* harmony export */   sg: () => (/* binding */ isPredictionFile),
/* harmony export */   yV: () => (/* binding */ scoredOf)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);
/* harmony import */ var _mlops_actions_data__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46794);
/* harmony import */ var _mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47035);
/* harmony import */ var _mlops_actions_inference__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41134);
/* harmony import */ var _metrics_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53907);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69273);
/* harmony import */ var _reading_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27632);







const fail = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .errorsOf */ .Bp)(_errors_js__WEBPACK_IMPORTED_MODULE_5__.commandErrors);
/** How a model of this configuration is opened: features by name and order, outputs and missing values as mlops.yml says. */
function modelOptions(config, features) {
    const { missing, unknownCategories, suspectExport, categories, classes, inputs, outputs } = config.model;
    return {
        features,
        task: config.validate.task,
        missing,
        unknownCategories,
        suspectExport,
        ...(categories ? { categories } : {}),
        ...(classes ? { classes } : {}),
        ...(inputs ? { inputs } : {}),
        ...(Object.keys(outputs).length > 0 ? { outputs } : {}),
    };
}
/** True for a file of predictions, the form for models that are not ONNX. */
function isPredictionFile(path) {
    return /\.(csv|csv\.gz|parquet|jsonl|ndjson)$/i.test(path);
}
/** Opens an ONNX model of the project. */
async function openProjectModel(project, path, features, name) {
    return (0,_mlops_actions_inference__WEBPACK_IMPORTED_MODULE_3__.openModel)(path, { ...modelOptions(project.config, features), name });
}
/** What a model or a prediction file says of every row of the table. */
async function predictionsOf(project, source, table, context) {
    if ('model' in source)
        return (0,_mlops_actions_inference__WEBPACK_IMPORTED_MODULE_3__.score)(source.model, table, {
            signal: context.signal,
            onProgress: (done, total) => context.log.progress(`scoring ${source.model.name}`, done, total),
        });
    const read = await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_1__.readTable)(source.file, { fingerprint: false, ...(0,_reading_js__WEBPACK_IMPORTED_MODULE_6__/* .reading */ .h)(context) });
    return (0,_mlops_actions_inference__WEBPACK_IMPORTED_MODULE_3__.readPredictions)(read.table, { task: project.config.validate.task, rows: table.rows, name: source.file });
}
/**
 * Predictions beside the truth, in the form that the evaluation takes. The positive class is `data.positive-label`, else `1`,
 * else the last class in order.
 * @throws UserError DATA_TARGET_MISSING, PREDICTIONS_UNREADABLE
 */
function scoredOf(project, table, predictions) {
    const { task, target, decisionThreshold } = project.config.validate;
    const evidence = { evidence: predictions.evidence };
    if (task === 'regression')
        return (0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_2__.scoredRegression)(numericTruth(table, target, task), predictions.predicted, evidence);
    if (task === 'ranking')
        return {
            task,
            rows: table.rows,
            truth: numericTruth(table, target, task),
            scores: Float64Array.from(predictions.predicted),
            queries: queriesOf(project, table),
            ...evidence,
        };
    if (task === 'clustering')
        return {
            task,
            rows: table.rows,
            truth: classTruth(table, target),
            labels: predictions.predicted,
            ...evidence,
        };
    const texts = truthTexts(table, target);
    const labels = predictions.labels ?? classesOf(table, target);
    if (task === 'binary')
        return binary(project, texts, labels, predictions, decisionThreshold);
    const truth = texts.map((text) => (text === undefined ? Number.NaN : labels.indexOf(text)));
    const shares = predictions.probabilities;
    if (!shares)
        return (0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_2__.scoredMulticlass)(truth, labels, { labels: predictions.predicted }, evidence);
    const probabilities = new Float64Array(table.rows * labels.length);
    shares.forEach((column, at) => {
        for (let row = 0; row < table.rows; row += 1)
            probabilities[row * labels.length + at] = column[row];
    });
    return (0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_2__.scoredMulticlass)(truth, labels, { probabilities }, evidence);
}
/** The query of each row, as `data.group` names it. @throws UserError DATA_COLUMN_MISSING */
function queriesOf(project, table) {
    const { file, places, data } = project.config;
    const where = { file, ...(places['data.group'] ?? {}) };
    const column = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .columnOf */ .uV)(table, data.group ?? '');
    if (!column)
        throw fail('DATA_COLUMN_MISSING', `There is no column "${data.group}" (data.group).`, { where });
    const { codes } = (0,_metrics_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .labelsOf */ .PC)(column);
    const empty = codes.indexOf(-1);
    if (empty < 0)
        return codes;
    throw fail('DATA_COLUMN_MISSING', `Column "${data.group}" (data.group) is empty in row ${empty + 1}, so its query is not known.`, { where });
}
function binary(project, texts, labels, predictions, threshold) {
    const positive = positiveLabel(project.config.data.positiveLabel, labels);
    const at = labels.indexOf(positive);
    if (at < 0)
        throw fail('PREDICTIONS_UNREADABLE', `data.positive-label "${positive}" is none of the classes ${labels.join(', ')}.`, {
            where: { file: project.config.file, ...(project.config.places['data.positive-label'] ?? {}) },
        });
    const negative = labels.find((label) => label !== positive) ?? `not ${positive}`;
    const truth = texts.map((text) => (text === undefined ? Number.NaN : text === positive ? 1 : 0));
    // Log-odds speak for the second class; the positive one may be the first ("default" before "paid").
    const scores = (0,_mlops_actions_inference__WEBPACK_IMPORTED_MODULE_3__.scoreOfClass)(predictions, at);
    const classes = { classes: [negative, positive], evidence: predictions.evidence };
    if (!scores)
        return {
            task: 'binary',
            rows: truth.length,
            truth: Float64Array.from(truth),
            labels: predictions.predicted.map((one) => (one === at ? 1 : 0)),
            ...classes,
        };
    if (predictions.probabilities)
        return (0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_2__.scoredBinary)(truth, scores, { threshold, ...classes });
    return {
        ...(0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_2__.scoredBinary)(truth, scores, classes),
        scoresAreProbabilities: false,
        labels: predictions.predicted.map((one) => (one === at ? 1 : 0)),
    };
}
/** The positive class of a binary task. */
function positiveLabel(configured, labels) {
    return configured ?? (labels.includes('1') ? '1' : ([...labels].sort().at(-1) ?? '1'));
}
function truthTexts(table, target) {
    const column = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .columnOf */ .uV)(table, target);
    if (!column)
        throw fail('DATA_TARGET_MISSING', `There is no column "${target}".`);
    if (column.kind === 'text')
        return Array.from(column.codes, (code) => (code < 0 ? undefined : column.levels[code]));
    return Array.from(column.values, (value) => (Number.isNaN(value) ? undefined : String(value)));
}
/** The classes that the target column holds, in order: numbers by value, texts by letter. */
function classesOf(table, target) {
    const seen = new Set(truthTexts(table, target).filter((text) => text !== undefined));
    return [...seen].sort((a, b) => Number(a) - Number(b) || a.localeCompare(b));
}
/** The target as positions among its classes; unknown in every row where there is none. */
function classTruth(table, target) {
    if (!target)
        return new Float64Array(table.rows).fill(Number.NaN);
    const classes = classesOf(table, target);
    return Float64Array.from(truthTexts(table, target), (text) => text === undefined ? Number.NaN : classes.indexOf(text));
}
function numericTruth(table, target, task) {
    const column = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .columnOf */ .uV)(table, target);
    if (column?.kind === 'number')
        return column.values;
    throw fail('DATA_TARGET_MISSING', `The target "${target}" is ${column ? 'text' : 'missing'}; a ${task} needs numbers.`);
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


/***/ }),

/***/ 46420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ drawnRows),
/* harmony export */   b2: () => (/* binding */ predictor),
/* harmony export */   bd: () => (/* binding */ drawnQueries)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);
/* harmony import */ var _mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47035);
/* harmony import */ var _mlops_actions_inference__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41134);
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37623);
/* harmony import */ var _shared_models_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39728);





const fail = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .errorsOf */ .Bp)(_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .commandErrors */ .nZ);
/** Indices of the rows with the smallest keys: the same rows, in the same order, however the file is sorted. */
function drawnRows(table, most) {
    const keys = (0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__.rowKeys)(table);
    const order = Array.from(keys.keys()).sort((a, b) => keys[a] - keys[b] || a - b);
    return order.slice(0, most);
}
/**
 * Whole queries, at most so many rows: those with the rows of the smallest keys, however the file is sorted. A query of which rows are missing
 * is another query. None where each has more rows.
 */
function drawnQueries(table, queries, most) {
    const keys = (0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__.rowKeys)(table);
    const rowsOf = Map.groupBy(queries.keys(), (row) => queries[row]);
    const keyOf = (rows) => rows.reduce((least, row) => Math.min(least, keys[row]), Infinity);
    const inOrder = [...rowsOf.values()].map((rows) => ({ rows, key: keyOf(rows) })).sort((a, b) => a.key - b.key);
    const drawn = [];
    for (const { rows } of inOrder)
        if (drawn.length + rows.length <= most)
            for (const row of rows)
                drawn.push(row);
    return drawn;
}
/**
 * The candidate as a function: score of the positive class, probability of the class that the test names, the predicted number, or the found cluster.
 * @throws UserError PREDICTIONS_UNREADABLE, when it is asked, for a class that the model does not know
 */
function predictor(asking, of) {
    const { project, context, model, test } = asking;
    const { task, target } = project.config.validate;
    return async (table) => {
        const predictions = await (0,_mlops_actions_inference__WEBPACK_IMPORTED_MODULE_2__.score)(model, table, { signal: context.signal });
        if (task !== 'binary' && task !== 'multiclass')
            return predictions.predicted;
        const labels = predictions.labels ?? (0,_shared_models_js__WEBPACK_IMPORTED_MODULE_4__/* .classesOf */ .OX)(test, target);
        const label = of ?? (0,_shared_models_js__WEBPACK_IMPORTED_MODULE_4__/* .positiveLabel */ .WG)(project.config.data.positiveLabel, labels);
        const at = labels.indexOf(label);
        if (at < 0)
            throw fail('PREDICTIONS_UNREADABLE', `class ${label} is none of the model's: ${labels.join(', ')}`);
        return answersOf(predictions, at);
    };
}
/** By row, how much the model speaks for a class; a model that gives labels alone says 1 or 0. */
function answersOf(predictions, at) {
    return (0,_mlops_actions_inference__WEBPACK_IMPORTED_MODULE_2__.scoreOfClass)(predictions, at) ?? predictions.predicted.map((one) => (one === at ? 1 : 0));
}


/***/ }),

/***/ 32339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ importances),
/* harmony export */   m: () => (/* binding */ insightOf)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);
/* harmony import */ var _mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47035);
/* harmony import */ var _mlops_actions_inference__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41134);
/* harmony import */ var _asking_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46420);




/** The cost is fixed: at most so many rows, repeats and answers of the model in all. */
const limits = { rows: 2000, repeats: 3, answers: 150_000, searched: 20_000, milliseconds: 4000 };
/** Asks the candidate for its importances and searches its losses. What cannot be computed is left out; of the importances it is said why. */
async function insightOf(asking) {
    const importance = await importancesOrWhy(asking);
    const discoveredSlice = worstSlice(asking);
    return {
        ...(typeof importance === 'string' ? { noImportance: importance } : { importance }),
        ...(discoveredSlice ? { discoveredSlice } : {}),
    };
}
/** The importances alone; undefined where there are none. */
async function importances(asking) {
    const found = await importancesOrWhy(asking);
    return typeof found === 'string' ? undefined : found;
}
async function importancesOrWhy(asking) {
    const { task, decisionThreshold } = asking.project.config.validate;
    const features = (0,_mlops_actions_inference__WEBPACK_IMPORTED_MODULE_2__.rowScorer)(asking.model).columns.map((column) => column.name);
    const most = Math.min(limits.rows, Math.floor(limits.answers / (limits.repeats * Math.max(1, features.length))));
    const { queries } = asking.scored;
    const rows = queries === undefined ? (0,_asking_js__WEBPACK_IMPORTED_MODULE_3__/* .drawnRows */ .ES)(asking.test, most) : (0,_asking_js__WEBPACK_IMPORTED_MODULE_3__/* .drawnQueries */ .bd)(asking.test, queries, most);
    if (rows.length === 0)
        return `no query has at most ${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .humanCount */ .RC)(most)} rows`;
    const { base, against } = judgedBy((0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__.takeRows)(asking.scored, rows));
    const metric = metricOf(asking, base);
    const predict = task === 'multiclass' ? allClasses(asking) : (0,_asking_js__WEBPACK_IMPORTED_MODULE_3__/* .predictor */ .b2)(asking);
    const table = (0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__.gatherTable)(asking.test, rows);
    try {
        const slow = await tooSlow(asking, predict, table, features.length);
        if (slow !== undefined)
            return slow;
        const found = await (0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__.permutationImportance)(predict, { table, features, signal: asking.context.signal }, base, {
            metric,
            seed: 'importance',
            repeats: limits.repeats,
            threshold: decisionThreshold,
        });
        return {
            metric,
            against,
            rows: rows.length,
            repeats: limits.repeats,
            features: found.map(({ feature, mean, deviation }) => ({ feature, mean, deviation })),
        };
    }
    catch (cause) {
        if (!(cause instanceof _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
            throw cause;
        return cause.message.replace(/\.$/, '');
    }
}
/** What the answers to shuffled rows are held against: the target, or, for clusters that nobody labelled, the clusters of the rows as they are. */
function judgedBy(scored) {
    const { task, truth, labels } = scored;
    if (task !== 'clustering' || labels === undefined || !truth.every(Number.isNaN))
        return { base: scored, against: 'target' };
    return { base: { ...scored, truth: labels }, against: 'own-clusters' };
}
/** The first quality metric of the gates that these rows can be judged by, else the first of the task. */
function metricOf({ project }, base) {
    const { task, gates } = project.config.validate;
    const asked = gates.map((gate) => gate.metric).filter((metric) => (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .metricInfo */ .R)(metric)?.family === 'quality');
    return asked.find((metric) => (0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__.obstacleTo)(metric, base) === undefined) ?? (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .defaultMetric */ .ml)(task);
}
/** A model that answers slowly is left alone: what is only information must not keep a decision waiting. */
async function tooSlow({ context }, predict, table, features) {
    const begun = context.clock.monotonicMs();
    await predict(table);
    const needed = (context.clock.monotonicMs() - begun) * features * limits.repeats;
    return needed > limits.milliseconds ? `the model would need about ${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .humanDuration */ .UU)(needed)}` : undefined;
}
/** Rows × classes probabilities, as the metrics of several classes take them. */
function allClasses(asking) {
    return async (table) => {
        const { probabilities } = await (0,_mlops_actions_inference__WEBPACK_IMPORTED_MODULE_2__.score)(asking.model, table, { signal: asking.context.signal });
        const columns = probabilities ?? [];
        const out = new Float64Array(table.rows * columns.length);
        columns.forEach((column, at) => {
            for (let row = 0; row < table.rows; row += 1)
                out[row * columns.length + at] = column[row];
        });
        return out;
    };
}
function worstSlice(asking) {
    const { project, test, features, scored } = asking;
    const rows = (0,_asking_js__WEBPACK_IMPORTED_MODULE_3__/* .drawnRows */ .ES)(test, limits.searched);
    const losses = (0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__.rowLosses)((0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__.takeRows)(scored, rows));
    if (losses === undefined || !losses.values.every(Number.isFinite))
        return undefined;
    const minRows = Math.max(30, project.config.privacy.minGroup);
    const [first] = (0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__.discoverSlices)((0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_1__.gatherTable)(test, rows), losses.values, {
        columns: features,
        seed: 'discovery',
        minRows,
        most: 5,
    });
    return first ? { ...first, loss: losses.metric } : undefined;
}


/***/ })

};
