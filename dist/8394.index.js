export const id = 8394;
export const ids = [8394];
export const modules = {

/***/ 22770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ settleAliases),
/* harmony export */   t: () => (/* binding */ previousOf)
/* harmony export */ });
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37623);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52285);


/**
 * After a rollout: what is live in the last environment is `champion`, what it replaced is `previous`; a version that was rolled
 * back is marked and is no challenger any more. Follows the live state, so that it is right also after a crash.
 */
async function settleAliases(project, context, facts) {
    const live = (0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .liveOf */ .QA)(facts.state).version;
    const failed = rolledBack(facts.state);
    if (failed && failed !== live)
        await markOnce(project, context, failed, facts);
    const before = facts.back && live ? await previousOf(project, context, live) : undefined;
    return (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_0__/* .changeAliases */ .Zt)(project, context, { reason: facts.reason, by: facts.by }, (now) => {
        const change = {};
        if (facts.last && live && now['champion'] !== live) {
            change['champion'] = live;
            change['previous'] = facts.back ? (before ?? null) : (now['champion'] ?? null);
        }
        if (now['challenger'] !== undefined && (now['challenger'] === failed || (facts.last && now['challenger'] === live)))
            change['challenger'] = null;
        return Object.keys(change).length > 0 ? change : undefined;
    });
}
/** Marks the version as rolled back, once for each rollout: `mlops resume` may come by often. */
async function markOnce(project, context, version, facts) {
    const model = project.config.model.name;
    const rollout = facts.state.rollout?.id ?? '';
    const known = (await project.registry.get(model, version, context))?.tags['rolled-back'];
    if (known?.endsWith(`(${rollout})`))
        return;
    const text = `${context.clock.now()} ${facts.state.rollout?.reason ?? facts.reason}`.slice(0, 200);
    await project.registry.mark(model, version, { 'rolled-back': `${text} (${rollout})` }, context);
}
/** The version of a rollout that ended badly. */
function rolledBack(state) {
    const { rollout } = state;
    return rollout && (rollout.phase === 'rolled-back' || rollout.phase === 'failed') ? rollout.version : undefined;
}
/** What was champion before this version, from the append-only history: what a further rollback would go to. */
async function previousOf(project, context, version) {
    const history = await project.registry.aliasHistory(project.config.model.name, context);
    let before;
    let current;
    for (const event of history) {
        const champion = event.change['champion'];
        if (champion === undefined || champion === null || champion === current)
            continue;
        if (champion === version)
            before = current;
        current = champion;
    }
    return before;
}


/***/ }),

/***/ 38394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  driveOf: () => (/* binding */ driveOf),
  endpointsOf: () => (/* binding */ endpointsOf),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
// EXTERNAL MODULE: ./packages/rollout/lib/index.js + 10 modules
var rollout_lib = __webpack_require__(44179);
// EXTERNAL MODULE: ./packages/commands/lib/shared/index.js + 3 modules
var shared = __webpack_require__(37623);
// EXTERNAL MODULE: ./packages/commands/lib/deploy/aftermath.js
var aftermath = __webpack_require__(22770);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./packages/commands/lib/deploy/checks.js


/** Answers may differ by this much: examples are rounded to six digits. */
const tolerance = 2e-5;
/**
 * Calls a deployment directly. The new one must answer every example as its package did; of the old one it is enough that it answers.
 * @param bundle the folder of the version's bundle, for the new deployment
 */
