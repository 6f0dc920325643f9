package io.penstock.samples.taxi;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;

/** The log of the sample: warnings to the standard error. In code, because reading logback.xml takes a tenth of a second. */
public final class QuietLogs extends ContextAwareBase implements Configurator {

    /** Is made by Logback. */
    public QuietLogs() {}

    @Override
    public ExecutionStatus configure(LoggerContext logs) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(logs);
        layout.setPattern("%-5level %logger{0}: %msg%n");
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(logs);
        encoder.setLayout(layout);
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(logs);
        appender.setEncoder(encoder);
        appender.setTarget("System.err");
        appender.start();
        Logger root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
