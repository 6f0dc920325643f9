/** JSON Lines and how their objects become typed columns: {@link io.penstock.data.json.JsonSource}. */
@NullMarked
package io.penstock.data.json;

import org.jspecify.annotations.NullMarked;