function deploymentCheck(endpoints, endpoint, context, bundle) {
    return async (deployment, role) => {
        const folder = await bundle(deployment);
        if (!folder)
            return role === 'old' ? answers(endpoints, endpoint, deployment, context) : unreadable(deployment);
        const examples = JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'examples.json'), 'utf8'));
        const asked = examples.request.rows
            .map((row, index) => ({ row, expected: examples.answers[index] ?? null }))
            .filter((one) => one.expected !== null);
        if (asked.length === 0)
            return { ok: true, detail: 'the package has no example that the model answers' };
        let right = 0;
        let first = '';
        for (const one of role === 'new' ? asked : asked.slice(0, 3)) {
            const body = new TextEncoder().encode(JSON.stringify({ rows: [one.row] }));
            const answer = await endpoints.invoke(endpoint, body, { deployment }, context);
            const problem = answer.status === 200 ? difference(answer.body, one.expected) : `status ${answer.status}`;
            if (problem === undefined)
                right += 1;
            else
                first ||= problem;
        }
        const total = role === 'new' ? asked.length : Math.min(3, asked.length);
        const ok = right === total;
        return {
            ok,
            detail: role === 'new'
                ? `${right} of ${total} examples answered as the package did${ok ? '' : `: ${first}`}`
                : `${deployment} ${ok ? 'healthy' : `does not answer as it did: ${first}`}`,
        };
    };
}
function unreadable(deployment) {
    return {
        ok: false,
        detail: `the package of ${deployment} cannot be read here, so that its answers cannot be checked`,
    };
}
/** Whether a deployment answers at all: going back needs the endpoint, not the package. */
async function answers(endpoints, endpoint, deployment, context) {
    const answer = await endpoints.invoke(endpoint, new TextEncoder().encode('{"rows":[]}'), { deployment }, context);
    const ok = answer.status < 500;
    return { ok, detail: ok ? `${deployment} answers` : `${deployment} does not answer: status ${answer.status}` };
}
/** What is different between an answer and what was expected; undefined when nothing is. */
function difference(body, expected) {
    let actual;
    try {
        actual = JSON.parse(new TextDecoder().decode(body)).predictions[0] ?? null;
    }
    catch {
        return 'the answer is not JSON';
    }
    return same(actual, expected)
        ? undefined
        : `${JSON.stringify(actual).slice(0, 80)} instead of ${JSON.stringify(expected).slice(0, 80)}`;
}
/** Equal in form, and in numbers up to the tolerance (relative above 1). */
function same(actual, expected) {
    if (typeof actual === 'number' && typeof expected === 'number')
        return Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
    if (Array.isArray(actual) && Array.isArray(expected))
        return actual.length === expected.length && actual.every((one, index) => same(one, expected[index]));
    if (typeof actual === 'object' && typeof expected === 'object' && actual !== null && expected !== null) {
        const a = actual;
        const b = expected;
        const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
        return [...keys].every((key) => a[key] !== undefined && b[key] !== undefined && same(a[key], b[key]));
    }
    return actual === expected;
}

// EXTERNAL MODULE: ./packages/commands/lib/deploy/lines.js
var deploy_lines = __webpack_require__(52285);
;// CONCATENATED MODULE: ./packages/commands/lib/deploy/report.js



