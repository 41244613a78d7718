export const id = 2147;
export const ids = [2147];
export const modules = {

/***/ 42147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FrameReader: () => (/* reexport */ FrameReader),
  FrameWriter: () => (/* reexport */ FrameWriter),
  bodyOf: () => (/* reexport */ bodyOf),
  buildBundle: () => (/* reexport */ buildBundle),
  buildImageContext: () => (/* reexport */ buildImageContext),
  bundleSchemaVersion: () => (/* reexport */ bundleSchemaVersion),
  checkParity: () => (/* reexport */ checkParity),
  decodeAnswer: () => (/* reexport */ decodeAnswer),
  defaultLimits: () => (/* reexport */ defaultLimits),
  errorBody: () => (/* reexport */ errorBody),
  exampleCount: () => (/* reexport */ exampleCount),
  exampleRows: () => (/* reexport */ exampleRows),
  expandCollected: () => (/* reexport */ expandCollected),
  featureTypes: () => (/* reexport */ featureTypes),
  frameKinds: () => (/* reexport */ frameKinds),
  keyCheck: () => (/* reexport */ keyCheck),
  listen: () => (/* reexport */ listen),
  manifestVersion: () => (/* reexport */ manifestVersion),
  nodeMemoryFlags: () => (/* reexport */ nodeMemoryFlags),
  onnxRuntimeFiles: () => (/* reexport */ onnxRuntimeFiles),
  openApiOf: () => (/* reexport */ openApiOf),
  packagingErrors: () => (/* reexport */ packagingErrors),
  parseBundleSchema: () => (/* reexport */ parseBundleSchema),
  parseManifest: () => (/* reexport */ parseManifest),
  protocolVersion: () => (/* reexport */ protocolVersion),
  requestHead: () => (/* reexport */ requestHead),
  requestIdOf: () => (/* reexport */ requestIdOf),
  requestIds: () => (/* reexport */ requestIds),
  runServer: () => (/* reexport */ runServer),
  send: () => (/* reexport */ send),
  serveBundle: () => (/* reexport */ serveBundle),
  shareOf: () => (/* reexport */ shareOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
;// CONCATENATED MODULE: ./packages/packaging/lib/errors.js

/** What can go wrong when a bundle is made, started or asked, and what a user can do about it. */
const packagingErrors = {
    BUNDLE_NOT_FOUND: {
        summary: 'The folder is not a bundle.',
        explanation: 'A bundle is the folder that `mlops package` writes: manifest.json, model.onnx, schema.json, server.mjs and what they need. Give its path, or run `mlops package` first.',
    },
    BUNDLE_INVALID: {
        summary: 'A file of the bundle is damaged or of another version.',
        explanation: 'manifest.json and schema.json name their format. A bundle is never edited by hand: build it again with `mlops package`.',
    },
    BUNDLE_EXISTS: {
        summary: 'The folder for the bundle is not empty.',
        explanation: 'A bundle is written into a new or empty folder, so that nothing foreign travels in it.',
    },
    BUNDLE_INPUT: {
        summary: 'What should go into the bundle cannot.',
        explanation: 'The message names the input: a feature that the schema does not have, a file that is missing, a name that leaves the folder.',
    },
    SERVER_PORT_IN_USE: {
        summary: 'Another program already listens on the port.',
        explanation: 'Stop the other program, or choose another port. Port 0 takes a free one, which the server prints when it is ready.',
    },
    SERVER_START_FAILED: {
        summary: 'The scoring server that was built did not start.',
        explanation: 'The last lines of its log stand in the message. The same command in the same folder shows the whole of it: node server.mjs.',
    },
    PARITY_INPUT: {
        summary: 'The parity check has nothing to compare, or not the same number of rows and answers.',
        explanation: 'Give at least one row of the test set, and the model’s own answer to each.',
    },
};
/** Makes an error of this package. */
const fail = (0,lib/* errorsOf */.Bp)(packagingErrors);

;// CONCATENATED MODULE: ./packages/packaging/lib/server/answer.js
/** Writes answers, and says in which bin each prediction is counted. */
class AnswerWriter {
    /** Names of the bins, by the bytes of `binOf`. */
    bins;
    #schema;
    #classBins;
    #edges;
    /** What was prepared for the labels of the last predictions; a model has always the same. */
    #prepared;
    constructor(schema) {
        this.#schema = schema;
        this.#edges = schema.task === 'regression' || schema.task === 'ranking' ? edgesOf(schema) : [];
        this.bins = binNames(schema, this.#edges);
        this.#classBins = new Map(this.bins.map((name, index) => [name, index]));
    }
    /** The JSON of the answer to one row: `prediction`, then `probabilities`, `scores` or `targets` where the model has them. */
    row(predictions, row) {
        const prepared = this.#prepare(predictions);
        const index = this.#predicted(predictions, prepared, row);
        const text = `{"prediction":${prepared.words === undefined ? numberText(index) : prepared.words[index]}`;
        const { columns, prefixes } = prepared;
        if (columns === undefined)
            return `${text}}`;
        const values = predictions[columns];
        let rest = '';
        for (let column = 0; column < values.length; column += 1)
            rest += prefixes[column] + numberText(values[column][row]);
        return `${text}${rest}}}`;
    }
    /** The bin of a row's prediction: a class, or for a binary probability and for numbers the interval it lies in. */
    binOf(predictions, row) {
        const prepared = this.#prepare(predictions);
        const { probabilities } = predictions;
        if (this.#schema.task === 'binary' && probabilities) {
            const share = probabilities[prepared.positive][row];
            return Math.min(9, Math.max(0, Math.floor(share * 10)));
        }
        const index = this.#predicted(predictions, prepared, row);
        if (prepared.words === undefined)
            return intervalOf(this.#edges, index);
        return this.#classBins.get(predictions.labels[index]) ?? this.bins.length - 1;
    }
    /** The model's answer (a value, or a position among its classes), or by the decision threshold where the schema has one. */
    #predicted(predictions, prepared, row) {
        const { probabilities } = predictions;
        const { decision } = this.#schema;
        if (!decision || probabilities?.length !== 2)
            return predictions.predicted[row];
        const { positive } = prepared;
        const share = probabilities[positive][row];
        return share >= decision.threshold ? positive : 1 - positive;
    }
    #prepare(predictions) {
        const known = this.#prepared;
        if (known && known.labels?.length === predictions.labels?.length && known.columns === columnsOf(predictions))
            return known;
        const { labels } = predictions;
        const columns = columnsOf(predictions);
        const values = columns === undefined ? [] : predictions[columns];
        const names = columns === 'targets' ? predictions.targetNames : values.length === 1 ? [predictions.scoreKind] : labels;
        const positive = labels?.indexOf(this.#schema.decision?.positive ?? '') ?? -1;
        this.#prepared = {
            labels,
            words: labels?.map(labelText),
            columns,
            prefixes: values.map((_, index) => `${index === 0 ? `,"${columns}":{` : ','}${JSON.stringify(names?.[index] ?? String(index))}:`),
            positive: positive >= 0 ? positive : Math.max(0, values.length - 1),
        };
        return this.#prepared;
    }
}
function columnsOf(predictions) {
    if (predictions.probabilities)
        return 'probabilities';
    if (predictions.targets)
        return 'targets';
    return predictions.scores ? 'scores' : undefined;
}
/** A label that is written like a number is one in JSON: models have numbers or texts as classes, never both. */
function labelText(label) {
    return label !== '' && String(Number(label)) === label && Number.isFinite(Number(label))
        ? label
        : JSON.stringify(label);
}
/** A number as JSON; what is not finite has no word there and becomes null. */
function numberText(value) {
    return Number.isFinite(value) ? String(value) : 'null';
}
const otherBin = 'other';
function binNames(schema, edges) {
    if (schema.task === 'binary')
        return Array.from({ length: 10 }, (_, index) => `${index / 10}–${(index + 1) / 10}`);
    if (edges.length === 0)
        return [...(schema.classes ?? []).slice(0, 254), otherBin];
    const texts = edges.map(String);
    return [
        `< ${texts[0]}`,
        ...texts.slice(1).map((text, index) => `${texts[index]}–${text}`),
        `≥ ${texts[texts.length - 1]}`,
    ];
}
/** Without edges from the training data: powers of ten with both signs. Coarse, and the same for every version. */
function edgesOf(schema) {
    if (schema.predictionEdges && schema.predictionEdges.length > 0)
        return schema.predictionEdges;
    const positive = Array.from({ length: 13 }, (_, index) => [10 ** (index - 3), 3 * 10 ** (index - 3)]).flat();
    return [...positive.map((edge) => -edge).reverse(), 0, ...positive];
}
/** How many edges are at or below the value: 0 … edges.length. */
function intervalOf(edges, value) {
    let low = 0;
    let high = edges.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (edges[middle] <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./packages/packaging/lib/server/engine.js

/** Opens the model of a bundle. @throws UserError of inference and native */
async function openEngine(options) {
    const { schema, nativeIn } = options;
    // On demand: a router speaks the same frames and never opens a model.
    const [{ openModel, rowScorer }, { loadOnnxRuntime }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(5463), __webpack_require__.e(1134)]).then(__webpack_require__.bind(__webpack_require__, 41134)),
        __webpack_require__.e(/* import() */ 5463).then(__webpack_require__.bind(__webpack_require__, 45463)),
    ]);
    // A server fetches nothing: what it runs lies in the bundle, or on the machine before it starts.
    const place = nativeIn === undefined ? {} : { directory: (0,external_node_path_.join)(nativeIn, 'native') };
    const runtime = await loadOnnxRuntime({ ...place, exec: false });
    const features = schema.features.map((feature) => feature.name);
    const said = options.modelOptions;
    const model = await openModel(options.model, { features, task: schema.task, name: schema.model, ...said, runtime });
    const scorer = rowScorer(model, features);
    // The model may take columns in another order than the schema has, or not all of them.
    const places = scorer.columns.map((column) => features.indexOf(column.name));
    const same = places.length === features.length && places.every((place, index) => place === index);
    return {
        score: (rows) => scorer.scoreRows(same ? rows : rows.map((row) => places.map((place) => row[place] ?? null))),
        close: () => model.close(),
    };
}

;// CONCATENATED MODULE: ./packages/packaging/lib/example-answers.js



/**
 * Asks the model about rows that were made from the schema. Answers are rounded to six digits, so that processors that differ
 * in the last ones write the same bytes.
 * @throws UserError where the model refuses every row: then nothing shows that it answers at all
 */
async function exampleAnswers(options, schema, examples) {
    const engine = await openEngine(options);
    const writer = new AnswerWriter(schema);
    try {
        const rows = examples.map((example) => schema.features.map(({ name }) => example[name]));
        const answers = [];
        const accepted = [];
        let refused;
        for (const row of rows) {
            try {
                answers.push(rounded(JSON.parse(writer.row(await engine.score([row]), 0))));
                accepted.push(row);
            }
            catch (error) {
                if (!(error instanceof lib/* UserError */.yo))
                    throw error;
                answers.push(null);
                refused = error;
            }
        }
        if (accepted.length === 0 && refused !== undefined)
            throw new lib/* UserError */.yo({ code: 'BUNDLE_INPUT', message: `The model refuses every example of its schema: ${(0,lib/* messageOf */.bD)(refused)}` }, { cause: refused });
        const { meaningOf } = await Promise.all(/* import() */[__webpack_require__.e(5463), __webpack_require__.e(1134)]).then(__webpack_require__.bind(__webpack_require__, 41134));
        return { answers, meaning: meaningOf(await engine.score(accepted)) };
    }
    finally {
        await engine.close();
    }
}
/** Numbers that are not whole, to six significant digits. */
function rounded(value) {
    if (typeof value === 'number')
        return Number.isInteger(value) ? value : Number(value.toPrecision(6));
    if (Array.isArray(value))
        return value.map(rounded);
    if (typeof value === 'object' && value !== null)
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]));
    return value;
}

