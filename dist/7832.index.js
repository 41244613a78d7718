export const id = 7832;
export const ids = [7832,1816];
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

/***/ 17832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
// EXTERNAL MODULE: ./packages/data/lib/index.js + 51 modules
var data_lib = __webpack_require__(46794);
// EXTERNAL MODULE: ./packages/drift/lib/index.js + 69 modules
var drift_lib = __webpack_require__(99610);
// EXTERNAL MODULE: ./packages/inference/lib/index.js + 25 modules
var inference_lib = __webpack_require__(41134);
// EXTERNAL MODULE: ./packages/native/lib/index.js + 9 modules
var native_lib = __webpack_require__(45463);
// EXTERNAL MODULE: ./packages/packaging/lib/index.js + 22 modules
var packaging_lib = __webpack_require__(42147);
// EXTERNAL MODULE: ./packages/commands/lib/shared/dataset.js
var dataset = __webpack_require__(11816);
// EXTERNAL MODULE: ./packages/commands/lib/shared/index.js + 3 modules
var shared = __webpack_require__(37623);
// EXTERNAL MODULE: ./packages/commands/lib/shared/models.js
var models = __webpack_require__(39728);
// EXTERNAL MODULE: ./packages/commands/lib/shared/predictions-table.js
var predictions_table = __webpack_require__(2235);
;// CONCATENATED MODULE: ./packages/commands/lib/package/schema.js



/** Most levels of a text feature that the schema tells. */
const levelsTold = 100;
/**
 * What requests must look like, from the profile of the training data: it has no value that privacy does not let out.
 * @param predictions answers of the model, for its classes and the range of its values
 * @param championEdges the bins in which the champion counts its values: two deployments are compared bin by bin
 */
function bundleSchema(project, profile, features, predictions, championEdges) {
    const { config } = project;
    const policy = { protected: config.data.protected, identifying: config.data.id };
    const told = features.flatMap((name) => {
        const column = profile.columns.find((one) => one.name === name);
        if (!column)
            return [];
        const nullable = config.model.missing === 'allow';
        if (column.kind === 'text')
            return [{ name, type: 'text', nullable, levels: column.levels.slice(0, levelsTold).map(([level]) => level) }];
        const visible = (0,lib/* extremesVisible */.w2)(name, policy);
        return [
            {
                name,
                type: column.type,
                nullable,
                ...(visible && column.min !== null ? { min: column.min } : {}),
                ...(visible && column.max !== null ? { max: column.max } : {}),
            },
        ];
    });
    const ignored = [...config.data.id, ...(config.data.target ? [config.data.target] : []), ...config.data.exclude];
    return {
        schema: packaging_lib.bundleSchemaVersion,
        model: config.model.name,
        task: config.validate.task,
        features: told,
        ignored,
        ...(predictions.labels ? { classes: predictions.labels } : {}),
        ...decision(project, predictions),
        ...edges(predictions, championEdges),
    };
}
function decision(project, predictions) {
    const { task, decisionThreshold } = project.config.validate;
    if (task !== 'binary' || !predictions.labels || !predictions.probabilities)
        return {};
    return {
        decision: {
            positive: (0,models/* positiveLabel */.WG)(project.config.data.positiveLabel, predictions.labels),
            threshold: decisionThreshold,
        },
    };
}
/** Ten bins of equal rows for the predictions of a regression, rounded: what the analysis of a rollout compares. */
function edges(predictions, championEdges) {
    if (predictions.labels || predictions.rows < 20)
        return {};
    if (championEdges)
        return { predictionEdges: championEdges };
    const sorted = Float64Array.from(predictions.predicted).sort();
    const cuts = Array.from({ length: 9 }, (_, index) => Number(sorted[Math.floor(((index + 1) * sorted.length) / 10)].toPrecision(3)));
    return { predictionEdges: [...new Set(cuts)].sort((a, b) => a - b) };
}

// EXTERNAL MODULE: ./packages/commands/lib/shared/errors.js
var errors = __webpack_require__(69273);
;// CONCATENATED MODULE: ./packages/commands/lib/package/server-files.js