/** The outcome of an operation from how the drive ended. Going back on request is a success; being taken back is a refusal. */
function endingOf(operation, result) {
    const back = operation === 'rollback' || operation === 'abort';
    switch (result.end) {
        case 'live':
            return { outcome: 'passed', verdict: 'pass' };
        case 'rolled-back':
            return back ? { outcome: 'passed', verdict: 'pass' } : { outcome: 'refused', verdict: 'fail' };
        case 'failed':
            return { outcome: 'refused', verdict: 'fail' };
        case 'paused':
            return { outcome: 'inconclusive', verdict: 'inconclusive' };
        default:
            return { outcome: 'pending' };
    }
}
/** What `deploy` shows at its end: what is live, what became of the version, what to do. */
function deployReport(target, facts) {
    const { result, ending, intent, inputs } = facts;
    const name = target.project.config.model.name;
    const version = result.state.rollout?.version ?? intent.version;
    const live = (0,deploy_lines/* liveText */.IH)(result.state);
    const sentence = sentenceOf(inputs.operation, version, target, result);
    const lastAnalysis = result.analyses.at(-1);
    return {
        title: `${name} → ${target.environment.name}: ${sentence}`,
        outcome: ending.outcome,
        ...(ending.verdict ? { verdict: ending.verdict } : {}),
        summary: `${target.environment.name}: ${sentence} Live: ${live}.`,
        blocks: [
            {
                kind: 'table',
                columns: [{ title: 'What' }, { title: 'Value' }],
                rows: [
                    ['live', live],
                    ...(result.state.url ? [['address', result.state.url]] : []),
                    ...(facts.keyFile ? [['key', `in ${facts.keyFile}`]] : []),
                    ...waitingRow(result),
                    ['record', `${facts.record.path}  ${(0,lib/* shortDigest */.VK)(facts.record.sealed.digest)}`],
                ],
            },
            ...(lastAnalysis && ending.verdict === 'fail'
                ? [{ kind: 'lines', lines: (0,deploy_lines/* analysisLines */.QO)(lastAnalysis).map((line) => line.trim()) }]
                : []),
            {
                kind: 'fold',
                title: 'What happened',
                blocks: [
                    {
                        kind: 'lines',
                        lines: result.events.map((event) => `${event.at.slice(11, 19)}  ${event.kind.padEnd(13)} ${event.detail}`),
                    },
                ],
            },
        ],
        next: nextOf(target, inputs.operation, version, result),
    };
}
function sentenceOf(operation, version, _target, result) {
    const why = result.reason ? `: ${result.reason}` : '';
    switch (result.end) {
        case 'live':
            return operation === 'rollback'
                ? `v${version} is back and answers all requests.`
                : `v${version} answers all requests.`;
        case 'rolled-back':
            return operation === 'deploy' ? `v${version} is not live${why}.` : `rolled back${why}.`;
        case 'failed':
            return `v${version} is not live, no request reached it${why}.`;
        case 'paused':
            return `v${version} is paused${why}.`;
        default:
            return `v${version} goes on${result.due ? `, next step due ${result.due}` : ''}${why}.`;
    }
}
function waitingRow(result) {
    const { rollout } = result.state;
    if (rollout?.phase !== 'live' || rollout.from === null)
        return [];
    return [['kept', `${rollout.from} without traffic, so that going back takes seconds`]];
}
function nextOf(target, operation, version, result) {
    const where = `--environment ${target.environment.name}`;
    switch (result.end) {
        case 'live':
            return operation === 'deploy'
                ? [
                    ['watch it: ', { code: 'mlops check-drift' }],
                    ['go back: ', { code: `mlops rollback ${where} --reason "…"` }],
                ]
                : [];
        case 'rolled-back':
        case 'failed':
            return [
                `v${version} keeps its number, is no challenger any more and is marked: deploying it again needs --reason.`,
                ['its log: ', { code: `mlops logs ${where} --deployment ${result.state.rollout?.to ?? 'green'}` }],
            ];
        case 'paused':
            return [
                ['go on: ', { code: `mlops promote ${where}` }],
                ['go back: ', { code: `mlops abort ${where} --reason "…"` }],
            ];
        default:
            return [['go on when it is due: ', { code: 'mlops resume' }]];
    }
}
/** The answer of --dry-run: the plan, and nothing done. */
function planReport(target, intent, planned) {
    const text = (0,rollout_lib.planText)(planned, intent.version ?? '');
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        report: {
            title: `${target.project.config.model.name} → ${target.environment.name}: would do`,
            outcome: 'passed',
            summary: `Would do: ${text}`,
            blocks: [
                { kind: 'text', text },
                { kind: 'text', text: `All traffic after ${(0,lib/* humanDuration */.UU)(planned.durationMs)}. ${exposure(target, planned)}` },
            ],
        },
        json: { plan: planned },
    };
}
/** What clients can notice at most, as the platform has it. */
function exposure(target, planned) {
    if (target.project.platform.can.retriesOnOldDeployment)
        return 'A request that fails on the new deployment is answered by the old one: no client sees it.';
    return `At most ${planned.exposure} % of the requests meet the new deployment before it is trusted.`;
}
/** `operation: status`: what is live in one environment. */
function statusResult(target, state) {
    const name = target.project.config.model.name;
    const live = state ? (0,deploy_lines/* liveOf */.QA)(state) : { deployment: null, version: null };
    const phase = state?.rollout?.phase ?? (live.version ? 'live' : '');
    const summary = state
        ? `${target.environment.name}: ${(0,deploy_lines/* liveText */.IH)(state)}${phase ? ` (${phase})` : ''}.`
        : `${target.environment.name}: nothing is deployed.`;
    return {
        outcome: 'passed',
        outputs: {
            state: phase,
            'live-version': live.version ?? '',
            'live-deployment': live.deployment ?? '',
            'endpoint-url': state?.url ?? '',
        },
        records: [],
        report: { title: `${name}: ${summary}`, outcome: 'passed', summary, blocks: [] },
        json: {
            state: phase,
            traffic: (state?.traffic ?? {}),
            deployments: (state?.deployments ?? {}),
        },
    };
}

