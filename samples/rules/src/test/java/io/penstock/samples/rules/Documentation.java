package io.penstock.samples.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds public types and members without Javadoc in sources; what overrides another method has its documentation there. */
final class Documentation {

    private static final List<Tree.Kind> IMPLICITLY_PUBLIC = List.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE);

    private final DocTrees docs;
    private final CompilationUnitTree unit;

    private Documentation(DocTrees docs, CompilationUnitTree unit) {
        this.docs = docs;
        this.unit = unit;
    }

    /** The public things that nothing is said about, each as {@code File.java: name}. */
    static List<String> missingIn(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            return missingIn((JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources)));
        }
    }

    static List<String> missingIn(JavaFileObject source) throws IOException {
        return missingIn((JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, List.of(source)));
    }

    private static List<String> missingIn(JavacTask task) throws IOException {
        DocTrees docs = DocTrees.instance(task);
        return StreamSupport.stream(task.parse().spliterator(), false)
                .flatMap(unit -> new Documentation(docs, unit).missing())
                .toList();
    }

    private Stream<String> missing() {
        TreePath file = new TreePath(unit);
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .flatMap(type -> missing(new TreePath(file, type), false));
    }

    private Stream<String> missing(TreePath place, boolean implicitlyPublic) {
        Tree tree = place.getLeaf();
        if (!implicitlyPublic && !modifiers(tree).getFlags().contains(Modifier.PUBLIC)) {
            return Stream.empty();
        }
        Stream<String> own = isSaid(place) ? Stream.empty() : Stream.of(describe(tree));
        return tree instanceof ClassTree type ? Stream.concat(own, missingMembers(place, type)) : own;
    }

    private Stream<String> missingMembers(TreePath place, ClassTree type) {
        boolean implicitlyPublic = IMPLICITLY_PUBLIC.contains(type.getKind());
        return type.getMembers().stream()
                .filter(member -> member instanceof ClassTree
                        || member instanceof MethodTree
                        || (member instanceof VariableTree && type.getKind() != Tree.Kind.RECORD))
                .filter(member -> !modifiers(member).getFlags().contains(Modifier.PRIVATE))
                .flatMap(member -> missing(new TreePath(place, member), implicitlyPublic));
    }

    private boolean isSaid(TreePath place) {
        return docs.getDocComment(place) != null
                || modifiers(place.getLeaf()).getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getAnnotationType().toString().equals("Override"));
    }

    private String describe(Tree tree) {
        String name = tree instanceof ClassTree type
                ? type.getSimpleName().toString()
                : tree instanceof MethodTree method
                        ? method.getName() + "()"
                        : ((VariableTree) tree).getName().toString();
        return Path.of(unit.getSourceFile().toUri().getPath()).getFileName() + ": " + name;
    }

    private static ModifiersTree modifiers(Tree tree) {
        if (tree instanceof ClassTree type) {
            return type.getModifiers();
        }
        return tree instanceof MethodTree method ? method.getModifiers() : ((VariableTree) tree).getModifiers();
    }
}
