package io.penstock.cli;

import picocli.CommandLine.IVersionProvider;

/** Says which Penstock this is, and on which Java. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "penstock %s (Java %s)".formatted(version == null ? "of the working copy" : version, Runtime.version());
    }
}