// EXTERNAL MODULE: ./packages/commands/lib/deploy/target.js + 1 modules
var deploy_target = __webpack_require__(49298);
;// CONCATENATED MODULE: ./packages/commands/lib/deploy/handler.js










const fail = (0,lib/* errorsOf */.Bp)(shared/* commandErrors */.nZ);
/** One step of an environment: a rollout, going on, going back, or looking. */
async function run(inputs, context) {
    const project = await (0,shared/* openProject */.U8)(inputs, context);
    const endpoints = endpointsOf(project);
    const configured = (0,deploy_target/* environmentOf */.p7)(project.config, inputs.environment, inputs.operation === 'deploy' ? 'only' : 'last');
    const environment = inputs.strategy ? { ...configured, strategy: inputs.strategy } : configured;
    const target = { project, endpoints, environment, endpoint: (0,deploy_target/* endpointOf */.X5)(project.config, environment.name) };
    if (inputs.operation === 'status')
        return statusResult(target, (await endpoints.inspect(target.endpoint, context))?.value);
    if ((inputs.operation === 'rollback' || inputs.operation === 'abort') && !inputs.reason)
        throw fail('REASON_MISSING', `${inputs.operation} needs a reason.`, {
            remedy: `mlops ${inputs.operation} --environment ${environment.name} --reason "…"`,
            where: { input: 'reason' },
        });
    return deploy(target, inputs, context);
}
/** The endpoints of the project's platform. */
function endpointsOf(project) {
    if (project.platform.endpoints)
        return project.platform.endpoints;
    throw new TypeError(`platform ${project.platform.name} has no endpoints`);
}
async function deploy(target, inputs, context) {
    const { project, endpoints, environment, endpoint } = target;
    const startedAt = context.clock.now();
    const requested = inputs.operation === 'deploy' ? await (0,deploy_target/* requestedVersion */.hi)(project, context, inputs) : undefined;
    if (requested)
        await (0,deploy_target/* checkOrder */.Fs)(project, context, endpoints, environment, requested.version.version);
    const intent = await intentOf(target, inputs, context, requested);
    const before = (await endpoints.inspect(endpoint, context))?.value;
    const planned = (0,rollout_lib.plan)(before ?? rollout_lib.emptyEndpoint, intent, environment);
    context.log.info(header(target, intent, requested, before, (0,rollout_lib.planText)(planned, intent.version ?? '')));
    if (inputs['dry-run'])
        return planReport(target, intent, planned);
    if (requested)
        await endpoints.ensureEndpoint(endpoint, (0,deploy_target/* endpointSettings */.h6)(project.config), context);
    const result = await (0,rollout_lib.drive)(driveOf(target, intent, context, inputs['wait-for']), context);
    if (result.end === 'refused' || result.end === 'busy')
        throw refusal(target, result);
    return conclude(target, inputs, context, { startedAt, requested, intent, result });
}
async function intentOf(target, inputs, context, requested) {
    const common = {
        operation: inputs.operation === 'status' ? 'resume' : inputs.operation,
        id: context.ids(),
        owner: (0,deploy_target/* ownerOf */.bf)(context),
    };
    const reason = inputs.reason === undefined ? {} : { reason: inputs.reason };
    if (requested)
        return { ...common, version: requested.version.version, ...reason };
    if (inputs.operation !== 'rollback')
        return { ...common, ...reason };
    const { project } = target;
    const live = (0,deploy_lines/* liveOf */.QA)((await target.endpoints.inspect(target.endpoint, context))?.value ?? rollout_lib.emptyEndpoint).version;
    const previous = inputs.version ?? (live ? await (0,aftermath/* previousOf */.t)(project, context, live) : undefined);
    return {
        ...common,
        ...(previous ? { version: (await (0,shared/* findVersion */.Am)(project, context, previous)).version } : {}),
        ...reason,
    };
}
/** How a rollout of this target is driven; `mlops resume` drives it the same way. */
function driveOf(target, intent, context, waitForMs) {
    const { project, endpoints, endpoint, environment } = target;
    const bundle = async (version) => (0,external_node_path_.join)(await (0,shared/* versionFolder */.pN)(project, context, version), 'bundle');
    const running = async (deployment) => {
        const version = (await endpoints.inspect(endpoint, context))?.value.deployments[deployment]?.version;
        const folder = version ? await bundle(version).catch(() => undefined) : undefined;
        return folder && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'examples.json')) ? folder : undefined;
    };
    return {
        endpoints,
        endpoint,
        intent,
        strategy: environment,
        spec: async (deployment, version) => {
            const folder = await bundle(version);
            return {
                endpoint,
                deployment,
                model: project.config.model.name,
                version,
                package: (0,lib/* folderDigest */.DR)(await (0,lib/* folderFiles */.kf)(folder)),
                bundle: folder,
                settings: (0,deploy_target/* endpointSettings */.h6)(project.config),
            };
        },
        check: deploymentCheck(endpoints, endpoint, context, running),
        onEvent: (event) => {
            for (const line of (0,deploy_lines/* eventLines */.Cl)(event))
                context.log.info(line);
        },
        waitForMs,
        pollMs: 250,
    };
}
function header(target, intent, requested, before, planned) {
    const { project, endpoint, environment } = target;
    const name = project.config.model.name;
    const from = requested?.registered.record;
    const lines = [
        `${name} ${intent.version ? `v${intent.version}` : ''} → ${environment.name}    endpoint ${endpoint} (${project.platform.name})`,
        ...(from
            ? [
                `  from   commit ${from.origin.commit.slice(0, 7) || 'none'} · ${from.body.tags['run'] ?? ''} · validate ${from.body.verdicts.model}`,
            ]
            : []),
        `  live   ${before ? (0,deploy_lines/* liveText */.IH)(before) : 'nothing'}`,
        `  plan   ${planned}`,
    ];
    return lines.join('\n');
}
function refusal(target, result) {
    const name = `${target.environment.name} of ${target.project.config.model.name}`;
    const { rollout } = result.state;
    if (result.end === 'busy')
        return fail('ROLLOUT_IN_PROGRESS', `${name} is being changed: v${rollout?.version} (${rollout?.phase}) since ${rollout?.since} by ${rollout?.owner}.`, {
            remedy: `Nothing was changed. Wait for it, or stop it: mlops abort --environment ${target.environment.name} --reason "…"`,
        });
    const because = result.reason ?? '';
    switch (result.code) {
        case 'NOTHING_BEFORE':
            return fail('NOTHING_TO_ROLL_BACK', `${name}: ${because}`, {
                remedy: 'Deploy another version: mlops deploy --version N.',
            });
        case 'NO_ROLLOUT':
            return fail('NO_ROLLOUT', `${name}: ${because}`, { remedy: 'mlops status shows what is live and what waits.' });
        default:
            return fail('ROLLOUT_REFUSED', `${name}: ${because}`, {
                remedy: result.code === 'OLD_SICK'
                    ? 'The live deployment is sick, so that no share of traffic can be compared with it. After verification: --strategy all-at-once.'
                    : 'mlops status shows what is live.',
            });
    }
}
async function conclude(target, inputs, context, facts) {
    const { project, environment, endpoint } = target;
    const { result, intent, requested } = facts;
    const ending = endingOf(inputs.operation, result);
    const last = project.config.deploy.environments.at(-1)?.name === environment.name;
    const back = result.end === 'rolled-back' || inputs.operation === 'rollback' || inputs.operation === 'abort';
    const reason = inputs.reason ?? result.reason ?? `${inputs.operation} in ${environment.name}`;
    const settled = result.end === 'live' || result.end === 'rolled-back' || result.end === 'failed';
    const aliases = settled
        ? await (0,aftermath/* settleAliases */.g)(project, context, { last, state: result.state, reason, by: intent.owner, back })
        : (await project.registry.aliases(project.config.model.name, context)).value;
    const live = (0,deploy_lines/* liveOf */.QA)(result.state);
    const body = {
        environment: environment.name,
        endpoint,
        operation: inputs.operation,
        ...(intent.version ? { version: intent.version } : {}),
        reason,
        rollout: result.rollout,
        owner: intent.owner,
        end: result.end,
        live,
        previous: aliases['previous'] ?? null,
        traffic: result.state.traffic,
        events: result.events.map(({ analysis: _analysis, rollout: _rollout, ...event }) => event),
        analyses: result.analyses,
    };
    const record = await (0,shared/* writeRecord */.rh)(project, context, {
        stage: 'deploy',
        startedAt: facts.startedAt,
        builtOn: await edges(project, context, requested, live.version),
        materials: [],
        subjects: [],
        ...(ending.verdict ? { verdict: ending.verdict } : {}),
        body,
    });
    const state = result.state.rollout?.phase ?? (live.version ? 'live' : 'prepared');
    return {
        outcome: inputs.mode === 'observe' && ending.outcome !== 'pending' ? 'passed' : ending.outcome,
        ...(ending.verdict ? { verdict: ending.verdict } : {}),
        outputs: {
            state,
            'live-version': live.version ?? '',
            'live-deployment': live.deployment ?? '',
            'previous-version': aliases['previous'] ?? '',
            'endpoint-url': result.state.url ?? '',
        },
        records: [record],
        report: deployReport(target, {
            inputs,
            result,
            ending,
            intent,
            record,
            keyFile: target.endpoints.keyFile(endpoint),
        }),
        json: {
            state,
            traffic: result.state.traffic,
            live: live,
            events: body.events,
            analyses: body.analyses,
            aliases: aliases,
        },
    };
}
async function edges(project, context, requested, live) {
    if (requested)
        return [{ stage: 'register', digest: requested.registered.digest }];
    const version = live ? await project.registry.get(project.config.model.name, live, context) : undefined;
    return version?.record ? [{ stage: 'register', digest: version.record }] : [];
}


