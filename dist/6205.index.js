export const id = 6205;
export const ids = [6205];
export const modules = {

/***/ 46251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ percent),
/* harmony export */   L: () => (/* binding */ behaviourText)
/* harmony export */ });
/** What a behaviour test asks for: `age +10: not-fall, ≥ 95 % of rows`. */
function behaviourText(test) {
    const within = test.tolerance > 0 ? ` within ${test.tolerance}` : '';
    const of = test.class === undefined ? '' : ` of class ${test.class}`;
    if (test.kind === 'golden')
        return `every known answer${of}${within}`;
    const columns = (test.columns ?? []).join(', ');
    const { minShare = 1, change = 0 } = test;
    const share = minShare < 1 ? `, ≥ ${percent(minShare)} of rows` : '';
    if (test.kind === 'invariance')
        return `${columns} changes nothing${of}${within}${share}`;
    return `${columns} ${change < 0 ? '−' : '+'}${Math.abs(change)}: ${test.expect}${of}${within}${share}`;
}
/** A share in percent, without the digits that binary fractions add. */
function percent(share) {
    return `${Number((100 * share).toPrecision(12))} %`;
}


/***/ }),

/***/ 38176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ unknownMetric),
/* harmony export */   V: () => (/* binding */ metricTitle)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);

const fail = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .errorsOf */ .Bp)(_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .coreErrors */ .Fw);
/** An input names a metric that the task does not have: which one was meant, or where all of them stand. */
function unknownMetric(input, name, task) {
    const near = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .metricSuggestions */ .kC)(name, task)
        .slice(0, 2)
        .map((other) => `"${other}" (${(0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .metricInfo */ .R)(other)?.label ?? other})`);
    return fail('INPUT_INVALID', `${input}: "${name}" is not a metric of task ${task}.`, {
        remedy: near.length > 0 ? `Write ${near.join(' or ')}.` : 'mlops explain metrics lists them.',
        where: { input },
    });
}
/** The name of a metric in a table, with an arrow where less is better. */
function metricTitle(name, goal = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .metricInfo */ .R)(name)?.goal) {
    return goal === 'minimize' ? `${name} ↓` : name;
}


/***/ }),

/***/ 86205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
// EXTERNAL MODULE: ./packages/data/lib/index.js + 51 modules
var data_lib = __webpack_require__(46794);
// EXTERNAL MODULE: ./packages/evaluation/lib/index.js + 71 modules
var evaluation_lib = __webpack_require__(47035);
// EXTERNAL MODULE: ./packages/reporting/lib/index.js + 3 modules
var reporting_lib = __webpack_require__(9828);
// EXTERNAL MODULE: ./packages/commands/lib/shared/dataset.js
var dataset = __webpack_require__(11816);
// EXTERNAL MODULE: ./packages/commands/lib/shared/index.js + 3 modules
var shared = __webpack_require__(37623);
// EXTERNAL MODULE: ./packages/commands/lib/shared/behaviour-text.js
var behaviour_text = __webpack_require__(46251);
// EXTERNAL MODULE: ./packages/commands/lib/shared/metric-text.js
var metric_text = __webpack_require__(38176);
;// CONCATENATED MODULE: ./packages/commands/lib/validate/insight-report.js


/** Features that are listed; the rest is in the record. */
const shown = 5;
/** What the answers come from and for whom they are worst, for the folded part: said as information, not as a verdict. */
function insightBlocks({ importance, noImportance, discoveredSlice: slice }) {
    const blocks = [];
    if (importance && importance.features.length > 0) {
        const top = importance.features.slice(0, shown).map((one) => `${one.feature} ${(0,evaluation_lib.figure)(one.mean)}`);
        blocks.push({
            kind: 'text',
            text: [
                { strong: 'What the answers come from. ' },
                `Loss of ${importance.metric}${importance.against === 'own-clusters' ? ' against its own clusters' : ''} when a column is shuffled (${(0,lib/* humanCount */.RC)(importance.rows)} rows, ${importance.repeats} times): ${top.join(', ')}.`,
            ],
        });
    }
    if (noImportance !== undefined)
        blocks.push({
            kind: 'text',
            text: [{ strong: 'What the answers come from ' }, `is not known: ${noImportance}.`],
        });
    if (slice) {
        const sure = slice.confirmed ? 'confirmed' : 'not confirmed: it may be chance';
        blocks.push({
            kind: 'text',
            text: [
                { strong: 'Worst slice that nobody declared. ' },
                `${slice.label}: ${slice.loss} ${(0,evaluation_lib.figure)(slice.inside)}, elsewhere ${(0,evaluation_lib.figure)(slice.outside)}, difference ${(0,evaluation_lib.signed)(slice.difference)} (${(0,evaluation_lib.signed)(slice.lower)} to ${(0,evaluation_lib.signed)(slice.upper)}), found on one half of the rows and measured on ${(0,lib/* humanCount */.RC)(slice.testedRows)} of the other; ${sure}.`,
            ],
        });
    }
    return blocks;
}

;// CONCATENATED MODULE: ./packages/commands/lib/validate/report.js





