package io.penstock.runtime.observe;

import io.penstock.artifact.Digest;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The JFR event of the publication of an artifact that has files. */
@Name("io.penstock.ArtifactPublication")
@Label("Artifact publication")
@Description("Forcing an artifact's files to the disk and giving it its name.")
@Category("Penstock")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // JFR reads the fields
public final class PublicationEvent extends Event {

    @Label("Output")
    private String output = "";

    @Label("Digest")
    private String digest = "";

    @Label("Size")
    @DataAmount
    private long bytes;

    PublicationEvent() {}

    /** Ends the event and hands it to JFR if that records. */
    public void end(String port, Digest published, long size) {
        end();
        if (shouldCommit()) {
            output = port;
            digest = published.text();
            bytes = size;
            commit();
        }
    }
}
