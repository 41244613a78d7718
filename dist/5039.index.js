export const id = 5039;
export const ids = [5039,817];
export const modules = {

/***/ 15039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAsAction: () => (/* reexport */ toolkit_lib/* runAsAction */.mS),
  runAsCommand: () => (/* reexport */ toolkit_lib/* runAsCommand */.Nf),
  services: () => (/* binding */ services)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 9 modules
var toolkit_lib = __webpack_require__(70817);
;// CONCATENATED MODULE: ./packages/cli/lib/platforms.js


const fail = (0,lib/* errorsOf */.Bp)(lib/* coreErrors */.Fw);
/** One line of registration a platform; each is loaded when a configuration names it. */
const platforms = {
    local: async (options, context) => {
        const { createLocalPlatform } = await Promise.all(/* import() */[__webpack_require__.e(2147), __webpack_require__.e(2690)]).then(__webpack_require__.bind(__webpack_require__, 32690));
        const moved = context.environment['MLOPS_HOME'];
        return createLocalPlatform({
            root: options.root,
            home: moved ? (0,external_node_path_.resolve)(moved) : (0,external_node_path_.join)(options.root, '.mlops'),
            store: options.registry,
            environment: context.environment,
            command: context.tool.command,
        });
    },
};
/** The error codes of every platform. */
async function platformErrors() {
    const local = await Promise.all(/* import() */[__webpack_require__.e(2147), __webpack_require__.e(2690)]).then(__webpack_require__.bind(__webpack_require__, 32690));
    return [local.localErrors, local.endpointErrors];
}
/** Opens the platform that a configuration names. @throws UserError PLATFORM_UNAVAILABLE */
async function openPlatform(options, context) {
    const open = Object.hasOwn(platforms, options.name) ? platforms[options.name] : undefined;
    if (!open)
        throw fail('PLATFORM_UNAVAILABLE', `Platform "${options.name}" is not part of this version.`, {
            remedy: `Write platform: ${Object.keys(platforms).join(' or ')}.`,
        });
    return open(options, context);
}

;// CONCATENATED MODULE: ./packages/cli/lib/services.js






// Beside the services, so that both surfaces and they are one chunk of the bundle: two chunks would each hold the toolkit.

/** What commands need from the top of the house: platforms are loaded when one is asked for. */
async function services(entry) {
    await whereNativesAre(process.env);
    const tool = {
        version: lib/* version */.rE,
        command: [process.execPath, ...sourceFlags(entry), (0,external_node_url_.fileURLToPath)(entry)],
        ...distOf((0,external_node_url_.fileURLToPath)(entry)),
        ...(entry.endsWith('.js') ? { worker: new URL(entry) } : {}),
    };
    return {
        tool,
        origin: toolkit_lib/* readOrigin */.P2,
        commits: toolkit_lib/* readCommits */.Fe,
        platform: (options, context) => openPlatform(options, context),
        catalogs: platformErrors,
    };
}
/** Sources run with the condition that makes packages resolve to them; what is built needs none. */
function sourceFlags(entry) {
    return entry.endsWith('.ts') ? ['--conditions=@mlops-actions/source'] : [];
}
/** The bundle that packages carry: beside the entry when that is the bundle itself, else where the build of the sources puts it. */
function distOf(entry) {
    const folder = (0,external_node_path_.dirname)(entry);
    const found = [folder, (0,external_node_path_.join)(folder, '../dist'), (0,external_node_path_.join)(folder, '../../../dist')].find((one) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(one, 'mlops.js')));
    return found ? { dist: found } : {};
}
/** Beside the places that `native` looks at by itself, in a job the cache of Actions. */
async function whereNativesAre(environment) {
    const cache = (0,toolkit_lib/* actionsCache */.kW)(environment);
    if (!cache)
        return;
    const { configureNative } = await __webpack_require__.e(/* import() */ 5463).then(__webpack_require__.bind(__webpack_require__, 45463));
    configureNative({ cache });
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





/***/ }),

/***/ 70817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kW: () => (/* reexport */ actionsCache),
  helpOf: () => (/* reexport */ helpOf),
  printError: () => (/* reexport */ printError),
  Fe: () => (/* reexport */ readCommits),
  P2: () => (/* reexport */ readOrigin),
  mS: () => (/* reexport */ runAsAction),
  Nf: () => (/* reexport */ runAsCommand)
});

