package com.example.words;

import com.example.words.WordCounter.Lines;
import io.penstock.Component;
import io.penstock.testing.ComponentContract;
import io.penstock.testing.TestExecution;
import java.io.IOException;
import java.util.List;

class WordCounterContractTest extends ComponentContract {

    @Override
    public Component<?> component(TestExecution test) throws IOException {
        return new WordCounter(test.input(new Lines(List.of("a rose is", "a rose"))), 1);
    }
}
