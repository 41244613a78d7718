export const id = 6794;
export const ids = [6794];
export const modules = {

/***/ 46794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ProfileStream: () => (/* reexport */ ProfileStream),
  commonType: () => (/* reexport */ commonType),
  compareSchema: () => (/* reexport */ compareSchema),
  concatTables: () => (/* reexport */ concatTables),
  convertColumn: () => (/* reexport */ convertColumn),
  dataErrors: () => (/* reexport */ dataErrors),
  distinctOf: () => (/* reexport */ distinctOf),
  duplicateRows: () => (/* reexport */ duplicateRows),
  fingerprint: () => (/* reexport */ fingerprint),
  fingerprintFiles: () => (/* reexport */ fingerprintFiles),
  lookAt: () => (/* reexport */ lookAt),
  matrixOf: () => (/* reexport */ matrixOf),
  numbersOf: () => (/* reexport */ numbersOf),
  overlap: () => (/* reexport */ overlap),
  parquetSchema: () => (/* reexport */ parquetSchema),
  profileTable: () => (/* reexport */ profileTable),
  readChunks: () => (/* reexport */ readChunks),
  readTable: () => (/* reexport */ readTable),
  readerRole: () => (/* reexport */ readerRole),
  rowHashes: () => (/* reexport */ rowHashes),
  runReader: () => (/* reexport */ runReader),
  schemaOf: () => (/* reexport */ schemaOf),
  selectColumns: () => (/* reexport */ selectColumns),
  selectRows: () => (/* reexport */ selectRows),
  splitTable: () => (/* reexport */ splitTable),
  tableSize: () => (/* reexport */ tableSize),
  typeOfColumn: () => (/* reexport */ typeOfColumn),
  typeOfTexts: () => (/* reexport */ typeOfTexts),
  useReaderEntry: () => (/* reexport */ useReaderEntry),
  writeCsv: () => (/* reexport */ writeCsv)
});

;// CONCATENATED MODULE: ./packages/data/lib/schema.js
/** The type of a column in memory. */
function typeOfColumn(column) {
    return column.kind === 'text' ? 'text' : column.logical;
}
/** The schema of a table in memory. */
function schemaOf(table) {
    return {
        columns: table.columns.map((column) => ({
            name: column.name,
            type: typeOfColumn(column),
            nullable: column.nulls > 0,
        })),
    };
}
/**
 * What is different in `current` when `reference` is taken as right: columns that are missing, extra, of another type, newly empty, in another order.
 * An integer column where the reference has numbers is no difference; numbers where the reference has integers are one, but not a breaking one.
 */
function compareSchema(reference, current) {
    const found = [];
    const now = new Map(current.columns.map((column) => [column.name, column]));
    const then = new Map(reference.columns.map((column) => [column.name, column]));
    for (const expected of reference.columns) {
        const column = now.get(expected.name);
        const name = expected.name;
        if (column === undefined) {
            found.push({ kind: 'missing', column: name, message: `${name} is missing.`, breaking: true });
            continue;
        }
        if (column.type !== expected.type && !(column.type === 'integer' && expected.type === 'number'))
            found.push({
                kind: 'type',
                column: name,
                message: `${name} is ${column.type}; the reference has ${expected.type}.`,
                breaking: !(column.type === 'number' && expected.type === 'integer'),
            });
        if (column.nullable && !expected.nullable)
            found.push({
                kind: 'nulls',
                column: name,
                message: `${name} has empty cells; the reference has none.`,
                breaking: false,
            });
    }
    for (const column of current.columns)
        if (!then.has(column.name))
            found.push({
                kind: 'extra',
                column: column.name,
                message: `${column.name} is not in the reference.`,
                breaking: false,
            });
    const shared = (schema, other) => schema.columns.filter((column) => other.has(column.name)).map((column) => column.name);
    const before = shared(reference, now);
    const after = shared(current, then);
    const moved = before.find((name, index) => after[index] !== name);
    if (moved !== undefined)
        found.push({
            kind: 'order',
            column: moved,
            message: `The columns stand in another order, from ${moved} on.`,
            breaking: false,
        });
    return found;
}

;// CONCATENATED MODULE: ./packages/data/lib/concat.js

/** The narrowest type that holds the values of both, empty columns fit all. */
function commonType(a, b) {
    const [first, second] = [typeOfColumn(a), typeOfColumn(b)];
    if (first === second || isEmpty(b))
        return first;
    if (isEmpty(a))
        return second;
    const numeric = (type) => type === 'number' || type === 'integer';
    return numeric(first) && numeric(second) ? 'number' : 'text';
}
const isEmpty = (column) => column.nulls === (column.kind === 'text' ? column.codes.length : column.values.length);
/** Puts tables with the same columns, of the same kinds, one below the other. The order of columns is that of the first. */
function concatTables(tables) {
    const [first] = tables;
    if (first === undefined)
        return { rows: 0, columns: [] };
    if (tables.length === 1)
        return first;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const columns = first.columns.map((column) => {
        const parts = tables.map((table) => table.columns.find((other) => other.name === column.name) ?? column);
        return column.kind === 'text' ? joinTexts(parts, rows) : joinNumbers(parts, rows);
    });
    return { rows, columns };
}
function joinNumbers(parts, rows) {
    const [first] = parts;
    const values = new Float64Array(rows);
    let at = 0;
    for (const part of parts) {
        values.set(part.values, at);
        at += part.values.length;
    }
    const logical = parts.every((part) => part.logical === first.logical) ? first.logical : 'number';
    return { ...first, logical, values, nulls: parts.reduce((sum, part) => sum + part.nulls, 0) };
}
function joinTexts(parts, rows) {
    const [first] = parts;
    const codes = new Int32Array(rows);
    const levels = [];
    const known = new Map();
    let at = 0;
    for (const part of parts) {
        const mapped = part.levels.map((level) => {
            let code = known.get(level);
            if (code === undefined) {
                code = levels.push(level) - 1;
                known.set(level, code);
            }
            return code;
        });
        for (let row = 0; row < part.codes.length; row++) {
            const code = part.codes[row];
            codes[at++] = code < 0 ? -1 : mapped[code];
        }
    }
    return { ...first, codes, levels, nulls: parts.reduce((sum, part) => sum + part.nulls, 0) };
}

// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./packages/data/lib/dictionary.js

/** Bytes with their view. */
function viewed(bytes) {
    return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}
/** Texts in order of first appearance, found by their UTF-8 bytes. */
class Dictionary {
    /** How many texts there are. */
    size = 0;
    /** By code: where the text begins in the arena; it ends where the next begins. */
    starts = new Int32Array(33);
    arena = new Uint8Array(512);
    #arenaView = new DataView(this.arena.buffer);
    #hashes = new Int32Array(32);
    #slots = new Int32Array(64);
    #mask = 63;
    /** The code of the text `bytes[from..to)`; a new one when it was never seen. */
    code(bytes, view, from, to) {
        const length = to - from;
        const whole = length & ~3;
        const tail = tailWord(bytes, from + whole, length & 3);
        let hash = length;
        for (let index = 0; index < whole; index += 4) {
            hash = Math.imul(hash ^ view.getInt32(from + index, true), 0x9e3779b1);
            hash ^= hash >>> 15;
        }
        hash = Math.imul(hash ^ tail, 0x9e3779b1);
        hash ^= hash >>> 15;
        const slots = this.#slots;
        const hashes = this.#hashes;
        const mask = this.#mask;
        let slot = hash & mask;
        for (;;) {
            const id = slots[slot] - 1;
            if (id < 0)
                return this.#add(bytes, from, length, hash, slot);
            if (hashes[id] === hash && this.#equals(id, view, from, length, whole, tail))
                return id;
            slot = (slot + 1) & mask;
        }
    }
    #equals(id, view, from, length, whole, tail) {
        const start = this.starts[id];
        if (this.starts[id + 1] - start !== length)
            return false;
        const arena = this.#arenaView;
        let index = 0;
        while (index < whole && arena.getInt32(start + index, true) === view.getInt32(from + index, true))
            index += 4;
        return index >= whole && tailWord(this.arena, start + whole, length & 3) === tail;
    }
    #add(bytes, from, length, hash, slot) {
        const id = this.size;
        const start = this.starts[id];
        if (start + length > this.arena.length) {
            const arena = new Uint8Array(Math.max(this.arena.length * 2, start + length));
            arena.set(this.arena);
            this.arena = arena;
            this.#arenaView = new DataView(arena.buffer);
        }
        if (length < 32)
            for (let index = 0; index < length; index++)
                this.arena[start + index] = bytes[from + index];
        else
            this.arena.set(bytes.subarray(from, from + length), start);
        this.starts[id + 1] = start + length;
        this.#hashes[id] = hash;
        this.#slots[slot] = id + 1;
        this.size = id + 1;
        if (this.size === this.#hashes.length)
            this.#grow();
        return id;
    }
    #grow() {
        const hashes = new Int32Array(this.#hashes.length * 2);
        hashes.set(this.#hashes);
        this.#hashes = hashes;
        const starts = new Int32Array(hashes.length + 1);
        starts.set(this.starts);
        this.starts = starts;
        this.#mask = hashes.length * 2 - 1;
        this.#slots = new Int32Array(hashes.length * 2);
        for (let id = 0; id < this.size; id++) {
            let slot = hashes[id] & this.#mask;
            while (this.#slots[slot] !== 0)
                slot = (slot + 1) & this.#mask;
            this.#slots[slot] = id + 1;
        }
    }
    /** The code of a text that is a string. */
    codeOfText(text) {
        const bytes = external_node_buffer_.Buffer.from(text, 'utf8');
        return this.code(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, bytes.length);
    }
    /** The texts, by code. */
    levels() {
        const { arena, starts } = this;
        const bytes = external_node_buffer_.Buffer.from(arena.buffer, arena.byteOffset, arena.byteLength);
        const levels = [];
        for (let id = 0; id < this.size; id++)
            levels.push(bytes.toString('utf8', starts[id], starts[id + 1]));
        return levels;
    }
}
/** The last one to three bytes of a text as one number. */
function tailWord(bytes, at, length) {
    if (length === 0)
        return 0;
    let word = bytes[at];
    if (length > 1)
        word |= bytes[at + 1] << 8;
    if (length > 2)
        word |= bytes[at + 2] << 16;
    return word;
}

;// CONCATENATED MODULE: ./packages/data/lib/parse-number.js
/** What the text of a cell is, when it is asked to be a number. */
const CellClass = {
    number: 0,
    missing: 1,
    infinite: 2,
    overflow: 3,
    bigInteger: 4,
    leadingZero: 5,
    text: 6,
};
/** How many classes there are. */
const cellClasses = 7;
/** Powers of ten that a double holds exactly. */
const exactPowers = Float64Array.from({ length: 23 }, (_, index) => Number(`1e${index}`));
/** Texts that mean "no value" in a column of numbers, compared in lower case without spaces around. */
const missingTokens = new Set([
    '',
    'na',
    'n/a',
    '#n/a',
    '#na',
    '<na>',
    'nan',
    '-nan',
    'nat',
    'null',
    'none',
    'nil',
    'missing',
    '?',
    '-',
    '--',
    '.',
    '\\n',
]);
const infinities = new Map([
    ['inf', Infinity],
    ['+inf', Infinity],
    ['-inf', -Infinity],
    ['infinity', Infinity],
    ['+infinity', Infinity],
    ['-infinity', -Infinity],
]);
const numberPattern = /^([+-]?)(\d*)(\.?)(\d*)(?:[eE]([+-]?\d+))?$/;
/**
 * Says what a text is when it should be a number, and writes the value to `out`.
 * Numbers are correctly rounded. Integers over 2^53 and integers with leading zeros are classes of their own: as numbers they would lose digits.
 */
function classify(raw, out) {
    const text = raw.trim();
    const match = numberPattern.exec(text);
    if (match && (match[2] !== '' || match[4] !== '')) {
        const [, , whole = '', point, , exponent] = match;
        out.fractional = point === '.' || exponent !== undefined;
        out.value = Number(text);
        if (!out.fractional && whole.length > 1 && whole.startsWith('0'))
            return CellClass.leadingZero;
        if (!out.fractional && Math.abs(out.value) > Number.MAX_SAFE_INTEGER)
            return CellClass.bigInteger;
        return Number.isFinite(out.value) ? CellClass.number : CellClass.overflow;
    }
    const lower = text.toLowerCase();
    if (missingTokens.has(lower))
        return CellClass.missing;
    const infinite = infinities.get(lower);
    if (infinite === undefined)
        return CellClass.text;
    out.value = infinite;
    return CellClass.infinite;
}
/**
 * The double nearest to `digits / 10^decimals`, where the digits are two pieces: `high * 10^lowLength + low`.
 * Works on pairs of doubles (Dekker 1971) and tests whether the rounding is certain (Ziv 1991); NaN when it is not, and the caller asks `Number()`.
 * @param high the first digits, below 2^53
 * @param low the other digits, below 10^15
 * @param lowLength how many digits `low` has, at most 15
 * @param decimals how many digits stand after the point, at most 22
 */
function divideDigits(high, low, lowLength, decimals) {
    const scale = exactPowers[lowLength];
    const product = high * scale;
    const productError = errorOfProduct(high, scale, product);
    const sum = product + low;
    const sumError = low - (sum - product);
    const rest = productError + sumError;
    const mantissa = sum + rest;
    const tail = rest - (mantissa - sum);
    if (decimals === 0)
        return mantissa;
    const power = exactPowers[decimals];
    const quotient = mantissa / power;
    const back = quotient * power;
    const remainder = mantissa - back - errorOfProduct(quotient, power, back) + tail;
    const correction = remainder / power;
    const doubt = quotient * 2 ** -100;
    const above = quotient + (correction + doubt);
    return above === quotient + (correction - doubt) ? above : Number.NaN;
}
/** `a * b - product`, exactly, where `product` is the rounded product. */
function errorOfProduct(a, b, product) {
    const splitA = 134217729 * a;
    const highA = splitA - (splitA - a);
    const lowA = a - highA;
    const splitB = 134217729 * b;
    const highB = splitB - (splitB - b);
    const lowB = b - highB;
    return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

;// CONCATENATED MODULE: ./packages/data/lib/csv-scan.js



/** What the scanner makes of a column. */
const Plan = { skip: 0, number: 1, text: 2 };
/** The longest row, bytes. A longer one is nearly always a quote that is never closed. */
const longestRow = 2 ** 20;
/** How many places of each kind are kept as examples; all are counted. */
const placesKept = 5;
const newline = 10;
const carriageReturn = 13;
const quote = 34;
/** An empty scan for columns of these plans; `separator` is a byte, `expectedRows` sizes the arrays. */
function newScan(plan, separator, expectedRows) {
    const capacity = Math.max(16, expectedRows);
    const all = [...plan];
    return {
        separator,
        plan,
        rows: 0,
        capacity,
        numbers: all.map((kind) => new Float64Array(kind === Plan.number ? capacity : 0)),
        codes: all.map((kind) => new Int32Array(kind === Plan.text ? capacity : 0)),
        dictionaries: all.map((kind) => (kind === Plan.text ? new Dictionary() : undefined)),
        fractional: new Uint8Array(plan.length),
        tally: new Float64Array(plan.length * cellClasses),
        examples: new Map(),
        tokens: new Map(),
        lines: 0,
        shifts: [],
        blank: 0,
        firstBlank: -1,
        bad: 0,
        badLines: [],
    };
}
function grow(scan) {
    const capacity = Math.ceil(scan.capacity * 1.5);
    for (let column = 0; column < scan.plan.length; column++) {
        if (scan.plan[column] === Plan.number) {
            const larger = new Float64Array(capacity);
            larger.set(scan.numbers[column]);
            scan.numbers[column] = larger;
        }
        else if (scan.plan[column] === Plan.text) {
            const larger = new Int32Array(capacity);
            larger.set(scan.codes[column]);
            scan.codes[column] = larger;
        }
    }
    scan.capacity = capacity;
}
/** Marks in `scan.badLines` that a row did not end before the bytes did. */
const unclosed = -1;
/**
 * The reader of rows. The bytes must hold every row that starts before `to` to its line feed (the caller reads ahead and puts one at the end of the file),
 * so no loop tests for the end of the bytes. It returns -1 when a quoted cell does not end within them.
 *
 * The functions share their variables by closure and are longer than most here: this loop is what reading a table costs, and each call in it is measurable.
 */
function scannerOf(scan) {
    const { separator, plan } = scan;
    const width = plan.length;
    const stops = new Uint8Array(256);
    for (const byte of [separator, newline, carriageReturn])
        stops[byte] = 1;
    const parsed = { value: 0, fractional: false };
    let scratch = external_node_buffer_.Buffer.alloc(256);
    let scratchView = viewed(scratch).view;
    let view = scratchView;
    let scratchLength = 0;
    let lineStart = 0;
    let row = scan.rows;
    function note(kind, at) {
        scan.bad++;
        if (scan.badLines.length < placesKept)
            scan.badLines.push({ line: scan.lines, at, kind });
    }
    /** Reads a quoted cell into scratch; `p` is behind the opening quote. Gives the place of its terminator, -1 when there is none, -2 when it is malformed. */
    function quoted(bytes, start, limit) {
        scratchLength = 0;
        let p = start;
        for (;;) {
            const byte = bytes[p];
            if (p >= limit)
                return unclosed;
            if (byte === quote) {
                const next = bytes[p + 1];
                if (next !== quote) {
                    if (next === separator || next === newline)
                        return p + 1;
                    if (next === carriageReturn && bytes[p + 2] === newline)
                        return p + 1;
                    note(bytes[p - 1] === 92 ? 'backslash' : 'quotes', p + 2 - lineStart);
                    return -2;
                }
                p++;
            }
            else if (byte === newline) {
                scan.lines++;
                lineStart = p + 1;
                shift();
            }
            if (scratchLength === scratch.length) {
                scratch = external_node_buffer_.Buffer.concat([scratch, external_node_buffer_.Buffer.alloc(scratch.length)]);
                scratchView = viewed(scratch).view;
            }
            scratch[scratchLength++] = byte;
            p++;
        }
    }
    /** A line of the file that is not a row of its own: rows after this one stand a line lower. */
    function shift() {
        scan.shifts.push(row + 1, scan.lines - row);
    }
    function slowNumber(text, column) {
        const kind = classify(text, parsed);
        if (kind === CellClass.number) {
            if (parsed.fractional)
                scan.fractional[column] = 1;
            scan.numbers[column][row] = parsed.value;
            return;
        }
        if (kind === CellClass.missing && text === '') {
            ;
            scan.numbers[column][row] = Number.NaN;
            return;
        }
        const key = column * cellClasses + kind;
        scan.tally[key] = scan.tally[key] + 1;
        const examples = scan.examples.get(key);
        if (examples === undefined)
            scan.examples.set(key, [row]);
        else if (examples.length < placesKept)
            examples.push(row);
        if (kind === CellClass.missing) {
            const counts = scan.tokens.get(column) ?? new Map();
            scan.tokens.set(column, counts.set(text, (counts.get(text) ?? 0) + 1));
        }
        const keepsValue = kind !== CellClass.text && kind !== CellClass.missing;
        scan.numbers[column][row] = keepsValue ? parsed.value : Number.NaN;
    }
    /** Any number cell that the fast path does not know: gives the place of its terminator. */
    function numberCell(bytes, start, column) {
        let end = start;
        while (stops[bytes[end]] === 0)
            end++;
        if (end === start)
            scan.numbers[column][row] = Number.NaN;
        else
            slowNumber(textOf(bytes, start, end), column);
        return end;
    }
    function textOf(bytes, start, end) {
        return external_node_buffer_.Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
    }
    /** Reads a quoted cell of any column. */
    function quotedCell(bytes, start, column, limit) {
        const end = quoted(bytes, start + 1, limit);
        if (end < 0)
            return end;
        const kind = plan[column];
        if (kind === Plan.number)
            quotedNumber(column);
        else if (kind === Plan.text) {
            const dictionary = scan.dictionaries[column];
            const codes = scan.codes[column];
            codes[row] = scratchLength === 0 ? -1 : dictionary.code(scratch, scratchView, 0, scratchLength);
        }
        return end;
    }
    /** The number in scratch. Digits, points and signs alone are read in place, behind a line feed as their end; anything else by its text. */
    function quotedNumber(column) {
        let plain = scratchLength > 0 && scratchLength < 40;
        for (let index = 0; plain && index < scratchLength; index++) {
            const byte = scratch[index];
            plain = (byte >= 48 && byte <= 57) || byte === 46 || byte === 45;
        }
        if (!plain) {
            slowNumber(scratch.toString('utf8', 0, scratchLength), column);
            return;
        }
        scratch[scratchLength] = newline;
        fastNumber(scratch, 0, column);
    }
    /** Reads an unquoted cell of text. */
    function textCell(bytes, start, column) {
        let end = start;
        while (stops[bytes[end]] === 0)
            end++;
        const codes = scan.codes[column];
        codes[row] = end === start ? -1 : scan.dictionaries[column].code(bytes, view, start, end);
        return end;
    }
    /**
     * Reads an unquoted number in plain decimal notation of at most 9 digits before the point and 18 in all; the rest is for `numberCell`.
     * The first nine digits and the next nine are whole numbers of 32 bits. Up to 2^53 their quotient by a power of ten is exact (Clinger 1990);
     * above it `divideDigits` rounds, or says that it is not sure.
     */
    function fastNumber(bytes, start, column) {
        let p = start;
        const negative = bytes[p] === 45;
        if (negative)
            p++;
        const digits = p;
        let high = 0;
        let digit = bytes[p] - 48;
        while (digit >>> 0 < 10) {
            high = (Math.imul(high, 10) + digit) | 0;
            digit = bytes[++p] - 48;
        }
        const whole = p - digits;
        let value = high;
        if (digit === -2 && whole < 10) {
            const point = ++p;
            const middle = point + 9 - whole;
            digit = bytes[p] - 48;
            while (p < middle && digit >>> 0 < 10) {
                high = (Math.imul(high, 10) + digit) | 0;
                digit = bytes[++p] - 48;
            }
            let decimals = p - point;
            value = high;
            if (p === middle && digit >>> 0 < 10) {
                const last = middle + 9;
                let low = 0;
                while (p < last && digit >>> 0 < 10) {
                    low = (Math.imul(low, 10) + digit) | 0;
                    digit = bytes[++p] - 48;
                }
                const lowLength = p - middle;
                decimals += lowLength;
                value = high * exactPowers[lowLength] + low;
                if (value > 9007199254740991) {
                    value = divideDigits(high, low, lowLength, decimals);
                    decimals = 0;
                }
            }
            if (p === point)
                return numberCell(bytes, start, column);
            if (decimals > 0)
                value /= exactPowers[decimals];
            scan.fractional[column] = 1;
        }
        else if (whole === 0 || whole > 9 || (bytes[digits] === 48 && whole > 1))
            return longInteger(bytes, start, column);
        if (stops[bytes[p]] === 0 || Number.isNaN(value))
            return numberCell(bytes, start, column);
        scan.numbers[column][row] = negative ? -value : value;
        return p;
    }
    /** Integers of ten to fifteen digits, such as times in milliseconds. */
    function longInteger(bytes, start, column) {
        let p = start;
        const negative = bytes[p] === 45;
        if (negative)
            p++;
        const digits = p;
        let value = 0;
        let digit = bytes[p] - 48;
        while (digit >>> 0 < 10) {
            value = value * 10 + digit;
            digit = bytes[++p] - 48;
        }
        const length = p - digits;
        if (length < 10 || length > 15 || bytes[digits] === 48 || stops[bytes[p]] === 0)
            return numberCell(bytes, start, column);
        scan.numbers[column][row] = negative ? -value : value;
        return p;
    }
    /** Jumps over the rest of a bad line, so that the next one is read from its start. */
    function skipLine(bytes, from) {
        let p = from;
        while (bytes[p] !== newline)
            p++;
        return p;
    }
    return (bytes, from, to) => {
        let p = from;
        row = scan.rows;
        view = viewed(bytes).view;
        while (p < to) {
            lineStart = p;
            const rowStart = p;
            const first = bytes[p];
            if (width > 1 && (first === newline || (first === carriageReturn && bytes[p + 1] === newline))) {
                if (scan.blank++ === 0)
                    scan.firstBlank = scan.lines;
                scan.lines++;
                scan.shifts.push(row, scan.lines - row);
                p += first === newline ? 1 : 2;
                continue;
            }
            if (row === scan.capacity)
                grow(scan);
            let column = 0;
            let end = p;
            for (;;) {
                const kind = plan[column];
                if (bytes[p] === quote)
                    end = quotedCell(bytes, p, column, bytes.length);
                else if (kind === Plan.number)
                    end = fastNumber(bytes, p, column);
                else if (kind === Plan.text)
                    end = textCell(bytes, p, column);
                else {
                    end = p;
                    while (stops[bytes[end]] === 0)
                        end++;
                }
                if (end < 0)
                    break;
                if (bytes[end] !== separator)
                    break;
                p = end + 1;
                if (++column === width)
                    break;
            }
            if (end === unclosed) {
                note('unclosed', p + 1 - lineStart);
                scan.rows = row;
                return unclosed;
            }
            const terminator = bytes[end];
            if (end < 0)
                end = skipLine(bytes, p);
            else if (column === width) {
                note('long', countCells(bytes, lineStart, separator));
                end = skipLine(bytes, end);
            }
            else if (terminator === carriageReturn && bytes[end + 1] !== newline) {
                note('return', end + 1 - lineStart);
                end = skipLine(bytes, end);
            }
            else if (column !== width - 1) {
                note('short', column + 1);
                if (terminator === carriageReturn)
                    end++;
            }
            else {
                row++;
                if (terminator === carriageReturn)
                    end++;
            }
            p = end + 1;
            if (p - rowStart > longestRow)
                note('huge', 1);
            scan.lines++;
        }
        scan.rows = row;
        return p;
    };
}
/** How many cells a line has when quotes are ignored: only for the message about a line that is too long. */
function countCells(bytes, from, separator) {
    let cells = 1;
    for (let p = from; bytes[p] !== newline; p++)
        if (bytes[p] === separator)
            cells++;
    return cells;
}
/** The line of the file on which a row starts. `firstLine` is the line of row 0 when no line before it is blank or continued. */
function lineOfRow(shifts, row, firstLine) {
    let extra = 0;
    for (let index = 0; index < shifts.length && shifts[index] <= row; index += 2)
        extra = shifts[index + 1];
    return firstLine + row + extra;
}

;// CONCATENATED MODULE: ./packages/data/lib/finding.js
/** `line 7`, `lines 7, 9, 12 …`: the examples of a finding in words. */
function inLines(places, count) {
    const lines = places.map((place) => place.line ?? place.row);
    const unit = places[0]?.line === undefined ? 'row' : 'line';
    return `${unit}${count > 1 ? 's' : ''} ${lines.join(', ')}${count > lines.length ? ' …' : ''}`;
}
/** A column without any value. */
function emptyFinding(name, cells) {
    return {
        code: 'ALL_NULL',
        severity: 'warning',
        message: `${name}: every cell is empty.`,
        column: name,
        count: cells,
        remedy: 'Drop the column, or find out why it lost its values.',
    };
}

;// CONCATENATED MODULE: ./packages/data/lib/parse-date.js

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)? ?(Z|z|UTC|[+-]\d\d(?::?\d\d)?)?$/;
const others = [
    /^\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?:[ T]\d{1,2}:\d\d.*)?$/,
    /^\d{4}([./])\d{1,2}\1\d{1,2}(?:[ T]\d{1,2}:\d\d.*)?$/,
    /^(?:\d{1,2}[ -])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -,]+\d{1,4}.*\d$/i,
];
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/**
 * Reads a date or time in the form of ISO 8601 (`2026-11-23`, `2026-11-23T09:30:00.5+01:00`). A time without a zone is taken as UTC and called local.
 * Forms in which day and month can be mistaken are never guessed: they are `other`. A date that no calendar has is `impossible`.
 */
