export const id = 8218;
export const ids = [8218,5767];
export const modules = {

/***/ 55767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dayText: () => (/* binding */ dayText),
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _deploy_aftermath_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22770);
/* harmony import */ var _deploy_handler_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38394);
/* harmony import */ var _deploy_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49298);
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37623);




/** How far back errors and latency are counted. */
const windowMs = 3_600_000;
/** What is live, where, since when; what waits; what a rollback would go to. Needs the endpoint and the registry, not the code. */
async function run(inputs, context) {
    const project = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openProject */ .U8)(inputs, context);
    const { config } = project;
    const aliases = (await project.registry.aliases(config.model.name, context)).value;
    const environments = config.deploy.environments.filter((one) => inputs.environment === undefined || one.name === inputs.environment);
    const rows = [];
    const waiting = [];
    const states = {};
    for (const environment of environments) {
        const endpoint = (0,_deploy_target_js__WEBPACK_IMPORTED_MODULE_2__/* .endpointOf */ .X5)(config, environment.name);
        const state = (await (0,_deploy_handler_js__WEBPACK_IMPORTED_MODULE_1__.endpointsOf)(project).inspect(endpoint, context))?.value;
        if (!state)
            continue;
        rows.push(...(await rowsOf(project, context, environment.name, endpoint, state)));
        states[environment.name] = {
            url: state.url ?? null,
            traffic: state.traffic,
            rollout: (state.rollout ?? null),
        };
        const wait = waitingText(environment.name, state);
        if (wait)
            waiting.push(wait);
    }
    const drift = await lastDrift(project, context);
    const champion = aliases['champion'];
    const previous = champion ? await (0,_deploy_aftermath_js__WEBPACK_IMPORTED_MODULE_0__/* .previousOf */ .t)(project, context, champion) : undefined;
    const words = ['champion', 'challenger', 'previous'].map((alias) => `${alias} ${aliases[alias] ? `v${aliases[alias]}` : 'none'}`);
    const summary = `${config.model.name}: ${words.join(' · ')}`;
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        text: statusText(config.model.name, words, rows, {
            drift,
            waiting,
            previous,
            environment: environments.at(-1)?.name ?? '',
        }),
        report: { title: summary, outcome: 'passed', summary, blocks: [] },
        json: {
            model: config.model.name,
            aliases: aliases,
            environments: rows,
            endpoints: states,
            drift: (drift ?? null),
            waiting,
            previous: previous ?? null,
        },
    };
}
async function rowsOf(project, context, environment, endpoint, state) {
    const to = context.clock.now();
    const from = new Date(Date.parse(to) - windowMs).toISOString();
    const rows = [];
    for (const [deployment, one] of Object.entries(state.deployments).sort(([a], [b]) => (state.traffic[b] ?? 0) - (state.traffic[a] ?? 0) || (a < b ? -1 : 1))) {
        const buckets = await (0,_deploy_handler_js__WEBPACK_IMPORTED_MODULE_1__.endpointsOf)(project).metrics(endpoint, deployment, { from, to }, context);
        rows.push({
            environment,
            deployment,
            version: one.version,
            traffic: state.traffic[deployment] ?? 0,
            since: one.since ?? '',
            commit: await commitOf(project, context, one.version),
            ...healthOf(buckets),
            state: stateText(deployment, one.state, state),
        });
    }
    return rows;
}
function healthOf(buckets) {
    const requests = buckets.reduce((sum, bucket) => sum + bucket.requests, 0);
    if (requests === 0)
        return { errors: null, p95: null };
    const errors = buckets.reduce((sum, bucket) => sum + bucket.errors, 0) / requests;
    const slowest = Math.max(...buckets.map((bucket) => bucket.latencyMs?.p95 ?? 0));
    return { errors, p95: slowest > 0 ? slowest : null };
}
async function commitOf(project, context, version) {
    const found = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .findVersion */ .Am)(project, context, version).catch(() => undefined);
    return found?.tags['commit']?.slice(0, 7) ?? '';
}
function stateText(deployment, own, state) {
    const { rollout } = state;
    if (own !== 'ready')
        return own;
    if (rollout?.to === deployment)
        return rollout.reason && rollout.phase !== 'live' ? `${rollout.phase}: ${rollout.reason}` : rollout.phase;
    return (state.traffic[deployment] ?? 0) > 0 ? 'live' : 'kept';
}
function waitingText(environment, state) {
    const { rollout } = state;
    if (!rollout || !['prepared', 'verified', 'shifting', 'paused', 'rolling-back'].includes(rollout.phase))
        return undefined;
    return `${environment}: v${rollout.version} ${rollout.phase} since ${rollout.since} by ${rollout.owner}`;
}
async function lastDrift(project, context) {
    for await (const ref of project.registry.records(project.config.model.name, { stage: 'check-drift' }, context)) {
        const { record } = (await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .recordByDigest */ .Hd)(project, context, ref.digest));
        return {
            verdict: record.verdict ?? 'inconclusive',
            at: record.startedAt,
            summary: record.body.summary,
            cause: record.body.cause,
            environment: record.body.environment,
            // Records of earlier versions do not say it.
            alarm: ['open', 'keep'].includes(record.body.alarm?.state ?? 'none'),
        };
    }
    return undefined;
}
function statusText(model, words, rows, more) {
    const cells = [
        ['ENVIRONMENT', 'DEPLOYMENT', 'VERSION', 'TRAFFIC', 'SINCE', 'COMMIT', 'ERRORS', 'P95', 'STATE'],
        ...rows.map((row, index) => [
            rows[index - 1]?.environment === row.environment ? '' : row.environment,
            row.deployment,
            `v${row.version}`,
            `${row.traffic} %`,
            row.since ? dayText(row.since) : '–',
            row.commit || '–',
            row.errors === null ? '–' : `${(100 * row.errors).toFixed(2)} %`,
            row.p95 === null ? '–' : `${row.p95.toFixed(row.p95 < 10 ? 1 : 0)} ms`,
            row.state,
        ]),
    ];
    const right = new Set([3, 6, 7]);
    const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    const table = cells.map((row) => `  ${row.map((cell, column) => (right.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ')}`.trimEnd());
    const lines = [
        `${model.padEnd(16)}  ${words.join(' · ')}`,
        ...(rows.length > 0 ? table : ['  nothing is deployed: mlops deploy']),
        `  rollback     ${more.previous ? `${more.environment} to v${more.previous}: mlops rollback --environment ${more.environment} --reason "…"` : 'nothing was live before'}`,
        `  drift        ${more.drift ? driftText(more.drift) : 'not checked yet: mlops check-drift'}`,
        `  waiting      ${more.waiting.length > 0 ? more.waiting.join('; ') : 'nothing'}`,
    ];
    return `${lines.join('\n')}\n`;
}
function driftText({ environment, verdict, at, summary, alarm }) {
    return `${environment ? `${environment}: ` : ''}${verdict}, ${dayText(at)}, ${summary}${alarm ? '; alarm' : ''}`;
}
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** `Wed 18 Nov 03:20`, in UTC, with the weekday because a person plans by it. */
function dayText(instant) {
    const date = new Date(instant);
    const two = (value) => String(value).padStart(2, '0');
    return `${days[date.getUTCDay()]} ${two(date.getUTCDate())} ${months[date.getUTCMonth()]} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}


/***/ }),

/***/ 98218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80481);
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48395);
/* harmony import */ var _deploy_handler_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38394);
/* harmony import */ var _deploy_target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49298);
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37623);
/* harmony import */ var _status_handler_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(55767);







/** Collected requests are looked for this far back: as long as anything is kept. */
const horizonMs = 366 * 86_400_000;
/** From a request id, version, run, record or commit back to the data, and forward to where it is live. */
async function run(inputs, context) {
    const project = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_5__/* .openProject */ .U8)(inputs, context);
    const request = await findRequest(project, context, inputs.subject);
    const start = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_5__/* .recordOfSubject */ .Hw)(project, context, request ? request.version : inputs.subject);
    const chain = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_5__/* .chainOf */ .dR)(project, context, start, _shared_index_js__WEBPACK_IMPORTED_MODULE_5__/* .ownEdges */ .lH);
    const back = [...chain.records].sort((a, b) => (a.record.startedAt < b.record.startedAt ? 1 : -1));
    const { later, unreadable } = await forward(project, context, back);
    const stations = [
        ...(request ? [requestStation(request)] : []),
        ...(await liveStations(project, context, [...later, ...back])),
        ...[...later, ...back].map(stationOf),
    ];
    const broken = [
        ...chain.broken,
        ...unreadable.filter((one) => !chain.broken.some((two) => two.digest === one.digest)),
    ].map((one) => `${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .shortDigest */ .VK)(one.digest)}: ${one.why}`);
    const summary = `${inputs.subject}: ${stations
        .map((one) => `${one.what} ${one.value}`)
        .slice(0, 6)
        .join(' ← ')}`;
    const blocks = [
        {
            kind: 'table',
            columns: [{ title: 'What' }, { title: 'Which' }, { title: 'Facts' }],
            rows: stations.map((one) => [one.what, one.value, one.detail]),
        },
        ...(broken.length > 0 ? [{ kind: 'list', items: broken }] : []),
    ];
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        report: {
            title: `${project.config.model.name}: ${inputs.subject}`,
            outcome: 'passed',
            verdict: 'pass',
            summary,
            blocks,
            next: [['check that nothing was changed: ', { code: `mlops verify ${start.digest}` }]],
        },
        json: {
            subject: inputs.subject,
            steps: stations,
            records: [...later, ...back].map((one) => one.record),
            broken,
        },
    };
}
async function findRequest(project, context, id) {
    const { datasets } = project.platform;
    if (!datasets || id.length < 6 || /^(v?\d+|run-[0-9a-f]+|sha256:.*|champion|challenger|previous)$/.test(id))
        return undefined;
    const to = context.clock.now();
    const from = new Date(Date.parse(to) - horizonMs).toISOString();
    for (const environment of [...project.config.deploy.environments].reverse()) {
        const endpoint = (0,_deploy_target_js__WEBPACK_IMPORTED_MODULE_4__/* .endpointOf */ .X5)(project.config, environment.name);
        if (!(await (0,_deploy_handler_js__WEBPACK_IMPORTED_MODULE_3__.endpointsOf)(project).list(context)).includes(endpoint))
            continue;
        for (const path of (await datasets.collected(endpoint, { from, to: new Date(Date.parse(to) + 1000).toISOString() }, context)).paths) {
            for await (const line of (0,node_readline__WEBPACK_IMPORTED_MODULE_1__.createInterface)({
                input: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path),
                crlfDelay: Number.POSITIVE_INFINITY,
            })) {
                if (!line.includes(id))
                    continue;
                const row = JSON.parse(line);
                if (row.requestId === id)
                    return row;
            }
        }
    }
    return undefined;
}
function requestStation(request) {
    return {
        what: 'request',
        value: request.requestId,
        detail: `${request.at}, answered by ${request.deployment} (v${request.version})`,
    };
}
/** Records that were built on these: packages, versions, deployments, drift checks. One that cannot be read is named, and the rest goes on. */
async function forward(project, context, known) {
    const unreadable = [];
    const digests = new Set(known.map((one) => one.digest));
    const all = [];
    for await (const ref of project.registry.records(project.config.model.name, {}, context)) {
        try {
            all.push(await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_5__/* .recordByDigest */ .Hd)(project, context, ref.digest));
        }
        catch (thrown) {
            unreadable.push({ digest: ref.digest, why: (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(thrown) });
        }
    }
    const later = [];
    for (const one of all.reverse()) {
        if (digests.has(one.digest) || !(0,_shared_index_js__WEBPACK_IMPORTED_MODULE_5__/* .ownEdges */ .lH)(one).some((edge) => digests.has(edge.digest)))
            continue;
        digests.add(one.digest);
        later.unshift(one);
    }
    return { later, unreadable };
}
async function liveStations(project, context, records) {
    const version = records
        .map((one) => (one.record.stage === 'register' ? one.record.body.version : undefined))
        .find(Boolean);
    if (!version)
        return [];
    const stations = [];
    for (const environment of project.config.deploy.environments) {
        const state = (await (0,_deploy_handler_js__WEBPACK_IMPORTED_MODULE_3__.endpointsOf)(project).inspect((0,_deploy_target_js__WEBPACK_IMPORTED_MODULE_4__/* .endpointOf */ .X5)(project.config, environment.name), context))?.value;
        for (const [deployment, one] of Object.entries(state?.deployments ?? {}))
            if (one.version === version)
                stations.push({
                    what: 'runs in',
                    value: environment.name,
                    detail: `${deployment}, ${state?.traffic[deployment] ?? 0} % of the traffic`,
                });
    }
    return stations;
}
function stationOf(sealed) {
    const { record } = sealed;
    const at = `${(0,_status_handler_js__WEBPACK_IMPORTED_MODULE_6__.dayText)(record.startedAt)} · ${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .shortDigest */ .VK)(sealed.digest)}`;
    const by = record.origin.actor ? ` · ${record.origin.actor}` : '';
    switch (record.stage) {
        case 'train': {
            const body = record.body;
            const data = body.data.map((one) => `${one.name} ${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .shortDigest */ .VK)(one.digest)}`).join(', ');
            return {
                what: 'run',
                value: body.runId,
                detail: `commit ${record.origin.commit.slice(0, 7) || 'none'} · data ${data} · seed ${body.seed} · ${at}${by}`,
            };
        }
        case 'validate':
            return { what: 'validate', value: record.verdict ?? '', detail: `${gatesText(record)} · ${at}` };
        case 'package':
            return {
                what: 'package',
                value: (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .shortDigest */ .VK)(record.body.package.digest),
                detail: `${record.verdict} · ${at}`,
            };
        case 'register':
            return { what: 'version', value: `v${record.body.version}`, detail: `${at}${by}` };
        case 'deploy': {
            const body = record.body;
            return {
                what: 'deploy',
                value: `${body.environment}: ${body.end}`,
                detail: `${body.operation}${body.version ? ` v${body.version}` : ''} by ${body.owner}${body.reason ? ` · ${body.reason}` : ''} · ${at}`,
            };
        }
        default: {
            const body = record.body;
            return { what: 'check-drift', value: record.verdict ?? '', detail: `${body.cause} · ${body.summary} · ${at}` };
        }
    }
}
function gatesText(record) {
    const judged = record.gates.filter((gate) => gate.judged);
    const count = (verdict) => judged.filter((gate) => gate.verdict === verdict).length;
    const waived = record.decision?.waived.map((waiver) => `${waiver.gate} until ${waiver.until}`) ?? [];
    return `${count('pass')} pass, ${count('fail')} fail, ${count('inconclusive')} inconclusive${waived.length > 0 ? `, waived: ${waived.join(', ')}` : ''}`;
}


/***/ })

};
