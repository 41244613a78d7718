export const id = 2166;
export const ids = [2166];
export const modules = {

/***/ 82166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _mlops_actions_rollout__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44179);
/* harmony import */ var _deploy_aftermath_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22770);
/* harmony import */ var _deploy_handler_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38394);
/* harmony import */ var _deploy_lines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52285);
/* harmony import */ var _deploy_target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49298);
/* harmony import */ var _shared_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37623);






/** Takes every step that is due, of every environment, and ends. Idempotent; two at once are safe, because writes are compare-and-swap. */
async function run(inputs, context) {
    const project = await (0,_shared_index_js__WEBPACK_IMPORTED_MODULE_5__/* .openProject */ .U8)(inputs, context);
    const taken = [];
    const waiting = [];
    const all = project.config.deploy.environments;
    for (const environment of all) {
        const endpoint = (0,_deploy_target_js__WEBPACK_IMPORTED_MODULE_4__/* .endpointOf */ .X5)(project.config, environment.name);
        const endpoints = (0,_deploy_handler_js__WEBPACK_IMPORTED_MODULE_2__.endpointsOf)(project);
        const state = (await endpoints.inspect(endpoint, context))?.value;
        const rollout = state?.rollout;
        if (!state || !rollout)
            continue;
        if (inputs['dry-run']) {
            waiting.push(`${environment.name}: v${rollout.version} ${rollout.phase} since ${rollout.since}`);
            continue;
        }
        const intent = { operation: 'resume', id: rollout.id, owner: (0,_deploy_target_js__WEBPACK_IMPORTED_MODULE_4__/* .ownerOf */ .bf)(context) };
        const result = await (0,_mlops_actions_rollout__WEBPACK_IMPORTED_MODULE_0__.drive)((0,_deploy_handler_js__WEBPACK_IMPORTED_MODULE_2__.driveOf)({ project, endpoints, environment, endpoint }, intent, context, 0), context);
        const last = all.at(-1)?.name === environment.name;
        if (result.end === 'live' || result.end === 'rolled-back' || result.end === 'failed')
            await (0,_deploy_aftermath_js__WEBPACK_IMPORTED_MODULE_1__/* .settleAliases */ .g)(project, context, {
                last,
                state: result.state,
                reason: `resume in ${environment.name}`,
                by: intent.owner,
                back: result.end === 'rolled-back',
            });
        if (result.events.length > 0)
            taken.push(`${environment.name}: ${result.events.map((event) => event.kind).join(', ')}; live: ${(0,_deploy_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .liveText */ .IH)(result.state)}`);
        if (result.end === 'pending' || result.end === 'paused')
            waiting.push(`${environment.name}: ${result.reason ?? result.end}${result.due ? `, due ${result.due}` : ''}`);
    }
    const summary = taken.length > 0 ? taken.join('; ') : waiting.length > 0 ? `nothing is due; ${waiting.join('; ')}` : 'nothing waits';
    return {
        outcome: 'passed',
        outputs: {},
        records: [],
        report: {
            title: `${project.config.model.name}: ${summary}`,
            outcome: 'passed',
            summary,
            blocks: waiting.length > 0 ? [{ kind: 'list', items: waiting }] : [],
        },
        json: { taken, waiting },
    };
}


/***/ })

};
