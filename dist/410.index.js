export const id = 410;
export const ids = [410];
export const modules = {

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

/***/ 410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48395);
/* harmony import */ var _mlops_actions_data__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46794);
/* harmony import */ var _mlops_actions_drift__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99610);
/* harmony import */ var _predict_write_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10905);
/* harmony import */ var _shared_profile_of_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(91286);
/* harmony import */ var _shared_reading_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27632);








/** Worst first. */
const order = { error: 0, warning: 1, note: 2 };
const findingsShown = 40;
/** Reads a table and sums up each column; what is odd about the file stands beside it. */
async function run(inputs, context) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(context.directory, inputs.file);
    const read = (await readInParts(path, inputs, context)) ?? (await readWhole(path, inputs, context));
    if (inputs.write !== undefined)
        await (0,_predict_write_js__WEBPACK_IMPORTED_MODULE_5__/* .wholeFile */ .A)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(context.directory, inputs.write), context.ids, (file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, (0,_mlops_actions_drift__WEBPACK_IMPORTED_MODULE_4__.profileBytes)(read.distributions())));
    const profile = guarded(read.profile, inputs.protected ?? []);
    const { rows, columns, findings } = profile;
    const bytes = read.fingerprint?.bytes ?? 0;
    const serious = findings.filter((one) => one.severity !== 'note').length;
    const oddities = serious === 0 ? 'nothing odd' : `${serious} ${serious === 1 ? 'thing' : 'things'} to look at`;
    const summary = `${inputs.file}: ${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .humanCount */ .RC)(rows)} rows, ${columns.length} columns, ${oddities}`;
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        report: {
            title: `${summary} (${read.format}, ${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .humanBytes */ .p6)(bytes)})`,
            outcome: 'passed',
            summary,
            blocks: [columnTable(columns), ...findingBlocks(findings)],
        },
        json: {
            file: inputs.file,
            format: read.format,
            digest: read.fingerprint?.digest ?? '',
            bytes,
            rows,
            columns: columns,
            findings: findings,
        },
    };
}
async function readWhole(path, inputs, context) {
    const { table, findings, format, fingerprint } = await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_3__.readTable)(path, {
        ...(0,_shared_reading_js__WEBPACK_IMPORTED_MODULE_7__/* .reading */ .h)(context),
        log: context.log,
        threads: 2,
        ...(inputs.separator === undefined ? {} : { separator: separatorOf(inputs.separator) }),
    });
    return {
        profile: (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_3__.profileTable)(table, findings),
        format,
        ...(fingerprint ? { fingerprint } : {}),
        distributions: () => (0,_mlops_actions_drift__WEBPACK_IMPORTED_MODULE_4__.buildProfile)(table, { protected: inputs.protected ?? [] }),
    };
}
/** A Parquet table that is too large to be held; undefined for any other. */
async function readInParts(path, inputs, context) {
    const size = await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_3__.tableSize)(path);
    const schema = size.parquet ? await (0,_shared_profile_of_file_js__WEBPACK_IMPORTED_MODULE_6__/* .schemaOfLarge */ .e7)(path, size, context, { cells: inputs['exact-cells'] }) : undefined;
    if (schema === undefined)
        return undefined;
    const stream = new _mlops_actions_data__WEBPACK_IMPORTED_MODULE_3__.ProfileStream();
    const distributions = new _mlops_actions_drift__WEBPACK_IMPORTED_MODULE_4__.ProfileAccumulator({ protected: inputs.protected ?? [] });
    await (0,_shared_profile_of_file_js__WEBPACK_IMPORTED_MODULE_6__/* .inParts */ .oP)(path, schema, size, context, (part, findings) => {
        stream.add(part, findings);
        if (inputs.write !== undefined)
            distributions.add(part);
    });
    return {
        profile: stream.profile(),
        format: 'parquet',
        fingerprint: await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_3__.fingerprintFiles)(size.files, context.signal),
        distributions: () => distributions.profile(),
    };
}
/** `\t` and the word tab are how a tab is written on a command line. */
function separatorOf(given) {
    return given === '\\t' || given === 'tab' ? '\t' : given;
}
/** Without the extremes of protected columns. */
function guarded(profile, hidden) {
    const policy = { protected: hidden, identifying: [] };
    const columns = profile.columns.map((column) => (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .extremesVisible */ .w2)(column.name, policy) ? column : { ...column, min: null, max: null });
    return { ...profile, columns };
}
function columnTable(columns) {
    const right = { align: 'right' };
    return {
        kind: 'table',
        columns: [
            { title: 'Column' },
            { title: 'Type' },
            { title: 'Empty', ...right },
            { title: 'Distinct', ...right },
            { title: 'Min', ...right },
            { title: 'Max', ...right },
            { title: 'Mean', ...right },
        ],
        rows: columns.map((column) => [
            column.name,
            column.type,
            column.nulls === 0 ? '' : (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .humanCount */ .RC)(column.nulls),
            `${column.distinctError === undefined ? '' : '≈ '}${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .humanCount */ .RC)(column.distinct)}`,
            shown(column, column.min),
            shown(column, column.max),
            shown(column, column.mean),
        ]),
    };
}
/** Whole numbers as they are, others to six digits; times as texts. */
function shown(column, value) {
    if (value === null)
        return '';
    if (column.type === 'timestamp')
        return (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .isoTime */ .Ly)(Math.round(value));
    return String(Number.isInteger(value) ? value : Number(value.toPrecision(6)));
}
function findingBlocks(findings) {
    if (findings.length === 0)
        return [];
    const sorted = [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
    const items = sorted
        .slice(0, findingsShown)
        .map((one) => [`${one.severity} `, { code: one.code }, `  ${one.message}${one.remedy ? ` ${one.remedy}` : ''}`]);
    const left = sorted.length - findingsShown;
    return [{ kind: 'list', items: left > 0 ? [...items, `… ${left} more with --json`] : items }];
}


/***/ }),