const marks = { pass: '✅ pass', fail: '❌ fail', inconclusive: '⚠️ inconclusive' };
const worstFirst = { fail: 0, inconclusive: 1, pass: 2 };
const slicesShown = 6;
/** Verdict first, then the gates that decided it, then for whom; the rest is folded. */
function validateReport(facts) {
    const { project, gates, report, decision } = facts;
    const name = project.config.model.name;
    const title = `${name}: ${report.champion === 'none' ? 'first version, absolute gates only' : report.headline}`;
    const enforced = gates.filter((gate) => gate.mode === 'enforce' && gate.judged);
    const blocking = enforced.filter((gate) => gate.verdict !== 'pass');
    const first = [...blocking].sort((a, b) => worstFirst[a.verdict] - worstFirst[b.verdict])[0];
    const sentence = first ? sentenceOf(first) : `${enforced.length} of ${enforced.length} gates pass.`;
    const count = `${gates.filter((gate) => gate.verdict === 'fail' && gate.judged).length} of ${namesOf(gates).length} gates`;
    return {
        title,
        outcome: decision.outcome,
        verdict: decision.verdict,
        summary: `${decision.verdict}: ${report.champion === 'none' ? 'first version, absolute gates only' : report.headline}. ${sentence}`,
        blocks: [
            ...(decision.verdict === 'pass' ? [] : [alertOf(decision, count, sentence)]),
            gateTable(facts),
            ...waived(decision),
            ...forWhom(report),
            ...flips(report),
            { kind: 'fold', title: 'Other metrics · how it was compared · how to reproduce', blocks: folded(facts) },
        ],
        next: nextSteps(facts),
        annotations: blocking
            .filter((gate) => gate.where !== undefined)
            .map((gate) => ({
            level: gate.verdict === 'fail' ? 'error' : 'warning',
            code: `gate ${gateName(gate)}: ${gate.verdict}`,
            message: gate.reason.message,
            ...(gate.where ? { where: { file: gate.where.file, line: gate.where.line, column: gate.where.column } } : {}),
        })),
    };
}
/** `slices: roc_auc for education=3 −0.0326 …`: which gate, of what, and why. */
function sentenceOf(gate) {
    const slice = gate.slice ? ` for ${(0,lib/* sliceName */.oq)(gate.slice)}` : '';
    return `${gateName(gate)}: ${gate.metric}${slice} ${gate.reason.message}.`;
}
function namesOf(gates) {
    return [...new Set(gates.map(gateName))];
}
/** `slices` of `validate.gates.slices[education=3]`, `sex` of `validate.behaviour.sex`. */
function gateName(gate) {
    return gate.id.replace(/^validate\.(gates|behaviour)\./, '').replace(/\[.*\]$/s, '');
}
function alertOf(decision, count, sentence) {
    const strong = decision.verdict === 'fail' ? `Fail: ${count}. ` : 'Inconclusive. ';
    const level = decision.outcome === 'passed' ? 'note' : decision.verdict === 'fail' ? 'caution' : 'warning';
    return { kind: 'alert', level, text: [{ strong }, sentence] };
}
/** One row a gate; of a gate over slices the worst slice, and how many were judged. */
function gateTable(facts) {
    const groups = Map.groupBy(facts.gates, gateName);
    const rows = [...groups.values()]
        .map((results) => [...results].sort((a, b) => Number(b.judged) - Number(a.judged) || worstFirst[a.verdict] - worstFirst[b.verdict] || worse(a) - worse(b))[0])
        .filter((gate) => gate !== undefined)
        .sort((a, b) => Number(b.judged) - Number(a.judged) || worstFirst[a.verdict] - worstFirst[b.verdict]);
    const champion = facts.champion.version ? `v${facts.champion.version} → ` : '';
    return {
        kind: 'table',
        columns: [
            { title: 'Gate' },
            { title: `Champion ${champion}candidate`.replace('Champion candidate', 'Candidate') },
            { title: 'Limit' },
            { title: 'Verdict' },
        ],
        rows: rows.map((gate) => [gateCell(gate), valueCell(gate), limitText(gate), verdictCell(gate)]),
    };
}
function verdictCell(gate) {
    if (!gate.judged)
        return `not judged: ${gate.reason.message}`;
    return `${marks[gate.verdict]}${gate.mode === 'observe' ? ' (observe)' : ''}`;
}
function worse(gate) {
    const value = gate.difference?.value ?? 0;
    return gate.goal === 'maximize' ? value : -value;
}
function gateCell(gate) {
    const where = gate.where;
    const name = where && where.from !== 'default'
        ? { link: `${where.file}#L${where.line}`, text: gateName(gate) }
        : { code: gateName(gate) };
    return [name, ` ${gate.metric}`];
}
function valueCell(gate) {
    const slice = gate.slice ? `${(0,lib/* sliceName */.oq)(gate.slice)}: ` : '';
    if (!gate.candidate)
        return `${slice}${gate.reason.message}`;
    const before = gate.champion ? `${(0,evaluation_lib.figure)(gate.champion.value)} → ` : '';
    const spans = [`${slice}${before}${(0,evaluation_lib.figure)(gate.candidate.value)}`];
    if (gate.difference) {
        spans.push(', ', { strong: (0,evaluation_lib.signed)(gate.difference.value) });
        if (gate.difference.lower !== undefined && gate.difference.upper !== undefined)
            spans.push(` (${(0,evaluation_lib.signed)(gate.difference.lower)} to ${(0,evaluation_lib.signed)(gate.difference.upper)})`);
    }
    return spans;
}
/** The limit of a gate in the words of a reader. */
function limitText(gate) {
    const rule = gate.rule;
    const parts = [
        rule['min'] === undefined ? '' : `≥ ${String(rule['min'])}`,
        rule['max'] === undefined ? '' : `≤ ${String(rule['max'])}`,
        rule['maxRatio'] === undefined ? '' : `≤ ${String(rule['maxRatio'])} × champion`,
        rule['maxIncrease'] === undefined ? '' : `at most +${String(rule['maxIncrease'])}`,
        rule['maxDecrease'] === undefined ? '' : `at most −${String(rule['maxDecrease'])}`,
        rule['versusChampion'] === undefined
            ? ''
            : `${rule['eachSlice'] ? 'none ' : ''}${String(rule['versusChampion'])}, margin ${String(rule['margin'] ?? 0)}`,
        gate.metric.startsWith('behaviour_') ? (0,behaviour_text/* behaviourText */.L)(gate.rule) : '',
    ];
    return parts.filter(Boolean).join(', ');
}
function waived(decision) {
    if (decision.waived.length === 0)
        return [];
    return [
        {
            kind: 'list',
            items: decision.waived.map((waiver) => [
                'Waived: ',
                { code: waiver.gate },
                `${waiver.slice ? ` for ${waiver.slice}` : ''} until ${waiver.until}: ${waiver.reason}`,
            ]),
        },
    ];
}
function forWhom(report) {
    if (!report.forWhom || report.slices.length === 0)
        return [];
    const judged = report.slices.filter((slice) => slice.standing !== 'not-judged');
    const shown = judged.length > slicesShown ? [...judged.slice(0, slicesShown - 2), ...judged.slice(-1)] : judged;
    const left = judged.length - shown.length;
    const rows = shown.map(sliceRow);
    if (left > 0)
        rows.splice(-1, 0, [`… ${left} more in the record`, '', '', '']);
    return [
        { kind: 'text', text: [{ strong: 'For whom? ' }, report.forWhom] },
        {
            kind: 'table',
            columns: [
                { title: 'Slice, worst first' },
                { title: 'Rows', align: 'right' },
                { title: `${report.sliceMetric ?? ''}, difference` },
                { title: 'Predictions that flip', align: 'right' },
            ],
            rows,
        },
    ];
}
function sliceRow(slice) {
    const mark = slice.standing === 'worse' ? '❌ ' : slice.standing === 'better' ? '✅ ' : '';
    const { difference } = slice;
    const range = difference?.lower !== undefined && difference.upper !== undefined
        ? ` (${(0,evaluation_lib.signed)(difference.lower)} to ${(0,evaluation_lib.signed)(difference.upper)})`
        : '';
    return [
        `${mark}${(0,lib/* sliceName */.oq)(slice.slice)}`,
        slice.rows === null ? '' : (0,lib/* humanCount */.RC)(slice.rows),
        difference ? `${(0,evaluation_lib.signed)(difference.value)}${range}` : (slice.reason ?? ''),
        slice.flips ? `${(100 * slice.flips.share).toFixed(1)} %` : '',
    ];
}
function flips(report) {
    const all = report.flips;
    if (!all || all.flipped === 0)
        return [];
    const to = Object.entries(all.to).map(([label, rows]) => `${(0,lib/* humanCount */.RC)(rows)} to ${label}`);
    return [
        {
            kind: 'text',
            text: [
                { strong: 'What flips. ' },
                `${(0,lib/* humanCount */.RC)(all.flipped)} of ${(0,lib/* humanCount */.RC)(all.rows)} predictions (${(100 * all.share).toFixed(1)} %): ${to.join(', ')}; ${(0,lib/* humanCount */.RC)(all.becomeRight)} become right, ${(0,lib/* humanCount */.RC)(all.becomeWrong)} wrong.`,
            ],
        },
    ];
}
function folded(facts) {
    const { report, trained, record, champion } = facts;
    const compared = report.champion === 'compared';
    const sentences = [
        compared
            ? `Champion v${champion.version} was scored again here on the same ${(0,lib/* humanCount */.RC)(report.rows)} rows.`
            : `${(0,lib/* humanCount */.RC)(report.rows)} rows. No comparison: ${champion.why ?? 'the champion cannot be read'}.`,
        report.methods.length > 0 ? `Differences: ${report.methods.join('; ')}.` : '',
        report.correction
            ? `Chance is corrected over ${report.correction.comparisons} comparisons of slices (${report.correction.method === 'bh' ? 'Benjamini–Hochberg' : 'Holm'}).`
            : '',
        report.minimumDetectable
            ? `Smallest change of ${report.minimumDetectable.metric} that these rows can show (80 % power): ${(0,evaluation_lib.figure)(report.minimumDetectable.value)}.`
            : '',
        ...seedSentences(facts),
        holdoutSentence(report),
        trained ? `Trained in ${(0,lib/* humanDuration */.UU)(trained.durationMs)}. Again: mlops reproduce ${trained.runId}.` : '',
        `Record ${(0,lib/* shortDigest */.VK)(record.sealed.digest)}.`,
    ];
    return [
        {
            kind: 'table',
            columns: [
                { title: 'Metric' },
                ...(compared ? [{ title: 'Champion', align: 'right' }] : []),
                { title: 'Candidate', align: 'right' },
                ...(compared ? [{ title: 'Difference' }] : []),
            ],
            rows: report.metrics.map((line) => [
                (0,metric_text/* metricTitle */.V)(line.metric, line.goal),
                ...(compared ? [line.champion ? (0,evaluation_lib.figure)(line.champion.value) : '–'] : []),
                line.candidate ? (0,evaluation_lib.figure)(line.candidate.value) : (line.reason ?? '–'),
                ...(compared ? [line.difference ? (0,evaluation_lib.signed)(line.difference.value) : (line.reason ?? '–')] : []),
            ]),
        },
        ...insightBlocks(facts.insight),
        { kind: 'text', text: sentences.filter(Boolean).join(' ') },
    ];
}
/** What another seed does to the metrics of the gates; where a gate would ask for it and it is not known, how to know it. */
function seedSentences({ report, gates, otherSeeds }) {
    const known = report.seedNoise ?? [];
    if (known.length > 0)
        return known.map((one) => `Training again with ${one.trainings} other seeds moves ${one.metric} by ${(0,evaluation_lib.figure)(one.highest - one.lowest)} (${(0,evaluation_lib.figure)(one.lowest)} to ${(0,evaluation_lib.figure)(one.highest)}); two trainings differ by up to ${(0,evaluation_lib.figure)(one.floor)} by chance.`);
    const asked = gates.some((gate) => gate.rule.versusChampion === 'superior');
    if (!asked || report.champion !== 'compared')
        return [];
    return [
        `What another seed would give is not known: ${otherSeeds} of ${evaluation_lib.LEAST_TRAININGS} trainings with other seeds are here (mlops train --seed 1, …).`,
    ];
}
function holdoutSentence({ holdoutUses, holdoutOptimism }) {
    if (!holdoutUses)
        return '';
    const others = holdoutUses === 1 ? '1 other candidate' : `${(0,lib/* humanCount */.RC)(holdoutUses)} other candidates`;
    const luck = holdoutOptimism
        ? `: the best of so many looks better than it is by about ${(0,evaluation_lib.figure)(holdoutOptimism)}`
        : '';
    return `This test set has judged ${others} before${luck}.`;
}
function nextSteps(facts) {
    const { decision, gates } = facts;
    if (decision.outcome === 'passed')
        return [['build what will be served: ', { code: 'mlops package' }]];
    const failing = gates.find((gate) => gate.verdict === 'fail' && gate.judged && gate.mode === 'enforce');
    if (!failing)
        return ['Inconclusive is no pass: give more rows, or mend what the reason names.'];
    const slice = failing.slice ? `, slice ${(0,lib/* sliceName */.oq)(failing.slice)}` : '';
    return [
        `Repair and run again. If the trade-off is meant, add a waiver for ${gateName(failing)}${slice} to validate.waivers: it is reviewed like code.`,
    ];
}

