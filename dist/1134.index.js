export const id = 1134;
export const ids = [1134];
export const modules = {

/***/ 41134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  agreement: () => (/* reexport */ agreement),
  bindInputs: () => (/* reexport */ bindInputs),
  checkConsistency: () => (/* reexport */ checkConsistency),
  classIndex: () => (/* reexport */ classIndex),
  describeModel: () => (/* reexport */ describeModel),
  inferenceErrors: () => (/* reexport */ inferenceErrors),
  meaningOf: () => (/* reexport */ meaningOf),
  measureLatency: () => (/* reexport */ measureLatency),
  openModel: () => (/* reexport */ openModel),
  predictionColumns: () => (/* reexport */ predictionColumns),
  predictionsCsv: () => (/* reexport */ predictionsCsv),
  readPredictions: () => (/* reexport */ readPredictions),
  rowScorer: () => (/* reexport */ rowScorer),
  rowsOf: () => (/* reexport */ rowsOf),
  score: () => (/* reexport */ score),
  scoreOfClass: () => (/* reexport */ scoreOfClass)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
;// CONCATENATED MODULE: ./packages/inference/lib/errors.js

/** What can go wrong with models and prediction files, and what a user can do about it. */
const inferenceErrors = {
    MODEL_NOT_FOUND: {
        summary: 'The model file cannot be read.',
        explanation: 'The path is relative to the folder of mlops.yml. Check `train.outputs.model` and that training wrote it.',
    },
    MODEL_NOT_ONNX: {
        summary: 'The file is not an ONNX model.',
        explanation: 'Models are scored from ONNX because reading it runs no code. A pickle or joblib file is never opened: loading one runs whatever it holds. Export the model (skl2onnx, onnxmltools, torch.onnx, tf2onnx), or hand in a prediction file. A Git LFS pointer means that `lfs: true` is missing from the checkout.',
    },
    MODEL_BROKEN: {
        summary: 'The ONNX file is damaged.',
        explanation: 'It begins as an ONNX model and then does not hold together: usually a truncated download or copy. Export or fetch it again.',
    },
    MODEL_TOO_NEW: {
        summary: 'The model was written for a newer ONNX than the runtime knows.',
        explanation: 'The IR version or an operator set is above what the pinned onnxruntime can run. Export with a lower `target_opset`, or lower `ir_version`; the message names the highest that works.',
    },
    MODEL_NOT_LOADABLE: {
        summary: 'The runtime refuses the model.',
        explanation: 'The file is ONNX, but the runtime cannot build it: an operator it lacks, or types that do not fit (a float64 tree classifier exports without a complaint and never loads: export with FloatTensorType). The message ends with the words of the runtime.',
    },
    MODEL_EXTERNAL_WEIGHTS: {
        summary: 'The weights stand in a file that cannot be used.',
        explanation: 'A model may keep weights in files beside it. They must lie in its own folder, and the model must be opened from its path, not from bytes. Save it as one file (`onnx.save(model, path)`), or keep the files together.',
    },
    MODEL_INPUT_UNSUPPORTED: {
        summary: 'The model takes an input that a table cannot give.',
        explanation: 'Tables feed numbers and texts: one matrix, or one input a column, of float, double, integer, boolean or string. Images, sequences, maps and 16-bit floats are not tables. Export the model with such inputs.',
    },
    MODEL_OUTPUT_UNSUPPORTED: {
        summary: 'The model gives an output that cannot be understood.',
        explanation: 'A prediction is a label, probabilities or margins, a value, several values, clusters or an anomaly score. The runtime for Node cannot give sequences or maps: export with `options={"zipmap": False}` (scikit-learn) or `zipmap=False` (LightGBM, XGBoost). Where the roles are not clear, name the outputs under `outputs`.',
    },
    MODEL_EXPORT_SUSPECT: {
        summary: 'The export lost what the model learned.',
        explanation: 'Trees of the file ask the same question twice on one path, or compare a column that is never 0 with 0 only. No trainer does so; it is what scikit-learn HistGradientBoosting with `categorical_features` leaves after export, and its answers are wrong. Encode the categories before the model (OneHotEncoder, OrdinalEncoder) and train without `categorical_features`. If the column really is split at 0, say `categories: { column: as-is }`; if you have compared the answers with the framework and they are right, `suspect-export: accept`.',
    },
    MODEL_CATEGORY_CODES: {
        summary: 'The model compares a column with category codes.',
        explanation: 'LightGBM on pandas categories learns the position of a value in the list of categories (0, 1, …), and the export keeps only that. Scored on raw values it answers wrongly without a word. Declare the list in the order of training, `categories: { sex: [1, 2] }`, or `sex: as-is` when the column holds the codes.',
    },
    FEATURES_UNKNOWN: {
        summary: 'Which columns the model takes, and in which order, is not known.',
        explanation: 'A model with one matrix as input has no column names. The order comes from the declared features (mlops.yml: all columns of the training data but target and id). A table with exactly as many columns is taken as it stands.',
    },
    FEATURES_MISMATCH: {
        summary: 'The number of features is not the width of the model.',
        explanation: 'The model was trained on another set of columns. Compare the list in the message with the training code; name id columns and the target in mlops.yml so that they are left out.',
    },
    COLUMN_MISSING: {
        summary: 'The table lacks a column that the model takes.',
        explanation: 'Columns are found by name. skl2onnx renames odd names when it exports (every character that is not a letter, digit or underscore becomes an underscore); that is followed where it is unambiguous.',
    },
    COLUMN_TYPE: {
        summary: 'A column has another type than the model takes.',
        explanation: 'Text in a column of numbers usually means a stray value: the profile of the file names it. A string input takes texts; whole numbers are written as digits.',
    },
    VALUE_MISSING: {
        summary: 'Cells are missing, and the model does not take missing values.',
        explanation: 'The runtime answers for a missing value as if nothing were wrong; scikit-learn would have refused it. Fill the cells where the features are made, put an imputer into the exported pipeline, or say `missing: allow` if the model was trained with missing values (LightGBM, XGBoost, HistGradientBoosting).',
    },
    VALUE_NOT_FINITE: {
        summary: 'A cell is infinite, or too large for the type of the model.',
        explanation: 'A value above 3.4e38 is infinite as float32. The runtime answers as if nothing were wrong. Mend the data.',
    },
    VALUE_NOT_INTEGER: {
        summary: 'A fraction stands where the model takes whole numbers.',
        explanation: 'An int64 input, or a column that the model casts to whole numbers before it looks up a category, would cut the fraction off: 2.7 would be scored as 2. Mend the data, or export the model with a float input.',
    },
    CATEGORY_UNKNOWN: {
        summary: 'A value is none of the categories that the model was trained on.',
        explanation: 'An encoder gives zeros for it and the model answers as if nothing were wrong. Map the value, or train with it. Where it is meant (`handle_unknown="ignore"`), say `unknown-categories: zeros`, and the rows are counted.',
    },
    RUN_FAILED: {
        summary: 'The runtime failed while it scored.',
        explanation: 'The message ends with the words of the runtime. Usually an operator met a value or a shape that it cannot take.',
    },
    PREDICTION_NOT_FINITE: {
        summary: 'The model gave a number that is not finite.',
        explanation: 'NaN or infinity among the answers means that the model or its input is broken. Nothing is computed from such answers.',
    },
    LABEL_UNKNOWN: {
        summary: 'The named label is none of the classes.',
        explanation: 'Classes are written as the model writes them: {1, 2} stay 1 and 2, booleans are 0 and 1.',
    },
    PREDICTIONS_INVALID: {
        summary: 'The prediction file cannot be used.',
        explanation: 'A line a row of the test data, in its order: `prediction`, then `probability_<class>` for every class, or `score`. Probabilities lie in [0, 1] and sum to 1 in every row.',
    },
};
/** Makes an error of this package. */
const fail = (0,lib/* errorsOf */.Bp)(inferenceErrors);

;// CONCATENATED MODULE: ./packages/inference/lib/wire.js
/**
 * The wire format of protocol buffers, as far as ONNX needs it: fields are visited in place, nothing is copied.
 * Format: protobuf.dev/programming-guides/encoding.
 */
/** Thrown inside this package when bytes are not well-formed; `openModel` turns it into MODEL_BROKEN. */
class WireError extends Error {
}
/** Visits the fields of the message in `bytes[start, end)`. */
function eachField(bytes, start, end, visit) {
    const reader = { at: start };
    while (reader.at < end) {
        const tag = readVarint(bytes, reader, end);
        const field = Math.floor(tag / 8);
        const wire = tag & 7;
        if (field < 1)
            throw new WireError(`field ${field} at byte ${reader.at}`);
        if (wire === 0) {
            const from = reader.at;
            const value = readVarint(bytes, reader, end);
            visit(field, wire, from, reader.at, value);
            continue;
        }
        const length = wire === 2 ? readVarint(bytes, reader, end) : wire === 1 ? 8 : wire === 5 ? 4 : -1;
        const from = reader.at;
        if (length < 0 || from + length > end)
            throw new WireError(`field ${field} at byte ${from} does not fit`);
        reader.at = from + length;
        visit(field, wire, from, reader.at, 0);
    }
}
/** Reads a varint as a number. Ten bytes long means a negative int64, which is what ONNX writes for -1. */
function readVarint(bytes, reader, end) {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 10; count++) {
        if (reader.at >= end)
            throw new WireError('a number is cut off');
        const byte = bytes[reader.at++];
        if (count === 9)
            return negative(bytes, reader.at - 10);
        value += (byte & 0x7f) * scale;
        if (byte < 0x80)
            return value;
        scale *= 128;
    }
    throw new WireError('a number is longer than ten bytes');
}
function negative(bytes, from) {
    let value = 0n;
    for (let index = 9; index >= 0; index--)
        value = (value << 7n) | BigInt(bytes[from + index] & 0x7f);
    return Number(BigInt.asIntN(64, value));
}
const decoder = new TextDecoder('utf-8');
/** The text of a length-delimited field. */
function textAt(bytes, from, to) {
    return decoder.decode(bytes.subarray(from, to));
}
/** Reads varints packed one after the other in `bytes[from, to)`. */
function packedVarints(bytes, from, to, into) {
    const reader = { at: from };
    while (reader.at < to)
        into.push(readVarint(bytes, reader, to));
}
/** A varint as bytes, for not negative numbers. */
function varintBytes(value) {
    const out = [];
    let rest = value;
    while (rest >= 128) {
        out.push((rest % 128) | 0x80);
        rest = Math.floor(rest / 128);
    }
    out.push(rest);
    return out;
}
/** A length-delimited field around its content. */
function lengthDelimited(field, content) {
    return joinBytes([Uint8Array.from([...varintBytes(field * 8 + 2), ...varintBytes(content.length)]), content]);
}
/** Puts byte arrays one behind the other. */
function joinBytes(parts) {
    const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
        out.set(part, at);
        at += part.length;
    }
    return out;
}

;// CONCATENATED MODULE: ./packages/inference/lib/attributes.js