/***/ }),

/***/ 52285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cl: () => (/* binding */ eventLines),
/* harmony export */   IH: () => (/* binding */ liveText),
/* harmony export */   QA: () => (/* binding */ liveOf),
/* harmony export */   QO: () => (/* binding */ analysisLines)
/* harmony export */ });
/* harmony import */ var _mlops_actions_rollout__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44179);

/** One event as lines: the time, what happened, and what was seen. */
function eventLines(event) {
    const head = `${event.at.slice(11, 19)}  ${kindText(event).padEnd(14)} ${event.detail}`;
    return event.analysis ? [head, ...analysisLines(event.analysis)] : [head];
}
function kindText(event) {
    if (event.kind !== 'shifting' || !event.rollout)
        return event.kind;
    return `shifting ${event.traffic[event.rollout.to] ?? 0} %`;
}
/** The table of an analysis: what each side did, the difference and its limit, the verdict. */
function analysisLines(analysis) {
    return analysis.rows.map((row) => {
        const sides = row.new && row.old ? `new ${valueText(row, row.new.value)}   old ${valueText(row, row.old.value)}` : '';
        const limit = (0,_mlops_actions_rollout__WEBPACK_IMPORTED_MODULE_0__.rowText)(row.metric, row.comparison, row.difference.value, row.limit).replace(`${row.metric} `, '');
        const where = row.verdict === 'fail' && row.rule.where ? ` (mlops.yml:${row.rule.where.line})` : '';
        return `            ${row.metric.padEnd(24)}  ${sides.padEnd(32)}  ${limit.padEnd(32)}  ${row.verdict}${where}`;
    });
}
function valueText(row, value) {
    if (value === null)
        return '–';
    if (row.metric === 'error_rate')
        return `${(100 * value).toFixed(2)} %`;
    return row.metric.startsWith('latency') ? `${value.toFixed(value < 10 ? 1 : 0)} ms` : value.toFixed(3);
}
/** `v11 on blue, 100 %`; what answers requests now. */
function liveText(state) {
    const serving = Object.entries(state.traffic).filter(([, weight]) => weight > 0);
    if (serving.length === 0)
        return 'nothing';
    return serving
        .map(([deployment, weight]) => `v${state.deployments[deployment]?.version ?? '?'} on ${deployment}, ${weight} %`)
        .join(' · ');
}
/** The deployment and version that answer all requests; null while traffic is split or there is none. */
function liveOf(state) {
    const whole = Object.entries(state.traffic).find(([, weight]) => weight === 100)?.[0];
    return whole
        ? { deployment: whole, version: state.deployments[whole]?.version ?? null }
        : { deployment: null, version: null };
}


