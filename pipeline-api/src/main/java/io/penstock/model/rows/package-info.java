/**
 * How an estimator reads the rows that it learns from: {@link io.penstock.model.rows.TrainingRows} gives checked labels, weights
 * and features of one split in the forms that frameworks take.
 */
@NullMarked
package io.penstock.model.rows;

import org.jspecify.annotations.NullMarked;
