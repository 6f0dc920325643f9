package io.penstock.samples.benchmarks.graphs.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.flow.support.SimpleFlow;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Spring Batch over a job repository in a database of its own, put together by hand: no application context, which would take
 * time to start. Its steps are tasklets that do nothing.
 */
final class SpringBatch implements AutoCloseable {

    private static final Tasklet NOTHING = (contribution, chunk) -> RepeatStatus.FINISHED;
    private static final Tasklet STOP = (contribution, chunk) -> {
        chunk.getStepContext().getStepExecution().setTerminateOnly();
        return RepeatStatus.FINISHED;
    };

    private final JobDatabase kind;
    private final DataSource database;
    private final JdbcTransactionManager transactions;
    private final JobRepository repository;
    private final TaskExecutorJobOperator operator = new TaskExecutorJobOperator();

    /** Opens an empty job repository in a directory. */
    SpringBatch(JobDatabase kind, Path directory) {
        this.kind = kind;
        this.database = kind.open(directory);
        new ResourceDatabasePopulator(new ClassPathResource(kind.schema())).execute(database);
        this.transactions = new JdbcTransactionManager(database);
        try {
            this.repository = repository(database, transactions);
            operator.setJobRepository(repository);
            operator.setJobRegistry(new MapJobRegistry());
            operator.afterPropertiesSet();
        } catch (Exception e) { // Spring's factories declare no less
            throw new IllegalStateException("Spring Batch does not start on %s in '%s'.".formatted(kind, directory), e);
        }
    }

    private static JobRepository repository(DataSource database, JdbcTransactionManager transactions) throws Exception {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(database);
        factory.setTransactionManager(transactions);
        factory.afterPropertiesSet();
        return factory.getObject();
    }

    /** Makes a job of steps one after the other. */
    Job sequence(int steps) {
        return inSequence("sequence", steps(0, steps));
    }

    /** Makes a job of steps one after the other, and one more behind them that stops the job each time. */
    Job stopping(int steps) {
        List<Step> all = new ArrayList<>(steps(0, steps));
        all.add(step("stop", STOP));
        return inSequence("stopping", all);
    }

    /** Makes a job of two halves that two threads run at the same time, each step after step. */
    Job split(int steps) {
        return new JobBuilder("split", repository)
                .start(flow("left", steps(0, steps / 2)))
                .split(new SimpleAsyncTaskExecutor("half-"))
                .add(flow("right", steps(steps / 2, steps)))
                .end()
                .build();
    }

    /**
     * Starts the instance of a job that has this number, or restarts it, and waits for its end.
     *
     * @throws IllegalStateException if it ends in another state than is expected
     */
    void run(Job job, long number, BatchStatus expected) {
        try {
            JobExecution execution = operator.start(
                    job, new JobParametersBuilder().addLong("number", number).toJobParameters());
            if (execution.getStatus() != expected) {
                throw new IllegalStateException("Job '%s' did not end as %s: %s, %s"
                        .formatted(job.getName(), expected, execution, execution.getAllFailureExceptions()));
            }
        } catch (JobExecutionException e) {
            throw new IllegalStateException("Job '%s' does not start.".formatted(job.getName()), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            kind.close(database);
        } catch (SQLException e) {
            throw new IOException("The job repository cannot be closed.", e);
        }
    }

    private Job inSequence(String name, List<Step> steps) {
        SimpleJobBuilder job = new JobBuilder(name, repository).start(steps.get(0));
        steps.stream().skip(1).forEach(job::next);
        return job.build();
    }

    private static SimpleFlow flow(String name, List<Step> steps) {
        FlowBuilder<SimpleFlow> flow = new FlowBuilder<SimpleFlow>(name).start(steps.get(0));
        steps.stream().skip(1).forEach(flow::next);
        return flow.build();
    }

    private List<Step> steps(int from, int to) {
        List<Step> steps = new ArrayList<>();
        for (int i = from; i < to; i++) {
            steps.add(step("step-" + i, NOTHING));
        }
        return steps;
    }

    private Step step(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository).tasklet(tasklet, transactions).build();
    }
}
