/**
 * The metrics computed from truth and prediction (or from clusters and points):
 * name | label | goal | tasks | needs | least | greatest | flags | description
 * goal: + more is better, - less is better. tasks: b binary, m multiclass, r regression, c clustering, k ranking.
 * flags: . none · a also `_macro`, `_micro`, `_weighted` (tasks b and m) · d mean over rows · s signed · c calibration.
 * A text table, because a call a metric would be eight lines each; the parser refuses a bad cell when the module loads.
 */
export const qualityTable = `
roc_auc | ROC AUC | + | b | score | 0 | 1 | . | Area under the ROC curve: how often a positive row scores above a negative one, ties counting half
average_precision | Average precision | + | b | score | 0 | 1 | . | Step-wise area under the precision-recall curve
accuracy | Accuracy | + | bm | label | 0 | 1 | d | Share of rows whose label is predicted right
balanced_accuracy | Balanced accuracy | + | bm | label | 0 | 1 | . | Mean recall over the classes that occur in the truth
balanced_accuracy_adjusted | Balanced accuracy, adjusted | + | bm | label | -1 | 1 | . | Balanced accuracy rescaled so that guessing is 0 and perfect is 1
f1 | F1 | + | b | label | 0 | 1 | a | Harmonic mean of precision and recall
precision | Precision | + | b | label | 0 | 1 | a | Share of the predicted positives that are positive
recall | Recall | + | b | label | 0 | 1 | a | Share of the positives that are found (true positive rate)
fbeta_0.5 | F0.5 | + | b | label | 0 | 1 | a | F score that weighs precision twice as much as recall
fbeta_2 | F2 | + | b | label | 0 | 1 | a | F score that weighs recall twice as much as precision
jaccard | Jaccard | + | b | label | 0 | 1 | a | True positives over the union of positives and predicted positives
specificity | Specificity | + | b | label | 0 | 1 | a | Share of the negatives that are left alone (true negative rate)
negative_predictive_value | Negative predictive value | + | b | label | 0 | 1 | . | Share of the predicted negatives that are negative
false_positive_rate | False positive rate | - | b | label | 0 | 1 | . | Share of the negatives that are predicted positive
false_negative_rate | False negative rate | - | b | label | 0 | 1 | . | Share of the positives that are missed
selection_rate | Selection rate | + | b | label | 0 | 1 | d | Share of rows that are predicted positive (descriptive; the base of demographic parity)
matthews_corrcoef | Matthews correlation | + | bm | label | -1 | 1 | . | Correlation between true and predicted label
cohen_kappa | Cohen's kappa | + | bm | label | -1 | 1 | . | Agreement beyond chance
cohen_kappa_linear | Cohen's kappa, linear | + | bm | label | -1 | 1 | . | Agreement beyond chance, misses weighed by their distance in the order of the labels
cohen_kappa_quadratic | Cohen's kappa, quadratic | + | bm | label | -1 | 1 | . | Agreement beyond chance, misses weighed by their squared distance in the order of the labels
zero_one_loss | Zero-one loss | - | bm | label | 0 | 1 | d | Share of rows whose label is predicted wrong
hamming_loss | Hamming loss | - | bm | label | 0 | 1 | d | Share of labels predicted wrong; for one label a row the same as the zero-one loss
positive_likelihood_ratio | Positive likelihood ratio | + | b | label | 0 | inf | . | True positive rate over false positive rate
negative_likelihood_ratio | Negative likelihood ratio | - | b | label | 0 | inf | . | False negative rate over true negative rate
log_loss | Log loss | - | bm | probability | 0 | inf | dc | Mean negative logarithm of the probability given to the true class
brier_score | Brier score | - | bm | probability | 0 | 2 | dc | Mean squared error of the probabilities (binary: of the positive class; else summed over classes)
d2_log_loss_score | D2 of log loss | + | bm | probability | -inf | 1 | . | Share of the log loss of the base rates that the model removes
d2_brier_score | D2 of Brier score | + | bm | probability | -inf | 1 | . | Share of the Brier score of the base rates that the model removes
hinge_loss | Hinge loss | - | b | score | 0 | inf | d | Mean of max(0, 1 - margin), for scores that are decision values
roc_auc_partial_0.1 | Partial ROC AUC | + | b | score | 0 | 1 | . | ROC AUC for false positive rates to 0.1, standardised after McClish
ks_statistic | KS of scores | + | b | score | 0 | 1 | . | Largest distance between the score distributions of positives and negatives
gini | Gini | + | b | score | -1 | 1 | . | 2 ROC AUC - 1
lift_at_10_percent | Lift at 10 % | + | b | score | 0 | inf | . | Share of positives in the tenth with the highest scores over their share in all rows
expected_calibration_error | Expected calibration error | - | bm | probability | 0 | 1 | c | Mean gap between confidence and outcome over 15 bins of equal width
expected_calibration_error_quantile | ECE, equal counts | - | bm | probability | 0 | 1 | c | Mean gap between confidence and outcome over 15 bins of equal count
maximum_calibration_error | Maximum calibration error | - | bm | probability | 0 | 1 | c | Largest gap between confidence and outcome over 15 bins of equal width
brier_reliability | Brier reliability | - | b | probability | 0 | 1 | c | Part of the Brier score that calibration would remove (Murphy, 15 bins)
brier_resolution | Brier resolution | + | b | probability | 0 | 0.25 | c | Part of the Brier score gained by telling rows apart (Murphy, 15 bins)
brier_uncertainty | Brier uncertainty | - | b | probability | 0 | 0.25 | c | Brier score of the base rate
calibration_bias | Calibration bias | - | b | probability | -1 | 1 | dcs | Mean predicted probability minus the share of positives
roc_auc_ovr | ROC AUC, one v rest | + | m | probability | 0 | 1 | . | Mean over classes of the ROC AUC of each class against the rest
roc_auc_ovr_weighted | ROC AUC, one v rest, weighted | + | m | probability | 0 | 1 | . | The same, classes weighed by their rows
roc_auc_ovr_micro | ROC AUC, one v rest, micro | + | m | probability | 0 | 1 | . | ROC AUC over all (row, class) pairs
roc_auc_ovo | ROC AUC, one v one | + | m | probability | 0 | 1 | . | Mean ROC AUC over pairs of classes (Hand and Till)
roc_auc_ovo_weighted | ROC AUC, one v one, weighted | + | m | probability | 0 | 1 | . | The same, pairs weighed by their rows
average_precision_macro | Average precision, macro | + | m | probability | 0 | 1 | . | Mean over classes of the average precision of each class against the rest
average_precision_micro | Average precision, micro | + | m | probability | 0 | 1 | . | Average precision over all (row, class) pairs
average_precision_weighted | Average precision, weighted | + | m | probability | 0 | 1 | . | Average precision of each class, weighed by its rows
top_k_accuracy | Top-2 accuracy | + | m | probability | 0 | 1 | d | Share of rows whose class is among the two most probable
top_3_accuracy | Top-3 accuracy | + | m | probability | 0 | 1 | d | Share of rows whose class is among the three most probable
top_5_accuracy | Top-5 accuracy | + | m | probability | 0 | 1 | d | Share of rows whose class is among the five most probable
norm_macro_recall | Normalised macro recall | + | bm | label | -1 | 1 | . | (macro recall - R) / (1 - R) with R the recall of guessing (Azure AutoML)
weighted_accuracy | Weighted accuracy | + | bm | label | 0 | 1 | . | Accuracy with each row weighed by the rows of its class (Azure AutoML)
root_mean_squared_error | RMSE | - | r | value | 0 | inf | . | Root of the mean squared error
mean_absolute_error | MAE | - | r | value | 0 | inf | d | Mean absolute error
mean_squared_error | MSE | - | r | value | 0 | inf | d | Mean squared error
r2 | R2 | + | r | value | -inf | 1 | . | Share of the variance that is explained (coefficient of determination)
explained_variance | Explained variance | + | r | value | -inf | 1 | . | As R2, a constant error forgiven
median_absolute_error | Median absolute error | - | r | value | 0 | inf | . | Median of the absolute errors
max_error | Largest error | - | r | value | 0 | inf | . | Largest absolute error
mean_absolute_percentage_error | MAPE | - | r | value | 0 | inf | d | Mean of |error| / |truth|, a fraction; explodes where the truth is 0
symmetric_mean_absolute_percentage_error | SMAPE | - | r | value | 0 | 2 | d | Mean of 2 |error| / (|truth| + |prediction|), 0 where both are 0
mean_squared_log_error | MSLE | - | r | value | 0 | inf | d | Mean squared error of log(1 + value)
root_mean_squared_log_error | RMSLE | - | r | value | 0 | inf | . | Root of the mean squared error of log(1 + value)
mean_error | Mean error | - | r | value | -inf | inf | ds | Mean of prediction minus truth: the bias
mean_pinball_loss | Pinball loss | - | r | value | 0 | inf | d | Pinball loss for the median: half the mean absolute error
mean_poisson_deviance | Poisson deviance | - | r | value | 0 | inf | d | Mean deviance of a Poisson model; predictions above 0
mean_gamma_deviance | Gamma deviance | - | r | value | 0 | inf | d | Mean deviance of a gamma model; truth and predictions above 0
d2_absolute_error_score | D2 of absolute error | + | r | value | -inf | 1 | . | Share of the absolute error of the median that the model removes
d2_pinball_score | D2 of pinball loss | + | r | value | -inf | 1 | . | Share of the pinball loss of the median that the model removes
d2_tweedie_score | D2 of Tweedie deviance | + | r | value | -inf | 1 | . | Share of the Tweedie deviance of the mean that the model removes (power 0 unless set)
mean_tweedie_deviance | Tweedie deviance | - | r | value | 0 | inf | d | Mean Tweedie deviance (power 0 unless set: the squared error)
pearson_correlation | Pearson correlation | + | r | value | -1 | 1 | . | Linear correlation of truth and prediction
spearman_correlation | Spearman correlation | + | r | value | -1 | 1 | . | Correlation of the ranks of truth and prediction
relative_absolute_error | Relative absolute error | - | r | value | 0 | inf | . | Sum of |error| over sum of |truth - mean truth| (Azure ML)
relative_squared_error | Relative squared error | - | r | value | 0 | inf | . | Sum of squared errors over that of predicting the mean (Azure ML)
normalized_root_mean_squared_error | RMSE, normalised | - | r | value | 0 | inf | . | RMSE over the range of the truth (Azure AutoML)
normalized_mean_absolute_error | MAE, normalised | - | r | value | 0 | inf | . | MAE over the range of the truth (Azure AutoML)
normalized_median_absolute_error | Median absolute error, normalised | - | r | value | 0 | inf | . | Median absolute error over the range of the truth (Azure AutoML)
normalized_root_mean_squared_log_error | RMSLE, normalised | - | r | value | 0 | inf | . | RMSLE over the range of log(1 + truth) (Azure AutoML)
adjusted_rand_score | Adjusted Rand index | + | c | clusters | -0.5 | 1 | . | Agreement of pairs beyond chance
rand_score | Rand index | + | c | clusters | 0 | 1 | . | Share of pairs that both clusterings treat alike
adjusted_mutual_info_score | Adjusted mutual information | + | c | clusters | -1 | 1 | . | Mutual information beyond chance, by the mean entropy
normalized_mutual_info_score | Normalised mutual information | + | c | clusters | 0 | 1 | . | Mutual information over the mean entropy
mutual_info_score | Mutual information | + | c | clusters | 0 | inf | . | Mutual information in nats
homogeneity_score | Homogeneity | + | c | clusters | 0 | 1 | . | 1 when each cluster holds one class only
completeness_score | Completeness | + | c | clusters | 0 | 1 | . | 1 when each class lies in one cluster
v_measure_score | V-measure | + | c | clusters | 0 | 1 | . | Harmonic mean of homogeneity and completeness
fowlkes_mallows_score | Fowlkes-Mallows | + | c | clusters | 0 | 1 | . | Geometric mean of pairwise precision and recall
silhouette_score | Silhouette | + | c | features | -1 | 1 | d | Mean of (distance to the next cluster - to the own) / the larger
calinski_harabasz_score | Calinski-Harabasz | + | c | features | 0 | inf | . | Dispersion between over dispersion within clusters
davies_bouldin_score | Davies-Bouldin | - | c | features | 0 | inf | . | Mean similarity of each cluster to the one most like it
average_distance_to_center | Distance to own centre | - | c | features | 0 | inf | d | Mean distance of a point to the centre of its cluster (Azure ML)
average_distance_to_other_center | Distance to other centres | + | c | features | 0 | inf | d | Mean distance of a point to the centres of the other clusters (Azure ML)
maximal_distance_to_center | Largest distance to own centre | - | c | features | 0 | inf | . | Largest distance of a point to the centre of its cluster (Azure ML)
ndcg | NDCG | + | k | score | 0 | 1 | d | Normalised discounted cumulative gain, mean over queries, ties averaged
ndcg_at_5 | NDCG at 5 | + | k | score | 0 | 1 | d | NDCG of the first 5
ndcg_at_10 | NDCG at 10 | + | k | score | 0 | 1 | d | NDCG of the first 10
dcg | DCG | + | k | score | 0 | inf | d | Discounted cumulative gain, mean over queries, ties averaged
mean_reciprocal_rank | MRR | + | k | score | 0 | 1 | d | Mean of 1 / rank of the first relevant item
mean_average_precision | MAP | + | k | score | 0 | 1 | d | Mean over queries of the average precision of the relevant items
hit_rate_at_5 | Hit rate at 5 | + | k | score | 0 | 1 | d | Share of queries with a relevant item among the first 5
hit_rate_at_10 | Hit rate at 10 | + | k | score | 0 | 1 | d | Share of queries with a relevant item among the first 10
recall_at_5 | Recall at 5 | + | k | score | 0 | 1 | d | Mean share of the relevant items found among the first 5
recall_at_10 | Recall at 10 | + | k | score | 0 | 1 | d | Mean share of the relevant items found among the first 10
precision_at_5 | Precision at 5 | + | k | score | 0 | 1 | d | Mean share of relevant items among the first 5
precision_at_10 | Precision at 10 | + | k | score | 0 | 1 | d | Mean share of relevant items among the first 10
`

