export const id = 5211;
export const ids = [5211,9273];
export const modules = {

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

/***/ 69273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commandErrors: () => (/* binding */ commandErrors)
/* harmony export */ });
/** The error codes of the commands themselves. */
const commandErrors = {
    TRAIN_NO_COMMAND: {
        summary: 'mlops.yml has no training command.',
        explanation: 'train.command is text for bash -euo pipefail, in any language. It reads MLOPS_DATA_TRAIN and writes below MLOPS_OUTPUT.',
    },
    TRAIN_FAILED: {
        summary: 'The training command ended with an error.',
        explanation: 'The last lines of its log stand with the message; `mlops logs RUN` prints all of it. Nothing was recorded as a result.',
    },
    TRAIN_OUTPUT_MISSING: {
        summary: 'The training command did not write what mlops.yml names.',
        explanation: 'train.outputs names files below MLOPS_OUTPUT; model.onnx unless set. The message lists what was written instead.',
    },
    RUN_UNKNOWN: {
        summary: 'There is no such run.',
        explanation: 'Runs are named run-… in the answer of `mlops train` and in its record.',
    },
    DATA_TARGET_MISSING: {
        summary: 'A table lacks the target column.',
        explanation: 'data.target names the column to predict. It must stand in train and test; the message lists the columns that are there.',
    },
    DATA_COLUMN_MISSING: {
        summary: 'A table lacks a column that mlops.yml names.',
        explanation: 'Columns are taken by their header name. The message lists the columns that are there.',
    },
    VERSION_UNKNOWN: {
        summary: 'The registry has no such version.',
        explanation: 'Versions are counted up and never reused: v1, v2, … `mlops status` shows those that are live.',
    },
    ENVIRONMENT_UNKNOWN: {
        summary: 'mlops.yml has no such environment, or has several and none was named.',
        explanation: 'deploy.environments lists them in order. With more than one, --environment says which.',
    },
    ENVIRONMENT_ORDER: {
        summary: 'A version goes through the environments in their order.',
        explanation: 'The version is not live in the environment before this one. Deploy it there first.',
    },
    VERSION_REFUSED: {
        summary: 'The gates do not let this version go on.',
        explanation: 'A version keeps the verdict it was given. Only one with both verdicts (model and package) is deployed; a waiver in mlops.yml is the reviewed exception.',
    },
    VERSION_ROLLED_BACK: {
        summary: 'This version was rolled back before.',
        explanation: 'What was rolled back comes back only with a reason: --reason "…". The reason stands in the record.',
    },
    REASON_MISSING: {
        summary: 'A reason is needed.',
        explanation: 'rollback and abort ask for --reason "…": it stands in the record and with the version.',
    },
    ROLLOUT_IN_PROGRESS: {
        summary: 'The environment is being changed by another rollout.',
        explanation: 'Two rollouts never change one endpoint at once. Wait for it, or stop it: mlops abort --environment NAME --reason "…".',
    },
    SERVER_CODE_MISSING: {
        summary: 'The scoring server was not built.',
        explanation: 'Packages carry the shared bundle as their scoring server. A released mlops-actions has it; a checkout builds it with npm run bundle.',
    },
    ROLLOUT_REFUSED: {
        summary: 'A rollout cannot be begun.',
        explanation: 'The message says why. Nothing was changed.',
    },
    NO_ROLLOUT: {
        summary: 'There is no rollout to promote or abort.',
        explanation: '`mlops status` shows what is live and what waits.',
    },
    NOTHING_TO_ROLL_BACK: {
        summary: 'Nothing was live before the version that is live now.',
        explanation: 'A rollback goes to what served before. The first version has none; deploy another one.',
    },
    DRIFT_NO_REFERENCE: {
        summary: 'There is nothing to compare with.',
        explanation: 'The reference is the profile that travels with the live version, or --reference FILE: a table or a profile.',
    },
    DRIFT_NO_CURRENT: {
        summary: 'There is no current data.',
        explanation: 'Current data is what the endpoint collected in the window, or --current FILE. Collection is set by deploy.collect.',
    },
    INIT_EXISTS: {
        summary: 'mlops.yml is there already.',
        explanation: '--force writes over it; the old text is lost unless git has it.',
    },
    TRACE_UNKNOWN: {
        summary: 'Nothing of that name was found.',
        explanation: 'Trace takes a request id, a version (v12), a run, a record path or digest, or a commit.',
    },
    PREDICTIONS_UNREADABLE: {
        summary: 'A prediction file cannot be read against the rows it belongs to.',
        explanation: 'A prediction file has a line a row in the order of the test table, or an id column that names the row.',
    },
};


/***/ }),

