/** Where a data set deviates from its schema: {@link io.penstock.data.validation.Anomalies}. */
@NullMarked
package io.penstock.data.validation;

import org.jspecify.annotations.NullMarked;
