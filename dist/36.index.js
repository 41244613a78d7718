export const id = 36;
export const ids = [36];
export const modules = {

/***/ 50036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   actionNames: () => (/* binding */ actionNames),
/* harmony export */   commands: () => (/* binding */ commands),
/* harmony export */   findCommand: () => (/* binding */ findCommand),
/* harmony export */   shorthands: () => (/* binding */ shorthands)
/* harmony export */ });
const as = (load) => load;
/** Every command, in the order of help. A declaration is loaded when it is asked for, its handler when it runs. */
const commands = {
    train: as(() => __webpack_require__.e(/* import() */ 777).then(__webpack_require__.bind(__webpack_require__, 40777))),
    validate: as(() => __webpack_require__.e(/* import() */ 9483).then(__webpack_require__.bind(__webpack_require__, 59483))),
    package: as(() => __webpack_require__.e(/* import() */ 9819).then(__webpack_require__.bind(__webpack_require__, 79819))),
    register: as(() => __webpack_require__.e(/* import() */ 6420).then(__webpack_require__.bind(__webpack_require__, 96420))),
    deploy: as(() => __webpack_require__.e(/* import() */ 2298).then(__webpack_require__.bind(__webpack_require__, 52298))),
    'check-drift': as(() => __webpack_require__.e(/* import() */ 1125).then(__webpack_require__.bind(__webpack_require__, 41125))),
    init: as(() => __webpack_require__.e(/* import() */ 1235).then(__webpack_require__.bind(__webpack_require__, 91235))),
    check: as(() => __webpack_require__.e(/* import() */ 4487).then(__webpack_require__.bind(__webpack_require__, 54487))),
    status: as(() => __webpack_require__.e(/* import() */ 3135).then(__webpack_require__.bind(__webpack_require__, 23135))),
    resume: as(() => __webpack_require__.e(/* import() */ 2774).then(__webpack_require__.bind(__webpack_require__, 82774))),
    logs: as(() => __webpack_require__.e(/* import() */ 5042).then(__webpack_require__.bind(__webpack_require__, 5042))),
    serve: as(() => __webpack_require__.e(/* import() */ 4776).then(__webpack_require__.bind(__webpack_require__, 74776))),
    reproduce: as(() => __webpack_require__.e(/* import() */ 1856).then(__webpack_require__.bind(__webpack_require__, 81856))),
    verify: as(() => __webpack_require__.e(/* import() */ 1960).then(__webpack_require__.bind(__webpack_require__, 51960))),
    trace: as(() => __webpack_require__.e(/* import() */ 4666).then(__webpack_require__.bind(__webpack_require__, 4666))),
    explain: as(() => __webpack_require__.e(/* import() */ 8496).then(__webpack_require__.bind(__webpack_require__, 68496))),
    profile: as(() => __webpack_require__.e(/* import() */ 8634).then(__webpack_require__.bind(__webpack_require__, 78634))),
    predict: as(() => __webpack_require__.e(/* import() */ 534).then(__webpack_require__.bind(__webpack_require__, 50534))),
    metrics: as(() => __webpack_require__.e(/* import() */ 7666).then(__webpack_require__.bind(__webpack_require__, 87666))),
    compare: as(() => __webpack_require__.e(/* import() */ 2072).then(__webpack_require__.bind(__webpack_require__, 2072))),
    gates: as(() => __webpack_require__.e(/* import() */ 8595).then(__webpack_require__.bind(__webpack_require__, 38595))),
};
/** The six steps of the chain, each also an action. */
const actionNames = ['train', 'validate', 'package', 'register', 'deploy', 'check-drift'];
/** Commands that are another one with an input set: `mlops rollback` is `mlops deploy --operation rollback`. */
const shorthands = {
    rollback: ['deploy', '--operation', 'rollback'],
    promote: ['deploy', '--operation', 'promote'],
    abort: ['deploy', '--operation', 'abort'],
};
/** The declaration of a command, or undefined. */
async function findCommand(name) {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    return load ? (await load()).default : undefined;
}


/***/ })

};