/***/ 37623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dR: () => (/* reexport */ chainOf),
  Zt: () => (/* reexport */ changeAliases),
  nZ: () => (/* reexport */ errors.commandErrors),
  Am: () => (/* reexport */ findVersion),
  lt: () => (/* reexport */ records/* homeOf */.lt),
  U8: () => (/* reexport */ project/* openProject */.U8),
  lH: () => (/* reexport */ ownEdges),
  aE: () => (/* reexport */ records/* readRecord */.aE),
  Hd: () => (/* reexport */ records/* recordByDigest */.Hd),
  Hw: () => (/* reexport */ recordOfSubject),
  SP: () => (/* reexport */ project/* shown */.SP),
  pN: () => (/* reexport */ versionFolder),
  rh: () => (/* reexport */ records/* writeRecord */.rh)
});

// UNUSED EXPORTS: commonOutputDocs, dryRunInput, modeInput, openConfig, projectInputs, recordInput, tokenInput, writeDurably

// EXTERNAL MODULE: ./packages/core/lib/index.js + 14 modules
var lib = __webpack_require__(25070);
;// CONCATENATED MODULE: ./packages/commands/lib/shared/aliases.js

/** How often a compare-and-swap is tried again when somebody else was faster. */
const attempts = 8;
/**
 * Changes aliases with compare-and-swap: what was read is what is changed, or it is read again.
 * @param change what to set, from what is there now; undefined: nothing
 * @returns the aliases afterwards
 */
async function changeAliases(project, context, note, change) {
    const model = project.config.model.name;
    for (let attempt = 1;; attempt += 1) {
        const seen = await project.registry.aliases(model, context);
        const wanted = change(seen.value);
        const moves = Object.entries(wanted ?? {}).filter(([alias, version]) => (seen.value[alias] ?? null) !== version);
        if (moves.length === 0)
            return seen.value;
        try {
            await project.registry.setAliases(model, Object.fromEntries(moves), seen.revision, note, context);
            const after = Object.entries({ ...seen.value, ...Object.fromEntries(moves) }).filter((entry) => entry[1] !== null);
            return Object.fromEntries(after);
        }
        catch (thrown) {
            if (!(0,lib/* isConflict */.dh)(thrown) || attempt >= attempts)
                throw thrown;
        }
    }
}

// EXTERNAL MODULE: ./packages/commands/lib/shared/errors.js
var errors = __webpack_require__(69273);
// EXTERNAL MODULE: ./packages/commands/lib/shared/records.js
var records = __webpack_require__(81798);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./packages/commands/lib/shared/versions.js






const fail = (0,lib/* errorsOf */.Bp)(errors.commandErrors);
/** `12` of `v12`, `12` or an alias. @throws UserError VERSION_UNKNOWN */
async function findVersion(project, context, given) {
    const model = project.config.model.name;
    const number = /^v?(\d+)$/.exec(given)?.[1];
    const aliases = number ? {} : (await project.registry.aliases(model, context)).value;
    const version = number ?? aliases[given];
    const found = version ? await project.registry.get(model, version, context) : undefined;
    if (found)
        return found;
    const known = [];
    for await (const one of project.registry.list(model, context))
        known.push(`v${one.version}`);
    throw fail('VERSION_UNKNOWN', `${model} has no version "${given}".`, {
        remedy: known.length > 0 ? `Versions: ${known.slice(-10).join(', ')}.` : 'Nothing is registered yet: mlops register.',
        where: { input: 'version' },
    });
}
/** The files of a version in a folder of this machine; fetched once, whole or not at all. */
async function versionFolder(project, context, version) {
    const folder = (0,external_node_path_.join)((0,records/* homeOf */.lt)(project, context), 'versions', project.config.model.name, version);
    if ((0,external_node_fs_.existsSync)(folder))
        return folder;
    const temporary = `${folder}.${context.ids()}`;
    await (0,promises_.mkdir)(temporary, { recursive: true });
    try {
        await project.registry.files(project.config.model.name, version, temporary, context);
        await (0,promises_.rename)(temporary, folder);
    }
    catch (cause) {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
        if (!(0,external_node_fs_.existsSync)(folder))
            throw cause;
    }
    return folder;
}

;// CONCATENATED MODULE: ./packages/commands/lib/shared/graph.js




const graph_fail = (0,lib/* errorsOf */.Bp)(errors.commandErrors);
/** Edges of a record that lead to what it was made from; the champion that a validation compared with is another story. */
function ownEdges(sealed) {
    const { builtOn, stage } = sealed.record;
    return stage === 'validate' ? builtOn.filter((edge) => edge.stage !== 'register') : builtOn;
}
/**
 * Follows the edges of a record back to the run; the digest of every file is computed again on the way.
 * @param edges which edges: all, or those of the record's own story (`ownEdges`)
 */