// EXTERNAL MODULE: ./packages/inference/lib/index.js + 25 modules
var inference_lib = __webpack_require__(41134);
// EXTERNAL MODULE: ./packages/commands/lib/shared/models.js
var models = __webpack_require__(39728);
// EXTERNAL MODULE: ./packages/commands/lib/validate/asking.js
var validate_asking = __webpack_require__(46420);
// EXTERNAL MODULE: ./packages/commands/lib/validate/insight.js
var insight = __webpack_require__(32339);
;// CONCATENATED MODULE: ./packages/commands/lib/validate/probes.js








const fail = (0,lib/* errorsOf */.Bp)(shared/* commandErrors */.nZ);
/** Most rows that a behaviour test changes; of more, these are drawn by their content. */
const mostRows = 10_000;
/** Runs the behaviour tests, and looks at what the answers come from: by prediction only. */
async function probe(asking) {
    const tests = asking.project.config.validate.behaviour ?? [];
    const table = (0,evaluation_lib.gatherTable)(asking.test, (0,validate_asking/* drawnRows */.ES)(asking.test, mostRows));
    const rules = [];
    const results = [];
    for (const test of tests) {
        const { rule, result } = await runTest(asking, table, test);
        rules.push(rule);
        results.push(result);
    }
    return { gates: (0,evaluation_lib.behaviourGates)(rules, results, tests.map(asWritten)), insight: await (0,insight/* insightOf */.m)(asking) };
}
/** A prediction file answers no questions: every behaviour test is inconclusive. */
function unprobed(project) {
    const tests = project.config.validate.behaviour ?? [];
    const why = 'the candidate is a file of predictions, which cannot be asked about other rows';
    const results = tests.map((test) => (0,evaluation_lib.untestable)(test, why));
    return { gates: (0,evaluation_lib.behaviourGates)(tests, results, tests.map(asWritten)), insight: { noImportance: why } };
}
/** The rule for the record: without its place, and without the cells of golden rows. */
function asWritten(test) {
    const { where: _, ...rule } = test;
    if (test.kind !== 'golden' || !('rows' in test))
        return rule;
    const { name, kind, mode, tolerance, class: of } = test;
    return { name, kind, mode, tolerance, ...(of === undefined ? {} : { class: of }), rows: test.rows.length };
}
/** One test. What the model or a table refuses is the reason why it is inconclusive; it does not stop the others. */
async function runTest(asking, table, test) {
    const shared = { name: test.name, mode: test.mode, ...(test.where ? { where: test.where } : {}) };
    const refused = { ...shared, kind: 'golden', rows: { rows: 0, columns: [] }, expected: [], tolerance: 0 };
    try {
        const rule = test.kind === 'golden' ? { ...shared, ...(await goldenOf(asking, test)) } : test;
        const [result] = await (0,evaluation_lib.checkBehaviour)((0,validate_asking/* predictor */.b2)(asking, test.class), { table, features: asking.features, signal: asking.context.signal }, [rule]);
        return { rule, result: result ?? (0,evaluation_lib.untestable)(test, 'it was not run') };
    }
    catch (cause) {
        if (!(cause instanceof lib/* UserError */.yo))
            throw cause;
        return { rule: refused, result: (0,evaluation_lib.untestable)(test, cause.message) };
    }
}
async function goldenOf(asking, test) {
    const { project, context } = asking;
    const { kind, tolerance } = test;
    if ('rows' in test) {
        const unknown = test.rows.flatMap((row) => Object.keys(row)).find((name) => !(0,lib/* columnOf */.uV)(asking.test, name));
        if (unknown !== undefined)
            throw fail('DATA_COLUMN_MISSING', `a golden row names "${unknown}", which is no column`);
        return { kind, tolerance, rows: tableOfCells(test.rows, asking.test), expected: test.expected };
    }
    const rows = await goldenTable(project, context, test.path, asking.test);
    const answers = (0,lib/* columnOf */.uV)(rows, test.expectedColumn);
    if (answers?.kind !== 'number')
        throw fail('DATA_COLUMN_MISSING', `${test.path} has no column of numbers "${test.expectedColumn}"`);
    return { kind, tolerance, rows, expected: [...answers.values] };
}
/** The golden table, its columns read as those of the test set of the same name. */
async function goldenTable(project, context, path, like) {
    const { group: _, ...data } = project.config.data;
    const types = Object.fromEntries((0,data_lib.schemaOf)(like).columns.map((column) => [column.name, column.type]));
    // A golden table need not hold the target, nor the query.
    const config = { ...project.config, data: { ...data, target: '', types: { ...types, ...data.types } } };
    return (0,dataset/* modelTable */.C)({ ...project, config }, (0,external_node_path_.join)(project.root, path), context);
}
/** Rows written in mlops.yml as a table with the columns of the test set; a cell that is not written is missing. */
function tableOfCells(rows, like) {
    const columns = like.columns.map((column) => {
        const cells = rows.map((row) => row[column.name] ?? null);
        const nulls = cells.filter((cell) => cell === null).length;
        if (column.kind === 'number')
            return {
                ...column,
                values: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))),
                nulls,
            };
        const levels = [...new Set(cells.filter((cell) => cell !== null).map(String))];
        const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : levels.indexOf(String(cell))));
        return { ...column, levels, codes, nulls };
    });
    return { rows: rows.length, columns };
}

