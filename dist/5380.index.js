export const id = 5380;
export const ids = [5380];
export const modules = {

/***/ 45347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ claimedMetrics)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);

/** metrics.json is read up to this size: it is the author's word, and hostile. 1 MiB. */
const maximumBytes = 2 ** 20;
/** And up to this many numbers. */
const maximumMetrics = 1000;
/**
 * The numbers of a metrics.json as claims: nested objects become dotted names, what is not a finite number becomes null.
 * A file that is too large or not JSON claims nothing.
 */
async function claimedMetrics(path) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'r');
    let text;
    try {
        const { size } = await handle.stat();
        if (size > maximumBytes)
            return {};
        text = await handle.readFile('utf8');
    }
    finally {
        await handle.close();
    }
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return {};
    }
    const found = [];
    const visit = (one, name, depth) => {
        if (found.length >= maximumMetrics || depth > 4)
            return;
        if (typeof one === 'number')
            found.push([name, Number.isFinite(one) ? one : null]);
        else if (one === null && name)
            found.push([name, null]);
        else if (typeof one === 'object' && one !== null && !Array.isArray(one))
            for (const [key, inner] of Object.entries(one))
                visit(inner, name ? `${name}.${key}` : key, depth + 1);
    };
    visit(value, '', 0);
    return Object.fromEntries(found);
}


/***/ }),

/***/ 68448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ follow)
/* harmony export */ });
const tailLines = 12;
/**
 * Watches a run until it ends or `waitForMs` is over; its log is printed as it grows. A cancelled step cancels the run:
 * the process group gets a signal, and this returns when it has ended.
 */
async function follow(training, run, waitForMs, context) {
    const begin = context.clock.monotonicMs();
    const late = new AbortController();
    const signal = AbortSignal.any([context.signal, late.signal]);
    const timer = context.clock.sleep(waitForMs, signal).then(() => late.abort(new Error('wait-for is over')), () => undefined);
    const tail = [];
    let status = 'queued';
    let reason;
    try {
        for await (const event of training.observe(run, undefined, { ...context, signal })) {
            if (event.type === 'status') {
                status = event.status;
                reason = event.reason;
            }
            else if (event.type === 'log') {
                for (const line of event.text.replace(/\n$/, '').split('\n')) {
                    context.log.foreign(line);
                    tail.push(line);
                    if (tail.length > tailLines)
                        tail.shift();
                }
            }
        }
    }
    catch (thrown) {
        if (context.signal.aborted) {
            await training.cancel(run, { ...context, signal: AbortSignal.timeout(5000) });
            throw context.signal.reason;
        }
        if (!late.signal.aborted)
            throw thrown;
    }
    finally {
        late.abort(new Error('watched to the end'));
        await timer;
    }
    if (context.signal.aborted) {
        await training.cancel(run, { ...context, signal: AbortSignal.timeout(5000) });
        throw context.signal.reason;
    }
    const state = await training.state(run, { ...context, signal: AbortSignal.timeout(30_000) });
    const measured = context.clock.monotonicMs() - begin;
    const durationMs = state?.startedAt && state.endedAt ? Date.parse(state.endedAt) - Date.parse(state.startedAt) : measured;
    const why = state?.reason ?? reason;
    return {
        status: state?.status ?? status,
        durationMs,
        tail,
        ...(why ? { reason: why } : {}),
        ...(state?.lock ? { lock: state.lock } : {}),
    };
}


/***/ }),

/***/ 95380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run),
  trainSpec: () => (/* binding */ trainSpec)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
// EXTERNAL MODULE: ./packages/commands/lib/shared/claims.js
var claims = __webpack_require__(45347);
// EXTERNAL MODULE: ./packages/commands/lib/shared/index.js + 3 modules
var shared = __webpack_require__(37623);
// EXTERNAL MODULE: ./packages/commands/lib/train/follow.js
var follow = __webpack_require__(68448);
;// CONCATENATED MODULE: ./packages/commands/lib/train/report.js

