/**
 * Where rows come from: a {@link io.penstock.data.source.Source} reads its rows into {@link io.penstock.data.source.BatchSink}s. A new
 * format implements {@link io.penstock.data.source.StreamedSource}, whose {@link io.penstock.data.source.RowStream} fills a {@link
 * io.penstock.data.source.RowBuffer}.
 */
@NullMarked
package io.penstock.data.source;

import org.jspecify.annotations.NullMarked;
