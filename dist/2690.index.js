export const id = 2690;
export const ids = [2690];
export const modules = {

/***/ 32690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  assertRemembers: () => (/* reexport */ assertRemembers),
  collectedFiles: () => (/* reexport */ collectedFiles),
  createLocalDatasets: () => (/* reexport */ createLocalDatasets),
  createLocalEndpoints: () => (/* reexport */ createLocalEndpoints),
  createLocalPlatform: () => (/* reexport */ createLocalPlatform),
  createLocalTraining: () => (/* reexport */ createLocalTraining),
  createRegistry: () => (/* reexport */ createRegistry),
  dataVariable: () => (/* reexport */ dataVariable),
  describeEnvironment: () => (/* reexport */ describeEnvironment),
  directoryStore: () => (/* reexport */ directoryStore),
  endpointErrors: () => (/* reexport */ endpointErrors),
  factsOf: () => (/* reexport */ factsOf),
  findPython: () => (/* reexport */ findPython),
  findRemote: () => (/* reexport */ findRemote),
  forInstaller: () => (/* reexport */ forInstaller),
  gitStore: () => (/* reexport */ gitStore),
  localErrors: () => (/* reexport */ localErrors),
  maximumMetricsBytes: () => (/* reexport */ maximumMetricsBytes),
  openStore: () => (/* reexport */ openStore),
  parseMetrics: () => (/* reexport */ parseMetrics),
  parseSettings: () => (/* reexport */ parseSettings),
  processIdentity: () => (/* reexport */ processIdentity),
  readEndpointKey: () => (/* reexport */ readEndpointKey),
  readMetricsFile: () => (/* reexport */ readMetricsFile),
  runCommand: () => (/* reexport */ runCommand),
  scrubbed: () => (/* reexport */ scrubbed_scrubbed),
  serveEndpoint: () => (/* reexport */ serveEndpoint),
  signalGroup: () => (/* reexport */ signalGroup)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
;// CONCATENATED MODULE: ./packages/platform-local/lib/errors.js
/** The error codes of the local platform. */
const localErrors = {
    STATE_IS_EPHEMERAL: {
        summary: 'What must be remembered would be lost with the job.',
        explanation: 'On a GitHub-hosted runner the folder `.mlops` dies with the job, and with it versions, aliases and records. Use the registry store `git`: it keeps them on the branch mlops-registry of the repository.',
    },
    STORE_UNSUPPORTED: {
        summary: 'The file system cannot keep the registry.',
        explanation: 'The registry needs hard links, so that two writers never make the same version. Point MLOPS_HOME at a folder of a local disk.',
    },
    STORE_DAMAGED: {
        summary: 'A file of the registry is not what was written there.',
        explanation: 'Files are kept under the SHA-256 of their bytes, entries as JSON. One of them was changed or cut off outside of this tool. Restore it from a backup, or register the version again.',
    },
    CONTENT_DIFFERS: {
        summary: 'A file changed between its record and its registration.',
        explanation: 'The digest in the record is not that of the file. Run the step that made the file again.',
    },
    CONTENT_MISSING: {
        summary: 'A file of a version is not in the registry.',
        explanation: 'The version names the file, and the store does not have it. Register the version again from its run.',
    },
    NAME_INVALID: {
        summary: 'A name cannot be used for a file or an entry.',
        explanation: 'Names of files are relative paths without `..`; names of models have at most 100 characters.',
    },
    PATH_OUTSIDE: {
        summary: 'A path leaves the folder it belongs to.',
        explanation: 'Paths in mlops.yml stay below the folder of mlops.yml, also through links; files of a run stay below MLOPS_OUTPUT.',
    },
    LINK_REFUSED: {
        summary: 'A link stands where a file is needed.',
        explanation: 'Outputs and model files are copied as files. Write the file itself below MLOPS_OUTPUT, not a link to it.',
    },
    DATA_NOT_FOUND: {
        summary: 'A data file does not exist.',
        explanation: 'Paths of data are relative to the folder of mlops.yml, or absolute. Patterns need at least one match.',
    },
    RUN_NOT_FOUND: {
        summary: 'There is no run of that name.',
        explanation: 'Run ids look like run-5c20e1 and live below .mlops/runs on the machine that trained.',
    },
    RUN_NOT_COMPLETED: {
        summary: 'The run has no outputs to take.',
        explanation: 'Only a completed run has outputs. `mlops train --run-id` observes one that still runs.',
    },
    ENVIRONMENT_NOT_FOUND: {
        summary: 'The training environment names a file that does not exist.',
        explanation: 'train.environment is a requirements file, a package.json, or none. Without it whichever is found is used.',
    },
    ENVIRONMENT_FAILED: {
        summary: 'The training environment could not be made.',
        explanation: 'The last lines of the installer say why: a package that does not exist, a version conflict, or no network.',
    },
    ENVIRONMENT_UNLOCKED: {
        summary: 'package.json has dependencies and no package-lock.json.',
        explanation: 'Without a lock file two trainings install different software. Run `npm install` once and commit package-lock.json.',
    },
    PYTHON_NOT_FOUND: {
        summary: 'The training environment needs Python, and there is none.',
        explanation: 'Install Python 3.10 or newer with venv; on a GitHub runner use actions/setup-python before.',
    },
    SHELL_NOT_FOUND: {
        summary: 'There is no bash.',
        explanation: 'Commands of mlops.yml are run by bash. On Windows it comes with Git.',
    },
    GIT_UNAVAILABLE: {
        summary: 'The registry store `git` needs git and a repository.',
        explanation: 'It keeps versions, aliases and records on the branch mlops-registry. Run it inside the repository, or use the store `directory`.',
    },
    GIT_REMOTE_FAILED: {
        summary: 'The remote of the registry did not do what it was asked.',
        explanation: 'Reading needs `contents: read`, writing `contents: write`. GitHub refuses files over 100 MB. The message of git is quoted.',
    },
    TOO_MANY_WRITERS: {
        summary: 'Others kept writing to the registry.',
        explanation: 'Each attempt to write found another entry before it. Nothing was written; run the command again.',
    },
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./packages/platform-local/lib/files.js






const fail = (0,lib/* errorsOf */.Bp)(localErrors);
/** True for the error of a file that is not there. */
function isMissing(thrown) {
    return codeOf(thrown) === 'ENOENT';
}
/** The code of an error of the operating system. */
function codeOf(thrown) {
    const code = thrown instanceof Error ? thrown.code : undefined;
    return typeof code === 'string' ? code : undefined;
}
/** Makes a folder's entries durable. Where the system cannot do that (Windows), they are already. */
async function syncFolder(folder) {
    let handle;
    try {
        handle = await (0,promises_.open)(folder, external_node_fs_.constants.O_RDONLY);
        await handle.sync();
    }
    catch (thrown) {
        if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES'].includes(codeOf(thrown) ?? ''))
            throw thrown;
    }
    finally {
        await handle?.close();
    }
}
/** Writes bytes to a new file beside its place and makes them durable; the caller links or renames it. */
async function writeTemporary(folder, bytes, mode = 0o644) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    const path = (0,external_node_path_.join)(folder, `.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.tmp`);
    const handle = await (0,promises_.open)(path, 'wx', mode);
    try {
        await handle.writeFile(bytes);
        await handle.sync();
    }
    finally {
        await handle.close();
    }
    return path;
}
/**
 * Creates a file with its whole content, or not at all: false when it exists. A reader never sees half of it, and a crash leaves
 * at most a temporary file.
 */
async function createExclusive(path, bytes, mode = 0o644) {
    const folder = (0,external_node_path_.dirname)(path);
    const temporary = await writeTemporary(folder, bytes, mode);
    try {
        await (0,promises_.link)(temporary, path);
        await syncFolder(folder);
        return true;
    }
    catch (thrown) {
        if (codeOf(thrown) === 'EEXIST')
            return false;
        throw thrown;
    }
    finally {
        await (0,promises_.rm)(temporary, { force: true });
    }
}
/** The names in a folder; none when it is not there. Temporary files are left out. */
async function namesIn(folder) {
    try {
        return (await (0,promises_.readdir)(folder)).filter((name) => !name.startsWith('.'));
    }
    catch (thrown) {
        if (isMissing(thrown))
            return [];
        throw thrown;
    }
}
/** Opens a file to read; a link is refused, because what it points to may be anything by now. */
async function openFile(path) {
    try {
        return await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0));
    }
    catch (cause) {
        if (codeOf(cause) !== 'ELOOP' && codeOf(cause) !== 'EMLINK')
            throw cause;
        throw fail('LINK_REFUSED', `${path} is a link.`, { remedy: 'Give the file that it points to.', cause });
    }
}
/**
 * Copies a file in pieces to a new file and gives the digest of what was copied. Links are not followed.
 * @param to undefined: only the digest
 */
