package io.penstock.data.format;

import io.penstock.data.export.FileFormat;
import io.penstock.data.json.JsonFormat;
import io.penstock.data.json.JsonSource;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Source;
import java.util.List;

/** One JSON object a line. */
final class JsonLinesDataFormat implements DataFormat {

    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public List<String> suffixes() {
        return List.of(".jsonl", ".ndjson", ".json");
    }

    @Override
    public Source source(FileSet files) {
        return JsonSource.of(files);
    }

    @Override
    public FileFormat writing() {
        return new JsonFormat();
    }
}
