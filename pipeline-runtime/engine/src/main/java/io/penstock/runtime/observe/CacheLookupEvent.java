package io.penstock.runtime.observe;

import io.penstock.artifact.Digest;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The JFR event of a look into the cache. */
@Name("io.penstock.CacheLookup")
@Label("Cache look-up")
@Description("A look for an earlier execution with the same cache key, checks of its artifacts included.")
@Category("Penstock")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // JFR reads the fields
public final class CacheLookupEvent extends Event {

    @Label("Node")
    private String node = "";

    @Label("Key")
    private String key = "";

    @Label("Hit")
    private boolean hit;

    CacheLookupEvent() {}

    /** Ends the event and hands it to JFR if that records. */
    public void end(String nodeId, Digest cacheKey, boolean found) {
        end();
        if (shouldCommit()) {
            node = nodeId;
            key = cacheKey.text();
            hit = found;
            commit();
        }
    }
}
