export const id = 3586;
export const ids = [3586];
export const modules = {

/***/ 33586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);
/* harmony import */ var _deploy_handler_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38394);
/* harmony import */ var _deploy_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52285);
/* harmony import */ var _deploy_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49298);
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37623);





const fail = (0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .errorsOf */ .Bp)(_shared_index_js__WEBPACK_IMPORTED_MODULE_4__/* .commandErrors */ .nZ);
/** The last lines of a run's or a deployment's log. */
async function run(inputs, context) {
    const project = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_4__/* .openProject */ .U8)(inputs, context);
    const text = inputs.run ? await runLog(inputs.run) : await deploymentLog();
    const lines = text.replace(/\n$/, '').split('\n').slice(-inputs.tail);
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        text: `${lines.join('\n')}\n`,
        report: { title: 'log', outcome: 'passed', summary: `${lines.length} lines`, blocks: [{ kind: 'lines', lines }] },
        json: { lines },
    };
    async function runLog(id) {
        const { training } = project.platform;
        if (!training || !(await training.state(id, context)))
            throw fail('RUN_UNKNOWN', `There is no run ${id}.`, { remedy: 'mlops trace v… names the run of a version.' });
        const parts = [];
        for await (const event of training.observe(id, undefined, context))
            if (event.type === 'log')
                parts.push(event.text);
        return parts.join('');
    }
    async function deploymentLog() {
        const environment = (0,_deploy_target_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentOf */ .p7)(project.config, inputs.environment, 'last');
        const endpoint = (0,_deploy_target_js__WEBPACK_IMPORTED_MODULE_3__/* .endpointOf */ .X5)(project.config, environment.name);
        const state = (await (0,_deploy_handler_js__WEBPACK_IMPORTED_MODULE_1__.endpointsOf)(project).inspect(endpoint, context))?.value;
        const deployment = inputs.deployment ?? (state ? (0,_deploy_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .liveOf */ .QA)(state).deployment : null) ?? 'blue';
        if (!state?.deployments[deployment])
            throw fail('ENVIRONMENT_UNKNOWN', `${environment.name} has no deployment ${deployment}.`, {
                remedy: state ? `Deployments: ${Object.keys(state.deployments).join(', ')}.` : 'Nothing is deployed there.',
            });
        return (0,_deploy_handler_js__WEBPACK_IMPORTED_MODULE_1__.endpointsOf)(project).logs(endpoint, deployment, inputs.tail, context);
    }
}


/***/ })

};
