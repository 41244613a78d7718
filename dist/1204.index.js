export const id = 1204;
export const ids = [1204];
export const modules = {

/***/ 11204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48395);
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37623);




const fail = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .errorsOf */ .Bp)(_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .commandErrors */ .nZ);
/** Makes the version with everything that belongs to it, then lets `challenger` point at it when both verdicts allow it. */
async function run(inputs, context) {
    const project = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openProject */ .U8)(inputs, context);
    const startedAt = context.clock.now();
    const packaged = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readRecord */ .aE)(project, context, 'package', inputs.record);
    const trained = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readRecord */ .aE)(project, context, 'train', edge(packaged, 'train').digest);
    const validated = await validation(project, context, packaged);
    const verdicts = {
        model: validated?.record.verdict ?? 'inconclusive',
        package: packaged.record.verdict ?? 'inconclusive',
    };
    const allowed = validated?.record.decision?.outcome === 'passed' && packaged.record.decision?.outcome === 'passed';
    const { resources, files } = await content(project, context, packaged);
    const tags = {
        ...inputs.tags,
        run: trained.record.body.runId,
        commit: trained.record.origin.commit,
        verdict: verdicts.model,
        'package-verdict': verdicts.package,
    };
    const builtOn = [
        { stage: 'train', digest: trained.digest },
        ...(validated ? [{ stage: 'validate', digest: validated.digest }] : []),
        { stage: 'package', digest: packaged.digest },
    ];
    const key = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc)((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)({ model: project.config.model.name, builtOn }));
    if (inputs['dry-run'])
        return planned(project, verdicts, allowed, resources);
    const made = await project.registry.createVersion(project.config.model.name, resources, files, tags, key, context);
    const origin = await context.origin(project.root);
    const aliases = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .changeAliases */ .Zt)(project, context, { reason: `register v${made.version}`, by: origin.actor }, () => (allowed ? { challenger: made.version } : undefined));
    const record = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .writeRecord */ .rh)(project, context, {
        stage: 'register',
        startedAt,
        builtOn,
        materials: [],
        subjects: resources,
        verdict: worst(verdicts.model, verdicts.package),
        body: { version: made.version, created: made.created, verdicts, allowed, aliases, tags },
    });
    const summary = `v${made.version} ${made.created ? 'is registered' : 'was registered before'}${allowed ? ' and is challenger' : `; the gates do not let it go on (model ${verdicts.model}, package ${verdicts.package})`}.`;
    return {
        outcome: 'passed',
        outputs: { version: made.version, 'version-url': '', aliases: aliases },
        records: [record],
        report: {
            title: `${project.config.model.name}: v${made.version} ${made.created ? 'registered' : 'was there'}`,
            outcome: 'passed',
            verdict: 'pass',
            summary,
            blocks: [
                { kind: 'text', text: summary },
                {
                    kind: 'table',
                    columns: [{ title: 'What' }, { title: 'Value' }],
                    rows: [
                        ['run', trained.record.body.runId],
                        ['commit', trained.record.origin.commit.slice(0, 7) || 'none'],
                        ['verdicts', `model ${verdicts.model}, package ${verdicts.package}`],
                        ['files', `${resources.length}, ${resources.reduce((sum, one) => sum + (one.bytes ?? 0), 0)} bytes`],
                        [
                            'aliases',
                            Object.entries(aliases)
                                .map(([alias, version]) => `${alias} v${version}`)
                                .join(' · ') || 'none',
                        ],
                    ],
                },
            ],
            next: allowed
                ? [['take it live: ', { code: 'mlops deploy' }]]
                : [['see why: ', { code: `mlops trace v${made.version}` }]],
        },
        json: { version: made.version, created: made.created, aliases: aliases, allowed },
    };
}
function edge(sealed, stage) {
    const found = sealed.record.builtOn.find((one) => one.stage === stage);
    if (found)
        return found;
    throw fail('DATA_COLUMN_MISSING', `The ${sealed.record.stage} record names no ${stage} record.`);
}
/** The newest validation of the run that was packaged; none is no pass. */
async function validation(project, context, packaged) {
    const train = edge(packaged, 'train').digest;
    const named = packaged.record.builtOn.find((one) => one.stage === 'validate');
    if (named)
        return (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readRecord */ .aE)(project, context, 'validate', named.digest);
    for await (const ref of project.registry.records(project.config.model.name, { stage: 'validate' }, context)) {
        const sealed = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readRecord */ .aE)(project, context, 'validate', ref.digest);
        if (sealed.record.builtOn.some((one) => one.stage === 'train' && one.digest === train))
            return sealed;
    }
    return undefined;
}
/** Every file below the package's folder (bundle, image context, profile) with its digest. */
async function content(project, context, packaged) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .homeOf */ .lt)(project, context), 'packages', packaged.record.body.package.digest.slice(7, 31));
    const names = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name)).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/'))
        .filter((name) => !name.startsWith('image/'))
        .sort();
    const resources = [];
    const files = {};
    for (const name of names) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
        resources.push({ name, digest: await (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .fileDigest */ .hd)(path), bytes: (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).size });
        files[name] = path;
    }
    return { resources, files };
}
function worst(...verdicts) {
    return verdicts.includes('fail') ? 'fail' : verdicts.includes('inconclusive') ? 'inconclusive' : 'pass';
}
function planned(project, verdicts, allowed, resources) {
    const summary = `Would register ${resources.length} files (model ${verdicts.model}, package ${verdicts.package})${allowed ? ' and move challenger' : ''}.`;
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        report: {
            title: `${project.config.model.name}: would register`,
            outcome: 'passed',
            summary,
            blocks: [{ kind: 'text', text: summary }],
        },
        json: { created: false },
    };
}


/***/ })

};
