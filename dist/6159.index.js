export const id = 6159;
export const ids = [6159];
export const modules = {

/***/ 76159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   predictErrors: () => (/* binding */ predictErrors)
/* harmony export */ });
/** What can be wrong with the place where predictions are to be written. */
const predictErrors = {
    OUTPUT_FOLDER_MISSING: {
        summary: 'The folder of the output file is not there.',
        explanation: 'Files are written into folders that exist, so that a typo makes no new one. Create it: mkdir -p FOLDER.',
    },
    OUTPUT_IS_FOLDER: {
        summary: 'The output is a folder, and a file is written.',
        explanation: 'Name a file: --out predictions.csv; or - for standard output.',
    },
};


/***/ })

};
