package io.penstock.djl;

import io.penstock.djl.internal.blocks.GeneratorBlock;
import io.penstock.djl.internal.blocks.ImageBlock;
import io.penstock.djl.internal.blocks.TextBlock;
import io.penstock.djl.internal.blocks.WideAndDeepBlock;
import io.penstock.djl.internal.model.Head;
import io.penstock.djl.internal.model.Inputs;
import io.penstock.djl.internal.model.Plan;
import io.penstock.djl.internal.model.Plan.InputScale;
import io.penstock.djl.internal.model.Scaling;
import io.penstock.djl.internal.model.TableLayout;
import io.penstock.djl.internal.tensor.TensorShapes;
import io.penstock.djl.network.NetworkShape;
import io.penstock.errors.DataException;
import io.penstock.model.Feature;
import io.penstock.model.Signature;
import java.util.List;
import java.util.Optional;

/** From estimators to the networks that they train, for the features and the problem of a signature. */
final class Plans {

    private static final String GENERATOR = "A character generator";

    private Plans() {}

    /** Returns how the network of an estimator is built and fed. */
    static Plan of(DjlEstimator estimator, Signature signature) {
        if (estimator instanceof WideAndDeep table) {
            return of(table, signature);
        }
        if (estimator instanceof ConvolutionalNetwork images) {
            return of(images, signature);
        }
        if (estimator instanceof TextClassifier texts) {
            return of(texts, signature);
        }
        if (estimator instanceof CharacterGenerator generator) {
            return of(generator, signature);
        }
        if (estimator instanceof UserNetwork own) {
            return of(own, signature);
        }
        throw new IllegalArgumentException("'%s' trains no network.".formatted(estimator));
    }

    private static Plan of(WideAndDeep estimator, Signature signature) {
        for (Feature feature : signature.features()) {
            if (feature instanceof Feature.Sequence) {
                throw unfit("Wide and deep", "numbers and categories", feature);
            }
        }
        TableLayout layout = new TableLayout(signature.features());
        return new Plan(
                () -> block(estimator, signature),
                new Inputs.Table(layout),
                signature.slots(),
                signature.problem().scores(),
                Head.of(signature.problem()),
                Optional.empty(),
                (rows, columns) -> Scaling.standard(rows, columns, layout.areNumbers()),
                estimator.dropout() > 0);
    }

    private static WideAndDeepBlock block(WideAndDeep estimator, Signature signature) {
        return new WideAndDeepBlock(
                new TableLayout(signature.features()),
                estimator.embedding(),
                estimator.hidden(),
                estimator.dropout(),
                signature.problem().scores());
    }

    /** Returns the tensors of a network, which needs no native library. */
    static TensorShapes shapes(WideAndDeep estimator, Signature signature) {
        return block(estimator, signature).shapes();
    }

    /** Returns the tensors of a network, which needs no native library. */
    static TensorShapes shapes(CharacterGenerator estimator, Signature signature) {
        int tokens = text(GENERATOR, signature).vocabulary().size();
        return GeneratorBlock.shapes(tokens, estimator.embedding(), estimator.units());
    }

    private static Plan of(ConvolutionalNetwork estimator, Signature signature) {
        for (Feature feature : signature.features()) {
            if (!(feature instanceof Feature.Numeric)) {
                throw unfit("A convolutional network", "pixels, numbers all", feature);
            }
        }
        Inputs.Image image = new Inputs.Image(estimator.height(), estimator.width(), estimator.channels());
        int pixels = image.height() * image.width() * image.channels();
        if (pixels != signature.slots()) {
            throw new DataException(
                    "Images of %d x %d pixels with %d channels are %d numbers, but the rows have %d features. Set the sizes of the images, or choose the features."
                            .formatted(image.height(), image.width(), image.channels(), pixels, signature.slots()));
        }
        return new Plan(
                () -> ImageBlock.of(
                        estimator.filters(),
                        estimator.hidden(),
                        estimator.dropout(),
                        signature.problem().scores(),
                        Math.min(image.height(), image.width())),
                image,
                pixels,
                signature.problem().scores(),
                Head.of(signature.problem()),
                Optional.empty(),
                Scaling::common,
                estimator.dropout() > 0);
    }

    private static Plan of(TextClassifier estimator, Signature signature) {
        Feature.Sequence text = text("A text classifier", signature);
        TextBlock.Sizes sizes = new TextBlock.Sizes(
                text.vocabulary().size(),
                estimator.embedding(),
                estimator.units(),
                estimator.dropout(),
                signature.problem().scores());
        return new Plan(
                () -> estimator.encoder() == TextClassifier.Encoder.RECURRENT
                        ? TextBlock.recurrent(sizes)
                        : TextBlock.convolutional(sizes, estimator.window()),
                new Inputs.Tokens(text.length()),
                text.length(),
                signature.problem().scores(),
                Head.of(signature.problem()),
                Optional.empty(),
                InputScale.NONE,
                estimator.dropout() > 0);
    }

    private static Plan of(CharacterGenerator estimator, Signature signature) {
        Feature.Sequence text = text(GENERATOR, signature);
        return new Plan(
                () -> new GeneratorBlock(text.vocabulary().size(), estimator.embedding(), estimator.units()),
                new Inputs.Tokens(text.length()),
                text.length(),
                text.length() * text.vocabulary().size(),
                Head.of(signature.problem()),
                Optional.of(new GeneratorBlock.TokenLoss()),
                InputScale.NONE,
                false);
    }

    private static Plan of(UserNetwork estimator, Signature signature) {
        NetworkShape shape = new NetworkShape(
                signature.features(), signature.slots(), signature.problem().scores());
        return new Plan(
                () -> estimator.factory().block(shape),
                new Inputs.Values(shape.slots()),
                shape.slots(),
                shape.outputs(),
                Head.of(signature.problem()),
                estimator.loss(),
                InputScale.NONE,
                true);
    }

    static Feature.Sequence text(String who, Signature signature) {
        List<Feature> features = signature.features();
        if (features.size() == 1 && features.get(0) instanceof Feature.Sequence text) {
            return text;
        }
        throw new DataException(
                "%s reads one sequence of tokens, but the features are %s. Let the transform make only that."
                        .formatted(who, features.stream().map(Feature::name).toList()));
    }

    private static DataException unfit(String who, String what, Feature feature) {
        return new DataException("%s reads %s, but feature '%s' is a %s. Leave it out, or choose another estimator."
                .formatted(who, what, feature.name(), feature.getClass().getSimpleName()));
    }
}
