export const id = 5463;
export const ids = [5463];
export const modules = {

/***/ 45463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cacheKey: () => (/* reexport */ cacheKey),
  configureNative: () => (/* reexport */ configureNative),
  fetchPackages: () => (/* reexport */ fetchPackages),
  findNative: () => (/* reexport */ findNative),
  hostPlatform: () => (/* reexport */ hostPlatform),
  loadDuckDb: () => (/* reexport */ loadDuckDb),
  loadOnnxRuntime: () => (/* reexport */ loadOnnxRuntime),
  nativeErrors: () => (/* reexport */ nativeErrors),
  nativeManifest: () => (/* reexport */ nativeManifest),
  nodeExec: () => (/* reexport */ nodeExec),
  wantedPackages: () => (/* reexport */ wantedPackages)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 15 modules
var lib = __webpack_require__(48395);
;// CONCATENATED MODULE: ./packages/native/lib/errors.js

/** What can go wrong with the native dependencies, and what a user can do about it. */
const nativeErrors = {
    NATIVE_PLATFORM_UNSUPPORTED: {
        summary: 'This platform has no build of the native dependency.',
        explanation: 'onnxruntime-node and DuckDB are compiled programs. They exist for Linux with glibc (x64, arm64), macOS on Apple silicon and Windows x64. Intel Macs, Alpine (musl) and 32-bit systems have none. Run the step on such a platform, for example `runs-on: ubuntu-latest`.',
    },
    NATIVE_NOT_FOUND: {
        summary: 'The native dependency was found in no place.',
        explanation: 'Looked for in this order: the folder named by MLOPS_NATIVE_DIR, node_modules, the tool cache of the runner, the cache of Actions, and `npm pack` from your registry. Install it (`npm install --ignore-scripts onnxruntime-node @duckdb/node-api`), or give the step a way to the registry. Without network: where there is one, run `npm install --ignore-scripts --prefix FOLDER onnxruntime-node@1.30.0 @duckdb/node-api@1.5.5-r.5` on the same kind of system, bring FOLDER along and set MLOPS_NATIVE_DIR to it.',
    },
    NATIVE_FILE_CHANGED: {
        summary: 'A file of a native dependency is not the one this release was tested with.',
        explanation: 'Before the first load the size and SHA-256 of every file are compared with native-dependencies.json. A difference means another version or a changed file, and it is not loaded. Delete the folder so that it is fetched again, or install the exact version that the message names.',
    },
    NATIVE_LOAD_FAILED: {
        summary: 'The native dependency is intact, but the system could not load it.',
        explanation: 'Usually a system library is missing or too old (glibc 2.28 or newer is needed on Linux). The message ends with the words of the system. Use a newer image.',
    },
    NATIVE_FETCH_FAILED: {
        summary: 'The native dependency could not be fetched with npm.',
        explanation: '`npm pack` asks the registry, through the proxy and with the credentials of your npm configuration. The message ends with the words of npm. Without network, prepare a folder elsewhere and name it in MLOPS_NATIVE_DIR.',
    },
};
/** Makes an error of this package. */
const fail = (0,lib/* errorsOf */.Bp)(nativeErrors);

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./packages/native/lib/tarball.js





/** The files of an npm tarball (gzip, ustar with PAX and GNU long names). Everything else in it (folders, links) is left out. */
function* readTarball(tarball) {
    const tar = (0,external_node_zlib_.gunzipSync)(tarball);
    let longName;
    for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
        const header = tar.subarray(at, at + 512);
        const size = Number.parseInt(tarball_text(header, 124, 12), 8) || 0;
        const type = String.fromCharCode(header[156]);
        const body = tar.subarray(at + 512, at + 512 + size);
        at += 512 + Math.ceil(size / 512) * 512;
        if (type === 'x')
            longName = /\d+ path=([^\n]+)\n/.exec(body.toString('utf8'))?.[1] ?? longName;
        else if (type === 'L')
            longName = tarball_text(body, 0, body.length);
        else {
            const prefix = tarball_text(header, 345, 155);
            const name = longName ?? (prefix === '' ? tarball_text(header, 0, 100) : `${prefix}/${tarball_text(header, 0, 100)}`);
            longName = undefined;
            if (type === '0' || type === '\0')
                yield { path: name.slice(name.indexOf('/') + 1), bytes: body };
        }
    }
}
function tarball_text(bytes, from, length) {
    const end = bytes.indexOf(0, from);
    return bytes.toString('utf8', from, end < 0 || end > from + length ? from + length : end).trim();
}
/** The integrity of bytes, as npm writes it. */
function integrityOf(bytes) {
    return `sha512-${(0,external_node_crypto_.createHash)('sha512').update(bytes).digest('base64')}`;
}
/**
 * Checks a tarball against its integrity and writes the wanted files of it below a folder.
 * Only paths that are wanted by name are written, so nothing in the tarball decides where.
 */
async function unpackTarball(tarball, wanted, folder) {
    if (integrityOf(tarball) !== wanted.integrity)
        throw fail('NATIVE_FILE_CHANGED', `The tarball of ${wanted.name}@${wanted.version} is not the one this release was tested with.`, {
            remedy: `Check the registry of your npm configuration: it must serve ${wanted.name}@${wanted.version} unchanged.`,
        });
    const paths = new Set(wanted.files.map((file) => file.path));
    for (const entry of readTarball(tarball)) {
        if (!paths.has(entry.path))
            continue;
        const target = (0,external_node_path_.join)(folder, entry.path);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
        await (0,promises_.writeFile)(target, entry.bytes);
    }
}

;// CONCATENATED MODULE: ./packages/native/lib/fetch.js






/** Runs a program with Node's child_process. On Windows npm is a script, which needs its shell; all arguments here are ours and plain. */
const nodeExec = (command, args, options) => new Promise((resolve) => {
    const shell = process.platform === 'win32';
    (0,external_node_child_process_.execFile)(command, [...args], { ...options, shell, maxBuffer: 2 ** 24 }, (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ exitCode, stdout, stderr: stderr === '' && error ? error.message : stderr });
    });
});
/**
 * Fetches packages with `npm pack --ignore-scripts`, so that the user's registry, proxy and credentials apply and no script of a package runs;
 * checks each tarball against its integrity and puts the wanted files below `folder/node_modules`. The folder appears whole or not at all.
 */