/** What `train` shows: the run, what went in, what the command claims. */
function trainReport(project, origin, body, record) {
    const name = project.config.model.name;
    const summary = body.reused
        ? `${body.runId} was reused: code, data, environment, parameters and seed are unchanged.`
        : `${body.runId} completed in ${(0,lib/* humanDuration */.UU)(body.durationMs)}.`;
    const claims = Object.entries(body.metrics);
    const commit = origin.commit
        ? `${origin.commit.slice(0, 7)}${origin.dirty ? ' (with changes that are not committed)' : ''}`
        : 'no commit';
    return {
        title: `${name}: ${body.runId} ${body.reused ? 'reused' : 'completed'}`,
        outcome: 'passed',
        verdict: 'pass',
        summary,
        blocks: [
            { kind: 'text', text: summary },
            {
                kind: 'table',
                columns: [{ title: 'What' }, { title: 'Value' }],
                rows: [
                    ['code', commit],
                    ['data', body.data.map((one) => `${one.name} ${(0,lib/* shortDigest */.VK)(one.digest)}`).join(', ')],
                    [
                        'environment',
                        body.environment.file
                            ? `${body.environment.file} ${(0,lib/* shortDigest */.VK)(body.environment.digest ?? 'sha256:')}`
                            : 'the machine as it is',
                    ],
                    [
                        'parameters',
                        Object.entries(body.parameters)
                            .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
                            .join(', ') || 'none',
                    ],
                    ['seed', String(body.seed)],
                ],
            },
            ...(claims.length > 0
                ? [
                    {
                        kind: 'fold',
                        title: 'What the command claims in metrics.json (validate measures again)',
                        blocks: [
                            {
                                kind: 'table',
                                columns: [{ title: 'Metric' }, { title: 'Claimed', align: 'right' }],
                                rows: claims
                                    .slice(0, 40)
                                    .map(([key, value]) => [key, value === null ? 'not a number' : String(value)]),
                            },
                        ],
                    },
                ]
                : []),
            {
                kind: 'fold',
                title: 'Record',
                blocks: [{ kind: 'text', text: `${record.path}  ${(0,lib/* shortDigest */.VK)(record.sealed.digest)}` }],
            },
        ],
        next: [['decide: ', { code: 'mlops validate' }]],
    };
}

;// CONCATENATED MODULE: ./packages/commands/lib/train/handler.js







