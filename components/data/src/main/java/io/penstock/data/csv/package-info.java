/**
 * Text files of rows and how they become typed columns: {@link io.penstock.data.csv.CsvTable} reads one, {@link
 * io.penstock.data.csv.CsvOptions} says how it is written.
 */
@NullMarked
package io.penstock.data.csv;

import org.jspecify.annotations.NullMarked;