async function chainOf(project, context, start, edges = (sealed) => sealed.record.builtOn) {
    const records = [start];
    const broken = [];
    const seen = new Set([start.digest]);
    for (let at = 0; at < records.length; at += 1) {
        const current = records[at];
        for (const edge of current ? edges(current) : []) {
            if (seen.has(edge.digest))
                continue;
            seen.add(edge.digest);
            try {
                const bytes = await project.registry.getRecord(edge.digest, context);
                if (!bytes)
                    broken.push({ digest: edge.digest, why: `the ${edge.stage} record is not in the registry` });
                else if ((0,lib/* sha256 */.sc)(bytes) !== edge.digest)
                    broken.push({
                        digest: edge.digest,
                        why: `the ${edge.stage} record was changed: its bytes have another digest`,
                    });
                else
                    records.push((0,lib/* openRecord */.C6)(bytes, edge.digest));
            }
            catch (thrown) {
                broken.push({ digest: edge.digest, why: (0,lib/* messageOf */.bD)(thrown) });
            }
        }
    }
    return { records, broken };
}
/** The record that a subject names: a record (digest), a version, a run, or a commit. @throws UserError TRACE_UNKNOWN */
async function recordOfSubject(project, context, subject) {
    if ((0,lib/* isDigest */.Bc)(subject))
        return (0,records/* recordByDigest */.Hd)(project, context, subject);
    if (/^v?\d+$/.test(subject) || /^(champion|challenger|previous)$/.test(subject)) {
        const version = await findVersion(project, context, subject);
        if (version.record)
            return (0,records/* recordByDigest */.Hd)(project, context, version.record);
    }
    const commit = /^[0-9a-f]{7,64}$/.test(subject);
    for await (const ref of project.registry.records(project.config.model.name, {}, context)) {
        const sealed = await (0,records/* recordByDigest */.Hd)(project, context, ref.digest);
        const body = sealed.record.body;
        if (body.runId === subject || (commit && sealed.record.origin.commit.startsWith(subject)))
            return sealed;
    }
    throw graph_fail('TRACE_UNKNOWN', `Nothing called "${subject}" was found for ${project.config.model.name}.`, {
        remedy: 'Give a request id, a version (v12), a run (run-5c20e1), the digest of a record, or a commit.',
        where: { input: 'subject' },
    });
}

// EXTERNAL MODULE: ./packages/commands/lib/shared/inputs.js
var inputs = __webpack_require__(99127);
// EXTERNAL MODULE: ./packages/commands/lib/shared/project.js
var project = __webpack_require__(64865);
;// CONCATENATED MODULE: ./packages/commands/lib/shared/index.js









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
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25070);
/* harmony import */ var _mlops_actions_data__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43605);
/* harmony import */ var _mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19305);
/* harmony import */ var _mlops_actions_inference__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41134);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69273);
/* harmony import */ var _reading_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27632);






const fail = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .errorsOf */ .Bp)(_errors_js__WEBPACK_IMPORTED_MODULE_4__.commandErrors);
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
    const read = await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_1__.readTable)(source.file, { fingerprint: false, ...(0,_reading_js__WEBPACK_IMPORTED_MODULE_5__/* .reading */ .h)(context) });
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
    if (task === 'regression' || task === 'ranking')
        return { ...(0,_mlops_actions_evaluation__WEBPACK_IMPORTED_MODULE_2__.scoredRegression)(numericTruth(table, target), predictions.predicted, evidence), task };
    if (task === 'clustering')
        return {
            task,
            rows: table.rows,
            truth: classTruth(table, target, classesOf(table, target)),
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
function classTruth(table, target, classes) {
    if (!target)
        return new Float64Array(table.rows).fill(Number.NaN);
    return Float64Array.from(truthTexts(table, target), (text) => text === undefined ? Number.NaN : classes.indexOf(text));
}
function numericTruth(table, target) {
    const column = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .columnOf */ .uV)(table, target);
    if (column?.kind === 'number')
        return column.values;
    throw fail('DATA_TARGET_MISSING', `The target "${target}" is ${column ? 'text' : 'missing'}; a regression needs numbers.`);
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
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25070);



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
/* harmony export */   h: () => (/* binding */ reading)
/* harmony export */ });
/** What every reading of a table is given: how to stop it, and the file that reads large CSV files in further threads. */
function reading(context) {
    return { signal: context.signal, ...(context.tool.worker ? { workerEntry: context.tool.worker } : {}) };
}


/***/ }),

/***/ 81798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ recordByDigest),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   lt: () => (/* binding */ homeOf),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
/* unused harmony export writeDurably */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25070);



const fail = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .errorsOf */ .Bp)(_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .coreErrors */ .Fw);
/**
 * Seals a record, keeps it in the registry and writes the file that the next step reads. The registry comes first: a step
 * reports success only when its record is durable.
 */
