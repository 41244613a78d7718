export const id = 9496;
export const ids = [9496];
export const modules = {

/***/ 39496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48395);
/* harmony import */ var _deploy_handler_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38394);
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37623);




const fail = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .errorsOf */ .Bp)(_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .commandErrors */ .nZ);
/** Runs the controller of an endpoint in the foreground: this program again, in the role of the controller. */
async function run(inputs, context) {
    const project = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openProject */ .U8)(inputs, context);
    const endpoint = inputs.endpoint ?? project.config.deploy.endpoint;
    const endpoints = (0,_deploy_handler_js__WEBPACK_IMPORTED_MODULE_2__.endpointsOf)(project);
    const known = await endpoints.list(context);
    if (!known.includes(endpoint))
        throw fail('ENVIRONMENT_UNKNOWN', `There is no endpoint ${endpoint}.`, {
            remedy: known.length > 0 ? `Endpoints: ${known.join(', ')}.` : 'Deploy first: mlops deploy.',
            where: { input: 'endpoint' },
        });
    const [program, ...args] = context.tool.command;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, [...args, 'role', 'serve', endpoint], {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...context.environment, MLOPS_HOME: (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_3__/* .homeOf */ .lt)(project, context) },
    });
    const stop = () => void child.kill('SIGTERM');
    context.signal.addEventListener('abort', stop, { once: true });
    const code = await new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (status) => resolve(status ?? 0));
    });
    const summary = code === 0 ? `${endpoint} is served no more (or another process serves it).` : `the controller ended with ${code}`;
    return {
        outcome: code === 0 ? 'passed' : 'error',
        outputs: {},
        records: [],
        report: {
            title: `${endpoint}: stopped`,
            outcome: code === 0 ? 'passed' : 'error',
            summary,
            blocks: [{ kind: 'text', text: summary }],
        },
        json: {},
    };
}


/***/ })

};
