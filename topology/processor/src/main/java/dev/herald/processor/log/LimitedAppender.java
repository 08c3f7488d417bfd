package dev.herald.processor.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Passes lines on to other appenders, but of one cause only so many a minute: see {@link Repetitions}. */
public final class LimitedAppender extends AppenderBase<ILoggingEvent> implements AppenderAttachable<ILoggingEvent> {

    private static final long SWEEP_SECONDS = 10;

    private final AppenderAttachableImpl<ILoggingEvent> targets = new AppenderAttachableImpl<>();
    private final Repetitions repetitions = new Repetitions();
    private final LongSupplier nanos;
    private @Nullable ScheduledFuture<?> sweeps;

    /** For logback's configuration. */
    public LimitedAppender() {
        this(System::nanoTime);
    }

    LimitedAppender(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public void start() {
        sweeps = getContext()
                .getScheduledExecutorService()
                .scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
        super.start();
    }

    /** Tells what was left out so far, and ends. */
    @Override
    public synchronized void stop() {
        if (sweeps != null) {
            sweeps.cancel(false);
        }
        tellAll();
        super.stop();
    }

    /** Tells what was left out so far. */
    synchronized void tellAll() {
        tell(repetitions.all());
    }

    /** Called by one thread at a time. */
    @Override
    protected void append(ILoggingEvent event) {
        long now = nanos.getAsLong();
        tell(repetitions.over(now));
        if (repetitions.passes(event, now)) {
            targets.appendLoopOnAppenders(event);
        }
    }

    synchronized void sweep() {
        tell(repetitions.over(nanos.getAsLong()));
    }

    /** Returns how many causes are remembered now. */
    synchronized int remembered() {
        return repetitions.remembered();
    }

    private void tell(List<Repetitions.LeftOut> leftOut) {
        leftOut.forEach(each -> targets.appendLoopOnAppenders(line(each)));
    }

    private ILoggingEvent line(Repetitions.LeftOut leftOut) {
        Logger logger = ((LoggerContext) getContext()).getLogger(leftOut.logger());
        Object[] arguments = {leftOut.count(), leftOut.text()};
        return new LoggingEvent(
                LimitedAppender.class.getName(),
                logger,
                leftOut.level(),
                "{} more lines like this one were left out: {}",
                null,
                arguments);
    }

    @Override
    public void addAppender(Appender<ILoggingEvent> target) {
        targets.addAppender(target);
    }

    @Override
    public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
        return targets.iteratorForAppenders();
    }

    @Override
    public @Nullable Appender<ILoggingEvent> getAppender(String name) {
        return targets.getAppender(name);
    }

    @Override
    public boolean isAttached(Appender<ILoggingEvent> target) {
        return targets.isAttached(target);
    }

    @Override
    public void detachAndStopAllAppenders() {
        targets.detachAndStopAllAppenders();
    }

    @Override
    public boolean detachAppender(Appender<ILoggingEvent> target) {
        return targets.detachAppender(target);
    }

    @Override
    public boolean detachAppender(String name) {
        return targets.detachAppender(name);
    }
}
