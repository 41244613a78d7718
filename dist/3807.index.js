export const id = 3807;
export const ids = [3807,6159];
export const modules = {

/***/ 76159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   predictErrors: () => (/* binding */ predictErrors)
/* harmony export */ });
/** What can be wrong with the place where predictions are to be written. */
const predictErrors = {
    OUTPUT_FOLDER_MISSING: {
        summary: 'The folder of the output file is not there.',
        explanation: 'Files are written into folders that exist, so that a typo makes no new one. Create it: mkdir -p FOLDER.',
    },
    OUTPUT_IS_FOLDER: {
        summary: 'The output is a folder, and a file is written.',
        explanation: 'Name a file: --out predictions.csv; or - for standard output.',
    },
};


/***/ }),

/***/ 93807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
// EXTERNAL MODULE: ./packages/data/lib/index.js + 51 modules
var data_lib = __webpack_require__(46794);
// EXTERNAL MODULE: ./packages/inference/lib/index.js + 25 modules
var inference_lib = __webpack_require__(41134);
// EXTERNAL MODULE: ./packages/commands/lib/shared/reading.js
var reading = __webpack_require__(27632);
// EXTERNAL MODULE: ./packages/commands/lib/predict/errors.js
var errors = __webpack_require__(76159);
;// CONCATENATED MODULE: ./packages/commands/lib/predict/features.js



const fail = (0,lib/* errorsOf */.Bp)(inference_lib.inferenceErrors);
/**
 * Decides which columns feed the model: those of --features, else by the names of the model's inputs, else all that are not excluded in the
 * order of the table, refused when their number is not the model's.
 * @throws UserError FEATURES_UNKNOWN, FEATURES_MISMATCH, COLUMN_MISSING, with flags as the remedy
 */
async function bindFeatures(model, table, given) {
    const all = table.columns.map((column) => column.name);
    await known(given.exclude ?? [], all, '--exclude');
    await known(given.features ?? [], all, '--features');
    const not = new Set(given.exclude);
    const names = all.filter((name) => !not.has(name));
    // A matrix of any width takes what is there; where the graph says a width, bindInputs compares.
    const anyWidth = model.inputs.length === 1 && model.inputs[0]?.width === undefined;
    const features = given.features ?? (anyWidth ? names : undefined);
    const options = { ...model.options, ...(features ? { features } : {}) };
    let inputs;
    try {
        inputs = (0,inference_lib.bindInputs)(model.inputs, names, options, model.name);
    }
    catch (thrown) {
        throw withWidth(thrown, model, names);
    }
    const used = names.filter((name) => inputs.some((one) => one.columns.includes(name)));
    const byPosition = given.features === undefined && inputs.length === 1 && (inputs[0]?.columns.length ?? 0) > 1;
    return {
        model: { ...model, options: byPosition ? { ...options, features: names } : options },
        table: (0,data_lib.selectColumns)(table, used),
        inputs,
        byPosition,
    };
}
/** A name that the table lacks is a slip, and would change what the model is fed. */
async function known(names, all, flag) {
    for (const name of names) {
        if (all.includes(name))
            continue;
        const near = await (0,lib/* nearestWord */.zZ)(name, all);
        throw fail('COLUMN_MISSING', `${flag} names "${name}", and the table has no such column.`, {
            remedy: near ? `Did you mean "${near}"?` : `Its columns: ${shortList(all)}.`,
            where: { input: flag.slice(2) },
        });
    }
}
/** The same problem with a remedy in words of the command line. */
function withWidth(thrown, model, names) {
    if (!(thrown instanceof lib/* UserError */.yo))
        return thrown;
    const problem = thrown.problems[0];
    if (problem.code !== 'FEATURES_UNKNOWN' && problem.code !== 'FEATURES_MISMATCH')
        return thrown;
    const width = model.inputs.length === 1 ? model.inputs[0]?.width : undefined;
    const more = width !== undefined && names.length > width ? names.length - width : 0;
    const leave = more > 0 ? `Leave out the ${more} that ${more === 1 ? 'is no feature' : 'are no features'}: ` : '';
    return new lib/* UserError */.yo({
        ...problem,
        remedy: `${leave}--exclude NAME,… (target, ids), or name the features in the order of training: --features NAME,…`,
    }, { cause: thrown });
}
function shortList(names) {
    return `${names.slice(0, 30).join(', ')}${names.length > 30 ? ', …' : ''}`;
}

