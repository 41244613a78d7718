export const id = 4073;
export const ids = [4073];
export const modules = {

/***/ 34073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   roles: () => (/* binding */ roles)
/* harmony export */ });
/** Helper processes are this bundle with a role, never a file of their own. */
const roles = {
    /** The scoring server of a bundle folder. */
    score: async ([folder]) => {
        const { runServer } = await __webpack_require__.e(/* import() */ 2147).then(__webpack_require__.bind(__webpack_require__, 42147));
        await runServer(folder ?? '.');
        return 0;
    },
    /** The controller of a local endpoint; its state folder is in MLOPS_HOME. */
    serve: async ([endpoint]) => {
        const { serveEndpoint } = await Promise.all(/* import() */[__webpack_require__.e(2147), __webpack_require__.e(2690)]).then(__webpack_require__.bind(__webpack_require__, 32690));
        const home = process.env['MLOPS_HOME'];
        if (!endpoint || !home)
            throw new TypeError('the role serve takes an endpoint and MLOPS_HOME');
        const served = await serveEndpoint(endpoint, { home, log: (text) => process.stderr.write(`${text}\n`) });
        if (!served)
            return 0;
        const end = () => void served.close();
        process.on('SIGTERM', end);
        process.on('SIGINT', end);
        await served.ended;
        return 0;
    },
};


/***/ })

};
