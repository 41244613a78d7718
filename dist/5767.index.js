export const id = 5767;
export const ids = [5767];
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


/***/ })

};