/***/ 91286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bd: () => (/* binding */ heldCells),
/* harmony export */   Fg: () => (/* binding */ profileInParts),
/* harmony export */   e7: () => (/* binding */ schemaOfLarge),
/* harmony export */   oP: () => (/* binding */ inParts)
/* harmony export */ });
/* harmony import */ var _mlops_actions_data__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46794);
/* harmony import */ var _mlops_actions_drift__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99610);


/** Rows of a part. */
const partRows = 131_072;
/** A table of more cells than this (400 MB of numbers) is read in parts. */
const heldCells = 50_000_000;
/** The types by which a large table is read in parts; undefined where it is small enough to be held, or its types are not known. */
async function schemaOfLarge(path, size, context, options = {}) {
    const most = options.cells ?? heldCells;
    const { like } = options;
    const known = like && {
        columns: like.columns.map((column) => ({
            name: column.name,
            type: column.kind === 'text' ? 'text' : column.type,
            nullable: true,
        })),
    };
    // By the footers alone where they tell: a small file is not looked into further.
    if (size.parquet && size.columns !== undefined && size.rows * size.columns <= most)
        return undefined;
    const schema = size.parquet ? await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_0__.parquetSchema)(path, { signal: context.signal }) : known;
    return schema && size.rows * schema.columns.length > most ? schema : undefined;
}
/**
 * The profile of a table that is too large to be held, read part by part; with `like` over the edges of that profile, so that `checkDrift` takes it as the
 * current side. Text files are read by the types of `like`, and columns that it does not name are left out.
 * @returns undefined for a table of at most `cells` cells (= 50,000,000), which is better read whole; and for a text file without `like`
 * @throws UserError as `readTable`
 */
async function profileInParts(path, context, options = {}) {
    const size = await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_0__.tableSize)(path);
    const schema = await schemaOfLarge(path, size, context, options);
    if (schema === undefined)
        return undefined;
    const profile = new _mlops_actions_drift__WEBPACK_IMPORTED_MODULE_1__.ProfileAccumulator(options);
    await inParts(path, schema, size, context, (part) => profile.add(part));
    return profile.profile();
}
/** Reads a table part by part and shows how far it is. */
async function inParts(path, schema, size, context, take) {
    await (0,_mlops_actions_data__WEBPACK_IMPORTED_MODULE_0__.readChunks)(path, { schema, rows: partRows, threads: 2, signal: context.signal }, ({ table, findings, firstRow }) => {
        take(table, findings);
        context.log.progress('reading', firstRow + table.rows, size.parquet ? size.rows : undefined);
    });
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
