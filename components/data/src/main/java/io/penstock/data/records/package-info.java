/** Java records in memory as a source: {@link io.penstock.data.records.RecordSource}. */
@NullMarked
package io.penstock.data.records;

import org.jspecify.annotations.NullMarked;
