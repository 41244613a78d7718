export const id = 8496;
export const ids = [8496];
export const modules = {

/***/ 68496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__),
/* harmony export */   inputs: () => (/* binding */ inputs)
/* harmony export */ });
/* harmony import */ var _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48395);

const inputs = {
    code: _mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF.text('The code, for example CONFIG_UNKNOWN_KEY; or metrics; or nothing: all codes.', {
        positional: true,
    }),
};
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = ((0,_mlops_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .defineCommand */ .NB)({
    name: 'explain',
    summary: 'Explain an error code, or list the metrics of each task.',
    surfaces: ['command'],
    inputs,
    outputs: {},
    example: 'mlops explain CONFIG_UNKNOWN_METRIC',
    writes: false,
    decides: false,
    permissions: {},
    json: {
        type: 'object',
        description: 'Of one code `code`, `summary`, `explanation`; of none `codes`; of metrics `metrics`.',
        properties: {
            code: { type: 'string', pattern: '^[A-Z0-9_]+$' },
            explanation: { type: 'string' },
            codes: { type: 'object', additionalProperties: { type: 'string' }, description: 'Every code and what it means.' },
            metrics: {
                type: 'object',
                description: 'The metrics of each task, its first one first.',
                additionalProperties: {
                    type: 'array',
                    items: {
                        type: 'object',
                        required: ['name', 'label', 'goal', 'family', 'description'],
                        properties: {
                            name: { type: 'string' },
                            label: { type: 'string' },
                            goal: { enum: ['maximize', 'minimize'] },
                            family: { enum: ['quality', 'calibration', 'fairness', 'operational'] },
                            description: { type: 'string' },
                        },
                    },
                },
            },
        },
    },
    handler: () => __webpack_require__.e(/* import() */ 288).then(__webpack_require__.bind(__webpack_require__, 90288)),
}));


/***/ })

};