const fail = (0,lib/* errorsOf */.Bp)(errors.commandErrors);
/** The scoring server of a bundle is the shared bundle in the role `score`: there is one, and it is what was tested. */
const start = `import { fileURLToPath } from 'node:url'
import { runRole } from './server/index.js'
process.exitCode = await runRole('score', [fileURLToPath(new URL('.', import.meta.url))], import.meta.url)
`;
/**
 * Files of the scoring server: path in the bundle → file on this machine.
 * @param work where the start file may be written
 * @throws UserError SERVER_CODE_MISSING where the shared bundle was not built
 */
async function serverFiles(context, work) {
    const { dist } = context.tool;
    if (!dist)
        throw fail('SERVER_CODE_MISSING', 'The shared bundle, which packages carry as their scoring server, is not there.', {
            remedy: 'Use a released mlops-actions; in a checkout run npm run bundle.',
        });
    const entry = (0,external_node_path_.join)(work, 'server.mjs');
    await (0,promises_.writeFile)(entry, start);
    const files = { 'server.mjs': entry };
    for (const name of (await (0,promises_.readdir)(dist)).sort())
        if (name.endsWith('index.js') || name === 'package.json')
            files[`server/${name}`] = (0,external_node_path_.join)(dist, name);
    return files;
}

;// CONCATENATED MODULE: ./packages/commands/lib/package/handler.js