;// CONCATENATED MODULE: ./packages/packaging/lib/examples.js

/** How many examples a bundle has. */
const exampleCount = 20;
/** Rows made from the schema alone, never from data: the same for the same schema. */
function exampleRows(schema, count = exampleCount) {
    const streams = schema.features.map((feature) => (0,lib/* randomStream */._V)('examples', feature.name));
    return Array.from({ length: count }, () => {
        const row = {};
        for (const [index, feature] of schema.features.entries()) {
            const value = exampleValue(feature, streams[index].next());
            Object.defineProperty(row, feature.name, { value, enumerable: true, writable: true, configurable: true });
        }
        return row;
    });
}
/** A value of a feature at a place between 0 and 1 of what it may be. */
function exampleValue(feature, place) {
    const low = feature.min ?? (feature.max === undefined ? 0 : Math.min(0, feature.max - 1));
    const high = feature.max ?? Math.max(1, low + 1);
    const number = low + place * (high - low);
    switch (feature.type) {
        case 'boolean':
            return place >= 0.5;
        case 'integer':
            return Math.min(Math.floor(high), Math.max(Math.ceil(low), Math.round(number)));
        case 'number':
            return withinRange(Number(number.toPrecision(4)), low, high);
        case 'timestamp':
            return Math.round(feature.min === undefined ? 1.6e12 + place * 1e11 : number);
        case 'text': {
            const levels = feature.levels ?? [];
            return levels.length === 0 ? 'text' : levels[Math.floor(place * levels.length)];
        }
        default:
            return feature.type;
    }
}
/** Rounding may step over an end. */
function withinRange(value, low, high) {
    return Math.min(high, Math.max(low, value));
}

;// CONCATENATED MODULE: ./packages/packaging/lib/manifest.js

/** The form of manifest.json. */
const manifestVersion = 'mlops/bundle/v1';
/** @throws UserError BUNDLE_INVALID */
function parseManifest(value) {
    const fields = (typeof value === 'object' && value !== null ? value : {});
    const wrong = (what) => fail('BUNDLE_INVALID', `manifest.json: ${what}`, { remedy: 'Build the bundle again: mlops package.' });
    if (fields['schema'] !== manifestVersion)
        throw wrong(`schema is ${JSON.stringify(fields['schema'])}, this version reads "${manifestVersion}"`);
    if (typeof fields['model'] !== 'string')
        throw wrong('"model" is missing');
    const file = fields['modelFile'];
    if (typeof file !== 'string' || !isPlainPath(file))
        throw wrong('"modelFile" is not a path inside the bundle');
    if (!Array.isArray(fields['files']))
        throw wrong('"files" is missing');
    return value;
}
/** True for a relative path with `/` that stays inside its folder. */
function isPlainPath(path) {
    if (path === '' || path.includes('\\') || path.includes('\0') || path.startsWith('/'))
        return false;
    return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

;// CONCATENATED MODULE: ./packages/packaging/lib/native-files.js



/**
 * The files of onnxruntime-node that one platform needs at run time, as bundle path → file on this machine.
 * @param modules the node_modules folder that holds onnxruntime-node and onnxruntime-common
 * @throws UserError BUNDLE_INPUT where the platform's files are not there
 */
async function onnxRuntimeFiles(modules, target) {
    const files = {};
    const binaries = `bin/napi-v6/${target.platform}/${target.arch}`;
    const folders = [
        ['onnxruntime-node', 'dist', '.js'],
        ['onnxruntime-node', binaries, ''],
        ['onnxruntime-common', 'dist/cjs', '.js'],
    ];
    for (const [name, below, ending] of folders) {
        const folder = (0,external_node_path_.join)(modules, name, below);
        const found = await (0,promises_.readdir)(folder).catch((cause) => {
            throw fail('BUNDLE_INPUT', `${name} has no files for ${target.platform}-${target.arch} (looked in ${folder}).`, {
                remedy: 'Install onnxruntime-node for that platform, or leave the native files out.',
                cause,
            });
        });
        for (const file of found) {
            if (!file.endsWith(ending) || !(await (0,promises_.stat)((0,external_node_path_.join)(folder, file))).isFile())
                continue;
            files[`native/node_modules/${name}/${below}/${file}`] = (0,external_node_path_.join)(folder, file);
        }
    }
    for (const name of ['onnxruntime-node', 'onnxruntime-common'])
        files[`native/node_modules/${name}/package.json`] = (0,external_node_path_.join)(modules, name, 'package.json');
    files['native/node_modules/onnxruntime-common/dist/cjs/package.json'] = (0,external_node_path_.join)(modules, 'onnxruntime-common/dist/cjs/package.json');
    return files;
}

;// CONCATENATED MODULE: ./packages/packaging/lib/openapi.js

/** The OpenAPI 3.1 document of a bundle's endpoint. Its examples are made from the schema, never from data. */
function openApiOf(schema, options) {
    return {
        openapi: '3.1.0',
        info: {
            title: schema.model,
            version: '1',
            summary: `Predictions of ${schema.model}`,
            description: `Task: ${schema.task}. A request has at most ${options.maximumRows} rows and ${options.maximumBytes} bytes. Values outside the ranges and levels below were not seen in training: they are answered, and counted.`,
        },
        paths: {
            '/score': { post: scoreOperation(schema) },
            '/health': probe('health', 'The process answers.', false),
            '/ready': probe('ready', 'The model is loaded and requests are taken.', true),
            '/openapi.json': {
                get: {
                    operationId: 'openapi',
                    summary: 'This document.',
                    responses: {
                        '200': { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
                    },
                },
            },
        },
        components: {
            securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'Where the endpoint has a key.' } },
            parameters: { requestId: requestIdParameter },
            headers: { requestId: { description: 'The id of the request, given or made.', schema: { type: 'string' } } },
            schemas: {
                Row: rowSchema(schema),
                Rows: { type: 'object', required: ['rows'], properties: { rows: listOf(ref('Row'), options.maximumRows) } },
                Table: tableSchema(schema, options.maximumRows),
                Prediction: predictionSchema(schema),
                Predictions: {
                    type: 'object',
                    required: ['predictions'],
                    properties: { predictions: listOf(ref('Prediction')) },
                },
                Error: errorSchema,
            },
        },
    };
}
function scoreOperation(schema) {
    const rows = exampleRows(schema, 2);
    const columns = schema.features.map((feature) => feature.name);
    const data = rows.map((row) => columns.map((name) => row[name]));
    return {
        operationId: 'score',
        summary: 'Answers rows.',
        description: 'Rows as objects, or column names once and the values of each row in their order. The answers come in the order of the rows.',
        security: [{}, { key: [] }],
        parameters: [{ $ref: '#/components/parameters/requestId' }],
        requestBody: {
            required: true,
            content: {
                'application/json': {
                    schema: { oneOf: [ref('Rows'), ref('Table')] },
                    examples: {
                        rows: { summary: 'Rows as objects', value: { rows } },
                        table: { summary: 'Column names once', value: { columns, data } },
                    },
                },
            },
        },
        responses: {
            '200': {
                description: 'An answer a row.',
                headers: { 'x-request-id': { $ref: '#/components/headers/requestId' } },
                content: { 'application/json': { schema: ref('Predictions') } },
            },
            '400': errorAnswer('The request does not fit the schema: which row, which column, what was expected.'),
            '401': errorAnswer('The key is missing or wrong.'),
            '413': errorAnswer('The body is too large.'),
            '422': errorAnswer('The model refuses a value.'),
            '500': errorAnswer('The server failed.'),
            '503': errorAnswer('No deployment can answer now.'),
        },
    };
}
function probe(operationId, description, may503) {
    const answer = { description, content: { 'application/json': { schema: { type: 'object' } } } };
    const responses = may503 ? { '200': answer, '503': errorAnswer('Not yet, or not any more.') } : { '200': answer };
    return { get: { operationId, summary: description, responses } };
}
function rowSchema(schema) {
    const properties = {};
    for (const feature of schema.features)
        openapi_define(properties, feature.name, featureSchema(feature));
    for (const name of schema.ignored)
        if (!(name in properties))
            openapi_define(properties, name, { description: 'Not read by the model.' });
    return {
        type: 'object',
        required: schema.features.map((feature) => feature.name),
        properties,
        additionalProperties: false,
    };
}
function tableSchema(schema, maximumRows) {
    const names = schema.features.map((feature) => feature.name);
    return {
        type: 'object',
        required: ['columns', 'data'],
        properties: {
            columns: {
                ...listOf({ type: 'string', enum: [...names, ...schema.ignored.filter((name) => !names.includes(name))] }),
                uniqueItems: true,
            },
            data: listOf({ type: 'array' }, maximumRows),
        },
    };
}
function featureSchema(feature) {
    const seen = describeSeen(feature);
    const withNull = (type) => (feature.nullable ? [type, 'null'] : type);
    const description = seen === undefined ? {} : { description: seen };
    switch (feature.type) {
        case 'number':
        case 'integer':
        case 'boolean':
            return { type: withNull(feature.type), ...description };
        case 'text':
            return { type: withNull('string'), ...description };
        case 'timestamp':
            return {
                type: feature.nullable ? ['string', 'number', 'null'] : ['string', 'number'],
                format: 'date-time',
                ...description,
            };
        default:
            return feature.type;
    }
}
/** Ranges stand in words: a validator must not refuse what the server answers. */
function describeSeen({ min, max, levels }) {
    if (levels && levels.length > 0)
        return `In training: ${levels.slice(0, 50).join(', ')}${levels.length > 50 ? ', …' : ''}`;
    if (min === undefined && max === undefined)
        return undefined;
    return `In training: ${min ?? '…'} to ${max ?? '…'}`;
}
function predictionSchema(schema) {
    if (schema.task === 'regression' || schema.task === 'ranking')
        return { type: 'object', required: ['prediction'], properties: { prediction: { type: ['number', 'null'] } } };
    const shares = { type: 'object', additionalProperties: { type: ['number', 'null'] } };
    return {
        type: 'object',
        required: ['prediction'],
        properties: {
            prediction: {
                type: ['string', 'number'],
                description: schema.classes ? `One of ${schema.classes.join(', ')}` : 'A class or cluster.',
            },
            probabilities: { ...shares, description: 'One a class; they add to 1.' },
            scores: { ...shares, description: 'Where the model gives no probabilities.' },
        },
    };
}
function errorAnswer(description) {
    return { description, content: { 'application/json': { schema: ref('Error') } } };
}
function ref(name) {
    return { $ref: `#/components/schemas/${name}` };
}
function listOf(items, maximum) {
    return maximum === undefined ? { type: 'array', items } : { type: 'array', items, minItems: 1, maxItems: maximum };
}
/** Sets a property of any name, `__proto__` included. */
function openapi_define(target, name, value) {
    Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
}
const requestIdParameter = {
    name: 'x-request-id',
    in: 'header',
    required: false,
    description: 'An id of the caller, 1 to 128 letters, digits and -_.:@/+=; else one is made.',
    schema: { type: 'string' },
};
const errorSchema = {
    type: 'object',
    required: ['error'],
    properties: {
        error: {
            type: 'object',
            required: ['code', 'message'],
            properties: {
                code: { type: 'string' },
                message: { type: 'string' },
                problems: {
                    type: 'array',
                    items: {
                        type: 'object',
                        required: ['message'],
                        properties: { row: { type: 'integer' }, column: { type: 'string' }, message: { type: 'string' } },
                    },
                },
                moreProblems: { type: 'integer' },
            },
        },
    },
};

