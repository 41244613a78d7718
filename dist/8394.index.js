export const id = 8394;
export const ids = [8394,9273];
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
// EXTERNAL MODULE: ./packages/core/lib/index.js + 14 modules
var lib = __webpack_require__(25070);
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
// EXTERNAL MODULE: ./packages/core/lib/index.js + 14 modules
var lib = __webpack_require__(25070);
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
    const { collect, port } = config.deploy;
    return {
        ...(port === 0 ? {} : { port }),
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


/***/ }),

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
  Hd: () => (/* reexport */ records/* recordByDigest */.Hd),
  Hw: () => (/* reexport */ recordOfSubject),
  SP: () => (/* reexport */ project/* shown */.SP),
  pN: () => (/* reexport */ versionFolder),
  rh: () => (/* reexport */ records/* writeRecord */.rh)
});

// UNUSED EXPORTS: commonOutputDocs, dryRunInput, modeInput, openConfig, projectInputs, recordInput, tokenInput, writeDurably

// EXTERNAL MODULE: ./packages/core/lib/index.js + 14 modules
var lib = __webpack_require__(25070);
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
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25070);



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
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   lt: () => (/* binding */ homeOf),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
/* unused harmony export writeDurably */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25070);



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
async function newestOfCommit(project, context, stage) {
    const origin = await context.origin(project.root);
    const filter = origin.commit ? { stage, commit: origin.commit } : { stage };
    for await (const ref of project.registry.records(project.config.model.name, filter, context))
        return recordByDigest(project, context, ref.digest);
    return undefined;
}


/***/ })

};
