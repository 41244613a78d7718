export const id = 3752;
export const ids = [3752];
export const modules = {

/***/ 73752:
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
// EXTERNAL MODULE: ./packages/core/lib/index.js + 14 modules
var lib = __webpack_require__(25070);
// EXTERNAL MODULE: ./packages/data/lib/index.js + 38 modules
var data_lib = __webpack_require__(43605);
// EXTERNAL MODULE: ./packages/drift/lib/index.js + 63 modules
var drift_lib = __webpack_require__(32919);
// EXTERNAL MODULE: ./packages/inference/lib/index.js + 25 modules
var inference_lib = __webpack_require__(41134);
// EXTERNAL MODULE: ./packages/native/lib/index.js + 9 modules
var native_lib = __webpack_require__(45463);
// EXTERNAL MODULE: ./packages/packaging/lib/index.js + 23 modules
var packaging_lib = __webpack_require__(10938);
// EXTERNAL MODULE: ./packages/commands/lib/shared/dataset.js
var dataset = __webpack_require__(11816);
// EXTERNAL MODULE: ./packages/commands/lib/shared/index.js + 3 modules
var shared = __webpack_require__(37623);
// EXTERNAL MODULE: ./packages/commands/lib/shared/models.js
var models = __webpack_require__(39728);
;// CONCATENATED MODULE: ./packages/commands/lib/shared/predictions-table.js


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
    const truth = (0,lib/* columnOf */.uV)(rows, project.config.data.target);
    if (truth)
        columns.push(truth);
    return { rows: rows.rows, columns };
}
/** Classes as the endpoint answers them: in a binary task by the decision threshold. */
function decided(project, labels, predictions) {
    const { config } = project;
    if (config.validate.task !== 'binary' || labels.length !== 2 || !predictions.probabilities)
        return Int32Array.from(predictions.predicted);
    const positive = labels.indexOf((0,models/* positiveLabel */.WG)(config.data.positiveLabel, labels));
    const share = predictions.probabilities[positive];
    if (!share)
        return Int32Array.from(predictions.predicted);
    return Int32Array.from(share, (value) => (value >= config.validate.decisionThreshold ? positive : 1 - positive));
}

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
    const files = await (0,dataset/* dataFiles */.qy)(project, context);
    const train = await (0,dataset/* modelTable */.Cn)(project, files.train.path, context);
    const test = await (0,dataset/* modelTable */.Cn)(project, files.test.path, context, (0,data_lib.schemaOf)(train));
    return {
        project,
        trained,
        modelPath,
        train,
        test,
        features: (0,dataset/* featureNames */.rE)(project, train),
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
        const outputs = (0,drift_lib.buildProfile)(predictionsTable(project, test, await (0,inference_lib.score)(model, test)), policy);
        await (0,promises_.writeFile)((0,external_node_path_.join)(work, 'profile.json'), (0,drift_lib.profileBytes)(profile));
        await (0,promises_.writeFile)((0,external_node_path_.join)(work, 'predictions-profile.json'), (0,drift_lib.profileBytes)(outputs));
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
        const parity = await (0,packaging_lib.checkParity)({ bundle: bundle.folder, rows: asked, expected, node: process.execPath, env: {}, rule: parityRule(model) }, context);
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
/** Regressors are compared relative to their value; labels and probabilities to the digits that single precision has. */
function parityRule(_model) {
    return { tolerance: 1e-5 };
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


/***/ })

};
