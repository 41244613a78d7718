export const id = 8812;
export const ids = [8812];
export const modules = {

/***/ 68812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   initErrors: () => (/* binding */ initErrors)
/* harmony export */ });
/** What can stop mlops init, beside an mlops.yml that is there. */
const initErrors = {
    INIT_NO_FOLDER: {
        summary: 'The folder to look at is not there.',
        explanation: '`mlops init FOLDER` writes FOLDER/mlops.yml. The folder must exist: create it, or leave it out for this one.',
    },
};


/***/ })

};
