export const id = 5491;
export const ids = [5491];
export const modules = {

/***/ 65491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   metricsErrors: () => (/* binding */ metricsErrors)
/* harmony export */ });
/** What can be wrong with a file of predictions or with what is said of its columns. */
const metricsErrors = {
    METRICS_COLUMN: {
        summary: 'A column does not hold what the task needs.',
        explanation: 'binary and multiclass take any labels; regression and ranking take numbers. A binary task has two classes at most. Scores and weights are numbers.',
    },
    METRICS_NOTHING: {
        summary: 'There is nothing to compare with the truth.',
        explanation: 'Give --score (the score of the positive class, or a column a class), --prediction (the predicted class, number or cluster), or both.',
    },
    METRICS_CLASSES: {
        summary: 'Which column of scores belongs to which class is not clear.',
        explanation: 'Either the names of the columns end with the class (probability_paid), or there is one column for every class in their order (numbers by size, texts by code point).',
    },
    COMPARE_ROWS: {
        summary: 'Two files of predictions are not of the same rows.',
        explanation: 'A paired comparison needs the same rows in both. They have the same order, or a column that names the row: --key.',
    },
};


/***/ })

};