;// CONCATENATED MODULE: ./packages/packaging/lib/schema.js

/** How the values of a feature are meant. Timestamps travel as RFC 3339 texts or milliseconds since 1970 UTC. */
const featureTypes = ['number', 'integer', 'boolean', 'text', 'timestamp'];
/** The form of schema.json in a bundle. */
const bundleSchemaVersion = 'mlops/bundle-schema/v1';
const tasks = ['binary', 'multiclass', 'regression', 'clustering', 'ranking'];
/**
 * Checks a value that claims to be a bundle's schema.
 * @throws UserError BUNDLE_INVALID naming the field
 */
function parseBundleSchema(value, where = 'schema.json') {
    const problem = schemaProblem(value);
    if (problem)
        throw fail('BUNDLE_INVALID', `${where}: ${problem}`, { remedy: 'Build the bundle again: mlops package.' });
    return value;
}
/** The schema as JSON, without the keys that are undefined. */
function schemaJson(schema) {
    return JSON.parse(JSON.stringify(schema));
}
function schemaProblem(value) {
    if (!isObject(value))
        return 'not a JSON object';
    if (value['schema'] !== bundleSchemaVersion)
        return `schema is ${JSON.stringify(value['schema'])}, this version reads "${bundleSchemaVersion}"`;
    if (typeof value['model'] !== 'string' || value['model'] === '')
        return '"model" is missing';
    if (!tasks.includes(value['task']))
        return `"task" is not one of ${tasks.join(', ')}`;
    const features = value['features'];
    if (!Array.isArray(features) || features.length === 0)
        return '"features" is empty';
    const names = new Set();
    for (const [index, feature] of features.entries()) {
        const found = featureProblem(feature, names);
        if (found)
            return `features[${index}]: ${found}`;
    }
    if (!isTexts(value['ignored']))
        return '"ignored" is not a list of names';
    if (value['classes'] !== undefined && !isTexts(value['classes']))
        return '"classes" is not a list of texts';
    return decisionProblem(value) ?? edgesProblem(value['predictionEdges']);
}
function featureProblem(feature, names) {
    if (!isObject(feature))
        return 'not an object';
    const name = feature['name'];
    if (typeof name !== 'string' || name === '')
        return '"name" is missing';
    if (names.has(name))
        return `"${name}" stands twice`;
    names.add(name);
    if (!featureTypes.includes(feature['type']))
        return `"type" is not one of ${featureTypes.join(', ')}`;
    if (typeof feature['nullable'] !== 'boolean')
        return '"nullable" is missing';
    for (const key of ['min', 'max'])
        if (feature[key] !== undefined && !Number.isFinite(feature[key]))
            return `"${key}" is not a number`;
    if (feature['levels'] !== undefined && !isTexts(feature['levels']))
        return '"levels" is not a list of texts';
    return undefined;
}
function decisionProblem(value) {
    const decision = value['decision'];
    if (decision === undefined)
        return undefined;
    if (!isObject(decision) || typeof decision['positive'] !== 'string' || !Number.isFinite(decision['threshold']))
        return '"decision" needs "positive" and "threshold"';
    const classes = value['classes'];
    if (!Array.isArray(classes) || classes.length !== 2)
        return '"decision" needs exactly two "classes"';
    return classes.includes(decision['positive']) ? undefined : '"decision.positive" is not one of "classes"';
}
function edgesProblem(edges) {
    if (edges === undefined)
        return undefined;
    if (!Array.isArray(edges) || edges.length > 200)
        return '"predictionEdges" is not a list of at most 200 numbers';
    const ascending = edges.every((edge, index) => Number.isFinite(edge) && (index === 0 || edge > edges[index - 1]));
    return ascending ? undefined : '"predictionEdges" is not ascending';
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isTexts(value) {
    return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./packages/packaging/lib/server/request.js


/** Problems that one answer shows; the rest is counted. */
const shownProblems = 20;
/** Reads the bodies of score requests against a schema. One instance serves a server: it prepares what each feature needs. */
class RequestReader {
    #columns;
    #positions;
    #ignored;
    #maximumRows;
    /** Names in the request that is being read which are no features. */
    #foreign = 0;
    constructor(schema, maximumRows) {
        this.#columns = schema.features.map((feature, index) => new ColumnReader(feature, index));
        this.#positions = new Map(schema.features.map((feature, index) => [feature.name, index]));
        this.#ignored = new Set(schema.ignored);
        this.#maximumRows = maximumRows;
    }
    /** Reads one body. */
    read(body) {
        const problems = new Problems();
        const value = parseJson(body, problems);
        const rows = [];
        this.#foreign = 0;
        const odd = value === undefined ? 0 : this.#read(value, rows, problems);
        if (problems.count === 0)
            return { ok: true, rows, odd, featuresOnly: this.#foreign === 0 };
        return { ok: false, problems: problems.list, more: problems.count - problems.list.length };
    }
    #read(value, into, problems) {
        if (typeof value === 'object' && value !== null) {
            const fields = value;
            for (const name in fields)
                if (name !== 'rows' && name !== 'columns' && name !== 'data')
                    this.#foreign += 1;
            if (Array.isArray(fields.rows)) {
                if (fields.columns !== undefined || fields.data !== undefined)
                    this.#foreign += 1;
                return this.#readRows(fields.rows, into, problems);
            }
            if (Array.isArray(fields.columns) && Array.isArray(fields.data))
                return this.#readData(fields.columns, fields.data, into, problems);
        }
        problems.add({
            message: 'the body must be {"rows":[{"column":value,…},…]} or {"columns":["column",…],"data":[[value,…],…]}',
        });
        return 0;
    }
    #readRows(rows, into, problems) {
        if (!this.#sizeIsRight(rows.length, problems))
            return 0;
        let odd = 0;
        for (let index = 0; index < rows.length; index += 1) {
            const row = rows[index];
            if (typeof row !== 'object' || row === null || Array.isArray(row))
                problems.add({ row: index, message: `a row is an object of column and value, not ${shown(row)}` });
            else
                odd += this.#readRow(row, index, into, problems);
        }
        return odd;
    }
    #readRow(row, index, into, problems) {
        let odd = 0;
        const cells = new Array(this.#columns.length);
        for (let position = 0; position < cells.length; position += 1) {
            const column = this.#columns[position];
            const value = row[column.feature.name];
            const outcome = column.store(value, cells);
            if (outcome === 1)
                odd += 1;
            else if (outcome < 0) {
                const present = Object.hasOwn(row, column.feature.name);
                problems.add(column.problem(present ? value : undefined, index));
            }
        }
        let keys = 0;
        for (const _ in row)
            keys += 1;
        if (keys !== cells.length)
            this.#checkNames(Object.keys(row), index, problems);
        into.push(cells);
        return odd;
    }
    #readData(names, data, into, problems) {
        const order = this.#order(names, problems);
        if (!order || !this.#sizeIsRight(data.length, problems))
            return 0;
        let odd = 0;
        const asIs = names.length === order.length && order.every((place, position) => place === position);
        for (let index = 0; index < data.length; index += 1) {
            const values = data[index];
            if (asIs && this.#isPlain(values)) {
                into.push(values);
                continue;
            }
            if (!Array.isArray(values) || values.length !== names.length) {
                const got = Array.isArray(values) ? `${values.length} values` : shown(values);
                problems.add({ row: index, message: `a row of "data" is a list of ${names.length} values, not ${got}` });
                continue;
            }
            const cells = new Array(order.length);
            for (let position = 0; position < order.length; position += 1) {
                const column = this.#columns[position];
                const value = values[order[position]];
                const outcome = column.store(value, cells);
                if (outcome === 1)
                    odd += 1;
                else if (outcome < 0)
                    problems.add(column.problem(value, index));
            }
            into.push(cells);
        }
        return odd;
    }
    /** True for a row of nothing but numbers within what training had: it needs no conversion, and most rows are so. */
    #isPlain(values) {
        if (!Array.isArray(values) || values.length !== this.#columns.length)
            return false;
        for (let position = 0; position < values.length; position += 1) {
            const value = values[position];
            const { plain, min, max } = this.#columns[position];
            if (!plain || typeof value !== 'number' || value < min || value > max)
                return false;
        }
        return true;
    }
    /** For each feature its position in `names`. */
    #order(names, problems) {
        const before = problems.count;
        const order = new Int32Array(this.#columns.length).fill(-1);
        for (const [index, name] of names.entries()) {
            const position = typeof name === 'string' ? this.#positions.get(name) : undefined;
            if (position === undefined)
                this.#checkNames([name], undefined, problems);
            else if (order[position] !== -1)
                problems.add({ column: String(name), message: 'stands twice in "columns"' });
            else
                order[position] = index;
        }
        for (const column of this.#columns)
            if (order[column.index] === -1)
                problems.add(column.problem(undefined, undefined));
        return problems.count === before ? order : undefined;
    }
    #checkNames(names, row, problems) {
        for (const name of names) {
            if (typeof name === 'string' && this.#positions.has(name))
                continue;
            this.#foreign += 1;
            if (typeof name === 'string' && this.#ignored.has(name))
                continue;
            const where = row === undefined ? {} : { row };
            problems.add({ ...where, column: String(name), message: 'is not a column of this model; leave it out' });
        }
    }
    #sizeIsRight(rows, problems) {
        if (rows > 0 && rows <= this.#maximumRows)
            return true;
        problems.add({
            message: rows === 0
                ? 'the request has no rows'
                : `the request has ${rows} rows; one request has at most ${this.#maximumRows}`,
        });
        return false;
    }
}
/** Checks and stores the values of one feature. */
class ColumnReader {
    feature;
    index;
    #levels;
    /** Whether every number within `min` and `max` is a value as it stands. */
    plain;
    min;
    max;
    constructor(feature, index) {
        this.feature = feature;
        this.index = index;
        this.#levels = feature.levels && new Set(feature.levels);
        this.plain = feature.type === 'number' || feature.type === 'timestamp';
        this.min = feature.min ?? -Number.MAX_VALUE;
        this.max = feature.max ?? Number.MAX_VALUE;
    }
    /** Stores a value. Returns 0; 1 for a value outside what training had; -1 for a value that is refused. */
    store(value, cells) {
        if (this.feature.type === 'text')
            return this.#storeText(value, cells);
        const number = typeof value === 'number' ? value : this.#number(value);
        if (number === null) {
            cells[this.index] = null;
            return 0;
        }
        if (number === undefined || !Number.isFinite(number))
            return -1;
        if (this.feature.type === 'integer' && number % 1 !== 0)
            return -1;
        if (this.feature.type === 'boolean' && number !== 0 && number !== 1)
            return -1;
        cells[this.index] = number;
        return number < this.min || number > this.max ? 1 : 0;
    }
    #storeText(value, cells) {
        if (typeof value === 'string') {
            cells[this.index] = value;
            return this.#levels && !this.#levels.has(value) ? 1 : 0;
        }
        if (value !== null || !this.feature.nullable)
            return -1;
        cells[this.index] = null;
        return 0;
    }
    /** What else than a number may stand for one: null, true and false, a time. */
    #number(value) {
        if (value === null)
            return this.feature.nullable ? null : undefined;
        if (typeof value === 'boolean')
            return this.feature.type === 'boolean' ? Number(value) : undefined;
        if (typeof value !== 'string' || this.feature.type !== 'timestamp')
            return undefined;
        if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value))
            return undefined;
        const time = Date.parse(value);
        return Number.isNaN(time) ? undefined : time;
    }
    problem(value, row) {
        const { name, type, nullable } = this.feature;
        const expected = `${expectedWords[type]}${nullable ? ' or null' : ''}`;
        const message = value === undefined ? `is missing: expected ${expected}` : `expected ${expected}, not ${shown(value)}`;
        return row === undefined ? { column: name, message } : { row, column: name, message };
    }
}
const expectedWords = {
    number: 'a finite number',
    integer: 'a whole number',
    boolean: 'true or false',
    text: 'a text',
    timestamp: 'a time like 2026-11-23T09:00:00Z, or milliseconds since 1970',
};
class Problems {
    count = 0;
    list = [];
    add(problem) {
        this.count += 1;
        if (this.list.length < shownProblems)
            this.list.push(problem);
    }
}
function parseJson(body, problems) {
    if (body.length === 0) {
        problems.add({ message: 'the body is empty: expected JSON' });
        return undefined;
    }
    if (!(0,external_node_buffer_.isUtf8)(body)) {
        problems.add({ message: 'the body is not valid UTF-8' });
        return undefined;
    }
    try {
        return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8'));
    }
    catch (error) {
        problems.add({ message: `the body is not JSON: ${(0,lib/* messageOf */.bD)(error)}` });
        return undefined;
    }
}
/** A value in an error message: its beginning is enough. */
function shown(value) {
    const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
    return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

;// CONCATENATED MODULE: ./packages/packaging/lib/server/application.js



const noBins = new Uint8Array(0);
/** Rows that are scored in one call of the runtime at most, unless one request has more. */
const batchRows = 512;
/**
 * Everything between the bytes of a request and the bytes of its answer, the same for both protocols. Requests that arrive
 * together are scored in one call of the runtime; nobody waits for others to arrive.
 */
class Application {
    schema;
    writer;
    collector;
    #engine;
    #reader;
    constructor(schema, engine, options) {
        this.schema = schema;
        this.writer = new AnswerWriter(schema);
        this.#engine = engine;
        this.#reader = new RequestReader(schema, options.maximumRows);
    }
    /** Answers requests, in their order. Never rejects. */
    async score(requests) {
        const replies = new Array(requests.length);
        let good = [];
        let rows = 0;
        for (let at = 0; at < requests.length; at += 1) {
            const read = this.#reader.read(requests[at].body);
            if (read.ok) {
                good.push({ at, read });
                rows += read.rows.length;
            }
            else
                replies[at] = refusal(read.problems, read.more);
            if (good.length === 0 || (rows < batchRows && at + 1 < requests.length))
                continue;
            await this.#answer(requests, good, replies);
            good = [];
            rows = 0;
        }
        return replies;
    }
    async close() {
        await this.collector?.close();
        await this.#engine.close();
    }
    async #answer(requests, good, replies) {
        const [first] = good;
        const rows = good.length === 1 && first ? first.read.rows : good.flatMap(({ read }) => read.rows);
        let predictions;
        try {
            predictions = await this.#engine.score(rows);
        }
        catch (error) {
            if (good.length === 1 && first)
                replies[first.at] = failure(error);
            // The rows of one request made the model refuse all: each is then scored alone, so that only that one fails.
            else
                for (const one of good)
                    await this.#answer(requests, [one], replies);
            return;
        }
        let offset = 0;
        for (const { at, read } of good) {
            replies[at] = this.#write(requests[at], read, predictions, offset);
            offset += read.rows.length;
        }
    }
    /** `offset` is where the rows of the request begin in the predictions. */
    #write(request, read, predictions, offset) {
        const { writer, collector } = this;
        const bins = new Uint8Array(read.rows.length);
        const collect = request.collect && collector?.wants(request.requestId) === true;
        let body = '{"predictions":[';
        for (let row = 0; row < read.rows.length; row += 1) {
            const text = writer.row(predictions, offset + row);
            body += row === 0 ? text : `,${text}`;
            bins[row] = writer.binOf(predictions, offset + row);
        }
        body += ']}';
        if (collect) {
            const { requestId, body: asked } = request;
            collector?.add({ requestId, body: asked, rows: read.rows, featuresOnly: read.featuresOnly, answer: body });
        }
        return { status: 200, body, bins, odd: read.odd };
    }
}
/** The body of every error answer. */
function errorBody(code, message, more = {}) {
    return JSON.stringify({ error: { code, message, ...more } });
}
function refusal(problems, more) {
    const first = problems[0];
    const place = [first?.row === undefined ? '' : `row ${first.row}`, first?.column ? `column "${first.column}"` : ''];
    const where = place.filter(Boolean).join(', ');
    const message = `${where ? `${where}: ` : ''}${first?.message ?? 'the request is not understood'}`;
    const body = errorBody('REQUEST_INVALID', message, { problems, ...(more > 0 ? { moreProblems: more } : {}) });
    return { status: 400, body, bins: noBins, odd: 0 };
}
/** Codes with which inference says that the model itself is broken; all others are about the rows that were sent. */
const ours = new Set(['RUN_FAILED', 'PREDICTION_NOT_FINITE', 'LABEL_UNKNOWN', 'MODEL_OUTPUT_UNSUPPORTED']);
/** What the model refuses about the rows is the caller's to mend; everything else is ours. */
function failure(error) {
    const theirs = error instanceof lib/* UserError */.yo && !ours.has(error.code);
    const code = error instanceof lib/* UserError */.yo ? error.code : 'SCORING_FAILED';
    return { status: theirs ? 422 : 500, body: errorBody(code, (0,lib/* messageOf */.bD)(error)), bins: noBins, odd: 0 };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./packages/packaging/lib/server/collector.js




/** Most bytes that wait for the disk; what comes while they wait is not collected. */
const waitingBytes = 4 * 2 ** 20;
const lineFeed = 10;
const carriageReturn = 13;
/**
 * Writes inputs and outputs as JSON Lines. It never makes a prediction fail or wait: what cannot be written is dropped and
 * counted.
 */
class Collector {
    dropped = 0;
    #order;
    #allowance;
    /** Lines that wait to be written, in one buffer that is used again. */
    #page = Buffer.allocUnsafe(256 * 1024);
    #used = 0;
    #writing = 0;
    #idle = [];
    #file;
    #opening = false;
    #failedUntil = 0;
    #kept;
    #keepsAll;
    #now;
    #warn;
    #tail;
    constructor(order, features, now, warn) {
        this.#order = order;
        this.#allowance = order.allowance;
        this.#kept = features.flatMap(({ name }, index) => (order.exclude.includes(name) ? [] : [{ index, name }]));
        this.#keepsAll = this.#kept.length === features.length;
        this.#now = now;
        this.#warn = warn;
        this.#tail = `","deployment":${JSON.stringify(order.deployment)},"version":${JSON.stringify(order.version)},"request":`;
    }
    /** True when a request with this id belongs to the share. The same on every deployment. */
    wants(requestId) {
        if (this.#allowance <= 0)
            return false;
        return this.#order.share >= 1 || shareOf(requestId) < this.#order.share;
    }
    /** Notes one request with its answer. */
    add(request) {
        const { body, answer } = request;
        const at = new Date(this.#now()).toISOString();
        const head = `{"requestId":${JSON.stringify(request.requestId)},"at":"${at}${this.#tail}`;
        const raw = this.#keepsAll && request.featuresOnly;
        const kept = raw ? body : Buffer.from(this.#table(request.rows));
        const most = head.length * 3 + kept.length + answer.length * 3 + 20;
        if (most > this.#allowance || this.#writing + this.#used + most > waitingBytes) {
            this.dropped += 1;
            return;
        }
        if (this.#used + most > this.#page.length)
            this.#grow(most);
        const page = this.#page;
        const from = this.#used;
        let end = from + page.write(head, from);
        page.set(kept, end);
        if (raw)
            oneLine(page, end, end + kept.length);
        end += kept.length;
        end += page.write(',"response":', end, 'latin1');
        end += page.write(answer, end);
        page[end] = 125;
        page[end + 1] = lineFeed;
        this.#used = end + 2;
        this.#allowance -= this.#used - from;
        if (this.#used > 192 * 1024)
            this.write();
    }
    /** Sets how many bytes may still be written. */
    allow(bytes) {
        this.#allowance = bytes - this.#used - this.#writing;
    }
    /** Hands what has been noted to the operating system. */
    write() {
        if (this.#used === 0)
            return;
        const now = this.#now();
        const hour = new Date(now).toISOString().slice(0, 13);
        if (now < this.#failedUntil)
            this.#drop();
        else if (this.#file?.hour === hour)
            this.#send(this.#file.descriptor);
        else if (!this.#opening)
            this.#open(hour);
    }
    /** Resolves when what has been noted so far is in the file, or dropped. */
    flush() {
        this.write();
        if (this.#writing === 0 && !this.#opening)
            return Promise.resolve();
        return new Promise((resolve) => this.#idle.push(resolve));
    }
    /** Writes the rest and closes the file. */
    async close() {
        await this.flush();
        const file = this.#file;
        this.#file = undefined;
        if (file)
            await new Promise((resolve) => (0,external_node_fs_.close)(file.descriptor, () => resolve()));
    }
    #open(hour) {
        const before = this.#file;
        this.#file = undefined;
        this.#opening = true;
        const path = (0,external_node_path_.join)(this.#order.folder, `${hour}-${this.#order.deployment}.jsonl`);
        (0,external_node_fs_.open)(path, 'a', 0o600, (error, descriptor) => {
            this.#opening = false;
            if (before)
                (0,external_node_fs_.close)(before.descriptor, () => undefined);
            if (error)
                return this.#failed(error);
            this.#file = { hour, descriptor };
            return this.#send(descriptor);
        });
    }
    #send(descriptor) {
        const bytes = this.#page.subarray(0, this.#used);
        this.#page = Buffer.allocUnsafe(256 * 1024);
        this.#used = 0;
        this.#writing += bytes.length;
        const next = (rest) => (0,external_node_fs_.write)(descriptor, rest, 0, rest.length, null, (error, written) => {
            if (!error && written < rest.length)
                return next(rest.subarray(written));
            this.#writing -= bytes.length;
            if (error)
                this.#failed(error);
            else
                this.#settle();
            return undefined;
        });
        next(bytes);
    }
    #failed(error) {
        this.#warn(`collection stops for 30 seconds, predictions go on: ${(0,lib/* messageOf */.bD)(error)}`);
        this.#failedUntil = this.#now() + 30_000;
        this.#drop();
    }
    #drop() {
        this.dropped += 1;
        this.#used = 0;
        this.#settle();
    }
    #settle() {
        if (this.#writing > 0 || this.#opening)
            return;
        for (const done of this.#idle.splice(0))
            done();
    }
    #grow(most) {
        const larger = Buffer.allocUnsafe(Math.max(this.#page.length * 2, this.#used + most));
        larger.set(this.#page.subarray(0, this.#used));
        this.#page = larger;
    }
    /** The columns that may be kept, as a table. */
    #table(rows) {
        const data = rows.map((row) => this.#kept.map(({ index }) => row[index]));
        return JSON.stringify({ columns: this.#kept.map(({ name }) => name), data });
    }
}
/** In JSON line ends stand between tokens only, where a blank does as well. */
function oneLine(bytes, from, to) {
    if (bytes.subarray(from, to).indexOf(lineFeed) < 0 && bytes.subarray(from, to).indexOf(carriageReturn) < 0)
        return;
    for (let index = from; index < to; index += 1)
        if (bytes[index] === lineFeed || bytes[index] === carriageReturn)
            bytes[index] = 32;
}
/** A line of the collected files as lines a row: `{ requestId, at, deployment, version, inputs, output }`, each with its line end. */
function expandCollected(line) {
    const { requestId, at, deployment, version, request, response } = line;
    const rows = 'rows' in request ? request.rows : request.data.map((values) => namedRow(request.columns, values));
    return rows
        .map((inputs, row) => `${JSON.stringify({ requestId, at, deployment, version, inputs, output: response.predictions[row] ?? null })}\n`)
        .join('');
}
function namedRow(columns, values) {
    return Object.fromEntries(columns.map((name, index) => [name, values[index]]));
}
/** Makes the folder of the collected files. Resolves to false where the disk refuses: then nothing is collected. */
async function prepareCollection(folder) {
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
    return (0,promises_.stat)(folder).then((found) => found.isDirectory(), () => false);
}
/** A number in [0, 1) from a text: 32-bit FNV-1a, then a finaliser that spreads its bits. */
function shareOf(text) {
    let hash = 0x811c9dc5;
    for (let index = 0; index < text.length; index += 1)
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash ^= hash >>> 16;
    hash = Math.imul(hash, 0x85ebca6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 16;
    return (hash >>> 0) / 0x100000000;
}

;// CONCATENATED MODULE: ./packages/packaging/lib/server/frames.js
/**
 * The protocol between the router and a scoring server: length-prefixed frames on one duplex pipe, many per write,
 * answered in any order. All integers are little-endian.
 *
 *     to the server     u32 size  u32 id  u8 kind  u8 idLength  u16 flags                       request id, body
 *     to the router     u32 size  u32 id  u8 kind  u8 0         u16 status  u32 µs  u32 bins  u32 odd   bins, body
 *
 * Flag 1: the request is not traffic and is not collected. `size` counts the bytes after itself. `bins` is one byte a row: the index of the bin in which the prediction is counted.
 * `odd` counts the values outside the range or the levels of the training data.
 */
const protocolVersion = 1;
/** Kinds of frames. `hello` comes first, from the server; `score`, `ping`, `collect`, `flush` are answered with the same kind. */
const frameKinds = { hello: 0, score: 1, ping: 2, collect: 3, flush: 4 };
const requestHeader = 12;
const answerHeader = 24;
/** The largest frame that is read: 64 MiB. A larger size means that the two sides lost step, and ends the connection. */
const maximumFrameBytes = 64 * 2 ** 20;
/** The bytes of a frame to the server before its body. `requestId` is ASCII of at most 255 characters. */
function requestHead(frame) {
    const { requestId, body } = frame;
    const size = requestHeader + requestId.length;
    const bytes = Buffer.allocUnsafe(size);
    bytes.writeUInt32LE(size - 4 + body.length, 0);
    bytes.writeUInt32LE(frame.id, 4);
    bytes[8] = frame.kind;
    bytes[9] = requestId.length;
    bytes[10] = frame.collect ? 0 : 1;
    bytes[11] = 0;
    bytes.write(requestId, requestHeader, 'latin1');
    return bytes;
}
/** The bytes of a frame to the router. */
function encodeAnswer(frame) {
    const { bins, body } = frame;
    const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
    const size = answerHeader + bins.length + length;
    const bytes = Buffer.allocUnsafe(size);
    bytes.writeUInt32LE(size - 4, 0);
    bytes.writeUInt32LE(frame.id, 4);
    bytes[8] = frame.kind;
    bytes[9] = 0;
    bytes.writeUInt16LE(frame.status, 10);
    bytes.writeUInt32LE(Math.min(frame.micros, 0xffffffff) >>> 0, 12);
    bytes.writeUInt32LE(bins.length, 16);
    bytes.writeUInt32LE(frame.odd, 20);
    bytes.set(bins, answerHeader);
    if (typeof body === 'string')
        bytes.write(body, answerHeader + bins.length);
    else
        bytes.set(body, answerHeader + bins.length);
    return bytes;
}
/** Reads a frame to the server. The body is a view of `bytes`. */
function decodeRequest(bytes) {
    const idLength = bytes[9];
    if (requestHeader + idLength > bytes.length)
        throw new RangeError('a frame is shorter than its header says');
    return {
        id: bytes.readUInt32LE(4),
        kind: bytes[8],
        requestId: bytes.toString('latin1', requestHeader, requestHeader + idLength),
        collect: bytes[10] === 0,
        body: bytes.subarray(requestHeader + idLength),
    };
}
/** Reads a frame to the router. Bins and body are views of `bytes`. */
function decodeAnswer(bytes) {
    const bins = answerHeader <= bytes.length ? bytes.readUInt32LE(16) : 0;
    if (answerHeader + bins > bytes.length)
        throw new RangeError('a frame is shorter than its header says');
    return {
        id: bytes.readUInt32LE(4),
        kind: bytes[8],
        status: bytes.readUInt16LE(10),
        micros: bytes.readUInt32LE(12),
        bins: bytes.subarray(answerHeader, answerHeader + bins),
        odd: bytes.readUInt32LE(20),
        body: bytes.subarray(answerHeader + bins),
    };
}
/** Cuts a stream of chunks into frames (each with its size field). A frame that lies in one chunk is not copied. */
class FrameReader {
    #rest = [];
    #have = 0;
    #need = 4;
    #onFrame;
    constructor(onFrame) {
        this.#onFrame = onFrame;
    }
    /** @throws RangeError for a size that no frame has */
    push(chunk) {
        let bytes = chunk;
        if (this.#have > 0) {
            this.#rest.push(chunk);
            this.#have += chunk.length;
            if (this.#have < this.#need)
                return;
            bytes = Buffer.concat(this.#rest, this.#have);
            this.#rest = [];
            this.#have = 0;
        }
        let at = 0;
        while (bytes.length - at >= 4) {
            const size = bytes.readUInt32LE(at) + 4;
            if (size < requestHeader || size > maximumFrameBytes)
                throw new RangeError(`a frame of ${size} bytes`);
            this.#need = size;
            if (bytes.length - at < size)
                break;
            this.#onFrame(bytes.subarray(at, at + size));
            at += size;
            this.#need = 4;
        }
        if (at < bytes.length) {
            const rest = at === 0 ? bytes : bytes.subarray(at);
            this.#rest = [rest];
            this.#have = rest.length;
        }
    }
}
/** Parts of frames up to this size are joined for one write; larger ones are handed over as they are. */
const joinedBytes = 64 * 1024;
/**
 * Collects the frames of one turn of the event loop into one write. While `mayWrite` says no, frames wait for the next `flush`:
 * a reader that is busy anyway then gets them together.
 */
class FrameWriter {
    #parts = [];
    #bytes = 0;
    #scheduled = false;
    #sink;
    #mayWrite;
    #onWrite;
    constructor(sink, gate = frames_open) {
        this.#sink = sink;
        this.#mayWrite = gate.mayWrite;
        this.#onWrite = gate.onWrite;
    }
    /** A frame, whole or in two parts. */
    add(head, body) {
        this.#parts.push(head);
        this.#bytes += head.length;
        if (body !== undefined && body.length > 0) {
            this.#parts.push(body);
            this.#bytes += body.length;
        }
        if (this.#scheduled)
            return;
        this.#scheduled = true;
        setImmediate(() => {
            this.#scheduled = false;
            this.flush();
        });
    }
    /** Writes what has been collected, if it may. */
    flush() {
        if (this.#parts.length === 0 || this.#sink.destroyed || !this.#mayWrite())
            return;
        const parts = this.#parts;
        const bytes = this.#bytes;
        this.#parts = [];
        this.#bytes = 0;
        this.#onWrite();
        if (parts.length === 1)
            this.#sink.write(parts[0]);
        else if (bytes <= joinedBytes)
            this.#sink.write(Buffer.concat(parts, bytes));
        else {
            this.#sink.cork();
            for (const part of parts)
                this.#sink.write(part);
            this.#sink.uncork();
        }
    }
}
const frames_open = { mayWrite: () => true, onWrite: () => undefined };

;// CONCATENATED MODULE: ./packages/packaging/lib/server/frame-server.js



const nothing = new Uint8Array(0);
/**
 * Serves an application on a pipe to a router until the router closes it. Resolves then, after the last answers.
 */
function serveFrames(pipe, application, options) {
    const writer = new FrameWriter(pipe);
    const server = new FrameServer(application, writer, options);
    const hello = { protocol: protocolVersion, bins: application.writer.bins };
    writer.add(answerFrame(0, frameKinds.hello, 200, JSON.stringify(hello)));
    const reader = new FrameReader((frame) => server.take(decodeRequest(frame)));
    return new Promise((resolve, reject) => {
        pipe.on('data', (chunk) => {
            try {
                reader.push(chunk);
            }
            catch (error) {
                reject(error);
                pipe.destroy();
            }
        });
        pipe.on('error', (error) => options.warn(`the pipe to the router broke: ${error.message}`));
        pipe.on('close', () => {
            server.stop();
            resolve();
        });
        pipe.on('end', () => pipe.end());
    });
}
class FrameServer {
    #application;
    #writer;
    #options;
    #waiting = [];
    #busy = false;
    #timer;
    constructor(application, writer, options) {
        this.#application = application;
        this.#writer = writer;
        this.#options = options;
        this.#timer = setInterval(() => application.collector?.write(), 500);
        this.#timer.unref();
    }
    stop() {
        clearInterval(this.#timer);
    }
    take(frame) {
        if (frame.kind === frameKinds.score) {
            const { id, requestId, body, collect } = frame;
            this.#waiting.push({ frame: id, requestId, body, collect, since: this.#options.monotonicMs() });
            if (!this.#busy) {
                this.#busy = true;
                // After this turn: all frames of the chunk are scored together.
                queueMicrotask(() => void this.#work());
            }
        }
        else
            void this.#control(frame);
    }
    async #work() {
        while (this.#waiting.length > 0) {
            const requests = this.#waiting;
            this.#waiting = [];
            const replies = await this.#application.score(requests);
            const now = this.#options.monotonicMs();
            for (const [index, reply] of replies.entries()) {
                const request = requests[index];
                const { status, body, bins, odd } = reply;
                const micros = Math.max(0, Math.round((now - request.since) * 1000));
                this.#writer.add(encodeAnswer({ id: request.frame, kind: frameKinds.score, status, micros, bins, odd, body }));
            }
            this.#writer.flush();
        }
        this.#busy = false;
    }
    async #control(frame) {
        const answer = (status, body = '') => this.#writer.add(answerFrame(frame.id, frame.kind, status, body));
        switch (frame.kind) {
            case frameKinds.ping:
                return answer(200);
            case frameKinds.collect: {
                const order = JSON.parse(Buffer.from(frame.body).toString('utf8'));
                return answer((await this.#collect(order)) ? 200 : 507);
            }
            case frameKinds.flush:
                await this.#application.collector?.flush();
                return answer(200, JSON.stringify({ dropped: this.#application.collector?.dropped ?? 0 }));
            default:
                return answer(400, errorBody('FRAME_UNKNOWN', `a frame of kind ${frame.kind}`));
        }
    }
    #order;
    async #collect(order) {
        const application = this.#application;
        const same = this.#order && JSON.stringify({ ...this.#order, allowance: 0 }) === JSON.stringify({ ...order, allowance: 0 });
        this.#order = order;
        if (same && application.collector) {
            application.collector.allow(order.allowance);
            return true;
        }
        await application.collector?.close();
        application.collector = undefined;
        if (order.share <= 0)
            return true;
        if (!(await prepareCollection(order.folder)))
            return false;
        application.collector = new Collector(order, application.schema.features, this.#options.now, this.#options.warn);
        return true;
    }
}
function answerFrame(id, kind, status, body) {
    return encodeAnswer({ id, kind, status, micros: 0, bins: nothing, odd: 0, body });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./packages/packaging/lib/server/request-id.js

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/**
 * Makes ULIDs: 48 bits of time, then a random start of the process and a counter, so that they are unique here and sort by time.
 * @param now milliseconds since 1970
 */
function requestIds(now) {
    const start = Array.from((0,external_node_crypto_.randomBytes)(10), (byte) => alphabet[byte & 31]).join('');
    let counter = 0;
    let time = -1;
    let head = '';
    return () => {
        const at = now();
        if (at !== time) {
            time = at;
            head = encode(at, 10);
        }
        counter = (counter + 1) % 2 ** 30;
        return head + start + encode(counter, 6);
    };
}
/** The id that the caller gave, where it is printable ASCII of sane length without quotes; else a new one. */
function requestIdOf(given, ids) {
    return typeof given === 'string' && /^[\w.:@/+=-]{1,128}$/.test(given) ? given : ids();
}
function encode(value, digits) {
    let text = '';
    let rest = value;
    for (let index = 0; index < digits; index += 1) {
        text = alphabet[rest % 32] + text;
        rest = Math.floor(rest / 32);
    }
    return text;
}

;// CONCATENATED MODULE: ./packages/packaging/lib/server/http-server.js





/** Serves an application over HTTP. @throws UserError SERVER_PORT_IN_USE */
async function serveHttp(application, options) {
    const key = options.key === undefined ? undefined : keyCheck(options.key);
    let closing = false;
    const server = (0,external_node_http_.createServer)((request, response) => {
        if (closing)
            response.setHeader('connection', 'close');
        void answer(request, response, application, options, key, closing);
    });
    server.keepAliveTimeout = 65_000;
    const port = await listen(server, options);
    return {
        url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
        port,
        close: () => {
            closing = true;
            return new Promise((resolve, reject) => {
                server.close((error) => (error ? reject(error) : resolve()));
                server.closeIdleConnections();
            });
        },
    };
}
/** Listens, and says what is wrong where it cannot. */
function listen(server, { host, port }) {
    return new Promise((resolve, reject) => {
        server.once('error', (cause) => {
            if (cause.code !== 'EADDRINUSE' && cause.code !== 'EACCES')
                return reject(cause);
            const why = cause.code === 'EACCES' ? 'may not be used by this user' : 'is in use by another program';
            const remedy = 'Stop the other program, or choose another port.';
            return reject(fail('SERVER_PORT_IN_USE', `Port ${port} of ${host} ${why}.`, { remedy, cause }));
        });
        server.listen({ host, port, backlog: 1024 }, () => {
            const address = server.address();
            resolve(typeof address === 'object' && address ? address.port : port);
        });
    });
}
/** Compares a key in time that does not depend on where it differs. */
function keyCheck(key) {
    const expected = (0,external_node_crypto_.createHash)('sha256').update(`Bearer ${key}`).digest();
    let last;
    return (header) => {
        if (header === undefined)
            return false;
        // The same header object text as the last accepted one: the comparison below has been made already.
        if (header.length > 1024)
            return false;
        if (last !== undefined && sameText(last, header))
            return true;
        if (!(0,external_node_crypto_.timingSafeEqual)((0,external_node_crypto_.createHash)('sha256').update(header).digest(), expected))
            return false;
        last = header;
        return true;
    };
}
function sameText(known, given) {
    if (known.length !== given.length)
        return false;
    let difference = 0;
    for (let index = 0; index < known.length; index += 1)
        difference |= known.charCodeAt(index) ^ given.charCodeAt(index);
    return difference === 0;
}
/** The body of a request, or undefined when it is larger than allowed. Rejects when the caller leaves. */
function bodyOf(request, maximumBytes) {
    return new Promise((resolve, reject) => {
        const announced = Number(request.headers['content-length'] ?? 0);
        if (announced > maximumBytes)
            return resolve(undefined);
        let first;
        let more;
        let size = 0;
        request.on('data', (chunk) => {
            size += chunk.length;
            if (size > maximumBytes)
                return resolve(undefined);
            if (first === undefined)
                first = chunk;
            else {
                more ??= [first];
                more.push(chunk);
            }
        });
        request.on('end', () => resolve(more ? Buffer.concat(more, size) : (first ?? Buffer.alloc(0))));
        request.on('error', reject);
        request.on('close', () => {
            if (!request.complete)
                reject(new Error('the caller left'));
        });
    });
}
/** Sends JSON. */
function send(response, status, body, requestId) {
    const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
    const headers = ['content-type', 'application/json', 'content-length', String(length)];
    if (requestId !== undefined)
        headers.push('x-request-id', requestId);
    if (status === 401)
        headers.push('www-authenticate', 'Bearer');
    if (status === 413)
        headers.push('connection', 'close');
    response.writeHead(status, headers);
    response.end(body);
}
async function answer(request, response, application, options, key, closing) {
    const requestId = requestIdOf(request.headers['x-request-id'], options.ids);
    const path = request.url?.split('?', 1)[0];
    if (path === '/health')
        return send(response, 200, '{"status":"ok"}', requestId);
    if (path === '/ready')
        return closing
            ? send(response, 503, '{"status":"closing"}', requestId)
            : send(response, 200, '{"status":"ready"}', requestId);
    if (key && !key(request.headers.authorization))
        return send(response, 401, errorBody('KEY_REFUSED', 'Send the key as authorization: Bearer KEY.'), requestId);
    if (path === '/openapi.json' && request.method === 'GET')
        return send(response, 200, options.openapi, requestId);
    if (path !== '/score')
        return send(response, 404, errorBody('NOT_FOUND', `${path} is not served; POST /score is.`), requestId);
    if (request.method !== 'POST') {
        response.setHeader('allow', 'POST');
        return send(response, 405, errorBody('METHOD_NOT_ALLOWED', 'Write POST /score.'), requestId);
    }
    let body;
    try {
        body = await bodyOf(request, options.maximumBytes);
    }
    catch {
        // The caller left before the body was complete: nobody reads an answer.
        return;
    }
    if (body === undefined)
        return send(response, 413, errorBody('REQUEST_TOO_LARGE', `A request has at most ${options.maximumBytes} bytes. Send fewer rows at a time.`), requestId);
    const [reply] = await application.score([{ requestId, body, collect: true }]);
    if (reply)
        send(response, reply.status, reply.body, requestId);
}

;// CONCATENATED MODULE: ./packages/packaging/lib/server/main.js












/** The limits of one request when none are given. */
const defaultLimits = { maximumBytes: 8 * 2 ** 20, maximumRows: 10_000 };
/**
 * Serves a bundle folder: `POST /score`, `GET /health`, `/ready`, `/openapi.json`; or frames behind a router.
 * @throws UserError BUNDLE_NOT_FOUND, BUNDLE_INVALID, SERVER_PORT_IN_USE
 */
async function serveBundle(folder, options = {}) {
    const log = options.log ?? ((text) => process.stderr.write(`${text}\n`));
    const manifest = parseManifest(await readJson(folder, 'manifest.json'));
    const schema = parseBundleSchema(await readJson(folder, 'schema.json'));
    const engine = await openEngine({
        model: (0,external_node_path_.join)(folder, manifest.modelFile),
        modelOptions: manifest.modelOptions,
        schema,
        ...(manifest.native === null ? {} : { nativeIn: folder }),
    });
    const maximumRows = options.maximumRows ?? defaultLimits.maximumRows;
    const application = new Application(schema, engine, { maximumRows });
    await warmUp(application, folder, log);
    if (options.framesFd !== undefined) {
        const pipe = new external_node_net_.Socket({ fd: options.framesFd, readable: true, writable: true });
        const ended = serveFrames(pipe, application, { now: Date.now, monotonicMs: () => performance.now(), warn: log });
        return {
            ended: ended.then(() => application.close()),
            close: async () => {
                pipe.end();
                await ended;
            },
        };
    }
    const openapi = await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'openapi.json'));
    const server = await serveHttp(application, {
        host: options.host ?? '127.0.0.1',
        port: options.port ?? 8080,
        ...(options.key === undefined ? {} : { key: options.key }),
        maximumBytes: options.maximumBytes ?? defaultLimits.maximumBytes,
        ids: requestIds(Date.now),
        openapi,
    });
    log(`${schema.model} answers at ${server.url}/score`);
    return served(server, application);
}
/**
 * What `server.mjs` of a bundle runs: serves the folder until it is told to end. Settings come from the environment:
 * `HOST`, `PORT`, `MLOPS_KEY_FILE`, `MLOPS_MAXIMUM_BYTES`, `MLOPS_MAXIMUM_ROWS`; `MLOPS_FRAMES_FD` is set by the router.
 */
async function runServer(folder, env = process.env) {
    try {
        const running = await serveBundle(folder, await optionsFrom(env));
        if (env['MLOPS_FRAMES_FD'] === undefined)
            process.stdout.write(`${JSON.stringify({ ready: true, url: running.url })}\n`);
        let ending = false;
        const end = () => {
            if (ending)
                return;
            ending = true;
            void running.close();
        };
        process.on('SIGTERM', end);
        // Ctrl-C in a terminal reaches the router and its servers alike: the router ends them when their requests are answered.
        process.on('SIGINT', env['MLOPS_FRAMES_FD'] === undefined ? end : () => undefined);
        await running.ended;
        process.exit(0);
    }
    catch (error) {
        const code = error instanceof lib/* UserError */.yo ? `${error.code}  ` : '';
        const remedy = error instanceof lib/* UserError */.yo && error.remedy ? `\n  ${error.remedy}` : '';
        process.stderr.write(`error ${code}${(0,lib/* messageOf */.bD)(error)}${remedy}\n`);
        process.exit(2);
    }
}
async function optionsFrom(env) {
    const keyFile = env['MLOPS_KEY_FILE'];
    const framesFd = wholeNumber(env, 'MLOPS_FRAMES_FD');
    const port = wholeNumber(env, 'PORT');
    const maximumBytes = wholeNumber(env, 'MLOPS_MAXIMUM_BYTES');
    const maximumRows = wholeNumber(env, 'MLOPS_MAXIMUM_ROWS');
    return {
        ...(env['HOST'] ? { host: env['HOST'] } : {}),
        ...(keyFile ? { key: (await (0,promises_.readFile)(keyFile, 'utf8')).trim() } : {}),
        ...(framesFd === undefined ? {} : { framesFd }),
        ...(port === undefined ? {} : { port }),
        ...(maximumBytes === undefined ? {} : { maximumBytes }),
        ...(maximumRows === undefined ? {} : { maximumRows }),
    };
}
function wholeNumber(env, name) {
    const text = env[name];
    if (text === undefined || text === '')
        return undefined;
    if (/^\d{1,12}$/.test(text))
        return Number(text);
    throw fail('BUNDLE_INPUT', `${name} is ${JSON.stringify(text)}: it takes a whole number.`);
}
/** The first requests compile code: the examples are those requests, so that no caller's is. */
async function warmUp(application, folder, log) {
    const examples = (await readJson(folder, 'examples.json'));
    const body = Buffer.from(JSON.stringify(examples?.request ?? {}));
    const request = { requestId: 'warm-up', body, collect: false };
    for (let round = 0; round < 3; round += 1) {
        const [reply] = await application.score([request]);
        if (reply && reply.status >= 500)
            log(`the examples are not answered: ${reply.body}`);
    }
}
function served(server, application) {
    let finish = () => { };
    const ended = new Promise((resolve) => {
        finish = resolve;
    });
    return {
        url: server.url,
        ended,
        close: async () => {
            await server.close();
            await application.close();
            finish();
        },
    };
}
async function readJson(folder, name) {
    let text;
    try {
        text = await (0,promises_.readFile)((0,external_node_path_.join)(folder, name), 'utf8');
    }
    catch (cause) {
        throw fail('BUNDLE_NOT_FOUND', `${folder} is not a bundle: ${name} cannot be read.`, {
            remedy: 'Give the folder that `mlops package` wrote.',
            cause,
        });
    }
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw fail('BUNDLE_INVALID', `${name} of ${folder} is not JSON: ${(0,lib/* messageOf */.bD)(cause)}`, { cause });
    }
}

;// CONCATENATED MODULE: ./packages/packaging/lib/bundle.js











/**
 * Writes a bundle: a folder that `node server.mjs` serves where there is only Node 24. The same inputs give the same bytes:
 * it holds no time, no commit and no path of this machine.
 * @throws UserError BUNDLE_EXISTS, BUNDLE_INPUT, BUNDLE_INVALID
 */
async function buildBundle(input) {
    const schema = parseBundleSchema(schemaJson(input.schema), 'the schema');
    await makeEmpty(input.out);
    const copies = { 'model.onnx': input.model };
    addAll(copies, input.modelFiles ?? {}, 'modelFiles');
    addAll(copies, input.serverCode.files, 'serverCode');
    if (copies['server.mjs'] === undefined)
        throw fail('BUNDLE_INPUT', 'The server code has no server.mjs.', { remedy: 'Name it in serverCode.files.' });
    const native = input.native === false ? {} : await onnxRuntimeFiles(input.native.modules, input.native);
    addAll(copies, native, 'native');
    for (const [path, source] of Object.entries(copies))
        await copyInto(input.out, path, source);
    await write(input.out, 'schema.json', (0,lib/* canonicalBytes */.Mr)(schemaJson(schema)));
    await write(input.out, 'openapi.json', (0,lib/* canonicalBytes */.Mr)(openApiOf(schema, defaultLimits)));
    await write(input.out, 'package.json', (0,lib/* canonicalBytes */.Mr)(packageJson(schema.model)));
    await write(input.out, 'README.md', Buffer.from(readme(schema, input.native !== false)));
    const rows = exampleRows(schema);
    const said = input.modelOptions ?? {};
    const { answers, meaning } = await exampleAnswers({
        model: (0,external_node_path_.join)(input.out, 'model.onnx'),
        modelOptions: said,
        schema,
        ...(input.native === false ? {} : { nativeIn: input.out }),
    }, schema, rows);
    // Single rows are read as many rows were: what the numbers mean is kept, from the examples where nobody said it.
    const modelOptions = plain({ ...(meaning ? { meaning } : {}), ...said });
    await write(input.out, 'examples.json', (0,lib/* canonicalBytes */.Mr)({ request: { rows }, answers }));
    const platform = input.native === false ? null : `${input.native.platform}-${input.native.arch}`;
    const manifest = {
        schema: manifestVersion,
        model: schema.model,
        modelFile: 'model.onnx',
        modelOptions,
        native: platform,
        files: await (0,lib/* folderFiles */.kf)(input.out),
    };
    await write(input.out, 'manifest.json', (0,lib/* canonicalBytes */.Mr)(manifest));
    const files = await (0,lib/* folderFiles */.kf)(input.out);
    const sum = (list) => list.reduce((total, file) => total + file.bytes, 0);
    return {
        folder: input.out,
        digest: (0,lib/* folderDigest */.DR)(files),
        bytes: sum(files),
        nativeBytes: sum(files.filter((file) => file.path.startsWith('native/'))),
        files,
    };
}
/** @throws UserError BUNDLE_EXISTS */
async function makeEmpty(folder) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    const found = await (0,promises_.readdir)(folder);
    if (found.length > 0)
        throw fail('BUNDLE_EXISTS', `${folder} is not empty: it holds ${found.slice(0, 3).join(', ')}.`, {
            remedy: 'Give a new folder.',
        });
}
/** Copies a file into a folder; the mode is the same for all, so that the bytes of an archive are too. */
async function copyInto(folder, path, source) {
    const target = (0,external_node_path_.join)(folder, path);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
    await (0,promises_.copyFile)(source, target).catch((cause) => {
        throw fail('BUNDLE_INPUT', `${source} cannot be copied to ${path} of the bundle.`, {
            remedy: 'Check that the file exists.',
            cause,
        });
    });
}
function addAll(copies, files, from) {
    for (const [path, source] of Object.entries(files)) {
        if (!isPlainPath(path))
            throw fail('BUNDLE_INPUT', `${from} names ${JSON.stringify(path)}, which is not a path inside the bundle.`);
        if (copies[path] !== undefined || writtenHere.has(path))
            throw fail('BUNDLE_INPUT', `${from} names ${path}, which the bundle has already.`);
        copies[path] = source;
    }
}
const writtenHere = new Set([
    'schema.json',
    'openapi.json',
    'package.json',
    'README.md',
    'examples.json',
    'manifest.json',
]);
async function write(folder, name, bytes) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, name), bytes);
}
/** Without the keys that are undefined. */
function plain(value) {
    return JSON.parse(JSON.stringify(value));
}
function packageJson(model) {
    return {
        name: `bundle-${model.toLowerCase().replace(/[^a-z0-9._-]+/g, '-')}`,
        private: true,
        type: 'module',
        engines: { node: '>=24' },
        scripts: { start: 'node server.mjs' },
    };
}
function readme(schema, native) {
    const runtime = native
        ? 'Nothing else is needed: the runtime lies in `native/`.'
        : 'The runtime is not inside: `npm install --ignore-scripts onnxruntime-node@1.30.0` in this folder, or set MLOPS_NATIVE_DIR.';
    return `# ${schema.model}

    PORT=8080 node server.mjs

Node 24 or newer. ${runtime}
\`POST /score\` answers rows; \`GET /health\`, \`/ready\`, \`/openapi.json\` say the rest. \`examples.json\` has requests made from the schema and the
model's answers. Settings: \`HOST\`, \`PORT\`, \`MLOPS_KEY_FILE\`, \`MLOPS_MAXIMUM_BYTES\`, \`MLOPS_MAXIMUM_ROWS\`.
`;
}

;// CONCATENATED MODULE: ./packages/packaging/lib/image.js





/**
 * Writes an OCI build context: a Dockerfile and the same files as the bundle. It needs no network but the base image.
 * @throws UserError BUNDLE_INPUT for a base without a digest, BUNDLE_EXISTS
 */
async function buildImageContext(input) {
    if (input.base !== undefined && !/^[^\s@]+@sha256:[0-9a-f]{64}$/.test(input.base))
        throw fail('BUNDLE_INPUT', `The base image ${JSON.stringify(input.base)} is not pinned by digest.`, {
            remedy: 'Write NAME@sha256:… (docker buildx imagetools inspect NAME shows it).',
        });
    await makeEmpty(input.out);
    for (const file of input.bundle.files)
        await copyInto(input.out, `bundle/${file.path}`, (0,external_node_path_.join)(input.bundle.folder, file.path));
    await (0,promises_.writeFile)((0,external_node_path_.join)(input.out, 'Dockerfile'), dockerfile(input.base));
    await (0,promises_.writeFile)((0,external_node_path_.join)(input.out, '.dockerignore'), '*\n!bundle\n');
    const files = await (0,lib/* folderFiles */.kf)(input.out);
    return { folder: input.out, digest: (0,lib/* folderDigest */.DR)(files), files };
}
/** Heap limits that keep a loaded server small; the model's memory lies outside the heap. */
const nodeMemoryFlags = ['--max-old-space-size=96', '--max-semi-space-size=2'];
function dockerfile(base) {
    const start = JSON.stringify(['node', ...nodeMemoryFlags, 'server.mjs']);
    const probe = "fetch('http://127.0.0.1:'+(globalThis.process.env.PORT||8080)+'/ready').then((r)=>globalThis.process.exit(r.ok?0:1),()=>globalThis.process.exit(1))";
    return `ARG NODE_IMAGE${base === undefined ? '' : `=${base}`}
FROM \${NODE_IMAGE}
WORKDIR /bundle
COPY --chown=0:0 --chmod=a-w,a+rX bundle/ ./
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
USER 65532:65532
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 CMD ${JSON.stringify(['node', '-e', probe])}
ENTRYPOINT ${start}
`;
}

;// CONCATENATED MODULE: ./packages/packaging/lib/parity-rows.js


/** The features of a table's rows as JSON values, in the order of the schema. @throws UserError PARITY_INPUT */
function rowsOfTable(schema, table) {
    const readers = schema.features.map((feature) => {
        const column = (0,lib/* columnOf */.uV)(table, feature.name);
        if (!column)
            throw fail('PARITY_INPUT', `The rows have no column "${feature.name}", which the model reads.`, {
                remedy: `They have: ${table.columns.map(({ name }) => name).join(', ')}.`,
            });
        return cellReader(feature, column);
    });
    const data = Array.from({ length: table.rows }, (_, row) => readers.map((read) => read(row)));
    return { columns: schema.features.map(({ name }) => name), data };
}
function cellReader(feature, column) {
    if (column.kind === 'text') {
        const text = (row) => column.levels[column.codes[row]] ?? null;
        if (feature.type === 'text' || feature.type === 'timestamp')
            return text;
        return (row) => {
            const value = text(row);
            return value === null ? null : Number(value);
        };
    }
    return (row) => {
        const value = column.values[row];
        if (Number.isNaN(value))
            return null;
        if (feature.type === 'boolean')
            return value === 1;
        return feature.type === 'text' ? String(value) : value;
    };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./packages/packaging/lib/parity-server.js






/** Starts a bundle on a free port of the loopback. @throws UserError SERVER_START_FAILED */
async function startServer(options, call) {
    const started = call.clock.monotonicMs();
    const child = (0,external_node_child_process_.spawn)(options.node, [...(options.flags ?? []), 'server.mjs'], {
        cwd: options.folder,
        env: { ...options.env, HOST: '127.0.0.1', PORT: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    const agent = new external_node_http_.Agent({ keepAlive: true });
    const stop = async () => {
        agent.destroy();
        await ended(child, call);
    };
    try {
        const url = await readyUrl(child, options, call);
        const ask = (body) => post(`${url}/score`, agent, Buffer.from(JSON.stringify(body)), call.signal);
        const examples = JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(options.folder, 'examples.json'), 'utf8'));
        await ask(examples.request);
        const firstAnswerMs = call.clock.monotonicMs() - started;
        const schema = JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(options.folder, 'schema.json'), 'utf8'));
        return { schema, firstAnswerMs, ask, stop };
    }
    catch (error) {
        await stop();
        throw error;
    }
}
function readyUrl(child, options, call) {
    const limit = options.startLimitMs ?? 60_000;
    const settled = new AbortController();
    return new Promise((resolve, reject) => {
        let said = '';
        let words = '';
        const refuse = (how) => reject(fail('SERVER_START_FAILED', `The server in ${options.folder} ${how}.\n${words.trim().slice(-2000)}`.trim(), {
            remedy: `Run it: cd ${options.folder} && node server.mjs`,
        }));
        child.stderr?.on('data', (chunk) => {
            words = (words + chunk.toString('utf8')).slice(-8192);
        });
        child.stdout?.on('data', (chunk) => {
            said += chunk.toString('utf8');
            const line = said.split('\n').find((one) => one.startsWith('{"ready":true'));
            if (line !== undefined && said.includes('\n'))
                resolve(JSON.parse(line).url);
        });
        child.on('error', (error) => refuse(`could not be started: ${(0,lib/* messageOf */.bD)(error)}`));
        child.on('close', (code, signal) => refuse(`ended before it was ready (${signal ?? `code ${code}`})`));
        call.clock.sleep(limit, AbortSignal.any([call.signal, settled.signal])).then(() => refuse(`was not ready after ${limit / 1000} s`), 
        // Either it is ready, or the caller gave up.
        () => reject(call.signal.reason));
    }).finally(() => settled.abort());
}
function post(url, agent, body, signal) {
    return new Promise((resolve, reject) => {
        const headers = { 'content-type': 'application/json', 'content-length': body.length };
        const sent = (0,external_node_http_.request)(url, { method: 'POST', agent, headers, signal }, (response) => {
            const chunks = [];
            response.on('data', (chunk) => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => {
                try {
                    resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
                }
                catch (error) {
                    reject(error);
                }
            });
        });
        sent.on('error', reject);
        sent.end(body);
    });
}
async function ended(child, call) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
        return;
    const gone = new Promise((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const patience = new AbortController();
    call.clock.sleep(5000, patience.signal).then(() => child.kill('SIGKILL'), 
    // It ended in time.
    () => undefined);
    await gone;
    patience.abort();
}

;// CONCATENATED MODULE: ./packages/packaging/lib/parity.js




/**
 * Starts what was built with a scrubbed environment, asks it real rows and compares with the model's own answers.
 * @throws UserError SERVER_START_FAILED, PARITY_INPUT, BUNDLE_NOT_FOUND
 */
async function checkParity(input, call) {
    const { rows: table, expected } = input;
    if (table.rows === 0 || table.rows !== expected.rows)
        throw fail('PARITY_INPUT', `There are ${table.rows} rows to ask and ${expected.rows} answers to compare with.`, {
            remedy: 'Score the same rows of the test set with the model first.',
        });
    const server = await startServer({ ...input, folder: input.bundle }, call);
    try {
        const schema = parseBundleSchema(server.schema);
        const { columns, data } = rowsOfTable(schema, table);
        const single = await askSingly(server, columns, data, call);
        const together = await askTogether(server, columns, data);
        const wanted = decided(expected, schema.decision);
        const { agreement } = await Promise.all(/* import() */[__webpack_require__.e(5463), __webpack_require__.e(1134)]).then(__webpack_require__.bind(__webpack_require__, 41134));
        const compared = parity_plain(agreement(wanted, answersOf(single.answers, wanted), input.rule));
        const comparedTogether = parity_plain(agreement(wanted, answersOf(together, wanted), input.rule));
        const refusals = single.answers.filter((answer) => answer.prediction === undefined);
        const first = refusals[0]?.message;
        const result = {
            rows: table.rows,
            single: compared,
            together: comparedTogether,
            refused: { rows: refusals.length, ...(first === undefined ? {} : { message: first }) },
            firstAnswerMs: server.firstAnswerMs,
            latencyMs: single.latencyMs,
        };
        return { ...result, gate: gateOf(result, input.rule ?? {}) };
    }
    finally {
        await server.stop();
    }
}
async function askSingly(server, columns, data, call) {
    const answers = [];
    const took = [];
    for (const values of data) {
        call.signal.throwIfAborted();
        const row = Object.fromEntries(columns.map((name, index) => [name, values[index]]));
        const started = call.clock.monotonicMs();
        const reply = await server.ask({ rows: [row] });
        took.push(call.clock.monotonicMs() - started);
        answers.push(rowAnswers(reply, 1)[0]);
    }
    took.sort((a, b) => a - b);
    const at = (share) => took[Math.min(took.length - 1, Math.ceil(share * took.length) - 1)];
    return { answers, latencyMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99) } };
}
/** In requests of at most 500 rows, as a table. Rows that the server refuses are refused alone, so they are asked again alone. */
async function askTogether(server, columns, data) {
    const answers = [];
    for (let from = 0; from < data.length; from += 500) {
        const part = data.slice(from, from + 500);
        const reply = await server.ask({ columns, data: part });
        if (reply.status === 200 || part.length === 1)
            answers.push(...rowAnswers(reply, part.length));
        else
            for (const row of part)
                answers.push(...rowAnswers(await server.ask({ columns, data: [row] }), 1));
    }
    return answers;
}
function rowAnswers(reply, rows) {
    const body = reply.body;
    if (reply.status === 200 && body?.predictions?.length === rows)
        return body.predictions;
    return Array.from({ length: rows }, () => ({ message: body?.error?.message ?? `status ${reply.status}` }));
}
/** The answers in the form of predictions, with the columns of what is expected. What is missing becomes NaN or no class. */
function answersOf(answers, expected) {
    const rows = answers.length;
    const { labels, probabilities, scores, targets, targetNames, scoreKind } = expected;
    const from = (key, names) => names.map((name, index) => Float64Array.from(answers, (answer) => finite(answer[key]?.[name ?? String(index)])));
    const names = labels ?? [];
    const scoreNames = scores?.length === 1 ? [scoreKind] : names;
    return {
        rows,
        ...(labels ? { labels: [...labels, '\u0000none'] } : {}),
        predicted: Float64Array.from(answers, ({ prediction }) => {
            if (!labels)
                return finite(prediction);
            const at = labels.indexOf(String(prediction));
            return at < 0 ? labels.length : at;
        }),
        ...(probabilities ? { probabilities: from('probabilities', names) } : {}),
        ...(scores ? { scores: from('scores', scoreNames) } : {}),
        ...(targets
            ? {
                targets: from('targets', targets.map((_, index) => targetNames?.[index])),
            }
            : {}),
        evidence: 'measured',
        findings: [],
    };
}
function parity_plain(found) {
    return { ...found, worst: Number.isFinite(found.worst) ? found.worst : null };
}
function finite(value) {
    return typeof value === 'number' ? value : Number.POSITIVE_INFINITY;
}
/** The labels as the server decides them: by the threshold of the schema, where it has one. */
function decided(expected, decision) {
    const { labels, probabilities } = expected;
    if (!decision || !labels || probabilities?.length !== 2)
        return expected;
    const positive = labels.indexOf(decision.positive);
    const shares = probabilities[positive];
    return shares
        ? { ...expected, predicted: shares.map((share) => (share >= decision.threshold ? positive : 1 - positive)) }
        : expected;
}
function gateOf(result, rule) {
    const { rows, single, together, refused } = result;
    const worst = Math.max(single.differing, together.differing, single.flips, together.flips);
    const same = single.agrees && together.agrees;
    const candidate = { value: (rows - worst) / rows, rows };
    const difference = single.worst === null || together.worst === null ? null : Math.max(single.worst, together.worst);
    const words = same
        ? `${rows} of ${rows} rows were answered as the model itself answers.`
        : `${worst} of ${rows} rows were answered differently from the model itself${difference !== null ? `, by up to ${difference.toPrecision(3)}` : ''}.`;
    const also = refused.rows > 0 ? ` ${refused.rows} were refused: ${refused.message}` : '';
    return {
        id: 'package.gates.parity',
        verdict: same ? 'pass' : 'fail',
        mode: 'enforce',
        evidence: 'measured',
        metric: 'answers_equal',
        goal: 'maximize',
        candidate,
        rule: { tolerance: rule.tolerance ?? 1e-5, 'share-of-rows': rule.shareOfRows ?? 0 },
        reason: { code: same ? 'PARITY_HOLDS' : 'PARITY_BROKEN', message: words + also },
        judged: true,
    };
}

;// CONCATENATED MODULE: ./packages/packaging/lib/index.js

















/***/ })

};