;// CONCATENATED MODULE: ./packages/commands/lib/validate/scoring.js



/** Scores candidate and champion on the same rows, measures them in turns, and asks the candidate what else is to be known of it. */
async function scoreBoth(project, context, models, test, features) {
    const open = [];
    const scoreOne = async (judged) => {
        const one = await openAndScore(project, context, judged, test, features);
        if (one.model)
            open.push(one.model);
        return one;
    };
    try {
        const candidate = await scoreOne(models.candidate);
        let champion = 'none';
        let other;
        if (models.champion.kind === 'unreadable')
            champion = { unreadable: models.champion.why };
        if (models.champion.kind === 'found') {
            try {
                const one = await scoreOne(models.champion.model);
                champion = one.scored;
                other = one.model;
            }
            catch (cause) {
                champion = {
                    unreadable: `v${models.champion.version.version} cannot be scored on these rows: ${cause instanceof Error ? cause.message : String(cause)}`,
                };
            }
        }
        const latency = project.config.validate.gates.some((gate) => gate.metric.startsWith('latency_'));
        const operational = latency && candidate.model ? await latencies(candidate.model, other, test, context) : {};
        const probes = candidate.model
            ? await probe({ project, context, model: candidate.model, test, features, scored: candidate.scored })
            : unprobed(project);
        return { candidate: candidate.scored, champion, operational, probes };
    }
    finally {
        for (const model of open)
            await model.close();
    }
}
/** A model that is opened for its answers on these rows, and for nothing else. */
async function scoreAlone(project, context, judged, test, features) {
    const { scored, model } = await openAndScore(project, context, judged, test, features);
    await model?.close();
    return scored;
}
async function openAndScore(project, context, judged, test, features) {
    if ((0,models/* isPredictionFile */.sg)(judged.path))
        return { scored: (0,models/* scoredOf */.yV)(project, test, await (0,models/* predictionsOf */.eE)(project, { file: judged.path }, test, context)) };
    const model = await (0,models/* openProjectModel */.p1)(project, judged.path, features, judged.name);
    try {
        return { scored: (0,models/* scoredOf */.yV)(project, test, await (0,models/* predictionsOf */.eE)(project, { model }, test, context)), model };
    }
    catch (thrown) {
        await model.close();
        throw thrown;
    }
}
/** Both models answer single rows in turns, so that whatever else the machine does falls on both. */
async function latencies(candidate, champion, test, context) {
    const compared = await (0,inference_lib.measureLatency)({ candidate: (0,inference_lib.rowScorer)(candidate), ...(champion ? { champion: (0,inference_lib.rowScorer)(champion) } : {}) }, test, context.clock);
    const one = (quantile) => ({
        candidate: { value: compared.candidate[quantile], rows: compared.candidate.calls },
        ...(compared.champion && compared.ratio
            ? { champion: { value: compared.candidate[quantile] / compared.ratio[quantile], rows: compared.champion.calls } }
            : {}),
    });
    return { measured: { latency_p50: one('p50'), latency_p95: one('p95'), latency_p99: one('p99') } };
}