const handler_fail = (0,lib/* errorsOf */.Bp)(shared/* commandErrors */.nZ);
/** How far an answer of what was built may lie from the model's own: the digits that single precision has. */
const parityRule = { tolerance: 1e-5 };
/** Builds the bundle (and the image's context), starts it, asks it real rows and compares with the model's own answers. */
async function run(inputs, context) {
    const startedAt = context.clock.now();
    const project = await (0,shared/* openProject */.U8)(inputs, context);
    const materials = await gather(project, context, inputs.record);
    const formats = inputs.formats ?? project.config.package.formats;
    if (inputs['dry-run'])
        return planned(materials, formats);
    const work = (0,external_node_path_.join)((0,shared/* homeOf */.lt)(project, context), 'packages', `building-${context.ids()}`);
    await (0,promises_.mkdir)(work, { recursive: true });
    try {
        const built = await build(materials, context, work, formats);
        const folder = (0,external_node_path_.join)((0,shared/* homeOf */.lt)(project, context), 'packages', built.bundle.digest.slice(7, 31));
        const { gate } = built.parity;
        const decision = (0,lib/* decide */.LD)([gate], [], inputs.mode, context.clock.now());
        const body = {
            package: {
                digest: built.bundle.digest,
                bytes: built.bundle.bytes,
                files: built.bundle.files.length,
                nativeBytes: built.bundle.nativeBytes,
            },
            ...(built.image ? { image: built.image } : {}),
            profile: built.profile,
            parity: parityJson(built.parity),
            model: await (0,lib/* fileDigest */.hd)(materials.modelPath),
        };
        await (0,promises_.rm)(folder, { recursive: true, force: true });
        await (0,promises_.rename)(work, folder);
        const record = await (0,shared/* writeRecord */.rh)(project, context, {
            stage: 'package',
            startedAt,
            builtOn: [{ stage: 'train', digest: materials.trained.digest }],
            materials: materials.resources,
            subjects: [
                {
                    name: 'package',
                    digest: built.bundle.digest,
                    bytes: built.bundle.bytes,
                    mediaType: 'application/vnd.mlops.bundle.v1',
                },
                { name: 'profile.json', digest: built.profile.digest },
                ...(built.image ? [{ name: 'image-context', digest: built.image.digest }] : []),
            ],
            gates: [gate],
            verdict: decision.verdict,
            decision,
            body,
        });
        return {
            outcome: decision.outcome,
            verdict: decision.verdict,
            outputs: { package: (0,external_node_path_.join)(folder, 'bundle'), 'package-sha256': built.bundle.digest },
            records: [record],
            report: reportOf(project, built, folder, record, decision),
            json: {
                parity: body.parity,
                bytes: built.bundle.bytes,
                files: built.bundle.files.map((file) => file.path),
                digest: built.bundle.digest,
            },
        };
    }
    finally {
        await (0,promises_.rm)(work, { recursive: true, force: true });
    }
}
async function gather(project, context, record) {
    const trained = await (0,shared/* readRecord */.aE)(project, context, 'train', record);
    const { runId, outputs } = trained.record.body;
    if (!outputs.model)
        throw handler_fail('TRAIN_OUTPUT_MISSING', `${runId} wrote predictions and no ONNX model: there is nothing to serve.`, {
            remedy: 'Export the model to ONNX (docs/models.md), or serve it with your own server.',
        });
    const subject = trained.record.subjects.find((one) => one.name === outputs.model);
    const modelPath = (0,external_node_path_.join)((0,shared/* homeOf */.lt)(project, context), 'outputs', runId, outputs.model);
    if (!(0,external_node_fs_.existsSync)(modelPath) || (await (0,lib/* fileDigest */.hd)(modelPath)) !== subject?.digest)
        throw handler_fail('TRAIN_OUTPUT_MISSING', `${outputs.model} of ${runId} is not on this machine, or is not what the record names.`, { remedy: 'Train again here: mlops train.' });
    const files = await (0,dataset.dataFiles)(project, context);
    const train = await (0,dataset/* modelTable */.C)(project, files.train.path, context);
    const test = await (0,dataset/* modelTable */.C)(project, files.test.path, context, (0,data_lib.schemaOf)(train));
    return {
        project,
        trained,
        modelPath,
        train,
        test,
        features: (0,dataset/* featureNames */.r)(project, train),
        resources: [{ name: 'model', digest: subject.digest }, files.train.resource, files.test.resource],
    };
}
async function build(materials, context, work, formats) {
    const { project, modelPath, train, test, features } = materials;
    const { config } = project;
    const model = await (0,models/* openProjectModel */.p1)(project, modelPath, features, 'the model');
    try {
        const rows = Math.min(config.package.parityRows, test.rows);
        const asked = (0,data_lib.selectRows)(test, Uint32Array.from({ length: rows }, (_, index) => Math.floor((index * test.rows) / rows)));
        const expected = await (0,inference_lib.score)(model, asked);
        const policy = { minGroup: config.privacy.minGroup, protected: config.data.protected, identifying: config.data.id };
        const profile = (0,drift_lib.buildProfile)((0,data_lib.selectColumns)(train, [...features]), policy);
        const answers = (0,predictions_table/* predictionsTable */.n)(project, test, await (0,inference_lib.score)(model, test));
        await (0,promises_.writeFile)((0,external_node_path_.join)(work, 'profile.json'), (0,drift_lib.profileBytes)(profile));
        await (0,promises_.writeFile)((0,external_node_path_.join)(work, 'predictions-profile.json'), (0,drift_lib.profileBytes)((0,drift_lib.buildProfile)(answers, policy)));
        const learnt = (0,drift_lib.learnPerformance)({ ...(0,predictions_table/* predictionRules */.J)(config), table: answers });
        if (learnt)
            await (0,promises_.writeFile)((0,external_node_path_.join)(work, 'performance.json'), (0,drift_lib.learntBytes)(learnt, policy.minGroup));
        const native = await (0,native_lib.findNative)('onnxruntime-node');
        const bundle = await (0,packaging_lib.buildBundle)({
            model: modelPath,
            modelOptions: { ...(0,models/* modelOptions */.Og)(config, features), meaning: (0,inference_lib.meaningOf)(expected) },
            schema: bundleSchema(project, profile, features, expected, await championEdges(project, context)),
            serverCode: { files: await serverFiles(context, work) },
            native: { platform: process.platform, arch: process.arch, modules: (0,external_node_path_.dirname)(native.folder) },
            out: (0,external_node_path_.join)(work, 'bundle'),
        });
        await (0,promises_.rm)((0,external_node_path_.join)(work, 'server.mjs'), { force: true });
        const image = formats.includes('image') ? await (0,packaging_lib.buildImageContext)({ bundle, out: (0,external_node_path_.join)(work, 'image') }) : undefined;
        context.log.info(`built ${(0,lib/* humanBytes */.p6)(bundle.bytes)} in ${bundle.files.length} files, asking it ${rows} rows`);
        const parity = await (0,packaging_lib.checkParity)({ bundle: bundle.folder, rows: asked, expected, node: process.execPath, env: {}, rule: parityRule }, context);
        return {
            bundle,
            ...(image ? { image: { digest: image.digest, files: image.files.length } } : {}),
            profile: { digest: (0,lib/* sha256 */.sc)((0,drift_lib.profileBytes)(profile)), rows: profile.rows },
            parity,
        };
    }
    finally {
        await model.close();
    }
}
/** The bins in which the champion counts its predictions; undefined for the first version. */
async function championEdges(project, context) {
    const { champion } = (await project.registry.aliases(project.config.model.name, context)).value;
    if (champion === undefined)
        return undefined;
    const path = (0,external_node_path_.join)(await (0,shared/* versionFolder */.pN)(project, context, champion), 'bundle/schema.json');
    return (0,external_node_fs_.existsSync)(path) ? (0,packaging_lib.parseBundleSchema)(JSON.parse(await (0,promises_.readFile)(path, 'utf8'))).predictionEdges : undefined;
}
function parityJson(parity) {
    const { gate: _gate, ...rest } = parity;
    return JSON.parse(JSON.stringify(rest));
}
function reportOf(project, built, folder, record, decision) {
    const { parity, bundle } = built;
    const name = project.config.model.name;
    const same = parity.rows - Math.max(parity.single.differing, parity.single.flips);
    const summary = `${same} of ${parity.rows} rows answered as the model does; first answer after ${(0,lib/* humanDuration */.UU)(parity.firstAnswerMs)}.`;
    return {
        title: `${name}: package ${decision.verdict === 'pass' ? 'answers as the model does' : 'does not answer as the model does'}`,
        outcome: decision.outcome,
        verdict: decision.verdict,
        summary,
        blocks: [
            ...(decision.verdict === 'pass'
                ? []
                : [{ kind: 'alert', level: 'caution', text: parity.gate.reason.message }]),
            {
                kind: 'table',
                columns: [{ title: 'What' }, { title: 'Value' }],
                rows: [
                    ['answers', summary],
                    [
                        'latency of one row',
                        `p50 ${parity.latencyMs.p50.toFixed(1)} ms, p95 ${parity.latencyMs.p95.toFixed(1)} ms`,
                    ],
                    ['size', `${(0,lib/* humanBytes */.p6)(bundle.bytes)}, of it ${(0,lib/* humanBytes */.p6)(bundle.nativeBytes)} the runtime`],
                    ['digest', [{ code: (0,lib/* shortDigest */.VK)(bundle.digest) }]],
                    ...(built.image ? [['image context', [{ code: (0,lib/* shortDigest */.VK)(built.image.digest) }]]] : []),
                ],
            },
            {
                kind: 'fold',
                title: 'Where it is',
                blocks: [
                    {
                        kind: 'lines',
                        lines: [
                            `bundle  ${(0,external_node_path_.join)(folder, 'bundle')}`,
                            `run it  node ${(0,external_node_path_.join)(folder, 'bundle', 'server.mjs')}`,
                            `record  ${record.path}`,
                        ],
                    },
                ],
            },
        ],
        next: [['keep it: ', { code: 'mlops register' }]],
    };
}
function planned(materials, formats) {
    const summary = `Would build ${formats.join(' and ')} of ${materials.trained.record.body.runId} and ask it ${Math.min(materials.project.config.package.parityRows, materials.test.rows)} rows.`;
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        report: {
            title: `${materials.project.config.model.name}: would package`,
            outcome: 'passed',
            summary,
            blocks: [{ kind: 'text', text: summary }],
        },
        json: {},
    };
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