;// CONCATENATED MODULE: ./packages/commands/lib/predict/kept.js


const kept_fail = (0,lib/* errorsOf */.Bp)(inference_lib.inferenceErrors);
/**
 * The columns that are written beside the predictions, in the order in which they were named.
 * @throws UserError COLUMN_MISSING, also where a name is one that the predictions have
 */
async function keptColumns(table, names) {
    const all = table.columns.map((column) => column.name);
    const kept = [];
    for (const name of names) {
        const column = table.columns.find((one) => one.name === name);
        if (!column) {
            const near = await (0,lib/* nearestWord */.zZ)(name, all);
            throw kept_fail('COLUMN_MISSING', `--keep names "${name}", and the table has no such column.`, {
                ...(near ? { remedy: `Did you mean "${near}"?` } : {}),
                where: { input: 'keep' },
            });
        }
        if (/^prediction(_|$)|^score(_|$)|^probability_/.test(name))
            throw kept_fail('COLUMN_MISSING', `--keep names "${name}", which is what a column of the predictions is called.`, {
                remedy: 'Rename the column of the table.',
                where: { input: 'keep' },
            });
        kept.push(column);
    }
    return kept;
}
/** Predictions and the kept columns as one table, in the order of the file. */
function withKept(predictions, kept) {
    const { labels, predicted, probabilities, scores, targets, rows } = predictions;
    const number = (name, values) => ({
        kind: 'number',
        name,
        logical: 'number',
        values,
        nulls: 0,
    });
    const names = (0,inference_lib.predictionColumns)(predictions);
    const first = labels
        ? { kind: 'text', name: 'prediction', codes: Int32Array.from(predicted), levels: labels, nulls: 0 }
        : number('prediction', predicted);
    const rest = targets ?? probabilities ?? scores ?? [];
    const skip = targets ? 0 : 1;
    const numbers = rest.map((values, at) => number(names[at + skip], values));
    return { rows, columns: [...(targets ? [] : [first]), ...numbers, ...kept] };
}

;// CONCATENATED MODULE: ./packages/commands/lib/predict/remedies.js