/** The whole numbers of an attribute (`ints`, or one `i`); empty when the node has none of that name. */
function intsOf(file, node, name) {
    const out = [];
    const range = node.attributes.get(name);
    if (range === undefined)
        return out;
    eachField(file.bytes, range.start, range.end, (field, wire, from, to, value) => {
        if ((field === 8 || field === 3) && wire === 0)
            out.push(value);
        else if (field === 8 && wire === 2)
            packedVarints(file.bytes, from, to, out);
    });
    return out;
}
/** The float32 numbers of an attribute; empty when the node has none of that name. */
function floatsOf(file, node, name) {
    const out = [];
    const range = node.attributes.get(name);
    if (range === undefined)
        return out;
    const view = new DataView(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
    eachField(file.bytes, range.start, range.end, (field, wire, from, to) => {
        if (field !== 7 && field !== 2)
            return;
        if (wire === 5 || wire === 2)
            for (let at = from; at + 4 <= to; at += 4)
                out.push(view.getFloat32(at, true));
    });
    return out;
}
/** The texts of an attribute (`strings`, or one `s`); empty when the node has none of that name. */
function stringsOf(file, node, name) {
    const out = [];
    const range = node.attributes.get(name);
    if (range === undefined)
        return out;
    const wanted = new Set([9, 4]);
    eachField(file.bytes, range.start, range.end, (field, wire, from, to) => {
        if (wire === 2 && wanted.has(field))
            out.push(textAt(file.bytes, from, to));
    });
    return out;
}
/** The most elements that are read from a constant: class labels and column numbers are few; weights are never read. */
const smallConstant = 65_536;
/** Whole numbers or texts of a small constant inside the file; undefined when it is large, external or of another type. */
function constantOf(file, constant) {
    if (constant === undefined || constant.external !== undefined)
        return undefined;
    if (constant.dims.reduce((product, dim) => product * dim, 1) > smallConstant)
        return undefined;
    const { bytes } = file;
    const out = [];
    const numbers = [];
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    eachField(bytes, constant.range.start, constant.range.end, (field, wire, from, to, value) => {
        if (field === 6 && wire === 2)
            out.push(textAt(bytes, from, to));
        else if ((field === 5 || field === 7) && wire === 0)
            numbers.push(value);
        else if ((field === 5 || field === 7) && wire === 2)
            packedVarints(bytes, from, to, numbers);
        else if (field === 9 && constant.type === 'int64')
            for (let at = from; at + 8 <= to; at += 8)
                numbers.push(Number(view.getBigInt64(at, true)));
        else if (field === 9 && constant.type === 'int32')
            for (let at = from; at + 4 <= to; at += 4)
                numbers.push(view.getInt32(at, true));
    });
    if (constant.type === 'string')
        return out;
    return constant.type === 'int64' || constant.type === 'int32' ? numbers : undefined;
}

;// CONCATENATED MODULE: ./packages/inference/lib/provenance.js

/** Operators that hand one column on as it is. */
const passing = new Set(['Identity', 'Cast', 'Reshape', 'Squeeze', 'Unsqueeze', 'Flatten']);
const wholeNumberTypes = new Set([2, 3, 4, 5, 6, 7, 12, 13]);
/** Follows the inputs forward through the graph (which ONNX keeps in order) and lists every node that uses their columns. */
function usesOfInputs(file) {
    const known = new Map();
    for (const input of file.inputs) {
        const width = input.dims?.length === 1 ? 1 : input.dims?.at(-1);
        if (typeof width !== 'number' || width < 1 || width > 100_000)
            continue;
        known.set(input.name, Array.from({ length: width }, (_, index) => ({ input: input.name, index, cast: false, imputed: false })));
    }
    const uses = [];
    for (const node of file.nodes) {
        const first = known.get(node.inputs[0] ?? '');
        const handed = handOn(file, node, known);
        if (handed && node.outputs[0] !== undefined)
            known.set(node.outputs[0], handed);
        if (handed && node.opType !== 'Imputer')
            continue;
        const sources = node.inputs.flatMap((name) => known.get(name) ?? []);
        if (sources.length > 0)
            uses.push({ node, sources: node.inputs.length === 1 && first ? first : sources });
    }
    return uses;
}
function handOn(file, node, known) {
    const first = known.get(node.inputs[0] ?? '');
    if (node.opType === 'Concat' || node.opType === 'FeatureVectorizer') {
        const all = node.inputs.map((name) => known.get(name));
        const along = node.opType === 'Concat' ? intsOf(file, node, 'axis')[0] : 1;
        return (along === 1 || along === -1) && all.every((one) => one !== undefined) ? all.flat() : undefined;
    }
    if (first === undefined)
        return undefined;
    if (node.opType === 'ArrayFeatureExtractor' || node.opType === 'Gather') {
        if (node.opType === 'Gather' && (intsOf(file, node, 'axis')[0] ?? 0) !== 1)
            return undefined;
        const picks = constantOf(file, file.initializers.get(node.inputs[1] ?? ''));
        const picked = picks?.map((at) => first[Number(at)]);
        return picked?.every((one) => one !== undefined) ? picked : undefined;
    }
    if (node.opType === 'Imputer')
        return replacesMissing(file, node) ? first.map((one) => ({ ...one, imputed: true })) : undefined;
    if (!passing.has(node.opType))
        return undefined;
    if (node.opType === 'Cast') {
        const whole = wholeNumberTypes.has(intsOf(file, node, 'to')[0] ?? 0);
        return whole ? first.map((one) => ({ ...one, cast: true })) : first;
    }
    return node.opType === 'Identity' || first.length === 1 ? first : undefined;
}
/** An imputer replaces NaN, or a marker that the data use instead (-1, 0); only the first makes NaN legal. */
function replacesMissing(file, node) {
    return floatsOf(file, node, 'replaced_value_float').some(Number.isNaN);
}

;// CONCATENATED MODULE: ./packages/inference/lib/trees.js


/** The most nodes whose paths are walked; larger ensembles come from forests, whose exports keep what they learned. */
const mostNodes = 2_000_000;
/** Reads the tree ensembles that look at columns of inputs. */
function readTrees(file, uses) {
    const equality = new Map();
    const questions = new Map();
    let repeated = 0;
    for (const { node, sources } of uses) {
        if (node.opType !== 'TreeEnsembleClassifier' && node.opType !== 'TreeEnsembleRegressor')
            continue;
        const trees = readEnsemble(file, node);
        for (let at = 0; at < trees.modes.length; at++) {
            const mode = trees.modes[at];
            const source = sources[trees.features[at]];
            if (mode === leaf || source === undefined)
                continue;
            const value = trees.values[at];
            if (mode === equal)
                equality.set(source, (equality.get(source) ?? new Set()).add(value));
            const seen = questions.get(source) ?? { zero: 0, other: 0 };
            questions.set(source, seen);
            if (value === 0 && mode === atMost)
                seen.zero++;
            else
                seen.other++;
        }
        if (trees.modes.length <= mostNodes)
            repeated += repeatedQuestions(trees);
    }
    return {
        equality: [...equality].map(([{ input, index }, values]) => ({
            input,
            index,
            values: [...values].sort((a, b) => a - b),
        })),
        repeated,
        onlyZero: [...questions].flatMap(([{ input, index }, { zero, other }]) => zero > 0 && other === 0 ? [{ input, index, count: zero }] : []),
    };
}
/** Comparisons as numbers; those without a name here are told apart by other numbers. */
const leaf = 1;
const equal = 2;
const atMost = 3;
function readEnsemble(file, node) {
    const modes = modesOf(file, node);
    const place = placesOf(intsOf(file, node, 'nodes_treeids'), intsOf(file, node, 'nodes_nodeids'));
    const children = (name) => {
        const ends = intsOf(file, node, name);
        return Int32Array.from(modes, (mode, at) => (mode === leaf ? -1 : place(at, ends[at])));
    };
    return {
        modes,
        features: intsOf(file, node, 'nodes_featureids'),
        values: floatsOf(file, node, 'nodes_values'),
        missing: intsOf(file, node, 'nodes_missing_value_tracks_true'),
        whenTrue: children('nodes_truenodeids'),
        whenFalse: children('nodes_falsenodeids'),
    };
}
/** Reads `nodes_modes` without making a text of each: they are told apart by length (`LEAF` has four letters) and two letters. */
function modesOf(file, node) {
    const range = node.attributes.get('nodes_modes');
    const modes = [];
    if (range === undefined)
        return new Uint8Array(0);
    const { bytes } = file;
    const known = new Map();
    eachField(bytes, range.start, range.end, (field, wire, from, to) => {
        if (field !== 9 || wire !== 2)
            return;
        if (to - from === 4) {
            modes.push(leaf);
            return;
        }
        const key = (to - from) * 65_536 + (bytes[from + 7] ?? 0) * 256 + (bytes[from + 8] ?? 0);
        let mode = known.get(key);
        if (mode === undefined) {
            const text = textAt(bytes, from, to);
            mode = text === 'BRANCH_EQ' ? equal : text === 'BRANCH_LEQ' ? atMost : 10 + known.size;
            known.set(key, mode);
        }
        modes.push(mode);
    });
    return Uint8Array.from(modes);
}
/** Finds the position of a node by its number within a tree: mostly the trees stand one behind the other, numbered from 0. */
function placesOf(trees, ids) {
    const starts = new Int32Array(trees.length);
    let ordered = true;
    for (let at = 0; at < trees.length; at++) {
        starts[at] = at > 0 && trees[at] === trees[at - 1] ? starts[at - 1] : at;
        if (ids[at] !== at - starts[at])
            ordered = false;
    }
    if (ordered) {
        return (near, id) => {
            const at = starts[near] + id;
            return at < trees.length && trees[at] === trees[near] ? at : -1;
        };
    }
    const positions = new Map();
    for (const [at, tree] of trees.entries())
        positions.set(`${tree}:${ids[at]}`, at);
    return (near, id) => positions.get(`${trees[near]}:${id}`) ?? -1;
}
/**
 * Counts nodes that compare a column with the same number as a node above them, missing values sent the same way. One side of such a split
 * is empty, so no trainer makes it. Equality is left out: sets of categories become chains of comparisons, which may repeat.
 */
function repeatedQuestions(trees) {
    const { modes, whenTrue, whenFalse } = trees;
    const isChild = new Uint8Array(modes.length);
    for (const ends of [whenTrue, whenFalse])
        for (const at of ends)
            if (at >= 0)
                isChild[at] = 1;
    const stack = [];
    const depths = [];
    for (let at = 0; at < modes.length; at++)
        if (!isChild[at]) {
            stack.push(at);
            depths.push(0);
        }
    const path = [];
    let count = 0;
    // In a tree every node is met once; a damaged file may have a cycle.
    for (let left = modes.length; left > 0 && stack.length > 0; left--) {
        const at = stack.pop();
        const depth = depths.pop();
        if (modes[at] === leaf)
            continue;
        path.length = depth;
        if (modes[at] !== equal && path.some((above) => sameQuestion(trees, above, at)))
            count++;
        path.push(at);
        for (const child of [whenTrue[at], whenFalse[at]])
            if (child >= 0) {
                stack.push(child);
                depths.push(depth + 1);
            }
    }
    return count;
}
function sameQuestion(trees, one, other) {
    return (trees.features[one] === trees.features[other] &&
        trees.values[one] === trees.values[other] &&
        trees.modes[one] === trees.modes[other] &&
        trees.missing[one] === trees.missing[other]);
}

;// CONCATENATED MODULE: ./packages/inference/lib/graph-facts.js



/** Key of one column of an input in the sets above. */
function columnKey(input, index) {
    return `${input}:${index}`;
}
/** Reads encoders, imputers and trees of the graph. */
function graphFacts(file) {
    const uses = usesOfInputs(file);
    const keyOf = (source) => columnKey(source.input, source.index);
    return {
        categories: uses.flatMap((use) => encoderCategories(file, use)),
        imputed: imputedColumns(file, uses),
        cast: new Set(uses.flatMap((use) => use.sources.filter((source) => source.cast).map(keyOf))),
        trees: readTrees(file, uses),
    };
}
function encoderCategories(file, use) {
    const { node, sources } = use;
    if (node.opType !== 'OneHotEncoder' && node.opType !== 'LabelEncoder')
        return [];
    const oneHot = node.opType === 'OneHotEncoder';
    const words = stringsOf(file, node, oneHot ? 'cats_strings' : 'keys_strings');
    const numbers = intsOf(file, node, oneHot ? 'cats_int64s' : 'keys_int64s');
    if (words.length + numbers.length === 0)
        return [];
    const zeros = oneHot && (node.attributes.has('zeros') ? intsOf(file, node, 'zeros')[0] === 1 : true);
    const values = new Set([...words, ...numbers.map(String)]);
    return sources.map(({ input, index }) => ({ input, index, values, integers: words.length === 0, zeros }));
}
/** A column may be missing when every node that looks at it is an imputer of NaN, or comes after one. */
function imputedColumns(file, uses) {
    const hidden = file.nodes.some((node) => ['If', 'Loop', 'Scan'].includes(node.opType));
    if (hidden)
        return new Set();
    const imputed = new Set();
    const bare = new Set();
    for (const { node, sources } of uses)
        for (const source of sources)
            (node.opType === 'Imputer' || source.imputed ? imputed : bare).add(columnKey(source.input, source.index));
    return new Set([...imputed].filter((key) => !bare.has(key)));
}
/** Operators through which a label comes out unchanged. */
const labelPassing = new Set(['Identity', 'Cast', 'Reshape', 'Squeeze', 'Unsqueeze', 'Flatten']);
/** The classes behind a label output, in the order of the probability columns; undefined when the graph does not say. */
function classesBehind(file, output) {
    const makers = new Map();
    for (const node of file.nodes)
        for (const name of node.outputs)
            makers.set(name, node);
    let name = output;
    for (let steps = 0; steps < 100; steps++) {
        const node = makers.get(name);
        if (node === undefined)
            return undefined;
        const listed = classLabels(file, node);
        if (listed !== undefined)
            return listed;
        if (!labelPassing.has(node.opType) || node.inputs[0] === undefined)
            return undefined;
        name = node.inputs[0];
    }
    return undefined;
}
function classLabels(file, node) {
    for (const attribute of ['classlabels_strings', 'classlabels_int64s', 'classlabels_ints']) {
        const found = attribute === 'classlabels_strings' ? stringsOf(file, node, attribute) : intsOf(file, node, attribute).map(String);
        if (found.length > 0)
            return found;
    }
    if (node.opType === 'ArrayFeatureExtractor' || node.opType === 'Gather')
        return constantOf(file, file.initializers.get(node.inputs[0] ?? ''))?.map(String);
    if (node.opType === 'LabelEncoder')
        return encodedLabels(file, node);
    return undefined;
}
/** A label encoder from positions 0, 1, … to classes. */
function encodedLabels(file, node) {
    const keys = intsOf(file, node, 'keys_int64s');
    const words = stringsOf(file, node, 'values_strings');
    const values = words.length > 0 ? words : intsOf(file, node, 'values_int64s').map(String);
    if (keys.length === 0 || keys.length !== values.length)
        return undefined;
    const byKey = new Map(keys.map((key, at) => [key, values[at]]));
    const ordered = keys.map((_, position) => byKey.get(position));
    return ordered.every((one) => one !== undefined) ? ordered : undefined;
}

;// CONCATENATED MODULE: ./packages/inference/lib/options.js
/** The value under a key that may be any text: `constructor` and `__proto__` are names of columns, too. */
function own(record, key) {
    return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

;// CONCATENATED MODULE: ./packages/inference/lib/checks.js



/** The range of each integer type; `int64` is bounded by what a double holds exactly. */
const ranges = {
    int64: [-(2 ** 53), 2 ** 53],
    int32: [-(2 ** 31), 2 ** 31 - 1],
    int16: [-(2 ** 15), 2 ** 15 - 1],
    int8: [-128, 127],
    uint8: [0, 255],
    uint16: [0, 65_535],
    uint32: [0, 2 ** 32 - 1],
    bool: [0, 1],
};
/** The smallest double that rounds to infinity as float32: 2^128 - 2^103. */
const float32Overflow = 2 ** 128 - 2 ** 103;
/**
 * Checks every value that will be fed, before anything is scored: the runtime itself never says no to NaN, to infinity or to a
 * category that it does not know. Throws VALUE_MISSING, VALUE_NOT_FINITE, VALUE_NOT_INTEGER, CATEGORY_UNKNOWN with column, count and first row.
 */
function checkValues(bound, columns, facts, options) {
    const findings = [];
    columns.forEach((column, index) => {
        const name = bound.columns[index];
        const key = columnKey(bound.spec.name, index);
        const mayMiss = bound.spec.type !== 'string' && (options.missing === 'allow' || facts.imputed.has(key));
        if ('numbers' in column)
            checkNumbers(name, column.numbers, bound.spec.type, mayMiss);
        else
            checkTexts(name, column);
        if ('numbers' in column && facts.cast.has(key))
            checkWhole(name, column.numbers, 'the model casts it to whole numbers');
        const known = facts.categories.filter((one) => one.input === bound.spec.name && one.index === index);
        for (const one of known)
            findings.push(...checkCategories(name, column, one, options));
    });
    return findings;
}
/** Rows are counted from 1, the header not counted. */
function located(count, first) {
    return `${count.toLocaleString('en-US')} row${count === 1 ? '' : 's'}, first in row ${first + 1}`;
}
function checkNumbers(name, values, type, mayMiss) {
    const limit = type === 'float' ? float32Overflow : Number.POSITIVE_INFINITY;
    const whole = type !== 'float' && type !== 'double';
    if (!whole && allWithin(values, limit))
        return;
    let missing = 0;
    let firstMissing = -1;
    let infinite = 0;
    let firstInfinite = -1;
    for (let row = 0; row < values.length; row++) {
        const value = values[row];
        if (Math.abs(value) < limit)
            continue;
        if (Number.isNaN(value)) {
            if (missing++ === 0)
                firstMissing = row;
        }
        else if (infinite++ === 0)
            firstInfinite = row;
    }
    if (missing > 0 && (whole || !mayMiss))
        throw missingCells(name, missing, firstMissing, whole ? type : undefined);
    if (infinite > 0)
        throw fail('VALUE_NOT_FINITE', `Column "${name}" has ${values[firstInfinite]}, which is no finite ${type === 'float' ? 'float32' : 'number'}, in ${located(infinite, firstInfinite)}.`, {
            remedy: 'Mend the data where it is made.',
        });
    if (!whole)
        return;
    checkWhole(name, values, `its input takes ${type}`);
    const [low, high] = ranges[type] ?? [-Infinity, Infinity];
    const outside = values.findIndex((value) => value < low || value > high);
    if (outside >= 0)
        throw fail('VALUE_NOT_INTEGER', `Column "${name}" has ${values[outside]} in row ${outside + 1}, outside the range of ${type}.`, {
            remedy: 'Mend the data, or export the model with a wider type.',
        });
}
/** The usual case, in one loop without a branch that is taken: every value is a number between the limits. */
function allWithin(values, limit) {
    let strange = 0;
    for (let row = 0; row < values.length; row++) {
        const value = values[row];
        strange += value < limit && value > -limit ? 0 : 1;
    }
    return strange === 0;
}
function missingCells(name, count, first, whole) {
    return fail('VALUE_MISSING', `Column "${name}" is missing in ${located(count, first)}, and the model does not take missing values.`, {
        remedy: whole
            ? `An ${whole} input has no missing value: fill the cells, or export the model with a float input.`
            : 'Fill the cells, put an imputer into the exported pipeline, or say "missing: allow" if the model was trained with missing values.',
    });
}
function checkTexts(name, column) {
    const isMissing = 'texts' in column
        ? (row) => column.texts.codes[row] < 0
        : (row) => column.words[row] === '';
    const rows = 'texts' in column ? column.texts.codes.length : column.words.length;
    let count = 0;
    let first = -1;
    for (let row = 0; row < rows; row++)
        if (isMissing(row) && count++ === 0)
            first = row;
    if (count > 0)
        throw fail('VALUE_MISSING', `Column "${name}" is missing in ${located(count, first)}, and a text input has no missing value.`, {
            remedy: 'Fill the cells with the text that training used for them.',
        });
}
function checkWhole(name, values, why) {
    let count = 0;
    let first = -1;
    for (let row = 0; row < values.length; row++) {
        const value = values[row];
        if (value % 1 !== 0 && !Number.isNaN(value) && count++ === 0)
            first = row;
    }
    if (count > 0)
        throw fail('VALUE_NOT_INTEGER', `Column "${name}" has ${values[first]}, and ${why}: the fraction would be cut off. ${located(count, first)}.`, {
            remedy: 'Mend the data, or export the model with a float input and categories as text.',
        });
}
function checkCategories(name, column, known, options) {
    const unknown = unknownRows(column, known);
    if (unknown.count === 0)
        return [];
    const accepted = [...known.values];
    const message = `Column "${name}" has ${JSON.stringify(unknown.value)}, which the model was not trained on, in ${located(unknown.count, unknown.first)}. It knows ${accepted.slice(0, 20).join(', ')}${accepted.length > 20 ? ` and ${accepted.length - 20} more` : ''}.`;
    if (options.unknownCategories === 'zeros' && known.zeros)
        return [{ code: 'CATEGORY_UNKNOWN', message, rows: unknown.count }];
    throw fail('CATEGORY_UNKNOWN', message, {
        remedy: known.zeros
            ? 'Map the value, or train with it; if zeros are meant (handle_unknown="ignore"), say "unknown-categories: zeros".'
            : 'Map the value, or train with it.',
    });
}
function unknownRows(column, known) {
    const found = { count: 0, first: -1, value: '' };
    const note = (row, value) => {
        if (found.count++ === 0)
            Object.assign(found, { first: row, value });
    };
    if ('texts' in column) {
        const bad = column.texts.levels.map((level) => !known.values.has(level));
        column.texts.codes.forEach((code, row) => {
            if (bad[code])
                note(row, column.texts.levels[code]);
        });
    }
    else if ('words' in column) {
        column.words.forEach((word, row) => {
            if (!known.values.has(word))
                note(row, word);
        });
    }
    else {
        const numbers = new Set([...known.values].map(Number));
        column.numbers.forEach((value, row) => {
            if (!Number.isNaN(value) && !numbers.has(value))
                note(row, String(value));
        });
    }
    return found;
}
/**
 * Turns declared categories into the codes that the model learned: the position of the value in the list.
 * Throws MODEL_CATEGORY_CODES when the model compares a column with codes and nothing is declared for it.
 */
function categoryCodes(bound, table, facts, options, model) {
    const declared = options.categories ?? {};
    for (const { input, index, values } of facts.trees.equality) {
        const name = bound.find((one) => one.spec.name === input)?.columns[index];
        if (name !== undefined && own(declared, name) === undefined)
            throw fail('MODEL_CATEGORY_CODES', `${model} compares column "${name}" with the codes ${values.slice(0, 10).join(', ')}. If it was trained on pandas categories these are positions (0, 1, …), not values.`, {
                remedy: `Declare the categories in the order of training, categories: { ${name}: [first, second, …] }, or categories: { ${name}: as-is } when the column holds what the model was trained on.`,
            });
    }
    const codes = new Map();
    for (const [name, list] of Object.entries(declared))
        if (list !== 'as-is')
            codes.set(name, codesOf(name, list, table));
    return codes;
}
function codesOf(name, list, table) {
    const column = table.columns.find((one) => one.name === name);
    if (column === undefined)
        return new Float64Array(table.rows).fill(Number.NaN);
    const positions = new Map(list.map((value, code) => [String(value), code]));
    const textOf = (row) => {
        if (column.kind === 'text')
            return column.levels[column.codes[row]];
        const value = column.values[row];
        return Number.isNaN(value) ? undefined : String(value);
    };
    return Float64Array.from({ length: table.rows }, (_, row) => {
        const text = textOf(row);
        if (text === undefined)
            return Number.NaN;
        const code = positions.get(text);
        if (code === undefined)
            throw fail('CATEGORY_UNKNOWN', `Column "${name}" has ${JSON.stringify(text)} in row ${row + 1}, which is none of the declared categories ${list.join(', ')}.`, {
                remedy: 'Map the value, or train with it and declare it.',
            });
        return code;
    });
}

;// CONCATENATED MODULE: ./packages/inference/lib/collect.js

/** Rounding of float32 probabilities: a row may sum to 1 only so closely, and a value lie so far outside [0, 1]. */
const rounding = 1e-4;
/** Makes the collector for a table of `rows` rows. */
function collector(roles, rows, options, model) {
    const labelOf = [];
    const labelCodes = new Map();
    const codes = new Float64Array(rows);
    const codeOf = (value) => {
        const known = labelCodes.get(value);
        if (known !== undefined)
            return known;
        labelOf.push(typeof value === 'boolean' ? String(Number(value)) : String(value));
        labelCodes.set(value, labelOf.length - 1);
        return labelOf.length - 1;
    };
    let columns;
    const columnsOf = (count) => {
        columns ??= Array.from({ length: count }, () => new Float64Array(rows));
        if (columns.length === count)
            return columns;
        throw fail('RUN_FAILED', `${model} gave ${count} columns of numbers after ${columns.length} before.`);
    };
    return {
        add(results, from, count, size = count) {
            if (roles.label !== undefined) {
                const { data, dims } = taken(results, roles.label, model);
                if (data.length !== size)
                    throw notOneARow(model, roles.label, dims, size);
                let last;
                let code = 0;
                for (let row = 0; row < count; row++) {
                    const value = data[row];
                    if (value !== last) {
                        code = codeOf(value);
                        last = value;
                    }
                    codes[from + row] = code;
                }
            }
            const tensors = roles.numbers.map((name) => taken(results, name, model));
            const widths = tensors.map((tensor) => widthOf(tensor, model));
            const into = columnsOf(widths.reduce((sum, width) => sum + width, 0));
            let first = 0;
            tensors.forEach((tensor, at) => {
                if (tensor.data.length !== size * widths[at])
                    throw notOneARow(model, roles.numbers[at], tensor.dims, size);
                copyNumbers(tensor, widths[at], into, first, from, count);
                first += widths[at];
            });
        },
        finish: () => interpret({ roles, rows, options, model, codes, seen: labelOf, columns: columns ?? [] }),
    };
}
/** Several labels a row, or rows that were merged: what a row's answer is cannot be said. */
function notOneARow(model, output, dims, size) {
    return fail('MODEL_OUTPUT_UNSUPPORTED', `Output "${output}" of ${model} gave [${dims.join(', ')}] for ${size} rows; one answer a row is needed.`, { remedy: 'Export one model a label, or name another output: outputs: { label: … }.' });
}
function taken(results, name, model) {
    const tensor = results[name];
    if (tensor === undefined)
        throw fail('RUN_FAILED', `${model} gave no output "${name}".`);
    return tensor;
}
function widthOf(tensor, model) {
    if (tensor.dims.length <= 1)
        return 1;
    if (tensor.dims.length === 2)
        return tensor.dims[1];
    throw fail('MODEL_OUTPUT_UNSUPPORTED', `${model} gave a result of ${tensor.dims.length} dimensions, [${tensor.dims.join(', ')}]; a prediction is a row.`);
}
function copyNumbers(tensor, width, into, first, from, rows) {
    const { data } = tensor;
    for (let column = 0; column < width; column++) {
        const target = into[first + column];
        for (let row = 0, at = column; row < rows; row++, at += width)
            target[from + row] = data[at];
    }
}
function interpret(gathered) {
    const { roles, rows, columns, model, options } = gathered;
    for (const column of columns) {
        const bad = column.findIndex((value) => !Number.isFinite(value));
        if (bad >= 0)
            throw fail('PREDICTION_NOT_FINITE', `${model} gave ${column[bad]} for row ${bad + 1}.`, {
                remedy: 'Look at that row; the model or its input is broken.',
            });
    }
    if (options.meaning?.labels)
        return asMeant(gathered, options.meaning, options.meaning.labels);
    if (roles.label !== undefined)
        return withLabels(gathered);
    if (roles.meaning === 'classes' ||
        (roles.declared === undefined &&
            gathered.options.task === undefined &&
            columns.length > 1 &&
            areProbabilities(columns)))
        return withoutLabels(gathered);
    const base = { rows, evidence: 'measured', findings: [] };
    if (columns.length <= 1)
        return { ...base, predicted: columns[0] ?? new Float64Array(rows) };
    const names = gathered.options.targets;
    return { ...base, predicted: columns[0], targets: columns, ...(names ? { targetNames: names } : {}) };
}
/** Reads the numbers as an earlier scoring of many rows did. */
function asMeant(gathered, meaning, labels) {
    const { roles, rows, columns, codes, seen, model } = gathered;
    const base = { rows, labels, evidence: 'measured', findings: [] };
    const said = roles.label === undefined ? undefined : placed(codes, seen, labels, model);
    const one = columns.length === 1 ? columns[0] : undefined;
    const numbers = meaning.numbers === 'probabilities'
        ? { probabilities: one ? [one.map((value) => 1 - value), one] : columns }
        : meaning.numbers === 'none' || meaning.numbers === 'values'
            ? {}
            : {
                scores: meaning.numbers === 'log-odds' && said && !one ? [towardsSecond(columns, said)] : columns,
                scoreKind: meaning.numbers,
            };
    if (said === undefined) {
        const cut = meaning.numbers === 'probabilities' ? 0.5 : 0;
        const predicted = one
            ? one.map((value) => (value > cut ? 1 : 0))
            : Float64Array.from({ length: rows }, (_, row) => extreme(columns, row, 1));
        return { ...base, predicted, ...numbers };
    }
    return { ...base, predicted: said, ...numbers };
}
/** Numbers of classes without a label: the largest wins, as in `predict` of scikit-learn; of one number, from 0.5 on. */
function withoutLabels(gathered) {
    const { rows, columns, options } = gathered;
    const [only] = columns;
    if (columns.length === 1 && only) {
        const proper = only.every((value) => value >= -rounding && value <= 1 + rounding);
        const labels = options.classes ?? ['0', '1'];
        const cut = proper ? 0.5 : 0;
        const numbers = proper
            ? { probabilities: [only.map((value) => 1 - value), only] }
            : { scores: [only], scoreKind: 'score' };
        return {
            rows,
            labels,
            predicted: only.map((value) => (value > cut ? 1 : 0)),
            ...numbers,
            evidence: 'measured',
            findings: [],
        };
    }
    const labels = options.classes ?? columns.map((_, at) => String(at));
    const numbers = areProbabilities(columns)
        ? { probabilities: columns }
        : { scores: columns, scoreKind: 'margin' };
    return {
        rows,
        labels,
        predicted: Float64Array.from({ length: rows }, (_, row) => extreme(columns, row, 1)),
        ...numbers,
        evidence: 'measured',
        findings: [],
    };
}
function withLabels(gathered) {
    const { roles, rows, columns, codes, seen, options, model } = gathered;
    const findings = [];
    const labels = classOrder(gathered, findings);
    const predicted = placed(codes, seen, labels, model);
    const base = { rows, labels, predicted, evidence: 'measured', findings };
    if (columns.length === 0)
        return base;
    if (columns.length === 1)
        return { ...base, scores: columns, scoreKind: isAnomaly(labels, options) ? 'anomaly' : 'score' };
    if (columns.length !== labels.length)
        throw fail('MODEL_OUTPUT_UNSUPPORTED', `${model} has ${labels.length} classes (${labels.join(', ')}) and gives ${columns.length} numbers a row.`, {
            remedy: 'Name the roles of the outputs: outputs: { label: …, probabilities: … }.',
        });
    if (roles.declared !== 'score' && areProbabilities(columns))
        return { ...base, probabilities: columns };
    if (roles.declared === 'probabilities')
        throw fail('MODEL_OUTPUT_UNSUPPORTED', `The numbers that ${model} gives are declared as probabilities, and are not: rows do not sum to 1, or values lie outside [0, 1].`);
    return { ...base, ...scoresOf(columns, predicted) };
}
/** Turns codes by first appearance into positions among the classes. Throws LABEL_UNKNOWN. */
function placed(codes, seen, labels, model) {
    const place = seen.map((label) => labels.indexOf(label));
    const strange = seen[place.indexOf(-1)];
    if (strange !== undefined)
        throw fail('LABEL_UNKNOWN', `${model} answered "${strange}", which is none of its classes: ${labels.join(', ')}.`, {
            remedy: 'Name the classes in the order of the columns: classes: [first, second, …].',
        });
    return codes.map((code) => place[code]);
}
/** Log-odds and binary margins come as [-s, s]: one score, of the second class. Distances are smallest where the label is. */
function scoresOf(columns, predicted) {
    const [first, second] = columns;
    if (columns.length === 2 &&
        first.every((value, row) => Math.abs(value + second[row]) <= rounding * Math.max(1, Math.abs(value))))
        return { scores: [towardsSecond(columns, predicted)], scoreKind: 'log-odds' };
    const largest = predicted.every((code, row) => isExtreme(columns, row, code, 1));
    const smallest = !largest && predicted.every((code, row) => isExtreme(columns, row, code, -1));
    return { scores: columns, scoreKind: smallest ? 'distance' : 'margin' };
}
/** Of [-s, s] the column that is large where the second class is the label: for a binary SVC the exporter writes them the other way round. */
function towardsSecond(columns, predicted) {
    const [first, second] = columns;
    let votes = 0;
    for (let row = 0; row < predicted.length; row++)
        votes += Math.sign(second[row] - first[row]) * (predicted[row] === 1 ? 1 : -1);
    return votes < 0 ? first : second;
}
function isAnomaly(labels, options) {
    return options.task !== 'binary' && labels.every((label) => label === '1' || label === '-1');
}
/** True when every value lies in [0, 1] and every row sums to 1, both up to float32 rounding. */
function areProbabilities(columns, slack = rounding) {
    const rows = columns[0]?.length ?? 0;
    for (let row = 0; row < rows; row++) {
        let sum = 0;
        for (const column of columns) {
            const value = column[row];
            if (value < -slack || value > 1 + slack)
                return false;
            sum += value;
        }
        if (Math.abs(sum - 1) > slack)
            return false;
    }
    return true;
}
function isExtreme(columns, row, code, sign) {
    const value = columns[code]?.[row];
    return columns.every((column) => sign * column[row] <= sign * value);
}
function extreme(columns, row, sign) {
    let best = 0;
    for (let at = 1; at < columns.length; at++)
        if (sign * columns[at]?.[row] > sign * columns[best]?.[row])
            best = at;
    return best;
}
/**
 * The order of the classes: said by options or graph; else positions 0 … k-1 where the labels are such numbers; else found from the
 * answers, where each label always stands at the largest number of one column. An order that cannot be shown is refused, not guessed.
 */
function classOrder(gathered, findings) {
    const { roles, columns, seen, codes, model } = gathered;
    if (roles.classes)
        return roles.classes;
    if (columns.length <= 1)
        return isAnomalyLike(seen) ? ['-1', '1'] : [...seen].sort(byNumberThenText);
    const positions = columns.map((_, at) => String(at));
    if (seen.every((label) => positions.includes(label)))
        return positions;
    const found = columns.map(() => undefined);
    for (let row = 0; row < gathered.rows; row++) {
        const at = extreme(columns, row, 1);
        const label = seen[codes[row]];
        if (found[at] !== undefined && found[at] !== label)
            throw orderUnknown(model);
        found[at] = label;
    }
    if (found.some((label) => label === undefined) || new Set(found).size < found.length)
        throw orderUnknown(model);
    findings.push({
        code: 'CLASS_ORDER_FOUND',
        message: `The graph does not name the classes of ${model}; their order was found from the answers: ${found.join(', ')}.`,
    });
    return found;
}
function isAnomalyLike(seen) {
    return seen.length > 0 && seen.every((label) => label === '1' || label === '-1');
}
function byNumberThenText(one, other) {
    const [a, b] = [Number(one), Number(other)];
    return Number.isNaN(a) || Number.isNaN(b) ? (one < other ? -1 : 1) : a - b;
}
function orderUnknown(model) {
    return fail('MODEL_OUTPUT_UNSUPPORTED', `Which of the numbers that ${model} gives belongs to which class is not known.`, {
        remedy: 'Name the classes in the order of the columns: classes: [first, second, …].',
    });
}

;// CONCATENATED MODULE: ./packages/inference/lib/inputs.js


const feedTypes = new Set([
    'float',
    'double',
    'int64',
    'int32',
    'int16',
    'int8',
    'uint8',
    'uint16',
    'uint32',
    'bool',
    'string',
]);
/** Reads what the inputs are. Throws MODEL_INPUT_UNSUPPORTED for what no table can feed. */
function inputSpecs(file, model) {
    if (file.inputs.length === 0)
        throw fail('MODEL_INPUT_UNSUPPORTED', `${model} has no input.`);
    return file.inputs.map((input) => inputSpec(input, model));
}
function inputSpec(input, model) {
    const refuse = (why) => fail('MODEL_INPUT_UNSUPPORTED', `Input "${input.name}" of ${model} ${why}.`, {
        remedy: 'Export the model with one matrix [None, columns], or one input [None, 1] a column.',
    });
    if (input.kind !== 'tensor')
        throw refuse(`is a ${input.kind}, not a tensor`);
    if (!feedTypes.has(input.type))
        throw refuse(`takes ${input.type}`);
    const type = input.type;
    const { dims } = input;
    if (dims === undefined)
        return { name: input.name, type, rank: 2, width: undefined, batch: undefined };
    if (dims.length === 0)
        throw refuse('is a single number for all rows');
    if (dims.length > 2)
        throw refuse(`has ${dims.length} dimensions, ${shown(dims)}: images and sequences are not tables`);
    const batch = sizeOf(dims[0]);
    if (dims.length === 1)
        return { name: input.name, type, rank: 1, width: 1, batch };
    return { name: input.name, type, rank: 2, width: sizeOf(dims[1]), batch };
}
function sizeOf(dimension) {
    return typeof dimension === 'number' && dimension > 0 ? dimension : undefined;
}
/** `[None, 23]`, as Python writes it. */
function shown(dims) {
    return dims === undefined ? 'of unknown rank' : `[${dims.map((dim) => dim ?? 'None').join(', ')}]`;
}
/**
 * Which columns feed which input. In this order: what the options say; inputs of one column by name; one matrix by the declared
 * features, or by the table as it stands when it has exactly as many columns.
 * @param names the columns of the table
 */
function bindInputs(specs, names, options, model) {
    const given = options.inputs ?? {};
    const unknown = Object.keys(given).filter((name) => !specs.some((spec) => spec.name === name));
    if (unknown.length > 0)
        throw fail('MODEL_INPUT_UNSUPPORTED', `${model} has no input "${unknown[0]}"; it has ${listed(specs.map((spec) => spec.name))}.`);
    const open = specs.filter((spec) => own(given, spec.name) === undefined);
    const byOption = specs.flatMap((spec) => {
        const columns = own(given, spec.name);
        return columns ? [checkedWidth({ spec, columns }, model)] : [];
    });
    const rest = open.length === 0 ? [] : bindOpen(open, names, options, model);
    const bound = specs.map((spec) => [...byOption, ...rest].find((one) => one.spec === spec));
    const missing = [...new Set(bound.flatMap((one) => one.columns))].filter((column) => !names.includes(column));
    if (missing.length > 0)
        throw missingColumns(missing, names, model);
    return bound;
}
function bindOpen(open, names, options, model) {
    const [only] = open;
    const perColumn = open.every((spec) => spec.width === 1);
    const known = options.features ?? names;
    if (perColumn && (open.length > 1 || matchName(only?.name ?? '', known, model) !== undefined))
        return bindByName(open, names, options, model);
    if (open.length === 1 && only !== undefined)
        return [bindMatrix(only, names, options, model)];
    const sizes = open.map((spec) => `"${spec.name}" (${spec.width ?? 'any number of'} columns)`);
    throw fail('FEATURES_UNKNOWN', `${model} takes several groups of columns, ${listed(sizes)}, and nothing says which column belongs to which.`, {
        remedy: `Name them: inputs: { ${open.map((spec) => `${spec.name}: [column, …]`).join(', ')} }`,
    });
}
function bindByName(specs, names, options, model) {
    const known = options.features ?? names;
    const matches = specs.map((spec) => matchName(spec.name, known, model) ?? matchName(spec.name, names, model));
    if (matches.every((match) => match === undefined) && options.features?.length === specs.length)
        return specs.map((spec, at) => ({ spec, columns: [options.features?.[at]] }));
    const missing = specs.filter((_, at) => matches[at] === undefined).map((spec) => spec.name);
    if (missing.length > 0)
        throw missingColumns(missing, names, model);
    return specs.map((spec, at) => ({ spec, columns: [matches[at]] }));
}
/** The column of that name, or the one that skl2onnx renames so: every character but letters, digits and underscore becomes `_`. */
function matchName(input, names, model) {
    const candidates = names.filter((name) => name === input || exportedName(name) === input);
    if (candidates.length > 1)
        throw fail('COLUMN_MISSING', `Input "${input}" of ${model} may be any of the columns ${listed(candidates)}: the exporter gives them the same name.`, {
            remedy: `Say which: inputs: { ${JSON.stringify(input)}: [${JSON.stringify(candidates[0])}] }`,
        });
    return candidates[0];
}
/** The name that skl2onnx 1.20 gives an input for a column: `limit bal ($)` → `limit_bal____`. */
function exportedName(column) {
    return column.replace(/[^\p{L}\p{N}_]/gu, '_');
}
function bindMatrix(spec, names, options, model) {
    if (options.features)
        return checkedWidth({ spec, columns: options.features }, model);
    if (spec.width !== undefined && spec.width === names.length)
        return { spec, columns: names };
    const width = spec.width === undefined ? 'a matrix of unknown width' : `${spec.width} columns without names`;
    throw fail('FEATURES_UNKNOWN', `${model} takes ${width}, and the table has ${names.length}: ${listed(names)}.`, {
        remedy: 'Name the features in the order of training, or the target and id columns so that they are left out.',
    });
}
function checkedWidth(bound, model) {
    const { spec, columns } = bound;
    if (spec.width !== undefined && spec.width !== columns.length)
        throw fail('FEATURES_MISMATCH', `Input "${spec.name}" of ${model} takes ${spec.width} columns; ${columns.length} features are declared: ${listed(columns)}.`, {
            remedy: 'Declare the columns that the training code uses, in its order; leave out target and id.',
        });
    const twice = columns.find((column, at) => columns.indexOf(column) !== at);
    if (twice !== undefined)
        throw fail('FEATURES_MISMATCH', `"${twice}" is declared twice as a feature of ${model}.`);
    return bound;
}
function missingColumns(missing, names, model) {
    const many = missing.length > 1;
    return fail('COLUMN_MISSING', `The table has no column${many ? 's' : ''} ${listed(missing)}, which ${model} takes. It has ${listed(names)}.`, {
        remedy: 'Rename the columns of the table, or map them: inputs: { input-name: [column] }.',
    });
}
/** Names in quotes, at most 30 of them. */
function listed(names) {
    const head = names.slice(0, 30).map((name) => (name.startsWith('"') ? name : JSON.stringify(name)));
    return names.length > 30 ? `${head.join(', ')} and ${names.length - 30} more` : head.join(', ');
}

;// CONCATENATED MODULE: ./packages/inference/lib/feeds.js


/** Element types as the runtime names them. */
const tensorTypes = {
    float: 'float32',
    double: 'float64',
    int64: 'int64',
    int32: 'int32',
    int16: 'int16',
    int8: 'int8',
    uint8: 'uint8',
    uint16: 'uint16',
    uint32: 'uint32',
    bool: 'bool',
    string: 'string',
};
/** Finds the columns of an input and turns each into what the input's type takes. Throws COLUMN_TYPE. */
function prepareColumns(bound, table, codes) {
    return bound.columns.map((name) => {
        const coded = codes.get(name);
        if (coded && bound.spec.type !== 'string')
            return { numbers: coded };
        const column = table.columns.find((one) => one.name === name);
        return bound.spec.type === 'string' ? asTexts(column, bound) : asNumbers(column, bound);
    });
}
function asNumbers(column, bound) {
    const { name, type } = bound.spec;
    if (column.kind === 'text') {
        if (column.nulls === column.codes.length)
            return { numbers: new Float64Array(column.codes.length).fill(Number.NaN) };
        const sample = column.levels.slice(0, 3);
        throw fail('COLUMN_TYPE', `Column "${column.name}" holds texts (${listed(sample)}), and input "${name}" takes ${type}.`, {
            remedy: 'Look for stray values in the column, encode it before training, or export the model with a string input.',
        });
    }
    if (column.logical === 'timestamp')
        throw fail('COLUMN_TYPE', `Column "${column.name}" holds times, and input "${name}" takes ${type}: the unit in which the model learned them is not known.`, {
            remedy: 'Derive numbers from the time (hour, days since …) before training, or leave the column out of the features.',
        });
    return { numbers: column.values };
}
function asTexts(column, bound) {
    if (column.kind === 'text')
        return { texts: column };
    if (column.logical !== 'integer')
        throw fail('COLUMN_TYPE', `Column "${column.name}" holds ${column.logical === 'number' ? 'fractions' : `${column.logical}s`}, and input "${bound.spec.name}" takes texts: how training wrote them as text is not known.`, {
            remedy: 'Write the column as text in the data.',
        });
    return { words: wordsOf(column) };
}
function wordsOf(column) {
    return Array.from(column.values, (value) => (Number.isNaN(value) ? '' : String(value)));
}
/**
 * Fills the tensor for rows `from` to `from + rows`, row by row. Values were checked before.
 * @param size rows of the tensor; beyond `rows` the last row is repeated (models with a fixed batch)
 */
function fillFeed(type, columns, from, rows, size) {
    const width = columns.length;
    if (type === 'string')
        return fillTexts(columns, from, rows, size);
    const data = allocate(type, size * width);
    columns.forEach((column, at) => {
        if (!('numbers' in column))
            throw new TypeError('a column of texts for an input of numbers');
        if (data instanceof BigInt64Array)
            for (let row = 0; row < rows; row++)
                data[row * width + at] = BigInt(column.numbers[from + row]);
        else
            for (let row = 0, to = at; row < rows; row++, to += width)
                data[to] = column.numbers[from + row];
    });
    for (let row = rows; row < size; row++)
        data.copyWithin(row * width, (rows - 1) * width, rows * width);
    return data;
}
function fillTexts(columns, from, rows, size) {
    const out = [];
    for (let row = 0; row < size; row++) {
        const at = from + Math.min(row, rows - 1);
        for (const column of columns)
            out.push(feeds_textAt(column, at));
    }
    return out;
}
function feeds_textAt(column, row) {
    if ('words' in column)
        return column.words[row];
    if ('texts' in column)
        return column.texts.levels[column.texts.codes[row]] ?? '';
    throw new TypeError('a column of numbers for an input of texts');
}
/** An array of the type that the runtime takes for tensors of this element type. */
function allocate(type, length) {
    switch (type) {
        case 'float':
            return new Float32Array(length);
        case 'double':
            return new Float64Array(length);
        case 'int64':
            return new BigInt64Array(length);
        case 'int32':
            return new Int32Array(length);
        case 'int16':
            return new Int16Array(length);
        case 'int8':
            return new Int8Array(length);
        case 'uint16':
            return new Uint16Array(length);
        case 'uint32':
            return new Uint32Array(length);
        case 'uint8':
        case 'bool':
            return new Uint8Array(length);
    }
}

;// CONCATENATED MODULE: ./packages/inference/lib/suspect.js


/** Fewer rows prove nothing: a value that the training data had may be absent. */
const fewRows = 100;
/**
 * Looks at the columns that a model compares with 0 and nothing else. A trainer splits between the values that it saw: of a column that
 * is never 0 or less, or has few values beside it, it does not ask `x ≤ 0`. Exports of categorical splits ask just that.
 * @throws UserError MODEL_EXPORT_SUSPECT
 */
function checkSplits(bound, columns, model) {
    if (model.options.suspectExport === 'accept')
        return;
    for (const { input, index, count } of model.facts.trees.onlyZero) {
        const name = bound.columns[index];
        const column = columns[index];
        if (input !== bound.spec.name || name === undefined || column === undefined || !('numbers' in column))
            continue;
        if (own(model.options.categories, name) !== undefined)
            continue;
        const seen = valuesOf(column.numbers);
        if (seen.rows < fewRows || seen.least < 0)
            continue;
        const pointless = seen.least > 0;
        const strange = count >= 3 && seen.distinct <= 32 && seen.zeros <= seen.rows / 2;
        if (!pointless && !strange)
            continue;
        throw fail('MODEL_EXPORT_SUSPECT', `${model.name} compares "${name}" with 0 and nothing else, ${count} times, and the column ${pointless ? `is never below ${seen.least}` : `has ${seen.distinct} different values`}: that is what is left of a categorical split after export.`, {
            remedy: `HistGradientBoosting with categorical_features does not survive export: encode the categories before the model and train without it. If "${name}" really is split at 0, say categories: { ${name}: as-is }.`,
        });
    }
}
function valuesOf(numbers) {
    const distinct = new Set();
    let rows = 0;
    let least = Number.POSITIVE_INFINITY;
    let zeros = 0;
    for (const value of numbers) {
        if (Number.isNaN(value))
            continue;
        rows++;
        if (value < least)
            least = value;
        if (value === 0)
            zeros++;
        if (distinct.size <= 32)
            distinct.add(value);
    }
    return { rows, least, zeros, distinct: distinct.size };
}

;// CONCATENATED MODULE: ./packages/inference/lib/score.js






const defaultBatch = 10_000;
/**
 * Scores every row of a table, in its order. All values are checked before the first call.
 * Between two calls the event loop turns; during one it does not.
 * @throws UserError for columns, types and values that the model does not take, and for answers that are not finite
 */
async function score(model, table, options = {}) {
    const names = table.columns.map((column) => column.name);
    const bound = bindInputs(model.inputs, names, model.options, model.name);
    checkPositive(model, options);
    const codes = categoryCodes(bound, table, model.facts, model.options, model.name);
    const inputs = bound.map((one) => ({ bound: one, columns: prepareColumns(one, table, codes) }));
    for (const one of inputs)
        checkSplits(one.bound, one.columns, model);
    const findings = inputs.flatMap((one) => checkValues(one.bound, one.columns, model.facts, model.options));
    const collected = collector(model.roles, table.rows, model.options, model.name);
    const outputs = [...(model.roles.label === undefined ? [] : [model.roles.label]), ...model.roles.numbers];
    const { step, size } = batchOf(bound, options.batch ?? defaultBatch, table.rows);
    for (let from = 0; from < table.rows; from += step) {
        options.signal?.throwIfAborted();
        const rows = Math.min(step, table.rows - from);
        const feeds = inputs.map(({ bound: { spec }, columns }) => {
            const length = size ?? rows;
            const dims = spec.rank === 1 ? [length] : [length, columns.length];
            return { name: spec.name, type: spec.type, data: fillFeed(spec.type, columns, from, rows, length), dims };
        });
        collected.add(await model.session.run(feeds, outputs), from, rows, size ?? rows);
        options.onProgress?.(from + rows, table.rows);
    }
    const predictions = collected.finish();
    return { ...predictions, findings: [...predictions.findings, ...findings] };
}
/** Rows a call, and the fixed size of the tensor where the graph has one. */
function batchOf(bound, wanted, rows) {
    const fixed = bound.find((one) => one.spec.batch !== undefined)?.spec.batch;
    return fixed === undefined
        ? { step: Math.max(1, Math.min(wanted, rows)), size: undefined }
        : { step: fixed, size: fixed };
}
function checkPositive(model, options) {
    const { classes } = model.roles;
    const { positiveLabel } = options;
    if (positiveLabel === undefined || classes === undefined || classes.includes(positiveLabel))
        return;
    throw fail('LABEL_UNKNOWN', `positive-label "${positiveLabel}" is none of the classes of ${model.name}: ${classes.join(', ')}.`, {
        remedy: `Write one of them: positive-label: ${classes.at(-1)}`,
    });
}

;// CONCATENATED MODULE: ./packages/inference/lib/consistency.js

/**
 * Compares answers with those that are expected, for example of an export with what the framework itself said. Sameness of labels is
 * judged by name, so that two orders of classes agree.
 */
function agreement(expected, actual, rule = {}) {
    const { tolerance = 1e-5, shareOfRows = 0 } = rule;
    const rows = expected.rows;
    if (rows !== actual.rows)
        return { rows, differing: rows, flips: rows, worst: Number.POSITIVE_INFINITY, agrees: false };
    const pairs = columnPairs(expected, actual);
    let differing = 0;
    let flips = 0;
    let worst = 0;
    for (let row = 0; row < rows; row++) {
        let difference = 0;
        for (const [one, other] of pairs) {
            const value = one[row];
            difference = Math.max(difference, Math.abs(other[row] - value) / Math.max(1, Math.abs(value)));
        }
        const flipped = expected.labels !== undefined && labelAt(expected, row) !== labelAt(actual, row);
        if (flipped)
            flips++;
        if (difference > tolerance || (flipped && pairs.length === 0))
            differing++;
        worst = Math.max(worst, difference);
    }
    return { rows, differing, flips, worst, agrees: differing <= shareOfRows * rows && flips <= shareOfRows * rows };
}
function labelAt(predictions, row) {
    return predictions.labels?.[predictions.predicted[row]];
}
function columnPairs(expected, actual) {
    const paired = (one, other) => one?.flatMap((column, at) => {
        const label = expected.labels?.[at];
        const place = label === undefined || one.length !== expected.labels?.length ? at : (actual.labels?.indexOf(label) ?? at);
        const match = other?.[place];
        return match
            ? [[column, match]]
            : [[column, new Float64Array(column.length).fill(Number.POSITIVE_INFINITY)]];
    }) ?? [];
    if (expected.labels === undefined)
        return paired(expected.targets ?? [expected.predicted], actual.targets ?? [actual.predicted]);
    return [...paired(expected.probabilities, actual.probabilities), ...paired(expected.scores, actual.scores)];
}
/**
 * Asks the first rows of a table in batches of all, seven and one, and the first again. A model whose answer for a row depends on the
 * rows beside it (normalising over the batch) or on chance would be validated on other answers than it serves.
 */
async function checkConsistency(model, table, rows = 64) {
    const head = headOf(table, Math.min(rows, table.rows));
    const whole = await score(model, head);
    const again = agreement(whole, await score(model, head), { tolerance: 0 });
    const alone = agreement(whole, await score(model, head, { batch: 1 }), { tolerance: 1e-6 });
    const sevens = agreement(whole, await score(model, head, { batch: 7 }), { tolerance: 1e-6 });
    return {
        rows: head.rows,
        deterministic: again.agrees,
        batchInvariant: alone.agrees && sevens.agrees,
        worst: Math.max(again.worst, alone.worst, sevens.worst),
    };
}
function headOf(table, rows) {
    const columns = table.columns.map((column) => column.kind === 'text'
        ? {
            ...column,
            codes: column.codes.subarray(0, rows),
            nulls: column.codes.subarray(0, rows).filter((code) => code < 0).length,
        }
        : {
            ...column,
            values: column.values.subarray(0, rows),
            nulls: column.values.subarray(0, rows).filter(Number.isNaN).length,
        });
    return { rows, columns };
}

;// CONCATENATED MODULE: ./packages/inference/lib/describe.js
/** What a report says about the file: versions of format and operators, inputs and outputs as declared, what was understood. */
function describeModel(model) {
    const { file, roles } = model;
    const declared = (one) => ({
        name: one.name,
        type: one.kind === 'tensor' ? one.type : one.kind,
        dims: one.dims ? [...one.dims] : null,
    });
    return {
        producer: file.producer,
        irVersion: file.irVersion,
        opsets: { ...file.opsets },
        digest: model.digest,
        bytes: file.bytes.length,
        inputs: file.inputs.map(declared),
        outputs: file.outputs.map(declared),
        label: roles.label ?? null,
        numbers: [...roles.numbers],
        classes: roles.classes ? [...roles.classes] : null,
        zipMapsRemoved: model.zipMaps.map((one) => one.output),
        categories: model.facts.categories.map(({ input, index, values }) => ({ input, index, values: [...values] })),
        imputes: [...model.facts.imputed],
    };
}

;// CONCATENATED MODULE: ./packages/inference/lib/latency.js

/**
 * Measures single-row calls, check of the row included, as a server makes them. With a champion the two take turns row by row,
 * each first in every second row, so that whatever else the machine does falls on both.
 */
async function measureLatency(models, table, clock, options = {}) {
    const { rows = 200, rounds = 5, warmUp = 50 } = options;
    const count = Math.min(rows, table.rows);
    const both = [models.candidate, ...(models.champion ? [models.champion] : [])];
    const asked = both.map((scorer) => ({
        scorer,
        rows: rowsOf(table, scorer.columns.map((column) => column.name), count),
    }));
    for (let call = 0; call < warmUp && count > 0; call++)
        for (const one of asked)
            await one.scorer.scoreRows([one.rows[call % count]]);
    const times = asked.map(() => Array.from({ length: rounds }, () => new Float64Array(count)));
    for (let round = 0; round < rounds; round++)
        for (let row = 0; row < count; row++)
            for (let turn = 0; turn < asked.length; turn++) {
                const who = (turn + row + round) % asked.length;
                const { scorer, rows: cells } = asked[who];
                const start = clock.monotonicMs();
                await scorer.scoreRows([cells[row]]);
                (times[who]?.[round])[row] = clock.monotonicMs() - start;
            }
    const [candidate, champion] = times;
    if (champion === undefined)
        return { candidate: summary(candidate) };
    const ratioAt = (share) => quantile(candidate.map((round, at) => quantile(round, share) / quantile(champion[at], share)), 0.5);
    return {
        candidate: summary(candidate),
        champion: summary(champion),
        ratio: { p50: ratioAt(0.5), p95: ratioAt(0.95), p99: ratioAt(0.99) },
    };
}
function summary(rounds) {
    const all = rounds.flatMap((round) => [...round]);
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    return { p50: quantile(all, 0.5), p95: quantile(all, 0.95), p99: quantile(all, 0.99), mean, calls: all.length };
}
/** Linear between order statistics, as numpy's default. */
function quantile(values, share) {
    const sorted = Float64Array.from(values).sort();
    const at = share * (sorted.length - 1);
    const low = sorted[Math.floor(at)];
    return low + (at % 1) * (sorted[Math.ceil(at)] - low);
}
/** The first rows of a table as cells, in the order of the given columns. Columns that the table lacks give null. */
function rowsOf(table, names, count) {
    const columns = names.map((name) => (0,lib/* columnOf */.uV)(table, name));
    return Array.from({ length: count }, (_, row) => columns.map((column) => {
        if (column === undefined)
            return null;
        if (column.kind === 'text')
            return column.levels[column.codes[row]] ?? null;
        const value = column.values[row];
        return Number.isNaN(value) ? null : value;
    }));
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./packages/inference/lib/identify.js
const exportIt = 'Export it to ONNX where it is trained, or hand in a prediction file instead of the model.';
const pickle = {
    what: 'a Python pickle (joblib, cloudpickle): loading one runs whatever it holds, so it is never opened here',
    remedy: 'In the training code, export with skl2onnx: onnx = to_onnx(model, X[:1], options={"zipmap": False}).',
};
const packed = (kind) => ({
    what: `packed with ${kind} (a joblib pickle often is)`,
    remedy: `If an ONNX model is inside, unpack it first; if it is a pickle: ${exportIt}`,
});
const signatures = [
    { hex: '8002', is: pickle },
    { hex: '8003', is: pickle },
    { hex: '8004', is: pickle },
    { hex: '8005', is: pickle },
    { hex: '1f8b', is: packed('gzip') },
    { hex: '425a68', is: packed('bzip2') },
    { hex: 'fd377a585a', is: packed('xz') },
    { hex: '28b52ffd', is: packed('zstd') },
    {
        hex: '504b0304',
        is: {
            what: 'a zip archive, as PyTorch (.pt, .pth), Keras (.keras) and skops files are',
            remedy: `PyTorch: torch.onnx.export(model, …). Keras: tf2onnx or model.export(…, format="onnx"). ${exportIt}`,
        },
    },
    {
        hex: '894844460d0a1a0a',
        is: { what: 'an HDF5 file, as Keras writes', remedy: `Convert it with tf2onnx. ${exportIt}` },
    },
    {
        hex: '54464c33',
        at: 4,
        is: { what: 'a TensorFlow Lite model', remedy: `Convert it with tf2onnx --tflite. ${exportIt}` },
    },
    { hex: '47475546', is: { what: 'a GGUF file', remedy: exportIt } },
    {
        hex: '43424d31',
        is: { what: 'a CatBoost model', remedy: 'Save it with model.save_model("model.onnx", format="onnx").' },
    },
    { hex: '25504446', is: { what: 'a PDF', remedy: exportIt } },
    { hex: '7f454c46', is: { what: 'a program', remedy: exportIt } },
    { hex: '50415231', is: { what: 'a Parquet table', remedy: 'Name the model, not the data.' } },
];
/** Says what the bytes are, by their first kilobyte. */
function identify(bytes) {
    const head = bytes.subarray(0, 1024);
    const hex = Buffer.from(head.subarray(0, 16)).toString('hex');
    const found = signatures.find((one) => hex.startsWith(one.hex, (one.at ?? 0) * 2));
    if (found)
        return found.is;
    const text = new TextDecoder('utf-8').decode(head);
    if (text.startsWith('version https://git-lfs.github.com/'))
        return {
            what: 'a Git LFS pointer: the model itself was not fetched',
            remedy: 'Add `lfs: true` to actions/checkout, or run `git lfs pull`.',
        };
    return identifyText(text) ?? { what: 'of no known form', remedy: exportIt };
}
function identifyText(text) {
    const start = text.trimStart().slice(0, 200).toLowerCase();
    if (start.startsWith('<!doctype html') || start.startsWith('<html'))
        return {
            what: 'an HTML page: probably the answer of a server that wanted a login or found nothing',
            remedy: 'Fetch the model again and look at the status of the download.',
        };
    if (start.startsWith('<?xml') || start.startsWith('<pmml'))
        return { what: 'XML (PMML?)', remedy: exportIt };
    if (start.startsWith('tree\nversion='))
        return { what: 'a LightGBM text model', remedy: 'Export with onnxmltools.convert_lightgbm(model, zipmap=False).' };
    if (start.startsWith('{"learner"') || start.startsWith('{l'))
        return { what: 'an XGBoost model (JSON or UBJ)', remedy: 'Export with onnxmltools.convert_xgboost(model).' };
    if (start.startsWith('{') || start.startsWith('['))
        return {
            what: 'a JSON document: a server answers so when it refuses',
            remedy: 'Open it and read what it says; then fetch the model again.',
        };
    // Printable throughout: some text. ONNX has control characters within its first bytes.
    return /^[\t\n\r\x20-\x7e\u00a0-\ufffc]+$/.test(text.slice(0, 64))
        ? { what: 'a text file', remedy: exportIt }
        : undefined;
}

;// CONCATENATED MODULE: ./packages/inference/lib/onnx-file.js

/** Element types of ONNX tensors (TensorProto.DataType), by their number. */
const elementTypes = [
    'undefined',
    'float',
    'uint8',
    'int8',
    'uint16',
    'int16',
    'int32',
    'int64',
    'string',
    'bool',
    'float16',
    'double',
    'uint32',
    'uint64',
    'complex64',
    'complex128',
    'bfloat16',
];
/**
 * Reads an ONNX ModelProto. Field numbers: onnx.proto of ONNX 1.x, which never reuses one.
 * Throws WireError when the bytes are no such message.
 */
function readOnnxFile(bytes) {
    let irVersion = 0;
    let producer = '';
    let graph;
    const opsets = Object.create(null);
    const metadata = Object.create(null);
    eachField(bytes, 0, bytes.length, (field, wire, from, to, value) => {
        if (field === 1 && wire === 0)
            irVersion = value;
        else if (field === 2 && wire === 2)
            producer = textAt(bytes, from, to);
        else if (field === 7 && wire === 2)
            graph = { start: from, end: to };
        else if (field === 8 && wire === 2)
            readOpset(bytes, from, to, opsets);
        else if (field === 14 && wire === 2) {
            const [key, text] = readPair(bytes, from, to);
            metadata[key] = text;
        }
    });
    if (graph === undefined || irVersion < 1)
        throw new WireError('there is no graph in it');
    return { bytes, irVersion, producer, opsets, metadata, graph, ...readGraph(bytes, graph) };
}
function readOpset(bytes, from, to, into) {
    let domain = '';
    let version = 0;
    eachField(bytes, from, to, (field, wire, start, end, value) => {
        if (field === 1 && wire === 2)
            domain = textAt(bytes, start, end);
        else if (field === 2 && wire === 0)
            version = value;
    });
    into[domain || 'ai.onnx'] = version;
}
function readPair(bytes, from, to) {
    const pair = ['', ''];
    eachField(bytes, from, to, (field, wire, start, end) => {
        if (wire === 2 && field <= 2)
            pair[field - 1] = textAt(bytes, start, end);
    });
    return pair;
}
function readGraph(bytes, graph) {
    const inputs = [];
    const outputs = [];
    const nodes = [];
    const initializers = new Map();
    let fieldStart = graph.start;
    eachField(bytes, graph.start, graph.end, (field, wire, from, to) => {
        const range = { start: fieldStart, end: to };
        fieldStart = to;
        if (wire !== 2)
            return;
        if (field === 1)
            nodes.push(readNode(bytes, from, to, range));
        else if (field === 5) {
            const one = readInitializer(bytes, from, to);
            initializers.set(one.name, one);
        }
        else if (field === 11)
            inputs.push(readValueInfo(bytes, from, to));
        else if (field === 12)
            outputs.push(readValueInfo(bytes, from, to));
    });
    // Old exporters (IR 3) list constants among the inputs too.
    return { inputs: inputs.filter((one) => !initializers.has(one.name)), outputs, nodes, initializers };
}
function readNode(bytes, from, to, range) {
    const inputs = [];
    const outputs = [];
    const attributes = new Map();
    let opType = '';
    let domain = '';
    eachField(bytes, from, to, (field, wire, start, end) => {
        if (wire !== 2)
            return;
        if (field === 1)
            inputs.push(textAt(bytes, start, end));
        else if (field === 2)
            outputs.push(textAt(bytes, start, end));
        else if (field === 4)
            opType = textAt(bytes, start, end);
        else if (field === 7)
            domain = textAt(bytes, start, end);
        else if (field === 5)
            attributes.set(attributeName(bytes, start, end), { start, end });
    });
    return { opType, domain, inputs, outputs, attributes, range };
}
function attributeName(bytes, from, to) {
    let name = '';
    eachField(bytes, from, to, (field, wire, start, end) => {
        if (field === 1 && wire === 2)
            name = textAt(bytes, start, end);
    });
    return name;
}
function readInitializer(bytes, from, to) {
    const dims = [];
    let name = '';
    let type = 'undefined';
    let location;
    eachField(bytes, from, to, (field, wire, start, end, value) => {
        if (field === 1) {
            if (wire === 0)
                dims.push(value);
            else
                packedVarints(bytes, start, end, dims);
        }
        else if (field === 2 && wire === 0)
            type = elementTypes[value] ?? 'other';
        else if (field === 8 && wire === 2)
            name = textAt(bytes, start, end);
        else if (field === 13 && wire === 2) {
            const [key, text] = readPair(bytes, start, end);
            if (key === 'location')
                location = text;
        }
    });
    return { name, type, dims, range: { start: from, end: to }, external: location };
}
function readValueInfo(bytes, from, to) {
    let name = '';
    let kind = 'other';
    let type = 'undefined';
    let dims;
    eachField(bytes, from, to, (field, wire, start, end) => {
        if (field === 1 && wire === 2)
            name = textAt(bytes, start, end);
        if (field !== 2 || wire !== 2)
            return;
        eachField(bytes, start, end, (typeField, typeWire, typeStart, typeEnd) => {
            if (typeWire !== 2)
                return;
            kind = typeField === 1 ? 'tensor' : typeField === 4 ? 'sequence' : typeField === 5 ? 'map' : 'other';
            if (typeField !== 1)
                return;
            eachField(bytes, typeStart, typeEnd, (tensorField, _wire, tensorStart, tensorEnd, value) => {
                if (tensorField === 1)
                    type = elementTypes[value] ?? 'other';
                else if (tensorField === 2)
                    dims = readShape(bytes, tensorStart, tensorEnd);
            });
        });
    });
    return { name, kind, type, dims };
}
function readShape(bytes, from, to) {
    const dims = [];
    eachField(bytes, from, to, (field, wire, start, end) => {
        if (field !== 1 || wire !== 2)
            return;
        let dimension = null;
        eachField(bytes, start, end, (part, _wire, partStart, partEnd, value) => {
            if (part === 1)
                dimension = value;
            else if (part === 2)
                dimension = textAt(bytes, partStart, partEnd) || null;
        });
        dims.push(dimension);
    });
    return dims;
}

;// CONCATENATED MODULE: ./packages/inference/lib/outputs.js



const labelTypes = new Set(['int64', 'int32', 'int8', 'uint8', 'string', 'bool']);
const numberTypes = new Set(['float', 'double']);
/**
 * Finds the roles by type and count: whole numbers or texts are labels, floats are the numbers. Names are never guessed at:
 * the same output is called label, output_label, variable or something else by each exporter.
 */
function outputRoles(file, removed, options, model) {
    const outputs = file.outputs;
    const named = options.outputs;
    const find = (name) => {
        const zip = removed.find((one) => one.output === name);
        const found = outputs.find((one) => one.name === (zip?.tensor ?? name));
        if (found)
            return found;
        const names = outputs.map((one) => one.name).join(', ');
        throw fail('MODEL_OUTPUT_UNSUPPORTED', `${model} has no output "${name}"; it has ${names}.`);
    };
    if (named)
        return declaredRoles(file, removed, options, find);
    const labels = outputs.filter((one) => one.kind === 'tensor' && labelTypes.has(one.type));
    const numbers = outputs.filter((one) => one.kind === 'tensor' && numberTypes.has(one.type));
    const refuse = (why) => fail('MODEL_OUTPUT_UNSUPPORTED', `${model} ${why}: ${outputs.map(described).join('; ')}.`, {
        remedy: 'Name them: outputs: { label: …, probabilities: … } or { value: … }. Maps and sequences: export with zipmap off.',
    });
    if (labels.length > 1)
        throw refuse('has several outputs that may be the label');
    if (labels.length + numbers.length === 0)
        throw refuse('has no output that a table of predictions could hold');
    const oneColumnEach = numbers.every((one) => one.dims?.length === 1);
    if (numbers.length > 1 && !oneColumnEach)
        throw refuse('has several outputs of numbers');
    const unreadable = outputs.filter((one) => one.kind !== 'tensor');
    if (unreadable.length > 0 && numbers.length === 0)
        throw refuse('gives what the runtime for Node cannot give');
    const [label] = labels;
    if (label === undefined) {
        const classes = options.task === 'binary' || options.task === 'multiclass';
        return {
            label: undefined,
            numbers: numbers.map((one) => one.name),
            meaning: classes ? 'classes' : 'values',
            declared: undefined,
            classes: options.classes,
        };
    }
    return {
        label: label.name,
        numbers: numbers.map((one) => one.name),
        meaning: 'classes',
        declared: undefined,
        classes: knownClasses(file, removed, label.name, options),
    };
}
function declaredRoles(file, removed, options, find) {
    const named = options.outputs ?? {};
    const { probabilities, score, value } = named;
    const label = named.label === undefined ? undefined : find(named.label).name;
    const given = probabilities ?? score ?? value;
    const names = given === undefined ? [] : typeof given === 'string' ? [given] : given;
    const declared = probabilities !== undefined
        ? 'probabilities'
        : score !== undefined
            ? 'score'
            : value !== undefined
                ? 'value'
                : undefined;
    return {
        label,
        numbers: names.map((name) => find(name).name),
        meaning: value === undefined ? 'classes' : 'values',
        declared,
        classes: label === undefined ? options.classes : knownClasses(file, removed, label, options),
    };
}
function knownClasses(file, removed, label, options) {
    const fromZip = removed.find((one) => one.classes.length > 0)?.classes;
    return options.classes ?? fromZip ?? classesBehind(file, label);
}
function described(output) {
    return output.kind === 'tensor'
        ? `"${output.name}" ${output.type} ${shown(output.dims)}`
        : `"${output.name}" (a ${output.kind})`;
}

// EXTERNAL MODULE: ./packages/native/lib/index.js + 9 modules
var native_lib = __webpack_require__(45463);
;// CONCATENATED MODULE: ./packages/inference/lib/runtime.js





/** Opens a session from bytes. Files of external weights are looked for in the folder of `path` only. */
async function openSession(bytes, path, options, model) {
    const runtime = options.runtime ?? (await (0,native_lib.loadOnnxRuntime)());
    const threads = options.threads ?? 1;
    // Threads that wait in a loop take the processor from everyone else: on a busy machine three times the work for the same answer.
    const intra_op = { allow_spinning: '0' };
    const weights = path === undefined ? {} : { model_external_initializers_file_folder_path: (0,external_node_path_.dirname)(path) };
    let session;
    try {
        // Level 4: nothing but fatal errors on stderr. Every other error is thrown, too.
        session = await runtime.InferenceSession.create(bytes, {
            intraOpNumThreads: threads,
            interOpNumThreads: 1,
            logSeverityLevel: 4,
            extra: { session: { intra_op, ...weights } },
        });
    }
    catch (cause) {
        throw refusal(cause, model);
    }
    return {
        async run(feeds, outputs) {
            const tensors = Object.create(null);
            for (const feed of feeds)
                tensors[feed.name] = tensorOf(runtime, feed);
            try {
                return (await session.run(tensors, outputs));
            }
            catch (cause) {
                throw fail('RUN_FAILED', `${model} failed while it scored: ${words(cause)}`, { cause });
            }
        },
        close: () => session.release(),
    };
}
function tensorOf(runtime, feed) {
    const { data, dims } = feed;
    const type = tensorTypes[feed.type];
    return new runtime.Tensor(type, data, dims);
}
/** The runtime's message without its C++ function names and paths of source files. */
function words(cause) {
    return (0,lib/* messageOf */.bD)(cause)
        .replace(/\/onnxruntime_src\/\S+ .*?\)\s(?=[A-Z])/s, '')
        .replace(/^Load model from .*? failed:\s*/s, '')
        .replace(/\S+\.cc:\d+ \S+\s/g, '')
        .trim();
}
function refusal(cause, model) {
    const text = words(cause);
    const version = /Unsupported model IR version: (\d+), max supported IR version: (\d+)/.exec(text);
    if (version)
        return fail('MODEL_TOO_NEW', `${model} has IR version ${version[1]}; this runtime knows up to ${version[2]}.`, {
            remedy: `Export with an older onnx package, or set model.ir_version = ${version[2]} before saving.`,
            cause,
        });
    const opset = /Opset (\d+) is under development.*?domain (\S+) is till opset (\d+)/s.exec(text);
    if (opset)
        return fail('MODEL_TOO_NEW', `${model} needs operator set ${opset[1]} of ${opset[2]}; this runtime knows up to ${opset[3]}.`, {
            remedy: `Export with target_opset=${opset[3]} or lower.`,
            cause,
        });
    if (/external data/i.test(text))
        return fail('MODEL_EXTERNAL_WEIGHTS', `${model} keeps weights in another file, which cannot be used: ${text}`, {
            remedy: 'Save the model as one file, or keep its weight files in its own folder and open it by path.',
            cause,
        });
    if (/protobuf parsing failed/i.test(text))
        return fail('MODEL_BROKEN', `${model} is damaged: ${text}`, { remedy: 'Export or fetch it again.', cause });
    return fail('MODEL_NOT_LOADABLE', `The runtime refuses ${model}: ${text}`, {
        remedy: /tensor\(double\)/.test(text)
            ? 'Export with FloatTensorType (train or convert on float32): the runtime has no such operator for float64.'
            : 'Export with a lower target_opset, or without the operator that the message names.',
        cause,
    });
}

;// CONCATENATED MODULE: ./packages/inference/lib/zipmap.js


/** Field numbers of onnx.proto. */
const graphField = 7;
const nodeField = 1;
const outputField = 12;
/**
 * Finds the ZipMap nodes behind outputs. The runtime for Node cannot give maps, and exporters end classifiers in a ZipMap by default.
 * The node only renames columns: dropping it and giving out its input changes no number.
 */
function findZipMaps(file) {
    return file.outputs.flatMap((output) => {
        const node = file.nodes.find((one) => isZipMap(one) && one.outputs[0] === output.name);
        const tensor = node?.inputs[0];
        if (node === undefined || tensor === undefined)
            return [];
        const words = stringsOf(file, node, 'classlabels_strings');
        const classes = words.length > 0 ? words : intsOf(file, node, 'classlabels_int64s').map(String);
        return [{ output: output.name, tensor, classes }];
    });
}
function isZipMap(node) {
    return node.opType === 'ZipMap' && node.domain === 'ai.onnx.ml';
}
/** The same model without those ZipMap nodes, their input tensors as outputs in the same places. Everything else keeps its bytes. */
function withoutZipMaps(file, removed) {
    const { bytes, graph } = file;
    const dropped = new Set(file.nodes
        .filter((node) => isZipMap(node) && removed.some((one) => node.outputs[0] === one.output))
        .map((node) => node.range.start));
    const parts = [];
    let fieldStart = graph.start;
    eachField(bytes, graph.start, graph.end, (field, _wire, from, to) => {
        const start = fieldStart;
        fieldStart = to;
        if (field === nodeField && dropped.has(start))
            return;
        const zip = field === outputField ? removed.find((one) => one.output === outputName(bytes, from, to)) : undefined;
        parts.push(zip ? floatOutput(zip.tensor) : bytes.subarray(start, to));
    });
    const outside = [];
    fieldStart = 0;
    eachField(bytes, 0, bytes.length, (field, _wire, from, to) => {
        const start = fieldStart;
        fieldStart = to;
        outside.push(field === graphField && from === graph.start
            ? lengthDelimited(graphField, joinBytes(parts))
            : bytes.subarray(start, to));
    });
    return joinBytes(outside);
}
function outputName(bytes, from, to) {
    let name = '';
    eachField(bytes, from, to, (field, wire, start, end) => {
        if (field === 1 && wire === 2)
            name = textAt(bytes, start, end);
    });
    return name;
}
/** A ValueInfoProto: a float tensor of that name, of any shape. ZipMap takes float tensors only. */
function floatOutput(name) {
    const elementIsFloat = Uint8Array.from([0x08, 0x01]);
    const type = lengthDelimited(2, lengthDelimited(1, elementIsFloat));
    return lengthDelimited(outputField, joinBytes([lengthDelimited(1, new TextEncoder().encode(name)), type]));
}

;// CONCATENATED MODULE: ./packages/inference/lib/model.js












/**
 * Opens an ONNX model and finds out what its inputs and outputs are.
 * @param source a path, or the bytes of the file (external weights need a path)
 * @throws UserError MODEL_*: not found, not ONNX (says what it is), damaged, too new, not loadable, unsupported or suspect
 */
async function openModel(source, options = {}) {
    const path = typeof source === 'string' ? source : undefined;
    const name = options.name ?? path ?? 'the model';
    const bytes = typeof source === 'string' ? await readModel(source, name) : source;
    const original = parseModel(bytes, name);
    checkExternal(original, path, name);
    const zipMaps = understood(() => findZipMaps(original), name);
    const runnable = zipMaps.length === 0 ? bytes : withoutZipMaps(original, zipMaps);
    const file = zipMaps.length === 0 ? original : parseModel(runnable, name);
    const inputs = inputSpecs(file, name);
    const { roles, facts } = understood(() => ({ roles: outputRoles(file, zipMaps, options, name), facts: graphFacts(file) }), name);
    if (options.suspectExport !== 'accept')
        checkTrees(facts, name);
    const session = await openSession(runnable, path, options, name);
    return {
        name,
        digest: (0,lib/* sha256 */.sc)(bytes),
        file: original,
        inputs,
        roles,
        zipMaps,
        facts,
        options,
        session,
        close: () => session.close(),
    };
}
/** Attributes are read late: one that is cut off is found only then. */
function understood(read, name) {
    try {
        return read();
    }
    catch (cause) {
        throw cause instanceof WireError ? broken(name, cause) : cause;
    }
}
function broken(name, cause) {
    return fail('MODEL_BROKEN', `${name} begins as ONNX and does not hold together (${cause.message}).`, {
        remedy: 'Export or fetch it again; compare its size with the original.',
        cause,
    });
}
async function readModel(path, name) {
    try {
        return await (0,promises_.readFile)(path);
    }
    catch (cause) {
        throw fail('MODEL_NOT_FOUND', `${name} cannot be read: ${(0,lib/* messageOf */.bD)(cause)}`, {
            remedy: 'Check the path, and that training wrote the file.',
            cause,
        });
    }
}
/** Reads the file without the runtime, or says what it is instead of a model. */
function parseModel(bytes, name) {
    if (bytes.length === 0)
        throw fail('MODEL_NOT_ONNX', `${name} is empty.`, {
            remedy: 'Training did not finish writing it: look at its log.',
        });
    try {
        return readOnnxFile(bytes);
    }
    catch (cause) {
        if (!(cause instanceof WireError))
            throw cause;
        // ONNX begins with its IR version (field 1): what does not is something else, what does is damaged.
        if (bytes[0] === 0x08)
            throw broken(name, cause);
        const { what, remedy } = identify(bytes);
        throw fail('MODEL_NOT_ONNX', `${name} is not an ONNX model: it is ${what}.`, { remedy, cause });
    }
}
function checkExternal(file, path, name) {
    for (const { name: constant, external } of file.initializers.values()) {
        if (external === undefined)
            continue;
        const refuse = (why) => fail('MODEL_EXTERNAL_WEIGHTS', `"${constant}" of ${name} stands in another file, ${JSON.stringify(external)}, ${why}.`, {
            remedy: 'Save the model as one file: onnx.save(model, path), without save_as_external_data.',
        });
        const inside = (0,external_node_path_.normalize)(external);
        if (external === '' ||
            (0,external_node_path_.isAbsolute)(external) ||
            inside === '..' ||
            inside.startsWith(`..${external_node_path_.sep}`) ||
            /^[a-z]:/i.test(external))
            throw refuse('outside the folder of the model');
        if (path === undefined)
            throw refuse('and the model was given as bytes: open it by its path');
    }
}
/** The trainer reorders columns when it has categories, so that the number of a column in the file names none of the table. */
function checkTrees(facts, name) {
    const count = facts.trees.repeated;
    if (count === 0)
        return;
    throw fail('MODEL_EXPORT_SUSPECT', `${count} nodes in the trees of ${name} repeat the question of a node above them: the export lost what the model learned there.`, {
        remedy: 'HistGradientBoosting with categorical_features does not survive export: encode the categories before the model and train without it. If answers were compared with the framework and are right, say "suspect-export: accept".',
    });
}

;// CONCATENATED MODULE: ./packages/inference/lib/predictions.js
/** What the numbers were found to be: kept beside a model (`ModelOptions.meaning`), it makes single rows be read the same way. */
function meaningOf(predictions) {
    const { labels, probabilities, scores, scoreKind } = predictions;
    if (labels === undefined)
        return { numbers: 'values' };
    return { numbers: probabilities ? 'probabilities' : scores ? (scoreKind ?? 'score') : 'none', labels };
}
/**
 * The numbers that rank rows by how much they speak for one class: its probability, its own score, or the single score of two classes,
 * which speaks for the second and is turned round for the first. The score of a prediction file speaks for the class that is asked for:
 * its author calls that class positive. Undefined where there are none.
 */
function scoreOfClass(predictions, at) {
    const { labels = [], probabilities, scores, scoreKind, evidence } = predictions;
    if (probabilities)
        return probabilities[at];
    const [only] = scores ?? [];
    if (scores?.length !== 1 || only === undefined) {
        const own = scores?.[at];
        return scoreKind === 'distance' ? own?.map((value) => -value) : own;
    }
    if (evidence === 'claimed')
        return only;
    if (labels.length !== 2)
        return undefined;
    return at === 1 ? only : only.map((value) => -value);
}
/** The position of a class. Throws LABEL_UNKNOWN through `refuse`. */
function classIndex(labels, label, refuse) {
    const found = labels.indexOf(label);
    if (found >= 0)
        return found;
    throw refuse(`"${label}" is none of the classes: ${labels.map((one) => JSON.stringify(one)).join(', ')}.`);
}
/** The header of the prediction file: `prediction`, then a column a class, `score`, or nothing more. */
function predictionColumns(predictions) {
    const { labels = [], probabilities, scores, targets, targetNames } = predictions;
    if (targets)
        return targets.map((_, at) => `prediction_${targetNames?.[at] ?? at + 1}`);
    if (probabilities)
        return ['prediction', ...probabilities.map((_, at) => `probability_${labels[at] ?? at}`)];
    if (scores?.length === 1)
        return ['prediction', 'score'];
    if (scores)
        return ['prediction', ...scores.map((_, at) => `score_${labels[at] ?? at}`)];
    return ['prediction'];
}
/**
 * The prediction file as CSV (RFC 4180, LF), in pieces of about 64 KiB so that a large table needs no large text.
 * Numbers are written so that reading them gives the same double.
 */
function* predictionsCsv(predictions) {
    const { labels, predicted, probabilities, scores, targets, rows } = predictions;
    const columns = targets ?? probabilities ?? scores ?? [];
    const words = labels?.map(cell);
    let text = `${predictionColumns(predictions).map(cell).join(',')}\n`;
    for (let row = 0; row < rows; row++) {
        if (!targets)
            text += words ? words[predicted[row]] : predicted[row];
        for (let at = 0; at < columns.length; at++)
            text += at === 0 && targets ? columns[at]?.[row] : `,${columns[at]?.[row]}`;
        text += '\n';
        if (text.length > 65_536) {
            yield text;
            text = '';
        }
    }
    yield text;
}
function cell(text) {
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

;// CONCATENATED MODULE: ./packages/inference/lib/prediction-files.js





/**
 * Reads predictions that were made elsewhere, for models that are not ONNX: `prediction`, then `probability_<class>` per class or
 * `score`, a line a row of the data in its order. The evidence is `claimed`: the author's word.
 * @throws UserError PREDICTIONS_INVALID
 */
function readPredictions(table, options) {
    const file = options.name ?? 'The prediction file';
    const invalid = (message, remedy) => fail('PREDICTIONS_INVALID', `${file} ${message}`, remedy === undefined ? {} : { remedy });
    if (options.rows !== undefined && options.rows !== table.rows)
        throw invalid(`has ${table.rows} rows; the data have ${options.rows}.`, 'Write one line for every row of the data, in its order.');
    const prediction = (0,lib/* columnOf */.uV)(table, 'prediction');
    if (options.task === 'regression' || options.task === 'ranking') {
        const predicted = numbers(prediction ?? (0,lib/* columnOf */.uV)(table, 'score'), 'prediction', invalid);
        return { rows: table.rows, predicted, evidence: 'claimed', findings: [] };
    }
    const columns = table.columns.filter((column) => column.name.startsWith('probability_'));
    const score = (0,lib/* columnOf */.uV)(table, 'score');
    if (prediction === undefined && columns.length < 2)
        throw invalid(`has no column "prediction"; it has ${listed(table.columns.map((column) => column.name))}.`, 'Name the predicted class "prediction".');
    const said = prediction && textsOf(prediction, invalid);
    const labels = labelsOf(columns, said, options, invalid);
    const probabilities = columns.length > 0 ? probabilityColumns(columns, labels, invalid) : undefined;
    const refuse = (message) => invalid(`holds a prediction that is no class: ${message}`);
    const predicted = said
        ? Float64Array.from(said, (label) => classIndex(labels, label, refuse))
        : largest(probabilities);
    const shares = probabilities
        ? { probabilities }
        : score
            ? { scores: [numbers(score, 'score', invalid)], scoreKind: 'score' }
            : {};
    return { rows: table.rows, labels, predicted, ...shares, evidence: 'claimed', findings: [] };
}
function numbers(column, name, invalid) {
    if (column === undefined)
        throw invalid(`has no column "${name}".`);
    const bad = column.kind === 'text' ? 0 : column.values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0)
        throw invalid(`has no finite number in column "${column.name}", row ${bad + 1}.`);
    return column.values;
}
function textsOf(column, invalid) {
    if (column.nulls > 0)
        throw invalid(`has ${column.nulls} rows without a prediction.`, 'Every row needs one.');
    return column.kind === 'text'
        ? Array.from(column.codes, (code) => column.levels[code])
        : Array.from(column.values, String);
}
function labelsOf(columns, said, options, invalid) {
    const named = columns.map((column) => column.name.slice('probability_'.length));
    const distinct = [...new Set(said ?? [])].sort(byNumber);
    if (options.classes) {
        const strange = named.find((label) => !options.classes?.includes(label));
        if (strange !== undefined)
            throw invalid(`has probabilities of "${strange}", which is none of the classes ${listed(options.classes)}.`);
        return options.classes;
    }
    if (named.length !== 1)
        return named.length > 0 ? named : distinct;
    // One column of two: the other class is the one that is predicted and has no column.
    const others = distinct.filter((label) => label !== named[0]);
    if (others.length === 1)
        return [others[0], named[0]];
    throw invalid(`has probabilities of "${named[0]}" only, and the other class is not known.`, 'Write a column for every class.');
}
function byNumber(one, other) {
    const difference = Number(one) - Number(other);
    return Number.isNaN(difference) ? (one < other ? -1 : 1) : difference;
}
function probabilityColumns(columns, labels, invalid) {
    const given = new Map(columns.map((column) => [column.name.slice('probability_'.length), numbers(column, column.name, invalid)]));
    const [first, second] = labels;
    if (given.size === 1 && labels.length === 2) {
        const one = [...given.values()][0];
        const other = one.map((value) => 1 - value);
        given.set(given.has(first) ? second : first, other);
    }
    const ordered = labels.map((label) => {
        const found = given.get(label);
        if (found === undefined)
            throw invalid(`has no column "probability_${label}".`, 'Write a column for every class.');
        return found;
    });
    if (!areProbabilities(ordered, 1e-3))
        throw invalid('has rows whose probabilities lie outside [0, 1] or do not sum to 1.', 'Call numbers that are no probabilities "score".');
    return ordered;
}
function largest(columns) {
    return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => columns.reduce((best, column, at) => (column[row] > columns[best]?.[row] ? at : best), 0));
}

;// CONCATENATED MODULE: ./packages/inference/lib/rows.js






/**
 * Prepares single-row scoring. Where the numbers of the model were found from many rows, give `meaning` when opening it.
 * @param names the columns of the rows, when the model does not name them; default: the declared features, else the inputs' names
 */
function rowScorer(model, names) {
    const known = names ?? model.options.features ?? model.inputs.map((input) => input.name);
    const bound = bindInputs(model.inputs, known, model.options, model.name);
    const columns = [...new Set(bound.flatMap((one) => one.columns))];
    const readers = new Map(bound.flatMap((one) => one.columns.map((name, index) => [columnKey(one.spec.name, index), reader(model, one, name, index)])));
    const plans = bound.map((one) => ({
        bound: one,
        cells: one.columns.map((name, index) => ({
            at: columns.indexOf(name),
            read: readers.get(columnKey(one.spec.name, index)),
        })),
    }));
    const outputs = [...(model.roles.label === undefined ? [] : [model.roles.label]), ...model.roles.numbers];
    const fixed = bound.find((one) => one.spec.batch !== undefined)?.spec.batch;
    return {
        columns: columns.map((name) => rows_described(model, bound, name)),
        async scoreRows(rows) {
            const collected = collector(model.roles, rows.length, model.options, model.name);
            const step = fixed ?? Math.max(1, rows.length);
            for (let from = 0; from < rows.length; from += step) {
                const count = Math.min(step, rows.length - from);
                const feeds = plans.map((plan) => feedOf(plan, rows, from, count, fixed ?? count));
                collected.add(await model.session.run(feeds, outputs), from, count, fixed ?? count);
            }
            return collected.finish();
        },
    };
}
function feedOf(plan, rows, from, count, size) {
    const { spec } = plan.bound;
    const width = plan.cells.length;
    const data = spec.type === 'string' ? new Array(size * width) : allocate(spec.type, size * width);
    for (let row = 0; row < size; row++) {
        // A fixed batch is filled up with the last row.
        const cells = rows[from + Math.min(row, count - 1)];
        for (let column = 0; column < width; column++) {
            const { at, read } = plan.cells[column];
            const value = read(cells[at], from + row);
            if (data instanceof BigInt64Array)
                data[row * width + column] = BigInt(value);
            else
                data[row * width + column] = value;
        }
    }
    return { name: spec.name, type: spec.type, data, dims: spec.rank === 1 ? [size] : [size, width] };
}
function rows_described(model, bound, name) {
    const one = bound.find((input) => input.columns.includes(name));
    const key = columnKey(one.spec.name, one.columns.indexOf(name));
    const declared = own(model.options.categories, name);
    const known = model.facts.categories.find((entry) => columnKey(entry.input, entry.index) === key);
    const categories = Array.isArray(declared) ? declared.map(String) : known && [...known.values];
    const real = one.spec.type === 'float' || one.spec.type === 'double';
    const takes = one.spec.type === 'string' ? 'text' : real && !model.facts.cast.has(key) ? 'number' : 'integer';
    return { name, takes, mayMiss: mayMiss(model, one, key), ...(categories ? { categories } : {}) };
}
function mayMiss(model, bound, key) {
    const real = bound.spec.type === 'float' || bound.spec.type === 'double';
    return real && (model.options.missing === 'allow' || model.facts.imputed.has(key));
}
/** Makes the function that turns a cell into what is fed, or throws as the checks of tables do. */
function reader(model, bound, name, index) {
    const key = columnKey(bound.spec.name, index);
    const known = model.facts.categories.filter((one) => one.input === bound.spec.name && one.index === index);
    const allowed = model.options.unknownCategories === 'zeros' ? known.filter((one) => !one.zeros) : known;
    if (bound.spec.type === 'string')
        return textReader(name, allowed);
    const declared = own(model.options.categories, name);
    const missing = mayMiss(model, bound, key);
    if (Array.isArray(declared))
        return codeReader(name, declared, missing);
    const { type } = bound.spec;
    const whole = (type !== 'float' && type !== 'double') || model.facts.cast.has(key);
    const limit = type === 'float' ? 3.4028235677973366e38 : type === 'double' ? Infinity : 2 ** 53;
    const numbers = allowed.map((one) => new Set([...one.values].map(Number)));
    return (cell, row) => {
        if (cell === null || cell === undefined)
            return missingCell(name, row, missing);
        const value = typeof cell === 'boolean' ? Number(cell) : cell;
        if (typeof value !== 'number')
            throw wrongType(name, row, cell, 'a number');
        if (!(Math.abs(value) < limit))
            throw fail('VALUE_NOT_FINITE', `Column "${name}" has ${value} in row ${row + 1}, which is no finite ${type}.`);
        if (whole && value % 1 !== 0)
            throw fail('VALUE_NOT_INTEGER', `Column "${name}" has ${value} in row ${row + 1}, and the model takes whole numbers there.`);
        for (const set of numbers)
            if (!set.has(value))
                throw unknownCategory(name, row, cell, allowed);
        return value;
    };
}
function textReader(name, known) {
    return (cell, row) => {
        if (cell === null || cell === undefined || cell === '')
            return missingCell(name, row, false);
        if (typeof cell === 'boolean')
            throw wrongType(name, row, cell, 'a text');
        const text = String(cell);
        for (const one of known)
            if (!one.values.has(text))
                throw unknownCategory(name, row, cell, known);
        return text;
    };
}
function codeReader(name, list, missing) {
    const positions = new Map(list.map((value, code) => [String(value), code]));
    return (cell, row) => {
        if (cell === null || cell === undefined)
            return missingCell(name, row, missing);
        const code = positions.get(String(cell));
        if (code === undefined)
            throw fail('CATEGORY_UNKNOWN', `Column "${name}" has ${JSON.stringify(cell)} in row ${row + 1}, which is none of ${list.join(', ')}.`);
        return code;
    };
}
function missingCell(name, row, legal) {
    if (legal)
        return Number.NaN;
    throw fail('VALUE_MISSING', `Column "${name}" is missing in row ${row + 1}, and the model does not take missing values.`, {
        remedy: `Give a value for "${name}".`,
    });
}
function wrongType(name, row, cell, wanted) {
    return fail('COLUMN_TYPE', `Column "${name}" has ${JSON.stringify(cell)} in row ${row + 1}; the model takes ${wanted}.`);
}
function unknownCategory(name, row, cell, known) {
    const values = known.flatMap((one) => [...one.values]);
    return fail('CATEGORY_UNKNOWN', `Column "${name}" has ${JSON.stringify(cell)} in row ${row + 1}, which the model was not trained on. It knows ${values.slice(0, 20).join(', ')}.`);
}

;// CONCATENATED MODULE: ./packages/inference/lib/index.js












/***/ })

};
