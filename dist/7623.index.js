export const id = 7623;
export const ids = [7623,9273];
export const modules = {

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
    DRIFT_NO_TIMES: {
        summary: 'The times of the rows are not known.',
        explanation: 'Windows, seasons and the date of a change need a column of timestamps, dates, or seconds since 1970: --time COLUMN, or monitor.time.',
    },
    DRIFT_NO_LABELS: {
        summary: 'There is no file of labels.',
        explanation: 'Truth that arrives late is a table: the target, and request_id (with row for requests of several rows) or the columns of data.id.',
    },
    DRIFT_LABELS_UNKNOWN: {
        summary: 'The labels cannot be joined to rows.',
        explanation: 'They need the column of the target and a key: request_id (with row, from 0), as the endpoint answered it, or the columns that identify a row.',
    },
    DRIFT_ROWS_NEEDED: {
        summary: 'The table is too large for what was asked.',
        explanation: 'Tables of more than 50,000,000 cells (rows × columns) are read in parts, as distributions. Times, labels, predictions, seasons, --multivariate and --compat look at rows.',
    },
    DRIFT_PREDICTIONS: {
        summary: 'The columns of the predictions are not understood.',
        explanation: 'Give --task, --score or --prediction, and --target where the truth is known, as for mlops metrics.',
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
  Kw: () => (/* reexport */ records/* recentRecords */.Kw),
  Hd: () => (/* reexport */ records/* recordByDigest */.Hd),
  Hw: () => (/* reexport */ recordOfSubject),
  SP: () => (/* reexport */ project/* shown */.SP),
  pN: () => (/* reexport */ versionFolder),
  rh: () => (/* reexport */ records/* writeRecord */.rh)
});

// UNUSED EXPORTS: commonOutputDocs, dryRunInput, modeInput, openConfig, projectInputs, recordInput, tokenInput, writeDurably

// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
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

/***/ 81798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ recordByDigest),
/* harmony export */   Kw: () => (/* binding */ recentRecords),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   lt: () => (/* binding */ homeOf),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
/* unused harmony export writeDurably */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48395);



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
/** How many records are read at once: each is a file, or a process of git. */
const readAtOnce = 16;
/**
 * The newest records of a step, at most so many. For what is good to know: one that the registry no longer holds is passed over, and one that it
 * cannot read is a warning.
 */
async function* recentRecords(project, context, stage, most) {
    const read = async (digest) => {
        try {
            const bytes = await project.registry.getRecord(digest, context);
            return bytes && (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .openRecord */ .C6)(bytes, digest);
        }
        catch (thrown) {
            if (!(thrown instanceof _mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo))
                throw thrown;
            context.log.warn(thrown.message);
            return undefined;
        }
    };
    const digests = [];
    for await (const ref of project.registry.records(project.config.model.name, { stage }, context)) {
        if (digests.length === most)
            break;
        digests.push(ref.digest);
    }
    for (let at = 0; at < digests.length; at += readAtOnce)
        for (const found of await Promise.all(digests.slice(at, at + readAtOnce).map(read)))
            if (found)
                yield found;
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