const fail = (0,lib/* errorsOf */.Bp)(shared/* commandErrors */.nZ);
/** Submits the run (or finds the one with the same inputs), watches it, takes its outputs and records what reproducing needs. */
async function run(inputs, context) {
    const project = await (0,shared/* openProject */.U8)(inputs, context);
    const startedAt = context.clock.now();
    const { spec, key, materials } = await trainSpec(project, context, inputs);
    if (inputs['dry-run'])
        return planned(project, spec, key);
    const training = trainingOf(project);
    // Outside git nobody knows whether the code has changed: such a run is never taken for another.
    const reusable = inputs.reuse && (await context.origin(project.root)).tree !== '';
    const submitted = inputs['run-id']
        ? { run: await existing(training, inputs['run-id'], context), existed: true }
        : await training.submit(spec, reusable ? key : (0,lib/* sha256 */.sc)(`${key}${context.ids()}`), context);
    const followed = await (0,follow/* follow */.e)(training, submitted.run, inputs['wait-for'], context);
    if (followed.status === 'running' || followed.status === 'queued')
        return pending(project, submitted.run);
    if (followed.status !== 'completed')
        throw stopped(submitted.run, followed);
    const into = (0,external_node_path_.join)((0,shared/* homeOf */.lt)(project, context), 'outputs', submitted.run);
    const outputs = await training.outputs(submitted.run, into, context);
    const body = await bodyOf(spec, project.config.train.outputs, key, submitted, followed, outputs, into);
    const record = await (0,shared/* writeRecord */.rh)(project, context, {
        stage: 'train',
        startedAt,
        builtOn: [],
        materials,
        subjects: outputs,
        body,
    });
    return {
        outcome: 'passed',
        outputs: {
            'run-id': submitted.run,
            'run-url': '',
            'run-status': followed.status,
            reused: body.reused ? 'true' : 'false',
            metrics: body.metrics,
        },
        records: [record],
        report: trainReport(project, record.sealed.record.origin, body, record),
        json: { runId: submitted.run, status: followed.status, reused: body.reused, metrics: body.metrics },
    };
}
function trainingOf(project) {
    const { training, name } = project.platform;
    if (!training)
        throw new TypeError(`platform ${name} does not train`);
    return training;
}
async function existing(training, run, context) {
    if (await training.state(run, context))
        return run;
    throw fail('RUN_UNKNOWN', `There is no run ${run}.`, {
        remedy: 'Leave --run-id out to start one.',
        where: { input: 'run-id' },
    });
}
/** What to train with, and the key that is the same when nothing that decides the result has changed. */
async function trainSpec(project, context, inputs) {
    const { config, root } = project;
    const { train } = config;
    if (!train)
        throw fail('TRAIN_NO_COMMAND', `${config.file} has no train.command.`, {
            remedy: 'Write:  train: { command: python train.py }',
            where: { file: config.file },
        });
    // On demand: what mlops.yml has wrong is said before the readers of tables are loaded.
    const { dataFiles } = await Promise.all(/* import() */[__webpack_require__.e(1065), __webpack_require__.e(6794), __webpack_require__.e(1816)]).then(__webpack_require__.bind(__webpack_require__, 11816));
    const { train: data } = await dataFiles(project, context);
    const parameters = { ...train.parameters, ...typedParameters(inputs.parameters ?? {}) };
    const origin = await context.origin(root);
    const code = codeResource(origin);
    const environment = await trainingOf(project).environment(root, train.environment, context);
    const spec = {
        model: config.model.name,
        command: train.command,
        folder: root,
        code,
        environment,
        data: [{ name: 'train', path: data.path, resource: data.resource }],
        parameters,
        seed: inputs.seed ?? train.seed,
        timeLimitMs: train.timeLimitMs,
        secrets: secretsOf(train.secrets, context),
        outputs: requiredOutputs(config, train.outputs),
    };
    const { folder: _folder, secrets: _secrets, data: sets, timeLimitMs: _limit, ...deciding } = spec;
    const key = (0,lib/* sha256 */.sc)((0,lib/* canonicalJson */.dj)({ ...deciding, data: sets.map((one) => one.resource.digest ?? '') }));
    return { spec, key, materials: [code, data.resource] };
}
/** What the command must write: the model, unless predictions stand for it; and what mlops.yml names. metrics.json is picked up where it is. */
function requiredOutputs(config, outputs) {
    const named = (key) => config.places[`train.outputs.${key}`] !== undefined;
    return {
        ...(outputs.predictions === undefined || named('model') ? { model: outputs.model } : {}),
        ...(named('metrics') ? { metrics: outputs.metrics } : {}),
        ...(outputs.predictions === undefined ? {} : { predictions: outputs.predictions }),
    };
}
/** Values of the input `parameters` are JSON where they read as JSON scalars, else text. */
function typedParameters(given) {
    return Object.fromEntries(Object.entries(given).map(([name, text]) => {
        if (text === 'true' || text === 'false' || text === 'null')
            return [name, JSON.parse(text)];
        const number = Number(text);
        return [name, text !== '' && Number.isFinite(number) && String(number) === text ? number : text];
    }));
}
/** The code: the folder's tree, and what is changed beside it. Outside git nothing can be reused, and the id says so. */
function codeResource(origin) {
    if (!origin.tree)
        return { name: 'code', uri: 'folder', version: `unversioned` };
    if (!origin.changes)
        return { name: 'code', uri: `git+tree:${origin.tree}`, version: origin.tree };
    return { name: 'code', digest: (0,lib/* sha256 */.sc)(`${origin.tree}\n${origin.changes.digest}`) };
}
function secretsOf(names, context) {
    const missing = names.filter((name) => !context.environment[name]);
    if (missing.length > 0)
        throw fail('TRAIN_NO_COMMAND', `train.secrets: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not in the environment.`, {
            remedy: 'In a workflow set it under env: of the step, from secrets. On a laptop: export NAME=…',
        });
    return Object.fromEntries(names.map((name) => [name, context.environment[name] ?? '']));
}
async function bodyOf(spec, names, key, submitted, followed, outputs, into) {
    const has = (name) => outputs.some((one) => one.name === name);
    const { model, predictions, metrics } = names;
    if (!has(model) && !has(predictions))
        throw fail('TRAIN_OUTPUT_MISSING', `The command wrote no ${model} below MLOPS_OUTPUT.`, {
            remedy: `It wrote: ${outputs.map((one) => one.name).join(', ') || 'nothing'}. Write the model there, or name it in train.outputs.model.`,
        });
    return {
        runId: submitted.run,
        status: followed.status,
        command: spec.command,
        parameters: spec.parameters,
        seed: spec.seed,
        key,
        environment: { ...spec.environment, ...(followed.lock ? { lock: followed.lock } : {}) },
        machine: {
            platform: process.platform,
            arch: process.arch,
            processors: (0,external_node_os_.availableParallelism)(),
            node: process.versions.node,
        },
        data: spec.data.map((one) => ({
            name: one.name,
            digest: one.resource.digest,
            bytes: one.resource.bytes ?? 0,
        })),
        metrics: has(metrics) ? await (0,claims/* claimedMetrics */.H)((0,external_node_path_.join)(into, metrics)) : {},
        durationMs: followed.durationMs,
        reused: submitted.existed,
        outputs: {
            ...(has(model) ? { model } : {}),
            ...(has(predictions) ? { predictions } : {}),
            ...(has(metrics) ? { metrics } : {}),
        },
    };
}
function stopped(run, followed) {
    const lines = followed.tail.map((line) => `  ${line}`).join('\n');
    const how = {
        failed: 'failed',
        cancelled: 'was cancelled',
        unresponsive: 'does not answer',
    };
    return fail('TRAIN_FAILED', `${run} ${how[followed.status] ?? followed.status} after ${(0,lib/* humanDuration */.UU)(followed.durationMs)}${followed.reason ? `: ${followed.reason}` : ''}.`, {
        remedy: `${lines ? `Its last lines:\n${lines}\n` : ''}All of its log: mlops logs ${run}`,
    });
}
function planned(project, spec, key) {
    const { secrets: _secrets, ...shown } = spec;
    return {
        outcome: 'passed',
        outputs: { 'run-status': 'planned' },
        records: [],
        report: {
            title: `${project.config.model.name}: would train`,
            outcome: 'passed',
            summary: `Would run: ${spec.command.split('\n')[0]} (seed ${spec.seed}, key ${key.slice(7, 19)})`,
            blocks: [
                { kind: 'lines', lines: spec.command.split('\n') },
                {
                    kind: 'text',
                    text: `parameters ${JSON.stringify(spec.parameters)}, seed ${spec.seed}, environment ${spec.environment.file ?? 'none'}`,
                },
            ],
        },
        json: { plan: { ...shown, key } },
    };
}
function pending(project, run) {
    return {
        outcome: 'pending',
        outputs: { 'run-id': run, 'run-status': 'running' },
        records: [],
        report: {
            title: `${project.config.model.name}: ${run} is still running`,
            outcome: 'pending',
            summary: `${run} is still running; go on with --run-id ${run}.`,
            blocks: [],
            next: [[{ code: `mlops train --run-id ${run}` }]],
        },
        json: { runId: run, status: 'running' },
    };
}


/***/ })

};