/***/ }),

/***/ 49298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Fs: () => (/* binding */ checkOrder),
  X5: () => (/* binding */ endpointOf),
  h6: () => (/* binding */ endpointSettings),
  p7: () => (/* binding */ environmentOf),
  bf: () => (/* binding */ ownerOf),
  hi: () => (/* binding */ requestedVersion)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
// EXTERNAL MODULE: ./packages/commands/lib/shared/errors.js
var errors = __webpack_require__(69273);
// EXTERNAL MODULE: ./packages/commands/lib/shared/records.js
var records = __webpack_require__(81798);
;// CONCATENATED MODULE: ./packages/commands/lib/register/body.js



/** The record that registered a version. @throws UserError VERSION_UNKNOWN where there is none */
async function registerRecord(project, context, version) {
    if (version.record)
        return (await (0,records/* recordByDigest */.Hd)(project, context, version.record));
    throw (0,lib/* errorsOf */.Bp)(errors.commandErrors)('VERSION_UNKNOWN', `v${version.version} has no register record: it was not registered to the end.`, {
        remedy: 'Run mlops register again for its package: it goes on where it stopped.',
    });
}

// EXTERNAL MODULE: ./packages/commands/lib/shared/index.js + 3 modules
var shared = __webpack_require__(37623);
;// CONCATENATED MODULE: ./packages/commands/lib/deploy/target.js