function parseDate(raw, out) {
    const text = raw.trim();
    const match = iso.exec(text);
    if (!match)
        return others.some((pattern) => pattern.test(text)) ? 'other' : 'none';
    const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const days = month === 2 && leap ? 29 : (monthDays[month - 1] ?? 0);
    if (day < 1 || day > days || hour > 23 || minute > 59 || second > 60)
        return 'impossible';
    const fraction = match[7] === undefined ? 0 : Number(`0.${match[7]}`) * 1000;
    const zone = match[8];
    let offset = 0;
    if (zone !== undefined && /^[+-]/.test(zone)) {
        const hours = Number(zone.slice(1, 3));
        const minutes = Number(zone.slice(3).replace(':', '') || 0);
        if (hours > 18 || minutes > 59)
            return 'impossible';
        offset = (hours * 60 + minutes) * (zone.startsWith('-') ? -1 : 1);
    }
    out.value = (0,lib/* daysOfDate */.VT)(year, month, day) * 86400000 + (hour * 60 + minute - offset) * 60000 + second * 1000 + fraction;
    return zone === undefined ? 'local' : 'zoned';
}

;// CONCATENATED MODULE: ./packages/data/lib/text-types.js




const booleans = new Map([
    ['true', 1],
    ['false', 0],
]);
/** Words for true and false that are accepted when the reference says that the column is boolean. */
const moreBooleans = new Map([...booleans, ['1', 1], ['0', 0], ['1.0', 1], ['0.0', 0]]);
/** Rows and cells of the levels that a test picks. */
function cellsOf(column, picked) {
    const chosen = new Uint8Array(column.levels.length);
    for (let level = 0; level < chosen.length; level++)
        if (picked(level))
            chosen[level] = 1;
    let count = 0;
    const rows = [];
    if (!chosen.includes(1))
        return { count, rows };
    for (let row = 0; row < column.codes.length; row++) {
        const code = column.codes[row];
        if (code >= 0 && chosen[code] === 1 && count++ < placesKept)
            rows.push(row);
    }
    return { count, rows };
}
const isMissing = (level) => missingTokens.has(level.trim().toLowerCase());
/** Turns a column of texts into the type that is wanted or, when none is, into the one that all of its cells have. Text stays text when they do not agree. */
function textColumn(column, wanted, locate, findings) {
    const report = reporter(column, locate, findings);
    if (wanted === 'text')
        return column;
    if (wanted === 'boolean')
        return convert(column, 'boolean', (level) => moreBooleans.get(level.trim().toLowerCase()), report);
    if (wanted === 'timestamp') {
        const out = { value: 0 };
        return convert(column, 'timestamp', (level) => (isDate(parseDate(level, out)) ? out.value : undefined), report);
    }
    if (wanted !== undefined) {
        const out = { value: 0, fractional: false };
        const read = (level) => {
            const kind = classify(level, out);
            const big = kind === CellClass.bigInteger && wanted === 'integer';
            return kind === CellClass.text || kind === CellClass.missing || big ? undefined : out.value;
        };
        return convert(column, wanted, read, report);
    }
    return inferred(column, report);
}
const isDate = (kind) => kind === 'zoned' || kind === 'local';
function reporter(column, locate, findings) {
    return (code, severity, picked, message, remedy) => {
        const { count, rows } = cellsOf(column, picked);
        if (count === 0)
            return;
        const places = locate(rows);
        const lines = inLines(places, count);
        findings.push({
            code,
            severity,
            message: `${column.name}: ${message(count, lines)}`,
            ...(remedy === undefined ? {} : { remedy }),
            column: column.name,
            count,
            places,
        });
    };
}
/** A column of numbers from texts; levels that cannot be read become empty and are reported. */
function convert(column, logical, read, report) {
    const byLevel = column.levels.map(read);
    const values = new Float64Array(column.codes.length);
    let nulls = 0;
    for (let row = 0; row < values.length; row++) {
        const code = column.codes[row];
        const value = code < 0 ? undefined : byLevel[code];
        if (value === undefined)
            nulls++;
        values[row] = value ?? Number.NaN;
    }
    report('CONVERSION_FAILED', 'error', (level) => byLevel[level] === undefined && !isMissing(column.levels[level]), (count, lines) => `${count} of ${values.length} cells are no ${logical} and were read as empty (${lines}).`, `The reference has ${logical} here. Mend the cells or the step that writes them.`);
    return { kind: 'number', name: column.name, logical, values, nulls };
}
function inferred(column, report) {
    const missing = column.levels.map(isMissing);
    const present = column.levels.filter((_, level) => !missing[level]);
    if (present.length === 0)
        return column;
    if (present.length <= 6 && present.every((level) => booleans.has(level.trim().toLowerCase()))) {
        reportMissing('read as empty');
        return convert(column, 'boolean', (level) => booleans.get(level.trim().toLowerCase()), report);
    }
    const date = dates(column, missing, report);
    if (date !== undefined) {
        reportMissing('read as empty');
        return date;
    }
    mixed(column, missing, report);
    reportMissing('kept as text');
    return column;
    function reportMissing(how) {
        report(how === 'kept as text' ? 'MISSING_LIKE_TEXT' : 'MISSING_TOKENS', how === 'kept as text' ? 'warning' : 'note', (level) => missing[level] === true && column.levels[level].trim() !== '', (count, lines) => `${count} cells hold a word for "no value" and were ${how} (${lines}).`, how === 'kept as text' ? 'Leave such cells empty, unless the word is a category.' : undefined);
    }
}
/** The column as timestamps when every present cell is a date in ISO 8601; undefined, with the reason as a finding, when only some are. */
function dates(column, missing, report) {
    const out = { value: 0 };
    const first = column.levels.find((_, level) => !missing[level]);
    if (column.levels.length > 50 && parseDate(first, out) === 'none') {
        const other = column.levels.slice(0, 50).some((level) => parseDate(level, out) !== 'none');
        if (!other)
            return undefined;
    }
    const kinds = column.levels.map((level) => parseDate(level, out));
    const counts = { zoned: 0, local: 0, impossible: 0, other: 0, none: 0 };
    kinds.forEach((kind, level) => {
        if (!missing[level])
            counts[kind]++;
    });
    const good = counts.zoned + counts.local;
    const rest = counts.impossible + counts.other + counts.none;
    if (good > 0 && rest === 0 && (counts.zoned === 0 || counts.local === 0)) {
        if (counts.local > 0)
            report('NO_ZONE', 'note', (level) => column.levels[level].includes(':'), (count) => `${count} times have no zone and were read as UTC.`, 'Write times with a zone: 2026-11-23T09:30:00Z.');
        return convert(column, 'timestamp', (level) => (isDate(parseDate(level, out)) ? out.value : undefined), report);
    }
    const kept = 'the column was kept as text';
    const is = (...wanted) => (level) => !missing[level] && wanted.includes(kinds[level]);
    if (rest === 0 && good > 0)
        report('MIXED_ZONES', 'error', is('local'), (count, lines) => `${count} times have no zone while the others have one; ${kept} (${lines}).`, 'Write every time with a zone.');
    else if (good + counts.impossible > counts.none)
        report('IMPOSSIBLE_DATE', 'error', is('impossible'), (count, lines) => `${count} cells are dates that do not exist; ${kept} (${lines}).`, 'Mend the dates.');
    if (counts.other > 0 && counts.other + good > counts.none)
        report('DATE_FORMAT', good > 0 ? 'error' : 'warning', is('other'), (count, lines) => `${count} cells are dates in a form in which day and month can be mistaken${good > 0 ? ', beside others in ISO 8601' : ''}; ${kept} (${lines}).`, 'Write dates as YYYY-MM-DD.');
    return undefined;
}
/** Says why a column of texts holds numbers too. */
function mixed(column, missing, report) {
    const out = { value: 0, fractional: false };
    const { levels } = column;
    if (!levels.some((level) => /\d/.test(level)))
        return;
    const kinds = levels.map((level, index) => (missing[index] ? CellClass.missing : classify(level, out)));
    const count = (kind) => kinds.reduce((sum, one) => sum + (one === kind ? 1 : 0), 0);
    const texts = count(CellClass.text);
    const big = count(CellClass.bigInteger);
    const zeros = count(CellClass.leadingZero);
    const numbers = count(CellClass.number) + big + zeros;
    const is = (kind) => (level) => kinds[level] === kind;
    if (texts === 0 && big > 0)
        report('BIG_INTEGERS', 'warning', is(CellClass.bigInteger), (cells, lines) => `${cells} integers are over 2^53; the column was kept as text, since numbers would change them (${lines}).`, 'Declare it as an identifier (data.id), or write smaller numbers.');
    else if (texts === 0 && zeros > 0)
        report('LEADING_ZEROS', 'warning', is(CellClass.leadingZero), (cells, lines) => `${cells} integers begin with zeros; the column was kept as text, since numbers would lose them (${lines}).`, 'Write numbers without leading zeros, if they are numbers.');
    const header = levels.indexOf(column.name);
    if (header >= 0 && numbers > 0)
        report('HEADER_REPEATED', 'error', (level) => level === header, (cells, lines) => `${cells} cells hold the name of the column (${lines}).`, 'The header is repeated inside the file, as when two files are put together. Delete those lines.');
    const comma = /^\s*[+-]?\d{1,3}(?:\.?\d{3})*,\d+\s*$/;
    const unit = /^\s*[+-]?(?:[€$£¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[%€$£¥]|[A-Za-z]{1,3}))\s*$/;
    if (texts === 0)
        return;
    const commas = levels.filter((level) => comma.test(level)).length;
    const units = levels.filter((level, index) => kinds[index] === CellClass.text && unit.test(level)).length;
    if (commas * 2 > levels.length)
        report('DECIMAL_COMMA', 'error', (level) => comma.test(levels[level]), (cells, lines) => `${cells} cells are numbers with a comma; the column was kept as text (${lines}).`, 'Write a decimal point and no separator of thousands (pandas: decimal=",").');
    else if (units === texts && units > 1 && units + numbers >= levels.length * 0.9)
        report('NUMBERS_WITH_UNITS', 'warning', is(CellClass.text), (cells, lines) => `${cells} cells are numbers with a unit; the column was kept as text (${lines}).`, 'Put the unit into the name of the column.');
    else if (numbers > 0)
        report('MIXED_TYPES', 'warning', is(CellClass.text), (cells, lines) => `${cells} of ${column.codes.length - column.nulls} cells are texts among numbers; the column was kept as text (${lines}).`, 'Leave cells without a value empty, or mend the texts.');
}

;// CONCATENATED MODULE: ./packages/data/lib/convert.js



