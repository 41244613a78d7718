export const id = 7335;
export const ids = [7335,9273,8812];
export const modules = {

/***/ 38831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ firstRows)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** Tables above this size are judged by their beginning: 64 MiB. */
const wholeUpTo = 64 * 2 ** 20;
const beginning = 8 * 2 ** 20;
/** The path itself, or of a large CSV or JSON Lines file that of its first lines, which say enough about columns. */
async function firstRows(path, bytes, context) {
    const ending = /\.(csv|jsonl|ndjson)$/i.exec(path)?.[0];
    if (bytes <= wholeUpTo || ending === undefined)
        return path;
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'r');
    try {
        const buffer = Buffer.alloc(beginning);
        const { bytesRead } = await handle.read(buffer, 0, beginning, 0);
        const end = buffer.lastIndexOf(0x0a, bytesRead - 1);
        if (end < 0)
            return path;
        const part = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await context.scratch(), `first${ending}`);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(part, buffer.subarray(0, end + 1));
        return part;
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 68812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   initErrors: () => (/* binding */ initErrors)
/* harmony export */ });
/** What can stop mlops init, beside an mlops.yml that is there. */
const initErrors = {
    INIT_NO_FOLDER: {
        summary: 'The folder to look at is not there.',
        explanation: '`mlops init FOLDER` writes FOLDER/mlops.yml. The folder must exist: create it, or leave it out for this one.',
    },
};


/***/ }),

/***/ 87335:
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
// EXTERNAL MODULE: ./packages/commands/lib/check/first-rows.js
var first_rows = __webpack_require__(38831);
// EXTERNAL MODULE: ./packages/commands/lib/predict/write.js
var write = __webpack_require__(10905);
// EXTERNAL MODULE: ./packages/commands/lib/shared/errors.js
var errors = __webpack_require__(69273);
// EXTERNAL MODULE: ./packages/commands/lib/shared/project.js
var project = __webpack_require__(64865);
// EXTERNAL MODULE: ./packages/commands/lib/shared/reading.js
var reading = __webpack_require__(27632);
// EXTERNAL MODULE: ./packages/commands/lib/init/errors.js
var init_errors = __webpack_require__(68812);
;// CONCATENATED MODULE: ./packages/commands/lib/init/guess.js