async function copyWithDigest(from, to, signal) {
    const source = await openFile(from);
    try {
        const target = to === undefined ? undefined : await (0,promises_.open)(to, 'wx');
        try {
            const hash = (0,external_node_crypto_.createHash)('sha256');
            const piece = Buffer.allocUnsafe(1 << 20);
            let bytes = 0;
            for (;;) {
                signal.throwIfAborted();
                const { bytesRead } = await source.read(piece, 0, piece.length, null);
                if (bytesRead === 0)
                    break;
                hash.update(piece.subarray(0, bytesRead));
                await target?.writeFile(piece.subarray(0, bytesRead));
                bytes += bytesRead;
            }
            await target?.sync();
            return { digest: `sha256:${hash.digest('hex')}`, bytes };
        }
        finally {
            await target?.close();
        }
    }
    finally {
        await source.close();
    }
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/datasets.js





const datasets_fail = (0,lib/* errorsOf */.Bp)(localErrors);
const special = ['/proc/', '/sys/', '/dev/'];
const isPattern = (reference) => /[*?[\]{}]/.test(reference);
/**
 * Data files of this machine. A relative reference stays below the folder of mlops.yml, also through links; an absolute one is
 * taken as it is named.
 */
function createLocalDatasets(collected) {
    return {
        async resolve(reference, root, call) {
            const paths = await filesOf(reference, root);
            return { paths, resource: await resourceOf(reference, paths, root, call) };
        },
        collected,
    };
}
async function filesOf(reference, root) {
    const found = (await exists((0,external_node_path_.resolve)(root, reference)))
        ? await named(reference, root)
        : await matching(reference, root);
    if (found.length === 0)
        throw datasets_fail('DATA_NOT_FOUND', `there is no data at "${reference}" (looked in ${root}).`, {
            remedy: 'Write a path relative to mlops.yml, a folder, or a pattern such as data/*.parquet.',
        });
    for (const path of found)
        await assertInside(path, reference, root);
    return found;
}
async function named(reference, root) {
    const path = (0,external_node_path_.resolve)(root, reference);
    if (!(await (0,promises_.stat)(path)).isDirectory())
        return [path];
    const entries = await (0,promises_.readdir)(path, { withFileTypes: true, recursive: true });
    return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => (0,external_node_path_.join)(entry.parentPath, entry.name))
        .filter((file) => !(0,external_node_path_.relative)(path, file)
        .split(external_node_path_.sep)
        .some((part) => part.startsWith('.') || part.startsWith('_')))
        .sort(lib/* compareCodePoints */.OP);
}
async function matching(reference, root) {
    if (!isPattern(reference))
        return [];
    const found = [];
    for await (const match of (0,promises_.glob)(reference, { cwd: root })) {
        const path = (0,external_node_path_.resolve)(root, match);
        if ((await (0,promises_.lstat)(path)).isDirectory())
            continue;
        found.push(path);
    }
    return found.sort(lib/* compareCodePoints */.OP);
}
async function assertInside(path, reference, root) {
    const real = await (0,promises_.realpath)(path);
    const device = special.find((prefix) => real.startsWith(prefix));
    const leaves = !(0,external_node_path_.isAbsolute)(reference) && !`${real}${external_node_path_.sep}`.startsWith(`${await (0,promises_.realpath)(root)}${external_node_path_.sep}`);
    if (!device && !leaves && (await (0,promises_.stat)(real)).isFile())
        return;
    const where = device
        ? `is a file of the system (${real})`
        : leaves
            ? 'leads out of the folder of mlops.yml'
            : 'is no file';
    throw datasets_fail('PATH_OUTSIDE', `data "${reference}": ${(0,external_node_path_.relative)(root, path)} ${where}.`, {
        remedy: 'Keep data below the folder of mlops.yml, or write its absolute path.',
    });
}
async function exists(path) {
    try {
        await (0,promises_.stat)(path);
        return true;
    }
    catch (thrown) {
        if (isMissing(thrown))
            return false;
        throw thrown;
    }
}
/** One file is its digest; several are the digest of their canonical list, as a folder is. */
async function resourceOf(reference, paths, root, call) {
    const list = [];
    for (const path of paths) {
        const [digest, { size }] = [await (0,lib/* fileDigest */.hd)(path, call.signal), await (0,promises_.stat)(path)];
        list.push({ path: (0,external_node_path_.relative)(root, path).split(external_node_path_.sep).join('/'), bytes: size, digest });
    }
    const [only] = list;
    if (only && list.length === 1)
        return { name: reference, digest: only.digest, bytes: only.bytes };
    const bytes = list.reduce((sum, one) => sum + one.bytes, 0);
    return { name: reference, digest: (0,lib/* folderDigest */.DR)(list), bytes };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: ./packages/packaging/lib/index.js + 22 modules
var packaging_lib = __webpack_require__(42147);
;// CONCATENATED MODULE: ./packages/platform-local/lib/serve/counters.js



/** Upper bounds of the latency bins in milliseconds: eight to every doubling, from 0.1 ms to a minute; the last has no bound but a day. */
const latencyBounds = [
    ...Array.from({ length: 155 }, (_, index) => Number((0.1 * 2 ** (index / 8)).toPrecision(4))),
    86_400_000,
];
/** The bin of a latency. */
function latencyBin(ms) {
    if (!(ms > 0.1))
        return 0;
    const index = Math.ceil(Math.log2(ms * 10) * 8 - 1e-3);
    return index > 154 ? 155 : index;
}
/** Counts what happens to one deployment, and appends a line a second and a line a minute to its files. */
class Counters {
    #folder;
    #warn;
    #second = new Interval();
    #minute = new Interval();
    #writing = Promise.resolve();
    binNames = [];
    constructor(folder, warn) {
        this.#folder = folder;
        this.#warn = warn;
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
    }
    /** One request that the deployment answered, or failed. */
    count(ms, failed, bins, odd) {
        this.#second.count(ms, failed, bins, odd);
    }
    /** Writes what has been counted since the last call. `now` is milliseconds since 1970. */
    async write(now) {
        const seconds = Math.floor(now / 1000);
        if (this.#second.requests > 0) {
            const line = this.#second.line(seconds, 1, this.binNames);
            const minute = seconds - (seconds % 60);
            if (this.#minute.t !== minute)
                this.#endMinute(minute);
            this.#minute.add(this.#second);
            this.#append(`${hourOf(seconds)}.seconds.jsonl`, line);
            this.#second = new Interval();
        }
        else if (this.#minute.requests > 0 && this.#minute.t !== seconds - (seconds % 60)) {
            this.#endMinute(seconds - (seconds % 60));
        }
        await this.#writing;
    }
    /** Writes everything; before the process ends. */
    async close(now) {
        await this.write(now);
        this.#endMinute(0);
        await this.#writing;
    }
    #endMinute(next) {
        if (this.#minute.requests > 0)
            this.#append(`${hourOf(this.#minute.t).slice(0, 10)}.minutes.jsonl`, this.#minute.line(this.#minute.t, 60, this.binNames));
        this.#minute = new Interval();
        this.#minute.t = next;
    }
    /** One write after the other, so that lines stay whole. A full disk loses metrics, never an answer. */
    #append(file, line) {
        this.#writing = this.#writing
            .then(() => (0,promises_.appendFile)((0,external_node_path_.join)(this.#folder, file), `${JSON.stringify(line)}\n`, { mode: 0o600 }))
            .catch((error) => this.#warn(`metrics are not written: ${error.message}`));
    }
}
/** Deletes files of metrics that are older than they are needed: seconds after three hours, minutes after `keepMs`. */
async function pruneCounters(folder, now, keepMs) {
    const oldestHour = hourOf(Math.floor(now / 1000) - 3 * 3600);
    const oldestDay = hourOf(Math.floor((now - keepMs) / 1000)).slice(0, 10);
    for (const name of await (0,promises_.readdir)(folder)) {
        const tooOld = name.endsWith('.seconds.jsonl') ? name.slice(0, 13) < oldestHour : name.slice(0, 10) < oldestDay;
        if (tooOld)
            await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { force: true });
    }
}
/** `2026-11-23T09` of seconds since 1970. */
function hourOf(seconds) {
    return new Date(seconds * 1000).toISOString().slice(0, 13);
}
class Interval {
    t = 0;
    requests = 0;
    errors = 0;
    sum = 0;
    odd = 0;
    latency = new Uint32Array(156);
    predictions = new Uint32Array(256);
    count(ms, failed, bins, odd) {
        this.requests += 1;
        if (failed)
            this.errors += 1;
        this.sum += ms;
        this.odd += odd;
        const bin = latencyBin(ms);
        this.latency[bin] = this.latency[bin] + 1;
        for (let row = 0; row < bins.length; row += 1) {
            const name = bins[row];
            this.predictions[name] = this.predictions[name] + 1;
        }
    }
    add(other) {
        this.requests += other.requests;
        this.errors += other.errors;
        this.sum += other.sum;
        this.odd += other.odd;
        for (let bin = 0; bin < 156; bin += 1)
            this.latency[bin] = this.latency[bin] + other.latency[bin];
        for (let bin = 0; bin < 256; bin += 1)
            this.predictions[bin] = this.predictions[bin] + other.predictions[bin];
    }
    line(t, seconds, names) {
        const latency = [];
        this.latency.forEach((count, bin) => {
            if (count > 0)
                latency.push([bin, count]);
        });
        const predictions = {};
        this.predictions.forEach((count, bin) => {
            if (count > 0)
                predictions[names[bin] ?? `bin ${bin}`] = count;
        });
        const sum = Number(this.sum.toFixed(3));
        return { t, seconds, requests: this.requests, errors: this.errors, sum, latency, predictions, odd: this.odd };
    }
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/serve/collection.js



/**
 * Keeps the collected files within their bounds: deletes what is older than `keepMs`, then the oldest hours until the rest is
 * within `atMostBytes`; the hour that is being written is never deleted.
 * @returns how many bytes may still be written
 */
async function boundCollection(folder, settings, now) {
    const current = hourOf(Math.floor(now / 1000));
    const oldest = hourOf(Math.floor((now - settings.keepMs) / 1000));
    const files = await collectedNames(folder);
    let total = 0;
    const sizes = [];
    for (const name of files) {
        const bytes = await (0,promises_.stat)((0,external_node_path_.join)(folder, name)).then((found) => found.size, () => 0);
        total += bytes;
        sizes.push({ name, bytes });
    }
    for (const { name, bytes } of sizes) {
        const hour = name.slice(0, 13);
        if (hour >= current || (hour >= oldest && total <= settings.atMostBytes * 0.9))
            continue;
        await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { force: true });
        total -= bytes;
    }
    return Math.max(0, settings.atMostBytes - total);
}
/** The collected files, oldest first. */
async function collectedNames(folder) {
    const names = await (0,promises_.readdir)(folder).catch((error) => {
        if (error.code === 'ENOENT')
            return [];
        throw error;
    });
    return names.filter((name) => /^\d{4}-\d{2}-\d{2}T\d{2}-.+\.jsonl$/.test(name)).sort();
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/errors.js

/** What can go wrong with an endpoint on this machine, and what a user can do about it. */
const endpointErrors = {
    ENDPOINT_NAME: {
        summary: 'The name cannot be one of an endpoint or deployment.',
        explanation: 'Names have letters, digits and hyphens, at most 63, and begin with a letter or digit.',
    },
    ENDPOINT_NOT_FOUND: {
        summary: 'There is no endpoint of this name here.',
        explanation: 'Endpoints live below the state folder (`.mlops`, or MLOPS_HOME). Deploy first, or use the folder in which it was deployed.',
    },
    ENDPOINT_SETTINGS: {
        summary: 'The settings of the endpoint are not of the form they have.',
        explanation: 'The message names the setting. Under `deploy:` in mlops.yml: collect { share, exclude, keep, at-most }, host, port, timeout, route-header.',
    },
    ENDPOINT_NOT_SERVED: {
        summary: 'The process that serves the endpoint did not start, or ended.',
        explanation: '`mlops serve NAME` makes the desired state true. The message has the last lines of its log. In a GitHub job it ends with the job.',
    },
    ENDPOINT_PORT_IN_USE: {
        summary: 'Another program listens on the port of the endpoint.',
        explanation: 'An endpoint keeps its port, so that its address stays the same. Stop the other program, or set another port under `deploy:`.',
    },
    ENDPOINT_STATE: {
        summary: 'A state file of the endpoint cannot be read.',
        explanation: 'Revisions below `endpoints/NAME/desired` are written whole and never changed. The message names the file.',
    },
    DEPLOYMENT_EXISTS: {
        summary: 'A deployment of this name exists with other content.',
        explanation: 'Deployments are created and deleted, never updated in place. Delete it first, or use the other name.',
    },
    DEPLOYMENT_NOT_FOUND: {
        summary: 'The endpoint has no deployment of this name.',
        explanation: '`mlops status` lists them.',
    },
    DEPLOYMENT_HAS_TRAFFIC: {
        summary: 'A deployment that answers requests is not deleted.',
        explanation: 'Give its traffic to the other deployment first.',
    },
    TRAFFIC_INVALID: {
        summary: 'The traffic that was asked for is not possible.',
        explanation: 'Weights are whole percentages that add to 100, of deployments that exist and are ready.',
    },
};
/** Makes an error of the local endpoints. */
const errors_fail = (0,lib/* errorsOf */.Bp)(endpointErrors);

;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/paths.js


/** @throws UserError ENDPOINT_NAME */
function endpointPaths(home, endpoint) {
    const folder = (0,external_node_path_.join)(home, 'endpoints', checkedName(endpoint, 'an endpoint'));
    return {
        folder,
        desired: (0,external_node_path_.join)(folder, 'desired'),
        observed: (0,external_node_path_.join)(folder, 'observed.json'),
        key: (0,external_node_path_.join)(folder, 'key'),
        logs: (0,external_node_path_.join)(folder, 'logs'),
        metrics: (0,external_node_path_.join)(folder, 'metrics'),
        collected: (0,external_node_path_.join)(folder, 'collected'),
    };
}
/** @throws UserError ENDPOINT_NAME */
function checkedName(name, what) {
    if (/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/.test(name))
        return name;
    throw errors_fail('ENDPOINT_NAME', `${JSON.stringify(name)} cannot be the name of ${what}.`, {
        remedy: 'Use letters, digits and hyphens, at most 63.',
    });
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/collected.js









/**
 * What an endpoint collected in a window, as JSON Lines, a line a row, in a temporary folder. (On the way requests are kept as
 * they came; here each becomes as many lines as it has rows.)
 */
async function collectedFiles(home, endpoint, window) {
    const { collected } = endpointPaths(home, endpoint);
    const from = Date.parse(window.from);
    const to = Date.parse(window.to);
    const paths = [];
    let folder;
    for (const name of await collectedNames(collected)) {
        const start = Date.parse(`${name.slice(0, 13)}:00:00Z`);
        // A request that came in the last moment of an hour may stand in the file of the next.
        if (start + 3600e3 <= from || start >= to + 60e3)
            continue;
        folder ??= await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'mlops-window-'));
        const part = (0,external_node_path_.join)(folder, name);
        const rows = await expandFile((0,external_node_path_.join)(collected, name), part, new Date(from).toISOString(), new Date(to).toISOString());
        if (rows > 0)
            paths.push(part);
    }
    const resources = [];
    for (const path of paths)
        resources.push({
            name: (0,external_node_path_.basename)(path),
            mediaType: 'application/jsonl',
            bytes: (await (0,promises_.stat)(path)).size,
            digest: await (0,lib/* fileDigest */.hd)(path),
        });
    return { resources, paths };
}
/** Writes the rows whose time is at or after `from` and before `to`; a line that a crash cut is left out. */
async function expandFile(source, target, from, to) {
    const file = await (0,promises_.open)(target, 'w', 0o600);
    let count = 0;
    try {
        let block = '';
        for await (const text of (0,external_node_readline_.createInterface)({
            input: (0,external_node_fs_.createReadStream)(source),
            crlfDelay: Number.POSITIVE_INFINITY,
        })) {
            const line = parseLine(text);
            if (!line || line.at < from || line.at >= to)
                continue;
            count += 1;
            block += (0,packaging_lib.expandCollected)(line);
            if (block.length < 1 << 20)
                continue;
            await file.write(block);
            block = '';
        }
        await file.write(block);
    }
    finally {
        await file.close();
    }
    return count;
}
function parseLine(text) {
    try {
        const value = JSON.parse(text);
        return typeof value?.at === 'string' && value.request && value.response ? value : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/desired.js





/** The form of a revision file. */
const desiredVersion = 'mlops/endpoint/v1';
/** The newest revision, or undefined where there is none. @throws UserError ENDPOINT_STATE */
async function readDesired(paths) {
    const number = await newestNumber(paths);
    return number === 0 ? undefined : readRevision(paths, number);
}
/** The number of the newest revision; 0 where there is none. */
async function newestNumber(paths) {
    const names = await (0,promises_.readdir)(paths.desired).catch((error) => {
        if (error.code === 'ENOENT')
            return [];
        throw error;
    });
    return names.reduce((newest, name) => Math.max(newest, Number(/^(\d{8})\.json$/.exec(name)?.[1] ?? 0)), 0);
}
/** @throws UserError ENDPOINT_STATE */
async function readRevision(paths, number) {
    const path = revisionPath(paths, number);
    let bytes;
    let value;
    try {
        bytes = await (0,promises_.readFile)(path);
        value = JSON.parse(bytes.toString('utf8'));
    }
    catch (cause) {
        throw errors_fail('ENDPOINT_STATE', `${path} cannot be read: ${(0,lib/* messageOf */.bD)(cause)}`, { cause });
    }
    const schema = value?.schema;
    if (schema !== desiredVersion)
        throw errors_fail('ENDPOINT_STATE', `${path} has the schema ${JSON.stringify(schema)}, this version reads "${desiredVersion}".`);
    return { value: value, revision: revisionOf(number, bytes), number };
}
/**
 * Writes the next revision. The file appears whole or not at all, and only one writer can make a number: a hard link to a
 * finished file fails where the name exists. Revisions are never deleted, so that no number comes twice.
 * @param expected what was read; undefined: the endpoint does not exist yet
 * @throws conflict when `expected` is not the newest revision
 */
async function writeDesired(paths, expected, value) {
    await (0,promises_.mkdir)(paths.desired, { recursive: true, mode: 0o700 });
    const number = (expected?.number ?? 0) + 1;
    const bytes = (0,lib/* canonicalBytes */.Mr)(value);
    const temporary = (0,external_node_path_.join)(paths.desired, `.${process.pid}-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
    await (0,promises_.writeFile)(temporary, bytes, { flag: 'wx', mode: 0o600, flush: true });
    try {
        await (0,promises_.link)(temporary, revisionPath(paths, number));
    }
    catch (error) {
        if (error.code === 'EEXIST')
            throw (0,lib/* conflict */.hj)(`endpoint ${paths.folder}`);
        throw error;
    }
    finally {
        await (0,promises_.rm)(temporary, { force: true });
    }
    return { value, revision: revisionOf(number, bytes), number };
}
/** Reads, changes and writes until no other writer came between. For changes that are right on any state. */
async function changeDesired(paths, change) {
    for (let attempt = 0;; attempt += 1) {
        const seen = await readDesired(paths);
        const next = change(seen);
        if (next === undefined) {
            if (seen)
                return seen;
            throw errors_fail('ENDPOINT_NOT_FOUND', `There is no endpoint in ${paths.folder}.`);
        }
        try {
            return await writeDesired(paths, seen, next);
        }
        catch (error) {
            if (attempt >= 50 || !isConflictError(error))
                throw error;
        }
    }
}
function isConflictError(error) {
    return error?.code === 'CONFLICT';
}
function revisionPath(paths, number) {
    return (0,external_node_path_.join)(paths.desired, `${String(number).padStart(8, '0')}.json`);
}
function revisionOf(number, bytes) {
    return `${number}-${(0,lib/* sha256 */.sc)(bytes).slice(7, 19)}`;
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/key.js



/** The endpoint's key. It is made once: of writers in parallel one wins, and all read the same. */
async function ensureKey(paths) {
    const found = await readKey(paths);
    if (found !== undefined)
        return found;
    await (0,promises_.mkdir)(paths.folder, { recursive: true, mode: 0o700 });
    const temporary = (0,external_node_path_.join)(paths.folder, `.key-${process.pid}-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
    await (0,promises_.writeFile)(temporary, `${(0,external_node_crypto_.randomBytes)(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600, flush: true });
    await (0,promises_.link)(temporary, paths.key)
        .catch((error) => {
        if (error.code !== 'EEXIST')
            throw error;
    })
        .finally(() => (0,promises_.rm)(temporary, { force: true }));
    const made = await readKey(paths);
    if (made === undefined)
        throw new Error(`${paths.key} is empty`);
    return made;
}
/** The key, or undefined where there is none yet. */
async function readKey(paths) {
    const text = await (0,promises_.readFile)(paths.key, 'utf8').catch((error) => {
        if (error.code === 'ENOENT')
            return '';
        throw error;
    });
    return text.trim() === '' ? undefined : text.trim();
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/metrics.js



/**
 * The buckets of a deployment that begin in the window: of seconds while these are kept (three hours), of minutes before.
 */
async function readBuckets(folder, window) {
    const from = Date.parse(window.from) / 1000;
    const to = Date.parse(window.to) / 1000;
    const names = (await (0,promises_.readdir)(folder).catch(nothingThere)).sort();
    const seconds = names.filter((name) => name.endsWith('.seconds.jsonl'));
    const fine = seconds[0] === undefined ? Number.POSITIVE_INFINITY : Date.parse(`${seconds[0].slice(0, 13)}:00:00Z`) / 1000;
    const lines = [];
    for (const name of names) {
        const isMinutes = name.endsWith('.minutes.jsonl');
        const hour = name.slice(0, isMinutes ? 10 : 13);
        const first = hourOf(Math.max(0, Math.floor(from))).slice(0, hour.length);
        const last = hourOf(Math.ceil(to)).slice(0, hour.length);
        if (hour < first || hour > last || !name.endsWith('s.jsonl'))
            continue;
        for (const line of await readLines((0,external_node_path_.join)(folder, name)))
            if (line.t + 1 > from && line.t < to && (!isMinutes || line.t < fine))
                lines.push(line);
    }
    return merged(lines).map(bucketOf);
}
async function readLines(path) {
    const text = await (0,promises_.readFile)(path, 'utf8').catch(() => '');
    return text.split('\n').flatMap((line) => {
        const value = parse(line);
        return value === undefined ? [] : [value];
    });
}
/** The last line may have been cut by a crash: it is left out. */
function parse(line) {
    if (line === '')
        return undefined;
    try {
        const value = JSON.parse(line);
        return typeof value?.t === 'number' && typeof value.requests === 'number' ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** Lines of the same second add up. */
function merged(lines) {
    const byTime = new Map();
    for (const line of lines) {
        const key = `${line.t}/${line.seconds}`;
        const known = byTime.get(key);
        byTime.set(key, known ? sum(known, line) : line);
    }
    return [...byTime.values()].sort((a, b) => a.t - b.t);
}
function sum(a, b) {
    const latency = new Map(a.latency.map(([bin, count]) => [bin, count]));
    for (const [bin, count] of b.latency)
        latency.set(bin, (latency.get(bin) ?? 0) + count);
    const predictions = { ...a.predictions };
    for (const [name, count] of Object.entries(b.predictions))
        predictions[name] = (predictions[name] ?? 0) + count;
    return {
        t: a.t,
        seconds: a.seconds,
        requests: a.requests + b.requests,
        errors: a.errors + b.errors,
        sum: a.sum + b.sum,
        latency: [...latency].sort((x, y) => x[0] - y[0]),
        predictions,
        odd: a.odd + b.odd,
    };
}
function bucketOf(line) {
    const at = (share) => quantile(line.latency, share);
    return {
        from: new Date(line.t * 1000).toISOString(),
        seconds: line.seconds,
        requests: line.requests,
        errors: line.errors,
        latencyMs: { mean: line.sum / line.requests, p50: at(0.5), p95: at(0.95), p99: at(0.99) },
        latencyBins: line.latency.map(([bin, count]) => [latencyBounds[bin], count]),
        predictionBins: line.predictions,
    };
}
/** The upper bound of the bin in which the quantile lies: at most 9 % above it. */
function quantile(latency, share) {
    const total = latency.reduce((count, [, more]) => count + more, 0);
    let below = 0;
    for (const [bin, count] of latency) {
        below += count;
        if (below >= share * total)
            return latencyBounds[bin];
    }
    return latencyBounds[0];
}
function nothingThere(error) {
    if (error.code === 'ENOENT')
        return [];
    throw error;
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/port.js



/** Below the range from which systems take the ports of outgoing connections, so that it is still free after a restart. */
const firstPort = 20_000;
const ports = 10_000;
/**
 * A free port for an endpoint. The search begins at a place that depends on the endpoint's folder, so that two endpoints that
 * are made at once seldom look at the same port, and the same endpoint finds the same one again.
 */
async function freePort(host, folder) {
    const start = (0,external_node_crypto_.createHash)('sha256').update(folder).digest().readUInt32LE(0) % ports;
    for (let step = 0; step < 200; step += 1) {
        const port = firstPort + ((start + step) % ports);
        if (await isFree(host, port))
            return port;
    }
    throw errors_fail('ENDPOINT_PORT_IN_USE', `No free port was found for the endpoint between ${firstPort} and ${firstPort + ports}.`, {
        remedy: 'Set deploy.port.',
    });
}
function isFree(host, port) {
    return new Promise((resolve) => {
        const server = (0,external_node_net_.createServer)();
        server.once('error', () => resolve(false));
        server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
    });
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/observed.js
/** Checks what claims to be an observed state of this endpoint. */
function parseObserved(value, endpoint) {
    const fields = (typeof value === 'object' && value !== null ? value : {});
    const right = fields['endpoint'] === endpoint &&
        typeof fields['instance'] === 'string' &&
        typeof fields['url'] === 'string' &&
        typeof fields['revision'] === 'number' &&
        typeof fields['deployments'] === 'object' &&
        fields['deployments'] !== null;
    return right ? value : undefined;
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/probe.js


/**
 * How long an answer of the controller is waited for, in milliseconds. Where none runs that wrote down what it sees, whoever
 * listens at the address is a stranger who may never answer, or one of ours that has just begun and answers soon.
 */
async function patienceMs(paths, endpoint) {
    const text = await (0,promises_.readFile)(paths.observed, 'utf8').catch((error) => {
        if (error.code === 'ENOENT')
            return 'null';
        throw error;
    });
    const pid = parseObserved(JSON.parse(text), endpoint)?.pid;
    return pid !== undefined && runs(pid) ? 2000 : 500;
}
function runs(pid) {
    try {
        return process.kill(pid, 0);
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}
/**
 * Asks an address for the state of an endpoint. Undefined where nobody answers, or somebody else does.
 * @param path `/-/state`, or `/-/reconcile` to have the newest revision made true first
 */
async function probe(url, endpoint, key, signal, path = '/-/state') {
    try {
        const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` }, signal });
        const text = await response.text();
        return response.ok ? parseObserved(JSON.parse(text), endpoint) : undefined;
    }
    catch {
        // Refused, timed out or not JSON: in each case our controller does not answer there.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/settings.js

const sizeUnits = {
    B: 1,
    KiB: 2 ** 10,
    MiB: 2 ** 20,
    GiB: 2 ** 30,
    kB: 1e3,
    MB: 1e6,
    GB: 1e9,
};
const timeUnits = { ms: 1, s: 1e3, m: 60e3, h: 3600e3, d: 86400e3 };
/**
 * Reads settings: `host`, `port`, `route-header`, `timeout`, `collect: { share, exclude, keep, at-most }`, in kebab-case or
 * camelCase; durations as milliseconds or `30d`, sizes as bytes or `5GiB`. Keys that are not its own are left alone.
 * @throws UserError ENDPOINT_SETTINGS
 */
function parseSettings(value) {
    const fields = objectOf(value, 'settings');
    const collect = objectOf(fields['collect'] ?? {}, 'collect');
    const port = fields['port'] === undefined || fields['port'] === null ? undefined : wholeNumber(fields['port'], 'port', 65535);
    const routeHeader = fields['routeHeader'];
    return {
        host: textOf(fields['host'] ?? '127.0.0.1', 'host'),
        ...(port === undefined ? {} : { port }),
        ...(routeHeader === undefined ? {} : { routeHeader: textOf(routeHeader, 'route-header').toLowerCase() }),
        timeoutMs: measure(fields['timeoutMs'] ?? fields['timeout'] ?? 10_000, 'timeout', timeUnits),
        collect: {
            share: shareOf(collect['share'] ?? 1),
            exclude: textsOf(collect['exclude'] ?? []),
            keepMs: measure(collect['keepMs'] ?? collect['keep'] ?? '30d', 'collect.keep', timeUnits),
            atMostBytes: measure(collect['atMostBytes'] ?? collect['atMost'] ?? '5GiB', 'collect.at-most', sizeUnits),
        },
        maximumBytes: bodyLimit(fields['maximumBytes'] ?? '8MiB'),
        maximumRows: wholeNumber(fields['maximumRows'] ?? 10_000, 'maximum-rows', 1e6),
    };
}
/** The address of a host and a port. One that listens everywhere is reached on this machine at the loopback address. */
function addressOf(listening, port) {
    const host = listening === '0.0.0.0' ? '127.0.0.1' : listening === '::' ? '::1' : listening;
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
/** Keys in camelCase, so that a section of mlops.yml can be passed as it stands. */
function objectOf(value, name) {
    if (value === null)
        return {};
    if (typeof value !== 'object' || Array.isArray(value))
        throw wrong(name, value, 'an object');
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [
        key.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase()),
        item,
    ]));
}
function measure(value, name, units) {
    if (typeof value === 'number' && Number.isFinite(value) && value > 0)
        return value;
    const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*([A-Za-z]+)$/.exec(value) : null;
    const unit = match?.[2] === undefined ? undefined : units[match[2]];
    if (match && unit !== undefined && Number(match[1]) > 0)
        return Number(match[1]) * unit;
    throw wrong(name, value, `a number above 0 with one of ${Object.keys(units).join(', ')}`);
}
/** Below what one frame to a deployment holds. */
function bodyLimit(value) {
    const bytes = measure(value, 'maximum-bytes', sizeUnits);
    if (bytes <= 60 * 2 ** 20)
        return bytes;
    throw wrong('maximum-bytes', value, 'at most 60MiB');
}
function wholeNumber(value, name, maximum) {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maximum)
        return value;
    throw wrong(name, value, `a whole number up to ${maximum}`);
}
function shareOf(value) {
    if (typeof value === 'number' && value >= 0 && value <= 1)
        return value;
    throw wrong('collect.share', value, 'a number from 0 to 1');
}
function textOf(value, name) {
    if (typeof value === 'string' && value !== '')
        return value;
    throw wrong(name, value, 'a text');
}
function textsOf(value) {
    if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
        return value;
    throw wrong('collect.exclude', value, 'a list of column names');
}
function wrong(name, value, expected) {
    return errors_fail('ENDPOINT_SETTINGS', `deploy.${name} is ${JSON.stringify(value)}: it takes ${expected}.`);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./packages/platform-local/lib/serve/scrubbed.js
const kept = [
    'PATH',
    'HOME',
    'TMPDIR',
    'TEMP',
    'TMP',
    'LANG',
    'TZ',
    'SystemRoot',
    'LD_LIBRARY_PATH',
    'MLOPS_NATIVE_DIR',
];
/** The few variables that a Node process needs to start anywhere; no token and nothing else of the caller's is passed on. */
function scrubbed(env) {
    return Object.fromEntries(kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/tail.js

/** The last lines of a file; empty where there is none. At most the last 256 KiB are looked at. */
async function tailOf(path, lines) {
    const file = await (0,promises_.open)(path, 'r').catch((error) => {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    });
    if (!file)
        return '';
    try {
        const { size } = await file.stat();
        const length = Math.min(size, 256 * 1024);
        const bytes = Buffer.alloc(length);
        await file.read(bytes, 0, length, size - length);
        const all = bytes.toString('utf8').split('\n');
        if (all.at(-1) === '')
            all.pop();
        return all
            .slice(-lines)
            .map((line) => `${line}\n`)
            .join('');
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/start-controller.js







/** A router keeps nothing for long: a small heap serves it as fast and stays small under load. */
const heapLimits = '--max-semi-space-size=4 --max-old-space-size=192';
/**
 * Starts the controller in the background and waits until it answers. Where two start it at once, one finds the port taken by
 * the other and leaves.
 * @throws UserError ENDPOINT_NOT_SERVED with the last lines of its log
 */
async function startController(input, call) {
    const { endpoint, controller, home, paths } = input;
    const [program, ...args] = controller.command;
    if (program === undefined)
        throw errors_fail('ENDPOINT_NOT_SERVED', `There is no command that serves ${endpoint}.`);
    await (0,promises_.mkdir)(paths.logs, { recursive: true, mode: 0o700 });
    const logFile = (0,external_node_path_.join)(paths.logs, 'controller.log');
    const log = await (0,promises_.open)(logFile, 'a', 0o600);
    const job = process.env['RUNNER_TRACKING_ID'];
    const env = {
        ...scrubbed(process.env),
        // The runner ends every process that carries its mark when the job ends.
        ...(job === undefined || controller.detach ? {} : { RUNNER_TRACKING_ID: job }),
        ...controller.env,
        NODE_OPTIONS: `${controller.env?.['NODE_OPTIONS'] ?? ''} ${heapLimits}`.trim(),
        MLOPS_HOME: home,
    };
    let ended;
    // A stranger at the port may never answer: that the controller has given up is not waited for until then.
    const failed = new AbortController();
    const end = (how) => {
        ended = how;
        if (how !== 'code 0')
            failed.abort();
    };
    try {
        const child = (0,external_node_child_process_.spawn)(program, [...args, endpoint], { detached: true, stdio: ['ignore', log.fd, log.fd], env });
        child.on('error', (error) => end(error.message));
        child.on('exit', (code, signal) => end(signal ?? `code ${code}`));
        child.unref();
    }
    finally {
        await log.close();
    }
    const deadline = call.clock.monotonicMs() + 30_000;
    while (call.clock.monotonicMs() < deadline) {
        const limit = AbortSignal.timeout(await patienceMs(paths, endpoint));
        if (await probe(input.url, endpoint, input.key, AbortSignal.any([call.signal, failed.signal, limit])))
            return;
        if (failed.signal.aborted)
            break;
        await call.clock.sleep(10, call.signal);
    }
    const words = await tailOf(logFile, 20);
    throw errors_fail('ENDPOINT_NOT_SERVED', `mlops serve ${endpoint} ended (${ended ?? 'no answer in 30 s'}):\n${words}`, {
        remedy: `Run it in front to see more: mlops serve ${endpoint}`,
    });
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/local-endpoints.js













/** The endpoints of this machine: desired state on disk, and one process each that makes it true. */
function createLocalEndpoints(options) {
    return new LocalEndpoints(options);
}
class LocalEndpoints {
    #options;
    constructor(options) {
        this.#options = options;
    }
    async inspect(endpoint, call) {
        const paths = this.#paths(endpoint);
        const desired = await readDesired(paths);
        if (!desired)
            return undefined;
        const observed = await this.#ask(endpoint, paths, desired, call);
        return { value: stateOf(desired, observed), revision: desired.revision };
    }
    async ensureEndpoint(endpoint, settings, call) {
        const paths = this.#paths(endpoint);
        const parsed = parseSettings(settings);
        await ensureKey(paths);
        const known = await readDesired(paths);
        const port = parsed.port || known?.value.port || (await freePort(parsed.host, paths.folder));
        await changeDesired(paths, (seen) => {
            if (seen && (0,lib/* canonicalJson */.dj)(seen.value.settings) === (0,lib/* canonicalJson */.dj)(settings))
                return undefined;
            return seen
                ? { ...seen.value, settings, port: parsed.port || seen.value.port }
                : { schema: desiredVersion, settings, port, traffic: {}, mirror: {}, rollout: null, deployments: {} };
        });
        // Where the address changes, the one that still answers at the old one has to hear of it.
        if (known)
            await this.#ask(endpoint, paths, known, call, '/-/reconcile');
        await this.#makeTrue(endpoint, paths, call);
    }
    async createDeployment(spec, call) {
        const paths = this.#paths(spec.endpoint);
        const name = checkedName(spec.deployment, 'a deployment');
        const { model, version, bundle, settings } = spec;
        const since = call.clock.now();
        await changeDesired(paths, (seen) => {
            if (!seen)
                throw notFound(spec.endpoint, this.#options.home);
            const wanted = { model, version, package: spec.package, bundle, settings, since };
            const existing = seen.value.deployments[name];
            if (existing) {
                if ((0,lib/* canonicalJson */.dj)({ ...existing, since }) === (0,lib/* canonicalJson */.dj)(wanted))
                    return undefined;
                throw errors_fail('DEPLOYMENT_EXISTS', `${name} of ${spec.endpoint} has version ${existing.version} already.`, {
                    remedy: 'Delete it first: deployments are never updated in place.',
                });
            }
            return { ...seen.value, deployments: { ...seen.value.deployments, [name]: wanted } };
        });
        await this.#makeTrue(spec.endpoint, paths, call);
        await this.#until(spec.endpoint, paths, call, (observed) => observed.deployments[name]?.state !== 'creating');
    }
    async deleteDeployment(endpoint, deployment, call) {
        const paths = this.#paths(endpoint);
        const seen = await changeDesired(paths, (current) => {
            if (!current)
                throw notFound(endpoint, this.#options.home);
            const { [deployment]: leaving, ...deployments } = current.value.deployments;
            if (!leaving)
                return undefined;
            if ((current.value.traffic[deployment] ?? 0) > 0)
                throw errors_fail('DEPLOYMENT_HAS_TRAFFIC', `${deployment} of ${endpoint} has ${current.value.traffic[deployment]} % of the traffic.`, {
                    remedy: 'Give its traffic to the other deployment first.',
                });
            const { [deployment]: _weight, ...traffic } = current.value.traffic;
            const { [deployment]: _share, ...mirror } = current.value.mirror;
            return { ...current.value, traffic, mirror, deployments };
        });
        // Where nobody serves, nothing runs that would have to end.
        if (!(await this.#ask(endpoint, paths, seen, call)))
            return;
        await this.#until(endpoint, paths, call, (observed) => observed.deployments[deployment] === undefined);
    }
    async write(endpoint, change, expected, call) {
        const paths = this.#paths(endpoint);
        const seen = await readDesired(paths);
        if (!seen)
            throw notFound(endpoint, this.#options.home);
        if (seen.revision !== expected)
            throw (0,lib/* conflict */.hj)(`endpoint ${endpoint}`);
        const next = { ...seen.value, ...defined(change) };
        checkTraffic(seen.value, next, (await this.#ask(endpoint, paths, seen, call))?.deployments);
        const written = await writeDesired(paths, seen, next);
        await this.#makeTrue(endpoint, paths, call);
        return written.revision;
    }
    async invoke(endpoint, body, to, call) {
        const paths = this.#paths(endpoint);
        const desired = await readDesired(paths);
        const key = await readKey(paths);
        if (!desired || key === undefined)
            throw notFound(endpoint, this.#options.home);
        const url = urlOf(desired.value);
        const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
        if (to.deployment !== undefined) {
            headers['mlops-deployment'] = to.deployment;
            // A deployment is addressed to verify it: such requests are no traffic, and would look like drift.
            headers['mlops-collect'] = 'off';
        }
        const started = call.clock.monotonicMs();
        let response;
        try {
            response = await fetch(`${url}/score`, { method: 'POST', headers, body: Buffer.from(body), signal: call.signal });
        }
        catch (cause) {
            if (call.signal.aborted)
                throw cause;
            throw errors_fail('ENDPOINT_NOT_SERVED', `${endpoint} does not answer at ${url}: ${(0,lib/* messageOf */.bD)(cause)}`, {
                remedy: `Start it: mlops serve ${endpoint}`,
                cause,
            });
        }
        const answer = new Uint8Array(await response.arrayBuffer());
        const deployment = response.headers.get('mlops-deployment');
        const requestId = response.headers.get('x-request-id');
        return {
            status: response.status,
            body: answer,
            ...(deployment === null ? {} : { deployment }),
            ...(requestId === null ? {} : { requestId }),
            latencyMs: call.clock.monotonicMs() - started,
        };
    }
    async metrics(endpoint, deployment, window, call) {
        const paths = this.#paths(endpoint);
        const desired = await readDesired(paths);
        const key = await readKey(paths);
        if (desired && key !== undefined)
            await probe(urlOf(desired.value), endpoint, key, await limited(paths, endpoint, call), '/-/flush');
        return readBuckets((0,external_node_path_.join)(paths.metrics, checkedName(deployment, 'a deployment')), window);
    }
    async logs(endpoint, deployment, tail, _call) {
        return tailOf((0,external_node_path_.join)(this.#paths(endpoint).logs, `${checkedName(deployment, 'a deployment')}.log`), tail);
    }
    async list(_call) {
        const names = await (0,promises_.readdir)((0,external_node_path_.join)(this.#options.home, 'endpoints')).catch((error) => {
            if (error.code === 'ENOENT')
                return [];
            throw error;
        });
        const found = [];
        for (const name of names.sort())
            if (/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/.test(name) && (await readDesired(this.#paths(name))))
                found.push(name);
        return found;
    }
    keyFile(endpoint) {
        return this.#paths(endpoint).key;
    }
    #paths(endpoint) {
        return endpointPaths(this.#options.home, endpoint);
    }
    /** What the controller sees, or undefined where none answers. */
    async #ask(endpoint, paths, desired, call, path = '/-/state') {
        const key = await readKey(paths);
        return key === undefined
            ? undefined
            : probe(urlOf(desired.value), endpoint, key, await limited(paths, endpoint, call), path);
    }
    /** Starts the controller if none answers, and waits until the newest revision is in force. */
    async #makeTrue(endpoint, paths, call) {
        const key = await ensureKey(paths);
        const desired = await readDesired(paths);
        if (!desired)
            throw notFound(endpoint, this.#options.home);
        const url = urlOf(desired.value);
        const observed = await probe(url, endpoint, key, await limited(paths, endpoint, call), '/-/reconcile');
        if (observed && observed.revision >= desired.number)
            return;
        if (!observed)
            await startController({ ...this.#options, endpoint, url, key, paths }, call);
        await this.#until(endpoint, paths, call, (seen) => seen.revision >= desired.number);
    }
    async #until(endpoint, paths, call, done) {
        const begun = call.clock.monotonicMs();
        for (let silent = 0;;) {
            const desired = await readDesired(paths);
            if (!desired)
                throw notFound(endpoint, this.#options.home);
            const observed = await this.#ask(endpoint, paths, desired, call);
            if (observed && done(observed))
                return;
            silent = observed ? 0 : silent + 1;
            if (silent > 100) {
                const log = await tailOf((0,external_node_path_.join)(paths.logs, 'controller.log'), 5);
                throw errors_fail('ENDPOINT_NOT_SERVED', `Nobody serves ${endpoint} any more.\n${log}`, {
                    remedy: `Start it: mlops serve ${endpoint}`,
                });
            }
            if (observed?.problem !== undefined)
                throw errors_fail('ENDPOINT_NOT_SERVED', `${endpoint}: ${observed.problem}`);
            // A deployment is ready within a quarter of a second or after many: at first it is asked more often.
            await call.clock.sleep(call.clock.monotonicMs() - begun < 1000 ? 15 : 50, call.signal);
        }
    }
}
/** The address that clients use, from the desired state: it does not change. */
function urlOf(desired) {
    return addressOf(parseSettings(desired.settings).host, desired.port);
}
function stateOf(desired, observed) {
    const { traffic, mirror, rollout, deployments } = desired.value;
    const states = {};
    for (const [name, wanted] of Object.entries(deployments)) {
        const seen = observed?.deployments[name];
        const { version, since } = wanted;
        const base = { version, package: wanted.package, since };
        if (!observed)
            states[name] = { ...base, state: 'failed', reason: 'nobody serves this endpoint' };
        else if (!seen || seen.state === 'deleting')
            states[name] = { ...base, state: 'creating' };
        else
            states[name] = { ...base, state: seen.state, ...(seen.reason === undefined ? {} : { reason: seen.reason }) };
    }
    for (const [name, seen] of Object.entries(observed?.deployments ?? {}))
        if (seen.state === 'deleting')
            states[name] ??= { state: 'deleting', version: seen.version };
    return {
        url: `${urlOf(desired.value)}/score`,
        traffic,
        mirror,
        rollout,
        ready: readyOf(desired, observed, states),
        deployments: states,
    };
}
function readyOf(desired, observed, states) {
    if (!observed)
        return 'failed';
    const all = Object.entries(states);
    if (all.some(([name, { state }]) => state === 'failed' && (desired.value.traffic[name] ?? 0) > 0))
        return 'failed';
    const settled = observed.revision >= desired.number && all.every(([, { state }]) => state === 'ready' || state === 'failed');
    return settled ? 'yes' : 'changing';
}
/** @throws UserError TRAFFIC_INVALID */
function checkTraffic(before, next, observed) {
    const names = [...Object.keys(next.traffic), ...Object.keys(next.mirror)];
    const unknown = names.find((name) => next.deployments[name] === undefined);
    if (unknown !== undefined)
        throw errors_fail('TRAFFIC_INVALID', `${unknown} has a weight and is no deployment of the endpoint.`);
    const weights = Object.entries(next.traffic);
    for (const [name, weight] of [...weights, ...Object.entries(next.mirror)])
        if (!Number.isInteger(weight) || weight < 0 || weight > 100)
            throw errors_fail('TRAFFIC_INVALID', `The weight of ${name} is ${weight}: it is a whole number from 0 to 100.`);
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
    if (total !== 100 && total !== 0)
        throw errors_fail('TRAFFIC_INVALID', `The weights add to ${total}, not to 100: ${weights.map(([name, weight]) => `${name} ${weight}`).join(', ')}.`);
    // What served before may have any weight at any time, also while it starts again: going back must not wait.
    const known = (name) => (before.traffic[name] ?? 0) > 0 || before.rollout?.from === name;
    const idle = weights.find(([name, weight]) => weight > 0 && !known(name) && observed?.[name]?.state === 'creating');
    if (idle)
        throw errors_fail('TRAFFIC_INVALID', `${idle[0]} is not ready yet.`, { remedy: 'Wait until its state is ready.' });
}
function defined(change) {
    return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
function notFound(endpoint, home) {
    return errors_fail('ENDPOINT_NOT_FOUND', `There is no endpoint ${endpoint} in ${home}.`, { remedy: 'Deploy first.' });
}
/** A question to the controller takes at most two seconds, less where none is known to run. */
async function limited(paths, endpoint, call) {
    return AbortSignal.any([call.signal, AbortSignal.timeout(await patienceMs(paths, endpoint))]);
}
/** The key of an endpoint, for a client on this machine. @throws UserError ENDPOINT_NOT_FOUND */
async function readEndpointKey(home, endpoint) {
    const key = await (0,promises_.readFile)(endpointPaths(home, endpoint).key, 'utf8').catch(() => '');
    if (key.trim() === '')
        throw notFound(endpoint, home);
    return key.trim();
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/endpoints/index.js





;// CONCATENATED MODULE: ./packages/platform-local/lib/facts.js


const facts_fail = (0,lib/* errorsOf */.Bp)(localErrors);
/** Reads the facts from the environment of the process: GITHUB_ACTIONS, RUNNER_ENVIRONMENT, MLOPS_DETACH. */
function factsOf(environment) {
    const inJob = environment['GITHUB_ACTIONS'] === 'true';
    const ephemeral = inJob && environment['RUNNER_ENVIRONMENT'] === 'github-hosted';
    return { inJob, ephemeral, detach: inJob && !ephemeral && environment['MLOPS_DETACH'] === 'true' };
}
/**
 * Refuses what must be remembered where it would not be.
 * @param what the sentence's subject, for example `The version that register makes`
 * @throws UserError STATE_IS_EPHEMERAL
 */
function assertRemembers(what, store, facts) {
    if (store !== 'directory' || !facts.ephemeral)
        return;
    throw facts_fail('STATE_IS_EPHEMERAL', `${what} would be lost: on a GitHub-hosted runner the folder .mlops dies with the job.`, {
        remedy: 'Write `registry: git` in mlops.yml and give the job `permissions: { contents: write }`.',
    });
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/registry/store.js
/**
 * A name as one segment of a path on every file system: lower-case letters, digits, `-` and `_` stay, everything else, capitals
 * too (file systems that fold case), is percent-encoded.
 */
function encodeSegment(name) {
    return [...new TextEncoder().encode(name)]
        .map((byte) => {
        const letter = String.fromCharCode(byte);
        return /[a-z0-9_-]/.test(letter) ? letter : `%${byte.toString(16).padStart(2, '0')}`;
    })
        .join('');
}
/** The name that `encodeSegment` was given. */
function decodeSegment(segment) {
    return decodeURIComponent(segment);
}
/** The file name of the nth entry of a log, counted from 1: sorts as it counts. */
function entryName(number) {
    return `${String(number).padStart(8, '0')}.json`;
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/registry/directory-store.js







const directory_store_fail = (0,lib/* errorsOf */.Bp)(localErrors);
/**
 * A store in a folder. Files and documents lie under their SHA-256, the entries of a log as numbered files. An entry is created
 * by a hard link from a finished, synced file: it is there whole or not at all, and of two writers of one number one loses.
 * @param folder made when it is first written to
 */
function directoryStore(folder) {
    const blob = (digest) => (0,external_node_path_.join)(folder, 'files', digest.slice(7, 9), digest.slice(7));
    const documentPath = (digest) => (0,external_node_path_.join)(folder, 'documents', `${digest.slice(7)}.json`);
    const logFolder = (log) => (0,external_node_path_.join)(folder, 'logs', ...log.split('/').map(encodeSegment));
    const putFile = async (path, signal) => {
        const incoming = (0,external_node_path_.join)(folder, 'files', `.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.tmp`);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(incoming), { recursive: true });
        try {
            const copied = await copyWithDigest(path, incoming, signal);
            const target = blob(copied.digest);
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
            await (0,promises_.rename)(incoming, target);
            await syncFolder((0,external_node_path_.dirname)(target));
            await syncFolder((0,external_node_path_.join)(folder, 'files'));
            return copied;
        }
        finally {
            await (0,promises_.rm)(incoming, { force: true });
        }
    };
    const fetchFile = async (digest, to, signal) => {
        try {
            const { digest: found } = await copyWithDigest(blob(digest), to, signal);
            if (found === digest)
                return true;
        }
        catch (thrown) {
            if (isMissing(thrown))
                return false;
            throw thrown;
        }
        await (0,promises_.rm)(to, { force: true });
        throw damaged(blob(digest), 'its bytes have another digest');
    };
    return {
        kind: 'directory',
        place: folder,
        async putFiles(paths, signal) {
            const kept = [];
            for (const path of paths)
                kept.push(await putFile(path, signal));
            return kept;
        },
        async fetchFiles(wanted, signal) {
            const missing = [];
            for (const { digest, to } of wanted)
                if (!(await fetchFile(digest, to, signal)))
                    missing.push(digest);
            return missing;
        },
        async document(digest) {
            const path = documentPath(digest);
            const bytes = await readIfThere(path);
            if (bytes && (0,lib/* sha256 */.sc)(bytes) !== digest)
                throw damaged(path, 'its bytes have another digest');
            return bytes;
        },
        async entries(log) {
            const from = logFolder(log);
            const names = (await namesIn(from)).filter((name) => /^\d{8,}\.json$/.test(name)).sort();
            return await Promise.all(names.map(async (name) => await readEntry((0,external_node_path_.join)(from, name))));
        },
        async append(log, length, entry, documents, signal) {
            signal.throwIfAborted();
            const into = logFolder(log);
            if ((await namesIn(into)).includes(entryName(length + 1)))
                return false;
            for (const bytes of documents)
                await supported(() => createExclusive(documentPath((0,lib/* sha256 */.sc)(bytes)), bytes));
            const created = await supported(() => createExclusive((0,external_node_path_.join)(into, entryName(length + 1)), (0,lib/* canonicalBytes */.Mr)(entry)));
            if (created && length === 0)
                await syncUp(into, folder);
            return created;
        },
        logs: async (prefix) => await logsBelow(folder, prefix),
    };
}
async function logsBelow(folder, prefix) {
    const found = [];
    const walk = async (segments) => {
        const names = await namesIn((0,external_node_path_.join)(folder, 'logs', ...segments));
        if (names.some((name) => name.endsWith('.json')))
            found.push(segments.map(decodeSegment).join('/'));
        for (const name of names)
            if (!name.endsWith('.json'))
                await walk([...segments, name]);
    };
    await walk(prefix.split('/').filter(Boolean).map(encodeSegment));
    return found;
}
async function syncUp(from, top) {
    for (let folder = (0,external_node_path_.dirname)(from); folder.startsWith(top); folder = (0,external_node_path_.dirname)(folder))
        await syncFolder(folder);
}
async function readIfThere(path) {
    try {
        return await (0,promises_.readFile)(path);
    }
    catch (thrown) {
        if (isMissing(thrown))
            return undefined;
        throw thrown;
    }
}
async function readEntry(path) {
    try {
        return JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch (cause) {
        throw damaged(path, (0,lib/* messageOf */.bD)(cause), cause);
    }
}
/** Hard links are what makes creation exclusive and whole; without them there is no registry here. */
async function supported(create) {
    try {
        return await create();
    }
    catch (cause) {
        if (['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(codeOf(cause) ?? ''))
            throw directory_store_fail('STORE_UNSUPPORTED', `the registry cannot be kept here: ${(0,lib/* messageOf */.bD)(cause)}`, {
                remedy: 'Set MLOPS_HOME to a folder of a local disk.',
                cause,
            });
        throw cause;
    }
}
function damaged(path, why, cause) {
    return directory_store_fail('STORE_DAMAGED', `${path}: ${why}.`, {
        remedy: 'Restore the file from a backup, or register the version again.',
        ...(cause === undefined ? {} : { cause }),
    });
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./packages/platform-local/lib/registry/git.js







const git_fail = (0,lib/* errorsOf */.Bp)(localErrors);
/** Settings that a user's configuration must not decide here. */
const settings = [
    `core.hooksPath=${external_node_os_.devNull}`,
    'core.fsmonitor=false',
    'core.compression=1',
    // Models do not become smaller by differences: they are streamed, compressed once, and sent as they are.
    'core.bigFileThreshold=1m',
    'pack.window=0',
    'gc.auto=0',
    'maintenance.auto=false',
    'push.gpgSign=false',
    'push.followTags=false',
    'fetch.prune=false',
    'fetch.recurseSubmodules=false',
    'protocol.version=2',
    'advice.fetchShowForcedUpdates=false',
].flatMap((one) => ['-c', one]);
/**
 * @param folder anywhere in the repository
 * @param environment of this process; variables that point git elsewhere (GIT_DIR, GIT_INDEX_FILE, …) are left out
 */
function gitIn(folder, environment) {
    const env = {};
    for (const [name, value] of Object.entries(environment))
        if (value !== undefined && (!name.startsWith('GIT_') || /^GIT_(CONFIG_|SSH|ASKPASS|SSL_|HTTP_|TRACE)/.test(name)))
            env[name] = value;
    Object.assign(env, {
        LC_ALL: 'C',
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_AUTHOR_NAME: 'mlops-actions',
        GIT_AUTHOR_EMAIL: 'mlops-actions@users.noreply.github.com',
        GIT_COMMITTER_NAME: 'mlops-actions',
        GIT_COMMITTER_EMAIL: 'mlops-actions@users.noreply.github.com',
    });
    const run = async (args, options) => {
        try {
            return await runGit([...settings, ...args], folder, { ...env, ...options.env }, options);
        }
        catch (thrown) {
            options.signal.throwIfAborted();
            if (!isMissing(thrown))
                throw thrown;
            throw git_fail('GIT_UNAVAILABLE', `git cannot be run in ${folder}: ${(0,lib/* messageOf */.bD)(thrown)}`, {
                remedy: 'Install git, or write `registry: directory` in mlops.yml.',
                cause: thrown,
            });
        }
    };
    return {
        run,
        async ask(args, options) {
            const answer = await run(args, options);
            if (answer.code === 0)
                return answer.stdout.toString('utf8').replace(/\n$/, '');
            throw gitFailed(args, answer);
        },
    };
}
/** The error of a git command that did not succeed, with git's own words; addresses lose their credentials. */
function gitFailed(args, { code, stderr }) {
    const words = stderr
        .trim()
        .split('\n')
        .slice(-6)
        .join('\n')
        .replaceAll(/\/\/[^/@\s]+@/g, '//***@');
    return git_fail('GIT_REMOTE_FAILED', `git ${args[0]} ended with ${code}:\n${words}`, {
        remedy: 'Check that the job has `permissions: { contents: write }` and that the remote can be reached.',
    });
}
async function runGit(args, cwd, env, options) {
    const child = (0,external_node_child_process_.spawn)('git', args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], signal: options.signal });
    const pieces = [];
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
        stderr = (stderr + text).slice(-20_000);
    });
    child.stdin.on('error', () => undefined);
    const closed = new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (exit) => resolve(exit ?? 255));
    });
    const collect = async () => {
        if (options.toFile !== undefined)
            await (0,external_node_stream_promises_.pipeline)(child.stdout, (0,external_node_fs_.createWriteStream)(options.toFile, { flags: 'wx' }));
        else
            for await (const piece of child.stdout)
                pieces.push(piece);
    };
    const feed = async () => {
        if (options.fromFile === undefined)
            child.stdin.end(options.input ?? '');
        else
            await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(options.fromFile), child.stdin).catch(unlessItStopsReading);
    };
    const [code] = await Promise.all([closed, collect(), feed()]);
    return { code, stdout: Buffer.concat(pieces), stderr };
}
/** git may end before it has read everything; its exit code says what happened. */
function unlessItStopsReading(error) {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE')
        throw error;
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/registry/git-files.js



/** Reads a file once for its digest and for git's names of it, so that what git has kept is known to be what was digested. */
async function digestsOf(path, signal) {
    const { size } = await (0,promises_.stat)(path);
    const hashes = ['sha1', 'sha256'].map((algorithm) => (0,external_node_crypto_.createHash)(algorithm).update(`blob ${size}\0`));
    const plain = (0,external_node_crypto_.createHash)('sha256');
    for await (const piece of (0,external_node_fs_.createReadStream)(path, { signal })) {
        plain.update(piece);
        for (const hash of hashes)
            hash.update(piece);
    }
    return { digest: `sha256:${plain.digest('hex')}`, bytes: size, objects: hashes.map((hash) => hash.digest('hex')) };
}
/** What the branch says to whoever finds it. */
const readme = new TextEncoder().encode(`# Model registry

Versions, aliases and records of the models of this repository, written by mlops-actions. Entries are only ever added.
The files of a version lie under \`refs/mlops/blobs/<sha256>\` and are fetched one at a time.

Do not edit this branch by hand, and do not merge it. \`mlops status\` and \`mlops trace\` read it.
`);

;// CONCATENATED MODULE: ./packages/platform-local/lib/registry/git-store.js










const git_store_fail = (0,lib/* errorsOf */.Bp)(localErrors);
const attempts = 100;
/** References named in one command: below what a command line holds. */
const refsAtOnce = 300;
const pushFlags = ['--porcelain', '--no-verify', '--no-recurse-submodules'];
/**
 * A store in a git repository: logs and documents on a branch of their own, files under `refs/mlops/blobs/<sha256>`, each fetched
 * alone. A refused push is the compare-and-swap. Only plumbing is used: work tree, index and branches of the user stay as they are.
 */
function gitStore(options) {
    return new GitStore(options);
}
/**
 * The remote that a repository has: `origin`, else its only one; null when it has none.
 * @throws UserError GIT_UNAVAILABLE outside of a repository
 */
async function findRemote(folder, environment, signal) {
    const answer = await gitIn(folder, environment).run(['remote'], { signal });
    if (answer.code !== 0)
        throw git_store_fail('GIT_UNAVAILABLE', `${folder} is in no git repository: ${answer.stderr.trim().split('\n').at(-1)}`, {
            remedy: 'Run it in the repository, or write `registry: directory` in mlops.yml.',
        });
    const names = answer.stdout.toString('utf8').split('\n').filter(Boolean);
    return names.includes('origin') ? 'origin' : (names[0] ?? null);
}
const logPath = (log) => `logs/${log.split('/').map(encodeSegment).join('/')}`;
const documentPath = (digest) => `documents/${digest.slice(7)}.json`;
const blobRef = (digest) => `refs/mlops/blobs/${digest.slice(7)}`;
class GitStore {
    kind = 'git';
    place;
    #git;
    #options;
    #found;
    #ref;
    #cacheRef;
    #tip;
    /** What git said when it last refused. */
    #refusal = '';
    constructor(options) {
        const branch = options.branch ?? 'mlops-registry';
        this.#git = gitIn(options.folder, options.environment);
        this.#options = options;
        this.#found = options.remote;
        this.#ref = `refs/heads/${branch}`;
        this.#cacheRef = `refs/mlops/cache/${branch}`;
        const remote = (options.remote ?? '').replace(/\/\/[^/@\s]+@/, '//');
        this.place = `branch ${branch}${remote === '' ? '' : ` of ${remote}`}`;
    }
    async putFiles(paths, signal) {
        const kept = [];
        for (const path of paths)
            kept.push(await digestsOf(path, signal));
        const input = paths.map((path) => `${(0,external_node_path_.resolve)(path)}\n`).join('');
        const written = await this.#git.ask(['hash-object', '-w', '--no-filters', '--stdin-paths'], { signal, input });
        for (const [index, object] of written.split('\n').entries())
            if (paths.length > 0 && !kept[index]?.objects.includes(object))
                throw git_store_fail('CONTENT_DIFFERS', `${paths[index]} changed while it was registered.`, {
                    remedy: 'Run the command again.',
                });
        const objects = new Map(kept.map(({ digest }, index) => [blobRef(digest), written.split('\n')[index] ?? '']));
        const before = await this.#resolveAll([...objects.keys()], signal);
        const missing = [...objects].filter(([ref, object]) => before.get(ref) !== object);
        for (let at = 0; at < missing.length; at += refsAtOnce)
            await this.#create(missing.slice(at, at + refsAtOnce), signal);
        return kept.map(({ digest, bytes }) => ({ digest, bytes }));
    }
    async fetchFiles(wanted, signal) {
        const objects = await this.#resolveAll(wanted.map(({ digest }) => blobRef(digest)), signal);
        const there = wanted.filter(({ digest }) => objects.has(blobRef(digest)));
        const refs = [...new Set(there.map(({ digest }) => blobRef(digest)))];
        for (let at = 0; at < refs.length; at += refsAtOnce) {
            const part = refs.slice(at, at + refsAtOnce);
            await this.#fetch(new Map(part.map((ref) => [ref, objects.get(ref) ?? ''])), signal);
        }
        for (const { digest, to } of there) {
            const object = objects.get(blobRef(digest)) ?? '';
            const answer = await this.#git.run(['cat-file', 'blob', object], { signal, toFile: to });
            if (answer.code !== 0)
                throw gitFailed(['cat-file'], answer);
            if ((await (0,lib/* fileDigest */.hd)(to, signal)) === digest)
                continue;
            await (0,promises_.rm)(to, { force: true });
            throw this.#damagedBlob(digest);
        }
        return wanted.filter((one) => !there.includes(one)).map((one) => one.digest);
    }
    #damagedBlob(digest) {
        return git_store_fail('STORE_DAMAGED', `${blobRef(digest)} of ${this.place} holds other bytes.`, {
            remedy: 'Delete that reference in the remote and register the version again.',
        });
    }
    async document(digest, signal) {
        const path = documentPath(digest);
        const object = this.#tip?.files.get(path) ?? (await this.#refresh(signal)).files.get(path);
        if (object === undefined)
            return undefined;
        const bytes = (await this.#read([object], signal))[0];
        if (bytes && (0,lib/* sha256 */.sc)(bytes) === digest)
            return bytes;
        throw git_store_fail('STORE_DAMAGED', `${path} on ${this.place} holds other bytes.`, {
            remedy: 'Restore the branch from another clone.',
        });
    }
    async entries(log, signal) {
        const tip = await this.#refresh(signal);
        const names = entriesOf(tip, log);
        const contents = await this.#read(names.map((name) => tip.files.get(name) ?? ''), signal);
        return contents.map((bytes, index) => {
            try {
                return JSON.parse(new TextDecoder().decode(bytes));
            }
            catch (cause) {
                throw git_store_fail('STORE_DAMAGED', `${names[index]} on ${this.place}: ${(0,lib/* messageOf */.bD)(cause)}`, { cause });
            }
        });
    }
    async append(log, length, entry, documents, signal) {
        const added = new Map([[`${logPath(log)}/${entryName(length + 1)}`, (0,lib/* canonicalBytes */.Mr)(entry)]]);
        for (const bytes of documents)
            added.set(documentPath((0,lib/* sha256 */.sc)(bytes)), bytes);
        for (let attempt = 0; attempt < attempts; attempt += 1) {
            // What was read last will do to begin with: the push tells when it was not the newest.
            const known = attempt === 0 ? this.#tip : undefined;
            const tip = known && entriesOf(known, log).length === length ? known : await this.#refresh(signal);
            if (entriesOf(tip, log).length !== length)
                return false;
            const made = await this.#commit(tip, added, `${log} ${length + 1}`, signal);
            if ((await this.#update(this.#ref, made.commit, tip.commit, signal)) === 'written') {
                this.#tip = made;
                return true;
            }
            this.#tip = undefined;
            // Others write other logs of the same branch: step aside for a random while, longer each time.
            await (0,external_node_timers_promises_.setTimeout)(((0,external_node_crypto_.randomBytes)(1)[0] ?? 0) * Math.min(4, 0.2 * (attempt + 1)), undefined, { signal });
        }
        throw git_store_fail('TOO_MANY_WRITERS', `${attempts} attempts to write to ${this.place} were refused. git says: ${this.#refusal}`, {
            remedy: 'Nothing was written. Run the command again; if git speaks of a lock file that nobody holds, delete it.',
        });
    }
    async logs(prefix, signal) {
        const tip = await this.#refresh(signal);
        const below = `logs/${prefix.split('/').filter(Boolean).map(encodeSegment).join('/')}/`;
        const found = new Set();
        for (const path of tip.files.keys())
            if (path.startsWith(below))
                found.add(path.split('/').slice(1, -1).map(decodeSegment).join('/'));
        return [...found];
    }
    /** Reads where the branch is, now, and fetches what is missing of it. */
    async #refresh(signal) {
        const commit = await this.#resolve(this.#ref, signal);
        if (this.#tip?.commit === commit)
            return this.#tip;
        if (commit === '') {
            this.#tip = { commit, files: new Map() };
            return this.#tip;
        }
        if (await this.#fetch(new Map([[this.#ref, commit]]), signal))
            await this.#remember(commit, signal);
        const answer = await this.#git.ask(['ls-tree', '-r', '-z', '--full-tree', commit], { signal });
        const files = new Map();
        for (const line of answer.split('\0')) {
            const match = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line);
            if (match)
                files.set(match[2] ?? '', match[1] ?? '');
        }
        this.#tip = { commit, files };
        return this.#tip;
    }
    async #remote(signal) {
        if (this.#found === undefined)
            this.#found = await findRemote(this.#options.folder, this.#options.environment, signal);
        return this.#found;
    }
    /** The object that a reference points to, in the remote; empty when it does not exist. */
    async #resolve(ref, signal) {
        return (await this.#resolveAll([ref], signal)).get(ref) ?? '';
    }
    /** The objects of those references that exist. */
    async #resolveAll(refs, signal) {
        const found = new Map();
        const remote = await this.#remote(signal);
        for (let at = 0; at < refs.length; at += refsAtOnce) {
            const part = refs.slice(at, at + refsAtOnce);
            const here = ['for-each-ref', '--format=%(objectname)%09%(refname)', ...part];
            const text = await this.#git.ask(remote === null ? here : ['ls-remote', remote, ...part], { signal });
            for (const line of text.split('\n').filter(Boolean)) {
                const [object = '', ref = ''] = line.split('\t');
                // A name given to git is a pattern: it also finds references that end in it.
                if (refs.includes(ref))
                    found.set(ref, object);
            }
        }
        return found;
    }
    /** Brings objects here that references point to. True when one was not here. */
    async #fetch(objects, signal) {
        const remote = await this.#remote(signal);
        if (remote === null || objects.size === 0)
            return false;
        const input = [...objects.values()].map((object) => `${object}\n`).join('');
        const checked = (await this.#git.ask(['cat-file', '--batch-check'], { signal, input })).split('\n');
        const missing = [...objects.keys()].filter((_, index) => checked[index]?.endsWith(' missing') ?? true);
        if (missing.length === 0)
            return false;
        const flags = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--refmap='];
        await this.#git.ask(['fetch', ...flags, remote, ...missing], { signal });
        return true;
    }
    /** Makes references that are only ever set to this object; somebody else may have made one of them meanwhile. */
    async #create(refs, signal) {
        const remote = await this.#remote(signal);
        let answer;
        if (remote === null) {
            const input = refs.map(([ref, object]) => `update ${ref} ${object}\n`).join('');
            answer = await this.#git.run(['update-ref', '--stdin'], { signal, input });
        }
        else {
            const names = refs.map(([ref, object]) => `${object}:${ref}`);
            answer = await this.#git.run(['push', ...pushFlags, remote, ...names], { signal });
        }
        if (answer.code === 0)
            return;
        const after = await this.#resolveAll(refs.map(([ref]) => ref), signal);
        for (const [ref, object] of refs) {
            const found = after.get(ref);
            if (found === undefined)
                throw gitFailed([remote === null ? 'update-ref' : 'push'], answer);
            if (found !== object)
                throw this.#damagedBlob(`sha256:${ref.slice('refs/mlops/blobs/'.length)}`);
        }
    }
    /** A reference of our own keeps what was fetched from being fetched again; losing it costs time only. */
    async #remember(commit, signal) {
        if ((await this.#remote(signal)) !== null)
            await this.#git.run(['update-ref', this.#cacheRef, commit], { signal });
    }
    /**
     * Sets a reference if it is still where it was read.
     * @param expected empty: it must not exist
     */
    async #update(ref, object, expected, signal) {
        const remote = await this.#remote(signal);
        if (remote === null) {
            const answer = await this.#git.run(['update-ref', ref, object, expected], { signal });
            if (answer.code === 0)
                return 'written';
            this.#refusal = answer.stderr.trim();
            if (/lock|expected|already exists|unable to resolve/i.test(answer.stderr))
                return 'refused';
            throw gitFailed(['update-ref'], answer);
        }
        const lease = `--force-with-lease=${ref}:${expected}`;
        const answer = await this.#git.run(['push', ...pushFlags, lease, remote, `${object}:${ref}`], { signal });
        if (answer.code === 0)
            return 'written';
        this.#refusal = answer.stderr.trim();
        if (isRefusal(answer.stdout.toString('utf8')))
            return 'refused';
        throw gitFailed(['push'], answer);
    }
    async #commit(tip, added, what, signal) {
        const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'mlops-index-'));
        try {
            const env = { GIT_INDEX_FILE: (0,external_node_path_.join)(scratch, 'index') };
            if (tip.commit !== '')
                await this.#git.ask(['read-tree', tip.commit], { signal, env });
            const files = new Map(tip.files);
            const all = tip.commit === '' ? new Map([...added, ['README.md', readme]]) : added;
            const names = await Promise.all([...all.values()].map(async (bytes, index) => {
                await (0,promises_.writeFile)((0,external_node_path_.join)(scratch, String(index)), bytes);
                return (0,external_node_path_.join)(scratch, String(index));
            }));
            const hash = ['hash-object', '-w', '--no-filters', '--stdin-paths'];
            const objects = (await this.#git.ask(hash, { signal, input: `${names.join('\n')}\n` })).split('\n');
            for (const [index, path] of [...all.keys()].entries())
                files.set(path, objects[index] ?? '');
            const lines = [...all.keys()].map((path) => `100644 ${files.get(path)}\t${path}\0`).join('');
            await this.#git.ask(['update-index', '-z', '--index-info'], { signal, env, input: lines });
            const tree = await this.#git.ask(['write-tree'], { signal, env });
            const parent = tip.commit === '' ? [] : ['-p', tip.commit];
            // Without the random part two writers of the same content in one second would make one commit, and both would have won.
            const message = `mlops: ${what}\n\n[skip ci]\nwrite ${(0,external_node_crypto_.randomBytes)(8).toString('hex')}\n`;
            const commit = await this.#git.ask(['commit-tree', tree, ...parent], { signal, input: message });
            return { commit, files };
        }
        finally {
            await (0,promises_.rm)(scratch, { recursive: true, force: true });
        }
    }
    /** The contents of objects, in one git process. */
    async #read(objects, signal) {
        if (objects.length === 0)
            return [];
        const input = `${objects.join('\n')}\n`;
        const answer = await this.#git.run(['cat-file', '--batch'], { signal, input });
        if (answer.code !== 0)
            throw gitFailed(['cat-file'], answer);
        const contents = [];
        let at = 0;
        for (const object of objects) {
            const end = answer.stdout.indexOf(10, at);
            const size = Number(/ blob (\d+)$/.exec(answer.stdout.toString('utf8', at, end))?.[1] ?? Number.NaN);
            if (Number.isNaN(size))
                throw git_store_fail('STORE_DAMAGED', `object ${object} of ${this.place} is missing.`);
            contents.push(answer.stdout.subarray(end + 1, end + 1 + size));
            at = end + 1 + size + 1;
        }
        return contents;
    }
}
/** Refused because somebody was faster; everything else (no permission, a hook, no network) is an error. */
function isRefusal(porcelain) {
    const line = porcelain.split('\n').find((one) => one.startsWith('!')) ?? '';
    if (line.includes('[rejected]'))
        return true;
    return /\[remote rejected\].*(cannot lock ref|failed to update ref|incorrect old value|already exists|fetch first)/.test(line);
}
function entriesOf(tip, log) {
    const below = `${logPath(log)}/`;
    return [...tip.files.keys()]
        .filter((path) => path.startsWith(below) && /^\d{8,}\.json$/.test(path.slice(below.length)))
        .sort();
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/contain.js



const contain_fail = (0,lib/* errorsOf */.Bp)(localErrors);
/**
 * The path of a named file below a folder. Names are data of others: relative, with `/`, without `..`, backslash, colon, NUL or
 * other control characters.
 * @throws UserError NAME_INVALID
 */
function below(folder, name) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters in names are what is refused here
    const bad = name === '' || name.length > 1024 || /[\u0000-\u001f\u007f\\:]/.test(name) || (0,external_node_path_.isAbsolute)(name);
    const segments = name.split('/');
    if (bad || external_node_path_.posix.isAbsolute(name) || segments.some((one) => one === '' || one === '.' || one === '..'))
        throw contain_fail('NAME_INVALID', `${JSON.stringify(name.slice(0, 200))} is no name for a file below a folder.`, {
            remedy: 'Write a relative path such as model.onnx or model/part.bin.',
        });
    return (0,external_node_path_.join)(folder, ...segments);
}
/**
 * A model's name as part of the registry.
 * @throws UserError NAME_INVALID
 */
function modelSegment(model) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters in names are what is refused here
    if (model === '' || model.length > 100 || /[\u0000-\u001f\u007f/\\]/.test(model))
        throw contain_fail('NAME_INVALID', `${JSON.stringify(model.slice(0, 200))} is no name for a model.`, {
            remedy: 'Use at most 100 characters, without slashes.',
        });
    return model;
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/registry/content.js






const content_fail = (0,lib/* errorsOf */.Bp)(localErrors);
/**
 * Keeps the files of a version before the version exists, so that a version that is there is whole.
 * A folder is kept as its files and their canonical list, whose digest is the folder's.
 * @throws UserError CONTENT_DIFFERS when a file is not the one that the resource names
 */
async function keepContent(store, content, files, call) {
    return await withScratch(async (scratch) => {
        const incoming = [];
        const kept = [];
        for (const { name, digest } of content) {
            below('.', name);
            const path = files[name];
            if (path === undefined)
                continue;
            const found = await (0,promises_.lstat)(path);
            if (found.isSymbolicLink())
                throw content_fail('LINK_REFUSED', `${name}: ${path} is a link.`, { remedy: 'Register the file that it points to.' });
            const folder = found.isDirectory();
            const list = (0,external_node_path_.join)(scratch, String(incoming.length));
            if (folder)
                incoming.push(...(await content_filesOf(path, list, call)));
            kept.push({ name, at: incoming.length, folder });
            incoming.push({ name, path: folder ? list : path, expected: digest });
        }
        const stored = await store.putFiles(incoming.map((one) => one.path), call.signal);
        const digests = incoming.map(({ name, expected }, index) => {
            const digest = stored[index]?.digest;
            if (expected === undefined || expected === digest)
                return digest;
            throw content_fail('CONTENT_DIFFERS', `${name} has ${digest}, and ${expected} was recorded.`, {
                remedy: 'Run the step that made it again.',
            });
        });
        return kept.map(({ name, at, folder }) => ({
            name,
            digest: digests[at],
            ...(folder ? { folder } : {}),
        }));
    });
}
/** The files of a folder; their list is written to a file of its own. */
async function content_filesOf(path, list, call) {
    const files = await (0,lib/* folderFiles */.kf)(path, call.signal);
    await (0,promises_.writeFile)(list, (0,lib/* canonicalBytes */.Mr)(files));
    return files.map((file) => ({ name: file.path, path: (0,external_node_path_.join)(path, file.path), expected: file.digest }));
}
/**
 * Copies what a version holds into a folder, each file verified.
 * @throws UserError CONTENT_MISSING
 */
async function restoreContent(store, entry, into, call) {
    await withScratch(async (scratch) => {
        const folders = entry.kept.filter((one) => one.folder);
        const lists = folders.map(({ digest }, index) => ({ digest, to: (0,external_node_path_.join)(scratch, String(index)) }));
        await content_fetch(store, lists, call);
        const wanted = entry.kept
            .filter((one) => !one.folder)
            .map(({ name, digest }) => ({ digest, to: below(into, name) }));
        for (const [index, { name }] of folders.entries()) {
            const target = below(into, name);
            await (0,promises_.mkdir)(target, { recursive: true });
            const files = JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(scratch, String(index)), 'utf8'));
            wanted.push(...files.map((file) => ({ digest: file.digest, to: below(target, file.path) })));
        }
        await content_fetch(store, wanted, call);
    });
}
async function content_fetch(store, wanted, call) {
    for (const { to } of wanted) {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(to), { recursive: true });
        await (0,promises_.rm)(to, { force: true });
    }
    const missing = await store.fetchFiles(wanted, call.signal);
    if (missing.length === 0)
        return;
    throw content_fail('CONTENT_MISSING', `${missing.length} files, ${missing[0]} first, are not in the registry ${store.place}.`, {
        remedy: 'Register the version again from its run.',
    });
}
async function withScratch(use) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'mlops-registry-'));
    try {
        return await use(folder);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/registry/entries.js
/** Entries are written by this module only and read back as what they were; the casts stand in one place. */
const asVersions = (entries) => entries;
const asMarks = (entries) => entries;
const asAliases = (entries) => entries;
const asRecords = (entries) => entries;
const asJson = (entry) => entry;

;// CONCATENATED MODULE: ./packages/platform-local/lib/registry/registry.js






const registry_fail = (0,lib/* errorsOf */.Bp)(localErrors);
/** Attempts of a write that others keep overtaking. */
const registry_attempts = 200;
const logOf = (model, log) => `models/${encodeSegment(modelSegment(model))}/${log}`;
/**
 * The registry over a store. Versions, marks, aliases and records are logs that only grow: the nth version is the nth entry, so
 * that no number is used twice; the aliases are what their history adds up to, and their revision is its length.
 */
function createRegistry(store) {
    return {
        ...versionsOf(store),
        ...aliasesOf(store),
        ...recordsOf(store),
        async models(call) {
            const logs = await store.logs('models/', call.signal);
            const names = logs.map((log) => decodeSegment(log.split('/')[1] ?? ''));
            return [...new Set(names)].sort();
        },
    };
}
/** Adds an entry made from what the log holds, again when somebody was faster. `make` gives undefined when there is nothing to add. */
async function add(store, log, call, make) {
    for (let attempt = 0; attempt < registry_attempts; attempt += 1) {
        call.signal.throwIfAborted();
        const entries = await store.entries(log, call.signal);
        const made = make(entries);
        if (!('entry' in made))
            return made.result;
        if (await store.append(log, entries.length, made.entry, made.documents ?? [], call.signal))
            return made.result;
    }
    throw registry_fail('TOO_MANY_WRITERS', `${registry_attempts} attempts to write to ${store.place} found another entry before them.`, {
        remedy: 'Nothing was written. Run the command again.',
    });
}
/** Versions as the port shows them: with the marks that were added since, and the record of their registration. */
async function viewed(store, model, entries, call) {
    const log = async (name) => await store.entries(logOf(model, name), call.signal);
    const [marks, records] = await Promise.all([log('marks').then(asMarks), log('records').then(asRecords)]);
    return entries.map(({ version, tags: first, content, createdAt }) => {
        const tags = new Map(Object.entries(first));
        for (const mark of marks)
            if (mark.version === version)
                for (const [name, value] of Object.entries(mark.tags)) {
                    if (value === null)
                        tags.delete(name);
                    else
                        tags.set(name, value);
                }
        const tagged = tags.get('record');
        const record = (0,lib/* isDigest */.Bc)(tagged) ? tagged : records.findLast((one) => one.version === version)?.digest;
        const known = record === undefined ? {} : { record };
        return { model, version, content, createdAt, tags: Object.fromEntries(tags), ...known };
    });
}
function versionsOf(store) {
    const read = async (model, call) => asVersions(await store.entries(logOf(model, 'versions'), call.signal));
    const find = async (model, version, call) => (await read(model, call)).find((entry) => entry.version === version);
    return {
        async createVersion(model, content, files, tags, key, call) {
            const known = (await read(model, call)).find((entry) => entry.key === key);
            if (known)
                return { version: known.version, created: false };
            const kept = await keepContent(store, content, files, call);
            const createdAt = call.clock.now();
            return await add(store, logOf(model, 'versions'), call, (entries) => {
                const same = asVersions(entries).find((entry) => entry.key === key);
                if (same)
                    return { result: { version: same.version, created: false } };
                const version = String(entries.length + 1);
                const entry = asJson({ version, key, content, kept, tags, createdAt });
                return { entry, result: { version, created: true } };
            });
        },
        async get(model, version, call) {
            const entry = await find(model, version, call);
            return entry ? (await viewed(store, model, [entry], call))[0] : undefined;
        },
        async *list(model, call) {
            yield* await viewed(store, model, await read(model, call), call);
        },
        async mark(model, version, tags, call) {
            if (!(await find(model, version, call)))
                throw unknownVersion(model, version);
            const at = call.clock.now();
            await add(store, logOf(model, 'marks'), call, () => ({ entry: asJson({ at, version, tags }), result: undefined }));
        },
        async files(model, version, into, call) {
            const entry = await find(model, version, call);
            if (!entry)
                throw unknownVersion(model, version);
            await restoreContent(store, entry, into, call);
            return entry.content;
        },
    };
}
function unknownVersion(model, version) {
    return registry_fail('CONTENT_MISSING', `${model} has no version ${version}.`, {
        remedy: `List the versions with: mlops status.`,
    });
}
function aliasesOf(store) {
    const history = async (model, call) => asAliases(await store.entries(logOf(model, 'aliases'), call.signal));
    const revisionOf = (events) => String(events.length);
    return {
        async aliases(model, call) {
            const events = await history(model, call);
            return { value: currentOf(events), revision: revisionOf(events) };
        },
        async setAliases(model, change, expected, note, call) {
            const length = Number(expected);
            if (!Number.isInteger(length) || length < 0)
                throw (0,lib/* conflict */.hj)(`the aliases of ${model}`);
            const events = await history(model, call);
            if (events.length !== length)
                throw (0,lib/* conflict */.hj)(`the aliases of ${model}`);
            const entry = asJson({ at: call.clock.now(), change, reason: note.reason, by: note.by });
            const log = logOf(model, 'aliases');
            if (!(await store.append(log, length, entry, [], call.signal)))
                throw (0,lib/* conflict */.hj)(`the aliases of ${model}`);
            return String(length + 1);
        },
        aliasHistory: history,
    };
}
function currentOf(events) {
    const current = new Map();
    for (const event of events)
        for (const [alias, version] of Object.entries(event.change)) {
            if (version === null)
                current.delete(alias);
            else
                current.set(alias, version);
        }
    return Object.fromEntries(current);
}
function recordsOf(store) {
    return {
        async putRecord(bytes, call) {
            const { record, digest } = (0,lib/* openRecord */.C6)(bytes);
            const body = record.body;
            const version = record.stage === 'register' && typeof body?.version === 'string' ? body.version : undefined;
            const entry = {
                digest,
                stage: record.stage,
                id: record.id,
                commit: record.origin.commit,
                subjects: record.subjects.flatMap((subject) => (subject.digest === undefined ? [] : [subject.digest])),
                at: call.clock.now(),
                ...(version === undefined ? {} : { version }),
            };
            return await add(store, logOf(record.model, 'records'), call, (entries) => asRecords(entries).some((one) => one.digest === digest)
                ? { result: digest }
                : { entry: asJson(entry), documents: [bytes], result: digest });
        },
        async getRecord(digest, call) {
            return await store.document(digest, call.signal);
        },
        async *records(model, filter, call) {
            const entries = asRecords(await store.entries(logOf(model, 'records'), call.signal));
            for (const entry of entries.toReversed()) {
                const { stage, subject, commit } = filter;
                if (stage !== undefined && entry.stage !== stage)
                    continue;
                if (commit !== undefined && entry.commit !== commit)
                    continue;
                if (subject !== undefined && !entry.subjects.includes(subject))
                    continue;
                yield { stage: entry.stage, digest: entry.digest };
            }
        },
    };
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/training/processes.js



/**
 * What tells a process from a later one with the same number: its start time. Undefined when there is no such process.
 */
async function processIdentity(pid) {
    if (process.platform === 'linux') {
        try {
            const text = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8');
            // The name, in brackets, may hold spaces; the start time is field 22, the 20th after it. A zombie is not running.
            const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
            return fields[0] === 'Z' ? undefined : fields[19];
        }
        catch (thrown) {
            if (isMissing(thrown) || codeOf(thrown) === 'ESRCH')
                return undefined;
            throw thrown;
        }
    }
    return await new Promise((resolve) => {
        (0,external_node_child_process_.execFile)('ps', ['-o', 'lstart=', '-p', String(pid)], (_error, stdout) => resolve(stdout.trim() || undefined));
    });
}
/** Sends a signal to a process group; false when there is none. */
function signalGroup(group, signal) {
    try {
        process.kill(-group, signal);
        return true;
    }
    catch (thrown) {
        if (codeOf(thrown) === 'ESRCH' || codeOf(thrown) === 'EPERM')
            return false;
        throw thrown;
    }
}
/** Runs a command (an argument array, no shell) in its own process group to its end. Aborting kills the group. */
async function runCommand(command, options) {
    const [file, ...args] = command;
    const child = (0,external_node_child_process_.spawn)(file, args, {
        cwd: options.cwd,
        env: options.env,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
    });
    const stop = () => {
        if (child.pid !== undefined)
            signalGroup(child.pid, 'SIGKILL');
    };
    options.signal.addEventListener('abort', stop, { once: true });
    let stdout = '';
    let tail = '';
    let line = '';
    const take = (text) => {
        tail = (tail + text).slice(-4000);
        const lines = (line + text).split('\n');
        line = (lines.pop() ?? '').slice(-4000);
        for (const one of lines)
            options.onLine?.(one);
    };
    child.stdout.setEncoding('utf8').on('data', (text) => {
        if (stdout.length < 10_000_000)
            stdout += text;
        take(text);
    });
    child.stderr.setEncoding('utf8').on('data', take);
    try {
        const code = await new Promise((resolve, reject) => {
            child.on('error', reject);
            child.on('close', (exit) => resolve(exit));
        });
        options.signal.throwIfAborted();
        if (line)
            options.onLine?.(line);
        return { code, stdout, tail: tail.trim().split('\n').slice(-12).join('\n') };
    }
    finally {
        options.signal.removeEventListener('abort', stop);
    }
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/training/scrubbed.js

/** Variables that say what machine this is. Everything else stays behind: tokens, ACTIONS_*, GITHUB_*, RUNNER_*, INPUT_*. */
const scrubbed_kept = [
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'SHELL',
    'LANG',
    'LANGUAGE',
    'TZ',
    'TERM',
    'TMPDIR',
    'TEMP',
    'TMP',
    'SYSTEMROOT',
    'COMSPEC',
    'PATHEXT',
    'USERPROFILE',
    'APPDATA',
    'LOCALAPPDATA',
    'LD_LIBRARY_PATH',
    'DYLD_LIBRARY_PATH',
    'PYENV_ROOT',
    'PYENV_VERSION',
    'JAVA_HOME',
    'CUDA_HOME',
    'CUDA_PATH',
    'CUDA_VISIBLE_DEVICES',
    'NVIDIA_VISIBLE_DEVICES',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'REQUESTS_CA_BUNDLE',
    'NODE_EXTRA_CA_CERTS',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'ALL_PROXY',
];
const keptPatterns = [/^LC_[A-Z]+$/, /^[A-Z]+_NUM_THREADS$/, /^(http|https|no|all)_proxy$/];
/** What installers need on top: their indexes and credentials for them. The team's command does not get these. */
const installerPatterns = [/^PIP_/, /^UV_/, /^npm_config_/i];
/** The environment of code that is not ours: what says which machine this is, and nothing that opens a door. */
function scrubbed_scrubbed(environment) {
    const result = pick(environment, (name) => scrubbed_kept.includes(name) || keptPatterns.some((pattern) => pattern.test(name)));
    // The Node that runs this is there for commands that need one, after everything that the machine brings.
    result['PATH'] = [result['PATH'], (0,external_node_path_.dirname)(process.execPath)].filter(Boolean).join(external_node_path_.delimiter);
    return result;
}
/** The environment of an installer: the scrubbed one and the settings of pip, uv and npm. */
function forInstaller(environment) {
    return {
        ...scrubbed_scrubbed(environment),
        ...pick(environment, (name) => installerPatterns.some((pattern) => pattern.test(name))),
    };
}
function pick(environment, wanted) {
    const result = {};
    for (const [name, value] of Object.entries(environment))
        if (value !== undefined && wanted(name))
            result[name] = value;
    return result;
}
/** The variable of a data set: `train` gives MLOPS_DATA_TRAIN, `hold-out` gives MLOPS_DATA_HOLD_OUT. */
function dataVariable(name) {
    return `MLOPS_DATA_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/training/environment.js








const environment_fail = (0,lib/* errorsOf */.Bp)(localErrors);
/** The first of python3 and python on PATH that answers. */
async function findPython(environment, call) {
    for (const command of ['python3', 'python']) {
        try {
            const script = 'import sys; print("%d.%d.%d" % sys.version_info[:3]); print(sys.executable)';
            const options = { cwd: process.cwd(), env: scrubbed_scrubbed(environment), signal: call.signal };
            const { code, stdout } = await runCommand([command, '-c', script], options);
            const [version, executable] = stdout.trim().split('\n');
            if (code === 0 && version?.startsWith('3.') && executable)
                return { command: executable, version };
        }
        catch (thrown) {
            if (!isMissing(thrown))
                throw thrown;
        }
    }
    return undefined;
}
/**
 * Which software a training needs, from `train.environment` or, without it, from what is found in the folder. The digest is that
 * of what decides it: the files, those that they include, the interpreter's version and the machine's kind.
 * @param setting `none`, a requirements file or a package.json relative to the folder; undefined: whichever is found
 * @throws UserError ENVIRONMENT_NOT_FOUND, PYTHON_NOT_FOUND
 */
async function describeEnvironment(folder, setting, environment, call) {
    if (setting === 'none')
        return { kind: 'none' };
    const file = setting ?? (await found(folder));
    if (file === undefined)
        return { kind: 'none' };
    const text = await environment_textOf(below(folder, file));
    if (text === undefined)
        throw environment_fail('ENVIRONMENT_NOT_FOUND', `train.environment: there is no file "${file}".`, {
            remedy: 'Write a requirements file or a package.json relative to mlops.yml, or: environment: none.',
        });
    if (file.endsWith('package.json'))
        return await nodeEnvironment(folder, file, text);
    const python = await findPython(environment, call);
    if (!python)
        throw environment_fail('PYTHON_NOT_FOUND', `${file} needs Python, and neither python3 nor python answers.`, {
            remedy: 'Install Python 3.10 or newer, in a workflow with actions/setup-python; or write environment: none.',
        });
    const files = await includedFiles(folder, file, new Map());
    return { kind: 'python', file, digest: digestOf('python', python.version, [...files]) };
}
async function found(folder) {
    if ((await environment_textOf((0,external_node_path_.join)(folder, 'requirements.txt'))) !== undefined)
        return 'requirements.txt';
    const text = await environment_textOf((0,external_node_path_.join)(folder, 'package.json'));
    return text !== undefined && hasDependencies(text) ? 'package.json' : undefined;
}
async function nodeEnvironment(folder, file, text) {
    if (!hasDependencies(text))
        return { kind: 'none' };
    const lockFile = (0,external_node_path_.join)((0,external_node_path_.dirname)(file), 'package-lock.json');
    const lock = await environment_textOf((0,external_node_path_.join)(folder, lockFile));
    if (lock === undefined)
        throw environment_fail('ENVIRONMENT_UNLOCKED', `${file} has dependencies, and there is no ${lockFile} beside it.`, {
            remedy: 'Run `npm install` once and commit package-lock.json.',
        });
    return {
        kind: 'node',
        file,
        digest: digestOf('node', process.version, [
            ['package.json', text],
            ['package-lock.json', lock],
        ]),
    };
}
function hasDependencies(text) {
    try {
        const { dependencies, devDependencies } = JSON.parse(text);
        return Object.keys({ ...dependencies, ...devDependencies }).length > 0;
    }
    catch {
        // npm will say what is wrong with it, with the place.
        return true;
    }
}
/** A requirements file and those that it names with -r and -c. */
async function includedFiles(folder, file, seen) {
    if (seen.has(file) || seen.size > 50)
        return seen;
    const text = await environment_textOf((0,external_node_path_.join)(folder, file));
    if (text === undefined)
        return seen;
    seen.set(file, text);
    for (const match of text.matchAll(/^\s*(?:-r|-c|--requirement|--constraint)[ =]+(\S+)/gm)) {
        const named = match[1] ?? '';
        if (!/^[a-z]+:/.test(named))
            await includedFiles(folder, (0,external_node_path_.relative)('.', (0,external_node_path_.join)((0,external_node_path_.dirname)(file), named)), seen);
    }
    return seen;
}
function digestOf(kind, version, files) {
    return (0,lib/* sha256 */.sc)((0,lib/* canonicalJson */.dj)([kind, version, process.platform, process.arch, files]));
}
async function environment_textOf(path) {
    try {
        return (await (0,promises_.stat)(path)).isFile() ? await (0,promises_.readFile)(path, 'utf8') : undefined;
    }
    catch (thrown) {
        if (isMissing(thrown))
            return undefined;
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/training/metrics-file.js



/** Larger files are not metrics: 1 MiB. */
const maximumMetricsBytes = 2 ** 20;
const maximumMetrics = 2000;
const maximumDepth = 8;
/**
 * Reads a metrics file as data. Names may be anything, `__proto__` too: they are only ever values here. Python writes NaN and
 * Infinity into JSON; they become null. Texts, booleans and lists are left out.
 */
async function readMetricsFile(path) {
    try {
        const { size } = await (0,promises_.stat)(path);
        if (size > maximumMetricsBytes)
            return { metrics: [], problems: [`metrics.json has ${size} bytes; at most ${maximumMetricsBytes} are read`] };
        return parseMetrics(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch (thrown) {
        if (isMissing(thrown))
            return undefined;
        throw thrown;
    }
}
/** The metrics in a text; see `readMetricsFile`. */
function parseMetrics(text) {
    let value;
    try {
        value = JSON.parse(text.replaceAll(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g, (token) => (token.startsWith('"') ? token : 'null')));
    }
    catch (thrown) {
        return { metrics: [], problems: [`metrics.json is not JSON: ${(0,lib/* messageOf */.bD)(thrown)}`] };
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return { metrics: [], problems: ['metrics.json is not an object of names and numbers'] };
    const metrics = [];
    const problems = [];
    const walk = (object, prefix, depth) => {
        for (const [key, item] of Object.entries(object)) {
            const name = prefix === '' ? key : `${prefix}.${key}`;
            if (metrics.length >= maximumMetrics)
                return;
            if (typeof item === 'number')
                metrics.push([name, Number.isFinite(item) ? item : null]);
            else if (item === null)
                metrics.push([name, null]);
            else if (typeof item === 'object' && !Array.isArray(item) && depth < maximumDepth)
                walk(item, name, depth + 1);
            else
                problems.push(`${JSON.stringify(name.slice(0, 200))} is no number and was left out`);
        }
    };
    walk(value, '', 1);
    if (metrics.length >= maximumMetrics)
        problems.push(`only the first ${maximumMetrics} metrics were read`);
    return { metrics, problems: problems.slice(0, 50) };
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/training/observe.js



/** Between two looks at a run: 100 ms. */
const lookMs = 100;
/** A line longer than this is given in pieces. */
const longestPiece = 64 * 1024;
const observe_final = ['completed', 'failed', 'cancelled'];
/**
 * The events of a run: its status, each line of its log as it is written, and at the end its metrics and the status it ended
 * with. A cursor is the place in the log up to which everything was given.
 */
async function* observeRun(folder, from, call) {
    let offset = from === undefined ? 0 : Math.max(0, Number.parseInt(from, 10) || 0);
    let told;
    for (;;) {
        // First the state, then the log: what was written before the end is then surely given before the end.
        const state = await folder.state();
        if (!state)
            return;
        const ended = observe_final.includes(state.status);
        if (!ended && state.status !== told)
            yield statusEvent(state, offset);
        told = state.status;
        for (;;) {
            const piece = await readPiece(folder.log, offset, ended);
            if (piece.lines.length === 0)
                break;
            for (const line of piece.lines) {
                offset += line.bytes;
                yield { cursor: String(offset), type: 'log', file: 'log', text: line.text };
            }
            call.signal.throwIfAborted();
        }
        if (ended) {
            yield* metricEvents(folder, state, offset);
            yield statusEvent(state, offset);
            return;
        }
        await call.clock.sleep(lookMs, call.signal);
    }
}
function statusEvent(state, offset) {
    const native = state.exitCode === undefined ? state.status : `${state.status} (exit code ${state.exitCode})`;
    const reason = state.reason === undefined ? {} : { reason: state.reason };
    return { cursor: String(offset), type: 'status', status: state.status, native, ...reason };
}
async function* metricEvents(folder, state, offset) {
    const facts = await folder.facts();
    const name = facts?.outputs['metrics'] ?? 'metrics.json';
    const read = await readMetricsFile((0,external_node_path_.join)(folder.output, name));
    const cursor = String(offset);
    for (const problem of read?.problems ?? [])
        yield { cursor, type: 'log', file: name, text: problem };
    const at = state.endedAt ?? facts?.createdAt ?? '';
    for (const [metric, value] of read?.metrics ?? [])
        yield { cursor, type: 'metric', name: metric, value, step: 0, at };
}
/** Whole lines from a place on; the last, open line only when the run has ended or the line is very long. */
async function readPiece(path, offset, ended) {
    const handle = await (0,promises_.open)(path, 'r');
    try {
        const buffer = Buffer.allocUnsafe(longestPiece);
        const { bytesRead } = await handle.read(buffer, 0, longestPiece, offset);
        const lines = [];
        let start = 0;
        for (let end = buffer.indexOf(10, start); end !== -1 && end < bytesRead; end = buffer.indexOf(10, start)) {
            lines.push({ text: buffer.toString('utf8', start, end).replace(/\r$/, ''), bytes: end + 1 - start });
            start = end + 1;
        }
        const rest = bytesRead - start;
        if (lines.length === 0 && rest > 0 && (ended || rest === longestPiece))
            lines.push({ text: buffer.toString('utf8', start, bytesRead), bytes: rest });
        return { lines };
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/training/prepare.js









const prepare_fail = (0,lib/* errorsOf */.Bp)(localErrors);
/**
 * Makes the training environment, or takes the one that was made from the same files before. Two at once both make one, and the
 * first that is finished is kept: there is no lock to be left behind.
 * @param home where environments are kept, a folder each
 */
async function prepareEnvironment(wanted, folder, home, environment, call) {
    if (wanted.kind === 'none' || wanted.file === undefined)
        return { variables: {}, lock: '' };
    // What decides the cache is looked at here, on the machine where it is used: the interpreter may differ from the submitter's.
    const { kind, digest } = await describeEnvironment(folder, wanted.file, environment, call);
    if (kind === 'none' || digest === undefined)
        return { variables: {}, lock: '' };
    const name = digest.slice('sha256:'.length, 'sha256:'.length + 20);
    const pointer = (0,external_node_path_.join)(home, `${name}.json`);
    let kept = await read(pointer);
    if (!kept) {
        const path = (0,external_node_path_.join)(home, `${name}-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`);
        await (0,promises_.mkdir)(path, { recursive: true });
        call.log.info(`training environment  making it from ${wanted.file} (kept for the next run)`);
        try {
            const make = wanted.kind === 'python' ? makePython : makeNode;
            const lock = await make((0,external_node_path_.resolve)(folder, wanted.file), path, environment, call);
            const first = await createExclusive(pointer, (0,lib/* canonicalBytes */.Mr)({ path, lock }));
            kept = first ? { path, lock } : await read(pointer);
            if (!first)
                await (0,promises_.rm)(path, { recursive: true, force: true });
        }
        catch (thrown) {
            await (0,promises_.rm)(path, { recursive: true, force: true });
            throw thrown;
        }
    }
    if (!kept)
        throw new TypeError(`the training environment ${pointer} vanished while it was made`);
    return wanted.kind === 'python'
        ? usePython(kept, environment)
        : await useNode(kept, (0,external_node_path_.dirname)((0,external_node_path_.resolve)(folder, wanted.file)), environment, call);
}
/** The kept environment; one whose folder is gone is forgotten. */
async function read(pointer) {
    try {
        const kept = JSON.parse(await (0,promises_.readFile)(pointer, 'utf8'));
        try {
            await (0,promises_.lstat)(kept.path);
            return kept;
        }
        catch (thrown) {
            if (!isMissing(thrown))
                throw thrown;
            await (0,promises_.rm)(pointer, { force: true });
            return undefined;
        }
    }
    catch (thrown) {
        if (isMissing(thrown))
            return undefined;
        throw thrown;
    }
}
async function makePython(file, path, environment, call) {
    const python = await findPython(environment, call);
    if (!python)
        throw prepare_fail('PYTHON_NOT_FOUND', 'neither python3 nor python answers.', {
            remedy: 'Install Python 3.10 or newer with venv; in a workflow use actions/setup-python.',
        });
    const venv = (0,external_node_path_.join)(path, 'venv');
    const inside = (0,external_node_path_.join)(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
    const install = async (command, what) => {
        const options = { cwd: (0,external_node_path_.dirname)(file), env: forInstaller(environment), signal: call.signal };
        const finished = await runCommand(command, { ...options, onLine: (line) => call.log.foreign(line) });
        if (finished.code !== 0)
            throw failed(what, finished);
        return finished;
    };
    if (await hasUv(environment, call)) {
        await install(['uv', 'venv', '--quiet', '--python', python.command, venv], 'uv venv');
        await install(['uv', 'pip', 'install', '--quiet', '--python', inside, '-r', file], 'uv pip install');
        return (await install(['uv', 'pip', 'freeze', '--quiet', '--python', inside], 'uv pip freeze')).stdout;
    }
    await install([python.command, '-m', 'venv', venv], 'python -m venv');
    const pip = [inside, '-m', 'pip', '--disable-pip-version-check', '--no-input'];
    await install([...pip, 'install', '--progress-bar', 'off', '-r', file], 'pip install');
    return (await install([...pip, 'freeze'], 'pip freeze')).stdout;
}
async function hasUv(environment, call) {
    try {
        const options = { cwd: process.cwd(), env: forInstaller(environment), signal: call.signal };
        return (await runCommand(['uv', '--version'], options)).code === 0;
    }
    catch (thrown) {
        if (isMissing(thrown) || codeOf(thrown) === 'EACCES')
            return false;
        throw thrown;
    }
}
function usePython(kept, environment) {
    const venv = (0,external_node_path_.join)(kept.path, 'venv');
    const bin = (0,external_node_path_.join)(venv, process.platform === 'win32' ? 'Scripts' : 'bin');
    const PATH = [bin, environment['PATH'], (0,external_node_path_.dirname)(process.execPath)].filter(Boolean).join(external_node_path_.delimiter);
    return { variables: { PATH, VIRTUAL_ENV: venv }, lock: kept.lock };
}
async function makeNode(file, path, environment, call) {
    const folder = (0,external_node_path_.dirname)(file);
    await (0,promises_.copyFile)(file, (0,external_node_path_.join)(path, 'package.json'));
    await (0,promises_.copyFile)((0,external_node_path_.join)(folder, 'package-lock.json'), (0,external_node_path_.join)(path, 'package-lock.json'));
    await (0,promises_.copyFile)((0,external_node_path_.join)(folder, '.npmrc'), (0,external_node_path_.join)(path, '.npmrc')).catch(unlessMissing);
    const options = { cwd: path, env: forInstaller(environment), signal: call.signal };
    const command = ['npm', 'ci', '--no-audit', '--no-fund'];
    const finished = await runCommand(command, { ...options, onLine: (line) => call.log.foreign(line) }).catch(noNpm);
    if (finished.code !== 0)
        throw failed('npm ci', finished);
    return await (0,promises_.readFile)((0,external_node_path_.join)(path, 'package-lock.json'), 'utf8');
}
/** Node finds packages beside the code only, so a link to the kept ones stands there, unless the team installed its own. */
async function useNode(kept, folder, environment, call) {
    const target = (0,external_node_path_.join)(kept.path, 'node_modules');
    const link = (0,external_node_path_.join)(folder, 'node_modules');
    const there = await (0,promises_.lstat)(link).catch((thrown) => {
        if (isMissing(thrown))
            return undefined;
        throw thrown;
    });
    if (there?.isSymbolicLink() && (await (0,promises_.readlink)(link)) !== target)
        await (0,promises_.unlink)(link);
    if (there && !there.isSymbolicLink())
        call.log.info('training environment  node_modules is there and is used as it is');
    else
        await (0,promises_.symlink)(target, link, 'junction').catch((thrown) => {
            if (codeOf(thrown) !== 'EEXIST')
                throw thrown;
        });
    const PATH = [(0,external_node_path_.join)(link, '.bin'), environment['PATH'], (0,external_node_path_.dirname)(process.execPath)].filter(Boolean).join(external_node_path_.delimiter);
    return { variables: { PATH }, lock: kept.lock };
}
function failed(what, finished) {
    return prepare_fail('ENVIRONMENT_FAILED', `${what} ended with ${finished.code ?? 'a signal'}:\n${finished.tail}`, {
        remedy: 'Repair the file of train.environment; the same command on your machine shows the whole log.',
    });
}
function unlessMissing(thrown) {
    if (!isMissing(thrown))
        throw thrown;
}
function noNpm(thrown) {
    if (!isMissing(thrown))
        throw thrown;
    return { code: null, stdout: '', tail: 'npm was not found on PATH' };
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/training/run-folder.js








const run_folder_fail = (0,lib/* errorsOf */.Bp)(localErrors);
/** The folder of one run. All state is files that appear whole, so that any process can tell how the run is. */
class RunFolder {
    path;
    run;
    constructor(home, run) {
        if (!/^run-[0-9a-f]{6,}$/.test(run))
            throw run_folder_fail('RUN_NOT_FOUND', `${JSON.stringify(run.slice(0, 100))} is no run id.`, {
                remedy: 'Run ids look like run-5c20e1.',
            });
        this.run = run;
        this.path = (0,external_node_path_.join)(home, run);
    }
    get log() {
        return (0,external_node_path_.join)(this.path, 'log');
    }
    get output() {
        return (0,external_node_path_.join)(this.path, 'output');
    }
    async facts() {
        const text = await this.#read('run.json');
        return text === undefined ? undefined : JSON.parse(text);
    }
    /** The wrapper, the team's command (also its process group), and what tells the wrapper from a later process. */
    async process() {
        const text = await this.#read('pid');
        const match = text === undefined ? undefined : /^(\d+) (\d+) (.+)$/s.exec(text);
        return match ? { wrapper: Number(match[1]), child: Number(match[2]), identity: (match[3] ?? '').trim() } : undefined;
    }
    /** Leaves a mark (`cancelled`, `failed`) with a text. */
    async mark(name, text) {
        await (0,promises_.writeFile)((0,external_node_path_.join)(this.path, name), text);
    }
    async marked(name) {
        return await this.#read(name);
    }
    /** How the run is, from what is on disk and which processes live. Undefined when there is no such run. */
    async state() {
        const facts = await this.facts();
        if (!facts)
            return undefined;
        const { run } = this;
        const startedAt = await this.#time('pid');
        const lock = await this.marked('environment.lock');
        const times = { ...(startedAt === undefined ? {} : { startedAt }), ...(lock ? { lock } : {}) };
        const exit = await this.marked('exit');
        if (exit !== undefined)
            return await this.#ended(facts, Number(exit), times);
        const failed = await this.marked('failed');
        if (failed !== undefined)
            return { run, status: 'failed', reason: failed, ...times, ...(await this.#end('failed')) };
        const running = await this.process();
        if (running && (await processIdentity(running.wrapper)) === running.identity)
            return { run, status: 'running', ...times };
        if (running) {
            // It may have ended between the two looks.
            const late = await this.marked('exit');
            if (late !== undefined)
                return await this.#ended(facts, Number(late), times);
            const reason = 'its processes are gone: the machine or the job ended';
            return { run, status: (await this.marked('cancelled')) === undefined ? 'failed' : 'cancelled', reason, ...times };
        }
        if ((await this.marked('cancelled')) !== undefined)
            return { run, status: 'cancelled', ...(await this.#end('cancelled')) };
        if ((await processIdentity(facts.preparer.pid)) === facts.preparer.identity)
            return { run, status: 'queued' };
        if ((await this.process()) !== undefined)
            return await this.state();
        return { run, status: 'failed', reason: 'it was stopped while its environment was made' };
    }
    async #ended(facts, exitCode, times) {
        const base = { run: this.run, exitCode, ...times, ...(await this.#end('exit')) };
        const cancelled = await this.marked('cancelled');
        if (cancelled !== undefined && exitCode !== 0)
            return { ...base, status: 'cancelled', ...(cancelled === '' ? {} : { reason: cancelled }) };
        if ((await this.marked('limit')) !== undefined && exitCode !== 0)
            return { ...base, status: 'failed', reason: `time limit of ${(0,lib/* formatDuration */.a3)(facts.timeLimitMs)} reached` };
        if (exitCode !== 0)
            return { ...base, status: 'failed', reason: exitReason(exitCode) };
        const missing = await this.#missingOutput(facts);
        return missing === undefined ? { ...base, status: 'completed' } : { ...base, status: 'failed', reason: missing };
    }
    async #missingOutput(facts) {
        for (const [name, path] of Object.entries(facts.outputs))
            try {
                const found = await (0,promises_.lstat)(below(this.output, path));
                if (found.isSymbolicLink())
                    return `output ${name}: ${path} is a link; write the file itself below MLOPS_OUTPUT`;
            }
            catch (thrown) {
                if (isMissing(thrown) || codeOf(thrown) === 'ENOTDIR')
                    return `output ${name}: the command ended well, but left no ${path} below MLOPS_OUTPUT; it left ${await this.#written()}`;
                throw thrown;
            }
        return undefined;
    }
    /** What stands below MLOPS_OUTPUT instead, for the message. */
    async #written() {
        const names = (await (0,promises_.readdir)(this.output).catch(() => [])).sort();
        return names.length === 0 ? 'nothing' : names.slice(0, 10).join(', ');
    }
    async #end(file) {
        const endedAt = await this.#time(file);
        return endedAt === undefined ? {} : { endedAt };
    }
    async #time(file) {
        try {
            return new Date((await (0,promises_.stat)((0,external_node_path_.join)(this.path, file))).mtimeMs).toISOString();
        }
        catch (thrown) {
            if (isMissing(thrown))
                return undefined;
            throw thrown;
        }
    }
    async #read(name) {
        try {
            return await (0,promises_.readFile)((0,external_node_path_.join)(this.path, name), 'utf8');
        }
        catch (thrown) {
            if (isMissing(thrown))
                return undefined;
            throw thrown;
        }
    }
}
function exitReason(code) {
    if (code > 128)
        return `the command was ended by signal ${code - 128} (exit code ${code})`;
    return `the command ended with exit code ${code}`;
}
/**
 * Finds the run of a key that may be given again, or makes a new one. Run ids come from the key: `run-` and six digits of it, or,
 * when that run failed, was cancelled, or belongs to another key, of its nth variant. Of two makers of one run one wins.
 */
async function findOrMake(home, facts, files) {
    await (0,promises_.mkdir)(home, { recursive: true });
    for (let attempt = 0;; attempt += 1) {
        const hex = attempt === 0 ? facts.key.slice(7) : (0,lib/* sha256 */.sc)(`${facts.key}\n${attempt}`).slice(7);
        const folder = new RunFolder(home, `run-${hex.slice(0, 6)}`);
        const known = await folder.facts();
        if (known) {
            if (known.key !== facts.key)
                continue;
            const state = await folder.state();
            if (state && ['queued', 'running', 'completed', 'unresponsive'].includes(state.status))
                return { folder, existed: true };
            continue;
        }
        if (await make(folder, { ...facts, run: folder.run, preparer: await thisProcess() }, files))
            return { folder, existed: false };
        attempt -= 1;
    }
}
async function thisProcess() {
    return { pid: process.pid, identity: (await processIdentity(process.pid)) ?? '' };
}
/** Makes the folder with all its files under another name and renames it: it is there whole, and made once. */
async function make(folder, facts, files) {
    const temporary = (0,external_node_path_.join)(folder.path, '..', `.${folder.run}-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
    await (0,promises_.mkdir)((0,external_node_path_.join)(temporary, 'output'), { recursive: true });
    try {
        for (const [name, bytes] of Object.entries(files))
            await (0,promises_.writeFile)((0,external_node_path_.join)(temporary, name), bytes);
        await (0,promises_.writeFile)((0,external_node_path_.join)(temporary, 'log'), '');
        await (0,promises_.writeFile)((0,external_node_path_.join)(temporary, 'run.json'), (0,lib/* canonicalBytes */.Mr)({ ...facts }));
        await (0,promises_.rename)(temporary, folder.path);
        return true;
    }
    catch (thrown) {
        if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(thrown) ?? ''))
            return false;
        throw thrown;
    }
    finally {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/training/wrapper.js
/**
 * What stays with a run when the process that submitted it is gone: a few lines of bash in a session of their own. They start
 * the team's command in its own process group, keep the time limit, and leave the exit code on disk.
 * Arguments: folder of the run, command, time limit and grace in seconds. All state is files that appear whole (`mv`).
 */
const wrapperScript = `
set -u
run=$1 command=$2 limit=$3 grace=$4
exec </dev/null >/dev/null 2>&1
identity() { if [ -r "/proc/$1/stat" ]; then cut -d' ' -f22 "/proc/$1/stat"; else ps -o lstart= -p "$1"; fi; }
trap '' HUP INT
set -m
( trap - HUP INT; exec bash -euo pipefail -c "$command" ) >>"$run/log" 2>&1 &
child=$!
( trap - HUP INT; sleep "$limit"; : >"$run/limit"; kill -TERM -- "-$child"; sleep "$grace"; kill -KILL -- "-$child" ) &
watchdog=$!
set +m
printf '%s %s %s' "$$" "$child" "$(identity $$)" >"$run/pid.tmp" && mv "$run/pid.tmp" "$run/pid"
wait "$child"
code=$?
kill -KILL -- "-$watchdog"
kill -KILL -- "-$child"
printf '%s' "$code" >"$run/exit.tmp" && mv "$run/exit.tmp" "$run/exit"
`;

;// CONCATENATED MODULE: ./packages/platform-local/lib/training/training.js















const training_fail = (0,lib/* errorsOf */.Bp)(localErrors);
/**
 * Training on this machine. A run is a folder and, while it runs, a session of its own: it goes on when the process that
 * submitted it ends, and any process that finds the folder can observe, cancel or take it.
 */
function createLocalTraining(options) {
    const home = (0,external_node_path_.resolve)(options.home);
    const runs = (0,external_node_path_.join)(home, 'runs');
    const graceMs = options.graceMs ?? 3000;
    const find = async (run) => {
        const folder = new RunFolder(runs, run);
        if (!(await folder.facts()))
            throw unknownRun(run);
        return folder;
    };
    return {
        environment: (folder, setting, call) => describeEnvironment(folder, setting, options.environment, call),
        async submit(spec, key, call) {
            const facts = {
                key,
                model: spec.model,
                command: spec.command,
                folder: (0,external_node_path_.resolve)(spec.folder),
                timeLimitMs: spec.timeLimitMs,
                outputs: spec.outputs,
                createdAt: call.clock.now(),
            };
            for (const path of Object.values(spec.outputs))
                below('.', path);
            const files = { 'parameters.json': (0,lib/* canonicalBytes */.Mr)(spec.parameters) };
            const { folder, existed } = await findOrMake(runs, facts, files);
            if (!existed)
                await start(folder, spec, { ...options, home }, graceMs, call);
            return { run: folder.run, existed };
        },
        async *observe(run, from, call) {
            yield* observeRun(await find(run), from, call);
        },
        async state(run) {
            return await new RunFolder(runs, run).state();
        },
        async cancel(run, call) {
            await cancel(await find(run), graceMs, call);
        },
        async outputs(run, into, call) {
            const folder = await find(run);
            const state = await folder.state();
            if (state?.status !== 'completed')
                throw training_fail('RUN_NOT_COMPLETED', `${run} is ${state?.status ?? 'gone'}${state?.reason ? `: ${state.reason}` : ''}.`, {
                    remedy: 'Only a completed run has outputs.',
                });
            return await copyOutputs(folder.output, into, call);
        },
    };
}
function unknownRun(run) {
    return training_fail('RUN_NOT_FOUND', `there is no run ${run} on this machine.`, { remedy: 'Train first: mlops train.' });
}
async function start(folder, spec, options, graceMs, call) {
    try {
        const environments = (0,external_node_path_.join)(options.home, 'environments');
        const prepared = await prepareEnvironment(spec.environment, spec.folder, environments, options.environment, call);
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder.path, 'environment.lock'), prepared.lock);
        if ((await folder.marked('cancelled')) !== undefined)
            return;
        const variables = {
            ...scrubbed_scrubbed(options.environment),
            ...trackedByRunner(options.environment),
            ...prepared.variables,
            ...contract(folder, spec),
        };
        await launch(folder, spec, variables, graceMs);
    }
    catch (thrown) {
        const reason = call.signal.aborted ? 'it was stopped while its environment was made' : (0,lib/* messageOf */.bD)(thrown);
        await folder.mark(call.signal.aborted ? 'cancelled' : 'failed', reason);
        if (call.signal.aborted || thrown instanceof lib/* UserError */.yo)
            throw thrown;
        if (codeOf(thrown) === 'ENOENT')
            throw training_fail('SHELL_NOT_FOUND', `the command cannot be run: ${(0,lib/* messageOf */.bD)(thrown)}`, {
                remedy: 'Install bash; on Windows it comes with Git.',
                cause: thrown,
            });
        throw thrown;
    }
}
/**
 * At the end of a job the runner ends what carries its mark, so that a job that was killed leaves no training behind. A machine
 * that is meant to keep processes (`detach`) does not pass the mark on.
 */
function trackedByRunner(environment) {
    const mark = environment['RUNNER_TRACKING_ID'];
    return mark === undefined || factsOf(environment).detach ? {} : { RUNNER_TRACKING_ID: mark };
}
/** The variables that are the contract with the team's command, the same on every platform. */
function contract(folder, spec) {
    return {
        ...spec.secrets,
        PYTHONUNBUFFERED: '1',
        PYTHONHASHSEED: String(Math.abs(Math.trunc(spec.seed)) % 2 ** 32),
        ...Object.fromEntries(spec.data.map(({ name, path }) => [dataVariable(name), (0,external_node_path_.resolve)(path)])),
        MLOPS_PARAMETERS: (0,external_node_path_.join)(folder.path, 'parameters.json'),
        MLOPS_SEED: String(spec.seed),
        MLOPS_OUTPUT: folder.output,
    };
}
async function launch(folder, spec, environment, graceMs) {
    const seconds = (ms) => String(Math.max(0.1, ms / 1000));
    const args = [
        '-c',
        wrapperScript,
        'mlops-run',
        folder.path,
        spec.command,
        seconds(spec.timeLimitMs),
        seconds(graceMs),
    ];
    const wrapper = (0,external_node_child_process_.spawn)('bash', args, { cwd: spec.folder, env: environment, detached: true, stdio: 'ignore' });
    await new Promise((resolveStart, reject) => {
        wrapper.once('spawn', resolveStart);
        wrapper.once('error', reject);
    });
    wrapper.unref();
    // The run counts as started when its wrapper has said who it is; bash needs a few milliseconds for that.
    for (let wait = 0; wait < 500 && (await folder.process()) === undefined; wait += 1)
        await new Promise((resolveWait) => setTimeout(resolveWait, 10));
}
async function cancel(folder, graceMs, call) {
    const before = await folder.state();
    if (!before || ['completed', 'failed', 'cancelled'].includes(before.status))
        return;
    await folder.mark('cancelled', '');
    const running = await folder.process();
    if (!running)
        return;
    const gone = async (ms) => {
        const until = call.clock.monotonicMs() + ms;
        while ((await folder.state())?.status === 'running') {
            if (call.clock.monotonicMs() >= until)
                return false;
            await call.clock.sleep(50, call.signal);
        }
        return true;
    };
    signalGroup(running.child, 'SIGTERM');
    let ended = false;
    try {
        ended = await gone(graceMs);
    }
    finally {
        // Also when the caller has no time left: nothing of the run stays behind.
        if (!ended)
            signalGroup(running.child, 'SIGKILL');
    }
    if (!ended)
        await gone(5000);
}
/**
 * Copies the files below MLOPS_OUTPUT. What the command left there is data of others: links and special files are refused.
 * @throws UserError LINK_REFUSED, NAME_INVALID
 */
async function copyOutputs(output, into, call) {
    const resources = [];
    const walk = async (prefix) => {
        const entries = await (0,promises_.readdir)((0,external_node_path_.join)(output, prefix), { withFileTypes: true });
        for (const entry of entries.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))) {
            const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
            const target = below(into, name);
            if (entry.isDirectory()) {
                await (0,promises_.mkdir)(target, { recursive: true });
                await walk(name);
            }
            else if (entry.isFile()) {
                await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
                // A run that is taken again lies there already: its files are replaced, each whole.
                const part = `${target}.part`;
                await (0,promises_.rm)(part, { force: true });
                const { digest, bytes } = await copyWithDigest((0,external_node_path_.join)(output, name), part, call.signal);
                await (0,promises_.rename)(part, target);
                resources.push({ name, digest, bytes });
            }
            else
                throw training_fail('LINK_REFUSED', `${name} below MLOPS_OUTPUT is a link or a special file.`, {
                    remedy: 'Write the file itself below MLOPS_OUTPUT.',
                });
        }
    };
    await (0,promises_.mkdir)(into, { recursive: true });
    await walk('');
    return resources;
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/platform.js








/** The four ports on this machine: no account, no container engine. */
function createLocalPlatform(options) {
    const { root, environment } = options;
    const home = (0,external_node_path_.resolve)(options.home);
    const facts = factsOf(environment);
    return {
        name: 'local',
        can: {
            detachedRuns: !facts.inJob || facts.detach,
            endpointOutlivesJob: !facts.inJob || facts.detach,
            mirror: 'none',
            atomicUpdate: true,
            retriesOnOldDeployment: true,
            perRequestMetrics: true,
        },
        training: createLocalTraining({ home, environment }),
        registry: remembering(createRegistry(openStore(options.store, root, home, environment)), options.store, facts),
        endpoints: createLocalEndpoints({
            home,
            controller: {
                // Not `mlops serve`: the controller needs the state folder, not the repository, and no second process around it.
                command: [...options.command, 'role', 'serve'],
                env: { MLOPS_HOME: home },
                detach: facts.detach,
            },
        }),
        datasets: createLocalDatasets((endpoint, window) => collectedFiles(home, endpoint, window)),
    };
}
/** Versions, their marks and aliases are made to be found by a later job: where they would die with this one, they are refused. */
function remembering(registry, store, facts) {
    return {
        ...registry,
        async createVersion(...args) {
            assertRemembers(`The version of ${args[0]}`, store, facts);
            return await registry.createVersion(...args);
        },
        async mark(...args) {
            assertRemembers(`What is noted of v${args[1]}`, store, facts);
            await registry.mark(...args);
        },
        async setAliases(...args) {
            assertRemembers(`The aliases of ${args[0]}`, store, facts);
            return await registry.setAliases(...args);
        },
    };
}
/** The store of a registry: `directory` below the state folder, `git` in the repository of the root. */
function openStore(kind, root, home, environment) {
    if (kind === 'directory')
        return directoryStore((0,external_node_path_.join)(home, 'registry'));
    return gitStore({ folder: root, remote: environment['MLOPS_REGISTRY_REMOTE'] || undefined, environment });
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/serve/deployment-process.js





/**
 * Writes that may be without any answer. The process works on one while the next waits in the pipe; more would only mean
 * smaller batches.
 */
const writesAhead = 2;
/** How often a process that was never ready is started before it is given up. */
const startAttempts = 3;
/** A deployment: a process that runs a bundle, started again with growing pauses when it ends by itself. */
class DeploymentProcess {
    name;
    desired;
    bins = [];
    /** Called after each change of state. */
    onChange = () => { };
    #state = 'creating';
    #reason;
    #restarts = 0;
    #failures = 0;
    #wasReady = false;
    #child;
    #writer;
    #pending = new Map();
    /** Writes so far, and the newest of which an answer has come. */
    #written = 0;
    #answered = 0;
    /** Since when it has been asked and has answered nothing. */
    #silentSince;
    #nextId = 1;
    #retry;
    #startTimer;
    #gone = [];
    #launch;
    #order;
    constructor(name, desired, launch) {
        this.name = name;
        this.desired = desired;
        this.#launch = launch;
    }
    get ready() {
        return this.#state === 'ready';
    }
    /** Requests that it works on. */
    get load() {
        return this.#pending.size;
    }
    observed() {
        const { version, since } = this.desired;
        return {
            state: this.#state,
            version,
            package: this.desired.package,
            since,
            ...(this.#reason === undefined ? {} : { reason: this.#reason }),
            ...(this.#child?.pid === undefined ? {} : { pid: this.#child.pid }),
            restarts: this.#restarts,
        };
    }
    start() {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(this.#launch.logFile, '..'), { recursive: true, mode: 0o700 });
        const log = (0,external_node_fs_.openSync)(this.#launch.logFile, 'a', 0o600);
        const child = (0,external_node_child_process_.spawn)(this.#launch.node, [...packaging_lib.nodeMemoryFlags, 'server.mjs'], {
            cwd: this.desired.bundle,
            env: { ...this.#launch.env, MLOPS_FRAMES_FD: '3', MLOPS_MAXIMUM_ROWS: String(this.#launch.maximumRows) },
            stdio: ['ignore', log, log, 'pipe'],
        });
        (0,external_node_fs_.closeSync)(log);
        this.#child = child;
        const pipe = child.stdio[3];
        // 'error' (the program is not there) is followed by no 'exit'; both end in the same place, once.
        let ended = false;
        const end = (how) => {
            if (ended)
                return;
            ended = true;
            void this.#ended(child, how);
        };
        child.on('error', (error) => end(error.message));
        child.on('exit', (code, signal) => end(signal === null ? `ended with code ${code}` : `was ended by ${signal}`));
        if (!pipe)
            return;
        this.#connect(child, pipe);
        this.#startTimer = setTimeout(() => {
            this.#reason = `was not ready after ${this.#launch.startMs / 1000} s`;
            child.kill('SIGKILL');
        }, this.#launch.startMs);
    }
    /** Asks the process. */
    send(waiting) {
        this.#ask(packaging_lib.frameKinds.score, waiting);
    }
    /** Sends a control frame; resolves to the answer's body, or to undefined when the process ends first. */
    control(kind, body) {
        if (!this.ready)
            return Promise.resolve(undefined);
        return new Promise((resolve) => {
            this.#ask(kind, {
                requestId: '',
                collect: false,
                body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
                onAnswer: (frame) => resolve(Buffer.from(frame.body).toString('utf8')),
                onFailure: () => resolve(undefined),
            });
        });
    }
    /** What it should collect; told again after each start. */
    collect(order) {
        this.#order = order;
        void this.control(packaging_lib.frameKinds.collect, order);
    }
    /** Fails requests that have waited longer than `timeoutMs`. Called a few times a second. */
    sweep(now, timeoutMs) {
        this.#endIfStuck(now, timeoutMs);
        for (const [id, pending] of this.#pending) {
            if (now - pending.since < timeoutMs)
                return;
            this.#pending.delete(id);
            pending.waiting.onFailure(`did not answer within ${timeoutMs / 1000} s`, now - pending.since);
        }
    }
    /** Ends a process that has been asked and has answered nothing for twice the time limit; it is then started again. */
    #endIfStuck(now, timeoutMs) {
        const stuck = now - (this.#silentSince ?? now);
        if (!this.ready || stuck < 2 * timeoutMs + 500)
            return;
        this.#reason = `answered nothing for ${(stuck / 1000).toFixed(1)} s`;
        this.#child?.kill('SIGKILL');
    }
    /** Ends the process without starting it again: first in order, after `graceMs` by force. Resolves when it is gone. */
    async stop(graceMs) {
        this.#state = 'deleting';
        clearTimeout(this.#retry);
        const child = this.#child;
        if (!child)
            return;
        const gone = new Promise((resolve) => this.#gone.push(resolve));
        const deadline = setTimeout(() => child.kill('SIGKILL'), graceMs);
        const wait = setInterval(() => {
            if (this.#pending.size === 0)
                child.stdio[3]?.end();
        }, 20);
        await gone;
        clearInterval(wait);
        clearTimeout(deadline);
    }
    #ask(kind, waiting) {
        const writer = this.#writer;
        if (!writer) {
            waiting.onFailure('is not running', 0);
            return;
        }
        const id = this.#nextId;
        this.#nextId = id === 0xffffffff ? 1 : id + 1;
        const now = performance.now();
        this.#silentSince ??= now;
        this.#pending.set(id, { waiting, since: now, batch: this.#written + 1 });
        const { requestId, collect, body } = waiting;
        writer.add((0,packaging_lib.requestHead)({ id, kind, requestId, collect, body }), body);
    }
    #connect(child, pipe) {
        this.#written = 0;
        this.#answered = 0;
        this.#silentSince = undefined;
        const writer = new packaging_lib.FrameWriter(pipe, {
            mayWrite: () => this.#written - this.#answered < writesAhead,
            onWrite: () => {
                this.#written += 1;
            },
        });
        this.#writer = writer;
        const reader = new packaging_lib.FrameReader((bytes) => this.#take((0,packaging_lib.decodeAnswer)(bytes)));
        pipe.on('data', (chunk) => {
            try {
                reader.push(chunk);
                writer.flush();
            }
            catch (error) {
                this.#reason = `spoke nonsense: ${String(error)}`;
                child.kill('SIGKILL');
            }
        });
        // The end of the process says what happened; a broken pipe is only how it is noticed first.
        pipe.on('error', () => child.kill('SIGKILL'));
    }
    #take(frame) {
        if (frame.kind === packaging_lib.frameKinds.hello) {
            this.#hello(JSON.parse(Buffer.from(frame.body).toString('utf8')));
            return;
        }
        const now = performance.now();
        const pending = this.#pending.get(frame.id);
        this.#silentSince = this.#pending.size > 1 ? now : undefined;
        // Nobody waits any more: it was answered by another deployment after a time-out.
        if (!pending)
            return;
        this.#pending.delete(frame.id);
        if (pending.batch > this.#answered)
            this.#answered = pending.batch;
        pending.waiting.onAnswer(frame, now - pending.since);
    }
    #hello(hello) {
        clearTimeout(this.#startTimer);
        if (hello.protocol !== packaging_lib.protocolVersion) {
            this.#reason = `speaks protocol ${hello.protocol}, this version ${packaging_lib.protocolVersion}: build the package again`;
            this.#failures = startAttempts;
            this.#child?.kill('SIGKILL');
            return;
        }
        this.bins = hello.bins;
        this.#state = 'ready';
        this.#reason = undefined;
        this.#wasReady = true;
        this.#failures = 0;
        if (this.#order)
            void this.control(packaging_lib.frameKinds.collect, this.#order);
        this.onChange();
    }
    #restart() {
        if (this.#state === 'deleting')
            return;
        this.#restarts += 1;
        this.#reason = undefined;
        this.start();
    }
    async #ended(child, how) {
        clearTimeout(this.#startTimer);
        if (this.#child !== child)
            return;
        this.#child = undefined;
        this.#writer = undefined;
        const pending = [...this.#pending.values()];
        this.#pending.clear();
        const stopping = this.#state === 'deleting';
        this.#failures += 1;
        const givenUp = !this.#wasReady && this.#failures >= startAttempts;
        if (!stopping)
            this.#state = this.#wasReady || givenUp ? 'failed' : 'creating';
        this.onChange();
        const now = performance.now();
        for (const one of pending)
            one.waiting.onFailure(`${this.name} ${how}`, now - one.since);
        for (const gone of this.#gone.splice(0))
            gone();
        if (stopping)
            return;
        if (!givenUp)
            this.#retry = setTimeout(() => this.#restart(), Math.min(30_000, 100 * 2 ** (this.#failures - 1)));
        const last = (await tailOf(this.#launch.logFile, 3)).trim();
        if (this.#child)
            return;
        this.#reason = `${this.#reason ?? how}${last ? `: ${last}` : ''}`.slice(0, 600);
        this.onChange();
    }
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/serve/logs.js

/** A log that is larger is moved aside, once: 20 MiB. */
const mostBytes = 20 * 2 ** 20;
/** Moves a log that has grown to `NAME.1` and empties it; processes that append to it go on. */
async function shortenLog(path, most = mostBytes) {
    if (path.endsWith('.1') || (await (0,promises_.stat)(path)).size <= most)
        return;
    await (0,promises_.copyFile)(path, `${path}.1`);
    await (0,promises_.truncate)(path, 0);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./packages/platform-local/lib/serve/picker.js

/**
 * Smooth weighted round robin (as nginx does it): in every 100 requests each deployment has its weight, evenly spread. With a
 * key, the hash of the key decides: the share of `first` grows without moving a key back that it has already.
 */
function pickerOf(weights, first) {
    const names = Object.keys(weights).filter((name) => weights[name] > 0);
    names.sort((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1));
    const shares = names.map((name) => weights[name]);
    const total = shares.reduce((sum, share) => sum + share, 0);
    const current = new Float64Array(names.length);
    return {
        pick(key) {
            if (names.length <= 1)
                return names[0];
            if (key !== undefined)
                return byHash(names, shares, (0,packaging_lib.shareOf)(key) * total);
            let best = 0;
            for (let index = 0; index < names.length; index += 1) {
                current[index] = current[index] + shares[index];
                if (current[index] > current[best])
                    best = index;
            }
            current[best] = current[best] - total;
            return names[best];
        },
    };
}
function byHash(names, shares, place) {
    let upTo = 0;
    for (const [index, name] of names.entries()) {
        upTo += shares[index];
        if (place < upTo)
            return name;
    }
    return names[names.length - 1];
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/serve/replies.js

/** Sends what a deployment answered, and who it was. */
function respond(response, frame, { name, desired }, requestId) {
    response.writeHead(frame.status, [
        'content-type',
        'application/json',
        'content-length',
        String(frame.body.length),
        'x-request-id',
        requestId,
        'mlops-deployment',
        name,
        'mlops-version',
        desired.version,
    ]);
    // As text of one byte a character, head and body leave in one write.
    if (frame.body.length < 16_384)
        response.end(Buffer.from(frame.body.buffer, frame.body.byteOffset, frame.body.length).toString('latin1'), 'latin1');
    else
        response.end(frame.body);
}
/** Sends what the router itself answers. */
function answer(response, status, body, requestId) {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': requestId });
    response.end(body);
}
/** Sends an error of the router. */
function refuse(response, status, code, message, requestId, retryAfter) {
    if (status === 401)
        response.setHeader('www-authenticate', 'Bearer');
    if (status === 405)
        response.setHeader('allow', 'POST');
    if (status === 413)
        response.setHeader('connection', 'close');
    if (retryAfter !== undefined)
        response.setHeader('retry-after', retryAfter);
    answer(response, status, (0,packaging_lib.errorBody)(code, message), requestId);
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/serve/router.js




/** Requests in flight and waiting, of all deployments together; more are refused with 503. */
const maximumWaiting = 2048;
const noBins = new Uint8Array(0);
/**
 * The endpoint's address: takes HTTP, chooses a deployment by weight, header or hash, and answers. A request that one
 * deployment fails is answered by another that serves, so that no caller notices a release.
 */
class Router {
    #server;
    #former = new Set();
    #options;
    #keyIsRight;
    #members = new Map();
    #traffic = {};
    #mirror = {};
    #rollout = null;
    #picker = pickerOf({}, undefined);
    #mirrorDebt = 0;
    #queue = [];
    #inFlight = 0;
    #closing = false;
    constructor(options) {
        this.#options = options;
        this.#keyIsRight = (0,packaging_lib.keyCheck)(options.key);
    }
    /**
     * Listens; where it listened before, it takes nothing new there and answers what came.
     * @throws UserError SERVER_PORT_IN_USE, and goes on where it was
     */
    async listen(at) {
        const former = this.#server;
        const before = former?.address();
        const kept = typeof before === 'object' && before?.port === at.port ? { host: before.address, port: at.port } : null;
        // One port at two addresses of which one holds the other: it is given up first, and taken back where the new one fails.
        if (kept)
            this.#leave(former);
        try {
            this.#server = await this.#open(at);
        }
        catch (cause) {
            if (kept)
                this.#server = await this.#open(kept);
            throw cause;
        }
        if (!kept)
            this.#leave(former);
    }
    async #open(at) {
        const server = (0,external_node_http_.createServer)({ keepAliveTimeout: 65_000 }, (request, response) => this.#take(request, response));
        await (0,packaging_lib.listen)(server, at);
        return server;
    }
    /** Idle connections to the old address end once those that were in use have been answered. */
    #leave(former) {
        if (!former)
            return;
        this.#former.add(former);
        former.once('close', () => this.#former.delete(former));
        former.close();
    }
    /** Puts another traffic in force, from the next request on. */
    set(members, traffic, mirror, rollout) {
        this.#members = members;
        this.#traffic = traffic;
        this.#mirror = mirror;
        this.#rollout = rollout;
        this.refresh();
    }
    /** After a deployment became ready or was lost: chooses among those that are ready, and asks for those who wait. */
    refresh() {
        const ready = {};
        for (const [name, weight] of Object.entries(this.#traffic))
            if (this.#members.get(name)?.process.ready)
                ready[name] = weight;
        this.#picker = pickerOf(ready, this.#rollout?.to);
        const waiting = this.#queue;
        this.#queue = [];
        for (const { job, until } of waiting)
            this.#dispatch(job, until);
    }
    /** A few times a second: requests that have waited too long are answered otherwise. */
    sweep(now) {
        for (const { process } of this.#members.values())
            process.sweep(now, this.#options.settings().timeoutMs);
        for (const former of this.#former)
            former.closeIdleConnections();
        if (this.#queue.length === 0)
            return;
        const late = this.#queue.filter(({ until }) => until <= now);
        this.#queue = this.#queue.filter(({ until }) => until > now);
        for (const { job } of late)
            this.#giveUp(job);
    }
    /** No more requests; resolves when those that came are answered. */
    async close() {
        this.#closing = true;
        const server = this.#server;
        const closed = new Promise((resolve) => (server ? server.close(() => resolve()) : resolve()));
        server?.closeIdleConnections();
        // A caller that stops in the middle of its request does not hold the endpoint open.
        const deadline = performance.now() + this.#options.settings().timeoutMs + 5000;
        while (this.#inFlight > 0 && performance.now() < deadline)
            await new Promise((resolve) => setTimeout(resolve, 20));
        for (const one of [server, ...this.#former])
            one?.closeAllConnections();
        await closed;
    }
    #take(request, response) {
        const url = request.url ?? '/';
        const requestId = (0,packaging_lib.requestIdOf)(request.headers['x-request-id'], this.#options.ids);
        if (url !== '/score' && !url.startsWith('/score?')) {
            this.#takeOther(url, request, response, requestId);
            return;
        }
        if (!this.#keyIsRight(request.headers.authorization)) {
            refuse(response, 401, 'KEY_REFUSED', 'Send the key of the endpoint as authorization: Bearer KEY.', requestId);
            return;
        }
        if (request.method !== 'POST') {
            refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Write POST /score.', requestId);
            return;
        }
        if (this.#inFlight >= maximumWaiting || this.#closing) {
            refuse(response, 503, 'BUSY', this.#closing ? 'The endpoint closes.' : 'Too many requests wait.', requestId);
            return;
        }
        this.#inFlight += 1;
        response.once('close', () => {
            this.#inFlight -= 1;
        });
        const { routeHeader, maximumBytes } = this.#options.settings();
        const route = routeHeader === undefined ? undefined : request.headers[routeHeader];
        const pinned = request.headers['mlops-deployment'];
        (0,packaging_lib.bodyOf)(request, maximumBytes).then((body) => {
            if (body === undefined) {
                const most = `A request has at most ${maximumBytes} bytes. Send fewer rows at a time.`;
                refuse(response, 413, 'REQUEST_TOO_LARGE', most, requestId);
                return;
            }
            const key = typeof route === 'string' ? route : undefined;
            const job = new Job(response, requestId, body, typeof pinned === 'string' ? pinned : undefined, key);
            job.collect = request.headers['mlops-collect'] !== 'off';
            this.#dispatch(job, this.#patience());
            if (job.pinned === undefined)
                this.#mirrorTo(job);
        }, 
        // The caller left before the body was complete: nobody reads an answer.
        () => response.destroy());
    }
    #takeOther(url, request, response, requestId) {
        const path = url.split('?', 1)[0];
        if (path === '/health')
            answer(response, 200, '{"status":"ok"}', requestId);
        else if (path === '/ready') {
            const ready = !this.#closing && Object.keys(this.#traffic).some((name) => this.#members.get(name)?.process.ready);
            answer(response, ready ? 200 : 503, `{"status":"${ready ? 'ready' : 'not ready'}"}`, requestId);
        }
        else if (!this.#keyIsRight(request.headers.authorization))
            refuse(response, 401, 'KEY_REFUSED', 'Send the key as authorization: Bearer KEY.', requestId);
        else if (path.startsWith('/-/'))
            this.#options.control(path, response);
        else {
            const document = path === '/openapi.json' ? this.#options.openapi() : undefined;
            if (document)
                answer(response, 200, document, requestId);
            else
                refuse(response, 404, 'NOT_FOUND', `${path} is not served; POST /score is.`, requestId);
        }
    }
    #dispatch(job, until) {
        if (job.pinned !== undefined) {
            const member = this.#members.get(job.pinned);
            if (!member) {
                const names = [...this.#members.keys()].join(', ') || 'none';
                refuse(job.response, 404, 'DEPLOYMENT_NOT_FOUND', `There is no deployment ${job.pinned}; there are: ${names}.`, job.requestId);
            }
            else if (member.process.ready)
                this.#ask(job, member);
            else
                this.#queue.push({ job, until });
            return;
        }
        const name = this.#picker.pick(job.key);
        const member = name === undefined ? this.#substitute(undefined) : this.#members.get(name);
        if (member)
            this.#ask(job, member);
        else if (Object.values(this.#traffic).some((weight) => weight > 0))
            this.#queue.push({ job, until });
        else
            refuse(job.response, 503, 'NO_DEPLOYMENT', 'No deployment has traffic.', job.requestId, '5');
    }
    /** A deployment that serves or served before this rollout, other than the one that failed. */
    #substitute(failed) {
        let best;
        let bestWeight = -1;
        for (const [name, member] of this.#members) {
            if (name === failed || !member.process.ready)
                continue;
            const weight = this.#traffic[name] ?? 0;
            if (weight <= 0 && name !== this.#rollout?.from)
                continue;
            if (weight > bestWeight) {
                best = member;
                bestWeight = weight;
            }
        }
        return best;
    }
    #ask(job, member) {
        job.asked += 1;
        job.router = this;
        job.member = member;
        member.process.send(job);
    }
    /** The answer of a deployment to a request. */
    answered(job, frame, ms) {
        const member = job.member;
        const { name } = member.process;
        const broken = frame.status >= 500;
        // A version that refuses what the one before accepts is a release that callers would notice.
        const refused = frame.status >= 400 && !broken && name === this.#rollout?.to && this.#rollout.from !== null;
        if ((broken || refused) && job.pinned === undefined && job.refused === undefined) {
            const other = this.#substitute(name);
            if (other) {
                job.refused = { frame: copied(frame), member, ms };
                if (broken)
                    member.counters.count(ms, true, noBins, 0);
                this.#ask(job, other);
                return;
            }
        }
        const first = job.refused;
        if (first && frame.status >= 400) {
            // Nobody can answer it: the caller sees what the first one said.
            if (first.frame.status < 500)
                first.member.counters.count(first.ms, false, noBins, 0);
            member.counters.count(ms, broken, noBins, 0);
            respond(job.response, first.frame, first.member.process, job.requestId);
            return;
        }
        if (first && first.frame.status < 500)
            first.member.counters.count(first.ms, true, noBins, 0);
        member.counters.count(ms, broken, frame.bins, frame.odd);
        respond(job.response, frame, member.process, job.requestId);
    }
    /** A deployment ended or was too slow while it worked on a request. */
    failed(job, reason, ms) {
        const member = job.member;
        member.counters.count(ms, true, noBins, 0);
        if (job.refused) {
            respond(job.response, job.refused.frame, job.refused.member.process, job.requestId);
            return;
        }
        const other = job.pinned === undefined ? this.#substitute(member.process.name) : undefined;
        // Scoring changes nothing, so that asking twice is safe; a third time would let one request end everything in turn.
        if (other && job.asked < 3)
            this.#ask(job, other);
        else if (job.asked < 2 && !member.process.ready)
            this.#queue.push({ job, until: this.#patience() });
        else {
            const status = reason.includes('within') ? 504 : 502;
            refuse(job.response, status, 'DEPLOYMENT_FAILED', `The deployment ${reason}.`, job.requestId);
        }
    }
    /** Until when a request waits for a deployment that is starting again. */
    #patience() {
        return performance.now() + Math.min(this.#options.settings().timeoutMs, 10_000);
    }
    #giveUp(job) {
        refuse(job.response, 503, 'NO_DEPLOYMENT', 'The deployment is not running; it is being started again.', job.requestId, '5');
    }
    /** Sends copies to deployments that are watched without answering; what they say is counted and dropped. */
    #mirrorTo(job) {
        for (const [name, share] of Object.entries(this.#mirror)) {
            const member = this.#members.get(name);
            if (share <= 0 || !member?.process.ready || member.process.load > 64)
                continue;
            this.#mirrorDebt += share;
            if (this.#mirrorDebt < 100)
                continue;
            this.#mirrorDebt -= 100;
            member.process.send({
                requestId: job.requestId,
                body: job.body,
                collect: false,
                onAnswer: (frame, ms) => member.counters.count(ms, frame.status >= 500, frame.bins, frame.odd),
                onFailure: (_reason, ms) => member.counters.count(ms, true, noBins, 0),
            });
        }
    }
}
/** One request on its way. */
class Job {
    response;
    requestId;
    body;
    /** The deployment that the caller addressed. */
    pinned;
    key;
    asked = 0;
    collect = true;
    member;
    router;
    /** What the first deployment said, where another is asked. */
    refused;
    constructor(response, requestId, body, pinned, key) {
        this.response = response;
        this.requestId = requestId;
        this.body = body;
        this.pinned = pinned;
        this.key = key;
    }
    onAnswer(frame, ms) {
        this.router?.answered(this, frame, ms);
    }
    onFailure(reason, ms) {
        this.router?.failed(this, reason, ms);
    }
}
/** The views of a frame are of a buffer that is soon used again. */
function copied(frame) {
    return { ...frame, body: Uint8Array.from(frame.body), bins: noBins };
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/serve/controller.js


















/**
 * Serves an endpoint: makes the desired state true and keeps it so, until closed. Of two that serve the same endpoint the
 * second finds its port taken.
 * @throws UserError ENDPOINT_NOT_FOUND, ENDPOINT_PORT_IN_USE
 * @returns undefined where another process serves this endpoint already
 */
async function serveEndpoint(endpoint, options) {
    const paths = endpointPaths(options.home, endpoint);
    const desired = await readDesired(paths);
    if (!desired)
        throw errors_fail('ENDPOINT_NOT_FOUND', `There is no endpoint ${endpoint} in ${options.home}.`, {
            remedy: 'Deploy first, or set MLOPS_HOME to the folder in which it was deployed.',
        });
    const controller = new Controller(endpoint, paths, await ensureKey(paths), desired, options);
    return (await controller.listen()) ? controller : undefined;
}
class Controller {
    ended;
    url = '';
    /** Host and port at which it listens. */
    #place = '';
    #endpoint;
    #paths;
    #key;
    #options;
    #settings;
    #leaving = new Map();
    #router;
    #instance = (0,external_node_crypto_.randomBytes)(8).toString('hex');
    #members = new Map();
    #timers = [];
    #seen;
    #problem;
    #applied = 0;
    #working = Promise.resolve();
    #writing = Promise.resolve();
    #closed = false;
    #finish = () => { };
    constructor(endpoint, paths, key, seen, options) {
        this.#endpoint = endpoint;
        this.#paths = paths;
        this.#key = key;
        this.#seen = seen;
        this.#options = options;
        this.#settings = parseSettings(seen.value.settings);
        this.ended = new Promise((resolve) => {
            this.#finish = resolve;
        });
        this.#router = new Router({
            key,
            ids: (0,packaging_lib.requestIds)(Date.now),
            settings: () => this.#settings,
            control: (path, response) => void this.#control(path, response),
            openapi: () => this.#openapi(),
        });
    }
    /** False where another process serves this endpoint. */
    async listen() {
        try {
            await this.#listenAt(this.#settings.host, this.#seen.value.port);
        }
        catch (error) {
            const url = addressOf(this.#settings.host, this.#seen.value.port);
            const answers = async () => {
                const limit = AbortSignal.timeout(await patienceMs(this.#paths, this.#endpoint));
                return (await probe(url, this.#endpoint, this.#key, limit)) !== undefined;
            };
            // Twice: one that began at the same time has by then written that it runs, and is waited for.
            if ((await answers()) || ((await patienceMs(this.#paths, this.#endpoint)) > 500 && (await answers())))
                return false;
            throw error;
        }
        this.#log(`serves ${this.#endpoint} at ${this.url}, state ${this.#paths.folder}`);
        await this.#reconcile();
        this.#every(250, () => this.#router.sweep(performance.now()));
        this.#every(500, () => this.#reconcile());
        this.#every(1000, () => this.#writeCounters());
        this.#every(2000, () => this.#bound());
        this.#every(600_000, () => this.#prune());
        await this.#bound();
        return true;
    }
    /** @throws UserError ENDPOINT_PORT_IN_USE */
    async #listenAt(host, port) {
        const place = `${host} ${port}`;
        if (place === this.#place)
            return;
        await this.#router.listen({ host, port }).catch((cause) => {
            throw errors_fail('ENDPOINT_PORT_IN_USE', `${(0,lib/* messageOf */.bD)(cause)} The endpoint ${this.#endpoint} answers there.`, {
                remedy: 'Stop the other program, or set deploy.port to another port.',
                cause,
            });
        });
        this.#place = place;
        this.url = addressOf(host, port);
    }
    async close() {
        if (this.#closed)
            return this.ended;
        this.#closed = true;
        for (const timer of this.#timers)
            clearInterval(timer);
        await this.#router.close();
        await this.#working;
        for (const [name, member] of this.#members)
            this.#retire(name, member);
        await Promise.all(this.#leaving.values());
        await this.#writing;
        await (0,promises_.rm)(this.#paths.observed, { force: true });
        this.#log('closed');
        this.#finish();
    }
    #every(ms, work) {
        this.#timers.push(setInterval(() => {
            Promise.resolve()
                .then(work)
                .catch((error) => this.#log(`problem: ${(0,lib/* messageOf */.bD)(error)}`));
        }, ms));
    }
    /** One reconciliation at a time. */
    #reconcile() {
        this.#working = this.#working
            .then(() => (this.#closed ? undefined : this.#makeTrue()))
            .catch((error) => {
            this.#problem = (0,lib/* messageOf */.bD)(error);
            this.#log(`problem: ${this.#problem}`);
        })
            .then(() => undefined);
        return this.#working;
    }
    async #makeTrue() {
        const newest = await newestNumber(this.#paths);
        if (newest === this.#applied)
            return;
        if (newest !== this.#seen.number)
            this.#seen = await readRevision(this.#paths, newest);
        const { deployments, traffic, mirror, rollout } = this.#seen.value;
        this.#settings = parseSettings(this.#seen.value.settings);
        await this.#listenAt(this.#settings.host, this.#seen.value.port);
        for (const [name, member] of this.#members) {
            const wanted = deployments[name];
            if (wanted && same(wanted, member.process.desired))
                continue;
            this.#members.delete(name);
            this.#retire(name, member);
        }
        for (const [name, wanted] of Object.entries(deployments))
            if (!this.#members.has(name))
                this.#members.set(name, this.#start(name, wanted));
        this.#router.set(new Map(this.#members), traffic, mirror, rollout);
        this.#applied = newest;
        this.#problem = undefined;
        this.#log(`revision ${newest}: ${Object.entries(traffic)
            .map(([name, weight]) => `${name} ${weight} %`)
            .join(', ') || 'no traffic'}`);
        await this.#observe();
    }
    #start(name, wanted) {
        const log = (text) => this.#log(`${name}: ${text}`);
        const process = new DeploymentProcess(name, wanted, {
            node: this.#options.node ?? globalThis.process.execPath,
            env: this.#options.bundleEnv ?? scrubbed(globalThis.process.env),
            logFile: (0,external_node_path_.join)(this.#paths.logs, `${name}.log`),
            maximumRows: this.#settings.maximumRows,
            startMs: 60_000,
        });
        const counters = new Counters((0,external_node_path_.join)(this.#paths.metrics, name), log);
        process.onChange = () => {
            counters.binNames = process.bins;
            const { state, reason } = process.observed();
            log(reason === undefined ? state : `${state}: ${reason}`);
            this.#router.refresh();
            void this.#observe();
            if (process.ready)
                void this.#bound();
        };
        process.start();
        return { process, counters };
    }
    /** Ends a deployment behind the scenes: it answers what it has, takes nothing more, and goes. */
    #retire(name, member) {
        const gone = member.process
            .stop(this.#settings.timeoutMs + 1000)
            .then(() => member.counters.close(Date.now()))
            .then(() => {
            if (this.#leaving.get(name) === gone)
                this.#leaving.delete(name);
            return this.#observe();
        });
        this.#leaving.set(name, gone);
    }
    observed() {
        const deployments = Object.fromEntries([...this.#members].map(([name, member]) => [name, member.process.observed()]));
        for (const name of this.#leaving.keys())
            deployments[name] ??= { state: 'deleting', version: '', restarts: 0 };
        return {
            endpoint: this.#endpoint,
            instance: this.#instance,
            pid: process.pid,
            url: this.url,
            revision: this.#applied,
            ...(this.#problem === undefined ? {} : { problem: this.#problem }),
            at: new Date().toISOString(),
            deployments,
        };
    }
    /** Written beside the desired state for those who only read files; the live state is at `/-/state`. */
    #observe() {
        this.#writing = this.#writing
            .then(async () => {
            const temporary = `${this.#paths.observed}.${process.pid}`;
            await (0,promises_.writeFile)(temporary, `${JSON.stringify(this.observed())}\n`, { mode: 0o600 });
            await (0,promises_.rename)(temporary, this.#paths.observed);
        })
            .catch((error) => this.#log(`observed.json is not written: ${(0,lib/* messageOf */.bD)(error)}`));
        return this.#writing;
    }
    async #control(path, response) {
        const reply = (status, value) => {
            response.writeHead(status, { 'content-type': 'application/json' });
            response.end(JSON.stringify(value));
        };
        if (path === '/-/state')
            return reply(200, this.observed());
        if (path === '/-/reconcile') {
            await this.#reconcile();
            return reply(200, this.observed());
        }
        if (path === '/-/flush') {
            await this.#writeCounters();
            const live = [...this.#members.values()].filter((member) => member.process.ready);
            await Promise.all(live.map((member) => member.process.control(packaging_lib.frameKinds.flush, undefined)));
            return reply(200, {});
        }
        return reply(404, { error: { code: 'NOT_FOUND', message: `${path} is not served.` } });
    }
    async #writeCounters() {
        const now = Date.now();
        await Promise.all([...this.#members.values()].map((member) => member.counters.write(now)));
    }
    /** Deletes what may not be kept, and tells the deployments how much they may still write. */
    async #bound() {
        const { collect } = this.#settings;
        const allowed = await boundCollection(this.#paths.collected, collect, Date.now()).catch((error) => {
            this.#log(`nothing is collected: ${(0,lib/* messageOf */.bD)(error)}`);
            return 0;
        });
        const live = [...this.#members.values()].filter((member) => member.process.ready);
        for (const { process } of live) {
            const order = {
                folder: this.#paths.collected,
                deployment: process.name,
                version: process.desired.version,
                share: collect.share,
                exclude: collect.exclude,
                allowance: Math.floor(allowed / live.length),
            };
            process.collect(order);
        }
    }
    /** What is older than it is needed: metrics of every deployment that ever was, and logs that have grown. */
    async #prune() {
        const { keepMs } = this.#settings.collect;
        for (const folder of [this.#paths.metrics, this.#paths.logs])
            await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
        for (const name of await (0,promises_.readdir)(this.#paths.metrics))
            await pruneCounters((0,external_node_path_.join)(this.#paths.metrics, name), Date.now(), keepMs);
        for (const name of await (0,promises_.readdir)(this.#paths.logs))
            await shortenLog((0,external_node_path_.join)(this.#paths.logs, name));
    }
    #openapi() {
        const { traffic, deployments } = this.#seen.value;
        const [most] = Object.entries(traffic).sort((a, b) => b[1] - a[1]);
        const bundle = most && deployments[most[0]]?.bundle;
        return bundle === undefined ? undefined : (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(bundle, 'openapi.json'));
    }
    #log(text) {
        const line = `${new Date().toISOString()}  ${text}`;
        if (this.#options.log)
            this.#options.log(line);
        else
            process.stderr.write(`${line}\n`);
    }
}
function same(a, b) {
    return (0,lib/* canonicalJson */.dj)(a) === (0,lib/* canonicalJson */.dj)(b);
}

;// CONCATENATED MODULE: ./packages/platform-local/lib/serve/index.js


;// CONCATENATED MODULE: ./packages/platform-local/lib/index.js
















/***/ })

};
