import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.onnx.OnnxExport;
import io.penstock.onnx.OnnxImporter;
import io.penstock.onnx.OnnxInput;
import io.penstock.onnx.OnnxMapping;
import io.penstock.onnx.OnnxModel;
import io.penstock.onnx.OnnxOutput;
import java.nio.file.Path;
import java.util.List;

PipelineBuilder p;
OnnxMapping mapping;
Model model;
