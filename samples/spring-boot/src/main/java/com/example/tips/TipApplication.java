package com.example.tips;

import io.penstock.runtime.Workspace;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A Spring Boot service that trains its own model and answers from it. */
@SpringBootApplication
public class TipApplication {

    /** Starts the service. */
    public static void main(String... arguments) {
        SpringApplication.run(TipApplication.class, arguments);
    }

    /** The workspace, closed with the context, after the beans that use it. */
    @Bean
    Workspace workspace(@Value("${tips.home}") String home) {
        return Workspace.open(Path.of(home, "workspace"));
    }
}