const targetNames = /^(target|label|y|class|outcome|response)$/i;
const targetWords = /(^|[_\s.-])(target|label|class|outcome|default|churn|fraud|price|cnt|count|sales|demand|species|quality|survived|diagnosis|risk|rain|income|salary|score)([_\s.-]|$)/i;
const idNames = /^(id|uuid|guid|index|row|instant|.*[_\s-](id|uuid|key|no|number))$/i;
const protectedWords = /(^|[_\s.-])(sex|gender|age|race|ethnic\w*|marriage|marital\w*|education|religion|nationality|disab\w*|pregnan\w*|birth\w*)([_\s.-]|$)/i;
/** Reads target, task, ids and protected columns from names, values and the team's code. Every part is a guess, to be looked at. */
function guessTable(table, hints) {
    const profile = (0,data_lib.profileTable)(table);
    const counted = new Set(profile.findings.filter((one) => one.code === 'IDENTIFIES_ROWS').map((one) => one.column));
    const isId = (one) => one.distinct === profile.rows &&
        one.nulls === 0 &&
        (counted.has(one.name) || idNames.test(one.name)) &&
        profile.rows > 1;
    const id = profile.columns.filter(isId).map((one) => one.name);
    const candidates = targets(profile, hints, id);
    const target = candidates[0]?.name;
    const column = profile.columns.find((one) => one.name === target);
    const time = profile.columns.find((one) => one.type === 'timestamp' && one.name !== target);
    const exclude = excluded(profile, hints, new Set([...id, ...(target ? [target] : [])]));
    const left = new Set([...id, ...exclude.map((one) => one.name), target]);
    const protectedColumns = profile.columns
        .filter((one) => protectedWords.test(one.name) && one.name !== target && !id.includes(one.name))
        .map((one) => one.name);
    return {
        rows: profile.rows,
        columns: profile.columns.map((one) => one.name),
        target,
        candidates,
        ...taskOf(column, profile.rows),
        positiveLabel: column && positive(table, column),
        id,
        exclude,
        time: time?.name,
        lastDay: time?.max === null || time?.max === undefined ? undefined : (0,lib/* isoTime */.Ly)(time.max).slice(0, 10),
        protectedColumns,
        slices: protectedColumns.flatMap((name) => sliceOf(table, profile, name)),
        empty: profile.columns.filter((one) => one.nulls > 0 && !left.has(one.name)).map((one) => one.name),
    };
}
function targets(profile, hints, id) {
    const last = profile.columns.at(-1)?.name;
    return profile.columns
        .filter((one) => !id.includes(one.name) && one.distinct > 1 && one.type !== 'timestamp')
        .map((one) => {
        const reasons = [];
        const said = hints.targets.find((hint) => hint.name === one.name);
        if (said)
            reasons.push([20, `${said.from} calls it the target`]);
        if (targetNames.test(one.name))
            reasons.push([10, 'its name says so']);
        else if (targetWords.test(one.name))
            reasons.push([6, 'its name suggests it']);
        if (one.name === last)
            reasons.push([4, 'it is the last column']);
        if (one.distinct === 2)
            reasons.push([2, 'it has two values']);
        if (one.type === 'text' && one.distinct > 50)
            reasons.push([-6, '']);
        if (protectedWords.test(one.name))
            reasons.push([-5, '']);
        const score = reasons.reduce((sum, [points]) => sum + points, 0);
        const why = reasons
            .map(([, text]) => text)
            .filter(Boolean)
            .join(', ');
        return { name: one.name, score, why: why || 'nothing speaks against it' };
    })
        .filter((one) => one.score >= 4)
        .sort((a, b) => b.score - a.score)
        .slice(0, 5);
}
function taskOf(column, rows) {
    if (!column)
        return { task: 'binary', taskWhy: 'nothing was found to predict' };
    const { distinct, name, type } = column;
    if (distinct === 2)
        return { task: 'binary', taskWhy: `"${name}" has 2 values` };
    if (type === 'text' || type === 'boolean')
        return { task: 'multiclass', taskWhy: `"${name}" has ${distinct} values` };
    const classes = type === 'integer' && distinct <= 20 && distinct * 5 <= rows && (column.max ?? 0) - (column.min ?? 0) < 30;
    return classes
        ? { task: 'multiclass', taskWhy: `"${name}" has ${distinct} whole numbers; write regression if they are amounts` }
        : { task: 'regression', taskWhy: `"${name}" holds numbers` };
}
const positiveWords = /^(1|yes|true|positive|default|churn|churned|fraud|bad|spam|sick|malignant|died)$/i;
/** Of a binary target the class that the model looks for. */
function positive(table, column) {
    const cells = (0,lib/* columnOf */.uV)(table, column.name);
    if (!cells || column.distinct !== 2)
        return undefined;
    const values = cells.kind === 'text'
        ? cells.levels.filter((_, code) => cells.codes.includes(code))
        : [...new Set(cells.values)].filter((value) => !Number.isNaN(value)).map(String);
    return values.find((value) => positiveWords.test(value)) ?? values.sort().at(-1);
}
function excluded(profile, hints, taken) {
    return profile.columns.flatMap((one) => {
        if (taken.has(one.name))
            return [];
        if (hints.excluded.includes(one.name))
            return [{ name: one.name, why: 'the code leaves it out' }];
        if (one.type === 'timestamp')
            return [{ name: one.name, why: 'a time' }];
        if (one.distinct === 0)
            return [{ name: one.name, why: 'empty' }];
        if (one.type === 'text' && one.distinct > 0.5 * profile.rows)
            return [{ name: one.name, why: 'free text' }];
        return [];
    });
}
/** A protected column as slices: its values where they are few, else three edges that part its rows in quarters. */
function sliceOf(table, profile, name) {
    const one = profile.columns.find((column) => column.name === name);
    const cells = (0,lib/* columnOf */.uV)(table, name);
    if (!one || !cells || one.distinct < 2)
        return [];
    if (one.distinct <= 12)
        return [{ column: name }];
    if (cells.kind === 'text' || one.type === 'timestamp')
        return [];
    const sorted = cells.values.filter((value) => !Number.isNaN(value)).sort();
    const edges = [0.25, 0.5, 0.75].map((share) => {
        const value = sorted[Math.floor(share * sorted.length)];
        return Number.isInteger(value) ? value : Number(value.toPrecision(2));
    });
    const apart = [...new Set(edges)].filter((edge) => edge > sorted[0]);
    return apart.length > 0 ? [{ column: name, edges: apart }] : [];
}