async function fetchPackages(wanted, folder, exec, signal) {
    const part = `${folder}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        await Promise.all(wanted.map((one) => fetchPackage(one, part, exec, signal)));
        await (0,promises_.rm)((0,external_node_path_.join)(part, 'packed'), { recursive: true });
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(folder), { recursive: true });
        await (0,promises_.rm)(folder, { recursive: true, force: true });
        await (0,promises_.rename)(part, folder);
    }
    finally {
        await (0,promises_.rm)(part, { recursive: true, force: true });
    }
}
async function fetchPackage(wanted, part, exec, signal) {
    const packed = (0,external_node_path_.join)(part, 'packed', wanted.name);
    await (0,promises_.mkdir)(packed, { recursive: true });
    const spec = `${wanted.name}@${wanted.version}`;
    const done = await exec('npm', ['pack', spec, '--ignore-scripts', '--silent', '--pack-destination', packed], {
        cwd: part,
        ...(signal === undefined ? {} : { signal }),
    });
    const tarball = (await (0,promises_.readdir)(packed)).find((name) => name.endsWith('.tgz'));
    if (done.exitCode !== 0 || tarball === undefined)
        throw fail('NATIVE_FETCH_FAILED', `npm pack ${spec} failed: ${lastWords(done.stderr)}`, {
            remedy: 'Check registry, proxy and credentials of npm, or name a prepared folder in MLOPS_NATIVE_DIR.',
        });
    await unpackTarball(await (0,promises_.readFile)((0,external_node_path_.join)(packed, tarball)), wanted, (0,external_node_path_.join)(part, 'node_modules', wanted.name));
}
function lastWords(text) {
    const lines = text.split('\n').filter((line) => line.trim() !== '' && !/npm (?:warn|notice)/i.test(line));
    return lines.slice(0, 3).join(' ').slice(0, 400) || 'npm said nothing';
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./packages/native/lib/host.js



/** This machine, as the native dependencies see it: `linux-x64`, `darwin-arm64`, `linux-x64-musl` … */
function hostPlatform() {
    const musl = process.platform === 'linux' && (0,external_node_fs_.existsSync)('/etc/alpine-release');
    return `${process.platform}-${process.arch}${musl ? '-musl' : ''}`;
}
/** Where fetched packages and the results of checks are kept when nothing else is said. */
function defaultCacheFolder() {
    const base = process.env['XDG_CACHE_HOME'] || (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.cache');
    return (0,external_node_path_.join)(base, 'mlops-actions', 'native');
}
/** What the environment says about places: MLOPS_NATIVE_DIR and the runner's tool cache. */
function placesOfEnvironment() {
    const directory = process.env['MLOPS_NATIVE_DIR'];
    const toolCache = process.env['RUNNER_TOOL_CACHE'];
    return { ...(directory ? { directory } : {}), ...(toolCache ? { toolCache } : {}) };
}

// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(98995);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./packages/native/lib/native-dependencies.generated.js
const nativeDependencies = {
    "platforms": [
        "linux-x64",
        "linux-arm64",
        "darwin-arm64",
        "win32-x64"
    ],
    "modules": {
        "onnxruntime-node": [
            {
                "name": "onnxruntime-node",
                "version": "1.30.0",
                "integrity": "sha512-twhs1C2C/BFkz1yc5OY0KIU2GUq6DURO7hD4bx5Q2Qy3nAMJwRXW8xU3NVczE29VA9lolLOYepoD8fjTGOfIqw==",
                "files": [
                    {
                        "path": "dist/backend.js",
                        "bytes": 6289,
                        "digest": "sha256:a79e8019e7276a282987023f9d38d41063a99e563e5e1a6f38a73a7d39ea83ab"
                    },
                    {
                        "path": "dist/binding.js",
                        "bytes": 1590,
                        "digest": "sha256:2a85ac5de943c7222aae5ca2897f52d73891f528d4295b701fab077470c668c0"
                    },
                    {
                        "path": "dist/index.js",
                        "bytes": 1602,
                        "digest": "sha256:019eb02133b94b1f7fdf2d89eb93b590ce1288d271f7b280647fb3978e6391fa"
                    },
                    {
                        "path": "dist/version.js",
                        "bytes": 361,
                        "digest": "sha256:0a1a7f532f4455ead0678966815c3114730150aa4368ebb5ebd9727425e9003b"
                    },
                    {
                        "path": "package.json",
                        "bytes": 1593,
                        "digest": "sha256:0871cd56ac2b9c9dfc834c7eabba819e5d4f966f005388515abb3402b14e0874"
                    }
                ],
                "platformFiles": {
                    "linux-x64": [
                        {
                            "path": "bin/napi-v6/linux/x64/libonnxruntime.so.1",
                            "bytes": 45828512,
                            "digest": "sha256:ffb75a925ba05e47b235bb66e3e3911714a80b328a9c9425539feb204aa32a23"
                        },
                        {
                            "path": "bin/napi-v6/linux/x64/onnxruntime_binding.node",
                            "bytes": 389488,
                            "digest": "sha256:ccdc60b981d93a490cf9513d3f583547252b6e285b72988a96a494f2f006c7b8"
                        }
                    ],
                    "linux-arm64": [
                        {
                            "path": "bin/napi-v6/linux/arm64/libonnxruntime.so.1",
                            "bytes": 25135496,
                            "digest": "sha256:1f549d46250b005580b597f4164984aaf75b3bcb9f3aeb07c7f8a8fe60b23c76"
                        },
                        {
                            "path": "bin/napi-v6/linux/arm64/onnxruntime_binding.node",
                            "bytes": 394648,
                            "digest": "sha256:afec78dc11d38dc81605b068cefe1fc73ffe77ca240c15468aa40786150beac8"
                        }
                    ],
                    "darwin-arm64": [
                        {
                            "path": "bin/napi-v6/darwin/arm64/libonnxruntime.1.dylib",
                            "bytes": 44589928,
                            "digest": "sha256:685d2be5dba1309c89d3a5324b7fd06a5c42f1a61bfea32d14c4cc28d072121d"
                        },
                        {
                            "path": "bin/napi-v6/darwin/arm64/onnxruntime_binding.node",
                            "bytes": 266840,
                            "digest": "sha256:a3f993357759b06ae2411f70af60f5e041d04521ea7f0d12cb7546e411a527dd"
                        }
                    ],
                    "win32-x64": [
                        {
                            "path": "bin/napi-v6/win32/x64/onnxruntime.dll",
                            "bytes": 28754232,
                            "digest": "sha256:508c362f5673483dd3a086379c392795b2e42d10d5e6f3f90ebd7ac21c97af67"
                        },
                        {
                            "path": "bin/napi-v6/win32/x64/onnxruntime_binding.node",
                            "bytes": 298848,
                            "digest": "sha256:ddd428464069b84414d34ec1796c7c2a69c33a976e4b0390692629e394f92fa1"
                        }
                    ]
                }
            },
            {
                "name": "onnxruntime-common",
                "version": "1.30.0",
                "integrity": "sha512-7fdVWjAID1dVhH/G8qK3APARunV4VkBFoCQAP7qp4Wkab0mrorvmc+sqiT+mKXOzDqdjN5j+/Z9nb4gzNPWcyA==",
                "files": [
                    {
                        "path": "dist/cjs/backend-impl.js",
                        "bytes": 5608,
                        "digest": "sha256:3d25321895995f7e9480570b9a88f121049adf152e1829d0ecb11218da02d487"
                    },
                    {
                        "path": "dist/cjs/backend.js",
                        "bytes": 433,
                        "digest": "sha256:325aaee7a2649ea27629666f3ca01c0d80b9751e704ce502e43a8352390749b4"
                    },
                    {
                        "path": "dist/cjs/env-impl.js",
                        "bytes": 969,
                        "digest": "sha256:35cd8cac33973538eab471b68622c86c35a6896f4307d1a74c9ca0eda7abbac6"
                    },
                    {
                        "path": "dist/cjs/env.js",
                        "bytes": 366,
                        "digest": "sha256:22c7647f8ca1c1b83b437a92b95fee1457fcb72866fa029616b8f146dc609be8"
                    },
                    {
                        "path": "dist/cjs/index.js",
                        "bytes": 1955,
                        "digest": "sha256:d7dd6cc9790e87299099fcd1b0ccb4969c01591d7eec0383a1c64dbea133dd1a"
                    },
                    {
                        "path": "dist/cjs/inference-session-impl.js",
                        "bytes": 8996,
                        "digest": "sha256:88d90723a169297855ad3b564b134c6b685b2661316c81f71fc80da1e203bae0"
                    },
                    {
                        "path": "dist/cjs/inference-session.js",
                        "bytes": 467,
                        "digest": "sha256:458be26f316c5068d32a56ddbc30ca0aa687c636e079b3d161a69f0f14a683f1"
                    },
                    {
                        "path": "dist/cjs/onnx-model.js",
                        "bytes": 211,
                        "digest": "sha256:667f5fdac4b6df25e17f8a864d4dc619507f541f9fa0aafb6d3572fcca1e25e5"
                    },
                    {
                        "path": "dist/cjs/onnx-value.js",
                        "bytes": 211,
                        "digest": "sha256:8446854766f4955ce438a7338216f49223767ecc508bb502b73a3dc1a1f1998e"
                    },
                    {
                        "path": "dist/cjs/package.json",
                        "bytes": 20,
                        "digest": "sha256:091a04fa67c7907b98e106fcff8b964e13129754fce72d24f3025b97c4887fa3"
                    },
                    {
                        "path": "dist/cjs/tensor-conversion-impl.js",
                        "bytes": 8067,
                        "digest": "sha256:9815e72c0bb91896035de93b3113a2256a1a998bc53c7b5e6bf5fb4e93714766"
                    },
                    {
                        "path": "dist/cjs/tensor-conversion.js",
                        "bytes": 218,
                        "digest": "sha256:28cc462d4a9ea556ecc86c0e6d16a51d61b58d5bc5b4b7b48976b14bc8035bdc"
                    },
                    {
                        "path": "dist/cjs/tensor-factory-impl.js",
                        "bytes": 11656,
                        "digest": "sha256:a3204838a2c14416e4e61c968dc17c663ab3c9b8b2c4a8b7f2a1c5b06e3e5173"
                    },
                    {
                        "path": "dist/cjs/tensor-factory.js",
                        "bytes": 215,
                        "digest": "sha256:13b8d735350b828a49bda8aeec50b1dac888cf42268006efc4312f50a88b6906"
                    },
                    {
                        "path": "dist/cjs/tensor-impl-type-mapping.js",
                        "bytes": 2995,
                        "digest": "sha256:333110edbbffdb7575ea340cb341bcaf691862d6594a649db28097f7d8cb19b7"
                    },
                    {
                        "path": "dist/cjs/tensor-impl.js",
                        "bytes": 16458,
                        "digest": "sha256:11645352ba5d08971344717d3339f86aac560f84f29229b2ebe07f1ec8aa8905"
                    },
                    {
                        "path": "dist/cjs/tensor-utils-impl.js",
                        "bytes": 2213,
                        "digest": "sha256:e7b1db989d33d54bdd1807b080a0989ff0b10d5f7dd8c93b92bbf293103aa4d5"
                    },
                    {
                        "path": "dist/cjs/tensor-utils.js",
                        "bytes": 213,
                        "digest": "sha256:d3f577e90dc2257c72ac728e5e6355c34af0342d971158d9f22b69d22aa97b8d"
                    },
                    {
                        "path": "dist/cjs/tensor.js",
                        "bytes": 393,
                        "digest": "sha256:9097114de356750f36f28776fa6ccd08d13694f0f9aac9e7669c30b6c43153f7"
                    },
                    {
                        "path": "dist/cjs/trace.js",
                        "bytes": 2496,
                        "digest": "sha256:faecd0df94998d786e2085d56aa6003449f1ac3b35c350e0d2762498604e5d72"
                    },
                    {
                        "path": "dist/cjs/type-helper.js",
                        "bytes": 212,
                        "digest": "sha256:7f786da8d2a611ad751c70a74edf4d9acfccd26be8e5c6b1cb730f982892bf32"
                    },
                    {
                        "path": "dist/cjs/version.js",
                        "bytes": 361,
                        "digest": "sha256:0a1a7f532f4455ead0678966815c3114730150aa4368ebb5ebd9727425e9003b"
                    },
                    {
                        "path": "package.json",
                        "bytes": 977,
                        "digest": "sha256:4266741a80346e25820ccc494fbffb95e2f652b6dfb5585025be44df3b0d6722"
                    }
                ]
            }
        ],
        "@duckdb/node-api": [
            {
                "name": "@duckdb/node-api",
                "version": "1.5.5-r.5",
                "integrity": "sha512-ZMX+sel3DjSKbGuQ44Y5Tp5LwYjlJkhB5faKr+9sSMcxixDMSW+8vaTOD1uRDuN9o0udUoCY/XX9PI1haEZuZg==",
                "files": [
                    {
                        "path": "LICENSE",
                        "bytes": 1072,
                        "digest": "sha256:7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb"
                    },
                    {
                        "path": "lib/DuckDBAppender.js",
                        "bytes": 5648,
                        "digest": "sha256:ce5df9de47aa8153b3d815b1529bf8edf68b87045ebd283757bbbec008d783d9"
                    },
                    {
                        "path": "lib/DuckDBClientContext.js",
                        "bytes": 641,
                        "digest": "sha256:a9ef42b19ea8c28ac95ab130c51641e30de996384672f09d6b1392d23470f5c5"
                    },
                    {
                        "path": "lib/DuckDBConnection.js",
                        "bytes": 8415,
                        "digest": "sha256:037dc8e6ca50cddd194d32e438479967c50344d0f585f89f567014a38b4aed8b"
                    },
                    {
                        "path": "lib/DuckDBDataChunk.js",
                        "bytes": 12583,
                        "digest": "sha256:b080df369b2afc44afeae7d00a98317532cca00e64e7e280b6c7b204c30b7a71"
                    },
                    {
                        "path": "lib/DuckDBDataChunkWriter.js",
                        "bytes": 4495,
                        "digest": "sha256:826f749d9e230fc08d679c98bb2f5011683f1334e5c18420c2a27febc2cfca4a"
                    },
                    {
                        "path": "lib/DuckDBExtractedStatements.js",
                        "bytes": 1295,
                        "digest": "sha256:60cfd0b9c71182be60940919877359d92468b676e9a028e59a96b6d409b6b711"
                    },
                    {
                        "path": "lib/DuckDBInstance.js",
                        "bytes": 1180,
                        "digest": "sha256:f2704ba3e0d0fd8d2cc7e7481569cf01f006140a8d34f51d0afe13db0750cd53"
                    },
                    {
                        "path": "lib/DuckDBInstanceCache.js",
                        "bytes": 1159,
                        "digest": "sha256:707ab835466fbc1ce096abd1691205c2ebd46f50c189a9bc8ad48e3f51181a5e"
                    },
                    {
                        "path": "lib/DuckDBLogicalType.js",
                        "bytes": 15383,
                        "digest": "sha256:803f40044f78565f84ff8887a4f02a8c37b1e15599f678f579c395b83cf2c96e"
                    },
                    {
                        "path": "lib/DuckDBMaterializedResult.js",
                        "bytes": 972,
                        "digest": "sha256:9cdcbb0cfa08362d56fe5e4068d7395723ab67b036a9e8fcc390691ea1efa0cd"
                    },
                    {
                        "path": "lib/DuckDBPendingResult.js",
                        "bytes": 2870,
                        "digest": "sha256:b221b9c7a6255059930dbe441686e3cd0b633b35809b384e1913db0f114371e7"
                    },
                    {
                        "path": "lib/DuckDBPreparedStatement.js",
                        "bytes": 10097,
                        "digest": "sha256:f2f495ff1b0645e0566253d3ce8625ddf50ebe7591e9afecea8a9761178b032a"
                    },
                    {
                        "path": "lib/DuckDBPreparedStatementCollection.js",
                        "bytes": 77,
                        "digest": "sha256:d43aa81f5bc89faa359e0f97c814ba25155591ff078fbb9bfd40f8c7c9683230"
                    },
                    {
                        "path": "lib/DuckDBPreparedStatementWeakRefCollection.js",
                        "bytes": 956,
                        "digest": "sha256:93d6c035f44eb52a00727a7839cc4226a61aea4dbaf1c1a159186d3649c01f0c"
                    },
                    {
                        "path": "lib/DuckDBResult.js",
                        "bytes": 9315,
                        "digest": "sha256:d79e96ef16b5c4e1517c0ad3f29b9f55e7aa58db5168cf0262c93c3264ab9c13"
                    },
                    {
                        "path": "lib/DuckDBResultReader.js",
                        "bytes": 7886,
                        "digest": "sha256:0d238a7178dc81193740d9b72fdf7765d7327fc940e4c11b739f70f8d764064e"
                    },
                    {
                        "path": "lib/DuckDBScalarFunction.js",
                        "bytes": 4104,
                        "digest": "sha256:34f7b100969d183a7159bb23454ae63421f947bb7d15b2276789322eb9983f2c"
                    },
                    {
                        "path": "lib/DuckDBScalarFunctionBindInfo.js",
                        "bytes": 1398,
                        "digest": "sha256:2e8c8d0779dcd0ce94a333535538c4b4b090a1d6844d0e9ce501e32672d541e5"
                    },
                    {
                        "path": "lib/DuckDBScalarFunctionInfo.js",
                        "bytes": 1311,
                        "digest": "sha256:6983eab37f98f9e049b8798ee69b868245877cfb554713b78a24634543a9164f"
                    },
                    {
                        "path": "lib/DuckDBScalarFunctionInitInfo.js",
                        "bytes": 1434,
                        "digest": "sha256:0e3a5355c07b952a884fcdb790e283652e92e4ec8f95c469e9359c3e9c31388f"
                    },
                    {
                        "path": "lib/DuckDBTableFunction.js",
                        "bytes": 3887,
                        "digest": "sha256:84e116621c29fbf1e11e6c234802d3ebd1403de2dddc298621494532b8ebf1b7"
                    },
                    {
                        "path": "lib/DuckDBTableFunctionBindInfo.js",
                        "bytes": 2150,
                        "digest": "sha256:bd759f9dd6a851d810142f5985ed91a380812b1ae7c8b758e1c08f6bdc0fdac4"
                    },
                    {
                        "path": "lib/DuckDBTableFunctionInfo.js",
                        "bytes": 1431,
                        "digest": "sha256:cb715101e44f5a1a27f273e4af37a284a102a5dccfff3b53605b2f968a017b48"
                    },
                    {
                        "path": "lib/DuckDBTableFunctionInitInfo.js",
                        "bytes": 2015,
                        "digest": "sha256:f1dac6b4be3a1de8a9667283ce7e7c6ac586ff49092d43c6935f1ada48231256"
                    },
                    {
                        "path": "lib/DuckDBType.js",
                        "bytes": 800,
                        "digest": "sha256:284ed68478b7a0e3470c155a169626e77bcf59d82083b02894c4619722ca2b3a"
                    },
                    {
                        "path": "lib/DuckDBTypeId.js",
                        "bytes": 2780,
                        "digest": "sha256:c1874729b6a631fa0809ac400075e28fcbed1cda353dfb54a4f79e5b6c39fdad"
                    },
                    {
                        "path": "lib/DuckDBValueConverter.js",
                        "bytes": 77,
                        "digest": "sha256:d43aa81f5bc89faa359e0f97c814ba25155591ff078fbb9bfd40f8c7c9683230"
                    },
                    {
                        "path": "lib/DuckDBValueConverters.js",
                        "bytes": 12212,
                        "digest": "sha256:9224dac83540b0245b7e6799a0d12b160f5a26a1745bd98f85ee1551c5e41e7b"
                    },
                    {
                        "path": "lib/DuckDBVector.js",
                        "bytes": 802,
                        "digest": "sha256:3553b7e2e517962e388bfa8eb0ea4b04387d868737c524e0d3a57964e81b6e6c"
                    },
                    {
                        "path": "lib/JS.js",
                        "bytes": 77,
                        "digest": "sha256:d43aa81f5bc89faa359e0f97c814ba25155591ff078fbb9bfd40f8c7c9683230"
                    },
                    {
                        "path": "lib/JSDuckDBValueConverter.js",
                        "bytes": 4185,
                        "digest": "sha256:d0e06d88a364d2e47ce4be226e5cdb544d01ecaa76fdf4889c457c21d4816f03"
                    },
                    {
                        "path": "lib/JSInputTypeForTypeId.js",
                        "bytes": 127,
                        "digest": "sha256:75ece3d7eb116d016058ad97ac01581cd4bf3f96f2e9375dd81b0792f95eda80"
                    },
                    {
                        "path": "lib/JSToDuckDBValueConverter.js",
                        "bytes": 5802,
                        "digest": "sha256:7eae988d9297031ea314c8094fa8426c850ead1b2d2138cba7aba7a951ed8de8"
                    },
                    {
                        "path": "lib/JSTypeForTypeId.js",
                        "bytes": 127,
                        "digest": "sha256:75ece3d7eb116d016058ad97ac01581cd4bf3f96f2e9375dd81b0792f95eda80"
                    },
                    {
                        "path": "lib/Json.js",
                        "bytes": 77,
                        "digest": "sha256:d43aa81f5bc89faa359e0f97c814ba25155591ff078fbb9bfd40f8c7c9683230"
                    },
                    {
                        "path": "lib/JsonDuckDBValueConverter.js",
                        "bytes": 4071,
                        "digest": "sha256:2decfdafa7989be261edada049e1acc7289358f672c94bb90dabab808639c4a5"
                    },
                    {
                        "path": "lib/JsonTypeForTypeId.js",
                        "bytes": 127,
                        "digest": "sha256:75ece3d7eb116d016058ad97ac01581cd4bf3f96f2e9375dd81b0792f95eda80"
                    },
                    {
                        "path": "lib/ToDuckDBValueConverter.js",
                        "bytes": 1218,
                        "digest": "sha256:f8632a41cf0cf51d3ce5159faf5de9b4164adc880aa7da273bc50be14dfc2e48"
                    },
                    {
                        "path": "lib/ToDuckDBValueConverters.js",
                        "bytes": 7554,
                        "digest": "sha256:bfb6bb27a245ff4512d0670913e5931483a6d8a418a84d545faed0e545510cef"
                    },
                    {
                        "path": "lib/configurationOptionDescriptions.js",
                        "bytes": 693,
                        "digest": "sha256:58fa960bcf68bfcdf4738322560720505c1a6ef32f15ae5075646138b66a9b4f"
                    },
                    {
                        "path": "lib/conversion/bytesFromString.js",
                        "bytes": 229,
                        "digest": "sha256:16b756a5eaaa0fdde63a48cc1ace7e15bef2b668da476540730772d6e94b58c9"
                    },
                    {
                        "path": "lib/conversion/dateTimeStringConversion.js",
                        "bytes": 12917,
                        "digest": "sha256:85382bcc0ff25c51fa80cc03b2634868d614bc5d598623e1e9fb97a440a7ebcf"
                    },
                    {
                        "path": "lib/conversion/displayStringForDuckDBValue.js",
                        "bytes": 398,
                        "digest": "sha256:7c7720fb3c58c9ea101dc0992f41c90b9e86593102aa5aa006a91a2fd35672c8"
                    },
                    {
                        "path": "lib/conversion/stringFromBlob.js",
                        "bytes": 1604,
                        "digest": "sha256:e8427c8f0a5362c858114c44ce27ab8ada91bac980aca178caa80a3bf9d3d3be"
                    },
                    {
                        "path": "lib/conversion/stringFromDecimal.js",
                        "bytes": 3864,
                        "digest": "sha256:e1476d79f98b8ab3fb3f4ac74c93f97eaec5455fbb83edffe84c8e7a36fc316e"
                    },
                    {
                        "path": "lib/conversion/varintDecode.js",
                        "bytes": 1453,
                        "digest": "sha256:a1db4619901ffff6c5402a0edf3d89ad178b44f056e3380d6f51fff37058b240"
                    },
                    {
                        "path": "lib/convertColumnsFromChunks.js",
                        "bytes": 734,
                        "digest": "sha256:87776abbf2b114234e49e07da537616e0ddd24a1520471b6e4d95454de750733"
                    },
                    {
                        "path": "lib/convertColumnsObjectFromChunks.js",
                        "bytes": 884,
                        "digest": "sha256:c0ca50d13f4e7337a0594b3d11b1fea12227d3b45ada9107e04d4749b54cfa2d"
                    },
                    {
                        "path": "lib/convertRowObjectsFromChunks.js",
                        "bytes": 689,
                        "digest": "sha256:38ee7910ad1c2be26d5a16a1ff7b14705f74aea41430f73d8cda6c6baa12fdfa"
                    },
                    {
                        "path": "lib/convertRowsFromChunks.js",
                        "bytes": 449,
                        "digest": "sha256:f791a43b2ea6b362aeab9f616afb8b9c2c6802d36d2fc96ac48eb9481bff77b6"
                    },
                    {
                        "path": "lib/createConfig.js",
                        "bytes": 813,
                        "digest": "sha256:dba2310fb49c3583a58c520b0d2b5157f1a83106c90926c278ca691cc2416b33"
                    },
                    {
                        "path": "lib/createDuckDBValueConverter.js",
                        "bytes": 558,
                        "digest": "sha256:f3f80df0bf1e3a829e7b4a68914df948237908ee136d036760e2b2f9c14f0cf8"
                    },
                    {
                        "path": "lib/createResult.js",
                        "bytes": 708,
                        "digest": "sha256:9f7bae2657ed795d14c5077b75f9f892e574f7c8070aeba8b9926267b1315c9c"
                    },
                    {
                        "path": "lib/createValue.js",
                        "bytes": 14515,
                        "digest": "sha256:9a10f5878faa94adcaa08d9a59945a2994136243d1d86a0cdce4cf0030107369"
                    },
                    {
                        "path": "lib/duckdb.js",
                        "bytes": 4025,
                        "digest": "sha256:90d13b045cf1bed6656dc09180e67fb527b1ed3907ce3bf34a0ecbc398a5b96f"
                    },
                    {
                        "path": "lib/enums.js",
                        "bytes": 476,
                        "digest": "sha256:aad1185ac501beb73b7850763bc6af5257737d9fe4e9f955d9f306cc8e738094"
                    },
                    {
                        "path": "lib/getColumnsFromChunks.js",
                        "bytes": 296,
                        "digest": "sha256:c06e1d51f856cfc066d19df7312b38129081f469696199ac3cf733d94633cfc3"
                    },
                    {
                        "path": "lib/getColumnsObjectFromChunks.js",
                        "bytes": 364,
                        "digest": "sha256:2088a0986e3aa1cb9b386ad90ed3f924842937e3cbd5fd82cdf95c7d1f90bbe6"
                    },
                    {
                        "path": "lib/getRowObjectsFromChunks.js",
                        "bytes": 343,
                        "digest": "sha256:d78348df1b4659b67e606d4eb00ec507cc1f806388e120be08a36cef927a2a41"
                    },
                    {
                        "path": "lib/getRowsFromChunks.js",
                        "bytes": 275,
                        "digest": "sha256:1e3745fa722e153f971744faf16863ea2cf51c76952aacd30b50f1345d4ac22d"
                    },
                    {
                        "path": "lib/index.js",
                        "bytes": 1759,
                        "digest": "sha256:9d78710fc48494f42133452f3e76ad62634fe9ad50dc7d7bcc55e3bcffff95e3"
                    },
                    {
                        "path": "lib/readValue.js",
                        "bytes": 1856,
                        "digest": "sha256:8a5a75886cf036e9846a78376b7df73b48deb81fe09f1d41252bcb88531e4c78"
                    },
                    {
                        "path": "lib/sleep.js",
                        "bytes": 208,
                        "digest": "sha256:cea426a53a37a1f238d180a0cdfe3800b38970fa54b54a7705da50869fafe70b"
                    },
                    {
                        "path": "lib/sql.js",
                        "bytes": 323,
                        "digest": "sha256:53c883c27ea8f214279b3e86735c6917b0016adcbfc0d2d2b820e0c7dc797533"
                    },
                    {
                        "path": "lib/typeForValue.js",
                        "bytes": 4830,
                        "digest": "sha256:edd38ec80e29c2f2921a513d7eb0c9ffc4627b7ef885eff16136c8f840d1365c"
                    },
                    {
                        "path": "lib/types/BaseDuckDBType.js",
                        "bytes": 1110,
                        "digest": "sha256:ae2d822ccbf55d214753730be7188d9f5c01a9407f62a0f90e9a44a180666ad8"
                    },
                    {
                        "path": "lib/types/DuckDBAnyType.js",
                        "bytes": 605,
                        "digest": "sha256:97f5f2530ebe0215a6d66c0c5cc4fcdfbc87c6d43a32ca55767d1bcc59a5468d"
                    },
                    {
                        "path": "lib/types/DuckDBArrayType.js",
                        "bytes": 1268,
                        "digest": "sha256:aad827009ba9f53e444993dd963a0906a034ac485a95769e8955b1091e5034ee"
                    },
                    {
                        "path": "lib/types/DuckDBBigIntType.js",
                        "bytes": 820,
                        "digest": "sha256:030cce4e640246b403ffa520c4279ff40bdd7accc7d191434276adc69396e06d"
                    },
                    {
                        "path": "lib/types/DuckDBBigNumType.js",
                        "bytes": 1415,
                        "digest": "sha256:05ba529c106f202f76e5b4776a51827d4f778d8cb8f69aeae85c5073da081701"
                    },
                    {
                        "path": "lib/types/DuckDBBitType.js",
                        "bytes": 605,
                        "digest": "sha256:2d5d529567e7711a8d49ab7f806c5f0dffb929c1ff379d83f4fa855ced98d305"
                    },
                    {
                        "path": "lib/types/DuckDBBlobType.js",
                        "bytes": 616,
                        "digest": "sha256:33d056d208770276f3eabb1b91b5d336f55aa7f85d89f6b817dcb2dd0681d587"
                    },
                    {
                        "path": "lib/types/DuckDBBooleanType.js",
                        "bytes": 649,
                        "digest": "sha256:231699ee9ad22f79651cc441118b815a69888f9ee7e52586c2272ef9ca2a1fea"
                    },
                    {
                        "path": "lib/types/DuckDBDateType.js",
                        "bytes": 1006,
                        "digest": "sha256:408fba7cca40c8a17dda2f69a61a18b9482d65834fe5fe8e782bff911fa1f94f"
                    },
                    {
                        "path": "lib/types/DuckDBDecimalType.js",
                        "bytes": 1436,
                        "digest": "sha256:ddb69733e660aca0e8a75c430243689f323a91a46160d2b8be189e29e6bd081a"
                    },
                    {
                        "path": "lib/types/DuckDBDoubleType.js",
                        "bytes": 827,
                        "digest": "sha256:93cdb9def48d7ab421cd8226e24c48ae0e14b322a9673d45854410259fb67d41"
                    },
                    {
                        "path": "lib/types/DuckDBEnumType.js",
                        "bytes": 3560,
                        "digest": "sha256:7d1ce86024d470cbc83e81fa616e14e14b64b0b05aa455bd3379132f946f8cfa"
                    },
                    {
                        "path": "lib/types/DuckDBFloatType.js",
                        "bytes": 832,
                        "digest": "sha256:7710fb6bdb75dc60f5deda828b4a5cc521a2792bc58af2ca14b72c1997a807eb"
                    },
                    {
                        "path": "lib/types/DuckDBGeometryType.js",
                        "bytes": 1403,
                        "digest": "sha256:15d37c5e7b0740be546d60f49eb8a76b29d8dbc2c340c554d3f695564d0e017a"
                    },
                    {
                        "path": "lib/types/DuckDBHugeIntType.js",
                        "bytes": 835,
                        "digest": "sha256:13fee3db746f3ba34682dee0a2ebf23c8fa72e0f2724a0ebef1c96d6e2e611f5"
                    },
                    {
                        "path": "lib/types/DuckDBIntegerLiteralType.js",
                        "bytes": 729,
                        "digest": "sha256:836d3bc5401ba103b3b76267a2cb3f761a384728760888ed34d561c12c10f428"
                    },
                    {
                        "path": "lib/types/DuckDBIntegerType.js",
                        "bytes": 828,
                        "digest": "sha256:8bee0ac4d59da1c28698f4bda907e0e8c840f5518926a47e1e0cf8292f42113c"
                    },
                    {
                        "path": "lib/types/DuckDBIntervalType.js",
                        "bytes": 660,
                        "digest": "sha256:75fc46d419ee44f971b15fdd7bee09c0292811feffdde38392627189ef5c9a60"
                    },
                    {
                        "path": "lib/types/DuckDBListType.js",
                        "bytes": 1132,
                        "digest": "sha256:6d629c947595337613d8c38509f95ee512d9f692585c6f37b9b84c41db28bc34"
                    },
                    {
                        "path": "lib/types/DuckDBMapType.js",
                        "bytes": 1288,
                        "digest": "sha256:2e24dc3fc85764d9b3c16da84371ec6e008c22d1e9be5dc028ddb2942efe3567"
                    },
                    {
                        "path": "lib/types/DuckDBSQLNullType.js",
                        "bytes": 649,
                        "digest": "sha256:0d633636b6c5284ba69e177564d268f9f40e25d5ebc304bc5082b51539f03deb"
                    },
                    {
                        "path": "lib/types/DuckDBSmallIntType.js",
                        "bytes": 841,
                        "digest": "sha256:0bbe79a3a8e95c65c0ddee2de9bd25d68842f6fc0de14e118fd2f25e46300593"
                    },
                    {
                        "path": "lib/types/DuckDBStringLiteralType.js",
                        "bytes": 718,
                        "digest": "sha256:39ccdb2b3b95408ee346d36303b00efdea6d6dc6a818c421b707e2b771e98778"
                    },
                    {
                        "path": "lib/types/DuckDBStructType.js",
                        "bytes": 2342,
                        "digest": "sha256:373fdb162d25f76e3b78e6c51979d068ae3786eee5fa8b9bbf6903dd331b2c65"
                    },
                    {
                        "path": "lib/types/DuckDBTimeNSType.js",
                        "bytes": 818,
                        "digest": "sha256:49b9d6555e5b8528613cfb8f2f4c2fb45b1eedbc1e048abd6040b8f20f165f12"
                    },
                    {
                        "path": "lib/types/DuckDBTimeTZType.js",
                        "bytes": 877,
                        "digest": "sha256:beb83f75dba08addc36154264f49dd4b51290cea2aba2c8c2ede741741d6c166"
                    },
                    {
                        "path": "lib/types/DuckDBTimeType.js",
                        "bytes": 789,
                        "digest": "sha256:e1ce4a5023ca5f00465d495acd75829daaf88232b88e7dab78a6f4b9ae2a01d6"
                    },
                    {
                        "path": "lib/types/DuckDBTimestampMillisecondsType.js",
                        "bytes": 1251,
                        "digest": "sha256:f23efd751f4cd3a450712828a49cee7ed006250b19e23ab11e38aea7ad089e9d"
                    },
                    {
                        "path": "lib/types/DuckDBTimestampNanosecondsType.js",
                        "bytes": 1238,
                        "digest": "sha256:669d84b0578bdb3caa4fadc432b5ff703049c1689c9d164100d3f76ced07dfab"
                    },
                    {
                        "path": "lib/types/DuckDBTimestampSecondsType.js",
                        "bytes": 1183,
                        "digest": "sha256:4c50e04882bf71be76065563eb89d490377d723d5a7bab840fbc9a9467145754"
                    },
                    {
                        "path": "lib/types/DuckDBTimestampTZType.js",
                        "bytes": 1185,
                        "digest": "sha256:d8d6e042549cfec9e71cbf675dbef9b9a02e76db21a528b747fda390d8f3079a"
                    },
                    {
                        "path": "lib/types/DuckDBTimestampType.js",
                        "bytes": 1191,
                        "digest": "sha256:cc94de08fc45311a2d598fee34e7307176830a1a0b352f626cf2a9169142d50c"
                    },
                    {
                        "path": "lib/types/DuckDBTinyIntType.js",
                        "bytes": 826,
                        "digest": "sha256:0961be4db6b99e390fefd9aaab7ff3fda51b3ac4cd86533b42a49348f7dc6d67"
                    },
                    {
                        "path": "lib/types/DuckDBType.js",
                        "bytes": 77,
                        "digest": "sha256:d43aa81f5bc89faa359e0f97c814ba25155591ff078fbb9bfd40f8c7c9683230"
                    },
                    {
                        "path": "lib/types/DuckDBUBigIntType.js",
                        "bytes": 823,
                        "digest": "sha256:2079a9e59ba4951969f68ff0130128d3ad53530423c3dbb06edfd621cf441f2d"
                    },
                    {
                        "path": "lib/types/DuckDBUHugeIntType.js",
                        "bytes": 837,
                        "digest": "sha256:3caf8fcfd6b6be1646117c88b763050942740f1dacef2ded872c76793a016be7"
                    },
                    {
                        "path": "lib/types/DuckDBUIntegerType.js",
                        "bytes": 832,
                        "digest": "sha256:8d464e1fe28a552057837ffd0bf64ee9d82f705e01b3b89b14ade81686a3726c"
                    },
                    {
                        "path": "lib/types/DuckDBUSmallIntType.js",
                        "bytes": 845,
                        "digest": "sha256:c2121dee72adbf5ed797d03dcef2393b65d58d531cf2c4de29f63843a8baa098"
                    },
                    {
                        "path": "lib/types/DuckDBUTinyIntType.js",
                        "bytes": 831,
                        "digest": "sha256:e54487d4bd1f05ef43b87a8f7b948d57bc8b878dbd1fcfd68d661aaab837c1a3"
                    },
                    {
                        "path": "lib/types/DuckDBUUIDType.js",
                        "bytes": 789,
                        "digest": "sha256:c86957d56fae0b21c8b4d4ba55eaa255a578ba34e60035e62368b0d0b6dbd8c5"
                    },
                    {
                        "path": "lib/types/DuckDBUnionType.js",
                        "bytes": 2350,
                        "digest": "sha256:d9dca45996736ada41a367ba096d2ed5457952079ef65cd3f397a1a85df7fc9f"
                    },
                    {
                        "path": "lib/types/DuckDBVarCharType.js",
                        "bytes": 649,
                        "digest": "sha256:42bd0db9178bf7f169b5bbb7edc515ebee9bcecc116ea65beefa784468ecd341"
                    },
                    {
                        "path": "lib/types/DuckDBVariantType.js",
                        "bytes": 649,
                        "digest": "sha256:4669d2b508b2d8f02882810ba7711377fd5d70f0996a3c9ff8104b9f7b36581a"
                    },
                    {
                        "path": "lib/types/index.js",
                        "bytes": 3133,
                        "digest": "sha256:5e63ab04b6dc2265ecaac5050f4ad7f4b330bbb1253be8447dd378298efa8a97"
                    },
                    {
                        "path": "lib/values/DuckDBArrayValue.js",
                        "bytes": 581,
                        "digest": "sha256:1a5994d6056c668bbf358545b6b32142cd202dca1e60324dc90fa6038c343d95"
                    },
                    {
                        "path": "lib/values/DuckDBBitValue.js",
                        "bytes": 3125,
                        "digest": "sha256:3ed35d3fa433bdaa9e7f3d7a3cd8a14f5efe9c5e6bdbc5eb1b9c7de8606ad25e"
                    },
                    {
                        "path": "lib/values/DuckDBBlobValue.js",
                        "bytes": 860,
                        "digest": "sha256:7d80620fa5f899756a4f3d806248cbdccc3fa343ab63e38ee4752ccb48ff2600"
                    },
                    {
                        "path": "lib/values/DuckDBDateValue.js",
                        "bytes": 1414,
                        "digest": "sha256:8d3cd233c7cc088ffc890efe9e8ac4fec92374cb6b751231a2613e8f83ce10ef"
                    },
                    {
                        "path": "lib/values/DuckDBDecimalValue.js",
                        "bytes": 1801,
                        "digest": "sha256:5fdb46018962a0a2cf47ba56c72ce27d88dcd0c3e490caa5bc393f6b33cb792c"
                    },
                    {
                        "path": "lib/values/DuckDBGeometryValue.js",
                        "bytes": 1105,
                        "digest": "sha256:9b6714fa24d21745da9088388a09685eaca3a486c0d5a1f1bac75cce79f80683"
                    },
                    {
                        "path": "lib/values/DuckDBIntervalValue.js",
                        "bytes": 726,
                        "digest": "sha256:aad9b06eb58ce3294c4574e8b6fddd0712b5123bb1c1a78c5a0907d828f29d84"
                    },
                    {
                        "path": "lib/values/DuckDBListValue.js",
                        "bytes": 573,
                        "digest": "sha256:6fec431179d89e9dc6504fa2991ddb95cea2202193397528340b512d7ea621b0"
                    },
                    {
                        "path": "lib/values/DuckDBMapValue.js",
                        "bytes": 688,
                        "digest": "sha256:eba5414c74ad2fb8cfdb079170491f79f10145f21196afdbcb85cc6bd592fc62"
                    },
                    {
                        "path": "lib/values/DuckDBStructValue.js",
                        "bytes": 798,
                        "digest": "sha256:dedbf5df2cadafefa5f539f0e3d5ccf6810a39dfbb2e048b864a6940841d4039"
                    },
                    {
                        "path": "lib/values/DuckDBTimeNSValue.js",
                        "bytes": 700,
                        "digest": "sha256:70dc845736064d7717135fb15e7ed699366421832a1c32db3d3cac1ffe82ea0a"
                    },
                    {
                        "path": "lib/values/DuckDBTimeTZValue.js",
                        "bytes": 2976,
                        "digest": "sha256:d503bd7a074f09a8dc638be9fe1478b240b087df40e87c2459b95f2a0826b3f5"
                    },
                    {
                        "path": "lib/values/DuckDBTimeValue.js",
                        "bytes": 1213,
                        "digest": "sha256:8dd0911b20d6deb2a2ed8ed2974fe14ceb891055a1e14f69ff17d585184a94ec"
                    },
                    {
                        "path": "lib/values/DuckDBTimestampMillisecondsValue.js",
                        "bytes": 1502,
                        "digest": "sha256:7fdf0b72af55e597498a832e3d2c390a2b8e692b51365b29eb9844687c4ed69f"
                    },
                    {
                        "path": "lib/values/DuckDBTimestampNanosecondsValue.js",
                        "bytes": 1335,
                        "digest": "sha256:31b6adca733d70180b7b82aecf2a62c31262d39a10a7dd63eed2b6a7058c1d94"
                    },
                    {
                        "path": "lib/values/DuckDBTimestampSecondsValue.js",
                        "bytes": 1364,
                        "digest": "sha256:04e29d4feab88ebf75ab85eab78805f15cc61c56a324d34828e94670d6ce516a"
                    },
                    {
                        "path": "lib/values/DuckDBTimestampTZValue.js",
                        "bytes": 1924,
                        "digest": "sha256:7588a75533812ef1e0bcdf40113c2f2412e24ae938a588000e53b77121c50efc"
                    },
                    {
                        "path": "lib/values/DuckDBTimestampValue.js",
                        "bytes": 1817,
                        "digest": "sha256:0214c81dfe27c2161597ea26b7846818c4f5cbe774c3deab559199b64b3aeb4f"
                    },
                    {
                        "path": "lib/values/DuckDBUUIDValue.js",
                        "bytes": 2163,
                        "digest": "sha256:defa7248d6ef5b14d40e590b1e7d6f75be552131f2b0f57412a72de4984c768c"
                    },
                    {
                        "path": "lib/values/DuckDBUnionValue.js",
                        "bytes": 538,
                        "digest": "sha256:7990ab00df26ab56b3199b9185943e135378d55ec352dbdfaef8ef409ce160c0"
                    },
                    {
                        "path": "lib/values/DuckDBValue.js",
                        "bytes": 77,
                        "digest": "sha256:d43aa81f5bc89faa359e0f97c814ba25155591ff078fbb9bfd40f8c7c9683230"
                    },
                    {
                        "path": "lib/values/DuckDBVariantValue.js",
                        "bytes": 1136,
                        "digest": "sha256:b51ff59998430283f86893f2adb250bb80f2908006072f364835410e3ad8215b"
                    },
                    {
                        "path": "lib/values/index.js",
                        "bytes": 1996,
                        "digest": "sha256:af5ebc425d971ba565df9b1c7ff27b6a2aceed05a97afa9692ed19a4716d2d6a"
                    },
                    {
                        "path": "lib/vectors/DuckDBArrayVector.js",
                        "bytes": 3105,
                        "digest": "sha256:8a88178ec1af1dab79978afbafd6de6cc6ee83776c98f7269a908e57959bf238"
                    },
                    {
                        "path": "lib/vectors/DuckDBBigIntVector.js",
                        "bytes": 2317,
                        "digest": "sha256:a9b5c358ca64276e33481dfa7a74bbd971d7e1f9127b145e2a2daa2e3f316324"
                    },
                    {
                        "path": "lib/vectors/DuckDBBigNumVector.js",
                        "bytes": 2898,
                        "digest": "sha256:bacb0fad2f0524063e582b942de68e6162a7c9f45d14d63dc615cb4bf95c5272"
                    },
                    {
                        "path": "lib/vectors/DuckDBBitVector.js",
                        "bytes": 3117,
                        "digest": "sha256:bab555133901c6c804a54c7a0fed1e31c761aff75868267b08662633843cf143"
                    },
                    {
                        "path": "lib/vectors/DuckDBBlobVector.js",
                        "bytes": 3436,
                        "digest": "sha256:1e35361d8d2f0ac7e11794935d461c04941e911d6233c59273681176a2f95d35"
                    },
                    {
                        "path": "lib/vectors/DuckDBBooleanVector.js",
                        "bytes": 2511,
                        "digest": "sha256:6e3c4899e0bcecbce43c47f433be205ae17dcd98082f98d61cc855937ea47a74"
                    },
                    {
                        "path": "lib/vectors/DuckDBDateVector.js",
                        "bytes": 2536,
                        "digest": "sha256:36ab89b90b44fc0e4ac3cf31e8ef5381efe0bc7d522b5c57e48b49bf7cb58c3d"
                    },
                    {
                        "path": "lib/vectors/DuckDBDecimal128Vector.js",
                        "bytes": 2618,
                        "digest": "sha256:a17e15fc37bb1ccf924229a37ac844a1f3d429ac90d264b0a007a97a9a61a8db"
                    },
                    {
                        "path": "lib/vectors/DuckDBDecimal16Vector.js",
                        "bytes": 2611,
                        "digest": "sha256:bdf7e76b26de79a2c35ffd0fa66499213d34020bbe8dbd292f5c43a1dd318f81"
                    },
                    {
                        "path": "lib/vectors/DuckDBDecimal32Vector.js",
                        "bytes": 2611,
                        "digest": "sha256:9d2cde4fb1bf408618a47d243df5c3bff2f9ae8babf636e7e1ea8420b01ef9e1"
                    },
                    {
                        "path": "lib/vectors/DuckDBDecimal64Vector.js",
                        "bytes": 2603,
                        "digest": "sha256:5344e9dc507b7cf058d28c09d9df94c6af9aadbf5b8d7ef9a53da8b1e343625b"
                    },
                    {
                        "path": "lib/vectors/DuckDBDoubleVector.js",
                        "bytes": 2106,
                        "digest": "sha256:5008ccda7c79b61875fd996ee1ae045accb37f015adf902ca8c63325956c8888"
                    },
                    {
                        "path": "lib/vectors/DuckDBEnum16Vector.js",
                        "bytes": 2172,
                        "digest": "sha256:6aa6c1438eaaf6da90f1fd9f7b45228a42ff9152e6149a1a5318fa68ec83c950"
                    },
                    {
                        "path": "lib/vectors/DuckDBEnum32Vector.js",
                        "bytes": 2172,
                        "digest": "sha256:0fff89cce1f48ddc79cbf472afad6f0352db86a6864659f96dca61b8a74aae31"
                    },
                    {
                        "path": "lib/vectors/DuckDBEnum8Vector.js",
                        "bytes": 2161,
                        "digest": "sha256:493011da49af7adc857c4c5e6a9909786567aca8e0623c513559180b691f5063"
                    },
                    {
                        "path": "lib/vectors/DuckDBFloatVector.js",
                        "bytes": 2099,
                        "digest": "sha256:c978b5ec7023ff124aaee86870549b0b153aa37af8b9543f3b5ddbc20553eb96"
                    },
                    {
                        "path": "lib/vectors/DuckDBGeometryVector.js",
                        "bytes": 2842,
                        "digest": "sha256:0bb6c919865021a0f4c4194d22dd982731e0ef5dfdde71a7d20cb4cf7d47b4b6"
                    },
                    {
                        "path": "lib/vectors/DuckDBHugeIntVector.js",
                        "bytes": 2566,
                        "digest": "sha256:aa35340429f27e8e8b63822d8999143e343e3ea0e5f23116c7696bc34906c53c"
                    },
                    {
                        "path": "lib/vectors/DuckDBIntegerVector.js",
                        "bytes": 2444,
                        "digest": "sha256:16acf3d9fb1deb69a8c84dcc61b551b1e6f404b804e5da1b7d4e36d4e85bf30e"
                    },
                    {
                        "path": "lib/vectors/DuckDBIntervalVector.js",
                        "bytes": 2908,
                        "digest": "sha256:b2ebf7f9ce611e0c9457f18c6004ac2d244cb51cd0cabc3dd278007f8385ee50"
                    },
                    {
                        "path": "lib/vectors/DuckDBListVector.js",
                        "bytes": 6629,
                        "digest": "sha256:4307e1514755e788546888a0b203c3a60269665601c6421279231b10b51c0d0f"
                    },
                    {
                        "path": "lib/vectors/DuckDBMapVector.js",
                        "bytes": 2335,
                        "digest": "sha256:b3c59dda16f0beff2f3c0ddef50c79ba535aaa6131d88fd003dfb6fd8fc0d835"
                    },
                    {
                        "path": "lib/vectors/DuckDBSmallIntVector.js",
                        "bytes": 2441,
                        "digest": "sha256:9e1b0b9a5c346cb6c38aeeb3fd41993228b30e284ea2d934074c6835a12d8ed0"
                    },
                    {
                        "path": "lib/vectors/DuckDBStructVector.js",
                        "bytes": 4070,
                        "digest": "sha256:27cc5357f32ac304d1d30cc9621dc928b5fd2358fea1cd9f7b1c300417055b8e"
                    },
                    {
                        "path": "lib/vectors/DuckDBTimeNSVector.js",
                        "bytes": 2430,
                        "digest": "sha256:7e473b0558867c17e6e7400712ed2748e1cc6e58378e2e50fdb60d6a8d28915d"
                    },
                    {
                        "path": "lib/vectors/DuckDBTimeTZVector.js",
                        "bytes": 2436,
                        "digest": "sha256:cb72c6e3e37e9564c593274b035cab9715fc2d182b62dc9c19cce2ed53b84d45"
                    },
                    {
                        "path": "lib/vectors/DuckDBTimeVector.js",
                        "bytes": 2417,
                        "digest": "sha256:86b12598dc7149d1b809a6c40f03131d169a56019ab85f6c42226349beb3d10b"
                    },
                    {
                        "path": "lib/vectors/DuckDBTimestampMillisecondsVector.js",
                        "bytes": 2553,
                        "digest": "sha256:bd8ed395adcf78f1518740fce502625d5dfde7f0d86a5736aa9708ea4d040124"
                    },
                    {
                        "path": "lib/vectors/DuckDBTimestampNanosecondsVector.js",
                        "bytes": 2542,
                        "digest": "sha256:bc87df7c51928e7fe5d4787502a5bbd0a1c4b2a11cf024930533ebe71fa166f3"
                    },
                    {
                        "path": "lib/vectors/DuckDBTimestampSecondsVector.js",
                        "bytes": 2516,
                        "digest": "sha256:eee547bf03b3ee47d5b06243f9b0bde258afc7b02bc09da0ce8eccf1196b25e5"
                    },
                    {
                        "path": "lib/vectors/DuckDBTimestampTZVector.js",
                        "bytes": 2473,
                        "digest": "sha256:846062c2c7708ecf9f89bcc4b6370c702ddfe878c234760bf962625f135bfdb7"
                    },
                    {
                        "path": "lib/vectors/DuckDBTimestampVector.js",
                        "bytes": 2457,
                        "digest": "sha256:0e3386d5c4c0eaf2cd1e99ddfbd9c983a116e8e66e751e935836c03669e1304c"
                    },
                    {
                        "path": "lib/vectors/DuckDBTinyIntVector.js",
                        "bytes": 2427,
                        "digest": "sha256:0e1040f1ffb83e1dcc6c66489a10c83cdd99ad264f6194257caffc68b591fda2"
                    },
                    {
                        "path": "lib/vectors/DuckDBUBigIntVector.js",
                        "bytes": 2328,
                        "digest": "sha256:da92f670022913a08e5efbf31874b21ed6e00b8585594c352dfc9e7aa85e1b61"
                    },
                    {
                        "path": "lib/vectors/DuckDBUHugeIntVector.js",
                        "bytes": 2577,
                        "digest": "sha256:ddabda7e94290b85a9fd9c14f891922e65402d555cdbbd3569e04ab9450d4189"
                    },
                    {
                        "path": "lib/vectors/DuckDBUIntegerVector.js",
                        "bytes": 2444,
                        "digest": "sha256:67b6e8d73b0b9728fadc77dfd0d961f9811800c66b089c5e868fbd4c58f20d8a"
                    },
                    {
                        "path": "lib/vectors/DuckDBUSmallIntVector.js",
                        "bytes": 2446,
                        "digest": "sha256:9d01833b5aadabc25b56247cbb936b05a492ccc9b6b26f2721dfccf815c8352c"
                    },
                    {
                        "path": "lib/vectors/DuckDBUTinyIntVector.js",
                        "bytes": 2434,
                        "digest": "sha256:e58dd4faa6fe7da4380d47b06d177ca6c5bd77a0210ab69ac1fefac64bea387c"
                    },
                    {
                        "path": "lib/vectors/DuckDBUUIDVector.js",
                        "bytes": 2414,
                        "digest": "sha256:4146008b849773916cc8df86562aef662ecec802a962d4bc19b325ecc5064512"
                    },
                    {
                        "path": "lib/vectors/DuckDBUnionVector.js",
                        "bytes": 2771,
                        "digest": "sha256:5764b67e81cdb03b3f59197636b565f3d8e1d93a3f07d79272f16f5191c71faf"
                    },
                    {
                        "path": "lib/vectors/DuckDBValidity.js",
                        "bytes": 3845,
                        "digest": "sha256:9f70499344881c32397963772eabff457cb9daaf5e1109cfd777bc820c99f2f5"
                    },
                    {
                        "path": "lib/vectors/DuckDBVarCharVector.js",
                        "bytes": 2956,
                        "digest": "sha256:20f77f4ada5481bc1fb75aea95c8d0bc23d967ae22732305b85382927e6d2c71"
                    },
                    {
                        "path": "lib/vectors/DuckDBVariantVector.js",
                        "bytes": 23545,
                        "digest": "sha256:7532d735c2f4949e7e0b1b52a9be45f6040bb67189200f8adc59dbb9d4988c2e"
                    },
                    {
                        "path": "lib/vectors/DuckDBVector.js",
                        "bytes": 979,
                        "digest": "sha256:72cfeda244d4c5507b14915d8959b5de732e70a0f759ad954556184a7da565c2"
                    },
                    {
                        "path": "lib/vectors/createVector.js",
                        "bytes": 12468,
                        "digest": "sha256:be1f028a579868dda260f7568aa0ca38d158e5bfce2a31429fa673dc7067a3c9"
                    },
                    {
                        "path": "lib/vectors/dataAccessors.js",
                        "bytes": 12226,
                        "digest": "sha256:60570df29f03ca9bf4641a62e4a1de80d16e7251e253d37940b8f7d996540697"
                    },
                    {
                        "path": "lib/vectors/index.js",
                        "bytes": 3394,
                        "digest": "sha256:3eee4b6863c716cd2da9fe0f8bed88f038daf1fa61f2d255b975950ac28d0560"
                    },
                    {
                        "path": "lib/vectors/vectorRegistry.js",
                        "bytes": 712,
                        "digest": "sha256:7c4cc6668e66f12487280681e5ae4f3d9d9fc268983e0251f4a17cd27f4e53b7"
                    },
                    {
                        "path": "lib/version.js",
                        "bytes": 395,
                        "digest": "sha256:6877a1da7cc1c857b0338f765af0a1c3a00a0e7e858d63ba54e329894be0a9c5"
                    },
                    {
                        "path": "package.json",
                        "bytes": 304,
                        "digest": "sha256:d74753bf4dd4b044b81b402acf3863f6b4f0f91bf4236aeda1d70629d69ab623"
                    }
                ]
            },
            {
                "name": "@duckdb/node-bindings",
                "version": "1.5.5-r.5",
                "integrity": "sha512-sR7x91TfBunLqLbdvrcdiPCU+VGEQFPicxh1STZM402fuHW2ituPTAo2bY3IlntsvJShltrKF4R6B+JYPlAPZg==",
                "files": [
                    {
                        "path": "LICENSE",
                        "bytes": 1072,
                        "digest": "sha256:7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb"
                    },
                    {
                        "path": "duckdb.js",
                        "bytes": 2003,
                        "digest": "sha256:19451f98da76e7db519b909d98a4401c92ffb14df5bc1c48ad7ce5b7b67113ce"
                    },
                    {
                        "path": "package.json",
                        "bytes": 758,
                        "digest": "sha256:4af5d82267248056caa150c8d13f3038439d734d449b050782bd10cc96f98389"
                    }
                ]
            },
            {
                "name": "@duckdb/node-bindings-linux-x64",
                "version": "1.5.5-r.5",
                "integrity": "sha512-kCyq6BXhn6QXfwF8yVdVKriSSHP+rfVWcJ56cG8qZzlOZpxyvT5WGm6jMshxg4ditLlOsHsIN/D47RYrcjXuHQ==",
                "files": [
                    {
                        "path": "LICENSE",
                        "bytes": 1072,
                        "digest": "sha256:7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb"
                    },
                    {
                        "path": "duckdb.node",
                        "bytes": 474984,
                        "digest": "sha256:778d45b3d918a8d3b6dfeb819472472d3ff85d427110973fc9c1b0d462514c15"
                    },
                    {
                        "path": "libduckdb.so",
                        "bytes": 70529912,
                        "digest": "sha256:fc23f12e376c47be520f75221288281906e7942e8fd6f6ce4849198ba60d0405"
                    },
                    {
                        "path": "package.json",
                        "bytes": 276,
                        "digest": "sha256:da65345622a954085211c5cbe40a63e13910aa322c8981ef3873c597164042c8"
                    }
                ],
                "platform": "linux-x64"
            },
            {
                "name": "@duckdb/node-bindings-linux-arm64",
                "version": "1.5.5-r.5",
                "integrity": "sha512-CafH2AIvXtpwDynG3KB/4uEOHRGlFoB7auCRMIwH3BKNIobsANV5LSpDJ3tfyRCFIsK6e8AT1eseWVnu2Dv3cw==",
                "files": [
                    {
                        "path": "LICENSE",
                        "bytes": 1072,
                        "digest": "sha256:7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb"
                    },
                    {
                        "path": "duckdb.node",
                        "bytes": 497304,
                        "digest": "sha256:51b959ad6a5b57cfa3e9a5d20bffebe0e58974222efcddcd97c85e12700dbbb1"
                    },
                    {
                        "path": "libduckdb.so",
                        "bytes": 62963152,
                        "digest": "sha256:d00d007f3f7ca1f2896a5e4b89c2ce141bf0508506a9d6d56f9598b8e59d074e"
                    },
                    {
                        "path": "package.json",
                        "bytes": 280,
                        "digest": "sha256:8ae077ac159b1b2dec21b56537d55abe70cb3b6aeefb73f9456d5a28ca97f091"
                    }
                ],
                "platform": "linux-arm64"
            },
            {
                "name": "@duckdb/node-bindings-darwin-arm64",
                "version": "1.5.5-r.5",
                "integrity": "sha512-WJdeLTFy4pRg60rkbp9smtlP1iIQ8ErtIJkxS+2LQtM1ZZMSByyW+3WPpNoKe7IwPtVl2fLlPw7tDmQW4Z974g==",
                "files": [
                    {
                        "path": "LICENSE",
                        "bytes": 1072,
                        "digest": "sha256:7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb"
                    },
                    {
                        "path": "duckdb.node",
                        "bytes": 514168,
                        "digest": "sha256:ba396b8fc069b1c34d1b5d3bdb7f54b1ddef160b6f440b2539fcef89720e9947"
                    },
                    {
                        "path": "libduckdb.dylib",
                        "bytes": 117005184,
                        "digest": "sha256:b9027d18ef3e8d960568f77e946a83ca68009cb22d71cf7f94de842afdd094d8"
                    },
                    {
                        "path": "package.json",
                        "bytes": 253,
                        "digest": "sha256:5582b954f8cb27c9c8bd26d8e24d51dd042bb55baf4ac458832e49bba89e332e"
                    }
                ],
                "platform": "darwin-arm64"
            },
            {
                "name": "@duckdb/node-bindings-win32-x64",
                "version": "1.5.5-r.5",
                "integrity": "sha512-mBGFn8netT/AAhK4TOG6Fw47+Db68CxCVtQ9qfxZc1kZAjds+aYrh17Fd/u5CbTDdxILsrcyuF8q9cUcm54kQA==",
                "files": [
                    {
                        "path": "LICENSE",
                        "bytes": 1079,
                        "digest": "sha256:4000856a8f007e53fc53150533d644bcaefc64b7461e43c14ccb9d3d66a59cd2"
                    },
                    {
                        "path": "duckdb.dll",
                        "bytes": 36724520,
                        "digest": "sha256:2b7468a4ad844429e6af2fde0b5f91893e8130a5686a88f11442ab547c7ede46"
                    },
                    {
                        "path": "duckdb.node",
                        "bytes": 1253376,
                        "digest": "sha256:a587a097a6ce7f370e12cf6530a187813cabd03aba36a6caeaba6912e01a3d63"
                    },
                    {
                        "path": "package.json",
                        "bytes": 247,
                        "digest": "sha256:e04faf0dfff06cafba37cf38280012c836b73287c071412e26f420b910d3ab7e"
                    }
                ],
                "platform": "win32-x64"
            }
        ]
    }
};

;// CONCATENATED MODULE: ./packages/native/lib/manifest.js

/** The packages, versions and files that this release was tested with; the same as `native-dependencies.json`. */
const nativeManifest = nativeDependencies;
/** The packages that a module needs on a platform; undefined when the platform has none. */
function wantedPackages(name, platform, manifest = nativeManifest) {
    if (!manifest.platforms.includes(platform))
        return undefined;
    return manifest.modules[name]
        .filter((one) => one.platform === undefined || one.platform === platform)
        .map((one) => ({
        name: one.name,
        version: one.version,
        integrity: one.integrity,
        files: [...one.files, ...(one.platformFiles?.[platform] ?? [])],
    }));
}

;// CONCATENATED MODULE: ./packages/native/lib/sources.js



/**
 * Finds packages below `node_modules` folders, from a folder upwards as Node does. Each package is looked for from its
 * predecessor too, since npm may nest it. Undefined when the first is in no folder; a missing one among the others gives its name.
 */
function findPackages(wanted, from) {
    const found = [];
    for (const one of wanted) {
        const starts = [...found.map((before) => before.folder).reverse(), from];
        const folder = starts.map((start) => upwards(one.name, start)).find((path) => path !== undefined);
        if (folder === undefined)
            return undefined;
        found.push({ wanted: one, folder });
    }
    return found;
}
function upwards(name, from) {
    for (let folder = from;; folder = (0,external_node_path_.dirname)(folder)) {
        const path = (0,external_node_path_.join)(folder, 'node_modules', name);
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(path, 'package.json')))
            return path;
        if ((0,external_node_path_.dirname)(folder) === folder)
            return undefined;
    }
}
/** The packages in a folder that holds `node_modules` itself; nothing above it is looked at. */
function packagesIn(wanted, folder) {
    const found = wanted.map((one) => ({ wanted: one, folder: (0,external_node_path_.join)(folder, 'node_modules', one.name) }));
    return found.every((one) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(one.folder, 'package.json'))) ? found : undefined;
}
/** The name under which a module is kept in a cache: it changes with every byte that is kept. */
function cacheKey(name, wanted, platform) {
    const digest = (0,lib/* sha256 */.sc)(JSON.stringify(wanted)).slice('sha256:'.length, 'sha256:'.length + 16);
    const short = name.replace(/^@/, '').replaceAll('/', '-');
    return `mlops-native-${short}-${wanted[0]?.version ?? '0'}-${platform}-${digest}`;
}

;// CONCATENATED MODULE: ./packages/native/lib/verify.js





/**
 * Compares size and SHA-256 of every file with what is wanted. Gives undefined when all are right, else one sentence about the first that is not.
 * With a stamp folder the result is kept, so that the next process only looks at sizes and times: about 1 ms instead of 50.
 */
async function verifyPackages(found, stampFolder) {
    const key = (0,lib/* sha256 */.sc)(found.map((one) => `${one.folder}\u0000${one.wanted.integrity}`).join('\n')).slice('sha256:'.length);
    const stampFile = stampFolder === undefined ? undefined : (0,external_node_path_.join)(stampFolder, `checked-${key.slice(0, 16)}.json`);
    const known = readStamps(stampFile);
    const stamps = {};
    let changed = false;
    for (const { wanted, folder } of found)
        for (const file of wanted.files) {
            const path = (0,external_node_path_.join)(folder, file.path);
            const status = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
            if (status === undefined)
                return `${wanted.name}@${wanted.version} lacks ${file.path}`;
            if (status.size !== file.bytes)
                return differs(wanted, file.path, `${status.size} bytes instead of ${file.bytes}`);
            const stamp = [status.size, status.mtimeMs, status.ctimeMs, status.ino, file.digest];
            stamps[path] = stamp;
            if (JSON.stringify(known[path]) === JSON.stringify(stamp))
                continue;
            changed = true;
            const digest = await digestOf(path);
            if (digest !== file.digest)
                return differs(wanted, file.path, `its SHA-256 is ${digest.slice(7, 19)}…`);
        }
    if (changed)
        writeStamps(stampFile, stamps);
    return undefined;
}
const differs = (wanted, path, how) => `${path} is not that of ${wanted.name}@${wanted.version}: ${how}`;
async function digestOf(path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const handle = await (0,promises_.open)(path, 'r');
    try {
        const block = Buffer.allocUnsafe(2 ** 20);
        for (;;) {
            const { bytesRead } = await handle.read(block, 0, block.length);
            if (bytesRead === 0)
                return `sha256:${hash.digest('hex')}`;
            hash.update(block.subarray(0, bytesRead));
        }
    }
    finally {
        await handle.close();
    }
}
/** The stamps of the last check. A file that is absent or damaged only means that everything is checked again. */
function readStamps(path) {
    if (path === undefined)
        return {};
    try {
        const read = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        return typeof read === 'object' && read !== null ? read : {};
    }
    catch {
        return {};
    }
}
/** Keeps the stamps. Where the folder cannot be written, the next process checks again: slower, and as safe. */
function writeStamps(path, stamps) {
    if (path === undefined)
        return;
    try {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
        const part = `${path}.${process.pid}`;
        (0,external_node_fs_.writeFileSync)(part, JSON.stringify(stamps), { mode: 0o600 });
        (0,external_node_fs_.renameSync)(part, path);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error))
            throw error;
    }
}

;// CONCATENATED MODULE: ./packages/native/lib/load.js










const loaded = new Map();
let defaults = {};
/** Says once, at the top of a program, where natives may be found on this machine. What a call gives wins. */
function configureNative(options) {
    defaults = options;
}
/**
 * Loads onnxruntime-node, once a process.
 * @throws UserError NATIVE_PLATFORM_UNSUPPORTED, NATIVE_NOT_FOUND, NATIVE_FILE_CHANGED, NATIVE_FETCH_FAILED, NATIVE_LOAD_FAILED
 */
function loadOnnxRuntime(options = {}) {
    return once('onnxruntime-node', options);
}
/**
 * Loads DuckDB, once a process. The module is that of `@duckdb/node-api`, whose types the caller brings.
 * @throws UserError as `loadOnnxRuntime`
 */
function loadDuckDb(options = {}) {
    return once('@duckdb/node-api', options);
}
function once(name, options) {
    let loading = loaded.get(name);
    if (loading === undefined) {
        loading = load(name, options);
        loaded.set(name, loading);
        loading.catch(() => loaded.delete(name));
    }
    return loading;
}
/** Finds and checks a native dependency and loads it. `require` is made at run time, so that no bundler follows it. */
async function load(name, options) {
    const found = await findNative(name, options);
    try {
        return (0,external_node_module_.createRequire)((0,external_node_path_.join)(found.folder, 'package.json'))(found.folder);
    }
    catch (error) {
        throw fail('NATIVE_LOAD_FAILED', `${name} ${found.version} (${found.source}) could not be loaded: ${(0,lib/* messageOf */.bD)(error)}`, {
            cause: error,
            remedy: 'Use a newer system image, for example ubuntu-24.04.',
        });
    }
}
/** Finds a native dependency that passes the check, in the order: directory, node_modules, tool cache, Actions cache, npm. */
async function findNative(name, given = {}) {
    const options = { ...defaults, ...given };
    const platform = options.platform ?? hostPlatform();
    const manifest = options.manifest ?? nativeManifest;
    const wanted = wantedPackages(name, platform, manifest);
    if (wanted === undefined)
        throw fail('NATIVE_PLATFORM_UNSUPPORTED', `${name} has no build for ${platform}.`, {
            remedy: `Run on ${manifest.platforms.join(', ')}, for example runs-on: ubuntu-latest.`,
        });
    const stamps = options.cacheFolder ?? defaultCacheFolder();
    const tried = [];
    for (const attempt of attempts(name, wanted, platform, stamps, options)) {
        const found = await attempt.look();
        const trouble = found === undefined ? 'nothing there' : await verifyPackages(found, stamps);
        const first = found?.[0];
        if (trouble === undefined && first !== undefined)
            return { name, version: first.wanted.version, source: attempt.source, folder: first.folder };
        if (found !== undefined && attempt.source === 'directory')
            throw changed(`${attempt.place}: ${trouble}`, wanted);
        tried.push(`${attempt.place}: ${trouble}`);
    }
    throw fail('NATIVE_NOT_FOUND', `${name} ${wanted[0]?.version} for ${platform} was not found. ${tried.join('; ')}.`, {
        remedy: `npm install --ignore-scripts ${wanted[0]?.name}@${wanted[0]?.version}, or name a prepared folder in MLOPS_NATIVE_DIR.`,
    });
}
const changed = (trouble, wanted) => fail('NATIVE_FILE_CHANGED', `${trouble}.`, {
    remedy: `Put exactly ${wanted.map((one) => `${one.name}@${one.version}`).join(', ')} there.`,
});
function attempts(name, wanted, platform, cacheFolder, options) {
    const { cache, signal } = options;
    const environment = options.environment ?? placesOfEnvironment();
    const directory = options.directory ?? (options.searchFrom === undefined ? environment.directory : undefined);
    const toolCache = options.toolCache ?? environment.toolCache;
    if (directory !== undefined)
        return [{ source: 'directory', place: directory, look: async () => packagesIn(wanted, directory) }];
    const searchFrom = options.searchFrom ?? [(0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url))];
    const list = searchFrom.map((from) => ({
        source: 'node_modules',
        place: `node_modules from ${from}`,
        look: async () => findPackages(wanted, from),
    }));
    const key = cacheKey(name, wanted, platform);
    const home = toolCache === undefined ? (0,external_node_path_.join)(cacheFolder, key) : (0,external_node_path_.join)(toolCache, 'mlops-native', key);
    list.push({ source: 'tool-cache', place: home, look: async () => packagesIn(wanted, home) });
    if (cache !== undefined)
        list.push({
            source: 'actions-cache',
            place: 'the cache of Actions',
            look: async () => ((await cache.restore(key, home)) ? packagesIn(wanted, home) : undefined),
        });
    const exec = options.exec ?? nodeExec;
    if (exec !== false)
        list.push({
            source: 'npm',
            place: 'npm',
            look: async () => {
                await fetchPackages(wanted, home, exec, signal);
                const found = packagesIn(wanted, home);
                if (cache !== undefined && found !== undefined)
                    await cache.save(key, home);
                return found;
            },
        });
    return list;
}

;// CONCATENATED MODULE: ./packages/native/lib/index.js








/***/ })

};
