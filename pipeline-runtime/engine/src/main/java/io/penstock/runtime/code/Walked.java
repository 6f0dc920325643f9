package io.penstock.runtime.code;

import java.util.Optional;

/**
 * What a walk over the code gave.
 *
 * @param fingerprint of the code
 * @param evidence by which to see that it still holds; empty if only another walk can tell
 */
record Walked(CodeFingerprint fingerprint, Optional<Evidence> evidence) {}