;// CONCATENATED MODULE: ./packages/commands/lib/validate/seed-runs.js





/** Most models that are scored beside the candidate, and most train records that are looked at for them, newest first. */
const limits = { models: 8, records: 200 };
const noSeedRuns = { runs: [], values: {} };
/**
 * Finds trainings of the same code with the same data, parameters and training environment under other seeds, as far as their models are still
 * on this machine, and scores at most eight of them, the newest.
 */
async function scoreSeedRuns(project, context, trained, test, score) {
    const identity = trained === undefined ? undefined : identityOf(trained);
    if (trained === undefined || identity === undefined)
        return noSeedRuns;
    const runs = [];
    const values = {};
    const seen = new Set([trained.record.body.seed]);
    for await (const one of (0,shared/* recentRecords */.Kw)(project, context, 'train', limits.records)) {
        if (runs.length === limits.models)
            break;
        const { seed, runId } = one.record.body;
        if (seen.has(seed) || identityOf(one) !== identity)
            continue;
        try {
            const model = await modelOf(project, context, one);
            if (model === undefined)
                continue;
            seen.add(seed);
            const scored = (0,evaluation_lib.gateValues)(project.config.validate, await score(model), test);
            for (const [key, value] of Object.entries(scored))
                values[key] = [...(values[key] ?? []), value];
            runs.push({ run: runId, seed, digest: model.digest });
        }
        catch (thrown) {
            if (!(thrown instanceof lib/* UserError */.yo))
                throw thrown;
            context.log.warn(`${runId} (seed ${seed}) cannot be scored: ${(0,lib/* messageOf */.bD)(thrown)}`);
        }
    }
    return { runs, values };
}
/** All that decides what a run gives but its seed. Undefined where nobody knows whether the code was the same: outside git. */
function identityOf({ record }) {
    const code = record.materials.find((one) => one.name === 'code');
    if (code === undefined || (code.digest === undefined && code.uri === 'folder'))
        return undefined;
    const { command, parameters, environment, data, outputs } = record.body;
    const decides = { code: code.digest ?? code.version ?? '', command, parameters, environment, data, outputs };
    return (0,lib/* canonicalJson */.dj)(decides);
}
/** The model that a run wrote, when it is still what the record names: where `train` copied it, else in the folder of the run. */
async function modelOf(project, context, { record }) {
    const { runId, outputs, seed } = record.body;
    const file = outputs.model ?? outputs.predictions;
    const digest = record.subjects.find((one) => one.name === file)?.digest;
    if (file === undefined || digest === undefined)
        return undefined;
    const judged = (path) => ({ path, digest, name: `${runId} (seed ${seed})` });
    const copied = (0,external_node_path_.join)((0,shared/* homeOf */.lt)(project, context), 'outputs', runId, file);
    if ((0,external_node_fs_.existsSync)(copied) && (await (0,lib/* fileDigest */.hd)(copied)) === digest)
        return judged(copied);
    const { training } = project.platform;
    if ((await training?.state(runId, context))?.status !== 'completed')
        return undefined;
    const into = (0,external_node_path_.join)(await context.scratch(), 'seeds', runId);
    const again = await training?.outputs(runId, into, context);
    return again?.some((one) => one.name === file && one.digest === digest) ? judged((0,external_node_path_.join)(into, file)) : undefined;
}
/** What the record of `validate` names as its materials. */
function seedMaterials({ runs }) {
    return runs.map((one) => ({ name: `${one.run} (seed ${one.seed})`, digest: one.digest }));
}

;// CONCATENATED MODULE: ./packages/commands/lib/validate/handler.js