/** name | label | goal | tasks | least | greatest | description: measured on the model or its tables, not on truth and prediction. */
export const operationalTable = `
latency_p50 | Latency, median | - | bmrck | 0 | inf | Median time of one answer, milliseconds
latency_p95 | Latency, p95 | - | bmrck | 0 | inf | Time within which 95 % of the answers come, milliseconds
latency_p99 | Latency, p99 | - | bmrck | 0 | inf | Time within which 99 % of the answers come, milliseconds
throughput | Throughput | + | bmrck | 0 | inf | Rows scored in a second
model_size | Model size | - | bmrck | 0 | inf | Bytes of the model file
error_rate | Error rate | - | bmrck | 0 | 1 | Share of requests that the service fails to answer
train_test_overlap | Train/test overlap | - | bmrck | 0 | 1 | Share of the test rows that also occur in the training data
duplicate_rows | Duplicate rows | - | bmrck | 0 | 1 | Share of the test rows that repeat another test row
prediction_flip_rate | Prediction flips | - | bm | 0 | 1 | Share of rows whose predicted label differs from the champion's
prediction_distribution | Prediction distribution | - | bmrck | 0 | inf | Distance between the predictions of two models or two times
`

/** Names that other tools give the same numbers: for suggestions only, they are not accepted. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  auc: ['roc_auc', 'average_precision'],
  auc_roc: ['roc_auc'],
  auroc: ['roc_auc'],
  pr_auc: ['average_precision'],
  auc_pr: ['average_precision'],
  auprc: ['average_precision'],
  precision_recall_auc: ['average_precision'],
  ap: ['average_precision'],
  auc_binary: ['roc_auc'],
  auc_macro: ['roc_auc_ovr'],
  auc_weighted: ['roc_auc_ovr_weighted'],
  auc_micro: ['roc_auc_ovr_micro'],
  average_precision_score_macro: ['average_precision_macro'],
  average_precision_score_micro: ['average_precision_micro'],
  average_precision_score_weighted: ['average_precision_weighted'],
  f1_score_macro: ['f1_macro'],
  acc: ['accuracy'],
  error: ['zero_one_loss'],
  mcc: ['matthews_corrcoef'],
  kappa: ['cohen_kappa'],
  tpr: ['recall'],
  true_positive_rate: ['recall'],
  sensitivity: ['recall'],
  tnr: ['specificity'],
  true_negative_rate: ['specificity'],
  fpr: ['false_positive_rate'],
  fnr: ['false_negative_rate'],
  ppv: ['precision'],
  npv: ['negative_predictive_value'],
  brier: ['brier_score'],
  brier_score_loss: ['brier_score'],
  cross_entropy: ['log_loss'],
  logloss: ['log_loss'],
  ece: ['expected_calibration_error'],
  mce: ['maximum_calibration_error'],
  mae: ['mean_absolute_error'],
  mse: ['mean_squared_error'],
  rmse: ['root_mean_squared_error'],
  mape: ['mean_absolute_percentage_error'],
  smape: ['symmetric_mean_absolute_percentage_error'],
  msle: ['mean_squared_log_error'],
  rmsle: ['root_mean_squared_log_error'],
  r_squared: ['r2'],
  coefficient_of_determination: ['r2'],
  bias: ['mean_error', 'calibration_bias'],
  ari: ['adjusted_rand_score'],
  ami: ['adjusted_mutual_info_score'],
  nmi: ['normalized_mutual_info_score'],
  mrr: ['mean_reciprocal_rank'],
  map: ['mean_average_precision'],
  p50: ['latency_p50'],
  p95: ['latency_p95'],
  p99: ['latency_p99'],
  latency: ['latency_p95'],
  demographic_parity: ['demographic_parity_difference'],
  equalized_odds: ['equalized_odds_difference'],
  equal_opportunity: ['equal_opportunity_difference'],
}
