/** The digests of files outside the workspace, remembered for as long as the files look unchanged. */
@NullMarked
package io.penstock.runtime.files;

import org.jspecify.annotations.NullMarked;