// UNUSED EXPORTS: commonOutputs, createContext, errorReport, exitCode, gather, jsonAnswer, outputTexts, problemsOf, systemClock, ulids, variableOf, whereText

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
// EXTERNAL MODULE: ./packages/reporting/lib/index.js + 3 modules
var reporting_lib = __webpack_require__(9828);
;// CONCATENATED MODULE: ./packages/toolkit/lib/given.js
/** The variable that sets an input on every surface: `wait-for` is MLOPS_WAIT_FOR. */
function variableOf(input) {
    return `MLOPS_${input.toUpperCase().replaceAll('-', '_')}`;
}
/** Inputs first, then environment variables; empty is absent. mlops.yml and defaults come after, in the handler and in parseInputs. */
function gather(declaration, inputs, environment) {
    const texts = {};
    const sources = {};
    for (const name of Object.keys(declaration.inputs)) {
        const direct = inputs[name];
        const fromEnvironment = environment[variableOf(name)];
        if (direct !== undefined && direct !== '') {
            texts[name] = direct;
            sources[name] = 'input';
        }
        else if (fromEnvironment !== undefined && fromEnvironment !== '') {
            texts[name] = fromEnvironment;
            sources[name] = 'environment';
        }
    }
    return { texts, source: (input) => sources[input] };
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/inert.js

/**
 * Text for the log of a job of which no line is a workflow command, whatever names it holds. The runner reads `::name::` after any
 * white space at the start of a line, and the old form `##[name]` anywhere in it.
 */
function inert(text) {
    return (0,reporting_lib/* plainText */.wh)(text)
        .replace(/^(\s*)::/gm, '$1: :')
        .replaceAll('##[', '## [');
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/outcome.js

/** Exit codes of the command line, and of a step: 0 goes on, 1 the gate said no, 2 it could not run, 130 cancelled. */
function exitCode(outcome) {
    switch (outcome) {
        case 'passed':
        case 'pending':
            return 0;
        case 'refused':
        case 'inconclusive':
            return 1;
        case 'error':
            return 2;
        default:
            return (0,lib/* assertNever */.xb)(outcome);
    }
}
/** The exit code of what was cancelled: 128 and the number of SIGINT, as shells count. */
const cancelledExit = 130;
/** The reason with which a signal of the operating system stops the work. */
function cancelledBy(signal) {
    return (0,lib/* errorsOf */.Bp)(lib/* coreErrors */.Fw)('CANCELLED', `Cancelled by ${signal}.`, {
        remedy: 'Nothing half written was kept. Run the same command again.',
    });
}
/** `mlops.yml:33:3`, or the input's name. */
function whereText(problem) {
    const where = problem.where;
    if (!where)
        return '';
    if (where.file)
        return [where.file, where.line, where.column].filter((part) => part !== undefined).join(':');
    return where.input ?? '';
}
/**
 * What was thrown, as problems a person can read. What is not a UserError is ours, and says so. A full disk is one wherever it was
 * met: below a UserError that only knows that a file could not be written, too.
 */
function problemsOf(thrown) {
    const { code, user } = causes(thrown);
    if (user)
        return { problems: user.problems, ours: false };
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
        return {
            problems: [
                {
                    code: 'DISK_FULL',
                    message: `The disk is full: ${(0,lib/* messageOf */.bD)(thrown)}`,
                    remedy: 'Free space, or set MLOPS_HOME to another disk. Nothing half written was kept.',
                },
            ],
            ours: false,
        };
    if (thrown instanceof lib/* UserError */.yo)
        return { problems: thrown.problems, ours: false };
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
        return {
            problems: [
                {
                    code: 'NOT_PERMITTED',
                    message: `Not permitted: ${(0,lib/* messageOf */.bD)(thrown)}`,
                    remedy: 'Check the owner and mode of that path, or set MLOPS_HOME to a folder that may be written.',
                },
            ],
            ours: false,
        };
    return {
        problems: [
            {
                code: 'INTERNAL',
                message: (0,lib/* messageOf */.bD)(thrown),
                remedy: 'This is a defect of mlops-actions, not of your model. Please report it with the lines above.',
            },
        ],
        ours: true,
    };
}
/** What lies below an error that wraps another: the first code of the operating system, or the cancelling of this step. */
function causes(thrown) {
    for (let one = thrown, depth = 0; one instanceof Error && depth < 8; one = one.cause, depth += 1) {
        if (one instanceof lib/* UserError */.yo && one.code === 'CANCELLED')
            return { user: one };
        const { code } = one;
        if (typeof code === 'string' && /^E[A-Z]+$/.test(code))
            return { code };
    }
    return {};
}
/** The report of a step that could not run. */
function errorReport(command, problems) {
    const first = problems[0];
    return {
        title: `${command}: could not run`,
        outcome: 'error',
        summary: first ? `${first.code}: ${first.message}` : 'could not run',
        blocks: [
            {
                kind: 'table',
                columns: [{ title: 'Code' }, { title: 'Where' }, { title: 'What' }, { title: 'Remedy' }],
                rows: problems.map((problem) => [
                    [{ code: problem.code }],
                    whereText(problem),
                    problem.message,
                    problem.remedy?.includes('\n') ? 'see below' : (problem.remedy ?? ''),
                ]),
            },
            ...problems.flatMap((problem) => problem.remedy?.includes('\n') ? [{ kind: 'lines', lines: problem.remedy.split('\n') }] : []),
        ],
        annotations: problems.map((problem) => ({ ...problem, level: 'error' })),
    };
}
/** The outputs that every step has, beside its own. All are strings; lists and maps are JSON. */
function outputTexts(result) {
    const last = result.records.at(-1);
    const common = {
        result: result.outcome,
        summary: result.report.summary,
        record: last?.path ?? '',
        'record-digest': last?.sealed.digest ?? '',
    };
    if (result.verdict)
        common['verdict'] = result.verdict;
    for (const [name, value] of Object.entries(result.outputs)) {
        if (value === undefined || value === null)
            common[name] = '';
        else
            common[name] = typeof value === 'string' ? value : JSON.stringify(value);
    }
    return common;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./packages/toolkit/lib/services.js






/** The machine's clock. */
const systemClock = {
    now: () => new Date().toISOString(),
    monotonicMs: () => performance.now(),
    sleep: async (ms, signal) => {
        await (0,external_node_timers_promises_.setTimeout)(ms, undefined, { signal });
    },
};
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** ULIDs: 48 bits of milliseconds, 80 random bits, in Crockford's base 32; sortable as text. */
const ulids = () => {
    let time = Date.now();
    let head = '';
    for (let index = 0; index < 10; index += 1) {
        head = `${alphabet[time % 32]}${head}`;
        time = Math.floor(time / 32);
    }
    let tail = '';
    for (const byte of (0,external_node_crypto_.randomBytes)(16))
        tail += alphabet[byte % 32];
    return head + tail;
};
/** A context over real time, real folders and real randomness, and how to clean up after it. */
function createContext(services, log, signal, source, environment = process.env) {
    const folders = [];
    const seed = process.env['MLOPS_SEED'] ?? '42';
    const context = {
        signal,
        clock: systemClock,
        log,
        ids: ulids,
        random: (name) => (0,lib/* randomStream */._V)(seed, name),
        directory: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
        environment,
        scratch: async () => {
            const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(process.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), 'mlops-'));
            folders.push(folder);
            return folder;
        },
        platform: (options) => services.platform(options, context),
        origin: (folder) => services.origin(folder, process.env),
        ...(services.commits ? { commits: services.commits } : {}),
        source,
        tool: services.tool,
        ...(services.catalogs ? { catalogs: services.catalogs } : {}),
    };
    return {
        context,
        dispose: async () => {
            for (const folder of folders)
                await (0,promises_.rm)(folder, { recursive: true, force: true });
        },
    };
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/action.js







/** GitHub shows at most ten annotations of a kind for a step: the worst come first, the rest stand in the summary. */
const annotationsShown = 10;
/**
 * Runs a command as a step of a job: inputs from INPUT_*, outputs, summary and annotations to the runner, an exit code that
 * says what it came to. Never throws.
 */
async function runAsAction(declaration, services) {
    const core = await __webpack_require__.e(/* import() */ 6251).then(__webpack_require__.bind(__webpack_require__, 96251));
    const given = gather(declaration, actionInputs(declaration), process.env);
    for (const [name, one] of Object.entries(declaration.inputs)) {
        const secret = one.secret ? given.texts[name] : undefined;
        if (secret)
            core.setSecret(secret);
    }
    const stop = new AbortController();
    const cancel = (signal) => stop.abort(cancelledBy(signal));
    process.once('SIGINT', cancel);
    process.once('SIGTERM', cancel);
    const log = actionLog(core);
    const { context, dispose } = createContext(services, log, stop.signal, given.source, {
        ...process.env,
        ...gitCredentials(core, given.texts['github-token']),
    });
    try {
        const values = (0,lib/* parseInputs */.TL)(declaration.inputs, given.texts);
        const handler = await declaration.handler();
        const result = await handler.run(values, context);
        log.close();
        const code = await publish(core, declaration, result);
        return stop.signal.aborted ? cancelledExit : code;
    }
    catch (thrown) {
        log.close();
        const code = await publishError(core, declaration, thrown);
        return stop.signal.aborted ? cancelledExit : code;
    }
    finally {
        process.removeListener('SIGINT', cancel);
        process.removeListener('SIGTERM', cancel);
        await dispose();
    }
}
/**
 * git of this process gets the token as a header for GitHub's address alone, so that the checkout need not leave it on the disk.
 * What is made from a secret is masked too.
 */
function gitCredentials(core, token) {
    const server = process.env['GITHUB_SERVER_URL'];
    if (!token || !server || process.env['GIT_CONFIG_COUNT'])
        return {};
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
    core.setSecret(basic);
    return {
        // An empty value first: a header that the checkout left in the repository is not sent beside this one.
        GIT_CONFIG_COUNT: '2',
        GIT_CONFIG_KEY_0: `http.${server}/.extraheader`,
        GIT_CONFIG_VALUE_0: '',
        GIT_CONFIG_KEY_1: `http.${server}/.extraheader`,
        GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${basic}`,
    };
}
function actionInputs(declaration) {
    const names = Object.keys(declaration.inputs);
    return Object.fromEntries(names.map((name) => [name, process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`]?.trim()]));
}
/** Lines of the team's own programs are printed where workflow commands are switched off, so that none of them is obeyed. */
function actionLog(core) {
    const token = `mlops-${(0,external_node_crypto_.randomUUID)()}`;
    let stopped = false;
    let lastProgress = 0;
    const ours = () => {
        if (stopped)
            process.stdout.write(`::${token}::\n`);
        stopped = false;
    };
    return {
        close: ours,
        info: (text) => {
            ours();
            core.info(inert(text));
        },
        warn: (text) => {
            ours();
            core.warning(text);
        },
        debug: (text) => {
            ours();
            core.debug(text);
        },
        foreign: (line) => {
            if (!stopped)
                process.stdout.write(`::stop-commands::${token}\n`);
            stopped = true;
            process.stdout.write(`${line.replaceAll(token, '***')}\n`);
        },
        progress: (label, done, total) => {
            const now = performance.now();
            if (now - lastProgress < 10_000)
                return;
            lastProgress = now;
            ours();
            core.info(inert(total ? `${label}: ${Math.round((100 * done) / total)} %` : `${label}: ${done}`));
        },
    };
}
async function publish(core, declaration, result) {
    const outputs = { ...outputTexts(result), 'record-artifact-id': await uploadRecords(core, result) };
    for (const name of [...Object.keys(declaration.outputs), ...commonOutputs(declaration)])
        core.setOutput(name, outputs[name] ?? '');
    core.info(inert((0,reporting_lib/* toTerminal */.yw)(result.report, { color: false })));
    const code = exitCode(result.outcome);
    const title = `mlops ${declaration.name}: ${result.outcome}`;
    const whole = { level: 'error', code: title, message: result.report.summary };
    annotate(core, [...(code === 0 ? [] : [whole]), ...(result.report.annotations ?? [])]);
    await writeSummary(core, (0,reporting_lib/* toMarkdown */.l6)(result.report));
    return code;
}
/** The outputs of every action, in the order of the documents. */
function commonOutputs(declaration) {
    return [
        'result',
        ...(declaration.decides ? ['verdict'] : []),
        'record',
        'record-digest',
        'record-artifact-id',
        'summary',
    ];
}
async function publishError(core, declaration, thrown) {
    const { problems, ours } = problemsOf(thrown);
    const report = errorReport(declaration.name, problems);
    core.setOutput('result', 'error');
    core.setOutput('summary', report.summary);
    if (ours && thrown instanceof Error)
        core.info(inert(thrown.stack ?? ''));
    annotate(core, report.annotations ?? []);
    await writeSummary(core, (0,reporting_lib/* toMarkdown */.l6)(report));
    return exitCode('error');
}
function annotate(core, annotations) {
    const order = { error: 0, warning: 1, notice: 2 };
    const sorted = [...annotations].sort((a, b) => order[a.level] - order[b.level]);
    for (const one of sorted.slice(0, annotationsShown)) {
        const where = one.where ?? {};
        const text = one.remedy ? `${one.message}\n${one.remedy}` : one.message;
        core[one.level]((0,reporting_lib/* plainText */.wh)(text), {
            title: one.code,
            ...(where.file ? { file: where.file } : {}),
            ...(where.line ? { startLine: where.line } : {}),
            ...(where.column ? { startColumn: where.column } : {}),
        });
    }
    if (sorted.length > annotationsShown)
        core.info(`${sorted.length - annotationsShown} more stand in the summary.`);
}
/** A summary that cannot be written changes nothing of what the step came to. */
async function writeSummary(core, markdown) {
    if (!process.env['GITHUB_STEP_SUMMARY'])
        return;
    try {
        await core.summary.addRaw(`\n${markdown}`).write();
    }
    catch (thrown) {
        core.warning(`The summary was not written: ${(0,lib/* messageOf */.bD)(thrown)}. The log has the same numbers.`);
    }
}
/** A copy of the records for the jobs after this one; the registry keeps the durable one, so that a failure here is a warning. */
async function uploadRecords(core, result) {
    const last = result.records.at(-1);
    if (!last || !process.env['ACTIONS_RUNTIME_TOKEN'] || !process.env['ACTIONS_RESULTS_URL'])
        return '';
    try {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(6251), __webpack_require__.e(7070), __webpack_require__.e(6850)]).then(__webpack_require__.bind(__webpack_require__, 76850));
        const { dirname } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 76760, 19));
        const name = `mlops-record-${last.sealed.record.stage}-${last.sealed.record.id}`;
        const uploaded = await new DefaultArtifactClient().uploadArtifact(name, [last.path], dirname(last.path), {
            retentionDays: 30,
        });
        return uploaded.id === undefined ? '' : String(uploaded.id);
    }
    catch (thrown) {
        core.warning(`The record was not uploaded as an artifact: ${(0,lib/* messageOf */.bD)(thrown)}. The registry keeps it.`);
        return '';
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./packages/toolkit/lib/help.js
/** Help of one command: what it does, its flags, an example, its exit codes. */
function helpOf(declaration) {
    const inputs = Object.entries(declaration.inputs).filter(([, one]) => one.only !== 'action');
    const positional = inputs
        .filter(([, one]) => one.positional)
        .map(([name, one]) => (one.optional ? `[${name.toUpperCase()}]` : name.toUpperCase()));
    const rows = inputs.map(([name, one]) => {
        const flag = one.type === 'boolean' ? `--${name}` : `--${name} ${one.type.length > 24 ? 'VALUE' : one.type}`;
        const sets = one.key ? ` (mlops.yml: ${one.key})` : '';
        const fallback = one.fallback !== undefined && one.fallback !== '' ? ` (= ${one.fallback})` : '';
        return [flag, `${one.doc}${one.type.length > 24 ? ` ${one.type}` : ''}${sets}${fallback}`];
    });
    const common = [
        ['--json', 'Answer as JSON on standard output.'],
        ['--quiet', 'Say nothing when it goes well.'],
        ['--help', 'This page.'],
    ];
    const width = Math.max(...[...rows, ...common].map(([flag]) => flag.length));
    const list = (all) => all.map(([flag, doc]) => `  ${flag.padEnd(width)}  ${doc}`).join('\n');
    return `mlops ${declaration.name} ${[...positional, '[flags]'].join(' ')}
${declaration.summary}
${declaration.description ? `\n${declaration.description}\n` : ''}
${list([...rows, ...common])}

Example: ${declaration.example}
Exit: 0 passed or nothing blocks, 1 refused or inconclusive, 2 could not run, 130 cancelled.
`;
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/command.js







const fail = (0,lib/* errorsOf */.Bp)(lib/* coreErrors */.Fw);
/** Flags that every command has. */
const commonFlags = { json: 'boolean', quiet: 'boolean', help: 'boolean', 'no-color': 'boolean' };
/** Runs a command in a terminal or a pipe. Returns the exit code; never throws. */
async function runAsCommand(declaration, argv, services) {
    let parsed;
    try {
        parsed = await parseFlags(declaration, argv);
    }
    catch (thrown) {
        return printError(declaration.name, thrown, argv.includes('--json'), false);
    }
    if (parsed.help) {
        process.stdout.write(helpOf(declaration));
        return 0;
    }
    const given = gather(declaration, parsed.inputs, process.env);
    const stop = new AbortController();
    const cancel = (signal) => stop.abort(cancelledBy(signal));
    process.once('SIGINT', cancel);
    process.once('SIGTERM', cancel);
    const log = terminalLog(parsed);
    const { context, dispose } = createContext(services, log, stop.signal, given.source);
    try {
        const values = (0,lib/* parseInputs */.TL)(declaration.inputs, given.texts);
        const handler = await declaration.handler();
        const result = await handler.run(values, context);
        log.done();
        print(declaration, result, parsed);
        return stop.signal.aborted ? cancelledExit : exitCode(result.outcome);
    }
    catch (thrown) {
        log.done();
        const code = printError(declaration.name, thrown, parsed.json, parsed.color);
        return stop.signal.aborted ? cancelledExit : code;
    }
    finally {
        process.removeListener('SIGINT', cancel);
        process.removeListener('SIGTERM', cancel);
        await dispose();
    }
}
async function parseFlags(declaration, argv) {
    const options = {};
    for (const [flag, type] of Object.entries(commonFlags))
        options[flag] = { type };
    const usable = Object.entries(declaration.inputs).filter(([, one]) => one.only !== 'action');
    for (const [name, one] of usable)
        options[name] =
            one.type === 'boolean'
                ? { type: 'boolean' }
                : { type: 'string', ...(one.type === 'map' || one.type === 'list' ? { multiple: true } : {}) };
    let values;
    let positionals;
    try {
        ;
        ({ values, positionals } = (0,external_node_util_.parseArgs)({
            args: [...argv],
            options,
            allowPositionals: true,
            allowNegative: true,
            strict: true,
        }));
    }
    catch (cause) {
        throw await wrongFlag(declaration, [...usable.map(([name]) => name), ...Object.keys(commonFlags)], cause);
    }
    const places = usable.filter(([, one]) => one.positional).map(([name]) => name);
    if (positionals.length > places.length)
        throw fail('INPUT_UNKNOWN', `"${positionals[places.length]}" is one word too many.`, {
            remedy: `mlops help ${declaration.name} shows the form.`,
        });
    const inputs = {};
    for (const [name] of usable) {
        const value = values[name];
        if (value !== undefined)
            inputs[name] = Array.isArray(value) ? value.join('\n') : String(value);
    }
    positionals.forEach((text, index) => {
        const name = places[index];
        if (name)
            inputs[name] = text;
    });
    const color = process.stdout.isTTY === true && !process.env['NO_COLOR'] && values['no-color'] !== true && values['json'] !== true;
    return {
        inputs,
        json: values['json'] === true,
        quiet: values['quiet'] === true,
        help: values['help'] === true,
        color,
    };
}
/** What Node says of a flag, with the remedy: the flag that was meant, or how a value that begins with a dash is written. */
async function wrongFlag(declaration, known, cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    const typed = /'--?(?:no-)?([^' <]+)/.exec(said)?.[1] ?? '';
    if (said.includes('argument is ambiguous'))
        return fail('INPUT_UNKNOWN', `--${typed} is followed by a dash: is that its value?`, {
            remedy: `Write --${typed}=VALUE where the value begins with a dash.`,
            cause,
        });
    const near = known.includes(typed) ? undefined : await (0,lib/* nearestWord */.zZ)(typed, known);
    return fail('INPUT_UNKNOWN', said.split('. ')[0] ?? said, {
        remedy: `${near ? `Did you mean --${near}? ` : ''}mlops help ${declaration.name} lists the flags.`,
        cause,
    });
}
/** With --json the answer alone goes to standard output; what is said meanwhile goes to standard error. */
function terminalLog(parsed) {
    const out = parsed.json ? process.stderr : process.stdout;
    const live = process.stderr.isTTY === true && !parsed.quiet && !parsed.json;
    let drawn = false;
    const clear = () => {
        if (drawn)
            process.stderr.write('\r\u001b[K');
        drawn = false;
    };
    const say = (text) => {
        clear();
        if (!parsed.quiet)
            out.write(`${(0,reporting_lib/* plainText */.wh)(text)}\n`);
    };
    return {
        info: say,
        warn: (text) => {
            clear();
            process.stderr.write(`warning  ${(0,reporting_lib/* plainText */.wh)(text)}\n`);
        },
        debug: (text) => {
            if (process.env['RUNNER_DEBUG'] === '1')
                say(text);
        },
        foreign: (line) => say(`  │ ${line}`),
        progress: (label, done, total) => {
            if (!live)
                return;
            const share = total ? Math.min(1, done / total) : 0;
            const bar = total
                ? `${'█'.repeat(Math.round(share * 24)).padEnd(24, '░')} ${Math.round(share * 100)} %`
                : `${done}`;
            process.stderr.write(`\r\u001b[K${(0,reporting_lib/* plainLine */.h0)(label)}  ${bar}`);
            drawn = true;
        },
        done: clear,
    };
}
/** The JSON answer of a command: `command`, `result`, `outputs`, `summary`, and the command's own fields. */
function jsonAnswer(command, result) {
    const { result: _result, summary: _summary, ...outputs } = outputTexts(result);
    return {
        command,
        result: result.outcome,
        ...(result.verdict ? { verdict: result.verdict } : {}),
        summary: result.report.summary,
        outputs,
        ...result.json,
    };
}
function print(declaration, result, parsed) {
    if (parsed.json)
        process.stdout.write(`${JSON.stringify(jsonAnswer(declaration.name, result), null, 2)}\n`);
    else if (result.text !== undefined)
        process.stdout.write(result.text);
    else if (parsed.quiet) {
        if (exitCode(result.outcome) !== 0)
            process.stderr.write(`${(0,reporting_lib/* plainLine */.h0)(result.report.summary)}\n`);
    }
    else
        process.stdout.write((0,reporting_lib/* toTerminal */.yw)(result.report, { color: parsed.color }));
}
/** Prints what stopped a command, every problem on its line, and returns the exit code. */
function printError(command, thrown, json, color) {
    const { problems, ours } = problemsOf(thrown);
    if (json) {
        const answer = { command, result: 'error', summary: problems[0]?.message ?? '', problems };
        process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
        return 2;
    }
    const codes = Math.max(...problems.map((one) => one.code.length));
    const places = Math.max(...problems.map((one) => whereText(one).length));
    const lines = problems.flatMap((one) => {
        const place = places > 0 ? `${(0,reporting_lib/* plainLine */.h0)(whereText(one)).padEnd(places)}   ` : '';
        const head = color ? `\u001b[1;31merror\u001b[0m ` : 'error ';
        return [
            `${head}${one.code.padEnd(codes)}  ${place}${(0,reporting_lib/* plainText */.wh)(one.message).replaceAll('\n', '\n  ')}`,
            ...(one.remedy ? [`  ${(0,reporting_lib/* plainText */.wh)(one.remedy).replaceAll('\n', '\n  ')}`] : []),
        ];
    });
    if (problems.length > 1)
        lines.push(`${problems.length} problems, nothing was run. More: mlops explain ${problems[0]?.code}`);
    if (ours && thrown instanceof Error && thrown.stack)
        lines.push((0,reporting_lib/* plainText */.wh)(thrown.stack));
    process.stderr.write(`${lines.join('\n')}\n`);
    return 2;
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/native-cache.js
/** The cache of this job; undefined outside a job. Its client is loaded on first use. */
function actionsCache(environment) {
    if (!environment['ACTIONS_CACHE_URL'] && !environment['ACTIONS_RESULTS_URL'])
        return undefined;
    return {
        restore: async (key, folder) => {
            const cache = await Promise.all(/* import() */[__webpack_require__.e(6251), __webpack_require__.e(7070), __webpack_require__.e(8091)]).then(__webpack_require__.bind(__webpack_require__, 18091));
            try {
                return (await cache.restoreCache([folder], key)) === key;
            }
            catch {
                return false;
            }
        },
        save: async (key, folder) => {
            const cache = await Promise.all(/* import() */[__webpack_require__.e(6251), __webpack_require__.e(7070), __webpack_require__.e(8091)]).then(__webpack_require__.bind(__webpack_require__, 18091));
            try {
                await cache.saveCache([folder], key);
            }
            catch (thrown) {
                process.stdout.write(`::debug::the native dependencies were not cached: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
            }
        },
    };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./packages/toolkit/lib/origin.js




const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
/** git with an argument array, never a shell. undefined where it fails or there is no repository. */
async function git(folder, args) {
    try {
        const { stdout } = await run('git', ['-C', folder, ...args], {
            maxBuffer: 64 * 2 ** 20,
            env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
        });
        return stdout.replace(/\n$/, '');
    }
    catch {
        return undefined;
    }
}
/** The pull request of the event that started the job; hostile data, so that only numbers and hashes are taken. */
async function pullRequest(environment) {
    const path = environment['GITHUB_EVENT_PATH'];
    if (!path || !environment['GITHUB_EVENT_NAME']?.startsWith('pull_request'))
        return undefined;
    try {
        const event = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        const { number, head, base } = event.pull_request ?? {};
        const hash = /^[0-9a-f]{40,64}$/;
        if (typeof number === 'number' && hash.test(String(head?.sha)) && hash.test(String(base?.sha)))
            return { number, head: String(head?.sha), base: String(base?.sha) };
    }
    catch {
        return undefined;
    }
    return undefined;
}
/** The commit of a folder and the folder's own tree, from git; who and what started the job, from the runner's environment. Asserted, not proven. */
async function readOrigin(folder, environment) {
    const commit = (await git(folder, ['rev-parse', 'HEAD'])) ?? '';
    const tree = commit ? ((await git(folder, ['rev-parse', 'HEAD:./'])) ?? '') : '';
    const status = commit
        ? ((await git(folder, ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--', '.'])) ?? '')
        : '';
    const files = status
        .split('\0')
        .filter(Boolean)
        .map((line) => line.slice(3))
        .filter((name) => !/(^|\/)\.mlops\//.test(name));
    const changes = files.length > 0 ? await digestOfChanges(folder, files) : undefined;
    const actor = environment['GITHUB_ACTOR'] ?? (await git(folder, ['config', 'user.name'])) ?? '';
    const repository = environment['GITHUB_REPOSITORY'] ?? repositoryOf(await git(folder, ['config', '--get', 'remote.origin.url']));
    const ref = environment['GITHUB_REF'] ?? (await git(folder, ['symbolic-ref', '-q', 'HEAD'])) ?? '';
    const request = await pullRequest(environment);
    const runUrl = environment['GITHUB_SERVER_URL'] && environment['GITHUB_RUN_ID']
        ? `${environment['GITHUB_SERVER_URL']}/${environment['GITHUB_REPOSITORY']}/actions/runs/${environment['GITHUB_RUN_ID']}`
        : undefined;
    return {
        source: 'asserted',
        actor,
        event: environment['GITHUB_EVENT_NAME'] ?? 'manual',
        repository,
        ref,
        commit,
        tree,
        dirty: files.length > 0,
        ...(changes ? { changes } : {}),
        ...(request ? { pullRequest: request } : {}),
        ...(runUrl ? { runUrl } : {}),
    };
}
/** `owner/name` of a remote; never a URL, which may hold credentials. */
function repositoryOf(remote) {
    return /([^/:@]+\/[^/:@]+?)(?:\.git)?\/?$/.exec(remote ?? '')?.[1] ?? '';
}
/** Names and one digest over names and contents: what a dirty tree was, without what it says. */
async function digestOfChanges(folder, files) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const top = (await git(folder, ['rev-parse', '--show-toplevel'])) ?? folder;
    for (const name of [...files].sort()) {
        hash.update(`${name}\0`);
        try {
            hash.update((0,external_node_crypto_.createHash)('sha256')
                .update(await (0,promises_.readFile)(`${top}/${name}`))
                .digest());
        }
        catch {
            hash.update('gone');
        }
    }
    return { digest: `sha256:${hash.digest('hex')}`, files: [...files].sort().slice(0, 1000) };
}
/** Most commits that are read. */
const mostCommits = 200;
/**
 * Commits that touched a folder since a time (RFC 3339), newest first. A checkout of depth 1 has one. Only ids, times and names of files
 * are read: subjects and authors are texts of other people.
 */
async function readCommits(folder, since) {
    const text = await git(folder, [
        'log',
        `--since=${since}`,
        `--max-count=${mostCommits}`,
        '--format=%x00%H %ct',
        '--name-only',
        '-z',
        '--relative',
        '--',
        '.',
    ]);
    const commits = [];
    for (const part of (text ?? '').split('\0').map((one) => one.replace(/^\n/, ''))) {
        const head = /^([0-9a-f]{40,64}) (\d+)$/.exec(part.trim());
        if (head?.[1] && head[2])
            commits.push({ id: head[1], at: new Date(Number(head[2]) * 1000).toISOString(), files: [] });
        else if (part !== '')
            commits.at(-1)?.files.push(part);
    }
    return commits;
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/index.js










/***/ })

};
