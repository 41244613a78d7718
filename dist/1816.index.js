export const id = 1816;
export const ids = [1816];
export const modules = {

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