const fail = (0,lib/* errorsOf */.Bp)(shared/* commandErrors */.nZ);
/** The endpoint of an environment: the last one has the plain name, those before it carry their own behind it. */
function endpointOf(config, environment) {
    const last = config.deploy.environments.at(-1);
    return last?.name === environment ? config.deploy.endpoint : `${config.deploy.endpoint}-${environment}`;
}
/** The environment that was named, or the only one. @throws UserError ENVIRONMENT_UNKNOWN */
function environmentOf(config, given, fallback) {
    const all = config.deploy.environments;
    const chosen = given === undefined
        ? all.length === 1 || fallback === 'last'
            ? all.at(-1)
            : undefined
        : all.find((one) => one.name === given);
    if (chosen)
        return chosen;
    throw fail('ENVIRONMENT_UNKNOWN', given === undefined ? 'There are several environments; which one?' : `There is no environment "${given}".`, {
        remedy: `Write --environment ${all.map((one) => one.name).join(' | ')}.`,
        where: { input: 'environment' },
    });
}
/** Settings of the endpoint, in the form the platform takes. */
function endpointSettings(config) {
    const { collect, host, port, timeoutMs, routeHeader } = config.deploy;
    // Defaults are left out, so that the settings of endpoints that were made before a key existed are still the same.
    return {
        ...(host === '127.0.0.1' ? {} : { host }),
        ...(port === 0 ? {} : { port }),
        ...(timeoutMs === 10_000 ? {} : { timeoutMs }),
        ...(routeHeader === undefined ? {} : { routeHeader }),
        collect: {
            share: collect.share,
            exclude: [...collect.exclude],
            keepMs: collect.keepMs,
            atMostBytes: collect.atMostBytes,
        },
    };
}
/** Who changes the endpoint: the URL of the workflow run, or user@machine. */
function ownerOf(context) {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = context.environment;
    if (server && repository && run)
        return `${server}/${repository}/actions/runs/${run}`;
    return `${(0,external_node_os_.userInfo)().username}@${(0,external_node_os_.hostname)()}`;
}
/**
 * The version to deploy: the one that was named, or that of the record.
 * @throws UserError VERSION_UNKNOWN, VERSION_REFUSED, VERSION_ROLLED_BACK
 */