;// CONCATENATED MODULE: ./packages/commands/lib/init/hints.js


const largest = 256 * 1024;
const mostScripts = 40;
/** Reads the scripts of a repository for names of columns and parameters. */
async function readHints(root, sight) {
    const scripts = sight.scripts.filter((file) => file.bytes <= largest && !/(^|\/)tests?\//.test(file.path));
    const texts = {};
    for (const { path } of scripts.slice(0, mostScripts))
        texts[path] = await (0,promises_.readFile)((0,external_node_path_.join)(root, path), 'utf8');
    const all = Object.values(texts).join('\n');
    return {
        texts,
        targets: Object.entries(texts).flatMap(([from, text]) => [...text.matchAll(/\b(?:target|label)(?:_?(?:col|column|name))?\b\s*[=:]\s*(['"])([^'"\n]{1,200})\1/gi)].map((match) => ({ name: match[2], from }))),
        excluded: [
            ...all.matchAll(/\b(?:not_?features|exclude|drop|ignore|leak\w*)\w*\s*=\s*[[{(]([^\]})]{1,2000})/gi),
        ].flatMap((match) => [...match[1].matchAll(/(['"])([^'"\n]+)\1/g)].map((one) => one[2])),
        parameters: parametersIn(all),
        readsData: all.includes('MLOPS_DATA_TRAIN'),
        writesOutput: all.includes('MLOPS_OUTPUT'),
    };
}
/** `parameters["trees"]`, `parameters.share`, `params.get("depth", 3)`: what training reads from MLOPS_PARAMETERS. */
function parametersIn(text) {
    if (!text.includes('MLOPS_PARAMETERS'))
        return [];
    const found = new Map();
    const patterns = [
        /\b(?:parameters|params)\.get\(\s*(['"])([\w.-]+)\1\s*(?:,\s*([^()]{1,80}?))?\)/g,
        /\b(?:parameters|params)\[\s*(['"])([\w.-]+)\1\s*\](?:\s*\?\?\s*([\w.'"-]+))?/g,
        /\b(?:parameters|params)\.(?!get\b|items\b|keys\b|values\b)()([A-Za-z_]\w*)\b(?!\s*\()(?:\s*\?\?\s*([\w.'"-]+))?/g,
    ];
    for (const pattern of patterns)
        for (const match of text.matchAll(pattern)) {
            const name = match[2];
            if (found.get(name) === undefined)
                found.set(name, literalOf(match[3]));
        }
    return [...found].map(([name, fallback]) => (fallback === undefined ? { name } : { name, fallback }));
}
function literalOf(text) {
    const plain = text?.trim().replace(/^(['"])(.*)\1$/, '$2');
    if (plain === undefined || plain === '' || plain === 'None')
        return undefined;
    return Number.isFinite(Number(plain)) ? Number(plain) : plain;
}
/** Usual values of parameters, where the code has no default. */
const usual = [
    [/^(trees|n[_-]?estimators|rounds|iterations|n[_-]?rounds)$/i, 100],
    [/^(max[_-]?)?depth$/i, 3],
    [/^(learning[_-]?rate|lr|eta)$/i, 0.1],
    [/^(subsample|share|col[_-]?sample.*)$/i, 0.8],
    [/^(min[_-]?(rows|samples|child).*)$/i, 20],
    [/^(epochs)$/i, 10],
    [/^(batch[_-]?size)$/i, 32],
    [/^(c|alpha|lambda|l2)$/i, 1],
];
/** A value to begin with for a parameter; 0 where nothing speaks for another. */
function usualValue(name, lastDay) {
    if (lastDay !== undefined && /(^|[_-])(until|end|date)([_-]|$)/i.test(name))
        return lastDay;
    return usual.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
}

;// CONCATENATED MODULE: ./packages/commands/lib/init/look.js


const deepest = 4;
const most = 5000;
const skipped = /^(node_modules|dist|build|site-packages|venv|env|__pycache__|coverage|target)$/;
const tableName = /\.(csv|csv\.gz|parquet|pq|jsonl|ndjson)$/i;
const scriptName = /\.(py|js|mjs|cjs|ts|mts|r|jl|sh)$/i;
/** Walks a folder, without what is hidden, installed or built. Links are not followed. */
async function lookAround(root) {
    const files = [];
    const visit = async (folder, depth) => {
        const entries = await (0,promises_.readdir)((0,external_node_path_.join)(root, folder), { withFileTypes: true });
        for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
            if (files.length >= most || entry.name.startsWith('.'))
                continue;
            const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
            if (entry.isDirectory() && depth < deepest && !skipped.test(entry.name))
                await visit(path, depth + 1);
            else if (entry.isFile())
                files.push({ path, bytes: (await (0,promises_.stat)((0,external_node_path_.join)(root, path))).size });
        }
    };
    await visit('', 0);
    const named = (pattern) => files.filter((file) => pattern.test(file.path) && file.bytes > 0);
    return {
        tables: named(tableName),
        models: named(/\.onnx$/i),
        scripts: named(scriptName),
        files: files.map((file) => file.path),
    };
}
const starters = {
    '.py': 'python',
    '.js': 'node',
    '.mjs': 'node',
    '.cjs': 'node',
    '.ts': 'node',
    '.mts': 'node',
    '.r': 'Rscript',
    '.jl': 'julia',
    '.sh': 'bash',
};
/** The script `train` of package.json, a file train.*, or a target `train` of a Makefile; undefined where there is none. */
async function trainingCommand(root, sight) {
    const pack = await packageOf(root, sight);
    if (pack?.train)
        return { text: 'npm run train', from: 'package.json' };
    const isTrain = (file) => /^train(ing|_model)?\./i.test((0,external_node_path_.basename)(file.path));
    const script = sight.scripts.filter(isTrain).sort((a, b) => a.path.split('/').length - b.path.split('/').length)[0];
    if (script) {
        const starter = starters[(0,external_node_path_.extname)(script.path).toLowerCase()] ?? 'bash';
        return { text: `${starter} ${shellWord(script.path)}`, from: script.path };
    }
    if (sight.files.includes('Makefile') && /^train\s*:/m.test(await (0,promises_.readFile)((0,external_node_path_.join)(root, 'Makefile'), 'utf8')))
        return { text: 'make train', from: 'Makefile' };
    return undefined;
}
/** The name and the script `train` of package.json; undefined where there is none, or it is no JSON object. */
async function packageOf(root, sight) {
    if (!sight.files.includes('package.json'))
        return undefined;
    let value;
    try {
        value = JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(root, 'package.json'), 'utf8'));
    }
    catch (thrown) {
        if (thrown instanceof SyntaxError)
            return undefined;
        throw thrown;
    }
    const { name, scripts } = (value ?? {});
    return {
        ...(typeof name === 'string' ? { name } : {}),
        ...(typeof scripts?.train === 'string' ? { train: scripts.train } : {}),
    };
}
function shellWord(path) {
    return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
const trainWord = /(^|[._-])train(ing)?(?=[._-]|$)/i;
const testWord = /(^|[._-])(test|testing|holdout)(?=[._-]|$)/i;
/** Chooses among the tables of a folder; undefined where there is none. */
function chooseTables(tables) {
    for (const train of tables) {
        const name = (0,external_node_path_.basename)(train.path);
        if (!trainWord.test(name))
            continue;
        const rest = name.replace(trainWord, '$1');
        const test = tables.find((other) => other !== train &&
            (0,external_node_path_.dirname)(other.path) === (0,external_node_path_.dirname)(train.path) &&
            testWord.test((0,external_node_path_.basename)(other.path)) &&
            (0,external_node_path_.basename)(other.path).replace(testWord, '$1') === rest);
        if (test)
            return { train, test, others: tables.filter((one) => one !== train && one !== test) };
    }
    const [path, ...others] = [...tables].sort((a, b) => dataLike(b) - dataLike(a) || b.bytes - a.bytes);
    return path ? { path, others } : undefined;
}
function dataLike(file) {
    const made = /pred|submission|scored|output|result|metric/i.test((0,external_node_path_.basename)(file.path)) ? -2 : 0;
    const fixture = /(^|\/)(tests?|fixtures?|examples?)\//i.test(file.path) ? -1 : 0;
    return made + fixture + (/(^|\/)data\//i.test(file.path) ? 1 : 0);
}

;// CONCATENATED MODULE: ./packages/commands/lib/init/text.js


/** A text as YAML: plain where that is safe, else in double quotes. */
function yamlText(text) {
    const plain = /^[A-Za-z_][\w./-]*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n|nan|inf)$/i.test(text);
    return plain ? text : JSON.stringify(text);
}
function scalar(value) {
    return typeof value === 'number' ? String(value) : yamlText(value);
}
const list = (names) => `[${names.map(yamlText).join(', ')}]`;
/** A line with its comment, comments standing under one another. */
function line(text, comment = '') {
    // A name from a table may hold line breaks, and must not end the comment.
    return comment === '' ? text : `${text.padEnd(43)} # ${comment.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;
}
/** mlops.yml as text: what was found as values, what is a guess marked with "?", what may be wanted next as comments. */
function configText(seen) {
    return `${[header, ...modelLines(seen), '', ...dataLines(seen), '', ...trainLines(seen), '', ...validateLines(seen), '', ...laterLines].join('\n')}\n`;
}
const header = `# yaml-language-server: $schema=https://raw.githubusercontent.com/OWNER/REPO/v1/schema/mlops.json
# Written by \`mlops init\`. "?" marks a guess: look at it. \`mlops check\` says what is wrong and where.
version: 1
`;
function modelLines({ name, guess }) {
    const task = guess?.task ?? 'binary';
    return [
        'model:',
        `  name: ${yamlText(name)}`,
        line(`  task: ${task}`, `? ${guess?.taskWhy ?? 'fill in'}: binary | multiclass | regression | clustering | ranking`),
        '  # owners: [YOUR-ORG/your-team]            # named in comments and issues',
        '  # intended-use: What the model is for, in one sentence.',
        '  # limitations: What it must not be used for.',
        ...(guess && guess.empty.length > 0
            ? [line('  # missing: allow', `cells are empty in ${few(guess.empty)}; = refuse`)]
            : []),
    ];
}
function few(names) {
    return `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
}
function dataLines({ tables, guess }) {
    const lines = ['data:'];
    if (!tables)
        lines.push(line('  path: data/my_table.csv', '? fill in: csv, parquet, jsonl; a folder or a glob'));
    else if ('path' in tables) {
        lines.push(line(`  path: ${yamlText(tables.path.path)}`, 'split 80/20 by a hash of each row'));
    }
    else {
        lines.push(`  train: { path: ${yamlText(tables.train.path)} }`);
        lines.push(line(`  test: { path: ${yamlText(tables.test.path)} }`, 'never handed to the training command'));
    }
    if (tables && tables.others.length > 0)
        lines.push(line(' ', `other tables: ${few(tables.others.map((one) => one.path))}`));
    const other = guess?.candidates.slice(1, 4).map((one) => one.name) ?? [];
    const why = guess?.target ? `${guess.candidates[0]?.why}${other.length > 0 ? `; else ${few(other)}` : ''}` : 'fill in';
    lines.push(line(`  target: ${yamlText(guess?.target ?? 'column_to_predict')}`, `? the column to predict: ${why}`));
    if (guess?.task === 'ranking')
        lines.push(line('  group: query_id', '? fill in: the query that a row belongs to'));
    if (guess?.positiveLabel !== undefined) {
        const label = /^-?\d+(\.\d+)?$/.test(guess.positiveLabel) ? guess.positiveLabel : yamlText(guess.positiveLabel);
        lines.push(line(`  positive-label: ${label}`, '? the class that the model looks for'));
    }
    if (guess && guess.id.length > 0)
        lines.push(line(`  id: ${list(guess.id)}`, 'not features'));
    else
        lines.push(line('  # id: [row_id]', 'columns that identify a row; not features'));
    if (guess?.time)
        lines.push(line(`  time: ${yamlText(guess.time)}`, 'when a row happened'));
    if (guess && guess.exclude.length > 0) {
        const reasons = guess.exclude.map((one) => `${one.name}: ${one.why}`);
        lines.push(line(`  exclude: ${list(guess.exclude.map((one) => one.name))}`, `? not features: ${few(reasons)}`));
    }
    else
        lines.push(line('  # exclude: [column]', 'further columns that are no features, such as those that give the target away'));
    if (guess && guess.protectedColumns.length > 0)
        lines.push(line(`  protected: ${list(guess.protectedColumns)}`, '? extremes and small groups of these are never shown'));
    return lines;
}
function trainLines({ command, environment, hints, guess, model }) {
    if (!command && !model)
        return [
            '# What trains the model: any language. It reads MLOPS_DATA_TRAIN, MLOPS_PARAMETERS (a JSON file) and MLOPS_SEED,',
            '# and writes model.onnx (and metrics.json, if it likes) below MLOPS_OUTPUT.',
            'train:',
            line('  command: python train.py', '? fill in'),
            '  # parameters: { trees: 200 }',
            '  seed: 42',
        ];
    const lines = ['train:'];
    if (command) {
        lines.push(`  command: ${yamlText(command.text).includes('"') && !/[:#]/.test(command.text) ? command.text : yamlText(command.text)}`);
        if (!hints.readsData)
            lines.push('  # ? No script reads MLOPS_DATA_TRAIN yet. The command gets the path of the training table there.');
        if (!hints.writesOutput)
            lines.push('  # ? No script writes below MLOPS_OUTPUT yet. model.onnx (and metrics.json, if wanted) belong there.');
    }
    else
        lines.push(line(`  command: cp ${model} "$MLOPS_OUTPUT/model.onnx"`, '? no training was found: the model as it is'));
    lines.push(line(`  environment: ${yamlText(environment ?? 'none')}`, 'requirements.txt | package.json | none'));
    if (hints.parameters.length > 0) {
        lines.push('  parameters:');
        for (const { name, fallback } of hints.parameters) {
            const value = fallback ?? usualValue(name, guess?.lastDay);
            lines.push(line(`    ${yamlText(name)}: ${scalar(value)}`, fallback === undefined ? '? the code has no default' : ''));
        }
    }
    else
        lines.push('  # parameters: { trees: 200 }              # a JSON file in MLOPS_PARAMETERS');
    return [...lines, '  seed: 42', '  outputs: { model: model.onnx, metrics: metrics.json }', '  time-limit: 1h'];
}
/** Rows from which the usual least size of a slice leaves slices to judge. */
const manyRows = 5000;
function validateLines({ guess }) {
    const task = guess?.task ?? 'binary';
    const metric = (0,lib/* defaultMetric */.ml)(task);
    const small = (0,lib/* metricInfo */.R)(metric)?.range[1] === 1;
    const slices = guess?.slices ?? [];
    const texts = slices.map((one) => one.edges ? `{ ${yamlText(one.column)}: [${one.edges.join(', ')}] }` : yamlText(one.column));
    const margin = small ? ', margin: 0.005' : '';
    return [
        'validate:',
        ...(task === 'binary' ? ['  decision-threshold: 0.5'] : []),
        ...(slices.length > 0
            ? [
                line(`  slices: [${texts.join(', ')}]`, '? for whom it must not get worse'),
                `  min-slice-rows: ${(guess?.rows ?? 0) >= manyRows ? 300 : 30}`,
            ]
            : ['  # slices: [column, { age: [25, 35, 45, 55] }]  # for whom it must not get worse']),
        '  gates:',
        `    - { name: overall, metric: ${metric}, versus-champion: not-worse${margin} }   # add ${small ? 'min: 0.75' : 'max: 100'}, a floor of your own`,
        ...(slices.length > 0
            ? [
                `    - { name: slices, metric: ${metric}, each-slice: true, versus-champion: not-worse${small ? ', margin: 0.01' : ''} }`,
            ]
            : []),
        ...(task === 'binary' && guess?.protectedColumns[0]
            ? [
                `    # - { name: fairness, metric: equalized_odds_difference, of: ${yamlText(guess.protectedColumns[0])}, max: 0.10 }`,
            ]
            : []),
        '    - { name: latency, metric: latency_p95, max-ratio: 1.5 }      # to the champion, on the same machine',
        '    - { name: leakage, metric: train_test_overlap, max: 0.01 }',
    ];
}
const laterLines = [
    '# One environment, production, by canary (10 % for 30m, 50 % for 30m) unless more is said:',
    '# deploy:',
    '#   environments:',
    '#     - { name: staging, strategy: all-at-once }',
    '#     - { name: production, strategy: canary, steps: [{ weight: 10, pause: 30m }, { weight: 50, pause: 30m }] }',
];

;// CONCATENATED MODULE: ./packages/commands/lib/init/handler.js















const fail = (0,lib/* errorsOf */.Bp)({ ...errors.commandErrors, ...init_errors.initErrors });
/** Looks at a folder and writes mlops.yml for it; runs nothing of what it finds. */
async function run(inputs, context) {
    const root = (0,external_node_path_.resolve)(context.directory, inputs.folder);
    const isFolder = await (0,promises_.stat)(root).then((found) => found.isDirectory(), () => false);
    if (!isFolder)
        throw fail('INIT_NO_FOLDER', `There is no folder ${inputs.folder}.`, {
            remedy: 'Create it, or leave it out: mlops init looks at this folder.',
            where: { input: 'folder' },
        });
    const file = (0,external_node_path_.join)(root, 'mlops.yml');
    const short = (0,project/* shown */.SP)(file, context);
    if ((0,external_node_fs_.existsSync)(file) && !inputs.force && !inputs['dry-run'])
        throw fail('INIT_EXISTS', `${short} is there already.`, {
            remedy: 'mlops check looks at it. --dry-run shows what would be written; --force writes over it.',
            where: { file: short },
        });
    const { seen, problems } = await look(root, context);
    const text = configText(seen);
    // What was written must be readable: a name that YAML reads otherwise would be our mistake, found here.
    await (0,lib/* readConfig */.Xg)(text, short);
    if (!inputs['dry-run'])
        await (0,write/* wholeFile */.A)(file, context.ids, (path) => (0,promises_.writeFile)(path, text));
    return resultOf(seen, problems, text, short, inputs['dry-run']);
}
async function look(root, context) {
    const sight = await lookAround(root);
    const tables = chooseTables(sight.tables);
    const problems = [];
    const [command, pack, hints] = await Promise.all([
        trainingCommand(root, sight),
        packageOf(root, sight),
        readHints(root, sight),
    ]);
    let guess;
    const first = tables && ('path' in tables ? tables.path : tables.train);
    if (first) {
        try {
            const path = await (0,first_rows/* firstRows */.C)((0,external_node_path_.join)(root, first.path), first.bytes, context);
            const { table } = await (0,data_lib.readTable)(path, { fingerprint: false, ...(0,reading/* reading */.h)(context), log: context.log });
            guess = guessTable(table, hints);
        }
        catch (thrown) {
            // An odd table is no reason to write nothing: the report says what is wrong with it.
            const words = (0,lib/* messageOf */.bD)(thrown).replaceAll(`${root}/`, '');
            problems.push(words.startsWith(first.path) ? words : `${first.path}: ${words}`);
        }
    }
    const model = sight.models[0]?.path;
    const environment = environmentOf(sight, command?.text);
    const seen = { name: nameOf(pack?.name ?? (0,external_node_path_.basename)(root)), tables, guess, command, environment, model, hints };
    return { seen, problems };
}
function environmentOf(sight, command) {
    if (command?.startsWith('npm') || command?.startsWith('node'))
        return sight.files.includes('package.json') ? 'package.json' : undefined;
    return sight.files.includes('requirements.txt') ? 'requirements.txt' : undefined;
}
/** A name that the registry takes: lower case, digits, dashes. */
function nameOf(given) {
    const plain = given
        .toLowerCase()
        .replace(/^@[^/]*\//, '')
        .replaceAll(/[^a-z0-9._-]+/g, '-')
        .replace(/^[^a-z0-9]+/, '')
        .slice(0, 60)
        .replace(/[^a-z0-9]+$/, '');
    return plain === '' ? 'my-model' : plain;
}
/** What was found, how it was found, and what is left to fill in. */
function lines(seen, problems) {
    const { tables, guess, command, model, environment, hints } = seen;
    const found = [];
    const todo = [...problems];
    if (!tables)
        todo.push('data.path: no csv, parquet or jsonl file was found.');
    else if ('path' in tables)
        found.push(['data', tables.path.path, 'will be split 80/20']);
    else
        found.push(['data', `${tables.train.path}, ${tables.test.path}`, 'by their names']);
    if (guess?.target) {
        found.push(['target', guess.target, guess.candidates[0]?.why ?? ''], ['task', guess.task, guess.taskWhy]);
        const rivals = guess.candidates.slice(1, 4).map((one) => one.name);
        if (rivals.length > 0)
            found.push(['', '', `other candidates: ${rivals.join(', ')}`]);
    }
    else if (tables)
        todo.push('data.target: which column is to be predicted is not clear.');
    if (guess && guess.id.length > 0)
        found.push(['id', guess.id.join(', '), 'a value of its own in every row']);
    if (guess?.time)
        found.push(['time', guess.time, 'holds times']);
    for (const one of guess?.exclude ?? [])
        found.push(['exclude', one.name, one.why]);
    if (guess && guess.protectedColumns.length > 0)
        found.push(['protected', guess.protectedColumns.join(', '), 'by their names']);
    if (command)
        found.push(['train', command.text, `from ${command.from}, ${environment ?? 'no environment'}`]);
    else if (model)
        found.push(['train', `cp ${model}`, 'no training was found: the model as it is']);
    else
        todo.push('train.command: no train.py, train.*, script "train" of package.json, or model.onnx was found.');
    if (command && !hints.readsData)
        todo.push(`${command.from} does not read MLOPS_DATA_TRAIN: the path of the training table.`);
    if (command && !hints.writesOutput)
        todo.push(`${command.from} does not write model.onnx below MLOPS_OUTPUT.`);
    const open = hints.parameters.filter((one) => one.fallback === undefined).map((one) => one.name);
    if (open.length > 0)
        todo.push(`train.parameters: the code has no default for ${open.join(', ')}; usual values were written.`);
    return { found, todo };
}
function resultOf(seen, problems, text, file, dry) {
    const { found, todo } = lines(seen, problems);
    const summary = `${file} ${dry ? 'would be written' : 'was written'}${todo.length > 0 ? `, ${todo.length} ${todo.length === 1 ? 'thing' : 'things'} to look at` : ''}`;
    const { tables, guess, command, hints } = seen;
    const columns = [{ title: 'Key' }, { title: 'Found' }, { title: 'Why' }];
    return {
        outcome: 'passed',
        outputs: { config: dry ? '' : file },
        records: [],
        ...(dry ? { text } : {}),
        report: {
            title: summary,
            outcome: 'passed',
            summary,
            blocks: [
                ...(found.length > 0 ? [{ kind: 'table', columns, rows: found }] : []),
                ...(todo.length > 0 ? [{ kind: 'list', items: todo }] : []),
            ],
            next: [
                ['look at the lines marked "?" in ', { code: file }],
                ['then ', { code: 'mlops check' }, ' and ', { code: 'mlops train' }],
            ],
        },
        json: {
            file,
            written: !dry,
            found: {
                data: !tables
                    ? null
                    : 'path' in tables
                        ? { path: tables.path.path }
                        : { train: tables.train.path, test: tables.test.path },
                rows: guess?.rows ?? null,
                target: guess?.target ?? null,
                candidates: (guess?.candidates ?? []),
                task: guess?.task ?? null,
                id: guess?.id ?? [],
                time: guess?.time ?? null,
                exclude: (guess?.exclude ?? []),
                protected: guess?.protectedColumns ?? [],
                command: command?.text ?? null,
                environment: seen.environment ?? null,
                parameters: hints.parameters.map((one) => one.name),
                model: seen.model ?? null,
            },
            todo,
            text,
        },
    };
}


/***/ }),

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
    DRIFT_NO_TIMES: {
        summary: 'The times of the rows are not known.',
        explanation: 'Windows, seasons and the date of a change need a column of timestamps, dates, or seconds since 1970: --time COLUMN, or monitor.time.',
    },
    DRIFT_NO_LABELS: {
        summary: 'There is no file of labels.',
        explanation: 'Truth that arrives late is a table: the target, and request_id (with row for requests of several rows) or the columns of data.id.',
    },
    DRIFT_LABELS_UNKNOWN: {
        summary: 'The labels cannot be joined to rows.',
        explanation: 'They need the column of the target and a key: request_id (with row, from 0), as the endpoint answered it, or the columns that identify a row.',
    },
    DRIFT_ROWS_NEEDED: {
        summary: 'The table is too large for what was asked.',
        explanation: 'Tables of more than 50,000,000 cells (rows × columns) are read in parts, as distributions. Times, labels, predictions, seasons, --multivariate and --compat look at rows.',
    },
    DRIFT_PREDICTIONS: {
        summary: 'The columns of the predictions are not understood.',
        explanation: 'Give --task, --score or --prediction, and --target where the truth is known, as for mlops metrics.',
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

/***/ 64865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FR: () => (/* binding */ openConfig),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   U8: () => (/* binding */ openProject)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48395);



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
