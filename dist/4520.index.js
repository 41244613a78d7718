export const id = 4520;
export const ids = [4520];
export const modules = {

/***/ 24520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48395);
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37623);





/** Computes the digest of every record of a chain again, and of the files of the version; says what that proves and what not. */
async function run(inputs, context) {
    const project = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_4__/* .openProject */ .U8)(inputs, context);
    const subject = inputs.subject ?? 'champion';
    const start = await startOf(project, context, subject);
    const chain = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_4__/* .chainOf */ .dR)(project, context, start);
    const files = await checkFiles(project, context, chain);
    const problems = [...chain.broken.map((one) => `${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .shortDigest */ .VK)(one.digest)}: ${one.why}`), ...files.problems];
    const verdict = problems.length === 0 ? 'pass' : 'fail';
    const proves = [
        `${chain.records.length} records are unchanged since they were written: each names the SHA-256 of those before it`,
        ...(files.checked > 0 ? [`${files.checked} files of the version have the digests that its record names`] : []),
    ];
    const provesNot = [
        'who wrote the records: they are not signed',
        'that what they say was true when it was written: origin is asserted by the process that wrote it',
    ];
    const summary = verdict === 'pass' ? `${subject}: ${chain.records.length} records unchanged` : `${subject}: ${problems[0]}`;
    return {
        outcome: verdict === 'pass' ? 'passed' : 'refused',
        verdict,
        outputs: {},
        records: [],
        report: {
            title: `${project.config.model.name} ${summary}`,
            outcome: verdict === 'pass' ? 'passed' : 'refused',
            verdict,
            summary,
            blocks: [
                {
                    kind: 'table',
                    columns: [{ title: 'Record' }, { title: 'Digest' }, { title: 'Written' }, { title: 'Commit' }],
                    rows: chain.records.map((one) => [
                        one.record.stage,
                        [{ code: (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .shortDigest */ .VK)(one.digest) }],
                        one.record.startedAt,
                        one.record.origin.commit.slice(0, 7) || '–',
                    ]),
                },
                ...(problems.length > 0 ? [{ kind: 'list', items: problems }] : []),
                { kind: 'text', text: [{ strong: 'Proves: ' }, `${proves.join('; ')}.`] },
                { kind: 'text', text: [{ strong: 'Does not prove: ' }, `${provesNot.join('; ')}.`] },
            ],
        },
        json: {
            subject,
            records: chain.records.map((one) => ({
                stage: one.record.stage,
                digest: one.digest,
                startedAt: one.record.startedAt,
                commit: one.record.origin.commit,
            })),
            problems,
            proves,
            provesNot,
        },
    };
}
async function startOf(project, context, subject) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(context.directory, subject);
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) && /\.json$/.test(path)
        ? (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .openRecord */ .C6)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path), subject)
        : (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOfSubject */ .Hw)(project, context, subject);
}
/** Fetches the files of the version into a scratch folder, which checks each digest, and compares the list with the record. */
async function checkFiles(project, context, chain) {
    const registered = chain.records.find((one) => one.record.stage === 'register');
    const version = registered?.record.body?.version;
    if (!registered || !version)
        return { checked: 0, problems: [] };
    try {
        const found = await project.registry.files(project.config.model.name, version, await context.scratch(), context);
        const named = new Map(registered.record.subjects.map((one) => [one.name, one.digest]));
        const problems = found
            .filter((one) => named.get(one.name) !== one.digest)
            .map((one) => `${one.name} has another digest than its record names`);
        const missing = [...named.keys()]
            .filter((name) => !found.some((one) => one.name === name))
            .map((name) => `${name} is missing`);
        return { checked: found.length, problems: [...problems, ...missing] };
    }
    catch (thrown) {
        return {
            checked: 0,
            problems: [`the files of v${version}: ${thrown instanceof Error ? thrown.message : String(thrown)}`],
        };
    }
}


/***/ })

};