async function requestedVersion(project, context, inputs) {
    const registered = inputs.version === undefined
        ? await (0,shared/* readRecord */.aE)(project, context, 'register', inputs.record)
        : await registerRecord(project, context, await (0,shared/* findVersion */.Am)(project, context, inputs.version));
    const version = await (0,shared/* findVersion */.Am)(project, context, registered.record.body.version);
    if (!registered.record.body.allowed) {
        const { model, package: packaged } = registered.record.body.verdicts;
        throw fail('VERSION_REFUSED', `v${version.version} may not go on: model ${model}, package ${packaged}.`, {
            remedy: `mlops trace v${version.version} shows the gates. A reviewed exception is a waiver in mlops.yml; then validate and register again.`,
            where: { input: 'version' },
        });
    }
    const rolledBack = version.tags['rolled-back'];
    if (rolledBack && !inputs.reason)
        throw fail('VERSION_ROLLED_BACK', `v${version.version} was rolled back: ${rolledBack}`, {
            remedy: 'It comes back only with a reason: --reason "…".',
            where: { input: 'reason' },
        });
    return { version, registered };
}
/** A version enters an environment only when it is live in the one before. @throws UserError ENVIRONMENT_ORDER */
async function checkOrder(project, context, endpoints, environment, version) {
    const all = project.config.deploy.environments;
    const before = all[all.findIndex((one) => one.name === environment.name) - 1];
    if (!before)
        return;
    const state = (await endpoints.inspect(endpointOf(project.config, before.name), context))?.value;
    const live = Object.entries(state?.traffic ?? {}).find(([, weight]) => weight === 100)?.[0];
    if (live !== undefined && state?.deployments[live]?.version === version)
        return;
    throw fail('ENVIRONMENT_ORDER', `v${version} is not live in ${before.name}, which comes before ${environment.name}.`, {
        remedy: `mlops deploy --environment ${before.name} --version ${version}`,
        where: { input: 'environment' },
    });
}


/***/ })

};