async function writeRecord(project, context, draft) {
    const id = context.ids();
    const sealed = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .sealRecord */ .xe)({
        schema: 'mlops/record/v1',
        id,
        model: project.config.model.name,
        tool: { version: context.tool.version, ...(context.tool.bundle ? { bundle: context.tool.bundle } : {}) },
        origin: await context.origin(project.root),
        endedAt: context.clock.now(),
        state: 'succeeded',
        gates: [],
        ...draft,
    });
    await keep(project, context, sealed.bytes);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(homeOf(project, context), 'records');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
    const stamp = sealed.record.startedAt.replace(/[-:]/g, '').replace(/\.\d+/, '');
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${draft.stage}-${stamp}-${id.slice(-6).toLowerCase()}.json`);
    await writeDurably(path, sealed.bytes);
    return { sealed: sealed, path };
}
/**
 * Keeps a record in the registry. A job of a pull request may only read: there the file and its artifact are all there is, and
 * delivery trains and gates again anyway.
 */
async function keep(project, context, bytes) {
    try {
        await project.registry.putRecord(bytes, context);
    }
    catch (thrown) {
        const reads = context.environment['GITHUB_EVENT_NAME']?.startsWith('pull_request') === true;
        if (!reads || !(thrown instanceof _mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo) || !thrown.code.startsWith('GIT_'))
            throw thrown;
        context.log.warn(`The record is not in the registry, which this job may only read: ${thrown.message.split('\n')[0]}`);
    }
}
/** Where working state of a model lives: `.mlops` beside mlops.yml, or MLOPS_HOME. */
function homeOf(project, context) {
    const moved = context.environment['MLOPS_HOME'];
    return moved ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(moved) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(project.root, '.mlops');
}
/** Writes a file so that it is there whole or not at all, also when the power goes. */
async function writeDurably(path, bytes) {
    const temporary = `${path}.${process.pid}.part`;
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(temporary, 'w');
    try {
        await handle.writeFile(bytes);
        await handle.sync();
    }
    finally {
        await handle.close();
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(temporary, path);
}
/**
 * The record of the step before: the one that was given (path or digest), else the newest of this commit.
 * @throws UserError RECORD_NOT_FOUND, RECORD_UNREADABLE, RECORD_DISAGREES
 */
async function readRecord(project, context, stage, given) {
    const sealed = given ? await readGiven(project, context, given) : await newestOfCommit(project, context, stage);
    if (!sealed) {
        const origin = await context.origin(project.root);
        throw fail('RECORD_NOT_FOUND', `There is no ${stage} record of ${origin.commit ? `commit ${origin.commit.slice(0, 7)}` : 'this folder'} for ${project.config.model.name}.`, {
            remedy: `Run \`mlops ${stage}\` first, or give its record with --record.`,
            where: { input: 'record' },
        });
    }
    const { record } = sealed;
    if (record.model !== project.config.model.name)
        throw fail('RECORD_DISAGREES', `The record is of model "${record.model}", mlops.yml is of "${project.config.model.name}".`, { where: { input: 'record' } });
    if (record.stage !== stage) {
        const edge = record.builtOn.find((one) => one.stage === stage);
        if (edge)
            return (await recordByDigest(project, context, edge.digest));
        throw fail('RECORD_DISAGREES', `The record is of step ${record.stage}; a record of ${stage} is needed.`, {
            remedy: `Pass the output \`record\` of the step ${stage}.`,
            where: { input: 'record' },
        });
    }
    return sealed;
}
async function readGiven(project, context, given) {
    if ((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(given))
        return recordByDigest(project, context, given);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(context.directory, given);
    try {
        return (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .openRecord */ .C6)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path), given);
    }
    catch (cause) {
        if (cause.code !== 'ENOENT')
            throw cause;
        throw fail('RECORD_NOT_FOUND', `There is no record ${given}.`, {
            remedy: 'Give the output `record` of the step before: a path or a digest.',
            where: { input: 'record' },
            cause,
        });
    }
}
/** A record of the registry. @throws UserError RECORD_NOT_FOUND */
async function recordByDigest(project, context, digest) {
    const bytes = await project.registry.getRecord(digest, context);
    if (!bytes)
        throw fail('RECORD_NOT_FOUND', `The registry has no record ${digest}.`, {
            remedy: 'Use the registry that the step before wrote to: on a hosted runner write registry: git in mlops.yml.',
        });
    return (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .openRecord */ .C6)(bytes, digest);
}
async function newestOfCommit(project, context, stage) {
    const origin = await context.origin(project.root);
    const filter = origin.commit ? { stage, commit: origin.commit } : { stage };
    for await (const ref of project.registry.records(project.config.model.name, filter, context))
        return recordByDigest(project, context, ref.digest);
    return undefined;
}


/***/ })

};