/** What a remedy says for mlops.yml, and the flag that says the same here. */
const flags = [
    [/unknown-categories: zeros/, '--unknown-categories zeros'],
    [/missing: allow/, '--missing allow'],
    [/suspect-export: accept/, '--suspect-export accept'],
    [/categories: \{ ([^:]+): \[/, "--categories '$1=first|second|…', or --categories $1=as-is"],
    [/say categories: \{ ([^:]+): as-is/, '--categories $1=as-is'],
    [/classes: \[/, '--classes first,second,…'],
    [/inputs: \{ ("[^"]*"|[^:]+): \[/, "--inputs '$1=column|column|…'"],
    [/outputs: \{/, '--outputs label=NAME --outputs probabilities=NAME'],
];
/** The same problems, their remedies in words of the command line. Everything else is given back as it is. */
function withFlags(thrown) {
    if (!(thrown instanceof lib/* UserError */.yo))
        return thrown;
    const [first, ...rest] = thrown.problems.map((problem) => {
        const remedy = problem.remedy ?? '';
        const found = flags.flatMap(([pattern, flag]) => {
            const match = pattern.exec(remedy);
            return match ? [flag.replaceAll('$1', (match[1] ?? '').replaceAll('"', ''))] : [];
        });
        return found.length > 0 ? { ...problem, remedy: `${remedy}\nHere: ${found.join('; ')}` } : problem;
    });
    return first ? new lib/* UserError */.yo([first, ...rest], { cause: thrown }) : thrown;
}

// EXTERNAL MODULE: ./packages/commands/lib/predict/write.js
var predict_write = __webpack_require__(10905);
;// CONCATENATED MODULE: ./packages/commands/lib/predict/handler.js











const handler_fail = (0,lib/* errorsOf */.Bp)(errors.predictErrors);
const inputFail = (0,lib/* errorsOf */.Bp)(lib/* coreErrors */.Fw);
/** Reads the table, scores every row, and writes a line a row; nothing is written unless all of it can be. */
async function run(inputs, context) {
    try {
        return await predict(inputs, context);
    }
    catch (thrown) {
        throw withFlags(thrown);
    }
}
async function predict(inputs, context) {
    const path = (given) => (0,external_node_path_.resolve)(context.directory, given);
    if (inputs.out !== '-')
        await checkPlace(path(inputs.out), inputs.out);
    // First the model: a file that is none is found out before the rows are read.
    const opened = await (0,inference_lib.openModel)(path(inputs.model), optionsOf(inputs));
    try {
        const read = await (0,data_lib.readTable)(path(inputs.data), {
            fingerprint: false,
            threads: inputs.threads,
            ...(0,reading/* reading */.h)(context),
            log: context.log,
        });
        const bound = await bindFeatures(opened, read.table, inputs);
        const kept = await keptColumns(read.table, inputs.keep ?? []);
        const used = new Set(bound.inputs.flatMap((one) => one.columns));
        const notes = read.findings
            .filter((one) => one.column === undefined || used.has(one.column))
            .map(({ code, severity, message, column, count }) => ({
            about: 'data',
            code,
            severity,
            message,
            ...(column === undefined ? {} : { column }),
            ...(count === undefined ? {} : { rows: count }),
        }));
        if (bound.byPosition)
            notes.push({
                about: 'model',
                code: 'FEATURES_BY_POSITION',
                message: `The model has no names of features: ${used.size} columns were taken in the order of the table.`,
            });
        const predictions = inputs['dry-run'] ? undefined : await scored(bound, context);
        for (const finding of predictions?.findings ?? [])
            notes.push({ about: 'model', ...finding });
        const text = predictions && (await written(inputs, context, predictions, kept));
        return resultOf(inputs, bound, predictions, kept, notes, text);
    }
    finally {
        await opened.close();
    }
}
/** Writes the file, or gives its text where standard output was asked for. */
async function written(inputs, context, predictions, kept) {
    const write = (path) => kept.length > 0
        ? (0,data_lib.writeCsv)(withKept(predictions, kept), path)
        : (0,predict_write/* writePieces */.R)(path, (0,inference_lib.predictionsCsv)(predictions), context.signal);
    if (inputs.out !== '-') {
        await (0,predict_write/* wholeFile */.A)((0,external_node_path_.resolve)(context.directory, inputs.out), context.ids, write);
        return undefined;
    }
    const path = (0,external_node_path_.join)(await context.scratch(), 'predictions.csv');
    await write(path);
    return (0,promises_.readFile)(path, 'utf8');
}
/** Found out before anything is read or scored. */
async function checkPlace(path, given) {
    const isFolder = (one) => (0,promises_.stat)(one).then((found) => found.isDirectory(), () => false);
    if (await isFolder(path))
        throw handler_fail('OUTPUT_IS_FOLDER', `${given} is a folder.`, {
            remedy: `Name a file in it: --out ${given.replace(/\/$/, '')}/predictions.csv`,
            where: { input: 'out' },
        });
    if (!(await isFolder((0,external_node_path_.dirname)(path))))
        throw handler_fail('OUTPUT_FOLDER_MISSING', `There is no folder ${(0,external_node_path_.dirname)(given)} for ${(0,external_node_path_.basename)(given)}.`, {
            remedy: `Create it first: mkdir -p ${(0,external_node_path_.dirname)(given)}`,
            where: { input: 'out' },
        });
}
function scored(bound, context) {
    return (0,inference_lib.score)(bound.model, bound.table, {
        signal: context.signal,
        onProgress: (done, total) => context.log.progress('scoring', done, total),
    });
}
function optionsOf(inputs) {
    const categories = Object.entries(inputs.categories ?? {}).map(([column, text]) => [column, text === 'as-is' ? 'as-is' : text.split('|').map(cellOf)]);
    return {
        name: inputs.model,
        missing: inputs.missing,
        unknownCategories: inputs['unknown-categories'],
        suspectExport: inputs['suspect-export'],
        threads: inputs.threads,
        ...(inputs.task ? { task: inputs.task } : {}),
        ...(inputs.classes ? { classes: inputs.classes } : {}),
        ...(inputs.inputs ? { inputs: Object.fromEntries(Object.entries(inputs.inputs).map(parted)) } : {}),
        ...(inputs.outputs ? { outputs: outputsOf(inputs.outputs) } : {}),
        ...(categories.length > 0 ? { categories: Object.fromEntries(categories) } : {}),
    };
}
function parted([name, text]) {
    return [name, text.split('|').map((part) => part.trim())];
}
/** Roles of outputs by name; several outputs, one a class, are parted by bars. */
function outputsOf(given) {
    const roles = ['label', 'probabilities', 'score', 'value'];
    const strange = Object.keys(given).find((role) => !roles.some((one) => one === role));
    if (strange !== undefined)
        throw inputFail('INPUT_INVALID', `outputs: "${strange}" is no role of an output; write ${roles.join(', ')}.`, {
            where: { input: 'outputs' },
        });
    const { label, probabilities, score, value } = given;
    return {
        ...(label ? { label } : {}),
        ...(probabilities ? { probabilities: probabilities.includes('|') ? probabilities.split('|') : probabilities } : {}),
        ...(score ? { score } : {}),
        ...(value ? { value } : {}),
    };
}
function cellOf(text) {
    const value = text.trim();
    return value !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}
function resultOf(inputs, bound, predictions, kept, notes, text) {
    const columns = predictions ? [...(0,inference_lib.predictionColumns)(predictions), ...kept.map((column) => column.name)] : [];
    const { rows } = bound.table;
    const summary = predictions
        ? `${(0,lib/* humanCount */.RC)(rows)} rows scored: ${inputs.out}`
        : `${(0,lib/* humanCount */.RC)(rows)} rows would be scored; nothing was written`;
    const written = predictions ? inputs.out : null;
    return {
        outcome: 'passed',
        outputs: { rows, predictions: written ?? '' },
        records: [],
        ...(text === undefined ? {} : { text }),
        report: { title: summary, outcome: 'passed', summary, blocks: blocksOf(bound, columns, notes) },
        json: {
            rows,
            columns,
            features: bound.inputs.map((one) => ({ input: one.spec.name, columns: one.columns })),
            model: (0,inference_lib.describeModel)(bound.model),
            ...(predictions?.scoreKind ? { scoreKind: predictions.scoreKind } : {}),
            written,
            findings: notes,
        },
    };
}
function blocksOf(bound, columns, notes) {
    const features = bound.inputs.flatMap((one) => one.columns);
    const lines = [
        `features   ${features.length}: ${features.slice(0, 8).join(', ')}${features.length > 8 ? ', …' : ''}`,
        ...(columns.length > 0 ? [`columns    ${columns.join(', ')}`] : []),
    ];
    return [
        { kind: 'lines', lines },
        ...(notes.length > 0
            ? [
                {
                    kind: 'list',
                    items: notes.map((note) => `${note.severity ?? 'note'} ${note.code}: ${note.message}`),
                },
            ]
            : []),
    ];
}


/***/ }),

/***/ 10905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ wholeFile),
/* harmony export */   R: () => (/* binding */ writePieces)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);

/** Lets a file be written beside its place and moves it there, so that it appears whole or not at all. */
async function wholeFile(path, ids, write) {
    const temporary = `${path}.${ids()}.part`;
    try {
        await write(temporary);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(temporary, path);
    }
    catch (thrown) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(temporary, { force: true });
        throw thrown;
    }
}
/** Writes pieces of text one after another. */
async function writePieces(path, pieces, signal) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'wx');
    try {
        for (const piece of pieces) {
            signal.throwIfAborted();
            await handle.write(piece);
        }
    }
    finally {
        await handle.close();
    }
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