/** A column in the type that a reference has. Cells that cannot be converted become empty, are counted and located. */
function convertColumn(column, wanted, locate, findings) {
    if (column.kind === 'text')
        return textColumn(column, wanted, locate, findings);
    if (column.logical === wanted)
        return column;
    if (wanted === 'text')
        return asText(column);
    if (wanted === 'number')
        return { ...column, logical: 'number' };
    const allowed = wanted === 'boolean' ? (value) => value === 0 || value === 1 : Number.isInteger;
    const timestamp = wanted === 'timestamp' || column.logical === 'timestamp';
    const rows = [];
    let count = 0;
    for (let row = 0; row < column.values.length; row++) {
        const value = column.values[row];
        if (Number.isNaN(value) || (!timestamp && allowed(value)))
            continue;
        if (count++ < 5)
            rows.push(row);
    }
    if (count === 0)
        return { ...column, logical: wanted };
    const places = locate(rows);
    const keeps = wanted === 'integer' && !timestamp;
    findings.push({
        code: 'CONVERSION_FAILED',
        severity: keeps ? 'warning' : 'error',
        message: `${column.name}: ${count} of ${column.values.length} cells are no ${wanted} and were ${keeps ? 'kept as they are' : 'read as empty'}.`,
        remedy: `The reference has ${wanted} here, this table ${column.logical}.`,
        column: column.name,
        count,
        places,
    });
    if (keeps)
        return { ...column, logical: 'integer' };
    const values = Float64Array.from(column.values, (value) => (!timestamp && allowed(value) ? value : Number.NaN));
    return { ...column, logical: wanted, values, nulls: column.nulls + count };
}
/** The values of a column as texts: numbers in the shortest form that gives the same number, times as ISO 8601. */
function asText(column) {
    const write = {
        boolean: (value) => String(value === 1),
        timestamp: lib/* isoTime */.Ly,
        integer: String,
        number: String,
    }[column.logical];
    const dictionary = new Dictionary();
    const codes = new Int32Array(column.values.length);
    const known = new Map();
    for (let row = 0; row < codes.length; row++) {
        const value = column.values[row];
        if (Number.isNaN(value)) {
            codes[row] = -1;
            continue;
        }
        let code = known.get(value);
        if (code === undefined) {
            code = dictionary.codeOfText(write(value));
            known.set(value, code);
        }
        codes[row] = code;
    }
    return { kind: 'text', name: column.name, codes, levels: dictionary.levels(), nulls: column.nulls };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./packages/data/lib/errors.js

/** Why a table is refused, and what a user can do about it. */
const dataErrors = {
    TABLE_NOT_FOUND: {
        summary: 'No file is at the path of the table.',
        explanation: 'The path is taken from the folder of mlops.yml. A folder or a glob must hold at least one file. Check the spelling, and whether the file is fetched before this step (Git LFS, an artifact, a download).',
    },
    TABLE_UNREADABLE: {
        summary: 'The file is there, but the system would not let it be read.',
        explanation: 'The message ends with the words of the system. Check the permissions and whether the disk is mounted.',
    },
    TABLE_EMPTY: {
        summary: 'The table has no rows.',
        explanation: 'An empty file, or a header without rows, decides nothing. Check the step that writes it.',
    },
    TABLE_FORMAT: {
        summary: 'The file is not a table in a format that is read here.',
        explanation: 'CSV (also gzip or zstd compressed), Parquet and JSON Lines are read. The first bytes decide, not the name: web pages, Git LFS pointers, error documents, spreadsheets and archives are recognised and refused, since reading them as a table would only give nonsense.',
    },
    TABLE_ENCODING: {
        summary: 'The bytes of the file are not valid text.',
        explanation: 'UTF-8 is read, with or without a byte order mark, and UTF-16 with one. Anything else would be guessed, and a wrong guess changes categories without a word. Convert the file, for example: iconv -f WINDOWS-1252 -t UTF-8.',
    },
    TABLE_NUL: {
        summary: 'The file holds NUL bytes.',
        explanation: 'Text has none: the file is binary, was cut by a crash, or is UTF-16 without a byte order mark. Write it again as UTF-8.',
    },
    TABLE_HEADER: {
        summary: 'The first line is not a usable header.',
        explanation: 'Columns are taken by name, so the first line must hold one name for every column: no data, no title, no empty, repeated or invisible names. An empty first name usually is a pandas index: write with index=False.',
    },
    TABLE_RAGGED: {
        summary: 'Some lines have more or fewer cells than the header.',
        explanation: 'Filling or cutting them would shift values into wrong columns. Usual causes: an unquoted separator in a text, a file that was cut off, two files with other columns put together.',
    },
    TABLE_QUOTES: {
        summary: 'The quotes of a cell do not close as they should.',
        explanation: 'A quoted cell ends with a quote that is followed by the separator or the end of the line; a quote inside is doubled (""). Backslash escapes are not CSV: write with doubled quotes (pandas: doublequote=True, escapechar=None).',
    },
    TABLE_LINE_ENDS: {
        summary: 'A carriage return stands inside a line.',
        explanation: 'Lines end with LF or CR LF. Put texts that hold line breaks in quotes, or convert the file once.',
    },
    TABLE_TOO_LONG: {
        summary: 'A row or a cell is longer than this reader allows.',
        explanation: 'A row of more than one mebibyte is nearly always a quote that is never closed. Columns of documents or images do not belong into the table of a model: keep a path to them.',
    },
    TABLE_COLUMN_MISSING: {
        summary: 'The table has no column of that name.',
        explanation: 'Names are compared exactly, with case and spaces. The message lists what is close.',
    },
    TABLE_NESTED: {
        summary: 'A column holds lists, maps or structures.',
        explanation: 'A model takes numbers and texts. Flatten the column where the table is made, or leave it out.',
    },
    TABLE_TYPE: {
        summary: 'A column has a type that has no meaning as a feature.',
        explanation: 'Numbers, booleans, dates, times and texts are read. Bytes, intervals and bit strings are not.',
    },
    TABLE_FILES_DIFFER: {
        summary: 'The files of one table do not have the same columns.',
        explanation: 'A folder or a glob is one table: every file must have the same names in any order. Put files of another form elsewhere.',
    },
    TABLE_DAMAGED: {
        summary: 'The file is damaged.',
        explanation: 'The end or the middle of the file is missing or changed. Fetch or write it again; compare its SHA-256.',
    },
    TABLE_LINK: {
        summary: 'The folder holds a link.',
        explanation: 'A link can point outside of the folder, so its content is not part of what was measured. Copy the file.',
    },
    TABLE_NOT_NUMERIC: {
        summary: 'A column that must be numeric holds other values.',
        explanation: 'A matrix takes numbers only. Give the column another role, map its categories to numbers where the table is made, or leave it out.',
    },
};
/** Makes an error of this package. */
const fail = (0,lib/* errorsOf */.Bp)(dataErrors);

;// CONCATENATED MODULE: ./packages/data/lib/magic.js


const hex = (text) => external_node_buffer_.Buffer.from(text, 'latin1').toString('hex');
const export_ = 'Export the table as CSV (UTF-8) or Parquet.';
const unpack = 'Unpack it, or compress with gzip or zstd, which are read directly.';
/** Files that are often given as a table and are none. */
const refused = [
    { bytes: '504b0304', what: 'a ZIP archive or an Excel workbook (.xlsx)', remedy: `${export_} ${unpack}` },
    { bytes: '504b0506', what: 'an empty ZIP archive', remedy: unpack },
    { bytes: 'd0cf11e0a1b11ae1', what: 'an old Excel or Office file (.xls)', remedy: export_ },
    { bytes: hex('BZh'), what: 'a bzip2 file', remedy: unpack },
    { bytes: 'fd377a585a00', what: 'an xz file', remedy: unpack },
    { bytes: '377abcaf271c', what: 'a 7-Zip archive', remedy: unpack },
    { bytes: hex('ARROW1'), what: 'an Arrow or Feather file', remedy: 'Write it as Parquet.' },
    { bytes: hex('FEA1'), what: 'a Feather file', remedy: 'Write it as Parquet.' },
    { bytes: hex('PARE'), what: 'a Parquet file with an encrypted footer', remedy: 'Write it without encryption.' },
    { bytes: hex('Obj\x01'), what: 'an Avro file', remedy: 'Write it as Parquet.' },
    { bytes: hex('ORC'), what: 'an ORC file', remedy: 'Write it as Parquet.' },
    { bytes: '89484446', what: 'an HDF5 file', remedy: export_ },
    { bytes: hex('\x93NUMPY'), what: 'a NumPy file', remedy: export_ },
    { bytes: hex('SQLite format 3\0'), what: 'an SQLite database', remedy: export_ },
    { bytes: hex('%PDF'), what: 'a PDF document', remedy: export_ },
    { bytes: '89504e47', what: 'a PNG image', remedy: 'Give the path of the table.' },
    { bytes: 'ffd8ff', what: 'a JPEG image', remedy: 'Give the path of the table.' },
    { bytes: '7f454c46', what: 'a program', remedy: 'Give the path of the table.' },
    { bytes: hex('RDX'), what: 'an R data file', remedy: export_ },
    { bytes: hex('ustar'), at: 257, what: 'a tar archive', remedy: unpack },
    ...['02', '03', '04', '05'].map((version) => ({
        bytes: `80${version}`,
        what: 'a Python pickle, which is never opened here (it can run code)',
        remedy: export_,
    })),
    { bytes: '0000feff', what: 'text in UTF-32', remedy: 'Convert it: iconv -f UTF-32 -t UTF-8.' },
    { bytes: 'fffe0000', what: 'text in UTF-32', remedy: 'Convert it: iconv -f UTF-32 -t UTF-8.' },
];
const starts = (head, bytes, at = 0) => head.subarray(at, at + bytes.length / 2).toString('hex') === bytes;
/** Says what a file is by its first bytes, and refuses what is no table. `name` is what the message calls the file. */
function containerOf(head, name) {
    if (starts(head, hex('PAR1')))
        return 'parquet';
    if (starts(head, '1f8b'))
        return 'gzip';
    if (starts(head, '28b52ffd'))
        return 'zstd';
    const found = refused.find((signature) => starts(head, signature.bytes, signature.at));
    if (found)
        throw fail('TABLE_FORMAT', `${name} is ${found.what}, not a table.`, {
            remedy: found.remedy,
            where: { file: name },
        });
    return 'text';
}
/** Refuses texts that are often saved under the name of a table: web pages, pointers of Git LFS, error documents. */
function refuseOtherTexts(text, name, format) {
    const start = text.trimStart().slice(0, 4096);
    const no = (what, remedy) => fail('TABLE_FORMAT', `${name} is ${what}, not a table.`, { remedy, where: { file: name, line: 1 } });
    if (/^version https:\/\/git-lfs\.github\.com\/spec\//.test(start))
        throw no('a pointer of Git LFS', 'Fetch the file: git lfs pull, or actions/checkout with lfs: true.');
    if (/^(?:\.\.\/|\/)?[\w./-]+\.(?:csv|parquet|jsonl)\s*$/.test(text) && !text.includes(','))
        throw no('the text of a symbolic link', 'Check it out with links switched on, or give the path it names.');
    if (/^(?:<!doctype html|<html|<head|<body)/i.test(start))
        throw no('a web page', 'The download gave a page (a sign-in or an error) instead of the file. Check its address and token.');
    if (/^<\?xml|^<Error>/i.test(start))
        throw no('an XML document', 'The storage gave an error document instead of the file. Check its address and token.');
    if (/^(?:\{\\rtf|%!PS)/.test(start))
        throw no('a document', export_);
    if (/^<{7} /m.test(start) && /^={7}$/m.test(text.slice(0, 65536)))
        throw no('a file with an unresolved merge conflict', 'Resolve the conflict first.');
    if (format === 'csv' && /^[[{]/.test(start)) {
        const lines = text.split('\n', 3);
        const isJson = (candidate) => {
            try {
                return typeof JSON.parse(candidate) === 'object';
            }
            catch {
                return false;
            }
        };
        if (lines.length > 1 && isJson(lines[0] ?? '') && isJson(lines[1] ?? ''))
            throw no('JSON Lines', 'Name it .jsonl, or set the format.');
        if (/^\{\s*"|^\[\s*[[{]/.test(start))
            throw no('a JSON document', 'Perhaps an answer of an API, an error. Write one object a line and name it .jsonl.');
    }
}

;// CONCATENATED MODULE: ./packages/data/lib/byte-source.js





/** The bytes of a buffer. */
function memorySource(bytes) {
    return {
        size: bytes.length,
        read: async (target, at, length, position) => bytes.copy(target, at, position, position + length),
        close: async () => { },
    };
}
/** The bytes of a file. */
async function fileSource(path) {
    const handle = await (0,promises_.open)(path, 'r');
    const { size } = await handle.stat();
    return {
        size,
        read: async (target, at, length, position) => (await handle.read(target, at, length, position)).bytesRead,
        close: () => handle.close(),
    };
}
/** Reads `length` bytes from `position` on, fewer at the end. */
async function byte_source_readBytes(source, position, length) {
    const target = external_node_buffer_.Buffer.allocUnsafe(Math.max(0, Math.min(length, source.size - position)));
    let held = 0;
    while (held < target.length) {
        const got = await source.read(target, held, target.length - held, position + held);
        if (got === 0)
            break;
        held += got;
    }
    return target.subarray(0, held);
}
/** The most bytes that a compressed table may unpack to: 8 GiB, so that a small file cannot fill the machine. */
const unpackLimit = 8 * 2 ** 30;
/** Opens a text file: unpacks gzip and zstd, skips a byte order mark, converts UTF-16 to UTF-8. Refuses what is no text by its first bytes. */
async function openText(path, name) {
    let source = await fileSource(path);
    let compressed;
    let kind;
    try {
        kind = containerOf(await byte_source_readBytes(source, 0, 512), name);
        if (kind === 'gzip' || kind === 'zstd') {
            compressed = kind;
            const packed = await byte_source_readBytes(source, 0, source.size);
            await source.close();
            source = memorySource(byte_source_unpack(packed, kind, name));
            kind = containerOf(await byte_source_readBytes(source, 0, 512), name);
            if (kind !== 'text')
                throw fail('TABLE_FORMAT', `${name} is ${kind} inside ${compressed}.`, {
                    remedy: 'Unpack it once; Parquet is compressed inside already.',
                    where: { file: name },
                });
        }
        if (kind === 'parquet') {
            await source.close();
            return 'parquet';
        }
        const head = await byte_source_readBytes(source, 0, 3);
        const mark = head.toString('hex');
        const base = { ...(compressed ? { compressed } : {}) };
        if (mark === 'efbbbf')
            return { ...base, source, encoding: 'utf8-bom', start: 3, plainFile: compressed === undefined };
        if (mark.startsWith('fffe') || mark.startsWith('feff')) {
            const bytes = fromUtf16(await byte_source_readBytes(source, 0, source.size), mark.startsWith('feff'), name);
            await source.close();
            return { ...base, source: memorySource(bytes), encoding: 'utf16', start: 0, plainFile: false };
        }
        return { ...base, source, encoding: 'utf8', start: 0, plainFile: compressed === undefined };
    }
    catch (error) {
        await source.close();
        throw error;
    }
}
function byte_source_unpack(packed, kind, name) {
    try {
        const options = { maxOutputLength: unpackLimit };
        return kind === 'gzip' ? (0,external_node_zlib_.gunzipSync)(packed, options) : (0,external_node_zlib_.zstdDecompressSync)(packed, options);
    }
    catch (error) {
        throw fail('TABLE_DAMAGED', `${name} cannot be unpacked as ${kind}: it is cut off or changed.`, {
            cause: error,
            remedy: 'Fetch or write the file again.',
            where: { file: name },
        });
    }
}
function fromUtf16(bytes, bigEndian, name) {
    try {
        const decoder = new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le', { fatal: true });
        return external_node_buffer_.Buffer.from(decoder.decode(bytes), 'utf8');
    }
    catch (error) {
        throw fail('TABLE_ENCODING', `${name} begins like UTF-16, but is not valid UTF-16.`, {
            cause: error,
            remedy: 'Write the file again as UTF-8.',
            where: { file: name },
        });
    }
}

;// CONCATENATED MODULE: ./packages/data/lib/csv-merge.js


/** Prepares a scan for another thread; the second part lists what can be moved. */
function packScan(scan) {
    const dictionaries = scan.dictionaries.map((one) => one === undefined ? undefined : { size: one.size, starts: one.starts, arena: one.arena });
    const arrays = [...scan.numbers, ...scan.codes, ...dictionaries.flatMap((one) => (one ? [one.arena] : []))];
    const moved = [...new Set(arrays.map((array) => array.buffer))].filter((buffer) => buffer.byteLength > 0);
    return { packed: { ...scan, dictionaries }, moved };
}
/** Appends to `scan` the rows of the bytes that follow its own. */
function appendScan(scan, next) {
    const total = scan.rows + next.rows;
    for (let column = 0; column < scan.plan.length; column++) {
        if (scan.plan[column] === Plan.number) {
            const values = new Float64Array(total);
            values.set(scan.numbers[column].subarray(0, scan.rows));
            values.set(next.numbers[column].subarray(0, next.rows), scan.rows);
            scan.numbers[column] = values;
            next.numbers[column] = new Float64Array(0);
        }
        else if (scan.plan[column] === Plan.text)
            appendTexts(scan, next, column, total);
        if (next.fractional[column] === 1)
            scan.fractional[column] = 1;
    }
    next.tally.forEach((count, key) => {
        scan.tally[key] = scan.tally[key] + count;
    });
    for (const [key, rows] of next.examples) {
        const known = scan.examples.get(key) ?? [];
        const shifted = rows.map((row) => row + scan.rows);
        scan.examples.set(key, [...known, ...shifted].slice(0, placesKept));
    }
    for (const [column, counts] of next.tokens) {
        const known = scan.tokens.get(column) ?? new Map();
        for (const [token, count] of counts)
            known.set(token, (known.get(token) ?? 0) + count);
        scan.tokens.set(column, known);
    }
    appendLines(scan, next);
    scan.rows = total;
    scan.capacity = total;
}
function appendTexts(scan, next, column, total) {
    const codes = new Int32Array(total);
    codes.set(scan.codes[column].subarray(0, scan.rows));
    const dictionary = scan.dictionaries[column];
    const other = next.dictionaries[column];
    const mapped = new Int32Array(other.size);
    const { bytes, view } = viewed(other.arena);
    for (let id = 0; id < other.size; id++) {
        const [start, end] = [other.starts[id], other.starts[id + 1]];
        mapped[id] = dictionary.code(bytes, view, start, end);
    }
    const added = next.codes[column];
    for (let row = 0; row < next.rows; row++) {
        const code = added[row];
        codes[scan.rows + row] = code < 0 ? -1 : mapped[code];
    }
    scan.codes[column] = codes;
    next.codes[column] = new Int32Array(0);
}
/** Joins what is known of lines: those of `next` stand below all lines of `scan`. */
function appendLines(scan, next) {
    const extra = scan.lines - scan.rows;
    if (extra > 0)
        scan.shifts.push(scan.rows, extra);
    for (let index = 0; index < next.shifts.length; index += 2)
        scan.shifts.push(next.shifts[index] + scan.rows, next.shifts[index + 1] + extra);
    if (scan.blank === 0 && next.blank > 0)
        scan.firstBlank = scan.lines + next.firstBlank;
    scan.blank += next.blank;
    scan.bad += next.bad;
    for (const line of next.badLines)
        if (scan.badLines.length < placesKept)
            scan.badLines.push({ ...line, line: line.line + scan.lines });
    scan.lines += next.lines;
}

;// CONCATENATED MODULE: ./packages/data/lib/csv-range.js




/** Bytes that are read at once. */
const blockBytes = 4 * 2 ** 20;
const lineFeed = 10;
/**
 * Reads the rows that start in a range into the scan, checks that their bytes are valid UTF-8 without NUL, and gives the place of the first row behind them.
 * Lines in messages count from `firstLine`, the line that `range.from` is on.
 */
async function scanRange(source, range, scan, place, signal) {
    return scanRows(source, range, scan, scannerOf(scan), place, signal);
}
/** As `scanRange`, with any reader of rows that end with a line feed. */
async function scanRows(source, range, scan, scanner, place, signal) {
    const span = Math.min(blockBytes, Math.max(1, source.size - range.from));
    // Rows are read as long as the longest row fits behind their start; what is left over is put in front of the next block.
    const room = longestRow;
    const blocks = [0, 1].map(() => external_node_buffer_.Buffer.allocUnsafe(room + span + 2));
    const last = Math.min(source.size, range.until + longestRow + 1);
    let turn = 0;
    let position = range.from;
    let left = external_node_buffer_.Buffer.alloc(0);
    let offset = range.from;
    let reading = fill(source, blocks[0], room, Math.min(span, last - position), position);
    while (offset < range.until) {
        signal?.throwIfAborted();
        const block = blocks[turn];
        const got = await reading;
        position += got;
        turn = 1 - turn;
        const next = Math.max(0, Math.min(span, last - position));
        reading = fill(source, blocks[turn], room, got === 0 ? 0 : next, position);
        const begin = room - left.length;
        left.copy(block, begin);
        const data = block.subarray(begin, room + got);
        const ended = got === 0 || position >= source.size;
        block[room + got] = lineFeed;
        const to = Math.min(ended || position >= last ? data.length : data.length - longestRow, range.until - offset);
        const whole = ended && data.at(-1) === lineFeed ? data : block.subarray(begin, room + got + 1);
        const line = place.firstLine + scan.lines;
        const end = scanner(whole, 0, to);
        if (end < 0 || (end > data.length && !ended))
            throw endless(scan, place);
        const done = data.subarray(0, end);
        checkBytes(done, offset, line, place.file);
        offset += done.length;
        left = external_node_buffer_.Buffer.from(data.subarray(done.length));
        if (got === 0 && done.length === 0)
            break;
    }
    await reading;
    return offset;
}
/** Fills `target` from `at` on with `length` bytes of the source, fewer at its end. */
async function fill(source, target, at, length, position) {
    let held = 0;
    while (held < length) {
        const got = await source.read(target, at + held, length - held, position + held);
        if (got === 0)
            break;
        held += got;
    }
    return held;
}
function endless(scan, place) {
    const open = scan.badLines.findLast((line) => line.kind === 'unclosed');
    if (open)
        return fail('TABLE_QUOTES', `${place.file}:${place.firstLine + scan.rows + scan.blank} opens a quote that is never closed.`, {
            where: { file: place.file, line: place.firstLine + scan.rows + scan.blank, column: open.at },
            remedy: 'Close the quote, double it when it is part of the text, or check whether the file was cut off.',
        });
    const line = place.firstLine + scan.lines;
    return fail('TABLE_TOO_LONG', `${place.file}:${line} is longer than ${longestRow} bytes.`, {
        where: { file: place.file, line },
        remedy: 'Keep long texts and documents out of the table.',
    });
}
/** Refuses NUL and bytes that are no UTF-8, with their place. */
function checkBytes(bytes, offset, firstLine, file) {
    const nul = bytes.indexOf(0);
    if (nul >= 0) {
        const line = firstLine + countLines(bytes.subarray(0, nul));
        const half = bytes.subarray(0, 4096).filter((byte) => byte === 0).length * 3 > Math.min(bytes.length, 4096);
        throw fail('TABLE_NUL', `${file}:${line} holds a NUL byte (byte ${offset + nul} of the file).`, {
            where: { file, line },
            remedy: half
                ? 'It looks like UTF-16 without a byte order mark. Convert it: iconv -f UTF-16LE -t UTF-8.'
                : 'Fetch or write the file again: it is binary or was cut by a crash.',
        });
    }
    if ((0,external_node_buffer_.isUtf8)(bytes))
        return;
    const at = firstInvalid(bytes);
    const line = firstLine + countLines(bytes.subarray(0, at));
    const value = bytes[at].toString(16).toUpperCase();
    throw fail('TABLE_ENCODING', `${file}:${line} is not valid UTF-8: byte 0x${value} at ${offset + at} of the file.`, {
        where: { file, line },
        remedy: 'Convert it from what it is, often Windows-1252 or Latin-1: iconv -f WINDOWS-1252 -t UTF-8.',
    });
}
function countLines(bytes) {
    let lines = 0;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1))
        lines++;
    return lines;
}
/** The first byte that does not belong to a valid sequence, by halving: a prefix that is cut inside a character is completed first. */
function firstInvalid(bytes) {
    let good = 0;
    let bad = bytes.length;
    while (bad - good > 1) {
        let middle = (good + bad) >> 1;
        while (middle > good && (bytes[middle] & 0xc0) === 0x80 && middle > good + 1)
            middle--;
        if (middle === good)
            break;
        if ((0,external_node_buffer_.isUtf8)(bytes.subarray(good, middle)))
            good = middle;
        else
            bad = middle;
    }
    let at = good;
    while (at < bad && (0,external_node_buffer_.isUtf8)(bytes.subarray(good, at + 1)))
        at++;
    for (let length = 1; length <= 4 && at < bad; length++)
        if ((0,external_node_buffer_.isUtf8)(bytes.subarray(at, at + length))) {
            at += length;
            length = 0;
        }
    return at;
}
/** The text of the first bytes of a source, cut at a whole character. */
async function headText(source, start, length) {
    return (await readBytes(source, start, length)).toString('utf8');
}

;// CONCATENATED MODULE: ./packages/data/lib/parquet-thrift.js
/** Thrown where our own reader of Parquet meets what it does not read or does not believe: DuckDB then reads the file, or says what is wrong with it. */
class LeftToDuckDb extends Error {
    name = 'LeftToDuckDb';
}
/** Thrown where a page is not what its checksum says. DuckDB looks at none, and would give the changed values. */
class ChecksumDiffers extends Error {
    name = 'ChecksumDiffers';
}
/** No footer of a flat table nests deeper. */
const deepest = 12;
/** No footer of a usual table holds more values: each costs far more memory than the byte that it may be. */
const mostValues = 4_000_000;
/**
 * Reads one structure of Thrift's compact protocol (github.com/apache/thrift, doc/specs/thrift-compact-protocol.md) and says where it ends.
 * Integers beyond 2^53 lose their last digits: the sizes and places in a footer are smaller.
 * @throws LeftToDuckDb where the bytes are no such structure
 */
function readThrift(bytes, start) {
    let at = start;
    let held = 0;
    const byte = () => {
        const value = bytes[at++];
        if (value === undefined)
            throw new LeftToDuckDb('a structure ends too early');
        return value;
    };
    const unsigned = () => {
        let value = 0;
        for (let scale = 1, length = 0; length < 10; scale *= 128, length++) {
            const next = byte();
            value += (next & 127) * scale;
            if (next < 128)
                return value;
        }
        throw new LeftToDuckDb('a number has no end');
    };
    const signed = () => {
        const value = unsigned();
        return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    };
    const value = (type, depth) => {
        if (++held > mostValues)
            throw new LeftToDuckDb('a footer of too many values');
        switch (type) {
            case 1:
            case 2:
                return type === 1;
            case 3:
                return (byte() << 24) >> 24;
            case 4:
            case 5:
            case 6:
                return signed();
            case 7:
                at += 8;
                if (at > bytes.length)
                    throw new LeftToDuckDb('a number ends too early');
                return 0;
            case 8: {
                const length = unsigned();
                if (at + length > bytes.length)
                    throw new LeftToDuckDb('a text ends too early');
                at += length;
                return bytes.subarray(at - length, at);
            }
            case 9:
            case 10:
                return list(depth);
            case 12:
                return struct(depth);
            default:
                throw new LeftToDuckDb(`type ${type} of Thrift has no place in a footer`);
        }
    };
    const list = (depth) => {
        if (depth > deepest)
            throw new LeftToDuckDb('lists are nested too deep');
        const head = byte();
        const size = head >> 4 === 15 ? unsigned() : head >> 4;
        const type = head & 15;
        if (size > bytes.length)
            throw new LeftToDuckDb('a list is longer than the footer');
        const values = [];
        // In a list a boolean is a byte of its own.
        for (let index = 0; index < size; index++)
            values.push(type <= 2 ? byte() === 1 : type === 12 ? struct(depth + 1, true) : value(type, depth + 1));
        return values;
    };
    const struct = (depth, listed = false) => {
        if (++held > mostValues)
            throw new LeftToDuckDb('a footer of too many values');
        if (depth > deepest)
            throw new LeftToDuckDb('structures are nested too deep');
        const fields = new Map();
        let id = 0;
        for (;;) {
            const head = byte();
            if (head === 0) {
                if (listed && fields.size === 0)
                    throw new LeftToDuckDb('an empty structure in a list');
                return fields;
            }
            id = head >> 4 === 0 ? signed() : id + (head >> 4);
            if (fields.has(id))
                throw new LeftToDuckDb(`field ${id} stands twice`);
            fields.set(id, value(head & 15, depth + 1));
        }
    };
    return { struct: struct(0), end: at };
}
/** A field that is a number; `otherwise` where it is absent. */
function numberField(struct, id, otherwise) {
    const value = struct.get(id) ?? otherwise;
    if (typeof value !== 'number')
        throw new LeftToDuckDb(`field ${id} is no number`);
    return value;
}
/** A field that is a list; empty where it is absent. */
function listField(struct, id) {
    const value = struct.get(id) ?? [];
    if (!Array.isArray(value))
        throw new LeftToDuckDb(`field ${id} is no list`);
    return value;
}
/** A field that is a structure; undefined where it is absent. */
function structField(struct, id) {
    const value = struct.get(id);
    if (value === undefined)
        return undefined;
    return asStruct(value);
}
/** A value that must be a structure. */
function asStruct(value) {
    if (!(value instanceof Map))
        throw new LeftToDuckDb('a structure was expected');
    return value;
}

;// CONCATENATED MODULE: ./packages/data/lib/parquet-codec.js


/** Bytes behind each buffer that may be read, so that four can be taken at any place without a look at the end. */
const padding = 8;
/** A buffer that grows as it is asked for more, and is used again. */
class Scratch {
    bytes = new Uint8Array(0);
    view = new DataView(this.bytes.buffer);
    /** Room for `length` bytes and the padding; what was in it is gone. */
    room(length) {
        if (this.bytes.length < length + padding) {
            this.bytes = new Uint8Array(Math.ceil((length + padding) * 1.25));
            this.view = new DataView(this.bytes.buffer);
        }
        return this.bytes;
    }
}
/**
 * Unpacks `from[start..end)` with a codec of Parquet into `target`, exactly `length` bytes from `at` on. Both have {@link padding} bytes behind.
 * @throws LeftToDuckDb for another codec, or where the bytes are not of it
 */
function unpackPage(codec, from, start, end, target, at, length) {
    if (codec === 1) {
        unpackSnappy(from, start, end, target, at, length);
        return;
    }
    const packed = from.subarray(start, end);
    const unpacked = codec === 0 ? packed : general(codec, packed, length);
    if (unpacked.length !== length)
        throw new LeftToDuckDb('a page has another length');
    target.set(unpacked, at);
}
function general(codec, packed, length) {
    const unpack = codec === 2 ? external_node_zlib_.gunzipSync : codec === 4 ? external_node_zlib_.brotliDecompressSync : external_node_zlib_.zstdDecompressSync;
    if (codec !== 2 && codec !== 4 && codec !== 6)
        throw new LeftToDuckDb(`codec ${codec}`);
    try {
        return unpack(packed, { maxOutputLength: Math.max(1, length) });
    }
    catch (error) {
        throw new LeftToDuckDb('a page cannot be unpacked', { cause: error });
    }
}
/** Literals and copies shorter than this go four bytes at a time: a call costs more than the bytes. */
const shortCopy = 64;
/**
 * Snappy's raw format (github.com/google/snappy, format_description.txt). Whole words are moved, so up to three bytes behind what is written are written
 * over and up to three behind what is read are read: both buffers have the padding.
 */
function unpackSnappy(packed, start, end, target, first, length) {
    const from = new DataView(packed.buffer, packed.byteOffset, end + padding);
    const out = new DataView(target.buffer, target.byteOffset, target.byteLength);
    let at = start;
    let announced = 0;
    for (let shift = 0;; shift += 7) {
        const byte = from.getUint8(at++);
        announced += (byte & 127) * 2 ** shift;
        if (byte < 128)
            break;
        if (shift > 28 || at >= end)
            throw new LeftToDuckDb('no length');
    }
    if (announced !== length)
        throw new LeftToDuckDb('a page has another length');
    let to = first;
    const limit = first + length;
    while (at < end) {
        const tag = from.getUint8(at++);
        const kind = tag & 3;
        let size = (tag >> 2) + 1;
        if (kind === 0) {
            if (size > 60) {
                const extra = size - 60;
                const word = from.getUint32(at, true);
                size = (extra === 4 ? word : word & (2 ** (8 * extra) - 1)) + 1;
                at += extra;
            }
            if (to + size > limit || at + size > end)
                throw new LeftToDuckDb('a literal is too long');
            if (size <= shortCopy)
                for (let index = 0; index < size; index += 4)
                    out.setInt32(to + index, from.getInt32(at + index, true), true);
            else
                target.set(packed.subarray(at, at + size), to);
            at += size;
            to += size;
            continue;
        }
        let back;
        if (kind === 1) {
            back = ((tag & 0xe0) << 3) | from.getUint8(at++);
            size = (size - 1) & 7;
            size += 4;
        }
        else if (kind === 2) {
            back = from.getUint16(at, true);
            at += 2;
        }
        else {
            back = from.getUint32(at, true);
            at += 4;
        }
        const source = to - back;
        if (to + size > limit || back === 0 || source < first)
            throw new LeftToDuckDb('a copy does not fit');
        // A copy may reach into what it writes, which then repeats.
        if (back >= 4)
            for (let index = 0; index < size; index += 4)
                out.setInt32(to + index, out.getInt32(source + index, true), true);
        else
            for (let index = 0; index < size; index++)
                target[to + index] = target[source + index];
        to += size;
    }
    if (to !== limit || at !== end)
        throw new LeftToDuckDb('a page is too short');
}

;// CONCATENATED MODULE: ./packages/data/lib/parquet-hybrid.js

/** No dictionary needs more bits for its indices. */
const widest = 24;
/**
 * Decodes `count` small numbers of `width` bits in Parquet's hybrid of runs and packed groups (parquet-format, Encodings.md, RLE).
 * `bytes` holds 4 more bytes behind `end`.
 * @throws LeftToDuckDb where they end too early
 */
function decodeHybrid(bytes, start, end, width, count, out) {
    if (width > widest)
        throw new LeftToDuckDb(`${width} bits`);
    const { view } = bytes;
    const mask = 2 ** width - 1;
    const wholeBytes = (width + 7) >> 3;
    let at = start;
    let done = 0;
    while (done < count) {
        const { head, next } = headOf(bytes.bytes, at, end);
        at = next;
        if ((head & 1) === 0) {
            const run = head >>> 1;
            if (run === 0 || at + wholeBytes > end)
                throw new LeftToDuckDb('a run ends too early');
            const value = view.getUint32(at, true) & (2 ** (8 * wholeBytes) - 1);
            if (value > mask)
                throw new LeftToDuckDb('a value of more bits than it may have');
            at += wholeBytes;
            const until = Math.min(count, done + run);
            out.fill(value, done, until);
            done = until;
        }
        else {
            const groups = head >>> 1;
            const values = Math.min(count - done, groups * 8);
            // The last group may be cut off behind its last value.
            if (groups === 0 || at + Math.ceil((values * width) / 8) > end)
                throw new LeftToDuckDb('a group ends too early');
            unpackBits(view, at, width, mask, values, out, done);
            at += groups * width;
            done += values;
        }
    }
}
/** True where the first run says that all `count` levels are 1, as it does in a page without nulls. */
function allPresent(bytes, start, end, count) {
    const { head, next } = headOf(bytes, start, end);
    return (head & 1) === 0 && head >>> 1 >= count && next < end && bytes[next] === 1;
}
function unpackBits(view, at, width, mask, count, out, first) {
    for (let index = 0, bit = 0; index < count; index++, bit += width)
        out[first + index] = (view.getUint32(at + (bit >>> 3), true) >>> (bit & 7)) & mask;
}
/** The head of a run: an unsigned number of at most 32 bits, seven a byte. */
function headOf(bytes, start, end) {
    let head = 0;
    let at = start;
    for (let shift = 0; shift < 35; shift += 7) {
        if (at >= end)
            throw new LeftToDuckDb('a run has no head');
        const byte = bytes[at++];
        head += (byte & 127) * 2 ** shift;
        if (byte < 128) {
            if (head >= 2 ** 31)
                break;
            return { head, next: at };
        }
    }
    throw new LeftToDuckDb('a run is too long');
}

;// CONCATENATED MODULE: ./packages/data/lib/parquet-pages.js




/** A page claims to be larger: it is left to DuckDB. */
const largestPage = 2 ** 28;
/** What is used again from page to page. */
class PageReader {
    #page = new Scratch();
    #levels = new Uint8Array(0);
    #places = new Int32Array(0);
    /**
     * Decodes the pages of one chunk into the sink.
     * @throws LeftToDuckDb for an encoding that is not read here, and where the pages do not hold what they say
     */
    read(packed, chunk, optional, sink) {
        let at = 0;
        let cells = 0;
        let known = false;
        while (cells < chunk.cells) {
            const { struct, end } = readThrift(packed, at);
            const type = numberField(struct, 1);
            const length = numberField(struct, 2);
            at = end + numberField(struct, 3);
            if (at < end || at > packed.length || length < 0 || length > largestPage)
                throw new LeftToDuckDb('a page does not fit');
            if (struct.has(4) && (0,external_node_zlib_.crc32)(packed.subarray(end, at)) !== numberField(struct, 4) >>> 0)
                throw new ChecksumDiffers('a page has another checksum');
            const body = { packed, start: end, end: at, length, codec: chunk.codec, left: chunk.cells - cells };
            if (type === 2) {
                this.#dictionary(struct, body, sink);
                known = true;
            }
            else if (type === 0)
                cells += this.#first(struct, body, optional, known, sink);
            else if (type === 3)
                cells += this.#second(struct, body, optional, known, sink);
            else if (type !== 1)
                throw new LeftToDuckDb(`a page of type ${type}`);
        }
        if (cells !== chunk.cells)
            throw new LeftToDuckDb('a chunk has more cells than it says');
    }
    #dictionary(struct, body, sink) {
        const head = parquet_pages_headOf(struct, 7);
        const encoding = numberField(head, 2);
        if (encoding !== 0 && encoding !== 2)
            throw new LeftToDuckDb(`a dictionary of encoding ${encoding}`);
        const bytes = this.#page.room(body.length);
        unpackPage(body.codec, body.packed, body.start, body.end, bytes, 0, body.length);
        sink.dictionary(this.#page, 0, body.length, countOf(head, 1));
    }
    /** A page of version 1: levels with their length in front and values, packed together. */
    #first(struct, body, optional, known, sink) {
        const head = parquet_pages_headOf(struct, 5);
        const cells = countOf(head, 1);
        if (cells > body.left)
            throw new LeftToDuckDb('more cells than the chunk has');
        if (!head.has(3) || !head.has(4))
            throw new LeftToDuckDb('a page without its fields');
        if (optional && numberField(head, 3) !== 3)
            throw new LeftToDuckDb('levels of an old encoding');
        const bytes = this.#page.room(body.length);
        unpackPage(body.codec, body.packed, body.start, body.end, bytes, 0, body.length);
        const levels = optional ? this.#page.view.getUint32(0, true) : 0;
        const from = optional ? 4 : 0;
        this.#values(numberField(head, 2), cells, { from, to: from + levels, end: body.length }, optional, known, sink);
        return cells;
    }
    /** A page of version 2: levels as they are, then the values, packed or not. */
    #second(struct, body, optional, known, sink) {
        const head = parquet_pages_headOf(struct, 8);
        const cells = countOf(head, 1);
        if (cells > body.left)
            throw new LeftToDuckDb('more cells than the chunk has');
        const levels = countOf(head, 5);
        if (countOf(head, 3) !== cells)
            throw new LeftToDuckDb('rows of more than one cell');
        if (countOf(head, 6) !== 0 || levels > body.length || body.start + levels > body.end || (levels > 0 && !optional))
            throw new LeftToDuckDb('levels that do not fit');
        const bytes = this.#page.room(body.length);
        bytes.set(body.packed.subarray(body.start, body.start + levels));
        const codec = head.get(7) === false ? 0 : body.codec;
        unpackPage(codec, body.packed, body.start + levels, body.end, bytes, levels, body.length - levels);
        const place = { from: 0, to: levels, end: body.length };
        const values = this.#values(numberField(head, 4), cells, place, optional, known, sink);
        if (values + countOf(head, 2) !== cells)
            throw new LeftToDuckDb('another number of nulls than the page says');
        return cells;
    }
    #values(encoding, cells, place, optional, known, sink) {
        const { from, to, end } = place;
        if (to > end)
            throw new LeftToDuckDb('levels that do not fit');
        const values = optional ? this.#present(from, to, cells) : cells;
        if (encoding === 0)
            sink.plain(this.#page, to, end, values);
        else if ((encoding === 2 || encoding === 8) && known) {
            if (values > 0)
                this.#named(to, end, values, sink);
        }
        else
            throw new LeftToDuckDb(`a page of encoding ${encoding}`);
        if (values < cells)
            sink.spread(this.#levels, values, cells);
        return values;
    }
    #named(at, end, values, sink) {
        if (this.#places.length < values)
            this.#places = new Int32Array(values);
        if (at >= end)
            throw new LeftToDuckDb('a page without a width');
        decodeHybrid(this.#page, at + 1, end, this.#page.bytes[at], values, this.#places);
        if (!sink.named(this.#places, values))
            throw new LeftToDuckDb('a value that is not in the dictionary');
    }
    /** How many cells have a value. Most pages say it in one run. */
    #present(from, to, cells) {
        if (cells > 0 && allPresent(this.#page.bytes, from, to, cells))
            return cells;
        if (this.#levels.length < cells)
            this.#levels = new Uint8Array(cells);
        const levels = this.#levels;
        decodeHybrid(this.#page, from, to, 1, cells, levels);
        let present = 0;
        for (let cell = 0; cell < cells; cell++)
            present += levels[cell];
        return present;
    }
}
function parquet_pages_headOf(struct, id) {
    const head = structField(struct, id);
    if (head === undefined)
        throw new LeftToDuckDb('a page without its head');
    return head;
}
function countOf(struct, id) {
    const count = numberField(struct, id);
    if (!(count >= 0 && count < 2 ** 31))
        throw new LeftToDuckDb('a count that is none');
    return count;
}

;// CONCATENATED MODULE: ./packages/data/lib/parquet-values.js


/** The sink of a column of a table with so many rows. */
function sinkOf(column, rows) {
    return column.meaning.kind === 'text' ? textSink(column.name, rows) : numberSink(column, rows);
}
function numberSink(column, rows) {
    const values = new Float64Array(rows);
    const { kind } = column.meaning;
    const logical = kind === 'date' ? 'timestamp' : kind === 'text' ? 'number' : kind;
    let known = new Float64Array(0);
    let row = 0;
    let nulls = 0;
    let finite = true;
    return {
        dictionary: (page, at, end, count) => {
            if (count / 8 > end - at)
                throw new LeftToDuckDb('a dictionary is shorter than it says');
            known = new Float64Array(count);
            plainNumbers(column, page, at, end, count, known, 0);
            finite &&= allFinite(known, 0, count);
        },
        plain: (page, at, end, count) => {
            plainNumbers(column, page, at, end, count, values, row);
            finite &&= allFinite(values, row, row + count);
            row += count;
        },
        named: (places, count) => {
            if (!look(known, places, count, values, row))
                return false;
            row += count;
            return true;
        },
        spread: (levels, count, cells) => {
            spread(values, row - count, levels, count, cells, Number.NaN);
            row += cells - count;
            nulls += cells - count;
        },
        finish: () => {
            // What is no number in the file is null too.
            if (!finite)
                nulls = missing(values);
            return { column: { kind: 'number', name: column.name, logical, values, nulls }, finite };
        },
    };
}
function look(known, places, count, out, row) {
    const size = known.length;
    for (let index = 0; index < count; index++) {
        const place = places[index];
        if (place >= size)
            return false;
        out[row + index] = known[place];
    }
    return true;
}
/** Looks codes up until one is not known yet; gives its index, or `count`. */
function lookCodes(known, places, from, count, out, row) {
    const size = known.length;
    for (let index = from; index < count; index++) {
        const place = places[index];
        if (place >= size)
            return index;
        const code = known[place];
        if (code < 0)
            return index;
        out[row + index] = code;
    }
    return count;
}
/** x − x is 0 for a finite number and NaN else: one sum, without a branch, while the page is at hand. */
function allFinite(values, from, to) {
    let sum = 0;
    for (let row = from; row < to; row++)
        sum += values[row] - values[row];
    return sum === 0;
}
function missing(values) {
    let count = 0;
    for (let row = 0; row < values.length; row++)
        if (Number.isNaN(values[row]))
            count++;
    return count;
}
function textSink(name, rows) {
    const codes = new Int32Array(rows);
    const dictionary = new Dictionary();
    // The dictionary of a chunk: where its texts are, and the code of each that has appeared, so that codes are in order of first appearance.
    let bytes = new Uint8Array(0);
    let view = new DataView(bytes.buffer);
    let starts = new Int32Array(1);
    let known = new Int32Array(0);
    let row = 0;
    let nulls = 0;
    return {
        dictionary: (page, at, end, count) => {
            if (count * 4 > end - at)
                throw new LeftToDuckDb('a dictionary is shorter than it says');
            bytes = page.bytes.slice(at, end + 4);
            view = new DataView(bytes.buffer);
            starts = new Int32Array(count + 1);
            known = new Int32Array(count).fill(-1);
            let from = 0;
            for (let index = 0; index < count; index++) {
                starts[index] = from;
                from = textEnd(view, from, end - at);
            }
            starts[count] = from;
        },
        plain: (page, at, end, count) => {
            let from = at;
            for (let index = 0; index < count; index++) {
                const to = textEnd(page.view, from, end);
                codes[row + index] = dictionary.code(page.bytes, page.view, from + 4, to);
                from = to;
            }
            row += count;
        },
        named: (places, count) => {
            let index = lookCodes(known, places, 0, count, codes, row);
            while (index < count) {
                const place = places[index];
                if (place >= known.length)
                    return false;
                known[place] = dictionary.code(bytes, view, starts[place] + 4, starts[place + 1]);
                index = lookCodes(known, places, index, count, codes, row);
            }
            row += count;
            return true;
        },
        spread: (levels, count, cells) => {
            spread(codes, row - count, levels, count, cells, -1);
            row += cells - count;
            nulls += cells - count;
        },
        finish: () => {
            const levels = dictionary.levels();
            // DuckDB refuses a text that is not UTF-8, and says where.
            if (levels.some((level) => level.includes('\uFFFD')))
                throw new LeftToDuckDb('a text that is not UTF-8');
            return { column: { kind: 'text', name, codes, levels, nulls }, finite: true };
        },
    };
}
function textEnd(view, from, end) {
    const to = from + 4 <= end ? from + 4 + view.getUint32(from, true) : end + 1;
    if (to > end)
        throw new LeftToDuckDb('a text ends too early');
    return to;
}
/** Moves the values at `first` apart, from the last on, so that each stands at its cell. */
function spread(cells, first, levels, values, count, missing) {
    let from = first + values - 1;
    for (let cell = count - 1; cell >= 0; cell--)
        cells[first + cell] = levels[cell] === 0 ? missing : cells[from--];
}
/** Beyond these DuckDB's own rounding or its infinite dates would show. */
const latestDay = 1e8;
const latestMillisecond = 9e15;
const latestMoment = 2 ** 62;
/** Reads values that stand one after the other (parquet-format, Encodings.md, PLAIN) as doubles. */
function plainNumbers(column, page, at, end, count, out, row) {
    const { physical, meaning } = column;
    const size = { boolean: 1 / 8, int32: 4, float: 4, int64: 8, double: 8, bytes: Number.NaN }[physical];
    if (Math.ceil(count * size) !== end - at)
        throw new LeftToDuckDb('a page has another length');
    if (row + count > out.length)
        throw new LeftToDuckDb('more values than rows');
    const { view, bytes } = page;
    if (physical === 'double')
        new Uint8Array(out.buffer, out.byteOffset + row * 8, count * 8).set(bytes.subarray(at, end));
    else if (physical === 'float')
        for (let index = 0; index < count; index++)
            out[row + index] = view.getFloat32(at + index * 4, true);
    else if (physical === 'boolean')
        for (let index = 0; index < count; index++)
            out[row + index] = (bytes[at + (index >> 3)] >> (index & 7)) & 1;
    else if (physical === 'int64')
        longs(meaning, view, at, count, out, row);
    else if (meaning.kind === 'date')
        for (let index = 0; index < count; index++) {
            const day = view.getInt32(at + index * 4, true);
            if (day > latestDay || day < -latestDay)
                throw new LeftToDuckDb('a day out of time');
            out[row + index] = day * 86_400_000;
        }
    else if (meaning.kind === 'integer')
        integers(meaning, view, at, count, out, row);
}
/** Integers of 32 bits; a shorter one that does not fit into its own bits is damage, or a writer that we do not know. */
function integers(meaning, view, at, count, out, row) {
    const { unsigned, bits } = meaning;
    const most = 2 ** (unsigned ? bits : bits - 1) - 1;
    const least = unsigned ? 0 : -most - 1;
    for (let index = 0; index < count; index++) {
        const value = unsigned ? view.getUint32(at + index * 4, true) : view.getInt32(at + index * 4, true);
        if (value > most || value < least)
            throw new LeftToDuckDb('a number that does not fit');
        out[row + index] = value;
    }
}
function longs(meaning, view, at, count, out, row) {
    const unsigned = meaning.kind === 'integer' && meaning.unsigned;
    const perMillisecond = meaning.kind === 'timestamp' ? meaning.perMillisecond : 0;
    const limit = perMillisecond === 0 ? Number.MAX_SAFE_INTEGER : perMillisecond === 1 ? latestMillisecond : latestMoment;
    for (let index = 0; index < count; index++) {
        const low = view.getUint32(at + index * 8, true);
        const upper = at + index * 8 + 4;
        const value = (unsigned ? view.getUint32(upper, true) : view.getInt32(upper, true)) * 4294967296 + low;
        if (value > limit || value < -limit)
            throw new LeftToDuckDb('a number that a double does not hold');
        out[row + index] = perMillisecond > 1 ? milliseconds(value, low, perMillisecond) : value;
    }
}
/** The nearest double of milliseconds. `value` may have lost its last digits, which `low`, its last 32 bits, still has: the rest is told from them. */
function milliseconds(value, low, per) {
    const whole = Math.trunc(value / per);
    return whole + ((low - Math.imul(whole, per)) | 0) / per;
}

;// CONCATENATED MODULE: ./packages/data/lib/parquet-columns.js





/**
 * Reads columns until none is left. `next` holds the index of the next one and may be shared with other threads that do the same.
 * @throws LeftToDuckDb, RangeError
 */
async function takeColumns(source, plans, rows, next, deliver, signal) {
    const reader = new PageReader();
    const buffers = [external_node_buffer_.Buffer.alloc(0), external_node_buffer_.Buffer.alloc(0)];
    for (;;) {
        const index = Atomics.add(next, 0, 1);
        const plan = plans[index];
        if (plan === undefined)
            return;
        const { column, chunks } = plan;
        const sink = sinkOf(column, rows);
        for await (const { packed, chunk } of packedChunks(source, chunks, buffers)) {
            signal?.throwIfAborted();
            reader.read(packed, chunk, column.optional, sink);
        }
        deliver(index, sink.finish());
    }
}
/** The bytes of the chunks, each valid until the next but one: the next are fetched while those before are decoded. */
async function* packedChunks(source, chunks, buffers) {
    const fetch = async (at) => {
        const chunk = chunks[at];
        if (chunk === undefined)
            return undefined;
        let buffer = buffers[at % 2];
        if (buffer.length < chunk.bytes + padding) {
            buffer = external_node_buffer_.Buffer.allocUnsafeSlow(Math.ceil(chunk.bytes * 1.1) + padding);
            buffers[at % 2] = buffer;
        }
        let held = 0;
        while (held < chunk.bytes) {
            const got = await source.read(buffer, held, chunk.bytes - held, chunk.start + held);
            if (got === 0)
                throw new LeftToDuckDb('the file ends too early');
            held += got;
        }
        return buffer.subarray(0, chunk.bytes);
    };
    let next = fetch(0);
    try {
        for (let at = 0; at < chunks.length; at++) {
            const packed = (await next);
            next = fetch(at + 1);
            yield { packed, chunk: chunks[at] };
        }
    }
    finally {
        // The file is closed only after the last reading; its error, if any, was thrown above or belongs to nobody.
        await next.catch(() => undefined);
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./packages/data/lib/reader-thread.js



/** The role that a bundle's entry must run (`runReader`) when it is started as a thread with `workerData.role` of this value. */
const readerRole = 'read-csv';
/** Bytes below which a second thread costs more than it saves. */
const worthwhile = 12 * 2 ** 20;
/** More threads than this wait for each other. */
const mostThreads = 4;
let bundleEntry;
/** Tells the readers of this process which file runs `runReader` in a thread: a bundle calls it once, with its own address. */
function useReaderEntry(entry) {
    bundleEntry = entry;
}
/** The file that runs a reader: the one that was told, or the one beside this file, or none (in a bundle that told nothing). */
function readerEntry() {
    if (bundleEntry !== undefined)
        return bundleEntry;
    const here = (0,external_node_url_.fileURLToPath)(import.meta.url);
    const beside = (0,external_node_path_.join)((0,external_node_path_.dirname)(here), `csv-reader-thread${(0,external_node_path_.extname)(here)}`);
    return (0,external_node_fs_.existsSync)(beside) ? (0,external_node_url_.pathToFileURL)(beside) : undefined;
}

;// CONCATENATED MODULE: ./packages/data/lib/parquet-threads.js





/** Runs in the thread. An error ends it, and the main thread reads what it did not post. */
async function runColumns(task) {
    const source = await fileSource(task.path);
    try {
        await takeColumns(source, task.plans, task.rows, task.next, (index, read) => {
            const { column } = read;
            const cells = column.kind === 'text' ? column.codes : column.values;
            external_node_worker_threads_.parentPort.postMessage({ index, ...read }, [cells.buffer]);
        });
    }
    finally {
        await source.close();
    }
}
/**
 * Starts the further threads that a file is worth. `columns` gives what they read, by index, as soon as there are so many or all threads have ended;
 * `stop` ends them.
 * Each column is read by one thread alone, so that the table does not depend on how many there are.
 */
function startColumns(plans, rows, next, threads) {
    const { path, workerEntry, partBytes = worthwhile } = threads;
    const bytes = plans.reduce((sum, plan) => sum + plan.chunks.reduce((part, chunk) => part + chunk.bytes, 0), 0);
    const most = Math.min(threads.count ?? Math.min(mostThreads, (0,external_node_os_.availableParallelism)()), plans.length);
    const count = workerEntry === undefined ? 1 : Math.min(most, Math.floor(bytes / partBytes));
    const task = { role: readerRole, path, plans, rows, next };
    const columns = new Map();
    let awaited = Number.POSITIVE_INFINITY;
    let enough = () => { };
    const workers = Array.from({ length: Math.max(0, count - 1) }, () => new external_node_worker_threads_.Worker(workerEntry, { workerData: task, stdout: false, stderr: false }));
    const ended = workers.map((worker) => new Promise((resolve) => {
        worker.on('message', ({ index, ...read }) => {
            columns.set(index, read);
            if (columns.size >= awaited)
                enough();
        });
        // What a failed thread did not post is read by the main thread, which then meets the same error.
        worker.once('error', () => resolve());
        worker.once('exit', () => resolve());
    }));
    return {
        columns: async (count) => {
            awaited = count;
            const all = new Promise((resolve) => {
                enough = resolve;
            });
            if (columns.size < count)
                await Promise.race([all, Promise.all(ended)]);
            return columns;
        },
        stop: async () => {
            await Promise.all(workers.map((worker) => worker.terminate()));
        },
    };
}

;// CONCATENATED MODULE: ./packages/data/lib/csv-threads.js









/** What a thread in the role of a reader does: it reads its part and posts what it found. Errors end the thread, and the main thread reads the part itself. */
async function runReader() {
    const task = external_node_worker_threads_.workerData;
    if ('plans' in task) {
        await runColumns(task);
        return;
    }
    const source = await fileSource(task.path);
    try {
        const scan = newScan(task.plan, task.separator, task.expectedRows);
        const end = await scanRange(source, task.range, scan, { file: task.path, firstLine: 1 });
        const { packed, moved } = packScan(scan);
        external_node_worker_threads_.parentPort.postMessage({ end, packed }, moved);
    }
    finally {
        await source.close();
    }
}
/**
 * Scans a range with several threads. A part is cut behind a line feed in the hope that it ends a row; when the part before it ends elsewhere, because
 * the line feed stood inside quotes, the result of the part is thrown away and read again here. So the rows are always those of one thread.
 */
async function scanParts(source, range, scan, place, threads) {
    const { signal } = threads;
    const bytes = range.until - range.from;
    const most = threads.count ?? Math.min(mostThreads, (0,external_node_os_.availableParallelism)());
    const count = Math.min(most, Math.floor(bytes / (threads.partBytes ?? worthwhile)));
    const cuts = await cutsOf(source, range, count);
    const bounds = [range.from, ...cuts, range.until];
    const rowsPerByte = scan.capacity / Math.max(1, bytes / Math.max(1, count));
    const parts = cuts.map((cut, index) => {
        const until = bounds[index + 2];
        const expectedRows = Math.ceil((until - cut) * rowsPerByte) + 1;
        return startReader({
            role: readerRole,
            path: threads.path,
            range: { from: cut, until },
            plan: scan.plan,
            separator: scan.separator,
            expectedRows,
        }, threads);
    });
    try {
        let at = await scanRange(source, { from: range.from, until: bounds[1] }, scan, place, signal);
        for (const [index, part] of parts.entries()) {
            const answer = await part.answer;
            if (answer !== undefined && at === cuts[index]) {
                appendScan(scan, answer.packed);
                at = answer.end;
            }
            else
                at = await scanRange(source, { from: at, until: bounds[index + 2] }, scan, place, signal);
        }
    }
    finally {
        await Promise.all(parts.map((part) => part.worker.terminate()));
    }
}
/** The rows that the main thread must have room for, when it shares the work. */
function shareOfRows(bytes) {
    return 1 / Math.max(1, Math.min(mostThreads, (0,external_node_os_.availableParallelism)(), Math.floor(bytes / worthwhile)));
}
function startReader(task, threads) {
    const worker = new external_node_worker_threads_.Worker(threads.workerEntry, { workerData: task, stdout: false, stderr: false });
    const answer = new Promise((resolve) => {
        worker.once('message', resolve);
        worker.once('error', () => resolve(undefined));
        worker.once('exit', () => resolve(undefined));
    });
    return { worker, answer };
}
/** Places behind a line feed near each n-th of the range. */
async function cutsOf(source, range, parts) {
    const cuts = [];
    const block = external_node_buffer_.Buffer.allocUnsafe(65536);
    for (let part = 1; part < parts; part++) {
        const from = range.from + Math.floor(((range.until - range.from) * part) / parts);
        const got = await source.read(block, 0, block.length, from);
        const feed = block.subarray(0, got).indexOf(10);
        if (feed >= 0)
            cuts.push(from + feed + 1);
    }
    return cuts;
}

;// CONCATENATED MODULE: ./packages/data/lib/distinct.js
/** How many different values the present cells of a column have. 0 and -0 are one. */
function distinctOf(column) {
    return column.kind === 'text' ? distinctTexts(column) : distinctNumbers(column.values);
}
function distinctTexts(column) {
    const seen = new Uint8Array(column.levels.length);
    let count = 0;
    for (const code of column.codes)
        if (code >= 0 && seen[code] === 0) {
            seen[code] = 1;
            count++;
        }
    return count;
}
function distinctNumbers(values) {
    let capacity = 64;
    let table = new Float64Array(capacity).fill(Number.NaN);
    let count = 0;
    const one = new Float64Array(1);
    const words = new Int32Array(one.buffer);
    const put = (value) => {
        one[0] = value;
        let slot = (Math.imul(words[0], 0x9e3779b1) ^ Math.imul(words[1], 0x85ebca6b)) >>> 0;
        slot = (slot ^ (slot >>> 15)) & (capacity - 1);
        for (;;) {
            const held = table[slot];
            if (held === value)
                return;
            if (Number.isNaN(held))
                break;
            slot = (slot + 1) & (capacity - 1);
        }
        table[slot] = value;
        count++;
    };
    for (let row = 0; row < values.length; row++) {
        const value = values[row] + 0;
        if (Number.isNaN(value))
            continue;
        put(value);
        if (count * 2 > capacity) {
            const old = table;
            capacity *= 4;
            table = new Float64Array(capacity).fill(Number.NaN);
            count = 0;
            for (const held of old)
                if (!Number.isNaN(held))
                    put(held);
        }
    }
    return count;
}

;// CONCATENATED MODULE: ./packages/data/lib/fingerprint.js



/** The fingerprint of a file or of a folder with everything below it. */
async function fingerprint(path, signal) {
    if ((await (0,promises_.stat)(path)).isDirectory())
        return ofFiles(await (0,lib/* folderFiles */.kf)(path, signal));
    return fingerprintFiles([{ path, name: (0,external_node_path_.basename)(path) }], signal);
}
/** The fingerprint of several files under the names they have in the table; one file is taken as it is. */
async function fingerprintFiles(files, signal) {
    const measured = [];
    for (const { path, name } of files)
        measured.push({ path: name, bytes: (await (0,promises_.stat)(path)).size, digest: await (0,lib/* fileDigest */.hd)(path, signal) });
    const [only] = measured;
    return only !== undefined && measured.length === 1
        ? { digest: only.digest, bytes: only.bytes, files: measured }
        : ofFiles(measured);
}
function ofFiles(files) {
    return { digest: (0,lib/* folderDigest */.DR)(files), bytes: files.reduce((sum, file) => sum + file.bytes, 0), files };
}

;// CONCATENATED MODULE: ./packages/data/lib/row-hash.js


const nullWord = 0x7ff80001;
/** One step of the mixing function of MurmurHash3 (Appleby, public domain). */
function mix(state, word, c1, c2) {
    let k = Math.imul(word, c1);
    k = (k << 15) | (k >>> 17);
    k = Math.imul(k, c2);
    const mixed = state ^ k;
    return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}
function finish(state) {
    let h = state ^ (state >>> 16);
    h = Math.imul(h, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    return (h ^ (h >>> 16)) >>> 0;
}
/**
 * Hashes every row by its values. Equal rows have equal hashes, whatever the order of rows and columns, the file format or the codes of texts;
 * 0 and -0 count as equal, every empty cell too. Not made to withstand an attacker.
 */
function rowHashes(table, columns = table.columns, seed = 0) {
    const start = external_node_buffer_.Buffer.from((0,lib/* sha256 */.sc)(`rows\u0000${seed}`).slice(7), 'hex');
    const low = new Int32Array(table.rows).fill(start.readInt32LE(0));
    const high = new Int32Array(table.rows).fill(start.readInt32LE(4));
    for (const column of [...columns].sort((a, b) => (0,lib/* compareCodePoints */.OP)(a.name, b.name)))
        if (column.kind === 'number')
            addNumbers(column.values, low, high);
        else
            addTexts(column.codes, column.levels, low, high);
    return { low: Uint32Array.from(low, finish), high: Uint32Array.from(high, finish) };
}
function add(low, high, row, first, second) {
    low[row] = mix(mix(low[row], first, 0xcc9e2d51, 0x1b873593), second, 0xcc9e2d51, 0x1b873593);
    high[row] = mix(mix(high[row], second, 0x239b961b, 0xab0e9789), first, 0x239b961b, 0xab0e9789);
}
function addNumbers(values, low, high) {
    const one = new Float64Array(1);
    const words = new Int32Array(one.buffer);
    for (let row = 0; row < values.length; row++) {
        const value = values[row];
        if (Number.isNaN(value)) {
            add(low, high, row, nullWord, nullWord);
            continue;
        }
        one[0] = value + 0;
        add(low, high, row, words[0], words[1]);
    }
}
function addTexts(codes, levels, low, high) {
    const first = new Int32Array(levels.length);
    const second = new Int32Array(levels.length);
    levels.forEach((level, code) => {
        let a = 0x2f0b4c47;
        let b = level.length;
        for (let index = 0; index < level.length; index++) {
            const unit = level.charCodeAt(index);
            a = mix(a, unit, 0xcc9e2d51, 0x1b873593);
            b = mix(b, unit, 0x239b961b, 0xab0e9789);
        }
        first[code] = a;
        second[code] = b;
    });
    for (let row = 0; row < codes.length; row++) {
        const code = codes[row];
        if (code < 0)
            add(low, high, row, nullWord, nullWord);
        else
            add(low, high, row, first[code], second[code]);
    }
}

;// CONCATENATED MODULE: ./packages/data/lib/overlap.js



/**
 * Counts the rows of `test` that also occur in `train`, by the columns that both have, without the excluded ones (identifiers).
 * A column that is numeric in one table and text in the other is compared as text. Two different rows are taken for equal once in 2^64 pairs.
 */
function overlap(train, test, excludeColumns = []) {
    const pairs = sharedColumns(train, test, new Set(excludeColumns));
    if (pairs.length === 0)
        return { rows: 0, share: 0 };
    const known = hashSet(rowHashes(train, pairs.map((pair) => pair[0])));
    const asked = rowHashes(test, pairs.map((pair) => pair[1]));
    let rows = 0;
    for (let row = 0; row < test.rows; row++)
        if (known(asked.low[row], asked.high[row]))
            rows++;
    return { rows, share: test.rows === 0 ? 0 : rows / test.rows };
}
/** Rows that repeat an earlier row of the same table. */
function duplicateRows(table, excludeColumns = []) {
    const excluded = new Set(excludeColumns);
    const hashes = rowHashes(table, table.columns.filter((column) => !excluded.has(column.name)));
    const distinct = distinctCount(hashes);
    const rows = table.rows - distinct;
    return { rows, share: table.rows === 0 ? 0 : rows / table.rows };
}
function sharedColumns(train, test, excluded) {
    return train.columns.flatMap((column) => {
        const other = (0,lib/* columnOf */.uV)(test, column.name);
        if (other === undefined || excluded.has(column.name))
            return [];
        if (other.kind === column.kind)
            return [[column, other]];
        const text = (one) => convertColumn(one, 'text', () => [], []);
        return [[text(column), text(other)]];
    });
}
/** A set of pairs with open addressing: for a million rows some 50 ms, where a Set of strings takes a second. */
function tableOf(hashes) {
    let capacity = 16;
    while (capacity < hashes.low.length * 2)
        capacity *= 2;
    const slots = new Int32Array(capacity);
    const place = (low, high) => {
        let slot = (low ^ (high >>> 7)) & (capacity - 1);
        for (;;) {
            const row = slots[slot] - 1;
            if (row < 0 || (hashes.low[row] === low && hashes.high[row] === high))
                return slot;
            slot = (slot + 1) & (capacity - 1);
        }
    };
    let size = 0;
    for (let row = 0; row < hashes.low.length; row++) {
        const slot = place(hashes.low[row], hashes.high[row]);
        if (slots[slot] === 0)
            size++;
        slots[slot] = row + 1;
    }
    return { find: (low, high) => slots[place(low, high)] !== 0, size };
}
const hashSet = (hashes) => tableOf(hashes).find;
const distinctCount = (hashes) => tableOf(hashes).size;

;// CONCATENATED MODULE: ./packages/data/lib/look.js

/** More levels than this in a column of texts, and nearly one a row: it identifies rows. */
const manyLevels = 50;
/**
 * What is odd about the values of a table and no reason to refuse it: constant columns, categories that differ only by case or spaces, texts that a spreadsheet
 * would run, control characters, columns that identify rows, rows that repeat. Messages name columns and counts, never a value.
 */
function lookAt(table) {
    const findings = table.columns.flatMap((column) => {
        if (column.kind !== 'text')
            return [...constant(column), ...runningNumber(column)];
        const levels = levelsOf(column);
        return [
            ...constant(column),
            ...nearLevels(levels),
            ...strangeTexts(column.name, strangeCells(levels)),
            ...identifying(levels.name, levels.levels.length, column.codes.length - column.nulls),
        ];
    });
    const repeated = duplicateRows(table);
    if (repeated.rows > 0)
        findings.push({
            code: 'DUPLICATE_ROWS',
            severity: 'note',
            message: `${repeated.rows} of ${table.rows} rows repeat an earlier row.`,
            remedy: 'If they are the same event twice, drop them: they stand in training and test alike.',
            count: repeated.rows,
        });
    return findings;
}
/** Counts the cells of each text of a column. */
function levelsOf({ name, levels, codes }) {
    const counts = new Float64Array(levels.length);
    for (const code of codes)
        if (code >= 0)
            counts[code] = counts[code] + 1;
    return { name, levels, counts };
}
function constant(column) {
    const size = column.kind === 'text' ? column.codes.length : column.values.length;
    if (size < 2 || column.nulls === size || varies(column))
        return [];
    return [constantFinding(column.name, size - column.nulls)];
}
/** A column whose present cells, so many, are all the same. */
function constantFinding(name, many) {
    return {
        code: 'CONSTANT',
        severity: 'warning',
        message: `${name}: all ${many} present cells have the same value.`,
        remedy: 'Such a column tells a model nothing.',
        column: name,
        count: many,
    };
}
function varies(column) {
    const cells = column.kind === 'text' ? column.codes : column.values;
    const empty = column.kind === 'text' ? (cell) => cell < 0 : Number.isNaN;
    let first;
    for (const cell of cells) {
        if (empty(cell))
            continue;
        if (first === undefined)
            first = cell;
        else if (cell !== first)
            return true;
    }
    return false;
}
function look_countCells({ levels, counts }, picked) {
    let count = 0;
    for (let level = 0; level < levels.length; level++)
        if (picked(levels[level]))
            count += counts[level];
    return count;
}
/** Texts that are one category written in several ways. */
function nearLevels(column) {
    const groups = new Map();
    const fold = (level) => level.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
    for (const level of column.levels) {
        const folded = fold(level);
        groups.set(folded, (groups.get(folded) ?? 0) + 1);
    }
    if (groups.size === column.levels.length)
        return [];
    const count = look_countCells(column, (level) => (groups.get(fold(level)) ?? 0) > 1);
    return [
        {
            code: 'NEAR_LEVELS',
            severity: 'warning',
            message: `${column.name}: ${column.levels.length - groups.size} categories differ from another only by case, spaces or the form of a character.`,
            remedy: 'Write each category in one way; a model takes them for different ones.',
            column: column.name,
            count,
        },
    ];
}
/** Counts the cells that are odd as texts: of parts of a table they add up. */
function strangeCells(column) {
    return [
        look_countCells(column, (level) => /^[=@]\S|^[+-][^\d\s.,]/.test(level)),
        look_countCells(column, (level) => /(?!\s)\p{Cc}/u.test(level)),
        look_countCells(column, (level) => level.length >= 10_000),
    ];
}
/** What is said of cells that are odd as texts. */
function strangeTexts(name, [formulas, controls, long]) {
    const one = (code, count, message, remedy) => count === 0
        ? []
        : [{ code, severity: 'note', message: `${name}: ${count} ${message}`, remedy, column: name, count }];
    return [
        ...one('FORMULAS', formulas, 'cells begin as a formula does.', 'They are plain text here; a spreadsheet would run them.'),
        ...one('CONTROL_CHARACTERS', controls, 'cells hold control characters.', 'Find the step that writes them.'),
        ...one('LONG_TEXTS', long, 'cells have 10,000 characters or more.', 'Keep documents out of the table.'),
    ];
}
/** A column of texts of which nearly every one is another. */
function identifying(name, levels, present) {
    if (levels < manyLevels || levels < present * 0.9)
        return [];
    return [
        {
            code: 'IDENTIFIES_ROWS',
            severity: 'warning',
            message: `${name}: ${levels} different texts in ${present} cells; it identifies rows.`,
            remedy: 'Name it in data.id, so that it is no feature.',
            column: name,
            count: levels,
        },
    ];
}
/** 1, 2, 3 … down the file. */
function runningNumber(column) {
    const { values } = column;
    if (values.length < manyLevels || column.logical !== 'integer')
        return [];
    return counts(values, undefined) ? [countingFinding(column.name, values.length)] : [];
}
/** True where each value is one more than the one before. */
function counts(values, before) {
    let last = before;
    for (const value of values) {
        if (last !== undefined && value !== last + 1)
            return false;
        last = value;
    }
    return true;
}
/** A column of whole numbers that counts so many rows. */
function countingFinding(name, rows) {
    return {
        code: 'IDENTIFIES_ROWS',
        severity: 'warning',
        message: `${name} counts the rows; it identifies them.`,
        remedy: 'Name it in data.id, so that it is no feature.',
        column: name,
        count: rows,
    };
}

;// CONCATENATED MODULE: ./packages/data/lib/missing-column.js

/** The error for a column that is not in a table. */
function missingColumn(name, names, file) {
    const folded = name.trim().toLowerCase();
    const close = names.filter((one) => one.trim().toLowerCase() === folded);
    const list = names.slice(0, 12).join(', ');
    return fail('TABLE_COLUMN_MISSING', `${file} has no column ${JSON.stringify(name)}.`, {
        where: { file },
        remedy: close[0]
            ? `Write ${JSON.stringify(close[0])}: case and spaces count.`
            : `It has ${names.length}: ${list}${names.length > 12 ? ', …' : ''}.`,
    });
}

;// CONCATENATED MODULE: ./packages/data/lib/matrix.js




/**
 * The named columns as one matrix by row. A column of texts that are all numbers ("007") counts as numbers.
 * @throws UserError TABLE_COLUMN_MISSING, TABLE_NOT_NUMERIC
 */
function matrixOf(table, names = table.columns.map((column) => column.name)) {
    const width = names.length;
    const values = new Float64Array(table.rows * width);
    names.forEach((name, at) => {
        const cells = numbersOf(table, name);
        for (let row = 0; row < table.rows; row++)
            values[row * width + at] = cells[row];
    });
    return { rows: table.rows, columns: width, names, values };
}
/**
 * The cells of a column as numbers, NaN where empty; texts that are all numbers are converted.
 * @throws UserError TABLE_COLUMN_MISSING, TABLE_NOT_NUMERIC
 */
function numbersOf(table, name) {
    const column = (0,lib/* columnOf */.uV)(table, name);
    if (column === undefined)
        throw missingColumn(name, table.columns.map((one) => one.name), 'The table');
    if (column.kind === 'number')
        return column.values;
    const parsed = { value: 0, fractional: false };
    const byLevel = column.levels.map((level) => {
        const kind = classify(level, parsed);
        if (kind === CellClass.number || kind === CellClass.leadingZero || kind === CellClass.infinite)
            return parsed.value;
        return undefined;
    });
    const cells = new Float64Array(table.rows);
    for (let row = 0; row < cells.length; row++) {
        const code = column.codes[row];
        const value = code < 0 ? Number.NaN : byLevel[code];
        if (value === undefined)
            throw fail('TABLE_NOT_NUMERIC', `${name} holds a text in row ${row + 1}, where numbers are needed.`, {
                remedy: 'Map its categories to numbers where the table is made, or leave the column out.',
            });
        cells[row] = value;
    }
    return cells;
}

// EXTERNAL MODULE: ./packages/numerics/lib/index.js + 16 modules
var numerics_lib = __webpack_require__(81065);
;// CONCATENATED MODULE: ./packages/data/lib/profile.js




/** Sums up every column of a table and lists what is odd about it. `findings` of reading come first. Means are exact sums, so they do not depend on the order of rows. */
function profileTable(table, findings = []) {
    return {
        rows: table.rows,
        columns: table.columns.map((column) => ({
            name: column.name,
            type: typeOfColumn(column),
            nulls: column.nulls,
            distinct: distinctOf(column),
            ...(column.kind === 'number' ? range(column) : { min: null, max: null, mean: null }),
        })),
        findings: [...findings, ...lookAt(table)],
    };
}
function range(column) {
    let min = Infinity;
    let max = -Infinity;
    let count = 0;
    const finite = new Float64Array(column.values.length);
    for (const value of column.values) {
        if (!Number.isFinite(value))
            continue;
        finite[count++] = value;
        if (value < min)
            min = value;
        if (value > max)
            max = value;
    }
    if (count === 0)
        return { min: null, max: null, mean: null };
    const sum = new numerics_lib/* ExactSum */.PA();
    sum.addAll(finite, 0, count);
    const mean = sum.total() / count;
    return { min: min + 0, max: max + 0, mean: Number.isFinite(mean) ? mean + 0 : null };
}

;// CONCATENATED MODULE: ./packages/data/lib/profile-stream.js




/** Texts of a column that are held together, to see which are one category written in several ways. */
const levelLimit = 100_000;
/**
 * What `profileTable` tells, part by part in memory that does not grow with the rows. Exact but for the different values of a column that has more than
 * 65,536 of them (`distinctError` says by how much). Rows that repeat are not looked for. Parts come in the order of the table.
 */
class ProfileStream {
    #columns = new Map();
    #findings = new Map();
    #rows = 0;
    /** Adds a part and what was noticed when it was read. The parts are read with one schema. */
    add(part, findings = []) {
        for (const column of part.columns)
            this.#add(column);
        this.#rows += part.rows;
        for (const one of findings)
            this.#note(one);
    }
    #add(column) {
        const state = this.#columns.get(column.name) ?? opened(column);
        this.#columns.set(column.name, state);
        if (state.kind === 'number' && column.kind === 'number')
            profile_stream_addNumbers(state, column, this.#rows === 0);
        else if (state.kind === 'text' && column.kind === 'text')
            profile_stream_addTexts(state, column);
        else
            throw new RangeError(`column "${column.name}" is text in one part and numbers in another`);
    }
    /** The same finding of several parts is told once, with the cells of all and the places of the first. */
    #note(one) {
        const key = `${one.code} ${one.column ?? ''}`;
        const known = this.#findings.get(key);
        if (known?.count === undefined || one.count === undefined)
            this.#findings.set(key, known ?? one);
        else {
            const count = known.count + one.count;
            const message = known.message.replace(String(known.count), String(count));
            this.#findings.set(key, { ...known, count, message });
        }
    }
    /** What the parts so far tell. */
    profile() {
        const columns = [...this.#columns];
        return {
            rows: this.#rows,
            columns: columns.map(([name, state]) => profileOf(name, state)),
            findings: [...this.#findings.values(), ...columns.flatMap(([name, state]) => this.#look(name, state))],
        };
    }
    #look(name, state) {
        const present = this.#rows - state.nulls;
        const distinct = state.distinct.result();
        const constant = this.#rows >= 2 && distinct.exact && distinct.value === 1 ? [constantFinding(name, present)] : [];
        if (state.kind === 'number' && present === 0 && this.#rows > 0)
            return [emptyFinding(name, state.nulls)];
        if (state.kind === 'number')
            return this.#rows >= manyLevels && state.running && state.type === 'integer'
                ? [...constant, countingFinding(name, this.#rows)]
                : constant;
        const { levels } = state;
        return [
            ...constant,
            ...(levels ? nearLevels({ name, levels: [...levels.keys()], counts: [...levels.values()] }) : []),
            ...strangeTexts(name, state.strange),
            ...identifying(name, distinct.value, present),
        ];
    }
}
function opened(column) {
    const distinct = new numerics_lib/* DistinctCount */.qg();
    if (column.kind === 'text')
        return { kind: 'text', nulls: 0, levels: new Map(), distinct, strange: [0, 0, 0] };
    return {
        kind: 'number',
        type: typeOfColumn(column),
        nulls: 0,
        min: Infinity,
        max: -Infinity,
        finite: 0,
        sum: new numerics_lib/* ExactSum */.PA(),
        distinct,
        running: true,
        last: undefined,
    };
}
function profile_stream_addNumbers(state, column, first) {
    const { values } = column;
    state.nulls += column.nulls;
    if (state.running) {
        state.running = counts(values, first ? undefined : state.last);
        state.last = values.at(-1);
    }
    state.distinct.addAll(values);
    const finite = new Float64Array(values.length);
    let count = 0;
    for (const value of values) {
        if (!Number.isFinite(value))
            continue;
        finite[count++] = value;
        if (value < state.min)
            state.min = value;
        if (value > state.max)
            state.max = value;
    }
    state.sum.addAll(finite, 0, count);
    state.finite += count;
}
function profile_stream_addTexts(state, column) {
    const counted = levelsOf(column);
    state.nulls += column.nulls;
    const [formulas, controls, long] = strangeCells(counted);
    state.strange = [state.strange[0] + formulas, state.strange[1] + controls, state.strange[2] + long];
    counted.levels.forEach((level, code) => {
        const cells = counted.counts[code];
        if (cells === 0)
            return;
        state.distinct.addText(level);
        state.levels?.set(level, (state.levels.get(level) ?? 0) + cells);
    });
    if (state.levels && state.levels.size > levelLimit)
        state.levels = undefined;
}
function profileOf(name, state) {
    const { value, exact } = state.distinct.result();
    const known = { nulls: state.nulls, distinct: value, ...(exact ? {} : { distinctError: numerics_lib/* distinctError */.TT }) };
    if (state.kind === 'text')
        return { name, type: 'text', ...known, min: null, max: null, mean: null };
    if (state.finite === 0)
        return { name, type: state.type, ...known, min: null, max: null, mean: null };
    const mean = state.sum.total() / state.finite;
    return {
        name,
        type: state.type,
        ...known,
        min: state.min + 0,
        max: state.max + 0,
        mean: Number.isFinite(mean) ? mean + 0 : null,
    };
}

;// CONCATENATED MODULE: ./packages/data/lib/csv-columns.js




/** The places of rows, for a finding. */
function placesOf(rows, scan, place) {
    return rows.slice(0, placesKept).map((row) => ({
        file: place.file,
        line: lineOfRow(scan.shifts, row, place.firstLine),
        row: place.firstRow + row,
    }));
}
/** True when a column that was read as numbers must be read again as text: it holds texts, or integers that numbers cannot hold. */
function mustBeText(scan, column) {
    return [CellClass.text, CellClass.bigInteger, CellClass.leadingZero].some((kind) => scan.tally[column * cellClasses + kind] > 0);
}
/** Makes the column of one index of a finished scan, in the type that is wanted or, when none is, in the one that its cells show. */
function finishColumn(scan, index, name, wanted, place, findings) {
    if (scan.plan[index] === Plan.number)
        return numberColumn(scan, index, name, wanted, place, findings);
    const dictionary = scan.dictionaries[index];
    const codes = scan.codes[index].subarray(0, scan.rows);
    const raw = { kind: 'text', name, codes, levels: dictionary?.levels() ?? [], nulls: countBelow(codes) };
    return textColumn(raw, wanted, (rows) => placesOf(rows, scan, place), findings);
}
function countBelow(codes) {
    let count = 0;
    for (let row = 0; row < codes.length; row++)
        if (codes[row] < 0)
            count++;
    return count;
}
function countNaN(values) {
    let count = 0;
    for (let row = 0; row < values.length; row++) {
        const value = values[row];
        if (Number.isNaN(value))
            count++;
    }
    return count;
}
function numberColumn(scan, index, name, wanted, place, findings) {
    const values = scan.numbers[index].subarray(0, scan.rows);
    const count = (kind) => scan.tally[index * cellClasses + kind];
    const at = (kind) => placesOf(scan.examples.get(index * cellClasses + kind) ?? [], scan, place);
    const add = (kind, make) => {
        const many = count(kind);
        if (many === 0)
            return;
        const places = at(kind);
        findings.push({ ...make(many, inLines(places, many)), column: name, count: many, places });
    };
    add(CellClass.missing, (many, lines) => ({
        code: 'MISSING_TOKENS',
        severity: 'note',
        message: `${name}: ${many} cells hold a word for "no value" (${tokenList(scan, index)}) and were read as empty (${lines}).`,
    }));
    add(CellClass.infinite, (many, lines) => ({
        code: 'INFINITE',
        severity: 'warning',
        message: `${name}: ${many} cells are infinite (${lines}).`,
        remedy: 'A model gives an answer to infinity that means nothing. Find the division that made it.',
    }));
    add(CellClass.overflow, (many, lines) => ({
        code: 'OVERFLOW',
        severity: 'error',
        message: `${name}: ${many} cells are larger than a double can hold and were read as infinite (${lines}).`,
        remedy: 'Check the unit, or the step that writes the column.',
    }));
    if (wanted !== undefined) {
        add(CellClass.text, (many, lines) => ({
            code: 'CONVERSION_FAILED',
            severity: 'error',
            message: `${name}: ${many} of ${scan.rows} cells are no ${wanted} and were read as empty (${lines}).`,
            remedy: `The reference has ${wanted} here. Mend the cells or the step that writes them.`,
        }));
        if (wanted === 'integer')
            emptyBig(values, name, (rows) => placesOf(rows, scan, place), findings);
        else
            add(CellClass.bigInteger, (many, lines) => ({
                code: 'BIG_INTEGERS',
                severity: 'note',
                message: `${name}: ${many} integers are over 2^53 and were rounded to the nearest double (${lines}).`,
            }));
    }
    const nulls = countNaN(values);
    const logical = nulls === values.length && wanted === undefined ? 'number' : logicalOf(scan, index, wanted);
    if (wanted === 'integer' && scan.fractional[index] === 1)
        notIntegers(values, name, (rows) => placesOf(rows, scan, place), findings);
    if (nulls === values.length && values.length > 0)
        findings.push({
            code: 'ALL_NULL',
            severity: 'warning',
            message: `${name}: every cell is empty.`,
            column: name,
            count: nulls,
            remedy: 'Drop the column, or find out why it lost its values.',
        });
    return { kind: 'number', name, logical, values, nulls };
}
/** Empties what a column of integers cannot hold without changing it: integers over 2^53. */
function emptyBig(values, name, locate, findings) {
    const rows = [];
    let count = 0;
    for (let row = 0; row < values.length; row++) {
        const value = values[row];
        if (!Number.isFinite(value) || Math.abs(value) <= Number.MAX_SAFE_INTEGER)
            continue;
        values[row] = Number.NaN;
        if (count++ < placesKept)
            rows.push(row);
    }
    if (count === 0)
        return;
    const places = locate(rows);
    findings.push({
        code: 'CONVERSION_FAILED',
        severity: 'error',
        message: `${name}: ${count} integers are over 2^53 and were read as empty, since a double would change them (${inLines(places, count)}).`,
        remedy: 'Keep such identifiers as text.',
        column: name,
        count,
        places,
    });
}
function logicalOf(scan, index, wanted) {
    if (wanted === 'number')
        return 'number';
    if (wanted === 'integer')
        return 'integer';
    const seen = (kind) => scan.tally[index * cellClasses + kind] > 0;
    return scan.fractional[index] === 1 || seen(CellClass.infinite) || seen(CellClass.overflow) ? 'number' : 'integer';
}
function notIntegers(values, name, places, findings) {
    const rows = [];
    let count = 0;
    for (let row = 0; row < values.length; row++) {
        const value = values[row];
        if (Number.isNaN(value) || Number.isInteger(value))
            continue;
        if (count++ < placesKept)
            rows.push(row);
    }
    if (count === 0)
        return;
    const found = places(rows);
    findings.push({
        code: 'CONVERSION_FAILED',
        severity: 'warning',
        message: `${name}: ${count} cells are no integers; the reference has integers here. They were kept as they are (${inLines(found, count)}).`,
        column: name,
        count,
        places: found,
    });
}
function tokenList(scan, index) {
    const counts = [...(scan.tokens.get(index) ?? [])].sort((a, b) => b[1] - a[1]);
    return counts
        .slice(0, 4)
        .map(([token]) => JSON.stringify(token.trim()))
        .join(', ');
}

;// CONCATENATED MODULE: ./packages/data/lib/csv-dialect.js


const candidates = [',', ';', '\t', '|'];
const sampleRows = 300;
const called = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' };
/** Splits at most `limit` rows of a text by plain rules: quotes protect, a doubled quote is a quote. `complete`: the text is the whole file. */
function splitRows(text, separator, limit, complete) {
    const rows = [];
    let line = 1;
    let p = 0;
    while (p < text.length && rows.length < limit) {
        const startLine = line;
        const cells = [];
        for (;;) {
            let cell = '';
            if (text[p] === '"') {
                p++;
                for (;;) {
                    const close = text.indexOf('"', p);
                    if (close < 0)
                        return rows;
                    cell += text.slice(p, close);
                    p = close + 1;
                    if (text[p] !== '"')
                        break;
                    cell += '"';
                    p++;
                }
                line += cell.split('\n').length - 1;
            }
            let end = p;
            while (end < text.length && text[end] !== separator && text[end] !== '\n')
                end++;
            cell += text.slice(p, end);
            p = end;
            if (text[p] === separator) {
                cells.push(cell);
                p++;
                continue;
            }
            cells.push(cell.endsWith('\r') ? cell.slice(0, -1) : cell);
            break;
        }
        if (p >= text.length && !complete)
            return rows;
        p++;
        line++;
        rows.push({ cells, line: startLine, end: p });
    }
    return rows;
}
/** Finds the separator by which most lines have the same number of cells, more than one. One column when there is none. */
function separatorOf(text, complete) {
    const scored = candidates.map((separator) => {
        const rows = splitRows(text, separator, sampleRows, complete).filter((row) => row.cells.join('') !== '');
        const counts = new Map();
        for (const row of rows)
            counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
        const [width, often] = [...counts].filter(([cells]) => cells > 1).sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
        const fits = rows[0]?.cells.length === width;
        return { separator, width, share: rows.length === 0 ? 0 : often / rows.length, fits };
    });
    const best = scored
        .filter((one) => one.share >= 0.5 || (one.fits && one.width > 1))
        .sort((a, b) => Number(b.fits) - Number(a.fits) || b.share - a.share || b.width - a.width)[0];
    return best?.separator ?? ',';
}
/** Controls, formatting marks, private and unassigned characters, and every space but the plain one. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufffd]|(?! )\p{Zs}/u;
const joinedEmoji = /(\p{Extended_Pictographic}\ufe0f?)\u200d/gu;
/** The first invisible character of a name, or undefined. The joiner inside an emoji is none. */
function invisibleIn(name) {
    return invisible.exec(name.replace(joinedEmoji, '$1'))?.[0];
}
/** Reads the header and the first rows of a text. Refuses what is no usable header, with the reason. */
function dialectOf(text, file, options) {
    const findings = [];
    let skipped = 0;
    let forced = options.separator;
    const declared = /^sep=(.)\r?\n/i.exec(text);
    if (declared) {
        forced ??= declared[1];
        skipped = declared[0].length;
        findings.push({
            code: 'SEPARATOR',
            severity: 'note',
            message: 'The first line names the separator, as Excel does; it was taken.',
        });
    }
    let body = text.slice(skipped);
    let lineOffset = declared ? 1 : 0;
    const blank = /^(?:[ \t]*\r?\n)+/.exec(body);
    if (blank) {
        skipped += blank[0].length;
        lineOffset += blank[0].split('\n').length - 1;
        body = body.slice(blank[0].length);
        findings.push({
            code: 'BLANK_LINES',
            severity: 'note',
            message: 'Empty lines stand above the header.',
            count: lineOffset,
        });
    }
    const separator = forced ?? separatorOf(body, options.complete);
    const rows = splitRows(body, separator, sampleRows, options.complete);
    const header = rows[0];
    if (header === undefined)
        throw body === '' || options.complete
            ? fail('TABLE_EMPTY', `${file} is empty.`, { where: { file }, remedy: 'Check the step that writes it.' })
            : fail('TABLE_TOO_LONG', `${file} has no end of line in its first mebibyte.`, {
                where: { file, line: 1 },
                remedy: 'Check whether it is a table, and whether a quote in the header is never closed.',
            });
    const headerLine = header.line + lineOffset;
    checkHeader(header.cells, rows, { file, headerLine, separator }, findings);
    if (separator !== ',' && header.cells.length > 1)
        findings.push({
            code: 'SEPARATOR',
            severity: 'note',
            message: `Cells are separated by ${called[separator] ?? JSON.stringify(separator)}.`,
        });
    return {
        separator,
        names: header.cells,
        headerLine,
        dataAt: Buffer.byteLength(text.slice(0, skipped + header.end)),
        sample: rows.slice(1).map((row) => row.cells),
        findings,
    };
}
function checkHeader(names, rows, place, findings) {
    const { file, headerLine } = place;
    const where = { file, line: headerLine };
    const body = rows.slice(1).filter((row) => row.cells.join('') !== '');
    const usual = mode(body.map((row) => row.cells.length));
    const title = (reason) => {
        const likely = rows.find((row) => row.cells.length === usual && row.cells.every((cell) => cell !== '' && !isNumber(cell)));
        const hint = likely ? ` Line ${likely.line + headerLine - 1} looks like the header.` : '';
        return fail('TABLE_HEADER', `${file}:${headerLine} is a title, not a header: ${reason}.${hint}`, {
            where,
            remedy: 'Delete the lines above the header.',
        });
    };
    if (usual > names.length && names.length < usual && names.length <= Math.max(1, usual / 2))
        throw title(`it has ${names.length} of ${usual} cells`);
    const empty = names.flatMap((name, index) => (name.trim() === '' ? [index + 1] : []));
    if (empty.length > names.length / 2 && names.length > 2)
        throw title(`${empty.length} of ${names.length} cells are empty`);
    if (empty.length > 0)
        throw fail('TABLE_HEADER', `${file}:${headerLine} has no name for column ${empty.slice(0, 5).join(', ')}.`, {
            where,
            remedy: empty[0] === 1
                ? 'If it is the index of a data frame, write with index=False; else give it a name.'
                : 'Give it a name, or drop the empty column (a separator at the end of each line makes one).',
        });
    const hidden = names.findIndex((name) => invisibleIn(name) !== undefined);
    if (hidden >= 0) {
        const code = (invisibleIn(names[hidden]) ?? '').codePointAt(0) ?? 0;
        throw fail('TABLE_HEADER', `${file}:${headerLine} has an invisible character (U+${code.toString(16).toUpperCase().padStart(4, '0')}) in the name of column ${hidden + 1}.`, { where, remedy: 'Write the name again by hand.' });
    }
    checkData(names, body, where, file);
    const seen = new Map();
    names.forEach((name, index) => {
        const same = name.normalize('NFC').trim();
        const before = seen.get(same);
        if (before !== undefined)
            throw fail('TABLE_HEADER', `${file}:${headerLine} names columns ${before + 1} and ${index + 1} both ${JSON.stringify(same)}.`, {
                where,
                remedy: 'Give every column its own name.',
            });
        seen.set(same, index);
        if (name !== name.trim())
            findings.push({
                code: 'SPACED_NAME',
                severity: 'warning',
                message: `The name of column ${index + 1} begins or ends with a space; it was kept.`,
                remedy: 'Write the header without spaces around the names.',
                column: name,
            });
    });
    if (names.some(isNumber))
        findings.push({
            code: 'NUMERIC_NAMES',
            severity: 'warning',
            message: `${names.filter(isNumber).length} of ${names.length} column names are numbers.`,
            remedy: 'Check that the file has a header.',
        });
}
/** Refuses a first line that is data: numbers with a point or a sign, dates, or numbers that are no running count and no years. */
function checkData(names, body, where, file) {
    const numbers = names.filter(isNumber);
    const running = numbers.every((name, index) => Number(name) === index || Number(name) === index + 1);
    const years = numbers.every((name) => /^(?:1[5-9]|2[01])\d\d$/.test(name)) && new Set(numbers).size === numbers.length;
    const certain = names.some((name) => isNumber(name) && /[.+\-eE]/.test(name)) || names.some((name) => /^\d{4}-\d\d-\d\d/.test(name));
    const repeats = body.length > 0 && numbers.length === names.length && !running;
    if (!certain && !repeats && (numbers.length === 0 || running || years))
        return;
    if (!certain && numbers.length * 2 < names.length)
        return;
    throw fail('TABLE_HEADER', `${file}:${where.line} is data: ${numbers.length} of ${names.length} cells are numbers.`, {
        where,
        remedy: 'Add a first line with one name for every column.',
    });
}
const parsed = { value: 0, fractional: false };
function isNumber(text) {
    const kind = classify(text, parsed);
    return kind === CellClass.number || kind === CellClass.leadingZero || kind === CellClass.bigInteger;
}
function mode(values) {
    const counts = new Map();
    for (const value of values)
        counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

;// CONCATENATED MODULE: ./packages/data/lib/text-source.js
/** What had to be done to get the text of a file. */
function textFindings(text, file) {
    const findings = [];
    if (text.compressed)
        findings.push({ code: 'COMPRESSED', severity: 'note', message: `${file} was unpacked with ${text.compressed}.` });
    if (text.encoding === 'utf16')
        findings.push({ code: 'UTF16', severity: 'note', message: `${file} is UTF-16 and was read as such.` });
    if (text.encoding === 'utf8-bom')
        findings.push({
            code: 'BYTE_ORDER_MARK',
            severity: 'note',
            message: `${file} begins with a byte order mark; it was skipped.`,
        });
    return findings;
}

;// CONCATENATED MODULE: ./packages/data/lib/csv-read.js












/** Bytes that are looked at to find the separator, the header and a first guess of types. */
const headBytes = longestRow;
/** Looks at the first bytes: separator, header, a first guess of types. */
async function openCsv(text, options) {
    const { source, start } = text;
    const head = await byte_source_readBytes(source, start, headBytes);
    const dialect = csv_read_headOf(head, start + head.length >= source.size, options);
    const wanted = wantedColumns(dialect.names, options);
    const firstLine = dialect.headerLine + 1 + countBreaks(dialect.names);
    return {
        dialect,
        wanted,
        plan: firstPlan(dialect, wanted, options.schema),
        place: { file: options.file, firstLine, firstRow: options.firstRow ?? 0 },
        range: { from: start + dialect.dataAt, until: source.size },
    };
}
/** Reads a CSV file whole into columns. The types are those that every cell agrees with, never those of a sample. */
async function readCsv(text, options) {
    const opened = await openCsv(text, options);
    const { dialect, wanted, plan, place, range } = opened;
    const scan = await scanAll(text, range, plan, dialect, place, options);
    refuseBad(scan, dialect, place);
    if (scan.rows === 0)
        throw noRows(options.file);
    await readAgainAsText(text.source, range, scan, dialect, place, options);
    const findings = [...dialect.findings, ...fileFindings(text, scan, place)];
    const types = new Map(options.schema?.columns.map((column) => [column.name, column.type]));
    const columns = wanted.map((index) => {
        const name = dialect.names[index];
        return finishColumn(scan, index, name, types.get(name), place, findings);
    });
    return { table: { rows: scan.rows, columns }, findings };
}
/** The error for a table with a header and nothing below it. */
function noRows(file) {
    return fail('TABLE_EMPTY', `${file} has a header and no rows.`, {
        where: { file },
        remedy: 'Check the step that writes it.',
    });
}
function csv_read_headOf(head, complete, options) {
    const { file } = options;
    if (head.length === 0)
        throw fail('TABLE_EMPTY', `${file} is empty.`, { where: { file }, remedy: 'Check the step that writes it.' });
    const nul = head.indexOf(0);
    if (nul >= 0)
        checkBytes(head, 0, 1, file);
    const text = head.toString('utf8');
    refuseOtherTexts(text, file, 'csv');
    if (!text.includes('\n') && text.includes('\r'))
        throw fail('TABLE_LINE_ENDS', `${file} ends its lines with CR only, as old Macs did.`, {
            where: { file },
            remedy: "Convert it: tr '\\r' '\\n'.",
        });
    return dialectOf(text, file, {
        complete,
        ...(options.separator === undefined ? {} : { separator: options.separator }),
    });
}
const countBreaks = (names) => names.reduce((sum, name) => sum + name.split('\n').length - 1, 0);
/** The indices of the columns to read. */
function wantedColumns(names, options) {
    if (options.columns === undefined)
        return names.map((_, index) => index);
    return options.columns.map((name) => {
        const index = names.indexOf(name);
        if (index < 0)
            throw missingColumn(name, names, options.file);
        return index;
    });
}
/** The first guess, from the first rows: text only where a cell rules out numbers, so that the guess never decides a type. */
function firstPlan(dialect, wanted, schema) {
    const plan = new Uint8Array(dialect.names.length).fill(Plan.skip);
    const types = new Map(schema?.columns.map((column) => [column.name, column.type]));
    const parsed = { value: 0, fractional: false };
    for (const index of wanted) {
        const type = types.get(dialect.names[index]);
        if (type !== undefined) {
            plan[index] = type === 'number' || type === 'integer' ? Plan.number : Plan.text;
            continue;
        }
        const isText = dialect.sample.some((row) => {
            const kind = classify(row[index] ?? '', parsed);
            return kind === CellClass.text || kind === CellClass.bigInteger || kind === CellClass.leadingZero;
        });
        plan[index] = isText ? Plan.text : Plan.number;
    }
    return plan;
}
async function scanAll(text, range, plan, dialect, place, options) {
    const sampleBytes = dialect.sample.reduce((sum, row) => sum + row.reduce((cells, cell) => cells + cell.length + 1, 0), 0);
    const perRow = Math.max(1, sampleBytes / Math.max(1, dialect.sample.length));
    const bytes = range.until - range.from;
    const { path, signal } = options;
    const workerEntry = options.workerEntry ?? readerEntry();
    const rows = Math.ceil((bytes / perRow) * 1.05) + 1;
    if (!text.plainFile || path === undefined || workerEntry === undefined || shareOfRows(bytes) === 1) {
        const scan = newScan(plan, separatorByte(dialect), rows);
        await scanRange(text.source, range, scan, place, signal);
        return scan;
    }
    const scan = newScan(plan, separatorByte(dialect), Math.ceil(rows * shareOfRows(bytes)));
    await scanParts(text.source, range, scan, place, { path, workerEntry, ...(signal === undefined ? {} : { signal }) });
    return scan;
}
/** The separator as a byte. */
function separatorByte(dialect) {
    return dialect.separator.charCodeAt(0);
}
/** Reads once more the columns that were taken for numbers and are not, now as text. */
async function readAgainAsText(source, range, scan, dialect, place, options) {
    const fixed = new Set(options.schema?.columns.map((column) => column.name));
    const again = [...scan.plan.keys()].filter((index) => scan.plan[index] === Plan.number && mustBeText(scan, index) && !fixed.has(dialect.names[index]));
    if (again.length === 0)
        return;
    const plan = new Uint8Array(scan.plan.length).fill(Plan.skip);
    for (const index of again)
        plan[index] = Plan.text;
    const second = newScan(plan, separatorByte(dialect), scan.rows);
    await scanRange(source, range, second, place, options.signal);
    for (const index of again) {
        scan.plan[index] = Plan.text;
        scan.numbers[index] = new Float64Array(0);
        scan.codes[index] = second.codes[index];
        scan.dictionaries[index] = second.dictionaries[index];
    }
}
const badCode = { short: 'TABLE_RAGGED', long: 'TABLE_RAGGED', return: 'TABLE_LINE_ENDS' };
/** Refuses a scan that met a line which is not as it should be. */
function refuseBad(scan, dialect, place) {
    const first = scan.badLines[0];
    if (first === undefined)
        return;
    const width = dialect.names.length;
    const line = (bad) => place.firstLine + bad.line;
    const where = { file: place.file, line: line(first) };
    const others = scan.bad === 1
        ? ''
        : ` ${scan.bad} lines are like that: ${scan.badLines.map(line).join(', ')}${scan.bad > scan.badLines.length ? ' …' : ''}.`;
    if (first.kind === 'short' || first.kind === 'long') {
        throw fail(badCode[first.kind], `${place.file}:${where.line} has ${first.at} cells, the header has ${width}.${others}`, {
            where,
            remedy: first.kind === 'short'
                ? 'Write every cell, empty ones too. If it is the last line, the file was cut off.'
                : scan.rows === 0 && first.at === width + 1
                    ? 'Every line has one cell more than the header: names of rows (R: row.names = FALSE) or a separator at the end of each line.'
                    : 'Put texts that hold the separator in quotes.',
        });
    }
    if (first.kind === 'huge')
        throw fail('TABLE_TOO_LONG', `${place.file}:${where.line} is longer than ${longestRow} bytes.${others}`, {
            where,
            remedy: 'Keep long texts and documents out of the table.',
        });
    if (first.kind === 'return')
        throw fail('TABLE_LINE_ENDS', `${place.file}:${where.line} has a carriage return inside the line, at byte ${first.at}.${others}`, {
            where: { ...where, column: first.at },
            remedy: 'Put texts with line breaks in quotes, or end every line with LF.',
        });
    const backslash = first.kind === 'backslash';
    throw fail('TABLE_QUOTES', first.kind === 'unclosed'
        ? `${place.file}:${where.line} opens a quote that is never closed.${others}`
        : `${place.file}:${where.line} has text behind a closing quote, at byte ${first.at}${backslash ? ' (a backslash stands before the quote)' : ''}.${others}`, {
        where: { ...where, column: first.at },
        remedy: backslash
            ? 'Double the quotes inside a cell ("") instead of writing a backslash before them.'
            : 'Double the quotes inside a cell (""), and leave nothing between the closing quote and the separator.',
    });
}
/** What is to be said about the file as a whole. */
function fileFindings(text, scan, place) {
    const findings = textFindings(text, place.file);
    if (scan.blank > 0)
        findings.push({
            code: 'BLANK_LINES',
            severity: 'note',
            message: `${place.file} has ${scan.blank} empty lines, the first is line ${place.firstLine + scan.firstBlank}; they were skipped.`,
            count: scan.blank,
        });
    return findings;
}

;// CONCATENATED MODULE: ./packages/data/lib/duckdb.js
/**
 * Opens an in-memory DuckDB that can read the given files and nothing else: no extension is installed or loaded, no network, no other path, and the
 * configuration is locked. Calls `use` with the connection and closes everything afterwards.
 */
async function withDuckDb(files, options, use) {
    // Most tables are read without it.
    const { loadDuckDb } = await __webpack_require__.e(/* import() */ 5463).then(__webpack_require__.bind(__webpack_require__, 45463));
    const { DuckDBInstance } = (await loadDuckDb(options.native));
    const instance = await DuckDBInstance.create(':memory:', {
        threads: String(options.threads ?? 1),
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
        preserve_insertion_order: 'true',
    });
    try {
        const connection = await instance.connect();
        try {
            await connection.run(`SET allowed_paths = [${files.map(quoteText).join(', ')}]`);
            await connection.run('SET enable_external_access = false');
            await connection.run('SET lock_configuration = true');
            return await use(connection);
        }
        finally {
            connection.closeSync();
        }
    }
    finally {
        instance.closeSync();
    }
}
/** A text as an SQL literal. */
function quoteText(text) {
    return `'${text.replaceAll("'", "''")}'`;
}
/** A name as an SQL identifier. */
function quoteName(name) {
    return `"${name.replaceAll('"', '""')}"`;
}

;// CONCATENATED MODULE: ./packages/data/lib/files-of.js




/**
 * The files that a path names: itself, the files of a folder (names that begin with `.` or `_` are left out, as Spark's markers), or those that a glob matches.
 * Sorted by name, by code point.
 * @throws UserError TABLE_NOT_FOUND, TABLE_UNREADABLE, TABLE_LINK, TABLE_FORMAT
 */
async function filesOf(path) {
    const found = await (0,promises_.stat)(path).catch((error) => error);
    if (found instanceof Error) {
        const code = found.code;
        if (code !== 'ENOENT' && code !== 'ENOTDIR')
            throw fail('TABLE_UNREADABLE', `${path} cannot be read: ${(0,lib/* messageOf */.bD)(found)}`, {
                cause: found,
                where: { file: path },
            });
        return ofGlob(path);
    }
    const entry = found;
    if (entry.isFile())
        return [{ path, name: path }];
    if (!entry.isDirectory())
        throw fail('TABLE_FORMAT', `${path} is neither a file nor a folder.`, {
            where: { file: path },
            remedy: 'Give the path of a file, of a folder of files, or a glob.',
        });
    return ofFolder(path);
}
async function ofGlob(path) {
    const matches = [];
    if (/[*?[\]{}]/.test(path))
        for await (const match of (0,promises_.glob)(path))
            matches.push(match);
    const files = [];
    for (const match of matches.sort(lib/* compareCodePoints */.OP))
        if ((await (0,promises_.stat)(match)).isFile())
            files.push({ path: match, name: match.split(external_node_path_.sep).join('/') });
    if (files.length > 0)
        return files;
    throw fail('TABLE_NOT_FOUND', `${path} does not exist.`, {
        where: { file: path },
        remedy: 'Check the path: it counts from the folder of mlops.yml. With Git LFS: git lfs pull.',
    });
}
async function ofFolder(folder) {
    const files = [];
    for (const entry of await (0,promises_.readdir)(folder, { withFileTypes: true })) {
        if (/^[._]/.test(entry.name))
            continue;
        const path = (0,external_node_path_.join)(folder, entry.name);
        const name = (0,external_node_path_.relative)('.', path).split(external_node_path_.sep).join('/') || (0,external_node_path_.basename)(path);
        if (entry.isSymbolicLink())
            throw fail('TABLE_LINK', `${name} is a link.`, { where: { file: name }, remedy: 'Put the file itself there.' });
        if (entry.isDirectory())
            throw fail('TABLE_FORMAT', `${folder} holds folders (${entry.name}).`, {
                where: { file: folder },
                remedy: 'Put the files of one table into one folder, or use a glob such as data/**/*.parquet.',
            });
        if (entry.isFile())
            files.push({ path, name });
    }
    if (files.length === 0)
        throw fail('TABLE_NOT_FOUND', `${folder} holds no files.`, {
            where: { file: folder },
            remedy: 'Check the step that fills it.',
        });
    return files.sort((a, b) => (0,lib/* compareCodePoints */.OP)(a.name, b.name));
}

;// CONCATENATED MODULE: ./packages/data/lib/json-scan.js




/** An empty scan. */
function newJsonScan() {
    return {
        rows: 0,
        lines: 0,
        blank: 0,
        badLines: [],
        columns: [],
        byName: new Map(),
        shifts: [],
        notObjects: 0,
        malformed: undefined,
        repeated: undefined,
    };
}
/** A key of which nothing was seen yet. */
function emptyColumn(name) {
    return {
        name,
        key: external_node_buffer_.Buffer.from(name),
        kind: 'unknown',
        numbers: new Float64Array(0),
        codes: new Int32Array(0),
        dictionary: new Dictionary(),
        fractional: false,
        others: 0,
        big: 0,
        nested: { objects: 0, lists: 0 },
        seen: 0,
    };
}
const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const [json_scan_lineFeed, json_scan_quote, backslash, comma, colon] = [10, 34, 92, 44, 58];
const [openBrace, closeBrace, openBracket, closeBracket] = [123, 125, 91, 93];
/**
 * The reader of lines. `wanted`: only these keys are kept (objects and lists under others are passed over); `asText`: these are read as texts whatever they are.
 * The bytes must hold every line that begins before `to` to its line feed, as for CSV. The functions share their variables by closure: this loop is what reading costs.
 */
function jsonScannerOf(scan, wanted, asText) {
    let bytes = external_node_buffer_.Buffer.alloc(0);
    let view = viewed(bytes).view;
    let p = 0;
    let row = 0;
    const text = (from, to) => external_node_buffer_.Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
    function space() {
        let byte = bytes[p];
        while (byte === 32 || byte === 9 || byte === 13)
            byte = bytes[++p];
    }
    /** Passes a string; `p` is on its opening quote. Gives false when it does not end on this line. Control characters must be escaped. */
    let escaped = false;
    function string() {
        escaped = false;
        for (p++;; p++) {
            const byte = bytes[p];
            if (byte === json_scan_quote) {
                p++;
                return true;
            }
            if (byte === backslash) {
                escaped = true;
                p++;
                if (bytes[p] < 32)
                    return false;
            }
            else if (!(byte >= 32))
                return false;
        }
    }
    /** Passes an object or a list with everything in it. */
    function nested() {
        let depth = 0;
        for (;;) {
            const byte = bytes[p];
            if (byte === json_scan_quote) {
                if (!string())
                    return false;
                continue;
            }
            if (byte === openBrace || byte === openBracket)
                depth++;
            else if (byte === closeBrace || byte === closeBracket)
                depth--;
            else if (byte === json_scan_lineFeed || byte === undefined)
                return false;
            p++;
            if (depth === 0)
                return true;
        }
    }
    function columnOf(from, to, next) {
        const expected = scan.columns[next];
        if (expected !== undefined && expected.key.length === to - from && !escaped) {
            const { key } = expected;
            let index = 0;
            while (index < key.length && key[index] === bytes[from + index])
                index++;
            if (index === key.length)
                return expected;
        }
        const name = (escaped ? parseString(text(from - 1, to + 1)) : undefined) ?? text(from, to);
        let column = scan.byName.get(name);
        if (column === undefined) {
            column = emptyColumn(name);
            if (asText?.has(name))
                column.kind = 'text';
            scan.byName.set(name, column);
            scan.columns.push(column);
        }
        return column;
    }
    function putNumber(column, value, kind) {
        if (column.kind === 'unknown')
            column.kind = kind;
        if (column.kind !== kind) {
            if (column.kind !== 'text' || !asText?.has(column.name))
                column.others++;
            return false;
        }
        if (row >= column.numbers.length) {
            const larger = new Float64Array(Math.max(1024, row + 1, Math.ceil(column.numbers.length * 1.6))).fill(Number.NaN);
            larger.set(column.numbers);
            column.numbers = larger;
        }
        column.numbers[row] = value;
        return true;
    }
    function putText(column, from, to, value) {
        if (column.kind === 'unknown')
            column.kind = 'text';
        if (column.kind !== 'text') {
            column.others++;
            return;
        }
        if (row >= column.codes.length) {
            const larger = new Int32Array(Math.max(1024, row + 1, Math.ceil(column.codes.length * 1.6)));
            larger.set(column.codes);
            column.codes = larger;
        }
        const { dictionary } = column;
        column.codes[row] =
            1 + (value === undefined ? dictionary.code(bytes, view, from, to) : dictionary.codeOfText(value));
    }
    /** Reads a number, true, false, null, or what Python writes for numbers that are none. */
    function word(column) {
        const from = p;
        const negative = bytes[p] === 45;
        if (negative)
            p++;
        const digits = p;
        let mantissa = 0;
        let digit = bytes[p] - 48;
        while (digit >>> 0 < 10) {
            mantissa = mantissa * 10 + digit;
            digit = bytes[++p] - 48;
        }
        const whole = p - digits;
        let decimals = 0;
        if (digit === -2 && whole > 0) {
            const point = ++p;
            digit = bytes[p] - 48;
            while (digit >>> 0 < 10) {
                mantissa = mantissa * 10 + digit;
                digit = bytes[++p] - 48;
            }
            decimals = p - point;
        }
        const byte = bytes[p];
        const ends = byte === comma || byte === closeBrace || byte <= 32;
        const simple = ends && whole > 0 && (whole === 1 || bytes[digits] !== 48) && (decimals > 0 || bytes[p - 1] !== 46);
        if (simple && mantissa <= 9007199254740991 && decimals <= 22) {
            const value = mantissa / exactPowers[decimals];
            if (decimals > 0)
                column.fractional = true;
            if (!putNumber(column, negative ? -value : value, 'number') && asText?.has(column.name))
                putText(column, from, p);
            return true;
        }
        while (!(bytes[p] <= 32) && bytes[p] !== comma && bytes[p] !== closeBrace && p < bytes.length)
            p++;
        return slowWord(column, from, text(from, p));
    }
    function slowWord(column, from, token) {
        if (token === 'null' || token === 'NaN')
            return true;
        const plain = plainNumber.test(token);
        if (token === 'true' || token === 'false') {
            if (!putNumber(column, token === 'true' ? 1 : 0, 'boolean') && asText?.has(column.name))
                putText(column, from, p);
            return true;
        }
        if (!plain && token !== 'Infinity' && token !== '-Infinity')
            return false;
        const value = Number(token);
        if (!/^-?\d+$/.test(token))
            column.fractional = true;
        else if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
            column.big++;
        if (!putNumber(column, value, 'number') && asText?.has(column.name))
            putText(column, from, p);
        return true;
    }
    function value(column) {
        const byte = bytes[p];
        if (byte === json_scan_quote) {
            const from = p + 1;
            if (!string())
                return false;
            if (!escaped)
                putText(column, from, p - 1);
            else {
                const parsed = parseString(text(from - 1, p));
                if (parsed === undefined)
                    return false;
                putText(column, 0, 0, parsed);
            }
            return true;
        }
        if (byte !== openBrace && byte !== openBracket)
            return word(column);
        if (wanted === undefined || wanted.has(column.name))
            column.nested[byte === openBrace ? 'objects' : 'lists']++;
        return nested();
    }
    /** Reads an object; `p` is behind its brace. */
    function object() {
        space();
        if (bytes[p] === closeBrace) {
            p++;
            return true;
        }
        for (let next = 0;; next++) {
            if (bytes[p] !== json_scan_quote)
                return false;
            const from = p + 1;
            if (!string())
                return false;
            const column = columnOf(from, p - 1, next);
            if (column.seen === row + 1)
                scan.repeated ??= { line: scan.lines, name: column.name };
            column.seen = row + 1;
            space();
            if (bytes[p] !== colon)
                return false;
            p++;
            space();
            if (!value(column))
                return false;
            space();
            const byte = bytes[p++];
            if (byte === closeBrace)
                return true;
            if (byte !== comma)
                return false;
            space();
        }
    }
    function line() {
        if (bytes[p] === openBrace) {
            p++;
            return object();
        }
        scan.notObjects++;
        while (bytes[p] !== json_scan_lineFeed && p < bytes.length)
            p++;
        return true;
    }
    return (given, from, to) => {
        bytes = given;
        view = viewed(given).view;
        p = from;
        row = scan.rows;
        while (p < to) {
            space();
            if (bytes[p] === json_scan_lineFeed) {
                scan.blank++;
                scan.shifts.push(row, scan.lines + 1 - row);
            }
            else {
                let good = line();
                space();
                good = good && bytes[p] === json_scan_lineFeed;
                if (!good) {
                    scan.malformed ??= scan.lines;
                    while (bytes[p] !== json_scan_lineFeed && p < bytes.length)
                        p++;
                }
                row++;
            }
            scan.lines++;
            p++;
        }
        scan.rows = row;
        if (scan.badLines.length > placesKept)
            scan.badLines.length = placesKept;
        return p;
    };
}
function parseString(json) {
    try {
        return String(JSON.parse(json));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/data/lib/settle.js





/** Refuses names that are empty or repeated. */
function checkNames(names, file) {
    const seen = new Map();
    for (const name of names) {
        if (name.trim() === '')
            throw fail('TABLE_HEADER', `${file} has a column without a name.`, {
                where: { file },
                remedy: 'Give it a name, or drop it.',
            });
        const same = name.normalize('NFC').trim();
        if (seen.has(same))
            throw fail('TABLE_HEADER', `${file} names two columns ${JSON.stringify(same)}.`, {
                where: { file },
                remedy: 'Give every column its own name.',
            });
        seen.set(same, name);
    }
}
/** Brings a column that was read to its type and says what is odd about it. */
function settle(column, wanted, loose, options, findings) {
    const { file, lineOf, firstRow = 0 } = options;
    const locate = (rows) => rows.map((row) => ({ file, row: firstRow + row, ...(lineOf === undefined ? {} : { line: lineOf(row) }) }));
    if (loose)
        return textColumn(column, wanted, locate, findings);
    if (column.kind === 'number' && column.logical === 'number' && options.finite !== true)
        infinite(column, locate, findings);
    if (wanted !== undefined)
        return convertColumn(column, wanted, locate, findings);
    if (column.kind === 'number' && column.nulls === column.values.length)
        findings.push({
            code: 'ALL_NULL',
            severity: 'warning',
            message: `${column.name}: every cell is empty.`,
            column: column.name,
            count: column.nulls,
            remedy: 'Drop the column, or find out why it lost its values.',
        });
    return column;
}
function infinite(column, locate, findings) {
    const { values } = column;
    // x − x is 0 for all but infinities and NaN: most columns have none, and one sum says so.
    let odd = 0;
    for (let row = 0; row < values.length; row++)
        odd += values[row] - values[row];
    if (odd === 0)
        return;
    const rows = [];
    let count = 0;
    for (let row = 0; row < values.length; row++) {
        const value = values[row];
        if ((value === Infinity || value === -Infinity) && count++ < placesKept)
            rows.push(row);
    }
    if (count === 0)
        return;
    findings.push({
        code: 'INFINITE',
        severity: 'warning',
        message: `${column.name}: ${count} cells are infinite (${inLines(locate(rows), count)}).`,
        remedy: 'A model gives an answer to infinity that means nothing. Find the division that made it.',
        column: column.name,
        count,
        places: locate(rows),
    });
}

;// CONCATENATED MODULE: ./packages/data/lib/jsonl-read.js









/** Reads JSON Lines: one object a line, values that are numbers, texts, booleans or null. A key that a line lacks is an empty cell. */
async function readJsonLines(text, options) {
    const { file } = options;
    const { source, start } = text;
    await refuseNoJson(text, file);
    const { table, findings } = await readJsonRange(source, { from: start, until: source.size }, 1, options);
    if (table.rows === 0)
        throw noLines(file);
    return { table: table.table, findings: [...textFindings(text, file), ...findings] };
}
const noLines = (file) => fail('TABLE_EMPTY', `${file} holds no lines.`, { where: { file }, remedy: 'Check the step that writes it.' });
/** Refuses what is no JSON Lines by its first bytes. */
async function refuseNoJson(text, file) {
    const { source, start } = text;
    if (source.size - start === 0)
        throw fail('TABLE_EMPTY', `${file} is empty.`, { where: { file }, remedy: 'Check the step that writes it.' });
    refuseOtherTexts((await byte_source_readBytes(source, start, 65536)).toString('utf8'), file, 'jsonl');
}
/** Reads the lines that begin in a range. Keys whose values are of several kinds are read a second time, as texts. */
async function readJsonRange(source, range, firstLine, options) {
    const { file, signal } = options;
    const wanted = options.columns === undefined ? undefined : new Set(options.columns);
    const place = { file, firstLine };
    const scan = newJsonScan();
    const end = await scanRows(source, range, scan, jsonScannerOf(scan, wanted), place, signal);
    refuseBadLines(scan, place);
    const names = options.columns ?? scan.columns.map((column) => column.name);
    checkNames([...scan.byName.keys()], file);
    const types = new Map(options.schema?.columns.map((column) => [column.name, column.type]));
    const chosen = names.map((name) => {
        const column = scan.byName.get(name) ?? (options.lenient ? emptyColumn(name) : undefined);
        if (column === undefined)
            throw missingColumn(name, [...scan.byName.keys()], file);
        refuseNested(column, file);
        return column;
    });
    const mixed = chosen.filter((column) => column.others > 0 || (column.big > 0 && types.get(column.name) !== 'number'));
    const again = newJsonScan();
    if (mixed.length > 0) {
        const asText = new Set(mixed.map((column) => column.name));
        await scanRows(source, range, again, jsonScannerOf(again, asText, asText), place, signal);
    }
    const findings = [];
    const lineOf = (row) => lineOfRow(scan.shifts, row, firstLine);
    const columns = chosen.map((column) => {
        const type = types.get(column.name);
        const read = mixed.includes(column) ? again.byName.get(column.name) : column;
        const made = finished(read, scan.rows);
        return settle(made, type, made.kind === 'text', { file, firstRow: options.firstRow ?? 0, lineOf }, findings);
    });
    return { table: { rows: scan.rows, table: { rows: scan.rows, columns }, lines: scan.lines, end }, findings };
}
function finished(column, rows) {
    const { name } = column;
    let nulls = 0;
    if (column.kind === 'text') {
        const codes = new Int32Array(rows);
        for (let row = 0; row < rows; row++) {
            const code = (column.codes[row] ?? 0) - 1;
            codes[row] = code;
            if (code < 0)
                nulls++;
        }
        return { kind: 'text', name, codes, levels: column.dictionary.levels(), nulls };
    }
    const values = new Float64Array(rows).fill(Number.NaN);
    values.set(column.numbers.subarray(0, rows));
    let infinite = false;
    for (let row = 0; row < rows; row++) {
        const value = values[row];
        if (Number.isNaN(value))
            nulls++;
        else if (!Number.isFinite(value))
            infinite = true;
    }
    const numbers = column.fractional || infinite || nulls === rows ? 'number' : 'integer';
    return { kind: 'number', name, logical: column.kind === 'boolean' ? 'boolean' : numbers, values, nulls };
}
function refuseNested(column, file) {
    const { objects, lists } = column.nested;
    if (objects + lists === 0)
        return;
    const what = [
        ...(objects > 0 ? [`an object in ${objects} lines`] : []),
        ...(lists > 0 ? [`a list in ${lists} lines`] : []),
    ];
    throw fail('TABLE_NESTED', `${file}: ${column.name} holds ${what.join(' and ')}.`, {
        where: { file },
        remedy: 'Flatten it where the table is made, or leave the column out.',
    });
}
function refuseBadLines(scan, place) {
    const { file, firstLine } = place;
    if (scan.malformed !== undefined) {
        const line = firstLine + scan.malformed;
        throw fail('TABLE_DAMAGED', `${file}:${line} is not valid JSON.`, {
            where: { file, line },
            remedy: 'Write one object a line. If it is the last line, the file was cut off.',
        });
    }
    if (scan.notObjects > 0)
        throw fail('TABLE_FORMAT', `${file}: ${scan.notObjects} of ${scan.rows} lines are no JSON object.`, {
            where: { file },
            remedy: 'Write one object a line: {"age": 31, "income": 1200.5}.',
        });
    if (scan.repeated !== undefined) {
        const line = firstLine + scan.repeated.line;
        throw fail('TABLE_HEADER', `${file}:${line} has the key ${JSON.stringify(scan.repeated.name)} twice in one object.`, {
            where: { file, line },
            remedy: 'Write every key once: which of the two counts is anybody’s guess.',
        });
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./packages/data/lib/parquet-footer.js




const physicals = [
    'boolean',
    'int32',
    'int64',
    undefined,
    'float',
    'double',
    'bytes',
    undefined,
];
/** A chunk larger than this is left to DuckDB, which reads it page by page. */
const largestChunk = 2 ** 28;
/** So many rows may be promised by any file; beyond, a byte of the file stands for at most so many: runs of one value are short. */
const mostRows = 2 ** 22;
const rowsPerByte = 4096;
/**
 * Reads the footer (github.com/apache/parquet-format, parquet.thrift).
 * @throws LeftToDuckDb where it is damaged, encrypted or unusual
 */
async function readFooter(source) {
    const tail = await byte_source_readBytes(source, source.size - 8, 8);
    const length = tail.length === 8 ? tail.readUInt32LE(0) : 0;
    if (tail.subarray(4).toString('latin1') !== 'PAR1' || length === 0 || length + 12 > source.size)
        throw new LeftToDuckDb('no footer');
    const { struct } = readThrift(await byte_source_readBytes(source, source.size - 8 - length, length), 0);
    if (struct.has(8))
        throw new LeftToDuckDb('encrypted');
    const columns = columnsOf(listField(struct, 2).map(asStruct));
    const rows = numberField(struct, 3);
    const groups = listField(struct, 4).map((group) => groupOf(asStruct(group), source.size));
    if (groups.reduce((sum, group) => sum + group.rows, 0) !== rows)
        throw new LeftToDuckDb('rows do not add up');
    if (rows > mostRows && rows > source.size * rowsPerByte)
        throw new LeftToDuckDb('more rows than such a file can hold');
    return { rows, columns, groups };
}
/** The columns under the root; each that has children of its own takes as many leaves as there are below it. */
function columnsOf(elements) {
    const columns = new Map();
    let leaf = 0;
    let open = 0;
    for (const element of elements.slice(1)) {
        const children = numberField(element, 5, 0);
        if (children < 0 || [...element.keys()].some((id) => id < 1 || id > 10))
            throw new LeftToDuckDb('an odd schema');
        if (open === 0) {
            const name = nameOf(element);
            if (columns.has(name))
                throw new LeftToDuckDb('two columns of one name');
            columns.set(name, children > 0 ? undefined : columnOf(element, name, leaf));
        }
        else
            open--;
        if (children === 0)
            leaf++;
        open += children;
    }
    const [root] = elements;
    if (open !== 0 || root === undefined || numberField(root, 5) !== columns.size)
        throw new LeftToDuckDb('the schema does not add up');
    return columns;
}
function nameOf(element) {
    const bytes = element.get(4);
    const name = external_node_buffer_.Buffer.isBuffer(bytes) ? bytes.toString('utf8') : '';
    if (name.includes('\uFFFD'))
        throw new LeftToDuckDb('a name is not UTF-8');
    return name;
}
function columnOf(element, name, leaf) {
    const physical = physicals[numberField(element, 1)];
    const repetition = numberField(element, 3, 0);
    const meaning = physical === undefined ? undefined : meaningOf(element, physical);
    if (physical === undefined || meaning === undefined || repetition === 2)
        return undefined;
    return { name, leaf, optional: repetition === 1, physical, meaning };
}
/** The meaning by the logical type or, in older files, by the converted one; none where they differ, or where either is not as it must be. */
function meaningOf(element, physical) {
    const logical = structField(element, 10);
    const converted = element.has(6) ? numberField(element, 6) : undefined;
    if (logical?.size !== undefined && logical.size !== 1)
        return undefined;
    const plain = logical === undefined && converted === undefined;
    switch (physical) {
        case 'boolean':
            return plain ? { kind: 'boolean' } : undefined;
        case 'float':
        case 'double':
            return plain ? { kind: 'number' } : undefined;
        case 'bytes':
            // Texts of old writers have no type; JSON and BSON have one that DuckDB decides about.
            return (logical?.has(1) ?? true) && (converted ?? 0) === 0 ? { kind: 'text' } : undefined;
        default:
            if (plain)
                return { kind: 'integer', unsigned: false, bits: physical === 'int32' ? 32 : 64 };
            return agreed(logical && logicalInteger(logical, physical), converted === undefined ? undefined : convertedInteger(converted, physical), logical !== undefined && converted !== undefined);
    }
}
/** The one that is given or, where `both` are, what they agree on. */
function agreed(logical, converted, both) {
    return both && !(0,external_node_util_.isDeepStrictEqual)(logical, converted) ? undefined : (logical ?? converted);
}
function logicalInteger(logical, physical) {
    const integer = structField(logical, 10);
    if (integer && typeof integer.get(2) === 'boolean')
        return integerOf(integer.get(2) === false, numberField(integer, 1), physical);
    if (logical.has(6) && physical === 'int32')
        return { kind: 'date' };
    const timestamp = structField(logical, 8);
    const unit = timestamp && structField(timestamp, 2);
    if (timestamp === undefined || unit?.size !== 1 || physical !== 'int64')
        return undefined;
    if (typeof timestamp.get(1) !== 'boolean')
        return undefined;
    if (unit.has(1))
        return { kind: 'timestamp', perMillisecond: 1 };
    if (unit.has(2))
        return { kind: 'timestamp', perMillisecond: 1000 };
    // With a zone DuckDB keeps microseconds only.
    return unit.has(3) && timestamp.get(1) === false ? { kind: 'timestamp', perMillisecond: 1_000_000 } : undefined;
}
/** Shorter integers are kept in 32 bits, those of 64 bits in 64. */
function integerOf(unsigned, bits, physical) {
    const fits = physical === 'int64' ? bits === 64 : bits === 8 || bits === 16 || bits === 32;
    return fits ? { kind: 'integer', unsigned, bits } : undefined;
}
function convertedInteger(converted, physical) {
    if (converted >= 11 && converted <= 18)
        return integerOf(converted <= 14, 8 << ((converted - 11) % 4), physical);
    if (converted === 6 && physical === 'int32')
        return { kind: 'date' };
    if (converted === 9 && physical === 'int64')
        return { kind: 'timestamp', perMillisecond: 1 };
    if (converted === 10 && physical === 'int64')
        return { kind: 'timestamp', perMillisecond: 1000 };
    return undefined;
}
function groupOf(group, size) {
    const rows = numberField(group, 3);
    const chunks = listField(group, 1);
    if (rows < 0 || !group.has(2))
        throw new LeftToDuckDb('a group without its fields');
    const chunk = (column) => {
        const given = chunks[column.leaf];
        const held = given === undefined ? undefined : asStruct(given);
        const meta = held && structField(held, 3);
        if (held === undefined || meta === undefined || held.has(1) || held.has(8))
            throw new LeftToDuckDb('a chunk is elsewhere or encrypted');
        checkColumn(meta, column);
        const cells = numberField(meta, 5);
        const bytes = numberField(meta, 7);
        const data = numberField(meta, 9);
        const dictionary = numberField(meta, 11, 0);
        const start = dictionary > 0 ? dictionary : data;
        if (cells !== rows || start < 4 || start > data || bytes < 0 || bytes > largestChunk || start + bytes > size)
            throw new LeftToDuckDb('a chunk does not fit');
        return { codec: numberField(meta, 4), cells, start, bytes };
    };
    return { rows, chunk };
}
/** What a chunk says about its column must be what the schema says: a changed byte shows so. */
function checkColumn(meta, column) {
    const path = listField(meta, 3);
    const [name] = path;
    const same = path.length === 1 && external_node_buffer_.Buffer.isBuffer(name) && name.toString('utf8') === column.name;
    if (!same || physicals[numberField(meta, 1)] !== column.physical || !meta.has(2) || !meta.has(6))
        throw new LeftToDuckDb('a chunk of another column');
}

;// CONCATENATED MODULE: ./packages/data/lib/parquet-direct.js









/**
 * Reads the usual kind of Parquet file without DuckDB: flat columns of numbers, booleans, dates, times and texts, plain or by dictionary, in any codec but LZ4.
 * Gives undefined for every other file and for one that seems damaged: then DuckDB reads it, or says what is wrong. Each value is copied once, from
 * the page to its column, and nothing but the pages of one column for each thread is held besides.
 * @throws UserError as `readTable`
 */
async function readDirect(path, options) {
    const source = await fileSource(path);
    try {
        const footer = await readFooter(source);
        const wanted = parquet_direct_wantedColumns(footer, options);
        const types = new Map(options.schema?.columns.map((column) => [column.name, column.type]));
        const findings = [];
        const plans = wanted.map((column) => ({ column, chunks: footer.groups.map(({ chunk }) => chunk(column)) }));
        const read = await readPlans(path, source, plans, footer.rows, options);
        const columns = read.map(({ column, finite }) => settle(column, types.get(column.name), false, { ...options, finite }, findings));
        return { table: { rows: footer.rows, columns }, findings };
    }
    catch (error) {
        // A RangeError is a place outside of its buffer: the file says what it does not hold.
        if (error instanceof ChecksumDiffers)
            throw fail('TABLE_DAMAGED', `${options.file} is damaged: ${error.message} than it was written with.`, {
                cause: error,
                where: { file: options.file },
                remedy: 'Fetch or write the file again, and compare its SHA-256.',
            });
        if (error instanceof LeftToDuckDb || error instanceof RangeError)
            return undefined;
        throw error;
    }
    finally {
        await source.close();
    }
}
function parquet_direct_wantedColumns(footer, options) {
    const { file } = options;
    const names = [...footer.columns.keys()];
    checkNames(names, file);
    const wanted = (options.columns ?? names).map((name) => {
        const column = footer.columns.get(name);
        if (column === undefined && !footer.columns.has(name))
            throw missingColumn(name, names, file);
        return column;
    });
    if (footer.rows === 0)
        throw fail('TABLE_EMPTY', `${file} has columns and no rows.`, {
            where: { file },
            remedy: 'Check the step that writes it.',
        });
    if (wanted.includes(undefined))
        throw new LeftToDuckDb('a type that is not read here');
    return wanted;
}
/** Reads all columns, together with further threads where they are worth it. */
async function readPlans(path, source, plans, rows, options) {
    const { workerEntry = readerEntry(), readers, signal } = options;
    const next = new Int32Array(new SharedArrayBuffer(4));
    const others = startColumns(plans, rows, next, { path, workerEntry, ...readers });
    const columns = new Map();
    const deliver = (index, read) => columns.set(index, read);
    try {
        await takeColumns(source, plans, rows, next, deliver, signal);
        // A thread that came too late to take a column is not waited for.
        for (const [index, one] of await others.columns(plans.length - columns.size))
            deliver(index, one);
        for (const index of plans.keys())
            if (!columns.has(index))
                await takeColumns(source, plans.slice(0, index + 1), rows, Int32Array.of(index), deliver, signal);
    }
    finally {
        await others.stop();
    }
    return [...plans.keys()].map((index) => columns.get(index));
}

;// CONCATENATED MODULE: ./packages/data/lib/vector-columns.js

const bitsOf = (vector) => vector.validity.data === null
    ? undefined
    : new Uint8Array(vector.validity.data.buffer, vector.validity.data.byteOffset);
/** Rows that are given room before any has come: a footer may promise more than its file holds. */
const firstRoom = 2 ** 22;
/** How many cells to make room for: twice as many as before, but no more than are expected, unless more have come. */
function roomFor(held, needed, expected) {
    const wanted = Math.max(needed, held === 0 ? firstRoom : held * 2);
    return needed > expected ? wanted : Math.min(expected, wanted);
}
/** A column of numbers. 64-bit integers are taken as two halves; `onBig` is called for each one that a double cannot hold. */
function numberBuilder(name, logical, expectedRows, onBig) {
    let values = new Float64Array(roomFor(0, 1, expectedRows));
    let rows = 0;
    let nulls = 0;
    const add = (raw, count) => {
        const vector = raw;
        if (rows + count > values.length) {
            const larger = new Float64Array(roomFor(values.length, rows + count, expectedRows));
            larger.set(values.subarray(0, rows));
            values = larger;
        }
        const { items } = vector;
        if (items === undefined)
            throw new TypeError(`the vector of ${name} has no items`);
        const bits = bitsOf(vector);
        if (items instanceof BigInt64Array || items instanceof BigUint64Array) {
            const unsigned = items instanceof BigUint64Array;
            const halves = new Int32Array(items.buffer, items.byteOffset, count * 2);
            for (let index = 0; index < count; index++) {
                const low = halves[index * 2] >>> 0;
                const high = halves[index * 2 + 1];
                const upper = unsigned ? high >>> 0 : high;
                const value = upper * 4294967296 + low;
                const present = bits === undefined || ((bits[index >> 3] >> (index & 7)) & 1) === 1;
                if (present && Math.abs(value) > Number.MAX_SAFE_INTEGER)
                    onBig();
                values[rows + index] = value;
            }
        }
        else
            values.set(items.length === count ? items : items.subarray(0, count), rows);
        if (bits !== undefined)
            for (let index = 0; index < count; index++)
                if (((bits[index >> 3] >> (index & 7)) & 1) === 0)
                    values[rows + index] = Number.NaN;
        rows += count;
    };
    return {
        add,
        finish: () => {
            const used = values.subarray(0, rows);
            nulls = 0;
            for (let row = 0; row < rows; row++)
                if (Number.isNaN(used[row]))
                    nulls++;
            return { kind: 'number', name, logical, values: used, nulls };
        },
    };
}
/** Codes of texts of at most 12 bytes, by their length and the three words that DuckDB keeps them in. One entry is five numbers: length, words, code + 1. */
class ShortTexts {
    #entries = new Int32Array(5 * 64);
    #mask = 63;
    #size = 0;
    /** The code of the text whose four words begin at `words[at]`, or -1 and the place where `put` will keep it. */
    find(words, at) {
        const length = words[at];
        const first = words[at + 1];
        const second = words[at + 2];
        const third = words[at + 3];
        const entries = this.#entries;
        let hash = Math.imul(first ^ length, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
        hash ^= hash >>> 15;
        let slot = hash & this.#mask;
        for (;;) {
            const entry = slot * 5;
            const code = entries[entry + 4];
            if (code === 0)
                return -1 - slot;
            if (entries[entry] === length &&
                entries[entry + 1] === first &&
                entries[entry + 2] === second &&
                entries[entry + 3] === third)
                return code - 1;
            slot = (slot + 1) & this.#mask;
        }
    }
    put(words, at, place, code) {
        const entry = (-1 - place) * 5;
        for (let index = 0; index < 4; index++)
            this.#entries[entry + index] = words[at + index];
        this.#entries[entry + 4] = code + 1;
        if (++this.#size * 2 <= this.#mask)
            return;
        const old = this.#entries;
        this.#mask = this.#mask * 4 + 3;
        this.#entries = new Int32Array((this.#mask + 1) * 5);
        for (let from = 0; from < old.length; from += 5) {
            if (old[from + 4] === 0)
                continue;
            this.#entries.set(old.subarray(from, from + 5), (-1 - this.find(old, from)) * 5);
        }
    }
}
/** A column of texts. Short ones are recognised by the words that DuckDB keeps them in, without making a string of each. */
function textBuilder(name, expectedRows) {
    let codes = new Int32Array(roomFor(0, 1, expectedRows));
    let rows = 0;
    let nulls = 0;
    const dictionary = new Dictionary();
    const short = new ShortTexts();
    const long = new Map();
    const shortCode = (dataView, words, at) => {
        const found = short.find(words, at);
        if (found >= 0)
            return found;
        const from = at * 4 + 4;
        const bytes = new Uint8Array(dataView.buffer, dataView.byteOffset, dataView.byteLength);
        const code = dictionary.code(bytes, dataView, from, from + words[at]);
        short.put(words, at, found, code);
        return code;
    };
    const longCode = (text) => {
        let code = long.get(text);
        if (code === undefined) {
            code = dictionary.codeOfText(text);
            long.set(text, code);
        }
        return code;
    };
    const add = (raw, count) => {
        const vector = raw;
        if (rows + count > codes.length) {
            const larger = new Int32Array(roomFor(codes.length, rows + count, expectedRows));
            larger.set(codes.subarray(0, rows));
            codes = larger;
        }
        const { dataView } = vector;
        if (dataView === undefined)
            throw new TypeError(`the vector of ${name} has no texts`);
        const words = new Int32Array(dataView.buffer, dataView.byteOffset, count * 4);
        const bits = bitsOf(vector);
        for (let index = 0; index < count; index++) {
            if (bits !== undefined && ((bits[index >> 3] >> (index & 7)) & 1) === 0) {
                codes[rows++] = -1;
                nulls++;
            }
            else if (words[index * 4] <= 12)
                codes[rows++] = shortCode(dataView, words, index * 4);
            else {
                const text = vector.getItem(index);
                // The binding's decoder drops a byte order mark; the first bytes of a long text stand in the vector itself.
                const marked = (words[index * 4 + 1] & 0xff_ff_ff) === 0xbf_bb_ef;
                codes[rows++] = longCode(marked ? `\uFEFF${text}` : text);
            }
        }
    };
    return {
        add,
        finish: () => ({ kind: 'text', name, codes: codes.subarray(0, rows), levels: dictionary.levels(), nulls }),
    };
}

;// CONCATENATED MODULE: ./packages/data/lib/parquet-read.js









/** How each type of DuckDB is read; undefined where it has no meaning as a feature. */
function readAs(name, type, column = quoteName(name)) {
    const cast = (to) => `CAST(${column} AS ${to})`;
    const as = (kind, expression = column) => ({ name, expression, kind });
    if (/(?:\[\d*\])$|^(?:STRUCT|MAP|UNION|VARIANT|LIST)\b/.test(type))
        return 'nested';
    if (/^(?:TINYINT|SMALLINT|INTEGER|UTINYINT|USMALLINT|UINTEGER)$/.test(type))
        return as('integer');
    if (type === 'BIGINT')
        return as('bigint');
    if (type === 'UBIGINT')
        return as('unsigned');
    if (type === 'FLOAT' || type === 'DOUBLE')
        return as('number');
    // DuckDB's cast divides two doubles; by its text a decimal of many digits becomes the nearest double.
    if (type.startsWith('DECIMAL'))
        return as('number', digitsOf(type) > 15 ? `CAST(${cast('VARCHAR')} AS DOUBLE)` : cast('DOUBLE'));
    if (type === 'BOOLEAN')
        return as('boolean', cast('UTINYINT'));
    if (type === 'DATE')
        return as('timestamp', parquet_read_milliseconds(finite(column, 'epoch_us'), 1000));
    if (type === 'TIMESTAMP_NS')
        return as('timestamp', parquet_read_milliseconds(finite(column, 'epoch_ns'), 1_000_000));
    if (/^TIMESTAMP/.test(type))
        return as('timestamp', parquet_read_milliseconds(finite(column, 'epoch_us'), 1000));
    if (type === 'VARCHAR')
        return as('text');
    if (/^ENUM\b/.test(type) || /^TIME\b/.test(type) || type === 'TIME_NS' || type === 'UUID')
        return as('text', cast('VARCHAR'));
    if (type === 'HUGEINT' || type === 'UHUGEINT')
        return as('looseText', cast('VARCHAR'));
    if (/^(?:"NULL"|NULL)$/.test(type))
        return as('number', cast('DOUBLE'));
    return undefined;
}
/** An expression for a time as a count; DuckDB gives no count for the ends of its range, which it takes as infinite, and the cell would be empty. */
const finite = (column, count) => `CASE WHEN isinf(${column}) THEN error('Could not convert Timestamp: it is infinite') ELSE ${count}(${column}) END`;
/** An expression for an integer count of smaller units as the nearest double of milliseconds: the count itself may be more than a double holds. */
const parquet_read_milliseconds = (count, per) => `(${count} // ${per})::DOUBLE + (${count} % ${per})::DOUBLE / ${per}`;
/** How many digits a type such as DECIMAL(18,3) has. */
const digitsOf = (type) => Number(/^DECIMAL\((\d+)/.exec(type)?.[1] ?? 0);
/** Reads a Parquet file whole into columns: the usual kind by our own reader, every other through DuckDB. */
async function readParquet(path, options) {
    return (await readDirect(path, options)) ?? readByDuckDb(path, options);
}
/** Reads a Parquet file through DuckDB, chunk by chunk. */
async function readByDuckDb(path, options) {
    const { file } = options;
    return withDuckDb([path], options, async (connection) => {
        try {
            const { from, rows, columns, findings } = await describeParquet(connection, path, options);
            if (rows === 0)
                throw fail('TABLE_EMPTY', `${file} has columns and no rows.`, {
                    where: { file },
                    remedy: 'Check the step that writes it.',
                });
            const read = await readQuery(connection, from, { columns, findings }, rows, options);
            checkRows(read.table.rows, rows, file);
            return read;
        }
        catch (error) {
            throw translated(error, file);
        }
    });
}
/** What a Parquet file holds: the source of the query, the number of rows by its footer, how each wanted column is read. */
async function describeParquet(connection, path, options) {
    const from = `read_parquet(${quoteText(path)}, binary_as_string = true)`;
    const names = await topNames(connection, path);
    checkNames(names, options.file);
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`);
    const types = described.getRows().map((row, at) => ({ name: names[at] ?? String(row[0]), type: String(row[1]) }));
    const counted = await connection.runAndReadAll(`SELECT sum(num_rows)::DOUBLE FROM parquet_file_metadata(${quoteText(path)})`);
    const rows = Number(counted.getRows()[0]?.[0] ?? 0);
    const { size } = await (0,promises_.stat)(path);
    if (rows > parquet_read_mostRows && rows > size * parquet_read_rowsPerByte)
        throw fail('TABLE_DAMAGED', `${options.file} promises ${rows} rows in ${size} bytes.`, {
            where: { file: options.file },
            remedy: 'Fetch or write the file again, and compare its SHA-256.',
        });
    return { from, rows, ...queryColumns(types, options) };
}
/** So many rows any file may promise; beyond, a byte of it stands for at most so many, so that a small file cannot fill the machine. */
const parquet_read_mostRows = 2 ** 22;
const parquet_read_rowsPerByte = 2 ** 16;
/** Refuses a file that gives other rows than its footer promises: a part of it was passed over. */
function checkRows(read, promised, file) {
    if (read === promised)
        return;
    throw fail('TABLE_DAMAGED', `${file} is damaged: ${read} rows were found where its footer promises ${promised}.`, {
        where: { file },
        remedy: 'Fetch or write the file again, and compare its SHA-256.',
    });
}
/**
 * The names that the file itself holds: DuckDB gives others to columns without a name and to names that differ by case only, and its binding drops a
 * byte order mark. So they come as bytes, and columns are asked for by their place.
 */
async function topNames(connection, path) {
    const listed = await connection.runAndReadAll(`SELECT hex(name), num_children::INTEGER FROM parquet_schema(${quoteText(path)})`);
    const names = [];
    let inner = 0;
    for (const [name, children] of listed.getRows().slice(1)) {
        if (inner === 0)
            names.push(external_node_buffer_.Buffer.from(String(name), 'hex').toString('utf8'));
        else
            inner--;
        inner += Number(children ?? 0);
    }
    return names;
}
/** The columns of a query in the wanted order; refuses names and types that cannot be read. */
function queryColumns(types, options) {
    const { file } = options;
    const names = types.map((column) => column.name);
    const wanted = options.columns ?? names;
    const findings = [];
    const columns = wanted.map((name) => {
        const at = names.indexOf(name);
        const found = types[at];
        if (found === undefined)
            throw missingColumn(name, names, file);
        const column = readAs(name, found.type, `#${at + 1}`);
        if (column === 'nested')
            throw fail('TABLE_NESTED', `${file}: ${name} holds ${found.type.slice(0, 60)} in every cell, not one value.`, {
                where: { file },
                remedy: 'Flatten the column where the table is made, or leave it out.',
            });
        if (column === undefined)
            throw fail('TABLE_TYPE', `${file}: ${name} is ${found.type}, which has no meaning as a feature.`, {
                where: { file },
                remedy: 'Write numbers, booleans, dates, times or texts, or leave the column out.',
            });
        if (digitsOf(found.type) > 15)
            findings.push({
                code: 'DECIMALS_ROUNDED',
                severity: 'note',
                message: `${name}: ${found.type} has more digits than a double; values were rounded to the nearest one.`,
                column: name,
            });
        return column;
    });
    return { columns, findings };
}
/** Runs the query as a stream and collects its columns. */
async function readQuery(connection, from, query, expectedRows, options) {
    const findings = [...query.findings];
    const big = new Map();
    const builders = query.columns.map((column) => {
        if (column.kind === 'text' || column.kind === 'looseText')
            return textBuilder(column.name, expectedRows);
        const onBig = () => big.set(column.name, (big.get(column.name) ?? 0) + 1);
        const logical = column.kind === 'bigint' || column.kind === 'unsigned' ? 'integer' : column.kind;
        return numberBuilder(column.name, logical, expectedRows, onBig);
    });
    let rows = await stream(connection, query.columns, from, builders, options.signal);
    const finished = builders.map((builder) => builder.finish());
    const again = query.columns.filter((column) => big.has(column.name));
    if (again.length > 0) {
        const texts = again.map((column) => ({ ...column, expression: `CAST(${column.expression} AS VARCHAR)` }));
        const second = texts.map((column) => textBuilder(column.name, rows));
        rows = await stream(connection, texts, from, second, options.signal);
        again.forEach((column, index) => {
            finished[query.columns.indexOf(column)] = second[index].finish();
        });
    }
    const types = new Map(options.schema?.columns.map((column) => [column.name, column.type]));
    const columns = finished.map((column, index) => {
        const loose = query.columns[index]?.kind === 'looseText' || big.has(column.name);
        return settle(column, types.get(column.name), loose, options, findings);
    });
    return { table: { rows, columns }, findings };
}
async function stream(connection, columns, from, builders, signal) {
    const list = columns.map((column, index) => `${column.expression} AS c${index}`).join(', ');
    const result = await connection.stream(`SELECT ${list} FROM ${from}`);
    let rows = 0;
    for await (const chunk of chunksOf(result, signal)) {
        const count = chunk.rowCount;
        builders.forEach((builder, index) => {
            builder.add(chunk.getColumnVector(index), count);
        });
        rows += count;
    }
    return rows;
}
/** The chunks of a result. The next one is asked for before one is given out, so that DuckDB decodes while this thread works. */
async function* chunksOf(result, signal) {
    let next = result.fetchChunk();
    try {
        for (;;) {
            signal?.throwIfAborted();
            const chunk = await next;
            if (chunk === null || chunk.rowCount === 0)
                return;
            next = result.fetchChunk();
            yield chunk;
        }
    }
    finally {
        // When the reader stops early the chunk under way is waited for, so that the connection can be closed; its error would have been thrown above.
        await next.catch(() => null);
    }
}
/** DuckDB's words for what is wrong with a file, in ours. */
function translated(error, file) {
    if (error instanceof Error && error.name === 'UserError')
        return error;
    const words = (0,lib/* messageOf */.bD)(error).split('\n')[0] ?? '';
    if (/Out of Memory|Allocation failure|bad_alloc|bad allocation/i.test(words))
        return fail('TABLE_UNREADABLE', `${file} asks for more memory than there is: ${words}`, {
            cause: error,
            where: { file },
            remedy: 'A small file that does so is damaged: write it again. Of a large one, read fewer columns.',
        });
    if (/only supported for|Not implemented|Unsupported/i.test(words))
        return fail('TABLE_FORMAT', `${file} is written in a way that is not read here: ${words}`, {
            cause: error,
            where: { file },
            remedy: 'Write it with the encodings and the compression that the writer takes of itself; if it was so written, it is damaged.',
        });
    if (/Could not convert (?:DATE|Timestamp)|Timestamp .*out of range/i.test(words))
        return fail('TABLE_TYPE', `${file} holds a time that is beyond all calendars: ${words}`, {
            cause: error,
            where: { file },
            remedy: 'Leave the cell empty where a time is not known, or leave the column out.',
        });
    if (/magic bytes|footer|Invalid Input Error|TProtocolException|corrupt|snappy|Serialization|decompress|out of range|ZSTD|GZIP|too small|Malformed|IO Error|Invalid Error/i.test(words))
        return fail('TABLE_DAMAGED', `${file} is damaged: ${words}`, {
            cause: error,
            where: { file },
            remedy: 'Fetch or write the file again, and compare its SHA-256.',
        });
    return error;
}

;// CONCATENATED MODULE: ./packages/data/lib/read-table.js










/**
 * Reads a table: a file, a folder of files with the same columns, or a glob. CSV (also gzip, zstd), Parquet and JSON Lines.
 * What would be read wrong is refused with the place and the remedy; what is odd, but can be read, is a finding.
 * @throws UserError with the codes of `dataErrors`
 */
async function readTable(path, options = {}) {
    const files = await filesOf(path);
    const findings = [];
    let read = await readAll(files, options, options.schema);
    if (files.length > 1) {
        const schema = commonSchema(files, read);
        const differs = (one) => one.table.columns.some((column) => typeOfColumn(column) !== schema.get(column.name)?.type);
        read = await Promise.all(read.map(async (one, index) => {
            if (!differs(one))
                return one;
            return unify(one, files[index], schema, options);
        }));
    }
    for (const one of read)
        findings.push(...one.findings);
    const table = concatTables(read.map((one) => one.table));
    const extra = options.schema && options.columns === undefined ? columnFindings(table, options.schema) : [];
    return {
        table,
        findings: [...findings, ...extra],
        format: read[0].format,
        ...(options.fingerprint === false ? {} : { fingerprint: await fingerprintFiles(files, options.signal) }),
        files: files.map((file) => file.name),
    };
}
async function readAll(files, options, schema) {
    const all = [];
    let firstRow = 0;
    for (const file of files) {
        options.signal?.throwIfAborted();
        const one = await readOne(file, options, schema, firstRow);
        firstRow += one.table.rows;
        all.push(one);
        if (files.length > 1)
            options.log?.progress('reading', all.length, files.length);
    }
    return all;
}
async function readOne(file, options, schema, firstRow) {
    const { separator, workerEntry, threads, native, signal, columns } = options;
    const shared = {
        file: file.name,
        firstRow,
        ...(schema === undefined ? {} : { schema }),
        ...(columns === undefined ? {} : { columns }),
        ...(signal === undefined ? {} : { signal }),
    };
    const engine = {
        ...shared,
        ...(threads === undefined ? {} : { threads }),
        ...(native === undefined ? {} : { native }),
        ...(workerEntry === undefined ? {} : { workerEntry }),
    };
    const text = await openText(file.path, file.name);
    if (text === 'parquet') {
        if (options.format !== undefined && options.format !== 'parquet')
            throw fail('TABLE_FORMAT', `${file.name} is Parquet, not ${options.format}.`, {
                where: { file: file.name },
                remedy: 'Leave the format out: the first bytes decide.',
            });
        return { ...(await readParquet(file.path, engine)), format: 'parquet' };
    }
    try {
        const format = options.format ?? formatOfName(file.name);
        if (format === 'parquet')
            throw fail('TABLE_DAMAGED', `${file.name} does not begin as Parquet does (PAR1).`, {
                where: { file: file.name },
                remedy: 'Fetch or write the file again; it may be an error page, a pointer of Git LFS or empty.',
            });
        if (format === 'jsonl')
            return { ...(await readJsonLines(text, shared)), format };
        const csv = {
            ...shared,
            path: file.path,
            ...(separator === undefined ? {} : { separator }),
            ...(workerEntry === undefined ? {} : { workerEntry }),
        };
        return { ...(await readCsv(text, csv)), format: 'csv' };
    }
    finally {
        await text.source.close();
    }
}
/** The format that a name stands for, when the first bytes say only that it is text. */
function formatOfName(name) {
    const plain = name.replace(/\.(?:gz|zst|zstd)$/i, '');
    if (/\.(?:jsonl|ndjson|jsonlines)$/i.test(plain))
        return 'jsonl';
    return /\.(?:parquet|pq)$/i.test(plain) ? 'parquet' : 'csv';
}
/** The types that hold the values of all files; refuses files with other names. */
function commonSchema(files, read) {
    const first = read[0];
    const schema = new Map();
    const kinds = new Map(first.table.columns.map((column) => [column.name, column]));
    for (const column of first.table.columns)
        schema.set(column.name, { name: column.name, type: typeOfColumn(column), nullable: column.nulls > 0 });
    read.forEach((one, index) => {
        const names = new Set(one.table.columns.map((column) => column.name));
        const missing = [...kinds.keys()].filter((name) => !names.has(name));
        const extra = [...names].filter((name) => !kinds.has(name));
        const file = files[index].name;
        if (missing.length > 0 || extra.length > 0)
            throw fail('TABLE_FILES_DIFFER', differing(file, files[0].name, missing, extra), {
                where: { file },
                remedy: 'Write all files of one table with the same columns.',
            });
        for (const column of one.table.columns) {
            const before = kinds.get(column.name);
            const type = schemaType(schema, column.name, commonType(before, column));
            schema.set(column.name, { name: column.name, type, nullable: column.nulls > 0 });
            if (before.nulls === (before.kind === 'text' ? before.codes.length : before.values.length))
                kinds.set(column.name, column);
        }
    });
    return schema;
}
/** A column that once had to be text stays text. */
function schemaType(schema, name, next) {
    const before = schema.get(name)?.type;
    if (before === 'text' && next !== 'text')
        return before;
    return before === 'number' && next === 'integer' ? before : next;
}
function differing(file, first, missing, extra) {
    const parts = [
        ...(missing.length > 0 ? [`lacks ${missing.slice(0, 5).join(', ')}`] : []),
        ...(extra.length > 0 ? [`has ${extra.slice(0, 5).join(', ')} more`] : []),
    ];
    return `${file} ${parts.join(' and ')}, compared with ${first}.`;
}
/** Brings one file to the common types: numbers are converted in memory, what must be text is read again as text. */
async function unify(one, file, schema, options) {
    const again = one.table.columns.some((column) => schema.get(column.name)?.type === 'text' && column.kind === 'number' && column.nulls < column.values.length);
    if (again)
        return readOne(file, options, { columns: [...schema.values()] }, 0);
    const findings = [...one.findings];
    const columns = one.table.columns.map((column) => convertColumn(column, schema.get(column.name).type, (rows) => rows.map((row) => ({ file: file.name, row })), findings));
    return { ...one, table: { ...one.table, columns }, findings };
}
/** Columns that the reference has and the table lacks, and the other way round. */
function columnFindings(table, schema) {
    const names = new Set(table.columns.map((column) => column.name));
    const known = new Set(schema.columns.map((column) => column.name));
    return [
        ...schema.columns
            .filter((column) => !names.has(column.name))
            .map((column) => ({
            code: 'MISSING_COLUMN',
            severity: 'error',
            message: `${column.name} is missing; the reference has it.`,
            column: column.name,
        })),
        ...table.columns
            .filter((column) => !known.has(column.name))
            .map((column) => ({
            code: 'EXTRA_COLUMN',
            severity: 'note',
            message: `${column.name} is not in the reference.`,
            column: column.name,
        })),
    ];
}

;// CONCATENATED MODULE: ./packages/data/lib/read-chunks.js













/**
 * Reads a table part by part in the types of a schema, so that memory does not grow with the file. Columns that the schema does not name are left out.
 * Gives the number of rows.
 * @throws UserError as `readTable`
 */
async function readChunks(path, options, take) {
    let firstRow = 0;
    for (const file of await filesOf(path))
        firstRow += await chunksOfFile(file, options, take, firstRow);
    return firstRow;
}
async function chunksOfFile(file, options, take, firstRow) {
    const { schema, native, threads, signal } = options;
    const engine = {
        file: file.name,
        schema,
        firstRow,
        ...(native === undefined ? {} : { native }),
        ...(threads === undefined ? {} : { threads }),
        ...(signal === undefined ? {} : { signal }),
    };
    const text = await openText(file.path, file.name);
    if (text === 'parquet')
        return parquetChunks(file.path, engine, options, take);
    try {
        const format = options.format ?? formatOfName(file.name);
        if (format === 'jsonl')
            return await jsonChunks(text, engine, options, take);
        return await csvChunks(text, file, options, take, firstRow);
    }
    finally {
        await text.source.close();
    }
}
async function csvChunks(text, file, options, take, firstRow) {
    const { schema, separator, signal } = options;
    const names = schema.columns.map((column) => column.name);
    const { dialect, wanted, plan, place, range } = await openCsv(text, {
        file: file.name,
        schema,
        columns: names,
        ...(separator === undefined ? {} : { separator }),
    });
    const types = new Map(schema.columns.map((column) => [column.name, column.type]));
    const sampled = dialect.sample.reduce((sum, row) => sum + row.join(',').length + 1, 0);
    const perRow = Math.max(2, sampled / Math.max(1, dialect.sample.length));
    const bytes = Math.min(2 ** 25, Math.ceil((options.rows ?? 65_536) * perRow));
    let at = range.from;
    let line = place.firstLine;
    let rows = 0;
    while (at < range.until) {
        const scan = newScan(plan, separatorByte(dialect), Math.ceil((bytes / perRow) * 1.05));
        const here = { file: file.name, firstLine: line, firstRow: firstRow + rows };
        at = await scanRange(text.source, { from: at, until: Math.min(range.until, at + bytes) }, scan, here, signal);
        refuseBad(scan, dialect, here);
        const findings = [];
        const columns = wanted.map((index) => {
            const name = dialect.names[index];
            return finishColumn(scan, index, name, types.get(name), here, findings);
        });
        if (scan.rows > 0)
            await take({ table: { rows: scan.rows, columns }, findings, firstRow: here.firstRow });
        rows += scan.rows;
        line += scan.lines;
    }
    if (rows === 0)
        throw noRows(file.name);
    return rows;
}
async function parquetChunks(path, engine, options, take) {
    return withDuckDb([path], engine, async (connection) => {
        try {
            const names = options.schema.columns.map((column) => column.name);
            const { from, rows: promised, columns } = await describeParquet(connection, path, { ...engine, columns: names });
            const types = new Map(options.schema.columns.map((column) => [column.name, column.type]));
            const read = columns.map((column) => {
                const integer = column.kind === 'bigint' || column.kind === 'unsigned';
                return integer && types.get(column.name) === 'text'
                    ? { ...column, kind: 'looseText', expression: `CAST(${column.expression} AS VARCHAR)` }
                    : column;
            });
            const rows = await queryChunks(connection, from, read, engine, options, take);
            checkRows(rows, promised, engine.file);
            return rows;
        }
        catch (error) {
            throw translated(error, engine.file);
        }
    });
}
async function jsonChunks(text, engine, options, take) {
    const { source, start } = text;
    const { file, schema, firstRow = 0, signal } = engine;
    await refuseNoJson(text, file);
    const columns = options.schema.columns.map((column) => column.name);
    const head = await byte_source_readBytes(source, start, 2 ** 20);
    const perLine = head.length / Math.max(1, head.filter((byte) => byte === 10).length);
    const bytes = Math.min(2 ** 25, Math.ceil((options.rows ?? 65_536) * perLine));
    let [at, line, rows] = [start, 1, 0];
    while (at < source.size) {
        const range = { from: at, until: Math.min(source.size, at + bytes) };
        const shared = {
            file,
            columns,
            firstRow: firstRow + rows,
            lenient: true,
            ...(schema ? { schema } : {}),
            ...(signal ? { signal } : {}),
        };
        const { table: part, findings } = await readJsonRange(source, range, line, shared);
        if (part.rows > 0)
            await take({ table: part.table, findings, firstRow: firstRow + rows });
        rows += part.rows;
        line += part.lines;
        at = part.end;
    }
    return rows;
}
const integerKinds = new Set(['bigint', 'unsigned']);
/** Empties the cells of integers that a double cannot hold, and says so, as `readTable` does where the reference has integers. */
function withoutBig(column, part, findings) {
    if (column.kind === 'text')
        return column;
    const rows = [];
    let count = 0;
    for (let row = 0; row < column.values.length; row++)
        if (Math.abs(column.values[row]) > Number.MAX_SAFE_INTEGER) {
            column.values[row] = Number.NaN;
            if (count++ < placesKept)
                rows.push(part.firstRow + row);
        }
    if (count === 0)
        return column;
    const places = rows.map((row) => ({ file: part.file, row }));
    findings.push({
        code: 'CONVERSION_FAILED',
        severity: 'error',
        message: `${column.name}: ${count} of ${column.values.length} cells are no integer that a number holds and were read as empty (${inLines(places, count)}).`,
        remedy: 'The reference has integer here. Write integers below 2^53, or make the reference anew: then they are texts.',
        column: column.name,
        count,
        places,
    });
    return { ...column, nulls: column.nulls + count };
}
async function queryChunks(connection, from, columns, engine, options, take) {
    const size = options.rows ?? 65_536;
    const types = new Map(options.schema.columns.map((column) => [column.name, column.type]));
    const list = columns.map((column, index) => `${column.expression} AS c${index}`).join(', ');
    const result = await connection.stream(`SELECT ${list} FROM ${from}`);
    const fresh = () => columns.map((column) => {
        const { kind, name } = column;
        if (kind === 'text' || kind === 'looseText')
            return textBuilder(name, size);
        return numberBuilder(name, kind === 'bigint' || kind === 'unsigned' ? 'integer' : kind, size, () => { });
    });
    let builders = fresh();
    let [rows, held] = [0, 0];
    const flush = async () => {
        if (held === 0)
            return;
        const firstRow = (engine.firstRow ?? 0) + rows;
        const findings = [];
        const done = builders.map((builder, index) => {
            const column = columns[index];
            const read = builder.finish();
            const integers = integerKinds.has(column.kind) && types.get(column.name) === 'integer';
            return settle(integers ? withoutBig(read, { file: engine.file, firstRow }, findings) : read, types.get(column.name), column.kind === 'looseText', { ...engine, firstRow }, findings);
        });
        await take({ table: { rows: held, columns: done }, findings, firstRow });
        rows += held;
        held = 0;
        builders = fresh();
    };
    for await (const chunk of chunksOf(result, options.signal)) {
        const count = chunk.rowCount;
        builders.forEach((builder, index) => {
            builder.add(chunk.getColumnVector(index), count);
        });
        held += count;
        if (held >= size)
            await flush();
    }
    await flush();
    return rows;
}

;// CONCATENATED MODULE: ./packages/data/lib/select.js
/** The table with only these rows, in this order. Levels of texts stay, also those that no row has any more. */
function selectRows(table, rows) {
    return { rows: rows.length, columns: table.columns.map((column) => selectCells(column, rows)) };
}
function selectCells(column, rows) {
    let nulls = 0;
    if (column.kind === 'text') {
        const codes = new Int32Array(rows.length);
        for (let index = 0; index < rows.length; index++) {
            const code = column.codes[rows[index]];
            codes[index] = code;
            if (code < 0)
                nulls++;
        }
        return { ...column, codes, nulls };
    }
    const values = new Float64Array(rows.length);
    for (let index = 0; index < rows.length; index++) {
        const value = column.values[rows[index]];
        values[index] = value;
        if (Number.isNaN(value))
            nulls++;
    }
    return { ...column, values, nulls };
}
/** The table with only these columns, in this order; names that it lacks are left out. */
function selectColumns(table, names) {
    const columns = names.flatMap((name) => table.columns.find((column) => column.name === name) ?? []);
    return { rows: table.rows, columns };
}

;// CONCATENATED MODULE: ./packages/data/lib/split.js




/**
 * Divides a table into a training and a test part by a hash of each row: the same rows go to the same side on every machine, in any order,
 * and rows that are added later move none of the others. The share is met on average, not exactly.
 */
function splitTable(table, options) {
    const excluded = new Set(options.exclude);
    const key = options.key === undefined ? undefined : (0,lib/* columnOf */.uV)(table, options.key);
    if (options.key !== undefined && key === undefined)
        throw missingColumn(options.key, table.columns.map((column) => column.name), 'The table to split');
    const columns = key ? [key] : table.columns.filter((column) => !excluded.has(column.name));
    const { low, high } = rowHashes(table, columns, options.seed);
    const test = [];
    const train = [];
    for (let row = 0; row < table.rows; row++) {
        const position = (low[row] * 2 ** 21 + (high[row] >>> 11)) / 2 ** 53;
        if (position < options.share)
            test.push(row);
        else
            train.push(row);
    }
    return { train: selectRows(table, Uint32Array.from(train)), test: selectRows(table, Uint32Array.from(test)) };
}

;// CONCATENATED MODULE: ./packages/data/lib/survey.js









/** Bytes of a text file from which the length of a line is taken. */
const sampled = 2 ** 16;
/** How much smaller gzip and zstd make a table, about; and a short line. */
const packedBy = 5;
const shortLine = 30;
/**
 * How large a table is, in a few milliseconds: to choose between reading it whole and in parts. The same for the same files.
 * @throws UserError as `readTable` for what does not exist or is no table
 */
async function tableSize(path, native) {
    let [rows, bytes, parquet] = [0, 0, false];
    let columns;
    const files = await filesOf(path);
    for (const file of files) {
        const source = await fileSource(file.path);
        try {
            const kind = containerOf(await byte_source_readBytes(source, 0, 512), file.name);
            bytes += source.size;
            parquet ||= kind === 'parquet';
            if (kind === 'parquet') {
                const footer = await footerOf(file.path, source, native);
                rows += footer.rows;
                if (footer.columns !== undefined)
                    columns = Math.max(columns ?? 0, footer.columns);
            }
            else if (kind === 'text') {
                const head = await byte_source_readBytes(source, 0, sampled);
                let lines = 0;
                for (let at = head.indexOf(10); at >= 0; at = head.indexOf(10, at + 1))
                    lines++;
                rows += Math.round(source.size / (head.length / Math.max(1, lines)));
            }
            else
                rows += Math.round((source.size * packedBy) / shortLine);
        }
        finally {
            await source.close();
        }
    }
    return { rows, bytes, parquet, ...(columns === undefined ? {} : { columns }), files };
}
async function footerOf(path, source, native) {
    try {
        const { rows, columns } = await readFooter(source);
        return { rows, columns: columns.size };
    }
    catch (error) {
        if (!(error instanceof LeftToDuckDb))
            throw error;
    }
    return withDuckDb([path], native === undefined ? {} : { native }, async (connection) => {
        const from = `SELECT sum(num_rows)::DOUBLE FROM parquet_file_metadata(${quoteText(path)})`;
        // A damaged file has no rows: whoever reads it says what is wrong.
        const counted = await connection.runAndReadAll(from).catch(() => undefined);
        return { rows: Number(counted?.getRows()[0]?.[0] ?? 0) };
    });
}
/**
 * The types that `readTable` gives the columns of Parquet files, by their footers: of several files the types that hold the values of all. A column of
 * 64-bit whole numbers is `text` where one of them is more than a double holds.
 * @throws UserError as `readTable`
 */
async function parquetSchema(path, options = {}) {
    const types = new Map();
    for (const { path: file, name } of await filesOf(path)) {
        options.signal?.throwIfAborted();
        for (const [column, type] of await typesOfFile(file, { ...options, file: name })) {
            const known = types.get(column);
            types.set(column, known === undefined ? type : survey_commonType(known, type));
        }
    }
    return { columns: [...types].map(([name, type]) => ({ name, type, nullable: true })) };
}
function survey_commonType(a, b) {
    if (a === b)
        return a;
    const numeric = (type) => type === 'number' || type === 'integer';
    return numeric(a) && numeric(b) ? 'number' : 'text';
}
async function typesOfFile(path, options) {
    return withDuckDb([path], options, async (connection) => {
        try {
            const { from, columns } = await describeParquet(connection, path, options);
            const wide = columns.filter(({ kind }) => kind === 'bigint' || kind === 'unsigned');
            const large = new Set();
            for (const { name, expression } of wide) {
                const beyond = `${expression} > ${Number.MAX_SAFE_INTEGER} OR ${expression} < -${Number.MAX_SAFE_INTEGER}`;
                const found = await connection.runAndReadAll(`SELECT 1 FROM ${from} WHERE ${beyond} LIMIT 1`);
                if (found.getRows().length > 0)
                    large.add(name);
            }
            return columns.map((column) => [column.name, large.has(column.name) ? 'text' : typeOf(column)]);
        }
        catch (error) {
            throw translated(error, options.file);
        }
    });
}
function typeOf({ kind }) {
    if (kind === 'looseText')
        return 'text';
    return kind === 'bigint' || kind === 'unsigned' ? 'integer' : kind;
}
/** The type that a column of texts with these values has when it is read whole: numbers, booleans, times where all of them agree, else text. */
function typeOfTexts(levels) {
    const parsed = { value: 0, fractional: false };
    const kinds = levels.map((level) => classify(level, parsed));
    if (kinds.includes(CellClass.number) &&
        kinds.every((kind) => kind === CellClass.number || kind === CellClass.missing))
        return 'number';
    const codes = Int32Array.from(levels.keys());
    const column = textColumn({ kind: 'text', name: '', codes, levels, nulls: 0 }, undefined, () => [], []);
    return column.kind === 'text' ? 'text' : column.logical;
}

;// CONCATENATED MODULE: ./packages/data/lib/write-csv.js


/**
 * Writes a table as CSV (RFC 4180, UTF-8, LF): numbers in the shortest form that reads back as the same double, timestamps in ISO 8601,
 * empty cells as nothing. `readTable` reads the same values back, except that an empty text becomes an empty cell.
 */
async function writeCsv(table, path) {
    const handle = await (0,promises_.open)(path, 'w');
    try {
        await handle.write(`${table.columns.map((column) => quoted(column.name)).join(',')}\n`);
        const cells = table.columns.map((column) => write_csv_cellsOf(column, table.columns.length === 1));
        let lines = [];
        for (let row = 0; row < table.rows; row++) {
            lines.push(cells.map((cell) => cell(row)).join(','));
            if (lines.length === 8192 || row === table.rows - 1) {
                await handle.write(`${lines.join('\n')}\n`);
                lines = [];
            }
        }
    }
    finally {
        await handle.close();
    }
}
function quoted(text) {
    return /[",\r\n;\t|]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
/** How a cell of the column is written. In a table of one column an empty cell is written as two quotes, since a blank line would be no row. */
function write_csv_cellsOf(column, alone) {
    const empty = alone ? '""' : '';
    if (column.kind === 'text') {
        const levels = column.levels.map(quoted);
        return (row) => {
            const code = column.codes[row];
            return code < 0 ? empty : levels[code] || empty;
        };
    }
    const { values, logical } = column;
    const write = logical === 'boolean' ? (value) => String(value === 1) : logical === 'timestamp' ? lib/* isoTime */.Ly : decimal;
    return (row) => {
        const value = values[row];
        return Number.isNaN(value) ? empty : write(value);
    };
}
/** The shortest decimal that reads back as the same double; with an exponent where its digits would look like an integer that a double cannot hold. */
function decimal(value) {
    if (Object.is(value, -0))
        return '-0';
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
}

;// CONCATENATED MODULE: ./packages/data/lib/index.js






















/***/ })

};