const handler_fail = (0,lib/* errorsOf */.Bp)(shared/* commandErrors */.nZ);
/** Scores candidate and champion on the same rows of the test set, judges the gates and records what decided. */
async function run(inputs, context) {
    const project = await (0,shared/* openProject */.U8)(inputs, context);
    const startedAt = context.clock.now();
    const { candidate, trained } = await findCandidate(project, context, inputs);
    const files = await (0,dataset.dataFiles)(project, context);
    const train = await (0,dataset/* modelTable */.C)(project, files.train.path, context);
    const test = await (0,dataset/* modelTable */.C)(project, files.test.path, context, (0,data_lib.schemaOf)(train));
    const features = (0,dataset/* featureNames */.r)(project, train);
    const champion = await findChampion(project, context, inputs.champion);
    const scored = await scoreBoth(project, context, { candidate, champion }, test, features);
    const seed = `${files.test.resource.digest}`;
    const seeds = await scoreSeedRuns(project, context, trained, test, (model) => scoreAlone(project, context, model, test, features));
    const holdoutUses = await usesOf(project, context, files.test.resource.digest, candidate.digest);
    const { gates: judged, report } = (0,evaluation_lib.evaluateGates)(project.config.validate, {
        candidate: scored.candidate,
        champion: scored.champion,
        table: test,
        operational: { ...scored.operational, overlap: overlapOf(project, train, test) },
        seed,
        minGroup: project.config.privacy.minGroup,
        seedNoise: enough(seeds),
        holdoutUses,
    });
    const gates = [...judged, ...scored.probes.gates];
    const decision = (0,lib/* decide */.LD)(gates, project.config.validate.waivers, inputs.mode, context.clock.now());
    const materials = [
        { name: 'candidate', digest: candidate.digest },
        files.test.resource,
        files.train.resource,
        { name: 'mlops.yml', digest: await (0,lib/* fileDigest */.hd)(project.file) },
        ...(await goldenFiles(project)),
        ...(champion.kind === 'found'
            ? [{ name: `champion v${champion.version.version}`, digest: champion.model.digest }]
            : []),
        ...seedMaterials(seeds),
    ];
    const body = bodyOf(candidate, champion, scored, seeds, report, holdoutUses, seed);
    const record = await (0,shared/* writeRecord */.rh)(project, context, {
        stage: 'validate',
        startedAt,
        builtOn: [
            ...(trained ? [{ stage: 'train', digest: trained.digest }] : []),
            ...(champion.kind === 'found' && champion.version.record
                ? [{ stage: 'register', digest: champion.version.record }]
                : []),
        ],
        materials,
        subjects: [],
        gates,
        verdict: decision.verdict,
        decision,
        waivers: [...decision.waived],
        body,
    });
    const shownReport = validateReport({
        project,
        gates,
        report,
        insight: scored.probes.insight,
        decision,
        champion: championText(champion),
        otherSeeds: seeds.runs.length,
        trained: trained?.record.body,
        record,
    });
    const path = await writeReport(project, context, shownReport);
    return resultOf(decision, gates, report, body, record, shownReport, path);
}
/** The tables of known answers, as far as they are there: they decide, so the record names their bytes. */
async function goldenFiles(project) {
    const tests = project.config.validate.behaviour ?? [];
    const paths = new Set(tests.flatMap((test) => (test.kind === 'golden' && 'path' in test ? [test.path] : [])));
    const present = [...paths].filter((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(project.root, path)));
    return Promise.all(present.map(async (path) => ({ name: path, digest: await (0,lib/* fileDigest */.hd)((0,external_node_path_.join)(project.root, path)) })));
}
async function findCandidate(project, context, inputs) {
    if (inputs.candidate !== undefined) {
        const path = (0,external_node_path_.resolve)(context.directory, inputs.candidate);
        if ((0,external_node_fs_.existsSync)(path))
            return { candidate: { path, digest: await (0,lib/* fileDigest */.hd)(path), name: (0,shared/* shown */.SP)(path, context) } };
        if (!/^v?\d+$/.test(inputs.candidate))
            throw handler_fail('VERSION_UNKNOWN', `The candidate ${inputs.candidate} is neither a file nor a version.`, {
                where: { input: 'candidate' },
            });
        const version = await (0,shared/* findVersion */.Am)(project, context, inputs.candidate);
        return { candidate: await modelOfVersion(project, context, version) };
    }
    const trained = await (0,shared/* readRecord */.aE)(project, context, 'train', inputs.record);
    const { runId, outputs } = trained.record.body;
    const file = outputs.model ?? outputs.predictions ?? '';
    const subject = trained.record.subjects.find((one) => one.name === file);
    const path = (0,external_node_path_.join)((0,shared/* homeOf */.lt)(project, context), 'outputs', runId, file);
    if (!(0,external_node_fs_.existsSync)(path) || (await (0,lib/* fileDigest */.hd)(path)) !== subject?.digest)
        throw handler_fail('TRAIN_OUTPUT_MISSING', `${file} of ${runId} is not on this machine, or is not what the record names.`, {
            remedy: 'Train again here, or give the model with --candidate.',
        });
    return { candidate: { path, digest: subject.digest, name: `candidate ${runId}` }, trained };
}
async function modelOfVersion(project, context, version) {
    const folder = await (0,shared/* versionFolder */.pN)(project, context, version.version);
    for (const name of ['bundle/model.onnx', 'predictions.csv']) {
        const path = (0,external_node_path_.join)(folder, name);
        if ((0,external_node_fs_.existsSync)(path))
            return { path, digest: await (0,lib/* fileDigest */.hd)(path), name: `v${version.version}` };
    }
    throw handler_fail('VERSION_UNKNOWN', `v${version.version} holds no model that can be scored.`);
}
/** The version behind the alias, or the one that was named. What exists and cannot be read is not the same as none. */
async function findChampion(project, context, given) {
    if (given === 'none')
        return { kind: 'none', why: 'the input champion says none' };
    let version = given;
    try {
        version ??= (await project.registry.aliases(project.config.model.name, context)).value['champion'];
    }
    catch (cause) {
        return {
            kind: 'unreadable',
            why: `the registry cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
        };
    }
    if (version === undefined)
        return { kind: 'none', why: 'no version is live yet' };
    try {
        const found = await (0,shared/* findVersion */.Am)(project, context, version);
        return { kind: 'found', version: found, model: await modelOfVersion(project, context, found) };
    }
    catch (cause) {
        if (given !== undefined)
            throw cause;
        return { kind: 'unreadable', why: cause instanceof Error ? cause.message : String(cause) };
    }
}
function overlapOf(project, train, test) {
    return { rows: (0,data_lib.overlap)(train, test, project.config.data.id).rows, testRows: test.rows };
}
/** How many records are looked at for earlier candidates, newest first. */
const mostRecords = 200;
/** How many other candidates the same test set has judged before. To judge the same one again teaches nobody anything. */
async function usesOf(project, context, test, candidate) {
    const judged = new Set();
    for await (const { record } of (0,shared/* recentRecords */.Kw)(project, context, 'validate', mostRecords))
        if (record.materials.some((one) => one.digest === test))
            judged.add(record.body.candidate.digest);
    judged.delete(candidate);
    return judged.size;
}
/** Too few trainings say nothing, so nothing is asked of them. */
function enough({ values }) {
    return Object.fromEntries(Object.entries(values).filter(([, known]) => known.length >= evaluation_lib.LEAST_TRAININGS));
}
function championText(champion) {
    return champion.kind === 'found' ? { version: champion.version.version } : { why: champion.why };
}
function bodyOf(candidate, champion, { candidate: scored, probes }, seeds, report, holdoutUses, seed) {
    const values = (side) => Object.fromEntries(report.metrics.map((line) => [line.metric, line[side]?.value ?? null]));
    return {
        rows: report.rows,
        task: scored.task,
        champion: champion.kind === 'found'
            ? { version: champion.version.version, digest: champion.model.digest }
            : { none: champion.why },
        candidate: { digest: candidate.digest, evidence: scored.evidence ?? 'measured' },
        metrics: {
            candidate: values('candidate'),
            ...(report.champion === 'compared' ? { champion: values('champion') } : {}),
        },
        slices: report.slices,
        flips: (report.flips ?? null),
        importance: (probes.insight.importance ?? null),
        noImportance: probes.insight.noImportance ?? null,
        discoveredSlice: (probes.insight.discoveredSlice ?? null),
        seedNoise: seeds.runs.length === 0 ? null : { runs: seeds.runs, metrics: report.seedNoise ?? [] },
        holdoutUses,
        seed,
    };
}
async function writeReport(project, context, report) {
    const folder = (0,external_node_path_.join)((0,shared/* homeOf */.lt)(project, context), 'reports');
    await (0,promises_.mkdir)(folder, { recursive: true });
    const path = (0,external_node_path_.join)(folder, 'validate.md');
    await (0,promises_.writeFile)(path, (0,reporting_lib/* toMarkdown */.l6)(report));
    return path;
}
function resultOf(decision, gates, report, body, record, shownReport, path) {
    const failed = gates
        .filter((gate) => gate.verdict === 'fail' && gate.judged)
        .map((gate) => gate.id.replace(/^validate\.(gates|behaviour)\./, ''));
    return {
        outcome: decision.outcome,
        verdict: decision.verdict,
        outputs: { 'failed-gates': failed, metrics: body.metrics, report: path },
        records: [record],
        report: shownReport,
        json: {
            rows: report.rows,
            headline: report.headline,
            gates: gates,
            metrics: body.metrics,
            slices: body.slices,
            flips: body.flips,
            correction: (report.correction ?? null),
            importance: body.importance,
            noImportance: body.noImportance,
            discoveredSlice: body.discoveredSlice,
            seedNoise: body.seedNoise,
            holdoutUses: body.holdoutUses,
        },
    };
}


/***/ }),

/***/ 9828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h0: () => (/* reexport */ plainLine),
  wh: () => (/* reexport */ plainText),
  l6: () => (/* reexport */ toMarkdown),
  yw: () => (/* reexport */ toTerminal)
});

// UNUSED EXPORTS: codeSpan, escapeMarkdown, reportMark, summaryLimit, verdictMark

;// CONCATENATED MODULE: ./packages/reporting/lib/clean.js
/** How many characters of one piece of text, of one line of a log and of a label in a chart are shown; names are hostile. */
const shownCharacters = { text: 4000, line: 2000, label: 80 };
/** A whole escape sequence: CSI (colours, cursor), OSC, DCS, PM, APC (titles, links) up to their end, and the short forms. */
const sequences = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c\n\r]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/g;
/** Control characters but tab and line breaks, and what is invisible or turns the direction of the text around it. */
const invisible = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const breaks = /[\r\n\t\u2028\u2029]+/g;
/**
 * Text without escape sequences, control characters, invisible characters and direction overrides. Tabs and line breaks stay;
 * a lone carriage return, which would let a line write over itself, goes.
 */
function plainText(text) {
    return text
        .toWellFormed()
        .replace(/\r\n/g, '\n')
        .replace(sequences, '')
        .replace(invisible, '')
        .replace(/\r/g, '')
        .replace(/[\u2028\u2029]/g, '\n');
}
/** The same on one line: a line break or tab becomes a space, so that a hostile name cannot start a line of its own. */
function plainLine(text) {
    return text.toWellFormed().replace(breaks, ' ').replace(sequences, '').replace(invisible, '');
}
/** At most so many characters, never half of one; what was cut off is marked. */
function atMost(text, characters) {
    if (text.length <= characters)
        return text;
    return `${text.slice(0, characters - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
;// CONCATENATED MODULE: ./packages/reporting/lib/markdown.js


const marks = { pass: '✅', fail: '❌', inconclusive: '⚠️' };
/** A mark with its word: colour and picture never stand alone. */
function verdictMark(verdict) {
    return `${marks[verdict]} ${verdict}`;
}
/** The mark of a report: its verdict's, or that of an error. */
function reportMark(report) {
    if (report.outcome === 'error')
        return '🛠';
    if (report.outcome === 'pending')
        return '⏳';
    if (report.outcome === 'passed' && report.verdict !== 'inconclusive')
        return report.verdict === 'fail' ? marks.fail : marks.pass;
    return report.verdict ? marks[report.verdict] : marks.inconclusive;
}
/**
 * Text as Markdown that shows exactly this text: everything that GitHub-flavoured Markdown or HTML would read is escaped.
 * Line breaks become spaces, so that a hostile name cannot start a block; control characters are dropped. GitHub looks for people and
 * issues in the text that is shown, where an escape is gone: there an invisible space stands after `@` and `#`.
 */
function escapeMarkdown(text) {
    return unaddressed(atMost(plainLine(text), shownCharacters.text))
        .replace(/[\\`*_{}[\]<>()#+!|~$^&]/g, (character) => character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`)
        .replace(/:\/\//g, '&#58;//')
        .replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}&#46;`);
}
/** An invisible space after `@` and `#`: nobody is called and no issue linked. */
function unaddressed(text) {
    return text.replace(/([@#])(?=[\p{L}\p{N}])/gu, '$1\u200b');
}
/** Text between HTML tags, where Markdown is not read and a backslash would be shown. */
function escapeHtml(text) {
    return unaddressed(atMost(plainLine(text), shownCharacters.text))
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;')
        .replace(/'/g, '&#39;');
}
/**
 * Text as a code span, whatever it holds.
 * @param inTable a row of a table is parted at `|` before its code spans are read, and only there a backslash keeps it whole
 */
function codeSpan(text, inTable = false) {
    const plain = atMost(plainLine(text), shownCharacters.text);
    if (plain.trim() === '')
        return '';
    const clean = inTable ? plain.replace(/\|/g, '\\|') : plain;
    const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map((match) => match[0].length));
    const fence = '`'.repeat(longest + 1);
    const pad = /^`|`$|^ .* $/s.test(clean) ? ' ' : '';
    return `${fence}${pad}${clean}${pad}${fence}`;
}
/** An address that a link may lead to: the web, or a place in the repository. Nothing that ends the link, a code span or a cell. */
function safeLink(link) {
    return (/^(https?:\/\/|\.{0,2}\/|#|[A-Za-z0-9_./-]+(#L\d+)?$)/.test(link) &&
        !link.startsWith('//') &&
        link.length <= shownCharacters.line &&
        plainLine(link) === link &&
        !/[\s<>()"'\\|`[\]]/.test(link));
}
function span(one, inTable) {
    if (typeof one === 'string')
        return escapeMarkdown(one);
    if ('code' in one)
        return codeSpan(one.code, inTable);
    if ('strong' in one)
        return strong(one.strong);
    return safeLink(one.link) ? `[${escapeMarkdown(one.text)}](${one.link})` : escapeMarkdown(one.text);
}
/** Bold text; a space at its ends goes outside, because inside it would end the emphasis. */
function strong(text) {
    const middle = text.trim();
    if (middle === '')
        return '';
    return `${/^\s/.test(text) ? ' ' : ''}**${escapeMarkdown(middle)}**${/\s$/.test(text) ? ' ' : ''}`;
}
/** Two code spans side by side would be read as one: a space parts them. Two spaces in a row become one. */
function joined(all, next) {
    if (all.endsWith('`') && next.startsWith('`'))
        return `${all} ${next}`;
    return all.endsWith(' ') && next.startsWith(' ') ? all + next.slice(1) : all + next;
}
function line(text, inTable = false) {
    if (typeof text === 'string')
        return escapeMarkdown(text);
    return text.map((one) => span(one, inTable)).reduce(joined, '');
}
/** A line that stands alone: its beginning is not read as a list, a rule, a heading or indented code. */
function paragraph(text) {
    return line(text)
        .replace(/^ +/, '')
        .replace(/^[-=]/, '\\$&')
        .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
function fenced(lines) {
    const clean = lines.map((one) => atMost(plainLine(one), shownCharacters.line));
    const longest = Math.max(2, ...clean.flatMap((one) => [...one.matchAll(/`+/g)].map((match) => match[0].length)));
    const fence = '`'.repeat(longest + 1);
    return `${fence}text\n${clean.join('\n')}\n${fence}`;
}
/** A flow chart without edge labels and without HTML: those break inside a fold on GitHub. */
function flow(edges) {
    const ids = new Map();
    const node = (name) => {
        const known = ids.get(name);
        if (known)
            return known;
        const id = `n${ids.size}`;
        ids.set(name, id);
        return `${id}["${atMost(plainLine(name).replace(/[^\p{L}\p{N} .,:_/=-]/gu, ' '), shownCharacters.label)}"]`;
    };
    return ['```mermaid', 'flowchart LR', ...edges.map(([from, to]) => `  ${node(from)} --> ${node(to)}`), '```'].join('\n');
}
function block(one) {
    switch (one.kind) {
        case 'text':
            return paragraph(one.text);
        case 'alert':
            return `> [!${one.level.toUpperCase()}]\n> ${paragraph(one.text)}`;
        case 'table':
            return [
                `| ${one.columns.map((column) => escapeMarkdown(column.title)).join(' | ')} |`,
                `|${one.columns.map((column) => (column.align === 'right' ? '--:' : '---')).join('|')}|`,
                ...one.rows.map((row) => `| ${row.map((cell) => line(cell, true)).join(' | ')} |`),
            ].join('\n');
        case 'list':
            return one.items.map((item, index) => `${one.ordered ? `${index + 1}.` : '-'} ${paragraph(item)}`).join('\n');
        case 'lines':
            return fenced(one.lines);
        case 'flow':
            return flow(one.edges);
        case 'fold':
            return `<details><summary>${escapeHtml(one.title)}</summary>\n\n${one.blocks.map(block).join('\n\n')}\n\n</details>`;
        default:
            return (0,lib/* assertNever */.xb)(one);
    }
}
/** How many bytes a job summary may have: GitHub takes 1 MiB a step and drops all of a larger one. */
const summaryLimit = 900 * 1024;
/**
 * A report as GitHub-flavoured Markdown: verdict first, then the numbers that decided it, then the rest folded.
 * Above `limit` bytes whole blocks are left out from the end, and a line says so; what to do now stays longest.
 */
function toMarkdown(report, limit = summaryLimit) {
    const head = `### ${reportMark(report)} ${escapeMarkdown(report.title)}`;
    const next = report.next && report.next.length > 0
        ? [`**Now?**\n\n${report.next.map((item) => `- ${paragraph(item)}`).join('\n')}`]
        : [];
    const parts = report.blocks.map(block);
    const sizes = parts.map((part) => Buffer.byteLength(part) + 2);
    const roomForNote = 80;
    const nextSize = next.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 0);
    let size = Buffer.byteLength(head) + 2 + nextSize + sizes.reduce((sum, one) => sum + one, 0);
    let kept = parts.length;
    while (kept > 0 && size > limit - roomForNote) {
        kept -= 1;
        size -= sizes[kept] ?? 0;
    }
    const dropped = parts.length - kept;
    const note = dropped > 0
        ? [`_${dropped} more part${dropped === 1 ? '' : 's'} did not fit here; the record has everything._`]
        : [];
    const last = size > limit - roomForNote ? [] : next;
    return `${[head, ...parts.slice(0, kept), ...note, ...last].join('\n\n')}\n`;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./packages/reporting/lib/terminal.js




function paint(style, format, text) {
    return style.color ? (0,external_node_util_.styleText)(format, text, { validateStream: false }) : text;
}
function terminal_span(one, style) {
    if (typeof one === 'string')
        return plainLine(one);
    if ('code' in one)
        return paint(style, 'cyan', plainLine(one.code));
    if ('strong' in one)
        return paint(style, 'bold', plainLine(one.strong));
    return plainLine(one.text);
}
function terminal_line(text, style) {
    return typeof text === 'string' ? plainLine(text) : text.map((one) => terminal_span(one, style)).join('');
}
/** Columns a text takes: escape sequences take none, pictures two. */
function width(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character starts a colour sequence
    const bare = text.replace(/\u001b\[[0-9;]*m/g, '').replace(/\ufe0f/g, '');
    return [...bare].reduce((sum, character) => sum + (/[\u{1F300}-\u{1FAFF}✅❌⚠⏳🛠]/u.test(character) ? 2 : 1), 0);
}
function pad(text, to, right) {
    const space = ' '.repeat(Math.max(0, to - width(text)));
    return right ? space + text : text + space;
}
function table(one, style) {
    const rows = one.rows.map((row) => row.map((cell) => terminal_line(cell, style)));
    const columns = one.columns.map((column) => ({ ...column, title: plainLine(column.title) }));
    const widths = columns.map((column, index) => rows.reduce((most, row) => Math.max(most, width(row[index] ?? '')), width(column.title)));
    const draw = (cells) => cells
        .map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align === 'right'))
        .join('  ')
        .trimEnd();
    return [paint(style, 'dim', draw(columns.map((column) => column.title.toUpperCase()))), ...rows.map(draw)];
}
function terminal_block(one, style) {
    switch (one.kind) {
        case 'text':
            return [terminal_line(one.text, style)];
        case 'alert':
            return [paint(style, one.level === 'caution' ? 'red' : 'yellow', terminal_line(one.text, style))];
        case 'table':
            return table(one, style);
        case 'list':
            return one.items.map((item, index) => `${one.ordered ? `${index + 1}.` : '-'} ${terminal_line(item, style)}`);
        case 'lines':
            return one.lines.map(plainLine);
        case 'flow':
            return one.edges.map(([from, to]) => plainLine(`${from} → ${to}`));
        case 'fold':
            return [
                paint(style, 'dim', plainLine(one.title)),
                ...one.blocks.flatMap((inner) => terminal_block(inner, style)).map((text) => `  ${text}`),
            ];
        default:
            return (0,lib/* assertNever */.xb)(one);
    }
}
/** A report as lines for a terminal or a job log. */
function toTerminal(report, style) {
    const color = report.outcome === 'passed'
        ? 'green'
        : report.outcome === 'refused' || report.outcome === 'error'
            ? 'red'
            : 'yellow';
    const head = paint(style, ['bold', color], `${reportMark(report)} ${plainLine(report.title)}`);
    const body = report.blocks.flatMap((one) => [...terminal_block(one, style), '']).map((text) => (text ? `  ${text}` : ''));
    while (body.at(-1) === '')
        body.pop();
    const next = (report.next ?? []).map((item) => `  ${paint(style, 'dim', 'next')}  ${terminal_line(item, style)}`);
    return `${[head, ...body, ...next].join('\n')}\n`;
}

;// CONCATENATED MODULE: ./packages/reporting/lib/index.js





/***/ })

};
